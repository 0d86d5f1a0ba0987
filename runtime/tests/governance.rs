// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How the members decide, what they can decide, and that nothing takes it away from them.

mod common;

use codec::{Decode, Encode};
use common::{account, apply, calls::every_call, development, dispatch, events, genesis, STRANGER};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::GetDispatchInfo,
		storage::with_transaction,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			Contains, GetCallMetadata, OnFinalize, OnInitialize, OnRuntimeUpgrade,
		},
		weights::Weight,
		BoundedVec,
	},
	frame_system, pallet_balances, pallet_collective, pallet_grandpa, pallet_multisig,
	pallet_proxy, pallet_tx_pause,
	sp_consensus_grandpa::{ConsensusLog, GRANDPA_ENGINE_ID},
	sp_runtime::{
		traits::{BlakeTwo256, Dispatchable, Hash as _},
		DigestItem, DispatchError, MultiAddress, TransactionOutcome,
	},
};
use smartcharge_primitives::Role;
use smartcharge_runtime::{
	access::ProxyType,
	configs::{
		governance::{CouncilCollective, MotionDuration, NeverPaused},
		money::ConsortiumAccount,
		upgrades::InSafeMode,
	},
	*,
};
use std::collections::BTreeSet;

type CouncilCall = pallet_collective::Call<Runtime, CouncilCollective>;
type CouncilError = pallet_collective::Error<Runtime, CouncilCollective>;

fn roles(roles: &[Role]) -> pallet_consortium::Roles {
	roles.iter().copied().collect::<BTreeSet<_>>().try_into().unwrap()
}

fn admit(who: AccountId, of: &[Role]) -> RuntimeCall {
	let name = BoundedVec::truncate_from(b"New".to_vec());
	pallet_consortium::Call::admit { account: who, name, roles: roles(of) }.into()
}

fn propose(threshold: u32, call: &RuntimeCall) -> CouncilCall {
	CouncilCall::propose {
		threshold,
		proposal: Box::new(call.clone()),
		length_bound: u32::try_from(call.encoded_size()).unwrap(),
	}
}

fn vote(call: &RuntimeCall, index: u32, approve: bool) -> CouncilCall {
	CouncilCall::vote { proposal: BlakeTwo256::hash_of(call), index, approve }
}

fn close(call: &RuntimeCall, index: u32) -> CouncilCall {
	CouncilCall::close {
		proposal_hash: BlakeTwo256::hash_of(call),
		index,
		proposal_weight_bound: Weight::MAX,
		length_bound: 10_000,
	}
}

fn is_member(seed: &str) -> bool {
	pallet_consortium::Members::<Runtime>::contains_key(account(seed))
}

const MEMBERS: [&str; 6] = ["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian"];

#[test]
fn audit_m4_silence_is_no_vote_when_the_time_is_over() {
	// With a seventh member, as in the finding: 4 of 7 are a majority, but not two thirds.
	for (votes, carried) in [(4, false), (5, true)] {
		development(|| {
			assert_ok!(admit(account("Seventh"), &[Role::Brp]).dispatch(RuntimeOrigin::root()));
			let call = admit(account("Newcomer"), &[Role::Custodian]);
			assert_ok!(dispatch("Cso", propose(5, &call)));
			for seed in MEMBERS.into_iter().take(votes as usize) {
				assert_ok!(dispatch(seed, vote(&call, 0, true)));
			}
			System::set_block_number(System::block_number() + MotionDuration::get() + 1);
			assert_ok!(dispatch("Cso", close(&call, 0)));
			assert_eq!(is_member("Newcomer"), carried, "{votes} of 7");
			let prime = pallet_collective::Prime::<Runtime, CouncilCollective>::get();
			assert_eq!(prime, None, "no member votes for the others");
		});
	}
	development(|| {
		let call = admit(account("Newcomer"), &[Role::Custodian]);
		assert_ok!(dispatch("Cso", propose(6, &call)));
		for seed in MEMBERS.into_iter().take(5) {
			assert_ok!(dispatch(seed, vote(&call, 0, true)));
		}
		assert_noop!(dispatch("Cso", close(&call, 0)), CouncilError::TooEarly);
		System::set_block_number(System::block_number() + MotionDuration::get() + 1);
		assert_ok!(dispatch("Cso", close(&call, 0)));
		let closed = pallet_collective::Event::<Runtime, CouncilCollective>::Closed {
			proposal_hash: BlakeTwo256::hash_of(&call),
			yes: 5,
			no: 1,
		};
		assert!(events().contains(&closed.into()));
		assert!(!is_member("Newcomer"), "the sixth said nothing");
	});
}

