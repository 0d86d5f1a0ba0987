// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the call, of the removal and of the invariants.

mod anchor_invoice;
mod properties;
mod removal;
mod try_state;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, weights::Weight},
	sp_runtime::DispatchError,
};

fn credit(series: Series, number: u32) -> Document {
	Document::Credit(DocumentId { series, number })
}
