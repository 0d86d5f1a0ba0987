// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who may transact, on whose behalf, and who may make which call.

mod common;

use common::{
	account, apply,
	blocks::{sign, Chain},
	calls::every_call,
	check_invariants, development, dispatch, genesis, next_block, read, transaction, START,
	STRANGER,
};
use pallet_consortium::{ALLOWANCE_USED_UP, NOT_A_PARTICIPANT, UNRETURNED_WEIGHT};
use pallet_settlement::{
	calendar::{first_ptu, local_day},
	Netting, Terms, Volume,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		storage::with_transaction,
		traits::fungible::Mutate,
		BoundedVec,
	},
	frame_system, pallet_balances, pallet_collective, pallet_multisig, pallet_proxy,
	pallet_utility,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
		DispatchError, MultiAddress, TransactionOutcome,
	},
};
use smartcharge_primitives::{hour_of, Carrier, Direction, Interval, MILLIS_PER_HOUR};
use smartcharge_runtime::{
	access::ProxyType,
	configs::{
		money::{ConsortiumAccount, DriverAllowance},
		system::MAXIMUM_BLOCK_WEIGHT,
	},
	AccountId, Balances, Consortium, Executive, Runtime, RuntimeCall, RuntimeOrigin, System,
	UncheckedExtrinsic, TOKEN, TOKEN_PER_KWH,
};

const EVERYBODY: &[&str] =
	&["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian", "Alice", "Bob", "Charlie"];

fn remark(bytes: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![0; bytes] }.into()
}

fn refused() -> Result<(), TransactionValidityError> {
	Err(InvalidTransaction::Custom(NOT_A_PARTICIPANT).into())
}

/// A transaction's validity, whatever its call did.
fn admitted(seed: &str, call: impl Into<RuntimeCall>) -> Result<(), TransactionValidityError> {
	apply(seed, call).map(|_| ())
}

#[test]
fn strangers_are_refused_whatever_they_own() {
	development(|| {
		assert_eq!(admitted(STRANGER, remark(1)), refused());
		Balances::transfer(
			&account("Alice"),
			&account(STRANGER),
			100 * TOKEN,
			polkadot_sdk::frame_support::traits::tokens::Preservation::Preserve,
		)
		.unwrap();
		assert_eq!(admitted(STRANGER, remark(1)), refused());
		assert_eq!(System::account_nonce(account(STRANGER)), 0);
	});
}

#[test]
fn participants_transact_free_without_any_balance() {
	development(|| {
		for seed in ["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian", "Alice"] {
			let before = Balances::free_balance(account(seed));
			assert_eq!(apply(seed, remark(1)), Ok(Ok(())), "{seed}");
			assert_eq!(Balances::free_balance(account(seed)), before, "{seed}");
			assert_eq!(System::account_nonce(account(seed)), 1, "{seed}");
		}
	});
}

#[test]
fn beyond_the_allowance_a_driver_pays_and_the_fee_goes_to_the_consortium() {
	development(|| {
		let before = Balances::free_balance(account("Alice"));
		let mut free = 0;
		while Balances::free_balance(account("Alice")) == before {
			assert_eq!(admitted("Alice", remark(60_000)), Ok(()));
			free += 1;
			assert!(free < 1_000, "the allowance never ends");
		}
		assert!(free > 3, "the allowance is worth something");
		let fee = before - Balances::free_balance(account("Alice"));
		assert_eq!(Balances::free_balance(ConsortiumAccount::get()), fee);
	});
}

#[test]
fn without_money_the_quota_is_the_end_and_recovers_with_blocks() {
	development(|| {
		// Brp has no balance, but a member's large allowance; a driver without balance it is.
		let registered = pallet_consortium::Call::register_driver {
			driver: account("Dave"),
			contract_hash: Default::default(),
		};
		assert_eq!(dispatch("SupplierA", registered), Ok(()));
		let mut calls = 0;
		let refusal = loop {
			match admitted("Dave", remark(60_000)) {
				Ok(()) => calls += 1,
				Err(error) => break error,
			}
			assert!(calls < 1_000, "the quota never ends");
		};
		assert_eq!(refusal, InvalidTransaction::Custom(ALLOWANCE_USED_UP).into());
		for _ in 0..DriverAllowance::get() / 300 {
			next_block();
		}
		assert_eq!(admitted("Dave", remark(60_000)), Ok(()));
	});
}

