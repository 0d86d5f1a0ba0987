// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Request of a driver: energy, time and preferences.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use smartcharge_primitives::{Balance, Energy, Moment, Power, Price, SourceChoice};

/// The version of [`Preferences`] that this runtime knows.
pub const PREFERENCES_VERSION: u8 = 0;

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

/// Number of phases on which a vehicle charges.
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
pub enum Phases {
	/// One phase.
	#[codec(index = 0)]
	One,
	/// Two phases.
	#[codec(index = 1)]
	Two,
	/// Three phases.
	#[codec(index = 2)]
	Three,
}

/// Terms on which a vehicle charges at less than the power of the station.
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
pub struct FlexiblePower {
	/// The least power in W at which the vehicle charges.
	pub least_power: Power,
	/// The phases on which it charges.
	pub phases: Phases,
	/// Whether the driver consents to limits of the power that the DSO sets.
	pub limits: bool,
}

/// Preferences of a driver for a process.
///
/// They are read by the rules of their version: a consent holds as it was understood when it was
/// given. Version 0, the only one yet, uses neither flexible power nor planning again, and refuses
/// preferences that have them.
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
	/// Terms of charging at less than the power of the station; `None` is its full power.
	pub flexible_power: Option<FlexiblePower>,
	/// Whether the steps that are not opened yet may be planned again when prices come.
	pub replan: bool,
	/// Version of the rules by which they are read.
	pub version: u8,
}

/// A reason why preferences are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unusable {
	/// Their version is a later one.
	Version,
	/// Nothing charges at less than the power of the station yet.
	FlexiblePower,
	/// Nothing is planned again yet.
	Replan,
}

impl Preferences {
	/// Checks that this runtime uses all that they ask for.
	pub(crate) fn check(&self) -> Result<(), Unusable> {
		let Self { version, flexible_power, replan, .. } = *self;
		match (version, flexible_power, replan) {
			(PREFERENCES_VERSION, None, false) => Ok(()),
			(PREFERENCES_VERSION, Some(_), _) => Err(Unusable::FlexiblePower),
			(PREFERENCES_VERSION, None, true) => Err(Unusable::Replan),
			_ => Err(Unusable::Version),
		}
	}

	/// Whether the driver accepts that the process costs as much as `cost`.
	pub(crate) fn accepts(&self, cost: Balance) -> bool {
		self.max_cost.is_none_or(|most| cost <= most)
	}
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
