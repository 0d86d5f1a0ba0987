// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The trail of a process: one hash of all its settled steps, against which anybody can check the
//! lines of an invoice. Pure: no storage.
//!
//! The lines themselves are in events alone. Who kept them shows them, and [`prove`] says whether
//! they are all the lines of the process, as they were settled and in their order.
//!
//! # Encoding
//!
//! All numbers are little endian, as the codec writes them; negative ones are in two's complement.
//!
//! | Hash | BLAKE2b with 32 bytes of |
//! |---|---|
//! | of no line | `smartcharge:trail:v1` (ASCII, 20), genesis block's hash (32), process (`u64`) |
//! | of one line more | hash before it (32 bytes), the line |
//!
//! | Bytes of a line | Content |
//! |---|---|
//! | 4 | number of the step (`u32`) |
//! | 8, 8 | start and end of the station's time that was due, in ms (`u64`) |
//! | 1 | number of its parts, times 4 (the codec's compact form of numbers below 64) |
//! | for each part: 32 | supplier |
//! | 1 or 5 | source: `00`, or `01` and its id (`u32`) |
//! | 8, 8, 8 | energy, parts of it that are idle and not proven, in Wh (`u64`) |
//! | 8, 8 | supplier's price, DSO's price per kWh (`i64`) |
//! | 16 | amount for the supplier (`i128`) |
//! | 16 | amount for the DSO (`i128`) |
//! | 16, 16 | station's price per hour (`u128`), amount for the station (`i128`) |
//! | 16 | provisional reward (`u128`) |
//! | 16 | unpaid: owed beyond the escrow (`u128`) |

use crate::{Amount, Balance, Energy, Interval, Price, PricePerHour, ProcessId, SourceId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::traits::{BlakeTwo256, Hash},
};
use scale_info::TypeInfo;

/// What the hash of no line begins with: no other hash of the chain does.
const DOMAIN: &[u8; 20] = b"smartcharge:trail:v1";

/// Hash of the settled steps of a process.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Trail {
	/// Hash of all lines in their order.
	pub hash: H256,
	/// Number of the lines.
	#[codec(compact)]
	pub lines: u32,
}

/// A settled step.
///
/// Prices are in the smallest token unit per kWh or per hour; amounts are what was paid, in the
/// smallest token unit. Both are negative when a supplier or the DSO pays.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct Line<AccountId> {
	/// Number of the step.
	pub step: u32,
	/// The station's time that was due.
	pub time: Interval,
	/// Parts that one supplier served from one source, in order of time.
	pub parts: Vec<Part<AccountId>>,
	/// Paid to the DSO.
	pub to_dso: Amount,
	/// The station's price per hour.
	pub price_per_hour: PricePerHour,
	/// Paid to the operator of the station or its host.
	pub to_cso: Amount,
	/// Reward of a delivered response, which was provisional.
	pub reward: Balance,
	/// Owed beyond the escrow: to the suppliers in their order, then the DSO, then the station.
	pub unpaid: Balance,
}

/// A part of a settled step.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Part<AccountId> {
	/// The supplier.
	pub supplier: AccountId,
	/// The source; `None` is the supplier's grid mix.
	pub source: Option<SourceId>,
	/// Energy in Wh.
	pub energy: Energy,
	/// The last part of the energy, which flowed after the disconnect, in Wh: it is free.
	pub idle: Energy,
	/// The part of the energy before that, of which no reading shows that it flowed in the step, in
	/// Wh. If the two prices add up to less than nothing, the party that pays for it pays what the
	/// other one gets, and the driver gets nothing.
	pub unproven: Energy,
	/// The supplier's price per kWh that was due.
	pub price: Price,
	/// The DSO's price per kWh that was due.
	pub grid_price: Price,
	/// Paid to the supplier.
	pub amount: Amount,
}

impl Trail {
	/// The trail of a process that has no settled step, on the chain with this hash of the genesis
	/// block.
	pub fn new(genesis: &[u8], process: ProcessId) -> Self {
		let bytes = [&DOMAIN[..], genesis, &process.to_le_bytes()].concat();
		Self { hash: BlakeTwo256::hash(&bytes), lines: 0 }
	}

	/// Adds a line.
	pub fn add<AccountId: Encode>(&mut self, line: &Line<AccountId>) {
		self.hash = (self.hash, line).using_encoded(BlakeTwo256::hash);
		self.lines = self.lines.saturating_add(1);
	}
}

