// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records of legal meters: whether one is valid, and whether it is fit for billing.
//!
//! - `recorder`: what signs the records of a meter, as the chain has it.
//! - `verdict`: what is found out about a record, and what is submitted of it.

mod recorder;
#[cfg(test)]
pub(crate) mod tests;
mod verdict;

pub use recorder::Recorder;
pub use verdict::{judge, unfit, Flaw, Judged, Scheme, Submission};
