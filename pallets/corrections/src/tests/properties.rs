// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random lines, corrections and disputes: money and energy are conserved on every path, and who
//! got the money pays it back.

use super::*;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{money::amount, testing::cases, Energy, Price};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Action {
	/// Line, part, energy.
	Correct(u32, u8, i64),
	/// Energy of unknown time.
	Spread(i64),
	/// A supplier charges less.
	Sell(u32, u8, i64),
	Accept,
	Reject,
	/// Who, line, energy.
	Dispute(bool, u32, Energy),
	/// Whether the supplier contests, and how the arbiters rule.
	Answer(bool, Option<u16>),
	Wait(u64),
}

fn action() -> impl Strategy<Value = Action> {
	let delta = -9_000..3_000i64;
	prop_oneof![
		4 => (0..3u32, 0..2u8, delta.clone()).prop_map(|(line, part, delta)| {
			Action::Correct(line, part, delta)
		}),
		2 => delta.prop_map(Action::Spread),
		1 => (0..3u32, 0..2u8, -4_000..0i64).prop_map(|(line, part, delta)| {
			Action::Sell(line, part, delta)
		}),
		2 => Just(Action::Accept),
		1 => Just(Action::Reject),
		3 => (any::<bool>(), 0..3u32, 1..6_000u64).prop_map(|(driver, line, energy)| {
			Action::Dispute(driver, line, energy)
		}),
		3 => (any::<bool>(), proptest::option::of(0..=1_000u16)).prop_map(|(contest, part)| {
			Action::Answer(contest, part)
		}),
		3 => (0..6 * DAY).prop_map(Action::Wait),
	]
}

type Parts = Vec<(bool, Energy, Price, bool)>;

fn lines_of(lines: &[Parts]) -> Vec<Line<AccountId>> {
	(0..)
		.zip(lines)
		.map(|(step, parts)| {
			let parts = parts.iter().map(|(other, energy, price, sourced)| {
				let supplier = if *other { OTHER_SUPPLIER } else { SUPPLIER };
				part(supplier, sourced.then_some(SOURCE), *energy, *price)
			});
			line_of(step, parts.collect(), 290_400)
		})
		.collect()
}

/// The bill of the driver from the sums of the book: an oracle of its own, which knows but
/// prices above zero that were paid in full.
fn bill(lines: &[Line<AccountId>]) -> BTreeMap<AccountId, i128> {
	let book = Books::<Test>::get(PROCESS).unwrap_or_default();
	let change = |line: u32, of: Of| {
		let part = book.parts.iter().find(|part| (part.line, part.of) == (line, of));
		part.map_or(0, |part| i128::from(part.delta))
	};
	let mut bill = BTreeMap::new();
	for (number, line) in (0..).zip(lines) {
		let mut metered = 0;
		for (index, part) in (0..).zip(&line.parts) {
			let energy = i128::from(part.energy) + change(number, Of::Energy(index));
			metered += energy;
			let sold = (energy + change(number, Of::Sale(index))).max(0);
			let cost = sold * i128::from(part.price) / 1_000;
			*bill.entry(part.supplier).or_insert(0) += cost;
		}
		*bill.entry(DSO).or_insert(0) += metered * 48_400 / 1_000;
		*bill.entry(CSO).or_insert(0) += line.to_cso;
	}
	bill
}

fn debts_of(who: AccountId) -> i128 {
	let debts = DebtBook::get().into_iter();
	debts
		.map(|((debtor, _, creditor), amount)| match (debtor == who, creditor == who) {
			(true, false) => -(amount as i128),
			(false, true) => amount as i128,
			_ => 0,
		})
		.sum()
}

