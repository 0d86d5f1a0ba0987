// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A driver's request: energy, time and preferences.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{Balance, Energy, Moment, Price, SourceChoice};

/// Preferences of a driver for a process.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(replace_segment("request", "types"), capture_docs = "always")]
pub struct Preferences {
	/// The wanted origin of the energy.
	pub source: SourceChoice,
	/// Whether the driver takes part in demand response.
	pub demand_response: bool,
	/// The least that a response must earn, in addition to its extra cost.
	pub minimum_reward: Balance,
	/// The highest price per kWh, grid price included; more expensive steps never charge.
	pub max_price: Option<Price>,
}

/// A request for energy until a departure.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(replace_segment("request", "types"), capture_docs = "always")]
pub struct Request {
	/// Energy demanded, in Wh.
	pub energy: Energy,
	/// Number of steps until departure.
	pub steps: u32,
	/// Length of a step in ms.
	pub step: Moment,
	/// Preferences of the driver.
	pub preferences: Preferences,
}
