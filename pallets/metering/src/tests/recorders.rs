// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What signs the records of a meter: requested, approved, removed.

#[allow(dead_code, reason = "not each of them is on a curve that the chain verifies")]
#[path = "../../../../evidence/src/ocmf/tests/vectors.rs"]
mod vectors;

use crate::{
	mock::*, ApprovedRecorder, Error, Event, MeterStatus, PendingRecorders, RecordKeys,
	RecordRefusal, RecordRegister::Total, Recorder, Recorders,
};
use polkadot_sdk::frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, BoundedVec};
use smartcharge_primitives::OrderedMeterId;

fn approve_recorder(id: u32, signer: &Signer) -> DispatchResult {
	Metering::approve_recorder(RuntimeOrigin::signed(DSO), id, signer.key())
}

#[test]
fn a_genuine_record_proves_the_key_and_the_dso_approves_it() {
	ExtBuilder::default().build_and_execute(|| {
		for signer in [Signer::secp256k1(1), Signer::p256(1)] {
			let id = active_meter(&Device::sr25519(seed(&signer)), STATION);
			assert_ok!(request_recorder(id, &signer, Total));
			let recorder = signer.recorder(Total);
			System::assert_last_event(
				Event::RecorderRequested { meter: id, recorder: recorder.clone() }.into(),
			);
			// Nothing counts yet.
			place(1, id, None, None);
			let record = signer.record(id, 1, &text(1, &[line("B", 0, "1")]));
			assert_eq!(submit_record(record.clone()), Err(RecordRefusal::NoRecorder));
			assert_ok!(approve_recorder(id, &signer));
			System::assert_last_event(
				Event::RecorderApproved { meter: id, key: signer.key() }.into(),
			);
			let key = OrderedMeterId::new(id);
			let approved = ApprovedRecorder { recorder, page: None };
			assert_eq!(Recorders::<Test>::get(key), Some(approved));
			assert_eq!(RecordKeys::<Test>::get(signer.key()), Some(id));
			assert!(!PendingRecorders::<Test>::contains_key(key));
			assert_eq!(submit_record(record), Ok(()));
			// The key of readings is another one.
			assert_eq!(meter(id).status, MeterStatus::Active);
		}
	});
}

fn seed(signer: &Signer) -> u8 {
	match signer {
		Signer::Secp256k1(_) => 10,
		Signer::P256(_) => 11,
	}
}

/// Records of real devices prove their keys, through the host functions.
#[test]
fn real_devices_prove_their_keys() {
	use crate::{RecordKey, RecordSignature};
	use smartcharge_evidence::{
		ecdsa::Key,
		ocmf::{Record, Register, Text},
		Scheme,
	};
	use vectors::*;
	ExtBuilder::default().build_and_execute(|| {
		let id = active_meter(&Device::sr25519(1), STATION);
		let request = |text: &str, hex: &str| {
			let at = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
			let der: Vec<u8> = (0..hex.len()).step_by(2).map(at).collect();
			let key = match Key::from_spki(&der).unwrap() {
				Key::Secp256k1(key) => RecordKey::Secp256k1(key),
				Key::P256(key) => RecordKey::P256(key),
			};
			let text = Text::split(text.as_bytes()).unwrap();
			let signature = match text.signature.known().unwrap() {
				(Scheme::P256, signature) => RecordSignature::P256(signature),
				(Scheme::Secp256k1, signature) => RecordSignature::Secp256k1(signature),
				other => panic!("{other:?}"),
			};
			let serial = Record::read(text.payload, Register::Total).unwrap().serial.to_vec();
			let serial = BoundedVec::truncate_from(serial);
			let recorder = Recorder { key, serial, register: Total };
			let payload = BoundedVec::try_from(text.payload.to_vec()).unwrap();
			Metering::request_recorder(
				RuntimeOrigin::signed(OWNER),
				id,
				recorder,
				payload,
				signature,
			)
		};
		for (text, key) in [
			(KEBA, KEBA_KEY),
			(EBEE, EBEE_KEY),
			(NANO_BEGIN, NANO_KEY),
			(NANO_END, NANO_KEY),
			(LEM, LEM_KEY),
			(BAUER, BAUER_KEY),
		] {
			assert_ok!(request(text, key));
			let other = text.replace("\"TX\"", "\"TX\" ");
			assert_noop!(request(&other, key), Error::<Test>::InvalidProof);
		}
		assert_noop!(request(KEBA, EBEE_KEY), Error::<Test>::InvalidProof);
		assert_noop!(request(KEBA, NANO_KEY), Error::<Test>::InvalidProof);
	});
}

