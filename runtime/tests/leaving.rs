// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Rights and duties that outlast a membership or a registration: nonces, exit calls, payments.

mod common;

use common::{account, apply, development, dispatch, era, next_block, read, signed_for, START};
use pallet_consortium::{EXIT_USED_UP, IMMORTAL, LIVES_TOO_LONG, NOT_A_PARTICIPANT};
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::fungible::Inspect, BoundedVec},
	frame_system, pallet_balances, pallet_multisig, pallet_proxy,
	sp_runtime::{
		generic::Era,
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		ApplyExtrinsicResult, DispatchError, MultiAddress,
	},
};
use smartcharge_primitives::{page::MAX_PAGE, SourceChoice, MILLIS_PER_HOUR};
use smartcharge_runtime::{
	access::ProxyType, configs::charging::CancellationPeriod, AccountId, Balances, Charging,
	Consortium, Executive, Multisig, Runtime, RuntimeCall, RuntimeOrigin, System,
	UncheckedExtrinsic, DAYS, TOKEN, TOKEN_PER_KWH,
};

fn id(seed: &str) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(account(seed))
}

fn register(registrar: &str, driver: &str) {
	let contract_hash = Default::default();
	let driver = account(driver);
	let call = pallet_consortium::Call::register_driver { driver, contract_hash };
	assert_eq!(dispatch(registrar, call), Ok(()));
}

fn deregister(registrar: &str, driver: &str) {
	let call = pallet_consortium::Call::deregister_driver { driver: account(driver) };
	assert_eq!(dispatch(registrar, call), Ok(()));
}

fn expel(member: &str) {
	assert_ok!(Consortium::expel(RuntimeOrigin::root(), account(member)));
}

fn deposit(who: &str, tokens: u128, reference: &[u8]) {
	let call = pallet_tokens::Call::deposit {
		who: account(who),
		amount: tokens * TOKEN,
		reference: BoundedVec::truncate_from(reference.to_vec()),
	};
	assert_eq!(dispatch("Custodian", call), Ok(()));
}

fn withdraw(tokens: u128) -> RuntimeCall {
	pallet_tokens::Call::request_withdrawal {
		amount: tokens * TOKEN,
		payout_reference: BoundedVec::truncate_from(b"p".to_vec()),
	}
	.into()
}

fn pay_to(dest: &str, tokens: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_allow_death { dest: id(dest), value: tokens * TOKEN }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1] }.into()
}

fn refused(code: u8) -> ApplyExtrinsicResult {
	Err(InvalidTransaction::Custom(code).into())
}

fn stale() -> Result<(), TransactionValidityError> {
	Err(InvalidTransaction::Stale.into())
}

fn repeat(transaction: &UncheckedExtrinsic) -> Result<(), TransactionValidityError> {
	Executive::apply_extrinsic(transaction.clone()).map(|_| ())
}

/// Alice charges at station 0; the process is scheduled.
fn charging() -> u64 {
	read(START - 1, 1_000);
	let process = pallet_charging::NextProcessId::<Runtime>::get();
	let preferences = preferences();
	let calls: [(&str, RuntimeCall); 4] = [
		(
			"Alice",
			pallet_charging::Call::authorise { station: 0, max_price_per_hour: u128::MAX }.into(),
		),
		(
			"Alice",
			pallet_charging::Call::request {
				process,
				energy: 5_000,
				steps: 4,
				step: MILLIS_PER_HOUR,
				preferences,
			}
			.into(),
		),
		(
			"SupplierA",
			pallet_charging::Call::offer {
				process,
				source: None,
				prices: BoundedVec::truncate_from(vec![TOKEN_PER_KWH; 4]),
			}
			.into(),
		),
		("Cso", pallet_charging::Call::schedule { process }.into()),
	];
	for (who, call) in calls {
		assert_eq!(dispatch(who, call), Ok(()));
	}
	process
}

fn preferences() -> pallet_charging::Preferences {
	pallet_charging::Preferences {
		source: SourceChoice::Cheapest,
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
		max_cost: None,
		when_equal: pallet_charging::WhenEqual::Late,
		flexible_power: None,
		replan: false,
		version: pallet_charging::PREFERENCES_VERSION,
	}
}

