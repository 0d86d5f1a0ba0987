// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What a proxy of each type may do, also through calls that contain others, and what a thief of
//! its key can do with it.

mod common;

use codec::{Decode, Encode};
use common::{
	account, apply,
	blocks::{sign, Chain},
	development, dispatch, genesis, read, signed_reading, transaction, START,
};
use pallet_charging::{
	Mandates, Preferences, Request, StartReading, StopReason, WhenEqual, PREFERENCES_VERSION,
};
use pallet_consortium::{ALLOWANCE_USED_UP, NOT_A_PARTICIPANT, UNRETURNED_WEIGHT};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo, RawOrigin},
		traits::{GetCallMetadata, InstanceFilter},
		BoundedVec,
	},
	frame_system, pallet_collective, pallet_multisig, pallet_proxy, pallet_utility,
	sp_runtime::{
		traits::TrailingZeroInput,
		transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
		MultiAddress,
	},
};
use smartcharge_primitives::{Direction, Interval, SourceChoice, MILLIS_PER_HOUR};
use smartcharge_runtime::{
	access::ProxyType,
	configs::{
		governance::{CouncilCollective, MaxUnreturned},
		system::MAXIMUM_BLOCK_WEIGHT,
	},
	AccountId, Charging, Consortium, Executive, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin,
	System, TOKEN, TOKEN_PER_KWH,
};
use std::collections::BTreeSet;

const TYPES: [ProxyType; 8] = [
	ProxyType::Any,
	ProxyType::Metering,
	ProxyType::Charging,
	ProxyType::Station,
	ProxyType::Flexibility,
	ProxyType::Driver,
	ProxyType::Balance,
	ProxyType::Billing,
];

const RECORDS: &str = "Metering.submit_records";

const STATION: &[&str] =
	&["Charging.schedule", "Charging.start_for", "Charging.stop", "Charging.terminate", RECORDS];

const FLEXIBILITY: &[&str] =
	&["DemandResponse.send_signal", "DemandResponse.withdraw_signal", "Grid.report_loading"];

const BALANCE: &[&str] = &[
	"Settlement.confirm_trade",
	"Settlement.file_programme",
	"Settlement.propose_trade",
	"Settlement.settle_day",
	"Settlement.withdraw_trade",
];

const DRIVER: &[&str] = &[
	"Charging.authorise",
	"Charging.change_source",
	"Charging.disconnect",
	"Charging.request",
	"Charging.start",
];

/// Each call of the runtime, with arguments that are zero or empty, by its name.
fn all_calls() -> Vec<(String, RuntimeCall)> {
	let indices = (0..=u8::MAX).flat_map(|pallet| (0..=u8::MAX).map(move |call| [pallet, call]));
	let calls: Vec<_> = indices
		.filter_map(|index| RuntimeCall::decode(&mut TrailingZeroInput::new(&index)).ok())
		.map(|call| {
			let name = call.get_call_metadata();
			(format!("{}.{}", name.pallet_name, name.function_name), call)
		})
		.collect();
	let mut missing = BTreeSet::new();
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			missing.insert(format!("{pallet}.{call}"));
		}
	}
	calls.iter().for_each(|(name, _)| {
		missing.remove(name);
	});
	// Their arguments have no zero: a key of a curve, a proof, the code of a runtime.
	missing.retain(|name| {
		STATION.iter().chain(FLEXIBILITY).chain(DRIVER).chain(BALANCE).any(|it| it == name)
	});
	assert!(missing.is_empty(), "{missing:?}");
	calls
}

/// Whether the table has `name` among what `proxy_type` may do.
fn may(proxy_type: ProxyType, name: &str) -> bool {
	match proxy_type {
		ProxyType::Any => true,
		ProxyType::Metering => ["Metering.submit_readings", RECORDS].contains(&name),
		ProxyType::Charging => {
			name == RECORDS || (name.starts_with("Charging.") && name != "Charging.give_mandate")
		},
		ProxyType::Station => STATION.contains(&name),
		ProxyType::Flexibility => FLEXIBILITY.contains(&name),
		ProxyType::Driver => DRIVER.contains(&name),
		ProxyType::Balance => BALANCE.contains(&name),
		ProxyType::Billing => name == "Invoices.anchor_invoice",
	}
}

