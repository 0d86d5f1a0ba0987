// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{
	Allowance, AllowanceUse, AllowanceUseOf, Allowances, BalanceOf, Config, Delegation,
	DriverRecord, Drivers, Error, Event, MemberRecord, Members, Motions, Name, Order, Pallet,
	Payer, Pools, Purpose, Roles, WeightInfo, FREE_PRIORITY, MEMBER_PRIORITY, NOT_A_PARTICIPANT,
};
use alloc::{string::String, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		ensure,
		pallet_prelude::{DispatchResult, Get, InvalidTransaction, TransactionPriority, Weight},
		traits::{ChangeMembers, EnsureOrigin, InitializeMembers},
	},
	frame_system::{self, RawOrigin},
	sp_runtime::{
		traits::{Saturating, Zero},
		Perbill, SaturatedConversion,
	},
};
use smartcharge_primitives::{Participants, Role};

impl<T: Config> Participants<T::AccountId> for Pallet<T> {
	fn has_role(who: &T::AccountId, role: Role) -> bool {
		Members::<T>::get(who).is_some_and(|member| member.roles.contains(&role))
	}

	fn is_driver(who: &T::AccountId) -> bool {
		Drivers::<T>::contains_key(who)
	}

	fn is_participant(who: &T::AccountId) -> bool {
		Members::<T>::contains_key(who) || Self::is_driver(who)
	}
}

/// Members.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(account: T::AccountId, name: Name, roles: Roles) -> DispatchResult {
		let text = core::str::from_utf8(&name).map_err(|_| Error::<T>::NameNotUtf8)?;
		ensure!(!text.trim().is_empty(), Error::<T>::EmptyName);
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(!Members::<T>::contains_key(&account), Error::<T>::AlreadyMember);
		ensure!(Members::<T>::count() < T::MaxMembers::get(), Error::<T>::TooManyMembers);

		Self::enter(&account);
		Self::keeping_allowance(&account, || {
			Members::<T>::insert(
				&account,
				MemberRecord { name: name.clone(), roles: roles.clone() },
			);
		});
		T::MembershipChanged::change_members_sorted(
			core::slice::from_ref(&account),
			&[],
			&Self::sorted_members(),
		);
		Self::deposit_event(Event::MemberAdmitted { account, name, roles });
		Ok(())
	}

	pub(crate) fn do_set_roles(account: T::AccountId, new: Roles) -> DispatchResult {
		ensure!(!new.is_empty(), Error::<T>::NoRoles);
		let mut member = Members::<T>::get(&account).ok_or(Error::<T>::NotMember)?;

		let old = core::mem::replace(&mut member.roles, new.clone());
		Members::<T>::insert(&account, member);
		Self::deposit_event(Event::RolesChanged { account, old, new });
		Ok(())
	}

	pub(crate) fn do_expel(account: T::AccountId) -> DispatchResult {
		ensure!(Members::<T>::contains_key(&account), Error::<T>::NotMember);
		ensure!(Members::<T>::count() > 1, Error::<T>::LastMember);
		let validators = Self::validators_of(&account);
		ensure!(
			validators.is_empty() || Self::goes_on_without(|_, member| *member == account),
			Error::<T>::LastValidator
		);

		for validator in validators {
			Self::retire(validator, account.clone());
		}
		Self::keeping_allowance(&account, || Members::<T>::remove(&account));
		Motions::<T>::remove(&account);
		// Nobody registered it: it has a pool of its own.
		Self::leave(&account, account.clone());
		T::MembershipChanged::change_members_sorted(
			&[],
			core::slice::from_ref(&account),
			&Self::sorted_members(),
		);
		Self::deposit_event(Event::MemberExpelled { account });
		Ok(())
	}

	/// Returns the members' accounts in ascending order, at most [`Config::MaxMembers`].
	fn sorted_members() -> Vec<T::AccountId> {
		let mut members: Vec<_> = Members::<T>::iter_keys().collect();
		members.sort();
		members
	}
}

