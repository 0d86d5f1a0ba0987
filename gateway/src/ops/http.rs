// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Metrics and health over HTTP.

use super::{Check, Health};
use crate::metrics::Metrics;
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, StatusCode},
	response::IntoResponse,
	routing::get,
	Router,
};
use std::{io, net::SocketAddr};
use tokio::{net::TcpListener, sync::watch};

const PROMETHEUS: &str = "text/plain; version=0.0.4";

/// Routes of metrics and health.
pub fn router(metrics: Metrics, health: Health) -> Router {
	let metrics = Router::new()
		.route(
			"/metrics",
			get(|State(metrics): State<Metrics>| async move {
				([(CONTENT_TYPE, PROMETHEUS)], metrics.text())
			}),
		)
		.with_state(metrics);
	Router::new()
		.route(
			"/healthz",
			get(|State(health): State<Health>| async move { answer(&health.healthy()) }),
		)
		.route(
			"/readyz",
			get(|State(health): State<Health>| async move { answer(&health.ready()) }),
		)
		.with_state(health)
		.merge(metrics)
}

fn answer(check: &Check) -> impl IntoResponse {
	let status = if check.is_fine() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
	(status, check.text())
}

/// Serves routes until `stop` is true.
///
/// # Errors
///
/// Fails when the address cannot be listened on.
pub async fn serve(
	address: SocketAddr,
	router: Router,
	mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
	let listener = TcpListener::bind(address).await?;
	tracing::info!(%address, "listening");
	tokio::spawn(async move {
		let stopped = async move {
			let _ = stop.wait_for(|stop| *stop).await;
		};
		if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(stopped).await {
			tracing::error!(%address, %error, "the server ended");
		}
	});
	Ok(())
}
