// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
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

mod bytes;
mod check;
mod evidence;

pub mod ecdsa;
pub mod native;
pub mod ocmf;
pub mod possession;

pub use check::{Check, PublicKey, Scheme, Verify};
pub use evidence::{Evidence, Reading};
pub use possession::Possession;