/// Drivers.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_driver(
		registrar: T::AccountId,
		driver: T::AccountId,
		contract_hash: T::Hash,
	) -> DispatchResult {
		ensure!(!Drivers::<T>::contains_key(&driver), Error::<T>::AlreadyDriver);

		Self::enter(&driver);
		Self::keeping_allowance(&driver, || {
			let registrar = registrar.clone();
			Drivers::<T>::insert(&driver, DriverRecord { registrar, contract_hash });
		});
		Self::deposit_event(Event::DriverRegistered { driver, registrar });
		Ok(())
	}

	/// Deregisters `driver` for `who`: the driver itself, or a registrar.
	pub(crate) fn do_deregister_driver(who: T::AccountId, driver: T::AccountId) -> DispatchResult {
		let record = Drivers::<T>::get(&driver).ok_or(Error::<T>::NotDriver)?;
		// A driver must not stay registered forever because its registrar has left.
		ensure!(
			who == driver || record.registrar == who || !Self::is_registrar(&record.registrar),
			Error::<T>::NotRegistrar
		);
		if !Members::<T>::contains_key(&driver) {
			Self::ensure_room_for_former(&record.registrar)?;
		}

		Self::keeping_allowance(&driver, || Drivers::<T>::remove(&driver));
		Self::leave(&driver, record.registrar);
		Self::deposit_event(Event::DriverDeregistered { driver });
		Ok(())
	}

	/// Returns whether `who` may register drivers.
	fn is_registrar(who: &T::AccountId) -> bool {
		T::RegistrarOrigin::try_origin(RawOrigin::Signed(who.clone()).into()).is_ok()
	}
}

/// Allowances.
impl<T: Config> Pallet<T> {
	/// Returns the allowance of `who`, or `None` if it is not a participant. A member that is also
	/// a driver has the allowance of a member.
	pub fn allowance_of(who: &T::AccountId) -> Option<Allowance<BalanceOf<T>>> {
		if Members::<T>::contains_key(who) {
			Some(Self::member_allowance())
		} else if Drivers::<T>::contains_key(who) {
			Some(Self::driver_allowance())
		} else {
			None
		}
	}

	fn member_allowance() -> Allowance<BalanceOf<T>> {
		let (max, recovery) = (T::MemberAllowance::get(), T::MemberRecovery::get());
		Allowance { max, recovery, reserve: Zero::zero() }
	}

	fn driver_allowance() -> Allowance<BalanceOf<T>> {
		Self::reserving(T::DriverAllowance::get(), T::DriverRecovery::get())
	}

	/// Returns the pool that all drivers of a registrar share.
	pub fn pool() -> Allowance<BalanceOf<T>> {
		Self::reserving(T::PoolAllowance::get(), T::PoolRecovery::get())
	}

	fn reserving(max: BalanceOf<T>, recovery: BalanceOf<T>) -> Allowance<BalanceOf<T>> {
		Allowance { max, recovery, reserve: T::ExitReserve::get().mul_floor(max) }
	}

	/// Returns the unused part of the allowance of `who`, its reserve included, or `None` if it is
	/// not a participant.
	pub fn allowance_left(who: &T::AccountId) -> Option<BalanceOf<T>> {
		let allowance = Self::allowance_of(who)?;
		Some(allowance.left(Self::allowance_used(who, &allowance)))
	}

	/// Returns the unused part of the pool of a registrar's drivers, its reserve included.
	pub fn pool_left(registrar: &T::AccountId) -> BalanceOf<T> {
		Self::pool().left(Self::pool_used(registrar))
	}

	/// Returns the priority of a free transaction of `payer`, or `None` if its allowance and pool
	/// do not cover `fee`.
	pub(crate) fn priority_if_free(
		payer: &Payer<T::AccountId>,
		fee: BalanceOf<T>,
		purpose: Purpose,
	) -> Option<TransactionPriority> {
		let rank = |base: TransactionPriority, share: Perbill| {
			base.saturating_add(share.deconstruct().into())
		};
		// The share before the transaction, so that its size does not matter.
		let own = |who, allowance: Allowance<_>| {
			let used = Self::allowance_used(who, &allowance);
			allowance.take(used, fee, purpose).map(|_| allowance.share(used))
		};
		let pool = |registrar| {
			let used = Self::pool_used(registrar);
			Self::pool().take(used, fee, purpose).map(|_| Self::pool().share(used))
		};
		match payer {
			Payer::Member(member) => {
				own(member, Self::member_allowance()).map(|share| rank(MEMBER_PRIORITY, share))
			},
			Payer::Driver { driver, registrar } => {
				// Not by the share of its own: fresh drivers must not go before others.
				own(driver, Self::driver_allowance())?;
				pool(registrar).map(|share| rank(FREE_PRIORITY, share))
			},
			Payer::Former { registrar, .. } => {
				pool(registrar).map(|share| rank(FREE_PRIORITY, share))
			},
		}
	}

