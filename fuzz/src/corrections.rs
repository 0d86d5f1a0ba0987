// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Corrections and disputes: follows their events, and calculates what is due from the lines alone,
//! exactly. What the pallet rounds is left open, by less than a unit for each amount.

mod amounts;
mod disputes;
#[cfg(test)]
mod tests;

use crate::{
	common,
	energy::most_energy,
	lines::{Ended, Lines},
};
use amounts::{amounts, billed_lines, settled_of, Billed, EXACT};
use disputes::Case;
use pallet_corrections::{
	types::{Effect, Of},
	Books, Config, Correction, CorrectionId, Corrections as Stored, DisputeId, Event, Ground,
	Reason, Subject,
};
use polkadot_sdk::{frame_support::traits::Get, pallet_balances};
use smartcharge_primitives::{
	Amount, Balance, DebtKind, GridTariff, Moment, ProcessId, SourceId, MILLIS_PER_DAY,
	MILLIS_PER_HOUR,
};
use smartcharge_runtime::{AccountId, Grid, Runtime, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// What is paid and owed for a correction is what its events say.
pub const MOVED: &str = "money of corrections and disputes moves as it is reported";
pub const DUE: &str = "payees pay back and get what the corrected lines make due";
pub const CONSENT: &str = "a correction costs the driver nothing without consent";
pub const LEFT: &str = "no part is below zero, and no line above what its station gives";
pub const REFUND: &str =
	"nobody pays back more than it got, and no more is refunded than was billed";
pub const EFFECTS: &str = "a correction changes lines as they were settled, and none in dispute";
pub const POSITIONS: &str = "positions are adjusted by each corrected Wh";
pub const CLAIMS: &str = "certificates of less energy are given back, once";
pub const BOOK: &str = "the sums of a process are those of its corrections";
pub const HELD: &str = "on hold is what open disputes hold";
pub const BOND: &str = "a bond goes to the respondents or back";
pub const ONCE: &str = "a subject is disputed once, in time, and by a party";
pub const ARBITERS: &str = "arbiters are drawn, have no interest, and rule once";
pub const COURSE: &str = "a dispute ends as its stages say";
pub const UPHELD: &str = "what is upheld is carried out, and reverts no more than there was";

/// How long positions can be adjusted, at least.
const ADJUSTABLE: Moment = 60 * MILLIS_PER_DAY;

/// Changes of a part up to now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
	/// For which the driver paid or got money back.
	delta: i128,
	/// Which others bear.
	borne: i128,
}

/// A correction that waits for the driver.
#[derive(Debug)]
struct Proposal {
	process: ProcessId,
	amount: Balance,
	until: Moment,
	/// Operator of the area when it was made.
	dso: Option<AccountId>,
}

/// A correction that was executed.
#[derive(Debug)]
struct Done {
	at: Moment,
	by: AccountId,
	/// What each account got by it.
	net: BTreeMap<AccountId, Amount>,
	/// How much of it was reverted, by part.
	reverted: BTreeMap<(u32, Of), u128>,
	/// Whether it carries out a decision.
	decides: bool,
}

/// A payment or a debt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Flow {
	from: AccountId,
	to: AccountId,
	amount: Balance,
	owed: bool,
}

/// What was reported since the latest correction.
#[derive(Debug, Default)]
struct Pending {
	flows: Vec<(CorrectionId, Flow)>,
	/// Refunds that lower what the driver owes: by whom, to whom.
	offset: Vec<(AccountId, AccountId, Balance)>,
	/// Refunds that go to somebody for the driver.
	redirected: Vec<(AccountId, AccountId, Balance)>,
	adjusted: BTreeMap<AccountId, i128>,
	reduced: BTreeMap<(ProcessId, SourceId), u128>,
	kept: BTreeMap<(ProcessId, SourceId), u128>,
}

