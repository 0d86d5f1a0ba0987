// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who owes whom what: a small reference model that follows the events and knows none of the
//! formulas of the pallets.
//!
//! [`CHECKS`] is the table of the rules that it checks. A rule that does not hold yet is `Later`:
//! its violations are counted and do not fail.

use crate::{cast, common, failure::Failure};
use pallet_charging::{ChargeDetailRecord, Event as Charging};
use pallet_demand_response::Event as Response;
use polkadot_sdk::pallet_balances;
use smartcharge_primitives::{
	Balance, Energy, MeterId, Moment, Price, ProcessId, SignalId, SourceId, StationId,
};
use smartcharge_runtime::{AccountId, Metering, Runtime, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
	/// It holds: a violation is a failure.
	Holds,
	/// It does not hold yet: a violation is counted.
	Later,
}

use Rule::{Holds, Later};

/// All rules, by the name under which a violation is reported.
pub const CHECKS: [(&str, Rule); 18] = [
	// What the payees get out of the escrows is what the settled steps say, and nobody else is
	// paid.
	("each payee gets what the steps say", Holds),
	// Escrow = what was put in - what was settled; the rest is released at the end.
	("the rest of the escrow is released", Holds),
	("the escrow account covers the escrows", Holds),
	("steps are settled once and in order", Holds),
	// Each of them is a rule of its own, because they broke one by one.
	("the record bills what the register counted", Holds),
	("registers of a record are accepted readings", Holds),
	("what is measured is settled, also when nobody reads any more", Holds),
	("no more is paid for energy than the agreed price", Holds),
	("the station is paid for no more than its time", Holds),
	("what the escrow did not cover is at most as much again", Holds),
	("a process begins with a reading of its own", Holds),
	("energy is at most 1.1 x power x time between any two readings", Holds),
	// Demand response.
	("only accepted responses are paid, each once and as promised", Holds),
	("nothing drawn earns nothing", Holds),
	// Certificates.
	("certificates are at most the production", Holds),
	("production is at most what the meter counted", Holds),
	("production is at most 1.1 x capacity x time", Holds),
	("claims are served before surplus is issued", Holds),
];

/// Time by which the first reading of a process may be older than its authorisation.
const BASE_BEFORE: Moment = 60_000;

/// How far the clock of a meter may be ahead of that of the chain.
const DRIFT: Moment = 60_000;

/// A Wh in W ms.
const WATT_MILLIS: u128 = 3_600_000;

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
	price_per_hour: Price,
	max_price: Option<Price>,
	/// What is left of the escrow, and the most that it ever was.
	escrow: Balance,
	most_escrow: Balance,
	settled: Energy,
	next_step: u32,
	scheduled: bool,
}

/// A signal, and the responses to it.
#[derive(Debug, Default)]
struct Promise {
	reward: Balance,
	/// Accepted and neither paid nor failed.
	open: u32,
}

/// The model of one run.
pub struct Model {
	/// Accepted readings of each meter in the order of their acceptance.
	readings: BTreeMap<MeterId, Vec<(Moment, Energy)>>,
	processes: BTreeMap<ProcessId, Owed>,
	promises: BTreeMap<SignalId, Promise>,
	/// What each source had produced, its capacity, and the first moment that the model knows.
	sources: BTreeMap<SourceId, (Energy, Moment)>,
	/// Violations of rules that hold later.
	pub later: BTreeMap<&'static str, u64>,
	/// What is due in this block: out of the escrows, to whom it is known and to suppliers.
	due: BTreeMap<AccountId, Balance>,
	to_suppliers: Balance,
	served: BTreeSet<AccountId>,
}

