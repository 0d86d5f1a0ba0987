// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A transaction pool that does one thing at a time.

use jsonrpsee::{
	core::async_trait,
	tokio::sync::{Mutex, MutexGuard},
};
use polkadot_sdk::{
	sc_transaction_pool_api::{
		ChainEvent, ImportNotificationStream, MaintainedTransactionPool, PoolStatus,
		ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
		TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
	},
	sp_runtime::traits::Block as BlockT,
};
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

/// Hands transactions to a pool one by one, in the order in which they come, and blocks in between.
///
/// A transaction that comes while the pool takes in a block may miss the pool's new state, and one
/// that overtakes another of the same account waits for it, as far as there is room. All this mends
/// itself at the next block, but where blocks are made on demand, there may be no next block.
pub struct SteadyPool<P> {
	pool: Arc<P>,
	/// Whose turn it is among the transactions.
	turn: Mutex<()>,
	/// Held by what is at work on the pool. Only one transaction at a time waits for it, so that a
	/// block need not wait for all of them.
	gate: Mutex<()>,
}

impl<P> SteadyPool<P> {
	/// Puts what is done to `pool` through this in order.
	pub fn new(pool: Arc<P>) -> Self {
		Self { pool, turn: Mutex::new(()), gate: Mutex::new(()) }
	}

	/// Waits until a transaction may go in.
	async fn enter(&self) -> (MutexGuard<'_, ()>, MutexGuard<'_, ()>) {
		(self.turn.lock().await, self.gate.lock().await)
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
		let _entered = self.enter().await;
		self.pool.submit_at(at, source, xts).await
	}

	async fn submit_one(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		let _entered = self.enter().await;
		self.pool.submit_one(at, source, xt).await
	}

	async fn submit_and_watch(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let _entered = self.enter().await;
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
		let _entered = self.gate.lock().await;
		self.pool.maintain(event).await
	}
}
