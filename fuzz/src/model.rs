// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who owes whom what: a small reference model that follows the events and knows none of the
//! formulas of the pallets.
//!
//! [`CHECKS`] is the table of the rules that it checks. A rule that does not hold yet is `Later`:
//! its violations are counted and do not fail.

use crate::{
	books::Books,
	cast, common,
	corrections::{self, Corrections},
	energy::{most_energy, WATT_MILLIS},
	failure::Failure,
	lines::Lines,
	records,
};
use pallet_charging::{ChargeDetailRecord, Event as Charging, MandateId};
use pallet_debts::Event as Debt;
use pallet_demand_response::Event as Response;
use pallet_origin::Event as Origin;
use polkadot_sdk::{frame_support::traits::Get, pallet_balances};
use smartcharge_primitives::{
	money::{amount, payable},
	Amount, Balance, DebtKind, Energy, MeterId, Moment, Price, PricePerHour, ProcessId, SignalId,
	SourceId, StationId, MILLIS_PER_DAY,
};
use smartcharge_runtime::{AccountId, Metering, Runtime, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
	/// It holds: a violation is a failure.
	Holds,
	/// It does not hold yet: a violation is counted.
	#[allow(dead_code, reason = "all of them hold at the moment")]
	Later,
}

use Rule::{Holds, Later};

/// All rules, by the name under which a violation is reported.
pub const CHECKS: [(&str, Rule); 48] = [
	// What the payees get out of the escrows is what the settled steps say, and nobody else is
	// paid.
	("each payee gets what the steps say", Holds),
	// Escrow = what was put in - what was settled; the rest is released at the end.
	("the rest of the escrow is released", Holds),
	("the escrow account covers the escrows", Holds),
	(COVERED, Holds),
	("steps are settled once and in order", Holds),
	(BOOKED, Holds),
	// Each of them is a rule of its own, because they broke one by one.
	("the record bills what the register counted", Holds),
	("registers of a record are accepted readings", Holds),
	("what is measured is settled, also when nobody reads any more", Holds),
	("no more is paid for energy than the agreed price", Holds),
	("the station is paid for no more than its time", Holds),
	("what the escrow did not cover is at most as much again", Holds),
	("energy is free only beyond what escrow and debt cover", Holds),
	("energy that is free is reported as idle", Holds),
	("a process costs no more than its driver's limit", Holds),
	("the record names who sold the energy", Holds),
	// Mandates.
	("under a mandate the station is paid once energy has flowed", Holds),
	("a day of a mandate costs no more than its cap", Holds),
	// Debts.
	("a debt is what the escrow did not cover", Holds),
	("debts are what was incurred less what was paid", Holds),
	("nobody in debt is authorised", Holds),
	("a process begins with a reading of its own", Holds),
	("energy is at most 1.1 x power x time between any two readings", Holds),
	// Demand response.
	("only accepted responses are paid, each once and as promised", Holds),
	("nothing drawn earns nothing", Holds),
	// Certificates.
	("certificates are at most the production and the debt", Holds),
	("production is at most what the meter counted", Holds),
	("production is at most 1.1 x capacity x time", Holds),
	("claims are served before surplus is issued", Holds),
	// Corrections and disputes.
	(corrections::MOVED, Holds),
	(corrections::DUE, Holds),
	(corrections::CONSENT, Holds),
	(corrections::LEFT, Holds),
	(corrections::REFUND, Holds),
	(corrections::EFFECTS, Holds),
	(corrections::POSITIONS, Holds),
	(corrections::CLAIMS, Holds),
	(corrections::BOOK, Holds),
	(corrections::HELD, Holds),
	(corrections::BOND, Holds),
	(corrections::ONCE, Holds),
	(corrections::ARBITERS, Holds),
	(corrections::COURSE, Holds),
	(corrections::UPHELD, Holds),
	// Signed records.
	(records::PAGES, Holds),
	(records::PROVEN, Holds),
	(records::MISMATCH, Holds),
	(records::RECORDED, Holds),
];

/// Time by which the first reading of a process may be older than its authorisation.
const BASE_BEFORE: Moment = 60_000;

/// How far the clock of a meter may be ahead of that of the chain.
const DRIFT: Moment = 60_000;

/// The rule of responses, which is checked in several places.
/// Rule of the covers of negative prices.
const COVERED: &str = "covers pay for negative prices, and the rest goes back";
const BOOKED: &str = "each Wh until a disconnect is booked to a supplier, once";

const ONCE_AND_AS_PROMISED: &str = "only accepted responses are paid, each once and as promised";

/// The rule of the price of a station, which is checked in several places.
const PAID_FOR_ENERGY: &str = "under a mandate the station is paid once energy has flowed";

/// A process, as far as money and energy are concerned.
#[derive(Debug, Default)]
struct Owed {
	driver: Option<AccountId>,
	/// Who is paid for the station.
	payee: Option<AccountId>,
	dso: Option<AccountId>,
	/// Suppliers that served it at any time.
	suppliers: BTreeSet<AccountId>,
	meter: MeterId,
	authorised: Moment,
	price_per_hour: PricePerHour,
	max_price: Option<Price>,
	max_cost: Option<Balance>,
	/// When it began to wait for its closing reading.
	closed: Option<Moment>,
	/// Power of the station.
	power: u32,
	/// What is left of the escrow. It is below zero while a reading has paid for a step what a
	/// later one of its steps earns.
	escrow: Amount,
	/// The most that was in the escrow, or was paid out of it on balance, at any time: the driver
	/// gets back what the process earns at negative prices, and can still owe as much as is in the
	/// escrow afterwards.
	secured: Balance,
	/// What is left of the covers.
	covered: Balance,
	/// Amounts of the segments of the step that is being settled.
	segments: Vec<Amount>,
	/// The signal that the open step answers.
	answers: Option<SignalId>,
	/// The signals of its provisional rewards.
	apart: Vec<SignalId>,
	/// Suppliers of segments with energy.
	sold: BTreeSet<AccountId>,
	settled: Energy,
	next_step: u32,
	scheduled: bool,
	/// What was paid out of the escrow, less what was paid into it.
	paid: Amount,
	/// The mandate under which it was started, with the day and what was booked.
	under: Option<(MandateId, Moment, Balance)>,
	/// The price of the station that was settled, and the part of it that nobody has got yet.
	to_cso: Balance,
	withheld: Balance,
}

impl Owed {
	/// Compares what is in the escrow, and was paid out of it, with the most so far.
	fn note_secured(&mut self) {
		if self.escrow >= 0 {
			self.secured = self.secured.max(payable(self.escrow) + payable(self.paid));
		}
	}
}

/// A signal.
#[derive(Debug, Default)]
struct Promise {
	dso: Option<AccountId>,
	reward: Balance,
}

/// What became of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
	SetApart,
	Paid,
	Failed,
}

/// A reading that was accepted, or the base that a DSO has set.
#[derive(Clone, Copy, Debug)]
struct Reading {
	at: Moment,
	count: Energy,
	/// Number of bases before it: energy counts from base to base.
	base: u32,
}

