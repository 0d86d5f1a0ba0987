// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls and readings: money is conserved, the invariants hold after each, a
//! refused call changes nothing, no step is paid twice.

use crate::{mock::*, Event, FaultReason, FinishReason, Preferences, Prices, Request, Station};
use polkadot_sdk::{frame_support::BoundedVec, sp_runtime::DispatchError};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::testing::{cases, FakeFlows};
use smartcharge_primitives::{
	energy::energy_at,
	money::{amount, payable},
	Amount, Carrier, Direction, Interval, Meters, Moment, Price, PricePerHour, ProcessId, Side,
	SourceChoice, SourceId, StationId,
};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Action {
	Authorise {
		who: AccountId,
		station: StationId,
	},
	Request {
		who: AccountId,
		process: u64,
		request: Request,
	},
	Offer {
		who: AccountId,
		process: u64,
		source: Option<u32>,
		steps: u32,
		price: Price,
	},
	Publish {
		who: AccountId,
		source: Option<u32>,
		price: Price,
		intervals: usize,
	},
	Change {
		who: AccountId,
		process: u64,
		choice: SourceChoice,
	},
	/// A source feeds in more or less; the shortage watch drops what it has no power for.
	Power {
		source: u32,
		power: u32,
	},
	Schedule {
		who: AccountId,
		process: u64,
	},
	/// Steps 1 to 4 by those who may.
	Begin {
		driver: AccountId,
		station: StationId,
		request: Request,
		price: Price,
	},
	Disconnect {
		who: AccountId,
		process: u64,
	},
	Terminate {
		who: AccountId,
		process: u64,
	},
	CloseStale {
		who: AccountId,
		process: u64,
	},
	/// A mandate of a driver; `days` until its end.
	Give {
		who: AccountId,
		operator: Option<AccountId>,
		request: Request,
		cap: u128,
		days: u64,
	},
	Revoke {
		who: AccountId,
		mandate: u64,
	},
	/// The station is read first, as the operator would.
	StartFor {
		who: AccountId,
		driver: AccountId,
		station: StationId,
	},
	/// So much before now.
	Stop {
		who: AccountId,
		process: u64,
		before: Moment,
	},
	Update {
		who: AccountId,
		station: StationId,
		power: u32,
		price: PricePerHour,
		suppliers: Vec<AccountId>,
	},
	Wait {
		time: Moment,
	},
	/// The clock advances and a meter is read; energy per mille of full power.
	Read {
		meter: u32,
		time: Moment,
		per_mille: u64,
	},
	Signal {
		up: bool,
		from: u64,
		hours: u64,
		reward: u128,
		responses: u32,
	},
	GridPrice {
		price: Price,
	},
	Expel {
		who: AccountId,
	},
}

fn anyone() -> impl Strategy<Value = AccountId> {
	proptest::sample::select(CAST.to_vec())
}

/// A price on either side of zero.
fn price() -> impl Strategy<Value = Price> {
	prop_oneof![3 => 0..5 * UNIT, 2 => -3 * UNIT..0]
}

fn driver() -> impl Strategy<Value = AccountId> {
	prop_oneof![Just(ALICE), Just(BOB)]
}

fn supplier() -> impl Strategy<Value = AccountId> {
	prop_oneof![Just(SUPPLIER_A), Just(SUPPLIER_B), Just(SUPPLIER_C)]
}

/// Mostly `mostly`, else anyone.
fn who(mostly: impl Strategy<Value = AccountId> + 'static) -> impl Strategy<Value = AccountId> {
	prop_oneof![8 => mostly, 1 => anyone()]
}

fn choice() -> impl Strategy<Value = SourceChoice> {
	prop_oneof![
		4 => Just(SourceChoice::Cheapest),
		2 => (0..4u32).prop_map(SourceChoice::Source),
		2 => Just(SourceChoice::Carrier(Carrier::Wind)),
		1 => Just(SourceChoice::Carrier(Carrier::Solar)),
	]
}

fn wanted() -> impl Strategy<Value = Request> {
	let source = choice();
	let step = prop_oneof![Just(MINUTE), Just(INTERVAL), Just(15 * MINUTE), Just(HOUR), 0..HOUR];
	let max_price = prop_oneof![4 => Just(None), 1 => (-2 * UNIT..6 * UNIT).prop_map(Some)];
	(0..60_000u64, 0..12u32, step, source, any::<bool>(), 0..20 * TOKEN, max_price).prop_map(
		|(energy, steps, step, source, demand_response, minimum_reward, max_price)| Request {
			energy,
			steps,
			step,
			preferences: Preferences {
				source,
				demand_response,
				minimum_reward,
				max_price,
				..preferences()
			},
		},
	)
}

