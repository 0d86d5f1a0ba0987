// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! A quote is what the calls then do, and `can_authorise` refuses what `authorise` refuses.

use crate::{
	mock::*, runtime_api::Quote, Error, Event, Mandates, NextProcessId, Preferences, Request,
	Unscheduled, WhenEqual,
};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{with_transaction, TransactionOutcome},
		traits::{fungible::Mutate, tokens::Preservation},
	},
	sp_runtime::DispatchError,
};
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{
	testing::cases, Carrier, DebtKind, MeterReading, Price, ProcessId, Role, SourceChoice,
};

/// What `run` would return, with nothing changed.
fn dry<R>(run: impl FnOnce() -> R) -> R {
	let mut result = None;
	with_transaction(|| {
		result = Some(run());
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	})
	.unwrap();
	result.unwrap()
}

fn authorise(driver: AccountId, station: u32, most: u128) -> Result<(), DispatchError> {
	Charging::authorise(signed(driver), station, most)
}

#[test]
fn can_authorise_is_the_outcome_of_authorise_for_each_error() {
	type Setup = (&'static str, Option<Error<Test>>, fn());
	let setups: [Setup; 13] = [
		("nothing is wrong", None, || ()),
		("closed", Some(Error::StationClosed), || {
			assert_ok!(Charging::close_station(signed(CSO), STATION));
		}),
		("no operator", Some(Error::NotACso), || {
			Roles::mutate(|roles| roles.insert(CSO, vec![Role::Brp]));
		}),
		("busy", Some(Error::StationBusy), || {
			assert_ok!(Charging::authorise(signed(BOB), STATION, MAX_PRICE_PER_HOUR));
		}),
		("no meter", Some(Error::UnknownMeter), || {
			MeterBook::mutate(|book| book.remove(&METER));
		}),
		("suspended", Some(Error::MeterNotActive), || {
			change_meter(METER, |meter| meter.active = false);
		}),
		("never read", Some(Error::NoFreshReading), || {
			change_meter(METER, |meter| meter.latest = None);
		}),
		("silent", Some(Error::NoFreshReading), || set_time(NOW + FRESHNESS + 1)),
		("just fresh", None, || set_time(NOW + FRESHNESS)),
		("in debt", Some(Error::InDebt), || {
			DebtBook::mutate(|book| book.insert((ALICE, DebtKind::Charging, SUPPLIER_A), 1));
		}),
		("too many", Some(Error::TooManyUnscheduled), || {
			Unscheduled::<Test>::insert(ALICE, MAX_UNSCHEDULED);
		}),
		("no id left", Some(Error::IdsExhausted), || {
			NextProcessId::<Test>::put(ProcessId::MAX);
		}),
		("no driver any more", Some(Error::NotADriver), || {
			Drivers::mutate(|drivers| drivers.remove(&ALICE));
		}),
	];
	for (name, error, setup) in setups {
		ExtBuilder::default().build().execute_with(|| {
			setup();
			let expected = error.map_or(Ok(()), |error| Err(error.into()));
			assert_eq!(Charging::can_authorise(&ALICE, STATION, 5 * TOKEN), expected, "{name}");
			assert_eq!(dry(|| authorise(ALICE, STATION, 5 * TOKEN)), expected, "{name}");
		});
	}
}

#[test]
fn can_authorise_knows_arguments_and_money() {
	for (money, suffices) in
		[(0, false), (MINIMUM_BALANCE, false), (MINIMUM_BALANCE + 1, true), (FUNDS, true)]
	{
		ExtBuilder::default().balance(ALICE, money).build().execute_with(|| {
			let expected = if suffices { Ok(()) } else { Err(Error::<Test>::BalanceTooLow.into()) };
			assert_eq!(Charging::can_authorise(&ALICE, STATION, 5 * TOKEN), expected, "{money}");
			assert_eq!(dry(|| authorise(ALICE, STATION, 5 * TOKEN)), expected, "{money}");
		});
	}
	ExtBuilder::default().build().execute_with(|| {
		for (driver, station, most, error) in [
			(STRANGER, STATION, 5 * TOKEN, Error::<Test>::NotADriver),
			(ALICE, 9, 5 * TOKEN, Error::UnknownStation),
			(ALICE, STATION, 5 * TOKEN - 1, Error::StationTooExpensive),
		] {
			let expected = Err(error.into());
			assert_eq!(Charging::can_authorise(&driver, station, most), expected);
			assert_eq!(dry(|| authorise(driver, station, most)), expected);
		}
	});
}

#[test]
fn shows_the_plan_with_its_costs() {
	ExtBuilder::default().grid_price(UNIT).build_and_execute(|| {
		add_source(1, SUPPLIER_B, Carrier::Wind, AREA, 9_000);
		standing(SUPPLIER_B, Some(1), &[4, 1, 3, 2]);
		standing(SUPPLIER_A, None, &[8, 8, 8, 8]);
		let quote = Charging::quote(&ALICE, STATION, &hours(12_000, 4)).unwrap();
		assert_eq!((quote.supplier, quote.source, quote.dso), (SUPPLIER_B, Some(1), DSO));
		let parties: Vec<_> =
			quote.alternatives.iter().map(|party| (party.supplier, party.source)).collect();
		assert_eq!(parties, [(SUPPLIER_A, None)]);
		let energies: Vec<_> = quote.steps.iter().map(|step| step.energy).collect();
		assert_eq!(energies, [0, 5_000, 2_000, 5_000]);
		let prices: Vec<_> = quote.steps.iter().map(|step| step.supplier_price / UNIT).collect();
		assert_eq!(prices, [4, 1, 3, 2]);
		assert_eq!((quote.energy_cost, quote.station_cost), (33 * LINE, 20 * TOKEN));
		assert_eq!((quote.price_per_hour, quote.missing), (5 * TOKEN, 0));
		// 12 kWh at 8 + 1, should the source fail, and the station.
		assert_eq!((quote.escrow, quote.short, quote.refusal), (128 * TOKEN, 0, None));
		assert_eq!(Charging::process(0), None, "nothing is changed");
	});
}

#[test]
fn shows_the_plan_that_a_driver_cannot_pay() {
	ExtBuilder::default().balance(ALICE, 50 * TOKEN + 1).build_and_execute(|| {
		standing(SUPPLIER_A, None, &[5, 5]);
		let quote = Charging::quote(&ALICE, STATION, &hours(10_000, 2)).unwrap();
		assert_eq!((quote.escrow, quote.short), (60 * TOKEN, 10 * TOKEN));
		assert_eq!(quote.refusal, Some(Error::<Test>::InsufficientBalance.into()));
		let preferences = Preferences { max_cost: Some(60 * TOKEN - 1), ..preferences() };
		let capped = Request { preferences, ..hours(10_000, 2) };
		let quote = Charging::quote(&ALICE, STATION, &capped).unwrap();
		assert_eq!(
			(quote.escrow, quote.refusal),
			(60 * TOKEN, Some(Error::<Test>::CostTooHigh.into()))
		);
		// What is reserved for the process counts.
		let id = authorised();
		let quote = Charging::quote(&ALICE, STATION, &hours(10_000, 2)).unwrap();
		assert_eq!((quote.escrow, quote.short), (60 * TOKEN, 10 * TOKEN));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
	});
}

#[test]
fn a_process_that_is_not_scheduled_is_quoted_with_the_offers_made_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = hours(5_000, 2);
		let id = with_offers(wanted, &[(SUPPLIER_A, None, &[3, 1])]);
		let quote = |who| Charging::quote(&who, STATION, &wanted);
		assert_eq!(quote(ALICE).unwrap().steps[1].supplier_price, UNIT);
		assert_eq!(quote(BOB), Err(Error::<Test>::StationBusy.into()));
		// The operator has to read the meter first, but the plan is known.
		set_time(NOW + 2 * FRESHNESS);
		let refused = quote(ALICE).unwrap().refusal;
		assert_eq!(refused, Some(Error::<Test>::NoFreshReading.into()));
		assert_eq!(schedule(CSO, id).err(), refused);
		set_time(NOW);
		assert_ok!(schedule(CSO, id));
		assert_eq!(quote(ALICE), Err(Error::<Test>::AlreadyScheduled.into()));
		assert_eq!(Charging::quote(&ALICE, 9, &wanted), Err(Error::<Test>::UnknownStation.into()));
	});
}