#[test]
fn audit_m5_a_member_does_not_take_the_places_of_the_others() {
	development(|| {
		let remark = |n: u8| RuntimeCall::from(frame_system::Call::remark { remark: vec![n] });
		let too_many = pallet_consortium::Error::<Runtime>::TooManyMotions;
		for n in 0..3 {
			assert_ok!(dispatch("Cso", propose(4, &remark(n))));
		}
		let before = pallet_collective::Proposals::<Runtime, CouncilCollective>::get();
		let fourth = with_transaction(|| {
			// As a transaction does, whose call changes nothing when it fails.
			match dispatch("Cso", propose(4, &remark(3))) {
				Ok(()) => TransactionOutcome::Commit(Ok(())),
				Err(error) => TransactionOutcome::Rollback(Err(error)),
			}
		});
		assert_eq!(fourth, Err(too_many.into()));
		let after = pallet_collective::Proposals::<Runtime, CouncilCollective>::get();
		assert_eq!(before, after);
		assert_ok!(dispatch("Dso", propose(4, &remark(3))));

		// All that have a say vote one down: there is room for another.
		for seed in MEMBERS {
			assert_ok!(dispatch(seed, vote(&remark(0), 0, false)));
		}
		assert_ok!(dispatch("Brp", close(&remark(0), 0)));
		// The same call, which another member proposes, is not a motion of the first.
		assert_ok!(dispatch("Brp", propose(4, &remark(0))));
		assert_ok!(dispatch("Cso", propose(4, &remark(4))));
		assert!(dispatch("Cso", propose(4, &remark(5))).is_err());
	});
}

fn names(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let bounded = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
	(bounded(pallet), bounded(call))
}

#[test]
fn audit_m10_nothing_that_members_decide_can_be_paused() {
	development(|| {
		let by = |ayes, call: &RuntimeCall| {
			let origin =
				pallet_collective::RawOrigin::<AccountId, CouncilCollective>::Members(ayes, 6);
			let undone = with_transaction(|| {
				let result = call.clone().dispatch(RuntimeOrigin::from(origin));
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(result.map(|_| ())))
			});
			undone.unwrap().map_err(|error| error.error)
		};
		let mut decided = 0;
		for ((pallet, call), with_zeros) in every_call() {
			// Two thirds may, one third may not: members decide it.
			let governed = by(2, &with_zeros) == Err(DispatchError::BadOrigin)
				&& by(4, &with_zeros) != Err(DispatchError::BadOrigin);
			if governed {
				decided += 1;
				assert!(NeverPaused::contains(&names(pallet, call)), "{pallet}.{call}");
				assert!(InSafeMode::contains(&with_zeros), "{pallet}.{call}");
				assert_noop!(
					TxPause::pause(RuntimeOrigin::root(), names(pallet, call)),
					pallet_tx_pause::Error::<Runtime>::Unpausable
				);
			}
		}
		// Members and validators 5, runtime, finality, money; areas 2; peers; pauses 2; motions 2.
		assert!(decided >= 15, "only {decided} calls are found");
	});
}

#[test]
fn audit_m10_no_way_to_vote_can_be_paused() {
	development(|| {
		for pallet in ["Council", "Multisig", "Proxy", "Utility", "System", "Session", "SafeMode"] {
			for call in RuntimeCall::get_call_names(pallet) {
				assert_noop!(
					TxPause::pause(RuntimeOrigin::root(), names(pallet, call)),
					pallet_tx_pause::Error::<Runtime>::Unpausable
				);
			}
			let calls = every_call().into_iter().filter(|((of, _), _)| *of == pallet);
			for ((_, name), call) in calls {
				assert!(InSafeMode::contains(&call), "{pallet}.{name}");
			}
		}
		// What members do not decide can be.
		assert_ok!(TxPause::pause(RuntimeOrigin::root(), names("Tokens", "deposit")));
	});
}

#[test]
fn a_pause_that_is_no_longer_possible_is_removed() {
	development(|| {
		let (voting, other) = (names("Multisig", "as_multi"), names("Tokens", "deposit"));
		for name in [&voting, &other] {
			pallet_tx_pause::PausedCalls::<Runtime>::insert(name, ());
		}
		migrations::ResumeForGood::on_runtime_upgrade();
		let left: Vec<_> = pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().collect();
		assert_eq!(left, [other]);
	});
}

