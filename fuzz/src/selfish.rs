// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Sequences of actors who look after themselves: what a driver, an operator, a supplier, a DSO or
//! the holder of a meter's key would try, in random order.

use crate::input::{Block, Input, Op, What};
use rand::{seq::IndexedRandom, Rng};
use rand_chacha::ChaCha8Rng;
use serde_json::{json, Map, Value};
use smartcharge_primitives::{Moment, MILLIS_PER_HOUR};
use smartcharge_runtime::TOKEN;

const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// Operations of a sequence.
const LENGTH: usize = 50;

const DRIVERS: [&str; 4] = ["Alice", "Bob", "Charlie", "Dave"];
const SUPPLIERS: [&str; 3] = ["SupplierA", "SupplierB", "SupplierC"];
/// Stations of the prelude.
const STATIONS: u64 = 4;
/// Who owns the meters of the prelude.
const OWNERS: [(&str, &[u64]); 5] = [
	("Cso", &[0, 1, 2, 3]),
	("SupplierA", &[5, 6]),
	("SupplierB", &[7]),
	("SupplierC", &[8]),
	("Bob", &[9]),
];
/// The meters of the prelude's sources.
const PRODUCTION: [u64; 5] = [5, 6, 7, 8, 9];

/// A sequence.
pub fn sequence(rng: &mut ChaCha8Rng) -> Input {
	let mut input = Input::default();
	let mut length = 0;
	while length < LENGTH {
		let blocks = step(rng);
		length += blocks.iter().map(|block| block.ops.len()).sum::<usize>();
		input.blocks.extend(blocks);
	}
	// Everything closes.
	input.blocks.push(block(2 * MILLIS_PER_HOUR, Vec::new()));
	input.blocks.push(block(2_000, Vec::new()));
	input
}

fn one<T: Copy>(rng: &mut ChaCha8Rng, of: &[T]) -> T {
	*of.choose(rng).expect("there are some")
}

fn call(by: &str, name: &str, args: Value) -> Op {
	let args = args.as_object().cloned().unwrap_or_default();
	Op { by: Some(by.into()), seed: 0, again: false, what: What::Call(name.into(), args) }
}

fn read(by: &str, readings: Vec<Value>) -> Op {
	Op { by: Some(by.into()), seed: 0, again: false, what: What::Read(readings) }
}

fn block(after: Moment, ops: Vec<Op>) -> Block {
	// Nobody is interested in the blocks of an hour: they were made.
	Block { after, idle: after >= MILLIS_PER_HOUR, ops }
}

fn now(op: Op) -> Vec<Block> {
	vec![block(2_000, vec![op])]
}

