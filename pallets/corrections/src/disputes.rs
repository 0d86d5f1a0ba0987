// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Disputes: the money of both sides is on hold until arbiters, governance or the clock decides,
//! and the outcome is a correction.
//!
//! - [`types`]: what is stored.
//! - `opening`: who disputes what, and what is put on hold.
//! - `course`: answers, arbiters, ruling and appeal.
//! - `closing`: holds are released, and the outcome is carried out.

#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod closing;
mod course;
mod opening;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod types;

pub use closing::Decision;
