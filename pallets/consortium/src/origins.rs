// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Origins for the other pallets: signed by a participant, or by a member with a role.

use crate::{Config, Pallet};
use core::marker::PhantomData;
#[cfg(feature = "runtime-benchmarks")]
use polkadot_sdk::frame_benchmarking::whitelisted_caller;
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{Contains, EnsureOrigin, Get},
	},
	frame_system::ensure_signed,
};
use smartcharge_primitives::{Participants, Role};

parameter_types! {
	/// [`Role::Cso`] as a type.
	pub const CsoRole: Role = Role::Cso;
	/// [`Role::Dso`] as a type.
	pub const DsoRole: Role = Role::Dso;
	/// [`Role::Supplier`] as a type.
	pub const SupplierRole: Role = Role::Supplier;
	/// [`Role::Brp`] as a type.
	pub const BrpRole: Role = Role::Brp;
	/// [`Role::Custodian`] as a type.
	pub const CustodianRole: Role = Role::Custodian;
	/// [`Role::Auditor`] as a type.
	pub const AuditorRole: Role = Role::Auditor;
	/// [`Role::Tso`] as a type.
	pub const TsoRole: Role = Role::Tso;
}

/// Signed by a charging station operator.
pub type EnsureCso<T> = EnsureRole<T, CsoRole>;

/// Signed by a distribution system operator.
pub type EnsureDso<T> = EnsureRole<T, DsoRole>;

/// Signed by an energy supplier.
pub type EnsureSupplier<T> = EnsureRole<T, SupplierRole>;

/// Signed by a balance responsible party.
pub type EnsureBrp<T> = EnsureRole<T, BrpRole>;

/// Signed by the custodian of the money.
pub type EnsureCustodian<T> = EnsureRole<T, CustodianRole>;

/// Signed by the auditor of the money.
pub type EnsureAuditor<T> = EnsureRole<T, AuditorRole>;

/// Signed by a transmission system operator.
pub type EnsureTso<T> = EnsureRole<T, TsoRole>;

/// Signed by a member that has the role `R`.
pub struct EnsureRole<T, R>(PhantomData<(T, R)>);

impl<T: Config, R: Get<Role>> EnsureOrigin<T::RuntimeOrigin> for EnsureRole<T, R> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		signed_by::<T>(origin, |who| Pallet::<T>::has_role(who, R::get()))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let who = whitelisted_caller();
		Pallet::<T>::benchmark_member(&who, &[R::get()]).map_err(|_| ())?;
		Ok(signed::<T>(who))
	}
}

/// Signed by a member, with any role.
pub struct EnsureMember<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureMember<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		signed_by::<T>(origin, MembersOnly::<T>::contains)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let who = whitelisted_caller();
		Pallet::<T>::benchmark_member(&who, &[Role::Cso]).map_err(|_| ())?;
		Ok(signed::<T>(who))
	}
}

/// Accounts of members.
pub struct MembersOnly<T>(PhantomData<T>);

impl<T: Config> Contains<T::AccountId> for MembersOnly<T> {
	fn contains(who: &T::AccountId) -> bool {
		crate::Members::<T>::contains_key(who)
	}
}

/// Signed by a registered driver.
pub struct EnsureDriver<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureDriver<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		signed_by::<T>(origin, Pallet::<T>::is_driver)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let who = whitelisted_caller();
		Pallet::<T>::benchmark_driver(&who);
		Ok(signed::<T>(who))
	}
}

/// Signed by a member or a driver.
pub struct EnsureParticipant<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureParticipant<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		signed_by::<T>(origin, Pallet::<T>::is_participant)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		let who = whitelisted_caller();
		Pallet::<T>::benchmark_driver(&who);
		Ok(signed::<T>(who))
	}
}

/// Signed by a member or a driver, or by a former one that can still make exit calls.
pub struct EnsureHolder<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureHolder<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		signed_by::<T>(origin, Pallet::<T>::takes_or_took_part)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		// It is looked for among the former ones last.
		let who = whitelisted_caller();
		if !Pallet::<T>::takes_or_took_part(&who) {
			Pallet::<T>::take_up_former(&who);
		}
		Ok(signed::<T>(who))
	}
}

/// Accounts of members and drivers.
pub struct ParticipantsOnly<T>(PhantomData<T>);

impl<T: Config> Contains<T::AccountId> for ParticipantsOnly<T> {
	fn contains(who: &T::AccountId) -> bool {
		Pallet::<T>::is_participant(who)
	}
}

fn signed_by<T: Config>(
	origin: T::RuntimeOrigin,
	accepts: impl FnOnce(&T::AccountId) -> bool,
) -> Result<T::AccountId, T::RuntimeOrigin> {
	match ensure_signed(origin.clone()) {
		Ok(who) if accepts(&who) => Ok(who),
		_ => Err(origin),
	}
}

#[cfg(feature = "runtime-benchmarks")]
fn signed<T: Config>(who: T::AccountId) -> T::RuntimeOrigin {
	polkadot_sdk::frame_system::RawOrigin::Signed(who).into()
}
