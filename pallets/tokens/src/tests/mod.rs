// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of the calls and of the invariants.

mod attest_reserve;
mod cancel_withdrawal;
mod deposit;
mod genesis;
mod iban;
mod migrations;
mod properties;
mod reject_withdrawal;
mod request_withdrawal;
mod settle_withdrawal;
mod try_state;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::fungible::{Inspect, Mutate},
	},
	pallet_balances,
	sp_runtime::DispatchError,
};
use smartcharge_primitives::Balance;

fn custodian() -> RuntimeOrigin {
	RuntimeOrigin::signed(CUSTODIAN)
}

fn auditor() -> RuntimeOrigin {
	RuntimeOrigin::signed(AUDITOR)
}

fn alice() -> RuntimeOrigin {
	RuntimeOrigin::signed(ALICE)
}

/// Requests a withdrawal of `amount` for Alice and gives its id.
fn request(amount: Balance) -> WithdrawalId {
	let id = NextWithdrawalId::<Test>::get();
	assert_ok!(Tokens::request_withdrawal(alice(), amount, reference("to Alice")));
	id
}
