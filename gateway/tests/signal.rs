// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signals and loading on a node with real slots. Without a node the test has nothing to do.

mod world;

use smartcharge_gateway::{flexibility::Service, intake::now, metrics::Metrics, store::Store};
use smartcharge_gateway_dso::{
	Chain, Direction, LoadingRefused, Order, SendRefused, Window, WithdrawRefused,
};
use std::time::{Duration, Instant};
use tokio::time::sleep;
use world::{account, binary, connected, free_port, genesis, key, member, start_node};

const INTERVAL: u64 = 300_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signal_is_sent_found_and_withdrawn() {
	let Some(binary) = binary() else {
		eprintln!("no node: name one by SMARTCHARGE_NODE");
		return;
	};
	let folder = tempfile::tempdir().expect("a folder");
	let port = free_port();
	let _node = start_node(&binary, folder.path(), port);
	let url = format!("ws://127.0.0.1:{port}");
	let genesis = genesis(&url).await;
	let dso = member(folder.path(), &url, genesis, "Dso");
	connected(&dso).await;
	let store = Store::open(&folder.path().join("rows.sqlite")).expect("a store");
	let (service, _tasks) =
		Service::start(dso.clone(), store, account(&key("//Dso")), Metrics::new());
	let limits = service.limits();
	assert_eq!((limits.interval, limits.max_signals), (INTERVAL, 32));

	let start = (now() / INTERVAL + 2) * INTERVAL;
	let order = Order {
		area: 0,
		window: Window { start, end: start + 3 * INTERVAL },
		direction: Direction::Down,
		reward: 600_000,
		max_responses: 5,
	};
	assert_eq!(service.pending(0).await.expect("an answer"), []);
	let begin = Instant::now();
	let signal = service.send_signal(&order).await.expect("sent");
	eprintln!("the signal is final after {:?}", begin.elapsed());
	let found = service.pending(0).await.expect("an answer");
	assert_eq!(
		found.iter().map(|one| (one.signal, one.order)).collect::<Vec<_>>(),
		[(signal, order)]
	);
	assert_eq!(service.send_signal(&order).await, Err(SendRefused::Overlapping));
	let past = Order { window: Window { start: INTERVAL, end: 2 * INTERVAL }, ..order };
	assert_eq!(service.send_signal(&past).await, Err(SendRefused::WindowInPast));
	let foreign = Order { area: 9, ..order };
	assert_eq!(service.send_signal(&foreign).await, Err(SendRefused::NotOperator));
	let outcome = service.outcome(signal).await.expect("an answer");
	assert_eq!((outcome.responses, outcome.reward, outcome.settled), (0, 0, false));

	assert_eq!(service.withdraw_signal(signal).await, Ok(()));
	assert_eq!(service.withdraw_signal(signal).await, Err(WithdrawRefused::UnknownSignal));
	assert_eq!(service.pending(0).await.expect("an answer"), []);
	sleep(Duration::from_secs(3)).await;
	assert!(service.outcome(signal).await.expect("an answer").settled);

	assert_eq!(service.report_loading(0, 85).await, Ok(()));
	assert_eq!(service.report_loading(0, 1_001).await, Err(LoadingRefused::Implausible));
	assert_eq!(service.report_loading(9, 85).await, Err(LoadingRefused::NotOperator));
}
