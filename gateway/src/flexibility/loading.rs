// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Measurements of the loading of an area, published by a broker.

use super::Service;
use crate::{
	config::LoadingTopic,
	metrics::Metrics,
	production::{
		fraction,
		mqtt::{follow, Follower},
	},
};
use async_trait::async_trait;
use rumqttc::Publish;
use smartcharge_gateway_dso::{Loading, LoadingSettings};
use std::sync::Arc;

struct Area {
	field: Vec<String>,
	loading: Loading,
	chain: Arc<Service>,
	metrics: Metrics,
}

#[async_trait]
impl Follower for Area {
	async fn take(&mut self, message: &Publish) {
		// A retained message may be of any time.
		if message.retain {
			return;
		}
		let Some(percent) = fraction(&message.payload, &self.field) else {
			tracing::warn!("a message has no loading");
			self.metrics.refused("loading");
			return;
		};
		match self.loading.measured(self.chain.as_ref(), percent).await {
			Ok(Some(percent)) => tracing::debug!(percent, "the loading is reported"),
			Ok(None) => {},
			Err(error) => tracing::warn!(%error, "the loading is not reported"),
		}
	}
}

/// Follows the loading of an area for ever.
pub async fn run(
	topic: LoadingTopic,
	area: u32,
	settings: LoadingSettings,
	chain: Arc<Service>,
	metrics: Metrics,
) {
	let loading = Loading::new(area, settings);
	let LoadingTopic { topic, field } = topic;
	let follower = Area { field, loading, chain, metrics: metrics.clone() };
	follow(&topic, &format!("loading-{area}"), &metrics, follower).await;
}
