// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Proofs: what signed records of its meter show of a process, which readings have settled.

use crate::{ChargeDetailRecord, Config, Event, MeterOf, Pallet, Phase, Proofs, Records, Stations};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{ensure, traits::Get};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	Energy, MeterId, Misplaced, Moment, OnRecord, Place, ProcessId, Recorded, RecordedLine,
};

/// What signed records show of a process.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(replace_segment("proofs", "types"), capture_docs = "always")]
pub struct Proof {
	/// The begin.
	pub begin: RecordedLine,
	/// The end.
	pub end: Option<RecordedLine>,
	/// Whether the records are fit for billing.
	pub fit: bool,
}

/// The process that records are compared with, after its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settled {
	/// Its start, in ms.
	pub start: Moment,
	/// The end of what is due for it, in ms.
	pub due_until: Moment,
	/// Its end, in ms.
	pub end: Moment,
	/// Energy that was settled, in Wh.
	pub energy: Energy,
}

impl<AccountId> From<&ChargeDetailRecord<AccountId>> for Settled {
	fn from(record: &ChargeDetailRecord<AccountId>) -> Self {
		let &ChargeDetailRecord { start, due_until, end, energy, .. } = record;
		Self { start, due_until, end, energy }
	}
}

/// By how much records and readings may differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slack {
	/// Longest time between the ends of both, in ms.
	pub window: Moment,
	/// Energy in Wh.
	pub tolerance: Energy,
}

impl Settled {
	/// Whether a record from `begin` to `end` is of the whole process.
	///
	/// A record that ends later, because the vehicle stayed, shows no more than was settled: else
	/// somebody could take the end of the next process, which shows more, so that the true one,
	/// which shows less, comes too late.
	pub fn is_covered(&self, begin: &RecordedLine, end: &RecordedLine, slack: Slack) -> bool {
		let Slack { window, tolerance } = slack;
		let most = self.energy.saturating_add(tolerance);
		begin.at.abs_diff(self.start) <= window
			&& end.at.saturating_add(window) >= self.due_until.min(self.end)
			&& (end.at <= self.end.saturating_add(window) || begin.energy_until(end) <= most)
	}
}

impl Proof {
	/// Energy in Wh that it proves of a process; `None` if it is not fit, or does not cover it.
	pub fn energy(&self, settled: &Settled, slack: Slack) -> Option<Energy> {
		let end = self.end.filter(|_| self.fit)?;
		let covers = settled.is_covered(&self.begin, &end, slack);
		covers.then(|| self.begin.energy_until(&end))
	}
}

impl<T: Config> Pallet<T> {
	/// Energy in Wh that signed records prove of `process`, which has ended.
	fn recorded_energy<AccountId>(
		process: ProcessId,
		record: &ChargeDetailRecord<AccountId>,
	) -> Option<Energy> {
		Proofs::<T>::get(process)?.energy(&record.into(), Self::slack())
	}

	/// By how much records and readings may differ.
	fn slack() -> Slack {
		Slack { window: T::RecordWindow::get(), tolerance: T::RecordTolerance::get() }
	}

	/// By how much `energy` of a process exceeds what its signed records prove.
	pub(crate) fn excess_over_records(process: ProcessId, energy: Energy) -> Option<Energy> {
		let recorded = Self::recorded_energy(process, &Records::<T>::get(process)?)?;
		let excess = energy.checked_sub(recorded)?;
		(excess > T::RecordTolerance::get()).then_some(excess)
	}

	/// Reports if what was settled of a process differs from what its signed records prove.
	pub(crate) fn compare<AccountId>(process: ProcessId, record: &ChargeDetailRecord<AccountId>) {
		let Some(recorded) = Self::recorded_energy(process, record) else { return };
		let metered = record.energy;
		if metered.abs_diff(recorded) > T::RecordTolerance::get() {
			Self::deposit_event(Event::Mismatch { process, metered, recorded });
		}
	}

	/// The meter and the course of a process that is scheduled, or has ended.
	fn course_of(process: ProcessId) -> Option<(MeterId, Course)> {
		if let Some(record) = Records::<T>::get(process) {
			let meter = Stations::<T>::get(record.station)?.meter;
			return Some((meter, Course::Ended(Settled::from(&record))));
		}
		let meter = MeterOf::<T>::get(process)?;
		let Phase::Scheduled(session) = Self::process_at(meter)?.phase else { return None };
		let first = session.last.register.saturating_sub(session.delivered);
		Some((meter, Course::Running { start: session.timetable.scheduled, first }))
	}
}

/// Course of a process.
enum Course {
	/// It started with the register `first`, in Wh.
	Running { start: Moment, first: Energy },
	/// It has ended.
	Ended(Settled),
}

impl<T: Config> OnRecord for Pallet<T> {
	fn place(process: ProcessId, meter: MeterId, recorded: &Recorded) -> Result<Place, Misplaced> {
		let (of, course) = Self::course_of(process).ok_or(Misplaced::UnknownProcess)?;
		ensure!(of == meter, Misplaced::OtherMeter);
		let proof = Proofs::<T>::get(process);
		let window = T::RecordWindow::get();
		let (start, first) = match &course {
			Course::Running { start, first } => (*start, Some(*first)),
			Course::Ended(settled) => (settled.start, None),
		};
		let known = proof.map(|proof| proof.begin);
		match (known, recorded.begin) {
			// The begin of a later part of the process.
			(Some(_), Some(_)) => {
				ensure!(recorded.end.is_some(), Misplaced::AlreadyBegun);
			},
			(None, Some(begin)) => {
				ensure!(begin.at.abs_diff(start) <= window, Misplaced::OtherTime);
			},
			(_, None) => (),
		}
		let before = proof.and_then(|proof| proof.end);
		if let Some(end) = recorded.end {
			let begin = known.or(recorded.begin).ok_or(Misplaced::NoBegin)?;
			let covers = |end: &RecordedLine| match &course {
				Course::Running { .. } => end.at.saturating_add(window) >= start,
				Course::Ended(settled) => settled.is_covered(&begin, end, Self::slack()),
			};
			// The end of a part is no end of the process.
			let is_part = |before: RecordedLine| match course {
				Course::Running { .. } => before.at < end.at,
				Course::Ended(_) => !covers(&before),
			};
			ensure!(before.is_none_or(is_part), Misplaced::AlreadyEnded);
			ensure!(covers(&end), Misplaced::OtherTime);
		}
		Ok(Place { begin: known, end: before, first })
	}

	fn note(process: ProcessId, Recorded { begin, end, fit }: Recorded) {
		let known = Proofs::<T>::get(process);
		let Some(begin) = known.map(|proof| proof.begin).or(begin) else { return };
		let fit = fit && known.is_none_or(|proof| proof.fit);
		let proof = Proof { begin, end, fit };
		Proofs::<T>::insert(process, proof);
		Self::deposit_event(Event::Proven { process, proof });
		if let Some(record) = Records::<T>::get(process).filter(|_| end.is_some()) {
			Self::compare(process, &record);
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_process(meter: MeterId, start: Moment, end: Moment) -> ProcessId {
		crate::benchmarking::make_ended_process::<T>(meter, start, end)
	}
}
