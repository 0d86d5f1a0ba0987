// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Runtime for tests, with a recorded collective, made-up delegations, and real sessions.

use crate::{self as pallet_consortium, *};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{
			ChangeMembers, ConstU128, ConstU32, ConstU64, EitherOf, InitializeMembers,
			KeyOwnerProofSystem, OriginTrait,
		},
		weights::{Weight, WeightToFee},
	},
	frame_system::{self, mocking::MockBlock, EnsureRoot},
	pallet_balances, pallet_offences,
	pallet_session::{self, historical as pallet_session_historical, SessionHandler},
	pallet_transaction_payment::{self, ChargeTransactionPayment, FungibleAdapter},
	sp_io,
	sp_runtime::{
		impl_opaque_keys,
		key_types::DUMMY,
		testing::UintAuthorityId,
		traits::{OpaqueKeys, SaturatedConversion},
		BuildStorage, DispatchError, DispatchResult, KeyTypeId, Perbill, RuntimeAppPublic,
	},
	sp_session::MembershipProof,
	sp_staking::{
		offence::{Kind, Offence, OffenceError, ReportOffence},
		SessionIndex,
	},
};
use smartcharge_primitives::{Balance, Role};
use std::collections::BTreeSet;

pub use smartcharge_primitives::testing::{CSO, DRIVER, DSO, STRANGER, SUPPLIER};

/// Weight and length cost one each.
pub const LEN: usize = 10;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		TransactionPayment: pallet_transaction_payment,
		Consortium: pallet_consortium,
		Session: pallet_session,
		Historical: pallet_session_historical,
		Offences: pallet_offences,
	}
);

parameter_types! {
	pub static MaxMembers: u32 = 6;
	pub static MaxValidators: u32 = 5;
	pub static HistoryDepth: SessionIndex = 3;
	/// What the change of sessions weighs for each validator.
	pub static SessionWeight: u64 = 1;
	pub static MemberAllowance: Balance = 5_000;
	pub static MemberRecovery: Balance = 50;
	pub static DriverAllowance: Balance = 1_000;
	pub static DriverRecovery: Balance = 10;
	pub static PoolAllowance: Balance = 10_000;
	pub static PoolRecovery: Balance = 100;
	pub static ExitReserve: Perbill = Perbill::zero();
	/// Weight of the pool.
	pub static PoolWeight: u64 = 0;
	/// Weight of the account of a delegate.
	pub static DelegateWeight: u64 = 0;
	pub static MaxFormer: u32 = 3;
	pub static MaxDelegates: u32 = 2;
	/// Who acts for whom: signer, participant.
	pub static Delegations: Vec<(u64, u64)> = vec![];
	pub BlockWeights: frame_system::limits::BlockWeights =
		frame_system::limits::BlockWeights::simple_max(Weight::from_parts(1_000_000, u64::MAX));
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BlockWeights = BlockWeights;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
}

/// A unit of money per unit.
pub struct OneEach;

impl WeightToFee for OneEach {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		weight.ref_time().saturated_into()
	}
}

impl pallet_transaction_payment::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = OneEach;
	type LengthToFee = OneEach;
	type FeeMultiplierUpdate = ();
	type OperationalFeeMultiplier = frame_support::traits::ConstU8<1>;
	type WeightInfo = MockWeights;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_transaction_payment::BenchmarkConfig for Test {}

/// Weights small enough to count with.
pub struct MockWeights;

impl pallet_transaction_payment::WeightInfo for MockWeights {
	fn charge_transaction_payment() -> Weight {
		Weight::from_parts(20, 0)
	}
}

impl WeightInfo for MockWeights {
	fn admit() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn set_roles() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn expel() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn register_driver() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn deregister_driver() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn add_validator() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn remove_validator() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn authorize_upgrade() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn note_stalled() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn spend() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn act_for() -> Weight {
		Weight::from_parts(2, 0)
	}
	fn new_session(v: u32) -> Weight {
		Weight::from_parts(SessionWeight::get(), 0).saturating_mul(v.into())
	}
	fn charge_participant() -> Weight {
		Weight::from_parts(5, 0)
	}
	fn use_pool() -> Weight {
		Weight::from_parts(PoolWeight::get(), 0)
	}
	fn keep_delegate() -> Weight {
		Weight::from_parts(DelegateWeight::get(), 0)
	}
	fn know_delegate() -> Weight {
		Weight::from_parts(DelegateWeight::get() / 4, 0)
	}
	fn end_stay() -> Weight {
		Weight::from_parts(1, 0)
	}
}

/// Keeps the members that are reported to it, as a collective does.
pub struct Collective;

const COLLECTIVE: &[u8] = b"collective";