/// What one of them does next.
fn step(rng: &mut ChaCha8Rng) -> Vec<Block> {
	let driver = one(rng, &DRIVERS);
	let supplier = one(rng, &SUPPLIERS);
	let station = rng.random_range(0..STATIONS);
	let source = rng.random_range(0..5u64);
	// The latest one, unless it is named.
	let process = match rng.random_bool(0.6) {
		true => json!({}),
		false => json!({ "process": rng.random_range(0..10u64) }),
	};
	match rng.random_range(0..60) {
		55..60 => records(rng, driver, station),
		46..49 => disputes_everything(rng, driver, station),
		49..52 => supplier_and_operator(rng, driver, station),
		52..55 => rounding(rng, driver, station),
		42..46 => mandate(rng, driver, station),
		0..6 => charge(rng, driver, station),
		6..14 => measure(rng),
		14..17 => tricks(rng),
		17..19 => {
			// A station is more expensive in the moment before somebody comes.
			let price = rng.random_range(0..40) * TOKEN as u64 / 4;
			let args = json!({
				"station": station,
				"power": 5_000,
				"price_per_hour": price,
				"suppliers": SUPPLIERS,
				"host": null,
			});
			now(call("Cso", "Charging.update_station", args))
		},
		19..22 => {
			// Bait and switch: the source is cheap, the grid mix behind it is not.
			let (cheap, expensive) = (rng.random_range(0..3), rng.random_range(1..40));
			let prices = |price: u64| vec![price * TOKEN as u64; 96];
			vec![block(
				2_000,
				vec![
					call(
						supplier,
						"Charging.publish_offer",
						json!({"source": source, "prices": prices(cheap)}),
					),
					call(
						supplier,
						"Charging.publish_offer",
						json!({"source": null, "prices": prices(expensive)}),
					),
				],
			)]
		},
		22..24 => {
			let (hours, reward) = (rng.random_range(1..5u64), rng.random_range(1..10u64));
			let direction = one(rng, &["Up", "Down"]);
			let target = match rng.random_bool(0.5) {
				true => json!({ "Area": 0 }),
				false => json!({ "Process": process.get("process").cloned().unwrap_or(json!(0)) }),
			};
			// The window is generated: as a rule it begins about now.
			let args = json!({
				"target": target,
				"direction": direction,
				"reward": reward * TOKEN as u64,
				"max_responses": hours,
			});
			let mut op = call("Dso", "DemandResponse.send_signal", args);
			op.seed = rng.random_range(1..1 << 40);
			now(op)
		},
		24..26 => now(call(driver, "Charging.disconnect", process)),
		26 => {
			let mut args = process;
			args["reason"] = json!("Other");
			now(call("Cso", "Charging.terminate", args))
		},
		27 => {
			let after = rng.random_range(1..26) * MILLIS_PER_HOUR;
			vec![block(after, vec![call("Brp", "Charging.close_stale", process)])]
		},
		28 => {
			let choice = match rng.random_range(0..3) {
				0 => json!("Cheapest"),
				_ => json!({ "Source": source }),
			};
			let mut args = process;
			args["choice"] = choice;
			now(call(driver, "Charging.change_source", args))
		},
		29 => {
			let meter = one(rng, &[0, 1, 3, 5, 7]);
			let suspend = call("Dso", "Metering.suspend_meter", json!({ "meter": meter }));
			let mut blocks = vec![block(2_000, vec![suspend])];
			blocks.extend(measure(rng));
			let approve = call("Dso", "Metering.approve_meter", json!({ "meter": meter }));
			blocks.push(block(2_000, vec![approve]));
			blocks
		},
		30 => now(call(supplier, "Origin.replace_meter", json!({ "source": source, "meter": 10 }))),
		31 => {
			// A correction after the certificates have gone elsewhere.
			let energy = rng.random_range(1..2_000u64);
			let mut give = call(supplier, "Origin.transfer_certificate", Value::Null);
			give.what = What::Call("Origin.transfer_certificate".into(), Map::new());
			give.seed = rng.random_range(1..1 << 40);
			let mut correct =
				call("Dso", "Origin.withdraw", json!({"source": source, "energy": energy}));
			correct.seed = give.seed;
			vec![block(2_000, vec![give, correct])]
		},
		32 => {
			let recipient = one(rng, &["Alice", "SupplierC"]);
			let args = json!({ "source": 4, "recipient": recipient });
			now(call("Bob", "Origin.set_recipient", args))
		},
		33 => {
			let amount = rng.random_range(1..900) * TOKEN as u64;
			let args = json!({ "amount": amount, "payout_reference": "out" });
			now(call(driver, "Tokens.request_withdrawal", args))
		},
		34 => {
			let base = rng.random_range(0..3) * TOKEN as u64;
			now(call("Dso", "Grid.set_tariff", json!({ "area": 0, "base": base, "steps": [] })))
		},
		35 => now(call("SupplierA", "Consortium.deregister_driver", json!({ "driver": driver }))),
		36 => now(call("SupplierA", "Consortium.register_driver", json!({ "driver": driver }))),
		37 => {
			// What was drawn in a long step, and then nobody reads for a day.
			let mut blocks = charge(rng, driver, station);
			blocks.extend(measure(rng));
			let close = call(driver, "Charging.close_stale", json!({}));
			blocks.push(block(25 * MILLIS_PER_HOUR, vec![close]));
			blocks
		},
		38 => no_car(rng, driver, station),
		39 => {
			// Who has to pay for the power of a station wants it closed before it is read.
			let mut blocks = charge(rng, driver, station);
			let dso = if station == 3 { "DsoB" } else { "Dso" };
			for by in [dso, "Cso"] {
				blocks.extend(now(call(by, "Charging.close_on_last_reading", json!({}))));
			}
			blocks
		},
		40 => {
			// A new base in the middle of a process, as high or low as its owner likes.
			let meter = one(rng, &[0, 1, 2, 5, 7]);
			let register = rng.random_range(0..100_000u64);
			let mut approve = call("Dso", "Metering.approve_meter", json!({ "meter": meter }));
			if rng.random_bool(0.5) {
				approve = call(
					"Dso",
					"Metering.approve_meter",
					json!({ "meter": meter, "base": { "register": register } }),
				);
			}
			let mut blocks = charge(rng, driver, station);
			blocks.extend(now(approve));
			blocks.extend(measure(rng));
			blocks
		},
		_ => vec![block(rng.random_range(1..120) * MINUTE, Vec::new())],
	}
}

