// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The VTN `openleadr-vtn`, which others wrote, on a Postgres of its own.

use serde_json::{json, Value};
use std::{
	env, fs,
	net::TcpListener,
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// Secrets are 1001 and 999, as in the VTN's own tests.
const USERS: &str = "
	INSERT INTO \"user\" (id, reference, description, scopes, created, modified) VALUES
		('bl', 'bl', null, '{read_all,write_programs,write_events,write_vens_bl}', now(), now()),
		('ven', 'ven', null, '{read_targets,read_ven_objects,write_reports_ven}', now(), now());
	INSERT INTO user_credentials (user_id, client_id, client_secret) VALUES
		('bl', 'bl_client',
		'$argon2id$v=19$m=16,t=2,p=1$YmJkMTJrU0ptMVprYVJLSQ$mu1Fbbt5PzBsE/dJevKazw'),
		('ven', 'ven_client',
		'$argon2id$v=19$m=16,t=2,p=1$RGhDTmVkbEl5cEZDY0Fubg$qPtSCpK6Z5XKQkOLHC/+qg');
";

/// Process that ends with the test.
struct Running(Child);

impl Drop for Running {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

pub struct OpenLeadr {
	// In the order in which they end.
	_vtn: Running,
	_postgres: Running,
	_folder: TempDir,
	pub url: String,
	http: reqwest::Client,
	token: String,
}

/// Folder with `bin/openleadr-vtn` and `migrations/`, by `scripts/setup.sh --vtn`.
fn installed() -> PathBuf {
	let folder = env::var_os("OPENLEADR").map_or_else(
		|| {
			PathBuf::from(env::var_os("HOME").unwrap())
				.join(".cache/smartcharge/oracles/openleadr-vtn")
		},
		PathBuf::from,
	);
	assert!(folder.join("bin/openleadr-vtn").exists(), "first run scripts/setup.sh --vtn");
	folder
}

fn free_port() -> u16 {
	TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Command of Postgres, which refuses to run as root.
fn postgres(name: &str, folder: &Path) -> Command {
	let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql")
		.expect("Postgres is installed")
		.map(|entry| entry.unwrap().path())
		.collect();
	versions.sort();
	let program = versions.pop().unwrap().join("bin").join(name);
	let root = fs::metadata("/proc/self").unwrap().uid() == 0;
	let mut command = match root {
		true => {
			let mut command = Command::new("setpriv");
			command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
			command
		},
		false => Command::new(program),
	};
	command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
	command
}

fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
	let begin = Instant::now();
	while !done() {
		assert!(begin.elapsed() < Duration::from_secs(60), "{what} does not start");
		std::thread::sleep(Duration::from_millis(50));
	}
}

impl OpenLeadr {
	pub async fn start() -> Self {
		let installed = installed();
		let folder = tempfile::tempdir().unwrap();
		let root = fs::metadata("/proc/self").unwrap().uid() == 0;
		if root {
			let owned = Command::new("chown").arg("postgres").arg(folder.path()).status().unwrap();
			assert!(owned.success());
		}
		let data = folder.path().join("data");
		let made = postgres("initdb", folder.path())
			.args(["--auth=trust", "--username=openadr", "--no-sync", "--pgdata"])
			.arg(&data)
			.status()
			.unwrap();
		assert!(made.success(), "initdb");
		let port = free_port().to_string();
		let server = postgres("postgres", folder.path())
			.args(["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-p", &port, "-k"])
			.arg(folder.path())
			.arg("-D")
			.arg(&data)
			.spawn()
			.unwrap();
		let server = Running(server);
		let database = format!("postgres://openadr@127.0.0.1:{port}/postgres");
		let psql = |arguments: &[&str]| {
			let mut command = postgres("psql", folder.path());
			command.args(["-v", "ON_ERROR_STOP=1", "-q", &database]).args(arguments);
			command.status().unwrap().success()
		};
		wait_for("Postgres", || psql(&["-c", "SELECT 1"]));
		let mut migrations: Vec<_> = fs::read_dir(installed.join("migrations"))
			.unwrap()
			.map(|entry| entry.unwrap().path())
			.collect();
		migrations.sort();
		for migration in migrations {
			// Names that Postgres needs before version 16.
			let text = fs::read_to_string(&migration).unwrap();
			let text = text.replace("AS scope)\n)", "AS scope) AS each_scope\n)");
			assert!(psql(&["-c", &text]), "{}", migration.display());
		}
		assert!(psql(&["-c", USERS]), "users");

		let port = free_port();
		let url = format!("http://127.0.0.1:{port}");
		let vtn = Command::new(installed.join("bin/openleadr-vtn"))
			.env("DATABASE_URL", &database)
			.env("PORT", port.to_string())
			.env("OAUTH_TOKEN_URL", format!("{url}/auth/token"))
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.unwrap();
		let vtn = Running(vtn);
		wait_for("the VTN", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());

		let _ = rustls::crypto::ring::default_provider().install_default();
		let http = reqwest::Client::new();
		let answer = http
			.post(format!("{url}/auth/token"))
			.basic_auth("bl_client", Some("1001"))
			.form(&[("grant_type", "client_credentials")])
			.send()
			.await
			.unwrap();
		let answer: Value = answer.json().await.unwrap();
		let token = answer["access_token"].as_str().unwrap().to_owned();
		Self { _vtn: vtn, _postgres: server, _folder: folder, url, http, token }
	}

	async fn ask(&self, method: &str, path: &str, body: Option<Value>) -> Value {
		let method = method.parse().unwrap();
		let mut request =
			self.http.request(method, format!("{}/{path}", self.url)).bearer_auth(&self.token);
		if let Some(body) = body {
			request = request.json(&body);
		}
		let answer = request.send().await.unwrap();
		let status = answer.status();
		let text = answer.text().await.unwrap();
		assert!(status.is_success(), "{path}: {status} {text}");
		serde_json::from_str(&text).unwrap()
	}

	pub async fn post(&self, path: &str, body: Value) -> String {
		let answer = self.ask("POST", path, Some(body)).await;
		answer["id"].as_str().unwrap().to_owned()
	}

	pub async fn put(&self, path: &str, body: Value) {
		self.ask("PUT", path, Some(body)).await;
	}

	pub async fn delete(&self, path: &str) {
		self.ask("DELETE", path, None).await;
	}

	pub async fn get(&self, path: &str) -> Value {
		self.ask("GET", path, None).await
	}

	/// Adds a programme with this name.
	pub async fn program(&self, name: &str) -> String {
		let program = json!({ "objectType": "PROGRAM", "programName": name });
		self.post("programs", program).await
	}
}
