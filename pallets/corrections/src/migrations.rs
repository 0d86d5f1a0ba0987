// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the pallet's storage, by the version that they lead to.

mod v2;

pub use v2::V2;
