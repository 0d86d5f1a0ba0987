// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The verdicts on the records of real devices: signature, and fitness.

use super::{super::*, bytes, is_genuine, read, vectors::*};
use crate::{ecdsa::Key, Scheme};
use signature::Curve;

fn energy(text: &str, register: Register) -> u64 {
	read(text, register).unwrap().energy().unwrap()
}

#[test]
fn keba_is_valid_and_fit_with_a_tenth_of_a_watt_hour() {
	assert!(is_genuine(KEBA, KEBA_KEY));
	let record = read(KEBA, Register::Total).unwrap();
	assert_eq!(record.unfit, None);
	assert_eq!(record.serial, b"17619300");
	assert_eq!(record.model, b"KEBA_KCP30");
	assert_eq!(record.page, Page { context: Context::Transaction, counter: 32 });
	// date -u -d 2019-08-13T10:03:15Z +%s
	let begin = Line { at: 1_565_690_595_000, register: 259_600 };
	assert_eq!(record.begin, Some(begin));
	assert_eq!(record.end, Some(Line { at: 1_565_690_616_000, register: 259_700 }));
	assert_eq!(record.energy(), Some(100));
}

#[test]
fn ebee_is_valid_with_the_serial_of_its_meter() {
	assert!(is_genuine(EBEE, EBEE_KEY));
	let record = read(EBEE, Register::Total).unwrap();
	assert_eq!((record.serial, record.unfit), (b"000033022620".as_slice(), None));
	// date -u -d 2021-08-25T10:01:04+0200 +%s
	assert_eq!(record.begin, Some(Line { at: 1_629_878_464_000, register: 7_753_000 }));
	assert_eq!(record.end, None);
}

#[test]
fn nano_is_a_valid_pair_that_is_fit_without_energy() {
	assert!(is_genuine(NANO_BEGIN, NANO_KEY) && is_genuine(NANO_END, NANO_KEY));
	let begin = read(NANO_BEGIN, Register::Total).unwrap();
	let end = read(NANO_END, Register::Total).unwrap();
	assert_eq!((begin.page.counter, end.page.counter), (6, 7));
	assert_eq!((begin.serial, end.serial), (b"1DZG0033016911".as_slice(), begin.serial));
	assert_eq!((begin.unfit, end.unfit), (None, None));
	assert_eq!(begin.begin.unwrap().register, 3_988_000);
	assert_eq!(end.end.unwrap().register, 3_988_000);
	assert_eq!(end.end.unwrap().at - begin.begin.unwrap().at, 19_000);
	assert_eq!((begin.end, end.begin), (None, None));
}

#[test]
fn lem_is_valid_and_fit_with_its_import_alone() {
	assert!(is_genuine(LEM, LEM_KEY));
	assert_eq!(read(LEM, Register::Total).unwrap().unfit, None);
	assert_eq!(energy(LEM, Register::Total), 1_101_000);
}

