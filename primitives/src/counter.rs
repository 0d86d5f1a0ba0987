// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/// Decreases a stored counter by one. At zero it leaves the state, and one that is not stored stays
/// so: for `StorageMap::mutate_exists`.
pub fn one_less(count: &mut Option<u32>) {
	*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_counter_leaves_the_state_at_zero() {
		let after = |mut count| {
			one_less(&mut count);
			count
		};
		assert_eq!(after(Some(2)), Some(1));
		assert_eq!(after(Some(1)), None);
		assert_eq!(after(Some(0)), None);
		assert_eq!(after(None), None);
	}
}
