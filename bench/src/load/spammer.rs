// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A participant who floods the node with transactions that do nothing.

use super::{anchoring::Anchoring, now, submissions::Submissions};
use crate::{chain::transaction, world::pair};
use codec::Encode;
use jsonrpsee::ws_client::WsClient;
use polkadot_sdk::{frame_system, sp_core::H256};
use smartcharge_primitives::Moment;
use smartcharge_runtime::Runtime;
use std::{sync::Arc, time::Duration};

/// How often it floods.
const TICK: Duration = Duration::from_millis(100);
/// A member of all presets that submits nothing else.
const WHO: &str = "Brp";

/// Submits `rate` transactions per second until the clock shows `until`; gives what became of them,
/// none of which has a reading.
pub async fn flood(client: Arc<WsClient>, genesis: H256, rate: u64, until: Moment) -> Submissions {
	let key = pair(WHO);
	let mut submissions = Submissions::default();
	let mut anchoring = Anchoring::from_genesis(genesis);
	let began = now();
	let mut made = 0;
	while now() < until {
		while made < (now() - began) * rate / 1_000 && now() < until {
			made += 1;
			let nonce = u32::try_from(submissions.taken).expect("a run does not last that long");
			let call = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
			let anchor = anchoring.anchor(&client).await;
			let bytes = transaction(&key, nonce, genesis, anchor, call).encode();
			submissions.submit(&client, bytes, 0).await;
		}
		tokio::time::sleep(TICK).await;
	}
	submissions
}
