// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sources that come and go while stations follow their set-points: who serves is paid what was
//! locked, what a source gave is claimed of it, and the escrow always suffices.

use crate::{
	mock::*, settlement::Parties, Event, FaultReason, Preferences, Request, Session, Totals,
	MAX_SLOTS,
};
use polkadot_sdk::frame_support::traits::Time;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	energy::energy_at,
	money::{energy_cost, payable},
	Amount, Balance, Carrier, Energy, Meters, Moment, Power, Price, ProcessId, SourceChoice,
	SourceId, StationId,
};
use std::collections::BTreeMap;

const SOURCES: [(SourceId, AccountId, Carrier, u32); 6] = [
	(0, SUPPLIER_A, Carrier::Wind, AREA),
	(1, SUPPLIER_A, Carrier::Wind, AREA + 1),
	(2, SUPPLIER_B, Carrier::Wind, AREA),
	(3, SUPPLIER_B, Carrier::Wind, AREA),
	(4, SUPPLIER_A, Carrier::Solar, AREA),
	(5, SUPPLIER_B, Carrier::Solar, AREA + 1),
];

const METERS: [u32; 2] = [METER, SPARE_METER];

#[derive(Clone, Debug)]
enum Action {
	Begin {
		station: StationId,
		request: Request,
	},
	/// The clock advances.
	Wait(Moment),
	/// A station is read as of so many ms ago, at most; it delivered this much, per mille, of its
	/// set-point.
	Read {
		station: StationId,
		ago: Moment,
		per_mille: u64,
	},
	/// What a source feeds in changes, and what it has no power for is dropped now or later.
	Power {
		source: SourceId,
		power: Power,
		drops: bool,
	},
	Change {
		station: StationId,
		choice: SourceChoice,
	},
	/// A new standing price by the hour, if only for some of them.
	Publish {
		supplier: AccountId,
		source: Option<SourceId>,
		prices: Vec<Price>,
	},
	GridPrice(Price),
	Disconnect(StationId),
	Terminate(StationId),
}

fn choice() -> impl Strategy<Value = SourceChoice> {
	prop_oneof![
		2 => Just(SourceChoice::Cheapest),
		3 => (0..6u32).prop_map(SourceChoice::Source),
		2 => Just(SourceChoice::Carrier(Carrier::Wind)),
		1 => Just(SourceChoice::Carrier(Carrier::Solar)),
	]
}

fn station() -> impl Strategy<Value = StationId> {
	0..2u32
}

fn price() -> impl Strategy<Value = Price> {
	// Few of them, so that there are ties; some that do not divide.
	prop_oneof![4 => (0..6i64).prop_map(|price| price * UNIT), 1 => 0..9 * UNIT]
}

fn begin() -> impl Strategy<Value = Action> {
	let step = prop_oneof![Just(MINUTE), Just(INTERVAL), Just(15 * MINUTE), Just(HOUR)];
	let max_price = proptest::option::of(UNIT..10 * UNIT);
	(station(), MIN_ENERGY..30_000u64, 1..10u32, step, choice(), max_price).prop_map(
		|(station, energy, steps, step, source, max_price)| {
			let preferences = Preferences { source, max_price, ..preferences() };
			Action::Begin { station, request: Request { energy, steps, step, preferences } }
		},
	)
}

fn action() -> impl Strategy<Value = Action> {
	let ago = prop_oneof![3 => Just(0), 1 => 0..HOUR];
	let per_mille = prop_oneof![2 => Just(1_000), 1 => 0..=1_000u64];
	let wait = prop_oneof![
		Just(MINUTE),
		Just(INTERVAL),
		Just(15 * MINUTE),
		Just(HOUR),
		1..HOUR,
		1..3 * HOUR
	];
	let power = prop_oneof![1 => Just(0), 1 => 1..5_000u32, 2 => 5_000..25_000u32];
	let publish = (0..8usize, vec(price(), 0..12)).prop_map(|(of, prices)| {
		let (supplier, source) = match SOURCES.get(of) {
			Some((source, supplier, ..)) => (*supplier, Some(*source)),
			None if of == 6 => (SUPPLIER_A, None),
			None => (SUPPLIER_B, None),
		};
		Action::Publish { supplier, source, prices }
	});
	prop_oneof![
		4 => begin(),
		6 => wait.prop_map(Action::Wait),
		12 => (station(), ago, per_mille)
			.prop_map(|(station, ago, per_mille)| Action::Read { station, ago, per_mille }),
		8 => (0..6u32, power, any::<bool>())
			.prop_map(|(source, power, drops)| Action::Power { source, power, drops }),
		5 => (station(), choice()).prop_map(|(station, choice)| Action::Change { station, choice }),
		3 => publish,
		1 => price().prop_map(Action::GridPrice),
		1 => station().prop_map(Action::Disconnect),
		1 => station().prop_map(Action::Terminate),
	]
}

