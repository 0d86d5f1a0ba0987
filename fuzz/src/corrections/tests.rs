// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each rule is broken once.

use super::*;
use crate::common::{account, genesis};
use pallet_charging::{ChargeDetailRecord, FinishReason, Totals};
use pallet_corrections::{
	disputes::types::{Claim, DisputedLine, Respondent},
	types::{Change, Effects, PayeeChanges, State},
	Decision, Dispute, Disputes, Excess, Stage,
};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::H256};
use smartcharge_primitives::{
	trail::{Line, Part},
	Interval,
};

const PROCESS: ProcessId = 0;

/// All of a claim, in thousandths.
const ALL: u16 = 1_000;

/// 1 kWh at 2 000 for the supplier and 100 for the DSO, an hour at 3 600.
fn line() -> Line<AccountId> {
	let now = common::now();
	Line {
		step: 0,
		time: Interval::new(now, now + MILLIS_PER_HOUR),
		parts: vec![Part {
			supplier: account("SupplierA"),
			source: None,
			energy: 1_000,
			idle: 0,
			unproven: 0,
			price: 2_000,
			grid_price: 100,
			amount: 2_000,
		}],
		to_dso: 100,
		price_per_hour: 3_600,
		to_cso: 3_600,
		reward: 0,
		unpaid: 0,
	}
}

fn ended(line: Line<AccountId>) -> Ended {
	let totals = Totals { to_cso: line.to_cso, ..Totals::default() };
	let record = ChargeDetailRecord {
		driver: account("Alice"),
		station: 0,
		cso: account("Cso"),
		supplier: Some(account("SupplierA")),
		source: None,
		start: 0,
		end: common::now(),
		due_until: 0,
		energy: 1_000,
		sourced: 0,
		registers: (0, 1_000),
		totals,
		reason: FinishReason::TimeOver,
		other_suppliers: Default::default(),
		trail: None,
	};
	Ended { lines: vec![line], record, area: 0, power: 1_000 }
}

/// A model with its lines.
struct Chain {
	model: Corrections,
	lines: Lines,
	events: Vec<RuntimeEvent>,
}

impl Chain {
	fn event(&mut self, event: Event<Runtime>) {
		self.events.push(RuntimeEvent::Corrections(event));
	}

	/// A payment that is reported and moved.
	fn pays(&mut self, ground: Ground, from: &str, to: &str, amount: Balance) {
		let (from, to) = (account(from), account(to));
		self.events.push(RuntimeEvent::Balances(pallet_balances::Event::Transfer {
			from: from.clone(),
			to: to.clone(),
			amount,
		}));
		self.event(Event::Refunded { ground, from, to, amount });
	}

	/// Stores a correction of the line by the DSO that changes the energy by `delta`, with its
	/// sums and its position.
	fn stores(&mut self, id: CorrectionId, of: Of, delta: i64) {
		let supplier = (of != Of::Time).then(|| account("SupplierA"));
		let effect = Effect {
			change: Change { line: 0, of, delta },
			settled: if of == Of::Time { MILLIS_PER_HOUR } else { 1_000 },
			supplier: supplier.clone(),
			source: None,
			over: self.lines.of(PROCESS).expect("it has ended").lines[0].time,
		};
		let correction = Correction {
			process: PROCESS,
			driver: account("Alice"),
			area: 0,
			by: account("Dso"),
			bearer: account("Cso"),
			reason: Reason::MeterFault,
			evidence: H256::zero(),
			effects: Effects::truncate_from(vec![effect]),
			payees: PayeeChanges::default(),
			state: State::Executed(common::now()),
		};
		Stored::<Runtime>::insert(id, correction);
		if let (Of::Energy(_), Some(supplier)) = (of, supplier) {
			self.events.push(RuntimeEvent::Settlement(
				pallet_settlement::Event::PositionAdjusted {
					supplier: supplier.clone(),
					area: 0,
					from: 0,
					until: 0,
					taken: true,
					more: delta > 0,
					energy: delta.unsigned_abs(),
				},
			));
			let key = (pallet_settlement::HourKey::new(0), pallet_settlement::AreaKey::new(0));
			let key = (key.0, key.1, supplier);
			pallet_settlement::Adjustments::<Runtime>::mutate(key, |sums| {
				let mut changed = sums.unwrap_or_default();
				changed[0] += delta;
				*sums = Some(changed);
			});
		}
	}

	fn executed(&mut self, id: CorrectionId, refunded: Balance) {
		self.event(Event::CorrectionExecuted { id, process: PROCESS, refunded });
	}