#[test]
fn a_proxy_may_do_what_its_type_says_and_nothing_else() {
	let calls = all_calls();
	assert!(calls.len() > 130, "{}", calls.len());
	for proxy_type in TYPES {
		let mut allowed = 0;
		for (name, call) in &calls {
			assert_eq!(proxy_type.filter(call), may(proxy_type, name), "{name} by {proxy_type:?}");
			allowed += usize::from(proxy_type.filter(call));
		}
		assert!(allowed > 0, "{proxy_type:?}");
	}
}

#[test]
fn a_superset_may_do_all_of_its_subset() {
	let calls = all_calls();
	for superset in TYPES {
		for subset in TYPES {
			let holds = calls.iter().all(|(_, call)| !subset.filter(call) || superset.filter(call));
			assert_eq!(superset.is_superset(&subset), holds, "{superset:?} of {subset:?}");
		}
	}
}

#[test]
fn indices_of_proxy_types_are_stable() {
	let indices: Vec<_> = TYPES.iter().map(|proxy_type| proxy_type.encode()[0]).collect();
	assert_eq!(indices, [0, 1, 2, 3, 4, 5, 6, 7]);
}

fn id(seed: &str) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(account(seed))
}

fn add_proxy(real: &str, delegate: &str, proxy_type: ProxyType) {
	let add = pallet_proxy::Call::add_proxy { delegate: id(delegate), proxy_type, delay: 0 };
	assert_eq!(dispatch(real, add), Ok(()));
}

fn proxied(real: &str, call: impl Into<RuntimeCall>) -> RuntimeCall {
	let (real, call) = (id(real), Box::new(call.into()));
	pallet_proxy::Call::proxy { real, force_proxy_type: None, call }.into()
}

fn acting(real: &str, call: impl Into<RuntimeCall>) -> RuntimeCall {
	let (real, call) = (account(real), Box::new(call.into()));
	pallet_consortium::Call::act_for { real, proxy_type: None, call }.into()
}

/// How a call of `//real` is made by its proxy.
type Way = fn(&str, RuntimeCall) -> RuntimeCall;

const WAYS: [Way; 2] = [|real, call| proxied(real, call), |real, call| acting(real, call)];

/// `call` within each call that contains others, as `//signer` makes it.
fn wrapped(signer: &str, call: &RuntimeCall) -> Vec<RuntimeCall> {
	let calls = || vec![call.clone()];
	let boxed = || Box::new(call.clone());
	let other_signatories = vec![account(if signer == "Bob" { "Alice" } else { "Bob" })];
	vec![
		pallet_utility::Call::batch { calls: calls() }.into(),
		pallet_utility::Call::batch_all { calls: calls() }.into(),
		pallet_utility::Call::force_batch { calls: calls() }.into(),
		pallet_utility::Call::batch {
			calls: vec![pallet_utility::Call::batch { calls: calls() }.into()],
		}
		.into(),
		pallet_utility::Call::as_derivative { index: 0, call: boxed() }.into(),
		pallet_utility::Call::if_else { main: boxed(), fallback: boxed() }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call: boxed() }.into(),
	]
}

/// A call of each type that changes something, and whether it did.
type Deed = (RuntimeCall, fn() -> bool);

fn close() -> Deed {
	let done = || !pallet_charging::Stations::<Runtime>::get(0).expect("a station").open;
	(pallet_charging::Call::close_station { station: 0 }.into(), done)
}

fn transfer() -> Deed {
	let done = || {
		polkadot_sdk::frame_system::Account::<Runtime>::get(account("Charlie")).data.free
			> START_OF_CHARLIE.with(std::cell::Cell::get)
	};
	let call = polkadot_sdk::pallet_balances::Call::transfer_all {
		dest: id("Charlie"),
		keep_alive: false,
	};
	START_OF_CHARLIE.with(|start| {
		start.set(frame_system::Account::<Runtime>::get(account("Charlie")).data.free);
	});
	(call.into(), done)
}

