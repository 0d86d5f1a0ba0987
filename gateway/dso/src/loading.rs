// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! When the loading of the area is reported to the chain.

use crate::{
	chain::{Chain, LoadingRefused},
	config::LoadingSettings,
	units::Ms,
	wire::Decimal,
};

/// Loading of an area: takes each measurement, and reports those that matter.
#[derive(Debug)]
pub struct Loading {
	area: u32,
	settings: LoadingSettings,
	/// Last percent that the chain took, with its time.
	reported: Option<(Ms, u32)>,
	/// Time of the last attempt.
	tried: Option<Ms>,
}

/// Error of a measurement that was not reported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALoading {
	/// It is no number from 0 to 1 000.
	#[error("{0} is not a loading of 0 to 1000 percent")]
	Implausible(String),
	/// The chain did not take it. The next measurement is tried.
	#[error(transparent)]
	Refused(#[from] LoadingRefused),
}

/// Highest loading that the chain takes, in thousandths of a percent.
const MAX: u64 = 1_000_000;
/// Thousandths in a percent.
const THOUSAND: u64 = 1_000;

impl Loading {
	/// Begins without a report.
	pub const fn new(area: u32, settings: LoadingSettings) -> Self {
		Self { area, settings, reported: None, tried: None }
	}

	/// Takes a measurement in percent. Returns the whole percent that was reported, if it was.
	///
	/// # Errors
	///
	/// Returns an error when `percent` is no loading, or the chain did not take it.
	pub async fn measured(
		&mut self,
		chain: &dyn Chain,
		percent: f64,
	) -> Result<Option<u32>, NotALoading> {
		let implausible = || NotALoading::Implausible(format!("{percent}"));
		// By its text, as a conversion of a fraction is never exact.
		let exact = Decimal::parse(&format!("{percent:.3}")).map_err(|_| implausible())?;
		let thousandths = exact
			.units(3)
			.ok()
			.and_then(|size| u64::try_from(size).ok())
			.filter(|size| *size <= MAX && !exact.is_negative())
			.ok_or_else(implausible)?;
		let Some(percent) = self.due(chain.now(), thousandths) else {
			return Ok(None);
		};
		self.tried = Some(chain.now());
		chain.report_loading(self.area, percent).await?;
		self.reported = Some((chain.now(), percent));
		Ok(Some(percent))
	}

	/// Returns the whole percent to report now.
	fn due(&self, now: Ms, thousandths: u64) -> Option<u32> {
		let since = |at: Ms| now.saturating_sub(at);
		let seconds = |s: u64| s.saturating_mul(1_000);
		if self.tried.is_some_and(|at| since(at) < seconds(self.settings.min_gap_s)) {
			return None;
		}
		let percent = thousandths.saturating_add(THOUSAND / 2).checked_div(THOUSAND)?;
		let percent = u32::try_from(percent).ok()?;
		let Some((at, before)) = self.reported else {
			return Some(percent);
		};
		let moved = thousandths.abs_diff(u64::from(before).saturating_mul(THOUSAND));
		let far = moved >= u64::from(self.settings.min_step).saturating_mul(THOUSAND);
		let every = seconds(self.settings.every_s);
		(far || (every > 0 && since(at) >= every)).then_some(percent)
	}
}
