// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The developer's chain: a block per transaction or on request, final at once, on a simulated
//! clock.
//!
//! A charging process takes hours. On this chain it takes as long as its transactions need:
//! between them, `dev_increaseTime` moves the chain's clock forward.

mod accounts;
mod clock;
mod pool;
mod rpc;
mod service;

pub use service::{import_queue, start};
