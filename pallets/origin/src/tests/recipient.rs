// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Who gets the surplus.

use crate::{mock::*, Error, Event, MAX_FORMER};
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

#[test]
fn surplus_belongs_to_the_recipient_of_its_interval() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let recipients = [SUPPLIER, OWNER, DRIVER, OWNER];
		for (number, recipient) in (0..).zip(recipients) {
			set_time(interval(number));
			// The last one of an interval counts, for all of it.
			assert_ok!(Origin::set_recipient(signed(OWNER), id, OTHER_DRIVER));
			assert_ok!(Origin::set_recipient(signed(OWNER), id, recipient));
			produce(SOLAR_METER, interval(number + 1), 100);
		}
		close_until(3);
		for (number, recipient) in (0..).zip(recipients) {
			assert_eq!(held(recipient, id, number), (100, 0));
			assert_eq!(held_of(id, interval(number)), 100);
		}
	});
}

#[test]
fn so_many_recipients_are_remembered() {
	ExtBuilder.build_and_execute(|| {
		let id = active(SOLAR_METER);
		let changes = i64::from(MAX_FORMER) + 3;
		for number in 1..=changes {
			set_time(interval(number));
			let recipient = match number {
				3 => OWNER,
				_ if number == changes => DRIVER,
				_ => OTHER_DRIVER,
			};
			assert_ok!(Origin::set_recipient(signed(OWNER), id, recipient));
		}
		let source = source(id);
		assert_eq!(source.former.len(), MAX_FORMER as usize);
		let of = |number| *source.recipient_of(interval(number));
		assert_eq!([of(0), of(3), of(4)], [OWNER, OWNER, OTHER_DRIVER]);
		assert_eq!([of(changes - 1), of(changes), of(changes + 1)], [OTHER_DRIVER, DRIVER, DRIVER]);
	});
}