impl Collective {
	pub fn members() -> Vec<u64> {
		frame_support::storage::unhashed::get_or_default(COLLECTIVE)
	}
}

impl InitializeMembers<u64> for Collective {
	fn initialize_members(members: &[u64]) {
		assert!(Self::members().is_empty());
		assert!(members.is_sorted());
		frame_support::storage::unhashed::put(COLLECTIVE, &members.to_vec());
	}
}

impl ChangeMembers<u64> for Collective {
	fn change_members_sorted(incoming: &[u64], outgoing: &[u64], new: &[u64]) {
		let mut members = BTreeSet::from_iter(Self::members());
		for member in outgoing {
			assert!(members.remove(member), "one goes that was not there");
		}
		for member in incoming {
			assert!(members.insert(*member), "one comes that was there");
		}
		assert_eq!(Vec::from_iter(members), new, "the changes do not lead to the new members");
		frame_support::storage::unhashed::put(COLLECTIVE, &new.to_vec());
	}
}

/// Knows the pairs of [`Delegations`], for a remark alone.
pub struct RemarkDelegation;

impl Delegation<RuntimeCall, u64> for RemarkDelegation {
	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}

	fn acts_for(signer: &u64, call: &RuntimeCall) -> Option<u64> {
		if !matches!(call, RuntimeCall::System(frame_system::Call::remark { .. })) {
			return None;
		}
		let pair = Delegations::get().into_iter().find(|(delegate, _)| delegate == signer);
		pair.map(|(_, real)| real)
	}
}

/// Makes the delegates of [`Delegations`] proxies that may make a remark alone, by no other type
/// than zero. Counts the bytes of a remark with an event as unreturned weight.
pub struct RemarkProxies;

impl Proxies<u64, RuntimeCall, RuntimeOrigin> for RemarkProxies {
	type ProxyType = u8;

	fn origin(
		real: &u64,
		delegate: &u64,
		proxy_type: Option<u8>,
	) -> Result<RuntimeOrigin, DispatchError> {
		let known = Delegations::get().contains(&(*delegate, *real));
		if !known || proxy_type.is_some_and(|it| it != 0) {
			return Err(DispatchError::Other("no proxy"));
		}
		let mut origin = RuntimeOrigin::signed(*real);
		origin.add_filter(|call: &RuntimeCall| matches!(call, RuntimeCall::System(_)));
		Ok(origin)
	}

