// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Writes blocks, each with all its facts or not at all. What is stored does not depend on the
//! order in which blocks are read: gaps are filled later.

use super::{spans, stored, Store, PTU};
use crate::{
	error::Error,
	facts::{Block, Fact, Ledger},
};
use rusqlite::{params, Connection, OptionalExtension};
use std::ops::RangeInclusive;

impl Store {
	/// Writes a block. Returns `false` if it was read before, and changes nothing then.
	pub fn write(&mut self, block: &Block) -> Result<bool, Error> {
		let transaction = self.connection.transaction()?;
		if !spans::note(&transaction, stored(block.number)?)? {
			return Ok(false);
		}
		let number = stored(block.number)?;
		let time = stored(block.time)?;
		transaction.execute(
			"INSERT INTO head (one, number, hash, time) VALUES (1, ?1, ?2, ?3)
			 ON CONFLICT (one) DO UPDATE SET
			 	number = excluded.number, hash = excluded.hash, time = excluded.time
			 WHERE number < excluded.number",
			params![number, block.hash, time],
		)?;
		for (place, fact) in (0..).zip(&block.facts) {
			let at = At { connection: &transaction, number, time, place };
			at.write(fact)?;
		}
		transaction.commit()?;
		Ok(true)
	}

	/// Number and hash of the latest block that was read.
	pub fn head(&self) -> Result<Option<(u64, [u8; 32])>, Error> {
		let head: Option<(i64, [u8; 32])> = self
			.connection
			.query_row("SELECT number, hash FROM head", [], |row| Ok((row.get(0)?, row.get(1)?)))
			.optional()?;
		Ok(head.map(|(number, hash)| (number.unsigned_abs(), hash)))
	}

	/// Time of the latest block that was read, in ms.
	pub fn time(&self) -> Result<u64, Error> {
		let time: Option<i64> =
			self.connection.query_row("SELECT time FROM head", [], |row| row.get(0)).optional()?;
		Ok(time.map_or(0, i64::unsigned_abs))
	}

	/// Blocks up to `head` that were not read, the oldest first.
	pub fn gaps(&self, head: u64) -> Result<Vec<RangeInclusive<u64>>, Error> {
		Ok(spans::gaps(&self.connection, head)?)
	}
}

/// Where a fact is written: its block, and its place in it.
struct At<'a> {
	connection: &'a Connection,
	number: i64,
	time: i64,
	place: i64,
}

