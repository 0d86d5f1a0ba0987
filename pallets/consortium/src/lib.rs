// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

pub use pallet::*;

mod allowance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod extension;
mod finality;
mod governance;
mod impls;
pub mod migrations;
#[cfg(test)]
mod mock;
mod once;
mod origins;
mod proxies;
mod queries;
pub mod runtime_api;
mod sessions;
mod stays;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod types;
mod validators;
pub mod weights;

pub use allowance::{Allowance, Purpose};
pub use extension::{
	Charge, ChargeParticipant, Delegation, ExitCalls, Order, ALLOWANCE_USED_UP, EXIT_USED_UP,
	FREE_PRIORITY, IMMORTAL, LIVES_TOO_LONG, MEMBER_PRIORITY, NOT_A_PARTICIPANT,
	TOO_MANY_DELEGATES,
};
pub use finality::Finality;
pub use once::{CheckMortal, CountNonce};
pub use origins::{
	AuditorRole, BrpRole, CsoRole, CustodianRole, DsoRole, EnsureAuditor, EnsureBrp, EnsureCso,
	EnsureCustodian, EnsureDriver, EnsureDso, EnsureHolder, EnsureMember, EnsureParticipant,
	EnsureRole, EnsureSupplier, EnsureTso, MembersOnly, ParticipantsOnly, SupplierRole, TsoRole,
};
pub use proxies::{Proxies, UNRETURNED_WEIGHT};
pub use sessions::Sessions;
pub use types::{
	AllowanceUse, DelegateRecord, DriverRecord, Exit, ExitKind, FormerRecord, MemberRecord, Motion,
	Name, OrderedBlock, Payer, Roles, Seat, Stay, ValidatorRecord, MAX_EXITS, MAX_NAME_LEN,
	MAX_ROLES,
};
pub use validators::{IdentificationOf, ValidatorOf, FAULT_TOLERANT};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{self, BoundedVec},
	frame_system,
	pallet_transaction_payment::{self, OnChargeTransaction},
};

/// Unit of fees and of allowances.
pub type BalanceOf<T> = <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;

/// Used part of the allowance of a participant.
pub type AllowanceUseOf<T> =
	AllowanceUse<BalanceOf<T>, frame_system::pallet_prelude::BlockNumberFor<T>>;

/// An account that acts for a participant.
pub type DelegateRecordOf<T> = DelegateRecord<
	<T as frame_system::Config>::AccountId,
	frame_system::pallet_prelude::BlockNumberFor<T>,
>;

/// A former participant.
pub type FormerRecordOf<T> = FormerRecord<
	<T as frame_system::Config>::AccountId,
	frame_system::pallet_prelude::BlockNumberFor<T>,
>;

/// A registered driver.
pub type DriverRecordOf<T> =
	DriverRecord<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// Validators of a session, in ascending order of their accounts.
pub type SeatsOf<T> = BoundedVec<
	Seat<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>,
	<T as Config>::MaxValidators,
>;

/// Type of a proxy.
pub type ProxyTypeOf<T> = <<T as Config>::Proxies as Proxies<
	<T as frame_system::Config>::AccountId,
	<T as frame_system::Config>::RuntimeCall,
	<T as frame_system::Config>::RuntimeOrigin,
>>::ProxyType;