/// An operator starts what a mandate allows, whether there is a car or not, and stops at any time.
fn mandate(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let most = rng.random_range(1..60) * TOKEN as u64;
	let give = json!({
		"operator": rng.random_bool(0.5).then_some("Cso"),
		"request": {
			"energy": one(rng, &[200, 3_000, 9_000]),
			"steps": rng.random_range(1..6),
			"step": 15 * MINUTE,
			"preferences": {
				"source": "Cheapest",
				"demand_response": rng.random_bool(0.3),
				"minimum_reward": 0,
				"max_price": null,
				"max_cost": most,
				"when_equal": "Early",
				"flexible_power": null,
				"replan": false,
				"version": 0,
			},
		},
		"max_price_per_hour": 20 * TOKEN as u64,
		"max_per_day": most * rng.random_range(1..3),
		"until": 1_820_000_000_000u64,
	});
	let start = json!({
		"driver": driver,
		"station": station,
		"energy": null,
		"steps": null,
		"reading": null,
	});
	let start = || call("Cso", "Charging.start_for", start.clone());
	let idle = json!({ "meter": station, "power": 0 });
	let mut first = vec![call(driver, "Debts.pay", json!({}))];
	if rng.random_bool(0.7) {
		first.push(call(driver, "Charging.give_mandate", give));
	}
	first.push(start());
	let mut blocks = vec![block(2_000, vec![read("Cso", vec![idle])]), block(2_000, first)];
	for _ in 0..rng.random_range(0..5) {
		let flow = json!({ "meter": station, "power": one(rng, &[0, 0, 300, 9_000]) });
		let every = one(rng, &[1, 5, 15]) * MINUTE;
		blocks.push(block(every, vec![read("Cso", vec![flow])]));
	}
	match rng.random_range(0..4) {
		0 => blocks.push(block(2_000, vec![call(driver, "Charging.disconnect", json!({}))])),
		1 => {
			// The time is generated: as a rule it is about now.
			let mut op = call("Cso", "Charging.stop", json!({ "reason": "Local" }));
			op.seed = rng.random_range(1..1 << 40);
			blocks.push(block(2_000, vec![op]));
		},
		2 => {
			let revoke = json!({ "mandate": rng.random_range(0..4u64) });
			blocks.push(block(2_000, vec![call(driver, "Charging.revoke_mandate", revoke)]));
		},
		_ => (),
	}
	blocks.push(block(2_000, vec![start()]));
	blocks
}

/// A call of somebody with whom it can succeed, with arguments that are made for it.
fn any(rng: &mut ChaCha8Rng, name: &str, args: Value) -> Op {
	Op { by: None, seed: rng.random_range(1..1 << 40), ..call("", name, args) }
}

/// A process that ends.
fn ended(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut blocks = charge(rng, driver, station);
	blocks.extend(measure(rng));
	blocks.extend(now(call(driver, "Charging.disconnect", json!({}))));
	blocks.extend(measure(rng));
	blocks
}

