// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A connection to one node.

use super::{
	call::{differences, Call},
	events::{dispatch_error, list_of_bytes, number, variant, BlockEvents, Event},
	recorder,
};
use crate::legal::Recorder;
use std::{sync::Arc, time::Duration};
use subxt::{
	backend::{BlockRef, LegacyBackend},
	client::{Blocks, ClientAtBlock, OnlineClientAtBlockImpl},
	config::{DefaultExtrinsicParamsBuilder, RpcConfigFor},
	dynamic::{self, At, Value},
	events::Phase,
	rpcs::{methods::legacy::LegacyRpcMethods, RpcClient},
	utils::{AccountId32, H256},
	ArcMetadata, OnlineClient, SubstrateConfig,
};
use subxt_signer::sr25519::Keypair;

/// For how many blocks a transaction can be included.
pub(super) const LIFETIME: u64 = 64;
/// Longest wait for an answer of a node.
const ANSWER: Duration = Duration::from_secs(10);

type AtBlock = ClientAtBlock<SubstrateConfig, OnlineClientAtBlockImpl<SubstrateConfig>>;

/// Reasons why a node could not be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// It is a node of another chain.
	#[error("{url} is a node of the chain {found}, not of the configured one")]
	OtherChain {
		/// Address of the node.
		url: String,
		/// Genesis hash of its chain.
		found: String,
	},
	/// The node did not answer in time.
	#[error("the node did not answer within {} s", ANSWER.as_secs())]
	Silent,
	/// The node refused a transaction.
	#[error("the node refused the transaction: {message} ({code})")]
	Refused {
		/// Code of JSON-RPC.
		code: i32,
		/// Text of the node.
		message: String,
	},
	/// The connection failed, or the node answered something else.
	#[error("{0}")]
	Other(String),
}

impl<E: Into<subxt::Error>> From<E> for Error {
	fn from(error: E) -> Self {
		Self::Other(error.into().to_string())
	}
}

/// A connected node of the right chain.
#[derive(Clone)]
pub struct Node {
	/// Address.
	pub url: String,
	api: OnlineClient<SubstrateConfig>,
	methods: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
}

/// A block by number and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockId {
	pub number: u64,
	pub hash: H256,
}

/// A transaction that is signed.
#[derive(Clone, Debug)]
pub(super) struct Signed {
	pub hash: [u8; 32],
	pub bytes: Vec<u8>,
	/// Last block that can include it.
	pub until: u64,
}

/// A meter as the chain has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeterState {
	/// Status by its name.
	pub status: String,
	/// Time of the latest accepted reading, in ms since the Unix epoch.
	pub latest: Option<u64>,
	/// Ed25519 key in force, if it is one.
	pub key: Option<[u8; 32]>,
}

/// Waits for an answer of a node for a while.
async fn answered<T, E: Into<Error>>(
	answer: impl std::future::Future<Output = Result<T, E>>,
) -> Result<T, Error> {
	match tokio::time::timeout(ANSWER, answer).await {
		Ok(result) => result.map_err(Into::into),
		Err(_) => Err(Error::Silent),
	}
}

impl Node {
	/// Connects to a node, and checks that it is of the chain with the `genesis` hash.
	///
	/// # Errors
	///
	/// Fails when the node does not answer, or is of another chain.
	pub async fn connect(url: &str, genesis: [u8; 32]) -> Result<Self, Error> {
		let rpc = answered(RpcClient::from_insecure_url(url)).await?;
		let methods = LegacyRpcMethods::new(rpc.clone());
		let backend = Arc::new(LegacyBackend::builder().build(rpc));
		let api = answered(OnlineClient::<SubstrateConfig>::from_backend(backend)).await?;
		if api.genesis_hash().0 != genesis {
			let found = format!("{:?}", api.genesis_hash());
			return Err(Error::OtherChain { url: url.to_string(), found });
		}
		let node = Self { url: url.to_string(), api, methods };
		let at = node.at_final().await?;
		let differences = differences(at.metadata_ref());
		if !differences.is_empty() {
			tracing::warn!(
				url,
				?differences,
				"the runtime has other calls than this program knows"
			);
		}
		Ok(node)
	}

	async fn at_final(&self) -> Result<AtBlock, Error> {
		answered(self.api.at_current_block()).await
	}

	async fn at(&self, block: BlockId) -> Result<AtBlock, Error> {
		answered(self.api.at_block_hash_and_number(block.hash, block.number)).await
	}

	/// Returns the latest final block.
	pub(super) async fn final_block(&self) -> Result<BlockId, Error> {
		let at = self.at_final().await?;
		Ok(BlockId { number: at.block_number(), hash: at.block_hash() })
	}

	/// Returns a final block by its number; `None` if the node does not have it any more.
	pub(super) async fn block_of(&self, number: u64) -> Result<Option<BlockId>, Error> {
		let hash = answered(self.methods.chain_get_block_hash(Some(number.into()))).await?;
		Ok(hash.map(|hash| BlockId { number, hash }))
	}

