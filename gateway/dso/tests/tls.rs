// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The VEN trusts the certificate of its VTN, and no other one.

mod support;

use smartcharge_gateway_dso::{Memory, PollError, Secret, Settings, StartError, Ven, VtnError};
use std::{fs, sync::Arc};
use support::{
	chain::TestChain,
	settings, ven,
	vtn::{simple, TestVtn},
	FIVE,
};

async fn poll(settings: Settings) -> Result<usize, PollError> {
	let chain = Arc::new(TestChain::new(FIVE));
	let mut ven = ven(settings, "s3cret", &chain, &Arc::default()).await;
	ven.poll().await.map(|polled| polled.sent)
}

#[tokio::test]
async fn a_private_authority_is_trusted_if_it_is_named() {
	let folder = tempfile::tempdir().unwrap();
	let (vtn, url, certificate) = TestVtn::start_tls().await;
	vtn.events(&[simple("a", 0, "2026-12-01T18:00:00Z", "PT15M")]);
	let ca = folder.path().join("ca.pem");
	fs::write(&ca, certificate).unwrap();
	let trusting = Settings { ca: Some(ca.clone()), ..settings(&url, "dso") };
	assert_eq!(poll(trusting).await.unwrap(), 1);

	let error = poll(settings(&url, "dso")).await.unwrap_err();
	assert!(matches!(error, PollError::Vtn(VtnError::Unreachable(_))), "{error}");
	assert!(error.to_string().contains("certificate"), "{error}");

	let (_, other, _) = TestVtn::start_tls().await;
	let error = poll(Settings { ca: Some(ca), ..settings(&other, "dso") }).await.unwrap_err();
	assert!(matches!(error, PollError::Vtn(VtnError::Unreachable(_))), "{error}");
}

#[tokio::test]
async fn a_file_without_an_authority_is_refused_at_the_start() {
	let folder = tempfile::tempdir().unwrap();
	let empty = folder.path().join("empty.pem");
	fs::write(&empty, "no certificate").unwrap();
	for ca in [empty, folder.path().join("nowhere.pem")] {
		let settings = Settings { ca: Some(ca), ..settings("https://vtn.example", "dso") };
		let chain = Arc::new(TestChain::new(FIVE));
		let store = Arc::new(Memory::default());
		let secret = Secret::from(String::from("s3cret"));
		let error = Ven::start(settings, secret, chain, store).await.err().unwrap();
		assert!(matches!(error, StartError::Vtn(VtnError::Authority(_))), "{error}");
	}
}
