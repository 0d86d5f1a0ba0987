// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the records look like outside of the chain.

use crate::{mock::*, DueKey, Phase, SourceStatus, Support};
use codec::Encode;
use polkadot_sdk::frame_support::traits::Hooks;

#[test]
fn codec_indices_are_fixed() {
	let supports =
		[Support::None, Support::Investment, Support::Production, Support::Both, Support::Unknown];
	assert_eq!(supports.map(|support| support.encode()[0]), [0, 1, 2, 3, 4]);
	let status = [SourceStatus::Pending, SourceStatus::Active, SourceStatus::Suspended];
	assert_eq!(status.map(|status| status.encode()[0]), [0, 1, 2]);
	let phases = [Phase::Open, Phase::Certifying { last: None }, Phase::Closed];
	assert_eq!(phases.map(|phase| phase.encode()[0]), [0, 1, 2]);
}

#[test]
fn keys_of_what_is_due_are_in_order_of_time() {
	let keys = [(0, 7), (1, 0), (255, 9), (256, 1), (256, 256), (NOW, 0), (u64::MAX, u32::MAX)];
	let encoded = keys.map(|(interval, source)| DueKey::new(interval, source).encode());
	assert!(encoded.is_sorted());
	for (interval, source) in keys {
		let key = DueKey::new(interval, source);
		assert_eq!((key.interval(), key.source()), (interval, source));
	}
}

#[test]
fn the_configuration_is_sane() {
	<Origin as Hooks<u64>>::integrity_test();
}