#[test]
fn field_f1_a_signed_payment_is_carried_out_once() {
	development(|| {
		register("SupplierA", "Dora");
		deposit("Dora", 20, b"1");
		let payment = signed_for("Dora", 0, era(), pay_to("Charlie", 20));
		let before = Balances::free_balance(account("Charlie"));
		assert_eq!(Executive::apply_extrinsic(payment.clone()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(account("Dora")), 0);

		deregister("SupplierA", "Dora");
		register("SupplierA", "Dora");
		deposit("Dora", 50, b"2");
		assert_eq!(repeat(&payment), stale());
		assert_eq!(Balances::free_balance(account("Charlie")), before + 20 * TOKEN);
		assert_eq!(Balances::free_balance(account("Dora")), 50 * TOKEN);
	});
}

#[test]
fn field_f1_no_transaction_lives_longer_than_a_nonce() {
	development(|| {
		let eternal = signed_for("Alice", 0, Era::Immortal, remark());
		assert_eq!(Executive::apply_extrinsic(eternal), refused(IMMORTAL));
		let long = signed_for("Alice", 0, Era::mortal(4_096, 0), remark());
		assert_eq!(Executive::apply_extrinsic(long), refused(LIVES_TOO_LONG));
		let longest = signed_for("Alice", 0, Era::mortal(2_048, 0), remark());
		assert_eq!(Executive::apply_extrinsic(longest), Ok(Ok(())));
	});
}

#[test]
fn audit_l3_a_member_without_tokens_has_the_nonce_it_had() {
	development(|| {
		let order = signed_for("Brp", 0, era(), remark());
		assert_eq!(Executive::apply_extrinsic(order.clone()), Ok(Ok(())));
		expel("Brp");
		assert_eq!(repeat(&order).unwrap_err(), refused(NOT_A_PARTICIPANT).unwrap_err());
		let roles: std::collections::BTreeSet<_> = [smartcharge_primitives::Role::Brp].into();
		let name = BoundedVec::truncate_from(b"Again".to_vec());
		let roles = roles.try_into().expect("one role");
		assert_ok!(Consortium::admit(RuntimeOrigin::root(), account("Brp"), name, roles));
		assert_eq!(repeat(&order), stale());
	});
}

#[test]
fn field_f1_the_order_of_a_hot_key_takes_effect_once() {
	development(|| {
		let proxy = |remove: bool| -> RuntimeCall {
			let (delegate, proxy_type, delay) = (id("Gateway"), ProxyType::Any, 0);
			if remove {
				pallet_proxy::Call::remove_proxy { delegate, proxy_type, delay }.into()
			} else {
				pallet_proxy::Call::add_proxy { delegate, proxy_type, delay }.into()
			}
		};
		let order = pallet_proxy::Call::proxy {
			real: id("Alice"),
			force_proxy_type: None,
			call: Box::new(pay_to("Charlie", 20)),
		};
		assert_eq!(dispatch("Alice", proxy(false)), Ok(()));
		let order = signed_for("Gateway", 0, era(), order);
		let before = Balances::free_balance(account("Charlie"));
		assert_eq!(Executive::apply_extrinsic(order.clone()), Ok(Ok(())));
		// Whatever happens in between, as long as the order is valid.
		assert_eq!(dispatch("Alice", proxy(true)), Ok(()));
		let block_hashes: u32 = <Runtime as frame_system::Config>::BlockHashCount::get();
		System::set_block_number(block_hashes);
		next_block();
		assert_eq!(dispatch("Alice", proxy(false)), Ok(()));
		assert_eq!(System::account_nonce(account("Gateway")), 1);
		let later = signed_for("Gateway", 0, era(), remark());
		assert!(repeat(&later).is_err());
		assert_eq!(Balances::free_balance(account("Charlie")), before + 20 * TOKEN);
		// When its nonce is forgotten, the hash of the block of its birth is unknown for long.
		System::set_block_number(3 * block_hashes);
		next_block();
		assert_eq!(System::account_nonce(account("Gateway")), 0);
		assert!(repeat(&order).is_err());
		assert_eq!(Balances::free_balance(account("Charlie")), before + 20 * TOKEN);
	});
}

#[test]
fn field_f1_the_order_of_signatories_takes_effect_once() {
	development(|| {
		let mut signatories = [account("Eve"), account("Ferdie")];
		signatories.sort();
		let shared = Multisig::multi_account_id(&signatories, 2);
		let register = pallet_consortium::Call::register_driver {
			driver: shared.clone(),
			contract_hash: Default::default(),
		};
		let deregister = pallet_consortium::Call::deregister_driver { driver: shared.clone() };
		assert_eq!(dispatch("SupplierA", register.clone()), Ok(()));
		let pay: RuntimeCall = pallet_balances::Call::transfer_allow_death {
			dest: MultiAddress::Id(shared.clone()),
			value: 50 * TOKEN,
		}
		.into();
		assert_eq!(dispatch("Alice", pay), Ok(()));

		let before = Balances::free_balance(account("Charlie"));
		let mut timepoint = None;
		let orders = [("Eve", "Ferdie"), ("Ferdie", "Eve")].map(|(signer, other)| {
			let call = pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(other)],
				maybe_timepoint: timepoint,
				call: Box::new(pay_to("Charlie", 20)),
				max_weight: pay_to("Charlie", 20).get_dispatch_info().call_weight,
			};
			timepoint = Some(Multisig::timepoint());
			let order = signed_for(signer, 0, era(), call);
			assert_eq!(Executive::apply_extrinsic(order.clone()), Ok(Ok(())));
			order
		});
		assert_eq!(Balances::free_balance(account("Charlie")), before + 20 * TOKEN);

		// Whatever happens in between, as long as the orders are valid.
		assert_eq!(dispatch("SupplierA", deregister), Ok(()));
		let block_hashes: u32 = <Runtime as frame_system::Config>::BlockHashCount::get();
		System::set_block_number(block_hashes);
		next_block();
		assert_eq!(dispatch("SupplierA", register), Ok(()));
		for (order, signer) in orders.iter().zip(["Eve", "Ferdie"]) {
			assert_eq!(System::account_nonce(account(signer)), 1);
			assert!(repeat(order).is_err());
		}
		// When their nonces are forgotten, the hash of the block of their birth is long unknown.
		System::set_block_number(3 * block_hashes);
		next_block();
		for (order, signer) in orders.iter().zip(["Eve", "Ferdie"]) {
			assert_eq!(System::account_nonce(account(signer)), 0);
			assert!(repeat(order).is_err());
		}
		assert_eq!(Balances::free_balance(account("Charlie")), before + 20 * TOKEN);
		assert_eq!(Balances::free_balance(&shared), 30 * TOKEN);
	});
}