/// A market and a request in it.
#[derive(Clone, Debug)]
struct Case {
	grid_price: Price,
	/// Prices of the grid mixes of both suppliers and of two sources, in tokens.
	offers: [Option<Vec<Price>>; 4],
	powers: [u32; 2],
	energy: u64,
	steps: u32,
	preferences: Preferences,
	balance: u128,
	supplier_balance: u128,
}

const HOURS: usize = 6;

fn case() -> impl Strategy<Value = Case> {
	let offers = [0, 0, 0, 0].map(|_| proptest::option::weighted(0.7, vec(-4..12i64, HOURS)));
	let source = prop_oneof![
		3 => Just(SourceChoice::Cheapest),
		1 => Just(SourceChoice::Carrier(Carrier::Solar)),
		1 => (1..4u32).prop_map(SourceChoice::Source),
	];
	let preferences = (
		source,
		proptest::option::of((-2..10i64).prop_map(|price| price * UNIT)),
		proptest::option::of((0..200u128).prop_map(|cost| cost * TOKEN)),
		any::<bool>(),
	)
		.prop_map(|(source, max_price, max_cost, early)| Preferences {
			max_price,
			max_cost,
			when_equal: if early { WhenEqual::Early } else { WhenEqual::Late },
			..wants(source)
		});
	(
		(-2..4i64, offers, [0..12_000u32, 0..12_000u32]),
		(50..40_000u64, 1..=HOURS as u32, preferences),
		prop_oneof![Just(FUNDS), (5..150u128).prop_map(|money| money * TOKEN)],
		prop_oneof![2 => Just(FUNDS), 1 => (0..40u128).prop_map(|money| money * TOKEN + 1)],
	)
		.prop_map(|((grid, offers, powers), (energy, steps, preferences), balance, own)| Case {
			grid_price: grid * UNIT,
			offers,
			powers,
			energy,
			steps,
			preferences,
			balance,
			supplier_balance: own,
		})
}

