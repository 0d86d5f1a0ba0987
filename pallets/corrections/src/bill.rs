// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cost of a settled step when its energy or its time is corrected. Pure: no storage.
//!
//! The amounts of a line are those of `settlement` of charging: each part of a supplier, the grid
//! of all parts together, and the time of the station are rounded toward zero once. Of what was
//! neither paid nor owed then, nothing is paid back: the lower of what was billed and what the
//! corrected line costs is due.

use crate::types::{Of, PartIndex};
use alloc::vec::Vec;
use core::cmp::Reverse;
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{
	money::{amount, balanced, exact_cost, payable, time_cost, toward_zero, whole},
	trail::{Line, Part},
	Amount, Balance, Energy, Price,
};

/// Changes of a line up to now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deltas {
	/// Change of the energy of each part, in Wh.
	metered: Vec<(PartIndex, i64)>,
	/// Change of the energy that a supplier charges for, in addition, in Wh.
	sold: Vec<(PartIndex, i64)>,
	/// Change of the station's time, in ms.
	time: i64,
}

impl Deltas {
	/// Adds `delta`.
	pub fn add(&mut self, of: Of, delta: i64) {
		let (list, part) = match of {
			Of::Energy(part) => (&mut self.metered, part),
			Of::Sale(part) => (&mut self.sold, part),
			Of::Time => return self.time = self.time.saturating_add(delta),
		};
		match list.iter_mut().find(|(of, _)| *of == part) {
			Some((_, sum)) => *sum = sum.saturating_add(delta),
			None => list.push((part, delta)),
		}
	}

	/// Change of the energy of `part`, in Wh.
	pub fn metered(&self, part: PartIndex) -> i64 {
		of_part(&self.metered, part)
	}

	/// Change of the energy of `part` that its supplier charges for, in Wh.
	fn charged(&self, part: PartIndex) -> i64 {
		self.metered(part).saturating_add(of_part(&self.sold, part))
	}
}

fn of_part(list: &[(PartIndex, i64)], part: PartIndex) -> i64 {
	list.iter().find(|(of, _)| *of == part).map_or(0, |(_, delta)| *delta)
}

/// Energy of a part by its price, in Wh.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Priced {
	/// At the prices of the part.
	paid: Energy,
	/// At prices that cost the driver nothing.
	unproven: Energy,
	/// Free.
	idle: Energy,
}

/// What a kWh of `part` costs the driver.
fn net_price<AccountId>(part: &Part<AccountId>) -> Price {
	part.price.saturating_add(part.grid_price)
}

/// Energy of `part` by its price, after a change by `delta`. Less energy is taken out of the
/// costliest first; more is added at the prices of the part.
fn priced<AccountId>(part: &Part<AccountId>, delta: i64) -> Priced {
	let idle = part.idle.min(part.energy);
	let unproven = part.unproven.min(part.energy.saturating_sub(idle));
	let paid = part.energy.saturating_sub(idle).saturating_sub(unproven);
	if let Ok(more) = u64::try_from(delta) {
		return Priced { paid: paid.saturating_add(more), unproven, idle };
	}
	let mut left = delta.unsigned_abs();
	let mut take = |energy: Energy| {
		let taken = left.min(energy);
		left = left.saturating_sub(taken);
		energy.saturating_sub(taken)
	};
	if net_price(part) >= 0 {
		let (paid, unproven) = (take(paid), take(unproven));
		Priced { paid, unproven, idle: take(idle) }
	} else {
		let (idle, unproven) = (take(idle), take(unproven));
		Priced { paid: take(paid), unproven, idle }
	}
}

