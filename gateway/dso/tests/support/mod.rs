// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain and a VTN for tests.

#![allow(dead_code, reason = "each test file uses a part")]

pub mod chain;
pub mod vtn;

use chain::TestChain;
use smartcharge_gateway_dso::{Memory, Secret, Settings, Store, Ven};
use std::sync::Arc;

/// 2026-12-01T17:00:00Z.
pub const FIVE: u64 = 1_796_144_400_000;
pub const MINUTE: u64 = 60_000;
pub const QUARTER: u64 = 15 * MINUTE;
pub const HOUR: u64 = 60 * MINUTE;
/// 2026-12-01T18:00:00Z.
pub const SIX: u64 = FIVE + HOUR;

pub fn settings(vtn: &str, client: &str) -> Settings {
	toml::from_str(&format!(
		r#"
			vtn = "{vtn}"
			client = "{client}"
			secret = "unused"
			programs = ["congestion"]
			area = 3
			reward = 500000
			max_reward = 1000000
			max_responses = 10
		"#
	))
	.unwrap()
}

pub async fn ven(
	settings: Settings,
	secret: &str,
	chain: &Arc<TestChain>,
	store: &Arc<Memory>,
) -> Ven {
	let secret = Secret::from(secret.to_owned());
	let store: Arc<dyn Store> = Arc::clone(store) as _;
	Ven::start(settings, secret, Arc::clone(chain) as _, store).await.unwrap()
}
