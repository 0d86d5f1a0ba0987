// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A driver's request: energy, time and preferences.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{Balance, Energy, Moment, Price, SourceChoice};

/// Order among steps of equal price.
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
	Default,
)]
#[scale_info(replace_segment("request", "types"), capture_docs = "always")]
pub enum WhenEqual {
	/// The later step charges.
	#[default]
	#[codec(index = 0)]
	Late,
	/// The earlier step charges.
	#[codec(index = 1)]
	Early,
}

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
	/// The most that the process can cost, station and debts included; a schedule and a change of
	/// source whose escrow exceeds it are refused.
	pub max_cost: Option<Balance>,
	/// Which of the steps of equal price charge.
	pub when_equal: WhenEqual,
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
