// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Roaming partners, their tokens, and which records they may read.

use base64::{engine::general_purpose::STANDARD, Engine};
use serde::Deserialize;
use std::{collections::BTreeSet, fs, io, path::Path};
use subtle::ConstantTimeEq;

/// Most partners: each has a bit.
const MAX_PARTNERS: usize = 64;
/// Shortest token that nobody guesses, and the longest of OCPI.
const TOKEN: std::ops::RangeInclusive<usize> = 16..=64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	#[serde(default, rename = "partner")]
	partners: Vec<InFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
	name: String,
	token: String,
	contracts: Option<Vec<String>>,
}

/// Partner.
#[derive(Clone, PartialEq, Eq)]
struct Partner {
	name: String,
	token: String,
	/// Begins of contract ids; `None` for all records.
	contracts: Option<Vec<String>>,
}

/// All partners, by their numbers.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Partners(Vec<Partner>);

/// Bit of a partner.
pub(crate) type Bit = u64;

/// Error of a file of partners.
#[derive(Debug, thiserror::Error)]
pub enum PartnersError {
	/// The file cannot be read.
	#[error("cannot be read: {0}")]
	Unreadable(#[from] io::Error),
	/// The file is not TOML with `[[partner]]`. The text has no part of the file, which is secret.
	#[error("is not a list of partners: {0}")]
	Form(String),
	/// There are more partners than are supported.
	#[error("has more than 64 partners")]
	TooMany,
	/// Two partners have the same name or token.
	#[error("partner {0} has the name or the token of another one")]
	Double(String),
	/// A token is too short, too long or has other characters than printable ASCII.
	#[error("the token of partner {0} must have 16 to 64 printable characters of ASCII")]
	Token(String),
	/// A begin of contract ids is empty, so that it is that of all.
	#[error("partner {0} has an empty begin of contracts")]
	Contracts(String),
}

impl Partners {
	/// Reads the file.
	pub(crate) fn read(file: &Path) -> Result<Self, PartnersError> {
		Self::parse(&fs::read_to_string(file)?)
	}

	fn parse(text: &str) -> Result<Self, PartnersError> {
		let file: File =
			toml::from_str(text).map_err(|error| PartnersError::Form(error.message().into()))?;
		if file.partners.len() > MAX_PARTNERS {
			return Err(PartnersError::TooMany);
		}
		let (mut names, mut tokens) = (BTreeSet::new(), BTreeSet::new());
		let mut partners = Vec::new();
		for InFile { name, token, contracts } in file.partners {
			if !TOKEN.contains(&token.len()) || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
				return Err(PartnersError::Token(name));
			}
			if contracts.iter().flatten().any(String::is_empty) {
				return Err(PartnersError::Contracts(name));
			}
			if !names.insert(name.clone()) || !tokens.insert(token.clone()) {
				return Err(PartnersError::Double(name));
			}
			partners.push(Partner { name, token, contracts });
		}
		Ok(Self(partners))
	}

	/// Returns the bit and the name of the partner whose token a header has, in base64.
	pub(crate) fn authenticate(&self, authorization: &str) -> Option<(Bit, &str)> {
		let (scheme, value) = authorization.split_once(' ')?;
		if !scheme.eq_ignore_ascii_case("token") {
			return None;
		}
		let token = STANDARD.decode(value.trim()).ok()?;
		// All of them, so that the time shows nothing.
		let mut found = None;
		for (number, partner) in (0_u32..).zip(&self.0) {
			if bool::from(partner.token.as_bytes().ct_eq(&token)) {
				found = 1_u64.checked_shl(number).map(|bit| (bit, partner.name.as_str()));
			}
		}
		found
	}