/// Exact costs of `part` for its supplier and for the DSO, by the energy that each charges for.
fn exact_costs<AccountId>(part: &Part<AccountId>, charged: i64, metered: i64) -> (Amount, Amount) {
	let (no_supplier, no_grid) = balanced(part.price, part.grid_price);
	let cost = |price: Price, no_price: Price, delta: i64| {
		let Priced { paid, unproven, .. } = priced(part, delta);
		exact_cost(price, paid).saturating_add(exact_cost(no_price, unproven))
	};
	(cost(part.price, no_supplier, charged), cost(part.grid_price, no_grid, metered))
}

/// Amounts of a line: for the supplier of each part, for the DSO, and for the station.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amounts {
	/// For the supplier of each part.
	pub parts: Vec<Amount>,
	/// For the DSO.
	pub grid: Amount,
	/// For the station.
	pub station: Amount,
}

/// Exact costs of the energy of a line: for the supplier of each part, and for the DSO.
fn exact_of<AccountId>(line: &Line<AccountId>, deltas: &Deltas) -> (Vec<Amount>, Amount) {
	let mut grid: Amount = 0;
	let parts = (0..)
		.zip(&line.parts)
		.map(|(index, part)| {
			let (supplier, dso) = exact_costs(part, deltas.charged(index), deltas.metered(index));
			grid = grid.saturating_add(dso);
			supplier
		})
		.collect();
	(parts, grid)
}

fn costs<AccountId>(line: &Line<AccountId>, deltas: &Deltas) -> Amounts {
	let (parts, grid) = exact_of(line, deltas);
	let parts = parts.into_iter().map(toward_zero).collect();
	let time = line.time.duration().saturating_add_signed(deltas.time);
	let station = amount(time_cost(line.price_per_hour, time).unwrap_or(Balance::MAX));
	Amounts { parts, grid: toward_zero(grid), station }
}

/// What was billed of `costs`: what was paid, and what was owed, which is the part of `unpaid` that
/// fell to the payees in their order.
fn billed<AccountId>(line: &Line<AccountId>, costs: &Amounts) -> Amounts {
	let mut unpaid = line.unpaid;
	let mut bill = |due: Amount, paid: Amount| {
		let owed = payable(due.saturating_sub(paid)).min(unpaid);
		unpaid = unpaid.saturating_sub(owed);
		paid.saturating_add(amount(owed))
	};
	let mut allowance = allowance_of(line);
	let mut bill_energy = |cost: Amount, paid: Amount| {
		let due = cost.min(allowance);
		allowance = allowance.saturating_sub(due.max(0));
		bill(due, paid)
	};
	let parts =
		costs.parts.iter().zip(&line.parts).map(|(cost, part)| bill_energy(*cost, part.amount));
	let parts = parts.collect();
	let grid = bill_energy(costs.grid, line.to_dso);
	Amounts { parts, grid, station: bill(costs.station, line.to_cso) }
}

/// The most that was due for the energy of a line to those who are paid for it. If others pay for
/// it, that is its agreed cost and what the others paid: the driver owes no more when the cover of
/// one of them was not good for all.
fn allowance_of<AccountId>(line: &Line<AccountId>) -> Amount {
	let (mut exact, grid) = exact_of(line, &Deltas::default());
	exact.push(grid);
	if exact.iter().all(|cost| *cost >= 0) {
		return Amount::MAX;
	}
	let paid = line.parts.iter().map(|part| part.amount).chain([line.to_dso]);
	let credited =
		paid.fold(0, |sum: Amount, paid| sum.saturating_add(paid.saturating_neg().max(0)));
	whole(exact.into_iter()).max(0).saturating_add(credited)
}

/// What is due of a line that was billed, when it costs `cost` instead of `before`: more as much as
/// it costs more, less as far as that was billed.
fn due(billed: Amount, before: Amount, cost: Amount) -> Amount {
	let grows = if before < 0 { cost <= before } else { cost >= before };
	if grows {
		billed.saturating_add(cost.saturating_sub(before))
	} else if before < 0 {
		billed.max(cost)
	} else {
		billed.min(cost)
	}
}

