// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		assert_storage_noop,
		dispatch::{DispatchInfo, Pays, PostDispatchInfo},
		weights::Weight,
		StorageNoopGuard,
	},
	frame_system::{self, CheckNonce},
	pallet_transaction_payment::ChargeTransactionPayment,
	sp_runtime::{
		traits::{DispatchTransaction, TransactionExtension},
		transaction_validity::{
			InvalidTransaction, TransactionSource::External, TransactionValidityError,
			ValidTransaction,
		},
		DispatchError,
	},
};
use proptest::prelude::*;
use scale_info::TypeInfo;
use smartcharge_primitives::Balance;

const PROXY: u64 = 20;

/// Weight of the extension: its own, the look-up of a delegation, the fee's.
const EXTENSION: u64 = 5 + 7 + 20;

/// Tip that is taken when the fee is.
const TIP: Balance = 3;

fn extension() -> Extension {
	ChargeTransactionPayment::from(TIP).into()
}

fn call() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn info(call_weight: u64) -> DispatchInfo {
	DispatchInfo {
		call_weight: Weight::from_parts(call_weight, 0),
		extension_weight: extension().weight(&call()),
		..Default::default()
	}
}

/// What a transaction may cost at most whose call has this weight.
fn fee(call_weight: u64) -> Balance {
	Balance::from(call_weight + EXTENSION) + LEN as Balance
}

/// What it costs in the end when a participant signs: the delegation is not looked up and, when it
/// is free, no fee withdrawn.
fn spent(call_weight: u64) -> Balance {
	fee(call_weight) - 7 - 20
}

/// What is paid for it in the end.
fn paid(call_weight: u64) -> Balance {
	fee(call_weight) - 7 + TIP
}

fn validate(who: u64, call_weight: u64) -> Result<ValidTransaction, TransactionValidityError> {
	extension()
		.validate_only(RuntimeOrigin::signed(who), &call(), &info(call_weight), LEN, External, 0)
		.map(|(validity, ..)| validity)
}

/// Runs a transaction whose call does `act`.
fn run_with(
	who: u64,
	call_weight: u64,
	post_info: PostDispatchInfo,
	act: impl FnOnce(),
) -> Result<PostDispatchInfo, TransactionValidityError> {
	let origin = RuntimeOrigin::signed(who);
	extension()
		.test_run(origin, &call(), &info(call_weight), LEN, 0, |_| {
			act();
			Ok(post_info)
		})
		.map(|outcome| outcome.unwrap())
}

fn run(who: u64, call_weight: u64) -> Result<PostDispatchInfo, TransactionValidityError> {
	run_with(who, call_weight, Default::default(), || {})
}

fn left(who: u64) -> Balance {
	Consortium::allowance_left(&who).unwrap()
}

fn refused() -> TransactionValidityError {
	InvalidTransaction::Custom(NOT_A_PARTICIPANT).into()
}

fn no_money() -> TransactionValidityError {
	InvalidTransaction::Custom(ALLOWANCE_USED_UP).into()
}

#[test]
fn looks_like_the_extension_in_it() {
	type Inner = ChargeTransactionPayment<Test>;
	assert_eq!(
		<Extension as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		"ChargeTransactionPayment"
	);
	assert_eq!(Extension::type_info(), Inner::type_info());
	let outside = <Extension as TransactionExtension<RuntimeCall>>::metadata();
	let inside = <Inner as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(outside.len(), 1);
	assert_eq!(outside[0].identifier, inside[0].identifier);
	assert_eq!(outside[0].ty, inside[0].ty);
	assert_eq!(outside[0].implicit, inside[0].implicit);

	let inner = Inner::from(1_000);
	assert_eq!(extension().encode(), Inner::from(TIP).encode());
	assert_eq!(Extension::decode(&mut &inner.encode()[..]).unwrap().0, inner);
}

