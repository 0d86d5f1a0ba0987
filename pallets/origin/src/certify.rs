// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Division of certifiable energy among the claims of a ledger.

use smartcharge_primitives::Energy;

/// Energy of all claims of a ledger, in Wh.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sums {
	/// Sum of the claims.
	pub claimed: Energy,
	/// Sum of their parts that committed power covers.
	pub covered: Energy,
	/// Maximum energy that can be certified; at most `claimed`.
	pub certifiable: Energy,
}

/// Returns the certified part of `claim`, of which committed power covers `covered`: the covered
/// parts of all claims share the certifiable energy first, the rest of the claims shares what is
/// left.
pub fn part(claim: Energy, covered: Energy, sums: Sums) -> Energy {
	let first = sums.certifiable.min(sums.covered);
	let second = sums.certifiable.saturating_sub(first);
	let beyond = sums.claimed.saturating_sub(sums.covered);
	share(covered, first, sums.covered).saturating_add(share(
		claim.saturating_sub(covered),
		second.min(beyond),
		beyond,
	))
}

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

	#[test]
	fn what_committed_power_covers_goes_first() {
		let sums = |certifiable| Sums { claimed: 300, covered: 150, certifiable };
		for (certifiable, covered, rest) in
			[(0, 0, 0), (75, 50, 0), (150, 100, 0), (225, 100, 50), (300, 100, 100)]
		{
			assert_eq!(part(100, 100, sums(certifiable)), covered);
			assert_eq!(part(100, 0, sums(certifiable)), rest);
		}
	}

	proptest! {
		/// No claim gets more than itself, all together no more than there is, and more energy is
		/// never less for a claim.
		#[test]
		fn two_classes_never_exceed_the_whole(
			claims in proptest::collection::vec((0u64..1_000, 0u64..1_000), 1..30),
			certifiable in 0u64..40_000,
			more in 0u64..2_000,
		) {
			let claims: Vec<_> =
				claims.into_iter().map(|(covered, beyond)| (covered + beyond, covered)).collect();
			let claimed = claims.iter().map(|(claim, _)| claim).sum::<u64>();
			let covered = claims.iter().map(|(_, covered)| covered).sum::<u64>();
			let parts = |certifiable: u64| {
				let sums = Sums { claimed, covered, certifiable: certifiable.min(claimed) };
				claims.iter().map(|(claim, covered)| part(*claim, *covered, sums)).collect()
			};
			let (before, after): (Vec<u64>, Vec<u64>) =
				(parts(certifiable), parts(certifiable + more));
			prop_assert!(before.iter().sum::<u64>() <= certifiable.min(claimed));
			for ((claim, _), (before, after)) in claims.iter().zip(before.iter().zip(&after)) {
				prop_assert!(before <= claim && before <= after);
			}
			// Nothing beyond while something covered is missing.
			if certifiable < covered {
				let beyond = |((_, covered), part): (&(u64, u64), &u64)| part > covered;
				prop_assert!(!claims.iter().zip(&before).any(beyond));
			}
		}

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
