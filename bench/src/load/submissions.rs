// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Transactions that are submitted to the node, and what became of them.

use jsonrpsee::{
	core::{client::ClientT, ClientError},
	rpc_params,
	ws_client::WsClient,
};
use polkadot_sdk::sp_core::{Bytes, H256};
use serde::Serialize;
use std::collections::BTreeMap;

/// Outcome of transactions.
#[derive(Clone, Serialize, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Submissions {
	/// Readings in those that the node took.
	pub readings: u64,
	/// Transactions that the node took.
	pub taken: u64,
	/// Transactions that the node refused, by what it said. Meters are read again later.
	pub refused: BTreeMap<String, u64>,
}

impl Submissions {
	/// Submits a `transaction` with so many readings; gives whether the node took it.
	pub async fn submit(&mut self, client: &WsClient, transaction: Vec<u8>, readings: u64) -> bool {
		let answer: Result<H256, ClientError> =
			client.request("author_submitExtrinsic", rpc_params![Bytes(transaction)]).await;
		let taken = answer.is_ok();
		self.count(readings, answer.err());
		taken
	}

	/// Counts one that had `readings` readings and was taken, or refused by `error`.
	fn count(&mut self, readings: u64, error: Option<ClientError>) {
		let Some(error) = error else {
			self.taken += 1;
			self.readings += readings;
			return;
		};
		let reason = match &error {
			ClientError::Call(error) => format!("{}: {}", error.code(), error.message()),
			other => other.to_string(),
		};
		*self.refused.entry(reason).or_default() += 1;
	}

	/// Adds what another one submitted.
	pub fn add(&mut self, other: &Self) {
		self.readings += other.readings;
		self.taken += other.taken;
		for (reason, count) in &other.refused {
			*self.refused.entry(reason.clone()).or_default() += count;
		}
	}
}
