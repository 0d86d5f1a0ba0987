// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Health: whether the gateway works, and whether it can serve now.

use crate::{
	chain::Status,
	intake::{now, Intake},
};
use std::{fmt::Write, sync::Arc, time::Duration};

/// The driver goes round at least once a second, but for the answers of a node.
const BEAT: u64 = 60_000;

/// Looks at store, clock and chain.
#[derive(Clone, Debug)]
pub struct Health {
	status: Arc<Status>,
	intake: Arc<Intake>,
	max_behind: u64,
}

/// Results by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
	/// Name and whether it is fine.
	pub results: Vec<(&'static str, bool)>,
}

impl Check {
	/// Whether all are fine.
	pub fn is_fine(&self) -> bool {
		self.results.iter().all(|(_, fine)| *fine)
	}

	/// One line for each.
	pub fn text(&self) -> String {
		self.results.iter().fold(String::new(), |mut text, (name, fine)| {
			let _ = writeln!(text, "{name} {}", if *fine { "ok" } else { "FAILED" });
			text
		})
	}
}

impl Health {
	/// Looks at a driver and an intake.
	pub fn new(status: Arc<Status>, intake: Arc<Intake>, max_behind: Duration) -> Self {
		let max_behind = u64::try_from(max_behind.as_millis()).unwrap_or(u64::MAX);
		Self { status, intake, max_behind }
	}

	/// Whether the gateway itself works: store, clock, and the driver. A restart can help.
	pub fn healthy(&self) -> Check {
		Check {
			results: vec![
				("store", self.status.store_works()),
				("clock", self.intake.clock_is_right()),
				("driver", now().saturating_sub(self.status.beat()) < BEAT),
			],
		}
	}

	/// Whether it serves: it is healthy, and the chain answers and is not behind.
	pub fn ready(&self) -> Check {
		let mut check = self.healthy();
		check.results.push(("chain", self.status.is_connected()));
		check.results.push(("final block", self.status.behind(now()) <= self.max_behind));
		check
	}
}
