// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Allocation points: which suppliers a connection's energy counts for, and since when. The history
//! is pure; the call is at the end.

use crate::{AllocationPoints, Allocations, Config, Error, Event, Pallet};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{ConstU32, Get, Time},
		BoundedVec,
	},
	sp_runtime::DispatchError,
};
use scale_info::TypeInfo;
use smartcharge_primitives::{hour_of, AreaId, Ean18, Hour, InvalidEan, Participants, Role};

/// Maximum number of secondary allocation points of a connection.
pub const MAX_SECONDARY: u32 = 8;

/// Maximum number of allocations of a connection that are remembered.
pub const MAX_ALLOCATIONS: u32 = 4;

/// A secondary allocation point.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct SecondaryPoint<AccountId> {
	/// EAN-18 code of the point.
	pub ean: Ean18,
	/// Supplier for whose account its energy counts.
	pub supplier: AccountId,
}

/// Secondary allocation points of a connection.
pub type SecondaryPoints<AccountId> =
	BoundedVec<SecondaryPoint<AccountId>, ConstU32<MAX_SECONDARY>>;

/// Secondary allocation points as a call takes them: the EAN-18 code and the supplier of each.
pub type SecondaryArgument<AccountId> = BoundedVec<(u64, AccountId), ConstU32<MAX_SECONDARY>>;

/// Suppliers for whose account the energy of a connection counts from an hour on.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Allocation<AccountId> {
	/// First hour of the allocation, in hours since the Unix epoch.
	pub from: Hour,
	/// Supplier of the primary allocation point, which has the EAN-18 code of the connection.
	pub primary: AccountId,
	/// Secondary allocation points.
	pub secondary: SecondaryPoints<AccountId>,
}

/// Allocations of a connection.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Connection<AccountId> {
	/// Area of the connection.
	pub area: AreaId,
	/// Allocations in order of time; never empty. The last may be of the future.
	pub history: History<AccountId>,
}

/// Allocations of a connection, in order of time.
pub type History<AccountId> = BoundedVec<Allocation<AccountId>, ConstU32<MAX_ALLOCATIONS>>;

impl<AccountId> Connection<AccountId> {
	/// Returns the allocation in `hour`; `None` before the first one that is remembered.
	pub fn at(&self, hour: Hour) -> Option<&Allocation<AccountId>> {
		self.history.iter().rev().find(|allocation| allocation.from <= hour)
	}

	/// Returns the EAN-18 codes of all secondary points.
	pub fn points(&self) -> BTreeSet<Ean18> {
		self.history
			.iter()
			.flat_map(|allocation| &allocation.secondary)
			.map(|point| point.ean)
			.collect()
	}
}

/// Returns `history` with `next` as its last allocation, in place of those that would begin with it
/// or later. Allocations that ended at `needed_from` or before make room for it. `None` if there is
/// no room.
pub fn revise<AccountId: Clone>(
	history: &[Allocation<AccountId>],
	next: Allocation<AccountId>,
	needed_from: Hour,
) -> Option<History<AccountId>> {
	let mut revised: Vec<_> =
		history.iter().filter(|allocation| allocation.from < next.from).cloned().collect();
	revised.push(next);
	while revised.len() > History::<AccountId>::bound() {
		let ended = revised.get(1).map(|second| second.from);
		ended.filter(|ended| *ended <= needed_from)?;
		revised.remove(0);
	}
	History::try_from(revised).ok()
}

impl<T: Config> Pallet<T> {
	/// Returns the allocation of the connection `ean` in `hour`; `None` if there is none.
	pub fn allocation(ean: Ean18, hour: Hour) -> Option<Allocation<T::AccountId>> {
		Allocations::<T>::get(ean)?.at(hour).cloned()
	}

	pub(crate) fn do_set_allocation(
		dso: T::AccountId,
		area: AreaId,
		ean: u64,
		primary: T::AccountId,
		secondary: SecondaryArgument<T::AccountId>,
		from: Hour,
	) -> DispatchResult {
		Self::area_run_by(&dso, area)?;
		let ean = Self::valid_ean(ean)?;
		let known = Allocations::<T>::get(ean);
		if let Some(connection) = known.as_ref().filter(|connection| connection.area != area) {
			let runs = Self::area_run_by(&dso, connection.area);
			ensure!(runs.is_ok(), Error::<T>::OtherArea);
		}
		let now = hour_of(T::Time::now());
		ensure!(from > now, Error::<T>::FromInPast);
		let latest = now.saturating_add(hour_of(T::AllocationLead::get()));
		ensure!(from <= latest, Error::<T>::FromTooFar);
		Self::ensure_supplier(&primary)?;
		ensure!(AllocationPoints::<T>::get(ean).is_none(), Error::<T>::EanInUse);
		let secondary = Self::check_points(ean, secondary)?;
		let before = known.as_ref().map(Connection::points).unwrap_or_default();
		let history = known.map(|connection| connection.history).unwrap_or_default();
		let needed_from = now.saturating_sub(hour_of(T::AllocationRetention::get()));
		let next = Allocation { from, primary: primary.clone(), secondary: secondary.clone() };
		let history = revise(&history, next, needed_from).ok_or(Error::<T>::TooManyAllocations)?;

		let connection = Connection { area, history };
		let after = connection.points();
		before.difference(&after).for_each(AllocationPoints::<T>::remove);
		after.difference(&before).for_each(|point| AllocationPoints::<T>::insert(point, ean));
		Allocations::<T>::insert(ean, connection);
		Self::deposit_event(Event::AllocationSet { area, ean, from, primary, secondary });
		Ok(())
	}

	/// Checks the secondary points of the connection `ean`: codes that no other connection has, and
	/// suppliers.
	fn check_points(
		ean: Ean18,
		points: SecondaryArgument<T::AccountId>,
	) -> Result<SecondaryPoints<T::AccountId>, DispatchError> {
		let mut checked = SecondaryPoints::default();
		let mut seen = BTreeSet::from([ean]);
		for (code, supplier) in points {
			let point = Self::valid_ean(code)?;
			ensure!(seen.insert(point), Error::<T>::DuplicateEan);
			let owner = AllocationPoints::<T>::get(point);
			let is_free = owner.is_none_or(|owner| owner == ean);
			ensure!(is_free && !Allocations::<T>::contains_key(point), Error::<T>::EanInUse);
			Self::ensure_supplier(&supplier)?;
			// As many as the argument has.
			let _ = checked.try_push(SecondaryPoint { ean: point, supplier });
		}
		Ok(checked)
	}

	fn valid_ean(number: u64) -> Result<Ean18, DispatchError> {
		Ean18::new(number).map_err(|invalid| match invalid {
			InvalidEan::Length => Error::<T>::InvalidEanLength.into(),
			InvalidEan::CheckDigit => Error::<T>::InvalidEanCheckDigit.into(),
		})
	}

	fn ensure_supplier(who: &T::AccountId) -> DispatchResult {
		ensure!(T::Participants::has_role(who, Role::Supplier), Error::<T>::NotASupplier);
		Ok(())
	}
}
