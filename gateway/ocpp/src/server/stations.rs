// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Stations by identity, and where their letters go.

use crate::{
	gateway::{Anomaly, Gateway, Report},
	model::Decode,
	station::Letter,
};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::mpsc;

/// Stations and their mailboxes.
pub struct Stations {
	all: HashMap<String, Post>,
	gateway: Arc<dyn Gateway>,
}

/// Station to be written to.
pub struct Post {
	/// Mailbox of its task.
	pub mailbox: mpsc::Sender<Letter>,
	/// Leniency of its model.
	pub decode: Decode,
}

impl Stations {
	/// Stations by identity.
	pub fn new(all: HashMap<String, Post>, gateway: Arc<dyn Gateway>) -> Self {
		Self { all, gateway }
	}

	/// Returns the station of an identity.
	pub fn get(&self, identity: &str) -> Option<&Post> {
		self.all.get(identity)
	}

	/// Reports something about a station.
	pub fn report(&self, identity: &str, what: Anomaly, detail: String) {
		let station = identity.into();
		self.gateway.report(Report { station, evse: None, what, detail });
	}
}
