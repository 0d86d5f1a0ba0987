// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Decides whether a reading is acceptable. Pure: storage, clock and cryptography belong to the
//! caller.

use crate::{Meter, MeterKey, MeterStatus, RefusalReason};
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{Accepted, MeterReading, Moment, Power};

/// Limits on the difference between a reading's time and the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Longest time that the reading may be ahead, in ms.
	pub max_drift: Moment,
	/// Maximum age of the reading, in ms.
	pub max_age: Moment,
}

/// Decides on `reading` of `meter`; `genuine` returns whether the given key vouches for it.
///
/// Reasons are checked in the order of [`RefusalReason`]. `genuine` is expensive and therefore
/// called only if no cheap check refuses the reading. The energy is judged after it, so that a
/// forged reading reveals nothing about the register.
///
/// # Errors
///
/// Returns the first reason that applies.
pub fn decide<AccountId>(
	meter: Option<&Meter<AccountId>>,
	reading: MeterReading,
	now: Moment,
	limits: Limits,
	genuine: impl FnOnce(&MeterKey) -> bool,
) -> Result<(), RefusalReason> {
	let meter = meter.ok_or(RefusalReason::UnknownMeter)?;
	ensure!(meter.status == MeterStatus::Active, RefusalReason::NotActive);
	ensure!(reading.at <= now.saturating_add(limits.max_drift), RefusalReason::FromFuture);
	ensure!(now.saturating_sub(reading.at) <= limits.max_age, RefusalReason::TooOld);
	ensure!(meter.latest.is_none_or(|latest| latest.at < reading.at), RefusalReason::NotNewer);
	ensure!(genuine(&meter.key), RefusalReason::BadSignature);
	Ok(())
}

/// Judges the energy of `reading` after the `latest` one of a meter, behind which at most `power` W
/// can flow. Returns it as accepted.
///
/// # Errors
///
/// Returns the first reason that applies.
pub fn judge(
	latest: Option<Accepted>,
	reading: MeterReading,
	power: Power,
) -> Result<Accepted, RefusalReason> {
	let Some(latest) = latest else { return Ok(Accepted::base(reading)) };
	ensure!(reading.register >= latest.reading.register, RefusalReason::RegisterDecreased);
	latest.then(reading, power).ok_or(RefusalReason::ImplausibleEnergy)
}
