// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What comes after the charge: numbers of invoices, corrections and disputes.

use super::{charging::RETENTION, governance::GovernanceOrigin, money::ConsortiumAccount};
#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Cast;
use crate::{
	Balances, Charging, Consortium, Debts, Grid, Invoices, Origin, Runtime, Settlement, Timestamp,
	TOKEN,
};
use pallet_consortium::{EnsureMember, EnsureParticipant};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{ConstU128, ConstU16, ConstU32, ConstU64},
	},
	sp_runtime::Permill,
};
use smartcharge_primitives::{Moment, MILLIS_PER_DAY, MILLIS_PER_HOUR};

parameter_types! {
	/// Part of a claim that a member stakes on it.
	pub const BondPart: Permill = Permill::from_percent(2);
}

/// How long lines can be corrected: 17 months.
const CORRECTION_LIMIT: Moment = 517 * MILLIS_PER_DAY;

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

impl pallet_corrections::Config for Runtime {
	type ParticipantOrigin = EnsureParticipant<Runtime>;
	type GovernanceOrigin = GovernanceOrigin;
	type Currency = Balances;
	type Time = Timestamp;
	type Participants = Consortium;
	type Grid = Grid;
	type Debts = Debts;
	type Records = Charging;
	type Processes = Charging;
	type Claims = Origin;
	type Positions = Settlement;
	type Refunds = Consortium;
	type Invoices = Invoices;
	type Unclaimed = ConsortiumAccount;
	type CorrectionLimit = ConstU64<CORRECTION_LIMIT>;
	type ConsentTime = ConstU64<{ 14 * MILLIS_PER_DAY }>;
	type OpenTime = ConstU64<{ 14 * MILLIS_PER_DAY }>;
	type AnswerTime = ConstU64<{ 5 * MILLIS_PER_DAY }>;
	// Thirty blocks, whose authors nobody chooses.
	type DrawDelay = ConstU64<{ MILLIS_PER_HOUR / 60 }>;
	type RulingTime = ConstU64<{ 10 * MILLIS_PER_DAY }>;
	type AppealTime = ConstU64<{ 5 * MILLIS_PER_DAY }>;
	type CouncilTime = ConstU64<{ 10 * MILLIS_PER_DAY }>;
	type MinBond = ConstU128<TOKEN>;
	type BondPart = BondPart;
	// A year of a household.
	type MaxInvoiceClaim = ConstU128<{ 10_000 * TOKEN }>;
	type MaxOpenDisputes = ConstU32<3>;
	// As long as records stay.
	type Lifetime = ConstU64<RETENTION>;
	type WeightInfo = pallet_corrections::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}
