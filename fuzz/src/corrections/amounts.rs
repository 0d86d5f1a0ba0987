// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the amounts of a line are after its corrections: exactly, by the rules of the README of the
//! pallet, in thousandths of the smallest unit.

use crate::lines::Ended;
use pallet_corrections::types::Of;
use smartcharge_primitives::{
	money::balanced,
	trail::{Line, Part},
	Amount, Price, MILLIS_PER_HOUR,
};
use smartcharge_runtime::AccountId;

/// Thousandths in which costs are exact.
pub const EXACT: Amount = 1_000;

/// An amount of a line: what its payee was billed at least and at most, and what it costs exactly
/// as it was settled, all in thousandths.
pub struct Billed {
	pub payee: AccountId,
	pub billed: [Amount; 2],
	pub settled: Amount,
	/// Its cost after corrections, before and after the present one.
	pub costs: [Amount; 2],
	/// Paid, in units.
	pub paid: Amount,
}

impl Billed {
	/// By how much what is due changes between two costs, at least and at most.
	pub fn change(&self, from: Amount, to: Amount) -> [Amount; 2] {
		let due = |billed: Amount, cost: Amount| {
			let more = cost - self.settled;
			match (self.settled < 0, more) {
				(false, 0..) => billed + more,
				(false, _) => billed.min(cost),
				(true, ..=0) => billed + more,
				(true, _) => billed.max(cost),
			}
		};
		let [one, other] = self.billed.map(|billed| due(billed, to) - due(billed, from));
		[one.min(other), one.max(other)]
	}
}

/// Energy of a part at its prices, and energy that costs the driver nothing, after it has changed
/// by `delta`: the costliest leaves first.
fn left_of(part: &Part<AccountId>, delta: i128) -> (Amount, Amount) {
	let free = i128::from(part.idle);
	let unproven = i128::from(part.unproven);
	let paid = i128::from(part.energy) - free - unproven;
	if delta >= 0 {
		return (paid + delta, unproven);
	}
	let pays = i128::from(part.price) + i128::from(part.grid_price) < 0;
	let less = -delta;
	// What is before it in the order of leaving.
	let (before_paid, before_unproven) = if pays { (free + unproven, free) } else { (0, paid) };
	let leave = |energy: i128, before: i128| energy - (less - before).clamp(0, energy);
	(leave(paid, before_paid), leave(unproven, before_unproven))
}

/// Changes of a line up to some time, by what they are of.
pub type Deltas<'a> = &'a dyn Fn(Of) -> i128;

/// The amounts of a line, by their payees.
pub fn amounts(
	line: &Line<AccountId>,
	dso: &AccountId,
	cso: &AccountId,
	was: Deltas,
	is: Deltas,
) -> Vec<Billed> {
	let unpaid = Amount::try_from(line.unpaid).unwrap_or(Amount::MAX / EXACT / 2);
	let bill = |payee: &AccountId, paid: Amount, most: Amount, cost: &dyn Fn(Deltas) -> Amount| {
		let settled = cost(&|_| 0);
		let billed = match settled / EXACT == paid {
			true => [settled; 2],
			// Nobody says whose the unpaid part is.
			false => {
				let most = settled.min((paid + unpaid) * EXACT).min(most * EXACT);
				[paid * EXACT, most.max(paid * EXACT)]
			},
		};
		Billed { payee: payee.clone(), billed, settled, costs: [cost(was), cost(is)], paid }
	};
	let of_part = |part: &Part<AccountId>, grid: bool, delta: i128| {
		let (supplier, dso) = balanced(part.price, part.grid_price);
		let (paid, unproven) = left_of(part, delta);
		let cost = |price: Price, other: Price| {
			paid * Amount::from(price) + unproven * Amount::from(other)
		};
		if grid {
			cost(part.grid_price, dso)
		} else {
			cost(part.price, supplier)
		}
	};
	let parts = || (0u8..).zip(&line.parts);
	// If one party pays and another one is paid, the energy costs what was agreed, whatever the
	// former paid.
	let costs = parts().flat_map(|(_, part)| [of_part(part, false, 0), of_part(part, true, 0)]);
	let agreed = costs.sum::<Amount>().div_euclid(EXACT).max(0);
	let paid = || line.parts.iter().map(|part| part.amount).chain([line.to_dso]);
	let most = agreed + paid().map(|paid| (-paid).max(0)).sum::<Amount>();
	let mut all: Vec<_> = parts()
		.map(|(index, part)| {
			bill(&part.supplier, part.amount, most, &|deltas| {
				of_part(part, false, deltas(Of::Energy(index)) + deltas(Of::Sale(index)))
			})
		})
		.collect();
	all.push(bill(dso, line.to_dso, most, &|deltas| {
		parts().map(|(index, part)| of_part(part, true, deltas(Of::Energy(index)))).sum()
	}));
	all.push(bill(cso, line.to_cso, Amount::MAX / EXACT, &|deltas| {
		let time = i128::from(line.time.duration()) + deltas(Of::Time);
		let price = Amount::try_from(line.price_per_hour).unwrap_or(Amount::MAX);
		price.saturating_mul(time).saturating_mul(EXACT) / Amount::from(MILLIS_PER_HOUR)
	}));
	all
}

/// The lines as they were billed: of a mandate without energy, the price of the station went back.
pub fn billed_lines(ended: &Ended) -> Vec<Line<AccountId>> {
	let mut lines = ended.lines.clone();
	if ended.record.totals.to_cso == 0 {
		lines.iter_mut().for_each(|line| line.to_cso = 0);
	}
	lines
}

/// What a part had as it was settled.
pub fn settled_of(line: &Line<AccountId>, of: Of) -> Option<i128> {
	match of {
		Of::Energy(part) | Of::Sale(part) => {
			line.parts.get(usize::from(part)).map(|part| part.energy.into())
		},
		Of::Time => Some(line.time.duration().into()),
	}
}
