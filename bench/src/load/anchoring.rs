// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Blocks that a client's transactions refer to, to be valid however long the load lasts.

use super::node::Header;
use crate::chain::Anchor;
use jsonrpsee::{core::client::ClientT, rpc_params, ws_client::WsClient};
use polkadot_sdk::sp_core::H256;
use std::time::{Duration, Instant};

/// How long an anchor is kept: a small part of the hour for which transactions are valid.
const KEPT_FOR: Duration = Duration::from_secs(300);

/// A final block that is renewed from time to time.
pub struct Anchoring {
	anchor: Anchor,
	since: Instant,
}

impl Anchoring {
	/// Begins with the first block of the chain with the `genesis` hash.
	pub fn from_genesis(genesis: H256) -> Self {
		Self { anchor: Anchor::genesis(genesis), since: Instant::now() }
	}

	/// The anchor of the next transaction. A node that gives no answer is asked again next time.
	pub async fn anchor(&mut self, client: &WsClient) -> Anchor {
		if self.since.elapsed() >= KEPT_FOR {
			if let Some(anchor) = last_final(client).await {
				*self = Self { anchor, since: Instant::now() };
			}
		}
		self.anchor
	}
}

async fn last_final(client: &WsClient) -> Option<Anchor> {
	let hash: H256 = client.request("chain_getFinalizedHead", rpc_params![]).await.ok()?;
	let header: Header = client.request("chain_getHeader", rpc_params![hash]).await.ok()?;
	Some(Anchor { number: header.number(), hash })
}
