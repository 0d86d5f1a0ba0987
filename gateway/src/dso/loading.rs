// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Reports the loading of an area.

use crate::{
	chain::{Call, Handle},
	config::Loading,
	intake::now,
	metrics::Metrics,
	production::{
		mqtt::{follow, Follower},
		rounded,
	},
};
use async_trait::async_trait;
use rumqttc::Publish;
use subxt::dynamic::Value;

/// Decides when a loading is reported.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
	min_step: u64,
	every: u64,
	/// Percent, and when it was reported.
	last: Option<(u64, u64)>,
}

impl Reporter {
	/// Reports changes of `min_step` percent, and each `every` ms.
	pub fn new(min_step: u64, every: u64) -> Self {
		Self { min_step, every, last: None }
	}

	/// Whether a loading in percent is reported at a time in ms.
	pub fn is_due(&self, percent: u64, at: u64) -> bool {
		self.last.is_none_or(|(last, then)| {
			percent.abs_diff(last) >= self.min_step || at.saturating_sub(then) >= self.every
		})
	}

	/// Notes a loading that was reported.
	pub fn reported(&mut self, percent: u64, at: u64) {
		self.last = Some((percent, at));
	}
}

struct Area {
	id: u32,
	field: Vec<String>,
	reporter: Reporter,
	chain: Handle,
	metrics: Metrics,
}

#[async_trait]
impl Follower for Area {
	async fn take(&mut self, message: &Publish) {
		let Some(percent) = rounded(&message.payload, &self.field) else {
			tracing::warn!(area = self.id, "a message has no loading");
			self.metrics.refused("loading");
			return;
		};
		if message.retain || !self.reporter.is_due(percent, now()) {
			return;
		}
		let area = Value::u128(self.id.into());
		let fields = [("area", area), ("percent", Value::u128(percent.into()))];
		match self.chain.call(Call::new("Grid", "report_loading", fields)).await {
			Ok(_) => self.reporter.reported(percent, now()),
			// The next message is a further attempt.
			Err(error) => tracing::warn!(percent, %error, "the loading is not reported"),
		}
	}
}

/// Follows the loading of an area for ever.
pub async fn run(loading: Loading, area: u32, chain: Handle, metrics: Metrics) {
	let every = u64::try_from(loading.every.as_millis()).unwrap_or(u64::MAX);
	let follower = Area {
		id: area,
		field: loading.field,
		reporter: Reporter::new(loading.min_step, every),
		chain,
		metrics: metrics.clone(),
	};
	follow(&loading.topic, &format!("loading-{area}"), &metrics, follower).await;
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_loading_is_reported_when_it_changed_or_after_a_while() {
		let mut reporter = Reporter::new(1, 1_000);
		let reports: Vec<_> = [(85, 0), (85, 10), (85, 999), (86, 999), (86, 1_998), (86, 1_999)]
			.into_iter()
			.filter(|(percent, at)| {
				let due = reporter.is_due(*percent, *at);
				if due {
					reporter.reported(*percent, *at);
				}
				due
			})
			.collect();
		assert_eq!(reports, [(85, 0), (86, 999), (86, 1_999)]);
	}
}
