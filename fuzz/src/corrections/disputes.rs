// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Disputes: who opens, answers and rules them, how they end, and what is on hold meanwhile.

use super::{
	amounts::{amounts, EXACT},
	is_payee, time, units, Corrections, Flow, ARBITERS, BOND, COURSE, HELD, MOVED, ONCE, UPHELD,
};
use crate::{common, lines::Lines};
use pallet_corrections::{
	disputes::types::Claim, types::Of, Config, CorrectionId, Corrections as Stored, Decision,
	DisputeId, Disputes, Excess, HoldReason, Subject,
};
use polkadot_sdk::{frame_support::traits::Get, pallet_balances};
use smartcharge_primitives::{Amount, Balance, GridTariff, Moment};
use smartcharge_runtime::{AccountId, Grid, Runtime, RuntimeHoldReason};
use std::collections::{BTreeMap, BTreeSet};

/// All of a claim, in thousandths.
const ALL: u16 = 1_000;

/// How far a dispute is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Course {
	Open,
	Contested,
	Hearing(BTreeMap<AccountId, Option<u16>>),
	Ruled(u16),
	Appealed(u16),
	Closed(u16),
}

/// A dispute.
#[derive(Debug)]
pub(super) struct Case {
	pub(super) subject: Subject<AccountId>,
	pub(super) claimant: AccountId,
	pub(super) by_driver: bool,
	pub(super) amount: Balance,
	/// What is on hold of all of them.
	pub(super) held: Balance,
	pub(super) bond: Balance,
	pub(super) until: Moment,
	/// Who has to pay how much, and what of it is on hold, if that was to be seen.
	pub(super) respondents: Option<Vec<(AccountId, Balance, Balance)>>,
	pub(super) excess: Option<Excess>,
	pub(super) conceded: BTreeSet<AccountId>,
	pub(super) course: Course,
	pub(super) closed: Option<Moment>,
	/// What has to follow from its end: energy or time that is taken out, or money.
	pub(super) expected: Amount,
	/// The correction that carries it out.
	pub(super) outcome: Option<CorrectionId>,
}

/// The part of a claim, rounded down.
fn part_of(whole: u128, part: u16) -> u128 {
	whole * u128::from(part) / u128::from(ALL)
}

impl Corrections {
	#[allow(clippy::too_many_arguments, reason = "the fields of the event")]
	pub(super) fn open(
		&mut self,
		id: DisputeId,
		subject: &Subject<AccountId>,
		claimant: &AccountId,
		[amount, short, bond]: [Balance; 3],
		until: Moment,
		lines: &Lines,
	) {
		let now = common::now();
		let about = |what: String| {
			format!("dispute {id} of {claimant}: {what}: {subject:?}, {amount}, {short}, {bond}")
		};
		let (since, party, by_driver, most) = self.standing(subject, claimant, lines);
		let same: Vec<_> = self
			.cases
			.values()
			.filter(|case| case.subject == *subject)
			.filter(|case| !matches!(subject, Subject::Correction(_)) || case.claimant == *claimant)
			.collect();
		let again = by_driver && same.iter().all(|case| case.closed.is_some() && !case.by_driver);
		if !same.is_empty() && !again {
			let details = about(format!("{same:?}"));
			self.fault(ONCE, details);
		} else {
			let closed = same.iter().filter_map(|case| case.closed).max();
			let since = since.map(|since| closed.map_or(since, |closed| since.max(closed)));
			let time = time::<<Runtime as Config>::OpenTime>();
			if !party || since.is_some_and(|since| now > since + time) {
				self.fault(ONCE, about(format!("since {since:?}, {party}")));
			}
		}
		let open =
			self.cases.values().filter(|case| case.closed.is_none() && case.claimant == *claimant);
		let most_open: u32 = <Runtime as Config>::MaxOpenDisputes::get();
		let limited = !matches!(subject, Subject::Correction(_));
		let too_many = limited && open.count() >= usize::try_from(most_open).unwrap_or(usize::MAX);
		if too_many || until != now + time::<<Runtime as Config>::AnswerTime>() {
			self.fault(ONCE, about(format!("too many, or until {until}")));
		}
		if amount == 0 || short > amount || most.is_some_and(|most| amount > most) {
			self.fault(UPHELD, about(format!("the claim is above {most:?}")));
		}
		let needs_bond = !(by_driver && matches!(subject, Subject::Line { .. }));
		let least = (amount / 50).max(<Runtime as Config>::MinBond::get());
		if (needs_bond && bond < least) || (!needs_bond && bond > 0) {
			self.fault(BOND, about(format!("{least} is the least")));
		}
		let stored = Disputes::<Runtime>::get(id).filter(|stored| stored.is_open());
		let excess = stored.as_ref().and_then(|stored| match &stored.claim {
			Some(Claim::Less { excess, .. }) => Some(*excess),
			_ => None,
		});
		let respondents = stored.map(|stored| {
			let all = stored.respondents.into_iter();
			all.map(|it| (it.who, it.amount, it.held)).collect::<Vec<_>>()
		});
		if let Some(respondents) = &respondents {
			let sum: Balance = respondents.iter().map(|(_, amount, _)| amount).sum();
			let held: Balance = respondents.iter().map(|(.., held)| held).sum();
			let own = respondents.iter().any(|(who, ..)| who == claimant);
			if sum != amount || held + short != amount || own {
				self.fault(HELD, about(format!("{respondents:?}")));
			}
		}
		let case = Case {
			subject: subject.clone(),
			claimant: claimant.clone(),
			by_driver,
			amount,
			held: amount.saturating_sub(short) + bond,
			bond,
			until,
			respondents,
			excess,
			conceded: BTreeSet::new(),
			course: Course::Open,
			closed: None,
			expected: 0,
			outcome: None,
		};
		self.cases.insert(id, case);
	}

