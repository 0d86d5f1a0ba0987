// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Whether a reading is a fact. Pure: storage, clock and cryptography are the caller's.

use crate::{Meter, MeterKey, MeterStatus, RefusalReason};
use polkadot_sdk::frame_support::ensure;
use smartcharge_primitives::{energy::plausible_energy, MeterReading, Moment};

/// How far from the clock a reading may lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// The most that it may lie ahead, in ms.
	pub max_drift: Moment,
	/// The oldest that it may be, in ms.
	pub max_age: Moment,
}

/// Decides on `reading` of `meter`; `genuine` tells whether the given key signed it.
///
/// Reasons are checked in the order of [`RefusalReason`]. `genuine`, which is dear, is asked only of
/// a reading that nothing cheap refuses; what is said of the energy is said of a genuine reading.
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
	let Some(latest) = meter.latest else { return Ok(()) };
	let energy =
		reading.register.checked_sub(latest.register).ok_or(RefusalReason::RegisterDecreased)?;
	let elapsed = reading.at.saturating_sub(latest.at);
	ensure!(
		energy <= plausible_energy(meter.purpose.power(), elapsed),
		RefusalReason::ImplausibleEnergy,
	);
	Ok(())
}
