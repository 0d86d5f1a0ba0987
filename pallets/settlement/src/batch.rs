// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Flows of a batch of readings, booked once at its end.

use crate::{
	quarters::Open, AreaKey, Config, HourKey, LateEnergy, Pallet, Position, Positions, Quarter,
	Quarters, WeightInfo,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::Weight,
		DefaultNoBound,
	},
	frame_system,
};
use smartcharge_primitives::{AreaId, Flow, Hour, Interval, OnFlow};

/// Flows of a batch of readings, to be booked at its end.
#[derive(DefaultNoBound)]
pub struct Batch<T: Config> {
	/// The open hours, once a flow has needed them.
	open: Option<Open>,
	/// Energy by hour, area and supplier.
	positions: BTreeMap<(Hour, AreaId, T::AccountId), Quarters>,
	/// Energy from before the open hours, by area and supplier.
	late: BTreeMap<(AreaId, T::AccountId), Quarter>,
}

impl<T: Config> Batch<T> {
	fn open(&mut self) -> Open {
		*self.open.get_or_insert_with(|| Open::at(T::Time::now(), T::OpenFor::get()))
	}

	/// Number of the keys to which the batch is booked.
	fn keys(&self) -> u32 {
		let keys = self.positions.len().saturating_add(self.late.len());
		u32::try_from(keys).unwrap_or(u32::MAX)
	}
}

fn count(hours: core::ops::Range<Hour>) -> u32 {
	hours.end.saturating_sub(hours.start)
}

impl<T: Config> OnFlow<T::AccountId> for Pallet<T> {
	type Batch = Batch<T>;

	fn weight(keys: u32) -> Weight {
		let key = T::WeightInfo::book(1).saturating_sub(T::WeightInfo::book(0));
		key.saturating_mul(keys.into())
	}

	fn most_keys(over: Interval, batch: &mut Batch<T>) -> u32 {
		let open = batch.open();
		count(open.hours(over)).saturating_add(open.is_late(over).into())
	}

	fn new_keys(
		supplier: &T::AccountId,
		area: AreaId,
		over: Interval,
		batch: &mut Batch<T>,
	) -> u32 {
		let open = batch.open();
		let is_new = |hour: &Hour| !batch.positions.contains_key(&(*hour, area, supplier.clone()));
		let hours = open.hours(over).filter(is_new).count();
		let late = open.is_late(over) && !batch.late.contains_key(&(area, supplier.clone()));
		u32::try_from(hours).unwrap_or(u32::MAX).saturating_add(late.into())
	}

	fn note(flow: Flow<T::AccountId>, batch: &mut Batch<T>) -> u32 {
		let Flow { supplier, area, side, over, energy } = flow;
		let before = batch.keys();
		let open = batch.open();
		let late = open.late(over, energy);
		if late > 0 {
			batch.late.entry((area, supplier.clone())).or_default().add(side, late);
		}
		for hour in open.hours(over) {
			let parts = open.quarters_of(hour, over, energy);
			if parts.iter().all(|part| *part == 0) {
				continue;
			}
			let position = batch.positions.entry((hour, area, supplier.clone())).or_default();
			for (quarter, part) in position.iter_mut().zip(parts) {
				quarter.add(side, part);
			}
		}
		batch.keys().saturating_sub(before)
	}

	fn book(Batch { positions, late, .. }: Batch<T>) -> Weight {
		let block = frame_system::Pallet::<T>::block_number();
		let mut unused = Weight::zero();
		for ((hour, area, supplier), noted) in positions {
			let key = (HourKey::new(hour), AreaKey::new(area), supplier);
			let again = Positions::<T>::mutate(key, |position| match position {
				Some(position) => position.add(&noted, block),
				None => {
					*position = Some(Position { quarters: noted, booked: block });
					false
				},
			});
			if again {
				unused.saturating_accrue(T::DbWeight::get().reads_writes(1, 1));
			}
		}
		for ((area, supplier), noted) in late {
			LateEnergy::<T>::mutate(AreaKey::new(area), supplier, |sum| {
				sum.get_or_insert_default().merge(&noted);
			});
		}
		unused
	}
}