	/// Since when a subject can be disputed, whether by `claimant`, whether that is the driver, and
	/// what it can claim at most, if that is known.
	fn standing(
		&self,
		subject: &Subject<AccountId>,
		claimant: &AccountId,
		lines: &Lines,
	) -> (Option<Moment>, bool, bool, Option<Balance>) {
		match subject {
			Subject::Line { process, line } => {
				let Some(ended) = lines.of(*process) else { return (None, true, false, None) };
				let by_driver = ended.record.driver == *claimant;
				let sold = ended.record.suppliers().is_some_and(|all| all.contains(claimant));
				let party = by_driver || sold || is_payee(ended, claimant);
				let number = usize::try_from(*line).unwrap_or(usize::MAX);
				let most = ended.lines.get(number).zip(Grid::operator(ended.area));
				let most = most.map(|(settled, dso)| {
					// What was billed as it was settled, and what was added since.
					let is = |of: Of| self.delta(*process, *line, of);
					let all = amounts(settled, &dso, &ended.record.cso, &|_| 0, &is);
					let billed = all.iter().map(|amount| {
						let [from, to] = amount.costs;
						let added = if to > from { (to - from) / EXACT + 1 } else { 0 };
						amount.paid.max(0) + added
					});
					billed.sum::<Amount>().unsigned_abs() + settled.unpaid
				});
				(Some(ended.record.end), party && most.is_some(), by_driver, most)
			},
			Subject::Correction(id) => {
				let Some(done) = self.done.get(id) else { return (None, false, false, None) };
				let lost = done.net.get(claimant).map_or(0, |net| (-net).max(0)).unsigned_abs();
				let party = lost > 0 && done.by != *claimant && !done.decides;
				(Some(done.at), party, false, Some(lost))
			},
			Subject::Invoice { issuer, series, number } => {
				let id = pallet_invoices::DocumentId { series: *series, number: *number };
				let anchor = pallet_invoices::Anchors::<Runtime>::get(issuer, id);
				let most = <Runtime as Config>::MaxInvoiceClaim::get();
				let party = anchor.is_some() && issuer != claimant;
				(anchor.map(|anchor| anchor.at), party, false, Some(most))
			},
		}
	}

	/// The dispute, unless it is closed or unknown.
	fn case(&mut self, id: DisputeId, event: &str) -> Option<&mut Case> {
		let open = self.cases.get(&id).is_some_and(|case| case.closed.is_none());
		if !open {
			self.fault(COURSE, format!("{event} of dispute {id}, which is not open"));
			return None;
		}
		self.cases.get_mut(&id)
	}