/// Amounts that are due of `line` after its changes.
pub fn amounts_due<AccountId>(line: &Line<AccountId>, deltas: &Deltas) -> Amounts {
	let before = costs(line, &Deltas::default());
	let billed = billed(line, &before);
	let after = costs(line, deltas);
	let parts = billed
		.parts
		.iter()
		.zip(before.parts.iter().zip(&after.parts))
		.map(|(billed, (before, after))| due(*billed, *before, *after));
	Amounts {
		parts: parts.collect(),
		grid: due(billed.grid, before.grid, after.grid),
		station: due(billed.station, before.station, after.station),
	}
}

/// Energy of which nobody knows in which step it flowed: a part that it is taken out of.
struct Chunk {
	price: Price,
	line: u32,
	part: PartIndex,
	energy: Energy,
}

/// Takes `energy` out of the costliest parts of `lines`, whose changes up to now `deltas` returns.
/// Only parts for which `is_meant` count. Returns by how much each part changes, at most `most` of
/// them.
pub fn take_costliest<AccountId>(
	lines: &[(u32, &Line<AccountId>)],
	energy: Energy,
	deltas: impl Fn(u32) -> Deltas,
	is_meant: impl Fn(&Part<AccountId>) -> bool,
	most: u32,
) -> Result<Vec<(u32, PartIndex, i64)>, NotTaken> {
	let mut chunks = Vec::new();
	for (number, line) in lines {
		let deltas = deltas(*number);
		for (index, part) in (0..).zip(&line.parts).filter(|(_, part)| is_meant(part)) {
			let Priced { paid, unproven, idle } = priced(part, deltas.metered(index));
			let net = net_price(part);
			let (costly, cheap) = if net >= 0 {
				(paid.saturating_add(unproven), idle)
			} else {
				(unproven.saturating_add(idle), paid)
			};
			let chunk = |price, energy| Chunk { price, line: *number, part: index, energy };
			chunks.push(chunk(net.max(0), costly));
			chunks.push(chunk(net.min(0), cheap));
		}
	}
	// The sort is stable: of equal prices, the earlier line.
	chunks.sort_by_key(|chunk| Reverse(chunk.price));
	let mut left = energy;
	let mut taken = Vec::<(u32, PartIndex, i64)>::new();
	for Chunk { line, part, energy, .. } in chunks {
		let less = left.min(energy);
		left = left.saturating_sub(less);
		let less = i64::try_from(less).unwrap_or(i64::MAX);
		if less == 0 {
			continue;
		}
		let room = u32::try_from(taken.len()).is_ok_and(|parts| parts < most);
		match taken.iter_mut().find(|(of, index, _)| (*of, *index) == (line, part)) {
			Some((.., delta)) => *delta = delta.saturating_sub(less),
			None if room => taken.push((line, part, less.saturating_neg())),
			None => return Err(NotTaken::TooManyParts),
		}
	}
	ensure!(left == 0, NotTaken::NotEnough);
	Ok(taken)
}

/// Why energy cannot be taken out of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotTaken {
	/// They have less.
	NotEnough,
	/// It would come out of too many parts.
	TooManyParts,
}

/// Part of `lines` that costs the driver the least: what nobody knows the time of is added there.
pub fn cheapest<AccountId>(lines: &[(u32, &Line<AccountId>)]) -> Option<(u32, PartIndex)> {
	let parts = lines.iter().flat_map(|(number, line)| {
		let of_line = (0..).zip(&line.parts);
		of_line.map(|(index, part)| (net_price(part), *number, index))
	});
	parts.min().map(|(_, line, part)| (line, part))
}

/// Energy of a line after its changes, in Wh.
pub fn energy_of<AccountId>(line: &Line<AccountId>, deltas: &Deltas) -> Energy {
	(0..).zip(&line.parts).fold(0, |sum: Energy, (index, part)| {
		sum.saturating_add(part.energy.saturating_add_signed(deltas.metered(index)))
	})
}
