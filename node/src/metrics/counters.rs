// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Counters of events since the node started.

use pallet_charging::{Event as ChargingEvent, FinishReason};
use pallet_consortium::Event as ConsortiumEvent;
use pallet_demand_response::Event as DemandResponseEvent;
use pallet_metering::{Event as MeteringEvent, RefusalReason};
use pallet_origin::Event as OriginEvent;
use polkadot_sdk::substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Opts, PrometheusError, Registry, U64,
};
use smartcharge_primitives::{Energy, Moment, SourceId};
use smartcharge_runtime::RuntimeEvent;
use std::collections::BTreeSet;

/// Reasons for which a reading can be refused, as labels.
const REFUSALS: [&str; 11] = [
	"unknown_meter",
	"not_active",
	"from_future",
	"too_old",
	"not_newer",
	"bad_signature",
	"register_decreased",
	"implausible_energy",
	"overweight",
	"leaves_gap",
	"base_needed",
];

/// Reasons for which a process can end, as labels.
const ENDS: [&str; 8] = [
	"demand_met",
	"time_over",
	"disconnected",
	"terminated",
	"out_of_escrow",
	"stale",
	"meter_changed",
	"agreed",
];

/// Outcomes of a response, as labels.
const OUTCOMES: [&str; 2] = ["paid", "failed"];

/// The counters.
pub struct Counters {
	/// Blocks that could not be read, because their state is gone or newer than this node.
	pub uncounted_blocks: Counter<U64>,
	accepted_readings: Counter<U64>,
	refused_readings: CounterVec<U64>,
	authorised_processes: Counter<U64>,
	finished_processes: CounterVec<U64>,
	settled_steps: Counter<U64>,
	delivered_energy: Counter<U64>,
	produced_energy: Counter<U64>,
	certified_energy: Counter<U64>,
	withdrawn_energy: Counter<U64>,
	dropped_commitments: Counter<U64>,
	responses: CounterVec<U64>,
	equivocations: Counter<U64>,
	/// Intervals whose claims are certified a second time; their energy was counted the first time.
	reopened: BTreeSet<(SourceId, Moment)>,
}

