// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::ConstU32, sp_runtime::BoundedVec};
use scale_info::TypeInfo;

/// Most characters of an EVSE ID (OCPI `evse_id`: CiString(48)).
pub const MAX_EVSE_ID_LEN: u32 = 48;

/// EVSE ID, such as `NL*ABC*E123`: two letters of the country, three characters of the operator,
/// and `E` with the outlet (letters, digits and `*`), divided by `*` or by nothing.
///
/// Kept in one spelling, upper case with the dividing asterisks, so that two spellings of the same
/// EVSE are equal.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct EvseId(BoundedVec<u8, ConstU32<MAX_EVSE_ID_LEN>>);

/// The text is no EVSE ID.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidEvseId;

impl EvseId {
	/// Checks `text` (ASCII) and takes it as an EVSE ID.
	pub fn new(text: &[u8]) -> Result<Self, InvalidEvseId> {
		let (country, rest) = text.split_at_checked(2).ok_or(InvalidEvseId)?;
		let (operator, rest) =
			rest.strip_prefix(b"*").unwrap_or(rest).split_at_checked(3).ok_or(InvalidEvseId)?;
		let outlet = rest.strip_prefix(b"*").unwrap_or(rest);
		let well_formed = country.iter().all(u8::is_ascii_alphabetic)
			&& operator.iter().all(u8::is_ascii_alphanumeric)
			&& matches!(outlet.first(), Some(b'E' | b'e'))
			&& outlet.get(1).is_some_and(u8::is_ascii_alphanumeric)
			&& outlet.iter().all(|c| c.is_ascii_alphanumeric() || *c == b'*');
		if !well_formed {
			return Err(InvalidEvseId);
		}
		let canonical = [country, b"*", operator, b"*", outlet].concat().to_ascii_uppercase();
		BoundedVec::try_from(canonical).map(Self).map_err(|_| InvalidEvseId)
	}

	/// The canonical spelling, ASCII.
	pub fn as_bytes(&self) -> &[u8] {
		&self.0
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn spellings_of_one_evse_are_equal() {
		let id = EvseId::new(b"NL*ABC*E123").unwrap();
		assert_eq!(EvseId::new(b"nl*abc*e123"), Ok(id.clone()));
		assert_eq!(EvseId::new(b"NLABCE123"), Ok(id.clone()));
		assert_eq!(id.as_bytes(), b"NL*ABC*E123");
	}

	#[test]
	fn refuses_what_is_none() {
		for text in [
			&b""[..],
			b"NL",
			b"NL*AB",
			b"NL*ABC*",
			b"NL*ABC*E",
			b"NL*ABC*E*",
			b"NL*ABC*X1",
			b"N1*ABC*E1",
			b"NL*A C*E1",
			b"NL*ABC*E1 ",
			b"NL*ABC*E\xff",
			b"NL**BC*E1",
		] {
			assert_eq!(EvseId::new(text), Err(InvalidEvseId), "{text:?}");
		}
	}

	#[test]
	fn is_bounded() {
		let mut text = b"NL*ABC*E".to_vec();
		text.resize(48, b'1');
		assert!(EvseId::new(&text).is_ok());
		text.push(b'1');
		assert_eq!(EvseId::new(&text), Err(InvalidEvseId));
	}

	proptest! {
		#[test]
		fn canonical_form_is_stable(text in proptest::collection::vec(any::<u8>(), 0..60)) {
			if let Ok(id) = EvseId::new(&text) {
				prop_assert_eq!(EvseId::new(id.as_bytes()), Ok(id));
			}
		}

		#[test]
		fn accepts_every_well_formed_id(
			text in "[A-Za-z]{2}\\*?[A-Za-z0-9]{3}\\*?[Ee][A-Za-z0-9][A-Za-z0-9*]{0,30}",
		) {
			prop_assert!(EvseId::new(text.as_bytes()).is_ok());
		}
	}
}
