// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A node of a network: Aura makes the blocks, GRANDPA makes them final.

use crate::{
	closed_network::ClosedNetwork,
	finality::{voting_rule, GOSSIP_DURATION, JUSTIFICATION_PERIOD},
	metrics,
	parts::{
		node_parts, spawn_offchain_workers, EssentialTasks, FullBackend, FullClient, NodeParts,
		SelectChain,
	},
	ports, rpc,
};
use futures::FutureExt;
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::BlockBackend,
	sc_consensus::DefaultImportQueue,
	sc_consensus_aura::{
		self, ImportQueueParams, InherentDataProvider as SlotProvider, SlotDuration,
		SlotProportion, StartAuraParams,
	},
	sc_consensus_grandpa::{
		self, warp_proof, GrandpaBlockImport, GrandpaParams, LinkHalf, SharedVoterState,
	},
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_network::{
		config::{FullNetworkConfiguration, NetworkBackendType},
		NetworkBackend,
	},
	sc_offchain::NetworkProvider,
	sc_service::{
		self, BuildNetworkParams, Configuration, Error, SpawnTasksParams, TaskManager,
		WarpSyncConfig,
	},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_consensus_aura::sr25519::AuthorityPair,
	sp_core::traits::SpawnEssentialNamed,
	sp_runtime::traits::{Block as BlockT, NumberFor},
	sp_timestamp::InherentDataProvider as TimeProvider,
};
use smartcharge_runtime::opaque::Block;
use std::sync::Arc;

/// Imports blocks and notes the authority sets that they announce.
type BlockImport = GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;

/// Slows authors down while finality lags, so that a chain that has lost its quorum does not pile
/// up blocks which nobody can make final: from a minute of unfinalised blocks (in slots of 2 s) on,
/// ever more slots stay empty, but never more than a minute of them. `--force-authoring` ends it:
/// members who restart finality wait for hundreds of blocks.
const BACKOFF: BackoffAuthoringOnFinalizedHeadLagging<NumberFor<Block>> =
	BackoffAuthoringOnFinalizedHeadLagging {
		max_interval: 30,
		unfinalized_slack: 30,
		authoring_bias: 2,
	};

/// The part of a slot in which to fill a block; the rest is for the block to reach the others.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;

/// Peers that warp sync waits for. The default, three, may be more than a consortium has, and one
/// is enough: authorities' signatures prove what it sends.
const WARP_SYNC_PEERS: usize = 1;

/// How the blocks of a chain come about, and so how they are checked.
#[derive(Clone, Copy, Debug)]
pub enum Sealing {
	/// By the author of the slot, final by GRANDPA's votes.
	Slots,
	/// Whenever the developer's node has a reason to, final at once.
	OnDemand,
}

/// Queue that checks and imports the blocks of Aura and GRANDPA.
pub struct SlotConsensus {
	/// Checks blocks from elsewhere, then imports them.
	pub import_queue: DefaultImportQueue<Block>,
	/// Imports the node's own blocks.
	block_import: BlockImport,
	/// Joins the import of blocks to the voter.
	link: LinkHalf<Block, FullClient, SelectChain>,
	/// The length of a slot, as the runtime says.
	slot_duration: SlotDuration,
}

/// Sets up the import of blocks by the rules of Aura and GRANDPA.
pub fn slot_consensus(config: &Configuration, parts: &NodeParts) -> Result<SlotConsensus, Error> {
	let client = &parts.client;
	let (block_import, link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		client,
		parts.select_chain.clone(),
		parts.telemetry_handle(),
	)?;
	let slot_duration = sc_consensus_aura::slot_duration(&**client)?;
	let import_queue =
		sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
			block_import: block_import.clone(),
			justification_import: Some(Box::new(block_import.clone())),
			client: client.clone(),
			create_inherent_data_providers: move |_, ()| async move { Ok(inherents_now(slot_duration)) },
			spawner: &EssentialTasks::new(&parts.task_manager),
			registry: config.prometheus_registry(),
			check_for_equivocation: Default::default(),
			telemetry: parts.telemetry_handle(),
			compatibility_mode: Default::default(),
		})?;
	Ok(SlotConsensus { import_queue, block_import, link, slot_duration })
}

/// The inherents of a block made now, by the machine's clock.
fn inherents_now(slot_duration: SlotDuration) -> (SlotProvider, TimeProvider) {
	let time = TimeProvider::from_system_time();
	(SlotProvider::from_timestamp_and_slot_duration(*time, slot_duration), time)
}