#[test]
fn the_code_of_the_refusal_does_not_change() {
	assert_eq!(refused().encode(), [0, 7, 1]);
	let codes = [
		NOT_A_PARTICIPANT,
		ALLOWANCE_USED_UP,
		IMMORTAL,
		LIVES_TOO_LONG,
		TOO_MANY_DELEGATES,
		EXIT_USED_UP,
	];
	assert_eq!(codes, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_stranger_is_refused() {
	ExtBuilder::default().with_balance(STRANGER, 1_000_000).build_and_execute(|| {
		assert_storage_noop!(assert_eq!(validate(STRANGER, 100), Err(refused())));
		assert_storage_noop!(assert_eq!(run(STRANGER, 100), Err(refused())));
	});
}

#[test]
fn a_driver_without_money_can_transact() {
	ExtBuilder::default().build_and_execute(|| {
		let check_nonce = |who| {
			CheckNonce::<Test>::from(0)
				.validate_only(RuntimeOrigin::signed(who), &call(), &info(0), LEN, External, 0)
				.is_ok()
		};
		assert!(check_nonce(DRIVER));
		assert!(check_nonce(DSO));
		assert!(!check_nonce(STRANGER));
		assert_ok!(run(DRIVER, 100));
	});
}

#[test]
fn validation_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_storage_noop!(assert_ok!(validate(DRIVER, 100)));
	});
}

#[test]
fn free_until_the_allowance_is_gone_then_paid_then_refused() {
	ExtBuilder::default().with_balance(DRIVER, 1_000).build_and_execute(|| {
		let mut rest = DriverAllowance::get();
		while rest >= fee(200) {
			assert_ok!(run(DRIVER, 200));
			rest -= spent(200);
			assert_eq!(left(DRIVER), rest);
			assert_eq!(Balances::free_balance(DRIVER), 1_000);
		}
		assert_eq!(rest, 1_000 - 4 * 215);

		let mut money = 1_000;
		while money > fee(200) + TIP {
			assert_ok!(run(DRIVER, 200));
			money -= paid(200);
			assert_eq!(Balances::free_balance(DRIVER), money);
			assert_eq!(left(DRIVER), rest);
		}
		assert_storage_noop!(assert_eq!(run(DRIVER, 200), Err(no_money())));

		// What is left still suffices for less, and what recovers for more.
		assert_ok!(run(DRIVER, 98));
		assert_eq!(left(DRIVER), rest - spent(98));
		assert_eq!(run(DRIVER, 200), Err(no_money()));
		System::set_block_number(100);
		assert_ok!(run(DRIVER, 200));
		assert_eq!(Balances::free_balance(DRIVER), money);
	});
}

#[test]
fn the_last_unit_of_the_allowance_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let most = (DriverAllowance::get() - fee(0)) as u64;
		assert_eq!(run(DRIVER, most + 1), Err(no_money()));
		assert_ok!(run_with(DRIVER, most, Default::default(), || assert_eq!(left(DRIVER), 0)));
		assert_eq!(left(DRIVER), DriverAllowance::get() - spent(most));
	});
}

#[test]
fn members_have_their_own_allowance() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(run(CSO, 3_000));
		assert_eq!(left(CSO), MemberAllowance::get() - spent(3_000));
		assert_eq!(left(DSO), MemberAllowance::get());
		assert_eq!(run(DRIVER, 3_000), Err(no_money()));
	});
}

#[test]
fn the_allowance_recovers_with_the_blocks() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(run(DRIVER, 900));
		let rest = 1_000 - spent(900);
		for block in 2..20 {
			System::set_block_number(block);
			assert_eq!(left(DRIVER), rest + u128::from(block - 1) * DriverRecovery::get());
		}
		System::set_block_number(1_000);
		assert_eq!(left(DRIVER), DriverAllowance::get());

		// What has recovered is not counted twice.
		assert_ok!(run(DRIVER, 900));
		System::set_block_number(1_001);
		assert_eq!(left(DRIVER), rest + DriverRecovery::get());
		assert_ok!(run(DRIVER, 0));
		assert_eq!(left(DRIVER), rest + DriverRecovery::get() - spent(0));
	});
}

#[test]
fn what_is_free_goes_before_what_is_paid() {
	ExtBuilder::default().with_balance(DRIVER, 10_000).build_and_execute(|| {
		assert!(validate(DRIVER, 100).unwrap().priority >= FREE_PRIORITY);
		let paid = validate(DRIVER, 2_000).unwrap().priority;
		assert!(paid > 0 && paid < FREE_PRIORITY);
	});
}