/// Corrections and disputes of one run.
#[derive(Debug)]
pub struct Corrections {
	began: Moment,
	sums: BTreeMap<(ProcessId, u32, Of), Sum>,
	/// Adjustments of positions at the beginning and by corrections since, by supplier.
	positions: BTreeMap<AccountId, i128>,
	/// Corrections that wait for the driver.
	proposals: BTreeMap<CorrectionId, Proposal>,
	done: BTreeMap<CorrectionId, Done>,
	/// What each account got by the corrections for which the driver pays or is paid.
	gained: BTreeMap<ProcessId, BTreeMap<AccountId, Amount>>,
	/// Operators of the area at the corrections of each process: a new one takes over what its
	/// predecessor received.
	dsos: BTreeMap<ProcessId, BTreeSet<AccountId>>,
	/// Processes of which payees shared what others paid back.
	shared: BTreeSet<ProcessId>,
	/// The most that payees had to pay for energy that was added, at any time.
	most_owed: BTreeMap<(ProcessId, AccountId), Amount>,
	/// What of it lowered debts of the driver.
	offset: BTreeMap<ProcessId, Amount>,
	/// What each driver has paid of debts of processes.
	repaid: BTreeMap<AccountId, Amount>,
	reduced: BTreeMap<(ProcessId, SourceId), u128>,
	cases: BTreeMap<DisputeId, Case>,
	pending: Pending,
	/// The dispute that was closed last, until its outcome is carried out.
	decided: Option<DisputeId>,
	/// Payments that belong to a dispute, of this block.
	of_disputes: BTreeMap<DisputeId, Vec<Flow>>,
	faults: Vec<(&'static str, String)>,
}

/// A time of the configuration.
fn time<T: Get<Moment>>() -> Moment {
	T::get()
}

fn units(amount: Balance) -> Amount {
	Amount::try_from(amount).unwrap_or(Amount::MAX)
}

/// Adjustments of positions, by supplier.
fn adjustments() -> BTreeMap<AccountId, i128> {
	let mut sums = BTreeMap::new();
	for ((_, _, supplier), quarters) in pallet_settlement::Adjustments::<Runtime>::iter() {
		let sum: i128 = quarters.iter().map(|quarter| i128::from(*quarter)).sum();
		*sums.entry(supplier).or_default() += sum;
	}
	sums
}

impl Corrections {
	/// Begins with what the chain has now. There are no corrections yet.
	pub fn begin() -> Self {
		Self {
			began: common::now(),
			sums: BTreeMap::new(),
			positions: adjustments(),
			proposals: BTreeMap::new(),
			done: BTreeMap::new(),
			gained: BTreeMap::new(),
			dsos: BTreeMap::new(),
			shared: BTreeSet::new(),
			most_owed: BTreeMap::new(),
			offset: BTreeMap::new(),
			repaid: BTreeMap::new(),
			reduced: BTreeMap::new(),
			cases: BTreeMap::new(),
			pending: Pending::default(),
			decided: None,
			of_disputes: BTreeMap::new(),
			faults: Vec::new(),
		}
	}

	/// Follows the events of a block; returns the rules that they break.
	pub fn after_block(
		&mut self,
		events: &[RuntimeEvent],
		lines: &Lines,
	) -> Vec<(&'static str, String)> {
		for event in events {
			match event {
				RuntimeEvent::Corrections(event) => self.follow(event, lines),
				RuntimeEvent::Settlement(pallet_settlement::Event::PositionAdjusted {
					supplier,
					taken,
					more,
					energy,
					..
				}) => {
					let energy = i128::from(*energy);
					let signed = if taken == more { energy } else { -energy };
					*self.pending.adjusted.entry(supplier.clone()).or_default() += signed;
				},
				RuntimeEvent::Debts(pallet_debts::Event::Offset {
					debtor,
					creditor,
					kind: DebtKind::Charging,
					amount,
					..
				}) => self.pending.offset.push((creditor.clone(), debtor.clone(), *amount)),
				RuntimeEvent::Debts(pallet_debts::Event::Paid {
					debtor,
					kind: DebtKind::Charging,
					amount,
					..
				}) => *self.repaid.entry(debtor.clone()).or_default() += units(*amount),
				RuntimeEvent::Origin(pallet_origin::Event::ClaimReduced {
					source,
					process,
					energy,
					..
				}) => {
					let key = (*process, *source);
					*self.pending.reduced.entry(key).or_default() += u128::from(*energy);
				},
				_ => (),
			}
		}
		let left = std::mem::take(&mut self.pending);
		if !left.flows.is_empty()
			|| !left.offset.is_empty()
			|| !left.adjusted.is_empty()
			|| !left.reduced.is_empty()
		{
			self.fault(MOVED, format!("of no correction: {left:?}"));
		}
		self.check_moves(events);
		self.check_ends();
		self.check_holds();
		self.check_books(lines);
		self.check_positions();
		std::mem::take(&mut self.faults)
	}

