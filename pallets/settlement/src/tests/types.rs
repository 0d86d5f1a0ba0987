// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{
	types::{day_of, start_of},
	AreaKey, HourKey,
};
use codec::Encode;
use proptest::prelude::*;
use smartcharge_primitives::{hour_of, MILLIS_PER_DAY, MILLIS_PER_HOUR};

#[test]
fn hours_and_days_count_from_the_epoch() {
	assert_eq!((hour_of(0), hour_of(MILLIS_PER_HOUR - 1), hour_of(MILLIS_PER_HOUR)), (0, 0, 1));
	assert_eq!((day_of(23), day_of(24)), (0, 1));
	assert_eq!(start_of(hour_of(5 * MILLIS_PER_DAY)), 5 * MILLIS_PER_DAY);
	assert_eq!(hour_of(u64::MAX), u32::MAX);
}

proptest! {
	#[test]
	fn keys_are_in_the_order_of_the_numbers(one: u32, other: u32) {
		let hours = (HourKey::new(one), HourKey::new(other));
		prop_assert_eq!(one.cmp(&other), hours.0.encode().cmp(&hours.1.encode()));
		prop_assert_eq!((hours.0.number(), AreaKey::new(other).number()), (one, other));
		prop_assert_eq!(AreaKey::new(one).encode(), one.to_be_bytes().to_vec());
	}
}
