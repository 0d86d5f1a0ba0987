// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The books of suppliers: each Wh that readings show of processes until their disconnect, and of
//! sources, is in them once.

use crate::common;
use pallet_charging::Process;
use smartcharge_primitives::{
	Energy, MeterId, MeterReading, Moment, Power, ProcessId, StationId, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{Metering, Runtime, RuntimeEvent};
use std::collections::BTreeMap;

/// Energy on both sides, in Wh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sides {
	taken: i128,
	fed: i128,
}

/// A process, as far as the energy after its disconnect depends on it.
#[derive(Debug)]
struct Connected {
	meter: MeterId,
	power: Power,
	/// Time of the disconnect.
	until: Option<Moment>,
}

/// A process that has ended, by a reading that is reported next.
#[derive(Debug)]
struct Ended {
	process: Connected,
	/// The reading before.
	last: MeterReading,
}

impl Ended {
	/// Energy that flowed after the disconnect: beyond a tenth more than full power until then, and
	/// 1 Wh if there is any time.
	fn flowed_after(&self, closing: MeterReading) -> i128 {
		let Self { process: Connected { power, until, .. }, last } = self;
		let Some(until) = until.filter(|until| *until <= closing.at) else { return 0 };
		let connected = i128::from(until.saturating_sub(last.at));
		let most = i128::from(*power) * 11 * connected / (10 * i128::from(MILLIS_PER_HOUR));
		let most = most + i128::from(connected > 0);
		(i128::from(closing.register) - i128::from(last.register) - most).max(0)
	}
}

/// What the books must have.
#[derive(Debug)]
pub struct Books {
	/// Energy of settled steps and production, with what the books had at the beginning.
	shown: Sides,
	processes: BTreeMap<ProcessId, Connected>,
	/// The latest reading of each meter.
	latest: BTreeMap<MeterId, MeterReading>,
	ended: BTreeMap<MeterId, Ended>,
}

impl Books {
	/// Begins with what the chain has now.
	pub fn begin() -> Self {
		let mut shown = booked();
		shown.taken -= open();
		let processes = pallet_charging::Processes::<Runtime>::iter_values().map(|process| {
			let until = match &process.phase {
				pallet_charging::Phase::Scheduled(session) => session.closing.map(|it| it.at),
				_ => None,
			};
			let Process { id, meter, power, .. } = process;
			(id, Connected { meter, power, until })
		});
		let meters = 0..pallet_metering::NextMeterId::<Runtime>::get();
		let latest = meters.filter_map(|meter| Some((meter, Metering::find_meter(meter)?.latest?)));
		let (processes, latest) = (processes.collect(), latest.collect());
		Self { shown, processes, latest, ended: BTreeMap::new() }
	}

	/// Follows an event.
	pub fn follow(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Charging(pallet_charging::Event::StepSettled { energy, .. }) => {
				self.shown.taken += i128::from(*energy);
			},
			RuntimeEvent::Origin(pallet_origin::Event::Produced { energy, .. }) => {
				self.shown.fed += i128::from(*energy);
			},
			RuntimeEvent::Charging(pallet_charging::Event::Authorised {
				process, station, ..
			}) => self.connect(*process, *station),
			RuntimeEvent::Charging(pallet_charging::Event::Closing { process, .. }) => {
				if let Some(connected) = self.processes.get_mut(process) {
					connected.until = Some(common::now());
				}
			},
			RuntimeEvent::Charging(pallet_charging::Event::Finished {
				process, record, ..
			}) => {
				if let Some(process) = self.processes.remove(process) {
					let meter = process.meter;
					// A process that is ended without a reading shows nothing new.
					let (_, register) = record.registers;
					let last = self.latest.get(&meter).filter(|last| last.register < register);
					self.ended.extend(last.map(|last| (meter, Ended { process, last: *last })));
				}
			},
			RuntimeEvent::Metering(pallet_metering::Event::NewBase { meter, base }) => {
				self.latest.remove(meter);
				self.latest.extend(base.map(|base| (*meter, base)));
			},
			RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted {
				meter,
				read_at,
				register,
			}) => {
				let reading = MeterReading { at: *read_at, register: *register };
				if let Some(ended) = self.ended.remove(meter) {
					self.shown.taken -= ended.flowed_after(reading);
				}
				self.latest.insert(*meter, reading);
			},
			_ => (),
		}
	}

	/// Begins to follow a process, which may have ended in the same block.
	fn connect(&mut self, process: ProcessId, station: StationId) {
		let known = pallet_charging::Pallet::<Runtime>::process(process)
			.map(|process| (process.meter, process.power));
		let known = known.or_else(|| {
			let station = pallet_charging::Stations::<Runtime>::get(station)?;
			Some((station.meter, station.power))
		});
		if let Some((meter, power)) = known {
			self.processes.insert(process, Connected { meter, power, until: None });
		}
	}

	/// Returns what is wrong with the books; nothing as soon as old positions were removed.
	pub fn fault(&self) -> Option<String> {
		if pallet_settlement::LastRemoved::<Runtime>::exists() {
			return None;
		}
		let mut shown = self.shown;
		shown.taken += open();
		let booked = booked();
		(booked != shown).then(|| format!("{booked:?} booked, {shown:?} shown"))
	}
}

/// Energy of the open steps of all processes.
fn open() -> i128 {
	pallet_charging::Processes::<Runtime>::iter_values()
		.map(|process| match process.phase {
			pallet_charging::Phase::Scheduled(session) => i128::from(session.accrued()),
			_ => 0,
		})
		.sum()
}

fn booked() -> Sides {
	let positions = pallet_settlement::Positions::<Runtime>::iter_values()
		.flat_map(|position| position.quarters);
	let all = positions.chain(pallet_settlement::LateEnergy::<Runtime>::iter_values());
	let sum = |one: Energy| i128::from(one);
	all.fold(Sides::default(), |sides, quarter| Sides {
		taken: sides.taken + sum(quarter.taken),
		fed: sides.fed + sum(quarter.fed),
	})
}
