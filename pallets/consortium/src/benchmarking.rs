// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks, each at its worst case: a full consortium.

#![allow(clippy::restriction, reason = "benchmarks run off chain")]

use super::*;
use alloc::{boxed::Box, vec, vec::Vec};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		traits::{
			fungible::{Inspect, Mutate},
			EnsureOrigin, Get,
		},
		weights::{Weight, WeightMeter},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor, RawOrigin},
	pallet_session::historical::SessionManager,
	sp_runtime::traits::{
		AsTransactionAuthorizedOrigin, DispatchTransaction, One, TransactionExtension, Zero,
	},
};
use smartcharge_primitives::Role;

fn name() -> Name {
	vec![b'n'; MAX_NAME_LEN as usize].try_into().expect("is as long as allowed; qed")
}

fn roles() -> Roles {
	let all = [
		Role::Cso,
		Role::Dso,
		Role::Supplier,
		Role::Brp,
		Role::Custodian,
		Role::Auditor,
		Role::Tso,
	];
	Roles::try_from(alloc::collections::BTreeSet::from(all)).expect("are as many as allowed; qed")
}

/// Admits members until there are `number`.
fn fill_members<T: Config>(number: u32) -> Result<(), BenchmarkError> {
	let mut seed = 0;
	while Members::<T>::count() < number {
		Pallet::<T>::do_admit(account("member", seed, 0), name(), roles())?;
		seed += 1;
	}
	Ok(())
}

/// Takes the validators of the genesis out of the way.
fn no_validators<T: Config>() {
	let _ = Validators::<T>::clear(u32::MAX, None);
	CurrentSet::<T>::kill();
	NextSet::<T>::kill();
}

/// Adds `number` validators of `member`, without session keys.
fn add_validators<T: Config>(
	member: &T::AccountId,
	kind: &'static str,
	number: u32,
) -> Result<Vec<T::AccountId>, BenchmarkError> {
	let mut validators = Vec::new();
	for seed in 0..number {
		let validator: T::AccountId = account(kind, seed, 0);
		Pallet::<T>::do_add_validator(validator.clone(), member.clone())?;
		validators.push(validator);
	}
	Ok(validators)
}

/// The same with session keys.
fn add_validators_with_keys<T: Config>(
	member: &T::AccountId,
	kind: &'static str,
	number: u32,
) -> Result<Vec<T::AccountId>, BenchmarkError> {
	let validators = add_validators::<T>(member, kind, number)?;
	validators.iter().for_each(T::Sessions::benchmark_set_keys);
	Ok(validators)
}

/// Gives session keys to the validator that is looked at last for one that stays.
fn set_keys_of_last<T: Config>(stays: impl Fn(&T::AccountId) -> bool) {
	if let Some(last) = Validators::<T>::iter_keys().filter(stays).last() {
		T::Sessions::benchmark_set_keys(&last);
	}
}

