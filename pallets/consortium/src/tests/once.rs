// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A signed order takes effect once.

use super::*;
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{assert_storage_noop, dispatch::DispatchInfo},
	frame_system::{CheckMortality, CheckNonce},
	sp_runtime::{
		generic::Era,
		traits::{DispatchTransaction, TransactionExtension},
		transaction_validity::{
			InvalidTransaction, TransactionSource::External, TransactionValidityError,
			ValidTransaction,
		},
	},
};
use scale_info::TypeInfo;

fn call() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn era(origin: RuntimeOrigin, era: Era) -> Result<ValidTransaction, TransactionValidityError> {
	CheckMortal::<Test>::from(era)
		.validate_only(origin, &call(), &DispatchInfo::default(), LEN, External, 0)
		.map(|(validity, ..)| validity)
}

fn custom(code: u8) -> TransactionValidityError {
	InvalidTransaction::Custom(code).into()
}

fn nonce(who: u64, nonce: u32) -> Result<ValidTransaction, TransactionValidityError> {
	CountNonce::<Test>::from(nonce)
		.validate_only(
			RuntimeOrigin::signed(who),
			&call(),
			&DispatchInfo::default(),
			LEN,
			External,
			0,
		)
		.map(|(validity, ..)| validity)
}

#[test]
fn field_f1_a_transaction_that_never_expires_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let signed = || RuntimeOrigin::signed(CSO);
		assert_storage_noop!(assert_eq!(era(signed(), Era::Immortal), Err(custom(IMMORTAL))));
		// What nobody signs has no era.
		assert_ok!(era(RuntimeOrigin::root(), Era::Immortal));
	});
}

#[test]
fn field_f1_a_transaction_lives_no_longer_than_the_hashes_of_blocks() {
	ExtBuilder::default().build_and_execute(|| {
		// Ten hashes are known: eight is the longest era that fits.
		let signed = || RuntimeOrigin::signed(CSO);
		System::set_block_number(3);
		frame_system::BlockHash::<Test>::insert(2, hash(1));
		assert_ok!(era(signed(), Era::mortal(4, 2)));
		assert_eq!(era(signed(), Era::mortal(8, 2)).unwrap().longevity, 7);
		assert_eq!(era(signed(), Era::mortal(16, 2)), Err(custom(LIVES_TOO_LONG)));
	});
}

#[test]
fn both_look_like_those_of_the_system() {
	assert_eq!(CheckMortal::<Test>::type_info(), CheckMortality::<Test>::type_info());
	assert_eq!(CountNonce::<Test>::type_info(), CheckNonce::<Test>::type_info());
	let metadata = |ours: Vec<_>, theirs: Vec<_>| {
		let pairs: Vec<(polkadot_sdk::sp_runtime::traits::TransactionExtensionMetadata, _)> =
			ours.into_iter().zip(theirs).collect();
		assert_eq!(pairs.len(), 1);
		for (one, other) in pairs {
			let other: polkadot_sdk::sp_runtime::traits::TransactionExtensionMetadata = other;
			assert_eq!(one.identifier, other.identifier);
			assert_eq!((one.ty, one.implicit), (other.ty, other.implicit));
		}
	};
	metadata(
		<CheckMortal<Test> as TransactionExtension<RuntimeCall>>::metadata(),
		<CheckMortality<Test> as TransactionExtension<RuntimeCall>>::metadata(),
	);
	metadata(
		<CountNonce<Test> as TransactionExtension<RuntimeCall>>::metadata(),
		<CheckNonce<Test> as TransactionExtension<RuntimeCall>>::metadata(),
	);
	let mortal = Era::mortal(8, 3);
	assert_eq!(
		CheckMortal::<Test>::from(mortal).encode(),
		CheckMortality::<Test>::from(mortal).encode()
	);
	let nonce = CheckNonce::<Test>::from(70);
	assert_eq!(CountNonce::<Test>::from(70).encode(), nonce.encode());
	assert_eq!(CountNonce::<Test>::decode(&mut &nonce.encode()[..]).unwrap().0, nonce);
	assert_eq!(format!("{:?}", CountNonce::<Test>::from(70)), "CountNonce(CheckNonce(70))");
}

#[test]
fn a_nonce_is_valid_once_and_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(nonce(CSO, 0).unwrap().provides, [(CSO, 0u32).encode()]);
		let later = nonce(CSO, 2).unwrap();
		assert_eq!(later.requires, [(CSO, 1u32).encode()]);
		let run = |nonce| {
			CountNonce::<Test>::from(nonce)
				.validate_and_prepare(
					RuntimeOrigin::signed(CSO),
					&call(),
					&DispatchInfo::default(),
					LEN,
					0,
				)
				.map(|_| ())
		};
		assert_eq!(run(1), Err(InvalidTransaction::Future.into()));
		assert_ok!(run(0));
		assert_storage_noop!(assert_eq!(run(0), Err(InvalidTransaction::Stale.into())));
		assert_ok!(run(1));
		assert_eq!(System::account_nonce(CSO), 2);
	});
}

#[test]
fn field_f1_a_driver_that_comes_back_has_the_nonce_it_had() {
	ExtBuilder::default().build_and_execute(|| {
		System::inc_account_nonce(DRIVER);
		let cso = || RuntimeOrigin::signed(CSO);
		assert_ok!(Consortium::deregister_driver(cso(), DRIVER));
		assert_eq!(System::account_nonce(DRIVER), 1);
		assert_ok!(Consortium::register_driver(cso(), DRIVER, hash(1)));
		assert_eq!(nonce(DRIVER, 0), Err(InvalidTransaction::Stale.into()));
		// A member without tokens likewise.
		System::inc_account_nonce(DSO);
		assert_ok!(Consortium::expel(RuntimeOrigin::root(), DSO));
		assert_eq!(System::account_nonce(DSO), 1);
	});
}