/// Whether `lines` are all lines of `process`, in their order, on the chain with the hash of the
/// genesis block `genesis`, given the `trail` of its charge detail record.
///
/// Takes one hash per line, and none when their number is wrong.
pub fn prove<AccountId: Encode>(
	trail: &Trail,
	genesis: &[u8],
	process: ProcessId,
	lines: &[Line<AccountId>],
) -> bool {
	if u32::try_from(lines.len()) != Ok(trail.lines) {
		return false;
	}
	let mut proved = Trail::new(genesis, process);
	lines.iter().for_each(|line| proved.add(line));
	proved == *trail
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::{collection::vec, prelude::*};

	type Account = [u8; 32];

	const GENESIS: [u8; 32] = [0x11; 32];
	const PROCESS: ProcessId = 7;

	fn part(
		supplier: u8,
		source: Option<SourceId>,
		energy: Energy,
		price: Price,
		amount: Amount,
	) -> Part<Account> {
		let (supplier, grid_price) = ([supplier; 32], 48_400);
		Part { supplier, source, energy, idle: 0, unproven: 0, price, grid_price, amount }
	}

	/// A step of three sources, a step at a price below zero with a reward, and one with numbers
	/// that need all of their bytes.
	fn lines() -> Vec<Line<Account>> {
		const START: u64 = 1_800_000_000_000;
		vec![
			Line {
				step: 0,
				time: Interval::new(START, START + 9_000_000),
				parts: vec![
					part(0xaa, Some(3), 4_321, 205_700, 888_829),
					part(0xaa, Some(4), 2_005, 181_500, 363_907),
					part(0xaa, None, 1_174, 278_300, 326_724),
				],
				to_dso: 363_000,
				price_per_hour: 290_400,
				to_cso: 726_000,
				reward: 0,
				unpaid: 0,
			},
			Line {
				step: 1,
				time: Interval::new(START + 9_000_000, START + 9_900_000),
				parts: vec![Part {
					idle: 100,
					unproven: 500,
					..part(0xbb, None, 2_000, -462_000, -671_000)
				}],
				to_dso: 91_960,
				price_per_hour: 290_400,
				to_cso: 72_600,
				reward: 150_000,
				unpaid: 0,
			},
			Line {
				step: 2,
				time: Interval::new(START + 9_900_000, START + 10_000_000),
				parts: vec![Part {
					grid_price: Price::MIN,
					..part(0xbb, Some(9), 1, 1 << 62, 10i128.pow(27))
				}],
				to_dso: -10i128.pow(20),
				price_per_hour: 0,
				to_cso: 0,
				reward: 0,
				unpaid: 1 << 64,
			},
		]
	}

	fn trail_of(lines: &[Line<Account>]) -> Trail {
		let mut trail = Trail::new(&GENESIS, PROCESS);
		lines.iter().for_each(|line| trail.add(line));
		trail
	}

	/// The hashes come from another implementation: `blake2b` of Python's `hashlib` over the bytes
	/// of the table above.
	#[test]
	fn golden_vectors() {
		let expected = [
			"79e710d5a16455835eae8580d8ca3c8d9331e6d498758f3ced734689ee2a66ed",
			"8660b55f3d259a7e83629de0c04f2d0259453ded4cb69a41a7efa6520fa2c630",
			"63dca65ab3b0d764ee7456f3a193d6f4b8faeb77a33b22496f77384d02e40a1c",
			"480039e067f104758866308f691659d76fa009cea4876e6583c9f78a99b3d36a",
		];
		for (count, hash) in expected.into_iter().enumerate() {
			let trail = trail_of(&lines()[..count]);
			assert_eq!(format!("{:?}", trail.hash), format!("0x{hash}"));
			assert_eq!(trail.lines as usize, count);
		}
	}

	#[test]
	fn the_bytes_of_a_line_are_those_of_the_table() {
		let line = &lines()[1];
		let mut bytes = Vec::new();
		bytes.extend(1u32.to_le_bytes());
		bytes.extend(1_800_009_000_000u64.to_le_bytes());
		bytes.extend(1_800_009_900_000u64.to_le_bytes());
		// One part.
		bytes.push(4);
		bytes.extend([0xbb; 32]);
		bytes.push(0);
		for energy in [2_000u64, 100, 500] {
			bytes.extend(energy.to_le_bytes());
		}
		for price in [-462_000i64, 48_400] {
			bytes.extend(price.to_le_bytes());
		}
		for amount in [-671_000i128, 91_960, 290_400, 72_600, 150_000, 0] {
			bytes.extend(amount.to_le_bytes());
		}
		assert_eq!(line.encode(), bytes);
	}

	#[test]
	fn a_chain_and_a_process_have_their_own_trails() {
		let trail = trail_of(&lines());
		assert!(prove(&trail, &GENESIS, PROCESS, &lines()));
		assert!(!prove(&trail, &[0x12; 32], PROCESS, &lines()));
		assert!(!prove(&trail, &GENESIS, PROCESS + 1, &lines()));
	}

	#[test]
	fn a_line_more_or_less_proves_nothing() {
		let all = lines();
		assert!(!prove(&trail_of(&all), &GENESIS, PROCESS, &all[..2]));
		assert!(!prove(&trail_of(&all[..2]), &GENESIS, PROCESS, &all));
		let mut miscounted = trail_of(&all);
		miscounted.lines = 2;
		assert!(!prove(&miscounted, &GENESIS, PROCESS, &all[..2]));
		assert!(prove(&trail_of(&[]), &GENESIS, PROCESS, &all[..0]));
	}

	fn any_line() -> impl Strategy<Value = Line<Account>> {
		let part = (any::<u8>(), any::<Option<u32>>(), any::<[u64; 3]>(), any::<[i64; 2]>())
			.prop_flat_map(|parts| (Just(parts), any::<i128>()))
			.prop_map(|((who, source, [energy, idle, unproven], [price, grid_price]), amount)| {
				Part { idle, unproven, grid_price, ..part(who, source, energy, price, amount) }
			});
		let amounts = (any::<i128>(), any::<u128>(), any::<i128>());
		(any::<u32>(), any::<(u64, u64)>(), vec(part, 0..4), amounts, any::<(u128, u128)>())
			.prop_map(|(step, (start, end), parts, amounts, (reward, unpaid))| Line {
				step,
				time: Interval::new(start, end),
				parts,
				to_dso: amounts.0,
				price_per_hour: amounts.1,
				to_cso: amounts.2,
				reward,
				unpaid,
			})
	}

	/// Changes one thing in one line.
	fn tamper(lines: &mut [Line<Account>], at: usize, what: usize, by: u32) {
		let line = &mut lines[at % lines.len()];
		let by = by.max(1);
		let part = line.parts.first_mut();
		match (what % 14, part) {
			(0, _) => line.step = line.step.wrapping_add(by),
			(1, _) => line.time.start = line.time.start.wrapping_add(by.into()),
			(2, _) => line.time.end = line.time.end.wrapping_add(by.into()),
			(3, Some(part)) => part.grid_price = part.grid_price.wrapping_add(by.into()),
			(13, Some(part)) => part.idle = part.idle.wrapping_add(by.into()),
			(12, Some(part)) => part.unproven = part.unproven.wrapping_add(by.into()),
			(4, _) => line.to_dso = line.to_dso.wrapping_add(by.into()),
			(5, _) => line.price_per_hour = line.price_per_hour.wrapping_add(by.into()),
			(6, _) => line.to_cso = line.to_cso.wrapping_add(by.into()),
			(7, _) => line.reward = line.reward.wrapping_add(by.into()),
			(8, Some(part)) => part.supplier[31] ^= 1,
			(9, Some(part)) => part.energy = part.energy.wrapping_add(by.into()),
			(10, Some(part)) => part.price = part.price.wrapping_add(by.into()),
			(11, Some(part)) => part.amount = part.amount.wrapping_add(by.into()),
			_ => line.unpaid = line.unpaid.wrapping_add(by.into()),
		}
	}

	proptest! {
		#[test]
		fn nothing_but_the_lines_proves(
			lines in vec(any_line(), 1..12), at in any::<usize>(), what in any::<usize>(), by: u32,
		) {
			let trail = trail_of(&lines);
			prop_assert!(prove(&trail, &GENESIS, PROCESS, &lines));
			let mut other = lines.clone();
			tamper(&mut other, at, what, by);
			prop_assert!(!prove(&trail, &GENESIS, PROCESS, &other));
			let mut swapped = lines.clone();
			swapped.rotate_left(1);
			prop_assert_eq!(prove(&trail, &GENESIS, PROCESS, &swapped), swapped == lines);
		}
	}
}
