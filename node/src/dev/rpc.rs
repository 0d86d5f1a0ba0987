// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! JSON-RPC of the developer's chain.

use super::clock::{timestamp, SimulatedClock};
use crate::parts::FullClient;
use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{
		error::{INTERNAL_ERROR_CODE, INVALID_PARAMS_CODE},
		ErrorObjectOwned,
	},
};
use std::sync::Arc;

/// Moves the simulated clock.
#[rpc(server)]
pub trait DevClockApi {
	/// Moves the chain's clock forward by `ms` milliseconds, ten years at most. Gives its new time
	/// in ms since the Unix epoch, which the next block has for timestamp if that is at least a
	/// slot after its parent. Makes no block.
	#[method(name = "dev_increaseTime")]
	fn increase_time(&self, ms: u64) -> RpcResult<u64>;
}

/// Serves [`DevClockApiServer`].
pub struct DevClock {
	client: Arc<FullClient>,
	clock: Arc<SimulatedClock>,
}

impl DevClock {
	/// Serves the `clock` of `client`'s chain.
	pub fn new(client: Arc<FullClient>, clock: Arc<SimulatedClock>) -> Self {
		Self { client, clock }
	}
}

impl DevClockApiServer for DevClock {
	fn increase_time(&self, ms: u64) -> RpcResult<u64> {
		let best = timestamp(&self.client, self.client.chain_info().best_hash)
			.map_err(|error| refusal(INTERNAL_ERROR_CODE, error))?;
		self.clock.increase(best, ms).map_err(|error| refusal(INVALID_PARAMS_CODE, error))
	}
}

/// An error as JSON-RPC has it.
fn refusal(code: i32, error: impl ToString) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, error.to_string(), None::<()>)
}
