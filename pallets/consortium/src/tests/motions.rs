// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn motion(index: u32) -> Motion<<Test as polkadot_sdk::frame_system::Config>::Hash> {
	Motion { hash: hash(1), index }
}

#[test]
fn audit_m5_a_member_has_few_open_motions() {
	ExtBuilder::default().build_and_execute(|| {
		for index in 0..MAX_MOTIONS {
			assert_ok!(Consortium::count_motion(&CSO, motion(index), |_| true));
		}
		assert_noop!(
			Consortium::count_motion(&CSO, motion(MAX_MOTIONS), |_| true),
			Error::<Test>::TooManyMotions
		);
		// The others have their own.
		assert_ok!(Consortium::count_motion(&DSO, motion(MAX_MOTIONS), |_| true));
	});
}

#[test]
fn a_motion_that_has_ended_makes_room() {
	ExtBuilder::default().build_and_execute(|| {
		for index in 0..MAX_MOTIONS {
			assert_ok!(Consortium::count_motion(&CSO, motion(index), |_| true));
		}
		// The same call, proposed again, is another motion.
		assert_ok!(Consortium::count_motion(&CSO, motion(9), |motion| motion.index != 0));
		let listed: Vec<_> =
			Motions::<Test>::get(CSO).into_iter().map(|motion| motion.index).collect();
		assert_eq!(listed, [1, 9]);
	});
}