	/// 500 Wh less: the supplier and the DSO pay these amounts back.
	fn half(&mut self, supplier: Balance, dso: Balance) {
		self.stores(0, Of::Energy(0), -500);
		self.pays(Ground::Correction(0), "SupplierA", "Alice", supplier);
		self.pays(Ground::Correction(0), "Dso", "Alice", dso);
		self.executed(0, supplier + dso);
	}

	/// Alice disputes 500 Wh of the line; what the supplier and the DSO pay is on hold.
	fn disputes(&mut self, id: DisputeId) {
		let subject = Subject::Line { process: PROCESS, line: 0 };
		let respondent = |who: &str, amount| Respondent {
			who: account(who),
			amount,
			held: amount,
			conceded: false,
		};
		let until = common::now() + time::<<Runtime as Config>::AnswerTime>();
		let settled = &self.lines.of(PROCESS).expect("it has ended").lines[0];
		let claim = Claim::Less {
			line: DisputedLine::of(settled).expect("it has few parts"),
			excess: Excess::Energy(500),
		};
		let dispute = Dispute {
			subject: subject.clone(),
			claimant: account("Alice"),
			by_driver: true,
			claim: Some(claim),
			respondents: BoundedVec::truncate_from(vec![
				respondent("SupplierA", 1_000),
				respondent("Dso", 50),
			]),
			bond: 0,
			default: 0,
			evidence: Default::default(),
			stage: Stage::Open,
			until,
		};
		Disputes::<Runtime>::insert(id, dispute);
		let (claimant, amount, short, bond) = (account("Alice"), 1_050, 0, 0);
		self.event(Event::DisputeOpened { id, subject, claimant, amount, short, bond, until });
	}

	fn contested(&mut self, id: DisputeId) {
		self.event(Event::DisputeAnswered { id, by: account("Dso"), contested: true });
	}

	/// The rules that are broken.
	fn broken(&mut self) -> BTreeSet<&'static str> {
		let events = std::mem::take(&mut self.events);
		self.model.after_block(&events, &self.lines).into_iter().map(|(rule, _)| rule).collect()
	}
}

fn with(line: impl FnOnce() -> Line<AccountId>, test: impl FnOnce(&mut Chain)) {
	genesis(Some("development")).execute_with(|| {
		let lines = Lines::with(PROCESS, ended(line()));
		test(&mut Chain { model: Corrections::begin(), lines, events: Vec::new() });
	});
}

