// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A runtime with the pallet and its currency. Its neighbours are fakes that the tests change at
//! will.

use crate::{self as pallet_corrections, *};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU128, ConstU32, ConstU64, Hooks},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureRoot, EnsureSignedBy},
	pallet_balances,
	sp_core::H256,
	sp_io::TestExternalities,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		BuildStorage, Permill,
	},
};
use smartcharge_primitives::{
	money::{amount, energy_cost, time_cost},
	testing::{self, add_area, add_driver, add_member, ClockTime, FakeClock, FakeDebts},
	testing::{FakeFlows, FakeGrid, FakeParticipants},
	trail::{Line, Part, Trail},
	AnchoredInvoices, Balance, ChargeRecord, ChargeRecords, CorrectClaims, DebtKind, EndedProcess,
	Energy, Interval, Moment, Price, PricePerHour, ProcessEnergy, ProcessId, Refunds, Role, Side,
	SourceId, MILLIS_PER_DAY,
};
use std::collections::BTreeMap;

pub use smartcharge_primitives::testing::{
	AccountId, AdjustmentBook, DebtBook, Drivers, ALICE, AREA, BOB, CSO, DSO, HOUR, NOW, OTHER_CSO,
	OTHER_DSO, OTHER_SUPPLIER, STRANGER, SUPPLIER,
};

pub const TOKEN: Balance = 1_000_000;
pub const FUNDS: Balance = 1_000 * TOKEN;
pub const EXISTENTIAL_DEPOSIT: Balance = 1;
/// The process of [`ALICE`] that has ended.
pub const PROCESS: ProcessId = 7;
/// End of the process.
pub const END: Moment = NOW - HOUR;
/// The registrar of drivers that have left.
pub const REGISTRAR: AccountId = 30;
/// Where refunds go that nobody can pass on.
pub const UNCLAIMED: AccountId = 31;
/// Members without an interest.
pub const ARBITERS: [AccountId; 5] = [40, 41, 42, 43, 44];
/// A source.
pub const SOURCE: SourceId = 3;
/// Power of the station, in W.
pub const POWER: u32 = 22_000;

pub const DAY: Moment = MILLIS_PER_DAY;
pub const CORRECTION_LIMIT: Moment = 517 * DAY;
pub const CONSENT_TIME: Moment = 14 * DAY;
pub const OPEN_TIME: Moment = 14 * DAY;
pub const ANSWER_TIME: Moment = 5 * DAY;
pub const DRAW_DELAY: Moment = 60_000;
pub const RULING_TIME: Moment = 10 * DAY;
pub const APPEAL_TIME: Moment = 5 * DAY;
pub const COUNCIL_TIME: Moment = 10 * DAY;
pub const LIFETIME: Moment = 731 * DAY;
pub const MAX_CLAIM: Balance = 100 * TOKEN;
pub const MAX_OPEN: u32 = 3;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Disputing = pallet_corrections;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
}

/// Energy in Wh that rounding explains.
pub const TOLERANCE: Energy = 10;

parameter_types! {
	pub const BondPart: Permill = Permill::from_percent(2);
	/// Records by process.
	pub static Records: BTreeMap<ProcessId, ChargeRecord<AccountId>> = BTreeMap::new();
	/// Energy that records prove, by process.
	pub static Proved: BTreeMap<ProcessId, Energy> = BTreeMap::new();
	/// Claims by source and process, in Wh.
	pub static Claimed: BTreeMap<(SourceId, ProcessId), Energy> = BTreeMap::new();
	/// Energy that can be proven of a process, as last asked for.
	pub static Limited: Vec<(ProcessId, Energy, Energy)> = Vec::new();
	/// Commitments of invoices.
	pub static Anchored: BTreeMap<(AccountId, u16, u32), (H256, Moment)> = BTreeMap::new();
	/// Registrars of drivers that have left.
	pub static Registrars: BTreeMap<AccountId, AccountId> = BTreeMap::new();
}

pub struct FakeRecords;

impl ChargeRecords<AccountId> for FakeRecords {
	fn record(process: ProcessId) -> Option<ChargeRecord<AccountId>> {
		Records::get().get(&process).cloned()
	}

	fn excess(process: ProcessId, energy: Energy) -> Option<Energy> {
		energy.checked_sub(*Proved::get().get(&process)?).filter(|excess| *excess > TOLERANCE)
	}
}

impl ProcessEnergy<AccountId> for FakeRecords {
	fn ended(process: ProcessId) -> Option<EndedProcess<AccountId>> {
		let ChargeRecord { driver, suppliers, energy, end, .. } = Self::record(process)?;
		Some(EndedProcess { driver, suppliers, energy, end })
	}
}

pub struct FakeClaims;

impl CorrectClaims<AccountId> for FakeClaims {
	fn reducing_weight() -> Weight {
		Weight::from_parts(7, 0)
	}

	fn reduce_claims(
		source: SourceId,
		process: ProcessId,
		_: &AccountId,
		_: Interval,
		energy: Energy,
	) -> Energy {
		Claimed::mutate(|claimed| {
			let claim = claimed.entry((source, process)).or_default();
			let reduced = energy.min(*claim);
			*claim -= reduced;
			reduced
		})
	}

