// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Devices report each second or when they like; readings are the first report in each interval.

use crate::{
	intake::{Intake, Sample, Taken},
	metrics::Metrics,
	store::outbox::Kind,
};
use std::time::Duration;

/// Length of the intervals in which origin counts energy, in ms: the first reading after such a
/// boundary must not be merged.
const BOUNDARY: u64 = 300_000;

/// Decides which samples of one source become readings.
#[derive(Clone, Debug)]
pub struct Schedule {
	every: u64,
	last: Option<u64>,
}

impl Schedule {
	/// A reading in each interval of `every`.
	pub fn new(every: Duration) -> Self {
		Self { every: u64::try_from(every.as_millis()).unwrap_or(u64::MAX).max(1), last: None }
	}

	/// Returns the importance of a reading of the time `at`; `None` if it is not due.
	pub fn due(&self, at: u64) -> Option<Kind> {
		let Some(last) = self.last else { return Some(Kind::Boundary) };
		if at / self.every <= last / self.every {
			return None;
		}
		Some(if at / BOUNDARY > last / BOUNDARY { Kind::Boundary } else { Kind::Sample })
	}

	/// Hands a sample to the intake if it is due.
	pub async fn take(&mut self, intake: &Intake, metrics: &Metrics, sample: Sample) {
		let Some(kind) = self.due(sample.at) else { return };
		match intake.take(Sample { kind, ..sample }).await {
			Ok(Taken::Stored | Taken::Repeated) => {
				self.last = Some(sample.at);
				let age = sample.received.saturating_sub(sample.at) / 1_000;
				let age = i64::try_from(age).unwrap_or(i64::MAX);
				metrics.source_age.with_label_values(&[&sample.meter.to_string()]).set(age);
			},
			// The next report is tried.
			Ok(Taken::Refused(_) | Taken::Quarantined(_)) => {},
			Err(error) => tracing::error!(meter = sample.meter, %error, "a reading is not stored"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_first_report_of_an_interval_is_due() {
		let mut schedule = Schedule::new(Duration::from_secs(60));
		let mut due = |at| {
			let kind = schedule.due(at);
			if kind.is_some() {
				schedule.last = Some(at);
			}
			kind
		};
		assert_eq!(due(30_000), Some(Kind::Boundary));
		assert_eq!(due(59_999), None);
		assert_eq!(due(60_000), Some(Kind::Sample));
		assert_eq!(due(60_001), None);
		assert_eq!(due(299_000), Some(Kind::Sample));
		assert_eq!(due(301_000), Some(Kind::Boundary));
		assert_eq!(due(250_000), None);
	}
}
