// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Registers at the start of years: written by the reading of a meter that crosses one, so once per
//! meter and year.

use crate::{Config, Meters, Pallet, WeightInfo, YearBorder, YearRegisters};
use core::ops::Range;
use polkadot_sdk::frame_support::{traits::Time, weights::WeightMeter};
use smartcharge_primitives::{
	calendar::{start_of_year, year_at, Year},
	energy::energy_within,
	Energy, Interval, MeterAt, MeterId, MeterReading, OrderedMeterId, OrderedYear, Overweight,
	Purpose,
};

/// Number of past years of which both registers are kept.
pub const YEARS_KEPT: Year = 3;

/// The register at the start of `year`, between the readings `before` and `after` it.
pub(crate) fn register_at(year: Year, before: MeterReading, after: MeterReading) -> Energy {
	let over = Interval::new(before.at, after.at.max(before.at));
	let until = Interval::new(before.at, start_of_year(year).clamp(over.start, over.end));
	let energy = after.register.saturating_sub(before.register);
	before.register.saturating_add(energy_within(energy, over, until))
}

impl<T: Config> Pallet<T> {
	/// The years that began after the `latest` reading and no later than `reading`, of those that
	/// are kept.
	pub(crate) fn years_crossed(
		latest: Option<MeterReading>,
		reading: MeterReading,
	) -> Range<Year> {
		let Some(latest) = latest else { return 0..0 };
		let (before, last) = (year_at(latest.at), year_at(reading.at));
		let first = before.saturating_add(1).max(last.saturating_sub(YEARS_KEPT));
		first..last.saturating_add(1)
	}

	/// Makes sure that `budget` covers the registers of the years `crossed`.
	pub(crate) fn cover_years(
		crossed: &Range<Year>,
		budget: &mut WeightMeter,
	) -> Result<(), Overweight> {
		if crossed.is_empty() {
			return Ok(());
		}
		let weight = T::WeightInfo::note_year()
			.saturating_mul(crossed.end.saturating_sub(crossed.start).into());
		budget.try_consume(weight).map_err(|_| Overweight)
	}

	/// Writes the registers of the meter `id` at the start of the years `crossed`.
	pub(crate) fn note_years(
		id: MeterId,
		crossed: Range<Year>,
		before: Option<MeterReading>,
		after: MeterReading,
	) {
		let Some(before) = before else { return };
		for year in crossed {
			let closing = register_at(year, before, after);
			let border = YearBorder { closing, opening: Some(closing) };
			YearRegisters::<T>::insert(OrderedYear::new(year), OrderedMeterId::new(id), border);
		}
	}

	/// Forgets the register with which the meter `id` began the present year: what it counts from
	/// now on does not continue it. That with which it ended the year before stays.
	pub(crate) fn forget_opening(id: MeterId) {
		let year = OrderedYear::new(year_at(T::Time::now()));
		YearRegisters::<T>::mutate(year, OrderedMeterId::new(id), |border| {
			if let Some(border) = border {
				border.opening = None;
			}
		});
	}

	/// Removes registers of years of which no energy can be asked for any more, as far as `budget`
	/// allows. They come first.
	pub(crate) fn remove_old_years(budget: &mut WeightMeter) {
		let first = year_at(T::Time::now()).saturating_sub(YEARS_KEPT);
		let mut keys = YearRegisters::<T>::iter_keys();
		while budget.can_consume(T::WeightInfo::remove_year()) {
			let old = keys.next().filter(|(year, _)| year.number() < first);
			let Some((year, meter)) = old else { return };
			let _ = budget.try_consume(T::WeightInfo::remove_year());
			// The iterator tolerates the removal of keys that it has passed.
			YearRegisters::<T>::remove(year, meter);
		}
	}
}

impl<T: Config> smartcharge_primitives::YearRegisters<T::AccountId> for Pallet<T> {
	fn connection(meter: MeterId) -> Option<MeterAt<T::AccountId>> {
		let meter = Meters::<T>::get(OrderedMeterId::new(meter))?;
		let consumes = !matches!(meter.purpose, Purpose::Production { .. });
		Some(MeterAt { ean: meter.ean, owner: meter.owner, consumes })
	}

	fn energy(meter: MeterId, year: Year) -> Option<Energy> {
		let at = |year| YearRegisters::<T>::get(OrderedYear::new(year), OrderedMeterId::new(meter));
		let closing = at(year.checked_add(1)?)?.closing;
		closing.checked_sub(at(year)?.opening?)
	}
}
