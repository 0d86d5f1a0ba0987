// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A chain without a network: the runtime's Wasm on the database of a node. What a validator does
//! with a block, one part after the other, each with its time.

use crate::host::Asked;
use codec::{Decode, Encode};
use futures::executor::{block_on, ThreadPool};
use polkadot_sdk::{
	frame_support::{dispatch::PerDispatchClass, weights::Weight},
	frame_system::EventRecord,
	sc_block_builder::{BlockBuilderBuilder, BuiltBlock},
	sc_client_api::{
		backend::{Backend as _, BlockImportOperation as _, NewBlockState, TrieCacheContext},
		execution_extensions::ExecutionExtensions,
	},
	sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode},
	sc_consensus::{
		BlockImport, BlockImportParams, ForkChoiceStrategy, StateAction, StorageChanges,
	},
	sc_executor::WasmExecutor,
	sc_service::{self, client::ClientConfig, GenesisBlockBuilder, TFullBackend, TFullClient},
	sp_api::{ApiExt, Core, ProvideRuntimeApi},
	sp_blockchain::ApplyExtrinsicFailed,
	sp_consensus::BlockOrigin,
	sp_consensus_aura::{Slot, AURA_ENGINE_ID},
	sp_core::{
		sr25519,
		traits::{CallContext, SpawnNamed},
		Pair, H256,
	},
	sp_inherents::{InherentData, InherentDataProvider},
	sp_io::{hashing::twox_128, SubstrateHostFunctions},
	sp_runtime::{
		generic::Era,
		traits::{Block as _, Header as _},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		Digest, DigestItem, OpaqueExtrinsic,
	},
	sp_state_machine::Backend as _,
	sp_storage::Storage,
	sp_timestamp,
};
use smartcharge_primitives::Moment;
use smartcharge_runtime::{
	opaque::Block, tx_extension, Address, Header, RuntimeApi, RuntimeCall, RuntimeEvent, Signature,
	SignedPayload, UncheckedExtrinsic, SLOT_DURATION, VERSION,
};
use std::{
	error::Error,
	path::Path,
	sync::Arc,
	time::{Duration, Instant},
};

type Executor = WasmExecutor<SubstrateHostFunctions>;

/// Memory for the trie cache: the node's default.
const TRIE_CACHE: usize = 1024 * 1024 * 1024;
/// Blocks whose state is kept: the node's default.
const STATES_KEPT: u32 = 256;

/// Where the client's few background tasks run.
#[derive(Clone)]
struct Spawner(ThreadPool);

impl SpawnNamed for Spawner {
	fn spawn(
		&self,
		_: &'static str,
		_: Option<&'static str>,
		task: futures::future::BoxFuture<'static, ()>,
	) {
		self.0.spawn_ok(task);
	}

	fn spawn_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: futures::future::BoxFuture<'static, ()>,
	) {
		self.spawn(name, group, task);
	}
}

/// Whether the nodes of the trie are cached, as at a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cache {
	/// As at a node.
	On,
	/// Every access goes to the database.
	Off,
}

/// A block that was made.
pub struct Made {
	/// Transactions that fitted.
	pub included: usize,
	/// Bytes of the block.
	pub length: usize,
	/// Keys whose value it changed, with the bytes of the new value.
	pub written: Vec<(Vec<u8>, usize)>,
	/// How long it took to begin it, to execute its transactions and to end it, storage root
	/// included.
	pub building: Duration,
}

impl Made {
	/// How many keys of a storage item of a pallet it changed.
	pub fn written_of(&self, pallet: &str, item: &str) -> usize {
		let prefix = item_key(pallet, item);
		self.written.iter().filter(|(key, _)| key.starts_with(&prefix)).count()
	}

	/// How many bytes it wrote to a storage item of a pallet.
	pub fn bytes_of(&self, pallet: &str, item: &str) -> usize {
		let prefix = item_key(pallet, item);
		let written = self.written.iter().filter(|(key, _)| key.starts_with(&prefix));
		written.map(|(_, bytes)| bytes).sum()
	}
}