#[test]
fn audit_m10_validators_without_a_peer_keep_the_network_open() {
	genesis(Some("local_testnet")).execute_with(|| {
		System::set_block_number(1);
		common::set_time(common::START);
		let enforce = || Peers::enforce(RuntimeOrigin::root(), true);
		let list = |member: &str| {
			let (peer, proof) = common::node(member);
			dispatch(member, pallet_peers::Call::authorise_peer { peer, proof })
		};
		for member in ["Cso", "Dso", "SupplierA", "SupplierB"] {
			assert_ok!(list(member));
		}
		// Two halves could not finalise, nor could three of four continue when one fails.
		assert_noop!(enforce(), pallet_peers::Error::<Runtime>::ValidatorWithoutPeer);
		assert_ok!(list("Brp"));
		assert_ok!(enforce());
		let revoke = |member: &str| {
			let (peer, _) = common::node(member);
			dispatch(member, pallet_peers::Call::revoke_peer { peer })
		};
		assert_noop!(revoke("Brp"), pallet_peers::Error::<Runtime>::LastPeerOfValidator);
		assert_ok!(revoke("SupplierB"));
	});
}

#[test]
fn audit_l2_a_member_whose_money_is_on_hold_is_expelled() {
	development(|| {
		let who = account("Brp");
		assert_ok!(Balances::transfer(
			&account("Alice"),
			&who,
			100,
			polkadot_sdk::frame_support::traits::tokens::Preservation::Preserve
		));
		let reason = RuntimeHoldReason::Tokens(pallet_tokens::HoldReason::Withdrawal);
		assert_ok!(Balances::hold(&reason, &who, 99));
		// The last free unit leaves: nothing but the membership keeps the account.
		let all = pallet_balances::Call::transfer_all {
			dest: MultiAddress::Id(account("Alice")),
			keep_alive: false,
		};
		assert_ok!(dispatch("Brp", all));
		if Balances::balance(&who) > 0 {
			let rest = pallet_balances::Call::transfer_allow_death {
				dest: MultiAddress::Id(account("Alice")),
				value: Balances::balance(&who),
			};
			assert_ok!(dispatch("Brp", rest));
		}
		assert_eq!(Balances::balance(&who), 0);
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), who.clone()));
		assert!(!is_member("Brp"));
		assert_eq!(Balances::total_balance(&who), 99, "it continues to be on hold");
		assert_ok!(Balances::release(
			&reason,
			&who,
			99,
			polkadot_sdk::frame_support::traits::tokens::Precision::Exact
		));
	});
}

#[test]
fn audit_l5_members_spend_the_fees() {
	development(|| {
		let fund = ConsortiumAccount::get();
		assert_ok!(Balances::transfer(
			&account("Alice"),
			&fund,
			100 * TOKEN,
			polkadot_sdk::frame_support::traits::tokens::Preservation::Preserve
		));
		let spend: RuntimeCall =
			pallet_consortium::Call::spend { to: account("Brp"), amount: 60 * TOKEN }.into();
		assert_ok!(dispatch("Brp", propose(4, &spend)));
		for seed in ["Cso", "Dso", "SupplierA", "Brp"] {
			assert_ok!(dispatch(seed, vote(&spend, 0, true)));
		}
		assert_ok!(dispatch("Brp", close(&spend, 0)));
		assert_eq!(Balances::free_balance(account("Brp")), 60 * TOKEN);
		assert_eq!(Balances::free_balance(fund), 40 * TOKEN);
	});
}

#[test]
fn audit_l6_tokens_go_to_those_who_take_part() {
	genesis(Some("local_testnet")).execute_with(|| {
		System::set_block_number(1);
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		let calls = |dest: AccountId| {
			let dest = MultiAddress::Id(dest);
			[
				pallet_balances::Call::transfer_allow_death { dest: dest.clone(), value: 2 },
				pallet_balances::Call::transfer_keep_alive { dest: dest.clone(), value: 2 },
				pallet_balances::Call::transfer_all { dest, keep_alive: true },
			]
			.map(RuntimeCall::from)
		};
		for call in calls(account(STRANGER)) {
			assert_eq!(dispatch("Alice", call.clone()), filtered);
			let batch = polkadot_sdk::pallet_utility::Call::batch_all { calls: vec![call] };
			assert_eq!(dispatch("Alice", batch), filtered);
		}
		for dest in
			[account("Bob"), account("Brp"), account("Cso//stash"), ConsortiumAccount::get()]
		{
			assert_ok!(dispatch("Alice", calls(dest)[0].clone()));
		}
		assert_ok!(dispatch("Bob", calls(account("Alice"))[2].clone()));

		// A key of Alice, as soon as it has acted for her.
		let hot = account("Gateway");
		let add = pallet_proxy::Call::add_proxy {
			delegate: MultiAddress::Id(hot.clone()),
			proxy_type: ProxyType::Any,
			delay: 0,
		};
		assert_ok!(dispatch("Alice", add));
		assert_eq!(dispatch("Alice", calls(hot.clone())[0].clone()), filtered);
		let act = pallet_proxy::Call::proxy {
			real: MultiAddress::Id(account("Alice")),
			force_proxy_type: None,
			call: Box::new(frame_system::Call::remark { remark: vec![1] }.into()),
		};
		assert_eq!(apply("Gateway", act), Ok(Ok(())));
		assert_ok!(dispatch("Alice", calls(hot)[0].clone()));
	});
}

