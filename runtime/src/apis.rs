// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a node and its users can ask of the runtime.

pub mod view;

use super::*;
use pallet_charging::{
	runtime_api::{
		CoverInfo, PlannedEnergy, ProcessBrief, ProcessFilter, ProcessInfo, Quote, RecordOf,
		StationBrief, StationInfo,
	},
	Request,
};
use pallet_consortium::runtime_api::ParticipantInfo;
use pallet_corrections::{
	runtime_api::{DisputeInfo, ProcessCorrections},
	DisputeId,
};
use pallet_demand_response::runtime_api::{SignalFilter, SignalInfo};
use pallet_grid::runtime_api::AreaInfo;
use pallet_invoices::{Anchor, DocumentId, Series};
use pallet_origin::{
	runtime_api::{
		CancellationEntry, CertificateCursor, CertificateInfo, ClaimCursor, CommitmentInfo,
		IntervalInfo, SeriesEntry, SourceEntry, SourceInfo, StatementEntry,
	},
	CancellationId,
};
use pallet_peers::PeerId;
use pallet_settlement::{
	runtime_api::{SupplierPosition, TradePage},
	Day, Programme, Ptu, SettledQuarter, TradeId,
};
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		weights::Weight,
	},
	frame_system_rpc_runtime_api, pallet_transaction_payment_rpc_runtime_api, sp_api,
	sp_block_builder,
	sp_consensus_aura::{self, sr25519::AuthorityId as AuraId, SlotDuration},
	sp_consensus_grandpa,
	sp_core::{crypto::KeyTypeId, OpaqueMetadata},
	sp_genesis_builder, sp_inherents, sp_offchain,
	sp_runtime::{
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
	},
	sp_session, sp_transaction_pool,
};
use smartcharge_primitives::{
	page::{Page, QueryError},
	AreaId, Energy, Hour, MeterId, Moment, PricePerHour, ProcessId, SignalId, SourceId, StationId,
};

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> SlotDuration {
			SlotDuration::from_millis(SLOT_DURATION)
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(proof, key_owner_proof)
		}

		fn generate_key_ownership_proof(
			_: sp_consensus_grandpa::SetId,
			authority: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			let proof = configs::consensus::prove_grandpa_key(authority)?;
			Some(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(codec::Encode::encode(&proof)))
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			extrinsic: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, len)
		}

		fn query_fee_details(
			extrinsic: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_peers::runtime_api::PeersApi<Block, AccountId> for Runtime {
		fn peers() -> Vec<(PeerId, AccountId)> {
			Peers::peers()
		}
	}

	impl pallet_origin::runtime_api::OriginApi<Block, AccountId> for Runtime {
		fn source(source: SourceId) -> Option<SourceInfo<AccountId>> {
			Origin::source_info(source)
		}

		fn interval(source: SourceId, interval: Moment) -> Option<IntervalInfo> {
			Origin::interval_info(source, interval)
		}

		fn certificates(
			owner: AccountId,
			after: Option<CertificateCursor>,
			limit: u32,
		) -> Result<Page<CertificateInfo, CertificateCursor>, QueryError> {
			Origin::certificates(&owner, after, limit)
		}

		fn statement(
			driver: AccountId,
			process: Option<ProcessId>,
			after: Option<ClaimCursor>,
			limit: u32,
		) -> Result<Page<StatementEntry, ClaimCursor>, QueryError> {
			Origin::statement(&driver, process, after, limit)
		}

		fn cancellations(
			beneficiary: AccountId,
			after: Option<CancellationId>,
			limit: u32,
		) -> Result<Page<CancellationEntry<AccountId>, CancellationId>, QueryError> {
			Origin::cancellations(&beneficiary, after, limit)
		}

		fn sources(
			area: Option<AreaId>,
			live: bool,
			after: Option<SourceId>,
			limit: u32,
		) -> Result<Page<SourceEntry<AccountId>, SourceId>, QueryError> {
			Origin::sources(area, live, after, limit)
		}

		fn commitments(
			source: SourceId,
			after: Option<ProcessId>,
			limit: u32,
		) -> Result<Page<CommitmentInfo, ProcessId>, QueryError> {
			Origin::commitments(source, after, limit)
		}

		fn series(
			source: SourceId,
			from: Moment,
			count: u32,
		) -> Result<Vec<SeriesEntry>, QueryError> {
			Origin::series(source, from, count)
		}
	}

	impl pallet_metering::runtime_api::MeteringApi<Block, AccountId> for Runtime {
		fn meter(meter: MeterId) -> Option<pallet_metering::Meter<AccountId>> {
			Metering::find_meter(meter)
		}
	}

	impl pallet_charging::runtime_api::ChargingApi<Block, AccountId> for Runtime {
		fn process(process: ProcessId) -> Option<ProcessInfo<AccountId>> {
			Charging::process_info(process)
		}

		fn offers(station: StationId, now: Moment) -> Option<StationInfo<AccountId>> {
			Charging::station_offers(station, now)
		}

		fn running(station: StationId) -> Option<ProcessId> {
			Charging::running_process(station)
		}

		fn escrow(account: AccountId) -> Balance {
			Charging::escrow(&account)
		}

		fn stations(
			area: Option<AreaId>,
			after: Option<StationId>,
			limit: u32,
		) -> Result<Page<StationBrief<AccountId>, StationId>, QueryError> {
			Charging::stations(area, after, limit)
		}

		fn planned(
			area: AreaId,
			from: Ptu,
			until: Ptu,
			after: Option<MeterId>,
			limit: u32,
		) -> Result<Page<PlannedEnergy<AccountId>, MeterId>, QueryError> {
			Charging::planned(area, from, until, after, limit)
		}

		fn processes(
			filter: ProcessFilter<AccountId>,
			after: Option<ProcessId>,
			limit: u32,
		) -> Result<Page<ProcessBrief<AccountId>, ProcessId>, QueryError> {
			Charging::processes(&filter, after, limit)
		}

		fn records(
			driver: AccountId,
			after: Option<ProcessId>,
			limit: u32,
		) -> Result<Page<RecordOf<AccountId>, ProcessId>, QueryError> {
			Charging::records(&driver, after, limit)
		}

		fn quote(
			driver: AccountId,
			station: StationId,
			request: Request,
		) -> Result<Quote<AccountId>, DispatchError> {
			Charging::quote(&driver, station, &request)
		}

		fn quote_for(
			driver: AccountId,
			station: StationId,
			energy: Option<Energy>,
			steps: Option<u32>,
		) -> Result<Quote<AccountId>, DispatchError> {
			Charging::quote_for(&driver, station, energy, steps)
		}

		fn covers(
			party: AccountId,
			after: Option<MeterId>,
			limit: u32,
		) -> Result<Page<CoverInfo, MeterId>, QueryError> {
			Charging::covers(&party, after, limit)
		}

		fn can_authorise(
			driver: AccountId,
			station: StationId,
			max_price_per_hour: PricePerHour,
		) -> Result<(), DispatchError> {
			Charging::can_authorise(&driver, station, max_price_per_hour)
		}
	}

	impl pallet_grid::runtime_api::GridApi<Block, AccountId> for Runtime {
		fn areas(
			after: Option<AreaId>,
			limit: u32,
		) -> Result<Page<AreaInfo<AccountId>, AreaId>, QueryError> {
			Grid::areas(after, limit)
		}
	}

	impl pallet_settlement::runtime_api::SettlementApi<Block, AccountId> for Runtime {
		fn positions(
			area: AreaId,
			hour: Hour,
			after: Option<AccountId>,
			limit: u32,
		) -> Result<Page<SupplierPosition<AccountId>, AccountId>, QueryError> {
			Settlement::positions_in(area, hour, after, limit)
		}

		fn programme(brp: AccountId, area: AreaId, day: Day) -> Vec<(Hour, Programme)> {
			Settlement::programme_of(&brp, area, day)
		}

		fn trades(
			from: Hour,
			after: Option<(Hour, TradeId)>,
			limit: u32,
		) -> Result<TradePage<AccountId>, QueryError> {
			Settlement::trades_from(from, after, limit)
		}

		fn statement(
			brp: AccountId,
			area: AreaId,
			day: Day,
		) -> Option<pallet_settlement::Statement<AccountId>> {
			Settlement::last_statement(&brp, area, day)
		}

		fn quarters(
			brp: AccountId,
			area: AreaId,
			day: Day,
		) -> Result<Vec<SettledQuarter>, DispatchError> {
			Settlement::quarters_of(&brp, area, day)
		}

		fn responsible(who: AccountId, hour: Hour) -> Option<AccountId> {
			Settlement::responsible(&who, hour)
		}
	}

	impl pallet_demand_response::runtime_api::DemandResponseApi<Block, AccountId> for Runtime {
		fn signals(
			filter: SignalFilter<AccountId>,
			after: Option<SignalId>,
			limit: u32,
		) -> Result<Page<SignalInfo<AccountId>, SignalId>, QueryError> {
			DemandResponse::list_signals(&filter, after, limit)
		}
	}

	impl pallet_consortium::runtime_api::ConsortiumApi<Block, AccountId, Balance> for Runtime {
		fn participant(account: AccountId) -> ParticipantInfo<AccountId, Balance> {
			Consortium::participant_info(&account)
		}
	}

	impl pallet_corrections::runtime_api::CorrectionsApi<Block, AccountId> for Runtime {
		fn corrections(process: ProcessId) -> Option<ProcessCorrections<AccountId>> {
			Corrections::corrections_of(process)
		}

		fn open_disputes(
			after: Option<DisputeId>,
			limit: u32,
		) -> Result<Page<DisputeInfo<AccountId>, DisputeId>, QueryError> {
			Corrections::open_disputes(after, limit)
		}
	}

	impl pallet_invoices::runtime_api::InvoicesApi<Block, AccountId> for Runtime {
		fn next_number(issuer: AccountId, series: Series) -> Option<u32> {
			Invoices::next_number(&issuer, series)
		}

		fn anchor(issuer: AccountId, series: Series, number: u32) -> Option<Anchor> {
			pallet_invoices::Anchors::<Runtime>::get(issuer, DocumentId { series, number })
		}
	}

	impl view::ViewApi<Block> for Runtime {
		fn snapshot(
			area: Option<AreaId>,
			after: Option<view::Position>,
			limit: u32,
		) -> Result<view::Snapshot, QueryError> {
			view::snapshot(area, after, limit)
		}

		fn account(who: AccountId) -> view::AccountInfo {
			view::account(&who)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_presets::preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_presets::names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl polkadot_sdk::frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<polkadot_sdk::frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: polkadot_sdk::frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<polkadot_sdk::frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	#[allow(clippy::panic, reason = "runs off chain, and a panic is how this API reports an error")]
	impl polkadot_sdk::frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: polkadot_sdk::frame_try_runtime::UpgradeCheckSelect,
		) -> (Weight, Weight) {
			match Executive::try_runtime_upgrade(checks) {
				Ok(weight) => (weight, configs::system::MAXIMUM_BLOCK_WEIGHT),
				Err(error) => panic!("upgrade failed: {error:?}"),
			}
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: polkadot_sdk::frame_try_runtime::TryStateSelect,
		) -> Weight {
			match Executive::try_execute_block(block, state_root_check, signature_check, select) {
				Ok(weight) => weight,
				Err(error) => panic!("block failed: {error:?}"),
			}
		}
	}
}
