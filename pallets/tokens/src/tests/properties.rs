// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls keep the invariants, and a refused call changes nothing.

use super::*;
use polkadot_sdk::{
	frame_support::dispatch::DispatchResult,
	sp_io::storage::root,
	sp_runtime::{traits::Zero, StateVersion},
};
use proptest::prelude::*;
use smartcharge_primitives::{testing::cases, Moment};
use std::collections::BTreeSet;

const ACCOUNTS: [AccountId; 6] = [CUSTODIAN, AUDITOR, ALICE, BOB, STRANGER, TREASURY];

#[derive(Clone, Debug)]
enum Op {
	Deposit { by: AccountId, who: AccountId, amount: Balance, reference: u8 },
	Attest { by: AccountId, amount: Balance },
	Request { by: AccountId, amount: Balance, reference: u8 },
	Settle { by: AccountId, id: WithdrawalId, reference: u8 },
	Reject { by: AccountId, id: WithdrawalId },
	Cancel { by: AccountId, id: WithdrawalId },
	Wait(Moment),
	Transfer { from: AccountId, to: AccountId, amount: Balance },
}

/// Text of a reference; zero stands for the empty one.
fn text(number: u8) -> Reference {
	reference(&if number.is_zero() { String::new() } else { format!("B{number}") })
}

fn account() -> impl Strategy<Value = AccountId> {
	prop::sample::select(&ACCOUNTS[..])
}

/// Nobody has the key of the treasury: it never sends, or dust could not go to it.
fn sender() -> impl Strategy<Value = AccountId> {
	prop::sample::select(&[CUSTODIAN, ALICE, BOB, STRANGER][..])
}

/// Mostly the custodian, who alone gets far.
fn custodian_mostly() -> impl Strategy<Value = AccountId> {
	prop_oneof![9 => Just(CUSTODIAN), 1 => account()]
}

/// Mostly the auditor, who alone gets far.
fn auditor_mostly() -> impl Strategy<Value = AccountId> {
	prop_oneof![9 => Just(AUDITOR), 1 => account()]
}

fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		8 => 0..6_000 as Balance,
		1 => 0..20 as Balance,
		1 => Just(Balance::MAX),
	]
}

fn reserve() -> impl Strategy<Value = Balance> {
	prop_oneof![9 => 15_000..40_000 as Balance, 1 => any::<Balance>()]
}

fn op() -> impl Strategy<Value = Op> {
	let reference = || 0..24u8;
	prop_oneof![
		3 => (custodian_mostly(), account(), amount(), reference())
			.prop_map(|(by, who, amount, reference)| Op::Deposit { by, who, amount, reference }),
		2 => (auditor_mostly(), reserve()).prop_map(|(by, amount)| Op::Attest { by, amount }),
		4 => (account(), amount(), reference())
			.prop_map(|(by, amount, reference)| Op::Request { by, amount, reference }),
		3 => (custodian_mostly(), 0..12u64, reference())
			.prop_map(|(by, id, reference)| Op::Settle { by, id, reference }),
		2 => (custodian_mostly(), 0..12u64).prop_map(|(by, id)| Op::Reject { by, id }),
		2 => (account(), 0..12u64).prop_map(|(by, id)| Op::Cancel { by, id }),
		1 => (0..CANCELLATION_PERIOD).prop_map(Op::Wait),
		2 => (sender(), account(), amount())
			.prop_map(|(from, to, amount)| Op::Transfer { from, to, amount }),
	]
}

fn apply(op: Op) -> DispatchResult {
	let signed = RuntimeOrigin::signed;
	match op {
		Op::Deposit { by, who, amount, reference } => {
			Tokens::deposit(signed(by), who, amount, text(reference))
		},
		Op::Attest { by, amount } => Tokens::attest_reserve(signed(by), amount),
		Op::Request { by, amount, reference } => {
			Tokens::request_withdrawal(signed(by), amount, text(reference))
		},
		Op::Settle { by, id, reference } => {
			Tokens::settle_withdrawal(signed(by), id, text(reference))
		},
		Op::Reject { by, id } => Tokens::reject_withdrawal(signed(by), id),
		Op::Cancel { by, id } => Tokens::cancel_withdrawal(signed(by), id),
		Op::Wait(time) => {
			ClockTime::mutate(|now| *now += time);
			Ok(())
		},
		Op::Transfer { from, to, amount } => frame_support::storage::with_storage_layer(|| {
			Balances::transfer_allow_death(signed(from), to, amount)
		}),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(64)))]

	#[test]
	fn random_calls_keep_the_invariants(ops in prop::collection::vec(op(), 1..60)) {
		ExtBuilder::default().reserve(30_000).build_and_execute(|| {
			// What an accountant outside of the chain would write down.
			let mut tokens = Tokens::issued();
			let mut used = BTreeSet::new();
			for op in ops {
				let before = root(StateVersion::V1);
				let pending = match &op {
					Op::Settle { id, .. } => Withdrawals::<Test>::get(id),
					_ => None,
				};
				if apply(op.clone()).is_ok() {
					match op {
						Op::Deposit { amount, reference, .. } => {
							tokens += amount;
							assert!(used.insert(reference), "a reference counted twice");
						},
						Op::Settle { reference, .. } => {
							tokens -= pending.unwrap().amount;
							assert!(used.insert(reference), "a reference counted twice");
						},
						_ => {},
					}
				} else {
					assert_eq!(before, root(StateVersion::V1), "refused, but changed: {op:?}");
				}
				let sum: Balance = ACCOUNTS.iter().map(Balances::total_balance).sum();
				assert_eq!(sum, tokens, "money was made or lost");
				assert!(tokens <= Tokens::reserve());
				Tokens::do_try_state().unwrap();
			}
		});
	}
}
