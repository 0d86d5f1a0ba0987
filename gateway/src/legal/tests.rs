// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use smartcharge_evidence::{
	ecdsa::Key,
	ocmf::{Register, Unfit},
};
use vectors::*;

/// The records of real devices by which the reader is tested.
#[allow(dead_code, unreachable_pub, reason = "each test uses a part")]
#[path = "../../../evidence/src/ocmf/tests/vectors.rs"]
pub(crate) mod vectors;

pub(crate) fn recorder(key: &str, serial: &str, register: Register) -> Recorder {
	let key = Key::from_spki(&hex::decode(key).expect("hexadecimal")).expect("a key");
	Recorder { key, serial: serial.as_bytes().to_vec(), register }
}

fn total(key: &str, serial: &str) -> Recorder {
	recorder(key, serial, Register::Total)
}

#[test]
fn records_of_real_devices_are_valid() {
	for (text, key, serial, page, scheme) in [
		(KEBA, KEBA_KEY, "17619300", 32, Scheme::P256),
		(EBEE, EBEE_KEY, "000033022620", 28, Scheme::P256),
		(LEM, LEM_KEY, "1211751603", 144, Scheme::P256),
		(NANO_BEGIN, NANO_KEY, "1DZG0033016911", 6, Scheme::Secp256k1),
		(NANO_END, NANO_KEY, "1DZG0033016911", 7, Scheme::Secp256k1),
	] {
		let judged = judge(text.as_bytes(), &total(key, serial)).expect(text);
		assert_eq!((judged.page, judged.scheme, judged.unfit), (page, scheme, None));
		assert!(text.contains(std::str::from_utf8(&judged.payload).expect("text")));
	}
}

#[test]
fn valid_and_fit_are_two_questions() {
	let recorder = recorder(BAUER_KEY, "001BZR1521070006", Register::Transaction);
	let judged = judge(BAUER.as_bytes(), &recorder).expect("valid");
	assert_eq!(judged.unfit, Some(Unfit::Status));
	assert_eq!(judged.unfit.map(unfit), Some("Status"));
}

#[test]
fn what_is_not_submitted_has_a_name() {
	let keba = total(KEBA_KEY, "17619300");
	let flaw = |text: &str, recorder: &Recorder| {
		judge(text.as_bytes(), recorder).expect_err("a flaw").name()
	};
	assert_eq!(flaw("OCMF|{}", &keba), "Unreadable");
	assert_eq!(flaw(KEBA, &total(KEBA_KEY, "17619301")), "OtherSerial");
	assert_eq!(flaw(KEBA, &total(EBEE_KEY, "17619300")), "BadSignature");
	// The key of another scheme.
	assert_eq!(flaw(KEBA, &total(NANO_KEY, "17619300")), "BadSignature");
	assert_eq!(flaw(&KEBA.replace("0.2597", "0.2598"), &keba), "BadSignature");
	assert_eq!(flaw(&KEBA.replace("\"T32\"", "\"F32\""), &keba), "NoTransaction");
	let blanks = format!("OCMF|{}{}", " ".repeat(2_048), &KEBA["OCMF|".len()..]);
	assert_eq!(flaw(&blanks, &keba), "TooLong");
	let brainpool = Recorder { serial: serial_of(NZR_BRAINPOOL), ..keba };
	assert_eq!(flaw(NZR_BRAINPOOL, &brainpool), "OtherCurve");
	assert!(!Flaw::OtherCurve.is_alarming() && Flaw::BadSignature.is_alarming());
}

fn serial_of(text: &str) -> Vec<u8> {
	let at = text.find("\"MS\":\"").expect("a serial") + 6;
	text[at..].bytes().take_while(|byte| *byte != b'"').collect()
}