	pub(super) fn answer(&mut self, id: DisputeId, by: &AccountId, contested: bool) {
		let Some(case) = self.case(id, "an answer") else { return };
		let responds = |all: &Vec<(AccountId, Balance, Balance)>| all.iter().any(|it| it.0 == *by);
		let right = case.respondents.as_ref().is_none_or(responds)
			&& case.claimant != *by
			&& !case.conceded.contains(by)
			&& common::now() <= case.until;
		let stage = match contested {
			true => matches!(case.course, Course::Open | Course::Contested),
			false => case.course == Course::Open,
		};
		if !contested {
			case.conceded.insert(by.clone());
		} else if case.course == Course::Open {
			case.course = Course::Contested;
			case.until = common::now() + time::<<Runtime as Config>::DrawDelay>();
		}
		if !right || !stage {
			let details = format!("dispute {id}: {by} answers {contested}: {case:?}");
			self.fault(COURSE, details);
		}
	}

	/// Accounts with an interest in a dispute.
	fn interested(&self, id: DisputeId, lines: &Lines) -> BTreeSet<AccountId> {
		let Some(case) = self.cases.get(&id) else { return BTreeSet::new() };
		let mut all = BTreeSet::from([case.claimant.clone()]);
		all.extend(case.respondents.iter().flatten().map(|(who, ..)| who.clone()));
		let process = match &case.subject {
			Subject::Line { process, .. } => Some(*process),
			Subject::Correction(of) => {
				let stored = Stored::<Runtime>::get(*of);
				if let Some(done) = self.done.get(of) {
					let moved = done.net.iter().filter(|(_, net)| **net != 0);
					all.extend(moved.map(|(who, _)| who.clone()).chain([done.by.clone()]));
				}
				stored.map(|stored| stored.process)
			},
			Subject::Invoice { issuer, .. } => {
				all.insert(issuer.clone());
				None
			},
		};
		if let Some(ended) = process.and_then(|process| lines.of(process)) {
			let station = pallet_charging::Stations::<Runtime>::get(ended.record.station);
			let meter = station
				.and_then(|it| smartcharge_runtime::Metering::find_meter(it.meter))
				.map(|meter| meter.owner);
			all.extend([ended.record.driver.clone(), ended.record.cso.clone()]);
			all.extend(ended.record.suppliers().into_iter().flatten());
			all.extend(Grid::operator(ended.area).into_iter().chain(meter));
		}
		all
	}

	pub(super) fn draw(
		&mut self,
		id: DisputeId,
		arbiters: &[AccountId],
		until: Moment,
		lines: &Lines,
	) {
		let interested = self.interested(id, lines);
		let Some(case) = self.case(id, "a draw") else { return };
		let distinct: BTreeSet<_> = arbiters.iter().cloned().collect();
		let right = case.course == Course::Contested
			&& common::now() > case.until
			&& distinct.len() == 3
			&& arbiters.len() == 3
			&& distinct.is_disjoint(&interested);
		let details = format!("dispute {id}: {arbiters:?} of {interested:?}: {case:?}");
		case.course = Course::Hearing(distinct.into_iter().map(|who| (who, None)).collect());
		case.until = until;
		let in_time = until == common::now() + time::<<Runtime as Config>::RulingTime>();
		if !right || !in_time {
			self.fault(ARBITERS, details);
		}
	}

	pub(super) fn rule(&mut self, id: DisputeId, arbiter: &AccountId, part: u16, lines: &Lines) {
		let interested = self.interested(id, lines);
		let Some(case) = self.case(id, "a ruling") else { return };
		let details = format!("dispute {id}: {arbiter} rules {part}: {case:?}");
		let drawn = match &mut case.course {
			Course::Hearing(arbiters) => match arbiters.get_mut(arbiter) {
				Some(ruled @ None) => {
					*ruled = Some(part);
					true
				},
				_ => false,
			},
			_ => false,
		};
		let in_time = common::now() <= case.until;
		if !drawn || !in_time || part > ALL || interested.contains(arbiter) {
			self.fault(ARBITERS, details);
		}
	}

