// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The most energy that a connection can give.

use smartcharge_primitives::{Energy, Moment};

/// A Wh in W ms.
pub const WATT_MILLIS: u128 = 3_600_000;

/// The most that flows through a connection of `power`, with a tenth for its tolerance and a Wh for
/// the resolution of the register.
pub fn most_energy(power: u32, time: Moment) -> Energy {
	let watt_millis = u128::from(power) * u128::from(time) * 11 / 10;
	Energy::try_from(watt_millis / WATT_MILLIS).unwrap_or(Energy::MAX).saturating_add(1)
}
