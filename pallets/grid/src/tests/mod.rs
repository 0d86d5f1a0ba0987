// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the calls and of the invariants.

mod areas;
mod create_area;
mod genesis;
mod properties;
mod report_loading;
mod set_allocation;
mod set_operator;
mod set_tariff;
mod try_state;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{AreaId, GridTariff, Price};

fn governance() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn dso() -> RuntimeOrigin {
	RuntimeOrigin::signed(DSO)
}

fn other_dso() -> RuntimeOrigin {
	RuntimeOrigin::signed(OTHER_DSO)
}

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}
