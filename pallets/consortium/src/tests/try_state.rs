// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// Breaks a chain and gives what the check says.
fn broken(by: impl FnOnce()) -> &'static str {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Consortium::do_try_state());
		by();
		match Consortium::do_try_state() {
			Err(polkadot_sdk::sp_runtime::TryRuntimeError::Other(message)) => message,
			other => panic!("not found: {other:?}"),
		}
	})
}

fn insert_member(account: u64, title: &str, of: &[Role]) {
	Members::<Test>::insert(account, MemberRecord { name: name(title), roles: roles(of) });
	System::inc_providers(&account);
}

#[test]
#[should_panic(expected = "INV1")]
fn mock_detects_a_collective_out_of_step() {
	ExtBuilder::default().build_and_execute(|| insert_member(4, "Silent", &[Role::Brp]));
}

#[test]
fn try_state_detects_a_member_without_name() {
	assert_eq!(broken(|| insert_member(4, "", &[Role::Brp])), "INV2: a member has no name");
}

#[test]
fn try_state_detects_a_member_without_role() {
	assert_eq!(broken(|| insert_member(4, "Idle", &[])), "INV2: a member has no role");
}

#[test]
fn try_state_detects_too_many_members() {
	assert_eq!(
		broken(|| (4..8).for_each(|who| insert_member(who, "One", &[Role::Brp]))),
		"INV3: there are too many members"
	);
}

#[test]
fn try_state_detects_too_many_validators() {
	assert_eq!(
		broken(|| (0..5).for_each(|validator| Validators::<Test>::insert(validator, CSO))),
		"INV3: there are too many validators"
	);
}

#[test]
fn try_state_detects_a_validator_of_a_stranger() {
	assert_eq!(
		broken(|| Validators::<Test>::insert(50, STRANGER)),
		"INV4: a validator belongs to no member"
	);
}

#[test]
fn try_state_detects_an_allowance_of_a_stranger() {
	assert_eq!(
		broken(|| Allowances::<Test>::insert(STRANGER, AllowanceUse { used: 1, at: 1 })),
		"INV5: one that takes no part has used an allowance"
	);
}

#[test]
fn try_state_detects_more_used_than_allowed() {
	let used = DriverAllowance::get() + 1;
	assert_eq!(
		broken(|| Allowances::<Test>::insert(DRIVER, AllowanceUse { used, at: 1 })),
		"INV5: more is used than the allowance"
	);
}

#[test]
fn try_state_detects_an_idle_row() {
	assert_eq!(
		broken(|| Allowances::<Test>::insert(DRIVER, AllowanceUse { used: 0, at: 1 })),
		"INV5: a row says that nothing is used"
	);
}

#[test]
fn try_state_detects_a_missing_provider() {
	let missing = "INV6: the account of a participant lacks a provider";
	assert_eq!(broken(|| drop(System::dec_providers(&DRIVER))), missing);
	// One that is both needs two.
	let record = DriverRecord { registrar: CSO, contract_hash: hash(1) };
	assert_eq!(broken(|| Drivers::<Test>::insert(DSO, record)), missing);
}