/// Disputes go their way: some are answered, ruled and appealed, and time passes.
fn court(rng: &mut ChaCha8Rng) -> Vec<Block> {
	let mut blocks = Vec::new();
	for name in [
		"Corrections.answer_dispute",
		"Corrections.rule_dispute",
		"Corrections.appeal_ruling",
		"Corrections.decide_appeal",
	] {
		let ops = (0..rng.random_range(0..4)).map(|_| any(rng, name, json!({}))).collect();
		blocks.push(block(one(rng, &[2_000, 2_000, 62_000]), ops));
		blocks.push(block(2_000, Vec::new()));
	}
	if let Some(Op { what, .. }) = blocks.get_mut(6).and_then(|block| block.ops.first_mut()) {
		*what = What::Motion("Corrections.decide_appeal".into(), Map::new());
	}
	for _ in 0..rng.random_range(0..4) {
		blocks.push(block(48 * MILLIS_PER_HOUR, Vec::new()));
	}
	blocks
}

/// A driver disputes each line, as often as it can, and whatever was corrected.
fn disputes_everything(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut blocks = ended(rng, driver, station);
	for line in 0..rng.random_range(1..5u64) {
		let mut op = call(driver, "Corrections.dispute_line", json!({ "line": line }));
		op.seed = rng.random_range(1..1 << 40);
		blocks.extend(now(op));
		if rng.random_bool(0.3) {
			blocks.extend(now(any(rng, "Corrections.correct", json!({}))));
		}
	}
	blocks.extend(court(rng));
	let again = any(rng, "Corrections.dispute_line", json!({}));
	blocks.extend(now(Op { by: Some(driver.into()), ..again }));
	blocks.extend(court(rng));
	blocks
}

/// A supplier and an operator keep a driver from its money: sham disputes that a friend concedes,
/// small corrections, and disputes of what was corrected.
fn supplier_and_operator(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut blocks = ended(rng, driver, station);
	for _ in 0..rng.random_range(2..7) {
		let friend = one(rng, &["Cso", "SupplierA", "SupplierB", "SupplierC"]);
		let name = one(
			rng,
			&[
				"Corrections.correct",
				"Corrections.dispute_line",
				"Corrections.dispute_correction",
				"Corrections.answer_dispute",
			],
		);
		let args = match name {
			"Corrections.dispute_line" => json!({ "excess": { "Energy": 1 } }),
			"Corrections.answer_dispute" => json!({ "answer": "Concede" }),
			_ => json!({}),
		};
		let op = any(rng, name, args);
		blocks.extend(now(Op { by: rng.random_bool(0.7).then(|| friend.into()), ..op }));
		if rng.random_bool(0.4) {
			let by_dso = any(rng, "Corrections.correct", json!({}));
			let dso = if station == 3 { "DsoB" } else { "Dso" };
			blocks.extend(now(Op { by: Some(dso.into()), ..by_dso }));
		}
	}
	let own = any(rng, "Corrections.dispute_line", json!({}));
	blocks.extend(now(Op { by: Some(driver.into()), ..own }));
	blocks.extend(court(rng));
	blocks.extend(now(any(rng, "Debts.collect", json!({}))));
	blocks
}

/// A DSO corrects up and down, Wh by Wh, to gain by rounding.
fn rounding(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut blocks = ended(rng, driver, station);
	let dso = if station == 3 { "DsoB" } else { "Dso" };
	for _ in 0..rng.random_range(3..10) {
		let most = one(rng, &[1, 1, 2, 7, 500]);
		let delta = rng.random_range(-most..=most);
		let changes = match rng.random_bool(0.5) {
			true => json!({ "Energy": delta }),
			false => json!({ "Listed": [{ "line": 0, "of": { "Energy": 0 }, "delta": delta }] }),
		};
		blocks.extend(now(call(dso, "Corrections.correct", json!({ "changes": changes }))));
		if rng.random_bool(0.6) {
			let name = one(rng, &["accept_correction", "accept_correction", "reject_correction"]);
			let name = format!("Corrections.{name}");
			blocks.extend(now(call(driver, &name, json!({}))));
		}
		if rng.random_bool(0.2) {
			blocks.extend(now(any(rng, "Corrections.dispute_correction", json!({}))));
		}
	}
	blocks.extend(court(rng));
	blocks
}

