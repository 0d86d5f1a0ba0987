// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Ports of the node.
//!
//! By itself the SDK serves JSON-RPC at a random port if the given one is taken, and no metrics if
//! theirs is. Then clients and monitoring silently watch another node, so a node of ours stops.

use polkadot_sdk::{
	sc_network::multiaddr::{Multiaddr, Protocol},
	sc_service::{Configuration, Error},
};
use std::{
	io::ErrorKind,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
};

/// Checks that no other program listens at the addresses of JSON-RPC, and that the node will choose
/// no other ones.
pub fn require_rpc(config: &mut Configuration) -> Result<(), Error> {
	let port = config.rpc.port;
	let Some(endpoints) = &mut config.rpc.addr else {
		let local = [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()];
		return local
			.into_iter()
			.try_for_each(|ip| require(SocketAddr::new(ip, port), "JSON-RPC", "--rpc-port"));
	};
	for endpoint in endpoints {
		require(endpoint.listen_addr, "JSON-RPC", "--rpc-port")?;
		endpoint.retry_random_port = false;
	}
	Ok(())
}

/// Checks that no other program listens at the addresses of the node.
pub fn require_all(config: &mut Configuration) -> Result<(), Error> {
	require_rpc(config)?;
	if let Some(metrics) = &config.prometheus_config {
		require(metrics.port, "the metrics", "--prometheus-port")?;
	}
	let mut peers = config.network.listen_addresses.iter().filter_map(socket);
	peers.try_for_each(|address| require(address, "peers", "--port or --listen-addr"))
}

/// The TCP address in `address`, if there is one.
fn socket(address: &Multiaddr) -> Option<SocketAddr> {
	let (mut ip, mut port) = (None, None);
	for part in address.iter() {
		match part {
			Protocol::Ip4(part) => ip = Some(part.into()),
			Protocol::Ip6(part) => ip = Some(part.into()),
			Protocol::Tcp(part) => port = Some(part),
			_ => {},
		}
	}
	Some(SocketAddr::new(ip?, port?))
}

/// Fails if another program listens at `address`. What else can be wrong with it, such as a machine
/// without IPv6, shows when it is used.
fn require(address: SocketAddr, purpose: &str, option: &str) -> Result<(), Error> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::Other(format!(
			"the address of {purpose}, {address}, is in use by another program, perhaps by another \
			 node: stop it, or choose another port by {option}"
		))),
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_taken_port_is_refused_with_its_purpose_and_option() {
		let taken = TcpListener::bind("127.0.0.1:0").unwrap();
		let address = taken.local_addr().unwrap();
		let error = require(address, "the metrics", "--prometheus-port").unwrap_err().to_string();
		assert!(error.contains(&format!("the metrics, {address}, is in use")), "{error}");
		assert!(error.contains("--prometheus-port"), "{error}");
		drop(taken);
		assert!(require(address, "the metrics", "--prometheus-port").is_ok());
	}

	#[test]
	fn addresses_of_peers_are_read() {
		let read = |text: &str| socket(&text.parse().unwrap()).map(|address| address.to_string());
		assert_eq!(read("/ip4/127.0.0.1/tcp/30333/ws").as_deref(), Some("127.0.0.1:30333"));
		assert_eq!(read("/ip6/::/tcp/1").as_deref(), Some("[::]:1"));
		assert_eq!(read("/dns/node.example.org/tcp/1"), None);
	}
}
