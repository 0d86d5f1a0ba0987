// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Metrics for Prometheus.

use prometheus::{
	Encoder, Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts,
	Registry, TextEncoder,
};
use std::fmt;

/// All metrics of a gateway. Clones share them.
#[derive(Clone)]
pub struct Metrics {
	registry: Registry,
	refused: IntCounterVec,
	/// Rows of the outbox by state.
	pub outbox_rows: IntGaugeVec,
	/// Age of the oldest row that is not settled, in seconds.
	pub outbox_oldest: IntGauge,
	/// Samples that were merged under back-pressure.
	pub merged: IntCounter,
	/// Time from the arrival of a reading to its final block, in seconds.
	pub latency: Histogram,
	/// Meters in quarantine.
	pub quarantined: IntGauge,
	/// Age of the latest final block, in seconds.
	pub behind: IntGauge,
	/// Transactions by what became of them.
	pub transactions: IntCounterVec,
	/// Seconds since the last reading of a source, by meter.
	pub source_age: IntGaugeVec,
	/// Attempts to connect to a node or a device that failed.
	pub reconnects: IntCounterVec,
	/// Observations at charging stations by kind.
	pub anomalies: IntCounterVec,
	/// Observations of OpenADR and OCPI by kind.
	pub notices: IntCounterVec,
	/// Signed records by what became of them.
	pub records: IntCounterVec,
}

impl fmt::Debug for Metrics {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Metrics").finish_non_exhaustive()
	}
}

impl Default for Metrics {
	fn default() -> Self {
		Self::new()
	}
}

fn options(name: &str, help: &str) -> Opts {
	Opts::new(name, help)
}

impl Metrics {
	/// New metrics, all zero.
	///
	/// # Panics
	///
	/// Never: names and labels are constants, and a test makes them.
	#[allow(clippy::expect_used, reason = "names and labels are constants, which a test checks")]
	pub fn new() -> Self {
		let registry = Registry::new();
		macro_rules! metric {
			($kind:ident, $name:literal, $help:literal) => {{
				let metric = $kind::with_opts(options($name, $help).into()).expect("a valid name");
				registry.register(Box::new(metric.clone())).expect("a name of its own");
				metric
			}};
			($kind:ident, $name:literal, $help:literal, $label:literal) => {{
				let metric = $kind::new(options($name, $help), &[$label]).expect("a valid name");
				registry.register(Box::new(metric.clone())).expect("a name of its own");
				metric
			}};
		}
		let buckets = vec![1., 2., 4., 6., 8., 10., 12., 15., 20., 30., 60., 300., 3_600.];
		let latency = Histogram::with_opts(
			HistogramOpts::new(
				"gw_reading_latency_seconds",
				"Time from the arrival of a reading to its final block",
			)
			.buckets(buckets),
		)
		.expect("a valid name");
		registry.register(Box::new(latency.clone())).expect("a name of its own");
		Self {
			refused: metric!(
				IntCounterVec,
				"gw_refused_total",
				"Readings that the gateway did not sign or the chain refused, by reason",
				"reason"
			),
			outbox_rows: metric!(
				IntGaugeVec,
				"gw_outbox_rows",
				"Rows of the outbox by state",
				"state"
			),
			outbox_oldest: metric!(
				IntGauge,
				"gw_outbox_oldest_seconds",
				"Age of the oldest reading that is not settled"
			),
			merged: metric!(
				IntCounter,
				"gw_merged_total",
				"Samples that were merged because too many waited"
			),
			quarantined: metric!(IntGauge, "gw_quarantined_meters", "Meters in quarantine"),
			behind: metric!(IntGauge, "gw_chain_behind_seconds", "Age of the latest final block"),
			transactions: metric!(
				IntCounterVec,
				"gw_transactions_total",
				"Transactions by result",
				"result"
			),
			source_age: metric!(
				IntGaugeVec,
				"gw_source_age_seconds",
				"Age of the latest reading of a source",
				"meter"
			),
			reconnects: metric!(
				IntCounterVec,
				"gw_connection_failures_total",
				"Lost or failed connections by their kind",
				"to"
			),
			anomalies: metric!(
				IntCounterVec,
				"gw_anomalies_total",
				"Observations at charging stations by kind",
				"kind"
			),
			notices: metric!(
				IntCounterVec,
				"gw_notices_total",
				"Observations of OpenADR and OCPI by kind",
				"kind"
			),
			records: metric!(
				IntCounterVec,
				"gw_records_total",
				"Signed records by what became of them",
				"result"
			),
			latency,
			registry,
		}
	}

	/// Counts a reading that was refused.
	pub fn refused(&self, reason: &str) {
		self.refused.with_label_values(&[reason]).inc();
	}

	/// Returns how many readings were refused for a reason.
	pub fn refusals(&self, reason: &str) -> u64 {
		self.refused.with_label_values(&[reason]).get()
	}

	/// Counts a transaction.
	pub fn transaction(&self, result: &str) {
		self.transactions.with_label_values(&[result]).inc();
	}

	/// Counts what became of a signed record.
	pub fn record(&self, result: &str) {
		self.records.with_label_values(&[result]).inc();
	}

	/// Adds metrics of another part to the same page. Those of a known name are left out.
	pub fn registry(&self) -> &Registry {
		&self.registry
	}

	/// Returns all metrics in the text format of Prometheus.
	pub fn text(&self) -> String {
		let mut text = Vec::new();
		if let Err(error) = TextEncoder::new().encode(&self.registry.gather(), &mut text) {
			tracing::error!(%error, "metrics cannot be encoded");
		}
		String::from_utf8(text).unwrap_or_default()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn metrics_have_the_documented_names() {
		let metrics = Metrics::new();
		metrics.refused("future");
		metrics.refused("future");
		metrics.outbox_rows.with_label_values(&["new"]).set(3);
		let text = metrics.text();
		assert!(text.contains("gw_refused_total{reason=\"future\"} 2"), "{text}");
		assert!(text.contains("gw_outbox_rows{state=\"new\"} 3"), "{text}");
		assert!(text.contains("gw_chain_behind_seconds 0"), "{text}");
		assert_eq!(metrics.refusals("future"), 2);
	}

	#[test]
	fn alerts_and_the_guide_name_metrics_that_exist() {
		const ALERTS: &str = include_str!("../../docs/monitoring/gateway.yml");
		const GUIDE: &str = include_str!("../../docs/gateway.md");
		let metrics = Metrics::new();
		let families = metrics.registry().gather();
		// Those with labels appear with their first value.
		metrics.refused("x");
		metrics.transaction("x");
		metrics.record("x");
		for vec in [&metrics.reconnects, &metrics.anomalies, &metrics.notices] {
			vec.with_label_values(&["x"]).inc();
		}
		for vec in [&metrics.outbox_rows, &metrics.source_age] {
			vec.with_label_values(&["x"]).set(1);
		}
		let all: Vec<_> = metrics.registry().gather();
		let names: Vec<_> = all.iter().map(|family| family.get_name()).collect();
		assert!(names.len() > families.len());
		let is_part = |one: char| !one.is_ascii_alphanumeric() && one != '_';
		let named = |text: &'static str| {
			text.split(is_part).filter(|word| word.starts_with("gw_")).collect::<Vec<_>>()
		};
		for word in [named(ALERTS), named(GUIDE)].concat() {
			let metric = word.trim_end_matches("_bucket").trim_end_matches("_count");
			assert!(names.contains(&metric), "{word}");
		}
		for name in names {
			assert!(GUIDE.contains(name), "the guide does not name {name}");
		}
	}
}
