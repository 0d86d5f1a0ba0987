// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use crate::{calendar::Year, MeterId};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The id of a meter as a key of storage: in big endian and unhashed, so that the order of the
/// state is that of the ids.
///
/// What a reading touches is stored under it. Meters that a gateway reads together were mostly
/// registered one after the other; then they share the nodes of the trie, and a step costs the same
/// however many processes are running. Ids are given by the chain, in order and without gaps, so
/// that nobody can make the trie deep.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct OrderedMeterId([u8; 4]);

impl OrderedMeterId {
	/// The key of `meter`.
	pub const fn new(meter: MeterId) -> Self {
		Self(meter.to_be_bytes())
	}

	/// The meter.
	pub const fn id(&self) -> MeterId {
		MeterId::from_be_bytes(self.0)
	}
}

/// A year as a key of storage: in big endian and unhashed, so that the order of the state is that
/// of time.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct OrderedYear([u8; 4]);

impl OrderedYear {
	/// The key of `year`.
	pub const fn new(year: Year) -> Self {
		Self(year.to_be_bytes())
	}

	/// The year.
	pub const fn number(&self) -> Year {
		Year::from_be_bytes(self.0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn keys_are_in_the_order_of_the_ids(one: MeterId, other: MeterId) {
			let keys = (OrderedMeterId::new(one), OrderedMeterId::new(other));
			prop_assert_eq!(one.cmp(&other), keys.0.encode().cmp(&keys.1.encode()));
			prop_assert_eq!((keys.0.id(), keys.1.id()), (one, other));
		}
	}
}