#[test]
fn what_proves_nothing_is_no_request() {
	ExtBuilder::default().build_and_execute(|| {
		let (signer, other) = (Signer::p256(1), Signer::p256(2));
		let id = active_meter(&Device::sr25519(1), STATION);
		let request = |who, id, recorder: Recorder, text: &str, by: &Signer| {
			let payload = payload_of(text);
			let signature = by.sign(&payload);
			let origin = RuntimeOrigin::signed(who);
			Metering::request_recorder(origin, id, recorder, payload, signature)
		};
		let recorder = || signer.recorder(Total);
		let good = text(7, &[line("B", 0, "1")]);
		let other_serial = good.replace(SERIAL, "2");
		let no_serial = good.replace(SERIAL, "");
		let empty = Recorder { serial: BoundedVec::default(), ..recorder() };
		for (who, id, recorder, text, by, error) in [
			(OWNER, 99, recorder(), &good, &signer, Error::<Test>::UnknownMeter),
			(OTHER_OWNER, id, recorder(), &good, &signer, Error::<Test>::NotOwner),
			(OWNER, id, recorder(), &"{}".into(), &signer, Error::<Test>::UnreadableRecord),
			(OWNER, id, recorder(), &other_serial, &signer, Error::<Test>::OtherSerial),
			(OWNER, id, empty, &no_serial, &signer, Error::<Test>::OtherSerial),
			(OWNER, id, recorder(), &good, &other, Error::<Test>::InvalidProof),
			(OWNER, id, recorder(), &good, &Signer::secp256k1(1), Error::<Test>::InvalidProof),
		] {
			assert_noop!(request(who, id, recorder, text, by), error);
		}
		// A key that is no point on the curve.
		let mut wrong = recorder();
		wrong.key = crate::RecordKey::P256([1; 64]);
		assert_noop!(request(OWNER, id, wrong, &good, &signer), Error::<Test>::InvalidProof);
		let pending = pending_meter(&Device::sr25519(2), STATION);
		assert_noop!(
			request(OWNER, pending, recorder(), &good, &signer),
			Error::<Test>::NeverApproved
		);
		assert_ok!(request(OWNER, id, recorder(), &good, &signer));
	});
}

#[test]
fn a_key_records_one_meter_and_pending_ones_reserve_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let [first, second] = [1, 2].map(|seed| active_meter(&Device::sr25519(seed), STATION));
		assert_ok!(request_recorder(first, &signer, Total));
		assert_ok!(request_recorder(second, &signer, Total));
		assert_ok!(approve_recorder(second, &signer));
		assert_noop!(approve_recorder(first, &signer), Error::<Test>::KeyInUse);
		assert_noop!(request_recorder(first, &signer, Total), Error::<Test>::KeyInUse);
		// A replacement frees it.
		let next = Signer::p256(1);
		assert_ok!(request_recorder(second, &next, Total));
		assert_ok!(approve_recorder(second, &next));
		assert_ok!(approve_recorder(first, &signer));
		assert_eq!(RecordKeys::<Test>::iter().count(), 2);
	});
}

#[test]
fn only_the_dso_of_the_area_approves_what_was_requested() {
	ExtBuilder::default().build_and_execute(|| {
		let (signer, other) = (Signer::secp256k1(1), Signer::secp256k1(2));
		let id = active_meter(&Device::sr25519(1), STATION);
		assert_noop!(approve_recorder(id, &signer), Error::<Test>::OtherKey);
		assert_ok!(request_recorder(id, &signer, Total));
		assert_noop!(approve_recorder(id, &other), Error::<Test>::OtherKey);
		assert_noop!(approve_recorder(99, &signer), Error::<Test>::UnknownMeter);
		let by_other = RuntimeOrigin::signed(OTHER_DSO);
		assert_noop!(
			Metering::approve_recorder(by_other.clone(), id, signer.key()),
			Error::<Test>::NotOperator
		);
		assert_noop!(Metering::remove_recorder(by_other, id), Error::<Test>::NotOperator);
		assert_ok!(approve_recorder(id, &signer));
		assert_noop!(approve_recorder(id, &signer), Error::<Test>::OtherKey);
	});
}

#[test]
fn a_removed_recorder_proves_nothing_more() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(1, id, None, None);
		let remove = || Metering::remove_recorder(RuntimeOrigin::signed(DSO), id);
		assert_ok!(request_recorder(id, &Signer::p256(1), Total));
		assert_ok!(remove());
		System::assert_last_event(Event::RecorderRemoved { meter: id }.into());
		let record = signer.record(id, 1, &text(1, &[line("B", 0, "1")]));
		assert_eq!(submit_record(record), Err(RecordRefusal::NoRecorder));
		assert_eq!(RecordKeys::<Test>::iter().count(), 0);
		assert_eq!(PendingRecorders::<Test>::iter().count(), 0);
		assert_noop!(remove(), Error::<Test>::NoRecorder);
	});
}

#[test]
fn another_device_counts_its_own_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let signer = Signer::secp256k1(1);
		let id = recording_meter(&signer, Total);
		place(1, id, None, None);
		let record =
			|signer: &Signer, page| signer.record(id, 1, &text(page, &[line("B", 0, "1")]));
		assert_eq!(submit_record(record(&signer, 900)), Ok(()));
		let next = Signer::secp256k1(2);
		assert_ok!(request_recorder(id, &next, Total));
		assert_ok!(approve_recorder(id, &next));
		assert_eq!(submit_record(record(&signer, 901)), Err(RecordRefusal::BadSignature));
		assert_eq!(submit_record(record(&next, 2)), Ok(()));
	});
}