#[test]
fn a_batch_uses_the_allowance_of_all_that_is_in_it() {
	development(|| {
		let left = || Consortium::allowance_left(&account("Alice")).unwrap();
		let full = left();
		assert_eq!(apply("Alice", remark(1_000)), Ok(Ok(())));
		let single = full - left();
		let before = left();
		let calls = vec![remark(1_000); 20];
		assert_eq!(apply("Alice", pallet_utility::Call::batch { calls }), Ok(Ok(())));
		assert!(before - left() > 5 * single, "{} for 20 of {single}", before - left());
	});
}

#[test]
fn a_proxy_acts_for_a_participant_within_its_type() {
	development(|| {
		let hot = account("Gateway");
		let add = pallet_proxy::Call::add_proxy {
			delegate: MultiAddress::Id(hot.clone()),
			proxy_type: ProxyType::Metering,
			delay: 0,
		};
		assert_eq!(apply("Cso", add), Ok(Ok(())));
		// It needs no token.
		assert!(!System::account_exists(&hot));
		let proxied = |call: RuntimeCall| pallet_consortium::Call::act_for {
			real: account("Cso"),
			proxy_type: None,
			call: Box::new(call),
		};
		let reading = common::signed_reading("Meter//0", 0, START, 1_000);
		let readings = BoundedVec::truncate_from(vec![reading]);
		let submit = pallet_metering::Call::submit_readings { readings };

		let before = Consortium::allowance_left(&account("Cso")).unwrap();
		assert_eq!(apply("Gateway", proxied(submit.into())), Ok(Ok(())));
		let latest = pallet_metering::Pallet::<Runtime>::find_meter(0).unwrap().latest.unwrap();
		assert_eq!(latest.register, 1_000);
		assert!(Consortium::allowance_left(&account("Cso")).unwrap() < before);
		assert_eq!((Balances::free_balance(&hot), System::account_nonce(&hot)), (0, 1));

		// Not its own business, nor that of others.
		assert_eq!(admitted("Gateway", remark(1)), refused());
		let close = pallet_charging::Call::close_station { station: 0 };
		let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_eq!(apply("Gateway", proxied(close.into())), Ok(Err(filtered)));
		assert!(pallet_charging::Stations::<Runtime>::get(0).unwrap().open);
		assert_eq!(admitted("Mallory", proxied(remark(1))), refused());
	});
}

#[test]
fn a_proxy_with_a_delay_does_not_act_for_a_participant() {
	development(|| {
		System::inc_providers(&account("Gateway"));
		let add = pallet_proxy::Call::add_proxy {
			delegate: MultiAddress::Id(account("Gateway")),
			proxy_type: ProxyType::Any,
			delay: 1,
		};
		assert_eq!(apply("Cso", add), Ok(Ok(())));
		let proxied = pallet_proxy::Call::proxy {
			real: MultiAddress::Id(account("Cso")),
			force_proxy_type: None,
			call: Box::new(remark(1)),
		};
		assert_eq!(admitted("Gateway", proxied), refused());
	});
}

#[test]
fn nobody_makes_an_account_that_nobody_answers_for() {
	development(|| {
		let call =
			pallet_proxy::Call::create_pure { proxy_type: ProxyType::Any, delay: 0, index: 0 };
		assert_eq!(
			dispatch("Alice", call),
			Err(frame_system::Error::<Runtime>::CallFiltered.into())
		);
	});
}

#[test]
fn signatories_act_for_a_participant_that_is_shared() {
	development(|| {
		let mut signatories = [account("Eve"), account("Ferdie")];
		signatories.sort();
		let shared = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories, 2);
		let register = pallet_consortium::Call::register_driver {
			driver: shared,
			contract_hash: Default::default(),
		};
		assert_eq!(dispatch("SupplierA", register), Ok(()));
		let approve = |other: &str, threshold| pallet_multisig::Call::approve_as_multi {
			threshold,
			other_signatories: vec![account(other)],
			maybe_timepoint: None,
			call_hash: [0; 32],
			max_weight: Default::default(),
		};
		assert_eq!(admitted("Eve", approve("Ferdie", 2)), Ok(()));
		// Another threshold or another signatory make another account.
		assert_eq!(admitted("Eve", approve("Ferdie", 3)), refused());
		assert_eq!(admitted("Eve", approve("Mallory", 2)), refused());
		assert_eq!(admitted("Eve", remark(1)), refused());
	});
}

