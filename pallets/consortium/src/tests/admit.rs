// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

const NEW: u64 = 4;

fn admit(account: u64, title: &str, of: &[Role]) -> polkadot_sdk::sp_runtime::DispatchResult {
	Consortium::admit(RuntimeOrigin::root(), account, name(title), roles(of))
}

#[test]
fn a_member_is_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(NEW, "Bank", &[Role::Custodian, Role::Brp]));
		assert!(Consortium::has_role(&NEW, Role::Custodian));
		assert!(Consortium::has_role(&NEW, Role::Brp));
		assert!(!Consortium::has_role(&NEW, Role::Cso));
		assert_eq!(System::providers(&NEW), 1);
		assert_eq!(Collective::members(), [CSO, DSO, SUPPLIER, NEW]);
		System::assert_last_event(
			Event::MemberAdmitted {
				account: NEW,
				name: name("Bank"),
				roles: roles(&[Role::Custodian, Role::Brp]),
			}
			.into(),
		);
	});
}

#[test]
fn the_collective_stays_sorted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(0, "First", &[Role::Brp]));
		assert_eq!(Collective::members(), [0, CSO, DSO, SUPPLIER]);
	});
}

#[test]
fn only_governance_admits() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(CSO), RuntimeOrigin::none()] {
			assert_noop!(
				Consortium::admit(origin, NEW, name("Bank"), roles(&[Role::Custodian])),
				BadOrigin
			);
		}
	});
}

#[test]
fn refuses_an_empty_name() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(admit(NEW, "", &[Role::Brp]), Error::<Test>::EmptyName);
		assert_noop!(admit(NEW, " \t", &[Role::Brp]), Error::<Test>::EmptyName);
	});
}

#[test]
fn refuses_a_name_that_is_no_text() {
	ExtBuilder::default().build_and_execute(|| {
		let name = vec![0xff].try_into().unwrap();
		assert_noop!(
			Consortium::admit(RuntimeOrigin::root(), NEW, name, roles(&[Role::Brp])),
			Error::<Test>::NameNotUtf8
		);
	});
}

#[test]
fn the_longest_name_fits() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(Name::try_from(vec![b'n'; 65]).is_err());
		assert_ok!(admit(NEW, &"n".repeat(64), &[Role::Brp]));
	});
}

#[test]
fn refuses_a_member_without_role() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(admit(NEW, "Idle", &[]), Error::<Test>::NoRoles);
	});
}

#[test]
fn refuses_a_second_admission() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(admit(CSO, "Again", &[Role::Brp]), Error::<Test>::AlreadyMember);
	});
}

#[test]
fn takes_members_up_to_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		for account in 4..=6 {
			assert_ok!(admit(account, "Another", &[Role::Brp]));
		}
		assert_eq!(Members::<Test>::count(), MaxMembers::get());
		assert_noop!(admit(7, "Too many", &[Role::Brp]), Error::<Test>::TooManyMembers);
	});
}

#[test]
fn a_driver_can_become_a_member() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(DRIVER, "Private host", &[Role::Cso]));
		assert!(Consortium::is_driver(&DRIVER));
		assert_eq!(System::providers(&DRIVER), 2);
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(MemberAllowance::get()));
	});
}

#[test]
fn what_a_driver_used_it_has_used_as_a_member() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(take(DRIVER, 600).ok_or(()));
		System::set_block_number(11);
		assert_ok!(admit(DRIVER, "Private host", &[Role::Cso]));
		let used = 600 - 10 * DriverRecovery::get();
		assert_eq!(Consortium::allowance_left(&DRIVER), Some(MemberAllowance::get() - used));
	});
}