	/// Streams final blocks, without gaps while the connection lasts.
	pub(super) async fn final_blocks(&self) -> Result<Blocks<SubstrateConfig>, Error> {
		answered(self.api.stream_blocks()).await
	}

	/// Streams best blocks.
	pub(super) async fn best_blocks(&self) -> Result<Blocks<SubstrateConfig>, Error> {
		answered(self.api.stream_best_blocks()).await
	}

	/// Returns the next nonce of an account, behind its transactions in the pool.
	pub(super) async fn nonce(&self, account: &AccountId32) -> Result<u64, Error> {
		answered(self.methods.system_account_next_index(account)).await
	}

	/// Signs a call. It can be included for [`LIFETIME`] blocks from `birth` on.
	pub(super) async fn sign(
		&self,
		call: &Call,
		signer: &Keypair,
		nonce: u64,
		birth: BlockId,
	) -> Result<Signed, Error> {
		let at = self.at(birth).await?;
		let params = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
			.mortal_from_unchecked(LIFETIME, birth.number, birth.hash)
			.nonce(nonce)
			.build();
		let signed = at
			.transactions()
			.create_signable_offline(&call.payload(), params)
			.map_err(Error::from)?
			.sign(signer)
			.map_err(Error::from)?;
		let until = birth.number.saturating_add(LIFETIME).saturating_sub(1);
		Ok(Signed { hash: signed.hash().0, bytes: signed.into_encoded(), until })
	}

	/// Submits a transaction.
	pub(super) async fn submit(&self, bytes: &[u8]) -> Result<(), Error> {
		let submitted = self.methods.author_submit_extrinsic(bytes);
		match tokio::time::timeout(ANSWER, submitted).await {
			Ok(Ok(_)) => Ok(()),
			Ok(Err(subxt::rpcs::Error::User(error))) => {
				let data = error.data.map(|data| data.get().to_string()).unwrap_or_default();
				let message = format!("{} {data}", error.message);
				Err(Error::Refused { code: error.code, message })
			},
			Ok(Err(error)) => Err(error.into()),
			Err(_) => Err(Error::Silent),
		}
	}

	/// Returns the hashes of the transactions of a block, in their order.
	pub(super) async fn transactions(&self, block: BlockId) -> Result<Vec<[u8; 32]>, Error> {
		let at = self.at(block).await?;
		let found = answered(at.extrinsics().fetch()).await?;
		let mut hashes = Vec::new();
		for one in found.iter() {
			hashes.push(one.map_err(Error::from)?.hash().0);
		}
		Ok(hashes)
	}

	/// Returns the events of a block, and its time.
	pub(super) async fn events(
		&self,
		block: BlockId,
		is_final: bool,
	) -> Result<BlockEvents, Error> {
		let at = self.at(block).await?;
		let now = dynamic::storage::<(), u64>("Timestamp", "Now");
		let time = answered(at.storage().fetch(now, ())).await?;
		let time = time.decode().map_err(Error::from)?;
		let found = answered(at.events().fetch()).await?;
		let mut events = Vec::new();
		for event in found.iter() {
			let event = event.map_err(Error::from)?;
			let transaction = match event.phase() {
				Phase::ApplyExtrinsic(index) => Some(index),
				Phase::Finalization | Phase::Initialization => None,
			};
			events.push(Event {
				pallet: event.pallet_name().to_string(),
				name: event.event_name().to_string(),
				fields: event.decode_fields_unchecked_as::<Value>().map_err(Error::from)?,
				transaction,
			});
		}
		Ok(BlockEvents { number: block.number, is_final, time, events })
	}

	/// Returns the metadata at a block.
	pub(super) async fn metadata(&self, block: BlockId) -> Result<ArcMetadata, Error> {
		Ok(self.at(block).await?.metadata())
	}

	/// Returns a storage value without keys at the latest final block.
	pub(super) async fn number_in(&self, pallet: &str, entry: &str) -> Result<u64, Error> {
		let at = self.at_final().await?;
		let address = dynamic::storage::<(), u64>(pallet, entry);
		let value = answered(at.storage().fetch(address, ())).await?;
		value.decode().map_err(Error::from)
	}

