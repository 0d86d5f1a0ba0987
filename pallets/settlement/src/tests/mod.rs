// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the books, of their removal and of the invariants.

mod adjustments;
mod booking;
mod properties;
mod removal;
mod try_state;
mod types;

use crate::{mock::*, *};
use polkadot_sdk::{frame_support::weights::Weight, sp_runtime::DispatchError};
use smartcharge_primitives::{AdjustPositions, Interval, OnFlow, Side};

fn taken(quarters: [u64; 4]) -> Option<Position> {
	Some(quarters.map(|taken| Quarter { taken, fed: 0 }))
}