	fn fault(&mut self, rule: &'static str, details: String) {
		self.faults.push((rule, details));
	}

	fn follow(&mut self, event: &Event<Runtime>, lines: &Lines) {
		match event {
			Event::Refunded { ground, from, to, amount } => {
				self.flow(ground, from, to, *amount, false)
			},
			Event::DebtBooked { ground, debtor, creditor, amount } => {
				self.flow(ground, debtor, creditor, *amount, true);
			},
			Event::RefundedTo { driver, to, amount, .. } => {
				self.pending.redirected.push((driver.clone(), to.clone(), *amount));
			},
			Event::NotRecertified { process, source, energy } => {
				let kept = self.pending.kept.entry((*process, *source)).or_default();
				*kept += u128::from(*energy);
			},
			Event::CorrectionProposed { id, process, amount, until, .. } => {
				self.propose(*id, *process, *amount, *until, lines);
			},
			Event::CorrectionExecuted { id, process, refunded } => {
				self.execute(*id, *process, Some(*refunded), lines);
			},
			Event::CorrectionLapsed { id, process, .. } => self.execute(*id, *process, None, lines),
			Event::DisputeOpened { id, subject, claimant, amount, short, bond, until } => {
				self.open(*id, subject, claimant, [*amount, *short, *bond], *until, lines);
			},
			Event::DisputeAnswered { id, by, contested } => self.answer(*id, by, *contested),
			Event::ArbitersDrawn { id, arbiters, until } => self.draw(*id, arbiters, *until, lines),
			Event::ArbiterRuled { id, arbiter, part } => self.rule(*id, arbiter, *part, lines),
			Event::DisputeRuled { id, part, until } => self.ruled(*id, *part, *until),
			Event::DisputeAppealed { id, by, until } => self.appeal(*id, by, *until),
			Event::DisputeClosed { id, part, decision } => {
				self.close(*id, *part, *decision, lines);
			},
			_ => (),
		}
	}

	fn flow(
		&mut self,
		ground: &Ground,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		owed: bool,
	) {
		let flow = Flow { from: from.clone(), to: to.clone(), amount, owed };
		match ground {
			Ground::Correction(id) => self.pending.flows.push((*id, flow)),
			Ground::Dispute(id) => self.of_disputes.entry(*id).or_default().push(flow),
		}
	}

	/// Compares what was reported with transfers and with the ledger of debts.
	fn check_moves(&mut self, events: &[RuntimeEvent]) {
		let (mut reported, mut moved) = (Vec::new(), Vec::new());
		let (mut booked, mut incurred) = (Vec::new(), Vec::new());
		for event in events {
			match event {
				RuntimeEvent::Corrections(Event::Refunded { from, to, amount, .. }) => {
					reported.push((from.clone(), to.clone(), *amount));
				},
				RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) => {
					moved.push((from.clone(), to.clone(), *amount));
				},
				RuntimeEvent::Corrections(Event::DebtBooked {
					debtor, creditor, amount, ..
				}) => booked.push((debtor.clone(), creditor.clone(), *amount)),
				RuntimeEvent::Debts(pallet_debts::Event::Incurred {
					debtor,
					creditor,
					kind: DebtKind::Correction,
					amount,
				}) => incurred.push((debtor.clone(), creditor.clone(), *amount)),
				_ => (),
			}
		}
		booked.sort();
		incurred.sort();
		if booked != incurred {
			self.fault(MOVED, format!("{booked:?} booked, {incurred:?} incurred"));
		}
		for one in reported {
			match moved.iter().position(|other| *other == one) {
				Some(position) => {
					moved.swap_remove(position);
				},
				None => self.fault(MOVED, format!("{one:?} is reported, and was not moved")),
			}
		}
	}

