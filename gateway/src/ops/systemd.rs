// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What systemd hears: that the gateway is ready, that it lives, and that it stops.

use super::Health;
use std::{
	env, io,
	os::{
		linux::net::SocketAddrExt,
		unix::net::{SocketAddr, UnixDatagram},
	},
	time::Duration,
};
use tokio::time::sleep;

/// The socket of the service manager; without one nobody hears.
#[derive(Debug)]
pub struct Systemd {
	socket: Option<(UnixDatagram, SocketAddr)>,
	watchdog: Option<Duration>,
}

impl Systemd {
	/// Takes the socket and the period of the watchdog from the environment.
	pub fn from_env() -> Self {
		let name = env::var("NOTIFY_SOCKET").unwrap_or_default();
		let period = env::var("WATCHDOG_USEC").ok().and_then(|micros| micros.parse().ok());
		Self::new(&name, period.map(Duration::from_micros))
	}

	fn new(name: &str, watchdog: Option<Duration>) -> Self {
		let open = || -> io::Result<_> {
			let address = match name.strip_prefix('@') {
				Some(name) => SocketAddr::from_abstract_name(name)?,
				None => SocketAddr::from_pathname(name)?,
			};
			Ok((UnixDatagram::unbound()?, address))
		};
		let socket = if name.is_empty() { None } else { open().ok() };
		Self { socket, watchdog }
	}

	/// Sends a message, such as `READY=1`.
	pub fn notify(&self, message: &str) {
		if let Some((socket, address)) = &self.socket {
			if let Err(error) = socket.send_to_addr(message.as_bytes(), address) {
				tracing::warn!(%error, "systemd does not hear");
			}
		}
	}

	/// Reports for ever that the gateway lives, while it is healthy: systemd restarts it otherwise.
	pub async fn watch(&self, health: Health) {
		let Some(period) = self.watchdog else { return std::future::pending().await };
		loop {
			let check = health.healthy();
			// A wrong clock is no better after a restart.
			if check.results.iter().all(|(name, fine)| *fine || *name == "clock") {
				self.notify("WATCHDOG=1");
			} else {
				tracing::error!(check = check.text(), "not healthy");
			}
			sleep(period / 3).await;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn messages_reach_a_socket_by_path_and_by_abstract_name() {
		let folder = tempfile::tempdir().expect("a folder");
		let path = folder.path().join("notify");
		let by_path = UnixDatagram::bind(&path).expect("bound");
		let name = format!("smartcharge-gateway-test-{}", std::process::id());
		let address = SocketAddr::from_abstract_name(&name).expect("an address");
		let by_name = UnixDatagram::bind_addr(&address).expect("bound");
		for (socket, name) in
			[(by_path, path.to_string_lossy().to_string()), (by_name, format!("@{name}"))]
		{
			Systemd::new(&name, None).notify("READY=1");
			let mut buffer = [0; 64];
			let length = socket.recv(&mut buffer).expect("heard");
			assert_eq!(&buffer[..length], b"READY=1");
		}
		Systemd::new("", None).notify("READY=1");
	}
}
