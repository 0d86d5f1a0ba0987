// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How each pallet is set up, by domain.

pub mod billing;
pub mod charging;
pub mod consensus;
pub mod governance;
pub mod money;
pub mod system;
pub mod upgrades;
