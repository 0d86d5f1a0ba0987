// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use polkadot_sdk::frame_support::traits::{Contains, EnsureOrigin};

fn accepted<O: EnsureOrigin<RuntimeOrigin, Success = u64>>() -> Vec<u64> {
	assert!(O::ensure_origin(RuntimeOrigin::root()).is_err());
	assert!(O::ensure_origin(RuntimeOrigin::none()).is_err());
	[CSO, DSO, SUPPLIER, DRIVER, STRANGER]
		.into_iter()
		.filter(|who| match O::ensure_origin(RuntimeOrigin::signed(*who)) {
			Ok(success) => {
				assert_eq!(success, *who);
				true
			},
			Err(_) => false,
		})
		.collect()
}

#[test]
fn each_origin_accepts_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(accepted::<EnsureCso<Test>>(), [CSO]);
		assert_eq!(accepted::<EnsureDso<Test>>(), [DSO]);
		assert_eq!(accepted::<EnsureSupplier<Test>>(), [SUPPLIER]);
		assert_eq!(accepted::<EnsureBrp<Test>>(), [SUPPLIER]);
		assert!(accepted::<EnsureCustodian<Test>>().is_empty());
		assert!(accepted::<EnsureAuditor<Test>>().is_empty());
		assert!(accepted::<EnsureTso<Test>>().is_empty());
		assert_eq!(accepted::<EnsureDriver<Test>>(), [DRIVER]);
		assert_eq!(accepted::<EnsureParticipant<Test>>(), [CSO, DSO, SUPPLIER, DRIVER]);
	});
}

#[test]
fn a_refused_origin_comes_back() {
	ExtBuilder::default().build_and_execute(|| {
		let origin = EnsureCso::<Test>::try_origin(RuntimeOrigin::signed(DSO)).unwrap_err();
		assert!(EnsureDso::<Test>::ensure_origin(origin).is_ok_and(|who| who == DSO));
	});
}

#[test]
fn participants_only_contains_members_and_drivers() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(ParticipantsOnly::<Test>::contains(&DSO));
		assert!(ParticipantsOnly::<Test>::contains(&DRIVER));
		assert!(!ParticipantsOnly::<Test>::contains(&STRANGER));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_get_origins_that_pass() {
	fn passes<O: EnsureOrigin<RuntimeOrigin>>() {
		assert!(O::ensure_origin(O::try_successful_origin().unwrap()).is_ok());
	}
	ExtBuilder::default().build_and_execute(|| {
		passes::<EnsureDriver<Test>>();
		passes::<EnsureParticipant<Test>>();
		passes::<EnsureCso<Test>>();
		passes::<EnsureDso<Test>>();
		passes::<EnsureSupplier<Test>>();
		passes::<EnsureBrp<Test>>();
		passes::<EnsureCustodian<Test>>();
		passes::<EnsureAuditor<Test>>();
	});
}