fn now() -> Moment {
	<Timestamp as Time>::now()
}

/// What is known of a process from its events.
#[derive(Clone, Default)]
struct Story {
	/// The set-point of the open step.
	set_point: Power,
	/// What the segments of the step that is about to be settled add up to: energy and payment.
	segments: (Energy, Amount),
	energy: Energy,
	paid: Amount,
	/// The step from which on the driver's latest choice applies.
	chosen_from: u32,
}

/// The world of a test, with what it knows.
#[derive(Default)]
struct World {
	stories: BTreeMap<ProcessId, Story>,
	/// What suppliers got, as the events report.
	earned: Amount,
}

impl World {
	fn at(station: StationId) -> Option<ProcessId> {
		running_at(METERS[station as usize])
	}

	fn act(&mut self, action: Action) {
		match action {
			Action::Begin { station, request: wanted } => {
				let driver = if station == 0 { ALICE } else { BOB };
				// Energy counts from a reading since the authorisation.
				if Self::at(station).is_none() {
					self.read(station, 0, 0);
				}
				let begun = Charging::authorise(signed(driver), station, MAX_PRICE_PER_HOUR)
					.and_then(|()| request(driver, last_process(), wanted))
					.and_then(|()| schedule(CSO, last_process()));
				if begun.is_err() {
					if let Some(process) = Self::at(station) {
						// Nobody offers it, or the station is busy.
						if session_of(process).is_none() {
							Charging::disconnect(signed(driver), process).unwrap();
						}
					}
				}
			},
			Action::Wait(time) => set_time(now() + time),
			Action::Read { station, ago, per_mille } => return self.read(station, ago, per_mille),
			Action::Power { source, power, drops } => {
				set_power(source, power);
				if drops {
					drop_what_is_short();
				}
			},
			Action::Change { station, choice } => {
				if let Some(process) = Self::at(station) {
					let driver = if station == 0 { ALICE } else { BOB };
					let before = set_aside();
					let _ = Charging::change_source(signed(driver), process, choice);
					// The open step continues.
					assert_eq!(set_aside(), before);
				}
			},
			Action::Publish { supplier, source, prices } => publish(supplier, source, &prices),
			Action::GridPrice(price) => {
				Areas::mutate(|areas| areas.insert(AREA, (DSO, price)));
			},
			Action::Disconnect(station) => {
				if let Some(process) = Self::at(station) {
					let driver = if station == 0 { ALICE } else { BOB };
					let _ = Charging::disconnect(signed(driver), process);
				}
			},
			Action::Terminate(station) => {
				if let Some(process) = Self::at(station) {
					let _ = Charging::terminate(signed(CSO), process, FaultReason::Other);
				}
			},
		}
		self.follow(None);
	}

	/// Reads a station. It delivers what it was asked for, or less; the vehicle takes no more than
	/// it wants, nothing before the schedule, and of each step whole Wh, as they are planned.
	fn read(&mut self, station: StationId, ago: Moment, per_mille: u64) {
		let meter = METERS[station as usize];
		let last = FakeMeters::meter(meter).unwrap().latest.unwrap();
		let at = now().saturating_sub(ago).max(last.at + 1);
		if at > now() {
			return;
		}
		let process = Self::at(station);
		let session = process.and_then(session_of);
		let energy = session.as_ref().map_or(0, |session| {
			let set_point = self.stories[&process.unwrap()].set_point;
			let until = crate::settlement::connected_until(session, at);
			let since = last.at.max(session.timetable.scheduled);
			let delivered = energy_at(set_point, until.saturating_sub(since));
			let reach = |from: u32| -> Energy {
				let power = self::process(process.unwrap()).power;
				let steps = session.steps(power, &[]);
				(from..session.timetable.steps).map(|step| steps.capacity(step)).sum()
			};
			let left = reach(0)
				.saturating_sub(session.delivered)
				.min(reach(session.open).saturating_sub(session.accrued()));
			(delivered * per_mille / 1_000).min(session.remaining()).min(left)
		});
		let before = Claims::get();
		let most = session.as_ref().map_or(0, |session| {
			Charging::most_claims(session, at, crate::sources::Intervals::now::<Test>())
		});
		let locked = process.map(locked_offers).unwrap_or_default();
		read(meter, at, last.register + energy);

		// Claims are of those who served, in the time that the reading covers, and no more than
		// were weighed.
		let mut claims = 0;
		for ((source, interval, by), energy) in Claims::get() {
			if before.get(&(source, interval, by)) == Some(&energy) {
				continue;
			}
			claims += 1;
			let session = session.as_ref().unwrap();
			assert_eq!(Some(by), process);
			assert!(session.segments.iter().any(|segment| segment.source == Some(source)));
			let begun = last.at.max(session.timetable.scheduled);
			assert!(interval + INTERVAL > begun && interval <= at.max(begun));
		}
		assert!(claims <= most, "{claims} claims, of which {most} were weighed");
		self.follow(session.as_ref().map(|session| (session, &locked)));
	}