impl Model {
	/// Begins with what the chain knows now. Processes that run already are not followed.
	pub fn begin() -> Self {
		let meters = pallet_metering::NextMeterId::<Runtime>::get();
		let latest = |meter| {
			let latest = Metering::find_meter(meter)?.latest?;
			Some((meter, vec![(latest.at, latest.register)]))
		};
		let mut model = Self {
			readings: (0..meters).filter_map(latest).collect(),
			processes: BTreeMap::new(),
			promises: BTreeMap::new(),
			sources: BTreeMap::new(),
			later: BTreeMap::new(),
			due: BTreeMap::new(),
			to_suppliers: 0,
			served: BTreeSet::new(),
		};
		for source in 0..pallet_origin::NextSourceId::<Runtime>::get() {
			let since = model.latest_of(source).unwrap_or_default();
			model.sources.insert(source, (produced(source), since));
		}
		model
	}

	fn latest_of(&self, source: SourceId) -> Option<Moment> {
		let meter = pallet_origin::Sources::<Runtime>::get(source)?.meter;
		self.readings.get(&meter)?.last().map(|(at, _)| *at)
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

	/// Follows the events of a block.
	pub fn after_block(&mut self, events: &[RuntimeEvent]) -> Result<(), Failure> {
		self.due.clear();
		self.to_suppliers = 0;
		self.served.clear();
		// Readings first: what they do is reported before they are.
		for event in events {
			if let RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted {
				meter,
				read_at,
				register,
			}) = event
			{
				self.read(*meter, *read_at, *register)?;
			}
		}
		for event in events {
			match event {
				RuntimeEvent::Charging(event) => self.charging(event)?,
				RuntimeEvent::DemandResponse(event) => self.response(event)?,
				_ => (),
			}
		}
		self.check_payments(events)?;
		self.check_escrows()?;
		self.check_certificates()
	}

	fn read(&mut self, meter: MeterId, at: Moment, register: Energy) -> Result<(), Failure> {
		let power = Metering::find_meter(meter).map_or(0, |meter| meter.purpose.power());
		let readings = self.readings.entry(meter).or_default();
		let implausible = readings.iter().find_map(|(before, count)| {
			let most = most_energy(power, at.saturating_sub(*before));
			(register.saturating_sub(*count) > most).then(|| {
				format!("meter {meter} of {power} W: {count} Wh at {before}, {register} at {at}")
			})
		});
		readings.push((at, register));
		match implausible {
			Some(details) => self
				.violated("energy is at most 1.1 x power x time between any two readings", details),
			None => Ok(()),
		}
	}

