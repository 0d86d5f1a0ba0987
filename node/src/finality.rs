// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! How the node votes for what becomes final, and how fast.
//!
//! Two blocks contradict each other as final ones only if more than a third of the validators vote
//! for both. Neither the rule nor the duration below is a part of that: they decide for which of
//! the blocks that this node has imported it votes, and when.

use polkadot_sdk::{
	sc_client_api::HeaderBackend,
	sc_consensus_grandpa::{ThreeQuartersOfTheUnfinalizedChain, VotingRule, VotingRulesBuilder},
};
use smartcharge_runtime::opaque::Block;
use std::time::Duration;

/// How long a GRANDPA message is expected to be under way between two validators: a validator
/// prevotes after two of these, and precommits after four. Messages that take longer cost rounds,
/// nothing else.
pub const GOSSIP_DURATION: Duration = Duration::from_millis(100);

/// Blocks between two justifications that are kept, in addition to those at changes of the
/// authority set.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// Restricts the votes of this node for the best chain that it has imported.
///
/// One author per slot leaves no forks that a vote has to wait for, so the best block itself gets
/// it. While more than two blocks are not final, the vote goes to three quarters of them: after a
/// stall validators have imported differently many, and agree sooner about earlier ones.
pub fn voting_rule<Client>() -> impl VotingRule<Block, Client> + Clone
where
	Client: HeaderBackend<Block> + 'static,
{
	VotingRulesBuilder::new().add(ThreeQuartersOfTheUnfinalizedChain).build()
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::executor::block_on;
	use polkadot_sdk::{
		sc_client_api::{backend::NewBlockState, in_mem::Blockchain},
		sp_core::H256,
		sp_runtime::traits::Header as _,
	};
	use smartcharge_runtime::Header;
	use std::sync::Arc;

	/// A chain of blocks that were imported, the first of which is final, and its headers.
	fn chain(length: u32) -> (Arc<Blockchain<Block>>, Vec<Header>) {
		let imported = Blockchain::new();
		let mut headers: Vec<Header> = Vec::new();
		for number in 0..length {
			let parent = headers.last().map(Header::hash).unwrap_or_default();
			let root = H256::from_low_u64_be(number.into());
			let header = Header::new(number, root, root, parent, Default::default());
			let state = if number == 0 { NewBlockState::Final } else { NewBlockState::Best };
			imported.insert(header.hash(), header.clone(), None, None, state, true).unwrap();
			headers.push(header);
		}
		(Arc::new(imported), headers)
	}

	/// The number of the block that gets the vote when `base` is final and `best` is the best.
	fn voted(base: u32, best: u32) -> u32 {
		let (imported, headers) = chain(best + 1);
		let at = |number: u32| headers.get(usize::try_from(number).unwrap()).unwrap();
		let (base, best) = (at(base), at(best));
		let restricted = block_on(voting_rule().restrict_vote(imported, base, best, best));
		let Some((hash, number)) = restricted else { return best.number };
		assert_eq!(hash, at(number).hash(), "of the best chain");
		number
	}

	#[test]
	fn the_best_block_gets_the_vote_while_finality_keeps_up() {
		for base in [0, 1, 7] {
			assert_eq!(voted(base, base), base);
			assert_eq!(voted(base, base + 1), base + 1);
			assert_eq!(voted(base, base + 2), base + 2);
		}
	}

	#[test]
	fn three_quarters_of_what_is_not_final_get_the_vote_after_a_stall() {
		for (unfinal, ahead) in [(3, 2), (4, 3), (8, 6), (100, 75)] {
			assert_eq!(voted(5, 5 + unfinal), 5 + ahead);
		}
	}

	#[test]
	fn voting_again_and_again_reaches_the_best_block() {
		for best in [1, 10, 300] {
			let mut last = 0;
			let mut rounds = 0;
			while last < best {
				let next = voted(last, best);
				assert!(next > last && next <= best, "{last} -> {next} of {best}");
				(last, rounds) = (next, rounds + 1);
			}
			assert!(rounds <= 8, "{rounds} rounds for {best} blocks");
		}
	}
}