	/// Follows the events; those of a reading are of the session and the locked offers before it.
	fn follow(&mut self, before: Option<(&Session<AccountId>, &Locked)>) {
		for event in take_events() {
			match event {
				Event::StepOpened { process, set_point, step, .. } => {
					let story = self.stories.entry(process).or_default();
					story.set_point = set_point;
					let session = session_of(process).unwrap();
					if session.open == step && set_point == 0 {
						assert_eq!(session.committed(), None);
					}
				},
				Event::ChoiceChanged { process, from_step, .. } => {
					self.stories.get_mut(&process).unwrap().chosen_from = from_step;
				},
				Event::SegmentSettled { process, step, supplier, source, energy, to_supplier } => {
					let (session, locked) = before.unwrap();
					let from = self.stories[&process].chosen_from;
					let served = session.segments.iter().any(|segment| {
						let offer = &locked[&segment.slot];
						let price = price_of(session, locked, segment.slot, step, from);
						offer.supplier == supplier
							&& segment.source == source
							&& is_due(session, price, energy, to_supplier)
					});
					assert!(served, "paid {to_supplier} for {energy} Wh of {source:?}");
					let story = self.stories.get_mut(&process).unwrap();
					story.segments.0 += energy;
					story.segments.1 += to_supplier;
				},
				Event::StepSettled { process, step, energy, to_supplier, .. } => {
					let story = self.stories.get_mut(&process).unwrap();
					let (session, locked) = before.unwrap();
					if story.segments == Default::default() {
						// One alone served it, unless nothing flowed at all.
						let served = session.segments.iter().any(|segment| {
							let price =
								price_of(session, locked, segment.slot, step, story.chosen_from);
							is_due(session, price, energy, to_supplier)
						});
						assert!(served, "paid {to_supplier} for {energy} Wh in step {step}");
					} else {
						assert_eq!(story.segments, (energy, to_supplier));
					}
					story.segments = Default::default();
					story.energy += energy;
					story.paid += to_supplier;
					self.earned += to_supplier;
				},
				Event::Finished { process, record, .. } => {
					let story = &self.stories.remove(&process).unwrap_or_default();
					assert_eq!(record.totals.to_supplier, story.paid);
					// The escrow covers what was agreed. What flows in other steps, because nobody
					// reads, costs the maximum price and can be more.
					let Totals { unpaid, waived, free, .. } = record.totals;
					let all_agreed = before
						.is_none_or(|(session, _)| session.request.preferences.max_price.is_none());
					assert!(
						!all_agreed || (unpaid, waived, free) == (0, 0, 0),
						"beyond the escrow"
					);
					let owed: Balance = DebtBook::take().into_values().sum();
					assert_eq!(owed, unpaid);
					assert!(story.energy <= record.energy);
					assert_eq!(record.sourced, claimed_by(process));
					assert!(record.sourced <= record.energy);
					assert_gone(process);
				},
				_ => {},
			}
		}
		for (process, story) in &self.stories {
			let Some(session) = session_of(*process) else { continue };
			assert_eq!(session.delivered, story.energy + session.accrued());
			assert_eq!(session.sourced, claimed_by(*process));
			assert!(locked_offers(*process).len() <= MAX_SLOTS as usize);
			// One after the other, and never the same one twice in a row.
			assert!(session.segments.windows(2).all(|pair| {
				let same = (pair[0].slot, pair[0].source) == (pair[1].slot, pair[1].source);
				pair[0].since <= pair[1].since && !same
			}));
		}
		let suppliers = balance(SUPPLIER_A) + balance(SUPPLIER_B);
		assert_eq!(suppliers, 2 * FUNDS + payable(self.earned));
	}
}

type Locked = BTreeMap<u8, crate::LockedOffer<AccountId>>;

/// What a kWh of `slot` costs in `step`: the locked price; other sources than the chosen one cost
/// no more than that, and neither does who continues after the driver chose another one for the
/// steps from `chosen_from` on.
fn price_of(
	session: &Session<AccountId>,
	locked: &Locked,
	slot: u8,
	step: u32,
	chosen_from: u32,
) -> Price {
	let own = locked[&slot].prices[step as usize];
	let chosen = locked[&session.chosen].prices[step as usize];
	let left = !session.slots().contains(&slot) && step >= chosen_from;
	match locked[&slot].source {
		None if !left => own,
		_ => own.min(chosen),
	}
}

