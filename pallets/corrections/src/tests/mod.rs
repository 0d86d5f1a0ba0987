// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Tests of corrections, of disputes, of the clock and of the invariants.

mod bill;
mod correct;
mod dispute_line;
mod disputes;
mod golden;
mod properties;
mod recorded;
mod removal;
mod selfish;
mod try_state;

use crate::{mock::*, types::State, *};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo, weights::Weight,
	},
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use smartcharge_primitives::{money::energy_cost, trail::Line, Balance, DebtKind};

fn correct_by(
	who: AccountId,
	lines: &[Line<AccountId>],
	changes: Changes,
	reason: Reason,
) -> DispatchResultWithPostInfo {
	Disputing::correct(signed(who), PROCESS, lines.to_vec(), changes, reason, evidence())
}

/// The DSO corrects the settled line.
fn correct(changes: Changes) -> DispatchResultWithPostInfo {
	correct_by(DSO, &[settled()], changes, Reason::MeterFault)
}

/// The driver or a payee disputes the settled line.
fn dispute(who: AccountId, excess: Excess) -> DispatchResult {
	Disputing::dispute_line(signed(who), PROCESS, 0, excess, vec![settled()], evidence())
}

/// A result without the weight that was used.
fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

fn accept(who: AccountId, id: CorrectionId) -> DispatchResult {
	plain(Disputing::accept_correction(signed(who), id))
}

fn reject(who: AccountId, id: CorrectionId) -> DispatchResult {
	plain(Disputing::reject_correction(signed(who), id))
}

fn lapse(who: AccountId, id: CorrectionId) -> DispatchResult {
	plain(Disputing::lapse_correction(signed(who), id))
}

fn answer(who: AccountId, id: DisputeId) -> DispatchResult {
	plain(Disputing::answer_dispute(signed(who), id, Answer::Contest(evidence())))
}

fn concede(who: AccountId, id: DisputeId) -> DispatchResult {
	plain(Disputing::answer_dispute(signed(who), id, Answer::Concede))
}

fn stage(id: DisputeId) -> Stage<AccountId> {
	Disputes::<Test>::get(id).unwrap().stage
}

/// Names the arbiters, has `who` contest, and returns those that were drawn.
fn drawn(who: AccountId, id: DisputeId) -> Vec<AccountId> {
	let ready = ARBITERS.to_vec().try_into().unwrap();
	assert_ok!(Disputing::set_arbiters(RuntimeOrigin::root(), ready));
	assert_ok!(answer(who, id));
	pass(DRAW_DELAY);
	let Stage::Hearing(arbiters) = stage(id) else { panic!("{:?}", stage(id)) };
	arbiters.into_iter().map(|arbiter| arbiter.who).collect()
}

fn rule(who: AccountId, id: DisputeId, part: u16) -> DispatchResult {
	Disputing::rule_dispute(signed(who), id, part)
}

fn has_event(event: Event<Test>) -> bool {
	let event = RuntimeEvent::from(event);
	System::events().iter().any(|record| record.event == event)
}
