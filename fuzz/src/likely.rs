// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Signers and arguments of corrections, disputes and invoices that are likely to be accepted: most
//! of them need what only the state and the lines of a process say.

use crate::{cast, lines::Lines, records};
use pallet_corrections::{types::State, Corrections, Dispute, Disputes, Stage, MAX_ARBITERS};
use polkadot_sdk::sp_core::{bytes::to_hex, H256};
use rand::{seq::IndexedRandom, Rng};
use rand_chacha::ChaCha8Rng;
use serde_json::{json, Map, Value};
use smartcharge_primitives::{salted_hash, DebtKind, GridTariff, ProcessId};
use smartcharge_runtime::{AccountId, Grid, Runtime, TOKEN};

/// Chance of lines that are not all lines of their process.
const WRONG_LINES: f64 = 0.08;

/// Salts of invoices, as many as there are.
const SALTS: u8 = 4;

/// Customers of documents.
const CUSTOMERS: [&str; 4] = ["Charlie", "Bob", "Alice", "Dave"];

/// Those who can be arbiters.
const ARBITERS: [&str; 8] =
	["Brp", "Custodian", "SupplierC", "DsoB", "SupplierB", "Bob", "Charlie", "Dave"];

/// Salt and document of an invoice.
fn secret(number: u8) -> (H256, H256) {
	(H256::repeat_byte(number), H256::repeat_byte(number + SALTS))
}

/// Whom the document with that salt is for.
fn customer(number: u8) -> &'static str {
	CUSTOMERS[usize::from(number) % CUSTOMERS.len()]
}

fn commitment(number: u8) -> H256 {
	let (salt, document) = secret(number);
	let customer = cast::account(customer(number));
	salted_hash(salt, &customer, document)
}

fn hex(hash: H256) -> Value {
	to_hex(hash.as_bytes(), false).into()
}

fn one<T: Clone>(rng: &mut ChaCha8Rng, of: &[T]) -> Option<T> {
	of.choose(rng).cloned()
}

/// Corrections by id.
fn corrections() -> Vec<(u64, pallet_corrections::Correction<AccountId>)> {
	let mut all: Vec<_> = Corrections::<Runtime>::iter().collect();
	all.sort_by_key(|(id, _)| *id);
	all
}

/// Open disputes by id.
fn disputes() -> Vec<(u64, Dispute<AccountId>)> {
	let mut all: Vec<_> =
		Disputes::<Runtime>::iter().filter(|(_, dispute)| dispute.is_open()).collect();
	all.sort_by_key(|(id, _)| *id);
	all
}

/// Who can make `call` of what there is, with the id of it.
fn able(call: &str) -> Vec<(AccountId, u64)> {
	let mut able = Vec::new();
	for (id, correction) in corrections() {
		let proposed = matches!(correction.state, State::Proposed(_));
		match call {
			"Corrections.accept_correction" | "Corrections.reject_correction" if proposed => {
				able.push((correction.driver, id));
			},
			"Corrections.lapse_correction" if proposed => able.push((correction.by, id)),
			"Corrections.dispute_correction" if !proposed => {
				let lost = correction.payees.iter().filter(|(_, change)| *change < 0);
				able.extend(lost.map(|(who, _)| (who.clone(), id)));
				if matches!(correction.state, State::Lapsed(_)) {
					able.push((correction.bearer, id));
				}
			},
			_ => (),
		}
	}
	for (id, dispute) in disputes() {
		let respondents = dispute.respondents.iter().map(|it| it.who.clone());
		match (call, &dispute.stage) {
			("Corrections.answer_dispute", Stage::Open | Stage::Contested) => {
				let silent = dispute.respondents.iter().filter(|it| !it.conceded);
				able.extend(silent.map(|it| (it.who.clone(), id)));
			},
			("Corrections.rule_dispute", Stage::Hearing(arbiters)) => {
				let silent = arbiters.iter().filter(|it| it.part.is_none());
				able.extend(silent.map(|it| (it.who.clone(), id)));
			},
			("Corrections.appeal_ruling", Stage::Ruled(_)) => {
				able.extend(respondents.chain([dispute.claimant.clone()]).map(|who| (who, id)));
			},
			("Corrections.decide_appeal", Stage::Appealed(_)) => {
				able.push((dispute.claimant.clone(), id));
			},
			_ => (),
		}
	}
	able
}

