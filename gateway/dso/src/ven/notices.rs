// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Notices that were given, so that none is repeated while nothing changes.

use crate::{chain::Chain, store::Key, Kind, Notice};
use std::collections::HashSet;

/// Notices of this poll and of the one before.
#[derive(Default)]
pub(super) struct Notices {
	before: HashSet<Notice>,
	now: HashSet<Notice>,
	/// Notices of what happened once, in order.
	once: Vec<Notice>,
}

impl Notices {
	/// Takes a notice of a state, given once while it lasts.
	pub(super) fn state(&mut self, event: Option<&str>, interval: Option<u32>, kind: Kind) {
		self.now.insert(Notice { event: event.map(Into::into), interval, kind });
	}

	/// The same for an interval.
	pub(super) fn interval(&mut self, key: &Key, kind: Kind) {
		self.state(Some(&key.event), Some(key.position), kind);
	}

	/// Takes a notice of what happened.
	pub(super) fn happened(&mut self, key: &Key, kind: Kind) {
		let (event, interval) = (Some(key.event.clone()), Some(key.position));
		self.once.push(Notice { event, interval, kind });
	}

	/// Gives the new notices at the end of a poll.
	pub(super) fn finish(&mut self, chain: &dyn Chain) {
		for notice in self.once.drain(..) {
			chain.notice(notice);
		}
		let now = std::mem::take(&mut self.now);
		for notice in now.difference(&self.before) {
			chain.notice(notice.clone());
		}
		self.before = now;
	}
}