/// What the calls made of a request.
fn carried_out(id: ProcessId, quote: &Quote<AccountId>) -> Result<(), TestCaseError> {
	let info = Charging::process_info(id).unwrap();
	prop_assert_eq!(info.escrow, quote.escrow);
	prop_assert_eq!(&info.steps, &quote.steps);
	prop_assert_eq!((info.supplier, info.source), (Some(quote.supplier), quote.source));
	prop_assert_eq!(&info.alternatives, &quote.alternatives);
	prop_assert_eq!((info.dso, info.price_per_hour), (Some(quote.dso), quote.price_per_hour));
	let mut latest = System::read_events_for_pallet::<Event<Test>>().into_iter().rev();
	let missing = latest.find_map(|event| match event {
		Event::Scheduled { missing, .. } => Some(missing),
		_ => None,
	});
	prop_assert_eq!(missing, Some(quote.missing));
	let planned: u64 = quote.steps.iter().map(|step| step.energy).sum();
	prop_assert_eq!(planned + quote.missing, info.request.unwrap().energy);
	Ok(())
}

/// That `quote` is what `outcome` was.
fn compare(
	quote: Result<Quote<AccountId>, DispatchError>,
	outcome: Result<ProcessId, DispatchError>,
) -> Result<bool, TestCaseError> {
	match (quote, outcome) {
		(Ok(quote), Ok(id)) => {
			prop_assert_eq!(quote.refusal, None);
			prop_assert_eq!(quote.short, 0);
			carried_out(id, &quote).map(|()| true)
		},
		(Ok(quote), Err(error)) => {
			prop_assert_eq!(quote.refusal, Some(error));
			Ok(false)
		},
		(Err(quoted), Err(error)) => {
			prop_assert_eq!(quoted, error);
			Ok(false)
		},
		(Err(quoted), Ok(_)) => {
			prop_assert!(false, "quoted {quoted:?}, but scheduled");
			Ok(false)
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(256)))]

	#[test]
	fn a_quote_is_what_the_calls_then_do(case in case(), offset in 0..HOUR) {
		let ext = ExtBuilder::default()
			.grid_price(case.grid_price)
			.balance(ALICE, case.balance)
			.balance(SUPPLIER_B, case.supplier_balance);
		ext.build().execute_with(|| {
			add_source(1, SUPPLIER_A, Carrier::Solar, AREA, case.powers[0]);
			add_source(2, SUPPLIER_B, Carrier::Solar, AREA + 1, case.powers[1]);
			let makers = [(SUPPLIER_A, None), (SUPPLIER_B, None), (SUPPLIER_A, Some(1)), (SUPPLIER_B, Some(2))];
			for ((who, source), offer) in makers.into_iter().zip(&case.offers) {
				let intervals = usize::try_from(HOUR / INTERVAL).unwrap();
				let Some(offer) = offer else { continue };
				// Steps begin at full hours, the first of them before the schedule.
				let each: Vec<_> =
					offer.iter().flat_map(|price| std::iter::repeat_n(*price, intervals)).collect();
				// An offer that is not covered at all is refused.
				let _ = Charging::publish_offer(signed(who), source, NOW, prices(&each));
			}
			set_time(NOW + offset);
			change_meter(METER, |meter| {
				meter.latest = Some(MeterReading { at: NOW + offset, register: REGISTER });
			});
			let wanted = Request {
				energy: case.energy,
				steps: case.steps,
				step: HOUR,
				preferences: case.preferences,
			};
			let quote = Charging::quote(&ALICE, STATION, &wanted);
			let outcome = dry(|| {
				authorise(ALICE, STATION, MAX_PRICE_PER_HOUR)?;
				let id = last_process();
				request(ALICE, id, wanted)?;
				// As it is before the schedule, with what is reserved.
				Ok((id, Charging::quote(&ALICE, STATION, &wanted)))
			});
			match outcome {
				Err(error) => {
					compare(quote, Err(error))?;
				},
				Ok((_, again)) => {
					prop_assert_eq!(&quote, &again);
					let outcome = authorise(ALICE, STATION, MAX_PRICE_PER_HOUR)
						.and_then(|()| request(ALICE, last_process(), wanted))
						.and_then(|()| schedule(CSO, last_process()))
						.map(|()| last_process());
					compare(quote, outcome)?;
				},
			}
			Ok(())
		})?;
	}
}

