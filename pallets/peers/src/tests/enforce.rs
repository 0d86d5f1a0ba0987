// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn governance_closes_a_network_and_opens_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(authorise(MEMBER, 7));
		assert!(!Enforced::<Test>::get(), "the first peer closes nothing");
		for enforced in [true, false] {
			assert_ok!(PeersPallet::enforce(RuntimeOrigin::root(), enforced));
			assert_eq!(Enforced::<Test>::get(), enforced);
			System::assert_last_event(Event::Enforced { enforced }.into());
		}
	});
}

#[test]
fn a_network_that_genesis_lists_peers_of_is_closed() {
	ExtBuilder::default().build_and_execute(|| assert!(!Enforced::<Test>::get()));
	ExtBuilder::default()
		.peers(&[(peer(7), MEMBER)])
		.build_and_execute(|| assert!(Enforced::<Test>::get()));
}

#[test]
fn refuses_to_close_a_network_without_peers() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(PeersPallet::enforce(RuntimeOrigin::root(), true), Error::<Test>::NoPeers);
	});
}

#[test]
fn members_alone_do_not_decide() {
	ExtBuilder::default().peers(&[(peer(7), MEMBER)]).build_and_execute(|| {
		assert_noop!(PeersPallet::enforce(signed(MEMBER), false), DispatchError::BadOrigin);
	});
}

#[test]
fn audit_m10_a_network_is_not_closed_while_a_validator_would_be_cut_off() {
	let enforce = || PeersPallet::enforce(RuntimeOrigin::root(), true);
	ExtBuilder::default().build_and_execute(|| {
		Validating::set(vec![MEMBER, OTHER_MEMBER]);
		assert_ok!(authorise(MEMBER, 1));
		assert_ok!(authorise(THIRD_MEMBER, 3));
		assert_noop!(enforce(), Error::<Test>::ValidatorWithoutPeer);
		assert_ok!(authorise(OTHER_MEMBER, 2));
		assert_ok!(enforce());
		assert_noop!(
			PeersPallet::revoke_peer(signed(OTHER_MEMBER), peer(2)),
			Error::<Test>::LastPeerOfValidator
		);
	});
}