#[test]
fn field_f2_a_deregistered_driver_disconnects_and_gets_her_money() {
	development(|| {
		let process = charging();
		deregister("SupplierA", "Alice");
		assert_eq!(apply("Alice", remark()), refused(NOT_A_PARTICIPANT));
		assert_eq!(apply("Alice", pay_to("Bob", 1)), refused(NOT_A_PARTICIPANT));

		let disconnect = || pallet_charging::Call::disconnect { process };
		assert_eq!(apply("Alice", disconnect()), Ok(Ok(())));
		assert_eq!(apply("Alice", disconnect()), refused(EXIT_USED_UP));
		common::set_time(START + 600_000);
		read(START + 600_000, 1_500);
		let record = pallet_charging::Records::<Runtime>::get(process).expect("it has ended");
		assert_eq!(record.reason, pallet_charging::FinishReason::Disconnected);
		assert_eq!(Balances::free_balance(Charging::escrow_account()), 0);

		let rest = Balances::free_balance(account("Alice"));
		assert!(rest > 900 * TOKEN, "{rest}");
		let issued = pallet_balances::TotalIssuance::<Runtime>::get();
		assert_eq!(apply("Alice", withdraw(900)), Ok(Ok(())));
		let reference = BoundedVec::truncate_from(b"paid".to_vec());
		let settle = pallet_tokens::Call::settle_withdrawal { id: 0, reference };
		assert_eq!(dispatch("Custodian", settle), Ok(()));
		assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), issued - 900 * TOKEN);
		assert_eq!(apply("Alice", withdraw(1)), refused(EXIT_USED_UP));
		System::set_block_number(System::block_number() + DAYS);
		assert_eq!(apply("Alice", withdraw(1)), Ok(Ok(())));
		// She never paid a fee: her former registrar's pool did.
		let all = Balances::total_balance(&account("Alice"));
		assert_eq!(all, rest - 900 * TOKEN);
	});
}