thread_local! {
	static START_OF_CHARLIE: std::cell::Cell<u128> = const { std::cell::Cell::new(0) };
}

#[test]
fn no_wrapping_widens_a_proxy() {
	for (real, proxy_type) in [
		("Cso", ProxyType::Station),
		("Alice", ProxyType::Driver),
		("Dso", ProxyType::Flexibility),
		("Cso", ProxyType::Metering),
		("Alice", ProxyType::Charging),
	] {
		development(|| {
			read(START - 1, 1);
			// A key that nobody knows, and one of a participant, who may sign batches itself.
			for key in ["Gateway", "Bob"] {
				add_proxy(real, key, proxy_type);
				// The account behind the proxy is itself behind another one.
				let deeds = if real == "Alice" { vec![transfer()] } else { vec![close()] };
				for (deed, done) in deeds {
					let mut attempts: Vec<RuntimeCall> = vec![];
					for way in WAYS {
						attempts.push(way(real, deed.clone()));
						attempts.extend(wrapped(real, &deed).into_iter().map(|it| way(real, it)));
						attempts.extend(WAYS.map(|inner| way(real, inner(real, deed.clone()))));
						attempts.extend(wrapped(key, &way(real, deed.clone())));
					}
					for attempt in attempts {
						let _ = dispatch(key, attempt.clone());
						assert!(!done(), "{proxy_type:?}: {attempt:?}");
					}
				}
				// Nor does it make another proxy.
				let (delegate, proxy_type) = (id("Mallory"), ProxyType::Any);
				let add = pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
				for way in WAYS {
					let _ = dispatch(key, way(real, add.clone().into()));
				}
				let found = pallet_proxy::Pallet::<Runtime>::find_proxy(
					&account(real),
					&account("Mallory"),
					None,
				);
				assert!(found.is_err());
			}
		});
	}
}

#[test]
fn a_key_without_a_participant_signs_no_batch() {
	development(|| {
		add_proxy("Cso", "Gateway", ProxyType::Station);
		let start = acting("Cso", start_for());
		let refused = Err(InvalidTransaction::Custom(NOT_A_PARTICIPANT).into());
		for attempt in wrapped("Gateway", &start) {
			if !matches!(attempt, RuntimeCall::Multisig(_)) {
				assert_eq!(apply("Gateway", attempt.clone()).map(|_| ()), refused, "{attempt:?}");
			}
		}
	});
}

fn preferences() -> Preferences {
	Preferences {
		source: SourceChoice::Cheapest,
		demand_response: false,
		minimum_reward: 0,
		max_price: None,
		max_cost: Some(30 * TOKEN),
		when_equal: WhenEqual::Late,
		flexible_power: None,
		replan: false,
		version: PREFERENCES_VERSION,
	}
}

fn wanted() -> Request {
	Request { energy: 4_000, steps: 4, step: MILLIS_PER_HOUR / 4, preferences: preferences() }
}

fn start_for() -> RuntimeCall {
	let reading = signed_reading("Meter//0", 0, START, 1_000);
	let reading =
		StartReading { at: reading.at, register: reading.register, signature: reading.signature };
	pallet_charging::Call::start_for {
		driver: account("Alice"),
		station: 0,
		energy: None,
		steps: None,
		reading: Some(reading),
	}
	.into()
}

fn give_mandate(driver: &str) {
	let give = pallet_charging::Call::give_mandate {
		operator: Some(account("Cso")),
		request: wanted(),
		max_price_per_hour: 10 * TOKEN,
		max_per_day: 30 * TOKEN,
		until: START + MILLIS_PER_HOUR,
	};
	assert_eq!(dispatch(driver, give), Ok(()));
}

/// Standing prices of the grid mix for some hours.
fn publish() {
	let prices = BoundedVec::truncate_from(vec![TOKEN_PER_KWH; 48]);
	let offer = pallet_charging::Call::publish_offer { source: None, from: START, prices };
	assert_eq!(dispatch("SupplierA", offer), Ok(()));
}

