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
	ensure!(meter.status != MeterStatus::BaseNeeded, RefusalReason::BaseNeeded);
	ensure!(meter.status == MeterStatus::Active, RefusalReason::NotActive);
	ensure!(reading.at <= now.saturating_add(limits.max_drift), RefusalReason::FromFuture);
	ensure!(now.saturating_sub(reading.at) <= limits.max_age, RefusalReason::TooOld);
	let is_newer = meter.latest.is_none_or(|latest| latest.at < reading.at);
	ensure!(is_newer && reading.at >= meter.since, RefusalReason::NotNewer);
	ensure!(genuine(&meter.key), RefusalReason::BadSignature);
	Ok(())
}

/// What becomes of a genuine reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// It becomes the latest one of its meter.
	Accept(Accepted),
	/// It has no effect.
	Refuse(RefusalReason),
	/// It is refused and remembered: it contradicts the latest one, so that one of both is wrong.
	Suspect(RefusalReason),
	/// It confirms the suspect, so that the latest one is wrong, or of another register.
	Contradiction,
}

/// Judges the energy of a genuine and newer `reading` of a meter, whose `latest` one is given,
/// after the `suspect` one, which was refused. At most `power` W can flow behind the meter.
///
/// Refused readings count: otherwise a jump of the register would become plausible by waiting. A
/// reading is a suspect if its register went back, or shows more than full power gives in the time
/// since the latest one and `late` on top: by so much registers may be behind. A second one
/// confirms it if the energy between both is plausible and they are `apart`. A register that went
/// back and returned is no contradiction, because what flowed is not less than what then counts.
pub fn judge(
	latest: Option<Accepted>,
	suspect: Option<MeterReading>,
	reading: MeterReading,
	power: Power,
	late: Moment,
	apart: impl FnOnce() -> Moment,
) -> Verdict {
	let Some(latest) = latest else { return Verdict::Accept(Accepted::base(reading)) };
	let accepted = latest.then(reading, power);
	let suspect = suspect.filter(|suspect| suspect.at > latest.reading.at);
	let goes_on = suspect.is_some_and(|suspect| agree(suspect, reading, power));
	if let Some(suspect) = suspect.filter(|_| goes_on) {
		let went_back = suspect.register < latest.reading.register;
		let explained = went_back && accepted.is_some();
		if !explained && suspect.at.abs_diff(reading.at) >= apart() {
			return Verdict::Contradiction;
		}
	}
	if let Some(accepted) = accepted {
		return Verdict::Accept(accepted);
	}
	let went_back = reading.register < latest.reading.register;
	let reason =
		if went_back { RefusalReason::RegisterDecreased } else { RefusalReason::ImplausibleEnergy };
	let later = MeterReading { at: reading.at.saturating_add(late), ..reading };
	let is_newest = suspect.is_none_or(|suspect| suspect.at < reading.at);
	if is_newest && !goes_on && latest.then(later, power).is_none() {
		Verdict::Suspect(reason)
	} else {
		Verdict::Refuse(reason)
	}
}

/// Whether the energy between two readings is plausible, whichever is the earlier one.
fn agree(one: MeterReading, other: MeterReading, power: Power) -> bool {
	let (earlier, later) = if one.at < other.at { (one, other) } else { (other, one) };
	Accepted::base(earlier).then(later, power).is_some()
}