#[test]
fn who_used_less_of_its_allowance_goes_first() {
	ExtBuilder::default().build_and_execute(|| {
		let fresh = validate(DRIVER, 100).unwrap().priority;
		assert_ok!(run(DRIVER, 500));
		let used = validate(DRIVER, 100).unwrap().priority;
		assert!(FREE_PRIORITY <= used && used < fresh);
		// Members go before all drivers, and rank alike among themselves.
		let member = validate(CSO, 100).unwrap().priority;
		assert!(fresh < MEMBER_PRIORITY && MEMBER_PRIORITY <= member);
		assert_ok!(run(CSO, 4_900));
		let used = validate(CSO, 1).unwrap().priority;
		assert!(MEMBER_PRIORITY <= used && used < member);
		System::set_block_number(1_001);
		assert_eq!(validate(DRIVER, 100).unwrap().priority, fresh);
	});
}

#[test]
fn weight_and_length_of_the_whole_call_count() {
	ExtBuilder::default().build_and_execute(|| {
		// As a batch of ten calls has.
		let (weight, len) = (10 * 300, 10 * LEN);
		let origin = RuntimeOrigin::signed(CSO);
		assert_ok!(extension()
			.test_run(origin, &call(), &info(weight), len, 0, |_| Ok(Default::default()))
			.unwrap());
		let spent = spent(weight) + (len - LEN) as Balance;
		assert_eq!(left(CSO), MemberAllowance::get() - spent);
	});
}

#[test]
fn what_was_not_used_goes_back() {
	ExtBuilder::default().build_and_execute(|| {
		let post_info = PostDispatchInfo {
			actual_weight: Some(Weight::from_parts(40, 0)),
			pays_fee: Pays::Yes,
		};
		let outcome = run_with(DRIVER, 500, post_info, || {}).unwrap();
		// Neither the delegation was looked up nor the fee withdrawn.
		assert_eq!(outcome.actual_weight, Some(Weight::from_parts(40 + 5, 0)));
		assert_eq!(left(DRIVER), DriverAllowance::get() - 40 - 5 - LEN as Balance);
	});
}

#[test]
fn a_paid_transaction_gets_back_what_it_did_not_use() {
	ExtBuilder::default().with_balance(DRIVER, 10_000).build_and_execute(|| {
		let post_info = PostDispatchInfo {
			actual_weight: Some(Weight::from_parts(40, 0)),
			pays_fee: Pays::Yes,
		};
		let outcome = run_with(DRIVER, 2_000, post_info, || {}).unwrap();
		assert_eq!(outcome.actual_weight, Some(Weight::from_parts(40 + 5 + 20, 0)));
		let paid = 40 + 5 + 20 + LEN as Balance + TIP;
		assert_eq!(Balances::free_balance(DRIVER), 10_000 - paid);
		assert_eq!(left(DRIVER), DriverAllowance::get());
	});
}

#[test]
fn all_goes_back_when_the_call_waives_the_fee() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(run_with(DRIVER, 500, Pays::No.into(), || assert!(left(DRIVER) < 1_000)));
		assert_eq!(left(DRIVER), DriverAllowance::get());
		assert!(!Allowances::<Test>::contains_key(DRIVER));
	});
}

#[test]
fn a_call_without_fee_takes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, DriverAllowance::get()).ok_or(()));
		let info = DispatchInfo { pays_fee: Pays::No, ..info(100_000) };
		let origin = RuntimeOrigin::signed(DRIVER);
		assert_ok!(extension()
			.test_run(origin, &call(), &info, LEN, 0, |_| Ok(Default::default()))
			.unwrap());
		assert_eq!(left(DRIVER), 0);
	});
}

#[test]
fn a_failed_call_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let failed = extension()
			.test_run(RuntimeOrigin::signed(DRIVER), &call(), &info(100), LEN, 0, |_| {
				Err(DispatchError::Other("failed").into())
			})
			.unwrap();
		assert!(failed.is_err());
		assert_eq!(left(DRIVER), DriverAllowance::get() - spent(100));
	});
}

#[test]
fn the_participant_behind_a_delegate_answers() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(PROXY, CSO)]);
		let post_info = PostDispatchInfo {
			actual_weight: Some(Weight::from_parts(40, 0)),
			pays_fee: Pays::Yes,
		};
		let outcome = run_with(PROXY, 500, post_info, || {}).unwrap();
		// Here the delegation was looked up.
		assert_eq!(outcome.actual_weight, Some(Weight::from_parts(40 + 5 + 7, 0)));
		assert_eq!(left(CSO), MemberAllowance::get() - 40 - 5 - 7 - LEN as Balance);
		assert_eq!(Consortium::allowance_left(&PROXY), None);
	});
}

