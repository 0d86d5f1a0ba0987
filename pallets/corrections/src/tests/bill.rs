// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Cost of corrected lines, and payments.

use super::*;
use crate::{
	bill::{amounts_due, cheapest, energy_of, take_costliest, Deltas, NotTaken},
	transfers::{part_of, part_of_change, shares, transfers, with_payer},
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{testing::cases, trail::Part};

fn deltas(changes: &[(Of, i64)]) -> Deltas {
	let mut deltas = Deltas::default();
	changes.iter().for_each(|(of, delta)| deltas.add(*of, *delta));
	deltas
}

/// Amounts for the suppliers of the parts, for the DSO and for the station.
fn due(line: &Line<AccountId>, changes: &[(Of, i64)]) -> (Vec<i128>, i128, i128) {
	let amounts = amounts_due(line, &deltas(changes));
	(amounts.parts, amounts.grid, amounts.station)
}

#[test]
fn a_line_without_changes_costs_what_was_paid() {
	assert_eq!(due(&settled(), &[]), (vec![1_936_000, 726_000], 580_800, 290_400));
}

#[test]
fn a_line_with_less_energy_is_rounded_as_when_it_was_paid() {
	let (parts, grid, station) = due(&settled(), &[(Of::Energy(0), -3_217)]);
	assert_eq!((parts, grid, station), (vec![1_157_486, 726_000], 425_097, 290_400));
}

#[test]
fn a_supplier_that_charges_less_changes_no_other_amount() {
	let (parts, grid, station) = due(&settled(), &[(Of::Sale(1), -1_000)]);
	assert_eq!((parts, grid, station), (vec![1_936_000, 544_500], 580_800, 290_400));
	// What is neither sold nor measured is not subtracted twice.
	let changes = [(Of::Sale(1), -4_000), (Of::Energy(1), -4_000)];
	assert_eq!(due(&settled(), &changes), (vec![1_936_000, 0], 387_200, 290_400));
}

#[test]
fn less_time_costs_less() {
	let (parts, grid, station) = due(&settled(), &[(Of::Time, -(HOUR as i64) / 4)]);
	assert_eq!((parts, grid, station), (vec![1_936_000, 726_000], 580_800, 217_800));
}

/// Of what was free, because the escrow did not cover it, nothing is paid back.
#[test]
fn what_was_never_billed_is_not_paid_back() {
	let mut line = settled();
	// The supplier got 1 000 000 of 1 936 000 for the first part, and half of the rest is owed.
	line.parts[0].amount = 1_000_000;
	line.parts[1].amount = 0;
	(line.to_dso, line.to_cso, line.unpaid) = (0, 0, 500_000);
	assert_eq!(due(&line, &[]), (vec![1_500_000, 0], 0, 0));
	// 1 157 486 are due of 1 500 000.
	assert_eq!(due(&line, &[(Of::Energy(0), -3_217)]), (vec![1_157_486, 0], 0, 0));
	// More than what was billed is due: nothing is paid back.
	assert_eq!(due(&line, &[(Of::Energy(0), -1_000)]), (vec![1_500_000, 0], 0, 0));
}

/// The DSO was to pay 40 000 of a step for which the supplier asks 400 000, and its cover had
/// 10 000: 370 000 were due to the supplier, 300 000 paid. What is unpaid besides is the station's.
#[test]
fn fuzz_what_a_cover_was_not_good_for_is_not_paid_back() {
	let mut line = line_of(0, vec![part(SUPPLIER, None, 4_000, 100_000)], 290_400);
	line.parts[0].grid_price = -10_000;
	line.parts[0].amount = 300_000;
	(line.to_dso, line.to_cso, line.unpaid) = (-10_000, 0, 70_000 + 290_400);
	assert_eq!(due(&line, &[]), (vec![370_000], -10_000, 290_400));
	assert_eq!(due(&line, &[(Of::Energy(0), -4_000)]), (vec![0], 0, 290_400));
	let half_an_hour = (Of::Time, -(HOUR as i64) / 2);
	assert_eq!(due(&line, &[half_an_hour]), (vec![370_000], -10_000, 145_200));
}

#[test]
fn free_energy_is_taken_out_first_where_the_driver_was_paid() {
	let mut line = line_of(0, vec![part(SUPPLIER, None, 4_000, -100_000)], 0);
	line.parts[0].grid_price = 40_000;
	(line.parts[0].idle, line.parts[0].unproven) = (500, 1_000);
	// 2 500 Wh at -100 000 and 1 000 Wh at -40 000, which the DSO gets.
	line.parts[0].amount = -290_000;
	line.to_dso = 140_000;
	assert_eq!(due(&line, &[]), (vec![-290_000], 140_000, 0));
	assert_eq!(due(&line, &[(Of::Energy(0), -500)]), (vec![-290_000], 140_000, 0));
	assert_eq!(due(&line, &[(Of::Energy(0), -1_500)]), (vec![-250_000], 100_000, 0));
	assert_eq!(due(&line, &[(Of::Energy(0), -4_000)]), (vec![0], 0, 0));
}

#[test]
fn energy_of_unknown_time_comes_out_of_the_costliest_parts() {
	let (first, second) = (settled(), line_of(1, vec![part(SUPPLIER, None, 500, 300_000)], 0));
	let lines = [(0, &first), (1, &second)];
	let take = |energy, most| take_costliest(&lines, energy, |_| Deltas::default(), |_| true, most);
	assert_eq!(take(400, 9), Ok(vec![(1, 0, -400)]));
	assert_eq!(take(9_000, 9), Ok(vec![(1, 0, -500), (0, 0, -8_000), (0, 1, -500)]));
	assert_eq!(take(9_000, 2), Err(NotTaken::TooManyParts));
	assert_eq!(take(12_500, 3).unwrap().len(), 3);
	assert_eq!(take(12_501, 3), Err(NotTaken::NotEnough));
	assert_eq!(cheapest(&lines), Some((0, 1)));
}

#[test]
fn payments_lead_from_those_that_lose_to_those_that_gain() {
	let paid = |changes: &[(u8, i128)]| {
		let paid = transfers(changes).into_iter();
		paid.map(|paid| (paid.from, paid.to, paid.amount)).collect::<Vec<_>>()
	};
	assert_eq!(paid(&[(1, -7), (2, -3), (3, 10)]), [(1, 3, 7), (2, 3, 3)]);
	assert_eq!(paid(&[(1, -7), (2, 3), (3, 4)]), [(1, 2, 3), (1, 3, 4)]);
	// What nobody pays for is left out.
	assert_eq!(paid(&[(1, -7), (2, 9)]), [(1, 2, 7)]);
	assert_eq!(paid(&[(1, 0), (2, 9)]), []);
	// Who never pays gains or gets nothing.
	assert_eq!(with_payer(&[(1, -7), (2, 3)], &3, true), [(1, -7), (2, 3), (3, 4)]);
	assert_eq!(with_payer(&[(1, -7), (2, 9)], &3, true), [(1, -7), (2, 9), (3, 0)]);
	assert_eq!(with_payer(&[(1, -7), (2, 9)], &3, false), [(1, -7), (2, 9), (3, -2)]);
	assert_eq!(with_payer(&[(1, -7)], &1, true), [(1, 0)]);
}

#[test]
fn shares_add_up_to_the_whole() {
	assert_eq!(shares(1_000_000, &[778_514, 155_703]), [833_333, 166_667]);
	assert_eq!(shares(10, &[0, 0]), [0, 10]);
	assert_eq!(shares(10, &[]), []);
	assert_eq!(part_of(u128::MAX, 1_000), u128::MAX);
	assert_eq!((part_of(999, 500), part_of_change(-999, 500)), (499, -499));
	assert_eq!(part_of_change(i64::MIN, 1_000), -i64::MAX);
}

fn any_part() -> impl Strategy<Value = Part<AccountId>> {
	(0..20_000u64, -300_000..600_000i64, -80_000..90_000i64, 0..900u64, 0..900u64).prop_map(
		|(energy, price, grid_price, idle, unproven)| Part {
			supplier: SUPPLIER,
			source: None,
			energy,
			idle: idle.min(energy),
			unproven: unproven.min(energy - idle.min(energy)),
			price,
			grid_price,
			amount: 0,
		},
	)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(200)))]

	/// Wh by Wh: what is taken out of a line is the costliest that is left, and none of the
	/// driver's gain is taken before what costs something or nothing.
	#[test]
	fn the_costliest_energy_is_taken_first(
		parts in vec(any_part(), 1..4), energy in 0..30_000u64,
	) {
		let mut line = line_of(0, parts, 0);
		line.time.end = line.time.start + 24 * HOUR;
		// The oracle: each Wh with its price; what is free or not proven costs nothing at least.
		let mut wh = Vec::new();
		for part in &line.parts {
			let net = part.price + part.grid_price;
			let paid = part.energy - part.idle - part.unproven;
			wh.extend((0..paid).map(|_| net));
			wh.extend((0..part.unproven).map(|_| net.max(0)));
			wh.extend((0..part.idle).map(|_| 0));
		}
		let all = wh.len() as u64;
		wh.sort_unstable_by(|one, other| other.cmp(one));
		let lines = [(0, &line)];
		let taken = take_costliest(&lines, energy, |_| Deltas::default(), |_| true, 64);
		if energy > all {
			prop_assert_eq!(taken, Err(NotTaken::NotEnough));
			return Ok(());
		}
		let mut deltas = Deltas::default();
		for (_, part, delta) in taken.unwrap() {
			deltas.add(Of::Energy(part), delta);
		}
		prop_assert_eq!(energy_of(&line, &deltas), all - energy);
		// In thousandths; each amount is rounded once, at most by one unit.
		let exact: i128 = wh[energy as usize..].iter().map(|price| i128::from(*price)).sum();
		// Paid in full, so that what is due is what it costs.
		let full = {
			let mut line = line.clone();
			let mut grid = 0;
			for part in &mut line.parts {
				let (price, dso) =
					smartcharge_primitives::money::balanced(part.price, part.grid_price);
				let paid = part.energy - part.idle - part.unproven;
				let exact = i128::from(part.price) * i128::from(paid)
					+ i128::from(price) * i128::from(part.unproven);
				part.amount = exact / 1_000;
				grid += i128::from(part.grid_price) * i128::from(paid)
					+ i128::from(dso) * i128::from(part.unproven);
			}
			line.to_dso = grid / 1_000;
			line
		};
		let amounts = amounts_due(&full, &deltas);
		let due = amounts.parts.iter().sum::<i128>() + amounts.grid;
		let rounded = full.parts.len() as i128 + 1;
		prop_assert!((due * 1_000 - exact).abs() <= rounded * 1_000, "{due} {exact}");
	}

	/// In however many steps a line is corrected, the same is due in the end.
	#[test]
	fn corrections_add_up(first in 0..8_000u64, second in 0..8_000u64) {
		let line = settled();
		let (first, second) = (first, second.min(8_000 - first));
		let both = (first + second) as i64;
		let once = due(&line, &[(Of::Energy(0), -both)]);
		let twice =
			due(&line, &[(Of::Energy(0), -(first as i64)), (Of::Energy(0), -(second as i64))]);
		prop_assert_eq!(&once, &twice);
		prop_assert_eq!(once.0[0], energy_cost(242_000, 8_000 - first - second));
	}

	/// No money comes into being or is lost.
	#[test]
	fn payments_are_balanced(changes in vec((0..5u8, -1_000..1_000i128), 0..8), never: bool) {
		let mut payees = Vec::new();
		for (who, change) in changes {
			crate::transfers::add_change(&mut payees, who, change);
		}
		let changes = with_payer(&payees, &9, never);
		let paid = transfers(&changes);
		for (who, change) in &changes {
			let sum = |is: &dyn Fn(&crate::transfers::Transfer<u8>) -> bool| -> i128 {
				paid.iter().filter(|paid| is(paid)).map(|paid| paid.amount as i128).sum()
			};
			let got = sum(&|paid| paid.to == *who) - sum(&|paid| paid.from == *who);
			if never {
				prop_assert!(got.abs() <= change.abs() && got * change >= 0);
			} else {
				prop_assert_eq!(got, *change);
			}
		}
	}
}