/// Outcome of a block, and duration of each of its parts.
pub struct Measured {
	/// The block.
	pub made: Made,
	/// To execute it as another node does before it imports it, storage root included.
	pub executing: Duration,
	/// To compute the storage root alone, once more.
	pub root: Duration,
	/// To write it to the database.
	pub committing: Duration,
	/// Its calls of the host, if they were to be reported.
	pub asked: Option<Asked>,
}

/// Where a storage item of a pallet is: its key, or what the keys of its values begin with.
pub fn item_key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// The chain.
pub struct Chain {
	client: Arc<TFullClient<Block, RuntimeApi, Executor>>,
	backend: Arc<TFullBackend<Block>>,
	/// Hash of the genesis block.
	pub genesis: H256,
	best: (H256, u32),
}

impl Chain {
	/// A chain that begins with `genesis`, in a database at `path`.
	pub fn new(genesis: Storage, path: &Path, cache: Cache) -> Result<Self, Box<dyn Error>> {
		let backend = sc_service::new_db_backend::<Block>(DatabaseSettings {
			trie_cache_maximum_size: match cache {
				Cache::On => Some(TRIE_CACHE),
				Cache::Off => None,
			},
			state_pruning: Some(PruningMode::blocks_pruning(STATES_KEPT)),
			source: DatabaseSource::ParityDb { path: path.into() },
			blocks_pruning: BlocksPruning::KeepFinalized,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		})?;
		let executor = Executor::builder().build();
		let genesis = GenesisBlockBuilder::new_with_storage(
			genesis,
			true,
			backend.clone(),
			executor.clone(),
		)?;
		let client = sc_service::new_client(
			backend.clone(),
			executor.clone(),
			genesis,
			Default::default(),
			Default::default(),
			ExecutionExtensions::new(None, Arc::new(executor)),
			Box::new(Spawner(ThreadPool::new()?)),
			None,
			None,
			ClientConfig::default(),
		)?;
		let genesis = client.chain_info().genesis_hash;
		Ok(Self { client: Arc::new(client), backend, genesis, best: (genesis, 0) })
	}

	/// The best block.
	pub fn anchor(&self) -> Anchor {
		let (hash, number) = self.best;
		Anchor { number, hash }
	}

	/// The value of a storage item now.
	pub fn storage<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, Box<dyn Error>> {
		use polkadot_sdk::{sc_client_api::StorageProvider, sp_storage::StorageKey};
		let data = self.client.storage(self.best.0, &StorageKey(key.to_vec()))?;
		Ok(data.map(|data| T::decode(&mut &data.0[..])).transpose()?)
	}

	/// The events of the best block.
	pub fn events(&self) -> Result<Vec<RuntimeEvent>, Box<dyn Error>> {
		let records: Vec<Box<EventRecord<RuntimeEvent, H256>>> =
			self.storage(&item_key("System", "Events"))?.unwrap_or_default();
		Ok(records.into_iter().map(|record| record.event).collect())
	}

	/// Weight of the best block in ps, as the runtime accounts for it.
	pub fn weight(&self) -> Result<u64, Box<dyn Error>> {
		let weight: PerDispatchClass<Weight> =
			self.storage(&item_key("System", "BlockWeight"))?.unwrap_or_default();
		Ok(weight.total().ref_time())
	}

	/// The time that it takes to read `key`.
	pub fn read(&self, key: &[u8]) -> Result<Duration, Box<dyn Error>> {
		let state = self.backend.state_at(self.best.0, TrieCacheContext::Untrusted)?;
		let started = Instant::now();
		let value = state.storage(key)?;
		let elapsed = started.elapsed();
		value.ok_or("a key that is to be read is not there")?;
		Ok(elapsed)
	}