/// Time between two readings.
fn pause() -> impl Strategy<Value = Moment> {
	prop_oneof![
		4 => Just(INTERVAL),
		4 => Just(15 * MINUTE),
		4 => Just(HOUR),
		4 => 1..3 * HOUR,
		1 => Just(26 * HOUR)
	]
}

/// A request that is mostly accepted.
fn sensible() -> impl Strategy<Value = Request> {
	let step = prop_oneof![Just(INTERVAL), Just(15 * MINUTE), Just(HOUR)];
	let good = (MIN_ENERGY..40_000u64, 2..12u32, step, 0..2 * TOKEN, choice()).prop_map(
		|(energy, steps, step, minimum_reward, source)| Request {
			energy,
			steps,
			step,
			preferences: Preferences { minimum_reward, source, ..flexible() },
		},
	);
	prop_oneof![6 => good, 1 => wanted()]
}

fn action() -> impl Strategy<Value = Action> {
	let station = || 0..3u32;
	prop_oneof![
		2 => (who(driver()), station()).prop_map(|(who, station)| Action::Authorise { who, station }),
		2 => (who(driver()), any::<u64>(), wanted())
			.prop_map(|(who, process, request)| Action::Request { who, process, request }),
		2 => (
			who(supplier()),
			any::<u64>(),
			proptest::option::of(0..3u32),
			0..12u32,
			prop_oneof![4 => -11 * UNIT..101 * UNIT, 4 => price()],
		)
			.prop_map(|(who, process, source, steps, price)| Action::Offer {
				who, process, source, steps, price
			}),
		4 => (who(supplier()), proptest::option::of(0..4u32), price(), 0..200usize).prop_map(
			|(who, source, price, intervals)| Action::Publish { who, source, price, intervals }
		),
		4 => (who(driver()), any::<u64>(), choice())
			.prop_map(|(who, process, choice)| Action::Change { who, process, choice }),
		4 => (0..4u32, prop_oneof![Just(0), 1..25_000u32])
			.prop_map(|(source, power)| Action::Power { source, power }),
		2 => (who(Just(CSO)), any::<u64>()).prop_map(|(who, process)| Action::Schedule { who, process }),
		6 => (driver(), 0..2u32, sensible(), price()).prop_map(
			|(driver, station, request, price)| Action::Begin { driver, station, request, price }
		),
		1 => (who(driver()), any::<u64>()).prop_map(|(who, process)| Action::Disconnect { who, process }),
		1 => (who(Just(CSO)), any::<u64>()).prop_map(|(who, process)| Action::Terminate { who, process }),
		1 => (anyone(), any::<u64>()).prop_map(|(who, process)| Action::CloseStale { who, process }),
		3 => (
			who(driver()),
			prop_oneof![Just(None), Just(Some(CSO))],
			sensible(),
			1..80 * TOKEN,
			0..3u64,
		)
			.prop_map(|(who, operator, request, cap, days)| Action::Give {
				who, operator, request, cap, days
			}),
		1 => (who(driver()), 0..8u64).prop_map(|(who, mandate)| Action::Revoke { who, mandate }),
		6 => (who(Just(CSO)), driver(), 0..2u32)
			.prop_map(|(who, driver, station)| Action::StartFor { who, driver, station }),
		3 => (who(Just(CSO)), any::<u64>(), prop_oneof![Just(0), 0..HOUR])
			.prop_map(|(who, process, before)| Action::Stop { who, process, before }),
		1 => (who(Just(CSO)), station(), 0..25_000u32, 0..9 * TOKEN, vec(supplier(), 0..3)).prop_map(
			|(who, station, power, price, suppliers)| Action::Update {
				who, station, power, price, suppliers
			}
		),
		2 => (0..2 * HOUR).prop_map(|time| Action::Wait { time }),
		12 => (0..2u32, pause(), 0..1_100u64).prop_map(
			|(meter, time, per_mille)| Action::Read { meter, time, per_mille }
		),
		5 => (any::<bool>(), 0..2u64, 1..30u64, 0..40 * TOKEN, 0..6u32).prop_map(
			|(up, from, hours, reward, responses)| Action::Signal { up, from, hours, reward, responses }
		),
		1 => (-UNIT..3 * UNIT).prop_map(|price| Action::GridPrice { price }),
		1 => anyone().prop_map(|who| Action::Expel { who }),
	]
}

fn now() -> Moment {
	polkadot_sdk::pallet_timestamp::Now::<Test>::get()
}

