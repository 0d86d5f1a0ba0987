// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Orders and questions of the VEN, by chain and store.

use super::{paid, refusals};
use crate::{
	chain::{number, variant, Call, CallError, Handle, Node, COMMITTED},
	intake::now,
	metrics::Metrics,
	store::Store,
};
use async_trait::async_trait;
use smartcharge_gateway_dso::{
	Away, Chain, Direction, Limits, LoadingRefused, Ms, Notice, Order, Outcome, Pending,
	SendRefused, SignalId, Window, WithdrawRefused,
};
use std::sync::{Arc, PoisonError, RwLock};
use subxt::{
	dynamic::{At, Value},
	ext::scale_value::ValueDef,
	utils::AccountId32,
	Metadata,
};
use tokio::task::JoinHandle;

/// Decimals of the token.
const DECIMALS: u8 = 6;
/// Metering interval until a node is connected, in ms.
const INTERVAL: Ms = 300_000;
/// Signals of a page.
const PAGE: u32 = 100;
const PALLET: &str = "DemandResponse";

/// What the VEN asks for.
pub struct Service {
	chain: Handle,
	store: Store,
	metrics: Metrics,
	/// Account of the DSO.
	dso: AccountId32,
	limits: RwLock<Limits>,
}

/// Returns a constant of the pallet.
fn constant(metadata: &Metadata, name: &str) -> Option<u64> {
	let bytes = metadata.pallet_by_name(PALLET)?.constant_by_name(name)?.value();
	let mut number = [0; 8];
	number.get_mut(..bytes.len())?.copy_from_slice(bytes);
	Some(u64::from_le_bytes(number))
}

/// Returns the limits by the metadata of a runtime.
fn limits(metadata: &Metadata, interval: Ms) -> Option<Limits> {
	let narrow = |name| constant(metadata, name).and_then(|number| u32::try_from(number).ok());
	Some(Limits {
		interval,
		decimals: DECIMALS,
		max_window: constant(metadata, "MaxWindow")?,
		max_lead: constant(metadata, "MaxLead")?,
		max_responses: narrow("MaxResponses")?,
		max_signals: narrow("MaxSignalsPerTarget")?,
	})
}

impl Service {
	/// A service for a DSO, and the tasks that belong to it.
	pub fn start(
		chain: Handle,
		store: Store,
		dso: AccountId32,
		metrics: Metrics,
	) -> (Arc<Self>, Vec<JoinHandle<()>>) {
		let committed = Metadata::decode_from(COMMITTED).ok();
		let limits = committed.and_then(|metadata| limits(&metadata, INTERVAL));
		// The metadata of this program has all constants, which a test checks.
		let limits = RwLock::new(limits.unwrap_or(Limits {
			interval: INTERVAL,
			decimals: DECIMALS,
			max_window: 0,
			max_lead: 0,
			max_responses: 0,
			max_signals: 0,
		}));
		let counting = tokio::spawn(paid::run(chain.clone(), store.clone()));
		let service = Arc::new(Self { chain, store, metrics, dso, limits });
		let following = tokio::spawn(service.clone().follow_limits());
		(service, vec![counting, following])
	}

	/// Takes the limits of each node that is connected.
	async fn follow_limits(self: Arc<Self>) {
		let mut nodes = self.chain.nodes();
		loop {
			if let Some(node) = self.chain.node() {
				match self.limits_of(&node).await {
					Ok(Some(found)) => {
						*self.limits.write().unwrap_or_else(PoisonError::into_inner) = found;
					},
					Ok(None) => tracing::error!("the runtime has other constants of signals"),
					Err(error) => tracing::warn!(%error, "the limits of signals are not known"),
				}
			}
			if nodes.changed().await.is_err() {
				return;
			}
		}
	}

	async fn limits_of(&self, node: &Node) -> Result<Option<Limits>, crate::chain::Error> {
		let interval = node.interval().await?;
		Ok(limits(&*node.final_metadata().await?, interval))
	}

	fn node(&self) -> Result<Node, Away> {
		self.chain.node().ok_or_else(|| Away("no node answers".into()))
	}
}

/// Reads a signal of an area; `None` for one of a process or of another DSO.
fn pending(item: &Value, area: u32, dso: &AccountId32) -> Option<Pending> {
	let (signal, found) = (item.at(0).and_then(number)?, item.at(1)?);
	let owner = found.at("dso").and_then(crate::chain::bytes)?;
	let target = match found.at("target").and_then(variant)? {
		("Area", values) => values.values().next().and_then(number)?,
		_ => return None,
	};
	if owner != dso.0 || target != u64::from(area) {
		return None;
	}
	let window = found.at("window")?;
	let direction = match found.at("direction").and_then(variant)? {
		("Up", _) => Direction::Up,
		_ => Direction::Down,
	};
	let max_responses = found.at("max_responses").and_then(number)?;
	Some(Pending {
		signal,
		order: Order {
			area,
			window: Window {
				start: window.at("start").and_then(number)?,
				end: window.at("end").and_then(number)?,
			},
			direction,
			reward: found.at("reward").and_then(Value::as_u128)?,
			max_responses: u32::try_from(max_responses).ok()?,
		},
	})
}