	fn unreturned(call: &RuntimeCall) -> Weight {
		match call {
			RuntimeCall::System(frame_system::Call::remark_with_event { remark }) => {
				Weight::from_parts(remark.len().saturated_into(), 0)
			},
			_ => Weight::zero(),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_proxy(real: &u64, delegate: &u64) {
		Delegations::mutate(|all| all.push((*delegate, *real)));
	}
}

/// Weight that a transaction need not return.
pub const MAX_UNRETURNED: u64 = 100;

parameter_types! {
	/// Weight that a transaction need not return.
	pub const MaxUnreturned: Weight = Weight::from_parts(MAX_UNRETURNED, 0);
	/// Restart of finality that was requested: best finalised block and delay.
	pub static Stalled: Option<(u64, u64)> = None;
	/// First block at which a change of the authorities can be forced.
	pub static NextForced: Option<u64> = None;
	/// Account of the consortium.
	pub const ConsortiumAccount: u64 = 90;
}

/// Maximum age of the best finalised block.
pub const MAX_STALL: u64 = 40;

/// Maximum delay of a restart of finality.
pub const MAX_DELAY: u64 = 20;

/// Maximum number of open motions of a member.
pub const MAX_MOTIONS: u32 = 2;

/// Records the request for a restart.
pub struct RecordedFinality;

impl Finality<u64> for RecordedFinality {
	fn is_changing() -> bool {
		Stalled::get().is_some()
	}

	fn next_forced() -> Option<u64> {
		NextForced::get()
	}

	fn note_stalled(best_finalized: u64, delay: u64) {
		Stalled::set(Some((best_finalized, delay)));
	}
}

/// Takes `fee` out of the allowance of a participant.
pub fn take(who: u64, fee: Balance) -> Option<()> {
	Consortium::take_allowance(&Consortium::participant(&who)?, fee, Purpose::Ordinary)
}

/// Ends the block, with all the time that it wants for what is done in idle blocks.
pub fn idle() {
	use frame_support::traits::Hooks;
	Consortium::on_idle(System::block_number(), Weight::MAX);
}

/// Kind of the exit call that [`exit_call`] makes.
pub struct Exits;

impl ExitCalls<RuntimeCall> for Exits {
	fn kind(call: &RuntimeCall) -> Option<ExitKind> {
		match call {
			RuntimeCall::System(frame_system::Call::remark { remark }) if !remark.is_empty() => {
				codec::Decode::decode(&mut &remark[..]).ok()
			},
			_ => None,
		}
	}
}

/// An exit call of this kind.
pub fn exit_call(kind: ExitKind) -> RuntimeCall {
	frame_system::Call::remark { remark: kind.encode() }.into()
}

/// Blocks for which a former participant can make exit calls.
pub const EXIT_PERIOD: u64 = 300;

/// Blocks of a day.
pub const DAY: u64 = 20;

impl Config for Test {
	type GovernanceOrigin = EnsureRoot<u64>;
	type RegistrarOrigin = EitherOf<EnsureSupplier<Test>, EnsureCso<Test>>;
	type MembershipChanged = Collective;
	type MembershipInitialized = Collective;
	type Delegation = RemarkDelegation;
	type Proxies = RemarkProxies;
	type MaxUnreturned = MaxUnreturned;
	type ExitCalls = Exits;
	type Sessions = Session;
	type Finality = RecordedFinality;
	type Currency = Balances;
	type ConsortiumAccount = ConsortiumAccount;
	type MaxOpenMotions = ConstU32<MAX_MOTIONS>;
	type MaxStall = ConstU64<MAX_STALL>;
	type MaxStallDelay = ConstU64<MAX_DELAY>;
	type HistoryDepth = HistoryDepth;
	type MaxMembers = MaxMembers;
	type MaxValidators = MaxValidators;
	type MemberAllowance = MemberAllowance;
	type MemberRecovery = MemberRecovery;
	type DriverAllowance = DriverAllowance;
	type DriverRecovery = DriverRecovery;
	type PoolAllowance = PoolAllowance;
	type PoolRecovery = PoolRecovery;
	type ExitReserve = ExitReserve;
	type ExitPeriod = ConstU64<EXIT_PERIOD>;
	type ExitInterval = ConstU64<DAY>;
	type MaxFormer = MaxFormer;
	type MaxDelegates = MaxDelegates;
	type WeightInfo = MockWeights;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub key: UintAuthorityId,
	}
}

parameter_types! {
	/// The keys that consensus works with, as last reported to it.
	pub static Authorities: Vec<u64> = vec![];
	/// How often consensus had to change its authorities.
	pub static Changes: u32 = 0;
}

/// Does what Aura and GRANDPA do.
pub struct Consensus;

impl Consensus {
	fn put<Keys: OpaqueKeys>(validators: &[(u64, Keys)]) {
		let keys = validators.iter().filter_map(|(_, keys)| keys.get::<UintAuthorityId>(DUMMY));
		Authorities::set(keys.map(|key| key.0).collect());
	}
}

impl SessionHandler<u64> for Consensus {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

	fn on_genesis_session<Keys: OpaqueKeys>(validators: &[(u64, Keys)]) {
		Self::put(validators);
	}

	fn on_new_session<Keys: OpaqueKeys>(
		changed: bool,
		validators: &[(u64, Keys)],
		_: &[(u64, Keys)],
	) {
		if changed {
			Self::put(validators);
			Changes::mutate(|changes| *changes += 1);
		}
	}

	fn on_disabled(_: u32) {
		panic!("nobody is disabled");
	}
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = u64;
	type ValidatorIdOf = ValidatorOf<Test>;
	type ShouldEndSession = Consortium;
	type NextSessionRotation = ();
	type SessionManager = pallet_session_historical::NoteHistoricalRoot<Test, Consortium>;
	type SessionHandler = Consensus;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU128<0>;
}

impl pallet_session_historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = u64;
	type FullIdentificationOf = IdentificationOf<Test>;
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session_historical::IdentificationTuple<Test>;
	type OnOffenceHandler = Consortium;
}

/// Blocks of a session.
pub const SESSION: u64 = 5;

/// The session key that `validator` has at genesis.
pub const fn key_of(validator: u64) -> u64 {
	1_000 + validator
}

pub fn keys(key: u64) -> SessionKeys {
	SessionKeys { key: UintAuthorityId(key) }
}

/// `validator` sets `key`, with the proof that it has it.
pub fn set_key(validator: u64, key: u64) -> DispatchResult {
	let mut public = UintAuthorityId(key);
	let proof = public.generate_proof_of_possession(&validator.encode()).unwrap();
	Session::set_keys(RuntimeOrigin::signed(validator), keys(key), proof.encode())
}

/// Runs to the first block of the session `index`.
pub fn go_to_session(index: SessionIndex) {
	System::run_to_block::<AllPalletsWithSystem>(SESSION * u64::from(index));
	assert_eq!(Session::current_index(), index);
}

