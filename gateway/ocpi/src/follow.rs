// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The service: answers partners, and follows the folder of exports and the file of partners.

use crate::{
	config::{Fault, Settings},
	documents::Scanner,
	partners::{Partners, PartnersError},
	problem::Problem,
	server::{router, Published, Shared},
};
use axum::Router;
use std::{
	collections::BTreeSet,
	io,
	sync::{Arc, PoisonError, RwLock},
	time::Duration,
};
use tokio::net::TcpListener;

/// Called with each new problem.
type Report = Box<dyn Fn(Problem) + Send + Sync>;

/// Service for roaming partners.
pub struct Ocpi {
	shared: Arc<Shared>,
	scanner: Scanner,
	report: Report,
	/// Problems that were reported and last.
	known: BTreeSet<Problem>,
}

/// Error of a service that cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
	/// Settings are wrong.
	#[error("the settings are wrong: {}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("; "))]
	Settings(Vec<Fault>),
	/// The file of partners cannot be used.
	#[error("`partners` {0}")]
	Partners(#[from] PartnersError),
}

impl Ocpi {
	/// Reads the partners. `report` is called with each problem, once while it lasts, and must not
	/// block.
	///
	/// # Errors
	///
	/// Returns an error when the settings or the file of partners are wrong.
	pub fn start(
		settings: Settings,
		report: impl Fn(Problem) + Send + Sync + 'static,
	) -> Result<Self, StartError> {
		settings.check().map_err(StartError::Settings)?;
		let partners = Partners::read(&settings.partners)?;
		let scanner = Scanner::new(settings.documents.clone());
		let shared = Arc::new(Shared {
			settings,
			published: RwLock::new(Arc::new(Published {
				partners: Arc::new(partners),
				..Published::default()
			})),
		});
		Ok(Self { shared, scanner, report: Box::new(report), known: BTreeSet::new() })
	}

	/// Returns the service for a server of the caller. It answers from what was found by
	/// [`Self::look`] until then.
	pub fn router(&self) -> Router {
		router(Arc::clone(&self.shared))
	}

	/// Looks at the folder and the file once. Blocks while new pages are read. Returns the number
	/// of objects that are served.
	pub fn look(&mut self) -> usize {
		let mut problems = BTreeSet::new();
		let file = &self.shared.settings.partners;
		let before = Arc::clone(&self.shared.published().partners);
		let partners = match Partners::read(file) {
			Ok(partners) if partners == *before => Arc::clone(&before),
			Ok(partners) => Arc::new(partners),
			Err(error) => {
				problems.insert(Problem::Partners(file.clone(), error.to_string()));
				Arc::clone(&before)
			},
		};
		let found = self.scanner.scan(&partners);
		problems.extend(found.problems);
		if found.changed || !Arc::ptr_eq(&partners, &before) {
			let published = Arc::new(Published { index: found.index, partners });
			let mut shared = self.shared.published.write().unwrap_or_else(PoisonError::into_inner);
			*shared = published;
		}
		for problem in problems.difference(&self.known) {
			log::warn!("OCPI: {problem}");
			(self.report)(problem.clone());
		}
		self.known = problems;
		self.shared.published().index.len()
	}

	/// Listens, and looks again and again, until an error of the listener.
	///
	/// # Errors
	///
	/// Returns an error when the address cannot be listened on.
	pub async fn run(mut self) -> io::Result<()> {
		let listener = TcpListener::bind(self.shared.settings.listen).await?;
		let every = Duration::from_secs(self.shared.settings.scan_s);
		let router = self.router();
		let look = async move {
			loop {
				let looked = tokio::task::spawn_blocking(move || {
					self.look();
					self
				});
				self = looked.await.map_err(io::Error::other)?;
				tokio::time::sleep(every).await;
			}
		};
		tokio::select! {
			served = async { axum::serve(listener, router).await } => served,
			looked = look => looked,
		}
	}
}