/// The highest priority first, as a pool hands them out; equals as they came.
fn by_priority(mut pool: Vec<UncheckedExtrinsic>) -> Vec<UncheckedExtrinsic> {
	let priority = |transaction: &UncheckedExtrinsic| {
		// Validation begins a block of its own.
		let validity = with_transaction(|| {
			let source = TransactionSource::External;
			let validity =
				Executive::validate_transaction(source, transaction.clone(), Default::default());
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
		});
		validity.expect("a transaction that is not nested").map_or(0, |valid| valid.priority)
	};
	pool.sort_by_cached_key(|transaction| core::cmp::Reverse(priority(transaction)));
	pool
}

#[test]
fn audit_h5_refused_calls_of_fresh_drivers_do_not_keep_others_out() {
	const FRESH: usize = 12;
	genesis(Some("development")).execute_with(|| {
		let mut chain = Chain::found();
		let mut at = START;
		for block in 0..5usize {
			at += 2_000;
			chain.block(at, || {
				let fresh: Vec<_> =
					(block * FRESH..(block + 1) * FRESH).map(|n| format!("Fresh//{n}")).collect();
				let calls = fresh
					.iter()
					.map(|driver| {
						let (driver, contract_hash) = (account(driver), Default::default());
						pallet_consortium::Call::register_driver { driver, contract_hash }.into()
					})
					.collect();
				sign("SupplierB", pallet_utility::Call::batch_all { calls });
				// The most expensive calls, of a process that does not exist: as many as the
				// allowance of a fresh driver takes. Together they declare more than a block.
				let expensive: RuntimeCall = pallet_charging::Call::change_source {
					process: u64::MAX,
					choice: smartcharge_primitives::SourceChoice::Cheapest,
				}
				.into();
				let batch = pallet_utility::Call::force_batch { calls: vec![expensive.clone(); 4] };
				let declared = RuntimeCall::from(batch.clone()).get_dispatch_info().call_weight;
				assert!(declared.ref_time() * FRESH as u64 > MAXIMUM_BLOCK_WEIGHT.ref_time());
				let mut pool: Vec<_> =
					fresh.iter().map(|driver| transaction(driver, batch.clone())).collect();
				// An operator that has used a part of its allowance, and a driver of another
				// registrar.
				let reading = common::signed_reading("Meter//0", 0, at, 2 * block as u64);
				let readings = BoundedVec::truncate_from(vec![reading]);
				let honest =
					transaction("Cso", pallet_metering::Call::submit_readings { readings });
				pool.extend([honest.clone(), transaction("Alice", remark(1))]);

				let pool = by_priority(pool);
				assert!(pool[0] == honest, "a member goes first");
				let before = System::block_weight().get(DispatchClass::Normal).ref_time();
				for transaction in &pool {
					assert_eq!(Executive::apply_extrinsic(transaction.clone()), Ok(Ok(())));
				}
				let after = System::block_weight().get(DispatchClass::Normal).ref_time();
				let share = (after - before) * 100 / MAXIMUM_BLOCK_WEIGHT.ref_time();
				assert!(share < 5, "{share} % of the block");
			});
		}
		let meter = pallet_metering::Pallet::<Runtime>::find_meter(0).unwrap();
		assert_eq!(meter.latest.unwrap().register, 8);
		check_invariants();
	});
}