/// The operators of the areas of meters that a recorder was requested for.
fn requesting() -> Vec<AccountId> {
	let areas = records::requested()
		.into_iter()
		.filter_map(|(meter, _)| smartcharge_runtime::Metering::find_meter(meter))
		.map(|meter| meter.area);
	areas.filter_map(Grid::operator).collect()
}

/// Somebody with whom `call` is likely to succeed.
pub fn signer(call: &str, lines: &Lines, rng: &mut ChaCha8Rng) -> Option<String> {
	let mut able: Vec<_> = able(call).into_iter().map(|(who, _)| who).collect();
	able.extend(match call {
		"Metering.request_recorder" => vec![cast::account("Cso")],
		"Metering.approve_recorder" => requesting(),
		_ => Vec::new(),
	});
	let processes: Vec<_> = lines.processes().map(|(_, ended)| ended).collect();
	if let Some(ended) = processes.choose(rng) {
		let record = &ended.record;
		let suppliers = record.suppliers().unwrap_or_default();
		let dso = Grid::operator(ended.area);
		match call {
			"Corrections.correct" => {
				able.extend(suppliers);
				able.push(record.cso.clone());
				able.push(record.driver.clone());
				able.extend(dso.into_iter().flat_map(|dso| vec![dso; 4]));
			},
			"Corrections.dispute_line" => {
				able.extend(suppliers.into_iter().chain(dso).chain([record.cso.clone()]));
				able.extend(vec![record.driver.clone(); 4]);
			},
			_ => (),
		}
	}
	if call == "Corrections.dispute_invoice" {
		able.extend(CUSTOMERS.map(cast::account));
	}
	able.choose(rng).and_then(cast::name).map(String::from)
}

/// Makes likely arguments.
pub struct Likely<'a> {
	/// Who signs.
	pub by: &'a str,
	/// The lines of processes.
	pub lines: &'a Lines,
	/// Where the choices come from.
	pub rng: &'a mut ChaCha8Rng,
	/// Whether nothing wild is made.
	pub careful: bool,
}