impl Counters {
	/// Registers the counters with `registry`.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let counter = |name, help| register(Counter::<U64>::new(name, help)?, registry);
		// A label that is first seen when it counts 1 has no rate, so each starts at 0.
		let counters = |name: &str, help: &str, label, values: &[&str]| {
			let counters =
				register(CounterVec::<U64>::new(Opts::new(name, help), &[label])?, registry)?;
			for value in values {
				counters.get_metric_with_label_values(&[value])?;
			}
			Ok::<_, PrometheusError>(counters)
		};
		Ok(Self {
			uncounted_blocks: counter(
				"smartcharge_uncounted_blocks_total",
				"Final blocks whose events this node could not read",
			)?,
			accepted_readings: counter(
				"smartcharge_accepted_readings_total",
				"Meter readings that were accepted",
			)?,
			refused_readings: counters(
				"smartcharge_refused_readings_total",
				"Meter readings that were refused, by reason",
				"reason",
				&REFUSALS,
			)?,
			authorised_processes: counter(
				"smartcharge_authorised_processes_total",
				"Charging processes that were authorised",
			)?,
			finished_processes: counters(
				"smartcharge_finished_processes_total",
				"Charging processes that ended, by reason",
				"reason",
				&ENDS,
			)?,
			settled_steps: counter(
				"smartcharge_settled_steps_total",
				"Settled steps of charging processes",
			)?,
			delivered_energy: counter(
				"smartcharge_delivered_energy_watthours_total",
				"Energy delivered to charging processes in settled steps, in Wh",
			)?,
			produced_energy: counter(
				"smartcharge_produced_energy_watthours_total",
				"Energy that sources produced, in Wh",
			)?,
			certified_energy: counter(
				"smartcharge_certified_energy_watthours_total",
				"Energy certified to drivers as produced by sources, in Wh",
			)?,
			withdrawn_energy: counter(
				"smartcharge_withdrawn_energy_watthours_total",
				"Production of closed intervals that was corrected downwards, in Wh",
			)?,
			dropped_commitments: counter(
				"smartcharge_dropped_commitments_total",
				"Commitments of sources that were dropped because they could not be delivered",
			)?,
			responses: counters(
				"smartcharge_demand_responses_total",
				"Responses to signals of the grid operator, by outcome",
				"outcome",
				&OUTCOMES,
			)?,
			equivocations: counter(
				"smartcharge_equivocations_total",
				"Validators that were proved to have contradicted themselves",
			)?,
			reopened: BTreeSet::new(),
		})
	}

	/// Counts an event.
	pub fn count(&mut self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::Metering(event) => self.count_metering(event),
			RuntimeEvent::Charging(event) => self.count_charging(event),
			RuntimeEvent::Origin(event) => self.count_origin(event),
			RuntimeEvent::DemandResponse(DemandResponseEvent::ResponsePaid { .. }) => {
				one_of(&self.responses, "paid");
			},
			RuntimeEvent::DemandResponse(DemandResponseEvent::ResponseFailed { .. }) => {
				one_of(&self.responses, "failed");
			},
			RuntimeEvent::Consortium(ConsortiumEvent::Equivocation { .. }) => {
				self.equivocations.inc();
			},
			_ => {},
		}
	}

	fn count_metering<T: pallet_metering::Config>(&self, event: &MeteringEvent<T>) {
		match event {
			MeteringEvent::ReadingAccepted { .. } => self.accepted_readings.inc(),
			MeteringEvent::ReadingRefused { reason, .. } => {
				one_of(&self.refused_readings, refusal(reason));
			},
			_ => {},
		}
	}

	fn count_charging<T: pallet_charging::Config>(&self, event: &ChargingEvent<T>) {
		match event {
			ChargingEvent::Authorised { .. } => self.authorised_processes.inc(),
			ChargingEvent::StepSettled { energy, .. } => {
				self.settled_steps.inc();
				self.delivered_energy.inc_by(*energy);
			},
			ChargingEvent::Finished { reason, .. } => {
				one_of(&self.finished_processes, end(reason));
			},
			_ => {},
		}
	}

	fn count_origin<T: pallet_origin::Config>(&mut self, event: &OriginEvent<T>) {
		match event {
			OriginEvent::Produced { energy, .. } => self.produced_energy.inc_by(*energy),
			OriginEvent::CommitmentDropped { .. } => self.dropped_commitments.inc(),
			OriginEvent::IntervalClosed { source, interval, certified, .. } => {
				self.count_certified(*source, *interval, *certified);
			},
			OriginEvent::Withdrawn { source, interval, energy, from_surplus } => {
				self.withdrawn_energy.inc_by(*energy);
				if from_surplus < energy {
					self.reopened.insert((*source, *interval));
				}
			},
			_ => {},
		}
	}

	/// Counts what was certified when an interval was closed for the first time.
	fn count_certified(&mut self, source: SourceId, interval: Moment, certified: Energy) {
		if !self.reopened.remove(&(source, interval)) {
			self.certified_energy.inc_by(certified);
		}
	}
}

/// Counts one with the label `value`.
fn one_of(counters: &CounterVec<U64>, value: &str) {
	// There is one label, so this does not fail; if it did, it would not matter enough to stop.
	if let Ok(counter) = counters.get_metric_with_label_values(&[value]) {
		counter.inc();
	}
}

fn refusal(reason: &RefusalReason) -> &'static str {
	match reason {
		RefusalReason::UnknownMeter => "unknown_meter",
		RefusalReason::NotActive => "not_active",
		RefusalReason::FromFuture => "from_future",
		RefusalReason::TooOld => "too_old",
		RefusalReason::NotNewer => "not_newer",
		RefusalReason::BadSignature => "bad_signature",
		RefusalReason::RegisterDecreased => "register_decreased",
		RefusalReason::ImplausibleEnergy => "implausible_energy",
		RefusalReason::Overweight => "overweight",
		RefusalReason::LeavesGap => "leaves_gap",
		RefusalReason::BaseNeeded => "base_needed",
	}
}

fn end(reason: &FinishReason) -> &'static str {
	match reason {
		FinishReason::DemandMet => "demand_met",
		FinishReason::TimeOver => "time_over",
		FinishReason::Disconnected => "disconnected",
		FinishReason::Terminated(_) => "terminated",
		FinishReason::OutOfEscrow => "out_of_escrow",
		FinishReason::Stale => "stale",
		FinishReason::MeterChanged => "meter_changed",
		FinishReason::Agreed => "agreed",
		FinishReason::Stopped(_) => "stopped",
	}
}