#[test]
fn audit_m12_one_who_left_takes_back_what_the_custodian_leaves() {
	development(|| {
		let all = Balances::free_balance(account("Alice"));
		assert_eq!(dispatch("Alice", withdraw(10)), Ok(()));
		deregister("SupplierA", "Alice");
		let cancel = || pallet_tokens::Call::cancel_withdrawal { id: 0 };
		common::set_time(START + CancellationPeriod::get());
		assert_eq!(apply("Alice", cancel()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(account("Alice")), all);
		assert_eq!(apply("Alice", cancel()), refused(EXIT_USED_UP));
		// Another kind of exit call is left.
		assert_eq!(apply("Alice", withdraw(1)), Ok(Ok(())));
	});
}

#[test]
fn audit_m6_an_expelled_supplier_is_paid_and_withdraws() {
	development(|| {
		let process = charging();
		expel("SupplierA");
		// The process continues, and who earned its parts is paid.
		common::set_time(START + MILLIS_PER_HOUR);
		read_as("Cso", START + MILLIS_PER_HOUR, 6_000);
		assert!(pallet_charging::Records::<Runtime>::contains_key(process));
		let earned = Balances::free_balance(account("SupplierA"));
		assert_eq!(earned, 5 * TOKEN);
		assert_eq!(apply("SupplierA", remark()), refused(NOT_A_PARTICIPANT));
		let prices = BoundedVec::new();
		let publish = pallet_charging::Call::publish_offer { source: None, from: START, prices };
		assert_eq!(apply("SupplierA", publish), refused(NOT_A_PARTICIPANT));
		assert_eq!(apply("SupplierA", withdraw(1)), Ok(Ok(())));
		assert_eq!(Balances::free_balance(account("SupplierA")), earned - TOKEN);
	});
}

fn read_as(who: &str, at: u64, register: u64) {
	let readings =
		BoundedVec::truncate_from(vec![common::signed_reading("Meter//0", 0, at, register)]);
	assert_eq!(dispatch(who, pallet_metering::Call::submit_readings { readings }), Ok(()));
}

#[test]
fn audit_l9_a_grid_operator_that_left_gets_what_it_earned() {
	development(|| {
		let process = charging();
		let session = match Charging::process(process).expect("it is running").phase {
			pallet_charging::Phase::Scheduled(session) => session,
			other => panic!("{other:?}"),
		};
		assert_eq!(session.dso, account("Dso"));
		expel("Dso");
		common::set_time(START + MILLIS_PER_HOUR);
		read_as("Cso", START + MILLIS_PER_HOUR, 6_000);
		assert!(pallet_charging::Records::<Runtime>::contains_key(process));
		let all = Balances::free_balance(account("Dso"));
		assert_eq!(apply("Dso", withdraw(all / TOKEN - 1)), Ok(Ok(())));
	});
}

#[test]
fn audit_m6_certificates_of_a_holder_who_left_can_be_cancelled_and_transferred() {
	development(|| {
		let made = START + MILLIS_PER_HOUR / 12;
		let (source, meter) =
			common::source("SupplierA", "Meter//1", smartcharge_primitives::Carrier::Wind, 12_000);
		let recipient = account("Alice");
		let call = pallet_origin::Call::set_recipient { source, recipient };
		assert_eq!(dispatch("SupplierA", call), Ok(()));
		common::set_time(made);
		common::submit(vec![common::signed_reading("Meter//1", meter, made, 900)]);
		common::set_time(START + 3 * MILLIS_PER_HOUR);
		next_block();
		let held = || {
			pallet_origin::Pallet::<Runtime>::certificates(&account("Alice"), None, MAX_PAGE)
				.expect("a limit within the bound")
				.items
		};
		assert_eq!(held().iter().map(|one| one.free).sum::<u64>(), 900, "{:?}", held());

		deregister("SupplierA", "Alice");
		let interval = START;
		let transfer = |to| pallet_origin::Call::transfer_certificate {
			source,
			interval,
			to: account(to),
			energy: 300,
		};
		assert_eq!(apply("Alice", transfer("Bob")), Ok(Ok(())));
		assert_eq!(apply("Alice", transfer("Bob")), refused(EXIT_USED_UP));
		let beneficiary = account("Alice");
		let cancel =
			pallet_origin::Call::cancel_certificate { source, interval, energy: 300, beneficiary };
		assert_eq!(apply("Alice", cancel), Ok(Ok(())));
		assert_eq!(held().iter().map(|one| one.free).sum::<u64>(), 300);
		// No other way: neither in a transaction, nor by a proxy that takes part.
		let lock = || pallet_origin::Call::lock_certificate {
			source,
			interval,
			energy: 100,
			reference: Default::default(),
		};
		assert_eq!(apply("Alice", lock()), refused(NOT_A_PARTICIPANT));
		assert_eq!(dispatch("Alice", lock()), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn a_former_participant_is_forgotten_in_the_end() {
	development(|| {
		register("SupplierB", "Dora");
		deregister("SupplierB", "Dora");
		assert!(System::account_exists(&account("Dora")));
		System::set_block_number(1 + 90 * DAYS);
		next_block();
		assert!(!System::account_exists(&account("Dora")));
		assert_eq!(apply("Dora", withdraw(1)), refused(NOT_A_PARTICIPANT));
	});
}
