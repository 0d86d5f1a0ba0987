// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the call, of the ledger and of the invariants.

mod collect;
mod incur;
mod pay;
mod properties;
mod try_state;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{Balance, DebtKind, Debts as _};

const KIND: DebtKind = DebtKind::Charging;

fn alice() -> RuntimeOrigin {
	RuntimeOrigin::signed(ALICE)
}

/// Lets Alice owe `amount` to the operator.
fn owe(amount: Balance) {
	Debts::incur(&ALICE, &CSO, KIND, amount);
}
