// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The lines of each process, found again as clients find them: events have amounts and energy, the
//! state before and after a transaction has prices, and the trail says which of all that can have
//! been were.

use pallet_charging::{
	settlement::due_prices, ChargeDetailRecord, Event as Charging, LockedOffer, LockedOffers,
	Phase, Process, Processes, Session, Slot,
};
use polkadot_sdk::sp_core::bytes::to_hex;
use serde_json::{json, Map, Value};
use smartcharge_primitives::{
	genesis_hash,
	money::balanced,
	trail::{prove, Line, Part, Trail},
	Amount, AreaId, Balance, Energy, Interval, Moment, OrderedMeterId, Power, Price, ProcessId,
	SourceId, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{AccountId, Metering, Runtime, RuntimeEvent};
use std::collections::BTreeMap;

/// Most combinations that are tried for the steps of a transaction.
const MOST_TRIES: usize = 20_000;

/// Most ways in which a step can have been, that are tried.
const MOST_PER_STEP: usize = 400;

/// Parts by which costs are exact.
const WH_PER_KWH: Amount = 1_000;

/// The terms of a process at some time.
#[derive(Clone, Debug)]
struct Terms {
	chosen: Slot,
	offers: Vec<(Slot, LockedOffer<AccountId>)>,
	/// The slot of the offer that serves it.
	slot: Slot,
	/// End of the station's time, if the operator reported it.
	stopped: Moment,
	process: Process<AccountId>,
	session: Session<AccountId>,
}

/// A process that runs.
#[derive(Debug)]
struct Running {
	terms: Terms,
	/// The lines of the steps that are settled; `None` if some were not found.
	lines: Option<Vec<Line<AccountId>>>,
}

/// A process that has ended, with its lines.
#[derive(Clone, Debug)]
pub struct Ended {
	/// Its lines.
	pub lines: Vec<Line<AccountId>>,
	/// Its record.
	pub record: ChargeDetailRecord<AccountId>,
	/// Area of the station.
	pub area: AreaId,
	/// Power of the connection of the station, in W.
	pub power: Power,
}

/// What the events say of a settled step.
#[derive(Clone, Debug)]
struct Settled {
	step: u32,
	energy: Energy,
	to_supplier: Amount,
	to_dso: Amount,
	to_cso: Amount,
	reward: Balance,
	segments: Vec<(AccountId, Option<SourceId>, Energy, Amount)>,
}

/// The lines of all processes of a run.
#[derive(Debug, Default)]
pub struct Lines {
	running: BTreeMap<ProcessId, Running>,
	ended: BTreeMap<ProcessId, Ended>,
	/// Processes of which lines were not found.
	pub missed: u64,
}

impl Lines {
	/// Those of one process.
	#[cfg(test)]
	pub fn with(process: ProcessId, ended: Ended) -> Self {
		Self { ended: BTreeMap::from([(process, ended)]), ..Self::default() }
	}

	/// Those of a process that has ended.
	pub fn of(&self, process: ProcessId) -> Option<&Ended> {
		self.ended.get(&process)
	}

	/// The processes that have ended and whose lines are known.
	pub fn processes(&self) -> impl DoubleEndedIterator<Item = (&ProcessId, &Ended)> {
		self.ended.iter()
	}

	/// Follows the `events` of a transaction, or of what came between two of them.
	pub fn follow(&mut self, events: &[RuntimeEvent]) {
		let mut steps: BTreeMap<ProcessId, Vec<Settled>> = BTreeMap::new();
		let mut segments: BTreeMap<(ProcessId, u32), Vec<_>> = BTreeMap::new();
		let mut records = BTreeMap::new();
		for event in events {
			match event {
				RuntimeEvent::Charging(Charging::SegmentSettled {
					process,
					step,
					supplier,
					source,
					energy,
					to_supplier,
				}) => segments.entry((*process, *step)).or_default().push((
					supplier.clone(),
					*source,
					*energy,
					*to_supplier,
				)),
				RuntimeEvent::Charging(Charging::StepSettled {
					process,
					step,
					energy,
					to_supplier,
					to_dso,
					to_cso,
					reward,
				}) => steps.entry(*process).or_default().push(Settled {
					step: *step,
					energy: *energy,
					to_supplier: *to_supplier,
					to_dso: *to_dso,
					to_cso: *to_cso,
					reward: *reward,
					segments: segments.remove(&(*process, *step)).unwrap_or_default(),
				}),
				RuntimeEvent::Charging(Charging::Finished { process, record, .. }) => {
					records.insert(*process, record);
				},
				_ => (),
			}
		}
		let mut now = present(&self.running);
		for (process, settled) in &steps {
			let record = records.get(process).copied();
			let after = now.get(process);
			let trail = match record {
				Some(record) => record.trail,
				None => after.and_then(|terms| terms.session.trail),
			};
			let mut known = self.running.remove(process);
			let before = known.as_ref().map(|running| &running.terms);
			let terms: Vec<_> = before.into_iter().chain(after).collect();
			let first = Trail::new(genesis_hash::<Runtime>().as_ref(), *process);
			let from = before.and_then(|terms| terms.session.trail).unwrap_or(first);
			let found = trail.and_then(|trail| search(from, trail, &terms, settled, record));
			let lines = match &mut known {
				Some(running) => running.lines.take(),
				None => Some(Vec::new()),
			};
			let lines = lines.zip(found).map(|(mut lines, more)| {
				lines.extend(more);
				lines
			});
			if let Some(terms) = known.map(|it| it.terms).or_else(|| after.cloned()) {
				self.running.insert(*process, Running { terms, lines });
			}
		}
		for (process, record) in records {
			let running = self.running.remove(&process);
			let Some(trail) = record.trail else { continue };
			let genesis = genesis_hash::<Runtime>();
			let ended = running.and_then(|Running { terms, lines }| {
				let Process { area, meter, .. } = terms.process;
				let power = Metering::find_meter(meter)?.purpose.power();
				Some(Ended { lines: lines?, record: record.clone(), area, power })
			});
			match ended.filter(|it| prove(&trail, genesis.as_ref(), process, &it.lines)) {
				Some(ended) => {
					self.ended.insert(process, ended);
				},
				None => self.missed += 1,
			}
		}
		self.running.retain(|process, _| now.contains_key(process));
		while let Some((process, terms)) = now.pop_first() {
			match self.running.get_mut(&process) {
				Some(running) => running.terms = terms,
				None => {
					let lines = Some(Vec::new());
					self.running.insert(process, Running { terms, lines });
				},
			}
		}
	}

	/// Puts the lines in where an argument `lines` names their process: `{"of": 0}`. With
	/// `"without"` or `"changed"`, a line is left out or is another one.
	pub fn fill(&self, args: &mut Map<String, Value>) {
		for (name, value) in args {
			let named = (name == "lines").then(|| self.named(value)).flatten();
			match (named, value) {
				(Some(lines), value) => *value = lines,
				(None, Value::Object(inner)) => self.fill(inner),
				(None, Value::Array(items)) => {
					items.iter_mut().filter_map(Value::as_object_mut).for_each(|it| self.fill(it));
				},
				_ => (),
			}
		}
	}

	fn named(&self, value: &Value) -> Option<Value> {
		let number = |key: &str| value.get(key).and_then(Value::as_u64);
		let process = number("of")?;
		let mut lines = self.of(process).map(|it| it.lines.clone()).unwrap_or_default();
		let position = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
		if let Some(number) = number("without").map(position).filter(|it| *it < lines.len()) {
			lines.remove(number);
		}
		if let Some(line) = number("changed").and_then(|it| lines.get_mut(position(it))) {
			line.to_dso = line.to_dso.saturating_add(1);
		}
		Some(lines.iter().map(to_json).collect())
	}
}

/// The terms of the processes that are scheduled now.
fn present(known: &BTreeMap<ProcessId, Running>) -> BTreeMap<ProcessId, Terms> {
	let scheduled = Processes::<Runtime>::iter_values().filter_map(|process| {
		let Phase::Scheduled(session) = &process.phase else { return None };
		let same = known.get(&process.id).map(|running| &running.terms);
		if let Some(same) = same.filter(|terms| terms.process == process) {
			return Some((process.id, same.clone()));
		}
		let meter = OrderedMeterId::new(process.meter);
		let terms = Terms {
			chosen: session.chosen,
			offers: LockedOffers::<Runtime>::iter_prefix(meter).collect(),
			slot: session.slot(),
			stopped: session.closing.map_or(Moment::MAX, |closing| closing.stopped),
			session: session.clone(),
			process,
		};
		Some((terms.process.id, terms))
	});
	scheduled.collect()
}

/// Who may have served energy, at which prices.
#[derive(Clone, PartialEq, Debug)]
struct Served {
	supplier: AccountId,
	source: Option<SourceId>,
	price: Price,
	grid_price: Price,
}

impl Terms {
	/// All that may have served `step`, the likeliest first.
	fn candidates(&self, step: u32) -> Vec<Served> {
		let Some((_, chosen)) = self.offers.iter().find(|(slot, _)| *slot == self.chosen) else {
			return Vec::new();
		};
		let chosen = chosen.price(step);
		let grid = self.session.grid_price;
		let mut offers: Vec<_> = self.offers.iter().collect();
		offers.sort_by_key(|(slot, _)| *slot != self.slot);
		let mut all = Vec::new();
		for (_, offer) in offers {
			let own = offer.price(step);
			let as_offered = match offer.source {
				None => (own, false),
				Some(_) => (own.min(chosen.max(0)), true),
			};
			// One that the driver left serves on as long as no reading comes.
			let left = (own.max(0).min(chosen.max(0)), true);
			for (price, replaces) in [as_offered, left] {
				let most = replaces.then(|| chosen.saturating_add(grid));
				let agreed = self.session.request.preferences.max_price;
				let most = most.into_iter().chain(agreed).min();
				let (price, grid_price) = due_prices(price, grid, most);
				let supplier = offer.supplier.clone();
				let of = |source| Served { supplier: supplier.clone(), source, price, grid_price };
				// A source that loses its power is replaced by the grid mix of its supplier.
				all.extend([offer.source, None].map(of));
			}
		}
		let mut distinct: Vec<Served> = Vec::new();
		for served in all {
			if !distinct.contains(&served) {
				distinct.push(served);
			}
		}
		distinct
	}

	/// The times of `step` that can have been due, until `until` at the latest.
	fn times(&self, step: u32, until: Option<Moment>) -> Vec<Interval> {
		let timetable = self.session.timetable;
		let interval = timetable.interval(step);
		let until = until.unwrap_or(Moment::MAX);
		let mut times = Vec::new();
		for end in [until, until.min(self.stopped)] {
			let time = Interval::new(interval.start, end.min(interval.end).max(interval.start));
			if !times.contains(&time) {
				times.push(time);
			}
		}
		times
	}
}

/// Exact cost of a part for its supplier and for the DSO, in thousandths.
fn exact(part: &Part<AccountId>) -> (Amount, Amount) {
	let paid = Amount::from(part.energy) - Amount::from(part.idle) - Amount::from(part.unproven);
	let unproven = Amount::from(part.unproven);
	let (supplier, grid) = balanced(part.price, part.grid_price);
	let cost =
		|price: Price, other: Price| paid * Amount::from(price) + unproven * Amount::from(other);
	(cost(part.price, supplier), cost(part.grid_price, grid))
}

fn grid_cost(parts: &[Part<AccountId>]) -> Amount {
	parts.iter().map(|part| exact(part).1).sum::<Amount>() / WH_PER_KWH
}

/// Whether amounts are what energy and prices make due.
fn fits(parts: &[Part<AccountId>], to_dso: Amount) -> bool {
	parts.iter().all(|part| part.amount == exact(part).0 / WH_PER_KWH) && to_dso == grid_cost(parts)
}

/// `parts` of whose energy the last is `idle`, and that before it not proven.
fn with_free(
	parts: &[Part<AccountId>],
	mut idle: Energy,
	mut unproven: Energy,
) -> Vec<Part<AccountId>> {
	let mut parts = parts.to_vec();
	for part in parts.iter_mut().rev() {
		part.idle = part.energy.min(idle);
		idle -= part.idle;
		part.unproven = (part.energy - part.idle).min(unproven);
		unproven -= part.unproven;
	}
	parts
}

/// All ways in which some energy at a price below zero is not proven, that fit the amounts.
fn with_unproven(parts: &[Part<AccountId>], to_dso: Amount) -> Vec<Vec<Part<AccountId>>> {
	let pays = |part: &Part<AccountId>| part.price.saturating_add(part.grid_price) < 0;
	if !parts.iter().any(pays) {
		return Vec::new();
	}
	let energy: Energy = parts.iter().map(|part| part.energy).sum();
	let paid = (parts.iter().map(|part| part.amount).sum::<Amount>() + to_dso) * WH_PER_KWH;
	let due = |unproven: Energy| -> Amount {
		with_free(parts, 0, unproven).iter().map(|it| exact(it).0 + exact(it).1).sum()
	};
	// Each amount was rounded by less than a unit. More that is not proven costs more.
	let slack = (parts.len() as Amount + 1) * WH_PER_KWH;
	let (mut low, mut high) = (1, energy + 1);
	while low < high {
		let middle = low + (high - low) / 2;
		match due(middle) < paid - slack {
			true => low = middle + 1,
			false => high = middle,
		}
	}
	(low..=energy)
		.take(MOST_PER_STEP)
		.take_while(|unproven| due(*unproven) <= paid + slack)
		.map(|unproven| with_free(parts, 0, unproven))
		.filter(|parts| fits(parts, to_dso))
		.collect()
}

/// What is short of what is due. If one party pays and another one is paid, the latter is due no
/// more than leaves the energy of the step at its agreed cost, whatever was paid.
fn short_of(line: &Line<AccountId>) -> Balance {
	let grid: Amount = line.parts.iter().map(|part| exact(part).1).sum();
	let energy = line.parts.iter().map(|part| (exact(part).0, part.amount));
	let energy: Vec<_> = energy.chain([(grid, line.to_dso)]).collect();
	let mut allowance = Amount::MAX;
	if energy.iter().any(|(due, _)| *due < 0) {
		let credited: Amount = energy.iter().map(|(_, paid)| (-paid).max(0)).sum();
		let agreed = energy.iter().map(|(due, _)| due).sum::<Amount>().div_euclid(WH_PER_KWH);
		allowance = credited + agreed.max(0);
	}
	let mut short = 0;
	for (due, paid) in energy {
		let due = (due / WH_PER_KWH).max(0).min(allowance);
		allowance -= due;
		short += (due - paid.max(0)).max(0);
	}
	let time = line.price_per_hour.saturating_mul(line.time.duration().into());
	let time = Amount::try_from(time / Balance::from(MILLIS_PER_HOUR)).unwrap_or(Amount::MAX);
	(short + (time - line.to_cso).max(0)).unsigned_abs()
}

/// All combinations of one of each list, the first ones first.
fn combinations<T: Clone>(lists: &[Vec<T>]) -> impl Iterator<Item = Vec<T>> + use<'_, T> {
	let count = lists.iter().try_fold(1usize, |all, list| all.checked_mul(list.len()));
	(0..count.unwrap_or(usize::MAX)).map(|number| {
		let mut left = number;
		let mut chosen: Vec<T> = lists
			.iter()
			.rev()
			.map(|list| {
				let one = list[left % list.len()].clone();
				left /= list.len();
				one
			})
			.collect();
		chosen.reverse();
		chosen
	})
}

