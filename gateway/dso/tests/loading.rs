// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! When a measured loading is reported.

mod support;

use proptest::prelude::*;
use smartcharge_gateway_dso::{Loading, LoadingRefused, LoadingSettings, NotALoading};
use support::{chain::TestChain, FIVE};

struct Scene {
	chain: TestChain,
	loading: Loading,
}

impl Scene {
	fn new() -> Self {
		let chain = TestChain::new(FIVE);
		Self { chain, loading: Loading::new(3, LoadingSettings::default()) }
	}

	async fn after(&mut self, seconds: u64, percent: f64) -> Result<Option<u32>, NotALoading> {
		self.chain.with(|state| state.now += seconds * 1_000);
		self.loading.measured(&self.chain, percent).await
	}
}

#[tokio::test]
async fn small_changes_are_one_report() {
	let mut scene = Scene::new();
	assert_eq!(scene.after(0, 84.6).await, Ok(Some(85)));
	assert_eq!(scene.after(60, 85.2).await, Ok(None));
	assert_eq!(scene.after(60, 85.4).await, Ok(None));
	assert_eq!(scene.chain.with(|state| state.loadings.clone()), [85]);
	assert_eq!(scene.after(60, 86.0).await, Ok(Some(86)));
	assert_eq!(scene.after(60, 85.001).await, Ok(None));
	assert_eq!(scene.after(60, 85.0).await, Ok(Some(85)));
}

#[tokio::test]
async fn a_measurement_is_reported_every_five_minutes() {
	let mut scene = Scene::new();
	assert_eq!(scene.after(0, 50.0).await, Ok(Some(50)));
	assert_eq!(scene.after(299, 50.4).await, Ok(None));
	assert_eq!(scene.after(1, 50.4).await, Ok(Some(50)));
	let settings = LoadingSettings { every_s: 0, ..LoadingSettings::default() };
	scene.loading = Loading::new(3, settings);
	assert_eq!(scene.after(0, 50.0).await, Ok(Some(50)));
	assert_eq!(scene.after(100_000, 50.0).await, Ok(None));
}

#[tokio::test]
async fn reports_keep_their_distance() {
	let mut scene = Scene::new();
	assert_eq!(scene.after(0, 50.0).await, Ok(Some(50)));
	assert_eq!(scene.after(9, 90.0).await, Ok(None));
	assert_eq!(scene.after(1, 90.0).await, Ok(Some(90)));
}

#[tokio::test]
async fn a_report_that_failed_is_tried_again() {
	let mut scene = Scene::new();
	scene.chain.with(|state| state.away = true);
	let away = Err(NotALoading::Refused(LoadingRefused::Away("test".into())));
	assert_eq!(scene.after(0, 50.0).await, away);
	assert_eq!(scene.after(1, 50.0).await, Ok(None));
	scene.chain.with(|state| state.away = false);
	assert_eq!(scene.after(9, 50.0).await, Ok(Some(50)));
}

#[tokio::test]
async fn numbers_that_are_no_loading_are_refused() {
	let mut scene = Scene::new();
	for wrong in [-0.1, 1_000.001, f64::NAN, f64::INFINITY, f64::MIN, f64::MAX] {
		let answer = scene.after(60, wrong).await;
		assert!(matches!(answer, Err(NotALoading::Implausible(_))), "{wrong}");
	}
	assert_eq!(scene.after(60, -0.0).await, Ok(Some(0)));
	assert_eq!(scene.after(60, 1_000.0).await, Ok(Some(1_000)));
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	/// What the chain knows is never further from a measurement than a point and a half, as soon as
	/// reports have their distance.
	#[test]
	fn the_chain_follows(measurements in prop::collection::vec(0.0_f64..200.0, 1..50)) {
		let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
		let mut scene = Scene::new();
		for percent in measurements {
			runtime.block_on(scene.after(10, percent)).unwrap();
			let known = scene.chain.with(|state| *state.loadings.last().unwrap());
			prop_assert!((f64::from(known) - percent).abs() < 1.001);
		}
	}
}
