// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signatures in DER.

/// Tag of a sequence.
const SEQUENCE: u8 = 0x30;

/// Tag of an integer.
const INTEGER: u8 = 0x02;

/// Returns r and s, 32 bytes each, of a signature in DER; `None` if it is none of a curve of 256
/// bits.
pub fn signature(der: &[u8]) -> Option<[u8; 64]> {
	let (numbers, rest) = element(der, SEQUENCE)?;
	let (r, rest_of_numbers) = element(numbers, INTEGER)?;
	let (s, none) = element(rest_of_numbers, INTEGER)?;
	if !rest.is_empty() || !none.is_empty() {
		return None;
	}
	let mut signature = [0; 64];
	let (r_place, s_place) = signature.split_at_mut_checked(32)?;
	put(r, r_place)?;
	put(s, s_place)?;
	Some(signature)
}

/// The content of the element with `tag` at the start, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
	let (found, rest) = der.split_first()?;
	let (length, rest) = rest.split_first()?;
	// Nothing of these curves is as long as the long form.
	(*found == tag && *length < 0x80).then(|| rest.split_at_checked((*length).into()))?
}

/// Writes an unsigned integer with leading zeros.
fn put(integer: &[u8], place: &mut [u8]) -> Option<()> {
	if integer.first()? >= &0x80 {
		return None;
	}
	let zeros = integer.iter().take_while(|byte| **byte == 0).count();
	let digits = integer.get(zeros..)?;
	let skip = place.len().checked_sub(digits.len())?;
	place.get_mut(skip..)?.copy_from_slice(digits);
	Some(())
}