	pub(super) fn ruled(&mut self, id: DisputeId, part: u16, until: Moment) {
		let Some(case) = self.case(id, "a ruling") else { return };
		let details = format!("dispute {id}: {part}: {case:?}");
		let parts: Vec<_> = match &case.course {
			Course::Hearing(arbiters) => arbiters.values().flatten().copied().collect(),
			_ => Vec::new(),
		};
		let agree = parts.iter().filter(|it| **it == part).count() >= 2;
		let below = parts.iter().filter(|it| **it < part).count();
		let differ = BTreeSet::from_iter(&parts).len() == 3;
		let middle = differ && below == 1 && parts.contains(&part);
		case.course = Course::Ruled(part);
		case.until = until;
		let in_time = until == common::now() + time::<<Runtime as Config>::AppealTime>();
		if !(agree || middle) || !in_time {
			self.fault(COURSE, details);
		}
	}

	pub(super) fn appeal(&mut self, id: DisputeId, by: &AccountId, until: Moment) {
		let Some(case) = self.case(id, "an appeal") else { return };
		let details = format!("dispute {id}: {by} appeals: {case:?}");
		let responds = |all: &Vec<(AccountId, Balance, Balance)>| all.iter().any(|it| it.0 == *by);
		let party = case.claimant == *by || case.respondents.as_ref().is_none_or(responds);
		let in_time = common::now() <= case.until
			&& until == common::now() + time::<<Runtime as Config>::CouncilTime>();
		let ruled = match case.course {
			Course::Ruled(part) => {
				case.course = Course::Appealed(part);
				true
			},
			_ => false,
		};
		case.until = until;
		if !ruled || !party || !in_time {
			self.fault(COURSE, details);
		}
	}

	pub(super) fn close(&mut self, id: DisputeId, part: u16, decision: Decision, lines: &Lines) {
		let expected = self.expected(id, part, lines);
		let Some(case) = self.case(id, "the end") else { return };
		let details = format!("dispute {id}: {part} by {decision:?}: {case:?}");
		let over = common::now() > case.until;
		let right = match (decision, &case.course) {
			(Decision::Conceded, Course::Open) => {
				let all = case.respondents.as_ref();
				let all = all.is_none_or(|all| all.iter().all(|it| case.conceded.contains(&it.0)));
				all && part == ALL
			},
			(Decision::Unanswered, Course::Open) => over && part == ALL,
			(Decision::Ruling, Course::Ruled(ruled) | Course::Appealed(ruled)) => {
				over && part == *ruled
			},
			(Decision::Governance, Course::Appealed(_)) => !over && part <= ALL,
			(Decision::Default, Course::Contested | Course::Hearing(_)) => {
				// Of a line, it depends on the meter when the dispute was opened.
				let is_line = matches!(case.subject, Subject::Line { .. });
				over && (part == 0 || (is_line && part == ALL))
			},
			_ => false,
		};
		case.course = Course::Closed(part);
		case.closed = Some(common::now());
		case.expected = expected;
		if !right {
			self.fault(COURSE, details);
		}
		self.decided = Some(id);
	}

	/// What has to follow when `part` of a claim is upheld: energy or time, or money.
	fn expected(&self, id: DisputeId, part: u16, lines: &Lines) -> Amount {
		let Some(case) = self.cases.get(&id) else { return 0 };
		match (&case.subject, case.excess) {
			(Subject::Line { process, line }, Some(excess)) => {
				let number = usize::try_from(*line).unwrap_or(usize::MAX);
				let settled = lines.of(*process).and_then(|it| it.lines.get(number));
				let Some(settled) = settled else { return 0 };
				let whole = match excess {
					Excess::Energy(whole) | Excess::Time(whole) => part_of(whole.into(), part),
				};
				let left: i128 = match excess {
					Excess::Energy(_) => (0u8..)
						.zip(&settled.parts)
						.map(|(index, it)| {
							i128::from(it.energy) + self.delta(*process, *line, Of::Energy(index))
						})
						.sum(),
					Excess::Time(_) => {
						i128::from(settled.time.duration()) + self.delta(*process, *line, Of::Time)
					},
				};
				units(whole).min(left)
			},
			(Subject::Line { .. }, None) => 0,
			_ => units(part_of(case.amount, part)),
		}
	}