	fn propose(
		&mut self,
		id: CorrectionId,
		process: ProcessId,
		amount: Balance,
		until: Moment,
		lines: &Lines,
	) {
		let waits = self.proposals.values().any(|other| other.process == process);
		let consent = time::<<Runtime as Config>::ConsentTime>();
		if waits || amount == 0 || until != common::now() + consent {
			self.fault(CONSENT, format!("correction {id} of process {process}: {amount}, {until}"));
		}
		let dso = lines.of(process).and_then(|ended| Grid::operator(ended.area));
		self.proposals.insert(id, Proposal { process, amount, until, dso });
	}

	/// Changes of a part of a process for which the driver paid or got money back.
	fn delta(&self, process: ProcessId, line: u32, of: Of) -> i128 {
		self.sums.get(&(process, line, of)).map_or(0, |sum| sum.delta)
	}

	/// Follows a correction that was executed: at the cost of the driver, who got `refunded` back,
	/// or of somebody else.
	fn execute(
		&mut self,
		id: CorrectionId,
		process: ProcessId,
		refunded: Option<Balance>,
		lines: &Lines,
	) {
		let pending = std::mem::take(&mut self.pending);
		let Some(correction) = Stored::<Runtime>::get(id) else {
			return self.fault(BOOK, format!("correction {id} is not stored"));
		};
		let about = |what: String| format!("correction {id}: {what}: {correction:?}, {pending:?}");
		let mut net: BTreeMap<AccountId, Amount> = BTreeMap::new();
		for (of, flow) in &pending.flows {
			if *of != id {
				self.fault(MOVED, about(format!("{flow:?} is of {of}")));
			}
			*net.entry(flow.from.clone()).or_default() -= units(flow.amount);
			*net.entry(flow.to.clone()).or_default() += units(flow.amount);
		}
		for (payee, driver, amount) in &pending.offset {
			*net.entry(payee.clone()).or_default() -= units(*amount);
			*net.entry(driver.clone()).or_default() += units(*amount);
			*self.offset.entry(process).or_default() += units(*amount);
		}
		for (driver, to, amount) in &pending.redirected {
			*net.entry(driver.clone()).or_default() += units(*amount);
			*net.entry(to.clone()).or_default() -= units(*amount);
		}
		let of = |who: &AccountId| net.get(who).copied().unwrap_or_default();
		let decides = correction.reason == Reason::Dispute;
		let by_driver = refunded.is_some();
		let reverts = decides && !by_driver;
		let proposed = self.proposals.remove(&id);
		let driver = of(&correction.driver);
		let ended = lines.of(process);
		let is_payee = ended.is_some_and(|ended| is_payee(ended, &correction.driver));
		let alone = !is_payee && correction.driver != correction.bearer;
		let wrong = match (&proposed, by_driver) {
			_ if !alone => None,
			(Some(Proposal { amount, until, .. }), true) => {
				let in_order = driver == -units(*amount) && common::now() <= *until;
				(!in_order).then(|| format!("the driver consented to {amount}, and got {driver}"))
			},
			(None, true) => {
				let in_order = driver >= 0 && refunded.map(units) == Some(driver);
				(!in_order).then(|| format!("the driver got {driver}"))
			},
			(_, false) => {
				let in_order = reverts || driver == 0;
				(!in_order).then(|| format!("others bear it, the driver got {driver}"))
			},
		};
		if let Some(details) = wrong {
			self.fault(CONSENT, about(details));
		}
		// Who operated the area when it was made.
		let present = || ended.and_then(|ended| Grid::operator(ended.area));
		let dso = proposed.and_then(|proposal| proposal.dso).or_else(present);
		if let (Some(ended), Some(dso)) = (ended, &dso) {
			self.check_effects(&correction, ended, &about);
			if reverts {
				self.check_revert(id, &correction, &net, &about);
			} else {
				self.check_due(&correction, (ended, dso), &net, by_driver, &about);
			}
		}
		self.change(&correction, by_driver);
		if let Some(ended) = ended {
			self.check_left(&correction, ended, &about);
			if let (true, Some(dso)) = (by_driver, dso) {
				self.check_refunds(&correction, ended, dso, &about);
			}
		}
		self.check_energy(&correction, &pending, by_driver, ended, &about);
		if decides {
			self.carry_out(id, &about);
		}
		let (at, by) = (common::now(), correction.by.clone());
		self.done.insert(id, Done { at, by, net, reverted: BTreeMap::new(), decides });
	}