impl At<'_> {
	fn write(&self, fact: &Fact) -> Result<(), Error> {
		let Self { connection, number, time, place } = *self;
		match fact {
			Fact::Authorised { process, station, driver, cso, area } => {
				connection.execute(
					"INSERT INTO processes (process, driver, station, cso, area, authorised)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
					 ON CONFLICT (process) DO UPDATE SET
					 	area = excluded.area, authorised = excluded.authorised",
					params![stored(*process)?, driver, station, cso, area, time],
				)?;
			},
			Fact::Served { process, step, service } => {
				connection.execute(
					"INSERT INTO services (process, block, place, step, supplier, source)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
					params![
						stored(*process)?,
						number,
						place,
						step,
						service.supplier,
						service.source
					],
				)?;
			},
			Fact::Opened { process, step, start, end } => {
				connection.execute(
					r#"INSERT INTO steps (process, step, start, "end", opened_block)
					 VALUES (?1, ?2, ?3, ?4, ?5)
					 ON CONFLICT (process, step) DO UPDATE SET
					 	start = excluded.start, "end" = excluded."end",
					 	opened_block = excluded.opened_block
					 WHERE opened_block IS NULL OR opened_block <= excluded.opened_block"#,
					params![stored(*process)?, step, stored(*start)?, stored(*end)?, number],
				)?;
			},
			Fact::Segment { process, step, service, energy, to_supplier } => {
				connection.execute(
					"INSERT INTO segments
					 	(process, step, block, place, supplier, source, energy, to_supplier)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
					params![
						stored(*process)?,
						step,
						number,
						place,
						service.supplier,
						service.source,
						stored(*energy)?,
						stored(*to_supplier)?
					],
				)?;
			},
			Fact::Settled { process, step, sums } => {
				connection.execute(
					"INSERT INTO steps (process, step, block, time, energy, to_supplier, to_dso,
					 	to_cso, reward)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
					 ON CONFLICT (process, step) DO UPDATE SET
					 	block = excluded.block, time = excluded.time, energy = excluded.energy,
					 	to_supplier = excluded.to_supplier, to_dso = excluded.to_dso,
					 	to_cso = excluded.to_cso, reward = excluded.reward",
					params![
						stored(*process)?,
						step,
						number,
						time,
						stored(sums.energy)?,
						stored(sums.to_supplier)?,
						stored(sums.to_dso)?,
						stored(sums.to_cso)?,
						stored(sums.reward)?
					],
				)?;
			},
			Fact::Finished { process, record } => {
				let sums = record.sums;
				connection.execute(
					r#"INSERT INTO processes (process, driver, station, cso, ended_block, start,
					 	"end", energy, sourced, to_supplier, to_dso, to_cso, reward, unpaid, lines,
					 	reason)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
					 ON CONFLICT (process) DO UPDATE SET
					 	ended_block = excluded.ended_block, start = excluded.start,
					 	"end" = excluded."end", energy = excluded.energy,
					 	sourced = excluded.sourced, to_supplier = excluded.to_supplier,
					 	to_dso = excluded.to_dso, to_cso = excluded.to_cso,
					 	reward = excluded.reward, unpaid = excluded.unpaid,
					 	lines = excluded.lines, reason = excluded.reason"#,
					params![
						stored(*process)?,
						record.driver,
						record.station,
						record.cso,
						number,
						stored(record.start)?,
						stored(record.end)?,
						stored(sums.energy)?,
						stored(record.sourced)?,
						stored(sums.to_supplier)?,
						stored(sums.to_dso)?,
						stored(sums.to_cso)?,
						stored(sums.reward)?,
						stored(record.unpaid)?,
						record.lines,
						record.reason
					],
				)?;
			},
			Fact::Ledger { source, interval, before, now } => {
				self.ledger(*source, *interval, *before, *now)?;
			},
			Fact::Loading { area, percent, price } => {
				connection.execute(
					"INSERT INTO loadings (area, time, block, place, percent, price)
					 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
					params![area, time, number, place, percent, price],
				)?;
			},
		}
		Ok(())
	}

	/// A ledger as it is now; of an interval that is summed up, what changed.
	fn ledger(&self, source: u32, interval: u64, before: Ledger, now: Ledger) -> Result<(), Error> {
		let Self { connection, number, .. } = *self;
		let start = stored(interval)?;
		let until = super::roll_up::rolled_up_until(connection)?;
		if start >= until {
			connection.execute(
				"INSERT INTO ledgers (source, interval, block, produced, claimed, certified, issued)
				 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
				 ON CONFLICT (source, interval) DO UPDATE SET
				 	block = excluded.block, produced = excluded.produced,
				 	claimed = excluded.claimed, certified = excluded.certified,
				 	issued = excluded.issued
				 WHERE block < excluded.block",
				params![
					source,
					start,
					number,
					stored(now.produced)?,
					stored(now.claimed)?,
					stored(now.certified)?,
					stored(now.issued)?
				],
			)?;
			return Ok(());
		}
		let change = |now: u64, before: u64| Ok::<_, Error>(stored(now)? - stored(before)?);
		// A block that is older than those in the sums is in them.
		connection.execute(
			"INSERT INTO production (source, ptu, block, produced, claimed, certified, issued)
			 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
			 ON CONFLICT (source, ptu) DO UPDATE SET
			 	block = excluded.block, produced = produced + excluded.produced,
			 	claimed = claimed + excluded.claimed, certified = certified + excluded.certified,
			 	issued = issued + excluded.issued
			 WHERE block < excluded.block",
			params![
				source,
				start - start % stored(PTU)?,
				number,
				change(now.produced, before.produced)?,
				change(now.claimed, before.claimed)?,
				change(now.certified, before.certified)?,
				change(now.issued, before.issued)?
			],
		)?;
		Ok(())
	}
}