	/// The time that it takes to write other values to `keys` and to commit them as a block.
	pub fn rewrite(&mut self, keys: &[Vec<u8>]) -> Result<Duration, Box<dyn Error>> {
		let state = self.backend.state_at(self.best.0, TrieCacheContext::Untrusted)?;
		let mut changes = Vec::new();
		for key in keys {
			let mut value =
				state.storage(key)?.ok_or("a key that is to be written is not there")?;
			if let Some(last) = value.last_mut() {
				*last ^= 1;
			}
			changes.push((&key[..], Some(value)));
		}
		let delta = changes.iter().map(|(key, value)| (*key, value.as_deref()));
		let started = Instant::now();
		let (root, transaction) = state.storage_root(delta, VERSION.state_version());
		let computing = started.elapsed();
		drop(state);

		let number = self.best.1 + 1;
		let header = Header::new(number, Default::default(), root, self.best.0, Default::default());
		let hash = header.hash();
		let started = Instant::now();
		let mut operation = self.backend.begin_operation()?;
		self.backend.begin_state_operation(&mut operation, self.best.0)?;
		operation.update_db_storage(transaction)?;
		let body = Some(Vec::new());
		operation.set_block_data(header, body, None, None, NewBlockState::Final, true)?;
		self.backend.commit_operation(operation)?;
		self.best = (hash, number);
		Ok(computing + started.elapsed())
	}

	/// The time that it takes to compute the storage root after `changes` to the best block.
	fn root(&self, changes: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<Duration, Box<dyn Error>> {
		let state = self.backend.state_at(self.best.0, TrieCacheContext::Trusted)?;
		let delta = changes.iter().map(|(key, value)| (&key[..], value.as_deref()));
		let started = Instant::now();
		let (root, _) = state.storage_root(delta, VERSION.state_version());
		let elapsed = started.elapsed();
		debug_assert_ne!(root, H256::zero());
		Ok(elapsed)
	}

	/// Makes a block at `now` of as many of `transactions` as fit, executes it once more as another
	/// node would, and imports it. With `asks` it is executed two times more, to report its calls
	/// of the host.
	pub fn block(
		&mut self,
		now: Moment,
		transactions: &[OpaqueExtrinsic],
		asks: bool,
	) -> Result<Measured, Box<dyn Error>> {
		let (built, made) = self.make(now, transactions)?;
		let executing = self.execute(&built.block)?;
		let root = self.root(&built.storage_changes.main_storage_changes)?;
		let asked = asks.then(|| Asked::by(|| self.execute(&built.block).map(drop))).transpose()?;
		let committing = self.import(built)?;
		Ok(Measured { made, executing, root, committing, asked })
	}

	/// The time that it takes to execute a block as a node does when it imports it: what it reads
	/// stays in the shared cache.
	fn execute(&self, block: &Block) -> Result<Duration, Box<dyn Error>> {
		let mut api = self.client.runtime_api();
		api.set_call_context(CallContext::Onchain { import: true });
		let block = block.clone();
		let started = Instant::now();
		api.execute_block(self.best.0, block.into())?;
		Ok(started.elapsed())
	}

	/// Makes such a block and imports it, without executing it once more.
	pub fn skip(
		&mut self,
		now: Moment,
		transactions: &[OpaqueExtrinsic],
	) -> Result<Made, Box<dyn Error>> {
		let (built, made) = self.make(now, transactions)?;
		self.import(built)?;
		Ok(made)
	}

	fn make(
		&self,
		now: Moment,
		transactions: &[OpaqueExtrinsic],
	) -> Result<(BuiltBlock<Block>, Made), Box<dyn Error>> {
		let slot = Slot::from(now / SLOT_DURATION);
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
		let mut inherents = InherentData::new();
		block_on(
			sp_timestamp::InherentDataProvider::new(now.into())
				.provide_inherent_data(&mut inherents),
		)?;

		let started = Instant::now();
		let mut builder = BlockBuilderBuilder::new(&*self.client)
			.on_parent_block(self.best.0)
			.with_parent_block_number(self.best.1)
			.with_inherent_digests(digest)
			.build()?;
		for inherent in builder.create_inherents(inherents)? {
			builder.push(inherent)?;
		}
		let mut included = 0;
		for transaction in transactions {
			match builder.push(transaction.clone()) {
				Ok(()) => included += 1,
				Err(polkadot_sdk::sp_blockchain::Error::ApplyExtrinsicFailed(
					ApplyExtrinsicFailed::Validity(TransactionValidityError::Invalid(
						InvalidTransaction::ExhaustsResources,
					)),
				)) => break,
				Err(error) => return Err(error.into()),
			}
		}
		let built = builder.build()?;
		let building = started.elapsed();

		let length = built.block.encoded_size();
		let written = built
			.storage_changes
			.main_storage_changes
			.iter()
			.map(|(key, value)| (key.clone(), value.as_ref().map_or(0, Vec::len)))
			.collect();
		Ok((built, Made { included, length, written, building }))
	}

	/// Writes a block to the database; gives how long that took.
	fn import(&mut self, built: BuiltBlock<Block>) -> Result<Duration, Box<dyn Error>> {
		let BuiltBlock { block, storage_changes } = built;
		let (header, body) = block.deconstruct();
		let hash = header.hash();
		let number = *header.number();
		let mut import = BlockImportParams::new(BlockOrigin::Own, header);
		import.body = Some(body);
		import.state_action = StateAction::ApplyChanges(StorageChanges::Changes(storage_changes));
		import.fork_choice = Some(ForkChoiceStrategy::Custom(true));
		import.finalized = true;
		let started = Instant::now();
		block_on((*self.client).import_block(import))?;
		let committing = started.elapsed();
		self.best = (hash, number);
		Ok(committing)
	}
}

/// Blocks for which transactions are valid: an hour of them.
const VALID_FOR: u64 = 2_048;

/// A block from which on a transaction is valid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anchor {
	/// Its number.
	pub number: u32,
	/// Its hash.
	pub hash: H256,
}