	/// Notes the changes of a correction.
	fn change(&mut self, correction: &Correction<AccountId>, by_driver: bool) {
		for Effect { change, supplier, .. } in &correction.effects {
			let key = (correction.process, change.line, change.of);
			let sum = self.sums.entry(key).or_default();
			let delta = i128::from(change.delta);
			match by_driver {
				true => sum.delta += delta,
				false => sum.borne += delta,
			}
			if let (Of::Energy(_), Some(supplier)) = (change.of, supplier) {
				*self.positions.entry(supplier.clone()).or_default() += delta;
			}
		}
	}

	/// The effects are of lines as they were settled, and of none that is disputed.
	fn check_effects(
		&mut self,
		correction: &Correction<AccountId>,
		ended: &Ended,
		about: &dyn Fn(String) -> String,
	) {
		for effect in &correction.effects {
			let line = usize::try_from(effect.change.line).ok().and_then(|it| ended.lines.get(it));
			let part = line.and_then(|line| match effect.change.of {
				Of::Energy(part) | Of::Sale(part) => line.parts.get(usize::from(part)),
				Of::Time => None,
			});
			let settled = line.and_then(|line| settled_of(line, effect.change.of));
			let same = settled == Some(effect.settled.into())
				&& line.map(|line| line.time) == Some(effect.over)
				&& part.map(|part| &part.supplier) == effect.supplier.as_ref()
				&& part.and_then(|part| part.source) == effect.source;
			if !same {
				self.fault(EFFECTS, about(format!("{effect:?} of {line:?}")));
			}
			let process = correction.process;
			let subject = Subject::Line { process, line: effect.change.line };
			let disputed =
				self.cases.values().any(|case| case.subject == subject && case.closed.is_none());
			if disputed && correction.reason != Reason::Dispute {
				self.fault(EFFECTS, about(format!("{subject:?} is disputed")));
			}
		}
	}

	/// The amounts of the lines that a correction changes.
	fn amounts_of(
		&self,
		correction: &Correction<AccountId>,
		ended: &Ended,
		dso: &AccountId,
	) -> Vec<Billed> {
		let process = correction.process;
		let numbers: BTreeSet<_> = correction.effects.iter().map(|it| it.change.line).collect();
		let changed = |line: u32, of: Of| -> i128 {
			let same = |it: &&Effect<AccountId>| (it.change.line, it.change.of) == (line, of);
			correction.effects.iter().filter(same).map(|it| i128::from(it.change.delta)).sum()
		};
		let lines = billed_lines(ended);
		let mut all = Vec::new();
		for number in numbers {
			let line = usize::try_from(number).ok().and_then(|it| lines.get(it));
			let Some(line) = line else { continue };
			let was = |of: Of| self.delta(process, number, of);
			let is = |of: Of| self.delta(process, number, of) + changed(number, of);
			all.extend(amounts(line, dso, &ended.record.cso, &was, &is));
		}
		all
	}

