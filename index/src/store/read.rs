// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Answers of the database.

use super::{
	open_to_read,
	roll_up::{rolled_up_until, PARTS},
	spans, stored, PTU,
};
use crate::error::Error;
use rusqlite::{params, types::FromSql, Connection, OptionalExtension, Row};
use serde_json::{json, Map, Value};
use std::path::Path;

/// How far a meter's clock can be ahead of the chain's, in ms: no step is settled earlier than that
/// before it begins.
const CLOCKS: i64 = 3_600_000;

/// Items, and where the next page begins if there is one.
pub type Page = (Vec<Value>, Option<i64>);

/// A connection that reads.
pub struct History {
	connection: Connection,
}

/// A whole number that can be large, as text: JSON has no such numbers everywhere.
fn number(row: &Row<'_>, name: &str) -> rusqlite::Result<Value> {
	Ok(row.get::<_, Option<i64>>(name)?.map_or(Value::Null, |number| number.to_string().into()))
}

fn plain<T: FromSql + Into<Value>>(row: &Row<'_>, name: &str) -> rusqlite::Result<Value> {
	Ok(row.get::<_, Option<T>>(name)?.map_or(Value::Null, Into::into))
}

/// An account as `0x` and its public key.
fn account(row: &Row<'_>, name: &str) -> rusqlite::Result<Value> {
	Ok(match row.get::<_, Option<Vec<u8>>>(name)? {
		Some(key) if !key.is_empty() => format!("0x{}", hex::encode(key)).into(),
		_ => Value::Null,
	})
}

/// A number of which a negative one stands for none.
fn positive(row: &Row<'_>, name: &str) -> rusqlite::Result<Value> {
	Ok(row.get::<_, Option<i64>>(name)?.filter(|id| *id >= 0).map_or(Value::Null, Into::into))
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
	Value::Object(
		fields.into_iter().map(|(name, value)| (name.into(), value)).collect::<Map<_, _>>(),
	)
}

fn process(row: &Row<'_>) -> rusqlite::Result<Value> {
	Ok(object([
		("process", number(row, "process")?),
		("driver", account(row, "driver")?),
		("station", plain::<i64>(row, "station")?),
		("cso", account(row, "cso")?),
		("area", plain::<i64>(row, "area")?),
		("authorised", number(row, "authorised")?),
		("endedBlock", plain::<i64>(row, "ended_block")?),
		("start", number(row, "start")?),
		("end", number(row, "end")?),
		("energy", number(row, "energy")?),
		("sourced", number(row, "sourced")?),
		("toSupplier", number(row, "to_supplier")?),
		("toDso", number(row, "to_dso")?),
		("toCso", number(row, "to_cso")?),
		("reward", number(row, "reward")?),
		("unpaid", number(row, "unpaid")?),
		("lines", plain::<i64>(row, "lines")?),
		("reason", plain::<String>(row, "reason")?),
	]))
}

fn ledger(row: &Row<'_>) -> rusqlite::Result<Value> {
	Ok(object([
		("start", number(row, "start")?),
		("length", number(row, "length")?),
		("produced", number(row, "produced")?),
		("claimed", number(row, "claimed")?),
		("certified", number(row, "certified")?),
		("issued", number(row, "issued")?),
	]))
}

impl History {
	pub fn open(path: &Path) -> Result<Self, Error> {
		Ok(Self { connection: open_to_read(path)? })
	}