	/// Returns the bits of the partners that may read the records of a contract.
	pub(crate) fn readers(&self, contract: &str) -> Bit {
		let may = |partner: &Partner| match &partner.contracts {
			None => true,
			// Contract ids are the same in both cases of letters.
			Some(begins) => begins.iter().any(|begin| {
				let same = |part: &str| part.eq_ignore_ascii_case(begin);
				contract.get(..begin.len()).is_some_and(same)
			}),
		};
		(0_u32..)
			.zip(&self.0)
			.filter(|(_, partner)| may(partner))
			.filter_map(|(number, _)| 1_u64.checked_shl(number))
			.fold(0, |bits, bit| bits | bit)
	}
}

impl std::fmt::Debug for Partners {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_list().entries(self.0.iter().map(|partner| &partner.name)).finish()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const TWO: &str = r#"
		[[partner]]
		name = "all"
		token = "0123456789abcdef"
		[[partner]]
		name = "some"
		token = "fedcba9876543210"
		contracts = ["NL-TNM-", "NL-ABC-1"]
	"#;

	fn header(token: &str) -> String {
		format!("Token {}", STANDARD.encode(token))
	}

	#[test]
	fn a_token_in_base64_names_its_partner() {
		let partners = Partners::parse(TWO).unwrap();
		assert_eq!(partners.authenticate(&header("0123456789abcdef")), Some((1, "all")));
		assert_eq!(partners.authenticate(&header("fedcba9876543210")), Some((2, "some")));
		let lower = header("fedcba9876543210").replace("Token", "token");
		assert_eq!(partners.authenticate(&lower), Some((2, "some")));
	}

	#[test]
	fn other_headers_name_nobody() {
		let partners = Partners::parse(TWO).unwrap();
		let bearer = header("0123456789abcdef").replace("Token", "Bearer");
		for wrong in [
			"",
			"Token",
			"Token ",
			"Token 0123456789abcdef",
			"Token ====",
			&bearer,
			&header("0123456789abcdeF"),
			&header("0123456789abcde"),
			&header(""),
		] {
			assert_eq!(partners.authenticate(wrong), None, "{wrong:?}");
		}
		assert_eq!(Partners::default().authenticate(&header("")), None);
	}

	#[test]
	fn contracts_decide_who_reads() {
		let partners = Partners::parse(TWO).unwrap();
		assert_eq!(partners.readers("NL-TNM-C00000001"), 3);
		assert_eq!(partners.readers("nl-tnm-c00000001"), 3);
		assert_eq!(partners.readers("NL-ABC-2"), 1);
		assert_eq!(partners.readers("NL-TNM"), 1);
		assert_eq!(partners.readers("NL-TNM\u{2010}1"), 1);
		assert_eq!(partners.readers(""), 1);
	}

	#[test]
	fn wrong_files_are_refused_and_show_no_token() {
		let refused = |from: &str, to: &str| Partners::parse(&TWO.replace(from, to)).unwrap_err();
		let token = |error| matches!(error, PartnersError::Token(_));
		assert!(token(refused("0123456789abcdef", "0123456789abcde")));
		assert!(token(refused("0123456789abcdef", "0123456789abcde ")));
		assert!(token(refused("0123456789abcdef", &"x".repeat(65))));
		assert!(matches!(refused("\"some\"", "\"all\""), PartnersError::Double(_)));
		let same = refused("fedcba9876543210", "0123456789abcdef");
		assert!(matches!(same, PartnersError::Double(_)));
		assert!(matches!(refused("NL-ABC-1", ""), PartnersError::Contracts(_)));
		let form = refused("name", "nam");
		assert!(matches!(form, PartnersError::Form(_)) && !form.to_string().contains("0123"));
		let form = refused("\"0123456789abcdef\"", "0123456789abcdef");
		assert!(matches!(form, PartnersError::Form(_)) && !form.to_string().contains("0123"));
		let many: String = (0..65)
			.map(|at| format!("[[partner]]\nname = \"{at}\"\ntoken = \"0123456789abcd{at:02}\"\n"))
			.collect();
		assert!(matches!(Partners::parse(&many), Err(PartnersError::TooMany)));
		assert!(!format!("{:?}", Partners::parse(TWO).unwrap()).contains("0123"));
	}
}