#[test]
fn bauer_is_valid_and_not_fit() {
	assert!(is_genuine(BAUER, BAUER_KEY));
	let record = read(BAUER, Register::Transaction).unwrap();
	assert_eq!(record.unfit, Some(Unfit::Status));
	assert_eq!(record.begin.unwrap().register, 0);
	// The register of a session is not the one that counts for life.
	assert_eq!(read(BAUER, Register::Total).unwrap().begin, None);
	// With a good status, the flag is left.
	let good = BAUER.replace(r#""ST":"E""#, r#""ST":"G""#);
	assert_eq!(read(&good, Register::Transaction).unwrap().unfit, Some(Unfit::ErrorFlag));
}

#[test]
fn other_curves_are_named_and_read() {
	for (text, curve) in [
		(NZR_BRAINPOOL, Curve::BrainpoolP256r1),
		(NZR_P384, Curve::Secp384r1),
		(HTB, Curve::Secp192k1),
	] {
		let signature = Text::split(text.as_bytes()).unwrap().signature;
		assert_eq!(signature.algorithm, Algorithm::Curve(curve));
		assert_eq!(signature.known(), None);
		assert_eq!(signature.der().first(), Some(&0x30));
		assert!(read(text, Register::Total).unwrap().begin.is_some());
	}
	// The other spelling of the same curve.
	let other = NZR_BRAINPOOL.replace("brainpoolP256r1", "brainpool256r1");
	let signature = Text::split(other.as_bytes()).unwrap().signature;
	assert_eq!(signature.algorithm, Algorithm::Curve(Curve::BrainpoolP256r1));
	for key in [BRAINPOOL_KEY, P384_KEY] {
		assert_eq!(Key::from_spki(&bytes(key)), None);
	}
	assert_eq!(read(HTB, Register::Total).unwrap().unfit, Some(Unfit::Exception));
	assert_eq!(read(HTB, Register::Total).unwrap().begin.unwrap().register, 3_518_240);
}

#[test]
fn what_was_changed_is_invalid() {
	let day = KEBA.replace("2019-08-13T10:03:15", "2019-08-12T10:03:15");
	assert!(day != KEBA && !is_genuine(&day, KEBA_KEY));
	let register = EBEE.replace("7753", "7763");
	assert!(register != EBEE && !is_genuine(&register, EBEE_KEY));
	let blanks = NANO_BEGIN.replace(" : ", ":");
	assert!(blanks != NANO_BEGIN && !is_genuine(&blanks, NANO_KEY));
	// It reads the same.
	let (one, other) = (read(&blanks, Register::Total), read(NANO_BEGIN, Register::Total));
	assert_eq!(one, other);
	assert!(!is_genuine(KEBA, EBEE_KEY) && !is_genuine(NANO_BEGIN, KEBA_KEY));
}

#[test]
fn who_signs_a_hash_alone_has_no_signature() {
	let at = KEBA.rfind('|').unwrap() + 1;
	let hash = format!("{}{{\"SD\":\"{}\"}}", &KEBA[..at], "AB".repeat(32));
	let text = Text::split(hash.as_bytes()).unwrap();
	assert_eq!(text.signature.known(), None);
}

#[test]
fn base64_and_hexadecimal_are_the_same_signature() {
	let (head, hex) = KEBA.split_once("\"SD\":\"").unwrap();
	let hex = hex.trim_end_matches("\"}");
	// openssl base64 of the same bytes
	let text = base64(&bytes(hex));
	for text in [text.clone(), text.replace('/', "\\/")] {
		let text = format!("{head}\"SE\":\"base64\",\"SD\":\"{text}\"}}");
		assert!(is_genuine(&text, KEBA_KEY));
	}
	let lower = format!("{head}\"SE\":\"hex\",\"SD\":\"{}\"}}", hex.to_lowercase());
	assert!(is_genuine(&lower, KEBA_KEY));
}

/// Base64 by a table and by strings of bits.
fn base64(bytes: &[u8]) -> String {
	let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
	let table: Vec<char> =
		('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
	let mut text: String = (0..bits.len())
		.step_by(6)
		.map(|at| format!("{:0<6}", &bits[at..bits.len().min(at + 6)]))
		.map(|six| table[usize::from_str_radix(&six, 2).unwrap()])
		.collect();
	while !text.len().is_multiple_of(4) {
		text.push('=');
	}
	text
}

#[test]
fn a_signature_of_either_s_is_the_same() {
	let text = Text::split(NANO_BEGIN.as_bytes()).unwrap();
	let (scheme, high) = text.signature.known().unwrap();
	assert_eq!(scheme, Scheme::Secp256k1);
	let low = crate::ecdsa::low_s(&high).unwrap();
	assert_ne!(high, low);
	assert_eq!(crate::ecdsa::low_s(&low), Some(low));
	let expected = k256::ecdsa::Signature::from_slice(&high).unwrap().normalize_s().unwrap();
	assert_eq!(low.as_slice(), expected.to_bytes().as_slice());
	// The order itself, and more, is no s.
	let mut wild = high;
	wild[32..].fill(0xFF);
	assert_eq!(crate::ecdsa::low_s(&wild), None);
}

#[cfg(feature = "software")]
#[test]
fn programs_verify_without_a_runtime() {
	use super::super::Signed;
	use crate::ecdsa::Software;
	for (text, key) in [
		(KEBA, KEBA_KEY),
		(EBEE, EBEE_KEY),
		(NANO_BEGIN, NANO_KEY),
		(NANO_END, NANO_KEY),
		(LEM, LEM_KEY),
		(BAUER, BAUER_KEY),
	] {
		let text = Text::split(text.as_bytes()).unwrap();
		let key = Key::from_spki(&bytes(key)).unwrap();
		let (_, signature) = text.signature.known().unwrap();
		let signed = Signed { payload: text.payload, signature: &signature };
		assert!(signed.is_genuine(key.public(), &Software));
		let mut other = signature;
		other[40] ^= 1;
		let forged = Signed { payload: text.payload, signature: &other };
		assert!(!forged.is_genuine(key.public(), &Software));
		let short = Signed { payload: text.payload, signature: &signature[..63] };
		assert!(!short.is_genuine(key.public(), &Software));
	}
}
