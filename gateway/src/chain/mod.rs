// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The chain: one driver signs and submits with the hot key, and follows the blocks.
//!
//! - `node`: a connection to one node, and what is asked of it.
//! - `call`: calls, and their encoding by the metadata of the node.
//! - `events`: what blocks report.
//! - `recorder`: what signs the records of a meter.
//! - `refusals`: what is done about a refusal, one by one.
//! - `driver`: nonces, batches, final blocks, and the way back after a crash.

mod call;
mod driver;
mod events;
mod node;
mod recorder;
mod refusals;
#[cfg(test)]
mod tests;

pub use call::{Call, COMMITTED};
pub use driver::{Answer as CallAnswer, CallError, Driver, Handle, Options, Status};
pub(crate) use events::{number, variant};
pub use events::{BlockEvents, Event};
pub(crate) use node::bytes;
pub use node::{Error, MeterState, Node};
pub use refusals::{fate, Answer};
