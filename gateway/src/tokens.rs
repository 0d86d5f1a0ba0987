// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Drivers of cards: a list by the hash of the token, which is not on the chain.

use smartcharge_gateway_ocpp::token::{TokenHash, HASH_BYTES};
use std::{collections::HashMap, fs, io, path::Path};
use subxt::utils::AccountId32;

/// Accounts of drivers by the hash of their token.
#[derive(Clone, Debug, Default)]
pub struct Tokens(HashMap<TokenHash, Driver>);

/// A driver of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Driver {
	pub account: AccountId32,
	/// Cards of one group stop each other's processes.
	pub group: Option<String>,
}

/// Reasons why a list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
	/// It cannot be read.
	#[error("the list of tokens: {0}")]
	File(#[from] io::Error),
	/// A line has another form.
	#[error("line {0} of the list of tokens is not `HASH ADDRESS [GROUP]`, 32 hex digits first")]
	Line(usize),
	/// A token is there twice.
	#[error("line {0} of the list of tokens repeats a token")]
	Twice(usize),
}

impl Tokens {
	/// Reads a list.
	///
	/// # Errors
	///
	/// Fails when the file cannot be read or has a line of another form.
	pub fn read(path: &Path) -> Result<Self, Fault> {
		Self::parse(&fs::read_to_string(path)?)
	}

	/// Parses lines `HASH ADDRESS [GROUP]`; those that begin with `#` are comments.
	///
	/// # Errors
	///
	/// Fails at the first line of another form.
	pub fn parse(text: &str) -> Result<Self, Fault> {
		let mut all = HashMap::new();
		for (number, line) in (1..).zip(text.lines()) {
			let line = line.trim();
			if line.is_empty() || line.starts_with('#') {
				continue;
			}
			let mut parts = line.split_whitespace();
			let mut hash = [0; HASH_BYTES];
			let digits = parts.next().unwrap_or_default();
			let wrong = || Fault::Line(number);
			hex::decode_to_slice(digits, &mut hash).map_err(|_| wrong())?;
			let account = parts.next().and_then(|address| address.parse().ok());
			let account = account.ok_or_else(wrong)?;
			let group = parts.next().map(String::from);
			if parts.next().is_some() {
				return Err(wrong());
			}
			if all.insert(TokenHash(hash), Driver { account, group }).is_some() {
				return Err(Fault::Twice(number));
			}
		}
		Ok(Self(all))
	}

	/// Returns the first of some tokens that is known.
	pub(crate) fn first(&self, tokens: &[TokenHash]) -> Option<(TokenHash, &Driver)> {
		tokens.iter().find_map(|token| Some((*token, self.0.get(token)?)))
	}

	pub(crate) fn of(&self, token: &TokenHash) -> Option<&Driver> {
		self.0.get(token)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	#[test]
	fn the_first_known_form_of_a_token_counts() {
		let (one, two) = ("01".repeat(16), "02".repeat(16));
		let text = format!("# cards\n\n{one} {ALICE}\n{two} {ALICE} fleet\n");
		let tokens = Tokens::parse(&text).expect("a list");
		let found = tokens.first(&[TokenHash([9; 16]), TokenHash([2; 16]), TokenHash([1; 16])]);
		let (token, driver) = found.expect("known");
		assert_eq!((token, driver.group.as_deref()), (TokenHash([2; 16]), Some("fleet")));
		assert_eq!(driver.account.to_string(), ALICE);
		assert_eq!(tokens.first(&[TokenHash([9; 16])]), None);
	}

	#[test]
	fn lines_of_another_form_are_named() {
		let hash = "01".repeat(16);
		let line = |text: &str| match Tokens::parse(text) {
			Err(Fault::Line(line)) => line,
			other => panic!("{other:?}"),
		};
		assert_eq!(line(&format!("\n{hash}")), 2);
		assert_eq!(line(&format!("01 {ALICE}")), 1);
		assert_eq!(line(&format!("{hash} nobody")), 1);
		assert_eq!(line(&format!("{hash} {ALICE} a b")), 1);
		let twice = format!("{hash} {ALICE}\n{hash} {ALICE}");
		assert!(matches!(Tokens::parse(&twice), Err(Fault::Twice(2))));
	}
}
