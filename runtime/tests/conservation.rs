// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Money and energy are conserved, whatever is called in whatever order: random sequences of calls
//! and readings on the real runtime.
//!
//! - INV-M1: the sum of all balances is the total issuance, and changes by deposits and settled
//!   withdrawals alone.
//! - INV-E1: the energy of a process's settled steps is that of its charge detail record, and no
//!   more than its meter counted.
//! - INV-E2: what a source made is certified or issued, each Wh once; no process is certified more
//!   than it took from sources, and no more was claimed than it took.
//! - INV-B1: each Wh that a process took until its disconnect and that counted as production of a
//!   source is booked to a supplier, once, in a position or as late energy.
//! - INV-S1: no step is settled twice, and steps are settled in order.
//! - INV-R1: a refused call and a repeated reading change nothing.

mod common;

use common::{account, check_invariants, dispatch, genesis, next_block, now, set_time, START};
use pallet_charging::{FaultReason, Preferences, WhenEqual, PREFERENCES_VERSION};
use pallet_demand_response::Target;
use polkadot_sdk::{
	frame_support::{sp_runtime::StateVersion, BoundedVec},
	frame_system, pallet_balances, sp_io,
};
use proptest::{prelude::*, test_runner::TestRunner};
use smartcharge_primitives::testing::cases;
use smartcharge_primitives::{
	page::MAX_PAGE, Carrier, Direction, Energy, Interval, MeterId, MeterReading, Moment, Price,
	ProcessId, SourceChoice, SourceId, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	Balance, Runtime, RuntimeCall, RuntimeEvent, System, TOKEN, TOKEN_PER_KWH,
};
use std::{cell::RefCell, collections::BTreeMap};