#[test]
fn a_delegate_pays_beyond_the_allowance_of_its_participant() {
	ExtBuilder::default().with_balance(PROXY, 1_000).with_balance(CSO, 1_000).build_and_execute(
		|| {
			Delegations::set(vec![(PROXY, CSO)]);
			assert_ok!(take(CSO, MemberAllowance::get()).ok_or(()));
			assert_ok!(run(PROXY, 100));
			assert_eq!(Balances::free_balance(PROXY), 1_000 - fee(100) - TIP);
			assert_eq!(Balances::free_balance(CSO), 1_000);
		},
	);
}

#[test]
fn a_delegate_of_a_stranger_is_refused() {
	ExtBuilder::default().with_balance(PROXY, 1_000).build_and_execute(|| {
		Delegations::set(vec![(PROXY, STRANGER)]);
		assert_eq!(run(PROXY, 100), Err(refused()));
	});
}

#[test]
fn the_member_of_a_validator_answers() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(run(51, 100));
		assert_eq!(left(DSO), MemberAllowance::get() - spent(100));
		assert_eq!(Consortium::allowance_left(&51), None);
		// Its nonce has a place without balance.
		assert_eq!(
			CheckNonce::<Test>::from(0)
				.validate_only(RuntimeOrigin::signed(51), &call(), &info(1), LEN, External, 0,)
				.map(|_| ()),
			Ok(())
		);
	});
}

#[test]
fn a_removed_validator_is_refused() {
	ExtBuilder::default().with_four_validators().build_and_execute(|| {
		assert_ok!(Consortium::remove_validator(RuntimeOrigin::root(), 51));
		assert_eq!(validate(51, 1), Err(refused()));
	});
}

#[test]
fn a_delegate_is_refused_in_its_own_name() {
	ExtBuilder::default().with_balance(PROXY, 1_000).build_and_execute(|| {
		Delegations::set(vec![(PROXY, CSO)]);
		let other = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let result = extension()
			.validate_only(RuntimeOrigin::signed(PROXY), &other, &info(0), LEN, External, 0)
			.map(|_| ());
		assert_eq!(result, Err(refused()));
	});
}

#[test]
fn a_participant_answers_for_itself_even_where_it_acts_for_another() {
	ExtBuilder::default().build_and_execute(|| {
		Delegations::set(vec![(DRIVER, CSO)]);
		assert_ok!(run(DRIVER, 100));
		assert_eq!(left(DRIVER), DriverAllowance::get() - spent(100));
		assert_eq!(left(CSO), MemberAllowance::get());
	});
}

#[test]
fn what_is_not_signed_passes() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), frame_system::RawOrigin::<u64>::Authorized.into()] {
			let actual_weight = Some(Weight::from_parts(40, 0));
			let post_info = PostDispatchInfo { actual_weight, pays_fee: Pays::Yes };
			let _unchanged = StorageNoopGuard::default();
			let outcome = extension()
				.test_run(origin, &call(), &info(100), LEN, 0, |_| Ok(post_info))
				.unwrap()
				.unwrap();
			assert_eq!(outcome.actual_weight, actual_weight);
		}
		// The pass does not make a transaction of what has no origin.
		let none =
			extension().validate_only(RuntimeOrigin::none(), &call(), &info(100), LEN, External, 0);
		assert_eq!(none.map(|_| ()), Err(InvalidTransaction::UnknownOrigin.into()));
	});
}

#[test]
fn preparation_checks_again() {
	ExtBuilder::default().with_balance(DRIVER, 10_000).build_and_execute(|| {
		let prepare = |change: fn()| {
			let origin = RuntimeOrigin::signed(DRIVER);
			let extension = extension();
			let (_, val, origin) =
				extension.validate_only(origin, &call(), &info(100), LEN, External, 0).unwrap();
			change();
			extension.prepare(val, &origin, &call(), &info(100), LEN).map(|_| ())
		};
		assert_ok!(prepare(|| {}));
		assert_eq!(left(DRIVER), DriverAllowance::get() - fee(100));
		let exhausted = Err(InvalidTransaction::ExhaustsResources.into());
		assert_eq!(
			prepare(|| {
				take(DRIVER, left(DRIVER));
			}),
			exhausted
		);
		assert_eq!(left(DRIVER), 0);
		System::set_block_number(1_000);
		let leave = || Consortium::deregister_driver(RuntimeOrigin::signed(CSO), DRIVER).unwrap();
		assert_eq!(prepare(leave), exhausted);
		assert_eq!(validate(DRIVER, 100), Err(refused()));
	});
}