/// What `who` has, with what is on hold, what it is owed and less what it owes.
fn worth(who: AccountId) -> i128 {
	amount(free(who)) + amount(held(who)) + debts_of(who)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(60)))]

	#[test]
	fn money_and_energy_are_conserved_on_every_path(
		lines in vec(vec((any::<bool>(), 0..7_000u64, 0..400_000i64, any::<bool>()), 1..3), 1..4),
		poor in any::<bool>(),
		actions in vec(action(), 1..14),
	) {
		execute(|| {
			let lines = lines_of(&lines);
			record(PROCESS, &lines);
			if poor {
				leave(SUPPLIER, 150_000);
			}
			let everybody: Vec<_> =
				CAST.into_iter().filter(|who| *who != STRANGER).collect();
			let start: BTreeMap<_, _> = everybody.iter().map(|who| (*who, worth(*who))).collect();
			let billed = bill(&lines);
			let all: i128 = start.values().sum();
			let ready = ARBITERS.to_vec().try_into().unwrap();
			assert_ok!(Disputing::set_arbiters(RuntimeOrigin::root(), ready));
			// What others bore than the driver moves between members only.
			for action in actions {
				let driver = worth(ALICE);
				let due: i128 = bill(&lines).values().sum();
				let mut consents = false;
				let last = NextDisputeId::<Test>::get().saturating_sub(1);
				let by_dso = |changes| {
					correct_by(DSO, &lines, changes, Reason::MeterFault).is_ok()
				};
				match action {
					Action::Correct(line, part, delta) => {
						by_dso(listed(&[(line, Of::Energy(part), delta)]));
					},
					Action::Spread(delta) => {
						by_dso(Changes::Energy(delta));
					},
					Action::Sell(line, part, delta) => {
						let sale = listed(&[(line, Of::Sale(part), delta)]);
						let _ = correct_by(SUPPLIER, &lines, sale, Reason::Billing);
					},
					Action::Accept | Action::Reject => {
						let book = Books::<Test>::get(PROCESS).unwrap_or_default();
						if let Some(id) = book.open {
							consents = matches!(action, Action::Accept);
							let _ = if consents {
								accept(ALICE, id)
							} else {
								reject(ALICE, id)
							};
						}
					},
					Action::Dispute(by_driver, line, energy) => {
						let who = if by_driver { ALICE } else { OTHER_SUPPLIER };
						let (excess, lines) = (Excess::Energy(energy), lines.clone());
						let _ = Disputing::dispute_line(
							signed(who), PROCESS, line, excess, lines, evidence(),
						);
					},
					Action::Answer(contest, part) => {
						let respondents = Disputes::<Test>::get(last)
							.map(|dispute| dispute.respondents.into_inner())
							.unwrap_or_default();
						for respondent in respondents {
							let who = respondent.who;
							let _ = if contest { answer(who, last) } else { concede(who, last) };
						}
						if let Some(part) = part.filter(|_| contest) {
							pass(DRAW_DELAY);
							if let Some(Stage::Hearing(arbiters)) =
								Disputes::<Test>::get(last).map(|dispute| dispute.stage)
							{
								for arbiter in arbiters {
									let _ = rule(arbiter.who, last, part);
								}
							}
						}
					},
					Action::Wait(time) => pass(time),
				}
				Disputing::do_try_state().unwrap();
				// The driver pays more only if it consents, and otherwise loses nothing. It gets
				// just what its bill falls by.
				let now: i128 = bill(&lines).values().sum();
				assert_eq!(worth(ALICE) - driver, due - now);
				assert!(consents || now <= due, "a price was raised silently");
			}
			// Nobody's money is lost or made, what is on hold and what is owed included.
			assert_eq!(everybody.iter().map(|who| worth(*who)).sum::<i128>(), all);
			// Who got the money has paid it back: payees have what their bills changed by, but for
			// bonds and for what was borne.
			let borne = |id: &Correction<AccountId>| matches!(id.state, State::Lapsed(_));
			let lapsed = Corrections::<Test>::iter_values().any(|correction| borne(&correction));
			let now = bill(&lines);
			if !lapsed {
				// The station is paid for its time.
				assert_eq!(worth(CSO), start[&CSO]);
				// A bond moves between the payees alone.
				let of = |bills: &BTreeMap<AccountId, i128>| -> i128 { bills.values().sum() };
				let payees = [SUPPLIER, OTHER_SUPPLIER, DSO, CSO];
				let gained: i128 = payees.iter().map(|who| worth(*who) - start[who]).sum();
				assert_eq!(gained, of(&now) - of(&billed));
			}
			// The positions have each Wh of the corrections, and so has the energy of the process.
			let book = Books::<Test>::get(PROCESS).unwrap_or_default();
			let energy: i64 = book
				.parts
				.iter()
				.filter(|part| matches!(part.of, Of::Energy(_)))
				.map(|part| part.delta + part.borne)
				.sum();
			assert_eq!(adjusted(SUPPLIER) + adjusted(OTHER_SUPPLIER), energy);
			let settled: Energy =
				lines.iter().flat_map(|line| &line.parts).map(|part| part.energy).sum();
			assert_eq!(
				Disputing::corrected_energy(PROCESS, settled),
				settled.saturating_add_signed(energy)
			);
		});
	}
}