/// A source.
#[derive(Debug, Default)]
struct Known {
	/// What it had produced when it became known.
	before: Energy,
	/// The first moment in which its production can have been.
	since: Moment,
	/// Certificates that its production does not cover.
	debt: Energy,
}

/// Key of a debt: debtor, creditor and kind.
type DebtKey = (AccountId, AccountId, DebtKind);

/// The model of one run.
pub struct Model {
	/// Accepted readings of each meter in the order of their acceptance.
	readings: BTreeMap<MeterId, Vec<Reading>>,
	/// Bases that each meter got.
	bases: BTreeMap<MeterId, u32>,
	processes: BTreeMap<ProcessId, Owed>,
	promises: BTreeMap<SignalId, Promise>,
	sources: BTreeMap<SourceId, Known>,
	/// Production, and what is certified or issued of it, as last seen: ledgers are removed.
	ledgers: BTreeMap<(Moment, SourceId), (Energy, Energy)>,
	debts: BTreeMap<DebtKey, Balance>,
	/// Violations of rules that hold later.
	pub later: BTreeMap<&'static str, u64>,
	/// What is due in this block: out of the escrows, to whom it is known and to suppliers.
	due: BTreeMap<AccountId, Balance>,
	to_suppliers: Balance,
	served: BTreeSet<AccountId>,
	/// Answers to signals, and debts of drivers, that no event of a process has explained yet.
	answers: Vec<(SignalId, AccountId, Answer)>,
	incurred: Vec<(DebtKey, Balance)>,
	/// What the processes of each mandate can cost or have cost, by the day of their start.
	days: BTreeMap<(MandateId, Moment), BTreeMap<ProcessId, Balance>>,
	/// Idle energy that the event before reported.
	idle: Option<(StationId, Energy)>,
	/// What was paid of debts in this block, by debtor and creditor.
	repaid: BTreeMap<(AccountId, AccountId), Balance>,
	books: Books,
	corrections: Corrections,
	records: records::Follower,
}

impl Model {
	/// Begins with what the chain knows now. Processes that run already are not followed.
	pub fn begin() -> Self {
		let meters = pallet_metering::NextMeterId::<Runtime>::get();
		let latest = |meter| {
			let latest = Metering::find_meter(meter)?.latest?;
			let (at, count) = (latest.at, latest.register);
			Some((meter, vec![Reading { at, count, base: 0 }]))
		};
		let debts = pallet_debts::Owed::<Runtime>::iter()
			.map(|((debtor, kind, creditor), amount)| ((debtor, creditor, kind), amount));
		let mut model = Self {
			readings: (0..meters).filter_map(latest).collect(),
			bases: BTreeMap::new(),
			processes: BTreeMap::new(),
			promises: BTreeMap::new(),
			sources: BTreeMap::new(),
			ledgers: BTreeMap::new(),
			debts: debts.collect(),
			later: BTreeMap::new(),
			due: BTreeMap::new(),
			to_suppliers: 0,
			served: BTreeSet::new(),
			answers: Vec::new(),
			incurred: Vec::new(),
			days: BTreeMap::new(),
			idle: None,
			repaid: BTreeMap::new(),
			books: Books::begin(),
			corrections: Corrections::begin(),
			records: records::Follower::begin(),
		};
		for source in 0..pallet_origin::NextSourceId::<Runtime>::get() {
			model.know(source);
		}
		model
	}

	/// Begins to follow a source.
	fn know(&mut self, source: SourceId) {
		let since = self.latest_of(source).unwrap_or_default();
		let before = pallet_origin::Ledgers::<Runtime>::iter()
			.filter(|(_, of, _)| *of == source)
			.map(|(.., ledger)| ledger.produced)
			.sum();
		self.sources.insert(source, Known { before, since, debt: 0 });
	}

	fn latest_of(&self, source: SourceId) -> Option<Moment> {
		let meter = pallet_origin::Sources::<Runtime>::get(source)?.meter;
		self.readings.get(&meter)?.last().map(|reading| reading.at)
	}

	/// Counts a violation, or fails.
	fn violated(&mut self, rule: &'static str, details: String) -> Result<(), Failure> {
		let state = CHECKS.iter().find(|(name, _)| *name == rule).map(|(_, state)| *state);
		match state.expect("the rule is in the table") {
			Holds => Err(Failure::new(format!("model: {rule}"), details)),
			Later => {
				*self.later.entry(rule).or_default() += 1;
				Ok(())
			},
		}
	}