/// Uses the whole allowance of a participant.
fn use_up<T: Config>(who: &T::AccountId) {
	let used = Pallet::<T>::allowance_left(who).expect("takes part; qed");
	let at = frame_system::Pallet::<T>::block_number();
	Allowances::<T>::insert(who, AllowanceUse { used, at });
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn registrar<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::RegistrarOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks(where T: Send + Sync, T::RuntimeOrigin: AsTransactionAuthorizedOrigin)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		fill_members::<T>(T::MaxMembers::get() - 1)?;
		// One that left has a used allowance to carry over.
		let who: T::AccountId = account("new", 0, 0);
		Pallet::<T>::benchmark_driver(&who);
		use_up::<T>(&who);
		Pallet::<T>::do_deregister_driver(who.clone(), who.clone())?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), name(), roles());

		assert!(Members::<T>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn set_roles() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let who: T::AccountId = account("new", 0, 0);
		Pallet::<T>::benchmark_member(&who, &[Role::Brp])?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), roles());

		assert_eq!(Members::<T>::get(&who).map(|member| member.roles), Some(roles()));
		Ok(())
	}

	#[benchmark]
	fn expel() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let who: T::AccountId = account("leaving", 0, 0);
		Pallet::<T>::do_admit(who.clone(), name(), roles())?;
		fill_members::<T>(T::MaxMembers::get())?;
		let other = Members::<T>::iter_keys()
			.find(|member| *member != who)
			.ok_or(BenchmarkError::Stop("no other member"))?;
		no_validators::<T>();
		add_validators_with_keys::<T>(&who, "leaving", T::MaxValidators::get() - 1)?;
		add_validators_with_keys::<T>(&other, "staying", 1)?;
		Pallet::<T>::benchmark_driver(&who);
		use_up::<T>(&who);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Members::<T>::contains_key(&who));
		assert_eq!(Validators::<T>::count(), 1);
		Ok(())
	}

	#[benchmark]
	fn register_driver() -> Result<(), BenchmarkError> {
		let origin = registrar::<T>()?;
		let driver: T::AccountId = account("driver", 0, 0);
		// It was a driver before.
		Pallet::<T>::benchmark_driver(&driver);
		use_up::<T>(&driver);
		Pallet::<T>::do_deregister_driver(driver.clone(), driver.clone())?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, driver.clone(), T::Hash::default());

		assert!(Drivers::<T>::contains_key(&driver));
		Ok(())
	}

	#[benchmark]
	fn deregister_driver() -> Result<(), BenchmarkError> {
		let origin = registrar::<T>()?;
		let driver: T::AccountId = account("driver", 0, 0);
		// Its registrar is none any more, so that this one may do it.
		Pallet::<T>::do_register_driver(
			account("former", 0, 0),
			driver.clone(),
			T::Hash::default(),
		)?;
		use_up::<T>(&driver);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, driver.clone());

		assert!(!Drivers::<T>::contains_key(&driver));
		Ok(())
	}

	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let member: T::AccountId = account("member", 0, 0);
		Pallet::<T>::benchmark_member(&member, &[Role::Brp])?;
		no_validators::<T>();
		add_validators::<T>(&member, "other", T::MaxValidators::get() - 1)?;
		let validator: T::AccountId = account("new", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, validator.clone(), member.clone());

		assert_eq!(Pallet::<T>::member_of(&validator), Some(member));
		Ok(())
	}

	#[benchmark]
	fn authorize_upgrade() -> Result<(), BenchmarkError> {
		let governance =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let code_hash = T::Hash::default();

		#[extrinsic_call]
		_(governance as T::RuntimeOrigin, code_hash);

		let authorised = frame_system::Pallet::<T>::authorized_upgrade();
		assert!(authorised.is_some_and(|upgrade| *upgrade.code_hash() == code_hash));
		Ok(())
	}

	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let member: T::AccountId = account("member", 0, 0);
		Pallet::<T>::benchmark_member(&member, &[Role::Brp])?;
		no_validators::<T>();
		add_validators::<T>(&member, "other", T::MaxValidators::get() - 1)?;
		let validator = add_validators_with_keys::<T>(&member, "leaving", 1)?.remove(0);
		set_keys_of_last::<T>(|other| *other != validator);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, validator.clone());

		assert_eq!(Pallet::<T>::member_of(&validator), None);
		assert_eq!(T::Sessions::keys(&validator), None);
		Ok(())
	}

	#[benchmark]
	fn note_stalled() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let member: T::AccountId = account("member", 0, 0);
		Pallet::<T>::benchmark_member(&member, &[Role::Brp])?;
		no_validators::<T>();
		add_validators_with_keys::<T>(&member, "planned", T::MaxValidators::get())?;
		let _ = <Pallet<T> as SessionManager<_, _>>::new_session(1);
		SessionLength::<T>::put(BlockNumberFor::<T>::one());
		frame_system::Pallet::<T>::set_block_number(T::MaxStall::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, BlockNumberFor::<T>::one(), T::MaxStallDelay::get());

		assert!(T::Finality::is_changing());
		Ok(())
	}

	#[benchmark]
	fn spend() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let to: T::AccountId = account("driver", 0, 0);
		Pallet::<T>::benchmark_driver(&to);
		let amount = T::Currency::minimum_balance().saturating_mul(1_000);
		let funds = amount.saturating_mul(2);
		T::Currency::set_balance(&T::ConsortiumAccount::get(), funds);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, to.clone(), amount);

		assert_eq!(T::Currency::balance(&to), amount);
		Ok(())
	}

	/// An account makes a call of another one, which does nothing.
	#[benchmark]
	fn act_for() {
		let real: T::AccountId = account("member", 0, 0);
		let delegate: T::AccountId = account("delegate", 0, 0);
		T::Proxies::benchmark_proxy(&real, &delegate);
		let call: T::RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let origin = RawOrigin::Signed(delegate);
		let outcome;

		#[block]
		{
			outcome = Pallet::<T>::act_for(origin.into(), real, None, Box::new(call));
		}

		assert!(outcome.is_ok());
	}

	/// The change of sessions: `v` validators leave, `v` others start, and `v` more are planned.
	#[benchmark]
	fn new_session(v: Linear<1, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		let member: T::AccountId = account("member", 0, 0);
		Pallet::<T>::benchmark_member(&member, &[Role::Brp])?;
		no_validators::<T>();
		let leaving = add_validators_with_keys::<T>(&member, "leaving", v)?;
		let _ = <Pallet<T> as SessionManager<_, _>>::new_session(1);
		<Pallet<T> as SessionManager<_, _>>::start_session(1);
		let _ = Validators::<T>::clear(u32::MAX, None);
		add_validators_with_keys::<T>(&member, "starting", v)?;
		let _ = <Pallet<T> as SessionManager<_, _>>::new_session(2);
		let _ = Validators::<T>::clear(u32::MAX, None);
		add_validators_with_keys::<T>(&member, "planned", v)?;
		let planned;

		#[block]
		{
			<Pallet<T> as SessionManager<_, _>>::end_session(T::HistoryDepth::get());
			<Pallet<T> as SessionManager<_, _>>::start_session(2);
			planned = <Pallet<T> as SessionManager<_, _>>::new_session(3);
		}

		assert_eq!(planned.map(|set| set.len()), Some(v as usize));
		assert!(leaving.iter().all(|validator| T::Sessions::keys(validator).is_none()));
		Ok(())
	}

	#[benchmark]
	fn charge_participant() -> Result<(), BenchmarkError> {
		// A validator is looked for among members and drivers first. Nothing is in the extension,
		// so that its own weight is measured.
		let member: T::AccountId = account("member", 0, 0);
		Pallet::<T>::benchmark_member(&member, &[Role::Brp])?;
		no_validators::<T>();
		let who = add_validators::<T>(&member, "validator", 1)?.remove(0);
		let call: T::RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let extension = ChargeParticipant::<T, ()>::from(());
		let info = DispatchInfo {
			call_weight: Weight::from_parts(100, 0),
			extension_weight: extension.weight(&call),
			..Default::default()
		};
		let post_info = PostDispatchInfo {
			actual_weight: Some(Weight::from_parts(10, 0)),
			..Default::default()
		};
		let before = Pallet::<T>::allowance_left(&member);
		let origin = RawOrigin::Signed(who.clone()).into();
		let outcome;

		#[block]
		{
			outcome = extension.test_run(origin, &call, &info, 0, 0, |_| Ok(post_info));
		}

		let post_info = outcome.expect("a validator may transact").expect("the call succeeds");
		let fee = pallet_transaction_payment::Pallet::<T>::compute_actual_fee(
			0,
			&info,
			&post_info,
			Zero::zero(),
		);
		assert_eq!(Pallet::<T>::allowance_left(&member), before.map(|before| before - fee));
		Ok(())
	}

	/// The pool of a former participant, which makes the last exit call of a day.
	#[benchmark]
	fn use_pool() -> Result<(), BenchmarkError> {
		let who: T::AccountId = account("former", 0, 0);
		Pallet::<T>::take_up_former(&who);
		for signer in 1..MAX_EXITS {
			let signer: T::AccountId = account("signer", signer, 0);
			Pallet::<T>::note_exit(&who, ExitKind::Withdraw, &signer).expect("fits; qed");
		}
		let payer = Payer::Former { account: who.clone(), registrar: who.clone() };
		let exit = Some(ExitKind::Disconnect);
		let order = Order { signer: who.clone(), exit, delegated: false };
		let fee = Pallet::<T>::pool().max;

		#[block]
		{
			Pallet::<T>::ensure_allowed(&payer, &order).expect("is allowed; qed");
			Pallet::<T>::priority_if_free(&payer, fee, Purpose::Exit).expect("is left; qed");
			Pallet::<T>::take_allowance(&payer, fee, Purpose::Exit).expect("is left; qed");
			Pallet::<T>::note_order(&payer, &order).expect("is allowed; qed");
		}

		assert!(Pallet::<T>::pool_left(&who).is_zero());
		Ok(())
	}

	/// An account acts for a driver for the first time.
	#[benchmark]
	fn keep_delegate() -> Result<(), BenchmarkError> {
		let driver: T::AccountId = account("driver", 0, 0);
		Pallet::<T>::benchmark_driver(&driver);
		let signer: T::AccountId = account("delegate", 0, 0);
		// It acted for another one, and its stay is put off.
		let other: T::AccountId = account("driver", 1, 0);
		Pallet::<T>::benchmark_driver(&other);
		Pallet::<T>::keep_delegate(&signer, &other);
		let until = Delegates::<T>::get(&signer).map(|record| record.until);
		frame_system::Pallet::<T>::set_block_number(until.expect("it has a place; qed"));

		#[block]
		{
			Pallet::<T>::ensure_room_for(&signer, &driver).expect("there is room; qed");
			Pallet::<T>::keep_delegate(&signer, &driver);
		}

		let holder = Delegates::<T>::get(&signer).map(|record| record.participant);
		assert_eq!(holder, Some(driver));
		Ok(())
	}

	/// An account acts again for the driver that it acted for.
	#[benchmark]
	fn know_delegate() -> Result<(), BenchmarkError> {
		let driver: T::AccountId = account("driver", 0, 0);
		Pallet::<T>::benchmark_driver(&driver);
		let signer: T::AccountId = account("delegate", 0, 0);
		Pallet::<T>::keep_delegate(&signer, &driver);
		let responsible;
		let changed;

		#[block]
		{
			responsible = Pallet::<T>::participant(&driver).is_some();
			Pallet::<T>::ensure_room_for(&signer, &driver).expect("it has a place; qed");
			changed = Pallet::<T>::keep_delegate(&signer, &driver);
		}

		assert!(responsible && !changed);
		Ok(())
	}

	/// The time of a former participant is over.
	#[benchmark]
	fn end_stay() -> Result<(), BenchmarkError> {
		let who: T::AccountId = account("former", 0, 0);
		Pallet::<T>::benchmark_driver(&who);
		use_up::<T>(&who);
		Pallet::<T>::do_deregister_driver(who.clone(), who.clone())?;
		let until = Former::<T>::get(&who).map(|record| record.until);
		frame_system::Pallet::<T>::set_block_number(until.expect("is a former one; qed"));
		// Enough for one.
		let mut budget = WeightMeter::with_limit(<T as Config>::WeightInfo::end_stay());

		#[block]
		{
			Pallet::<T>::end_stays(&mut budget);
		}

		assert!(!Former::<T>::contains_key(&who));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
