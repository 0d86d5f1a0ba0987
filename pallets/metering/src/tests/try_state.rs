// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each broken invariant is found.

use crate::{mock::*, Interval, Keys, Meters, NextMeterId, Pallet, Reviewed};
use polkadot_sdk::frame_support::assert_ok;
use smartcharge_primitives::{MeterReading, Meters as _, OrderedMeterId, Purpose, MOST_SLACK};

fn assert_detects(message: &'static str, corrupt: impl FnOnce(u32)) {
	ExtBuilder::default().build().execute_with(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_eq!(Pallet::<Test>::do_try_state(), Ok(()));
		corrupt(id);
		assert_eq!(Pallet::<Test>::do_try_state(), Err(message.into()));
	});
}

#[test]
fn try_state_detects_an_orphan_key() {
	assert_detects("INV1: the keys differ from those of the meters", |id| {
		Keys::<Test>::insert(Device::sr25519(2).key(), id);
	});
}

#[test]
fn try_state_detects_a_missing_key() {
	assert_detects("INV1: the keys differ from those of the meters", |id| {
		Keys::<Test>::remove(meter(id).key);
	});
}

#[test]
fn try_state_detects_the_key_of_a_meter_that_is_not_approved() {
	assert_detects("INV1: the keys differ from those of the meters", |_| {
		let device = Device::sr25519(2);
		let pending = pending_meter(&device, STATION);
		Keys::<Test>::insert(device.key(), pending);
	});
}

#[test]
fn try_state_detects_a_shared_key() {
	assert_detects("INV1: a key belongs to two meters", |id| {
		let twin = active_meter(&Device::sr25519(2), STATION);
		Meters::<Test>::mutate(OrderedMeterId::new(twin), |twin| {
			twin.as_mut().unwrap().key = meter(id).key
		});
	});
}

#[test]
fn try_state_detects_an_id_beyond_the_next() {
	assert_detects("INV2: a meter has an id that was not given yet", |id| {
		NextMeterId::<Test>::put(id);
	});
}

#[test]
fn try_state_detects_a_reading_from_the_future() {
	assert_detects("INV3: a latest reading is in the future", |id| {
		let latest = Some(MeterReading { at: NOW + MAX_DRIFT + 1, register: 0 });
		Meters::<Test>::mutate(OrderedMeterId::new(id), |meter| {
			meter.as_mut().unwrap().latest = latest
		});
	});
}

#[test]
fn try_state_detects_an_interval_of_zero() {
	assert_detects("INV4: the metering interval is zero", |_| Interval::<Test>::put(0));
}

#[test]
fn try_state_detects_a_power_out_of_bounds() {
	for power in [0, MAX_POWER + 1] {
		assert_detects("INV5: the power of a connection is out of bounds", |id| {
			let purpose = Purpose::Station { power };
			Meters::<Test>::mutate(OrderedMeterId::new(id), |meter| {
				meter.as_mut().unwrap().purpose = purpose
			});
		});
	}
}

#[test]
fn try_state_detects_an_unknown_area() {
	assert_detects("INV6: the area of a meter is unknown", |id| {
		Meters::<Test>::mutate(OrderedMeterId::new(id), |meter| meter.as_mut().unwrap().area = 7);
	});
}

#[test]
fn try_state_detects_a_reading_that_nobody_records() {
	assert_detects("INV7: a latest reading is entrusted to a follower who has none", |id| {
		Metering::entrust(id);
	});
}

#[test]
fn try_state_detects_too_much_slack() {
	assert_detects("INV8: a meter has more slack than there can be", |id| {
		Metering::change_meter(id, |meter| meter.slack = MOST_SLACK + 1);
	});
}

#[test]
fn try_state_detects_more_power_than_can_have_flowed() {
	let message =
		"INV10: more power is behind a meter than can have flowed, or than its connection has";
	assert_detects(message, |id| Metering::change_meter(id, |meter| meter.highest -= 1));
	assert_detects(message, |id| Metering::change_meter(id, |meter| meter.highest += 1));
}

#[test]
fn try_state_detects_a_suspect_of_a_meter_that_accepts_none() {
	assert_detects("INV9: a meter remembers a suspect reading and accepts none", |id| {
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		Metering::change_meter(id, |meter| meter.suspect = Some(MeterReading::default()));
	});
}

#[test]
fn try_state_detects_a_meter_that_is_never_removed() {
	let message = "INV11: a meter that was never approved is behind the cursor, or has a process";
	assert_detects(message, |id| {
		let pending = pending_meter(&Device::sr25519(2), STATION);
		assert!(pending > id);
		Reviewed::<Test>::put(pending + 1);
	});
	assert_detects("INV11: more meters were reviewed than there are", |id| {
		Reviewed::<Test>::put(id + 2);
	});
}
