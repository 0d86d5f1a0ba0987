// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Approval by the DSO.

use crate::{mock::*, Error, Event, Keys, MeterStatus, RefusalReason, WeightInfo};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, weights::Weight},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{Accepted, MeterReading, Meters as _};
use std::collections::BTreeMap;

#[test]
fn makes_a_pending_meter_active() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		assert_eq!(Keys::<Test>::get(device.key()), None);
		assert_ok!(approve(id, &device, None));
		System::assert_has_event(Event::MeterApproved { meter: id, key: device.key() }.into());
		System::assert_last_event(Event::NewBase { meter: id, base: None }.into());
		assert_eq!(status(id), MeterStatus::Active);
		assert_eq!(Keys::<Test>::get(device.key()), Some(id));
		// Readings of before a first approval are as good as any.
		assert_eq!(submit_one(device.read(id, NOW - HOUR, 7)), Ok(()));
	});
}

#[test]
fn makes_a_suspended_meter_active_again() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_ok!(approve(id, &device, None));
		assert_eq!(status(id), MeterStatus::Active);
		assert_eq!(Keys::<Test>::get(device.key()), Some(id));
	});
}

#[test]
fn puts_a_pending_key_in_force_and_frees_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let (old, new) = (Device::sr25519(1), Device::ed25519(1));
		let id = active_meter(&old, STATION);
		assert_ok!(rotate(id, &new));
		assert_eq!(Keys::<Test>::get(new.key()), None);
		assert_ok!(approve(id, &new, None));
		assert_eq!((meter(id).key, meter(id).pending_key), (new.key(), None));
		assert_eq!((Keys::<Test>::get(old.key()), Keys::<Test>::get(new.key())), (None, Some(id)));
		assert_ok!(approve(pending_meter(&old, STATION), &old, None));
	});
}

#[test]
fn is_for_the_operator_of_the_area_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		let by = |who| {
			Metering::approve_meter(RuntimeOrigin::signed(who), id, device.key(), None)
				.map_err(|error| error.error)
		};
		assert_noop!(by(OTHER_DSO), Error::<Test>::NotOperator);
		for who in [OWNER, GATEWAY, STRANGER] {
			assert_noop!(by(who), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_an_unknown_meter() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			approve(0, &Device::sr25519(1), None).map_err(|error| error.error),
			Error::<Test>::UnknownMeter
		);
	});
}

#[test]
fn refuses_when_there_is_nothing_to_approve() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_noop!(
			approve(id, &device, None).map_err(|error| error.error),
			Error::<Test>::NothingToApprove
		);
	});
}

#[test]
fn refuses_a_base_out_of_time() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		assert_eq!(submit_one(device.read(id, NOW - HOUR, 500)), Ok(()));
		let with = |at| {
			approve(id, &device, Some(MeterReading { at, register: 0 }))
				.map_err(|error| error.error)
		};
		assert_noop!(with(NOW + MAX_DRIFT + 1), Error::<Test>::BaseFromFuture);
		assert_noop!(with(NOW - MAX_AGE - 1), Error::<Test>::BaseTooOld);
		assert_noop!(with(NOW - HOUR), Error::<Test>::BaseNotNewer);
		assert_ok!(with(NOW - HOUR + 1));
		assert_ok!(with(NOW + MAX_DRIFT));
	});
}

#[test]
fn refuses_a_base_that_is_not_after_a_reading_that_the_follower_stores() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		Metering::entrust(id);
		let latest = MeterReading { at: NOW - 10, register: 9 };
		Entrusted::set(BTreeMap::from([(id, Accepted::base(latest))]));
		let with = |at| {
			approve(id, &device, Some(MeterReading { at, register: 0 }))
				.map_err(|error| error.error)
		};
		assert_noop!(with(NOW - 10), Error::<Test>::BaseNotNewer);
		assert_ok!(with(NOW - 9));
		assert!(!meter(id).entrusted, "the process has ended");
	});
}

#[test]
fn audit_m2_a_new_base_follows_a_replaced_wrapped_or_reset_register() {
	for register in [0, 999_999_999, 19_000] {
		ExtBuilder::default().build_and_execute(|| {
			let device = Device::sr25519(1);
			let id = active_meter(&device, STATION);
			assert_eq!(submit_one(device.read(id, NOW - HOUR, 500_000)), Ok(()));
			let base = MeterReading { at: NOW - HOUR / 2, register };
			assert_ok!(approve(id, &device, Some(base)));
			System::assert_last_event(Event::NewBase { meter: id, base: Some(base) }.into());
			assert_eq!(Rebased::get(), [id, id]);
			assert_eq!(meter(id).accepted(), Some(Accepted::base(base)));
			// The next reading is judged by it.
			let shows = |energy: u64| submit_one(device.read(id, NOW, register + energy));
			assert_eq!(shows(2_752), Err(RefusalReason::ImplausibleEnergy));
			assert_eq!(shows(2_751), Ok(()));
			let current = MeterReading { at: NOW, register: register + 2_751 };
			assert_eq!(Trace::get().last(), Some(&(id, Some(base), current)));
		});
	}
}

