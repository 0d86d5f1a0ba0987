// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sessions: validators come and go, contradict themselves, and vote for another runtime.

mod common;

use codec::Encode;
use common::{account, check_invariants, genesis};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::{KeyOwnerProofSystem, OnFinalize, OnInitialize},
	},
	frame_system, pallet_aura, pallet_grandpa, pallet_session, pallet_tx_pause,
	sp_consensus_grandpa::{self, Equivocation, EquivocationProof, KEY_TYPE},
	sp_core::{ed25519, Pair, H256},
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		BoundedVec, DispatchError,
	},
};
use smartcharge_runtime::*;

/// Blocks of a session of the preset for tests.
const SESSION: u32 = 10;

fn go_to(block: u32) {
	while System::block_number() < block {
		let now = System::block_number();
		if now > 0 {
			Grandpa::on_finalize(now);
		}
		System::set_block_number(now + 1);
		Session::on_initialize(now + 1);
	}
}

fn network(test: impl FnOnce()) {
	let mut ext = genesis(Some("local_testnet"));
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		go_to(1);
		test();
		check_invariants();
	});
}

/// The validator of the member `//member`.
fn validator(member: &str) -> AccountId {
	account(&format!("{member}//stash"))
}

fn finaliser(member: &str) -> ed25519::Pair {
	ed25519::Pair::from_string(&format!("//{member}"), None).unwrap()
}

/// Two votes of a validator in one round.
fn contradiction(member: &str) -> EquivocationProof<Hash, BlockNumber> {
	let (round, set) = (1, 0);
	let vote = |byte: u8| {
		let prevote =
			finality_grandpa::Prevote { target_hash: H256::repeat_byte(byte), target_number: 1u32 };
		let message = finality_grandpa::Message::Prevote(prevote.clone());
		let payload = sp_consensus_grandpa::localized_payload(round, set, &message);
		(prevote, finaliser(member).sign(&payload).into())
	};
	EquivocationProof::new(
		set,
		Equivocation::Prevote(finality_grandpa::Equivocation {
			round_number: round,
			identity: finaliser(member).public().into(),
			first: vote(1),
			second: vote(2),
		}),
	)
}

#[test]
fn an_equivocator_leaves_the_set_and_its_member_is_reported() {
	network(|| {
		let finaliser = sp_consensus_grandpa::AuthorityId::from(finaliser("Dso").public());
		let key_owner_proof = Historical::prove((KEY_TYPE, finaliser)).unwrap();
		// The proof of a session that is over still counts.
		go_to(2 * SESSION + 5);
		let report = pallet_grandpa::Call::<Runtime>::report_equivocation_unsigned {
			equivocation_proof: Box::new(contradiction("Dso")),
			key_owner_proof,
		};
		assert_eq!(
			Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(report.into())),
			Ok(Ok(()))
		);
		let reported = pallet_consortium::Event::<Runtime>::Equivocation {
			validator: validator("Dso"),
			member: account("Dso"),
			session: 0,
		};
		System::assert_has_event(reported.into());
		go_to(4 * SESSION + 1);
		assert_eq!(Session::validators().len(), 3);
		assert!(!Session::validators().contains(&validator("Dso")));
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 3);
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
		let few = pallet_consortium::Event::<Runtime>::FewValidators { validators: 3 };
		System::assert_has_event(few.into());
	});
}

#[test]
fn a_validator_that_is_admitted_sets_its_keys_and_takes_part() {
	network(|| {
		let newcomer = account("Newcomer");
		let member = account("SupplierB");
		assert_ok!(Consortium::add_validator(RuntimeOrigin::root(), newcomer.clone(), member));
		let generated = SessionKeys::generate(&newcomer.encode(), None);
		let set_keys = pallet_session::Call::<Runtime>::set_keys {
			keys: generated.keys,
			proof: generated.proof.encode(),
		};
		// Without balance: its member answers for it.
		assert_eq!(common::apply("Newcomer", set_keys), Ok(Ok(())));
		go_to(2 * SESSION + 1);
		assert!(Session::validators().contains(&newcomer));
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 5);

		let purge_keys = pallet_session::Call::<Runtime>::purge_keys {};
		assert!(matches!(common::apply("Newcomer", purge_keys), Ok(Err(_))));

		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), newcomer.clone()));
		go_to(5 * SESSION + 1);
		assert!(!Session::validators().contains(&newcomer));
	});
}

#[test]
fn an_authorised_runtime_and_no_other_can_be_applied() {
	network(|| {
		let code = b"another runtime".to_vec();
		let code_hash = BlakeTwo256::hash(&code);
		let apply = |code: &[u8]| {
			frame_system::Pallet::<Runtime>::apply_authorized_upgrade(
				RuntimeOrigin::signed(account("Brp")),
				code.to_vec(),
			)
		};
		assert!(apply(&code).is_err(), "nothing is authorised");
		assert_ok!(Consortium::authorize_upgrade(RuntimeOrigin::root(), code_hash));
		assert!(apply(b"something else").is_err());
		assert_eq!(System::authorized_upgrade().unwrap().code_hash(), &code_hash);
	});
}

#[test]
fn a_call_that_is_paused_is_refused_and_governance_is_never_paused() {
	network(|| {
		let name = |pallet: &[u8], call: &[u8]| {
			(BoundedVec::truncate_from(pallet.to_vec()), BoundedVec::truncate_from(call.to_vec()))
		};
		let authorise = pallet_charging::Call::<Runtime>::close_stale { process: 9 };
		let refusal = |call: pallet_charging::Call<Runtime>| common::dispatch("Alice", call);
		assert_eq!(
			refusal(authorise.clone()),
			Err(pallet_charging::Error::<Runtime>::UnknownProcess.into())
		);
		assert_ok!(TxPause::pause(RuntimeOrigin::root(), name(b"Charging", b"close_stale")));
		assert_eq!(
			refusal(authorise),
			Err(DispatchError::from(frame_system::Error::<Runtime>::CallFiltered))
		);
		for (pallet, call) in [(&b"Council"[..], &b"vote"[..]), (b"TxPause", b"unpause")] {
			assert_noop!(
				TxPause::pause(RuntimeOrigin::root(), name(pallet, call)),
				pallet_tx_pause::Error::<Runtime>::Unpausable
			);
		}
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn validators_of_a_benchmark_take_part() {
	use pallet_consortium::Sessions;
	network(|| {
		for name in ["x", "y"] {
			let who = account(name);
			Consortium::add_validator(RuntimeOrigin::root(), who.clone(), account("Dso")).unwrap();
			<Session as Sessions<AccountId>>::benchmark_set_keys(&who);
		}
		go_to(3 * SESSION);
		assert_eq!(Session::validators().len(), 6);
	});
}
