// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `ocmf`: signed records, without a chain.

use super::Failure;
use crate::legal::unfit;
use clap::Subcommand;
use smartcharge_evidence::{
	ecdsa::{Key, Software},
	ocmf::{Algorithm, Line, Record, Register, Signed, Text},
};
use std::{fmt, fs, path::PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
	/// Prints whether a record is valid, whether it is fit for billing, and what it shows. The exit
	/// code is 0 if it is both, and 1 otherwise.
	Verify {
		/// File with the text of a record: `OCMF|..|..`.
		file: PathBuf,
		/// Public key in hexadecimal: DER, or as the chain has it. Without it nothing is known to
		/// be valid.
		#[arg(long)]
		key: Option<String>,
	},
}

impl Command {
	pub(super) fn run(self) -> Result<(), Failure> {
		let Self::Verify { file, key } = self;
		let text = fs::read(&file)
			.map_err(|error| Failure::Wrong(format!("{}: {error}", file.display())))?;
		let key = key.as_deref().map(read_key).transpose()?;
		let found = look(&text, key)?;
		print!("{found}");
		match (found.valid, found.unfit) {
			(Ok(()), None) => Ok(()),
			(Ok(()), Some(_)) => Err(Failure::Other("the record is not fit for billing".into())),
			(Err(reason), _) => Err(Failure::Other(format!("the record is not valid: {reason}"))),
		}
	}
}

fn read_key(text: &str) -> Result<Key, Failure> {
	let wrong = || Failure::Wrong("the key is none of P-256 or secp256k1".into());
	let text = text.trim();
	let bytes = hex::decode(text.strip_prefix("0x").unwrap_or(text)).map_err(|_| wrong())?;
	let as_on_chain = || match bytes.len() {
		33 => Some(Key::Secp256k1(bytes.as_slice().try_into().ok()?)),
		64 => Some(Key::P256(bytes.as_slice().try_into().ok()?)),
		_ => None,
	};
	Key::from_spki(&bytes).or_else(as_on_chain).ok_or_else(wrong)
}

/// What is found out about a record.
#[derive(Debug, PartialEq, Eq)]
struct Found {
	page: u64,
	serial: String,
	valid: Result<(), &'static str>,
	unfit: Option<&'static str>,
	begin: Option<Line>,
	end: Option<Line>,
	energy: Option<u64>,
}

fn look(text: &[u8], key: Option<Key>) -> Result<Found, Failure> {
	let unreadable = |why| Failure::Other(format!("the record cannot be read: {why:?}"));
	let Text { payload, signature } = Text::split(text).map_err(unreadable)?;
	let read = |register| Record::read(payload, register).map_err(unreadable);
	let mut record = read(Register::Total)?;
	if record.begin.is_none() && record.end.is_none() {
		record = read(Register::Transaction)?;
	}
	let valid = match (key, signature.algorithm, signature.known()) {
		(_, Algorithm::Curve(_), _) => Err("its curve is not verified here"),
		(None, ..) => Err("no key is given"),
		(Some(_), _, None) => Err("the signature has no known form"),
		(Some(key), _, Some((scheme, signature))) => {
			let signed = Signed { payload, signature: &signature };
			let by = key.public();
			if by.scheme == scheme && signed.is_genuine(by, &Software) {
				Ok(())
			} else {
				Err("the key did not sign it")
			}
		},
	};
	Ok(Found {
		page: record.page.counter,
		serial: String::from_utf8_lossy(record.serial).into_owned(),
		valid,
		unfit: record.unfit.map(unfit),
		begin: record.begin,
		end: record.end,
		energy: record.energy(),
	})
}

/// Writes mWh as Wh.
fn watt_hours(register: u64) -> String {
	format!("{}.{:03} Wh", register / 1_000, register % 1_000)
}

impl fmt::Display for Found {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let line = |line: Option<Line>| match line {
			Some(Line { at, register }) => format!("{} at {at} ms", watt_hours(register)),
			None => "-".into(),
		};
		writeln!(f, "serial  {}", self.serial)?;
		writeln!(f, "page    {}", self.page)?;
		match self.valid {
			Ok(()) => writeln!(f, "valid   yes")?,
			Err(reason) => writeln!(f, "valid   no: {reason}")?,
		}
		match self.unfit {
			None => writeln!(f, "fit     yes")?,
			Some(reason) => writeln!(f, "fit     no: {reason}")?,
		}
		writeln!(f, "begin   {}", line(self.begin))?;
		writeln!(f, "end     {}", line(self.end))?;
		writeln!(f, "energy  {}", self.energy.map_or_else(|| "-".into(), watt_hours))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::legal::tests::vectors::*;

	fn of(text: &str, key: &str) -> Found {
		look(text.as_bytes(), Some(read_key(key).expect("a key"))).expect("readable")
	}

	fn run(text: &str, key: Option<&str>) -> Result<(), Failure> {
		let folder = tempfile::tempdir().expect("a folder");
		let file = folder.path().join("record");
		fs::write(&file, text).expect("written");
		Command::Verify { file, key: key.map(String::from) }.run()
	}

	#[test]
	fn a_record_is_valid_and_fit() {
		let text = of(KEBA, KEBA_KEY).to_string();
		assert_eq!(
			text,
			"serial  17619300\npage    32\nvalid   yes\nfit     yes\n\
			 begin   259.600 Wh at 1565690595000 ms\nend     259.700 Wh at 1565690616000 ms\n\
			 energy  0.100 Wh\n"
		);
		for (text, key) in [
			(KEBA, KEBA_KEY),
			(EBEE, EBEE_KEY),
			(NANO_BEGIN, NANO_KEY),
			(NANO_END, NANO_KEY),
			(LEM, LEM_KEY),
		] {
			assert!(run(text, Some(key)).is_ok(), "{text}");
		}
	}

	#[test]
	fn keys_are_read_as_the_chain_has_them() {
		for (key, public) in [
			(KEBA_KEY, read_key(KEBA_KEY).expect("a key")),
			(NANO_KEY, read_key(NANO_KEY).expect("a key")),
		] {
			let raw = format!("0x{}", hex::encode(public.public().bytes));
			assert_eq!(read_key(&raw).expect("a key"), public, "{key}");
		}
		assert!(matches!(read_key("00"), Err(Failure::Wrong(_))));
	}

	#[test]
	fn a_flaw_is_named_and_fails() {
		let bauer = of(BAUER, BAUER_KEY);
		assert_eq!((bauer.valid, bauer.unfit), (Ok(()), Some("Status")));
		assert!(matches!(run(BAUER, Some(BAUER_KEY)), Err(Failure::Other(_))));
		let other = of(KEBA, EBEE_KEY);
		assert_eq!((other.valid, other.unfit), (Err("the key did not sign it"), None));
		assert!(run(&KEBA.replace("0.2597", "0.2598"), Some(KEBA_KEY)).is_err());
		assert_eq!(look(KEBA.as_bytes(), None).expect("readable").valid, Err("no key is given"));
		assert!(run(KEBA, None).is_err());
		let curve = of(NZR_BRAINPOOL, KEBA_KEY);
		assert_eq!(curve.valid, Err("its curve is not verified here"));
		assert!(matches!(run("OCMF|", Some(KEBA_KEY)), Err(Failure::Other(_))));
	}
}
