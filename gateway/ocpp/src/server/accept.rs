// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who may connect: identity, password or certificate, security profile.

use super::{certificate, hasher::Hasher};
use crate::{
	config::{Settings, Station},
	gateway::{Anomaly, Gateway, Ms, Report},
	store::{Row, Store, Table},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex},
};

/// Row of the highest profile that a station used.
const PROFILE: &str = "profile";

/// What a station presents.
pub enum Credentials {
	/// Nothing.
	None,
	/// A password.
	Password(Vec<u8>),
	/// A certificate that its authority signed, DER.
	Certificate(Vec<u8>),
}

/// Verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// It may connect.
	Accepted,
	/// Wrong credentials, or a profile below what it used before.
	Wrong,
	/// Nobody knows it.
	Unknown,
}

/// Doorkeeper.
pub struct Accept {
	stations: HashMap<String, Station>,
	min_profile: u8,
	gateway: Arc<dyn Gateway>,
	store: Arc<dyn Store>,
	hasher: Hasher,
	/// Passwords that were right, under a key of this process: a hash takes long by purpose, and
	/// after a blackout all stations come at once, and some of them again.
	right: Mutex<HashMap<String, [u8; 32]>>,
	secret: [u8; 32],
}

impl Accept {
	/// Doorkeeper of the stations of the settings. `secret` is random, new in each process.
	pub fn new(
		settings: &Settings,
		secret: [u8; 32],
		hasher: Hasher,
		gateway: Arc<dyn Gateway>,
		store: Arc<dyn Store>,
	) -> Self {
		let stations = settings.stations.iter().map(|s| (s.identity.clone(), s.clone())).collect();
		Self {
			stations,
			min_profile: settings.min_profile,
			gateway,
			store,
			hasher,
			right: Mutex::default(),
			secret,
		}
	}

	/// Current time.
	pub fn now(&self) -> Ms {
		self.gateway.now()
	}

	/// Decides on a connection of an identity by profile 1, 2 or 3.
	pub async fn decide(&self, identity: &str, profile: u8, credentials: Credentials) -> Verdict {
		let Some(station) = self.stations.get(identity) else {
			self.refuse(identity, "nobody knows it");
			return Verdict::Unknown;
		};
		let before = match self.store.row(Table::Station, identity, PROFILE).await {
			Ok(row) => row.and_then(|row| row.parse::<u8>().ok()).unwrap_or(0),
			Err(error) => {
				self.refuse(identity, &error.0);
				return Verdict::Wrong;
			},
		};
		let lowest = self.min_profile.max(station.min_profile.unwrap_or(0)).max(before);
		if profile < lowest {
			self.refuse(identity, &format!("profile {profile}, at least {lowest}"));
			return Verdict::Wrong;
		}
		let right = match credentials {
			Credentials::None => false,
			Credentials::Password(sent) => self.password(station, sent).await,
			Credentials::Certificate(der) => {
				certificate::is_of(&der, identity, station.serial.as_deref())
			},
		};
		if !right {
			self.refuse(identity, "wrong password or certificate");
			return Verdict::Wrong;
		}
		if profile > before {
			let row = Row {
				table: Table::Station,
				station: identity.into(),
				key: PROFILE.into(),
				value: Some(profile.to_string()),
			};
			if let Err(error) = self.store.write(vec![row]).await {
				self.refuse(identity, &error.0);
				return Verdict::Wrong;
			}
		}
		Verdict::Accepted
	}

	async fn password(&self, station: &Station, sent: Vec<u8>) -> bool {
		let Some(hash) = station.password_hash.clone() else { return false };
		let mark = self.mark(&hash, &sent);
		let known = self.right.lock().ok().and_then(|all| all.get(&station.identity).copied());
		if known.is_some() && known == mark {
			return true;
		}
		let right = self.hasher.verify(hash, sent).await;
		if let (true, Some(mark), Ok(mut all)) = (right, mark, self.right.lock()) {
			all.insert(station.identity.clone(), mark);
		}
		right
	}

	/// Mark of a password that was right: of no use without the key of this process.
	fn mark(&self, hash: &str, sent: &[u8]) -> Option<[u8; 32]> {
		let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).ok()?;
		mac.update(hash.as_bytes());
		mac.update(&[0]);
		mac.update(sent);
		Some(mac.finalize().into_bytes().into())
	}

	fn refuse(&self, identity: &str, why: &str) {
		// A stranger may write anything: of its name only what is short.
		let station = identity.chars().take(48).collect();
		let (what, detail) = (Anomaly::Refused, why.into());
		self.gateway.report(Report { station, evse: None, what, detail });
	}
}