/// Runs to the first block of the next session.
pub fn next_session() {
	go_to_session(Session::current_index() + 1);
}

/// Proves who owns `key` in the running session.
pub fn prove(key: u64) -> MembershipProof {
	Historical::prove((DUMMY, UintAuthorityId(key))).unwrap()
}

/// Which validator of which member `proof` proves to own `key`.
pub fn owner(key: u64, proof: &MembershipProof) -> Option<(u64, u64)> {
	Historical::check_proof((DUMMY, UintAuthorityId(key)), proof.clone())
}

/// A validator that contradicted itself.
pub struct TestEquivocation {
	pub offenders: Vec<(u64, u64)>,
	pub session: SessionIndex,
	pub round: u64,
}

impl Offence<(u64, u64)> for TestEquivocation {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<(u64, u64)> {
		self.offenders.clone()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		4
	}

	fn slot(&self) -> u64 {
		self.round
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::one()
	}
}

/// Reports that `validator` of `member` equivocated in `round` of `session`.
pub fn report(
	(validator, member): (u64, u64),
	session: SessionIndex,
	round: u64,
) -> Result<(), OffenceError> {
	let offenders = vec![(validator, member)];
	Offences::report_offence(vec![], TestEquivocation { offenders, session, round })
}

/// What this pallet reported in the block that is running.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// The extension under test, as a runtime has it.
pub type Extension = ChargeParticipant<Test, ChargeTransactionPayment<Test>>;

pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn roles(roles: &[Role]) -> Roles {
	BTreeSet::from_iter(roles.iter().copied()).try_into().unwrap()
}

pub fn hash(byte: u8) -> <Test as frame_system::Config>::Hash {
	[byte; 32].into()
}

/// A chain with a CSO, a DSO, a supplier, and a driver of the CSO; none of them has money.
#[derive(Default)]
pub struct ExtBuilder {
	balances: Vec<(u64, Balance)>,
	validators: Vec<(u64, u64)>,
	without_keys: Vec<u64>,
	genesis: Option<GenesisConfig<Test>>,
}

impl ExtBuilder {
	#[must_use]
	pub fn with_balance(mut self, who: u64, balance: Balance) -> Self {
		self.balances.push((who, balance));
		self
	}

	#[must_use]
	pub fn with_validator(mut self, validator: u64, member: u64) -> Self {
		self.validators.push((validator, member));
		self
	}

	/// Four validators: 50 of the CSO, 51 of the DSO, 52 and 53 of the supplier.
	#[must_use]
	pub fn with_four_validators(self) -> Self {
		self.with_validator(50, CSO)
			.with_validator(51, DSO)
			.with_validator(52, SUPPLIER)
			.with_validator(53, SUPPLIER)
	}

	/// `validator`, which has a member, has no session keys at genesis.
	#[must_use]
	pub fn without_keys(mut self, validator: u64) -> Self {
		self.without_keys.push(validator);
		self
	}

	#[must_use]
	pub fn with_genesis(mut self, genesis: GenesisConfig<Test>) -> Self {
		self.genesis = Some(genesis);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		MaxMembers::set(6);
		Delegations::set(vec![]);
		ExitReserve::set(Perbill::zero());
		Authorities::set(vec![]);
		Changes::set(0);
		Stalled::set(None);
		NextForced::set(None);
		let consortium = self.genesis.unwrap_or_else(|| GenesisConfig {
			// Not in the order of accounts: the collective must get them sorted.
			members: vec![
				(SUPPLIER, "Supplier".into(), vec![Role::Supplier, Role::Brp]),
				(CSO, "Operator of stations".into(), vec![Role::Cso]),
				(DSO, "Operator of the grid".into(), vec![Role::Dso]),
			],
			drivers: vec![(DRIVER, CSO, hash(1))],
			validators: self.validators,
			session_length: SESSION,
		});
		let with_keys = consortium
			.validators
			.iter()
			.map(|(validator, _)| *validator)
			.filter(|validator| !self.without_keys.contains(validator))
			.map(|validator| (validator, validator, keys(key_of(validator))))
			.collect();
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: self.balances,
				..Default::default()
			},
			consortium,
			session: pallet_session::GenesisConfig { keys: with_keys, ..Default::default() },
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs `test` and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Consortium::do_try_state().unwrap();
			assert_collective_in_step();
		});
	}
}

/// Invariant 1, for which the pallet would have to know the collective.
pub fn assert_collective_in_step() {
	let members = BTreeSet::from_iter(Members::<Test>::iter_keys());
	assert_eq!(Collective::members(), Vec::from_iter(members), "INV1");
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	ExtBuilder::default().build()
}
