// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signature checks by host functions.

use crate::{mock::*, verify::HostFunctions};
use smartcharge_evidence::{Check, PublicKey, Scheme, Verify};

#[test]
fn a_check_holds_for_key_message_and_signature_alone() {
	ExtBuilder::default().build_and_execute(|| {
		for device in [Device::sr25519(1), Device::ed25519(1)] {
			let public = device.key();
			let key = public.public();
			let signature = device.sign_bytes(b"message");
			let check = Check { key, message: b"message", signature: &signature };
			assert!(HostFunctions.verify(check));
			assert!(!HostFunctions.verify(Check { message: b"massage", ..check }));
			assert!(!HostFunctions.verify(Check { signature: &[0; 64], ..check }));
			let other = Device::ed25519(2).key();
			let key = PublicKey { bytes: other.public().bytes, ..key };
			assert!(!HostFunctions.verify(Check { key, ..check }));
		}
	});
}

#[test]
fn a_key_does_not_pass_for_one_of_another_scheme() {
	ExtBuilder::default().build_and_execute(|| {
		let device = Device::sr25519(1);
		let public = device.key();
		let signature = device.sign_bytes(b"message");
		let key = PublicKey { scheme: Scheme::Ed25519, ..public.public() };
		assert!(!HostFunctions.verify(Check { key, message: b"message", signature: &signature }));
	});
}

#[test]
fn a_key_or_signature_of_a_wrong_length_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		for device in [Device::sr25519(1), Device::ed25519(1)] {
			let public = device.key();
			let key = public.public();
			let signature = device.sign_bytes(b"message");
			let check = Check { key, message: b"message", signature: &signature };
			for bytes in [&[], &key.bytes[..31], &[key.bytes, &[0]].concat()] {
				let key = PublicKey { bytes, ..key };
				assert!(!HostFunctions.verify(Check { key, ..check }));
			}
			for signature in [&[], &signature[..63], &[&signature[..], &[0]].concat()] {
				assert!(!HostFunctions.verify(Check { signature, ..check }));
			}
		}
	});
}
