// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Former participants, and accounts that act for others.

use super::*;
use polkadot_sdk::{
	frame_support::{
		assert_storage_noop,
		dispatch::{DispatchInfo, Pays, PostDispatchInfo},
		weights::Weight,
	},
	pallet_transaction_payment::ChargeTransactionPayment,
	sp_runtime::{
		traits::{DispatchTransaction, TransactionExtension},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
	},
};

const PROXY: u64 = 20;

/// Blocks for which an account stays after it acted for a participant.
const STAY: u64 = 2 * (10 + 1);

type Extensions = (Extension, CountNonce<Test>);

fn extension(nonce: u32) -> Extensions {
	(ChargeTransactionPayment::from(0).into(), CountNonce::from(nonce))
}

/// Runs a transaction of `who` that makes `call`, with the nonce that is next.
fn run(who: u64, call: &RuntimeCall) -> Result<PostDispatchInfo, TransactionValidityError> {
	let extension = extension(System::account_nonce(who));
	let info = DispatchInfo {
		call_weight: Weight::from_parts(10, 0),
		// Without that of the nonce.
		extension_weight: extension.0.weight(call),
		..Default::default()
	};
	let post_info =
		PostDispatchInfo { actual_weight: Some(Weight::from_parts(4, 0)), pays_fee: Pays::Yes };
	extension
		.test_run(RuntimeOrigin::signed(who), call, &info, LEN, 0, |_| Ok(post_info))
		.map(Result::unwrap)
}

fn other() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn custom(code: u8) -> TransactionValidityError {
	InvalidTransaction::Custom(code).into()
}

fn deregister() {
	assert_ok!(Consortium::deregister_driver(RuntimeOrigin::signed(CSO), DRIVER));
}

fn to_block(block: u64) {
	System::set_block_number(block);
	idle();
}

#[test]
fn audit_m6_a_former_driver_makes_one_exit_call_of_a_kind_per_day() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		assert_storage_noop!(assert_eq!(run(DRIVER, &other()), Err(custom(NOT_A_PARTICIPANT))));
		let [leave, withdraw] = [ExitKind::Disconnect, ExitKind::Withdraw].map(exit_call);
		assert_ok!(run(DRIVER, &leave));
		assert_storage_noop!(assert_eq!(run(DRIVER, &leave), Err(custom(EXIT_USED_UP))));
		assert_ok!(run(DRIVER, &withdraw));
		System::set_block_number(DAY);
		assert_eq!(run(DRIVER, &leave), Err(custom(EXIT_USED_UP)));
		System::set_block_number(1 + DAY);
		assert_ok!(run(DRIVER, &leave));
		// The pool of its former registrar paid: 4 for the call, 5 for the extension.
		let paid = 4 + 5 + LEN as u128;
		assert_eq!(Consortium::pool_left(&CSO), PoolAllowance::get() - paid);
		assert_eq!(Consortium::allowance_left(&DRIVER), None);
	});
}

#[test]
fn audit_m6_an_expelled_member_has_a_pool_of_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), DSO));
		assert_ok!(run(DSO, &exit_call(ExitKind::Withdraw)));
		assert!(Consortium::pool_left(&DSO) < PoolAllowance::get());
		assert_eq!(run(DSO, &other()), Err(custom(NOT_A_PARTICIPANT)));
	});
}

#[test]
fn an_exit_ends_with_its_period() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		to_block(EXIT_PERIOD);
		assert!(Consortium::is_former(&DRIVER));
		to_block(1 + EXIT_PERIOD);
		assert!(!Consortium::is_former(&DRIVER));
		System::assert_last_event(Event::ExitEnded { account: DRIVER }.into());
		assert_eq!(System::providers(&DRIVER), 0);
		assert_eq!(run(DRIVER, &exit_call(ExitKind::Withdraw)), Err(custom(NOT_A_PARTICIPANT)));
		assert_eq!(Former::<Test>::iter().count() + Expiries::<Test>::iter().count(), 0);
		assert_eq!(FormerOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_account_of_a_former_participant_outlives_its_last_exit_call() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		let call = exit_call(ExitKind::CancelCertificate);
		let until = Former::<Test>::get(DRIVER).unwrap().until;
		// A transaction lives for 10 blocks.
		System::set_block_number(until - 10);
		assert_storage_noop!(assert_eq!(run(DRIVER, &call), Err(custom(NOT_A_PARTICIPANT))));
		System::set_block_number(until - 11);
		assert_ok!(run(DRIVER, &call));
		to_block(until - 1);
		assert_eq!(System::account_nonce(DRIVER), 1);
		to_block(until);
		// It comes back with its first nonce, when the call has expired.
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(CSO), DRIVER, hash(3)));
		assert_eq!(System::account_nonce(DRIVER), 0);
	});
}

