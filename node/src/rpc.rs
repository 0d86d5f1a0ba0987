// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods that a node serves besides those that every Substrate node has.

use crate::parts::{FullClient, FullPool};
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_client_api::Backend,
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::{
		dev::{Dev, DevApiServer},
		SubscriptionTaskExecutor,
	},
	sp_runtime::traits::{Block as BlockT, NumberFor},
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use smartcharge_runtime::opaque::Block;
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

/// What proves that blocks are final, and how the votes about them stand.
pub struct Finality<Database> {
	/// Whose votes count.
	pub authorities: SharedAuthoritySet<<Block as BlockT>::Hash, NumberFor<Block>>,
	/// The rounds of votes that are running.
	pub rounds: SharedVoterState,
	/// The justifications of blocks as they become final.
	pub justifications: GrandpaJustificationStream<Block>,
	/// The database, which keeps justifications.
	pub database: Arc<Database>,
}

/// Adds proofs of finality (`grandpa_proveFinality`), the stream of justifications and the state of
/// the votes. A chain without GRANDPA has none.
pub fn add_finality<Database: Backend<Block> + 'static>(
	module: &mut RpcModule<()>,
	finality: &Finality<Database>,
	executor: SubscriptionTaskExecutor,
) -> Result<(), RegisterMethodError> {
	let authorities = finality.authorities.clone();
	let proofs = FinalityProofProvider::new_for_service(
		finality.database.clone(),
		Some(authorities.clone()),
	);
	let (rounds, stream) = (finality.rounds.clone(), finality.justifications.clone());
	module.merge(Grandpa::new(executor, authorities, rounds, stream, proofs).into_rpc())
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Decode;
	use futures::executor::block_on;
	use polkadot_sdk::{
		sc_client_api::in_mem, sc_consensus_grandpa::AuthoritySet, sp_core::testing::TaskExecutor,
	};

	#[test]
	fn finality_can_be_proved_once_there_is_some() {
		// No authority, set 0, no change.
		let authorities = AuthoritySet::decode(&mut &[0; 32][..]).expect("it is all zeros");
		let finality = Finality {
			authorities: authorities.into(),
			rounds: SharedVoterState::empty(),
			justifications: GrandpaJustificationStream::channel().1,
			database: Arc::new(in_mem::Backend::<Block>::new()),
		};
		let mut module = RpcModule::new(());
		add_finality(&mut module, &finality, Arc::new(TaskExecutor::new())).expect("new names");
		let methods: Vec<_> = module.method_names().collect();
		for method in ["grandpa_proveFinality", "grandpa_roundState"] {
			assert!(methods.contains(&method), "{method} is not among {methods:?}");
		}
		let proof = block_on(module.call::<_, Option<String>>("grandpa_proveFinality", [1]));
		let error = proof.expect_err("block 1 is not final").to_string();
		assert!(error.contains("not yet finalized"), "{error}");
	}
}