fn send_call(order: &Order) -> Call {
	let direction = match order.direction {
		Direction::Up => "Up",
		Direction::Down => "Down",
	};
	let window = Value::named_composite([
		("start", Value::u128(order.window.start.into())),
		("end", Value::u128(order.window.end.into())),
	]);
	Call::new(
		PALLET,
		"send_signal",
		[
			("target", Value::unnamed_variant("Area", [Value::u128(order.area.into())])),
			("window", window),
			("direction", Value::unnamed_variant(direction, [])),
			("reward", Value::u128(order.reward)),
			("max_responses", Value::u128(order.max_responses.into())),
		],
	)
}

#[async_trait]
impl Chain for Service {
	fn now(&self) -> Ms {
		now()
	}

	fn limits(&self) -> Limits {
		*self.limits.read().unwrap_or_else(PoisonError::into_inner)
	}

	async fn pending(&self, area: u32) -> Result<Vec<Pending>, Away> {
		let node = self.node()?;
		let target = Value::unnamed_variant("Area", [Value::u128(area.into())]);
		let filter = Value::unnamed_variant("Target", [target]);
		let none = Value::unnamed_variant("None", []);
		// An area has fewer pending signals than a page.
		let arguments = vec![filter, none, Value::u128(PAGE.into())];
		let answer = node.ask_best("DemandResponseApi", "signals", arguments).await;
		let answer = answer.map_err(|error| Away(error.to_string()))?;
		let page = match variant(&answer) {
			Some(("Ok", values)) => values.values().next().and_then(|page| page.at("items")),
			_ => None,
		};
		let Some(ValueDef::Composite(items)) = page.map(|items| &items.value) else {
			return Err(Away("the node answers something else".into()));
		};
		let signals = items.values().filter_map(|item| pending(item, area, &self.dso));
		Ok(signals.collect())
	}

	async fn send_signal(&self, order: &Order) -> Result<SignalId, SendRefused> {
		let sent = self.chain.call_final(send_call(order)).await;
		let events = sent.map_err(refusals::of_send)?;
		let sent = events.iter().find(|event| event.is(PALLET, "SignalSent"));
		sent.and_then(|event| event.number("signal"))
			.ok_or_else(|| SendRefused::Other("the chain does not name the signal".into()))
	}

	async fn withdraw_signal(&self, signal: SignalId) -> Result<(), WithdrawRefused> {
		let call = Call::new(PALLET, "withdraw_signal", [("signal", Value::u128(signal.into()))]);
		self.chain.call_final(call).await.map(|_| ()).map_err(refusals::of_withdrawal)
	}

	async fn report_loading(&self, area: u32, percent: u32) -> Result<(), LoadingRefused> {
		let fields = [("area", Value::u128(area.into())), ("percent", Value::u128(percent.into()))];
		let called = self.chain.call(Call::new("Grid", "report_loading", fields)).await;
		called.map(|_| ()).map_err(|error: CallError| refusals::of_loading(error))
	}

	async fn outcome(&self, signal: SignalId) -> Result<Outcome, Away> {
		let away = |error: &dyn std::fmt::Display| Away(error.to_string());
		let node = self.node()?;
		let stored = node.signal(signal).await.map_err(|error| away(&error))?;
		let open = stored.is_some_and(|found| {
			let is_zero = |name: &str| found.at(name).and_then(number) == Some(0);
			let expired = found.at("expired").and_then(Value::as_bool) == Some(true);
			!(expired && is_zero("open") && is_zero("apart"))
		});
		let paid = self.store.with(move |db| paid::of(db, signal)).await;
		let paid = paid.map_err(|error| away(&error))?;
		Ok(Outcome { responses: paid.responses, reward: paid.reward, energy: None, settled: !open })
	}

	fn notice(&self, notice: Notice) {
		self.metrics.notices.with_label_values(&[notice.kind.label()]).inc();
		tracing::info!(?notice, "OpenADR");
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn limits_are_those_of_the_runtime() {
		let metadata = Metadata::decode_from(COMMITTED).expect("metadata");
		let found = limits(&metadata, 10).expect("constants");
		assert_eq!((found.interval, found.decimals), (10, 6));
		assert_eq!((found.max_window, found.max_lead), (90_000_000, 604_800_000));
		assert_eq!((found.max_responses, found.max_signals), (1_000_000, 32));
	}

	#[test]
	fn signals_of_others_are_left_out() {
		let item = |dso: u8, target: Value| {
			let signal = Value::named_composite([
				("dso", Value::from_bytes([dso; 32])),
				("target", target),
				(
					"window",
					Value::named_composite([("start", Value::u128(5)), ("end", Value::u128(9))]),
				),
				("direction", Value::unnamed_variant("Down", [])),
				("reward", Value::u128(u128::MAX)),
				("max_responses", Value::u128(3)),
			]);
			Value::unnamed_composite([Value::u128(7), signal])
		};
		let area = |id| Value::unnamed_variant("Area", [Value::u128(id)]);
		let dso = AccountId32([1; 32]);
		let found = pending(&item(1, area(0)), 0, &dso).expect("a signal");
		let order = Order {
			area: 0,
			window: Window { start: 5, end: 9 },
			direction: Direction::Down,
			reward: u128::MAX,
			max_responses: 3,
		};
		assert_eq!(found, Pending { signal: 7, order });
		assert_eq!(pending(&item(2, area(0)), 0, &dso), None);
		assert_eq!(pending(&item(1, area(1)), 0, &dso), None);
		let process = Value::unnamed_variant("Process", [Value::u128(0)]);
		assert_eq!(pending(&item(1, process), 0, &dso), None);
	}
}
