// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Bytes to sign.

use core::mem;

/// Returns `parts` one after the other. Their lengths must add up to `N`.
pub(crate) fn join<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
	let mut joined = [0; N];
	let mut rest = joined.as_mut_slice();
	for part in parts {
		if let Some((place, after)) = mem::take(&mut rest).split_at_mut_checked(part.len()) {
			place.copy_from_slice(part);
			rest = after;
		}
	}
	joined
}