/// Open motions of a member.
pub type MotionsOf<T> =
	BoundedVec<Motion<<T as frame_system::Config>::Hash>, <T as Config>::MaxOpenMotions>;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the macros of FRAME and the codec generate them; the code here is thin"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, string::String, vec::Vec};
	use polkadot_sdk::{
		frame_support::{
			dispatch::{DispatchInfo, PostDispatchInfo, WithPostDispatchInfo},
			pallet_prelude::*,
			traits::{fungible, ChangeMembers, InitializeMembers},
			weights::WeightMeter,
		},
		frame_system::pallet_prelude::*,
		sp_runtime::{traits::Dispatchable, Perbill},
		sp_staking::SessionIndex,
	};
	use smartcharge_primitives::{Balance, Role};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Members of the consortium, their validators, and drivers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the consortium pallet.
	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<
			RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
		> + pallet_transaction_payment::Config
	{
		/// Origin of governance (two thirds of the members), which decides on members, validators
		/// and runtime upgrades.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Origin of a registrar, a member that may register drivers: a supplier or a CSO.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Collective of the members, informed of each change of members.
		type MembershipChanged: ChangeMembers<Self::AccountId>;

		/// Collective of the members, informed of the members at genesis. Its own genesis must not
		/// name any.
		type MembershipInitialized: InitializeMembers<Self::AccountId>;

		/// Finds the participant on behalf of which an account acts that is not a participant
		/// itself.
		type Delegation: Delegation<Self::RuntimeCall, Self::AccountId>;

		/// Rights of proxies, by which `act_for` makes calls.
		type Proxies: Proxies<Self::AccountId, Self::RuntimeCall, Self::RuntimeOrigin>;

		/// Maximum weight that a transaction may declare without returning what it does not use.
		#[pallet::constant]
		type MaxUnreturned: Get<Weight>;

		/// Finds the calls that end something, which former participants can still make.
		type ExitCalls: ExitCalls<Self::RuntimeCall>;

		/// Sessions and session keys of the validators.
		type Sessions: Sessions<Self::AccountId>;

		/// Finality of blocks, whose authorities are those of the sessions.
		type Finality: Finality<BlockNumberFor<Self>>;

		/// The settlement token, which is the native balance.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Account of the consortium, which receives fees and dust. Nobody has its key.
		type ConsortiumAccount: Get<Self::AccountId>;

		/// Maximum number of open motions of a member.
		#[pallet::constant]
		type MaxOpenMotions: Get<u32>;

		/// Maximum age of the best finalised block when finality is restarted, in blocks.
		#[pallet::constant]
		type MaxStall: Get<BlockNumberFor<Self>>;

		/// Maximum delay of a restart of finality, in blocks. Until then, the authorities do not
		/// change.
		#[pallet::constant]
		type MaxStallDelay: Get<BlockNumberFor<Self>>;

		/// Number of past sessions whose validators and keys can be proven. Evidence against a
		/// validator is valid for as long.
		#[pallet::constant]
		type HistoryDepth: Get<SessionIndex>;

		/// Maximum number of members. The collective must have room for as many.
		#[pallet::constant]
		type MaxMembers: Get<u32>;

		/// Maximum number of validators of all members together.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Allowance of a member: fees that it does not have to pay, in the smallest token unit. At
		/// least the allowance of a driver.
		#[pallet::constant]
		type MemberAllowance: Get<BalanceOf<Self>>;

		/// Recovery of a member's allowance per block, in the smallest token unit.
		#[pallet::constant]
		type MemberRecovery: Get<BalanceOf<Self>>;

		/// Allowance of a driver: fees that it does not have to pay, in the smallest token unit.
		#[pallet::constant]
		type DriverAllowance: Get<BalanceOf<Self>>;

		/// Recovery of a driver's allowance per block, in the smallest token unit.
		#[pallet::constant]
		type DriverRecovery: Get<BalanceOf<Self>>;

		/// Pool of the drivers of a registrar: fees that all of them together do not have to pay,
		/// in the smallest token unit. At least the allowance of a driver.
		#[pallet::constant]
		type PoolAllowance: Get<BalanceOf<Self>>;

		/// Recovery of the pool of a registrar's drivers per block, in the smallest token unit.
		#[pallet::constant]
		type PoolRecovery: Get<BalanceOf<Self>>;

		/// Part of a driver's allowance and of a pool that serves only exit calls.
		#[pallet::constant]
		type ExitReserve: Get<Perbill>;

		/// Time for which a former participant can make exit calls, in blocks. More than
		/// `BlockHashCount`.
		#[pallet::constant]
		type ExitPeriod: Get<BlockNumberFor<Self>>;

		/// Time between two exit calls of a kind of a former participant by the same signer, in
		/// blocks: a day.
		#[pallet::constant]
		type ExitInterval: Get<BlockNumberFor<Self>>;

		/// Maximum number of former participants of a registrar.
		#[pallet::constant]
		type MaxFormer: Get<u32>;

		/// Maximum number of accounts that act for a participant and are none themselves.
		#[pallet::constant]
		type MaxDelegates: Get<u32>;

		/// Weights of the calls and of the transaction extension.
		type WeightInfo: WeightInfo;
	}

	/// Member organisations by account; at most [`Config::MaxMembers`].
	///
	/// Written by `admit`, `set_roles` and at genesis; removed by `expel`.
	// A cryptographic hasher, because users choose account ids and must not unbalance the trie. The
	// same applies to the maps below.
	#[pallet::storage]
	pub type Members<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, MemberRecord>;

	/// Registered drivers by account. Their number is not limited, because members are responsible
	/// for the drivers that they register.
	///
	/// Written by `register_driver` and at genesis; removed by `deregister_driver`.
	#[pallet::storage]
	pub type Drivers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, DriverRecordOf<T>>;

	/// Validators that take part in future sessions, by account; at most [`Config::MaxValidators`].
	///
	/// Written by `add_validator` and at genesis; removed by `remove_validator`, by `expel` of the
	/// member, and by an equivocation.
	#[pallet::storage]
	pub type Validators<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, ValidatorRecord<T::AccountId>>;

	/// Validators of the running session, including those removed during the session; at most
	/// [`Config::MaxValidators`].
	///
	/// Written when a session starts. Never removed.
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// Validators of the next session, including those removed after it was planned; at most
	/// [`Config::MaxValidators`].
	///
	/// Written when the session before it starts. Never removed.
	#[pallet::storage]
	pub type NextSet<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// Length of a session in blocks; zero if sessions do not end. Written at genesis only.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// Used part of the allowances by participant, in the smallest token unit. A participant
	/// without an entry has its full allowance.
	///
	/// Written by [`ChargeParticipant`] for each free transaction, and by calls that change who is
	/// a member or a driver; removed when nothing is used, and together with the participant.
	#[pallet::storage]
	pub type Allowances<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AllowanceUseOf<T>>;

	/// Open motions by the member that proposed them; at most [`Config::MaxOpenMotions`]. Motions
	/// that have ended stay listed until the member's next proposal.
	///
	/// Written by `propose` of the collective; removed by `expel`.
	#[pallet::storage]
	pub type Motions<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, MotionsOf<T>, ValueQuery>;

	/// Block since which the validators of the running session, with their keys, are in charge.
	///
	/// Written when a session starts with other validators or keys. Never removed.
	#[pallet::storage]
	pub type SetSince<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// Used part of the pools of drivers by registrar, in the smallest token unit. A registrar
	/// without an entry has its full pool.
	///
	/// Written by [`ChargeParticipant`] for each free transaction of a driver or a former
	/// participant; removed when nothing is used. At most one per account that ever was a member,
	/// or that the migration of version 2 took up.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AllowanceUseOf<T>>;

	/// Accounts that act for a participant and are none themselves, and those of former validators.
	/// They exist without tokens until their transactions have expired. At most
	/// [`Config::MaxDelegates`] per participant, besides former validators.
	///
	/// Written by [`ChargeParticipant`] and when a validator leaves its last session; removed when
	/// the time is over.
	#[pallet::storage]
	pub type Delegates<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, DelegateRecordOf<T>>;

	/// Number of `Delegates` by participant. Written together with them.
	#[pallet::storage]
	pub type DelegatesOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Former participants by account, which can still make exit calls. At most
	/// [`Config::MaxFormer`] per registrar.
	///
	/// Written by `expel`, by `deregister_driver`, and by [`ChargeParticipant`] for each exit call;
	/// removed when the time is over, and by `admit` and `register_driver`.
	#[pallet::storage]
	pub type Former<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, FormerRecordOf<T>>;

	/// Number of `Former` participants by registrar. Written together with them.
	#[pallet::storage]
	pub type FormerOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Ends of `Delegates` and of `Former` participants, by block: one for each.
	///
	/// Written together with them; removed in the idle time of blocks.
	// The blocks are not hashed, so that the earliest end is the first.
	#[pallet::storage]
	pub type Expiries<T: Config> =
		StorageDoubleMap<_, Identity, OrderedBlock, Blake2_128Concat, (Stay, T::AccountId), ()>;

	/// Participants and validators that exist from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Members: account, name, roles.
		pub members: Vec<(T::AccountId, String, Vec<Role>)>,
		/// Drivers: account, registrar, hash of the contract.
		pub drivers: Vec<(T::AccountId, T::AccountId, T::Hash)>,
		/// Validators: account, and the member that operates it.
		pub validators: Vec<(T::AccountId, T::AccountId)>,
		/// Length of a session in blocks; zero if sessions do not end.
		pub session_length: BlockNumberFor<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.members, &self.drivers);
			Pallet::<T>::build_validators(&self.validators, self.session_length);
		}
	}

	/// Events of the consortium pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An organisation was admitted as a member.
		MemberAdmitted {
			/// Account of the member.
			account: T::AccountId,
			/// Name of the member, in UTF-8.
			name: Name,
			/// Roles of the member.
			roles: Roles,
		},
		/// The roles of a member were replaced.
		RolesChanged {
			/// Account of the member.
			account: T::AccountId,
			/// Previous roles.
			old: Roles,
			/// New roles.
			new: Roles,
		},
		/// A member was expelled.
		MemberExpelled {
			/// Account of the former member.
			account: T::AccountId,
		},
		/// A driver was registered.
		DriverRegistered {
			/// Account of the driver.
			driver: T::AccountId,
			/// Member that registered the driver and is responsible for it.
			registrar: T::AccountId,
		},
		/// A driver was deregistered.
		DriverDeregistered {
			/// Account of the former driver.
			driver: T::AccountId,
		},
		/// A validator was added. It takes part once it has session keys.
		ValidatorAdded {
			/// Account of the validator.
			validator: T::AccountId,
			/// Member that operates it.
			member: T::AccountId,
		},
		/// A validator was removed. It takes part in no session that is not planned yet.
		ValidatorRemoved {
			/// Account of the former validator.
			validator: T::AccountId,
			/// Member that operated it.
			member: T::AccountId,
		},
		/// A validator was excluded from the session that was just planned, because it has no
		/// session keys.
		ValidatorWithoutKeys {
			/// Account of the validator.
			validator: T::AccountId,
			/// Member that operates it.
			member: T::AccountId,
		},
		/// A session started with fewer than four validators ([`FAULT_TOLERANT`]): if one of them
		/// fails, blocks are no longer finalised.
		FewValidators {
			/// Number of validators in the session.
			validators: u32,
		},
		/// An equivocation of a validator was proven.
		Equivocation {
			/// Account of the validator.
			validator: T::AccountId,
			/// Member that operated it in that session.
			member: T::AccountId,
			/// Session of the equivocation.
			session: SessionIndex,
		},
		/// Finality is to restart with the validators of the next session.
		StallNoted {
			/// Best finalised block, on top of which finality restarts.
			best_finalized: BlockNumberFor<T>,
			/// Delay of the restart after the start of the next session, in blocks.
			delay: BlockNumberFor<T>,
		},
		/// Governance spent tokens of the consortium.
		Spent {
			/// Account that received the tokens.
			to: T::AccountId,
			/// Amount, in the smallest token unit.
			amount: Balance,
		},
		/// A former member or driver can no longer make exit calls.
		ExitEnded {
			/// Account of the former participant.
			account: T::AccountId,
		},
	}

	/// Errors of the consortium pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is already a member.
		AlreadyMember,
		/// The account is not a member.
		NotMember,
		/// The set of roles is empty.
		NoRoles,
		/// The name is empty or consists of white space only.
		EmptyName,
		/// The name is not valid UTF-8.
		NameNotUtf8,
		/// The maximum number of members exists.
		TooManyMembers,
		/// The member is the last one, so that nobody could govern without it.
		LastMember,
		// 7 was `StillRunsValidators`.
		/// The account is already a driver.
		#[codec(index = 8)]
		AlreadyDriver,
		/// The account is not a driver.
		#[codec(index = 9)]
		NotDriver,
		/// Another member registered the driver and is still allowed to register drivers.
		#[codec(index = 10)]
		NotRegistrar,
		// 11 was `StillReferenced`.
		/// The account is already a validator.
		#[codec(index = 12)]
		AlreadyValidator,
		/// The account is not a validator.
		#[codec(index = 13)]
		NotValidator,
		/// The maximum number of validators exists.
		#[codec(index = 14)]
		TooManyValidators,
		/// No validator with session keys would remain, so that nobody could author blocks.
		#[codec(index = 15)]
		LastValidator,
		/// The member has the maximum number of open motions.
		#[codec(index = 16)]
		TooManyMotions,
		/// The best finalised block is less than a session old, so that finality has not stalled.
		#[codec(index = 17)]
		NotStalled,
		/// The best finalised block is older than `MaxStall`.
		#[codec(index = 18)]
		StallTooOld,
		/// The delay is shorter than a session or longer than `MaxStallDelay`.
		#[codec(index = 19)]
		DelayOutOfBounds,
		/// A validator that was removed, or session keys that were replaced, still take part in the
		/// next session.
		#[codec(index = 20)]
		LostValidatorsSeated,
		/// The next session has the validators and keys with which finality stalled.
		#[codec(index = 21)]
		SetUnchanged,
		/// A change of the finality authorities is pending, or the latest forced change is too
		/// recent.
		#[codec(index = 22)]
		ChangePending,
		/// The amount is zero.
		#[codec(index = 23)]
		ZeroAmount,
		/// The receiver is neither a member nor a registered driver.
		#[codec(index = 24)]
		NotParticipant,
		/// The consortium does not have the amount beyond the existential deposit.
		#[codec(index = 25)]
		InsufficientFunds,
		/// The registrar has the maximum number of former drivers that can still make exit calls.
		#[codec(index = 26)]
		TooManyFormer,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_config();
		}

		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			Self::end_stays(&mut budget);
			budget.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Admits an organisation as a member.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The member can vote and transact immediately. Its account exists from now on, even
		/// without a balance. A driver can become a member, and stays a driver.
		///
		/// ## Parameters
		///
		/// - `account`: account of the organisation.
		/// - `name`: name of the organisation, 1 to 64 bytes of UTF-8.
		/// - `roles`: roles of the member, at least one.
		///
		/// ## Errors
		///
		/// - [`Error::NameNotUtf8`]: when `name` is not valid UTF-8.
		/// - [`Error::EmptyName`]: when `name` is empty or consists of white space only.
		/// - [`Error::NoRoles`]: when `roles` is empty.
		/// - [`Error::AlreadyMember`]: when `account` is already a member.
		/// - [`Error::TooManyMembers`]: when there are `MaxMembers` members.
		///
		/// ## Events
		///
		/// [`Event::MemberAdmitted`]
		#[pallet::call_index(0)]
		pub fn admit(
			origin: OriginFor<T>,
			account: T::AccountId,
			name: Name,
			roles: Roles,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_admit(account, name, roles)
		}

		/// Replaces the roles of a member.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The new roles apply immediately, to later calls. What the member did in a previous role
		/// remains valid.
		///
		/// ## Parameters
		///
		/// - `account`: account of the member.
		/// - `roles`: new roles of the member, at least one.
		///
		/// ## Errors
		///
		/// - [`Error::NoRoles`]: when `roles` is empty.
		/// - [`Error::NotMember`]: when `account` is not a member.
		///
		/// ## Events
		///
		/// [`Event::RolesChanged`]
		#[pallet::call_index(1)]
		pub fn set_roles(
			origin: OriginFor<T>,
			account: T::AccountId,
			roles: Roles,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_roles(account, roles)
		}

		/// Expels a member.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// Its votes on open motions are removed. Unless it is also a driver, it can only make exit
		/// calls from now on, for `ExitPeriod` blocks. Its validators are removed as by
		/// `remove_validator`. Drivers that it registered stay; any registrar can deregister them.
		///
		/// ## Parameters
		///
		/// - `account`: account of the member.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: when `account` is not a member.
		/// - [`Error::LastMember`]: when `account` is the last member.
		/// - [`Error::LastValidator`]: when `account` operates validators and no validator with
		///   session keys would remain without them.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorRemoved`]: for each validator of the member.
		/// - [`Event::MemberExpelled`]: at the end.
		#[pallet::call_index(2)]
		pub fn expel(origin: OriginFor<T>, account: T::AccountId) -> DispatchResultWithPostInfo {
			// Anybody can try: to look at an origin costs less than a read.
			T::GovernanceOrigin::ensure_origin(origin)
				.map_err(|error| error.with_weight(T::DbWeight::get().reads(1)))?;
			Self::do_expel(account)?;
			Ok(().into())
		}

		/// Registers a driver.
		///
		/// ## Dispatch Origin
		///
		/// `RegistrarOrigin`; a supplier or a CSO, which is then responsible for the driver.
		///
		/// ## Details
		///
		/// The account is a pseudonym: only a hash of the contract with the person is stored on the
		/// chain. The account exists from now on, even without a balance. A member can be a driver.
		///
		/// ## Parameters
		///
		/// - `driver`: account of the driver.
		/// - `contract_hash`: hash of a random salt, which the registrar keeps, and the contract
		///   between registrar and driver. Without salt, anybody could find a contract id that is
		///   easy to guess.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyDriver`]: when `driver` is already a driver.
		///
		/// ## Events
		///
		/// [`Event::DriverRegistered`]
		#[pallet::call_index(3)]
		pub fn register_driver(
			origin: OriginFor<T>,
			driver: T::AccountId,
			contract_hash: T::Hash,
		) -> DispatchResult {
			let registrar = T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_register_driver(registrar, driver, contract_hash)
		}

		/// Deregisters a driver.
		///
		/// ## Dispatch Origin
		///
		/// The driver itself, or `RegistrarOrigin`; the registrar of the driver, or any other once
		/// that one may no longer register drivers.
		///
		/// ## Details
		///
		/// A driver can leave a registrar that it did not choose, or does not want any more.
		///
		/// Unless it is also a member, the driver can only make exit calls from now on, for
		/// `ExitPeriod` blocks, at the cost of its registrar's pool: disconnect, withdraw tokens,
		/// cancel or transfer certificates. A running process is not affected. What the driver has
		/// used of its allowance stays used if it is registered again.
		///
		/// ## Parameters
		///
		/// - `driver`: account of the driver.
		///
		/// ## Errors
		///
		/// - [`Error::NotDriver`]: when `driver` is not a driver.
		/// - [`Error::NotRegistrar`]: when another member registered the driver and is still
		///   allowed to register drivers.
		/// - [`Error::TooManyFormer`]: when the registrar of the driver has `MaxFormer` former
		///   drivers that can still make exit calls.
		///
		/// ## Events
		///
		/// [`Event::DriverDeregistered`]
		#[pallet::call_index(4)]
		pub fn deregister_driver(origin: OriginFor<T>, driver: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin.clone())?;
			if who != driver {
				T::RegistrarOrigin::ensure_origin(origin)?;
			}
			Self::do_deregister_driver(who, driver)
		}

		/// Adds a validator of a member.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The account exists from now on, even without a balance, and can set its session keys.
		/// The member is responsible for its transactions. The validator is included in the next
		/// session that is planned, at the end of the running one; that session starts one session
		/// later.
		///
		/// ## Parameters
		///
		/// - `validator`: account of the validator.
		/// - `member`: account of the member that operates it.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: when `member` is not a member.
		/// - [`Error::AlreadyValidator`]: when `validator` is already a validator.
		/// - [`Error::TooManyValidators`]: when there are `MaxValidators` validators.
		///
		/// ## Events
		///
		/// [`Event::ValidatorAdded`]
		#[pallet::call_index(5)]
		pub fn add_validator(
			origin: OriginFor<T>,
			validator: T::AccountId,
			member: T::AccountId,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_add_validator(validator, member)
		}

		/// Removes a validator.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The validator still takes part in the running session and in the next one, which is
		/// already planned, if it has a seat there. Its session keys are removed after the last of
		/// them.
		///
		/// ## Parameters
		///
		/// - `validator`: account of the validator.
		///
		/// ## Errors
		///
		/// - [`Error::NotValidator`]: when `validator` is not a validator.
		/// - [`Error::LastValidator`]: when no other validator has session keys.
		///
		/// ## Events
		///
		/// [`Event::ValidatorRemoved`]
		#[pallet::call_index(6)]
		pub fn remove_validator(origin: OriginFor<T>, validator: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_remove_validator(validator)
		}

		/// Authorises an upgrade of the runtime.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The members vote on the hash of the code, which each of them can compute by building it.
		/// Anybody who has the code then applies it with `system.apply_authorized_upgrade`, which
		/// refuses other code and a runtime whose version is not higher. A later authorisation
		/// replaces an earlier one.
		///
		/// ## Parameters
		///
		/// - `code_hash`: hash of the runtime code (Blake2b, 256 bits).
		///
		/// ## Errors
		///
		/// None.
		///
		/// ## Events
		///
		/// `UpgradeAuthorized` of the system pallet.
		#[pallet::call_index(7)]
		pub fn authorize_upgrade(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			// No account is root: governance decides on the few actions that only root may take.
			frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
			Ok(())
		}

		/// Restarts finality after too many validators lost their keys.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// For a chain that authors blocks but finalises none. The members first remove the lost
		/// validators, or these set new session keys, and wait until the next session is planned
		/// without the lost keys. At the start of that session the change of the authorities is
		/// forced, and `delay` blocks later its validators finalise on top of `best_finalized`.
		/// Until then, validators and session keys of the sessions stay as they are.
		///
		/// ## Parameters
		///
		/// - `best_finalized`: number of the highest block that a validator of the next session has
		///   finalised.
		/// - `delay`: blocks from the start of the next session to the restart: at least a session,
		///   at most `MaxStallDelay`.
		///
		/// ## Errors
		///
		/// - [`Error::ChangePending`]: when a change of the authorities is pending, or the latest
		///   forced change is too recent.
		/// - [`Error::NotStalled`]: when `best_finalized` is less than a session old.
		/// - [`Error::StallTooOld`]: when `best_finalized` is older than `MaxStall` blocks.
		/// - [`Error::DelayOutOfBounds`]: when `delay` is shorter than a session or longer than
		///   `MaxStallDelay`.
		/// - [`Error::LostValidatorsSeated`]: when a validator that was removed, or session keys
		///   that were replaced, still take part in the next session.
		/// - [`Error::SetUnchanged`]: when the next session has the validators and keys with which
		///   finality stalled.
		///
		/// ## Events
		///
		/// [`Event::StallNoted`]
		#[pallet::call_index(8)]
		pub fn note_stalled(
			origin: OriginFor<T>,
			best_finalized: BlockNumberFor<T>,
			delay: BlockNumberFor<T>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_note_stalled(best_finalized, delay)
		}

		/// Spends tokens of the consortium's account.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The account receives fees and dust. The existential deposit stays on it.
		///
		/// ## Parameters
		///
		/// - `to`: account that receives the tokens, a member or a registered driver.
		/// - `amount`: amount, in the smallest token unit; not zero.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroAmount`]: when `amount` is zero.
		/// - [`Error::NotParticipant`]: when `to` is neither a member nor a registered driver.
		/// - [`Error::InsufficientFunds`]: when the consortium does not have `amount` beyond the
		///   existential deposit.
		///
		/// ## Events
		///
		/// [`Event::Spent`]
		#[pallet::call_index(9)]
		pub fn spend(origin: OriginFor<T>, to: T::AccountId, amount: Balance) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_spend(to, amount)
		}

		/// Makes a call on behalf of an account that made the caller its proxy.
		///
		/// ## Dispatch Origin
		///
		/// Signed; a proxy of `real` without a delay.
		///
		/// ## Details
		///
		/// The call may do what `proxy.proxy` lets a proxy of its type do, but costs only what it
		/// used, and its error is the error of the transaction. The allowance of `real` covers it
		/// if the caller is not a participant itself.
		///
		/// ## Parameters
		///
		/// - `real`: account on behalf of which the call is made.
		/// - `proxy_type`: type of the proxy by whose rights the call is made; `None` for the first
		///   one that `real` made the caller.
		/// - `call`: call to make.
		///
		/// ## Errors
		///
		/// - `NotProxy` of the proxy pallet: when the caller is no proxy of `real`, or none of
		///   `proxy_type`.
		/// - `Unannounced` of the proxy pallet: when the proxy has a delay.
		/// - `CallFiltered` of the system pallet: when the proxy may not make `call`, or nobody
		///   may.
		/// - Those of `call`.
		///
		/// ## Events
		///
		/// Those of `call`.
		#[pallet::call_index(10)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(
				<T as Config>::WeightInfo::act_for().saturating_add(info.call_weight),
				info.class,
			)
		})]
		pub fn act_for(
			origin: OriginFor<T>,
			real: T::AccountId,
			proxy_type: Option<ProxyTypeOf<T>>,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			Self::do_act_for(origin, real, proxy_type, *call)
		}
	}
}
