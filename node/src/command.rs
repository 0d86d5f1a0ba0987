// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! From the command line to what it asks for.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	dev,
	parts::{node_parts, FullBackend, FullClient},
	service::{self, Sealing},
};
use polkadot_sdk::{
	sc_cli::{CliConfiguration, Result, SubstrateCli},
	sc_consensus::DefaultImportQueue,
	sc_consensus_grandpa,
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{Configuration, TaskManager},
	sp_runtime::traits::Block as BlockT,
};
use smartcharge_runtime::opaque::Block;
use std::sync::Arc;

/// Transactions that the pool of a developer's chain takes at least.
///
/// Requests that come in great numbers overtake each other, and a transaction that comes before its
/// predecessor takes one of the tenth of the places that are for such. One too many is dropped, and
/// all behind it would wait in vain.
const DEV_POOL_COUNT: usize = 200_000;

/// The size of the pool of a developer's chain in kB, at least.
const DEV_POOL_KBYTES: usize = 500_000;

/// Parts of a chain that the subcommands on its database need.
struct Database {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	import_queue: DefaultImportQueue<Block>,
	task_manager: TaskManager,
}

/// Opens the database of the chain in `config`. `sealing` says how its blocks are checked.
fn open(config: &Configuration, sealing: Sealing) -> Result<Database> {
	let parts = node_parts(config)?;
	let import_queue = match sealing {
		Sealing::Slots => service::slot_consensus(config, &parts)?.import_queue,
		Sealing::OnDemand => dev::import_queue(config, &parts),
	};
	Ok(Database {
		client: parts.client,
		backend: parts.backend,
		import_queue,
		task_manager: parts.task_manager,
	})
}

/// Fails if there is no database, which the SDK would make to report that it is empty.
fn require_database(config: &Configuration) -> Result<()> {
	match config.database.path() {
		Some(path) if !path.exists() => {
			Err(format!("there is no database at {}", path.display()).into())
		},
		_ => Ok(()),
	}
}

/// Does what the command line asks for.
pub fn run() -> Result<()> {
	let cli = Cli::read();
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::SessionKeys(cmd)) => cmd.run(),
		Some(Subcommand::SignPeer(cmd)) => cmd.run(),
		Some(Subcommand::Found(cmd)) => cmd.run(),
		Some(Subcommand::ExportRuntime(cmd)) => cmd.run(),
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Some(Subcommand::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			require_database(&config)?;
			cmd.run::<Block>(&config)
		}),
		Some(Subcommand::CheckBlock(cmd)) => {
			let sealing = sealing_of(cmd)?;
			cli.create_runner(cmd)?.async_run(|config| {
				let database = open(&config, sealing)?;
				Ok((cmd.run(database.client, database.import_queue), database.task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(cmd)) => {
			let sealing = sealing_of(cmd)?;
			cli.create_runner(cmd)?.async_run(|config| {
				let database = open(&config, sealing)?;
				Ok((cmd.run(database.client, database.import_queue), database.task_manager))
			})
		},
		Some(Subcommand::ExportBlocks(cmd)) => {
			let sealing = sealing_of(cmd)?;
			cli.create_runner(cmd)?.async_run(|config| {
				let database = open(&config, sealing)?;
				Ok((cmd.run(database.client, config.database), database.task_manager))
			})
		},
		Some(Subcommand::Revert(cmd)) => {
			let sealing = sealing_of(cmd)?;
			cli.create_runner(cmd)?.async_run(|config| {
				let database = open(&config, sealing)?;
				// GRANDPA keeps its own record of authority sets, which must go back with the
				// blocks.
				let revert_finality = Box::new(|client: Arc<FullClient>, _, blocks| {
					Ok(sc_consensus_grandpa::revert(client, blocks)?)
				});
				let revert = cmd.run(database.client, database.backend, Some(revert_finality));
				Ok((revert, database.task_manager))
			})
		},
	}
}

/// Runs a node until it receives a signal to stop.
fn run_node(cli: &Cli) -> Result<()> {
	let sealing = sealing_of(&cli.run)?;
	let mut run = cli.run.clone();
	if let Sealing::OnDemand = sealing {
		let pool = &mut run.pool_config;
		pool.pool_limit = pool.pool_limit.max(DEV_POOL_COUNT);
		pool.pool_kbytes = pool.pool_kbytes.max(DEV_POOL_KBYTES);
	}
	let preset = run.chain_id(run.is_dev()?)? == chain_spec::DEVELOPMENT_ID;
	cli.create_runner(&run)?.run_node_until_exit(|mut config| async move {
		if preset {
			config.chain_spec.set_storage(chain_spec::development_genesis()?);
		}
		let task_manager = match (sealing, config.network.network_backend) {
			(Sealing::OnDemand, _) => dev::start(config),
			(Sealing::Slots, NetworkBackendType::Litep2p) => {
				service::start::<Litep2pNetworkBackend>(config)
			},
			(Sealing::Slots, NetworkBackendType::Libp2p) => {
				service::start::<NetworkWorker<Block, <Block as BlockT>::Hash>>(config)
			},
		};
		Ok(task_manager?)
	})
}

/// `--dev`, and nothing else, means blocks on demand.
fn sealing_of(cmd: &impl CliConfiguration) -> Result<Sealing> {
	Ok(if cmd.is_dev()? { Sealing::OnDemand } else { Sealing::Slots })
}