	/// Follows the events of a block, of which the lines are known.
	pub fn after_block(&mut self, events: &[RuntimeEvent], lines: &Lines) -> Result<(), Failure> {
		self.due.clear();
		self.to_suppliers = 0;
		self.served.clear();
		self.repaid.clear();
		// Readings first: what they do is reported before they are.
		for event in events {
			match event {
				RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted {
					meter,
					read_at,
					register,
				}) => self.read(*meter, *read_at, *register)?,
				RuntimeEvent::Metering(pallet_metering::Event::NewBase { meter, base }) => {
					self.rebase(*meter, base.map(|base| (base.at, base.register)));
				},
				_ => (),
			}
		}
		events.iter().for_each(|event| self.books.follow(event));
		if let Some(details) = self.books.fault() {
			self.violated(BOOKED, details)?;
		}
		events.iter().for_each(|event| self.records.follow(event));
		self.records.end_block();
		while let Some((rule, details)) = self.records.fault() {
			self.violated(rule, details)?;
		}
		for event in events {
			match event {
				RuntimeEvent::Charging(event) => self.charging(event)?,
				RuntimeEvent::DemandResponse(event) => self.response(event),
				RuntimeEvent::Debts(event) => self.debt(event)?,
				RuntimeEvent::Origin(event) => self.origin(event)?,
				_ => (),
			}
		}
		self.check_answers("no process", Vec::new())?;
		self.pass_withheld()?;
		self.check_payments(events)?;
		self.check_escrows()?;
		self.check_debts(events)?;
		self.check_certificates()?;
		let faults = self.corrections.after_block(events, lines);
		faults.into_iter().try_for_each(|(rule, details)| self.violated(rule, details))
	}

	/// Energy of a meter counts again, from `base` or from the next reading.
	fn rebase(&mut self, meter: MeterId, base: Option<(Moment, Energy)>) {
		let bases = self.bases.entry(meter).or_default();
		*bases += 1;
		let number = *bases;
		if let Some((at, count)) = base {
			self.readings.entry(meter).or_default().push(Reading { at, count, base: number });
		}
	}

	fn read(&mut self, meter: MeterId, at: Moment, count: Energy) -> Result<(), Failure> {
		let power = Metering::find_meter(meter).map_or(0, |meter| meter.purpose.power());
		let readings = self.readings.entry(meter).or_default();
		let base = self.bases.get(&meter).copied().unwrap_or_default();
		let implausible = readings.iter().filter(|it| it.base == base).find_map(|it| {
			let most = most_energy(power, at.saturating_sub(it.at));
			(count.saturating_sub(it.count) > most)
				.then(|| format!("meter {meter} of {power} W: {it:?}, then {count} Wh at {at}"))
		});
		readings.push(Reading { at, count, base });
		match implausible {
			Some(details) => self
				.violated("energy is at most 1.1 x power x time between any two readings", details),
			None => Ok(()),
		}
	}

	fn charging(&mut self, event: &Charging<Runtime>) -> Result<(), Failure> {
		let idle = self.idle.take();
		match event {
			Charging::IdleEnergy { station, energy, .. } => self.idle = Some((*station, *energy)),
			Charging::Closing { process, disconnected_at, .. } => {
				if let Some(owed) = self.processes.get_mut(process) {
					owed.closed = Some(*disconnected_at);
				}
			},
			Charging::Authorised { process, station, driver, cso } => {
				return self.authorise(*process, *station, driver, cso);
			},
			Charging::OffersRequested { process, preferences, .. } => {
				if let Some(owed) = self.processes.get_mut(process) {
					owed.max_price = preferences.max_price;
					owed.max_cost = preferences.max_cost;
				}
			},
			Charging::Scheduled { process, supplier, escrow, .. } => {
				self.fill(*process, *escrow);
				self.serve(*process, supplier);
				if let Some(owed) = self.processes.get_mut(process) {
					owed.scheduled = true;
					owed.dso = pallet_charging::Pallet::<Runtime>::process(*process)
						.and_then(|process| match process.phase {
							pallet_charging::Phase::Scheduled(session) => Some(session.dso),
							_ => None,
						})
						.or(owed.dso.take());
				}
			},
			Charging::ChoiceChanged { process, supplier, escrow, .. } => {
				self.fill(*process, *escrow);
				self.serve(*process, supplier);
				// The driver signs it: it is bound by the new escrow from then on.
				if let Some(owed) = self.processes.get_mut(process).filter(|it| it.under.is_some())
				{
					owed.max_cost = Some(payable(owed.paid + amount(*escrow)));
				}
			},
			Charging::StartedFor { process, driver, mandate, booked, .. } => {
				return self.started_for(*process, driver, *mandate, *booked);
			},
			Charging::EscrowReturned { process, returned, escrow } => {
				let known = self.processes.get(process).map(|owed| owed.escrow);
				let left = known.unwrap_or_else(|| amount(*escrow));
				self.fill(*process, *escrow);
				if left - amount(*returned) != amount(*escrow) {
					let details =
						format!("process {process}: {returned} of {left}, {escrow} stays");
					self.violated("the rest of the escrow is released", details)?;
				}
			},
			Charging::SourceChanged { process, supplier, .. } => self.serve(*process, supplier),
			Charging::CoverTaken { process, amount, .. } => {
				if let Some(owed) = self.processes.get_mut(process) {
					owed.covered += amount;
				}
			},
			Charging::CoverReturned { process, party, amount } => {
				*self.due.entry(party.clone()).or_default() += amount;
				return self.uncover(*process, *amount);
			},
			Charging::SegmentSettled { process, supplier, energy, to_supplier, .. } => {
				self.serve(*process, supplier);
				if let Some(owed) = self.processes.get_mut(process) {
					owed.segments.push(*to_supplier);
				}
				if let Some(owed) = self.processes.get_mut(process).filter(|_| *energy > 0) {
					owed.sold.insert(supplier.clone());
				}
			},
			Charging::ResponseAccepted { process, signal, .. } => {
				let earlier =
					self.processes.get_mut(process).and_then(|owed| owed.answers.replace(*signal));
				if let Some(earlier) = earlier {
					let details = format!("process {process} answers {earlier} and {signal}");
					self.violated(ONCE_AND_AS_PROMISED, details)?;
				}
			},
			Charging::StepSettled {
				process,
				step,
				energy,
				to_supplier,
				to_dso,
				to_cso,
				reward,
			} => {
				self.settle(*process, *step, *energy, [*to_supplier, *to_dso, *to_cso])?;
				return self.answered(*process, *reward);
			},
			Charging::Finished { process, released, record, .. } => {
				let free = record.totals.free;
				if idle != (free > 0).then_some((record.station, free)) {
					let details = format!("process {process}: {idle:?}: {record:?}");
					self.violated("energy that is free is reported as idle", details)?;
				}
				return self.finish(*process, *released, record);
			},
			_ => (),
		}
		Ok(())
	}

	fn authorise(
		&mut self,
		process: ProcessId,
		station: StationId,
		driver: &AccountId,
		cso: &AccountId,
	) -> Result<(), Failure> {
		let found = pallet_charging::Pallet::<Runtime>::process(process);
		let terms = pallet_charging::Stations::<Runtime>::get(station);
		let escrow = <Runtime as pallet_charging::Config>::MinimumBalance::get();
		let owed = Owed {
			driver: Some(driver.clone()),
			// It may have ended in the same block.
			payee: Some(found.as_ref().map_or(cso.clone(), |process| process.payee.clone())),
			meter: terms.map_or(0, |station| station.meter),
			authorised: common::now(),
			price_per_hour: found.as_ref().map_or(0, |process| process.price_per_hour),
			power: found.map_or(0, |process| process.power),
			escrow: amount(escrow),
			..Owed::default()
		};
		self.processes.insert(process, owed);
		let in_debt = |(debtor, _, kind): &DebtKey| debtor == driver && *kind == DebtKind::Charging;
		match self.debts.keys().find(|key| in_debt(key)).cloned() {
			Some(debt) => self
				.violated("nobody in debt is authorised", format!("process {process}: {debt:?}")),
			None => Ok(()),
		}
	}

	fn started_for(
		&mut self,
		process: ProcessId,
		driver: &AccountId,
		mandate: MandateId,
		booked: Balance,
	) -> Result<(), Failure> {
		let day = common::now() / MILLIS_PER_DAY;
		if let Some(owed) = self.processes.get_mut(&process) {
			owed.under = Some((mandate, day, booked));
			owed.max_cost = Some(booked);
		}
		let of_day = self.days.entry((mandate, day)).or_default();
		of_day.insert(process, booked);
		let sum: Balance = of_day.values().sum();
		let cap = pallet_charging::Mandates::<Runtime>::get(driver)
			.iter()
			.find(|it| it.id == mandate)
			.map(|it| it.max_per_day);
		// The driver may have revoked it in the same block.
		if cap.is_some_and(|cap| sum > cap) {
			let details = format!("mandate {mandate}: {sum} of {cap:?} by process {process}");
			self.violated("a day of a mandate costs no more than its cap", details)?;
		}
		Ok(())
	}

	/// `amount` leaves the covers.
	fn uncover(&mut self, process: ProcessId, amount: Balance) -> Result<(), Failure> {
		let Some(owed) = self.processes.get_mut(&process) else { return Ok(()) };
		let covered = owed.covered;
		owed.covered = covered.saturating_sub(amount);
		if amount > covered {
			let details = format!("process {process}: {amount} of {covered}");
			self.violated(COVERED, details)?;
		}
		Ok(())
	}

	/// What is no longer withheld is due to the payees of the stations.
	fn pass_withheld(&mut self) -> Result<(), Failure> {
		let mut early = Vec::new();
		for (id, owed) in self.processes.iter_mut().filter(|(_, owed)| owed.under.is_some()) {
			let Some(process) = pallet_charging::Pallet::<Runtime>::process(*id) else { continue };
			let withheld = process.mandate.map_or(0, |under| under.withheld);
			let passed = owed.withheld.saturating_sub(withheld);
			let pallet_charging::Phase::Scheduled(session) = process.phase else { continue };
			let has_flowed = session.delivered >= least_energy();
			// What is withheld is passed on by the next step that is settled.
			let settled = session.delivered.saturating_sub(session.accrued());
			if withheld > owed.withheld
				|| (settled >= least_energy() && withheld > 0)
				|| (!has_flowed && passed > 0)
			{
				early.push(format!("process {id}: {withheld} of {} withheld", owed.withheld));
			}
			owed.withheld = withheld;
			if let Some(payee) = owed.payee.clone() {
				*self.due.entry(payee).or_default() += passed;
			}
		}
		early.into_iter().try_for_each(|details| self.violated(PAID_FOR_ENERGY, details))
	}

	/// Ends what a mandate has to do with a process. Returns the price of the station that goes
	/// back.
	fn end_mandate(
		&mut self,
		process: ProcessId,
		owed: &Owed,
		record: &ChargeDetailRecord<AccountId>,
	) -> Result<Balance, Failure> {
		let Some((mandate, day, booked)) = owed.under else { return Ok(0) };
		let back = owed.to_cso.saturating_sub(payable(record.totals.to_cso));
		if let Some(payee) = owed.payee.clone() {
			*self.due.entry(payee).or_default() += owed.withheld.saturating_sub(back);
		}
		// Energy after the disconnect is in the record and free, and does not count.
		let certain = record.energy.saturating_sub(record.totals.free) >= least_energy();
		let never = record.energy < least_energy();
		let allowed = (back == 0 && !never) || (back == owed.to_cso && !certain);
		if !allowed {
			let details = format!("process {process}: {back} of {} back", owed.to_cso);
			self.violated(PAID_FOR_ENERGY, details)?;
		}
		let cost = payable(record.totals.paid()) + record.totals.unpaid;
		self.days.entry((mandate, day)).or_default().insert(process, cost.min(booked));
		Ok(back)
	}

	/// The escrow becomes `escrow`; what was in it beyond goes back.
	fn fill(&mut self, process: ProcessId, escrow: Balance) {
		let Some(owed) = self.processes.get_mut(&process) else { return };
		let back = payable(owed.escrow).saturating_sub(escrow);
		owed.escrow = amount(escrow);
		owed.note_secured();
		if let Some(driver) = owed.driver.clone() {
			*self.due.entry(driver).or_default() += back;
		}
	}

	fn serve(&mut self, process: ProcessId, supplier: &AccountId) {
		if let Some(owed) = self.processes.get_mut(&process) {
			owed.suppliers.insert(supplier.clone());
		}
	}

	fn settle(
		&mut self,
		process: ProcessId,
		step: u32,
		energy: Energy,
		[to_supplier, to_dso, to_cso]: [Amount; 3],
	) -> Result<(), Failure> {
		let Some(owed) = self.processes.get_mut(&process) else { return Ok(()) };
		let expected = owed.next_step;
		owed.next_step = step + 1;
		owed.settled += energy;
		let cost = to_supplier + to_dso + to_cso;
		owed.escrow -= cost;
		owed.paid += cost;
		owed.note_secured();
		owed.to_cso += payable(to_cso);
		let to_cso = match owed.under {
			Some(_) => {
				owed.withheld += payable(to_cso);
				0
			},
			None => to_cso,
		};
		self.served.extend(owed.suppliers.iter().cloned());
		let segments = std::mem::take(&mut owed.segments);
		let segments = if segments.is_empty() { vec![to_supplier] } else { segments };
		self.to_suppliers += segments.iter().map(|part| payable(*part)).sum::<Balance>();
		let credits = segments.iter().chain([&to_dso]).map(|part| payable(-part)).sum();
		for (payee, part) in [(owed.dso.clone(), to_dso), (owed.payee.clone(), to_cso)] {
			if let Some(payee) = payee {
				*self.due.entry(payee).or_default() += payable(part);
			}
		}
		self.uncover(process, credits)?;
		if step != expected {
			let details = format!("process {process}: step {step} instead of {expected}");
			self.violated("steps are settled once and in order", details)?;
		}
		Ok(())
	}

	/// The response of the open step ends with it; later steps had none.
	fn answered(&mut self, process: ProcessId, reward: Balance) -> Result<(), Failure> {
		let Some(owed) = self.processes.get_mut(&process) else { return Ok(()) };
		let driver = owed.driver.clone().expect("it was authorised");
		let answer = if reward > 0 { Answer::SetApart } else { Answer::Failed };
		let expected = owed.answers.take().map(|signal| (signal, driver, answer));
		if let (Some((signal, ..)), Answer::SetApart) = (&expected, answer) {
			owed.apart.push(*signal);
		}
		let promised = |signal| self.promises.get(signal).map_or(0, |promise| promise.reward);
		let due = expected.as_ref().map_or(0, |(signal, ..)| promised(signal));
		if reward > 0 && reward != due {
			let details = format!("process {process}: {reward} provisional, {due} promised");
			self.violated(ONCE_AND_AS_PROMISED, details)?;
		}
		self.check_answers(&format!("process {process}"), expected.into_iter().collect())
	}

	/// Compares the answers since the last time with those that are expected.
	fn check_answers(
		&mut self,
		about: &str,
		mut expected: Vec<(SignalId, AccountId, Answer)>,
	) -> Result<(), Failure> {
		let mut answers = std::mem::take(&mut self.answers);
		answers.sort();
		expected.sort();
		if answers == expected {
			return Ok(());
		}
		self.violated(ONCE_AND_AS_PROMISED, format!("{about}: {answers:?}, expected {expected:?}"))
	}

	/// All responses of a process have ended with it. Returns what its driver has earned.
	fn end_responses(&mut self, process: ProcessId, owed: &Owed) -> Result<Balance, Failure> {
		let driver = owed.driver.clone().expect("it was authorised");
		let mut expected: Vec<_> =
			owed.answers.iter().map(|it| (*it, driver.clone(), Answer::Failed)).collect();
		let mut paid: Vec<_> = self
			.answers
			.iter()
			.filter(|(.., answer)| *answer == Answer::Paid)
			.map(|(signal, ..)| *signal)
			.collect();
		let mut earned = 0;
		for signal in &owed.apart {
			let promise = self.promises.get(signal);
			let (dso, reward) =
				promise.map_or((None, 0), |promise| (promise.dso.clone(), promise.reward));
			let answer = match paid.iter().position(|it| it == signal) {
				Some(position) => {
					paid.swap_remove(position);
					earned += reward;
					Answer::Paid
				},
				None => {
					if let Some(dso) = dso {
						*self.due.entry(dso).or_default() += reward;
					}
					Answer::Failed
				},
			};
			expected.push((*signal, driver.clone(), answer));
		}
		self.check_answers(&format!("the end of process {process}"), expected)?;
		Ok(earned)
	}

	fn finish(
		&mut self,
		process: ProcessId,
		released: Balance,
		record: &ChargeDetailRecord<AccountId>,
	) -> Result<(), Failure> {
		let Some(owed) = self.processes.remove(&process) else {
			self.answers.clear();
			self.incurred.clear();
			return Ok(());
		};
		let earned = self.end_responses(process, &owed)?;
		*self.due.entry(record.driver.clone()).or_default() += released + earned;
		let back = self.end_mandate(process, &owed, record)?;
		let released = released.saturating_sub(back);
		let about = |what: String| format!("process {process}: {what}: {record:?}, {owed:?}");
		if amount(released) != owed.escrow {
			let details = about(format!("{released} released, {} left", owed.escrow));
			self.violated("the rest of the escrow is released", details)?;
		}
		if owed.covered > 0 {
			let details = about(format!("{} of the covers left", owed.covered));
			self.violated(COVERED, details)?;
		}
		if earned != record.totals.reward {
			let details = about(format!("{earned} earned"));
			self.violated(ONCE_AND_AS_PROMISED, details)?;
		}
		self.check_unpaid(&about, &owed, released, record)?;
		if !owed.scheduled {
			return Ok(());
		}
		let (from, to) = record.registers;
		if to.checked_sub(from) != Some(record.energy) {
			let details = about(format!("{} Wh", record.energy));
			self.violated("the record bills what the register counted", details)?;
		}
		let readings = self.readings.get(&owed.meter).cloned().unwrap_or_default();
		let read = |register| readings.iter().any(|it| it.count == register);
		if !read(from) || !read(to) {
			let details = about(format!("{readings:?}"));
			self.violated("registers of a record are accepted readings", details)?;
		}
		if owed.settled != record.energy {
			let details = about(format!("{} Wh settled", owed.settled));
			let stale = record.reason == pallet_charging::FinishReason::Stale;
			let rule = match stale && owed.settled < record.energy {
				true => "what is measured is settled, also when nobody reads any more",
				false => "the record bills what the register counted",
			};
			self.violated(rule, details)?;
		}
		let totals = record.totals;
		let station = |until: Moment| {
			let connected = until.saturating_sub(record.start);
			owed.price_per_hour * Balance::from(connected) / WATT_MILLIS
		};
		if totals.to_cso > amount(station(record.due_until)) || record.due_until > record.end {
			self.violated("the station is paid for no more than its time", about(String::new()))?;
		}
		if let Some(price) = owed.max_price {
			let most = Amount::from(price.max(0)) * Amount::from(record.energy) / 1_000;
			let paid = totals.to_supplier + totals.to_dso;
			// What is unpaid may be the station's.
			let all = paid + totals.to_cso + amount(totals.unpaid);
			if paid > most || all > most + amount(station(record.due_until)) {
				let details = about(format!("{paid} for {} Wh", record.energy));
				self.violated("no more is paid for energy than the agreed price", details)?;
			}
		}
		let all = totals.paid() + amount(totals.unpaid);
		if owed.max_cost.is_some_and(|most| all > amount(most)) {
			let details = about(format!("{all} due"));
			self.violated("a process costs no more than its driver's limit", details)?;
		}
		let others: BTreeSet<_> = record.other_suppliers.iter().collect();
		let sellers: BTreeSet<_> = others.iter().copied().chain(&record.supplier).collect();
		if others.len() != record.other_suppliers.len()
			|| record.supplier.as_ref().is_some_and(|chosen| others.contains(chosen))
			|| others.iter().any(|other| !owed.suppliers.contains(*other))
			|| owed.sold.iter().any(|seller| !sellers.contains(seller))
		{
			self.violated("the record names who sold the energy", about(String::new()))?;
		}
		// Of the readings with that register, the latest is the most favourable one.
		let base = readings.iter().filter(|it| it.count == from).map(|it| it.at).max();
		if base.is_some_and(|base| base.saturating_add(BASE_BEFORE) < owed.authorised) {
			let details = about(format!("{base:?}"));
			self.violated("a process begins with a reading of its own", details)?;
		}
		if record.energy == 0 && totals.reward > 0 {
			let details = about(format!("{} earned", totals.reward));
			self.violated("nothing drawn earns nothing", details)?;
		}
		Ok(())
	}

	/// Checks what the escrow did not cover.
	fn check_unpaid(
		&mut self,
		about: &impl Fn(String) -> String,
		owed: &Owed,
		released: Balance,
		record: &ChargeDetailRecord<AccountId>,
	) -> Result<(), Failure> {
		let totals = record.totals;
		let mut incurred: Balance = 0;
		for ((debtor, _, kind), amount) in std::mem::take(&mut self.incurred) {
			if debtor != record.driver || kind != DebtKind::Charging {
				let details = about(format!("{debtor} owes {amount}"));
				self.violated("a debt is what the escrow did not cover", details)?;
			}
			incurred += amount;
		}
		// What a driver would owe itself is no debt.
		let creditors = owed.suppliers.iter().chain(&owed.payee).chain(&owed.dso);
		let exact = !creditors.into_iter().any(|creditor| *creditor == record.driver);
		if incurred > totals.unpaid
			|| (exact && incurred < totals.unpaid)
			|| (totals.unpaid > 0 && released > 0)
		{
			let details = about(format!("{incurred} owed, {released} released"));
			self.violated("a debt is what the escrow did not cover", details)?;
		}
		if totals.unpaid > owed.secured {
			let details = about(format!("{} secured", owed.secured));
			self.violated("what the escrow did not cover is at most as much again", details)?;
		}
		let after = self.after_the_end(owed, record.registers.1);
		if totals.free > record.energy || (totals.free > after && released > 0) {
			let details = about(format!("{released} released, {after} Wh after the end"));
			self.violated("energy is free only beyond what escrow and debt cover", details)?;
		}
		Ok(())
	}

	/// Energy that the closing reading, which showed `register`, has beyond what can have flowed
	/// until the end. A reading of the very moment may have come before the end.
	fn after_the_end(&self, owed: &Owed, register: Energy) -> Energy {
		let readings = self.readings.get(&owed.meter).map(Vec::as_slice).unwrap_or_default();
		let Some(end) = owed.closed else { return 0 };
		let beyond = readings.windows(2).filter_map(|pair| {
			let [before, closing] = pair else { return None };
			let most = match end.saturating_sub(before.at) {
				0 => 0,
				time => most_energy(owed.power, time),
			};
			let closes = closing.at >= end && closing.count <= register;
			closes.then(|| closing.count.saturating_sub(before.count).saturating_sub(most))
		});
		beyond.max().unwrap_or_default()
	}

	fn response(&mut self, event: &Response<Runtime>) {
		match event {
			Response::SignalSent { signal, reward, .. } => {
				let found = pallet_demand_response::Signals::<Runtime>::get(signal);
				let dso = found.map(|signal| signal.dso);
				self.promises.insert(*signal, Promise { dso, reward: *reward });
			},
			Response::RewardSetApart { signal, driver, .. } => {
				self.answers.push((*signal, driver.clone(), Answer::SetApart));
			},
			Response::ResponsePaid { signal, driver, .. } => {
				self.answers.push((*signal, driver.clone(), Answer::Paid));
			},
			Response::ResponseFailed { signal, driver } => {
				self.answers.push((*signal, driver.clone(), Answer::Failed));
			},
			_ => (),
		}
	}

	fn debt(&mut self, event: &Debt<Runtime>) -> Result<(), Failure> {
		match event {
			Debt::Incurred { debtor, creditor, kind, amount } => {
				let key = (debtor.clone(), creditor.clone(), *kind);
				*self.debts.entry(key.clone()).or_default() += amount;
				// Those of balance and of corrections are no process's.
				if *kind == DebtKind::Charging {
					self.incurred.push((key, *amount));
				}
			},
			Debt::Offset { debtor, creditor, kind, amount, left } => {
				let key = (debtor.clone(), creditor.clone(), *kind);
				let before = self.debts.remove(&key).unwrap_or_default();
				if *left > 0 {
					self.debts.insert(key, *left);
				}
				if before.checked_sub(*amount) != Some(*left) {
					let details = format!("{amount} of {before} set off, {left} left");
					self.violated("debts are what was incurred less what was paid", details)?;
				}
			},
			Debt::Paid { debtor, creditor, kind, amount, left } => {
				let key = (debtor.clone(), creditor.clone(), *kind);
				let before = self.debts.remove(&key).unwrap_or_default();
				let who = (debtor.clone(), creditor.clone());
				*self.repaid.entry(who).or_default() += amount;
				if *left > 0 {
					self.debts.insert(key, *left);
				}
				if before.checked_sub(*amount) != Some(*left) {
					let details = format!("{amount} of {before}, {left} left");
					self.violated("debts are what was incurred less what was paid", details)?;
				}
			},
			_ => (),
		}
		Ok(())
	}

	/// Compares the debts with those of the chain, and what was paid of them with transfers.
	fn check_debts(&mut self, events: &[RuntimeEvent]) -> Result<(), Failure> {
		let stored: BTreeMap<DebtKey, Balance> = pallet_debts::Owed::<Runtime>::iter()
			.map(|((debtor, kind, creditor), amount)| ((debtor, creditor, kind), amount))
			.collect();
		let rule = "debts are what was incurred less what was paid";
		if stored != self.debts {
			let details = format!("{stored:?}, expected {:?}", self.debts);
			self.violated(rule, details)?;
		}
		for ((debtor, creditor), due) in self.repaid.clone() {
			let moved: Balance = events
				.iter()
				.filter_map(|event| match event {
					RuntimeEvent::Balances(pallet_balances::Event::Transfer {
						from,
						to,
						amount,
					}) if *from == debtor && *to == creditor => Some(amount),
					_ => None,
				})
				.sum();
			if moved < due {
				self.violated(rule, format!("{moved} of {due} moved"))?;
			}
		}
		if !self.incurred.is_empty() {
			let details = format!("of no process: {:?}", self.incurred);
			self.incurred.clear();
			self.violated("a debt is what the escrow did not cover", details)?;
		}
		Ok(())
	}

	fn origin(&mut self, event: &Origin<Runtime>) -> Result<(), Failure> {
		let (source, debt, left) = match event {
			Origin::SourceRegistered { source, .. } => {
				self.know(*source);
				return Ok(());
			},
			Origin::DebtIncurred { source, energy, left, .. } => {
				let known = self.sources.entry(*source).or_default();
				known.debt += energy;
				(source, Some(known.debt), left)
			},
			Origin::DebtRepaid { source, energy, left, .. } => {
				let known = self.sources.entry(*source).or_default();
				let debt = known.debt.checked_sub(*energy);
				known.debt = debt.unwrap_or_default();
				(source, debt, left)
			},
			_ => return Ok(()),
		};
		if debt != Some(*left) {
			let details = format!("source {source}: a debt of {debt:?}, {left} reported");
			self.violated("certificates are at most the production and the debt", details)?;
		}
		Ok(())
	}

	/// Compares what left the escrow account with what is due.
	fn check_payments(&mut self, events: &[RuntimeEvent]) -> Result<(), Failure> {
		let escrow = cast::account("@escrow");
		let mut paid: BTreeMap<AccountId, Balance> = BTreeMap::new();
		for event in events {
			if let RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) =
				event
			{
				if *from == escrow {
					*paid.entry(to.clone()).or_default() += amount;
				}
			}
		}
		let rule = "each payee gets what the steps say";
		let mut beyond = 0;
		let everybody: BTreeSet<_> = paid.keys().chain(self.due.keys()).cloned().collect();
		for who in everybody {
			let (got, due) = (
				paid.get(&who).copied().unwrap_or_default(),
				self.due.get(&who).copied().unwrap_or_default(),
			);
			match got.checked_sub(due) {
				Some(0) => (),
				Some(more) if self.served.contains(&who) => beyond += more,
				_ => self.violated(rule, format!("{who} got {got}, {due} was due"))?,
			}
		}
		if beyond != self.to_suppliers {
			let details = format!("suppliers got {beyond}, {} was due", self.to_suppliers);
			self.violated(rule, details)?;
		}
		Ok(())
	}

	fn check_escrows(&mut self) -> Result<(), Failure> {
		let reward = |signal| self.promises.get(signal).map_or(0, |promise| promise.reward);
		let ours: Balance = self
			.processes
			.values()
			.map(|owed| {
				let rewards = owed.apart.iter().map(reward).sum::<Balance>();
				payable(owed.escrow) + owed.withheld + rewards
			})
			.sum();
		if let Some((process, owed)) = self.processes.iter().find(|(_, owed)| owed.escrow < 0) {
			let details = format!("process {process}: {}", owed.escrow);
			self.violated("the rest of the escrow is released", details)?;
		}
		let drivers: BTreeSet<_> =
			self.processes.values().filter_map(|owed| owed.driver.clone()).collect();
		let theirs: Balance = drivers.iter().map(pallet_charging::Pallet::<Runtime>::escrow).sum();
		if ours == theirs {
			return Ok(());
		}
		let details = format!("{theirs} in escrow, {ours} expected");
		self.violated("the escrow account covers the escrows", details)
	}

	fn check_certificates(&mut self) -> Result<(), Failure> {
		let mut faults = Vec::new();
		for (interval, source, ledger) in pallet_origin::Ledgers::<Runtime>::iter() {
			let given = ledger.certified + ledger.issued;
			self.ledgers.insert((interval, source), (ledger.produced, given));
			let claims = pallet_origin::Claims::<Runtime>::iter_prefix((interval, source)).count();
			// Two shares of each claim are rounded down to whole Wh.
			let rounding = 2 * claims as Energy;
			if ledger.is_closed()
				&& ledger.certified + rounding < ledger.claimed.min(ledger.produced)
			{
				faults.push((
					"claims are served before surplus is issued",
					format!("source {source} at {interval}: {ledger:?}"),
				));
			}
		}
		let mut sums: BTreeMap<SourceId, (Energy, Energy)> = BTreeMap::new();
		for ((_, source), (produced, given)) in &self.ledgers {
			let sum = sums.entry(*source).or_default();
			sum.0 += produced;
			sum.1 += given;
		}
		for (source, (produced, given)) in sums {
			let Some(known) = self.sources.get(&source) else { continue };
			if given > produced + known.debt {
				let details =
					format!("source {source}: {given} of {produced} Wh, {} owed", known.debt);
				faults.push(("certificates are at most the production and the debt", details));
			}
			let made = produced.saturating_sub(known.before);
			// A source may have had several meters: what all meters counted.
			let counted: Energy = self.readings.values().map(|of| counted(of)).sum();
			if made > counted {
				let details = format!("source {source}: {made} Wh of {counted}");
				faults.push(("production is at most what the meter counted", details));
			}
			let of_source = pallet_origin::Sources::<Runtime>::get(source);
			let capacity = of_source.map_or(0, |source| source.capacity);
			let until = common::now().saturating_add(DRIFT);
			let time = until.saturating_sub(known.since);
			if known.since > 0 && made > most_energy(capacity, time) {
				let details = format!("source {source}: {made} Wh from {} to {until}", known.since);
				faults.push(("production is at most 1.1 x capacity x time", details));
			}
		}
		faults.into_iter().try_for_each(|(rule, details)| self.violated(rule, details))
	}
}

