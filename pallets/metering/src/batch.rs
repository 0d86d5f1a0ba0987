// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A batch of evidence: each piece states a reading, the reading is judged, and what follows from
//! an accepted one is done.
//!
//! All kinds of evidence go through [`Pallet::take_batch`]. A new kind needs a file in the crate
//! `smartcharge-evidence`, and here a call with its weight that hands it over.

use crate::{
	budget::Budget,
	decision::{decide, judge, Limits, Verdict},
	verify::HostFunctions,
	Config, Event, Interval, Meter, MeterKey, MeterStatus, Pallet, RefusalReason, SignedReading,
	WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use smartcharge_evidence::{native::Signed, Evidence, Reading};
use smartcharge_primitives::{genesis_hash, MeterId, MeterReading, Moment, OnReading, Overweight};

impl<T: Config> Pallet<T> {
	/// Takes a batch of native readings from `sender`; returns the weight that it consumed.
	///
	/// They are taken in the order of time, and those of the same time in the order of their
	/// meters, then of registers and signatures: the order in which the batch lists them changes
	/// nothing.
	pub(crate) fn do_submit_readings(sender: &T::AccountId, readings: &[SignedReading]) -> Weight {
		let genesis = Self::genesis_hash();
		let mut ordered: Vec<_> = readings.iter().collect();
		ordered.sort_unstable_by_key(|signed| {
			(signed.at, signed.meter, signed.register, &signed.signature)
		});
		let evidence = ordered.into_iter().map(|signed| Self::native_evidence(&genesis, signed));
		Self::checking_weight(readings).saturating_add(Self::take_batch(sender, evidence))
	}

	/// The most weight of a batch of `readings`.
	pub(crate) fn batch_weight(readings: &[SignedReading]) -> Weight {
		let shares = u64::try_from(readings.len()).unwrap_or(u64::MAX);
		Self::checking_weight(readings)
			.saturating_add(T::OnReading::weight().saturating_mul(shares))
			.saturating_add(T::CatchUp::get())
	}

	/// Weight of checking and recording `readings`, without what follows from them.
	pub(crate) fn checking_weight(readings: &[SignedReading]) -> Weight {
		T::WeightInfo::submit_readings(u32::try_from(readings.len()).unwrap_or(u32::MAX))
	}

	fn native_evidence(genesis: &[u8; 32], signed: &SignedReading) -> Signed {
		let &SignedReading { meter, at, register, signature } = signed;
		Signed::new(genesis, Reading { meter, at, register }, signature)
	}

	/// Takes evidence of any kind from `sender`, piece by piece in the order of the readings'
	/// times, and deposits one event for each; returns the weight of what followed from the
	/// readings.
	fn take_batch(sender: &T::AccountId, evidence: impl Iterator<Item = impl Evidence>) -> Weight {
		let now = T::Time::now();
		let mut budget = Budget::new(T::OnReading::weight(), T::CatchUp::get());
		let mut batch = Default::default();
		for piece in evidence {
			let outcome =
				budget.spend(|weight| Self::take_piece(sender, &piece, now, &mut batch, weight));
			Self::report_taken(piece.reading(), outcome);
		}
		budget.spent().saturating_sub(T::OnReading::on_batch_end(batch))
	}

	/// Reports what became of a reading.
	pub(crate) fn report_taken(reading: Reading, outcome: Result<(), RefusalReason>) {
		let Reading { meter, at: read_at, register } = reading;
		Self::deposit_event(match outcome {
			Ok(()) => Event::ReadingAccepted { meter, read_at, register },
			Err(reason) => Event::ReadingRefused { meter, read_at, reason },
		});
	}

	/// Takes one native reading from `sender` within another call, at a meter where nothing follows
	/// from it. Returns whether it was accepted.
	pub(crate) fn take_single(sender: &T::AccountId, signed: &SignedReading) -> bool {
		let piece = Self::native_evidence(&Self::genesis_hash(), signed);
		let mut batch = Default::default();
		let mut nothing = WeightMeter::with_limit(Weight::zero());
		let taken = Self::take_piece(sender, &piece, T::Time::now(), &mut batch, &mut nothing);
		T::OnReading::on_batch_end(batch);
		let &SignedReading { meter, at: read_at, register, .. } = signed;
		if taken.is_ok() {
			Self::deposit_event(Event::ReadingAccepted { meter, read_at, register });
		}
		taken.is_ok()
	}

	/// Judges the reading that `evidence` states, and follows it if it is acceptable.
	fn take_piece(
		sender: &T::AccountId,
		evidence: &impl Evidence,
		now: Moment,
		batch: &mut <T::OnReading as OnReading>::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), RefusalReason> {
		let genuine = |key: &MeterKey| evidence.is_genuine(key.public(), &HostFunctions);
		Self::take_reading(sender, evidence.reading(), genuine, now, batch, budget)
	}

	/// Judges a reading, for which the given key vouches if it is `genuine`, and follows it if it
	/// is acceptable.
	pub(crate) fn take_reading(
		sender: &T::AccountId,
		Reading { meter: id, at, register }: Reading,
		genuine: impl FnOnce(&MeterKey) -> bool,
		now: Moment,
		batch: &mut <T::OnReading as OnReading>::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), RefusalReason> {
		let reading = MeterReading { at, register };
		let meter = Self::find_meter_in(id, batch);
		let limits = Limits { max_drift: T::MaxDrift::get(), max_age: T::MaxAge::get() };
		decide(meter.as_ref(), reading, now, limits, genuine)?;
		// `decide` refuses a reading without a meter.
		let meter = meter.ok_or(RefusalReason::UnknownMeter)?;
		let purpose = meter.purpose;
		if let Some(latest) = Self::before_gap(sender, &meter, reading, now) {
			let awaited = T::OnReading::is_awaited(id, purpose, latest, batch, budget);
			ensure!(!awaited.map_err(overweight)?, RefusalReason::LeavesGap);
		}
		let known = meter.highest;
		let power = T::OnReading::power(id, purpose, known, batch, budget).map_err(overweight)?;
		let power = power.min(purpose.power());
		let (late, apart) = (T::MaxGap::get(), Interval::<T>::get);
		match judge(meter.accepted(), meter.suspect, reading, power, late, apart) {
			Verdict::Accept(accepted) => {
				let crossed = Self::years_crossed(meter.latest, reading);
				Self::cover_years(&crossed, budget).map_err(overweight)?;
				let previous = meter.latest;
				T::OnReading::on_reading(id, purpose, previous, accepted, batch, budget)
					.map_err(overweight)?;
				Self::note_years(id, crossed, previous, reading);
				Self::record_latest(id, meter, accepted);
				Ok(())
			},
			Verdict::Refuse(reason) => Err(reason),
			Verdict::Suspect(reason) => {
				Self::change_meter(id, |meter| meter.suspect = Some(reading));
				Err(reason)
			},
			Verdict::Contradiction => {
				T::OnReading::before_new_base(id, purpose, batch, budget).map_err(overweight)?;
				Self::require_base(id, reading);
				Err(RefusalReason::BaseNeeded)
			},
		}
	}

	/// The latest reading of `meter`, if `reading` leaves so long a gap after it that `sender` may
	/// not submit it now while something waits for the readings in between.
	fn before_gap(
		sender: &T::AccountId,
		meter: &Meter<T::AccountId>,
		reading: MeterReading,
		now: Moment,
	) -> Option<MeterReading> {
		let is_young = now.saturating_sub(reading.at) < T::GapDelay::get();
		meter.latest.filter(|latest| {
			reading.at.saturating_sub(latest.at) > T::MaxGap::get()
				&& is_young && meter.owner != *sender
		})
	}

	/// Refuses the readings of a meter until its DSO approves a new base, because `reading` and a
	/// suspect one contradict the latest.
	fn require_base(id: MeterId, reading: MeterReading) {
		Self::change_meter(id, |meter| {
			meter.status = MeterStatus::BaseNeeded;
			meter.suspect = None;
		});
		let MeterReading { at: read_at, register } = reading;
		Self::deposit_event(Event::BaseRequired { meter: id, read_at, register });
	}

	/// Hash of the genesis block, which binds native readings to this chain, as they have it.
	pub fn genesis_hash() -> [u8; 32] {
		// The integrity test makes sure of the length.
		<[u8; 32]>::try_from(genesis_hash::<T>().as_ref()).unwrap_or_default()
	}
}

/// Refuses a reading for which the reserved weight does not suffice.
fn overweight(Overweight: Overweight) -> RefusalReason {
	RefusalReason::Overweight
}
