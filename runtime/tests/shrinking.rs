// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The state after years: what has served its time has left it, and nothing else.

mod common;

use common::{
	account, check_invariants, development, dispatch, now, ours::PALLETS, proof, set_time,
	signed_reading, source, submit, START,
};
use pallet_charging::{archive::record_leaf, Archived, ChargeDetailRecord, Preferences, Records};
use pallet_metering::{MeterKey, MeterStatus};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::{OnIdle, StorageInfoTrait},
		weights::Weight,
		BoundedVec,
	},
	sp_core::Pair,
	sp_io,
};
use smartcharge_primitives::{
	archive::{is_proved, prove},
	Carrier, Energy, MeterId, Moment, OrderedMeterId, ProcessId, Proven, Purpose, SourceChoice,
	SourceId, MILLIS_PER_DAY, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	AccountId, AllPalletsWithSystem, Runtime, RuntimeCall, System, TOKEN_PER_KWH,
};
use std::collections::BTreeMap;

/// Days between two rounds.
const PACE: u64 = 4;

/// Rounds in what is the longest to stay, and in those that are watched after that.
const YEARS: u64 = 744 / PACE;

const MINUTE: Moment = MILLIS_PER_HOUR / 60;

/// Registers of the meters, and records and certificates as an archive keeps them.
#[derive(Default)]
struct World {
	source: SourceId,
	meter: MeterId,
	produced: Energy,
	charged: Energy,
	kept: Vec<(ProcessId, ChargeDetailRecord<AccountId>, Proven)>,
}

/// Number of keys of each item of our pallets.
fn keys() -> BTreeMap<(String, String), usize> {
	let ours = |name: &[u8]| PALLETS.iter().any(|pallet| pallet.name.as_bytes() == name);
	let text = |name| String::from_utf8(name).expect("a name is text");
	AllPalletsWithSystem::storage_info()
		.into_iter()
		.filter(|item| ours(&item.pallet_name))
		.map(|item| {
			let next = |key: &Vec<u8>| {
				sp_io::storage::next_key(key).filter(|key| key.starts_with(&item.prefix))
			};
			let below = std::iter::successors(next(&item.prefix), next).count();
			let own = usize::from(sp_io::storage::get(&item.prefix).is_some());
			((text(item.pallet_name), text(item.storage_name)), below + own)
		})
		.collect()
}

/// Ends the block and begins the next one, without the events of the one before.
fn block() {
	let number = System::block_number();
	AllPalletsWithSystem::on_idle(number, Weight::MAX);
	System::set_block_number(number + 1);
	System::reset_events();
}

fn call(who: &str, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_ok!(dispatch(who, call));
}

fn authorise() -> pallet_charging::Call<Runtime> {
	pallet_charging::Call::authorise { station: 0, max_price_per_hour: u128::MAX }
}

impl World {
	fn found() -> Self {
		// Fewer intervals, so that years pass in seconds.
		pallet_metering::Interval::<Runtime>::put(MILLIS_PER_HOUR);
		let (source, meter) = source("SupplierA", "Meter//1", Carrier::Wind, 100_000);
		Self { source, meter, charged: 1_000, ..Default::default() }
	}

	fn read(&mut self, after: Moment, produced: Energy, charged: Energy) {
		set_time(now() + after);
		self.produced += produced;
		self.charged += charged;
		submit(vec![signed_reading("Meter//1", self.meter, now(), self.produced)]);
		submit(vec![signed_reading("Meter//0", 0, now(), self.charged)]);
	}

	/// Alice charges from the source, in a process that is scheduled now.
	fn charge(&mut self, energy: Energy) -> ProcessId {
		self.read(1, 0, 0);
		self.read(5 * MINUTE, 5_000, 0);
		let process = pallet_charging::NextProcessId::<Runtime>::get();
		call("Alice", authorise());
		let id = self.source;
		let preferences = Preferences {
			source: SourceChoice::Source(id),
			demand_response: false,
			minimum_reward: 0,
			max_price: None,
			max_cost: None,
			when_equal: pallet_charging::WhenEqual::Early,
			flexible_power: None,
			replan: false,
			version: pallet_charging::PREFERENCES_VERSION,
		};
		let (steps, step) = (2, MILLIS_PER_HOUR);
		let request = pallet_charging::Call::request { process, energy, steps, step, preferences };
		call("Alice", request);
		let prices = BoundedVec::truncate_from(vec![TOKEN_PER_KWH / 10; 2]);
		call("SupplierA", pallet_charging::Call::offer { process, source: Some(id), prices });
		call("Cso", pallet_charging::Call::schedule { process });
		process
	}