/// One of the processes that there are, or the next one.
fn pick(process: u64) -> ProcessId {
	process % (crate::NextProcessId::<Test>::get() + 1)
}

fn flat(steps: u32, price: Price) -> Prices {
	BoundedVec::truncate_from((0..steps).map(|step| price + Price::from(step % 3) * UNIT).collect())
}

/// Begins a process as far as it is accepted.
fn begin(
	driver: AccountId,
	station: StationId,
	wanted: Request,
	price: Price,
) -> Result<(), DispatchError> {
	read_if_free(station);
	Charging::authorise(signed(driver), station, MAX_PRICE_PER_HOUR)?;
	let process = last_process();
	unchanged_if_refused(|| request(driver, process, wanted))?;
	unchanged_if_refused(|| offer(SUPPLIER_A, process, None, flat(wanted.steps, price)))?;
	for (supplier, source) in [(SUPPLIER_A, 1), (SUPPLIER_B, 2), (SUPPLIER_B, 3)] {
		let price = price / Price::from(source);
		let prices = flat(wanted.steps, price);
		let _ = unchanged_if_refused(|| offer(supplier, process, Some(source), prices));
	}
	unchanged_if_refused(|| schedule(CSO, process))
}

/// Energy counts from a reading since the authorisation.
fn read_if_free(station: StationId) {
	if let Some(Station { meter, .. }) = crate::Stations::<Test>::get(station) {
		let last = FakeMeters::meter(meter).unwrap().latest.unwrap();
		if running_at(meter).is_none() && last.at < now() {
			read(meter, now(), last.register);
		}
	}
}

fn unchanged_if_refused(
	call: impl FnOnce() -> Result<(), DispatchError>,
) -> Result<(), DispatchError> {
	let before = root();
	call().inspect_err(|error| assert_eq!(root(), before, "refused with {error:?}"))
}

fn act(action: Action) {
	// Those that the pallet does not see, and those of several calls.
	match action {
		Action::Begin { driver, station, request, price } => {
			let _ = begin(driver, station, request, price);
			return;
		},
		Action::StartFor { station, .. } => read_if_free(station),
		Action::Wait { time } => return set_time(now() + time),
		Action::Read { meter, time, per_mille } => {
			set_time(now() + time);
			let last = FakeMeters::meter(meter).unwrap().latest.unwrap();
			let energy = energy_at(CONNECTION / 3, now() - last.at) * per_mille / 1_000;
			return read(meter, now(), last.register + energy);
		},
		Action::Signal { up, from, hours, reward, responses } => {
			let direction = if up { Direction::Up } else { Direction::Down };
			let start = now() / HOUR * HOUR + from * HOUR;
			if reward * u128::from(responses) < balance(DSO) {
				let window = Interval::new(start, start + hours * HOUR);
				signal_to(None, direction, window, reward, responses);
			}
			return;
		},
		Action::Power { source, power } => {
			if SourceBook::get().contains_key(&source) {
				set_power(source, power);
				drop_what_is_short(source);
			}
			return;
		},
		Action::GridPrice { price } => {
			Areas::mutate(|areas| areas.insert(AREA, (DSO, price)));
			return;
		},
		Action::Expel { who } => {
			// For one action only, so that the rest has a cast.
			if let Some(roles) = Roles::mutate(|roles| roles.remove(&who)) {
				let _ = unchanged_if_refused(|| {
					Charging::authorise(signed(ALICE), STATION, MAX_PRICE_PER_HOUR)
				});
				Roles::mutate(|all| all.insert(who, roles));
			}
			return;
		},
		_ => {},
	}
	let _ = unchanged_if_refused(|| match action {
		Action::Authorise { who, station } => {
			Charging::authorise(signed(who), station, MAX_PRICE_PER_HOUR)
		},
		Action::Request { who, process, request: wanted } => request(who, pick(process), wanted),
		Action::Offer { who, process, source, steps, price } => {
			offer(who, pick(process), source, flat(steps, price))
		},
		Action::Publish { who, source, price, intervals } => {
			let from = now() / INTERVAL * INTERVAL;
			let prices = Prices::truncate_from(vec![price; intervals]);
			Charging::publish_offer(signed(who), source, from, prices)
				.map(|_| ())
				.map_err(|error| error.error)
		},
		Action::Change { who, process, choice } => {
			Charging::change_source(signed(who), pick(process), choice)
				.map(|_| ())
				.map_err(|error| error.error)
		},
		Action::Schedule { who, process } => schedule(who, pick(process)),
		Action::Disconnect { who, process } => Charging::disconnect(signed(who), pick(process))
			.map(|_| ())
			.map_err(|error| error.error),
		Action::Terminate { who, process } => {
			Charging::terminate(signed(who), pick(process), FaultReason::Reboot)
				.map(|_| ())
				.map_err(|error| error.error)
		},
		Action::Give { who, operator, mut request, cap, days } => {
			request.preferences.max_cost = Some(cap);
			let until = now() + days * 24 * HOUR;
			let (price, per_day) = (6 * TOKEN, cap + cap / 2);
			Charging::give_mandate(signed(who), operator, request, price, per_day, until)
		},
		Action::Revoke { who, mandate } => Charging::revoke_mandate(signed(who), mandate),
		Action::StartFor { who, driver, station } => {
			Charging::start_for(signed(who), driver, station, None, None, None)
				.map(|_| ())
				.map_err(|error| error.error)
		},
		Action::Stop { who, process, before } => {
			let at = now().saturating_sub(before);
			Charging::stop(signed(who), pick(process), at, crate::StopReason::Remote)
				.map(|_| ())
				.map_err(|error| error.error)
		},
		Action::CloseStale { who, process } => Charging::close_stale(signed(who), pick(process))
			.map(|_| ())
			.map_err(|error| error.error),
		Action::Update { who, station, power, price, suppliers } => {
			let suppliers = BoundedVec::truncate_from(suppliers);
			Charging::update_station(signed(who), station, power, price, suppliers, Some(HOST))
		},
		_ => Ok(()),
	});
}