	fn limiting_weight() -> Weight {
		Weight::from_parts(5, 0)
	}

	fn limit_greened(process: ProcessId, energy: Energy, reduced: Energy) {
		Limited::mutate(|limited| limited.push((process, energy, reduced)));
	}
}

pub struct FakeInvoices;

impl AnchoredInvoices<AccountId> for FakeInvoices {
	fn commitment(issuer: &AccountId, series: u16, number: u32) -> Option<(H256, Moment)> {
		Anchored::get().get(&(*issuer, series, number)).copied()
	}
}

pub struct FakeRefunds;

impl Refunds<AccountId> for FakeRefunds {
	fn refund_account(driver: &AccountId) -> Option<AccountId> {
		if Drivers::get().contains(driver) {
			return Some(*driver);
		}
		Registrars::get().get(driver).copied()
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Cast;

#[cfg(feature = "runtime-benchmarks")]
impl smartcharge_primitives::BenchmarkCast<AccountId> for Cast {
	fn member(who: &AccountId, roles: &[Role]) {
		add_member(*who, roles);
	}

	fn driver(who: &AccountId) {
		add_driver(*who);
	}

	fn fund(who: &AccountId, amount: Balance) {
		use polkadot_sdk::frame_support::traits::fungible::Mutate;
		Balances::mint_into(who, amount).unwrap();
	}

	fn area(dso: &AccountId) -> smartcharge_primitives::AreaId {
		add_area(100, *dso, 0);
		100
	}

	fn billed_process(record: ChargeRecord<AccountId>) -> ProcessId {
		Records::mutate(|records| records.insert(100, record));
		100
	}

	fn anchored_invoice(issuer: &AccountId, commitment: H256) {
		Anchored::mutate(|all| all.insert((*issuer, 0, 1), (commitment, ClockTime::get())));
	}

	fn set_time(now: Moment) {
		ClockTime::set(now);
	}
}

impl pallet_corrections::Config for Test {
	type ParticipantOrigin = EnsureSignedBy<FakeParticipants, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type Currency = Balances;
	type Time = FakeClock;
	type Participants = FakeParticipants;
	type Grid = FakeGrid;
	type Debts = FakeDebts;
	type Records = FakeRecords;
	type Processes = FakeRecords;
	type Claims = FakeClaims;
	type Positions = FakeFlows;
	type Refunds = FakeRefunds;
	type Invoices = FakeInvoices;
	type Unclaimed = ConstU64<UNCLAIMED>;
	type CorrectionLimit = ConstU64<CORRECTION_LIMIT>;
	type ConsentTime = ConstU64<CONSENT_TIME>;
	type OpenTime = ConstU64<OPEN_TIME>;
	type AnswerTime = ConstU64<ANSWER_TIME>;
	type DrawDelay = ConstU64<DRAW_DELAY>;
	type RulingTime = ConstU64<RULING_TIME>;
	type AppealTime = ConstU64<APPEAL_TIME>;
	type CouncilTime = ConstU64<COUNCIL_TIME>;
	type MinBond = ConstU128<TOKEN>;
	type BondPart = BondPart;
	type MaxInvoiceClaim = ConstU128<MAX_CLAIM>;
	type MaxOpenDisputes = ConstU32<MAX_OPEN>;
	type Lifetime = ConstU64<LIFETIME>;
	type WeightInfo = weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Cast;
}

/// Everybody who has money at the start of a test.
pub const CAST: [AccountId; 9] =
	[ALICE, BOB, CSO, DSO, SUPPLIER, OTHER_SUPPLIER, OTHER_CSO, OTHER_DSO, STRANGER];

/// The start state of a test: the process has ended with the line of [`settled`].
pub fn new_test_ext() -> TestExternalities {
	testing::reset();
	Records::take();
	Proved::take();
	Claimed::take();
	Limited::take();
	Anchored::take();
	Registrars::take();
	for (who, role) in [
		(CSO, Role::Cso),
		(OTHER_CSO, Role::Cso),
		(DSO, Role::Dso),
		(OTHER_DSO, Role::Dso),
		(SUPPLIER, Role::Supplier),
		(OTHER_SUPPLIER, Role::Supplier),
	] {
		add_member(who, &[role]);
	}
	ARBITERS.into_iter().for_each(|arbiter| add_member(arbiter, &[Role::Brp]));
	[ALICE, BOB].into_iter().for_each(add_driver);
	add_area(AREA, DSO, 48_400);
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: CAST.map(|who| (who, FUNDS)).into(),
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = TestExternalities::from(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		// There are no events in block zero.
		System::set_block_number(1);
		record(PROCESS, &[settled()]);
	});
	ext
}

/// Runs a test and checks after it that the invariants hold and that no money came or went.
pub fn execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = Balances::total_issuance();
		test();
		assert_eq!(Balances::total_issuance(), before);
		Disputing::do_try_state().unwrap();
	});
}