#[test]
fn tokens_on_hold_prolong_an_exit() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		assert_ok!(System::inc_consumers(&DRIVER));
		to_block(1 + EXIT_PERIOD);
		assert_eq!(Former::<Test>::get(DRIVER).unwrap().until, 1 + 2 * EXIT_PERIOD);
		assert_ok!(run(DRIVER, &exit_call(ExitKind::Withdraw)));
		System::dec_consumers(&DRIVER);
		to_block(1 + 2 * EXIT_PERIOD);
		assert!(!Consortium::is_former(&DRIVER));
	});
}

#[test]
fn one_that_returns_is_no_former_participant() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		assert_ok!(Consortium::register_driver(RuntimeOrigin::signed(SUPPLIER), DRIVER, hash(3)));
		assert!(!Consortium::is_former(&DRIVER));
		assert_eq!(System::providers(&DRIVER), 1);
		to_block(1 + EXIT_PERIOD);
		assert!(Consortium::is_driver(&DRIVER));
		assert_eq!(System::providers(&DRIVER), 1);
	});
}

#[test]
fn signatories_of_a_former_participant_make_exit_calls_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		Delegations::set(vec![(30, DRIVER), (31, DRIVER), (32, DRIVER)]);
		let call = exit_call(ExitKind::Withdraw);
		for signer in [30, 31] {
			assert_ok!(run(signer, &call));
			assert_eq!(run(signer, &call), Err(custom(EXIT_USED_UP)));
			assert_eq!(run(signer, &other()), Err(custom(NOT_A_PARTICIPANT)));
		}
		assert_eq!(run(32, &call), Err(custom(TOO_MANY_DELEGATES)));
	});
}

#[test]
fn the_exit_calls_of_a_day_are_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		deregister();
		let note = |signer| Consortium::note_exit(&DRIVER, ExitKind::Withdraw, &signer);
		for signer in 0..u64::from(MAX_EXITS) {
			assert_ok!(note(signer).ok_or(()));
		}
		assert_storage_noop!(assert_eq!(note(100), None));
		System::set_block_number(1 + DAY);
		assert_ok!(note(100).ok_or(()));
	});
}

#[test]
fn holders_are_participants_and_former_ones() {
	use polkadot_sdk::frame_support::traits::EnsureOrigin;
	ExtBuilder::default().build_and_execute(|| {
		let holds = |who| EnsureHolder::<Test>::try_origin(RuntimeOrigin::signed(who)).is_ok();
		assert!(holds(DRIVER) && holds(CSO) && !holds(STRANGER));
		deregister();
		assert!(holds(DRIVER));
		to_block(1 + EXIT_PERIOD);
		assert!(!holds(DRIVER));
	});
}

#[test]
fn field_t20_a_hot_key_needs_no_token() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(PROXY, CSO)]);
		assert_eq!(System::providers(&PROXY), 0);
		assert_ok!(run(PROXY, &other()));
		assert_eq!((System::providers(&PROXY), System::account_nonce(PROXY)), (1, 1));
		assert_ok!(run(PROXY, &other()));
		assert_eq!((System::providers(&PROXY), System::account_nonce(PROXY)), (1, 2));
		assert_eq!(DelegatesOf::<Test>::get(CSO), 1);
	});
}

#[test]
fn the_place_of_a_hot_key_follows_the_one_that_it_acts_for() {
	ExtBuilder::default().build_and_execute(|| {
		let places = || [CSO, SUPPLIER].map(DelegatesOf::<Test>::get);
		Delegations::set(vec![(PROXY, CSO)]);
		assert_ok!(run(PROXY, &other()));
		Delegations::set(vec![(PROXY, SUPPLIER)]);
		assert_ok!(run(PROXY, &other()));
		assert_eq!(places(), [1, 0], "not before its stay is put off");
		// The other one has no room.
		to_block(STAY - 9);
		DelegatesOf::<Test>::insert(SUPPLIER, MaxDelegates::get());
		assert_ok!(run(PROXY, &other()));
		assert_eq!(places(), [1, MaxDelegates::get()]);
		DelegatesOf::<Test>::remove(SUPPLIER);
		to_block(2 * STAY - 18);
		assert_ok!(run(PROXY, &other()));
		assert_eq!(places(), [0, 1]);
		assert_eq!(Delegates::<Test>::get(PROXY).unwrap().participant, SUPPLIER);
		to_block(3 * STAY);
		assert_eq!(places(), [0, 0]);
	});
}

