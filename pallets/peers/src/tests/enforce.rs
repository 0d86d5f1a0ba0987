// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn peer() -> PeerId {
	let mut bytes = vec![0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	bytes.extend([7; 32]);
	bounded(&bytes)
}

#[test]
fn governance_closes_a_network_and_opens_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(PeersPallet::authorise_peer(signed(MEMBER), peer()));
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
		.peers(&[(peer(), MEMBER)])
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
	ExtBuilder::default().peers(&[(peer(), MEMBER)]).build_and_execute(|| {
		assert_noop!(PeersPallet::enforce(signed(MEMBER), false), DispatchError::BadOrigin);
	});
}