#[test]
fn field_nh1_a_multisig_account_is_the_first_custodian_of_a_network() {
	development(|| {
		let mut signatories = [account("Eve"), account("Ferdie")];
		signatories.sort();
		let bank = Multisig::multi_account_id(&signatories, 2);
		assert_ok!(admit(bank, &[Role::Custodian]).dispatch(RuntimeOrigin::root()));
		assert_ok!(Tokens::attest_reserve(
			RuntimeOrigin::signed(account("Brp")),
			2_000_000 * TOKEN
		));
		let deposit: RuntimeCall = pallet_tokens::Call::deposit {
			who: account("Charlie"),
			amount: 5 * TOKEN,
			reference: BoundedVec::truncate_from(b"1".to_vec()),
		}
		.into();
		let before = Balances::free_balance(account("Charlie"));
		let mut timepoint = None;
		for (seed, other) in [("Eve", "Ferdie"), ("Ferdie", "Eve")] {
			// They own nothing, and their accounts do not exist before.
			assert!(!System::account_exists(&account(seed)));
			let call = pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(other)],
				maybe_timepoint: timepoint,
				call: Box::new(deposit.clone()),
				max_weight: deposit.get_dispatch_info().call_weight,
			};
			let at = Multisig::timepoint();
			assert_eq!(apply(seed, call), Ok(Ok(())), "{seed}");
			timepoint = Some(at);
			assert_eq!(Balances::total_balance(&account(seed)), 0);
		}
		assert_eq!(Balances::free_balance(account("Charlie")), before + 5 * TOKEN);
	});
}

/// Blocks of a session of the preset for tests.
const SESSION: BlockNumber = 10;

/// Runs to `block`, and returns the changes of authorities that were announced on the way.
fn go_to(block: BlockNumber) -> Vec<ConsensusLog<BlockNumber>> {
	let mut changes = Vec::new();
	while System::block_number() < block {
		let now = System::block_number();
		if now > 0 {
			Grandpa::on_finalize(now);
		}
		for log in System::digest().logs {
			if let DigestItem::Consensus(GRANDPA_ENGINE_ID, log) = log {
				changes.push(ConsensusLog::decode(&mut &log[..]).unwrap());
			}
		}
		System::reset_events();
		System::initialize(&(now + 1), &Default::default(), &Default::default());
		Session::on_initialize(now + 1);
	}
	changes
}

#[test]
fn audit_m10_finality_restarts_after_two_of_four_validators_lost_their_keys() {
	genesis(Some("local_testnet")).execute_with(|| {
		go_to(15);
		let finalized = 13;
		let stalled = |best, delay| Consortium::note_stalled(RuntimeOrigin::root(), best, delay);
		go_to(2 * SESSION + 5);
		assert_noop!(
			stalled(finalized, SESSION),
			pallet_consortium::Error::<Runtime>::SetUnchanged
		);
		for lost in ["Dso", "Brp"] {
			let validator = account(&format!("{lost}//stash"));
			assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), validator));
		}
		assert_noop!(
			stalled(finalized, SESSION),
			pallet_consortium::Error::<Runtime>::LostValidatorsSeated
		);
		// The next session is planned without them.
		go_to(3 * SESSION + 1);
		assert_ok!(stalled(finalized, SESSION));
		assert_noop!(
			stalled(finalized, SESSION),
			pallet_consortium::Error::<Runtime>::ChangePending
		);
		let changes = go_to(4 * SESSION + 1);
		let [ConsensusLog::ForcedChange(best, change)] = &changes[..] else {
			panic!("another change than a forced one: {changes:?}")
		};
		assert_eq!((*best, change.delay, change.next_authorities.len()), (finalized, SESSION, 2));
		assert_eq!(Session::validators().len(), 2);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4, "until the delay is over");

		// A change on the way waits, because GRANDPA would miss it.
		let cso = account("Cso//stash");
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), cso));
		let changes = go_to(5 * SESSION + 1);
		assert!(changes.is_empty(), "{changes:?}");
		assert_eq!(Grandpa::grandpa_authorities().len(), 2);
		assert_eq!(pallet_grandpa::PendingChange::<Runtime>::get().map(|_| ()), None);
		let changes = go_to(8 * SESSION + 1);
		assert_eq!(changes.len(), 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 1);
		assert_eq!(Session::validators().len(), 1);
		common::check_invariants();
	});
}