fn left(seed: &str) -> u128 {
	Consortium::allowance_left(&account(seed)).expect("a participant")
}

#[test]
fn an_operator_starts_at_the_cost_of_its_own_allowance() {
	development(|| {
		publish();
		give_mandate("Alice");
		add_proxy("Cso", "Gateway", ProxyType::Station);
		// The driver has nothing left of its own.
		let remark = || frame_system::Call::remark { remark: vec![0; 60_000] };
		let money =
			polkadot_sdk::pallet_balances::Pallet::<Runtime>::free_balance(account("Alice"));
		while apply("Alice", remark()).is_ok()
			&& polkadot_sdk::pallet_balances::Pallet::<Runtime>::free_balance(account("Alice"))
				== money
		{}
		let (driver, operator) = (left("Alice"), left("Cso"));
		assert_eq!(apply("Gateway", acting("Cso", start_for())), Ok(Ok(())));
		let process = Charging::running_process(0).expect("it was started");
		let started = Charging::process(process).expect("it runs");
		assert_eq!(started.driver, account("Alice"));
		assert!(started.mandate.is_some());
		assert_eq!(left("Alice"), driver);
		assert!(left("Cso") < operator);
		// It continues to its end by what the gateway may do.
		let stop =
			|at| pallet_charging::Call::stop { process, at, reason: StopReason::EVDisconnected };
		assert_eq!(apply("Gateway", acting("Cso", stop(START))), Ok(Ok(())));
		assert!(Charging::process(process).is_none());
	});
}

#[test]
fn a_driver_without_allowance_and_money_starts_nothing_itself() {
	development(|| {
		let registered = pallet_consortium::Call::register_driver {
			driver: account("Dave"),
			contract_hash: Default::default(),
		};
		assert_eq!(dispatch("SupplierA", registered), Ok(()));
		for bytes in [60_000, 1_000, 1] {
			let remark = || frame_system::Call::remark { remark: vec![0; bytes] };
			while apply("Dave", remark()).is_ok() {}
		}
		let start = pallet_charging::Call::start {
			station: 0,
			max_price_per_hour: 10 * TOKEN,
			request: wanted(),
		};
		assert_eq!(apply("Dave", start), Err(InvalidTransaction::Custom(ALLOWANCE_USED_UP).into()));
	});
}

#[test]
fn selfish_a_stolen_key_of_a_station_has_the_money_of_no_driver() {
	development(|| {
		publish();
		give_mandate("Alice");
		add_proxy("Cso", "Thief", ProxyType::Station);
		// It neither raises the price, nor names itself as host, nor starts without a mandate.
		let suppliers = BoundedVec::truncate_from(vec![account("SupplierA")]);
		let host = Some(account("Charlie"));
		let terms = pallet_charging::Call::update_station {
			station: 0,
			power: 11_000,
			price_per_hour: 10 * TOKEN,
			suppliers,
			host,
		};
		let before = pallet_charging::Stations::<Runtime>::get(0);
		let _ = apply("Thief", acting("Cso", terms));
		assert_eq!(pallet_charging::Stations::<Runtime>::get(0), before);
		let RuntimeCall::Charging(pallet_charging::Call::start_for { reading, .. }) = start_for()
		else {
			panic!("as it was made")
		};
		let for_bob = pallet_charging::Call::start_for {
			driver: account("Bob"),
			station: 0,
			energy: None,
			steps: None,
			reading,
		};
		let _ = apply("Thief", acting("Cso", for_bob));
		assert_eq!(Charging::running_process(0), None);
		// What it starts under a mandate costs no more than that allows, and nothing without a
		// vehicle.
		let money = || {
			Charging::escrow(&account("Alice"))
				+ polkadot_sdk::pallet_balances::Pallet::<Runtime>::free_balance(account("Alice"))
		};
		let funds = money();
		assert_eq!(apply("Thief", acting("Cso", start_for())), Ok(Ok(())));
		assert!(Charging::escrow(&account("Alice")) <= 30 * TOKEN);
		common::set_time(START + 2 * MILLIS_PER_HOUR);
		read(START + 2 * MILLIS_PER_HOUR, 1_000);
		assert_eq!((Charging::running_process(0), money()), (None, funds));
	});
}