fn rules<const N: usize>(rules: [&'static str; N]) -> BTreeSet<&'static str> {
	BTreeSet::from(rules)
}

#[test]
fn a_correction_that_is_right_breaks_nothing() {
	with(line, |chain| {
		chain.half(1_000, 50);
		assert_eq!(chain.broken(), rules([]));
	});
}

#[test]
fn an_amount_that_is_not_due_is_found() {
	for (supplier, dso) in [(999, 50), (1_001, 50), (1_000, 51)] {
		with(line, |chain| {
			chain.half(supplier, dso);
			assert_eq!(chain.broken(), rules([DUE]));
		});
	}
}

/// Half a unit is rounded by each correction, and by all of them together.
#[test]
fn rounding_that_adds_up_is_found() {
	let odd = || Line { to_dso: 100, ..line() };
	with(odd, |chain| {
		for id in 0..3 {
			// A tenth of a unit of the grid each.
			chain.stores(id, Of::Energy(0), -1);
			chain.pays(Ground::Correction(id), "SupplierA", "Alice", 2);
			chain.executed(id, 2);
			assert_eq!(chain.broken(), rules([]), "{id}");
		}
		chain.stores(3, Of::Energy(0), -17);
		chain.pays(Ground::Correction(3), "SupplierA", "Alice", 34);
		chain.pays(Ground::Correction(3), "Dso", "Alice", 1);
		chain.executed(3, 35);
		// 2 of the grid are due for 20 Wh in all, and 1.7 for these.
		assert_eq!(chain.broken(), rules([DUE]));
	});
}

#[test]
fn money_that_does_not_move_is_found() {
	with(line, |chain| {
		chain.half(1_000, 50);
		chain.events.retain(|event| !matches!(event, RuntimeEvent::Balances(_)));
		assert_eq!(chain.broken(), rules([MOVED]));
	});
	with(line, |chain| {
		let ground = Ground::Correction(0);
		let (debtor, creditor, amount) = (account("Cso"), account("Alice"), 1);
		chain.event(Event::DebtBooked { ground, debtor, creditor, amount });
		assert_eq!(chain.broken(), rules([MOVED]));
	});
}

#[test]
fn a_driver_who_pays_without_consent_is_found() {
	with(line, |chain| {
		chain.stores(0, Of::Energy(0), 50);
		chain.pays(Ground::Correction(0), "Alice", "SupplierA", 100);
		chain.pays(Ground::Correction(0), "Alice", "Dso", 5);
		chain.executed(0, 0);
		assert_eq!(chain.broken(), rules([CONSENT]));
	});
	with(line, |chain| {
		let until = common::now() + time::<<Runtime as Config>::ConsentTime>();
		let (by, amount) = (account("Dso"), 105);
		let (id, process) = (0, PROCESS);
		chain.event(Event::CorrectionProposed { id, process, by, amount, until });
		chain.stores(0, Of::Energy(0), 50);
		chain.pays(Ground::Correction(0), "Alice", "SupplierA", 100);
		chain.pays(Ground::Correction(0), "Alice", "Dso", 5);
		chain.executed(0, 0);
		assert_eq!(chain.broken(), rules([]));
	});
}

#[test]
fn what_a_line_cannot_have_is_found() {
	with(line, |chain| {
		chain.stores(0, Of::Energy(0), -1_001);
		chain.pays(Ground::Correction(0), "SupplierA", "Alice", 2_000);
		chain.pays(Ground::Correction(0), "Dso", "Alice", 100);
		chain.executed(0, 2_100);
		assert!(chain.broken().contains(LEFT));
	});
	with(line, |chain| {
		// 1 100 Wh and one are the most at 1 000 W.
		chain.stores(0, Of::Energy(0), 102);
		chain.executed(0, 0);
		assert!(chain.broken().contains(LEFT));
	});
}

/// Under a mandate without energy, the price of the station went back.
#[test]
fn a_price_that_went_back_and_is_paid_back_is_found() {
	with(line, |chain| {
		let mut ended = ended(line());
		ended.record.totals.to_cso = 0;
		chain.lines = Lines::with(PROCESS, ended);
		chain.stores(0, Of::Time, -1_800_000);
		chain.pays(Ground::Correction(0), "Cso", "Alice", 1_800);
		chain.executed(0, 1_800);
		assert_eq!(chain.broken(), rules([DUE, REFUND]));
	});
}

/// The driver owes half of its bill, and gets money for it.
#[test]
fn a_refund_of_what_was_not_paid_is_found() {
	let unpaid = || {
		let mut line = Line { unpaid: 2_000, to_dso: 0, to_cso: 3_600, ..line() };
		line.parts[0].amount = 0;
		line.parts[0].grid_price = 0;
		line
	};
	for offset in [true, false] {
		with(unpaid, |chain| {
			chain.stores(0, Of::Energy(0), -1_000);
			match offset {
				true => chain.events.push(RuntimeEvent::Debts(pallet_debts::Event::Offset {
					debtor: account("Alice"),
					creditor: account("SupplierA"),
					kind: DebtKind::Charging,
					amount: 2_000,
					left: 0,
				})),
				false => chain.pays(Ground::Correction(0), "SupplierA", "Alice", 2_000),
			}
			chain.executed(0, 2_000);
			chain.stores(1, Of::Time, -3_600_000);
			chain.pays(Ground::Correction(1), "Cso", "Alice", 3_600);
			chain.executed(1, 3_600);
			assert_eq!(chain.broken(), if offset { rules([]) } else { rules([REFUND]) });
		});
	}
}

#[test]
fn energy_that_is_not_adjusted_or_given_back_is_found() {
	with(line, |chain| {
		chain.half(1_000, 50);
		chain.events.retain(|event| !matches!(event, RuntimeEvent::Settlement(_)));
		assert_eq!(chain.broken(), rules([POSITIONS]));
	});
	with(line, |chain| {
		chain.events.push(RuntimeEvent::Origin(pallet_origin::Event::ClaimReduced {
			source: 0,
			interval: 0,
			process: PROCESS,
			driver: account("Alice"),
			energy: 1,
		}));
		chain.half(1_000, 50);
		assert_eq!(chain.broken(), rules([CLAIMS]));
	});
}

#[test]
fn a_correction_of_another_line_or_one_in_dispute_is_found() {
	with(line, |chain| {
		chain.half(1_000, 50);
		Stored::<Runtime>::mutate(0, |stored| {
			stored.as_mut().expect("it is stored").effects[0].settled = 999;
		});
		assert_eq!(chain.broken(), rules([EFFECTS]));
	});
	with(line, |chain| {
		chain.disputes(0);
		chain.half(1_000, 50);
		assert!(chain.broken().contains(EFFECTS));
	});
}

#[test]
fn sums_of_no_correction_are_found() {
	with(line, |chain| {
		let part = pallet_corrections::types::Corrected {
			line: 0,
			of: Of::Time,
			settled: 1,
			delta: -1,
			borne: 0,
		};
		let parts = BoundedVec::truncate_from(vec![part]);
		let book = pallet_corrections::Book { parts, ..Default::default() };
		Books::<Runtime>::insert(PROCESS, book);
		assert_eq!(chain.broken(), rules([BOOK]));
	});
}

#[test]
fn money_that_is_not_on_hold_is_found() {
	with(line, |chain| {
		chain.disputes(0);
		assert_eq!(chain.broken(), rules([HELD]));
	});
}

#[test]
fn a_second_dispute_and_one_of_a_stranger_are_found() {
	with(line, |chain| {
		chain.disputes(0);
		chain.disputes(1);
		assert_eq!(chain.broken(), rules([HELD, ONCE]));
	});
	with(line, |chain| {
		chain.disputes(0);
		let Some(RuntimeEvent::Corrections(Event::DisputeOpened { claimant, bond, .. })) =
			chain.events.last_mut()
		else {
			panic!("it was opened")
		};
		(*claimant, *bond) = (account("Bob"), 0);
		assert_eq!(chain.broken(), rules([BOND, HELD, ONCE]));
	});
}

#[test]
fn an_arbiter_with_an_interest_is_found() {
	for (third, expected) in [("Bob", rules([HELD])), ("Cso", rules([HELD, ARBITERS]))] {
		with(line, |chain| {
			chain.disputes(0);
			chain.contested(0);
			chain.broken();
			common::set_time(common::now() + 2 * time::<<Runtime as Config>::DrawDelay>());
			let arbiters = ["Brp", "Custodian", third].map(account).to_vec();
			let until = common::now() + time::<<Runtime as Config>::RulingTime>();
			chain.event(Event::ArbitersDrawn { id: 0, arbiters, until });
			assert_eq!(chain.broken(), expected);
		});
	}
}

#[test]
fn an_end_that_no_stage_allows_is_found() {
	let closed = |part, decision| Event::DisputeClosed { id: 0, part, decision };
	for (part, decision) in
		[(0, Decision::Default), (1_000, Decision::Unanswered), (1_000, Decision::Conceded)]
	{
		with(line, |chain| {
			chain.disputes(0);
			chain.event(closed(part, decision));
			assert!(chain.broken().contains(COURSE));
		});
	}
}

#[test]
fn what_is_upheld_and_not_carried_out_is_found() {
	with(line, |chain| {
		chain.disputes(0);
		chain.broken();
		common::set_time(common::now() + 2 * time::<<Runtime as Config>::AnswerTime>());
		chain.event(Event::DisputeClosed { id: 0, part: ALL, decision: Decision::Unanswered });
		assert_eq!(chain.broken(), rules([UPHELD]));
	});
}

#[test]
fn a_bond_that_goes_elsewhere_is_found() {
	with(line, |chain| {
		chain.disputes(0);
		chain.contested(0);
		chain.broken();
		chain.model.cases.get_mut(&0).expect("it is followed").bond = 105;
		common::set_time(common::now() + 2 * time::<<Runtime as Config>::DrawDelay>());
		chain.event(Event::DisputeClosed { id: 0, part: 0, decision: Decision::Default });
		for (to, amount) in [("SupplierA", 100), ("Dso", 5)] {
			chain.pays(Ground::Dispute(0), "Alice", to, amount);
		}
		assert_eq!(chain.broken(), rules([]));
	});
	with(line, |chain| {
		chain.disputes(0);
		chain.contested(0);
		chain.broken();
		chain.model.cases.get_mut(&0).expect("it is followed").bond = 105;
		common::set_time(common::now() + 2 * time::<<Runtime as Config>::DrawDelay>());
		chain.event(Event::DisputeClosed { id: 0, part: 0, decision: Decision::Default });
		for (to, amount) in [("SupplierA", 99), ("Dso", 6)] {
			chain.pays(Ground::Dispute(0), "Alice", to, amount);
		}
		assert_eq!(chain.broken(), rules([BOND]));
	});
}