impl Anchor {
	/// The first block of a chain.
	pub fn genesis(hash: H256) -> Self {
		Self { number: 0, hash }
	}

	/// The blocks in which a transaction is valid that refers to this one.
	fn era(&self) -> Era {
		Era::mortal(VALID_FOR, self.number.into())
	}
}

/// The transaction of `signer` that makes `call` on the chain with the `genesis` hash, valid from
/// `anchor` on.
pub fn transaction(
	signer: &sr25519::Pair,
	nonce: u32,
	genesis: H256,
	anchor: Anchor,
	call: impl Into<RuntimeCall>,
) -> OpaqueExtrinsic {
	let call = call.into();
	let extension = tx_extension(nonce, anchor.era());
	let implicit = (
		(),
		VERSION.spec_version,
		VERSION.transaction_version,
		genesis,
		anchor.hash,
		(),
		(),
		(),
		None,
		(),
	);
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|payload| signer.sign(payload));
	let signed = UncheckedExtrinsic::new_signed(
		call,
		Address::Id(signer.public().into()),
		Signature::Sr25519(signature),
		extension,
	);
	OpaqueExtrinsic::try_from_encoded_extrinsic(&signed.encode())
		.expect("an encoded extrinsic is one; qed")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn transactions_are_valid_for_an_hour_from_their_anchor_on() {
		for number in [0, 1, 2_047, 2_048, 5_000, 1_000_003] {
			let era = Anchor { number, hash: H256::zero() }.era();
			let first = u64::from(number);
			assert_eq!((era.birth(first), era.death(first)), (first, first + VALID_FOR));
			assert_eq!(era.birth(first + VALID_FOR - 1), first);
		}
		let hour = u64::from(smartcharge_runtime::configs::system::BlockHashCount::get()) / 2;
		assert!((hour..=2 * hour).contains(&VALID_FOR));
	}
}