impl Likely<'_> {
	/// Arguments of `call`, in addition to the `given` ones; none where any will do.
	pub fn args(&mut self, call: &str, given: &Map<String, Value>) -> Map<String, Value> {
		let args = match call {
			"Corrections.correct" => self.correct(given),
			"Corrections.dispute_line" => self.dispute_line(given),
			"Corrections.accept_correction"
			| "Corrections.reject_correction"
			| "Corrections.lapse_correction"
			| "Corrections.dispute_correction"
			| "Corrections.answer_dispute"
			| "Corrections.rule_dispute"
			| "Corrections.appeal_ruling"
			| "Corrections.decide_appeal" => self.one_of_able(call, given),
			"Corrections.set_arbiters" => self.arbiters(),
			"Corrections.dispute_invoice" => self.dispute_invoice(given),
			"Invoices.anchor_invoice" => self.anchor_invoice(given),
			"Debts.collect" => self.collect(),
			"Metering.request_recorder" => self.request_recorder(given),
			"Metering.approve_recorder" => records::approve(self.rng),
			"Metering.submit_records" => records::submit(self.lines, self.rng, self.careful),
			_ => None,
		};
		args.and_then(|args| args.as_object().cloned()).unwrap_or_default()
	}

	/// A process with its lines: the given one, the latest, or any.
	fn process(&mut self, given: &Map<String, Value>) -> Option<ProcessId> {
		if let Some(process) = given.get("process").and_then(Value::as_u64) {
			return Some(process);
		}
		let all: Vec<_> = self.lines.processes().map(|(process, _)| *process).collect();
		match self.careful {
			true => all.last().copied(),
			false => one(self.rng, &all),
		}
	}

	fn named_lines(&mut self, process: ProcessId) -> Value {
		let mut named = json!({ "of": process });
		if !self.careful && self.rng.random_bool(WRONG_LINES) {
			let length = self.lines.of(process).map_or(0, |it| it.lines.len());
			let line = self.rng.random_range(0..=length);
			match self.rng.random_range(0..3) {
				0 => named["without"] = line.into(),
				1 => named["changed"] = line.into(),
				_ => named["of"] = self.rng.random_range(0..=process + 1).into(),
			}
		}
		named
	}

	fn correct(&mut self, given: &Map<String, Value>) -> Option<Value> {
		let process = self.process(given)?;
		let lines = self.named_lines(process);
		let record = &self.lines.of(process)?.record;
		let by = cast::account(self.by);
		let sells = record.suppliers().is_some_and(|suppliers| suppliers.contains(&by));
		let is_cso = record.cso == by;
		let (changes, reason) = match (sells, is_cso) {
			(true, _) => (self.sales(process, &by), "Billing"),
			(_, true) => (self.times(process), "Billing"),
			_ => {
				let reason = one(self.rng, &["MeterFault", "P4Difference"])?;
				(self.energy(process), if self.careful { "MeterFault" } else { reason })
			},
		};
		let mut changes = changes?;
		let mut reason = reason;
		// What records prove, or nearly.
		if let Some(excess) = records::excess(process).filter(|_| self.rng.random_bool(0.7)) {
			let excess = excess + u64::from(self.rng.random_bool(0.1));
			(changes, reason) = (json!({ "Energy": -i64::try_from(excess).ok()? }), "Record");
		}
		Some(json!({ "process": process, "lines": lines, "changes": changes, "reason": reason }))
	}

	/// A recorder of one of the meters of the one who signs.
	fn request_recorder(&mut self, given: &Map<String, Value>) -> Option<Value> {
		if let Some(meter) = given.get("meter").and_then(Value::as_u64) {
			return records::request(meter.try_into().ok()?, self.rng);
		}
		let by = cast::account(self.by);
		let mut own: Vec<_> = pallet_metering::Meters::<Runtime>::iter()
			.filter(|(_, meter)| meter.owner == by)
			.map(|(meter, _)| meter.id())
			.collect();
		own.sort_unstable();
		records::request(one(self.rng, &own)?, self.rng)
	}

	/// Less or more energy, of which the lines are known or not.
	fn energy(&mut self, process: ProcessId) -> Option<Value> {
		let ended = self.lines.of(process)?;
		let parts: Vec<_> = (0u32..)
			.zip(&ended.lines)
			.flat_map(|(line, it)| {
				(0u8..).zip(&it.parts).map(move |(part, it)| (line, part, it.energy))
			})
			.collect();
		let total: u64 = parts.iter().map(|(.., energy)| energy).sum();
		let total = i64::try_from(total).ok()?;
		if self.careful {
			return Some(json!({ "Energy": -(total / 4).max(1) }));
		}
		let more = |rng: &mut ChaCha8Rng| match rng.random_range(0..5) {
			0 => 1,
			1..4 => rng.random_range(1..300),
			_ => rng.random_range(1..20_000i64),
		};
		Some(match self.rng.random_range(0..10) {
			0..3 => json!({ "Energy": -self.rng.random_range(1..=total.max(2) / 2 + 1) }),
			3 => json!({ "Energy": -total }),
			4 => json!({ "Energy": more(self.rng) }),
			number => {
				let count = self.rng.random_range(1..4).min(parts.len());
				let chosen: Vec<_> = parts.choose_multiple(self.rng, count).copied().collect();
				let changes: Vec<_> = chosen
					.into_iter()
					.map(|(line, part, energy)| {
						let most = i64::try_from(energy).unwrap_or(i64::MAX).max(1);
						let delta = match number < 8 {
							true => -self.rng.random_range(1..=most),
							false => more(self.rng),
						};
						json!({ "line": line, "of": { "Energy": part }, "delta": delta })
					})
					.collect();
				json!({ "Listed": changes })
			},
		})
	}

	/// Less of what `by` sold.
	fn sales(&mut self, process: ProcessId, by: &AccountId) -> Option<Value> {
		let ended = self.lines.of(process)?;
		let own: Vec<_> = (0u32..)
			.zip(&ended.lines)
			.flat_map(|(line, it)| (0u8..).zip(&it.parts).map(move |(part, it)| (line, part, it)))
			.filter(|(.., part)| part.supplier == *by)
			.map(|(line, part, it)| (line, part, it.energy))
			.collect();
		let (line, part, energy) = match self.careful {
			true => *own.first()?,
			false => one(self.rng, &own)?,
		};
		let most = i64::try_from(energy).ok()?.max(2);
		let delta = -if self.careful { most / 2 } else { self.rng.random_range(1..=most) };
		Some(json!({ "Listed": [{ "line": line, "of": { "Sale": part }, "delta": delta }] }))
	}

	/// Less of the time of the station.
	fn times(&mut self, process: ProcessId) -> Option<Value> {
		let lines = &self.lines.of(process)?.lines;
		let number = if self.careful { 0 } else { self.rng.random_range(0..lines.len().max(1)) };
		let most = i64::try_from(lines.get(number)?.time.duration()).ok()?.max(2);
		let delta = -if self.careful { most / 2 } else { self.rng.random_range(1..=most) };
		Some(json!({ "Listed": [{ "line": number, "of": "Time", "delta": delta }] }))
	}

	fn dispute_line(&mut self, given: &Map<String, Value>) -> Option<Value> {
		let process = self.process(given)?;
		let named = self.named_lines(process);
		let lines = &self.lines.of(process)?.lines;
		let any = if self.careful { 0 } else { self.rng.random_range(0..lines.len().max(1)) };
		let number = given.get("line").and_then(Value::as_u64);
		let number = number.and_then(|it| usize::try_from(it).ok()).unwrap_or(any);
		let line = lines.get(number)?;
		let energy: u64 = line.parts.iter().map(|part| part.energy).sum();
		let some = |rng: &mut ChaCha8Rng, most: u64| rng.random_range(1..=most.max(1));
		let excess = match self.rng.random_range(0..4) {
			_ if self.careful => json!({ "Energy": (energy / 2).max(1) }),
			0 => json!({ "Time": some(self.rng, line.time.duration()) }),
			1 => json!({ "Energy": energy }),
			_ => json!({ "Energy": some(self.rng, energy) }),
		};
		Some(json!({ "process": process, "line": number, "excess": excess, "lines": named }))
	}

	/// An id with which the one who signs can make `call`, with what belongs to it.
	fn one_of_able(&mut self, call: &str, given: &Map<String, Value>) -> Option<Value> {
		let by = cast::account(self.by);
		let ids: Vec<_> = able(call)
			.into_iter()
			.filter(|(who, _)| *who == by || call == "Corrections.decide_appeal")
			.map(|(_, id)| id)
			.collect();
		let id = match given.get("id").and_then(Value::as_u64) {
			Some(id) => Some(id),
			None if self.careful => ids.last().copied(),
			None => one(self.rng, &ids),
		};
		let mut args = Map::new();
		args.insert("id".into(), id?.into());
		match call {
			"Corrections.answer_dispute" => {
				let answer = match self.careful || self.rng.random_bool(0.7) {
					true => json!({ "Contest": hex(H256::repeat_byte(9)) }),
					false => "Concede".into(),
				};
				args.insert("answer".into(), answer);
			},
			"Corrections.rule_dispute" | "Corrections.decide_appeal" => {
				let part = match self.careful {
					true => 500,
					false => one(self.rng, &[0, 0, 1, 333, 500, 500, 999, 1_000, 1_000])?,
				};
				args.insert("part".into(), part.into());
			},
			_ => (),
		}
		Some(args.into())
	}

	fn arbiters(&mut self) -> Option<Value> {
		let most = usize::try_from(MAX_ARBITERS).ok()?.min(ARBITERS.len());
		let count = if self.careful { most } else { self.rng.random_range(0..=most) };
		let chosen: Vec<_> = ARBITERS.choose_multiple(self.rng, count).collect();
		Some(json!({ "arbiters": chosen }))
	}

	fn anchor_invoice(&mut self, given: &Map<String, Value>) -> Option<Value> {
		let any = if self.careful { 0 } else { self.rng.random_range(0..3) };
		let series = given.get("series").and_then(Value::as_u64).unwrap_or(any);
		let number = u16::try_from(series).map_or(0, |series| {
			pallet_invoices::LastNumber::<Runtime>::get(cast::account(self.by), series)
		});
		let secret = match self.careful {
			true => u8::try_from((number + 1) % u32::from(SALTS)).unwrap_or_default(),
			false => self.rng.random_range(0..SALTS),
		};
		let document = match self.careful || number == 0 || self.rng.random_bool(0.8) {
			true => json!("Invoice"),
			false => json!({ "Credit": { "series": series, "number": number } }),
		};
		Some(json!({
			"series": series,
			"number": number + 1,
			"document": document,
			"commitment": hex(commitment(secret)),
		}))
	}

	fn dispute_invoice(&mut self, given: &Map<String, Value>) -> Option<Value> {
		let text = |key: &str| given.get(key).and_then(Value::as_str);
		let number = |key: &str| given.get(key).and_then(Value::as_u64);
		let anybody = self.careful || self.rng.random_bool(0.1);
		let mut anchors: Vec<_> = pallet_invoices::Anchors::<Runtime>::iter()
			.filter_map(|(issuer, id, anchor)| {
				let secret = (0..SALTS).find(|it| commitment(*it) == anchor.commitment)?;
				Some((cast::name(&issuer)?, id.series, id.number, secret))
			})
			.filter(|(issuer, series, of_series, secret)| {
				(anybody || customer(*secret) == self.by)
					&& text("issuer").is_none_or(|it| it == *issuer)
					&& number("series").is_none_or(|it| it == u64::from(*series))
					&& number("number").is_none_or(|it| it == u64::from(*of_series))
			})
			.collect();
		anchors.sort_unstable();
		let chosen = match self.careful {
			true => anchors.last().copied(),
			false => one(self.rng, &anchors),
		};
		let (issuer, series, number, of) = chosen?;
		let (salt, document) = secret(of);
		let token = TOKEN as u64;
		let amount = match self.careful {
			true => 100 * token,
			false => self.rng.random_range(1..400 * token),
		};
		Some(json!({
			"issuer": issuer,
			"series": series,
			"number": number,
			"salt": hex(salt),
			"document": hex(document),
			"amount": amount,
		}))
	}

	/// A debt of a correction that anybody can have paid.
	fn collect(&mut self) -> Option<Value> {
		let mut debts: Vec<_> = pallet_debts::Owed::<Runtime>::iter_keys()
			.filter(|(_, kind, _)| *kind == DebtKind::Correction)
			.filter_map(|(debtor, _, creditor)| {
				Some((cast::name(&debtor)?, cast::name(&creditor)?))
			})
			.collect();
		debts.sort_unstable();
		let chosen = match self.careful {
			true => debts.first().copied(),
			false => one(self.rng, &debts),
		};
		let (debtor, creditor) = chosen?;
		Some(json!({ "debtor": debtor, "creditor": creditor, "kind": "Correction" }))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::common::genesis;
	use rand::SeedableRng;

	#[test]
	fn invoices_are_disputed_with_the_salt_of_their_anchor() {
		genesis(Some("development")).execute_with(|| {
			let mut rng = ChaCha8Rng::seed_from_u64(1);
			let lines = Lines::default();
			let mut likely =
				Likely { by: "SupplierA", lines: &lines, rng: &mut rng, careful: false };
			let anchor = likely.args("Invoices.anchor_invoice", &Map::new());
			assert_eq!(anchor["number"], json!(1));
			let secrets: Vec<_> = (0..SALTS).map(|it| hex(commitment(it))).collect();
			assert!(secrets.contains(&anchor["commitment"]), "{anchor:?}");
			assert!(likely.args("Corrections.dispute_invoice", &Map::new()).is_empty());
		});
	}
}
