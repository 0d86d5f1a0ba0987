// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Merging of samples when too many rows wait.
//!
//! Registers are cumulative: a later sample says all that an earlier one said, except how much
//! flowed before a boundary. So what decides money stays: every reading of another kind, those at
//! the boundary of an interval, the last one in each interval, and the first and the last one of
//! each meter that wait.

use super::{signed, Result};
use rusqlite::{params, Connection};

/// Removes the samples that wait and decide nothing; `interval` is the metering interval in ms.
/// Returns how many.
///
/// # Errors
///
/// Fails when the database does.
pub fn merge(connection: &Connection, interval: u64) -> Result<usize> {
	let interval = signed(interval.max(1))?;
	Ok(connection.execute(
		"DELETE FROM readings WHERE state = 0 AND kind = 0 AND at % ?1 <> 0
		 AND EXISTS (
			SELECT 1 FROM readings AS later
			WHERE later.state = 0 AND later.meter = readings.meter AND later.at > readings.at
			AND later.at / ?1 = readings.at / ?1)
		 AND EXISTS (
			SELECT 1 FROM readings AS earlier
			WHERE earlier.state = 0 AND earlier.meter = readings.meter
			AND earlier.at < readings.at)",
		params![interval],
	)?)
}