	/// What each payee got or paid is what the lines make due.
	fn check_due(
		&mut self,
		correction: &Correction<AccountId>,
		(ended, dso): (&Ended, &AccountId),
		net: &BTreeMap<AccountId, Amount>,
		by_driver: bool,
		about: &dyn Fn(String) -> String,
	) {
		let falls = correction.effects.iter().all(|effect| effect.change.delta < 0);
		let amounts = self.amounts_of(correction, ended, dso);
		let mut due: BTreeMap<&AccountId, [Amount; 3]> = BTreeMap::new();
		for amount in &amounts {
			let [from, to] = amount.costs;
			let [least, most] = amount.change(from, to);
			let sums = due.entry(&amount.payee).or_default();
			let rounds = Amount::from(from != to);
			*sums = [sums[0] + least, sums[1] + most, sums[2] + rounds];
		}
		let payer = if by_driver { &correction.driver } else { &correction.bearer };
		let [least, most, rounds] = due
			.values()
			.fold([0; 3], |all, one| [all[0] + one[0], all[1] + one[1], all[2] + one[2]]);
		// Less at a negative price: payees share what the others pay back.
		let shares = by_driver && falls && most + rounds * EXACT > 0;
		let kept = by_driver && !falls && self.shared.contains(&correction.process);
		for (payee, [least, most, rounds]) in &due {
			if *payee == payer {
				continue;
			}
			let got = net.get(*payee).copied().unwrap_or_default() * EXACT;
			let slack = rounds * EXACT;
			let too_much = got > *most && got >= most + slack;
			let too_little = got < *least && got <= least - slack;
			let may_be_less = shares && *most > -slack && got >= least.min(&0) - slack;
			// What the driver kept is not paid a second time: those that it came from have it back,
			// up to what is due to them in all.
			if (too_much && !kept) || (too_little && !may_be_less) {
				let details = format!("{payee} got {got}, {least} to {most} are due, {rounds}");
				self.fault(DUE, about(details));
			}
		}
		let others = net.iter().filter(|(who, _)| !due.contains_key(who) && *who != payer);
		for (who, got) in others.filter(|(_, got)| **got != 0 && !(kept && **got > 0)) {
			self.fault(DUE, about(format!("{who} got {got}")));
		}
		if !due.contains_key(payer) {
			let got = net.get(payer).copied().unwrap_or_default() * EXACT;
			let (gets, at_most) = (-most - rounds * EXACT, -least + rounds * EXACT);
			let in_order = got >= gets.min(if shares || kept { 0 } else { gets })
				&& got <= at_most.max(if shares { 0 } else { at_most });
			if !in_order {
				self.fault(DUE, about(format!("{payer} got {got}, {gets} to {at_most} are due")));
			}
		}
		if by_driver {
			let process = correction.process;
			if shares {
				self.shared.insert(process);
			}
			let gained = self.gained.entry(process).or_default();
			for (who, got) in net {
				*gained.entry(who.clone()).or_default() += got;
			}
		}
	}

	/// All that a process has changed so far: rounding adds up to nothing, and nobody pays back
	/// more than it got.
	fn check_refunds(
		&mut self,
		correction: &Correction<AccountId>,
		ended: &Ended,
		dso: AccountId,
		about: &dyn Fn(String) -> String,
	) {
		let process = correction.process;
		let Some(gained) = self.gained.get(&process) else { return };
		let dsos = self.dsos.entry(process).or_default();
		dsos.insert(dso.clone());
		let dsos = dsos.clone();
		let cso = &ended.record.cso;
		let mut due: BTreeMap<AccountId, [Amount; 3]> = BTreeMap::new();
		let mut got: BTreeMap<AccountId, Amount> = BTreeMap::new();
		let mut owed: BTreeMap<AccountId, Amount> = BTreeMap::new();
		let (mut unpaid, mut of_station) = (0, 0);
		for (number, line) in (0u32..).zip(&billed_lines(ended)) {
			let is = |of: Of| self.delta(process, number, of);
			unpaid += units(line.unpaid);
			// Debts to a host are not set off against what its operator pays back.
			let time = Balance::from(line.time.duration()) * line.price_per_hour;
			of_station += units(time / Balance::from(MILLIS_PER_HOUR)) - line.to_cso;
			for amount in amounts(line, &dso, cso, &|_| 0, &is) {
				let [from, to] = amount.costs;
				let [least, most] = amount.change(from, to);
				let sums = due.entry(amount.payee.clone()).or_default();
				*sums = [sums[0] + least, sums[1] + most, sums[2] + Amount::from(from != to)];
				// More energy at a price below zero is paid by who offered it.
				let owes = if to < 0 && to < from { (from - to) / EXACT + 1 } else { 0 };
				*owed.entry(amount.payee.clone()).or_default() += owes;
				*got.entry(amount.payee).or_default() += amount.paid.max(0);
			}
		}
		for (payee, owes) in owed {
			// The driver keeps it when the energy is taken out again.
			let most = self.most_owed.entry((process, payee.clone())).or_default();
			*most = owes.max(*most);
			*got.entry(payee).or_default() += *most;
		}
		let driver = gained.get(&correction.driver).copied().unwrap_or_default();
		let billed: Amount = got.values().sum::<Amount>() + unpaid;
		let mut faults = Vec::new();
		if driver > billed && !due.contains_key(&correction.driver) {
			faults.push((REFUND, format!("the driver got {driver} back of {billed}")));
		}
		let repaid = self.repaid.get(&correction.driver).copied().unwrap_or_default();
		let offset = self.offset.get(&process).copied().unwrap_or_default();
		let received = billed - unpaid + of_station.min(unpaid);
		if driver - offset > received + repaid && !due.contains_key(&correction.driver) {
			let details = format!("the driver got {driver}, {offset} of it set off: {received}");
			faults.push((REFUND, details));
		}
		let by = |payee| gained.get(payee).copied().unwrap_or_default();
		for (payee, [least, most, rounds]) in &due {
			let former: Amount =
				dsos.iter().filter(|it| *payee == dso && **it != dso).map(by).sum();
			let by_all = by(payee) + former;
			let most_back = got.get(payee).copied().unwrap_or_default() + unpaid;
			if -by_all > most_back {
				faults.push((REFUND, format!("{payee} paid {by_all} back of {most_back}")));
			}
			if *payee == correction.driver {
				continue;
			}
			let (by_all, slack) = (by_all * EXACT, rounds * EXACT);
			// What the driver kept, the payees have not got back.
			let too_little = !self.shared.contains(&process) && by_all <= least - slack.max(1);
			if by_all >= most + slack.max(1) || too_little {
				let details = format!("{payee} got {by_all} in all, {least} to {most} are due");
				faults.push((DUE, details));
			}
		}
		for (rule, details) in faults {
			self.fault(rule, about(details));
		}
	}

