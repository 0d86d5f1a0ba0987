// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Parts of every node, however its blocks are made.

use futures::{channel::oneshot, future::BoxFuture, FutureExt};
use polkadot_sdk::{
	sc_client_api::Backend,
	sc_consensus::LongestChain,
	sc_consensus_grandpa::GrandpaPruningFilter,
	sc_executor::WasmExecutor,
	sc_offchain::{NetworkProvider, OffchainWorkerOptions, OffchainWorkers},
	sc_service::{
		self, Configuration, Error, KeystoreContainer, SpawnEssentialTaskHandle, SpawnTaskHandle,
		TFullBackend, TFullClient, TaskManager,
	},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sc_transaction_pool::{self, TransactionPoolHandle},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_core::traits::SpawnEssentialNamed,
	sp_io::SubstrateHostFunctions,
};
use smartcharge_runtime::{opaque::Block, RuntimeApi};
use std::sync::Arc;

/// Host functions that the runtime imports beyond those of every Substrate node.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type ExtraHostFunctions = ();

/// Host functions that the runtime imports beyond those of every Substrate node.
#[cfg(feature = "runtime-benchmarks")]
pub type ExtraHostFunctions = polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions;

/// Executor of the runtime's Wasm.
pub type Executor = WasmExecutor<(SubstrateHostFunctions, ExtraHostFunctions)>;

/// The database.
pub type FullBackend = TFullBackend<Block>;

/// The chain as this node knows it.
pub type FullClient = TFullClient<Block, RuntimeApi, Executor>;

/// The transactions that wait for a block.
pub type FullPool = TransactionPoolHandle<Block, FullClient>;

/// The rule for which fork to build on.
pub type SelectChain = LongestChain<FullBackend, Block>;

/// Parts of a node.
pub struct NodeParts {
	/// The chain as this node knows it.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Runs the node's tasks and ends them.
	pub task_manager: TaskManager,
	/// The session keys.
	pub keystore: KeystoreContainer,
	/// The rule for which fork to build on.
	pub select_chain: SelectChain,
	/// The transactions that wait for a block.
	pub pool: Arc<FullPool>,
	/// Reports to the telemetry servers that the configuration names, if any.
	pub telemetry: Option<Telemetry>,
}

impl NodeParts {
	/// A way to report to the telemetry servers.
	pub fn telemetry_handle(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}
}

/// Opens the database and makes what works on it.
pub fn node_parts(config: &Configuration) -> Result<NodeParts, Error> {
	let reporting = match &config.telemetry_endpoints {
		Some(endpoints) if !endpoints.is_empty() => {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints.clone());
			Some((worker, telemetry))
		},
		_ => None,
	};

	// A pruned block must stay if it has a justification: warp sync is proved by these.
	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, Executor>(
			config,
			reporting.as_ref().map(|(_, telemetry)| telemetry.handle()),
			sc_service::new_wasm_executor(&config.executor),
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);

	let telemetry = reporting.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let pool = sc_transaction_pool::Builder::new(
		EssentialTasks::new(&task_manager),
		client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();

	Ok(NodeParts {
		select_chain: LongestChain::new(backend.clone()),
		pool: Arc::new(pool),
		client,
		backend,
		task_manager,
		keystore,
		telemetry,
	})
}

/// Spawns tasks whose end ends the node.
///
/// A task that is busy while the node stops, or blocks its thread as one of the pool does, may end
/// because of the stop before it notices it. The log would report that as the failure of an
/// essential task. So what is essential here is a second task, which only waits for the end of the
/// first, and always notices the stop.
#[derive(Clone)]
pub struct EssentialTasks {
	tasks: SpawnTaskHandle,
	essential: SpawnEssentialTaskHandle,
}

impl EssentialTasks {
	/// Spawns by `manager`.
	pub fn new(manager: &TaskManager) -> Self {
		Self { tasks: manager.spawn_handle(), essential: manager.spawn_essential_handle() }
	}

	/// The `task`, whose end ends the node.
	fn watch(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) -> BoxFuture<'static, ()> {
		let (running, ended) = oneshot::channel::<()>();
		self.essential.spawn(name, group, ended.map(|_| ()));
		let task = async move {
			// Dropped at the end of the task, and when it panics.
			let _running = running;
			task.await;
		};
		task.boxed()
	}
}

impl SpawnEssentialNamed for EssentialTasks {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.tasks.spawn_blocking(name, group, self.watch(name, group, task));
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.tasks.spawn(name, group, self.watch(name, group, task));
	}
}

/// Runs the pallets' offchain workers after each block, unless the configuration says not to.
pub fn spawn_offchain_workers(
	config: &Configuration,
	parts: &NodeParts,
	network: Arc<dyn NetworkProvider + Send + Sync>,
) -> Result<(), Error> {
	if !config.offchain_worker.enabled {
		return Ok(());
	}
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: parts.client.clone(),
		keystore: Some(parts.keystore.keystore()),
		offchain_db: parts.backend.offchain_storage(),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(parts.pool.clone())),
		network_provider: network,
		is_validator: config.role.is_authority(),
		enable_http_requests: false,
		custom_extensions: |_| Vec::new(),
	})?;
	let spawner = parts.task_manager.spawn_handle();
	spawner.spawn(
		"offchain-workers",
		Some("offchain-worker"),
		workers.run(parts.client.clone(), spawner.clone()).boxed(),
	);
	Ok(())
}