	/// What follows from the disputes that were closed in this block.
	pub(super) fn check_ends(&mut self) {
		let now = common::now();
		let mut faults = Vec::new();
		let mut of_disputes = std::mem::take(&mut self.of_disputes);
		for (id, case) in self.cases.iter().filter(|(_, case)| case.closed == Some(now)) {
			let Course::Closed(part) = case.course else { continue };
			let flows = of_disputes.remove(id).unwrap_or_default();
			let about = |what: &str| format!("dispute {id}: {what}: {flows:?}, {case:?}");
			let sum: Balance = flows.iter().map(|flow| flow.amount).sum();
			if part == 0 {
				if flows.iter().any(|flow| flow.from != case.claimant) || sum != case.bond {
					faults.push((BOND, about("of the bond")));
				}
				let mut left = case.bond;
				let all = case.respondents.iter().flatten().rev().enumerate();
				for (place, (who, amount, _)) in all {
					// All but the last one get their part, rounded down.
					let got = flows.iter().filter(|flow| flow.to == *who);
					let got: Balance = got.map(|flow| flow.amount).sum();
					let share = case.bond * amount / case.amount.max(1);
					left = left.saturating_sub(got);
					if got < share || (place > 0 && got > share) {
						faults.push((BOND, about("the shares of the bond")));
					}
				}
				if case.respondents.is_some() && left > 0 {
					faults.push((BOND, about("the rest of the bond")));
				}
				continue;
			}
			match &case.subject {
				Subject::Invoice { issuer, .. } => {
					let between = |flow: &Flow| flow.from == *issuer && flow.to == case.claimant;
					if !flows.iter().all(between) || units(sum) != case.expected {
						faults.push((UPHELD, about("an invoice")));
					}
				},
				_ if !flows.is_empty() => faults.push((BOND, about("the bond goes back"))),
				Subject::Line { .. } => {
					let stored = case.outcome.and_then(Stored::<Runtime>::get);
					let less: i128 = stored
						.iter()
						.flat_map(|it| &it.effects)
						.map(|effect| -i128::from(effect.change.delta))
						.sum();
					if less != case.expected {
						faults.push((UPHELD, about(&format!("{less} less"))));
					}
				},
				Subject::Correction(_) => {
					let done = case.outcome.and_then(|it| self.done.get(&it));
					let got = done.and_then(|done| done.net.get(&case.claimant));
					let got = got.copied().unwrap_or_default();
					if got != case.expected {
						faults.push((UPHELD, about(&format!("the claimant got {got}"))));
					}
				},
			}
		}
		if !of_disputes.is_empty() {
			faults.push((MOVED, format!("of no dispute that ends: {of_disputes:?}")));
		}
		for (rule, details) in faults {
			self.fault(rule, details);
		}
		self.decided = None;
	}

	/// Compares what is on hold with what open disputes hold.
	pub(super) fn check_holds(&mut self) {
		let reason = RuntimeHoldReason::Corrections(HoldReason::Dispute);
		let mut stored: BTreeMap<AccountId, Balance> = BTreeMap::new();
		for (who, holds) in pallet_balances::Holds::<Runtime>::iter() {
			for hold in holds.iter().filter(|hold| hold.id == reason && hold.amount > 0) {
				*stored.entry(who.clone()).or_default() += hold.amount;
			}
		}
		let open: Vec<_> = self.cases.values().filter(|case| case.closed.is_none()).collect();
		let mut held: BTreeMap<AccountId, Balance> = BTreeMap::new();
		for case in &open {
			let respondents = case.respondents.iter().flatten();
			let respondents = respondents.map(|(who, _, held)| (who, *held));
			for (who, amount) in respondents.chain([(&case.claimant, case.bond)]) {
				if amount > 0 {
					*held.entry(who.clone()).or_default() += amount;
				}
			}
		}
		let sum: Balance = open.iter().map(|case| case.held).sum();
		if stored.values().sum::<Balance>() != sum || stored != held {
			self.fault(HELD, format!("{stored:?}, expected {held:?}, in all {sum}"));
		}
	}
}
