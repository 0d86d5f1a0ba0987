// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The bytes that a meter signs.

use crate::payload::{payload, DOMAIN, LENGTH};
use proptest::prelude::*;
use smartcharge_primitives::MeterReading;

#[test]
fn is_what_the_documentation_says_byte_for_byte() {
	let mut genesis = [0xAB; 32];
	genesis[0] = 0x01;
	genesis[31] = 0xFF;
	let reading = MeterReading { at: 0x1112_1314_1516_1718, register: 0x2122_2324_2526_2728 };
	let mut expected = b"smartcharge:reading:v1".to_vec();
	expected.push(0x01);
	expected.extend([0xAB; 30]);
	expected.push(0xFF);
	expected.extend([0x04, 0x03, 0x02, 0x01]);
	expected.extend([0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]);
	expected.extend([0x28, 0x27, 0x26, 0x25, 0x24, 0x23, 0x22, 0x21]);
	assert_eq!(payload(&genesis, 0x0102_0304, reading), expected);
	assert_eq!(expected.len(), LENGTH);
}

proptest! {
	#[test]
	fn is_the_scale_encoding_behind_domain_and_genesis(
		genesis: [u8; 32], meter: u32, at: u64, register: u64,
	) {
		use codec::Encode;
		let expected = (DOMAIN, genesis, meter, at, register).encode();
		prop_assert_eq!(payload(&genesis, meter, MeterReading { at, register }), expected);
	}
}
