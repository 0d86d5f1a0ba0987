// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage, by the version that they lead to.
//!
//! Each makes the layouts of its version, which the next one reads: a later change of a type leaves
//! the earlier migrations as they are.

mod v2;
mod v3;

pub use v2::V2;
pub use v3::V3;
