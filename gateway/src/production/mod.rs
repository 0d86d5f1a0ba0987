// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Meters of production that have no P1 port.
//!
//! - `message`: registers out of JSON messages.
//! - `mqtt`, `push`, `sunspec`: how they arrive.
//! - `schedule`: which of them become readings.

mod message;
pub mod mqtt;
pub mod push;
mod schedule;
pub mod sunspec;

pub(crate) use message::fraction;
pub use message::{register_of, Fault};
pub use schedule::Schedule;
