// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `meters`: keys that the DSO approves.

use super::Failure;
use crate::{config::Config, keys::MeterKeys};
use clap::Subcommand;
use smartcharge_gateway_ocpp::config::Evse;
use subxt::utils::AccountId32;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
	/// Prints public key and fingerprint of each meter, and the proof of possession by which its
	/// owner registers it.
	Fingerprint {
		/// Only the meter with this serial number, also one that is not configured yet.
		#[arg(long)]
		serial: Option<String>,
		/// SS58 address of the owner who registers the meters.
		#[arg(long)]
		owner: Option<AccountId32>,
	},
}

/// Serial number under which the key of a charging station's meter is derived.
pub(super) fn charger_serial(identity: &str, evse: u32) -> String {
	format!("{identity}/{evse}")
}

impl Command {
	pub(super) fn run(self, config: &Config) -> Result<(), Failure> {
		let Self::Fingerprint { serial, owner } = self;
		let seed = config
			.meter_seed
			.as_ref()
			.ok_or_else(|| Failure::Wrong("the configuration has no `[meters]`".into()))?;
		let keys = MeterKeys::read(seed, config.chain.genesis)?;
		let chargers = config.ocpp.iter().flat_map(|ocpp| &ocpp.stations).flat_map(|station| {
			let serial = |evse: &Evse| charger_serial(&station.identity, evse.id);
			station.evses.iter().map(move |evse| (Some(evse.meter), serial(evse)))
		});
		let sources = config.source_meters().map(|meter| (Some(meter.id), meter.serial.clone()));
		let configured = sources.chain(chargers);
		let meters: Vec<_> = match serial {
			Some(serial) => vec![(None, serial)],
			None => configured.collect(),
		};
		for (id, serial) in meters {
			let key = keys.of(&serial);
			let id = id.map_or_else(|| "-".to_string(), |id| id.to_string());
			println!("meter        {id}");
			println!("serial       {serial}");
			println!("public key   0x{}", hex::encode(key.public()));
			println!("fingerprint  {}", key.fingerprint());
			if let Some(owner) = &owner {
				println!("proof        0x{}", hex::encode(key.prove(&owner.0)));
			}
			println!();
		}
		Ok(())
	}
}
