// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::{frame_system, sp_core::H256};

#[test]
fn governance_authorises_a_runtime_by_its_hash() {
	ExtBuilder::default().build_and_execute(|| {
		let code_hash = H256::repeat_byte(7);
		assert_ok!(Consortium::authorize_upgrade(RuntimeOrigin::root(), code_hash));
		System::assert_last_event(
			frame_system::Event::UpgradeAuthorized { code_hash, check_version: true }.into(),
		);
		assert_ok!(Consortium::authorize_upgrade(RuntimeOrigin::root(), H256::zero()));
		let authorised = System::authorized_upgrade().unwrap();
		assert_eq!(authorised.code_hash(), &H256::zero());
	});
}

#[test]
fn only_governance_authorises_an_upgrade() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(CSO), RuntimeOrigin::signed(50), RuntimeOrigin::none()]
		{
			assert_noop!(Consortium::authorize_upgrade(origin, H256::zero()), BadOrigin);
		}
		assert!(System::authorized_upgrade().is_none());
	});
}
