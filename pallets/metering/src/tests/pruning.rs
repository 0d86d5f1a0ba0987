// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Meters that are not approved in time are removed.

use crate::{
	mock::*, Error, Event, Keys, MeterStatus, Meters, NextMeterId, RefusalReason, Reviewed,
	WeightInfo,
};
use polkadot_sdk::frame_support::{assert_ok, traits::Hooks, weights::Weight};
use smartcharge_primitives::{MeterId, OrderedMeterId};

fn idle(limit: Weight) {
	let used = Metering::on_idle(System::block_number(), limit);
	assert!(used.all_lte(limit));
	assert_ok!(Metering::do_try_state());
}

fn ids() -> Vec<MeterId> {
	Meters::<Test>::iter_keys().map(|key| key.id()).collect()
}

fn exists(id: MeterId) -> bool {
	Meters::<Test>::contains_key(OrderedMeterId::new(id))
}

#[test]
fn audit_m13_meters_that_nobody_approves_leave() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let pending = pending_meter(&device, STATION);
		let rejected = pending_meter(&Device::sr25519(2), STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), rejected));
		assert_eq!(status(rejected), MeterStatus::Rejected);
		let active = active_meter(&Device::sr25519(3), STATION);
		let suspended = active_meter(&Device::sr25519(4), STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), suspended));
		set_time(NOW + 1);
		let later = pending_meter(&Device::sr25519(5), STATION);
		set_time(NOW + APPROVAL_PERIOD - 1);
		idle(Weight::MAX);
		assert_eq!((ids().len(), Reviewed::<Test>::get()), (5, pending));
		System::reset_events();
		set_time(NOW + APPROVAL_PERIOD);
		idle(Weight::MAX);
		assert_eq!(ids(), [active, suspended, later]);
		assert_eq!(Reviewed::<Test>::get(), later);
		assert_eq!(Removed::get(), [pending, rejected]);
		System::assert_has_event(Event::MeterRemoved { meter: rejected }.into());
		assert_eq!(submit_one(device.read(pending, NOW, 1)), Err(RefusalReason::UnknownMeter));
		assert_eq!(
			approve(pending, &device, None).map_err(|error| error.error),
			Err(Error::<Test>::UnknownMeter.into())
		);
		// Those that were approved once stay, whatever becomes of them.
		set_time(NOW + 10 * APPROVAL_PERIOD);
		idle(Weight::MAX);
		assert_eq!(ids(), [active, suspended]);
		assert_eq!(Reviewed::<Test>::get(), NextMeterId::<Test>::get());
		assert_eq!(Keys::<Test>::iter().count(), 1);
		// The id is never given again.
		let next = pending_meter(&device, STATION);
		assert_eq!(next, later + 1);
	});
}

/// Whatever a driver registers is gone after the period: nothing adds up.
#[test]
fn audit_m13_registrations_do_not_add_up() {
	ExtBuilder::default().build_and_execute(|| {
		for round in 0..5 {
			set_time(NOW + round * APPROVAL_PERIOD);
			idle(Weight::MAX);
			for number in 0..4 {
				pending_meter(&Device::sr25519(number), STATION);
			}
			assert_eq!(ids().len(), 4);
		}
	});
}

#[test]
fn a_meter_that_is_approved_at_last_stays() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let id = pending_meter(&device, STATION);
		assert_ok!(Metering::suspend_meter(RuntimeOrigin::signed(DSO), id));
		set_time(NOW + APPROVAL_PERIOD);
		assert_ok!(approve(id, &device, None));
		assert_eq!(meter(id).since, 0);
		idle(Weight::MAX);
		assert!(exists(id));
		assert_eq!(status(id), MeterStatus::Active);
	});
}

#[test]
fn meters_leave_over_many_blocks() {
	ExtBuilder::default().build_and_execute(|| {
		for number in 0..6 {
			pending_meter(&Device::sr25519(number), STATION);
		}
		set_time(NOW + APPROVAL_PERIOD);
		idle(Weight::zero());
		let one = <() as WeightInfo>::review_meter() + <() as WeightInfo>::remove_meter();
		for left in [4, 2, 0] {
			idle(<() as WeightInfo>::on_idle_base() + one * 2);
			assert_eq!(ids().len(), left);
		}
	});
}
