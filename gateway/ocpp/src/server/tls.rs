// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! TLS of the server: 1.2 and 1.3 only, certificates of stations where an authority is named.

use rustls::{
	crypto::{ring, CryptoProvider},
	server::WebPkiClientVerifier,
	version::{TLS12, TLS13},
	RootCertStore, ServerConfig,
};
use rustls_pki_types::{pem::PemObject, CertificateDer, PrivateKeyDer};
use std::{path::Path, path::PathBuf, sync::Arc};

/// Files of the server.
#[derive(Clone, Debug)]
pub struct TlsFiles {
	/// Certificate chain, PEM.
	pub cert: PathBuf,
	/// Key, PEM.
	pub key: PathBuf,
	/// Authority of the stations' certificates, PEM.
	pub client_ca: Option<PathBuf>,
}

/// Configuration from files. A station without a certificate may connect too: with a password it is
/// of profile 2.
pub fn config(files: &TlsFiles) -> Result<Arc<ServerConfig>, String> {
	let provider: Arc<CryptoProvider> = Arc::new(ring::default_provider());
	let chain = certificates(&files.cert)?;
	let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| named(&files.key, error))?;
	let builder = ServerConfig::builder_with_provider(provider.clone())
		.with_protocol_versions(&[&TLS13, &TLS12])
		.map_err(|error| error.to_string())?;
	let builder = match &files.client_ca {
		None => builder.with_no_client_auth(),
		Some(path) => {
			let mut roots = RootCertStore::empty();
			for certificate in certificates(path)? {
				roots.add(certificate).map_err(|error| named(path, error))?;
			}
			let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
				.allow_unauthenticated()
				.build()
				.map_err(|error| named(path, error))?;
			builder.with_client_cert_verifier(verifier)
		},
	};
	let config = builder.with_single_cert(chain, key).map_err(|error| named(&files.cert, error))?;
	Ok(Arc::new(config))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
	let all: Result<Vec<_>, _> =
		CertificateDer::pem_file_iter(path).map_err(|error| named(path, error))?.collect();
	let all = all.map_err(|error| named(path, error))?;
	if all.is_empty() {
		return Err(format!("{}: no certificate", path.display()));
	}
	Ok(all)
}

fn named(path: &Path, error: impl std::fmt::Display) -> String {
	format!("{}: {error}", path.display())
}
