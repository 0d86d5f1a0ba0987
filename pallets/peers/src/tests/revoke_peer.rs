// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn of_two_members() -> ExtBuilder {
	ExtBuilder::default().peers(&[(peer(1), MEMBER), (peer(2), MEMBER), (peer(3), OTHER_MEMBER)])
}

#[test]
fn takes_the_peer_off_the_list() {
	of_two_members().build_and_execute(|| {
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));

		assert_eq!(Peers::<Test>::get(peer(1)), None);
		assert_eq!(Count::<Test>::get(MEMBER), 1);
		assert_eq!(PeersPallet::peers(), in_order(&[(peer(2), MEMBER), (peer(3), OTHER_MEMBER)]));
		System::assert_last_event(Event::PeerRevoked { peer: peer(1), member: MEMBER }.into());
	});
}

#[test]
fn leaves_no_count_of_none() {
	of_two_members().build_and_execute(|| {
		assert_ok!(PeersPallet::revoke_peer(signed(OTHER_MEMBER), peer(3)));
		assert!(!Count::<Test>::contains_key(OTHER_MEMBER));
	});
}

#[test]
fn refuses_an_unknown_peer() {
	of_two_members().build_and_execute(|| {
		assert_noop!(PeersPallet::revoke_peer(signed(MEMBER), peer(4)), Error::<Test>::UnknownPeer);
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
		assert_noop!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)), Error::<Test>::UnknownPeer);
	});
}

#[test]
fn refuses_the_peer_of_another_member() {
	of_two_members().build_and_execute(|| {
		for who in [OTHER_MEMBER, STRANGER] {
			assert_noop!(PeersPallet::revoke_peer(signed(who), peer(1)), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn refuses_who_has_not_signed() {
	of_two_members().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(PeersPallet::revoke_peer(origin, peer(1)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn lets_anybody_clear_up_after_a_former_member() {
	of_two_members().build_and_execute(|| {
		set_members(&[OTHER_MEMBER]);
		assert_ok!(PeersPallet::revoke_peer(signed(OTHER_MEMBER), peer(1)));
		System::assert_last_event(Event::PeerRevoked { peer: peer(1), member: MEMBER }.into());
		assert_ok!(PeersPallet::revoke_peer(signed(STRANGER), peer(2)));
		assert_eq!(PeersPallet::peers(), [(peer(3), OTHER_MEMBER)]);
	});
}

#[test]
fn lets_a_former_member_clear_up_itself() {
	of_two_members().build_and_execute(|| {
		set_members(&[OTHER_MEMBER]);
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
	});
}

#[test]
fn makes_room_for_another_owner() {
	of_two_members().build_and_execute(|| {
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
		assert_ok!(authorise(OTHER_MEMBER, 1));
		assert_eq!(Peers::<Test>::get(peer(1)), Some(OTHER_MEMBER));
	});
}

#[test]
fn refuses_the_last_peer_of_a_member_with_validators_in_a_closed_network() {
	of_two_members().build_and_execute(|| {
		Validating::set(vec![MEMBER]);
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
		assert_noop!(
			PeersPallet::revoke_peer(signed(MEMBER), peer(2)),
			Error::<Test>::LastPeerOfValidator
		);
		// A member without validators needs none.
		assert_ok!(PeersPallet::revoke_peer(signed(OTHER_MEMBER), peer(3)));

		assert_ok!(PeersPallet::enforce(RuntimeOrigin::root(), false));
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(2)));
	});
}

#[test]
fn forgets_the_time_of_the_proof() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(authorise(MEMBER, 1));
		assert_eq!(ProvedAt::<Test>::get(peer(1)), Some(START));
		assert_ok!(PeersPallet::revoke_peer(signed(MEMBER), peer(1)));
		assert_eq!(ProvedAt::<Test>::get(peer(1)), None);
	});
}