	/// Returns the metering interval in ms.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn interval(&self) -> Result<u64, Error> {
		self.number_in("Metering", "Interval").await
	}

	/// Asks a runtime API at the latest final block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer, or does not have the API.
	pub async fn ask(
		&self,
		api: &str,
		method: &str,
		arguments: Vec<Value>,
	) -> Result<Value, Error> {
		let at = self.at_final().await?;
		let payload = dynamic::runtime_api_call::<_, Value>(api, method, arguments);
		answered(at.runtime_apis().call(payload)).await
	}

	/// Asks a runtime API at the best block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer, or does not have the API.
	pub async fn ask_best(
		&self,
		api: &str,
		method: &str,
		arguments: Vec<Value>,
	) -> Result<Value, Error> {
		let best = answered(self.methods.chain_get_block_hash(None)).await?;
		let best = best.ok_or_else(|| Error::Other("the node has no best block".into()))?;
		let at = answered(self.api.at_block(BlockRef::from_hash(best))).await?;
		let payload = dynamic::runtime_api_call::<_, Value>(api, method, arguments);
		answered(at.runtime_apis().call(payload)).await
	}

	/// Returns the mandates of a driver at the latest final block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn mandates(&self, driver: &AccountId32) -> Result<Value, Error> {
		let at = self.at_final().await?;
		let address = dynamic::storage::<(Value,), Value>("Charging", "Mandates");
		let key = Value::from_bytes(driver.0);
		let value = answered(at.storage().fetch(address, (key,))).await?;
		value.decode().map_err(Error::from)
	}

	/// Returns a signal at the latest final block; `None` if it is not there any more.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn signal(&self, signal: u64) -> Result<Option<Value>, Error> {
		let at = self.at_final().await?;
		let address = dynamic::storage::<(Value,), Value>("DemandResponse", "Signals");
		let key = Value::u128(signal.into());
		let value = answered(at.storage().try_fetch(address, (key,))).await?;
		value.map(|value| value.decode().map_err(Error::from)).transpose()
	}

	/// Returns what signs the records of a meter at the latest final block; `None` if the chain
	/// knows nothing that does.
	///
	/// # Errors
	///
	/// Fails when the node does not answer, or describes it in another way.
	pub async fn recorder(&self, meter: u32) -> Result<Option<Recorder>, Error> {
		let at = self.at_final().await?;
		let address = dynamic::storage::<(Value,), Value>("Metering", "Recorders");
		let key = recorder::key_of(meter);
		let Some(value) = answered(at.storage().try_fetch(address, (key,))).await? else {
			return Ok(None);
		};
		let value = value.decode().map_err(Error::from)?;
		let found = value.at("recorder").and_then(recorder::read);
		let unknown = || Error::Other("the recorder of a meter has another form".into());
		found.map(Some).ok_or_else(unknown)
	}

	/// Returns the metadata at the latest final block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn final_metadata(&self) -> Result<ArcMetadata, Error> {
		Ok(self.at_final().await?.metadata())
	}

	/// Returns the types of the proxies of `real` that `delegate` is, at the latest final block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn proxies(
		&self,
		real: &AccountId32,
		delegate: &AccountId32,
	) -> Result<Vec<String>, Error> {
		let at = self.at_final().await?;
		let address = dynamic::storage::<(Value,), Value>("Proxy", "Proxies");
		let key = Value::from_bytes(real.0);
		let value = answered(at.storage().fetch(address, (key,))).await?;
		let value = value.decode().map_err(Error::from)?;
		// The list, and the deposit for it; the list may be in a wrapper.
		let mut list = value.at(0);
		while let Some(inner) = list.filter(|list| fields(list) == 1).and_then(|list| list.at(0)) {
			if inner.at("delegate").is_some() {
				break;
			}
			list = Some(inner);
		}
		let Some(subxt::ext::scale_value::ValueDef::Composite(list)) = list.map(|one| &one.value)
		else {
			return Ok(Vec::new());
		};
		let ours = |one: &&Value| one.at("delegate").and_then(bytes) == Some(delegate.0);
		let name =
			|one: &Value| one.at("proxy_type").and_then(variant).map(|(name, _)| name.to_string());
		Ok(list.values().filter(ours).filter_map(name).collect())
	}

	/// Returns the name of a dispatch error in an answer of the node.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn name_of(&self, error: &Value) -> Result<String, Error> {
		let at = self.at_final().await?;
		Ok(dispatch_error(at.metadata_ref(), error))
	}

	/// Returns a meter at the latest final block.
	///
	/// # Errors
	///
	/// Fails when the node does not answer.
	pub async fn meter(&self, meter: u32) -> Result<Option<MeterState>, Error> {
		let answer = self.ask("MeteringApi", "meter", vec![Value::u128(meter.into())]).await?;
		let Some(("Some", found)) = variant(&answer) else { return Ok(None) };
		let Some(found) = found.values().next() else { return Ok(None) };
		let status = found.at("status").and_then(variant).map(|(name, _)| name.to_string());
		let latest = match found.at("latest").and_then(variant) {
			Some(("Some", latest)) => {
				latest.values().next().and_then(|latest| latest.at("at")).and_then(number)
			},
			_ => None,
		};
		let key = match found.at("key").and_then(variant) {
			Some(("Ed25519", key)) => key.values().next().and_then(bytes),
			_ => None,
		};
		Ok(Some(MeterState { status: status.unwrap_or_default(), latest, key }))
	}
}

/// Returns how many fields or items a value has.
fn fields(value: &Value) -> usize {
	match &value.value {
		subxt::ext::scale_value::ValueDef::Composite(fields) => fields.len(),
		_ => 0,
	}
}

/// Returns 32 bytes of a value, also one in a wrapper.
pub(crate) fn bytes(value: &Value) -> Option<[u8; 32]> {
	list_of_bytes(value)?.try_into().ok()
}
