-- SPDX-FileCopyrightText: SmartCharge contributors
-- SPDX-License-Identifier: Apache-2.0

-- Facts by name: hash of the first block, until when rows are summed up.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The latest block that was read.
CREATE TABLE head (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	number INTEGER NOT NULL,
	hash BLOB NOT NULL,
	time INTEGER NOT NULL
);

-- Blocks that were read: from the first to the last one.
CREATE TABLE spans (first INTEGER PRIMARY KEY, last INTEGER NOT NULL);

-- Times are in ms, energy is in Wh, money in the smallest unit of the token.
CREATE TABLE processes (
	process INTEGER PRIMARY KEY,
	driver BLOB NOT NULL,
	station INTEGER NOT NULL,
	cso BLOB NOT NULL,
	area INTEGER,
	authorised INTEGER,
	-- Of the record, once it has ended:
	ended_block INTEGER,
	start INTEGER,
	"end" INTEGER,
	energy INTEGER,
	sourced INTEGER,
	to_supplier INTEGER,
	to_dso INTEGER,
	to_cso INTEGER,
	reward INTEGER,
	unpaid INTEGER,
	lines INTEGER,
	reason TEXT
);
CREATE INDEX processes_of_drivers ON processes (driver, process);

-- What serves the steps from one on: the latest row by block and place that reaches a step.
CREATE TABLE services (
	process INTEGER NOT NULL,
	block INTEGER NOT NULL,
	place INTEGER NOT NULL,
	step INTEGER NOT NULL,
	supplier BLOB NOT NULL,
	source INTEGER,
	PRIMARY KEY (process, block, place)
) WITHOUT ROWID;

CREATE TABLE steps (
	process INTEGER NOT NULL,
	step INTEGER NOT NULL,
	start INTEGER,
	"end" INTEGER,
	opened_block INTEGER,
	-- Once it is settled:
	block INTEGER,
	time INTEGER,
	energy INTEGER,
	to_supplier INTEGER,
	to_dso INTEGER,
	to_cso INTEGER,
	reward INTEGER,
	PRIMARY KEY (process, step)
) WITHOUT ROWID;
CREATE INDEX steps_by_time ON steps (time) WHERE time IS NOT NULL;

-- Parts of a step that has more than one.
CREATE TABLE segments (
	process INTEGER NOT NULL,
	step INTEGER NOT NULL,
	block INTEGER NOT NULL,
	place INTEGER NOT NULL,
	supplier BLOB NOT NULL,
	source INTEGER,
	energy INTEGER NOT NULL,
	to_supplier INTEGER NOT NULL,
	PRIMARY KEY (process, step, block, place)
) WITHOUT ROWID;

-- Steps that are summed up. No area is -1, a grid mix has the source -1.
CREATE TABLE usage (
	ptu INTEGER NOT NULL,
	area INTEGER NOT NULL,
	supplier BLOB NOT NULL,
	source INTEGER NOT NULL,
	steps INTEGER NOT NULL,
	energy INTEGER NOT NULL,
	to_supplier INTEGER NOT NULL,
	to_dso INTEGER NOT NULL,
	to_cso INTEGER NOT NULL,
	reward INTEGER NOT NULL,
	PRIMARY KEY (area, ptu, supplier, source)
) WITHOUT ROWID;

CREATE TABLE ledgers (
	source INTEGER NOT NULL,
	interval INTEGER NOT NULL,
	block INTEGER NOT NULL,
	produced INTEGER NOT NULL,
	claimed INTEGER NOT NULL,
	certified INTEGER NOT NULL,
	issued INTEGER NOT NULL,
	PRIMARY KEY (source, interval)
) WITHOUT ROWID;
CREATE INDEX ledgers_by_interval ON ledgers (interval);

-- Ledgers that are summed up; `block` is the latest one that is in the sums.
CREATE TABLE production (
	source INTEGER NOT NULL,
	ptu INTEGER NOT NULL,
	block INTEGER NOT NULL,
	produced INTEGER NOT NULL,
	claimed INTEGER NOT NULL,
	certified INTEGER NOT NULL,
	issued INTEGER NOT NULL,
	PRIMARY KEY (source, ptu)
) WITHOUT ROWID;

CREATE TABLE loadings (
	area INTEGER NOT NULL,
	time INTEGER NOT NULL,
	block INTEGER NOT NULL,
	place INTEGER NOT NULL,
	percent INTEGER NOT NULL,
	price INTEGER NOT NULL,
	PRIMARY KEY (area, time, block, place)
) WITHOUT ROWID;
CREATE INDEX loadings_by_time ON loadings (time);
