// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

mod answer;
mod config;
mod documents;
mod follow;
mod partners;
mod problem;
mod query;
mod server;
mod time;

pub use config::{Fault, Settings};
pub use follow::{Ocpi, StartError};
pub use partners::PartnersError;
pub use problem::Problem;