	/// No part is below zero, and no line has more than its station can give.
	fn check_left(
		&mut self,
		correction: &Correction<AccountId>,
		ended: &Ended,
		about: &dyn Fn(String) -> String,
	) {
		let process = correction.process;
		let sum =
			|line: u32, of: Of| self.sums.get(&(process, line, of)).copied().unwrap_or_default();
		let mut faults = Vec::new();
		for effect in &correction.effects {
			let (number, of) = (effect.change.line, effect.change.of);
			let line = usize::try_from(number).ok().and_then(|it| ended.lines.get(it));
			let Some((line, settled)) = line.and_then(|it| Some((it, settled_of(it, of)?))) else {
				continue;
			};
			let Sum { delta, borne } = sum(number, of);
			if settled + delta < 0 || settled + delta + borne < 0 {
				faults.push(format!("{of:?} of line {number}: {settled}, {delta}, {borne}"));
			}
			if effect.change.delta <= 0 || !matches!(of, Of::Energy(_)) {
				continue;
			}
			let settled: i128 = line.parts.iter().map(|part| i128::from(part.energy)).sum();
			let energy: i128 = (0u8..)
				.zip(&line.parts)
				.map(|(part, it)| {
					let Sum { delta, borne } = sum(number, Of::Energy(part));
					i128::from(it.energy) + delta + borne
				})
				.sum();
			let most = i128::from(most_energy(ended.power, line.time.duration())).max(settled);
			if energy > most {
				faults.push(format!("line {number}: {energy} Wh of {most}"));
			}
		}
		for details in faults {
			self.fault(LEFT, about(details));
		}
	}

	/// Positions are adjusted and certificates given back by the energy that changes.
	fn check_energy(
		&mut self,
		correction: &Correction<AccountId>,
		pending: &Pending,
		by_driver: bool,
		ended: Option<&Ended>,
		about: &dyn Fn(String) -> String,
	) {
		let mut adjusted: BTreeMap<AccountId, i128> = BTreeMap::new();
		let mut less: BTreeMap<(ProcessId, SourceId), u128> = BTreeMap::new();
		for Effect { change, supplier, source, .. } in &correction.effects {
			let (Of::Energy(_), Some(supplier)) = (change.of, supplier) else { continue };
			*adjusted.entry(supplier.clone()).or_default() += i128::from(change.delta);
			if let (true, true, Some(source)) = (change.delta < 0, by_driver, source) {
				let key = (correction.process, *source);
				*less.entry(key).or_default() += u128::from(change.delta.unsigned_abs());
			}
		}
		if self.is_adjustable() && adjusted != pending.adjusted {
			self.fault(POSITIONS, about(format!("{adjusted:?} expected")));
		}
		let mut given = pending.reduced.clone();
		for (key, kept) in &pending.kept {
			*given.entry(*key).or_default() += kept;
		}
		if given != less {
			self.fault(CLAIMS, about(format!("{less:?} expected, {given:?} given back or kept")));
		}
		for (key, reduced) in &pending.reduced {
			let sum = self.reduced.entry(*key).or_default();
			*sum += reduced;
			let lines = ended.map(|it| &it.lines[..]).unwrap_or_default();
			let parts = lines.iter().flat_map(|line| &line.parts);
			let of_source = parts.filter(|part| part.source == Some(key.1));
			let claimed: u128 = of_source.map(|part| u128::from(part.energy)).sum();
			let sum = *sum;
			if ended.is_some() && sum > claimed {
				self.fault(CLAIMS, about(format!("{sum} of {claimed} Wh are given back")));
			}
		}
	}