/// What the events report of a process.
#[derive(Default)]
struct Story {
	/// Steps that were settled.
	settled: u32,
	energy: u64,
	paid: Amount,
	reward: u128,
	ended: bool,
	/// What can go back of the price of the station.
	withheld: Amount,
	/// Set if it was started under a mandate: what was booked.
	booked: Option<u128>,
}

/// Drops the newest commitments until what `source` feeds in is enough.
fn drop_what_is_short(source: SourceId) {
	let power = |source| SourceBook::get()[&source].power;
	loop {
		let mut of_source = set_aside().into_iter().filter(|(of, ..)| *of == source);
		let sum: u32 = of_source.clone().map(|(.., power)| power).sum();
		match of_source.next_back() {
			Some((_, process, _)) if sum > power(source) => drop_out(source, process),
			_ => break,
		}
	}
}

fn follow(stories: &mut BTreeMap<ProcessId, Story>) {
	for event in take_events() {
		match event {
			Event::StepSettled { process, step, energy, to_supplier, to_dso, to_cso, reward } => {
				let story = stories.entry(process).or_default();
				assert!(!story.ended, "settled after the end");
				assert_eq!(step, story.settled, "not in order, or twice");
				story.settled += 1;
				story.energy += energy;
				story.paid += to_supplier + to_dso + to_cso;
				story.withheld += story.booked.map_or(0, |_| to_cso);
				story.reward += reward;
			},
			Event::StartedFor { process, booked, .. } => {
				stories.entry(process).or_default().booked = Some(booked);
			},
			// The driver adds to it.
			Event::ChoiceChanged { process, escrow, .. } => {
				let story = stories.entry(process).or_default();
				story.booked = story.booked.map(|_| payable(story.paid + amount(escrow)));
			},
			Event::Finished { process, reason, record, .. } => {
				let story = stories.entry(process).or_default();
				assert!(!story.ended, "ended twice");
				story.ended = true;
				assert_gone(process);
				let stored = record.supplier.is_some().then(|| record.clone());
				assert_eq!(crate::Records::<Test>::get(process), stored);
				assert_eq!(record.reason, reason);
				let totals = record.totals;
				// Energy after the disconnect is in the record, and does not count.
				let kept = totals.paid() == story.paid;
				assert!(kept || totals.paid() + story.withheld == story.paid);
				assert!(kept || record.energy < MIN_ENERGY + totals.free);
				assert!(story.withheld == 0 || !kept || record.energy >= MIN_ENERGY);
				let cost = payable(totals.paid()) + totals.unpaid;
				assert!(story.booked.is_none_or(|booked| cost <= booked));
				// What was provisional is earned, or goes back.
				assert!(totals.reward <= story.reward);
				assert!(record.sourced <= record.energy);
				let claimed: u64 = Claims::get()
					.into_iter()
					.filter(|((_, _, by), _)| *by == process)
					.map(|(_, energy)| energy)
					.sum();
				assert_eq!(claimed, record.sourced);
				assert_eq!(record.registers.1 - record.registers.0, record.energy);
				let lines = record.trail.map(|trail| trail.lines);
				assert_eq!(lines.unwrap_or_default(), story.settled, "a line per settled step");
				assert_eq!(lines.is_some(), record.supplier.is_some());
				if reason == FinishReason::Stale {
					assert!(story.energy <= record.energy);
				} else {
					assert_eq!(story.energy, record.energy);
				}
			},
			_ => {},
		}
	}
}

