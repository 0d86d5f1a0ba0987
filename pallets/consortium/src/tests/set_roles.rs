// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn roles_are_replaced() {
	ExtBuilder::default().build_and_execute(|| {
		let (old, new) =
			(roles(&[Role::Supplier, Role::Brp]), roles(&[Role::Brp, Role::Custodian]));
		assert_ok!(Consortium::set_roles(RuntimeOrigin::root(), SUPPLIER, new.clone()));
		assert!(!Consortium::has_role(&SUPPLIER, Role::Supplier));
		assert!(Consortium::has_role(&SUPPLIER, Role::Brp));
		assert!(Consortium::has_role(&SUPPLIER, Role::Custodian));
		assert_eq!(Members::<Test>::get(SUPPLIER).unwrap().name, name("Supplier"));
		assert_eq!(Members::<Test>::count(), 3);
		System::assert_last_event(Event::RolesChanged { account: SUPPLIER, old, new }.into());
	});
}

#[test]
fn a_member_can_have_all_roles() {
	ExtBuilder::default().build_and_execute(|| {
		let all = roles(&[Role::Cso, Role::Dso, Role::Supplier, Role::Brp, Role::Custodian]);
		assert_ok!(Consortium::set_roles(RuntimeOrigin::root(), CSO, all.clone()));
		assert_eq!(Members::<Test>::get(CSO).unwrap().roles, all);
	});
}

#[test]
fn only_governance_sets_roles() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Consortium::set_roles(RuntimeOrigin::signed(CSO), CSO, roles(&[Role::Dso])),
			BadOrigin
		);
	});
}

#[test]
fn refuses_to_leave_a_member_without_role() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Consortium::set_roles(RuntimeOrigin::root(), CSO, roles(&[])),
			Error::<Test>::NoRoles
		);
	});
}

#[test]
fn refuses_roles_for_one_that_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		for account in [STRANGER, DRIVER] {
			assert_noop!(
				Consortium::set_roles(RuntimeOrigin::root(), account, roles(&[Role::Cso])),
				Error::<Test>::NotMember
			);
		}
	});
}
