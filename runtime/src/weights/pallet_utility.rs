// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_utility`, measured: `scripts/weights.sh pallet_utility` writes this file.
//!
//! 2026-11-23, on Intel(R) Xeon(R) Processor: 50 steps, 20 repeats, by frame-omni-bencher on the
//! runtime's Wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(clippy::unnecessary_cast, reason = "the slopes of all components are written alike")]
#![allow(unused_imports, reason = "a pallet may need no storage")]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
	pallet_utility,
};

/// The weights with the storage of the runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	fn batch(c: u32, ) -> Weight {
		// Shortest: 3_497_000 ps.
		Weight::from_parts(13_421_444, 0)
			// Standard error: 4_968.
			.saturating_add(Weight::from_parts(2_511_918, 0).saturating_mul(c as u64))
	}
	fn as_derivative() -> Weight {
		// Shortest: 3_307_000 ps.
		Weight::from_parts(3_789_000, 0)
	}
	fn batch_all(c: u32, ) -> Weight {
		// Shortest: 3_293_000 ps.
		Weight::from_parts(3_497_000, 0)
			// Standard error: 8_682.
			.saturating_add(Weight::from_parts(2_908_153, 0).saturating_mul(c as u64))
	}
	fn dispatch_as() -> Weight {
		// Shortest: 4_430_000 ps.
		Weight::from_parts(5_040_000, 0)
	}
	fn force_batch(c: u32, ) -> Weight {
		// Shortest: 3_310_000 ps.
		Weight::from_parts(7_729_610, 0)
			// Standard error: 4_614.
			.saturating_add(Weight::from_parts(2_484_536, 0).saturating_mul(c as u64))
	}
	fn dispatch_as_fallible() -> Weight {
		// Shortest: 4_494_000 ps.
		Weight::from_parts(5_046_000, 0)
	}
	fn if_else() -> Weight {
		// Shortest: 5_929_000 ps.
		Weight::from_parts(6_666_000, 0)
	}
}
