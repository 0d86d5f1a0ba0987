// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Session machine of an EVSE: pure, without input or output of its own.
//!
//! [`Machine::apply`] takes what happened and returns what has to be done, in order. The caller
//! stores [`Machine::state`] and what is to be durable before it answers the charger.

mod charger;
mod clock;
mod machine;
mod news;
mod power;
mod register;
mod state;

#[cfg(test)]
mod tests;

pub use clock::{Clock, Placed};
pub use machine::{By, Input, Machine, Output, Setup};
pub use register::{Register, Rule};
pub use state::{Ended, OnChain, Phase, Session, State};