#[test]
fn audit_m2_what_flows_while_a_meter_is_suspended_counts_for_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = active_meter(&device, STATION);
		set_time(NOW - HOUR);
		assert_eq!(submit_one(device.read(id, NOW - HOUR, 1_000)), Ok(()));
		Rebased::take();
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_eq!(Rebased::take(), [id]);
		set_time(NOW);
		assert_ok!(approve(id, &device, None));
		assert_eq!((Rebased::get(), meter(id).latest), (vec![id], None));
		// A reading of the time of the suspension would let its energy count.
		let early = device.read(id, NOW - 1, 4_000);
		assert_eq!(submit_one(early), Err(RefusalReason::NotNewer));
		assert_eq!(submit_one(device.read(id, NOW, 4_001)), Ok(()));
		let base = MeterReading { at: NOW, register: 4_001 };
		assert_eq!(Trace::get().last(), Some(&(id, None, base)));
	});
}

#[test]
fn audit_m3_another_key_than_the_named_one_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let [old, compared, slipped] = [1, 2, 3].map(Device::sr25519);
		let id = active_meter(&old, STATION);
		assert_ok!(rotate(id, &compared));
		// The owner is faster than the approval.
		assert_ok!(rotate(id, &slipped));
		assert_noop!(
			approve(id, &compared, None).map_err(|error| error.error),
			Error::<Test>::OtherKey
		);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		assert_noop!(
			approve(id, &compared, None).map_err(|error| error.error),
			Error::<Test>::OtherKey
		);
		// The key in force before can come into force again; the other one stays requested.
		assert_ok!(approve(id, &old, None));
		assert_eq!((meter(id).key, meter(id).pending_key), (old.key(), Some(slipped.key())));
	});
}

#[test]
fn audit_m3_a_key_belongs_to_the_meter_for_which_it_is_approved_first() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let [first, second] = [STATION; 2].map(|purpose| pending_meter(&device, purpose));
		assert_ok!(approve(second, &device, None));
		assert_noop!(
			approve(first, &device, None).map_err(|error| error.error),
			Error::<Test>::KeyInUse
		);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), second));
		assert_ok!(approve(first, &device, None));
		assert_noop!(
			approve(second, &device, None).map_err(|error| error.error),
			Error::<Test>::KeyInUse
		);
		// Neither rejecting nor suspending the one takes the key from the other.
		assert_ok!(rotate(second, &Device::sr25519(2)));
		assert_ok!(approve(second, &Device::sr25519(2), None));
		assert_eq!(Keys::<Test>::get(device.key()), Some(first));
		assert_eq!(submit_one(device.read(first, NOW, 1)), Ok(()));
	});
}

#[test]
fn audit_m2_no_id_and_no_key_is_dead_for_ever() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		// A rejected meter is approved after all, and its key is free until then.
		let rejected = pending_meter(&device, STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), rejected));
		let again = pending_meter(&device, STATION);
		assert_ok!(approve(again, &device, None));
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), again));
		assert_ok!(approve(rejected, &device, None));
		assert_eq!(submit_one(device.read(rejected, NOW, 1)), Ok(()));
		// Another device takes the id of a suspended meter over.
		assert_ok!(rotate(again, &Device::ed25519(2)));
		assert_ok!(approve(again, &Device::ed25519(2), None));
		assert_eq!(submit_one(Device::ed25519(2).read(again, NOW, 5)), Ok(()));
	});
}

#[test]
fn weighs_what_the_follower_consumed() {
	use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		let need = Weight::from_parts(10, 1);
		Needs::set(BTreeMap::from([(id, need)]));
		let (key, base) = (device.key(), None);
		let call = crate::Call::<Test>::approve_meter { meter: id, key, base };
		let approved = <() as WeightInfo>::approve_meter();
		assert_eq!(call.get_dispatch_info().call_weight, approved + Share::get());
		assert_eq!(approve(id, &device, None).unwrap().actual_weight, Some(approved + need));
		let call = crate::Call::<Test>::suspend_meter { meter: id };
		let suspended = <() as WeightInfo>::suspend_meter();
		assert_eq!(call.get_dispatch_info().call_weight, suspended + Share::get());
		let info = Metering::suspend_meter(RuntimeOrigin::signed(DSO), id).unwrap();
		assert_eq!(info.actual_weight, Some(suspended + need));
	});
}
