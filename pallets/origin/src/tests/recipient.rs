// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who gets the surplus.

use crate::{mock::*, Error, Event};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};

#[test]
fn the_owner_names_who_gets_the_surplus_from_now_on() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		produce(SOLAR_METER, interval(1), 500);
		close_until(0);
		assert_eq!((held(SUPPLIER, id, 0), held(OWNER, id, 0)), ((500, 0), (0, 0)));

		assert_ok!(Origin::set_recipient(signed(OWNER), id, OWNER));
		assert_last(Event::RecipientSet { source: id, recipient: OWNER });
		assert_eq!(source(id).recipient, OWNER);
		produce(SOLAR_METER, now() + MINUTE, 0);
		close_until(10);
		let sum = |who| (0..10).map(|number| held(who, id, number).0).sum::<u64>();
		assert_eq!((sum(SUPPLIER), sum(OWNER)), (500, 0));
		produce(SOLAR_METER, now() + 5 * MINUTE, 300);
		close_until(30);
		let sum = |who| (0..30).map(|number| held(who, id, number).0).sum::<u64>();
		assert_eq!((sum(SUPPLIER), sum(OWNER)), (500, 300));
	});
}

#[test]
fn refuses_others_and_strangers() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		for who in [SUPPLIER, DSO, DRIVER] {
			let refused = Origin::set_recipient(signed(who), id, OWNER);
			assert_noop!(refused, Error::<Test>::NotSourceOwner);
		}
		assert_noop!(Origin::set_recipient(signed(STRANGER), id, OWNER), DispatchError::BadOrigin,);
		assert_noop!(
			Origin::set_recipient(signed(OWNER), id, STRANGER),
			Error::<Test>::NotAParticipant,
		);
		assert_noop!(Origin::set_recipient(signed(OWNER), 99, OWNER), Error::<Test>::UnknownSource,);
	});
}
