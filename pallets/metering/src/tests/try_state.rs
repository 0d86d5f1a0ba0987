// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Each broken invariant is found.

use crate::{mock::*, Interval, Keys, Meters, NextMeterId, Pallet};
use smartcharge_primitives::{MeterReading, Meters as _, OrderedMeterId, Purpose};

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
fn try_state_detects_a_missing_pending_key() {
	assert_detects("INV1: the keys differ from those of the meters", |id| {
		let key = Device::sr25519(2).key();
		Meters::<Test>::mutate(OrderedMeterId::new(id), |meter| {
			meter.as_mut().unwrap().pending_key = Some(key)
		});
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
	assert_detects("INV3: a latest reading lies in the future", |id| {
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