	/// What is known, and what is missing.
	pub fn status(&self) -> Result<Value, Error> {
		let genesis: Option<String> = self
			.connection
			.query_row("SELECT value FROM about WHERE name = 'genesis'", [], |row| row.get(0))
			.optional()?;
		let head: Option<(i64, Vec<u8>, i64)> = self
			.connection
			.query_row("SELECT number, hash, time FROM head", [], |row| {
				Ok((row.get(0)?, row.get(1)?, row.get(2)?))
			})
			.optional()?;
		let gaps = match &head {
			Some((number, ..)) => spans::gaps(&self.connection, number.unsigned_abs())?,
			None => Vec::new(),
		};
		Ok(json!({
			"genesis": genesis.map(|hash| format!("0x{hash}")),
			"head": head.map(|(number, hash, time)| json!({
				"number": number,
				"hash": format!("0x{}", hex::encode(hash)),
				"time": time.to_string(),
			})),
			"gaps": gaps.iter().map(|gap| json!({
				"first": gap.start(),
				"last": gap.end(),
			})).collect::<Vec<_>>(),
			"summedUpUntil": rolled_up_until(&self.connection)?.to_string(),
		}))
	}

	/// The rows of a query, one more than the page has if there is a next one.
	fn page(
		&self,
		query: &str,
		params: impl rusqlite::Params,
		limit: u32,
		cursor: &str,
		item: impl Fn(&Row<'_>) -> rusqlite::Result<Value>,
	) -> Result<Page, Error> {
		let limit = usize::try_from(limit).unwrap_or(usize::MAX);
		let mut query = self.connection.prepare(query)?;
		let rows = query.query_map(params, |row| Ok((row.get::<_, i64>(cursor)?, item(row)?)))?;
		let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
		let more = rows.len() > limit;
		rows.truncate(limit);
		let next = rows.last().filter(|_| more).map(|(cursor, _)| *cursor);
		Ok((rows.into_iter().map(|(_, item)| item).collect(), next))
	}

	/// Processes of a driver that have ended, the newest first; before `before` if it is given.
	pub fn processes(
		&self,
		driver: [u8; 32],
		before: Option<u64>,
		limit: u32,
	) -> Result<Page, Error> {
		self.page(
			"SELECT * FROM processes
			 WHERE driver = ?1 AND process < ?2 AND ended_block IS NOT NULL
			 ORDER BY process DESC LIMIT ?3",
			params![driver, before.map_or(Ok(i64::MAX), stored)?, i64::from(limit) + 1],
			limit,
			"process",
			process,
		)
	}

	/// A process, `null` if it is unknown.
	pub fn process(&self, id: u64) -> Result<Option<Value>, Error> {
		Ok(self
			.connection
			.query_row("SELECT * FROM processes WHERE process = ?1", [stored(id)?], process)
			.optional()?)
	}

	/// Settled steps of a process after `after`, with their parts.
	pub fn steps(&self, id: u64, after: Option<u32>, limit: u32) -> Result<Page, Error> {
		let id = stored(id)?;
		let (mut items, next) = self.page(
			r#"SELECT step, start, "end", block, time, energy, to_supplier, to_dso, to_cso, reward
			 FROM steps WHERE process = ?1 AND step > ?2 AND time IS NOT NULL
			 ORDER BY step LIMIT ?3"#,
			params![id, after.map_or(-1, i64::from), i64::from(limit) + 1],
			limit,
			"step",
			|row| {
				Ok(object([
					("step", plain::<i64>(row, "step")?),
					("start", number(row, "start")?),
					("end", number(row, "end")?),
					("block", plain::<i64>(row, "block")?),
					("time", number(row, "time")?),
					("energy", number(row, "energy")?),
					("toSupplier", number(row, "to_supplier")?),
					("toDso", number(row, "to_dso")?),
					("toCso", number(row, "to_cso")?),
					("reward", number(row, "reward")?),
				]))
			},
		)?;
		let mut query = self.connection.prepare(&format!(
			"SELECT supplier, source, energy, to_supplier FROM ({PARTS}
			 AND steps.process = ?1 AND steps.step = ?2)"
		))?;
		for item in &mut items {
			let parts = query
				.query_map(params![id, item["step"].as_i64()], |row| {
					Ok(object([
						("supplier", account(row, "supplier")?),
						("source", positive(row, "source")?),
						("energy", number(row, "energy")?),
						("toSupplier", number(row, "to_supplier")?),
					]))
				})?
				.collect::<rusqlite::Result<Vec<_>>>()?;
			item["parts"] = parts.into();
		}
		Ok((items, next))
	}

