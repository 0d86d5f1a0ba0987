// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The node of the developer's chain.

use super::{
	accounts,
	clock::{self, timestamp, SimulatedClock},
	pool::SteadyPool,
	rpc::{DevClock, DevClockApiServer},
};
use crate::{
	chain_spec, metrics,
	parts::{node_parts, spawn_offchain_workers, FullClient, FullPool, NodeParts},
	ports, rpc,
};
use futures::{
	channel::{mpsc, oneshot},
	future::{select, Either},
	SinkExt, StreamExt,
};
use jsonrpsee::tokio::time::{interval, MissedTickBehavior};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_consensus::DefaultImportQueue,
	sc_consensus_aura,
	sc_consensus_manual_seal::{
		self,
		consensus::aura::AuraConsensusDataProvider,
		rpc::{ManualSeal, ManualSealApiServer},
		EngineCommand, ManualSealParams,
	},
	sc_network::{
		config::{FullNetworkConfiguration, SyncMode},
		Litep2pNetworkBackend, NetworkBackend,
	},
	sc_service::{self, BuildNetworkParams, Configuration, Error, SpawnTasksParams, TaskManager},
	sc_transaction_pool_api::TransactionPool,
	sp_runtime::traits::Block as BlockT,
	sp_timestamp::{InherentDataProvider, Timestamp},
};
use smartcharge_runtime::opaque::Block;
use std::{sync::Arc, time::Duration};

type Hash = <Block as BlockT>::Hash;
type Command = EngineCommand<Hash>;

/// How long to wait for the pool to take in a block before asking it for more transactions.
const MAINTENANCE: Duration = Duration::from_secs(5);

/// How often to look for transactions that were not ready for a block when their notice came.
const SWEEP: Duration = Duration::from_millis(250);

/// Commands that may wait for the sealing engine.
const COMMANDS: usize = 1_024;

const LOG_TARGET: &str = "dev-sealing";

/// Imports blocks of a developer's chain: they bear no seal, so only running them checks them.
pub fn import_queue(config: &Configuration, parts: &NodeParts) -> DefaultImportQueue<Block> {
	sc_consensus_manual_seal::import_queue(
		Box::new(parts.client.clone()),
		&parts.task_manager.spawn_essential_handle(),
		config.prometheus_registry(),
	)
}

/// Starts the node of a developer's chain. It has no peers.
pub fn start(mut config: Configuration) -> Result<TaskManager, Error> {
	isolate(&mut config);
	ports::require_rpc(&mut config)?;
	let has_cast = config.chain_spec.id() == chain_spec::DEVELOPMENT_ID;
	let mut parts = node_parts(&config)?;
	let import_queue = import_queue(&config, &parts);

	let registry = config.prometheus_registry().cloned();
	metrics::start(&parts, registry.as_ref());
	let metrics =
		<Litep2pNetworkBackend as NetworkBackend<Block, Hash>>::register_notification_metrics(
			registry.as_ref(),
		);
	let net_config = FullNetworkConfiguration::<_, _, Litep2pNetworkBackend>::new(
		&config.network,
		registry.clone(),
	);
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
			warp_sync_config: None,
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;
	spawn_offchain_workers(&config, &parts, Arc::new(network.clone()))?;

	let slot_duration = sc_consensus_aura::slot_duration(&*parts.client)?;
	let best_time = timestamp(&parts.client, parts.client.chain_info().best_hash)?;
	let start = clock::full_hour(Timestamp::current().as_millis()).max(best_time);
	let clock = Arc::new(SimulatedClock::new(start, slot_duration.as_millis()));

	let (commands, engine_commands) = mpsc::channel(COMMANDS);
	let spawner = parts.task_manager.spawn_essential_handle();
	spawner.spawn_blocking(
		"dev-sealing",
		Some("block-authoring"),
		sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
			block_import: parts.client.clone(),
			env: ProposerFactory::new(
				parts.task_manager.spawn_handle(),
				parts.client.clone(),
				parts.pool.clone(),
				registry.as_ref(),
				parts.telemetry_handle(),
			),
			client: parts.client.clone(),
			pool: parts.pool.clone(),
			commands_stream: engine_commands.map(final_at_once),
			select_chain: parts.select_chain.clone(),
			consensus_data_provider: Some(Box::new(
				AuraConsensusDataProvider::<Block>::new_with_slot_duration(slot_duration),
			)),
			create_inherent_data_providers: {
				let (client, clock) = (parts.client.clone(), clock.clone());
				move |parent, ()| {
					let time = next_timestamp(&client, &clock, parent);
					async move { Ok(InherentDataProvider::new(time?.into())) }
				}
			},
		}),
	);
	spawner.spawn(
		"dev-sealing-requests",
		Some("block-authoring"),
		seal_transactions(parts.pool.clone(), commands.clone()),
	);

	let (rpc_client, rpc_pool) = (parts.client.clone(), parts.pool.clone());
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: parts.client.clone(),
		backend: parts.backend.clone(),
		task_manager: &mut parts.task_manager,
		keystore: parts.keystore.keystore(),
		transaction_pool: Arc::new(SteadyPool::new(parts.pool.clone())),
		rpc_builder: Box::new(move |_| {
			let build = || {
				let mut module = rpc::module(rpc_client.clone(), rpc_pool.clone())?;
				module.merge(ManualSeal::new(commands.clone()).into_rpc())?;
				module.merge(DevClock::new(rpc_client.clone(), clock.clone()).into_rpc())?;
				Ok::<_, jsonrpsee::core::RegisterMethodError>(module)
			};
			build().map_err(|error| Error::Application(Box::new(error)))
		}),
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service,
		telemetry: parts.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if has_cast {
		accounts::show();
	}
	Ok(parts.task_manager)
}