	/// Returns the participant that is responsible for a transaction of `signer`, and whether
	/// [`Config::Delegation`] was used to find it; `None` if there is none. The member is
	/// responsible for its validators.
	pub(crate) fn answers_for(
		signer: &T::AccountId,
		call: &T::RuntimeCall,
	) -> Option<(Payer<T::AccountId>, bool)> {
		if let Some(payer) = Self::participant(signer) {
			return Some((payer, false));
		}
		if let Some(member) = Self::member_of(signer) {
			return Some((Payer::Member(member), false));
		}
		let delegated = || {
			let real = T::Delegation::acts_for(signer, call)?;
			let payer = Self::participant(&real).or_else(|| Self::former(real))?;
			Some((payer, true))
		};
		// A former participant can act for another one: for itself it can do little.
		delegated().or_else(|| Self::former(signer.clone()).map(|payer| (payer, false)))
	}

	/// Returns `who` with its allowance, or `None` if it is not a participant.
	pub(crate) fn participant(who: &T::AccountId) -> Option<Payer<T::AccountId>> {
		if Members::<T>::contains_key(who) {
			return Some(Payer::Member(who.clone()));
		}
		let DriverRecord { registrar, .. } = Drivers::<T>::get(who)?;
		Some(Payer::Driver { driver: who.clone(), registrar })
	}

	fn former(who: T::AccountId) -> Option<Payer<T::AccountId>> {
		let registrar = crate::Former::<T>::get(&who)?.registrar;
		Some(Payer::Former { account: who, registrar })
	}

	/// Checks that `payer` can be responsible for `order`: a former participant for one exit call
	/// of a kind per day and signer, any for few that act for it.
	pub(crate) fn ensure_allowed(
		payer: &Payer<T::AccountId>,
		order: &Order<T::AccountId>,
	) -> Result<(), InvalidTransaction> {
		if let Payer::Former { account, .. } = payer {
			let kind = order.exit.ok_or(InvalidTransaction::Custom(NOT_A_PARTICIPANT))?;
			Self::ensure_exit_left(account, kind, &order.signer)?;
		}
		if order.delegated {
			Self::ensure_room_for(&order.signer, payer.account())?;
		}
		Ok(())
	}

	/// Notes the exit call of a former participant, and keeps the account of a delegate. Returns
	/// the weight that it did not need for that.
	pub(crate) fn note_order(
		payer: &Payer<T::AccountId>,
		order: &Order<T::AccountId>,
	) -> Result<Weight, InvalidTransaction> {
		if let Payer::Former { account, .. } = payer {
			order
				.exit
				.and_then(|kind| Self::note_exit(account, kind, &order.signer))
				.ok_or(InvalidTransaction::ExhaustsResources)?;
		}
		if !order.delegated || Self::keep_delegate(&order.signer, payer.account()) {
			return Ok(Weight::zero());
		}
		let known = <T as Config>::WeightInfo::know_delegate();
		Ok(<T as Config>::WeightInfo::keep_delegate().saturating_sub(known))
	}

	/// Takes `fee` out of the allowance of `payer` and out of its pool. Returns `None` and changes
	/// nothing if less is left.
	pub(crate) fn take_allowance(
		payer: &Payer<T::AccountId>,
		fee: BalanceOf<T>,
		purpose: Purpose,
	) -> Option<()> {
		let own = |who: &T::AccountId| {
			let allowance = Self::allowance_of(who)?;
			allowance.take(Self::allowance_used(who, &allowance), fee, purpose)
		};
		let pool = |registrar| Self::pool().take(Self::pool_used(registrar), fee, purpose);
		match payer {
			Payer::Member(member) => Self::put_allowance_used(member, own(member)?),
			Payer::Driver { driver, registrar } => {
				let (used, pool) = (own(driver)?, pool(registrar)?);
				Self::put_allowance_used(driver, used);
				Self::put_pool_used(registrar, pool);
			},
			Payer::Former { registrar, .. } => Self::put_pool_used(registrar, pool(registrar)?),
		}
		Some(())
	}

	/// Returns `amount` to the allowance and the pool of `payer`, out of what was taken in this
	/// block.
	pub(crate) fn give_back_allowance(payer: &Payer<T::AccountId>, amount: BalanceOf<T>) {
		let less = |row: &mut Option<AllowanceUseOf<T>>| {
			*row = row
				.map(|row| AllowanceUse { used: row.used.saturating_sub(amount), ..row })
				.filter(|row| !row.used.is_zero());
		};
		// The transaction may have removed the participant; its entry stays.
		match payer {
			Payer::Member(member) => Allowances::<T>::mutate_exists(member, less),
			Payer::Driver { driver, registrar } => {
				Allowances::<T>::mutate_exists(driver, less);
				Pools::<T>::mutate_exists(registrar, less);
			},
			Payer::Former { registrar, .. } => Pools::<T>::mutate_exists(registrar, less),
		}
	}

