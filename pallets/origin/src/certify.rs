// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Division of certifiable energy among the claims of a ledger.

use smartcharge_primitives::Energy;

/// Returns the certified part of `claim`, if `claimed` was claimed in total and `certifiable` can
/// be certified: its share, rounded down. The shares of all claims never exceed `certifiable`.
pub fn share(claim: Energy, certifiable: Energy, claimed: Energy) -> Energy {
	u128::from(claim)
		.saturating_mul(u128::from(certifiable))
		.checked_div(u128::from(claimed))
		.and_then(|part| Energy::try_from(part).ok())
		.unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn enough_certifies_all() {
		assert_eq!(share(700, 1_000, 1_000), 700);
		assert_eq!(share(u64::MAX, u64::MAX, u64::MAX), u64::MAX);
	}

	#[test]
	fn a_shortage_is_shared_and_rounded_down() {
		assert_eq!(share(2, 4, 6), 1);
		assert_eq!(share(1, 2, 3), 0);
	}

	#[test]
	fn nothing_of_nothing() {
		assert_eq!(share(0, 0, 0), 0);
		assert_eq!(share(5, 0, 5), 0);
	}

	proptest! {
		#[test]
		fn parts_never_exceed_the_whole(
			claims in proptest::collection::vec(0u64..u64::MAX / 64, 1..50),
			certifiable in any::<u64>(),
		) {
			let claimed = claims.iter().sum::<u64>();
			let certifiable = certifiable.min(claimed);
			let parts: Vec<_> =
				claims.iter().map(|claim| share(*claim, certifiable, claimed)).collect();
			let sum = parts.iter().sum::<u64>();
			prop_assert!(sum <= certifiable);
			prop_assert!(certifiable - sum <= claims.len() as u64);
			prop_assert!(parts.iter().zip(&claims).all(|(part, claim)| part <= claim));
		}
	}
}