/// Gives the operator of the station a mandate of Alice for processes of at most 30 tokens.
fn mandated(per_day: u128) {
	let preferences = Preferences { max_cost: Some(30 * TOKEN), ..preferences() };
	let request = Request { preferences, ..hours(4_000, 2) };
	let (price, until) = (5 * TOKEN, NOW + 48 * HOUR);
	let given = Charging::give_mandate(signed(ALICE), Some(CSO), request, price, per_day, until);
	assert_ok!(given);
}

/// Leaves Alice so much that she can spend.
fn leave(spendable: u128) {
	let spare = Charging::spendable(&ALICE) - spendable;
	Balances::transfer(&ALICE, &STRANGER, spare, Preservation::Preserve).unwrap();
}

/// What `start_for` would do, and the quote of it.
fn assert_quoted(name: &str, energy: Option<u64>, steps: Option<u32>) -> Option<DispatchError> {
	let start = || {
		Charging::start_for(signed(CSO), ALICE, STATION, energy, steps, None)
			.map(|_| session(last_process()))
			.map_err(|error| error.error)
	};
	let quoted = Charging::quote_for(&ALICE, STATION, energy, steps);
	let started = dry(start);
	// Not in storage.
	Entrusted::set(Default::default());
	match started {
		Ok(session) => {
			let quote = quoted.unwrap_or_else(|error| panic!("{name}: {error:?}"));
			assert_eq!((quote.refusal, quote.short), (None, 0), "{name}");
			assert_eq!(
				(quote.escrow, quote.supplier),
				(session.escrow, session.supplier),
				"{name}"
			);
			assert_eq!(quote.steps.len(), session.timetable.steps as usize, "{name}");
			None
		},
		Err(refused) => {
			let error = match quoted {
				Ok(quote) => quote.refusal,
				Err(error) => Some(error),
			};
			assert_eq!(error, Some(refused), "{name}");
			Some(refused)
		},
	}
}

