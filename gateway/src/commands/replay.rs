// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `replay`: recorded telegrams.

use super::Failure;
use crate::p1::{parse, Frames};
use std::{fs, path::Path};

/// Prints what each telegram of a file says, or why it does not count.
pub(super) fn run(file: &Path) -> Result<(), Failure> {
	let bytes =
		fs::read(file).map_err(|error| Failure::Wrong(format!("{}: {error}", file.display())))?;
	let telegrams = Frames::default().add(&bytes);
	println!("# time\tserial\timport Wh\texport Wh");
	let mut faults = 0;
	let number = |number: Option<u64>| number.map_or_else(|| "-".into(), |one| one.to_string());
	for telegram in &telegrams {
		match parse(telegram) {
			Ok(one) => println!(
				"{}\t{}\t{}\t{}",
				one.time,
				one.serial.as_deref().unwrap_or("-"),
				number(one.import),
				number(one.export)
			),
			Err(fault) => {
				faults += 1;
				println!("# {fault}");
			},
		}
	}
	println!("# {} telegrams, {faults} do not count", telegrams.len());
	if telegrams.is_empty() {
		return Err(Failure::Other("the file has no telegram".into()));
	}
	Ok(())
}
