// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! P1 ports: the customer interface of meters in the Netherlands, Belgium, Luxembourg, Austria
//! and others.
//!
//! - `telegram`: parser of a telegram; no floating point numbers, no database of time zones.
//! - `frames`: telegrams out of a stream of bytes.
//! - `reader`: a connection that is kept, and samples out of telegrams.

mod frames;
mod reader;
mod telegram;
#[cfg(test)]
mod tests;

pub use frames::Frames;
pub use reader::{run, sample, Unfit};
pub use telegram::{checksum, parse, Fault, Telegram};
