// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn corrections_leave_after_their_lifetime() {
	execute(|| {
		assert_ok!(correct(Changes::Energy(-1)));
		wait(DAY);
		assert_ok!(correct(Changes::Energy(-1)));
		pass(LIFETIME - DAY);
		assert_eq!(Corrections::<Test>::iter_keys().collect::<Vec<_>>(), [1]);
		assert!(Books::<Test>::get(PROCESS).unwrap().older);
		Disputing::do_try_state().unwrap();
		pass(DAY);
		assert_eq!(Corrections::<Test>::iter().count() + Books::<Test>::iter().count(), 0);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn disputes_leave_after_their_lifetime() {
	execute(|| {
		assert_ok!(dispute(OTHER_SUPPLIER, Excess::Energy(1)));
		pass(ANSWER_TIME);
		assert_ok!(dispute(ALICE, Excess::Energy(3_000)));
		pass(ANSWER_TIME);
		assert_eq!(Disputes::<Test>::iter().count(), 2);
		assert_eq!(Disputed::<Test>::iter().count(), 1);
		assert_eq!(OpenDisputesOf::<Test>::iter().count(), 0);
		pass(LIFETIME - 2 * DAY);
		assert_eq!((Disputes::<Test>::iter().count(), Disputed::<Test>::iter().count()), (1, 1));
		pass(2 * DAY + ANSWER_TIME);
		assert_eq!((Disputes::<Test>::iter().count(), Disputed::<Test>::iter().count()), (0, 0));
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		assert_eq!(Corrections::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_idle_block_ends_as_much_as_its_weight_allows() {
	execute(|| {
		for _ in 0..3 {
			assert_ok!(correct(Changes::Energy(-1)));
		}
		wait(LIFETIME + 1);
		let base = weights::SubstrateWeight::<Test>::on_idle_base();
		let worst = Disputing::deadline_weight();
		assert_eq!(idle(base - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(idle(base + worst - Weight::from_parts(1, 0)), base);
		assert_eq!(Corrections::<Test>::iter().count(), 3);
		let one = weights::SubstrateWeight::<Test>::end_dispute();
		assert_eq!(idle(base + worst + one), base + one * 2);
		assert_eq!(Corrections::<Test>::iter().count(), 1);
		assert_eq!(idle(Weight::MAX), base + one);
	});
}

#[test]
fn a_deadline_is_over_after_its_last_moment() {
	execute(|| {
		assert_ok!(dispute(ALICE, Excess::Energy(1_000)));
		wait(ANSWER_TIME);
		idle(Weight::MAX);
		assert_ok!(answer(SUPPLIER, 0));
	});
}
