// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sums up what is old by quarters of an hour: steps by area, supplier and source, ledgers by
//! source. Of loadings the highest of each quarter stays. Sums of energy and money stay the same.

use super::{stored, Store, PTU};
use crate::error::Error;
use rusqlite::{params, Connection, OptionalExtension, Result as SqlResult};

/// Steps that are settled, by quarter, area, supplier and source. A step with segments is several
/// rows; what belongs to the step as a whole is in the first one. It counts in the quarter in which
/// it began.
pub const PARTS: &str = r#"
	SELECT steps.process, steps.step, steps.time,
		(coalesce(steps.start, steps.time) / 900000) * 900000 AS ptu,
		coalesce(processes.area, -1) AS area,
		coalesce(segments.supplier, service.supplier, x'') AS supplier,
		coalesce(CASE WHEN segments.process IS NULL THEN service.source ELSE segments.source END, -1)
			AS source,
		coalesce(segments.energy, steps.energy) AS energy,
		coalesce(segments.to_supplier, steps.to_supplier) AS to_supplier,
		first.is_first AS steps,
		steps.to_dso * first.is_first AS to_dso,
		steps.to_cso * first.is_first AS to_cso,
		steps.reward * first.is_first AS reward
	FROM steps
	LEFT JOIN processes ON processes.process = steps.process
	LEFT JOIN segments ON segments.process = steps.process AND segments.step = steps.step
	LEFT JOIN services AS service ON service.process = steps.process
		AND (service.block, service.place) = (
			SELECT block, place FROM services AS latest
			WHERE latest.process = steps.process AND latest.step <= steps.step
				AND latest.block <= steps.block
			ORDER BY block DESC, place DESC LIMIT 1
		)
	JOIN (SELECT 1 AS is_first UNION ALL SELECT 0) AS first ON first.is_first = (
		segments.process IS NULL OR (segments.block, segments.place) = (
			SELECT block, place FROM segments AS earliest
			WHERE earliest.process = steps.process AND earliest.step = steps.step
			ORDER BY block, place LIMIT 1
		)
	)
	WHERE steps.time IS NOT NULL
"#;

/// Time in ms before which everything is summed up.
pub fn rolled_up_until(connection: &Connection) -> SqlResult<i64> {
	let until: Option<String> = connection
		.query_row("SELECT value FROM about WHERE name = 'rolled_up_until'", [], |row| row.get(0))
		.optional()?;
	Ok(until.and_then(|text| text.parse().ok()).unwrap_or(0))
}

impl Store {
	/// Sums up what is older than `until`, in ms, which is rounded down to a quarter of an hour.
	pub fn roll_up(&mut self, until: u64) -> Result<(), Error> {
		let until = stored(until - until % PTU)?;
		let transaction = self.connection.transaction()?;
		transaction.execute(
			&format!(
				"INSERT INTO usage (ptu, area, supplier, source, steps, energy, to_supplier, to_dso,
				 	to_cso, reward)
				 SELECT ptu, area, supplier, source, sum(steps), sum(energy), sum(to_supplier),
				 	sum(to_dso), sum(to_cso), sum(reward)
				 FROM ({PARTS} AND steps.time < ?1)
				 WHERE true GROUP BY ptu, area, supplier, source
				 ON CONFLICT (area, ptu, supplier, source) DO UPDATE SET
				 	steps = steps + excluded.steps, energy = energy + excluded.energy,
				 	to_supplier = to_supplier + excluded.to_supplier,
				 	to_dso = to_dso + excluded.to_dso, to_cso = to_cso + excluded.to_cso,
				 	reward = reward + excluded.reward"
			),
			[until],
		)?;
		transaction.execute(
			"DELETE FROM segments WHERE EXISTS (SELECT 1 FROM steps WHERE
			 	steps.process = segments.process AND steps.step = segments.step AND steps.time < ?1)",
			[until],
		)?;
		transaction.execute(
			r#"DELETE FROM steps WHERE time < ?1 OR (time IS NULL AND "end" < ?1)"#,
			[until],
		)?;
		// What served a process of which nothing is left.
		transaction.execute(
			r#"DELETE FROM services WHERE process IN (SELECT process FROM processes
			 WHERE "end" < ?1) AND process NOT IN (SELECT process FROM steps)"#,
			[until],
		)?;
		let ptu = stored(PTU)?;
		transaction.execute(
			"INSERT INTO production (source, ptu, block, produced, claimed, certified, issued)
			 SELECT source, interval - interval % ?2, max(block), sum(produced), sum(claimed),
			 	sum(certified), sum(issued)
			 FROM ledgers WHERE interval < ?1 GROUP BY source, interval - interval % ?2
			 ON CONFLICT (source, ptu) DO UPDATE SET
			 	block = max(block, excluded.block), produced = produced + excluded.produced,
			 	claimed = claimed + excluded.claimed, certified = certified + excluded.certified,
			 	issued = issued + excluded.issued",
			params![until, ptu],
		)?;
		transaction.execute("DELETE FROM ledgers WHERE interval < ?1", [until])?;
		transaction.execute(
			"DELETE FROM loadings WHERE time < ?1 AND (block, place) <> (
			 	SELECT block, place FROM loadings AS other
			 	WHERE other.area = loadings.area
			 		AND other.time >= loadings.time - loadings.time % ?2
			 		AND other.time < loadings.time - loadings.time % ?2 + ?2
			 	ORDER BY percent DESC, block, place LIMIT 1)",
			params![until, ptu],
		)?;
		transaction.execute(
			"INSERT INTO about (name, value) VALUES ('rolled_up_until', ?1)
			 ON CONFLICT (name) DO UPDATE SET value = excluded.value
			 WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)",
			[until.to_string()],
		)?;
		transaction.commit()?;
		Ok(())
	}
}
