// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Orders to a charger: one at a time, limits first, of two limits for one place the newer.

use crate::{
	model::Purpose,
	protocol::{Order, Outcome, Protocol},
};
use async_trait::async_trait;
use serde_json::Value;
use std::{
	collections::VecDeque,
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::{
	sync::{mpsc, Notify},
	time::Instant,
};

/// Time before an order is sent: the answer to the message that caused it comes first, or the order
/// names a transaction whose id the charger does not know yet.
const AFTER: Duration = Duration::from_millis(50);
/// Most orders that wait.
const WAITING: usize = 256;

/// Connection to a charger, whatever carries it.
#[async_trait]
pub trait Link: Send + Sync + 'static {
	/// Sends a request, and returns the payload of its answer.
	async fn call(&self, action: &str, payload: Value) -> Result<Value, LinkError>;

	/// Closes the connection.
	async fn close(&self);
}

/// Failure of a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
	/// The charger answered with an error.
	#[error("{0}")]
	Refused(String),
	/// No answer in time, or no connection.
	#[error("no answer")]
	Lost,
}

/// Queue of orders of one connection, and the task that sends them.
pub struct Speaker {
	queue: Arc<Queue>,
	task: tokio::task::JoinHandle<()>,
}

/// Orders, and the times before which they are not sent.
type Waiting = VecDeque<(Instant, Order)>;

#[derive(Default)]
struct Queue {
	orders: Mutex<(Waiting, Waiting)>,
	more: Notify,
}

impl Queue {
	fn next(&self) -> Option<(Instant, Order)> {
		let mut orders = self.orders.lock().ok()?;
		orders.0.pop_front().or_else(|| orders.1.pop_front())
	}
}

impl Speaker {
	/// Begins to send over a link; outcomes go to a channel.
	pub fn new(
		link: Arc<dyn Link>,
		protocol: Arc<dyn Protocol>,
		outcomes: mpsc::Sender<(Order, Outcome)>,
	) -> Self {
		let queue = Arc::new(Queue::default());
		let own = queue.clone();
		let task = tokio::spawn(async move {
			loop {
				let Some((from, order)) = own.next() else {
					own.more.notified().await;
					continue;
				};
				tokio::time::sleep_until(from).await;
				let Some((action, payload)) = protocol.order(&order) else { continue };
				let outcome = match link.call(action, payload).await {
					Ok(answer) => protocol.outcome(&order, &answer),
					Err(LinkError::Refused(why)) => Outcome::Refused(why),
					Err(LinkError::Lost) => Outcome::Lost,
				};
				if outcomes.send((order, outcome)).await.is_err() {
					return;
				}
			}
		});
		Self { queue, task }
	}

	/// Puts an order into the queue.
	pub fn say(&self, order: Order) {
		let Ok(mut orders) = self.queue.orders.lock() else { return };
		let (urgent, other) = &mut *orders;
		let queue = match &order {
			Order::Set { .. } | Order::Get { .. } | Order::Cost { .. } => other,
			_ => urgent,
		};
		queue.retain(|(_, waiting)| !replaces(&order, waiting));
		if queue.len() < WAITING {
			queue.push_back((Instant::now() + AFTER, order));
		}
		self.queue.more.notify_one();
	}
}

impl Drop for Speaker {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// Whether an order makes one that waits needless.
fn replaces(new: &Order, old: &Order) -> bool {
	match (new, old) {
		(
			Order::Limit { evse, transaction, purpose, .. },
			Order::Limit { evse: of, transaction: old, purpose: by, .. },
		) => evse == of && (transaction == old || *purpose != Purpose::Tx) && purpose == by,
		(Order::Trigger { evse, .. }, Order::Trigger { evse: of, .. }) => evse == of,
		(Order::Cost { transaction, .. }, Order::Cost { transaction: of, .. }) => transaction == of,
		_ => new == old,
	}
}