/// A part that was paid in full.
pub fn part(
	supplier: AccountId,
	source: Option<SourceId>,
	energy: Energy,
	price: Price,
) -> Part<AccountId> {
	let amount = energy_cost(price, energy);
	Part { supplier, source, energy, idle: 0, unproven: 0, price, grid_price: 48_400, amount }
}

/// A line of one hour that was paid in full.
pub fn line_of(
	step: u32,
	parts: Vec<Part<AccountId>>,
	price_per_hour: PricePerHour,
) -> Line<AccountId> {
	let energy: Energy = parts.iter().map(|part| part.energy).sum();
	let start = END - HOUR;
	Line {
		step,
		time: Interval::new(start, end_of(start)),
		to_dso: energy_cost(48_400, energy),
		parts,
		price_per_hour,
		to_cso: amount(time_cost(price_per_hour, HOUR).unwrap()),
		reward: 0,
		unpaid: 0,
	}
}

fn end_of(start: Moment) -> Moment {
	start + HOUR
}

/// 8 kWh of solar power and 4 kWh of the grid mix.
pub fn settled() -> Line<AccountId> {
	let parts =
		vec![part(SUPPLIER, Some(SOURCE), 8_000, 242_000), part(SUPPLIER, None, 4_000, 181_500)];
	line_of(0, parts, 290_400)
}

/// Keeps the record of a process that has these lines.
pub fn record(process: ProcessId, lines: &[Line<AccountId>]) {
	let genesis = System::block_hash(0);
	let mut trail = Trail::new(genesis.as_ref(), process);
	lines.iter().for_each(|line| trail.add(line));
	let parts = || lines.iter().flat_map(|line| &line.parts);
	let mut suppliers: Vec<_> = parts().map(|part| part.supplier).collect();
	suppliers.push(OTHER_SUPPLIER);
	suppliers.sort_unstable();
	suppliers.dedup();
	for part in parts() {
		if let Some(source) = part.source {
			Claimed::mutate(|claimed| {
				*claimed.entry((source, process)).or_default() += part.energy
			});
		}
	}
	let record = ChargeRecord {
		driver: ALICE,
		cso: CSO,
		suppliers,
		area: AREA,
		power: POWER,
		meter_active: true,
		meter_owner: CSO,
		end: END,
		energy: parts().map(|part| part.energy).sum(),
		to_cso: lines.iter().map(|line| line.to_cso).sum(),
		trail: Some(trail),
	};
	Records::mutate(|records| records.insert(process, record));
}

pub fn change_record(change: impl FnOnce(&mut ChargeRecord<AccountId>)) {
	Records::mutate(|records| change(records.get_mut(&PROCESS).unwrap()));
}

pub fn set_time(now: Moment) {
	ClockTime::set(now);
}

pub fn wait(time: Moment) {
	set_time(ClockTime::get() + time);
}

/// Waits until after `time`, and has an idle block see to what is due.
pub fn pass(time: Moment) {
	wait(time + 1);
	idle(Weight::MAX);
}

pub fn idle(limit: Weight) -> Weight {
	Disputing::on_idle(System::block_number(), limit)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

pub fn held(who: AccountId) -> Balance {
	use polkadot_sdk::frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Dispute.into(), &who)
}

/// What `who` has more than at the start, in millionths.
pub fn gained(who: AccountId) -> i128 {
	amount(free(who)) - amount(FUNDS)
}

pub fn debt(debtor: AccountId, creditor: AccountId) -> Balance {
	let key = (debtor, DebtKind::Correction, creditor);
	DebtBook::get().get(&key).copied().unwrap_or_default()
}

/// Change of the energy that customers of `supplier` took, in Wh.
pub fn adjusted(supplier: AccountId) -> i64 {
	let of = AdjustmentBook::get().into_iter();
	of.filter(|((who, _, side, _), _)| (*who, *side) == (supplier, Side::Taken))
		.map(|(_, delta)| delta)
		.sum()
}

/// Leaves `who` with `left`.
pub fn leave(who: AccountId, left: Balance) {
	let less = free(who) - left;
	let transfer = <Balances as polkadot_sdk::frame_support::traits::fungible::Mutate<_>>::transfer;
	transfer(
		&who,
		&STRANGER,
		less,
		polkadot_sdk::frame_support::traits::tokens::Preservation::Preserve,
	)
	.unwrap();
}

pub fn evidence() -> H256 {
	H256::repeat_byte(0xee)
}

pub fn listed(changes: &[(u32, Of, i64)]) -> Changes {
	let change =
		|(line, of, delta): &(u32, Of, i64)| types::Change { line: *line, of: *of, delta: *delta };
	Changes::Listed(changes.iter().map(change).collect::<Vec<_>>().try_into().unwrap())
}

pub use types::Of;

/// Anchors a document for a customer, and returns what opens it.
pub fn anchored(issuer: AccountId, customer: AccountId) -> (H256, H256) {
	let (salt, document) = (H256::repeat_byte(1), H256::repeat_byte(2));
	let commitment = codec::Encode::using_encoded(&(salt, customer, document), BlakeTwo256::hash);
	Anchored::mutate(|all| all.insert((issuer, 0, 1), (commitment, NOW)));
	(salt, document)
}