	/// Returns what `who` has used of its `allowance` up to now.
	fn allowance_used(who: &T::AccountId, allowance: &Allowance<BalanceOf<T>>) -> BalanceOf<T> {
		used_up_to_now::<T>(Allowances::<T>::get(who), allowance)
	}

	/// Returns what the drivers of `registrar` have used of their pool up to now.
	fn pool_used(registrar: &T::AccountId) -> BalanceOf<T> {
		used_up_to_now::<T>(Pools::<T>::get(registrar), &Self::pool())
	}

	fn put_allowance_used(who: &T::AccountId, used: BalanceOf<T>) {
		Allowances::<T>::set(who, row_of::<T>(used));
	}

	fn put_pool_used(registrar: &T::AccountId, used: BalanceOf<T>) {
		Pools::<T>::set(registrar, row_of::<T>(used));
	}

	/// Runs `change`, which makes `who` a member or driver or ends that, and carries over the used
	/// part of the allowance, at most the new allowance. So no change provides a fresh allowance. A
	/// former participant keeps what it has used until it returns.
	fn keeping_allowance(who: &T::AccountId, change: impl FnOnce()) {
		let used = match Self::allowance_of(who) {
			Some(before) => Self::allowance_used(who, &before),
			None => Allowances::<T>::get(who).map_or_else(Zero::zero, |row| row.used),
		};
		change();
		let most = Self::allowance_of(who).map_or(used, |after| after.max);
		Self::put_allowance_used(who, used.min(most));
	}
}

fn used_up_to_now<T: Config>(
	row: Option<AllowanceUseOf<T>>,
	allowance: &Allowance<BalanceOf<T>>,
) -> BalanceOf<T> {
	row.map_or_else(Zero::zero, |row| {
		let blocks = frame_system::Pallet::<T>::block_number().saturating_sub(row.at);
		allowance.used_after(row.used, blocks.saturated_into())
	})
}

fn row_of<T: Config>(used: BalanceOf<T>) -> Option<AllowanceUseOf<T>> {
	let at = frame_system::Pallet::<T>::block_number();
	(!used.is_zero()).then_some(AllowanceUse { used, at })
}

impl<AccountId> Payer<AccountId> {
	/// Account of the participant.
	pub fn account(&self) -> &AccountId {
		match self {
			Self::Member(account)
			| Self::Driver { driver: account, .. }
			| Self::Former { account, .. } => account,
		}
	}
}

/// Genesis and configuration.
impl<T: Config> Pallet<T> {
	/// Stores the participants of genesis.
	///
	/// # Panics
	///
	/// If they break a rule of this pallet: a chain must not start from an invalid genesis.
	#[allow(clippy::expect_used, reason = "a chain must not start from a wrong genesis")]
	pub(crate) fn build_genesis(
		members: &[(T::AccountId, String, Vec<Role>)],
		drivers: &[(T::AccountId, T::AccountId, T::Hash)],
	) {
		for (account, name, roles) in members {
			assert!(!name.trim().is_empty(), "A member at genesis has no name.");
			assert!(!roles.is_empty(), "A member at genesis has no role.");
			assert!(!Members::<T>::contains_key(account), "A member at genesis is named twice.");
			let name = name.as_bytes().to_vec().try_into();
			let name = name.expect("The name of a member at genesis is too long.");
			let roles =
				Roles::try_from(roles.iter().copied().collect::<alloc::collections::BTreeSet<_>>())
					.expect("There are no more roles than a member can have; qed");
			frame_system::Pallet::<T>::inc_providers(account);
			Members::<T>::insert(account, MemberRecord { name, roles });
		}
		assert!(
			Members::<T>::count() <= T::MaxMembers::get(),
			"There are too many members at genesis."
		);
		T::MembershipInitialized::initialize_members(&Self::sorted_members());

		for (driver, registrar, contract_hash) in drivers {
			assert!(!Drivers::<T>::contains_key(driver), "A driver at genesis is named twice.");
			assert!(
				Self::is_registrar(registrar),
				"The registrar of a driver at genesis may not register drivers."
			);
			frame_system::Pallet::<T>::inc_providers(driver);
			Drivers::<T>::insert(
				driver,
				DriverRecord { registrar: registrar.clone(), contract_hash: *contract_hash },
			);
		}
	}

