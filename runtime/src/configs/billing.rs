// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What comes after the charge: numbers of invoices.

#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Cast;
use crate::{Runtime, Timestamp};
use pallet_consortium::EnsureMember;
use polkadot_sdk::frame_support::traits::{ConstU16, ConstU64};
use smartcharge_primitives::MILLIS_PER_DAY;

impl pallet_invoices::Config for Runtime {
	type MemberOrigin = EnsureMember<Runtime>;
	type Time = Timestamp;
	// Some for each brand of a member.
	type MaxSeries = ConstU16<1_000>;
	// Ten years, leap days included: longer than tax law has issuers keep the documents.
	type Lifetime = ConstU64<{ 3_653 * MILLIS_PER_DAY }>;
	type WeightInfo = pallet_invoices::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