#[test]
fn selfish_a_stolen_key_of_a_driver_gives_no_mandate() {
	development(|| {
		for proxy_type in [ProxyType::Driver, ProxyType::Charging] {
			add_proxy("Alice", "Thief", proxy_type);
			let give = pallet_charging::Call::give_mandate {
				operator: None,
				request: wanted(),
				max_price_per_hour: u128::MAX,
				max_per_day: u128::MAX,
				until: START + MILLIS_PER_HOUR,
			};
			let _ = apply("Thief", acting("Alice", give));
			assert!(Mandates::<Runtime>::get(account("Alice")).is_empty());
		}
		// Nor does it take or send money.
		let withdraw = pallet_tokens::Call::request_withdrawal {
			amount: TOKEN,
			payout_reference: BoundedVec::truncate_from(b"thief".to_vec()),
		};
		let _ = apply("Thief", acting("Alice", withdraw));
		assert_eq!(pallet_tokens::Withdrawals::<Runtime>::iter().count(), 0);
		// What it may do, it does in one transaction.
		read(START, 1_000);
		let start = pallet_charging::Call::start {
			station: 0,
			max_price_per_hour: 10 * TOKEN,
			request: wanted(),
		};
		assert_eq!(apply("Thief", acting("Alice", start)), Ok(Ok(())));
		let process = Charging::running_process(0).expect("it was started");
		let disconnect = pallet_charging::Call::disconnect { process };
		assert_eq!(apply("Thief", acting("Alice", disconnect)), Ok(Ok(())));
		assert_eq!(Charging::running_process(0), None);
	});
}

#[test]
fn a_gateway_of_a_dso_reports_and_signals() {
	development(|| {
		add_proxy("Dso", "Gateway", ProxyType::Flexibility);
		let report = pallet_grid::Call::report_loading { area: 0, percent: 50 };
		assert_eq!(apply("Gateway", acting("Dso", report)), Ok(Ok(())));
		assert_eq!(pallet_grid::Areas::<Runtime>::get(0).map(|area| area.loading), Some(50));
		let start = START + MILLIS_PER_HOUR;
		let signal = pallet_demand_response::Call::send_signal {
			target: pallet_demand_response::Target::Area(0),
			window: Interval { start, end: start + MILLIS_PER_HOUR },
			direction: Direction::Down,
			reward: TOKEN,
			max_responses: 1,
		};
		assert_eq!(apply("Gateway", acting("Dso", signal)), Ok(Ok(())));
		assert_eq!(pallet_demand_response::Signals::<Runtime>::iter().count(), 1);
		let tariff = pallet_grid::Call::set_tariff {
			area: 0,
			base: TOKEN_PER_KWH,
			steps: Default::default(),
		};
		let _ = apply("Gateway", acting("Dso", tariff));
		assert_ne!(
			pallet_grid::Areas::<Runtime>::get(0).map(|area| area.tariff.base),
			Some(TOKEN_PER_KWH)
		);
	});
}

/// A transaction of nobody's money that costs much of a block unless it returns what it declares.
fn heavy() -> RuntimeCall {
	pallet_charging::Call::change_source { process: u64::MAX, choice: SourceChoice::Cheapest }
		.into()
}

/// Whether a transaction of `//seed` is taken.
fn validity(seed: &str, call: RuntimeCall) -> Result<(), TransactionValidityError> {
	let source = TransactionSource::External;
	let hash = System::block_hash(0);
	Executive::validate_transaction(source, transaction(seed, call), hash).map(|_| ())
}

fn used() -> u64 {
	System::block_weight().get(DispatchClass::Normal).ref_time()
}

/// What `act` takes of the weight of a block, and of the allowance of `//real`.
fn cost(real: &str, act: impl FnOnce()) -> (u64, u128) {
	let before = (used(), left(real));
	act();
	(used() - before.0, before.1 - left(real))
}