/// Somebody of the cast, as a rule the one whose business it is.
#[derive(Clone, Copy, Debug)]
struct Actor(Option<&'static str>);

impl Actor {
	fn or(self, right: &'static str) -> &'static str {
		self.0.unwrap_or(right)
	}
}

#[derive(Clone, Debug)]
enum Op {
	Deposit(Balance, u8),
	RequestWithdrawal(Balance),
	SettleWithdrawal(u64, u8),
	RejectWithdrawal(u64),
	Tariff(Price),
	Loading(u16),
	UpdateStation(u32, Balance),
	Authorise,
	Request {
		energy: Energy,
		steps: u32,
		quarters: u64,
		opted_in: bool,
		source: SourceChoice,
		max_price: Option<Price>,
	},
	Offer(Vec<Price>),
	Publish(Vec<Price>),
	Schedule,
	/// Readings `after` some time, with `power` W flowing into the vehicle meanwhile and `made` W
	/// out of each source.
	Read {
		after: Moment,
		power: Energy,
		made: [Energy; 2],
	},
	/// Prices of a source of supplier A.
	PublishSource(u32, Vec<Price>),
	ChangeSource(SourceChoice),
	/// A correction of what a source made in the interval so many before now.
	Withdraw(u32, Moment, Energy),
	ReadAgain,
	Disconnect,
	Terminate,
	CloseStale,
	/// Consent of the DSO, or of the operator.
	CloseOnLast(bool),
	PayDebts,
	Signal {
		process: bool,
		hours: u64,
		up: bool,
		reward: Balance,
	},
	WithdrawSignal(u64),
	Wait(Moment),
}

fn actor() -> impl Strategy<Value = Actor> {
	let cast = ["Cso", "Dso", "SupplierA", "SupplierB", "Custodian", "Alice", "Bob", "Stranger"];
	prop_oneof![
		9 => Just(Actor(None)),
		1 => proptest::sample::select(cast.to_vec()).prop_map(|who| Actor(Some(who))),
	]
}

/// A whole process on its way, so that random operations meet running ones.
fn begin() -> impl Strategy<Value = Vec<(Op, Actor)>> {
	let request = (500..12_000u64, 2..10u32, 1..3u64, choice());
	let signal = (1..4u64, any::<bool>(), 0..40 * TOKEN);
	(request, signal, 0..12_000u64, proptest::collection::vec(price(), 1..10)).prop_map(
		|((energy, steps, quarters, source), (hours, up, reward), cloud, prices)| {
			[
				Op::PayDebts,
				Op::Read { after: 300_000, power: 0, made: [20_000, 9_000] },
				Op::Authorise,
				Op::Request { energy, steps, quarters, opted_in: true, source, max_price: None },
				Op::PublishSource(0, prices.iter().copied().cycle().take(100).collect()),
				Op::PublishSource(1, prices.iter().rev().copied().cycle().take(100).collect()),
				Op::Offer(prices),
				Op::Signal { process: false, hours, up, reward },
				Op::Schedule,
				// A cloud that stays long enough to cost a commitment.
				Op::Read { after: 60_000, power: 4_000, made: [cloud, 9_000] },
				Op::Read { after: 310_000, power: 4_000, made: [cloud, 9_000] },
			]
			.map(|op| (op, Actor(None)))
			.to_vec()
		},
	)
}

/// Operations one by one, with processes that begin among them.
fn sequence() -> impl Strategy<Value = Vec<(Op, Actor)>> {
	let some = prop_oneof![
		1 => begin(),
		8 => (op(), actor()).prop_map(|one| vec![one]),
	];
	proptest::collection::vec(some, 1..60).prop_map(|parts| parts.concat())
}

fn choice() -> impl Strategy<Value = SourceChoice> {
	prop_oneof![
		Just(SourceChoice::Cheapest),
		Just(SourceChoice::Carrier(Carrier::Solar)),
		(0..3u32).prop_map(SourceChoice::Source),
	]
}

/// Prices on both sides of zero.
fn price() -> impl Strategy<Value = Price> + Clone {
	-TOKEN_PER_KWH..4 * TOKEN_PER_KWH
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		1 => (0..50 * TOKEN, 0..20u8).prop_map(|(amount, reference)| Op::Deposit(amount, reference)),
		1 => (0..1_200 * TOKEN).prop_map(Op::RequestWithdrawal),
		1 => (0..3u64, 0..20u8).prop_map(|(id, reference)| Op::SettleWithdrawal(id, reference)),
		1 => (0..3u64).prop_map(Op::RejectWithdrawal),
		1 => price().prop_map(Op::Tariff),
		1 => (0..200u16).prop_map(Op::Loading),
		1 => (0..30_000u32, 0..8 * TOKEN).prop_map(|(power, price)| Op::UpdateStation(power, price)),
		4 => Just(Op::Authorise),
		4 => (
			1..40_000u64,
			1..10u32,
			1..5u64,
			any::<bool>(),
			choice(),
			proptest::option::of(price()),
		)
			.prop_map(|(energy, steps, quarters, opted_in, source, max_price)| {
				Op::Request { energy, steps, quarters, opted_in, source, max_price }
			}),
		4 => proptest::collection::vec(price(), 1..10).prop_map(Op::Offer),
		1 => proptest::collection::vec(price(), 0..100).prop_map(Op::Publish),
		5 => Just(Op::Schedule),
		// Now and then more than the connection of 22 kW gives.
		16 => (1..MILLIS_PER_HOUR, 0..26_000u64, [0..24_000u64, 0..24_000u64])
			.prop_map(|(after, power, made)| Op::Read { after, power, made }),
		// Often enough for the power of the sources to count.
		16 => (1..600_000u64, 0..22_000u64, [0..22_000u64, 0..22_000u64])
			.prop_map(|(after, power, made)| Op::Read { after, power, made }),
		1 => (0..3u32, proptest::collection::vec(price(), 0..100))
			.prop_map(|(source, prices)| Op::PublishSource(source, prices)),
		2 => choice().prop_map(Op::ChangeSource),
		2 => (0..2u32, 13..25u64, 1..2_000u64)
			.prop_map(|(source, ago, energy)| Op::Withdraw(source, ago, energy)),
		2 => Just(Op::ReadAgain),
		1 => Just(Op::Disconnect),
		1 => Just(Op::Terminate),
		1 => Just(Op::CloseStale),
		2 => any::<bool>().prop_map(Op::CloseOnLast),
		4 => Just(Op::PayDebts),
		3 => (any::<bool>(), 1..4u64, any::<bool>(), 0..40 * TOKEN).prop_map(
			|(process, hours, up, reward)| Op::Signal { process, hours, up, reward }
		),
		1 => (0..4u64).prop_map(Op::WithdrawSignal),
		1 => (1..26 * MILLIS_PER_HOUR).prop_map(Op::Wait),
	]
}

/// What the sequence knows of the chain beyond its state.
#[derive(Default)]
struct Run {
	register: Energy,
	last_read: Moment,
	/// The sources with their meters and what these showed last.
	sources: Vec<(SourceId, MeterId, MeterReading)>,
	/// Energy of the settled steps of each process, and the last of them.
	settled: BTreeMap<ProcessId, (Energy, Option<u32>)>,
	/// Register when each process was scheduled.
	registers: BTreeMap<ProcessId, Energy>,
	/// What counted as production.
	produced: Energy,
	/// What closing readings showed that flowed after the disconnect.
	after_disconnect: Energy,
	reached: Reached,
}

impl Run {
	/// The latest process: the one that the operations are about.
	fn process() -> ProcessId {
		pallet_charging::NextProcessId::<Runtime>::get().saturating_sub(1)
	}

	fn steps() -> usize {
		use pallet_charging::Phase;
		match pallet_charging::Pallet::<Runtime>::process(Self::process()).map(|it| it.phase) {
			Some(Phase::Requested { request, .. }) => request.steps as usize,
			_ => 1,
		}
	}

	fn call(&mut self, op: &Op) -> Option<(&'static str, RuntimeCall)> {
		let process = Self::process();
		let reference = |n: &u8| BoundedVec::truncate_from(vec![b'r', *n]);
		Some(match op {
			Op::Deposit(amount, n) => (
				"Custodian",
				pallet_tokens::Call::deposit {
					who: account("Bob"),
					amount: *amount,
					reference: reference(n),
				}
				.into(),
			),
			Op::RequestWithdrawal(amount) => (
				"Alice",
				pallet_tokens::Call::request_withdrawal {
					amount: *amount,
					payout_reference: reference(&0),
				}
				.into(),
			),
			Op::SettleWithdrawal(id, n) => (
				"Custodian",
				pallet_tokens::Call::settle_withdrawal { id: *id, reference: reference(n) }.into(),
			),
			Op::RejectWithdrawal(id) => {
				("Custodian", pallet_tokens::Call::reject_withdrawal { id: *id }.into())
			},
			Op::Tariff(base) => (
				"Dso",
				pallet_grid::Call::set_tariff { area: 0, base: *base, steps: Default::default() }
					.into(),
			),
			Op::Loading(percent) => {
				("Dso", pallet_grid::Call::report_loading { area: 0, percent: *percent }.into())
			},
			Op::UpdateStation(power, price_per_hour) => (
				"Cso",
				pallet_charging::Call::update_station {
					station: 0,
					power: *power,
					price_per_hour: *price_per_hour,
					suppliers: BoundedVec::truncate_from(vec![
						account("SupplierA"),
						account("SupplierB"),
					]),
					host: None,
				}
				.into(),
			),
			Op::Authorise => (
				"Alice",
				pallet_charging::Call::authorise { station: 0, max_price_per_hour: Balance::MAX }
					.into(),
			),
			Op::Request { energy, steps, quarters, opted_in, source, max_price } => (
				"Alice",
				pallet_charging::Call::request {
					process,
					energy: *energy,
					steps: *steps,
					step: quarters * MILLIS_PER_HOUR / 4,
					preferences: Preferences {
						source: *source,
						demand_response: *opted_in,
						minimum_reward: TOKEN,
						max_price: *max_price,
						max_cost: None,
						when_equal: WhenEqual::Late,
						flexible_power: None,
						replan: false,
						version: PREFERENCES_VERSION,
					},
				}
				.into(),
			),
			Op::Offer(prices) => {
				let prices = prices.iter().copied().cycle().take(Self::steps()).collect();
				let prices = BoundedVec::truncate_from(prices);
				("SupplierA", pallet_charging::Call::offer { process, source: None, prices }.into())
			},
			Op::Publish(prices) => (
				"SupplierB",
				pallet_charging::Call::publish_offer {
					source: None,
					from: now() / 300_000 * 300_000,
					prices: BoundedVec::truncate_from(prices.clone()),
				}
				.into(),
			),
			Op::PublishSource(source, prices) => (
				"SupplierA",
				pallet_charging::Call::publish_offer {
					source: Some(*source),
					from: now() / 300_000 * 300_000,
					prices: BoundedVec::truncate_from(prices.clone()),
				}
				.into(),
			),
			Op::ChangeSource(choice) => {
				("Alice", pallet_charging::Call::change_source { process, choice: *choice }.into())
			},
			Op::Withdraw(source, ago, energy) => (
				"Dso",
				pallet_origin::Call::withdraw {
					source: *source,
					interval: (now() / 300_000 - ago) * 300_000,
					energy: *energy,
				}
				.into(),
			),
			Op::Schedule => ("Cso", pallet_charging::Call::schedule { process }.into()),
			Op::Disconnect => ("Alice", pallet_charging::Call::disconnect { process }.into()),
			Op::Terminate => (
				"Cso",
				pallet_charging::Call::terminate { process, reason: FaultReason::PowerLoss }.into(),
			),
			Op::CloseOnLast(by_dso) => (
				if *by_dso { "Dso" } else { "Cso" },
				pallet_charging::Call::close_on_last_reading { process }.into(),
			),
			Op::CloseStale => ("Brp", pallet_charging::Call::close_stale { process }.into()),
			Op::Signal { process: to_process, hours, up, reward } => {
				let start = now();
				(
					"Dso",
					pallet_demand_response::Call::send_signal {
						target: if *to_process {
							Target::Process(process)
						} else {
							Target::Area(0)
						},
						window: Interval::new(start, start + hours * MILLIS_PER_HOUR),
						direction: if *up { Direction::Up } else { Direction::Down },
						reward: *reward,
						max_responses: 3,
					}
					.into(),
				)
			},
			Op::WithdrawSignal(id) => {
				("Dso", pallet_demand_response::Call::withdraw_signal { signal: *id }.into())
			},
			Op::Read { .. } | Op::ReadAgain | Op::PayDebts | Op::Wait(_) => return None,
		})
	}

	fn apply(&mut self, op: &Op, actor: Actor) -> Result<(), TestCaseError> {
		System::reset_events();
		let issued = pallet_balances::TotalIssuance::<Runtime>::get();
		let root = || sp_io::storage::root(StateVersion::V1);
		match (op, self.call(op)) {
			(_, Some((right, call))) => {
				let before = root();
				if dispatch(actor.or(right), call).is_err() {
					self.reached.refusals += 1;
					prop_assert_eq!(before, root(), "INV-R1: a refused call changed something");
				}
			},
			(Op::Read { after, power, made }, None) => {
				set_time(now() + after);
				next_block();
				self.produce(made);
				let energy = power * (now() - self.last_read.max(START)) / MILLIS_PER_HOUR;
				let leaving = leaving();
				common::read(now(), self.register + energy);
				// A refused one is not the meter's last.
				let latest =
					pallet_metering::Pallet::<Runtime>::find_meter(0).and_then(|it| it.latest);
				if let Some(latest) = latest {
					self.last_read = latest.at;
					self.register = latest.register;
					self.after_disconnect +=
						leaving.map_or(0, |leaving| leaving.flowed_after(latest));
				}
			},
			(Op::ReadAgain, None) if self.last_read > 0 => {
				common::read(self.last_read, self.register);
				let accepted = common::events().into_iter().any(|event| {
					matches!(
						event,
						RuntimeEvent::Metering(pallet_metering::Event::ReadingAccepted { .. })
					)
				});
				prop_assert!(!accepted, "INV-R1: a repeated reading was accepted");
			},
			(Op::PayDebts, None) => {
				let debts: Vec<_> =
					pallet_debts::Owed::<Runtime>::iter_prefix((account("Alice"),)).collect();
				for ((kind, creditor), amount) in debts {
					// She may have too little.
					let _ = dispatch("Alice", pallet_debts::Call::pay { creditor, kind, amount });
				}
			},
			(Op::Wait(time), None) => {
				set_time(now() + time);
				next_block();
			},
			_ => (),
		}
		self.check(issued)
	}

	/// Lets the sources make `power` W each since their last readings.
	fn produce(&mut self, power: &[Energy]) {
		for ((_, meter, last), power) in self.sources.iter_mut().zip(power) {
			let energy = power * (now() - last.at) / MILLIS_PER_HOUR;
			let key = format!("Meter//{meter}");
			common::submit(vec![common::signed_reading(
				&key,
				*meter,
				now(),
				last.register + energy,
			)]);
			// A refused one is not the meter's last.
			let latest =
				pallet_metering::Pallet::<Runtime>::find_meter(*meter).and_then(|it| it.latest);
			*last = latest.expect("its base was read");
		}
	}

	/// Lets every interval close; what the sources made is then in the right hands.
	fn close(&mut self) -> Result<(), TestCaseError> {
		set_time(now() + 2 * MILLIS_PER_HOUR);
		next_block();
		check_invariants();
		for (source, _, last) in &self.sources {
			let supply = pallet_origin::Supplies::<Runtime>::get(source).expect("it is registered");
			let (mut produced, mut shared, mut owed, mut retained) = (0, 0, 0, 0);
			for (_, of, ledger) in pallet_origin::Ledgers::<Runtime>::iter() {
				if of == *source {
					prop_assert!(ledger.is_closed(), "an interval is not closed in its time");
					produced += ledger.produced;
					shared += ledger.certified + ledger.issued;
					owed += ledger.owed;
					retained += ledger.retained;
				}
			}
			let debt = pallet_origin::Pallet::<Runtime>::source_info(*source).map(|info| info.debt);
			prop_assert_eq!(debt, Some(owed - retained), "INV-E2: owed and not yet repaid");
			prop_assert_eq!(
				produced + owed,
				shared + retained,
				"INV-E2: produced is certified and issued, but for the debt"
			);
			prop_assert_eq!(
				supply.produced + supply.unallocated,
				last.register,
				"INV-E2: what the meter showed is in an interval, or in none"
			);
			prop_assert_eq!(
				produced + self.reached.withdrawn.get(source).copied().unwrap_or_default(),
				supply.produced,
				"INV-E2: what the meter showed is in the ledgers, or was corrected"
			);
		}
		for (process, record) in pallet_charging::Records::<Runtime>::iter() {
			let (mut claimed, mut certified, mut after) = (0, 0, None);
			loop {
				let page = pallet_origin::Pallet::<Runtime>::statement(
					&record.driver,
					Some(process),
					after,
					MAX_PAGE,
				)
				.expect("the cursor is one");
				claimed += page.items.iter().map(|entry| entry.claimed).sum::<Energy>();
				certified += page.items.iter().map(|entry| entry.certified).sum::<Energy>();
				after = page.next;
				if after.is_none() {
					break;
				}
			}
			prop_assert!(
				certified <= claimed && claimed <= record.sourced,
				"INV-E2: {} certified, {} claimed, {} taken",
				certified,
				claimed,
				record.sourced
			);
			prop_assert!(record.sourced <= record.energy, "INV-E2: more sourced than delivered");
			self.reached.certified += certified;
		}
		Ok(())
	}

	fn check(&mut self, issued_before: Balance) -> Result<(), TestCaseError> {
		let mut change: i128 = 0;
		for event in common::events() {
			match event {
				RuntimeEvent::Tokens(pallet_tokens::Event::Deposited { amount, .. }) => {
					change += amount as i128
				},
				RuntimeEvent::Tokens(pallet_tokens::Event::WithdrawalSettled {
					amount, ..
				}) => change -= amount as i128,
				RuntimeEvent::Charging(event) => self.follow(event)?,
				RuntimeEvent::Origin(pallet_origin::Event::Produced { energy, .. }) => {
					self.produced += energy
				},
				RuntimeEvent::Origin(pallet_origin::Event::CommitmentDropped { .. }) => {
					self.reached.dropped += 1
				},
				RuntimeEvent::Origin(pallet_origin::Event::Withdrawn {
					source, energy, ..
				}) => *self.reached.withdrawn.entry(source).or_default() += energy,
				_ => (),
			}
		}
		let issued = pallet_balances::TotalIssuance::<Runtime>::get();
		prop_assert_eq!(issued as i128, issued_before as i128 + change, "INV-M1: issuance");
		let sum: Balance = frame_system::Account::<Runtime>::iter_values()
			.map(|account| account.data.free + account.data.reserved)
			.sum();
		prop_assert_eq!(sum, issued, "INV-M1: sum of the balances");
		self.check_books()?;
		check_invariants();
		Ok(())
	}

	/// The books of suppliers are those of events and open steps.
	fn check_books(&self) -> Result<(), TestCaseError> {
		let (mut taken, mut fed) = (0, 0);
		let positions = pallet_settlement::Positions::<Runtime>::iter_values()
			.flat_map(|position| position.quarters);
		for quarter in positions.chain(pallet_settlement::LateEnergy::<Runtime>::iter_values()) {
			taken += quarter.taken;
			fed += quarter.fed;
		}
		let settled: Energy = self.settled.values().map(|(energy, _)| energy).sum();
		let open: Energy = pallet_charging::Processes::<Runtime>::iter_values()
			.filter_map(|process| match process.phase {
				pallet_charging::Phase::Scheduled(session) => Some(session.accrued()),
				_ => None,
			})
			.sum();
		prop_assert_eq!(taken + self.after_disconnect, settled + open, "INV-B1: taken");
		prop_assert_eq!(fed, self.produced, "INV-B1: fed");
		Ok(())
	}

	fn follow(&mut self, event: pallet_charging::Event<Runtime>) -> Result<(), TestCaseError> {
		use pallet_charging::Event;
		match event {
			Event::Scheduled { process, .. } => {
				let latest =
					pallet_metering::Pallet::<Runtime>::find_meter(0).and_then(|it| it.latest);
				self.registers.insert(process, latest.map_or(0, |reading| reading.register));
			},
			Event::StepSettled { process, step, energy, .. } => {
				let (sum, last) = self.settled.entry(process).or_default();
				prop_assert_eq!(step, last.map_or(0, |last| last + 1), "INV-S1: order of steps");
				*sum += energy;
				self.reached.steps += 1;
				*last = Some(step);
			},
			Event::Finished { process, record, .. } => {
				let settled = self.settled.get(&process).map_or(0, |(energy, _)| *energy);
				prop_assert!(
					settled == record.energy,
					"INV-E1: {settled} Wh settled, {} in the record",
					record.energy
				);
				let counted = self.registers.get(&process).map_or(0, |start| self.register - start);
				self.reached.finished += 1;
				prop_assert!(record.energy <= counted, "INV-E1: more than the meter counted");
			},
			Event::ResponseAccepted { .. } => self.reached.responses += 1,
			Event::SourceChanged { .. } => self.reached.failovers += 1,
			Event::ChoiceChanged { .. } => self.reached.choices += 1,
			_ => (),
		}
		Ok(())
	}
}

/// A process that waits for its closing reading.
struct Leaving {
	/// Time of the disconnect.
	at: Moment,
	power: u64,
	last: MeterReading,
}

fn leaving() -> Option<Leaving> {
	pallet_charging::Processes::<Runtime>::iter_values().find_map(|process| match process.phase {
		pallet_charging::Phase::Scheduled(session) => session.closing.map(|closing| Leaving {
			at: closing.at,
			power: process.power.into(),
			last: session.last,
		}),
		_ => None,
	})
}

impl Leaving {
	/// Energy that flowed after the disconnect, if `reading` is the closing one: beyond a tenth
	/// more than full power until then, and 1 Wh if there is any time.
	fn flowed_after(&self, reading: MeterReading) -> Energy {
		if reading.at < self.at {
			return 0;
		}
		let connected = self.at.saturating_sub(self.last.at);
		let unit = u64::from(connected > 0);
		let most = self.power * 11 * connected / (10 * MILLIS_PER_HOUR) + unit;
		(reading.register - self.last.register).saturating_sub(most)
	}
}

/// What all sequences together came to.
#[derive(Default, Debug)]
struct Reached {
	steps: usize,
	finished: usize,
	responses: usize,
	refusals: usize,
	failovers: usize,
	choices: usize,
	dropped: usize,
	certified: Energy,
	withdrawn: BTreeMap<SourceId, Energy>,
}

impl Reached {
	fn add(&mut self, other: Self) {
		self.steps += other.steps;
		self.finished += other.finished;
		self.responses += other.responses;
		self.refusals += other.refusals;
		self.failovers += other.failovers;
		self.choices += other.choices;
		self.dropped += other.dropped;
		self.certified += other.certified;
		for (source, energy) in other.withdrawn {
			*self.withdrawn.entry(source).or_default() += energy;
		}
	}

	/// Returns whether each kind of event came often enough.
	fn everything(&self) -> bool {
		self.steps > 50
			&& self.finished > 20
			&& self.responses > 0
			&& self.refusals > 50
			&& self.failovers > 3
			&& self.choices > 0
			&& self.dropped > 0
			&& self.certified > 1_000
			&& !self.withdrawn.is_empty()
	}
}

/// Most rounds of sequences until everything was reached: a round misses something now and then.
const MOST_ROUNDS: u32 = 8;

#[test]
fn money_and_energy_are_conserved() {
	let reached = RefCell::new(Reached::default());
	// Sequences that settle nothing would prove nothing.
	for _ in 0..MOST_ROUNDS {
		run_sequences(&reached);
		println!("{:?}", reached.borrow());
		if reached.borrow().everything() {
			return;
		}
	}
	panic!("what the sequences reach is too little: {:?}", reached.borrow());
}

fn run_sequences(reached: &RefCell<Reached>) {
	let mut runner = TestRunner::new(ProptestConfig::with_cases(cases(32)));
	let result = runner.run(&sequence(), |ops| {
		genesis(Some("development")).execute_with(|| {
			System::set_block_number(1);
			set_time(START);
			let mut run = Run::default();
			for carrier in [Carrier::Solar; 2] {
				let meter = pallet_metering::NextMeterId::<Runtime>::get();
				let key = format!("Meter//{meter}");
				let (source, meter) = common::source("SupplierA", &key, carrier, 22_000);
				run.sources.push((source, meter, MeterReading { at: START, register: 0 }));
			}
			// A station that can be used at once.
			run.apply(&Op::Read { after: 1, power: 0, made: [0, 0] }, Actor(None))?;
			for (op, actor) in &ops {
				run.apply(op, *actor)?;
			}
			run.close()?;
			reached.borrow_mut().add(run.reached);
			Ok(())
		})
	});
	if let Err(error) = result {
		panic!("{error}");
	}
}