#[test]
fn audit_h5_a_refused_call_costs_no_more_than_it_did() {
	const MOST: u64 = MAXIMUM_BLOCK_WEIGHT.ref_time() / 200;
	development(|| {
		let driver = account("Dora");
		let register = pallet_consortium::Call::register_driver {
			driver: driver.clone(),
			contract_hash: Default::default(),
		};
		assert_eq!(dispatch("SupplierA", register), Ok(()));
		let mut refused = 0;
		for ((pallet, call), with_zeros) in every_call() {
			let undone = with_transaction(|| {
				let result = with_zeros.clone().dispatch(RuntimeOrigin::signed(driver.clone()));
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
			});
			let Err(refusal) = undone.expect("a call that is not nested") else { continue };
			refused += 1;
			let spent = refusal.post_info.calc_actual_weight(&with_zeros.get_dispatch_info());
			if spent.ref_time() > MOST {
				// A new code of the runtime declares more than a driver has, or is up to root.
				let outcome = admitted("Dora", with_zeros);
				let too_much = [ALLOWANCE_USED_UP, UNRETURNED_WEIGHT]
					.map(|code| Err(InvalidTransaction::Custom(code).into()));
				assert!(too_much.contains(&outcome), "{pallet}.{call}: {outcome:?}, {spent:?}");
			}
		}
		assert!(refused >= 100, "only {refused} calls are refused");
	});
}

#[test]
fn nobody_burns_money() {
	development(|| {
		let burn = || pallet_balances::Call::burn { value: TOKEN, keep_alive: false };
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		assert_eq!(dispatch("Alice", burn()), filtered);
		let batch = pallet_utility::Call::batch_all { calls: vec![burn().into()] };
		assert_eq!(dispatch("Alice", batch), filtered);
		let proxied = pallet_proxy::Call::proxy {
			real: MultiAddress::Id(account("Alice")),
			force_proxy_type: None,
			call: Box::new(burn().into()),
		};
		let add = pallet_proxy::Call::add_proxy {
			delegate: MultiAddress::Id(account("Bob")),
			proxy_type: ProxyType::Any,
			delay: 0,
		};
		assert_eq!(dispatch("Alice", add), Ok(()));
		assert_eq!(dispatch("Bob", proxied), Ok(()));
		let acting = pallet_consortium::Call::act_for {
			real: account("Alice"),
			proxy_type: None,
			call: Box::new(burn().into()),
		};
		assert_eq!(dispatch("Bob", acting), filtered);
		assert_eq!(Balances::free_balance(account("Alice")), 1_000 * TOKEN);
	});
}

/// The local day after the start.
fn tomorrow() -> pallet_settlement::Day {
	local_day(hour_of(START)) + 1
}

fn contract_terms() -> Terms {
	Terms { netting: Netting::Brp, volume: Volume::Programme, margin: 0 }
}