/// The energy that shows that there is a vehicle.
fn least_energy() -> Energy {
	<Runtime as pallet_charging::Config>::MinEnergy::get()
}

/// Energy that a meter counted from each base on.
fn counted(readings: &[Reading]) -> Energy {
	readings
		.chunk_by(|one, next| one.base == next.base)
		.filter_map(|of| of.last()?.count.checked_sub(of.first()?.count))
		.sum()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::common::{account, genesis};
	use pallet_charging::{FinishReason, Totals};
	use polkadot_sdk::frame_support::BoundedVec;
	use smartcharge_primitives::Direction;

	/// Runs `test` on the model of a chain on which Alice is authorised at the preset's station.
	fn with_process(test: impl FnOnce(&mut Model)) {
		genesis(Some("development")).execute_with(|| {
			let mut model = Model::begin();
			let (driver, cso) = (account("Alice"), account("Cso"));
			model
				.charging(&Charging::Authorised { process: 0, station: 0, driver, cso })
				.expect("nothing is wrong yet");
			let owed = model.processes.get_mut(&0).expect("it is followed");
			owed.scheduled = true;
			owed.dso = Some(account("Dso"));
			owed.suppliers.insert(account("SupplierA"));
			test(&mut model);
		});
	}

	fn settled(step: u32, energy: Energy, to_dso: Amount) -> Charging<Runtime> {
		let (to_supplier, to_cso, reward) = (0, 0, 0);
		Charging::StepSettled { process: 0, step, energy, to_supplier, to_dso, to_cso, reward }
	}

	fn finished(
		registers: (Energy, Energy),
		energy: Energy,
		released: Balance,
	) -> Charging<Runtime> {
		let record = ChargeDetailRecord {
			driver: account("Alice"),
			station: 0,
			cso: account("Cso"),
			supplier: None,
			source: None,
			start: 0,
			end: 0,
			energy,
			sourced: 0,
			registers,
			totals: Totals::default(),
			due_until: 0,
			other_suppliers: Default::default(),
			trail: None,
			reason: FinishReason::TimeOver,
		};
		Charging::Finished { process: 0, reason: FinishReason::TimeOver, released, record }
	}

	fn transfer(to: &str, amount: Balance) -> RuntimeEvent {
		let (from, to) = (cast::account("@escrow"), account(to));
		RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount })
	}

	fn escrow() -> Balance {
		<Runtime as pallet_charging::Config>::MinimumBalance::get()
	}

	#[track_caller]
	fn fails(result: Result<(), Failure>, rule: &str) {
		assert_eq!(result.expect_err("a rule is broken").kind, format!("model: {rule}"));
	}

	#[test]
	fn a_step_out_of_order_is_found() {
		with_process(|model| {
			model.charging(&settled(0, 0, 0)).expect("the first one");
			fails(model.charging(&settled(2, 0, 0)), "steps are settled once and in order");
		});
	}

	#[test]
	fn an_escrow_that_is_kept_back_is_found() {
		with_process(|model| {
			let result = model.charging(&finished((0, 0), 0, escrow() - 1));
			fails(result, "the rest of the escrow is released");
		});
	}

	#[test]
	fn a_step_that_costs_more_than_the_escrow_is_found() {
		with_process(|model| {
			let step = model.charging(&settled(0, 0, amount(escrow() + 1)));
			step.expect("a later one of the same reading may earn it");
			fails(model.check_escrows(), "the rest of the escrow is released");
		});
	}

	#[test]
	fn energy_that_no_register_counted_is_found() {
		with_process(|model| {
			model.read(0, 1, 5).expect("a reading");
			let result = model.charging(&finished((5, 5), 1, escrow()));
			fails(result, "the record bills what the register counted");
		});
		with_process(|model| {
			let result = model.charging(&finished((7, 7), 0, escrow()));
			fails(result, "registers of a record are accepted readings");
		});
	}

	#[test]
	fn a_payment_that_is_not_due_and_one_that_is_missing_are_found() {
		let rule = "each payee gets what the steps say";
		with_process(|model| fails(model.check_payments(&[transfer("Brp", 1)]), rule));
		with_process(|model| {
			model.charging(&settled(0, 0, 3)).expect("it is covered");
			assert!(model.check_payments(&[transfer("Dso", 3)]).is_ok());
			fails(model.check_payments(&[]), rule);
			fails(model.check_payments(&[transfer("Dso", 3), transfer("SupplierA", 1)]), rule);
		});
	}

	#[test]
	fn a_day_above_its_cap_and_a_station_paid_without_energy_are_found() {
		let started = |process, booked| Charging::StartedFor {
			process,
			driver: account("Alice"),
			cso: account("Cso"),
			mandate: 7,
			booked,
		};
		let mandate = pallet_charging::Mandate {
			id: 7,
			operator: None,
			request: pallet_charging::Request {
				energy: 1,
				steps: 1,
				step: 1,
				preferences: pallet_charging::Preferences {
					source: smartcharge_primitives::SourceChoice::Cheapest,
					demand_response: false,
					minimum_reward: 0,
					max_price: None,
					max_cost: Some(1),
					when_equal: Default::default(),
					flexible_power: None,
					replan: false,
					version: 0,
				},
			},
			max_price_per_hour: 0,
			max_per_day: 10,
			until: Moment::MAX,
			day: 0,
			booked: 0,
		};
		with_process(|model| {
			let mandates = BoundedVec::truncate_from(vec![mandate]);
			pallet_charging::Mandates::<Runtime>::insert(account("Alice"), mandates);
			model.charging(&started(0, 6)).expect("within the cap");
			let rule = "a day of a mandate costs no more than its cap";
			fails(model.charging(&started(1, 5)), rule);
		});
		with_process(|model| {
			model.charging(&started(0, 6)).expect("it is not known");
			let step = Charging::StepSettled {
				process: 0,
				step: 0,
				energy: 0,
				to_supplier: 0,
				to_dso: 0,
				to_cso: 3,
				reward: 0,
			};
			model.charging(&step).expect("it is covered");
			// The record has nothing for the station, but nothing comes back.
			fails(
				model.charging(&finished((0, 0), 0, escrow() - 3)),
				"the rest of the escrow is released",
			);
		});
		with_process(|model| {
			model.charging(&started(0, 6)).expect("it is not known");
			model.processes.get_mut(&0).expect("it is followed").to_cso = 3;
			fails(model.charging(&finished((0, 0), 1_000, escrow())), PAID_FOR_ENERGY);
		});
	}

	#[test]
	fn a_reward_without_a_response_is_found() {
		let driver = account("Alice");
		let paid = Response::ResponsePaid { signal: 0, driver: driver.clone(), reward: 5 };
		with_process(|model| {
			model.response(&paid);
			fails(model.charging(&finished((0, 0), 0, escrow())), ONCE_AND_AS_PROMISED);
		});
		// Of an accepted response nobody reports what became of it.
		with_process(|model| {
			let (process, step, direction, swapped_with) = (0, 0, Direction::Down, 1);
			let accepted = |signal| Charging::ResponseAccepted {
				process,
				step,
				signal,
				direction,
				swapped_with,
			};
			model.charging(&accepted(0)).expect("the first one");
			fails(model.charging(&accepted(1)), ONCE_AND_AS_PROMISED);
			fails(model.charging(&settled(0, 0, 0)), ONCE_AND_AS_PROMISED);
		});
		// It earns what was promised, once, and without energy nothing.
		with_process(|model| {
			model.promises.insert(0, Promise { dso: Some(account("Dso")), reward: 5 });
			model.processes.get_mut(&0).expect("it is followed").apart.push(0);
			model.read(0, 1, 0).expect("a reading");
			let mut end = finished((0, 0), 0, escrow());
			if let Charging::Finished { record, .. } = &mut end {
				record.totals.reward = 5;
			}
			model.response(&paid);
			fails(model.charging(&end), "nothing drawn earns nothing");
			assert_eq!(model.due.get(&driver), Some(&(escrow() + 5)));
		});
	}

	#[test]
	fn free_energy_that_nobody_reports_is_found() {
		with_process(|model| {
			let mut end = finished((0, 1), 1, 0);
			if let Charging::Finished { record, .. } = &mut end {
				record.totals.free = 1;
			}
			fails(model.charging(&end), "energy that is free is reported as idle");
		});
	}

	#[test]
	fn energy_that_is_free_although_the_escrow_covers_it_is_found() {
		with_process(|model| {
			let mut end = finished((0, 5), 5, escrow());
			if let Charging::Finished { record, .. } = &mut end {
				record.totals.free = 5;
			}
			model
				.charging(&Charging::IdleEnergy { station: 0, meter: 0, energy: 5, supplier: None })
				.expect("it is noted");
			fails(model.charging(&end), "energy is free only beyond what escrow and debt cover");
		});
	}

	#[test]
	fn a_debt_that_the_record_does_not_name_is_found() {
		let incurred = |amount| Debt::Incurred {
			debtor: account("Alice"),
			creditor: account("Dso"),
			kind: DebtKind::Charging,
			amount,
		};
		let rule = "a debt is what the escrow did not cover";
		with_process(|model| {
			model.debt(&incurred(3)).expect("it is noted");
			fails(model.charging(&finished((0, 0), 0, escrow())), rule);
		});
		with_process(|model| {
			let mut end = finished((0, 0), 0, escrow());
			if let Charging::Finished { record, .. } = &mut end {
				record.totals.unpaid = 3;
			}
			fails(model.charging(&end), rule);
		});
	}

	#[test]
	fn who_is_in_debt_and_is_authorised_is_found() {
		with_process(|model| {
			let (driver, cso) = (account("Alice"), account("Cso"));
			model.debts.insert((driver.clone(), cso.clone(), DebtKind::Charging), 1);
			let result =
				model.charging(&Charging::Authorised { process: 1, station: 0, driver, cso });
			fails(result, "nobody in debt is authorised");
			fails(model.check_debts(&[]), "debts are what was incurred less what was paid");
		});
	}

	#[test]
	fn a_supplier_that_the_record_does_not_name_is_found() {
		with_process(|model| {
			model.read(0, 1, 0).expect("a reading");
			model.processes.get_mut(&0).expect("it is followed").sold.insert(account("SupplierB"));
			let result = model.charging(&finished((0, 0), 0, escrow()));
			fails(result, "the record names who sold the energy");
		});
	}

	#[test]
	fn certificates_without_production_and_debt_are_found() {
		with_process(|model| {
			let source = 0;
			let end = common::now();
			model.sources.insert(source, Known::default());
			model.ledgers.insert((end, source), (10, 11));
			let rule = "certificates are at most the production and the debt";
			fails(model.check_certificates(), rule);
			let (interval, energy) = (end, 1);
			let left = 2;
			fails(model.origin(&Origin::DebtIncurred { source, interval, energy, left }), rule);
		});
	}

	#[test]
	fn a_register_counts_again_from_each_base() {
		with_process(|model| {
			model.read(7, 3_600_000, 5_000).expect("the first one");
			model.rebase(7, None);
			model.read(7, 3_600_001, 90_000).expect("the next one is the base");
			model.rebase(7, Some((3_600_002, 10)));
			model.read(7, 3_600_003, 10).expect("nothing flowed");
			assert_eq!(counted(&model.readings[&7]), 0);
		});
	}

	#[test]
	fn energy_beyond_the_connection_is_found_over_any_span() {
		with_process(|model| {
			let rule = "energy is at most 1.1 x power x time between any two readings";
			let broken = |model: &mut Model, at, register| {
				let before = model.later.get(rule).copied().unwrap_or_default();
				let result = model.read(0, at, register);
				result.is_err() || model.later.get(rule).copied().unwrap_or_default() > before
			};
			// A Wh per ms; the first is the one of the register's resolution.
			assert!(!broken(model, 1_000, 0));
			assert!(!broken(model, 1_001, 1));
			assert!(broken(model, 1_002, 2));
		});
	}
}