#[test]
fn one_that_leaves_in_its_own_transaction_keeps_what_it_used() {
	ExtBuilder::default().build_and_execute(|| {
		let post_info =
			PostDispatchInfo { actual_weight: Some(Weight::from_parts(1, 0)), pays_fee: Pays::Yes };
		assert_ok!(run_with(DSO, 500, post_info, || {
			assert!(Allowances::<Test>::contains_key(DSO));
			assert_ok!(Consortium::expel(RuntimeOrigin::root(), DSO));
		}));
		assert_eq!(Allowances::<Test>::get(DSO).unwrap().used, 1 + 5 + LEN as Balance);
		assert_eq!(run(DSO, 0), Err(refused()));
	});
}

#[test]
fn leaving_and_coming_back_in_a_transaction_is_sound() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(run_with(DSO, 500, Pays::No.into(), || {
			assert_ok!(Consortium::expel(RuntimeOrigin::root(), DSO));
			let roles = roles(&[Role::Dso]);
			assert_ok!(Consortium::admit(RuntimeOrigin::root(), DSO, name("Back"), roles));
		}));
		assert_eq!(left(DSO), MemberAllowance::get());
	});
}

#[derive(Clone, Debug)]
enum Act {
	Wait(u64),
	Transact { who: u64, weight: u64, used: Option<u64>, waived: bool },
}

fn act() -> impl Strategy<Value = Act> {
	let who = prop_oneof![Just(CSO), Just(DSO), Just(DRIVER), Just(STRANGER), Just(PROXY)];
	prop_oneof![
		(1u64..50).prop_map(Act::Wait),
		(who, 0u64..1_500, proptest::option::of(0u64..1_500), any::<bool>())
			.prop_map(|(who, weight, used, waived)| Act::Transact { who, weight, used, waived }),
	]
}

proptest! {
	#[test]
	fn what_is_free_never_exceeds_the_allowance_and_its_recovery(
		acts in proptest::collection::vec(act(), 1..60),
	) {
		ExtBuilder::default().with_balance(DSO, 3_000).build_and_execute(|| {
			Delegations::set(vec![(PROXY, CSO)]);
			let mut free = std::collections::BTreeMap::<u64, Balance>::new();
			for act in acts {
				let (who, weight, used, waived) = match act {
					Act::Wait(blocks) => {
						System::set_block_number(System::block_number() + blocks);
						continue;
					},
					Act::Transact { who, weight, used, waived } => (who, weight, used, waived),
				};
				let payer = if who == PROXY { CSO } else { who };
				let before = Consortium::allowance_left(&payer);
				let money = Balances::total_issuance();
				let post_info = PostDispatchInfo {
					actual_weight: used.map(|used| Weight::from_parts(used.min(weight), 0)),
					pays_fee: if waived { Pays::No } else { Pays::Yes },
				};
				let outcome = run_with(who, weight, post_info, || {});
				let taken = before.unwrap_or(0) - Consortium::allowance_left(&payer).unwrap_or(0);
				let paid = money - Balances::total_issuance();
				match outcome {
					Ok(_) => {
						// Either free or paid, and no more than announced.
						assert!(taken == 0 || paid == 0);
						assert!(taken <= fee(weight) && paid <= fee(weight) + TIP);
						assert_eq!(before.unwrap() >= fee(weight), paid == 0);
						assert_eq!(taken + paid == 0, waived && paid == 0);
					},
					Err(error) => {
						assert_eq!((taken, paid), (0, 0));
						assert_eq!(error, if who == STRANGER { refused() } else { no_money() });
					},
				}
				*free.entry(payer).or_default() += taken;
				Consortium::do_try_state().unwrap();
			}
			let blocks = u128::from(System::block_number() - 1);
			for (who, free) in free.into_iter().filter(|(who, _)| *who != STRANGER) {
				let allowance = Consortium::allowance_of(&who).unwrap();
				assert!(free <= allowance.max + blocks * allowance.recovery);
			}
		});
	}
}