#[test]
fn audit_h5_a_reading_by_proxy_costs_little_more_than_a_direct_one() {
	genesis(Some("development")).execute_with(|| {
		let mut chain = Chain::found();
		let at = START + 2_000;
		chain.block(at, || {
			add_proxy("Cso", "Gateway", ProxyType::Metering);
			let submit = |n: u64| -> RuntimeCall {
				let reading = signed_reading("Meter//0", 0, at - 1_000 * (3 - n), n);
				let readings = BoundedVec::truncate_from(vec![reading]);
				pallet_metering::Call::submit_readings { readings }.into()
			};
			// The first one of a key makes its account, the first one of a meter its register.
			sign("Gateway", acting("Cso", submit(1)));
			let register = || {
				let meter = pallet_metering::Pallet::<Runtime>::find_meter(0);
				meter.and_then(|it| it.latest).map(|it| it.register)
			};
			let direct = cost("Cso", || sign("Cso", submit(2)));
			assert_eq!(register(), Some(2));
			let by_proxy = cost("Cso", || sign("Gateway", acting("Cso", submit(3))));
			assert_eq!(register(), Some(3));
			assert!(by_proxy.0 * 2 <= direct.0 * 3, "{by_proxy:?} of {direct:?}");
			assert!(by_proxy.1 * 2 <= direct.1 * 3, "{by_proxy:?} of {direct:?}");
		});
	});
}

#[test]
fn audit_h5_refused_calls_of_proxies_leave_the_block_to_others() {
	genesis(Some("development")).execute_with(|| {
		let mut chain = Chain::found();
		for block in 0..3u64 {
			chain.block(START + 2_000 * (block + 1), || {
				let fresh: Vec<_> = (block * 13..block * 13 + 13)
					.map(|number| format!("Fresh//{number}"))
					.collect();
				let (real, delegates) = fresh.split_first().expect("thirteen");
				for driver in &fresh {
					let (driver, contract_hash) = (account(driver), Default::default());
					let register =
						pallet_consortium::Call::register_driver { driver, contract_hash };
					sign("SupplierB", register);
				}
				for delegate in delegates {
					let proxy_type = ProxyType::Any;
					let delegate = id(delegate);
					let add = pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
					sign(real, add);
				}
				let limit = MAXIMUM_BLOCK_WEIGHT.ref_time() / 20;
				let before = used();
				for delegate in delegates {
					let batch = pallet_utility::Call::batch_all { calls: vec![heavy()] };
					let refused = Executive::apply_extrinsic(transaction(
						delegate,
						acting(real, if block == 0 { heavy() } else { batch.into() }),
					));
					assert!(matches!(refused, Ok(Err(_))), "{refused:?}");
				}
				assert!(used() - before < limit, "{} of {limit}", used() - before);
				// What the proxy pallet takes returns nothing, and is light.
				let before = used();
				for delegate in delegates {
					let order = transaction(delegate, proxied(real, heavy()));
					let refused = InvalidTransaction::Custom(UNRETURNED_WEIGHT).into();
					assert_eq!(Executive::apply_extrinsic(order), Err(refused));
					let light = frame_system::Call::remark { remark: vec![1] };
					sign(delegate, proxied(real, light));
				}
				assert!(used() - before < limit, "{} of {limit}", used() - before);
			});
		}
	});
}