	/// Whether all that has ended can still be adjusted.
	fn is_adjustable(&self) -> bool {
		common::now() < self.began + ADJUSTABLE
	}

	fn check_positions(&mut self) {
		if !self.is_adjustable() {
			return;
		}
		let clean = |sums: &BTreeMap<AccountId, i128>| {
			let mut sums = sums.clone();
			sums.retain(|_, sum| *sum != 0);
			sums
		};
		let (expected, stored) = (clean(&self.positions), clean(&adjustments()));
		if expected != stored {
			self.fault(POSITIONS, format!("{stored:?}, expected {expected:?}"));
		}
	}

	fn check_books(&mut self, lines: &Lines) {
		let mut faults = Vec::new();
		for (process, book) in Books::<Runtime>::iter().filter(|(it, _)| lines.of(*it).is_some()) {
			for part in &book.parts {
				let sum = self.sums.get(&(process, part.line, part.of)).copied();
				let Sum { delta, borne } = sum.unwrap_or_default();
				if (i128::from(part.delta), i128::from(part.borne)) != (delta, borne) {
					faults.push(format!("process {process}: {part:?}, expected {sum:?}"));
				}
			}
		}
		for details in faults {
			self.fault(BOOK, details);
		}
	}

	/// A claim on a correction is upheld: its author pays, and no more energy is corrected back
	/// than it changed.
	fn check_revert(
		&mut self,
		id: CorrectionId,
		correction: &Correction<AccountId>,
		net: &BTreeMap<AccountId, Amount>,
		about: &dyn Fn(String) -> String,
	) {
		let case = self.decided.and_then(|it| self.cases.get(&it));
		let Some(Subject::Correction(original)) = case.map(|case| case.subject.clone()) else {
			return self.fault(UPHELD, about(format!("{id} reverts nothing")));
		};
		let Some(stored) = Stored::<Runtime>::get(original) else { return };
		let mut faults = Vec::new();
		if let Some(done) = self.done.get_mut(&original) {
			for effect in &correction.effects {
				let key = (effect.change.line, effect.change.of);
				let same = |it: &&Effect<AccountId>| (it.change.line, it.change.of) == key;
				let changed = stored.effects.iter().find(same).map_or(0, |it| it.change.delta);
				let reverted = done.reverted.entry(key).or_default();
				*reverted += u128::from(effect.change.delta.unsigned_abs());
				let opposite = i128::from(changed) * i128::from(effect.change.delta) < 0;
				if !opposite || *reverted > u128::from(changed.unsigned_abs()) {
					faults.push(format!("{reverted} of {changed} of {original} are reverted"));
				}
			}
			let paid = net.get(&done.by).copied().unwrap_or_default();
			let others = net.iter().filter(|(who, _)| **who != done.by && **who != correction.by);
			if paid > 0 || others.map(|(_, got)| got.abs()).sum::<Amount>() > 0 {
				faults.push(format!("{net:?}"));
			}
		}
		for details in faults {
			self.fault(UPHELD, about(details));
		}
	}

	/// A correction carries out the decision of the dispute that was closed before it.
	fn carry_out(&mut self, id: CorrectionId, about: &dyn Fn(String) -> String) {
		match self.decided.take().and_then(|it| self.cases.get_mut(&it)) {
			Some(case) => case.outcome = Some(id),
			None => self.fault(UPHELD, about("no dispute was closed".into())),
		}
	}
}

/// Whether an account is paid for a process.
fn is_payee(ended: &Ended, who: &AccountId) -> bool {
	let suppliers = ended.lines.iter().flat_map(|line| &line.parts).map(|part| &part.supplier);
	suppliers.chain([&ended.record.cso]).any(|payee| payee == who)
		|| Grid::operator(ended.area).as_ref() == Some(who)
}
