// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::sp_runtime::DispatchError::BadOrigin;

fn file(from: Ptu, values: &[i64]) -> polkadot_sdk::frame_support::dispatch::DispatchResult {
	Settlement::file_programme(signed(BRP), AREA, from, values.to_vec())
}

fn programme(hour: Hour) -> Option<Programme> {
	Programmes::<Test>::get((HourKey::new(hour), AreaKey::new(AREA), BRP))
}

#[test]
fn values_count_until_their_gate_closes() {
	execute(|| {
		let hour = hour_of(NOW) + 1;
		let first = first_ptu(hour);
		assert_ok!(file(first + 2, &[-5, 6, 7]));
		System::assert_last_event(
			Event::ProgrammeFiled { brp: BRP, area: AREA, from: first + 2, ptus: 3 }.into(),
		);
		let filed = Programme { revision: 1, wh: [None, None, Some(-5), Some(6)], at: NOW };
		assert_eq!(programme(hour), Some(filed));
		assert_eq!(programme(hour + 1).unwrap().wh, [Some(7), None, None, None]);
		// A revision changes what it names.
		set_time(NOW + HOUR);
		assert_ok!(file(first, &[1, 2, 3]));
		let wh = [Some(1), Some(2), Some(3), Some(6)];
		assert_eq!(programme(hour), Some(Programme { revision: 2, wh, at: NOW + HOUR }));
	});
}

#[test]
fn a_programme_of_a_long_day_fits() {
	execute(|| {
		assert_ok!(file(first_ptu(hour_of(NOW) + 1), &[1; 100]));
		assert_eq!(Programmes::<Test>::iter().count(), 25);
	});
}

#[test]
fn programmes_are_refused() {
	execute(|| {
		let first = first_ptu(hour_of(NOW));
		assert_noop!(Settlement::file_programme(signed(SUPPLIER), AREA, first, vec![1]), BadOrigin);
		assert_noop!(
			Settlement::file_programme(signed(BRP), 7, first, vec![1]),
			Error::<Test>::UnknownArea
		);
		assert_noop!(file(first, &[]), Error::<Test>::NoValues);
		assert_noop!(file(first, &[1; 101]), Error::<Test>::TooManyPtus);
		assert_noop!(file(first + 7 * 96 + 1, &[1]), Error::<Test>::TooFarAhead);
		assert_ok!(file(first + 7 * 96, &[1]));
		assert_noop!(file(first + 7 * 96, &[1, 1]), Error::<Test>::TooFarAhead);
		assert_noop!(file(Ptu::MAX, &[1, 1]), Error::<Test>::TooFarAhead);
		let most = MAX_VOLUME as i64;
		assert_noop!(file(first, &[most + 1]), Error::<Test>::VolumeTooHigh);
		assert_noop!(file(first, &[-most - 1]), Error::<Test>::VolumeTooHigh);
		assert_noop!(file(first, &[i64::MIN]), Error::<Test>::VolumeTooHigh);
		assert_ok!(file(first, &[-most]));
	});
}

/// What flowed is known when a quarter has begun: nothing is filed then.
#[test]
fn selfish_a_programme_after_the_fact_is_refused() {
	execute(|| {
		let first = first_ptu(hour_of(NOW));
		assert_ok!(file(first, &[1]));
		assert_noop!(file(first - 1, &[1, 1, 1]), Error::<Test>::GateClosed);
		set_time(NOW + 1);
		assert_noop!(file(first, &[2]), Error::<Test>::GateClosed);
		assert_ok!(file(first + 1, &[2]));
		assert_eq!(programme(hour_of(NOW)).unwrap().wh, [Some(1), Some(2), None, None]);
	});
}