#[test]
fn audit_h5_no_call_hides_the_weight_that_it_does_not_return() {
	development(|| {
		add_proxy("Cso", "Bob", ProxyType::Any);
		let refused = || Err(InvalidTransaction::Custom(UNRETURNED_WEIGHT).into());
		let light: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		let weighs = heavy().get_dispatch_info().call_weight;
		assert!(weighs.any_gt(MaxUnreturned::get()));
		let boxed = || Box::new(heavy());
		let mut carriers = vec![
			proxied("Cso", heavy()),
			pallet_proxy::Call::proxy_announced {
				delegate: id("Bob"),
				real: id("Cso"),
				force_proxy_type: None,
				call: boxed(),
			}
			.into(),
			pallet_utility::Call::with_weight { call: Box::new(light.clone()), weight: weighs }
				.into(),
			pallet_utility::Call::dispatch_as {
				as_origin: Box::new(OriginCaller::system(RawOrigin::Root)),
				call: boxed(),
			}
			.into(),
		];
		// Many light ones are a heavy one.
		let one = light.get_dispatch_info().call_weight.ref_time();
		let many = usize::try_from(MaxUnreturned::get().ref_time() / one).expect("some") + 1;
		carriers.push(
			pallet_utility::Call::batch { calls: vec![proxied("Cso", light.clone()); many] }.into(),
		);
		for carrier in carriers {
			let mut attempts = wrapped("Bob", &carrier);
			attempts.push(acting("Cso", carrier.clone()));
			attempts.push(carrier);
			for attempt in attempts {
				assert_eq!(apply("Bob", attempt.clone()).map(|_| ()), refused(), "{attempt:?}");
			}
		}
		for call in [light, heavy()] {
			assert!(apply("Bob", acting("Cso", call)).is_ok());
		}
	});
}

/// Calls that people make in wallets, also as a proxy.
const IN_WALLETS: &[&str] = &[
	"Balances.transfer_keep_alive",
	"Charging.authorise",
	"Charging.disconnect",
	"Consortium.deregister_driver",
	"Consortium.register_driver",
	"Council.vote",
	"Debts.pay",
	"Metering.register_meter",
	"Multisig.approve_as_multi",
	"Origin.transfer_certificate",
	"Proxy.add_proxy",
	"Proxy.remove_proxies",
	"Tokens.cancel_withdrawal",
	"Tokens.request_withdrawal",
];

#[test]
fn wallets_make_light_calls_by_the_proxy_pallet() {
	development(|| {
		add_proxy("Cso", "Bob", ProxyType::Any);
		let mut missing = IN_WALLETS.iter().copied().collect::<BTreeSet<_>>();
		for (name, call) in all_calls() {
			let heavy = call.get_dispatch_info().call_weight.any_gt(MaxUnreturned::get());
			let refused = Err(InvalidTransaction::Custom(UNRETURNED_WEIGHT).into());
			let taken = validity("Bob", proxied("Cso", call)) != refused;
			assert_eq!(taken, !heavy, "{name}");
			if taken {
				missing.remove(name.as_str());
			}
		}
		assert_eq!(missing, BTreeSet::new());
	});
}

#[test]
fn audit_h5_calls_that_are_up_to_a_vote_are_refused_before_they_take_a_block() {
	development(|| {
		let refused = Err(InvalidTransaction::Custom(UNRETURNED_WEIGHT).into());
		for (name, call) in all_calls() {
			let up_to_a_vote = matches!(
				name.as_str(),
				"System.set_code"
					| "System.set_code_without_checks"
					| "Council.set_members"
					| "Consortium.remove_validator"
					| "Consortium.note_stalled"
					| "Peers.enforce"
			);
			assert_eq!(validity("Alice", call) == refused, up_to_a_vote, "{name}");
		}
		let prefix = frame_system::Call::kill_prefix { prefix: vec![], subkeys: 1_000 };
		assert_eq!(validity("Alice", prefix.into()), refused);
		let motion = |threshold| -> RuntimeCall {
			let expel = pallet_consortium::Call::expel { account: account("Dso") };
			let proposal = Box::new(expel.into());
			pallet_collective::Call::<Runtime, CouncilCollective>::propose {
				threshold,
				proposal,
				length_bound: 100,
			}
			.into()
		};
		assert_eq!(validity("Alice", motion(1)), refused);
		// Members vote on it.
		assert_eq!(validity("Cso", motion(5)), Ok(()));
		// One that is alone decides.
		let members = pallet_consortium::Members::<Runtime>::iter_keys();
		for member in members.filter(|it| *it != account("Cso")).collect::<Vec<_>>() {
			Consortium::expel(RuntimeOrigin::root(), member).expect("another one remains");
		}
		assert_eq!(validity("Cso", motion(1)), Ok(()));
	});
}
