// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods that a node serves besides those that every Substrate node has.

use crate::parts::{FullClient, FullPool};
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_rpc::dev::{Dev, DevApiServer},
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use std::sync::Arc;

/// Accounts' next nonces, fees of transactions, and statistics of blocks.
pub fn module(
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(Dev::new(client).into_rpc())?;
	Ok(module)
}