/// Each role's calls, with arguments that are in order on the development chain, and who may make
/// them.
fn calls_and_callers() -> Vec<(&'static str, RuntimeCall, &'static [&'static str])> {
	let bytes = |text: &[u8]| text.to_vec();
	let governance = &[];
	let registrars = &["Cso", "SupplierA", "SupplierB"];
	let drivers = &["Alice", "Bob", "Charlie"];
	let new_account = || account("Newcomer");
	let window = Interval::new(START + MILLIS_PER_HOUR, START + 2 * MILLIS_PER_HOUR);
	let submit = || pallet_metering::Call::submit_readings {
		readings: BoundedVec::truncate_from(vec![common::signed_reading("Meter//0", 0, START, 2)]),
	};
	vec![
		(
			"consortium.admit",
			pallet_consortium::Call::admit {
				account: new_account(),
				name: BoundedVec::truncate_from(bytes(b"New")),
				roles: [smartcharge_primitives::Role::Brp]
					.into_iter()
					.collect::<std::collections::BTreeSet<_>>()
					.try_into()
					.unwrap(),
			}
			.into(),
			governance,
		),
		(
			"consortium.expel",
			pallet_consortium::Call::expel { account: account("Brp") }.into(),
			governance,
		),
		(
			"consortium.register_driver",
			pallet_consortium::Call::register_driver {
				driver: new_account(),
				contract_hash: Default::default(),
			}
			.into(),
			registrars,
		),
		(
			"consortium.deregister_driver",
			pallet_consortium::Call::deregister_driver { driver: account("Alice") }.into(),
			&["SupplierA", "Alice"],
		),
		(
			"tokens.deposit",
			pallet_tokens::Call::deposit {
				who: account("Alice"),
				amount: TOKEN,
				reference: BoundedVec::truncate_from(bytes(b"1")),
			}
			.into(),
			&["Custodian"],
		),
		(
			"tokens.attest_reserve",
			pallet_tokens::Call::attest_reserve { amount: 5_000 * TOKEN }.into(),
			&["Brp"],
		),
		(
			"tokens.request_withdrawal",
			pallet_tokens::Call::request_withdrawal {
				amount: TOKEN,
				payout_reference: BoundedVec::truncate_from(bytes(b"p")),
			}
			.into(),
			// The others own nothing.
			&["Alice", "Bob", "Charlie", "Dso"],
		),
		(
			"invoices.anchor_invoice",
			pallet_invoices::Call::anchor_invoice {
				series: 0,
				number: 1,
				document: pallet_invoices::Document::Invoice,
				commitment: Default::default(),
			}
			.into(),
			&["Cso", "Dso", "SupplierA", "SupplierB", "Brp", "Custodian"],
		),
		(
			"corrections.set_arbiters",
			pallet_corrections::Call::set_arbiters { arbiters: Default::default() }.into(),
			governance,
		),
		(
			"grid.create_area",
			pallet_grid::Call::create_area {
				name: BoundedVec::truncate_from(bytes(b"Area")),
				dso: account("Dso"),
			}
			.into(),
			governance,
		),
		(
			"grid.set_tariff",
			pallet_grid::Call::set_tariff { area: 0, base: 1, steps: Default::default() }.into(),
			&["Dso"],
		),
		(
			"grid.report_loading",
			pallet_grid::Call::report_loading { area: 0, percent: 50 }.into(),
			&["Dso"],
		),
		(
			"grid.set_allocation",
			pallet_grid::Call::set_allocation {
				area: 0,
				ean: 871_687_140_000_000_026,
				primary: account("SupplierA"),
				secondary: Default::default(),
				from_hour: hour_of(START) + 1,
			}
			.into(),
			&["Dso"],
		),
		(
			"settlement.name_brp",
			pallet_settlement::Call::name_brp {
				brp: account("Brp"),
				from: tomorrow(),
				terms: contract_terms(),
			}
			.into(),
			&["SupplierA", "SupplierB"],
		),
		(
			"settlement.accept_supplier",
			pallet_settlement::Call::accept_supplier {
				supplier: account("SupplierA"),
				from: tomorrow(),
				terms: contract_terms(),
			}
			.into(),
			&["Brp"],
		),
		(
			"settlement.file_programme",
			pallet_settlement::Call::file_programme {
				area: 0,
				from: first_ptu(hour_of(START) + 1),
				values: vec![-1],
			}
			.into(),
			&["Brp"],
		),
		(
			"settlement.publish_prices",
			pallet_settlement::Call::publish_prices {
				from: first_ptu(hour_of(START)),
				prices: pallet_settlement::Prices::DayAhead(vec![1; 4]),
			}
			.into(),
			&["Dso", "SupplierA", "SupplierB", "Brp"],
		),
		(
			"settlement.reprice",
			pallet_settlement::Call::reprice {
				from: first_ptu(hour_of(START)),
				prices: pallet_settlement::Prices::DayAhead(vec![1; 4]),
			}
			.into(),
			governance,
		),
		(
			"metering.suspend_meter",
			pallet_metering::Call::suspend_meter { meter: 0 }.into(),
			&["Dso"],
		),
		("metering.submit_readings", submit().into(), EVERYBODY),
		(
			"origin.suspend_source",
			pallet_origin::Call::suspend_source { source: 0 }.into(),
			&["Dso"],
		),
		(
			"origin.set_recipient",
			pallet_origin::Call::set_recipient { source: 0, recipient: account("Charlie") }.into(),
			&["SupplierA"],
		),
		(
			"origin.allow_supplier",
			pallet_origin::Call::allow_supplier { meter: 1, supplier: Some(account("SupplierB")) }
				.into(),
			&["SupplierA"],
		),
		(
			"demandResponse.send_signal",
			pallet_demand_response::Call::send_signal {
				target: pallet_demand_response::Target::Area(0),
				window,
				direction: Direction::Down,
				reward: TOKEN,
				max_responses: 1,
			}
			.into(),
			&["Dso"],
		),
		(
			"charging.close_station",
			pallet_charging::Call::close_station { station: 0 }.into(),
			&["Cso"],
		),
		(
			"charging.publish_offer",
			pallet_charging::Call::publish_offer {
				source: None,
				from: START,
				prices: BoundedVec::truncate_from(vec![TOKEN_PER_KWH]),
			}
			.into(),
			&["SupplierA", "SupplierB"],
		),
		(
			"charging.publish_offer of a source",
			pallet_charging::Call::publish_offer {
				source: Some(0),
				from: START,
				prices: BoundedVec::truncate_from(vec![TOKEN_PER_KWH]),
			}
			.into(),
			&["SupplierA"],
		),
		(
			"charging.authorise",
			pallet_charging::Call::authorise { station: 0, max_price_per_hour: u128::MAX }.into(),
			drivers,
		),
	]
}

#[test]
fn who_may_call_what() {
	development(|| {
		read(START - 1, 1);
		// The first source, behind the second meter.
		common::source("SupplierA", "Meter//1", Carrier::Wind, 1_000);
		let (brp, from, terms) = (account("Brp"), tomorrow(), contract_terms());
		let named = pallet_settlement::Call::name_brp { brp, from, terms };
		assert_eq!(dispatch("SupplierA", named), Ok(()));
		for (name, call, allowed) in calls_and_callers() {
			for seed in EVERYBODY.iter().chain([&STRANGER]) {
				// Every caller meets the same chain, which is built once.
				let undone = with_transaction(|| {
					let result = dispatch(seed, call.clone());
					// A refused call changes nothing, so that the invariants hold after it as well.
					common::check_invariants();
					TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
				});
				let result = undone.expect("a transaction that is not nested");
				assert_eq!(result.is_ok(), allowed.contains(seed), "{name} by {seed}: {result:?}");
			}
		}
	});
}

#[test]
fn two_thirds_of_the_members_govern_and_fewer_do_not() {
	development(|| {
		let admit: RuntimeCall = pallet_consortium::Call::admit {
			account: account("Newcomer"),
			name: BoundedVec::truncate_from(b"New".to_vec()),
			roles: [smartcharge_primitives::Role::Cso]
				.into_iter()
				.collect::<std::collections::BTreeSet<_>>()
				.try_into()
				.unwrap(),
		}
		.into();
		let propose = |threshold| pallet_collective::Call::<Runtime, _>::propose {
			threshold,
			proposal: Box::new(admit.clone()),
			length_bound: 10_000,
		};
		let is_member = |who: &AccountId| pallet_consortium::Members::<Runtime>::contains_key(who);
		let outcome = |threshold: u32, index| {
			let hash = {
				use polkadot_sdk::sp_runtime::traits::Hash;
				polkadot_sdk::sp_runtime::traits::BlakeTwo256::hash_of(&admit)
			};
			assert_eq!(dispatch("Cso", propose(threshold)), Ok(()));
			for seed in ["Cso", "Dso", "SupplierA", "Brp"].into_iter().take(threshold as usize) {
				let vote = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::vote {
					proposal: hash,
					index,
					approve: true,
				};
				assert_eq!(dispatch(seed, vote), Ok(()));
			}
			let close = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::close {
				proposal_hash: hash,
				index,
				proposal_weight_bound: polkadot_sdk::frame_support::weights::Weight::from_parts(
					500_000_000_000,
					1_000_000,
				),
				length_bound: 10_000,
			};
			assert_eq!(dispatch("Cso", close), Ok(()));
			is_member(&account("Newcomer"))
		};
		assert!(!outcome(3, 0), "half of six members is not enough");
		assert!(outcome(4, 1), "four of six are");
		assert!(pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get()
			.contains(&account("Newcomer")));
		assert_eq!(
			dispatch("Stranger", propose(2)),
			Err(DispatchError::from(
				pallet_collective::Error::<Runtime, pallet_collective::Instance1>::NotMember
			))
		);
	});
}

#[test]
fn there_is_no_sudo() {
	use polkadot_sdk::frame_support::traits::PalletsInfoAccess;
	let names: Vec<_> = smartcharge_runtime::AllPalletsWithSystem::infos()
		.into_iter()
		.map(|info| info.name)
		.collect();
	assert!(names.contains(&"Charging"));
	assert!(!names.contains(&"Sudo"));
}