/// Energy that is booked to suppliers.
fn taken() -> u64 {
	[SUPPLIER_A, SUPPLIER_B, SUPPLIER_C]
		.into_iter()
		.map(|supplier| FakeFlows::booked(supplier, Side::Taken))
		.sum()
}

/// A process that waits for its closing reading.
struct Leaving {
	meter: u32,
	register: u64,
	/// The most energy that can flow until the disconnect: a tenth more than full power, and the
	/// unit of a register if there is any time.
	most: u128,
}

/// All processes that wait for their closing reading, with time of the disconnect.
fn leaving() -> Vec<(Moment, Leaving)> {
	let processes = crate::Processes::<Test>::iter_values();
	let closing = processes.filter_map(|process| match process.phase {
		crate::Phase::Scheduled(session) => session.closing.map(|closing| {
			let time = u128::from(closing.at.saturating_sub(session.last.at));
			let full = u128::from(process.power) * time;
			let most = full * 11 / 10 / u128::from(HOUR) + u128::from(time > 0);
			let register = session.last.register;
			(closing.at, Leaving { meter: process.meter, register, most })
		}),
		_ => None,
	});
	closing.collect()
}

/// What flowed after the disconnect at a meter that has been read now: nobody's customers took it.
fn after_disconnect(leaving: Vec<(Moment, Leaving)>) -> u64 {
	let closed = leaving.into_iter().filter(|(at, _)| *at <= now());
	let idle = closed.map(|(_, Leaving { meter, register, most })| {
		let latest = FakeMeters::meter(meter).unwrap().latest.unwrap().register;
		let read = u128::from(latest - register);
		read.saturating_sub(most)
	});
	u64::try_from(idle.sum::<u128>()).unwrap()
}

/// Energy that readings have shown of scheduled processes: settled, or of their open steps.
fn shown(stories: &BTreeMap<ProcessId, Story>) -> u64 {
	let settled: u64 = stories.values().map(|story| story.energy).sum();
	let open = crate::Processes::<Test>::iter_values().map(|process| match process.phase {
		crate::Phase::Scheduled(session) => session.accrued(),
		_ => 0,
	});
	settled + open.sum::<u64>()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(256)))]

	#[test]
	fn money_is_conserved_and_refused_calls_change_nothing(actions in vec(action(), 1..60)) {
		let mut other = station();
		(other.evse_id, other.meter) = ("NL*ABC*E2".into(), SPARE_METER);
		(other.host, other.power) = (Some(HOST), 11_000);
		ExtBuilder::default().grid_price(UNIT).stations(&[station(), other]).build_and_execute(|| {
			add_source(1, SUPPLIER_A, Carrier::Wind, AREA, CONNECTION);
			add_source(2, SUPPLIER_B, Carrier::Wind, AREA + 1, CONNECTION);
			add_source(3, SUPPLIER_B, Carrier::Solar, AREA, CONNECTION);
			let before = money();
			let mut stories = BTreeMap::new();
			let mut idle = 0;
			for action in actions {
				let closes = matches!(action, Action::Read { .. });
				let leaving = leaving();
				act(action);
				idle += if closes { after_disconnect(leaving) } else { 0 };
				assert_eq!(money(), before);
				check_state();
				follow(&mut stories);
				assert_eq!(
					taken() + idle,
					shown(&stories),
					"each Wh before a disconnect has a supplier, and has it once"
				);
			}
			// Nobody's money is locked for ever: a day later anybody can close what is left.
			set_time(now() + STALE_AFTER + SETUP_LIMIT);
			for process in 0..crate::NextProcessId::<Test>::get() {
				if Charging::process(process).is_some() {
					Charging::close_stale(signed(STRANGER), process).unwrap();
				}
			}
			follow(&mut stories);
			assert!(CAST.iter().all(|who| escrow(*who) == 0));
			// Each accepted response was paid or given back.
			let unused: u128 =
				Signals::get().iter().map(|signal| signal.reward * u128::from(signal.left)).sum();
			assert_eq!(balance(POT), unused);
			assert_eq!(crate::Processes::<Test>::iter().count(), 0);
			assert_eq!(set_aside(), []);
		});
	}
}