	/// What happens in the round with this number: each kind of thing that somebody can leave.
	fn play(&mut self, round: u64) {
		let interval = START + round * PACE * MILLIS_PER_DAY;
		let (id, energy) = (self.source, 500);
		set_time(interval);
		let process = self.charge(energy);
		self.read(10 * MINUTE, 10_000, energy);
		let record = Records::<Runtime>::get(process);
		let record = record.unwrap_or_else(|| panic!("demand not met: {:?}", common::events()));
		assert_eq!((record.energy, record.source), (energy, Some(id)));

		// Another one is never scheduled.
		let idle = pallet_charging::NextProcessId::<Runtime>::get();
		call("Alice", authorise());
		call("Alice", pallet_charging::Call::disconnect { process: idle });

		// The interval closes; certificates are passed on, and some are cancelled.
		set_time(interval + 14 * MILLIS_PER_HOUR);
		block();
		let proved = pallet_origin::Certified::<Runtime>::get(process);
		assert!(proved.certified > 0);
		let proven = Proven { certified: proved.certified, greened: proved.greened };
		self.kept.push((process, record, proven));
		let transfer = |to| pallet_origin::Call::transfer_certificate {
			source: id,
			interval,
			to: account(to),
			energy: 1,
		};
		call("SupplierA", transfer("Bob"));
		call("SupplierA", transfer("Charlie"));
		let beneficiary = account("Alice");
		let (source, energy) = (id, 5);
		let cancel =
			pallet_origin::Call::cancel_certificate { source, interval, energy, beneficiary };
		call("SupplierA", cancel);

		// Drivers register meters that nobody approves.
		for (number, driver) in ["Bob", "Charlie"].into_iter().enumerate() {
			let meter = pallet_metering::NextMeterId::<Runtime>::get();
			let register = pallet_metering::Call::register_meter {
				ean: 871_687_140_000_000_002,
				area: 0,
				key: MeterKey::Sr25519(common::pair("Meter//9").public()),
				purpose: Purpose::Production { power: 1_000 },
				proof: proof("Meter//9", driver),
			};
			call(driver, register);
			let supplier = Some(account("SupplierA"));
			call(driver, pallet_origin::Call::allow_supplier { meter, supplier });
			if number == 0 {
				call("Dso", pallet_metering::Call::suspend_meter { meter });
				let meter = pallet_metering::Meters::<Runtime>::get(OrderedMeterId::new(meter));
				assert_eq!(meter.map(|meter| meter.status), Some(MeterStatus::Rejected));
			}
		}
		block();
	}
}

/// Keys of the items that differ, with both numbers.
fn differences(
	one: &BTreeMap<(String, String), usize>,
	other: &BTreeMap<(String, String), usize>,
) -> Vec<(String, usize, usize)> {
	one.iter()
		.filter(|(item, number)| other[*item] != **number)
		.map(|((pallet, item), number)| {
			(format!("{pallet}.{item}"), *number, other[&(pallet.clone(), item.clone())])
		})
		.collect()
}

#[test]
fn audit_m13_after_years_the_state_is_that_of_the_living() {
	// A network that was founded today.
	let mut fresh = BTreeMap::new();
	development(|| {
		World::found().charge(500);
		block();
		fresh = keys();
	});

	development(|| {
		let mut world = World::found();
		for round in 0..YEARS {
			world.play(round);
		}
		check_invariants();
		let then = keys();
		let of = |pallet: &str, item: &str| then[&(pallet.to_owned(), item.to_owned())];
		// Of each round there is one; those that left are missing.
		let stay = |days: u64| usize::try_from(days / PACE).expect("few") + 1;
		assert_eq!(of("Charging", "Records"), stay(731));
		assert_eq!(of("Origin", "Certified"), stay(731));
		assert_eq!(of("Origin", "Drawn"), stay(731));
		assert_eq!(of("Origin", "Cancellations"), stay(731));
		assert_eq!(of("Origin", "Certificates"), 3 * stay(365));
		assert_eq!(of("Metering", "Meters"), 2 * stay(90) + of("Charging", "Stations") + 1);
		assert_eq!(of("Origin", "Consents"), 2 * stay(90));

		// From now on as much leaves as comes.
		for round in YEARS..YEARS + 30 {
			world.play(round);
		}
		check_invariants();
		assert_eq!(differences(&keys(), &then), []);

		// The archive proves what has left.
		let archive = Archived::<Runtime>::get();
		let left = usize::try_from(archive.open.size).expect("few");
		assert!(left > 30 && archive.roots.size == 0, "{archive:?}");
		let leaves: Vec<_> = world.kept[..left]
			.iter()
			.map(|(process, record, proven)| record_leaf(*process, record, *proven, None))
			.collect();
		let root = archive.open.root().expect("records have left");
		for at in [0, left / 2, left - 1] {
			let path = prove(&leaves, at).expect("it has a leaf");
			let (index, size) = (u64::try_from(at).expect("few"), archive.open.size);
			assert!(is_proved(root, leaves[at], index, size, &path));
			let (process, record, proven) = &world.kept[at];
			let mut tampered = record.clone();
			tampered.totals.to_supplier += 1;
			let leaf = record_leaf(*process, &tampered, *proven, None);
			assert!(!is_proved(root, leaf, index, size, &path));
		}

		// Everybody rests, and then one process runs.
		set_time(now() + 740 * MILLIS_PER_DAY);
		// A block removes the positions of one day.
		for _ in 0..20 {
			block();
		}
		let hour = now() / MILLIS_PER_HOUR * MILLIS_PER_HOUR;
		set_time(hour + MILLIS_PER_HOUR);
		world.charge(500);
		block();
		check_invariants();
		// What is left of the years: how far the cursors are, the next id, and registers of the
		// meters, those of years for three of them.
		let left = [
			"Charging.Archived",
			"Charging.EndRegisters",
			"Metering.YearRegisters",
			"Origin.ArchivedCancellations",
			"Origin.NextCancellationId",
			"Settlement.LastRemoved",
		];
		// Of each meter that was read, the register at the border of a year.
		let meters = |item| if item == "Metering.YearRegisters" { 8 } else { 1 };
		let expected: Vec<_> =
			left.into_iter().map(|item| (item.to_owned(), meters(item), 0)).collect();
		assert_eq!(differences(&keys(), &fresh), expected);
	});
}
