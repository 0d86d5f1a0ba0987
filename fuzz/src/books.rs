// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The books of suppliers: each Wh that readings show of processes and sources is in them once.

use smartcharge_primitives::Energy;
use smartcharge_runtime::{Runtime, RuntimeEvent};

/// Energy on both sides, in Wh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sides {
	taken: i128,
	fed: i128,
}

/// What the books must have.
#[derive(Debug)]
pub struct Books {
	/// Energy of settled steps and production, with what the books had at the beginning.
	shown: Sides,
}

impl Books {
	/// Begins with what the chain has now.
	pub fn begin() -> Self {
		let mut shown = booked();
		shown.taken -= open();
		Self { shown }
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
			_ => (),
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