/// All lines that a settled step can have been, without what is unpaid, the likeliest first.
fn drafts(
	all: &[&Terms],
	settled: &Settled,
	record: Option<&ChargeDetailRecord<AccountId>>,
) -> Vec<Line<AccountId>> {
	let Settled { step, to_dso, to_cso, reward, .. } = *settled;
	let mut served: Vec<Served> = Vec::new();
	for one in all.iter().flat_map(|terms| terms.candidates(step)) {
		if !served.contains(&one) {
			served.push(one);
		}
	}
	let segments = match &settled.segments[..] {
		[] => vec![(served, settled.energy, settled.to_supplier)],
		segments => segments
			.iter()
			.map(|(supplier, source, energy, amount)| {
				let of = |one: &&Served| one.supplier == *supplier && one.source == *source;
				(served.iter().filter(of).cloned().collect(), *energy, *amount)
			})
			.collect(),
	};
	let lists: Vec<_> = segments.iter().map(|(of, ..)| of.clone()).collect();
	let totals = record.map(|record| record.totals).unwrap_or_default();
	// What was not covered, or what a cover was not good for, is not what prices make due.
	let is_short = totals.unpaid > 0 || totals.waived > 0;
	let times: Vec<_> = all
		.first()
		.map(|terms| terms.times(step, record.map(|record| record.due_until)))
		.unwrap_or_default();
	let (mut found, mut others) = (Vec::new(), Vec::new());
	for combination in combinations(&lists).take(MOST_PER_STEP) {
		let parts: Vec<_> = combination
			.into_iter()
			.zip(&segments)
			.map(|(served, (_, energy, amount))| {
				let Served { supplier, source, price, grid_price } = served;
				let (energy, amount) = (*energy, *amount);
				let (idle, unproven) = (0, 0);
				Part { supplier, source, energy, idle, unproven, price, grid_price, amount }
			})
			.collect();
		let mut ways = vec![parts.clone()];
		if totals.free > 0 && totals.free <= settled.energy {
			ways.push(with_free(&parts, totals.free, 0));
		}
		for way in ways {
			match fits(&way, to_dso) {
				true => found.push(way),
				false if is_short => others.push(way),
				false => (),
			}
		}
		found.extend(with_unproven(&parts, to_dso));
	}
	found.truncate(MOST_PER_STEP);
	found.extend(others);
	let price_per_hour = all.first().map_or(0, |terms| terms.process.price_per_hour);
	let line = |parts: &Vec<_>, time| Line {
		step,
		time,
		parts: parts.clone(),
		to_dso,
		price_per_hour,
		to_cso,
		reward,
		unpaid: 0,
	};
	times.iter().flat_map(|time| found.iter().map(move |it| line(it, *time))).collect()
}

