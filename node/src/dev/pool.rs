// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A transaction pool that takes no transaction while it takes in a block.

use jsonrpsee::{core::async_trait, tokio::sync::RwLock};
use polkadot_sdk::{
	sc_transaction_pool_api::{
		ChainEvent, ImportNotificationStream, MaintainedTransactionPool, PoolStatus,
		ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
		TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
	},
	sp_runtime::traits::Block as BlockT,
};
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

/// Keeps submissions to a pool and its maintenance apart.
///
/// A transaction that comes while the pool takes in a block may miss the pool's new state, or be
/// taken for one whose predecessor is missing. That resolves itself at the next block, but where
/// blocks are made on demand, there may be no next block. So, here a submission waits until the
/// pool is up to date, and the pool does not take in a block before the submission is through.
pub struct SteadyPool<P> {
	pool: Arc<P>,
	gate: RwLock<()>,
}

impl<P> SteadyPool<P> {
	/// Keeps what is done to `pool` through this apart.
	pub fn new(pool: Arc<P>) -> Self {
		Self { pool, gate: RwLock::new(()) }
	}
}

type Ready<P> =
	Box<dyn ReadyTransactions<Item = Arc<<P as TransactionPool>::InPoolTransaction>> + Send>;

#[async_trait]
impl<P: TransactionPool> TransactionPool for SteadyPool<P> {
	type Block = P::Block;
	type Hash = P::Hash;
	type InPoolTransaction = P::InPoolTransaction;
	type Error = P::Error;

	async fn submit_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xts: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		let _open = self.gate.read().await;
		self.pool.submit_at(at, source, xts).await
	}

	async fn submit_one(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		let _open = self.gate.read().await;
		self.pool.submit_one(at, source, xt).await
	}

	async fn submit_and_watch(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let _open = self.gate.read().await;
		self.pool.submit_and_watch(at, source, xt).await
	}

	async fn ready_at(&self, at: <Self::Block as BlockT>::Hash) -> Ready<P> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Ready<P> {
		self.pool.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<<Self::Block as BlockT>::Hash>,
		invalid_tx_errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, invalid_tx_errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.pool.on_broadcasted(propagations)
	}

	fn hash_of(&self, xt: &TransactionFor<Self>) -> TxHash<Self> {
		self.pool.hash_of(xt)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: <Self::Block as BlockT>::Hash,
		timeout: Duration,
	) -> Ready<P> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl<P: MaintainedTransactionPool> MaintainedTransactionPool for SteadyPool<P> {
	async fn maintain(&self, event: ChainEvent<Self::Block>) {
		let _shut = self.gate.write().await;
		self.pool.maintain(event).await
	}
}