#[test]
fn the_account_of_a_hot_key_outlives_its_transactions() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(PROXY, CSO)]);
		assert_ok!(run(PROXY, &other()));
		let until = || Delegates::<Test>::get(PROXY).unwrap().until;
		assert_eq!(until(), 1 + STAY);
		// Put off as soon as less than the life of a transaction is left.
		to_block(STAY - 10);
		assert_ok!(run(PROXY, &other()));
		assert_eq!(until(), 1 + STAY);
		to_block(STAY - 9);
		assert_ok!(run(PROXY, &other()));
		assert_eq!(until(), STAY - 9 + STAY);
		to_block(until() - 1);
		assert_eq!(System::account_nonce(PROXY), 3);
		to_block(until());
		assert_eq!((System::providers(&PROXY), System::account_nonce(PROXY)), (0, 0));
		assert_eq!(DelegatesOf::<Test>::iter().count(), 0);
		// It can act again.
		assert_ok!(run(PROXY, &other()));
	});
}

#[test]
fn few_accounts_act_for_a_participant() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(20, CSO), (21, CSO), (22, CSO), (23, DSO)]);
		assert_ok!(run(20, &other()));
		assert_ok!(run(21, &other()));
		assert_storage_noop!(assert_eq!(run(22, &other()), Err(custom(TOO_MANY_DELEGATES))));
		assert_ok!(run(23, &other()));
		assert_ok!(run(20, &other()));
		to_block(1 + STAY);
		assert_ok!(run(22, &other()));
	});
}

#[test]
fn tokens_on_hold_prolong_the_account_of_a_hot_key() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(PROXY, CSO)]);
		assert_ok!(run(PROXY, &other()));
		assert_ok!(System::inc_consumers(&PROXY));
		to_block(1 + STAY);
		assert_eq!(Delegates::<Test>::get(PROXY).unwrap().until, 1 + 2 * STAY);
		System::dec_consumers(&PROXY);
		to_block(1 + 2 * STAY);
		assert_eq!(System::providers(&PROXY), 0);
	});
}

#[test]
fn audit_l3_the_nonce_of_a_former_validator_stays_until_its_transactions_have_expired() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(run(51, &other()));
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 51));
		go_to_session(2);
		assert_eq!(System::account_nonce(51), 1);
		let until = Delegates::<Test>::get(51).unwrap().until;
		assert_eq!(until, 2 * SESSION + STAY);
		System::set_block_number(until);
		idle();
		assert_eq!((System::account_nonce(51), System::providers(&51)), (0, 0));
	});
}

#[test]
fn the_idle_time_of_a_block_limits_the_ends() {
	use polkadot_sdk::frame_support::traits::Hooks;
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(20, CSO), (21, CSO)]);
		assert_ok!(run(20, &other()));
		assert_ok!(run(21, &other()));
		System::set_block_number(1 + STAY);
		let one = <Test as Config>::WeightInfo::end_stay();
		assert_storage_noop!(Consortium::on_idle(1 + STAY, Weight::zero()));
		assert_eq!(Consortium::on_idle(1 + STAY, one), one);
		assert_eq!(Delegates::<Test>::iter().count(), 1);
		// Three, to find that there is no further one.
		assert_eq!(Consortium::on_idle(1 + STAY, Weight::MAX), one.saturating_mul(2));
		assert_eq!(Delegates::<Test>::iter().count(), 0);
	});
}

#[test]
fn weight_that_only_others_need_goes_back() {
	ExtBuilder::default().build_and_execute(|| {
		PoolWeight::set(3);
		DelegateWeight::set(4);
		Delegations::set(vec![(PROXY, CSO), (PROXY + 1, DRIVER)]);
		let used = |who| run(who, &other()).unwrap().actual_weight.unwrap().ref_time();
		let least = 4 + 5;
		assert_eq!(used(CSO), least);
		assert_eq!(used(DRIVER), least + 3);
		assert_eq!(used(PROXY), least + 7 + 4);
		assert_eq!(used(PROXY + 1), least + 3 + 7 + 4);
		// They have their accounts, until these are put off.
		assert_eq!(used(PROXY), least + 7 + 1);
		assert_eq!(used(PROXY + 1), least + 3 + 7 + 1);
		to_block(STAY - 9);
		assert_eq!(used(PROXY), least + 7 + 4);
		assert_eq!(used(PROXY), least + 7 + 1);
		PoolWeight::set(0);
		DelegateWeight::set(0);
	});
}