	/// Ledgers of a source from `from` on, by interval, or by quarter of an hour where they are
	/// summed up.
	pub fn series(&self, source: u32, from: u64, until: u64, limit: u32) -> Result<Page, Error> {
		self.page(
			"SELECT ptu AS start, ?5 AS length, produced, claimed, certified, issued
			 FROM production WHERE source = ?1 AND ptu >= ?2 AND ptu < ?3
			 UNION ALL
			 SELECT interval, NULL, produced, claimed, certified, issued
			 FROM ledgers WHERE source = ?1 AND interval >= ?2 AND interval < ?3
			 ORDER BY start LIMIT ?4",
			params![source, stored(from)?, stored(until)?, i64::from(limit) + 1, stored(PTU)?],
			limit,
			"start",
			ledger,
		)
	}

	/// Loadings of an area that were reported from `from` on.
	pub fn loadings(&self, area: u32, from: u64, until: u64, limit: u32) -> Result<Page, Error> {
		self.page(
			"SELECT time, block, percent, price FROM loadings
			 WHERE area = ?1 AND time >= ?2 AND time < ?3 ORDER BY time, block, place LIMIT ?4",
			params![area, stored(from)?, stored(until)?, i64::from(limit) + 1],
			limit,
			"time",
			|row| {
				Ok(object([
					("time", number(row, "time")?),
					("block", plain::<i64>(row, "block")?),
					("percent", plain::<i64>(row, "percent")?),
					("price", number(row, "price")?),
				]))
			},
		)
	}

	/// Energy and money of the stations of an area by quarter of an hour, supplier and source.
	pub fn usage(&self, area: u32, from: u64, until: u64, limit: u32) -> Result<Page, Error> {
		// Pages end with a quarter, so that none is cut: `limit` counts quarters.
		let (from, until) = (stored(from)?, stored(until)?);
		let sums = format!(
			"SELECT ptu, supplier, source, sum(steps) AS steps, sum(energy) AS energy,
			 	sum(to_supplier) AS to_supplier, sum(to_dso) AS to_dso, sum(to_cso) AS to_cso,
			 	sum(reward) AS reward
			 FROM (
			 	SELECT ptu, supplier, source, steps, energy, to_supplier, to_dso, to_cso, reward
			 	FROM usage WHERE area = ?1 AND ptu >= ?2 AND ptu < ?3
			 	UNION ALL
			 	SELECT ptu, supplier, source, steps, energy, to_supplier, to_dso, to_cso, reward
			 	FROM ({PARTS} AND steps.time >= ?2 - {CLOCKS})
			 	WHERE area = ?1 AND ptu >= ?2 AND ptu < ?3
			 )
			 GROUP BY ptu, supplier, source"
		);
		let quarters = self.page(
			&format!("SELECT DISTINCT ptu FROM ({sums}) ORDER BY ptu LIMIT ?4"),
			params![area, from, until, i64::from(limit) + 1],
			limit,
			"ptu",
			|row| plain::<i64>(row, "ptu"),
		)?;
		let Some(last) = quarters.0.last().and_then(Value::as_i64) else {
			return Ok((Vec::new(), None));
		};
		let mut query =
			self.connection.prepare(&format!("{sums} ORDER BY ptu, supplier, source"))?;
		let items = query
			.query_map(params![area, from, last + 1], |row| {
				Ok(object([
					("start", number(row, "ptu")?),
					("length", PTU.to_string().into()),
					("supplier", account(row, "supplier")?),
					("source", positive(row, "source")?),
					("steps", plain::<i64>(row, "steps")?),
					("energy", number(row, "energy")?),
					("toSupplier", number(row, "to_supplier")?),
					("toDso", number(row, "to_dso")?),
					("toCso", number(row, "to_cso")?),
					("reward", number(row, "reward")?),
				]))
			})?
			.collect::<rusqlite::Result<Vec<_>>>()?;
		Ok((items, quarters.1))
	}
}