/// Cuts the node off from others: their blocks could not be distinguished from its own. It
/// takes no port for them either, so that several such nodes run on one machine.
fn isolate(config: &mut Configuration) {
	let network = &mut config.network;
	network.listen_addresses.clear();
	network.boot_nodes.clear();
	network.default_peers_set.in_peers = 0;
	network.default_peers_set.out_peers = 0;
	network.default_peers_set.reserved_nodes.clear();
	network.sync_mode = SyncMode::Full;
}

/// The timestamp of the block after `parent`.
fn next_timestamp(
	client: &FullClient,
	clock: &SimulatedClock,
	parent: Hash,
) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
	Ok(clock.timestamp_after(timestamp(client, parent)?)?)
}

/// Makes every block final, whatever the request says: nobody is there to vote.
fn final_at_once(command: Command) -> Command {
	match command {
		EngineCommand::SealNewBlock { create_empty, parent_hash, sender, .. } => {
			EngineCommand::SealNewBlock { create_empty, finalize: true, parent_hash, sender }
		},
		other => other,
	}
}

/// Asks for a block whenever there are transactions, and for more until none is left.
async fn seal_transactions(pool: Arc<FullPool>, mut commands: mpsc::Sender<Command>) {
	let mut sweep = interval(SWEEP);
	sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
	let mut notices = pool.import_notification_stream();
	loop {
		if let Either::Left((None, _)) = select(notices.next(), Box::pin(sweep.tick())).await {
			// The pool drops a listener that falls behind it.
			notices = pool.import_notification_stream();
		}
		while pool.status().ready > 0 {
			// With somebody to answer to, the engine does not log a refusal as an error.
			let (sender, answer) = oneshot::channel();
			let command = EngineCommand::SealNewBlock {
				create_empty: false,
				finalize: true,
				parent_hash: None,
				sender: Some(sender),
			};
			if commands.send(command).await.is_err() {
				return;
			}
			match answer.await {
				Ok(Ok(block)) => {
					log::debug!(target: LOG_TARGET, "Sealed block {:?}", block.hash);
					pool.ready_at_with_timeout(block.hash, MAINTENANCE).await;
				},
				Ok(Err(sc_consensus_manual_seal::Error::EmptyTransactionPool)) => {
					log::debug!(target: LOG_TARGET, "No transaction is ready at the best block");
					break;
				},
				Ok(Err(error)) => {
					log::error!(target: LOG_TARGET, "Cannot seal a block: {error}");
					break;
				},
				Err(_) => return,
			}
		}
	}
}
