// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Records of legal meters: whether one is valid, and whether it is fit for billing.
//!
//! `verdict` has what is found out about a record, and what is submitted of it.

#[cfg(test)]
pub(crate) mod tests;
mod verdict;

pub use verdict::{judge, unfit, Flaw, Judged, Recorder, Scheme, Submission};
