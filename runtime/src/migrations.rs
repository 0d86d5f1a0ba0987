// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Migrations of the state from the released version to this one.
//!
//! Each pallet has the migrations of its own storage, and stands here in one line. The test
//! `snapshot` runs them on the states of the past. A migration leaves with the release after the
//! one that brought it.

use crate::{access::OwnAccounts, Runtime};

/// What the blocks after that migrate, while they contain no transactions.
pub type MultiBlock = ();

/// What the first block of this runtime migrates, in this order.
pub type SingleBlock = (
	pallet_consortium::migrations::V2<Runtime, OwnAccounts>,
	pallet_charging::migrations::V2<Runtime>,
);
