// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random days: whatever happens in whatever order, no Wh is sold twice and none is lost.
//!
//! A model keeps its own books of what the meters showed, what was claimed and who holds what. It
//! predicts the outcome of each operation, and checks each event of the pallet.

use crate::{
	mock::*, Attributes, Certificates, Certified, Claims, Due, Event, Ledgers, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{assert_ok, weights::Weight},
	sp_runtime::DispatchResult,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::{add_next_meter, cases};
use smartcharge_primitives::{
	energy::energy_at, Draw, Energy, MeterId, Moment, Power, ProcessId, Proven, Purpose, SourceId,
	Sources as _,
};
use std::collections::BTreeMap;

const SOURCES: usize = 2;
const HOLDERS: [AccountId; 4] = [SUPPLIER, OTHER_SUPPLIER, OWNER, DRIVER];
const PROCESSES: ProcessId = 6;
/// All that there is, as an amount of energy.
const ALL: Energy = Energy::MAX;

#[derive(Clone, Debug)]
enum Op {
	/// Time passes, in ms.
	Pass(Moment),
	/// A day and more passes.
	Leap,
	/// A reading that comes `lag` ms late, with so many per mille of what the capacity gives.
	Read {
		source: usize,
		lag: Moment,
		share: u64,
	},
	/// A claim in an interval so many before the present one.
	Claim {
		source: usize,
		back: u64,
		process: ProcessId,
		energy: Energy,
		/// Power that was committed for a minute.
		power: Power,
	},
	Commit {
		source: usize,
		process: ProcessId,
		power: Power,
	},
	Release {
		source: usize,
		process: ProcessId,
	},
	/// An idle block with room for so many claims; `None` for all.
	Idle(Option<u64>),
	Withdraw {
		pick: usize,
		energy: Energy,
	},
	Transfer {
		pick: usize,
		from: usize,
		to: usize,
		energy: Energy,
	},
	Cancel {
		pick: usize,
		by: usize,
		energy: Energy,
	},
	Lock {
		pick: usize,
		by: usize,
		energy: Energy,
	},
	Unlock {
		pick: usize,
		of: usize,
		energy: Energy,
	},
	Expire {
		pick: usize,
		of: usize,
	},
	/// A process ends, having taken so much.
	End {
		process: ProcessId,
		delivered: Energy,
	},
	Green {
		pick: usize,
		by: usize,
		process: ProcessId,
		energy: Energy,
	},
	SetRecipient {
		source: usize,
		to: usize,
	},
	Suspend(usize),
	Approve(usize),
	ReplaceMeter(usize),
}

fn op() -> impl Strategy<Value = Op> {
	let source = || 0..SOURCES;
	let process = || 0..PROCESSES;
	let holder = || 0..HOLDERS.len();
	let pick = || 0usize..20;
	let lag = prop_oneof![4 => 0..90_000u64, 1 => 0..40 * MINUTE];
	let share = prop_oneof![1 => Just(0), 8 => 0..=1_000u64];
	let part = || prop_oneof![1 => Just(0), 8 => 1..300u64, 2 => 1..2_000u64, 2 => Just(ALL)];
	prop_oneof![
		16 => (1..6 * MINUTE).prop_map(Op::Pass),
		1 => Just(Op::Leap),
		16 => (source(), lag, share)
			.prop_map(|(source, lag, share)| Op::Read { source, lag, share }),
		20 => (source(), 0..5u64, process(), 1..500u64, 0..40_000u32).prop_map(
			|(source, back, process, energy, power)| {
				Op::Claim { source, back, process, energy, power }
			}
		),
		5 => (source(), process(), 0..9_000u32)
			.prop_map(|(source, process, power)| Op::Commit { source, process, power }),
		1 => (source(), process()).prop_map(|(source, process)| Op::Release { source, process }),
		10 => prop_oneof![1 => Just(None), 3 => (0..6u64).prop_map(Some)].prop_map(Op::Idle),
		4 => (pick(), part()).prop_map(|(pick, energy)| Op::Withdraw { pick, energy }),
		4 => (pick(), holder(), holder(), part())
			.prop_map(|(pick, from, to, energy)| Op::Transfer { pick, from, to, energy }),
		3 => (pick(), holder(), part())
			.prop_map(|(pick, by, energy)| Op::Cancel { pick, by, energy }),
		2 => (pick(), holder(), part())
			.prop_map(|(pick, by, energy)| Op::Lock { pick, by, energy }),
		2 => (pick(), holder(), part())
			.prop_map(|(pick, of, energy)| Op::Unlock { pick, of, energy }),
		1 => (pick(), holder()).prop_map(|(pick, of)| Op::Expire { pick, of }),
		1 => (process(), 0..2_000u64)
			.prop_map(|(process, delivered)| Op::End { process, delivered }),
		3 => (pick(), 0..2usize, process(), part())
			.prop_map(|(pick, by, process, energy)| Op::Green { pick, by, process, energy }),
		1 => (source(), holder()).prop_map(|(source, to)| Op::SetRecipient { source, to }),
		1 => source().prop_map(Op::Suspend),
		2 => source().prop_map(Op::Approve),
		1 => source().prop_map(Op::ReplaceMeter),
	]
}

/// What a process took of an interval.
#[derive(Clone, Copy, Default, Debug)]
struct Taken {
	energy: Energy,
	/// What the power covers that was committed to it, in thousandths of a W x ms.
	covered: u128,
}

impl Taken {
	/// What it may have before the others get more than theirs.
	fn first(&self) -> u128 {
		u128::from(self.energy).min(self.covered / 1_000 / 3_600_000)
	}

	/// What it took beyond that.
	fn beyond(&self) -> u128 {
		u128::from(self.energy) - self.first()
	}
}

/// The books of a source for an interval.
#[derive(Default, Debug)]
struct Books {
	made: Energy,
	withdrawn: Energy,
	/// What was issued and not taken back.
	issued: Energy,
	/// What of it the source owes.
	owed: Energy,
	/// Surplus that paid what the source owed.
	retained: Energy,
	claims: BTreeMap<ProcessId, Taken>,
	certified: BTreeMap<ProcessId, Energy>,
	/// What could be certified when it was closed.
	certifiable: Energy,
	/// What nobody may lose, as more was made than was known.
	floor: BTreeMap<ProcessId, Energy>,
	closed: bool,
	/// Used up, or expired.
	gone: Energy,
}

impl Books {
	fn claimed(&self) -> Energy {
		self.claims.values().map(|taken| taken.energy).sum()
	}

	fn certified(&self) -> Energy {
		self.certified.values().sum()
	}

	/// What was really made.
	fn truly_made(&self) -> Energy {
		self.made - self.withdrawn
	}

	/// What is nobody's yet but the drivers'.
	fn left(&self) -> Energy {
		self.truly_made() + self.owed - self.issued - self.retained
	}

	/// What a process is entitled to of `energy`.
	fn entitled(&self, taken: Taken, energy: Energy) -> Energy {
		let sum = |part: fn(&Taken) -> u128| self.claims.values().map(part).sum::<u128>();
		let (first, beyond) = (sum(Taken::first), sum(Taken::beyond));
		let energy = u128::from(energy);
		let rest = energy.saturating_sub(first);
		let of = |part: u128, energy: u128, all: u128| {
			(part * energy.min(all)).checked_div(all).unwrap_or_default()
		};
		let entitled = of(taken.first(), energy, first) + of(taken.beyond(), rest, beyond);
		Energy::try_from(entitled).unwrap()
	}
}

/// What the model knows of a source.
struct Plant {
	id: SourceId,
	meter: MeterId,
	/// Who gets the surplus, each from an interval on.
	recipients: Vec<(Moment, AccountId)>,
	registry: bool,
	active: bool,
	/// Whether the next reading counts.
	based: bool,
	/// The latest moment that any of its meters has shown.
	seen: Moment,
	/// How far the registers of its meters went.
	progress: Energy,
	unallocated: Energy,
	/// Certificates without production.
	debt: Energy,
}

impl Plant {
	fn recipient(&self, interval: Moment) -> AccountId {
		let (_, recipient) =
			self.recipients.iter().rev().find(|(from, _)| *from <= interval).unwrap();
		*recipient
	}
}

type Key = (SourceId, Moment);

struct Model {
	now: Moment,
	plants: [Plant; SOURCES],
	books: BTreeMap<Key, Books>,
	/// (free, locked)
	holdings: BTreeMap<(AccountId, Key), (Energy, Energy)>,
	greened: BTreeMap<ProcessId, Energy>,
	/// Whether state is compared after each operation.
	thorough: bool,
}

fn closes(interval: Moment) -> Moment {
	interval + INTERVAL * (1 + Moment::from(CLOSING_DELAY))
}

fn expires(interval: Moment) -> Moment {
	interval + INTERVAL + LIFETIME
}

fn driver(process: ProcessId) -> AccountId {
	if process.is_multiple_of(2) {
		DRIVER
	} else {
		OTHER_DRIVER
	}
}

impl Model {
	fn new(thorough: bool) -> Self {
		let plants = [(SOLAR_METER, false), (WIND_METER, true)].map(|(meter, registry)| Plant {
			id: active_with(meter, Attributes { registry, ..attributes() }),
			meter,
			recipients: vec![(0, SUPPLIER)],
			registry,
			active: true,
			based: true,
			seen: 0,
			progress: 0,
			unallocated: 0,
			debt: 0,
		});
		take_events();
		let (books, holdings, greened) = Default::default();
		Self { now: NOW, plants, books, holdings, greened, thorough }
	}

	/// One of the intervals of which there are books, a late one rather than an early one.
	fn pick(&self, pick: usize) -> Key {
		let known = self.books.len();
		let chosen = self.books.keys().rev().nth(pick % known.max(1)).copied();
		chosen.unwrap_or((self.plants[0].id, NOW))
	}

	fn plant(&self, id: SourceId) -> &Plant {
		self.plants.iter().find(|plant| plant.id == id).unwrap()
	}

	fn plant_mut(&mut self, id: SourceId) -> &mut Plant {
		self.plants.iter_mut().find(|plant| plant.id == id).unwrap()
	}

	fn held(&self, who: AccountId, key: Key) -> (Energy, Energy) {
		self.holdings.get(&(who, key)).copied().unwrap_or_default()
	}

	fn hold(&mut self, who: AccountId, key: Key, holding: (Energy, Energy)) {
		if holding == (0, 0) {
			self.holdings.remove(&(who, key));
		} else {
			self.holdings.insert((who, key), holding);
		}
	}

	/// Whether `who` has `energy` to use.
	fn usable(&self, who: AccountId, key: Key, energy: Energy) -> bool {
		energy > 0 && self.held(who, key).0 >= energy && self.now < expires(key.1)
	}

	/// `energy`, or all that is free.
	fn amount(&self, who: AccountId, key: Key, energy: Energy) -> Energy {
		if energy == ALL {
			self.held(who, key).0
		} else {
			energy
		}
	}

	fn take(&mut self, who: AccountId, key: Key, energy: Energy) {
		let (free, locked) = self.held(who, key);
		self.hold(who, key, (free - energy, locked));
	}

	/// What is left of an interval pays the debt of its source, and is issued. Returns the latter.
	fn close(&mut self, key: Key) -> Energy {
		let books = &self.books[&key];
		let surplus = books.left() - books.certified();
		let plant = self.plant_mut(key.0);
		let paid = surplus.min(plant.debt);
		plant.debt -= paid;
		let (recipient, registry) = (plant.recipient(key.1), plant.registry);
		let issued = surplus - paid;
		let (free, locked) = self.held(recipient, key);
		let holding = if registry { (free, locked + issued) } else { (free + issued, locked) };
		self.hold(recipient, key, holding);
		let books = self.books.get_mut(&key).unwrap();
		books.certifiable = (books.left()).min(books.claimed());
		books.retained += paid;
		books.issued += issued;
		books.closed = true;
		books.floor.clear();
		issued
	}

	/// Production that nobody knew of: the drivers first.
	fn make_up(&mut self, key: Key) {
		let books = self.books.get_mut(&key).unwrap();
		if !books.closed {
			return;
		}
		if books.certifiable == books.claimed() {
			self.close(key);
			return;
		}
		let remainders = books.certifiable - books.certified();
		books.owed += remainders;
		books.floor = books.certified.clone();
		books.closed = false;
		self.plant_mut(key.0).debt += remainders;
	}

	/// Certified energy of a process.
	fn proved(&self, process: ProcessId) -> Energy {
		self.books.values().filter_map(|books| books.certified.get(&process)).sum()
	}

	/// Runs `call` and compares its outcome with the prediction.
	fn call(&self, allowed: bool, call: impl FnOnce() -> DispatchResult) -> bool {
		let before = self.thorough.then(root);
		let outcome = call();
		assert_eq!(outcome.is_ok(), allowed, "{outcome:?}");
		assert!(allowed || before.is_none_or(|before| before == root()), "a refusal has written");
		allowed
	}

	fn apply(&mut self, op: &Op) {
		match *op {
			Op::Pass(time) => self.pass(time),
			Op::Leap => self.pass(25 * HOUR + 17),
			Op::Read { source, lag, share } => self.read(source, lag, share),
			Op::Claim { source, back, process, energy, power } => {
				self.claim(source, back, process, energy, power);
			},
			Op::Commit { source, process, power } => {
				let id = self.plants[source].id;
				let had = crate::Commitments::<Test>::get(id, process).map_or(0, |had| had.power);
				let room = available(id).saturating_add(had);
				let before = supply(id);
				match commit(id, process, power) {
					Ok(()) if power > 0 => {
						assert!(self.plants[source].active && self.plants[source].based);
						let most = if power > had {
							before.attested.power
						} else {
							before.attested.sustained
						};
						assert!(power <= room.max(had) && supply(id).committed <= most.into());
					},
					Ok(()) => {},
					Err(_) => assert_eq!(supply(id), before),
				}
			},
			Op::Release { source, process } => {
				let id = self.plants[source].id;
				release(id, process);
				assert_eq!(crate::Commitments::<Test>::get(id, process), None);
			},
			Op::Idle(claims) => {
				let step = <() as WeightInfo>::close_interval()
					+ <() as WeightInfo>::certify_claim()
					+ <() as WeightInfo>::prune_claim();
				let limit = claims.map_or(Weight::MAX, |claims| {
					<() as WeightInfo>::on_idle_base() + step * claims
				});
				assert!(idle(limit).all_lte(limit));
			},
			Op::Withdraw { pick, energy } => self.withdraw(self.pick(pick), energy),
			Op::Transfer { pick, from, to, energy } => {
				let (key, from, to) = (self.pick(pick), HOLDERS[from], HOLDERS[to]);
				let energy = self.amount(from, key, energy);
				let allowed = from != to && self.usable(from, key, energy);
				let origin = signed(from);
				let transfer = || Origin::transfer_certificate(origin, key.0, key.1, to, energy);
				if self.call(allowed, transfer) {
					self.take(from, key, energy);
					let (free, locked) = self.held(to, key);
					self.hold(to, key, (free + energy, locked));
				}
			},
			Op::Cancel { pick, by, energy } => {
				let (key, by) = (self.pick(pick), HOLDERS[by]);
				let energy = self.amount(by, key, energy);
				let allowed = self.usable(by, key, energy);
				let origin = signed(by);
				let cancel =
					|| Origin::cancel_certificate(origin, key.0, key.1, energy, OTHER_DRIVER);
				if self.call(allowed, cancel) {
					self.take(by, key, energy);
					self.books.get_mut(&key).unwrap().gone += energy;
				}
			},
			Op::Lock { pick, by, energy } => {
				let (key, by) = (self.pick(pick), HOLDERS[by]);
				let energy = self.amount(by, key, energy);
				let allowed = self.usable(by, key, energy);
				let (origin, reference) = (signed(by), Default::default());
				let lock = || Origin::lock_certificate(origin, key.0, key.1, energy, reference);
				if self.call(allowed, lock) {
					let (free, locked) = self.held(by, key);
					self.hold(by, key, (free - energy, locked + energy));
				}
			},
			Op::Unlock { pick, of, energy } => {
				let (key, of) = (self.pick(pick), HOLDERS[of]);
				let (free, locked) = self.held(of, key);
				let energy = if energy == ALL { locked } else { energy };
				let allowed = energy > 0 && locked >= energy && self.now < expires(key.1);
				let unlock = || Origin::unlock_certificate(signed(DSO), key.0, key.1, of, energy);
				if self.call(allowed, unlock) {
					self.hold(of, key, (free + energy, locked - energy));
				}
			},
			Op::Expire { pick, of } => {
				let (key, of) = (self.pick(pick), HOLDERS[of]);
				let (free, locked) = self.held(of, key);
				let allowed = free + locked > 0 && self.now >= expires(key.1);
				let expire = || Origin::expire_certificate(signed(DRIVER), of, key.0, key.1);
				// The event reports what is gone.
				self.call(allowed, expire);
			},
			Op::End { process, delivered } => {
				if !Ended::get().contains_key(&process) {
					end_process(process, driver(process), SUPPLIER, delivered);
				}
			},
			Op::Green { pick, by, process, energy } => {
				self.green(self.pick(pick), HOLDERS[by], process, energy);
			},
			Op::SetRecipient { source, to } => {
				let from = self.now / INTERVAL * INTERVAL;
				let plant = &mut self.plants[source];
				let owner = signed(crate::mock::source(plant.id).owner);
				assert_ok!(Origin::set_recipient(owner, plant.id, HOLDERS[to]));
				plant.recipients.push((from, HOLDERS[to]));
			},
			Op::Suspend(source) => {
				// Suspended ones stay so until they are approved.
				if self.plants[source].active {
					let plant = &mut self.plants[source];
					assert_ok!(Origin::suspend_source(signed(DSO), plant.id));
					(plant.active, plant.based) = (false, false);
				}
			},
			Op::Approve(source) => {
				let Plant { id, active, .. } = self.plants[source];
				self.call(!active, || approve_by(DSO, id));
				self.plants[source].active = true;
			},
			Op::ReplaceMeter(source) => {
				let plant = &mut self.plants[source];
				let owner = crate::mock::source(plant.id).owner;
				let purpose = Purpose::Production { power: CONNECTION };
				let new = add_next_meter(owner, AREA, purpose, Some(FIRST_READING));
				replace_meter(plant.id, new);
				(plant.meter, plant.active, plant.based) = (new, true, false);
			},
		}
		self.check_events();
	}

	fn pass(&mut self, time: Moment) {
		self.now += time;
		set_time(self.now);
	}

	fn read(&mut self, source: usize, lag: Moment, share: u64) {
		let now = self.now;
		let plant = &mut self.plants[source];
		let start = latest(plant.meter).unwrap().at;
		let end = (start + 1).max(now - lag);
		if end > now {
			return;
		}
		let elapsed = end - start;
		let energy = energy_at(CAPACITY, elapsed) * share / 1_000;
		assert_ok!(try_read(plant.meter, end, energy));
		let (id, counts) = (plant.id, plant.active && plant.based);
		plant.based = plant.active && (plant.based || end >= plant.seen);
		plant.seen = plant.seen.max(end);
		plant.progress += energy;
		plant.unallocated += energy;
		if !counts {
			return;
		}
		// The energy is cut where intervals meet: what flowed up to a moment is rounded down.
		let until = |moment: Moment| {
			let part = u128::from(energy) * u128::from(moment - start) / u128::from(elapsed);
			Energy::try_from(part).unwrap()
		};
		let near = if elapsed <= 2 * REACH {
			[start..end, end..end]
		} else {
			[start..start + REACH, end - REACH..end]
		};
		for part in near.into_iter().filter(|part| !part.is_empty()) {
			for interval in
				(part.start / INTERVAL..=(part.end - 1) / INTERVAL).map(|n| n * INTERVAL)
			{
				let cut = interval.max(part.start)..(interval + INTERVAL).min(part.end);
				let made = until(cut.end) - until(cut.start);
				if made == 0 || now >= expires(interval) {
					continue;
				}
				let key = (id, interval);
				let books = self.books.entry(key).or_default();
				// Nobody knew of it, and it is not closed a second time.
				books.closed |=
					now >= closes(interval) && books.claims.is_empty() && books.made == 0;
				books.made += made;
				self.plants[source].unallocated -= made;
				self.make_up(key);
			}
		}
	}

	fn claim(
		&mut self,
		source: usize,
		back: u64,
		process: ProcessId,
		energy: Energy,
		power: Power,
	) {
		if Ended::get().contains_key(&process) {
			return;
		}
		let interval = (self.now / INTERVAL - back) * INTERVAL;
		let id = self.plants[source].id;
		let committed = u64::from(power) * MINUTE;
		let mut batch = Default::default();
		let drawn = Draw { energy, committed };
		let outcome = book_drawn_in(&mut batch, id, interval, process, driver(process), drawn);
		Origin::finish_batch(batch);
		assert_eq!(outcome.is_ok(), self.now < closes(interval));
		if outcome.is_ok() {
			let books = self.books.entry((id, interval)).or_default();
			let taken = books.claims.entry(process).or_default();
			taken.energy += energy;
			// A tenth more.
			taken.covered += u128::from(committed) * 1_100;
		}
	}

	fn withdraw(&mut self, key: Key, energy: Energy) {
		let recipient = self.plant(key.0).recipient(key.1);
		let energy = self.amount(recipient, key, energy);
		let made = self.books.get(&key).map_or(0, Books::truly_made);
		let allowed = energy > 0
			&& self.now < expires(key.1)
			&& self.books.get(&key).is_some_and(|books| books.closed)
			&& energy <= made;
		let withdraw = || Origin::withdraw(signed(DSO), key.0, key.1, energy);
		if self.call(allowed, withdraw) {
			// The drivers keep what they have as long as that much was made.
			let certified = self.books[&key].certified();
			let lost = certified - certified.min(made - energy);
			let (free, locked) = self.held(recipient, key);
			let taken = (energy - lost).min(free + locked);
			let free_left = free - taken.min(free);
			self.hold(recipient, key, (free_left, locked - (taken - (free - free_left))));
			let owed = energy - lost - taken;
			self.plant_mut(key.0).debt += owed;
			let books = self.books.get_mut(&key).unwrap();
			books.withdrawn += energy;
			books.issued -= taken;
			books.owed += owed;
			books.closed = lost == 0;
			// What is left is the drivers', to the last Wh.
			assert!(lost == 0 || books.left() == books.truly_made());
		}
	}

	fn green(&mut self, key: Key, by: AccountId, process: ProcessId, energy: Energy) {
		let energy = self.amount(by, key, energy);
		let certified = self.proved(process);
		let greened = self.greened.get(&process).copied().unwrap_or_default();
		let fits = Ended::get().get(&process).is_some_and(|ended| {
			let open =
				|((_, interval), books): (&Key, &Books)| !books.closed && *interval <= ended.end;
			ended.suppliers.contains(&by)
				&& certified + greened + energy <= ended.energy
				&& !self.books.iter().any(open)
		});
		let allowed = fits && self.usable(by, key, energy);
		let green = || Origin::green_process(signed(by), key.0, key.1, energy, process);
		if self.call(allowed, green) {
			self.take(by, key, energy);
			self.books.get_mut(&key).unwrap().gone += energy;
			self.greened.insert(process, greened + energy);
		}
	}

	fn check_events(&mut self) {
		for event in take_events() {
			match event {
				Event::Certified { source, interval, process, driver: of, energy } => {
					let books = self.books.get_mut(&(source, interval)).unwrap();
					assert_eq!(of, driver(process));
					assert!(!books.closed);
					books.certified.insert(process, energy);
				},
				Event::IntervalClosed {
					source,
					interval,
					produced,
					claimed,
					certified,
					surplus,
				} => {
					let books = &self.books[&(source, interval)];
					assert!(!books.closed && self.now >= closes(interval));
					assert_eq!(books.certified.len(), books.claims.len());
					for (process, taken) in &books.claims {
						let certified = books.certified[process];
						assert_eq!(certified, books.entitled(*taken, books.left()), "{books:?}");
						let floor = books.floor.get(process).copied().unwrap_or_default();
						assert!(certified >= floor, "{books:?}");
					}
					assert_eq!(produced, books.truly_made());
					assert_eq!((claimed, certified), (books.claimed(), books.certified()));
					assert!(certified <= claimed.min(books.left()));
					assert_eq!(surplus, self.close((source, interval)));
				},
				Event::CertificateExpired { owner, source, interval, energy } => {
					let key = (source, interval);
					let (free, locked) = self.held(owner, key);
					assert!(energy > 0 && energy == free + locked && self.now >= expires(interval));
					self.hold(owner, key, (0, 0));
					self.books.get_mut(&key).unwrap().gone += energy;
				},
				_ => {},
			}
		}
	}

	/// What holds at any time, as far as it can be seen from the model alone.
	fn check(&self) {
		check_state();
		let stored: BTreeMap<_, _> = Certificates::<Test>::iter()
			.map(|(who, (source, interval), holding)| {
				((who, (source, interval)), (holding.free, holding.locked))
			})
			.collect();
		assert_eq!(stored, self.holdings);
		for (key, books) in &self.books {
			let held: Energy = HOLDERS
				.into_iter()
				.map(|who| self.held(who, *key))
				.map(|(free, locked)| free + locked)
				.sum();
			assert_eq!(held + books.gone, books.issued, "{key:?} {books:?}");
			// Whatever was certified, issued and taken back: what is anybody's was made or is owed.
			let all = books.truly_made() + books.owed;
			assert!(books.issued + books.retained <= all, "{key:?} {books:?}");
			let sold = books.certified() + books.issued + books.retained;
			assert!(!books.closed || sold == all, "{key:?} {books:?}");
		}
		for plant in &self.plants {
			let of = |(key, _): &(&Key, &Books)| key.0 == plant.id;
			let made: Energy = self.books.iter().filter(of).map(|(_, books)| books.made).sum();
			let supply = supply(plant.id);
			assert_eq!((supply.produced, supply.unallocated), (made, plant.unallocated));
			assert_eq!(made + plant.unallocated, plant.progress);
			let sum = |of_books: fn(&Books) -> Energy| {
				self.books.iter().filter(of).map(|(_, books)| of_books(books)).sum::<Energy>()
			};
			let debt = sum(|books| books.owed) - sum(|books| books.retained);
			assert_eq!((debt, source(plant.id).debt.left()), (plant.debt, plant.debt));
		}
		for process in 0..PROCESSES {
			let Proven { certified, greened } = Certified::<Test>::get(process);
			assert_eq!(certified, self.proved(process));
			assert_eq!(greened, self.greened.get(&process).copied().unwrap_or_default());
		}
	}

	/// After all that is due was closed, all that was made is sold once.
	fn finish(&mut self) {
		self.pass(HOUR);
		self.apply(&Op::Idle(None));
		assert_eq!(Due::<Test>::iter().count(), 0);
		assert!(self.books.values().all(|books| books.closed));
		self.check();
	}

	/// In the end nothing is left but what drivers and holders have.
	fn forget(&mut self) {
		self.pass(LIFETIME + DAY);
		let mut blocks = 0;
		while Ledgers::<Test>::iter().next().is_some() {
			self.apply(&Op::Idle(None));
			blocks += 1;
			assert!(blocks < 50, "it gets nowhere");
		}
		assert_eq!(Claims::<Test>::iter().count(), 0);
		self.check();
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(2_000)))]

	/// Thousands of days never sell a Wh twice.
	#[test]
	fn no_watt_hour_is_sold_twice_or_lost(ops in vec(op(), 1..70)) {
		ExtBuilder.build().execute_with(|| {
			let mut model = Model::new(false);
			for op in &ops {
				model.apply(op);
			}
			model.check();
			model.finish();
		});
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(150)))]

	/// The invariants hold after each operation, and a refused call changes nothing.
	#[test]
	fn the_invariants_hold_at_every_moment(ops in vec(op(), 1..70)) {
		ExtBuilder.build().execute_with(|| {
			let mut model = Model::new(true);
			for op in &ops {
				model.apply(op);
				model.check();
			}
			model.finish();
			model.forget();
		});
	}

	/// However little weight the blocks have, the outcome is that of one big block.
	#[test]
	fn the_size_of_blocks_changes_nothing(
		claims in vec((0..6i64, 0..40u64, 1..300u64), 1..60),
		readings in vec(0..1_000u64, 6),
		blocks in vec(0..5u64, 1..200),
	) {
		let day = |blocks: &[u64]| {
			let mut outcome = Vec::new();
			ExtBuilder.build().execute_with(|| {
				let id = active(SOLAR_METER);
				for (number, process, energy) in &claims {
					claim(id, *number, *process, *energy);
				}
				for (number, energy) in (1..).zip(&readings) {
					produce(SOLAR_METER, interval(number), *energy);
				}
				set_time(due(6));
				for claims in blocks {
					let limit = <() as WeightInfo>::on_idle_base()
						+ (<() as WeightInfo>::close_interval()
							+ <() as WeightInfo>::certify_claim()) * *claims;
					assert!(idle(limit).all_lte(limit));
				}
				close();
				check_state();
				outcome = (0..6)
					.flat_map(|number| (0..40).map(move |process| (number, process)))
					.map(|(number, process)| claimed(id, number, process))
					.collect();
				let held = (0..6).map(|number| Some(held(SUPPLIER, id, number)));
				outcome.extend(held);
			});
			outcome
		};
		assert_eq!(day(&blocks), day(&[]));
	}
}
