// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What was reached so far: calls with their outcomes, errors, events.

use crate::{
	model::{Rule, CHECKS},
	schema::Schema,
	world::Trace,
};
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Write,
	time::Duration,
};

/// Counts of everything that was reached.
#[derive(Default)]
pub struct Reached {
	calls: BTreeMap<(String, String), u64>,
	seen: BTreeMap<String, u64>,
	/// What guides the fuzzer: outcomes and events, with the magnitude of their number.
	features: BTreeSet<(String, u32)>,
	inputs: u64,
	blocks: u64,
	transactions: u64,
	longest: Duration,
	/// Violations of the rules of the model that hold later.
	later: BTreeMap<&'static str, u64>,
}

impl Reached {
	/// Adds what came of an input; returns whether anything of it is new.
	pub fn note(&mut self, trace: &Trace) -> bool {
		self.inputs += 1;
		self.blocks += trace.blocks;
		self.transactions += trace.transactions;
		self.longest = self.longest.max(trace.longest);
		let before = self.features.len();
		for (outcome, count) in &trace.calls {
			*self.calls.entry(outcome.clone()).or_default() += count;
			let (call, result) = outcome;
			self.features.insert((format!("{call} {result}"), 0));
		}
		for (rule, count) in &trace.later {
			*self.later.entry(rule).or_default() += count;
		}
		for (name, count) in &trace.seen {
			*self.seen.entry(name.clone()).or_default() += count;
			self.features.insert((name.clone(), count.ilog2()));
		}
		self.features.len() > before
	}

	/// One line of progress.
	pub fn line(&self, passed: Duration, kept: usize) -> String {
		let seconds = passed.as_secs_f64().max(0.001);
		let rate = |count: u64| count as f64 / seconds;
		format!(
			"{} inputs ({:.1}/s), {} blocks ({:.1}/s), {} transactions ({:.0}/s), {} features, \
			 {kept} kept, longest block {} ms",
			self.inputs,
			rate(self.inputs),
			self.blocks,
			rate(self.blocks),
			self.transactions,
			rate(self.transactions),
			self.features.len(),
			self.longest.as_millis(),
		)
	}

	/// Outcomes of one input, one per line.
	pub fn outcomes(trace: &Trace) -> String {
		let mut text = String::new();
		for ((call, outcome), count) in &trace.calls {
			let _ = writeln!(text, "  {count:5} {call}: {outcome}");
		}
		for (name, count) in trace.seen.iter().filter(|(name, _)| !name.starts_with("pair")) {
			let _ = writeln!(text, "  {count:5} {name}");
		}
		text
	}

	/// Errors of pallets that were returned, by whatever call.
	fn errors(&self) -> BTreeSet<&str> {
		let direct = self.calls.keys().map(|(_, outcome)| outcome.as_str());
		let inner = self.seen.keys().filter_map(|name| name.strip_prefix("inner "));
		direct.chain(inner).collect()
	}

	/// For each call: how often it was made, how often it succeeded, and its errors.
	pub fn table(&self, schema: &Schema) -> String {
		let mut text = format!("{:44} {:>8} {:>8} {:>8}\n", "call", "made", "ok", "outcomes");
		let mut made_ok = 0;
		for call in schema.calls() {
			let outcomes: Vec<_> =
				self.calls.iter().filter(|((name, _), _)| name == call).collect();
			let made: u64 = outcomes.iter().map(|(_, count)| **count).sum();
			let ok = self.calls.get(&(call.clone(), "ok".into())).copied().unwrap_or_default();
			made_ok += usize::from(ok > 0);
			let _ = writeln!(text, "{call:44} {made:>8} {ok:>8} {:>8}", outcomes.len());
		}
		let errors = self.errors();
		let reached = schema.errors().filter(|error| errors.contains(error.as_str())).count();
		let _ = writeln!(
			text,
			"{made_ok} of {} calls succeeded, {reached} of {} errors were returned, {} kinds of events, \
			 {} reasons to refuse a reading",
			schema.calls().len(),
			schema.errors().count(),
			self.seen.keys().filter(|name| name.starts_with("event ")).count(),
			self.seen.keys().filter(|name| name.starts_with("reading ")).count(),
		);
		for (rule, state) in CHECKS {
			let state = match state {
				Rule::Holds => "holds".into(),
				Rule::Later => {
					format!("later: {} times broken", self.later.get(rule).unwrap_or(&0))
				},
			};
			let _ = writeln!(text, "{rule:66} {state}");
		}
		text
	}

	/// The same as JSON, with what was not reached.
	pub fn json(&self, schema: &Schema) -> Value {
		let mut calls: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
		for ((call, outcome), count) in &self.calls {
			calls.entry(call).or_default().insert(outcome, *count);
		}
		let errors = self.errors();
		let not_returned: Vec<_> =
			schema.errors().filter(|error| !errors.contains(error.as_str())).collect();
		let succeeded = |call: &String| self.calls.contains_key(&(call.clone(), "ok".into()));
		let not_succeeded: Vec<_> = schema.calls().iter().filter(|it| !succeeded(it)).collect();
		let seen: BTreeMap<_, _> =
			self.seen.iter().filter(|(name, _)| !name.starts_with("pair")).collect();
		json!({
			"inputs": self.inputs,
			"blocks": self.blocks,
			"transactions": self.transactions,
			"calls": calls,
			"seen": seen,
			"later": self.later,
			"not_succeeded": not_succeeded,
			"not_returned": not_returned,
		})
	}
}
