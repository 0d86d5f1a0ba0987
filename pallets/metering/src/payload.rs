// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The bytes that a meter signs.
//!
//! | Offset | Length | Content |
//! | ---: | ---: | --- |
//! | 0 | 22 | [`DOMAIN`], ASCII |
//! | 22 | 32 | hash of the genesis block |
//! | 54 | 4 | id of the meter, `u32`, little endian |
//! | 58 | 8 | moment in ms since the Unix epoch, `u64`, little endian |
//! | 66 | 8 | register in Wh, `u64`, little endian |
//!
//! The domain keeps a signature from passing for one of another purpose, the genesis hash for one of
//! another chain, the id for one of another meter. Every part has a fixed length, so that no two
//! readings have the same bytes.

use alloc::vec::Vec;
use smartcharge_primitives::{MeterId, MeterReading};

/// What the payload begins with.
pub const DOMAIN: &[u8; 22] = b"smartcharge:reading:v1";

/// Length of the payload in bytes.
pub const LENGTH: usize = 74;

/// The bytes to sign for `reading` of `meter` on the chain with the `genesis` hash.
pub fn payload(genesis: &[u8; 32], meter: MeterId, reading: MeterReading) -> Vec<u8> {
	[
		DOMAIN.as_slice(),
		genesis.as_slice(),
		meter.to_le_bytes().as_slice(),
		reading.at.to_le_bytes().as_slice(),
		reading.register.to_le_bytes().as_slice(),
	]
	.concat()
}