	fn charging(&mut self, event: &Charging<Runtime>) -> Result<(), Failure> {
		match event {
			Charging::Authorised { process, station, driver, cso } => {
				self.authorise(*process, *station, driver, cso);
			},
			Charging::OffersRequested { process, preferences, .. } => {
				if let Some(owed) = self.processes.get_mut(process) {
					owed.max_price = preferences.max_price;
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
			},
			Charging::EscrowReturned { process, returned, escrow } => {
				let left = self.processes.get(process).map_or(*escrow, |owed| owed.escrow);
				self.fill(*process, *escrow);
				if left.checked_sub(*returned) != Some(*escrow) {
					let details =
						format!("process {process}: {returned} of {left}, {escrow} stays");
					self.violated("the rest of the escrow is released", details)?;
				}
			},
			Charging::SourceChanged { process, supplier, .. }
			| Charging::SegmentSettled { process, supplier, .. } => self.serve(*process, supplier),
			Charging::ResponseAccepted { signal, .. } => {
				self.promises.entry(*signal).or_default().open += 1;
			},
			Charging::StepSettled {
				process, step, energy, to_supplier, to_dso, to_cso, ..
			} => return self.settle(*process, *step, *energy, [*to_supplier, *to_dso, *to_cso]),
			Charging::Finished { process, released, record, .. } => {
				return self.finish(*process, *released, record)
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
	) {
		let found = pallet_charging::Pallet::<Runtime>::process(process);
		let terms = pallet_charging::Stations::<Runtime>::get(station);
		let escrow = <Runtime as pallet_charging::Config>::MinimumBalance::get();
		let owed = Owed {
			driver: Some(driver.clone()),
			// It may have ended in the same block.
			payee: Some(found.as_ref().map_or(cso.clone(), |process| process.payee.clone())),
			meter: terms.map_or(0, |station| station.meter),
			authorised: common::now(),
			price_per_hour: found.map_or(0, |process| process.price_per_hour),
			escrow,
			most_escrow: escrow,
			..Owed::default()
		};
		self.processes.insert(process, owed);
	}

	/// The escrow becomes `escrow`; what was in it beyond goes back.
	fn fill(&mut self, process: ProcessId, escrow: Balance) {
		let Some(owed) = self.processes.get_mut(&process) else { return };
		let back = owed.escrow.saturating_sub(escrow);
		owed.escrow = escrow;
		owed.most_escrow = owed.most_escrow.max(escrow);
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
		[to_supplier, to_dso, to_cso]: [Balance; 3],
	) -> Result<(), Failure> {
		let Some(owed) = self.processes.get_mut(&process) else { return Ok(()) };
		let expected = owed.next_step;
		owed.next_step = step + 1;
		owed.settled += energy;
		let cost = to_supplier + to_dso + to_cso;
		let covered = cost <= owed.escrow;
		let escrow = owed.escrow;
		owed.escrow = owed.escrow.saturating_sub(cost);
		self.served.extend(owed.suppliers.iter().cloned());
		self.to_suppliers += to_supplier;
		for (payee, amount) in [(owed.dso.clone(), to_dso), (owed.payee.clone(), to_cso)] {
			if let Some(payee) = payee {
				*self.due.entry(payee).or_default() += amount;
			}
		}
		if !covered {
			let details = format!("process {process}, step {step}: {cost} out of {escrow}");
			self.violated("the rest of the escrow is released", details)?;
		}
		if step != expected {
			let details = format!("process {process}: step {step} instead of {expected}");
			self.violated("steps are settled once and in order", details)?;
		}
		Ok(())
	}

	fn finish(
		&mut self,
		process: ProcessId,
		released: Balance,
		record: &ChargeDetailRecord<AccountId>,
	) -> Result<(), Failure> {
		let Some(owed) = self.processes.remove(&process) else { return Ok(()) };
		*self.due.entry(record.driver.clone()).or_default() += released;
		let about = |what: String| format!("process {process}: {what}: {record:?}, {owed:?}");
		if released != owed.escrow {
			let details = about(format!("{released} released, {} left", owed.escrow));
			self.violated("the rest of the escrow is released", details)?;
		}
		if !owed.scheduled {
			return Ok(());
		}
		let (from, to) = record.registers;
		if to.checked_sub(from) != Some(record.energy) {
			let details = about(format!("{} Wh", record.energy));
			self.violated("the record bills what the register counted", details)?;
		}
		let readings = self.readings.get(&owed.meter).cloned().unwrap_or_default();
		let read = |register| readings.iter().any(|(_, count)| *count == register);
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
		let energy_cost = totals.to_supplier + totals.to_dso;
		if let Some(price) = owed.max_price {
			if energy_cost * 1_000 > price * Balance::from(record.energy) {
				let details = about(format!("{energy_cost} for {} Wh", record.energy));
				self.violated("no more is paid for energy than the agreed price", details)?;
			}
		}
		let connected = record.end.saturating_sub(record.start);
		if totals.to_cso * WATT_MILLIS > owed.price_per_hour * Balance::from(connected) {
			let details = about(format!("{connected} ms"));
			self.violated("the station is paid for no more than its time", details)?;
		}
		if totals.unpaid > owed.most_escrow {
			let details = about(format!("{} unpaid", totals.unpaid));
			self.violated("what the escrow did not cover is at most as much again", details)?;
		}
		// Of the readings with that register, the latest is the most favourable one.
		let base = readings.iter().filter(|(_, count)| *count == from).map(|(at, _)| *at).max();
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

	fn response(&mut self, event: &Response<Runtime>) -> Result<(), Failure> {
		let rule = "only accepted responses are paid, each once and as promised";
		match event {
			Response::SignalSent { signal, reward, .. } => {
				self.promises.entry(*signal).or_default().reward = *reward;
			},
			Response::ResponsePaid { signal, reward, .. } => {
				let promise = self.promises.entry(*signal).or_default();
				let kept = promise.open > 0 && promise.reward == *reward;
				promise.open = promise.open.saturating_sub(1);
				if !kept {
					self.violated(rule, format!("signal {signal}: {reward}"))?;
				}
			},
			Response::ResponseFailed { signal, .. } => {
				let promise = self.promises.entry(*signal).or_default();
				let known = promise.open > 0;
				promise.open = promise.open.saturating_sub(1);
				if !known {
					self.violated(rule, format!("signal {signal}: a failure of no response"))?;
				}
			},
			_ => (),
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
		let ours: Balance = self.processes.values().map(|owed| owed.escrow).sum();
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
		let mut sums: BTreeMap<SourceId, Energy> = BTreeMap::new();
		let mut faults = Vec::new();
		for (interval, source, ledger) in pallet_origin::Ledgers::<Runtime>::iter() {
			*sums.entry(source).or_default() += ledger.produced;
			if ledger.certified + ledger.issued > ledger.produced {
				faults.push((
					"certificates are at most the production",
					format!("source {source} at {interval}: {ledger:?}"),
				));
			}
			if ledger.is_closed()
				&& ledger.issued > 0
				&& ledger.certified < ledger.claimed.min(ledger.produced)
			{
				faults.push((
					"claims are served before surplus is issued",
					format!("source {source} at {interval}: {ledger:?}"),
				));
			}
		}
		for (source, sum) in sums {
			let Some(known) = pallet_origin::Sources::<Runtime>::get(source) else { continue };
			let (before, since) = self.sources.get(&source).copied().unwrap_or_default();
			let made = sum.saturating_sub(before);
			// A source may have had several meters: all that its owner's meters counted.
			let counted: Energy = self
				.readings
				.values()
				.map(|of| {
					of.last().map_or(0, |last| last.1) - of.first().map_or(0, |first| first.1)
				})
				.sum();
			if made > counted {
				let details = format!("source {source}: {made} Wh of {counted}");
				faults.push(("production is at most what the meter counted", details));
			}
			let until = common::now().saturating_add(DRIFT);
			if since > 0 && made > most_energy(known.capacity, until.saturating_sub(since)) {
				let details = format!("source {source}: {made} Wh from {since} to {until}");
				faults.push(("production is at most 1.1 x capacity x time", details));
			}
		}
		faults.into_iter().try_for_each(|(rule, details)| self.violated(rule, details))
	}
}

/// All that is booked for a source.
fn produced(source: SourceId) -> Energy {
	pallet_origin::Ledgers::<Runtime>::iter()
		.filter(|(_, of, _)| *of == source)
		.map(|(.., ledger)| ledger.produced)
		.sum()
}

/// The most that flows through a connection of `power`, with a tenth for its tolerance and a Wh for
/// the resolution of the register.
fn most_energy(power: u32, time: Moment) -> Energy {
	let watt_millis = u128::from(power) * u128::from(time) * 11 / 10;
	Energy::try_from(watt_millis / WATT_MILLIS).unwrap_or(Energy::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::common::{account, genesis};
	use pallet_charging::{FinishReason, Totals};

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

	fn settled(step: u32, energy: Energy, to_dso: Balance) -> Charging<Runtime> {
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
			let result = model.charging(&settled(0, 0, escrow() + 1));
			fails(result, "the rest of the escrow is released");
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
	fn a_reward_without_a_response_is_found() {
		let rule = "only accepted responses are paid, each once and as promised";
		let paid = Response::ResponsePaid { signal: 0, driver: account("Alice"), reward: 5 };
		with_process(|model| fails(model.response(&paid), rule));
		with_process(|model| {
			model.promises.insert(0, Promise { reward: 5, open: 1 });
			model.response(&paid).expect("it was accepted");
			fails(model.response(&paid), rule);
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