/// Whether a supplier whose locked price is `price` gets `paid` for `energy`: what it costs, and
/// less only if the driver did not agree to the price, or the escrow was used up.
fn is_due(session: &Session<AccountId>, price: Price, energy: Energy, paid: Amount) -> bool {
	let cost = energy_cost(price, energy);
	match session.request.preferences.max_price {
		Some(most) if price + session.grid_price > most => {
			paid <= cost && paid * 1_000 <= Amount::from(most) * Amount::from(energy)
		},
		Some(_) => paid <= cost,
		None => paid == cost,
	}
}

fn session_of(process: ProcessId) -> Option<Session<AccountId>> {
	match Charging::process(process)?.phase {
		crate::Phase::Scheduled(session) => Some(session),
		_ => None,
	}
}

fn claimed_by(process: ProcessId) -> Energy {
	let claims = Claims::get().into_iter().filter(|((_, _, by), _)| *by == process);
	claims.map(|(_, energy)| energy).sum()
}

/// Publishes prices by the hour; none withdraw the offer.
fn publish(supplier: AccountId, source: Option<SourceId>, prices: &[Price]) {
	let from = now() / INTERVAL * INTERVAL;
	let prices: Vec<_> = prices.iter().flat_map(|price| std::iter::repeat_n(*price, 12)).collect();
	let prices = prices.try_into().unwrap();
	let _ = Charging::publish_offer(signed(supplier), source, from, prices);
}

/// Drops the newest commitments of each source until what it feeds in is enough.
fn drop_what_is_short() {
	// Who loses one source takes another: only what has enough is taken, so this ends.
	loop {
		let short = SOURCES.iter().find_map(|(source, ..)| {
			let of_source: Vec<_> =
				set_aside().into_iter().filter(|(of, ..)| of == source).collect();
			let sum: Power = of_source.iter().map(|(.., power)| power).sum();
			let newest = of_source.last()?;
			(sum > SourceBook::get()[source].power).then_some((*source, newest.1))
		});
		match short {
			Some((source, process)) => drop_out(source, process),
			None => break,
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	#[test]
	fn who_serves_is_paid_and_claimed_of(
		standing in vec(vec(price(), 24), 8),
		powers in vec(prop_oneof![1 => 0..5_000u32, 3 => 5_000..12_000u32], 6),
		first in vec(begin(), 2),
		actions in vec(action(), 1..60),
	) {
		let mut other = crate::mock::station();
		(other.evse_id, other.meter, other.power) = ("NL*ABC*E2".into(), SPARE_METER, 7_300);
		let stations = [crate::mock::station(), other];
		ExtBuilder::default().grid_price(UNIT).stations(&stations).build_and_execute(|| {
			for ((source, supplier, carrier, area), power) in SOURCES.into_iter().zip(powers) {
				add_source(source, supplier, carrier, area, power);
			}
			let makers = SOURCES.map(|(source, supplier, ..)| (supplier, Some(source)));
			let all = makers.into_iter().chain([(SUPPLIER_A, None), (SUPPLIER_B, None)]);
			for ((supplier, source), prices) in all.zip(standing) {
				publish(supplier, source, &prices);
			}
			take_events();
			let before = money();
			let mut world = World::default();
			for action in first.into_iter().chain(actions) {
				world.act(action);
				assert_eq!(money(), before);
				check_state();
			}
			// After the last reading nothing is left over.
			set_time(now() + 11 * HOUR);
			for station in 0..2 {
				world.read(station, 0, 1_000);
			}
			check_state();
			assert_eq!(crate::Processes::<Test>::iter().count(), 0);
			assert_eq!((set_aside(), escrow(ALICE), escrow(BOB)), (vec![], 0, 0));
		});
	}
}

#[test]
fn what_goes_on_after_a_change_costs_no_more_than_the_new_choice() {
	let offer = crate::LockedOffer { supplier: 1u64, source: Some(1), prices: prices(&[1, 2]) };
	let expensive = crate::LockedOffer { source: None, prices: prices(&[5, 6]), ..offer.clone() };
	let old = crate::LockedOffer { source: None, prices: prices(&[9, 9]), ..offer.clone() };
	let others = vec![(1, expensive), (6, old)];
	let parties = Parties { chosen: offer, others, in_force: 0..2, chosen_from: 1 };
	let tokens = |slot, step| parties.price(slot, step) / UNIT;
	assert_eq!([tokens(0, 0), tokens(1, 0), tokens(6, 0)], [1, 5, 9]);
	// Beyond the open step, what was left costs no more than what was chosen.
	assert_eq!([tokens(0, 1), tokens(1, 1), tokens(6, 1)], [2, 6, 2]);
}