/// A driver without a car answers every signal not to consume.
fn no_car(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut blocks = charge(rng, driver, station);
	blocks.truncate(3);
	for block in &mut blocks {
		for op in &mut block.ops {
			if let What::Call(name, args) = &mut op.what {
				if name == "Charging.request" {
					args["preferences"]["demand_response"] = json!(true);
				}
			}
		}
	}
	let signal = call(
		if station == 3 { "DsoB" } else { "Dso" },
		"DemandResponse.send_signal",
		json!({
			"target": { "Area": u64::from(station == 3) },
			"direction": "Down",
			"reward": 2 * TOKEN as u64,
			"max_responses": 4,
		}),
	);
	blocks.insert(2, block(2_000, vec![signal]));
	let every = one(rng, &[5, 15]) * MINUTE;
	for _ in 0..rng.random_range(2..9) {
		let still = json!({ "meter": station, "power": 0 });
		blocks.push(block(every, vec![read("Cso", vec![still])]));
	}
	blocks
}

/// Operator and driver submit records, of whatever process and with whatever register, and have
/// corrected what they can.
fn records(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let mut ops = Vec::new();
	let mut by = |who: &str, name: &str, args: Value| {
		let seed = rng.random_range(1..u64::MAX);
		ops.push(Op { seed, ..call(who, name, args) });
	};
	let dso = if station == 3 { "DsoB" } else { "Dso" };
	by("Cso", "Metering.request_recorder", json!({ "meter": station }));
	by(dso, "Metering.approve_recorder", json!({}));
	for who in ["Cso", driver, "Cso"] {
		by(who, "Metering.submit_records", json!({}));
		by(who, "Corrections.correct", json!({}));
	}
	// A recorder stays for several processes, as a rule.
	let set_up = if rng.random_bool(0.1) { 0 } else { 2 };
	vec![block(2_000, ops.split_off(set_up))]
}

/// A driver comes, asks, and is scheduled, perhaps late.
fn charge(rng: &mut ChaCha8Rng, driver: &str, station: u64) -> Vec<Block> {
	let steps = rng.random_range(1..9u64);
	let step = one(rng, &[5, 15, 15, 30, 60, 48 * 60]) * MINUTE;
	let steps = if step > MILLIS_PER_HOUR { 1 } else { steps };
	let (id, supplier) = one(rng, &[(0u64, "SupplierA"), (1, "SupplierA"), (2, "SupplierB")]);
	let source = match rng.random_range(0..5) {
		0 => json!("Cheapest"),
		1 => json!({ "Carrier": "Solar" }),
		_ => json!({ "Source": id }),
	};
	// One of three offers has prices below zero, down to -4 tokens.
	let mut offer = |supplier: &str, source: Value, most: i64| {
		let least = if rng.random_bool(0.33) { -8 } else { 1 };
		let prices: Vec<_> =
			(0..steps).map(|_| rng.random_range(least..=most) * TOKEN as i64 / 2).collect();
		call(supplier, "Charging.offer", json!({ "source": source, "prices": prices }))
	};
	let offers = [
		offer(supplier, json!(id), 6),
		offer("SupplierA", Value::Null, 20),
		offer("SupplierB", Value::Null, 8),
	];
	let max_price = match rng.random_bool(0.5) {
		true => json!(rng.random_range(1..8) * TOKEN as u64),
		false => Value::Null,
	};
	let preferences = json!({
		"source": source,
		"demand_response": rng.random_bool(0.5),
		"minimum_reward": 0,
		"max_price": max_price,
	});
	let energy = one(rng, &[1, 200, 3_000, 9_000, 40_000]);
	let request = json!({
		"energy": energy,
		"steps": steps,
		"step": step,
		"preferences": preferences,
	});
	let late = match rng.random_range(0..5) {
		0 => rng.random_range(1..12 * 60) * MINUTE,
		_ => 2_000,
	};
	let fresh = json!({ "meter": station, "power": 0 });
	let mut asked = vec![
		// Who is in debt cannot charge.
		call(driver, "Debts.pay", json!({})),
		call(driver, "Charging.authorise", json!({ "station": station })),
		call(driver, "Charging.request", request),
	];
	asked.extend(offers);
	// The latest reading may be some minutes old, and of somebody else.
	let before = one(rng, &[2_000, 10 * MINUTE]);
	let mut blocks = vec![
		block(2_000, vec![read("Cso", vec![fresh])]),
		block(before, asked),
		block(late, vec![call("Cso", "Charging.schedule", json!({}))]),
	];
	if rng.random_bool(0.8) {
		blocks.extend(measure(rng));
	}
	blocks
}

