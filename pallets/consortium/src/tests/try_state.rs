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

fn record(member: u64) -> ValidatorRecord<u64> {
	ValidatorRecord { member, since: 0 }
}

fn seats(validators: &[u64]) -> SeatsOf<Test> {
	let seat = |validator: &u64| {
		System::inc_providers(validator);
		Seat { validator: *validator, member: CSO, keys: hash(0) }
	};
	validators.iter().map(seat).collect::<Vec<_>>().try_into().unwrap()
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
		broken(|| (0..6).for_each(|one| Validators::<Test>::insert(one, record(CSO)))),
		"INV3: there are too many validators"
	);
}

#[test]
fn try_state_detects_a_validator_of_a_stranger() {
	assert_eq!(
		broken(|| Validators::<Test>::insert(50, record(STRANGER))),
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
	let missing = "INV6: the account of a participant or validator lacks a provider";
	assert_eq!(broken(|| drop(System::dec_providers(&DRIVER))), missing);
	// One that is both needs two.
	let driver = DriverRecord { registrar: CSO, contract_hash: hash(1) };
	assert_eq!(broken(|| Drivers::<Test>::insert(DSO, driver)), missing);
	assert_eq!(broken(|| Validators::<Test>::insert(50, record(CSO))), missing);
	assert_eq!(broken(|| Validators::<Test>::insert(DSO, record(CSO))), missing);
	let lost = || {
		NextSet::<Test>::put(seats(&[50]));
		let _ = System::dec_providers(&50);
	};
	assert_eq!(broken(lost), missing);
}

#[test]
fn try_state_detects_a_set_out_of_order() {
	let message = "INV7: the validators of a session are not in order";
	assert_eq!(broken(|| NextSet::<Test>::put(seats(&[51, 50]))), message);
	assert_eq!(broken(|| CurrentSet::<Test>::put(seats(&[50, 50]))), message);
}

#[test]
fn try_state_detects_another_set_than_the_session_has() {
	assert_eq!(
		broken(|| CurrentSet::<Test>::put(seats(&[50]))),
		"INV8: other validators than planned take part in the session"
	);
}

#[test]
fn try_state_detects_motions_of_a_stranger() {
	let motion = || MotionsOf::<Test>::truncate_from(vec![Motion { hash: hash(1), index: 0 }]);
	assert_eq!(
		broken(|| Motions::<Test>::insert(STRANGER, motion())),
		"INV11: an account that is no member has motions"
	);
}

#[test]
fn try_state_detects_a_row_without_motions() {
	assert_eq!(
		broken(|| Motions::<Test>::insert(CSO, MotionsOf::<Test>::default())),
		"INV11: a row lists no motion"
	);
}

#[test]
fn try_state_detects_a_set_of_the_future() {
	assert_eq!(
		broken(|| SetSince::<Test>::put(2)),
		"INV11: validators are in charge since a block of the future"
	);
}

#[test]
fn try_state_detects_a_pool_with_more_used_than_it_has() {
	let row = |used| AllowanceUse { used, at: 1 };
	assert_eq!(
		broken(|| Pools::<Test>::insert(CSO, row(PoolAllowance::get() + 1))),
		"INV5: more is used than the pool"
	);
	assert_eq!(
		broken(|| Pools::<Test>::insert(CSO, row(0))),
		"INV5: a row says that nothing is used"
	);
}

#[test]
fn try_state_detects_a_stay_without_an_end() {
	let message = "INV9: a stay has no end, or an end no stay";
	assert_eq!(
		broken(|| {
			Consortium::keep_delegate(&STRANGER, &CSO);
			let _ = Expiries::<Test>::clear(u32::MAX, None);
		}),
		message
	);
	let end = |stay| Expiries::<Test>::insert(OrderedBlock::new(7), (stay, STRANGER), ());
	assert_eq!(broken(|| end(Stay::Delegate)), message);
	assert_eq!(broken(|| end(Stay::Former)), message);
	assert_eq!(
		broken(|| {
			Consortium::take_up_former(&STRANGER);
			insert_member(STRANGER, "Back", &[Role::Brp]);
		}),
		"INV9: a participant is a former one"
	);
}

#[test]
fn try_state_detects_a_wrong_number_of_stays() {
	assert_eq!(
		broken(|| DelegatesOf::<Test>::insert(CSO, 1)),
		"INV10: the number of accounts that act for a participant is wrong"
	);
	assert_eq!(
		broken(|| FormerOf::<Test>::insert(CSO, 1)),
		"INV10: the number of former participants of a registrar is wrong"
	);
	let most = u64::from(MaxFormer::get());
	assert_eq!(
		broken(|| (100..102 + most).for_each(|who| {
			System::inc_providers(&who);
			Consortium::leave(&who, CSO);
		})),
		"INV10: a registrar has too many former participants"
	);
}
