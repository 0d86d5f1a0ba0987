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

mod chain;
mod config;
mod loading;
mod notice;
mod order;
mod plan;
mod report;
mod secret;
mod store;
mod units;
mod ven;
mod vtn;
mod wire;

pub use chain::{
	Away, Chain, LoadingRefused, Order, Outcome, Pending, SendRefused, WithdrawRefused,
};
pub use config::{Fault, LoadingSettings, Settings};
pub use loading::{Loading, NotALoading};
pub use notice::{Kind, Notice};
pub use order::{Unusable, Wish};
pub use secret::{Secret, SecretError};
pub use store::{Key, Memory, Record, Store, Unavailable};
pub use units::{Direction, Limits, Ms, SignalId, Window};
pub use ven::{PollError, Polled, StartError, Ven, Waker};
pub use vtn::VtnError;