/// The lines of the `settled` steps: those with which the trail `before` becomes `after`.
fn search(
	before: Trail,
	after: Trail,
	terms: &[&Terms],
	settled: &[Settled],
	record: Option<&ChargeDetailRecord<AccountId>>,
) -> Option<Vec<Line<AccountId>>> {
	let lists: Vec<_> = settled.iter().map(|step| drafts(terms, step, record)).collect();
	let mut all = combinations(&lists).take(MOST_TRIES);
	all.find_map(|mut lines| {
		let mut unpaid = record.map_or(0, |record| record.totals.unpaid);
		for line in &mut lines {
			line.unpaid = short_of(line).min(unpaid);
			unpaid -= line.unpaid;
		}
		let mut trail = before;
		lines.iter().for_each(|line| trail.add(line));
		(trail == after).then_some(lines)
	})
}

/// A line as an argument of a call.
fn to_json(line: &Line<AccountId>) -> Value {
	let part = |part: &Part<AccountId>| {
		json!({
			"supplier": to_hex(part.supplier.as_ref(), false),
			"source": part.source,
			"energy": part.energy,
			"idle": part.idle,
			"unproven": part.unproven,
			"price": part.price,
			"grid_price": part.grid_price,
			"amount": part.amount.to_string(),
		})
	};
	json!({
		"step": line.step,
		"time": { "start": line.time.start, "end": line.time.end },
		"parts": line.parts.iter().map(part).collect::<Vec<_>>(),
		"to_dso": line.to_dso.to_string(),
		"price_per_hour": line.price_per_hour.to_string(),
		"to_cso": line.to_cso.to_string(),
		"reward": line.reward.to_string(),
		"unpaid": line.unpaid.to_string(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::common::account;

	fn part(energy: Energy, price: Price, grid_price: Price, amount: Amount) -> Part<AccountId> {
		let (supplier, source) = (account("SupplierA"), None);
		Part { supplier, source, energy, idle: 0, unproven: 0, price, grid_price, amount }
	}

	#[test]
	fn combinations_are_all_of_them_once() {
		let lists = [vec![1, 2], vec![3], vec![4, 5, 6]];
		let all: Vec<_> = combinations(&lists).collect();
		assert_eq!(all.len(), 6);
		assert_eq!((&all[0], &all[5]), (&vec![1, 3, 4], &vec![2, 3, 6]));
		assert_eq!(combinations::<u8>(&[vec![1], vec![]]).count(), 0);
	}

	#[test]
	fn energy_that_is_not_proven_is_found_by_its_amounts() {
		// 300 of 1 000 Wh at -2 and 1 are not proven: the supplier pays what the DSO gets.
		let parts = [part(1_000, -2_000, 1_000, -1_700)];
		let found = with_unproven(&parts, 1_000);
		assert_eq!(found.iter().map(|it| it[0].unproven).collect::<Vec<_>>(), [300]);
		assert!(with_unproven(&[part(1_000, 2_000, 1_000, 2_000)], 1_000).is_empty());
	}

	/// The DSO pays 20 of 100 for which the supplier asks 1 000: the supplier is due 920 at most.
	#[test]
	fn what_a_cover_was_not_good_for_is_not_short() {
		let of = |to_dso| Line {
			step: 0,
			time: Interval::new(0, 0),
			parts: vec![part(1_000, 1_000, -100, 500)],
			to_dso,
			price_per_hour: 0,
			to_cso: 0,
			reward: 0,
			unpaid: 0,
		};
		assert_eq!([of(-100), of(-20)].map(|line| short_of(&line)), [500, 420]);
	}

	#[test]
	fn what_is_free_comes_last() {
		let parts = with_free(&[part(10, 1, 1, 0), part(10, 1, 1, 0)], 4, 8);
		let free: Vec<_> = parts.iter().map(|it| (it.idle, it.unproven)).collect();
		assert_eq!(free, [(0, 2), (4, 6)]);
	}

	#[test]
	fn named_lines_are_put_in_wherever_they_are() {
		let lines = Lines::default();
		let mut args = json!({"calls": [{"args": {"lines": {"of": 7}}}], "lines": [1]});
		lines.fill(args.as_object_mut().expect("it is one"));
		assert_eq!(args, json!({"calls": [{"args": {"lines": []}}], "lines": [1]}));
	}
}