/// The meters are read as they should be, for a while.
fn measure(rng: &mut ChaCha8Rng) -> Vec<Block> {
	let every = one(rng, &[5, 5, 5, 15, 60]) * MINUTE;
	let powers: Vec<u64> = (0..STATIONS).map(|_| one(rng, &[0, 300, 4_500, 9_000])).collect();
	let made: Vec<u64> = PRODUCTION.iter().map(|_| one(rng, &[0, 2_000, 9_000, 9_000])).collect();
	(0..rng.random_range(1..5))
		.map(|_| {
			let stations = (0..STATIONS).zip(&powers);
			let meters = stations.chain(PRODUCTION.into_iter().zip(&made));
			let obey = rng.random_bool(0.6);
			let readings = meters.map(
				|(meter, power)| json!({ "meter": meter, "power": power, "obey": obey && meter < STATIONS }),
			);
			let readings: Vec<_> = readings.collect();
			let ops = match every > 15 * MINUTE {
				// Only owners can leave out readings.
				true => by_owner(readings),
				false => vec![read("Custodian", readings)],
			};
			block(every, ops)
		})
		.collect()
}

/// Batches of the owners of the meters.
fn by_owner(readings: Vec<Value>) -> Vec<Op> {
	let of = |owner: &str| {
		let mine = readings.iter().filter(|reading| {
			let meter = reading["meter"].as_u64().unwrap_or_default();
			OWNERS.iter().any(|(who, meters)| *who == owner && meters.contains(&meter))
		});
		read(owner, mine.cloned().collect())
	};
	OWNERS.iter().map(|(owner, _)| of(owner)).collect()
}

/// What the holder of a key can do with readings.
fn tricks(rng: &mut ChaCha8Rng) -> Vec<Block> {
	let station = rng.random_range(0..STATIONS);
	let meter = match rng.random_bool(0.5) {
		true => station,
		false => one(rng, &PRODUCTION),
	};
	let power = one(rng, &[0, 4_500, 9_000]);
	let reading =
		|ago: u64, plus: u64| json!({"meter": meter, "power": power, "ago": ago, "plus": plus});
	let owner = one(rng, &["Cso", "SupplierA", "Alice"]);
	match rng.random_range(0..5) {
		// A Wh in each millisecond.
		0 => {
			let count = rng.random_range(2..40u64);
			let burst = (0..count).map(|at| reading(count - at, at + 1)).collect();
			vec![block(MINUTE, vec![read(owner, burst)])]
		},
		// Withheld for hours, then all at once.
		1 => {
			let hours = rng.random_range(1..5u64);
			let all = (0..hours).rev().map(|ago| reading(ago * MILLIS_PER_HOUR, 0)).collect();
			vec![block(hours * MILLIS_PER_HOUR, vec![read(owner, all)])]
		},
		// The newest first.
		2 => {
			let all = (0..6).map(|ago| reading(ago * 5 * MINUTE, 0)).collect();
			vec![block(30 * MINUTE, vec![read(owner, all)])]
		},
		// A jump.
		3 => {
			let jump = json!({"meter": meter, "power": 0, "plus": rng.random_range(1..90_000u64)});
			vec![block(5 * MINUTE, vec![read(owner, vec![jump])])]
		},
		// Twice the same.
		_ => vec![block(5 * MINUTE, vec![read(owner, vec![reading(0, 0), reading(0, 0)])])],
	}
}