#[test]
fn a_quote_under_a_mandate_is_the_outcome_of_start_for_for_each_error() {
	type Setup = (&'static str, Option<Error<Test>>, fn());
	let setups: [Setup; 10] = [
		("nothing is wrong", None, || mandated(50 * TOKEN)),
		("no mandate", Some(Error::NoMandate), || ()),
		("over", Some(Error::MandateOver), || {
			mandated(50 * TOKEN);
			let at = NOW + 48 * HOUR;
			set_time(at);
			change_meter(METER, |meter| {
				meter.latest = Some(MeterReading { at, register: REGISTER });
			});
		}),
		("an expensive station", Some(Error::StationTooExpensive), || {
			mandated(50 * TOKEN);
			let suppliers = vec![SUPPLIER_A].try_into().unwrap();
			let price = 5 * TOKEN + 1;
			let station =
				Charging::update_station(signed(CSO), STATION, 5_000, price, suppliers, None);
			assert_ok!(station);
		}),
		("expensive energy", Some(Error::CostTooHigh), || {
			mandated(50 * TOKEN);
			standing(SUPPLIER_A, None, &[6; 100]);
		}),
		("no offer", Some(Error::NoEligibleOffer), || {
			mandated(50 * TOKEN);
			assert_ok!(Charging::publish_offer(signed(SUPPLIER_A), None, NOW, prices(&[])));
		}),
		("no money", Some(Error::BalanceTooLow), || {
			mandated(50 * TOKEN);
			leave(MINIMUM_BALANCE - 1);
		}),
		("little money", Some(Error::InsufficientBalance), || {
			mandated(50 * TOKEN);
			leave(14 * TOKEN - 1);
		}),
		("the day is used up", Some(Error::AboveDailyCap), || {
			mandated(30 * TOKEN);
			Mandates::<Test>::mutate(ALICE, |mandates| mandates[0].booked = 16 * TOKEN + 1);
		}),
		("the day is just enough", None, || {
			mandated(30 * TOKEN);
			Mandates::<Test>::mutate(ALICE, |mandates| mandates[0].booked = 16 * TOKEN);
		}),
	];
	for (name, error, setup) in setups {
		ExtBuilder::default().build().execute_with(|| {
			standing(SUPPLIER_A, None, &[1; 100]);
			setup();
			let is_started = error.is_none();
			assert_eq!(assert_quoted(name, None, None), error.map(Into::into), "{name}");
			let asked = assert_quoted(name, Some(4_001), None);
			assert!(!is_started || asked == Some(Error::<Test>::AboveMandate.into()));
			assert!(!is_started || assert_quoted(name, Some(2_000), Some(1)).is_none());
		});
	}
}
