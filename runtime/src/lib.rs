// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The SmartCharge runtime: the pallets, put together.
//!
//! ```text
//! who            money                grid      facts        proof      flexibility        the job
//! Consortium ──► Tokens ──► Debts ──► Grid ──► Metering ──► Origin ──► DemandResponse ──► Charging
//!      │                                         │ │          ▲ │ └── a source drops out ──►▲ │
//!      │                                         │ └── a signed reading of a source         │ │
//!      │                                         └── a signed reading of a station ─────────┘ │
//!      │                            the books                   │                             │
//!      │                            Settlement ◄────────────────┴── energy of suppliers ──────┘
//!      │                            after the charge
//!      │                            Invoices ──► Corrections ── less energy ──► Settlement, Origin
//!      └──► Council (governance: two thirds of the members)
//! ```
//!
//! - [`configs`]: how each pallet is set up, by domain.
//! - [`access`]: who may transact, and which calls nobody may make.
//! - [`apis`](mod@apis): what a node and its users can ask.
//! - [`migrations`]: what an upgrade does to the state.
//! - [`genesis_presets`]: the chains that can be founded without further ado.

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
// The pallet `Origin` makes a variant of that name in `RuntimeCall`, next to the associated type
// `Origin` of `CheckIfFeeless`, which FRAME's macro means. The type is what the compiler takes, as
// it always has.
#![allow(ambiguous_associated_items, reason = "the macro's code, and it means the type")]
#![allow(
	clippy::as_conversions,
	reason = "FRAME's macro that puts the runtime together generates them in this file"
)]
#![allow(
	missing_docs,
	reason = "the macros that put the runtime together write undocumented items"
)]
// The runtime macros nest deeply.
#![recursion_limit = "256"]

extern crate alloc;

pub mod access;
pub mod apis;
#[deny(clippy::as_conversions)]
pub mod configs;
#[deny(clippy::as_conversions)]
pub mod genesis_presets;
#[deny(clippy::as_conversions)]
pub mod migrations;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;

pub use apis::RuntimeApi;
pub use smartcharge_primitives::{Balance, Price};

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	frame_executive, frame_metadata_hash_extension, frame_support, frame_system, pallet_aura,
	pallet_authorship, pallet_balances, pallet_collective, pallet_grandpa, pallet_migrations,
	pallet_multisig, pallet_offences, pallet_proxy, pallet_safe_mode, pallet_session,
	pallet_timestamp, pallet_transaction_payment, pallet_tx_pause, pallet_utility,
	sp_core::H256,
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiAddress, MultiSignature,
	},
	sp_version::{self, RuntimeVersion},
};

/// Signature of a transaction: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;

/// An account: the hash of, or the public key itself.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// Number of an account's next transaction.
pub type Nonce = u32;

/// A hash of the chain.
pub type Hash = H256;

/// Number of a block.
pub type BlockNumber = u32;

/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;

/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a signed transaction is checked for before it is dispatched, and what it pays.
///
/// Access stands before the nonce, so that a stranger hears why it is refused, and that a key which
/// acts for a participant has an account to count in.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_consortium::CheckMortal<Runtime>,
	pallet_consortium::ChargeParticipant<
		Runtime,
		pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	>,
	pallet_consortium::CountNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// The extension of a transaction of a signer's `nonce` that is valid for `era`, gives no tip, and
/// does not state the hash of the metadata.
pub fn tx_extension(nonce: Nonce, era: generic::Era) -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_consortium::CheckMortal::from(era),
		pallet_consortium::ChargeParticipant::from(
			pallet_transaction_payment::ChargeTransactionPayment::from(0),
		),
		pallet_consortium::CountNonce::from(nonce),
		frame_system::CheckWeight::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A transaction as it comes in.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a signature is made over.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// What carries out a block.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for those who need not know what is in a block: the node.
pub mod opaque {
	use super::*;
	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic;

	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
}

impl_opaque_keys! {
	/// The keys of a validator's session: one to author blocks, one to finalise them.
	pub struct SessionKeys {
		/// To author.
		pub aura: Aura,
		/// To finalise.
		pub grandpa: Grandpa,
	}
}

/// Which runtime this is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("smartcharge"),
	impl_name: Cow::Borrowed("smartcharge"),
	authoring_version: 1,
	spec_version: 6,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 3,
	// State and extrinsics root of version 1; fixed for the life of a chain.
	system_version: 2,
};

/// Length of a slot in ms: a block is authored in each.
pub const SLOT_DURATION: u64 = 2_000;

/// Blocks in a minute.
pub const MINUTES: BlockNumber = 30;

/// Blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;

/// Blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// The smallest unit times this is one token, which is one unit of the consortium's currency.
pub const TOKEN: Balance = 1_000_000;
/// A price of one token per kWh.
pub const TOKEN_PER_KWH: Price = 1_000_000;

#[frame_support::runtime]
mod runtime {
	use super::*;

	/// The runtime.
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
	pub struct Runtime;

	// Genesis is built and hooks are run in the order of the indices: a pallet comes after those
	// that it knows.

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(4)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(5)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(20)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(21)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(22)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(23)]
	pub type Multisig = pallet_multisig;

	#[runtime::pallet_index(40)]
	pub type Consortium = pallet_consortium;
	#[runtime::pallet_index(41)]
	pub type Tokens = pallet_tokens;
	#[runtime::pallet_index(42)]
	pub type Grid = pallet_grid;
	#[runtime::pallet_index(43)]
	pub type Metering = pallet_metering;
	#[runtime::pallet_index(44)]
	pub type Origin = pallet_origin;
	#[runtime::pallet_index(45)]
	pub type DemandResponse = pallet_demand_response;
	#[runtime::pallet_index(46)]
	pub type Charging = pallet_charging;
	// Charging knows it; without genesis state and hooks, its index does not matter.
	#[runtime::pallet_index(47)]
	pub type Debts = pallet_debts;
	#[runtime::pallet_index(48)]
	pub type Settlement = pallet_settlement;
	#[runtime::pallet_index(49)]
	pub type Invoices = pallet_invoices;
	#[runtime::pallet_index(50)]
	pub type Corrections = pallet_corrections;

	// After the consortium, which says at genesis who the validators are.
	#[runtime::pallet_index(60)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(61)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(62)]
	pub type Peers = pallet_peers;
	#[runtime::pallet_index(63)]
	pub type Migrations = pallet_migrations;
	#[runtime::pallet_index(64)]
	pub type SafeMode = pallet_safe_mode;
}