/// Starts a node of a network, which talks to its peers through `Net`.
pub fn start<Net>(mut config: Configuration) -> Result<TaskManager, Error>
where
	Net: NetworkBackend<Block, <Block as BlockT>::Hash>,
{
	ports::require_all(&mut config)?;
	config.network.min_peers_to_start_warp_sync.get_or_insert(WARP_SYNC_PEERS);
	let mut parts = node_parts(&config)?;
	let SlotConsensus { import_queue, block_import, link, slot_duration } =
		slot_consensus(&config, &parts)?;

	let registry = config.prometheus_registry().cloned();
	metrics::start(&parts, registry.as_ref());
	let metrics = Net::register_notification_metrics(registry.as_ref());
	let mut net_config =
		FullNetworkConfiguration::<_, _, Net>::new(&config.network, registry.clone());

	let genesis = parts.client.block_hash(0)?.ok_or("the database has no genesis block")?;
	let grandpa_protocol =
		sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (grandpa_peers, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, Net>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	net_config.add_notification_protocol(grandpa_peers);

	let warp_sync = Arc::new(warp_proof::NetworkProvider::new(
		parts.backend.clone(),
		link.shared_authority_set().clone(),
		Vec::new(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: parts.client.clone(),
			transaction_pool: parts.pool.clone(),
			spawn_handle: parts.task_manager.spawn_handle(),
			spawn_essential_handle: parts.task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let peers: Arc<dyn NetworkProvider + Send + Sync> = match config.network.network_backend {
		NetworkBackendType::Libp2p => Arc::new(network.clone()),
		NetworkBackendType::Litep2p => {
			let mode = &config.network.default_peers_set.non_reserved_mode;
			Arc::new(ClosedNetwork::new(network.clone(), mode))
		},
	};
	spawn_offchain_workers(&config, &parts, peers)?;

	// What the tasks below need of the configuration, which the RPC server takes away.
	let role = config.role;
	let force_authoring = config.force_authoring;
	let votes = !config.disable_grandpa;
	let name = config.network.node_name.clone();

	let rpc_client = parts.client.clone();
	let rpc_pool = parts.pool.clone();
	let shared_voter_state = SharedVoterState::empty();
	let finality = rpc::Finality {
		authorities: link.shared_authority_set().clone(),
		rounds: shared_voter_state.clone(),
		justifications: link.justification_stream(),
		database: parts.backend.clone(),
	};
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: parts.client.clone(),
		backend: parts.backend.clone(),
		task_manager: &mut parts.task_manager,
		keystore: parts.keystore.keystore(),
		transaction_pool: parts.pool.clone(),
		rpc_builder: Box::new(move |executor| {
			let build = || {
				let mut module = rpc::module(rpc_client.clone(), rpc_pool.clone())?;
				rpc::add_finality(&mut module, &finality, executor)?;
				Ok::<_, jsonrpsee::core::RegisterMethodError>(module)
			};
			build().map_err(|error| Error::Application(Box::new(error)))
		}),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: parts.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let aura = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
			StartAuraParams {
				slot_duration,
				client: parts.client.clone(),
				select_chain: parts.select_chain.clone(),
				block_import,
				proposer_factory: ProposerFactory::new(
					parts.task_manager.spawn_handle(),
					parts.client.clone(),
					parts.pool.clone(),
					registry.as_ref(),
					parts.telemetry_handle(),
				),
				sync_oracle: sync_service.clone(),
				justification_sync_link: sync_service.clone(),
				create_inherent_data_providers: move |_, ()| async move {
					Ok(inherents_now(slot_duration))
				},
				force_authoring,
				backoff_authoring_blocks: (!force_authoring).then_some(BACKOFF),
				keystore: parts.keystore.keystore(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
				max_block_proposal_slot_portion: None,
				telemetry: parts.telemetry_handle(),
				compatibility_mode: Default::default(),
			},
		)?;
		// A validator that has stopped authoring should not look alive.
		EssentialTasks::new(&parts.task_manager).spawn_essential_blocking(
			"aura",
			Some("block-authoring"),
			aura.boxed(),
		);
	}

	if votes {
		// Without a keystore the voter only listens, which is how a full node learns what is final.
		let keystore = role.is_authority().then(|| parts.keystore.keystore());
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				observer_enabled: false,
				local_role: role,
				name: Some(name),
				keystore,
				telemetry: parts.telemetry_handle(),
				protocol_name: grandpa_protocol,
			},
			link,
			network,
			sync: sync_service,
			notification_service: grandpa_notifications,
			voting_rule: voting_rule(),
			prometheus_registry: registry,
			shared_voter_state,
			telemetry: parts.telemetry_handle(),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.pool.clone()),
		})?;
		EssentialTasks::new(&parts.task_manager).spawn_essential_blocking(
			"grandpa-voter",
			None,
			voter.boxed(),
		);
	}

	Ok(parts.task_manager)
}
