// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Security profiles 1 to 3.

mod world;

use rcgen::{
	BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
};
use rustls::{
	pki_types::{pem::PemObject, CertificateDer, PrivateKeyDer, ServerName},
	version::{TLS12, TLS13},
	ClientConfig, RootCertStore, SupportedProtocolVersion,
};
use smartcharge_gateway_ocpp::gateway::Anomaly;
use std::{fs, path::Path, sync::Arc};
use tokio::{
	io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
	net::TcpStream,
};
use world::{Test, PASSWORD};

struct Authority(Issuer<'static, KeyPair>, String);

impl Authority {
	fn new() -> Self {
		let mut params = CertificateParams::new(Vec::new()).unwrap();
		params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
		let key = KeyPair::generate().unwrap();
		let pem = params.self_signed(&key).unwrap().pem();
		Self(Issuer::new(params, key), pem)
	}

	/// Certificate and key of a name, PEM.
	fn certify(&self, name: &str, usage: ExtendedKeyUsagePurpose) -> (String, String) {
		let names = if name == "localhost" { vec![name.to_string()] } else { Vec::new() };
		let mut params = CertificateParams::new(names).unwrap();
		params.distinguished_name.push(DnType::CommonName, name);
		params.extended_key_usages = vec![usage];
		let key = KeyPair::generate().unwrap();
		let certificate = params.signed_by(&key, &self.0).unwrap();
		(certificate.pem(), key.serialize_pem())
	}

	fn station(&self, name: &str) -> (String, String) {
		self.certify(name, ExtendedKeyUsagePurpose::ClientAuth)
	}
}

struct Secure {
	test: Test,
	authority: Authority,
	_folder: tempfile::TempDir,
}

fn text(path: &Path) -> &str {
	path.to_str().unwrap()
}

impl Secure {
	async fn new(min_profile: u8, station: &str) -> Self {
		let authority = Authority::new();
		let (cert, key) = authority.certify("localhost", ExtendedKeyUsagePurpose::ServerAuth);
		let folder = tempfile::tempdir().unwrap();
		let file = |name: &str, content: &str| {
			let path = folder.path().join(name);
			fs::write(&path, content).unwrap();
			path
		};
		let (cert, key) = (file("cert.pem", &cert), file("key.pem", &key));
		let ca = file("ca.pem", &authority.1);
		let head = format!(
			"min_profile = {min_profile}\ntls_cert = {:?}\ntls_key = {:?}\nclient_ca = {:?}\n",
			text(&cert),
			text(&key),
			text(&ca)
		);
		let test = Test::with(&head, &world::station("CP-0001", "generic", station)).await;
		Self { test, authority, _folder: folder }
	}

	/// Status of a handshake of `CP-0001`.
	async fn status(
		&self,
		versions: &[&'static SupportedProtocolVersion],
		certificate: Option<(String, String)>,
		password: Option<&str>,
	) -> Result<u16, String> {
		let mut roots = RootCertStore::empty();
		roots.add(CertificateDer::from_pem_slice(self.authority.1.as_bytes()).unwrap()).unwrap();
		let provider = Arc::new(rustls::crypto::ring::default_provider());
		let builder = ClientConfig::builder_with_provider(provider)
			.with_protocol_versions(versions)
			.unwrap()
			.with_root_certificates(roots);
		let config = match certificate {
			None => builder.with_no_client_auth(),
			Some((chain, key)) => {
				let chain = vec![CertificateDer::from_pem_slice(chain.as_bytes()).unwrap()];
				let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
				builder.with_client_auth_cert(chain, key).unwrap()
			},
		};
		let socket = TcpStream::connect(self.test.server.address()).await.unwrap();
		let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
		let name = ServerName::try_from("localhost").unwrap();
		let socket = connector.connect(name, socket).await.map_err(|error| error.to_string())?;
		handshake(socket, password).await
	}
}

/// Sends a handshake of `CP-0001`; returns its status.
async fn handshake(
	mut socket: impl AsyncRead + AsyncWrite + Unpin,
	password: Option<&str>,
) -> Result<u16, String> {
	let basic = password.map_or(String::new(), |password| {
		let secret = world::base64(format!("CP-0001:{password}").as_bytes());
		format!("Authorization: Basic {secret}\r\n")
	});
	let request = format!(
		"GET /ocpp/CP-0001 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
		Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
		Sec-WebSocket-Protocol: ocpp1.6\r\n{basic}\r\n"
	);
	let failed = |error: std::io::Error| error.to_string();
	socket.write_all(request.as_bytes()).await.map_err(failed)?;
	let mut head = [0; 12];
	socket.read_exact(&mut head).await.map_err(failed)?;
	let line = String::from_utf8_lossy(&head).into_owned();
	line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(line)
}

#[tokio::test]
async fn profile_2_takes_a_password_over_tls_1_2_and_1_3() {
	let secure = Secure::new(2, "").await;
	for version in [&TLS12, &TLS13] {
		assert_eq!(secure.status(&[version], None, Some(PASSWORD)).await, Ok(101));
		assert_eq!(secure.status(&[version], None, Some("wrong")).await, Ok(401));
		assert_eq!(secure.status(&[version], None, None).await, Ok(401));
	}
	let plain = TcpStream::connect(secure.test.server.address()).await.unwrap();
	let refused = handshake(plain, Some(PASSWORD)).await;
	assert!(refused.is_err(), "no words without TLS: {refused:?}");
}

/// Report 21: the certificate names the identity, or nobody connects.
#[tokio::test]
async fn row_21_profile_3_binds_a_certificate_to_the_identity() {
	let secure = Secure::new(3, "").await;
	let all = [&TLS12, &TLS13];
	let own = secure.authority.station("CP-0001");
	assert_eq!(secure.status(&all, Some(own), None).await, Ok(101));
	let other = secure.authority.station("CP-0002");
	assert_eq!(secure.status(&all, Some(other.clone()), None).await, Ok(401));
	assert_eq!(secure.status(&all, Some(other), Some(PASSWORD)).await, Ok(401));
	assert_eq!(
		secure.status(&all, None, Some(PASSWORD)).await,
		Ok(401),
		"a password is not enough"
	);
	let stranger = Authority::new().station("CP-0001");
	assert!(secure.status(&all, Some(stranger), None).await.is_err(), "of another authority");
	let purpose = secure.authority.certify("CP-0001", ExtendedKeyUsagePurpose::ServerAuth);
	assert!(secure.status(&all, Some(purpose), None).await.is_err(), "for another purpose");
}

#[tokio::test]
async fn a_certificate_may_name_the_registered_serial_number() {
	let secure = Secure::new(3, "serial = \"17619300\"").await;
	let serial = secure.authority.station("17619300");
	assert_eq!(secure.status(&[&TLS13], Some(serial), None).await, Ok(101));
}

#[tokio::test]
async fn a_profile_is_never_lowered() {
	let mut secure = Secure::new(2, "").await;
	let all = [&TLS12, &TLS13];
	assert_eq!(secure.status(&all, None, Some(PASSWORD)).await, Ok(101));
	let own = secure.authority.station("CP-0001");
	assert_eq!(secure.status(&all, Some(own.clone()), None).await, Ok(101));
	assert_eq!(secure.status(&all, None, Some(PASSWORD)).await, Ok(401), "it used profile 3");
	assert_eq!(secure.test.world.reported(Anomaly::Refused), 1);
	secure.test.restart().await;
	assert_eq!(secure.status(&all, None, Some(PASSWORD)).await, Ok(401), "also after a restart");
	assert_eq!(secure.status(&all, Some(own), None).await, Ok(101));
}

#[tokio::test]
async fn a_station_may_need_more_than_the_others() {
	let test = Test::of_model("generic").await;
	let socket = TcpStream::connect(test.server.address()).await.unwrap();
	assert_eq!(handshake(socket, Some(PASSWORD)).await, Ok(101));
	let test = Test::new(&world::station("CP-0001", "generic", "min_profile = 2")).await;
	let socket = TcpStream::connect(test.server.address()).await.unwrap();
	assert_eq!(handshake(socket, Some(PASSWORD)).await, Ok(401));
}