	/// Checks the configuration.
	///
	/// # Panics
	///
	/// If the configuration makes no sense.
	pub(crate) fn check_config() {
		assert!(!T::MaxMembers::get().is_zero(), "A consortium needs room for a member.");
		assert!(!T::MaxValidators::get().is_zero(), "A chain needs room for a validator.");
		assert!(
			!T::HistoryDepth::get().is_zero(),
			"Evidence of the session before must count for a while."
		);
		assert!(
			<T as Config>::WeightInfo::new_session(T::MaxValidators::get())
				.all_lte(T::BlockWeights::get().max_block),
			"A new session of all validators must fit a block."
		);
		assert!(!T::MaxOpenMotions::get().is_zero(), "A member must be able to propose a motion.");
		assert!(
			T::MaxStallDelay::get() <= T::MaxStall::get(),
			"A restart must be possible again before the stall is too old."
		);
		assert!(
			T::MemberAllowance::get() >= T::DriverAllowance::get(),
			"A driver that becomes a member must not get less."
		);
		assert!(
			T::PoolAllowance::get() >= T::DriverAllowance::get(),
			"A pool must suffice for the allowance of a driver."
		);
		assert!(
			T::ExitPeriod::get() > T::BlockHashCount::get(),
			"The nonce of a former participant must outlive its transactions."
		);
		assert!(!T::ExitInterval::get().is_zero(), "Exit calls are limited per day.");
		assert!(!T::MaxFormer::get().is_zero(), "Drivers must be able to leave.");
		assert!(!T::MaxDelegates::get().is_zero(), "Shared accounts need signatories.");
		for (allowance, recovery) in [
			(T::MemberAllowance::get(), T::MemberRecovery::get()),
			(T::DriverAllowance::get(), T::DriverRecovery::get()),
			(T::PoolAllowance::get(), T::PoolRecovery::get()),
		] {
			assert!(
				allowance.is_zero() || !recovery.is_zero(),
				"An allowance that never recovers is none."
			);
		}
	}
}

/// Participants of benchmarks.
#[cfg(feature = "runtime-benchmarks")]
impl<T: Config> Pallet<T> {
	/// Makes `who` a member with `roles` in addition to those that it has. Fails if there is no
	/// room.
	pub fn benchmark_member(who: &T::AccountId, roles: &[Role]) -> DispatchResult {
		let member = Members::<T>::get(who);
		let mut all = member.as_ref().map_or_else(Roles::new, |member| member.roles.clone());
		for role in roles {
			all.try_insert(*role).map_err(|_| "there are no more roles than fit; qed")?;
		}
		if member.is_some() {
			return Self::do_set_roles(who.clone(), all);
		}
		let name = b"Benchmark".to_vec().try_into().map_err(|_| "the name fits; qed")?;
		Self::do_admit(who.clone(), name, all)
	}

	/// Makes `number` members that operate a validator each the only ones that operate any. Fails
	/// if there is no room.
	pub fn benchmark_validators(
		number: u32,
	) -> Result<Vec<T::AccountId>, polkadot_sdk::sp_runtime::DispatchError> {
		let _ = crate::Validators::<T>::clear(u32::MAX, None);
		crate::CurrentSet::<T>::kill();
		crate::NextSet::<T>::kill();
		let mut seed = 0;
		while Members::<T>::count() < number {
			let member = polkadot_sdk::frame_benchmarking::account("member", seed, 0);
			Self::benchmark_member(&member, &[Role::Brp])?;
			seed = seed.saturating_add(1);
		}
		let count = usize::try_from(number).unwrap_or(usize::MAX);
		let members: Vec<_> = Members::<T>::iter_keys().take(count).collect();
		for (seed, member) in (0..).zip(&members) {
			let validator = polkadot_sdk::frame_benchmarking::account("validator", seed, 0);
			Self::do_add_validator(validator, member.clone())?;
		}
		Ok(members)
	}

	/// Makes `who` a driver and its own registrar, unless it is a driver already.
	pub fn benchmark_driver(who: &T::AccountId) {
		if !Self::is_driver(who) {
			let added = Self::do_register_driver(who.clone(), who.clone(), Default::default());
			debug_assert!(added.is_ok());
		}
	}
}
