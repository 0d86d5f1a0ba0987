// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A batch of evidence: each piece states a reading, the reading is judged, and what follows from
//! an accepted one is done.
//!
//! All kinds of evidence go through [`Pallet::take_batch`]. A new kind needs a file in the crate
//! `smartcharge-evidence`, and here a call with its weight that hands it over.

use crate::{
	budget::Budget,
	decision::{decide, judge, Limits},
	verify::HostFunctions,
	Config, Event, Pallet, RefusalReason, SignedReading, WeightInfo,
};
use polkadot_sdk::{
	frame_support::{
		traits::{Get, Time},
		weights::{Weight, WeightMeter},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Zero,
};
use smartcharge_evidence::{native::Signed, Evidence, Reading};
use smartcharge_primitives::{MeterReading, Moment, OnReading, Overweight};

impl<T: Config> Pallet<T> {
	/// Takes a batch of native readings; returns the weight that it consumed.
	pub(crate) fn do_submit_readings(readings: &[SignedReading]) -> Weight {
		let genesis = Self::genesis_hash();
		let evidence = readings.iter().map(|signed| Self::native_evidence(&genesis, signed));
		Self::checking_weight(readings).saturating_add(Self::take_batch(evidence))
	}

	/// The most weight of a batch of `readings`.
	pub(crate) fn batch_weight(readings: &[SignedReading]) -> Weight {
		let shares = u64::try_from(readings.len()).unwrap_or(u64::MAX);
		Self::checking_weight(readings)
			.saturating_add(T::OnReading::weight().saturating_mul(shares))
			.saturating_add(T::CatchUp::get())
	}

	/// Weight of checking and recording `readings`, without what follows from them.
	fn checking_weight(readings: &[SignedReading]) -> Weight {
		T::WeightInfo::submit_readings(u32::try_from(readings.len()).unwrap_or(u32::MAX))
	}

	fn native_evidence(genesis: &[u8; 32], signed: &SignedReading) -> Signed {
		let &SignedReading { meter, at, register, signature } = signed;
		Signed::new(genesis, Reading { meter, at, register }, signature)
	}

	/// Takes evidence of any kind piece by piece and deposits one event for each; returns the
	/// weight of what followed from the readings.
	fn take_batch(evidence: impl Iterator<Item = impl Evidence>) -> Weight {
		let now = T::Time::now();
		let mut budget = Budget::new(T::OnReading::weight(), T::CatchUp::get());
		let mut batch = Default::default();
		for piece in evidence {
			let Reading { meter, at: read_at, register } = piece.reading();
			let outcome = budget.spend(|weight| Self::take(&piece, now, &mut batch, weight));
			Self::deposit_event(match outcome {
				Ok(()) => Event::ReadingAccepted { meter, read_at, register },
				Err(reason) => Event::ReadingRefused { meter, read_at, reason },
			});
		}
		T::OnReading::on_batch_end(batch);
		budget.spent()
	}

	/// Judges the reading that `evidence` states, and follows it if it is acceptable.
	fn take(
		evidence: &impl Evidence,
		now: Moment,
		batch: &mut <T::OnReading as OnReading>::Batch,
		budget: &mut WeightMeter,
	) -> Result<(), RefusalReason> {
		let Reading { meter: id, at, register } = evidence.reading();
		let reading = MeterReading { at, register };
		let meter = Self::find_meter_in(id, batch);
		let limits = Limits { max_drift: T::MaxDrift::get(), max_age: T::MaxAge::get() };
		decide(meter.as_ref(), reading, now, limits, |key| {
			evidence.is_genuine(key.public(), &HostFunctions)
		})?;
		// `decide` refuses a reading without a meter.
		let meter = meter.ok_or(RefusalReason::UnknownMeter)?;
		let behind = T::OnReading::power(id, meter.purpose, batch, budget).map_err(overweight)?;
		let connection = meter.purpose.power();
		let power = behind.map_or(connection, |power| power.min(connection));
		let accepted = judge(meter.accepted(), reading, power)?;
		T::OnReading::on_reading(id, meter.purpose, meter.latest, accepted, batch, budget)
			.map_err(overweight)?;
		Self::record_latest(id, meter, accepted);
		Ok(())
	}

	/// Hash of the genesis block, which binds native readings to this chain.
	pub fn genesis_hash() -> [u8; 32] {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		// The integrity test makes sure of the length.
		<[u8; 32]>::try_from(hash.as_ref()).unwrap_or_default()
	}
}

/// Refuses a reading for which the reserved weight does not suffice.
fn overweight(Overweight: Overweight) -> RefusalReason {
	RefusalReason::Overweight
}
