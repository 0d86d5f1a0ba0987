// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls keep the invariants, and a refused call changes nothing.

use super::*;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, traits::SortedMembers},
	sp_io::storage::root,
	sp_runtime::StateVersion,
};
use proptest::prelude::*;
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	testing::{add_member, FakeMembers, Roles},
	Moment, Role,
};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	Authorise { by: AccountId, peer: PeerId },
	Prove { by: AccountId, n: u8, age: Moment },
	Revoke { by: AccountId, peer: PeerId },
	Leave(AccountId),
	Join(AccountId),
}

fn some_peer() -> impl Strategy<Value = PeerId> {
	prop_oneof![
		12 => (0..12u8).prop_map(peer),
		2 => (0..2u8).prop_map(hashed_peer),
		1 => prop::collection::vec(any::<u8>(), 0..=64).prop_map(|bytes| bounded(&bytes)),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let account = || MEMBER..=STRANGER;
	prop_oneof![
		2 => (account(), some_peer()).prop_map(|(by, peer)| Op::Authorise { by, peer }),
		8 => (account(), 0..12u8, 0..5 as Moment)
			.prop_map(|(by, n, age)| Op::Prove { by, n, age }),
		5 => (account(), some_peer()).prop_map(|(by, peer)| Op::Revoke { by, peer }),
		1 => account().prop_map(Op::Leave),
		2 => account().prop_map(Op::Join),
	]
}

/// Does it here and in a model of the list, where it must succeed too.
fn apply(op: Op, model: &mut BTreeMap<PeerId, AccountId>) -> DispatchResult {
	let members = FakeMembers::sorted_members();
	match op {
		Op::Authorise { by, peer } => {
			let proof = PeerProof { at: START, signature: [1; 64] };
			PeersPallet::authorise_peer(signed(by), peer, proof)?;
			panic!("a peer was authorised without a proof");
		},
		Op::Prove { by, n, age } => {
			let at = START - age;
			let before = ProvedAt::<Test>::get(peer(n));
			PeersPallet::authorise_peer(signed(by), peer(n), proof_at(n, by, at))?;
			assert!(members.contains(&by), "a stranger authorised a peer");
			assert!(before.is_none_or(|before| before < at), "a proof counted twice");
			assert_ne!(model.insert(peer(n), by), Some(by), "a peer was authorised twice");
		},
		Op::Revoke { by, peer } => {
			PeersPallet::revoke_peer(signed(by), peer.clone())?;
			let member = model.remove(&peer).unwrap();
			assert!(by == member || !members.contains(&member), "a member lost its peer");
		},
		Op::Leave(who) => {
			Roles::mutate(|members| members.remove(&who));
		},
		Op::Join(who) => add_member(who, &[Role::Cso]),
	}
	Ok(())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn random_calls_keep_the_invariants(ops in prop::collection::vec(op(), 1..80)) {
		ExtBuilder::default().build_and_execute(|| {
			let mut model = BTreeMap::new();
			for op in ops {
				let before = root(StateVersion::V1);
				if apply(op.clone(), &mut model).is_err() {
					assert_eq!(before, root(StateVersion::V1), "refused, but changed: {op:?}");
				}
				PeersPallet::do_try_state().unwrap();
				let expected: Vec<_> = model.clone().into_iter().collect();
				assert_eq!(PeersPallet::peers(), expected, "{op:?}");
			}
		});
	}
}
