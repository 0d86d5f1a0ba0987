// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! `give_mandate`, `revoke_mandate`, `expire_mandates`, and starts under a mandate.

use crate::{
	mandates::{mandate_for, NotMandated},
	mock::*,
	Error, Event, FlexiblePower, Mandate, MandateId, Mandates, NextMandateId, Phase, Phases,
	Preferences, Request, StartReading, StopReason, UnderMandate, WeightInfo, PREFERENCES_VERSION,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo},
	sp_runtime::DispatchError,
};
use proptest::prelude::*;
use smartcharge_primitives::{
	money::{amount, payable},
	testing::{add_member, cases},
	Balance, MeterReading, Moment, PricePerHour, ProcessId, Role, SourceChoice, StationId,
	MILLIS_PER_DAY,
};

/// 4 kWh within 2 hours, for 30 tokens at most.
fn capped() -> Request {
	let preferences = Preferences { max_cost: Some(30 * TOKEN), ..preferences() };
	Request { preferences, ..hours(4_000, 2) }
}

const PER_HOUR: PricePerHour = 5 * TOKEN;
const PER_DAY: Balance = 50 * TOKEN;
const UNTIL: Moment = NOW + 48 * HOUR;

fn give(operator: Option<AccountId>, request: Request) -> Result<(), DispatchError> {
	Charging::give_mandate(signed(ALICE), operator, request, PER_HOUR, PER_DAY, UNTIL)
}

/// Gives a mandate of Alice; returns its id.
fn given(operator: Option<AccountId>) -> MandateId {
	assert_ok!(give(operator, capped()));
	NextMandateId::<Test>::get() - 1
}

fn mandates() -> Vec<Mandate<AccountId>> {
	Mandates::<Test>::get(ALICE).into()
}

fn start_at(cso: AccountId, station: StationId) -> Result<ProcessId, DispatchError> {
	Charging::start_for(signed(cso), ALICE, station, None, None, None)
		.map(|_| last_process())
		.map_err(|error| error.error)
}

fn start() -> Result<ProcessId, DispatchError> {
	start_at(CSO, STATION)
}

fn under(id: ProcessId) -> UnderMandate {
	process(id).mandate.expect("it was started under a mandate")
}

/// The grid mix of supplier A at 1 token per kWh for as long as the tests last.
fn with_offer(builder: ExtBuilder, test: impl FnOnce()) {
	builder.build_and_execute(|| {
		standing(SUPPLIER_A, None, &[1; 100]);
		System::reset_events();
		test();
	});
}

/// The same with a second station of the operator, and one of another.
fn with_stations(test: impl FnOnce()) {
	let own = |meter, cso, evse_id: &str| {
		let evse_id = evse_id.into();
		crate::GenesisStation { meter, cso, evse_id, ..station() }
	};
	let stations =
		[station(), own(SPARE_METER, CSO, "NL*ABC*E2"), own(FOREIGN_METER, OTHER_CSO, "NL*ABC*E3")];
	with_offer(ExtBuilder::default().stations(&stations), test);
}

#[test]
fn a_mandate_is_kept_by_its_driver() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(give(Some(CSO), capped()));
		let mandate = Mandate {
			id: 0,
			operator: Some(CSO),
			request: capped(),
			max_price_per_hour: PER_HOUR,
			max_per_day: PER_DAY,
			until: UNTIL,
			day: NOW / MILLIS_PER_DAY * MILLIS_PER_DAY,
			booked: 0,
		};
		assert_eq!(mandates(), [mandate]);
		let (operator, replaced) = (Some(CSO), None);
		assert_last(Event::MandateGiven {
			driver: ALICE,
			mandate: 0,
			operator,
			until: UNTIL,
			replaced,
		});
		// Another one for the same operator replaces it, one for any stays with it.
		assert_ok!(give(Some(CSO), Request { energy: 5_000, ..capped() }));
		let replaced = Some(0);
		assert_last(Event::MandateGiven {
			driver: ALICE,
			mandate: 1,
			operator,
			until: UNTIL,
			replaced,
		});
		given(None);
		let ids = || mandates().iter().map(|mandate| mandate.id).collect::<Vec<_>>();
		assert_eq!(ids(), [1, 2]);
		assert_ok!(Charging::revoke_mandate(signed(ALICE), 1));
		assert_last(Event::MandateRevoked { driver: ALICE, mandate: 1 });
		assert_ok!(Charging::revoke_mandate(signed(ALICE), 2));
		assert!(!Mandates::<Test>::contains_key(ALICE), "nothing is left of it");
	});
}

#[test]
fn give_mandate_refuses_what_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let prefer = |preferences| Request { preferences, ..capped() };
		let capped_preferences = capped().preferences;
		let flexible = FlexiblePower { least_power: 1_380, phases: Phases::One, limits: true };
		for (request, error) in [
			(Request { energy: 0, ..capped() }, Error::<Test>::ZeroEnergy),
			(Request { steps: 0, ..capped() }, Error::ZeroSteps),
			(prefer(preferences()), Error::MandateWithoutCap),
			(
				prefer(Preferences { max_cost: Some(PER_DAY + 1), ..preferences() }),
				Error::DailyCapTooLow,
			),
			(
				prefer(Preferences { source: SourceChoice::Source(7), ..capped_preferences }),
				Error::UnknownSource,
			),
			(
				prefer(Preferences { flexible_power: Some(flexible), ..capped_preferences }),
				Error::FlexiblePowerNotUsed,
			),
			(prefer(Preferences { replan: true, ..capped_preferences }), Error::ReplanNotUsed),
		] {
			assert_noop!(give(None, request), error);
		}
		let until =
			|until| Charging::give_mandate(signed(ALICE), None, capped(), PER_HOUR, PER_DAY, until);
		assert_noop!(until(NOW), Error::<Test>::MandateInPast);
		assert_noop!(until(NOW + MAX_MANDATE_TIME + 1), Error::<Test>::MandateTooLong);
		assert_noop!(until(Moment::MAX), Error::<Test>::MandateTooLong);
		assert_ok!(until(NOW + MAX_MANDATE_TIME));
		assert_ok!(until(NOW + 1));
		for who in [SUPPLIER_A, BOB, STRANGER] {
			assert_noop!(give(Some(who), capped()), Error::<Test>::NotACso);
		}
		for who in [CSO, STRANGER] {
			assert_noop!(
				Charging::give_mandate(signed(who), None, capped(), PER_HOUR, PER_DAY, UNTIL),
				Error::<Test>::NotADriver
			);
		}
		assert_noop!(
			Charging::revoke_mandate(signed(BOB), mandates()[0].id),
			Error::<Test>::UnknownMandate
		);
		assert_noop!(Charging::revoke_mandate(signed(ALICE), 99), Error::<Test>::UnknownMandate);
		NextMandateId::<Test>::put(MandateId::MAX);
		assert_noop!(give(None, capped()), Error::<Test>::IdsExhausted);
	});
}

#[test]
fn preferences_of_a_later_version_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let later = Preferences { version: PREFERENCES_VERSION + 1, ..capped().preferences };
		let wanted = Request { preferences: later, ..capped() };
		let error = Error::<Test>::UnknownPreferences;
		assert_noop!(give(Some(CSO), wanted), error);
		let id = authorised();
		assert_noop!(request(ALICE, id, wanted), Error::<Test>::UnknownPreferences);
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		assert_noop!(
			Charging::start(signed(ALICE), STATION, MAX_PRICE_PER_HOUR, wanted),
			Error::<Test>::UnknownPreferences
		);
	});
}

#[test]
fn what_no_process_uses_yet_is_refused_in_a_request() {
	ExtBuilder::default().build_and_execute(|| {
		let id = authorised();
		let flexible = FlexiblePower { least_power: 0, phases: Phases::Three, limits: false };
		for (preferences, error) in [
			(
				Preferences { flexible_power: Some(flexible), ..preferences() },
				Error::<Test>::FlexiblePowerNotUsed,
			),
			(Preferences { replan: true, ..preferences() }, Error::ReplanNotUsed),
		] {
			assert_noop!(request(ALICE, id, Request { preferences, ..hours(4_000, 2) }), error);
		}
	});
}

#[test]
fn a_driver_has_few_mandates_and_those_that_are_over_make_room() {
	ExtBuilder::default().build_and_execute(|| {
		let csos: Vec<_> = (30..31 + u64::from(MAX_MANDATES)).collect();
		for cso in &csos {
			add_member(*cso, &[Role::Cso]);
		}
		let most = usize::try_from(MAX_MANDATES).unwrap();
		for cso in &csos[..most] {
			given(Some(*cso));
		}
		assert_noop!(give(Some(csos[most]), capped()), Error::<Test>::TooManyMandates);
		assert_noop!(give(None, capped()), Error::<Test>::TooManyMandates);
		// One of them can still be replaced.
		given(Some(csos[0]));
		assert_noop!(
			Charging::expire_mandates(signed(STRANGER), ALICE),
			Error::<Test>::NoMandateOver
		);
		set_time(UNTIL);
		let until = UNTIL + HOUR;
		System::reset_events();
		assert_ok!(Charging::give_mandate(signed(ALICE), None, capped(), PER_HOUR, PER_DAY, until));
		let expired =
			take_events().iter().filter(|it| matches!(it, Event::MandateExpired { .. })).count();
		assert_eq!((expired, mandates().len()), (most, 1));
	});
}

#[test]
fn anybody_removes_mandates_that_are_over() {
	ExtBuilder::default().build_and_execute(|| {
		let over = given(Some(CSO));
		assert_ok!(Charging::give_mandate(
			signed(ALICE),
			None,
			capped(),
			PER_HOUR,
			PER_DAY,
			UNTIL + 1
		));
		set_time(UNTIL);
		assert_ok!(Charging::expire_mandates(signed(STRANGER), ALICE));
		assert_last(Event::MandateExpired { driver: ALICE, mandate: over });
		assert_eq!(mandates().len(), 1);
		set_time(UNTIL + 1);
		assert_ok!(Charging::expire_mandates(signed(STRANGER), ALICE));
		assert!(!Mandates::<Test>::contains_key(ALICE));
	});
}

#[test]
fn an_operator_starts_a_process_in_one_call() {
	with_offer(ExtBuilder::default(), || {
		let mandate = given(Some(CSO));
		let id = start().unwrap();
		let session = session(id);
		// 4 kWh at 1 token, and two hours at 5.
		let booked = 14 * TOKEN;
		assert_eq!((session.escrow, escrow(ALICE)), (booked, booked));
		assert_eq!((session.request.energy, session.request.steps), (4_000, 2));
		assert_eq!(session.request.preferences.max_cost, Some(booked));
		assert_eq!(
			under(id),
			UnderMandate {
				mandate,
				day: mandates()[0].day,
				booked,
				max_cost: 30 * TOKEN,
				withheld: 0
			}
		);
		assert_eq!(mandates()[0].booked, booked);
		assert_last(Event::StartedFor { process: id, driver: ALICE, cso: CSO, mandate, booked });

		tick(HOUR, 4_000);
		assert_eq!(record(id).totals, paid(4 * TOKEN, 0, 4 * TOKEN));
		// What it cost replaces what it could cost.
		assert_eq!(mandates()[0].booked, 8 * TOKEN);
	});
}

#[test]
fn a_start_asks_for_no_more_than_the_mandate() {
	let starts = |energy, steps| {
		Charging::start_for(signed(CSO), ALICE, STATION, energy, steps, None)
			.map_err(|error| error.error)
	};
	with_offer(ExtBuilder::default(), || {
		given(None);
		assert_noop!(starts(Some(4_001), None), Error::<Test>::AboveMandate);
		assert_noop!(starts(None, Some(3)), Error::<Test>::AboveMandate);
		assert_noop!(starts(Some(0), None), Error::<Test>::ZeroEnergy);
		assert_noop!(starts(None, Some(0)), Error::<Test>::ZeroSteps);
		assert_ok!(starts(Some(2_000), Some(1)));
		let Request { energy, steps, .. } = session(last_process()).request;
		assert_eq!((energy, steps), (2_000, 1));
	});
}

#[test]
fn start_for_refuses_who_has_no_mandate() {
	with_stations(|| {
		assert_noop!(start(), Error::<Test>::NoMandate);
		given(Some(CSO));
		assert_noop!(start_at(OTHER_CSO, 2), Error::<Test>::MandateOfAnother);
		// At its own stations only.
		for who in [OTHER_CSO, ALICE, STRANGER] {
			assert_noop!(start_at(who, STATION), Error::<Test>::NotStationOperator);
		}
		assert_noop!(start_at(CSO, 2), Error::<Test>::NotStationOperator);
		assert_noop!(start_at(CSO, 9), Error::<Test>::UnknownStation);
		let for_bob = Charging::start_for(signed(CSO), BOB, STATION, None, None, None);
		assert_eq!(for_bob.unwrap_err().error, Error::<Test>::NoMandate.into());
		let for_stranger = Charging::start_for(signed(CSO), STRANGER, STATION, None, None, None);
		assert_eq!(for_stranger.unwrap_err().error, Error::<Test>::NotADriver.into());
		set_time(UNTIL);
		assert_noop!(start(), Error::<Test>::MandateOver);
	});
}

#[test]
fn a_driver_who_left_is_not_started() {
	with_offer(ExtBuilder::default(), || {
		given(None);
		Drivers::mutate(|drivers| drivers.remove(&ALICE));
		assert_noop!(start(), Error::<Test>::NotADriver);
	});
}

#[test]
fn a_mandate_that_names_the_operator_goes_before_one_for_any() {
	with_stations(|| {
		assert_ok!(give(None, Request { energy: 1_000, ..capped() }));
		given(Some(CSO));
		assert_eq!(session(start().unwrap()).request.energy, 4_000);
		assert_eq!(session(start_at(OTHER_CSO, 2).unwrap()).request.energy, 1_000);
	});
}

#[test]
fn an_operator_brings_its_own_reading() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		set_time(NOW + HOUR);
		assert_noop!(start(), Error::<Test>::NoFreshReading);
		let reading = StartReading { at: NOW + HOUR, register: REGISTER + 7, signature: SIGNATURE };
		let starts =
			|reading| Charging::start_for(signed(CSO), ALICE, STATION, None, None, Some(reading));
		let forged = StartReading { signature: [0; 64], ..reading };
		let error = starts(forged).unwrap_err();
		assert_eq!(error.error, Error::<Test>::ReadingRefused.into());
		let post_info = starts(reading).unwrap();
		let id = last_process();
		assert_eq!(session(id).last.register, REGISTER + 7);
		// The reading is weighed.
		let weight = <Test as crate::Config>::WeightInfo::start_for(1, 2);
		assert_eq!(post_info.actual_weight, Some(weight + TAKING_WEIGHT));
	});
}

#[test]
fn a_reading_that_the_meter_has_already_does_no_harm() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let old = StartReading { at: NOW, register: 1, signature: [0; 64] };
		assert_ok!(Charging::start_for(signed(CSO), ALICE, STATION, None, None, Some(old)));
		assert_eq!(session(last_process()).last, MeterReading { at: NOW, register: REGISTER });
	});
}

#[test]
fn a_reading_of_a_busy_station_is_not_taken() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		start().unwrap();
		let reading = StartReading { at: NOW + 1, register: REGISTER, signature: SIGNATURE };
		let outcome = Charging::start_for(signed(CSO), ALICE, STATION, None, None, Some(reading));
		let refused = outcome.unwrap_err();
		assert_eq!(refused.error, Error::<Test>::StationBusy.into());
		// A refusal costs less than a start.
		let call = crate::Call::<Test>::start_for {
			driver: ALICE,
			station: STATION,
			energy: None,
			steps: None,
			reading: Some(reading),
		};
		let most = RuntimeCall::from(call).get_dispatch_info().call_weight;
		let actual = refused.post_info.actual_weight.unwrap();
		assert!(actual.ref_time() < most.ref_time() / 20, "{actual:?} of {most:?}");
	});
}

#[test]
fn selfish_a_price_that_rises_under_a_mandate_starts_nothing() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		// In the same block, before the start.
		let raise = |price| {
			let suppliers = vec![SUPPLIER_A, SUPPLIER_B].try_into().unwrap();
			assert_ok!(Charging::update_station(
				signed(CSO),
				STATION,
				5_000,
				price,
				suppliers,
				None
			));
		};
		raise(PER_HOUR + 1);
		assert_noop!(start(), Error::<Test>::StationTooExpensive);
		raise(PER_HOUR);
		// Nor does one of energy, beyond the highest cost of a process: 4 kWh and 10 tokens.
		standing(SUPPLIER_A, None, &[6; 100]);
		assert_noop!(start(), Error::<Test>::CostTooHigh);
		standing(SUPPLIER_A, None, &[5; 100]);
		assert_eq!(session(start().unwrap()).escrow, 30 * TOKEN);
		// What is started keeps its prices.
		raise(MAX_PRICE_PER_HOUR);
		tick(HOUR, 4_000);
		assert_eq!(payable(record(last_process()).totals.to_cso), 4 * TOKEN);
	});
}

#[test]
fn selfish_the_sum_of_a_day_is_never_exceeded() {
	with_stations(|| {
		// Any operator, 14 tokens each, and two operators in one block.
		assert_ok!(Charging::give_mandate(
			signed(ALICE),
			None,
			Request {
				preferences: Preferences { max_cost: Some(20 * TOKEN), ..preferences() },
				..capped()
			},
			PER_HOUR,
			30 * TOKEN,
			UNTIL
		));
		let first = start().unwrap();
		let second = start_at(OTHER_CSO, 2).unwrap();
		assert_eq!(mandates()[0].booked, 28 * TOKEN);
		assert_noop!(start_at(CSO, 1), Error::<Test>::AboveDailyCap);
		// More than the plan flows: it is free, and nothing is owed beyond what was booked.
		tick(HOUR, 400_000);
		assert_eq!(record(first).totals.unpaid, 0);
		assert_eq!(payable(record(first).totals.paid()), 14 * TOKEN);
		assert!(record(first).totals.free > 0);
		read(FOREIGN_METER, NOW + HOUR, REGISTER + 4_000);
		assert_eq!(payable(record(second).totals.paid()), 8 * TOKEN);
		assert_eq!((debts(), mandates()[0].booked), (vec![], 22 * TOKEN));
		change_meter(SPARE_METER, |meter| {
			meter.latest = Some(MeterReading { at: NOW + HOUR, register: REGISTER });
		});
		assert_noop!(start_at(CSO, 1), Error::<Test>::AboveDailyCap);
		assert_ok!(Charging::start_for(signed(CSO), ALICE, 1, Some(2_000), Some(1), None));
		assert_eq!(mandates()[0].booked, 29 * TOKEN);
	});
}

#[test]
fn a_day_begins_at_midnight() {
	let eve = NOW / MILLIS_PER_DAY * MILLIS_PER_DAY + MILLIS_PER_DAY - HOUR;
	with_stations(|| {
		let fresh = |meter, at| {
			change_meter(meter, |meter| {
				meter.latest = Some(MeterReading { at, register: REGISTER });
			});
		};
		set_time(eve);
		fresh(METER, eve);
		fresh(SPARE_METER, eve);
		assert_ok!(Charging::give_mandate(
			signed(ALICE),
			Some(CSO),
			Request {
				preferences: Preferences { max_cost: Some(14 * TOKEN), ..preferences() },
				..capped()
			},
			PER_HOUR,
			14 * TOKEN,
			UNTIL
		));
		let first = start().unwrap();
		assert_noop!(start_at(CSO, 1), Error::<Test>::AboveDailyCap);
		set_time(eve + HOUR);
		fresh(SPARE_METER, eve + HOUR);
		start_at(CSO, 1).unwrap();
		assert_eq!(mandates()[0].booked, 14 * TOKEN);
		// The end of yesterday's process gives nothing back to today.
		read(METER, eve + HOUR, REGISTER + 4_000);
		assert_eq!(payable(record(first).totals.paid()), 8 * TOKEN);
		assert_eq!(mandates()[0].booked, 14 * TOKEN);
	});
}

#[test]
fn selfish_a_station_without_a_vehicle_earns_nothing() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let id = start().unwrap();
		tick(HOUR, 99);
		// The hour was settled, and nobody has it yet.
		assert_eq!((under(id).withheld, gain(CSO)), (5 * TOKEN, 0));
		assert_eq!(balance(ALICE), FUNDS - 99 * TOKEN / 1_000);
		tick(2 * HOUR, 99);
		let totals = record(id).totals;
		assert_eq!((totals.to_cso, totals.waived), (0, 10 * TOKEN));
		assert_eq!(balance(ALICE), FUNDS - 99 * TOKEN / 1_000);
		assert_eq!(gain(CSO), 0);
		// Nor does it use up the day.
		assert_eq!(mandates()[0].booked, 99 * TOKEN / 1_000);
	});
}

#[test]
fn the_price_of_the_station_is_withheld_until_a_step_settles_energy() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let id = start().unwrap();
		tick(HOUR, 0);
		// Energy flows within the next step, which is settled later.
		tick(HOUR + 5 * MINUTE, 2 * MIN_ENERGY);
		assert_eq!((under(id).withheld, gain(CSO)), (5 * TOKEN, 0));
		assert_ok!(Charging::do_try_state());
		tick(2 * HOUR, 2 * MIN_ENERGY);
		assert_eq!(payable(record(id).totals.to_cso), 10 * TOKEN);
	});
}

#[test]
fn a_vehicle_that_charges_late_pays_for_the_station_from_the_start() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let id = start().unwrap();
		tick(HOUR, 0);
		assert_eq!((under(id).withheld, gain(CSO)), (5 * TOKEN, 0));
		tick(2 * HOUR, MIN_ENERGY);
		assert_eq!(gain(CSO), 10);
		let totals = record(id).totals;
		assert_eq!((payable(totals.to_cso), totals.waived), (10 * TOKEN, 0));
	});
}

#[test]
fn what_suppliers_pay_at_negative_prices_is_no_cost_of_the_day() {
	with_offer(ExtBuilder::default(), || {
		standing(SUPPLIER_A, None, &[-1; 100]);
		given(Some(CSO));
		let id = start().unwrap();
		// The station for two hours: energy that pays need not flow.
		assert_eq!(mandates()[0].booked, 10 * TOKEN);
		tick(HOUR, 4_000);
		// 4 tokens of the supplier pay for the 48 minutes at the station.
		assert_eq!(record(id).totals.paid(), 0);
		assert_eq!((gain(ALICE), gain(SUPPLIER_A), gain(CSO)), (0, -4, 4));
		assert_eq!(mandates()[0].booked, 0);
	});
}

#[test]
fn selfish_a_driver_who_revokes_in_the_middle_pays_what_runs() {
	with_offer(ExtBuilder::default(), || {
		let mandate = given(Some(CSO));
		let id = start().unwrap();
		assert_ok!(Charging::revoke_mandate(signed(ALICE), mandate));
		assert_eq!(escrow(ALICE), 14 * TOKEN);
		// A new one has its own account, which the end of the old process does not touch.
		let again = given(Some(CSO));
		assert_eq!((mandates()[0].id, mandates()[0].booked), (again, 0));
		tick(HOUR, 4_000);
		assert_eq!(record(id).totals, paid(4 * TOKEN, 0, 4 * TOKEN));
		assert_eq!(mandates()[0].booked, 0);
		assert_ok!(Charging::revoke_mandate(signed(ALICE), again));
		assert_noop!(start(), Error::<Test>::NoMandate);
	});
}

#[test]
fn a_driver_disconnects_what_an_operator_started() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let id = start().unwrap();
		assert_ok!(Charging::disconnect(signed(ALICE), id));
		tick(MINUTE, 0);
		assert_eq!(record(id).totals.paid(), 0);
		assert_eq!((balance(ALICE), mandates()[0].booked), (FUNDS, 0));
	});
}

#[test]
fn a_change_of_source_is_bound_by_the_cost_of_a_process() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		assert_ok!(give(Some(CSO), Request { energy: 10_000, ..capped() }));
		let id = start().unwrap();
		assert_eq!(session(id).escrow, 20 * TOKEN);
		tick(HOUR - MINUTE, 4_900);
		let change = || {
			Charging::change_source(signed(ALICE), id, SourceChoice::Source(1))
				.map(|_| ())
				.map_err(|error| error.error)
		};
		add_source(1, SUPPLIER_A, smartcharge_primitives::Carrier::Wind, AREA, CONNECTION);
		standing(SUPPLIER_A, Some(1), &[4; 100]);
		assert_noop!(change(), Error::<Test>::CostTooHigh);
		standing(SUPPLIER_A, Some(1), &[2; 100]);
		assert_ok!(change());
		let escrow = session(id).escrow;
		assert!(escrow > 20 * TOKEN, "more than the operator could have booked");
		assert_eq!(session(id).request.preferences.max_cost, Some(escrow));
		assert_eq!(mandates()[0].booked, 20 * TOKEN);
	});
}

/// A change of source returns what the process has earned. That makes no room for a debt: under a
/// mandate nothing is owed.
#[test]
fn selfish_earnings_under_a_mandate_secure_no_debt() {
	ExtBuilder::default().build_and_execute(|| {
		let preferences = Preferences { max_cost: Some(70 * TOKEN), ..preferences() };
		let request = Request { preferences, ..hours(30_000, 8) };
		let given =
			Charging::give_mandate(signed(ALICE), None, request, PER_HOUR, 70 * TOKEN, UNTIL);
		assert_ok!(given);
		standing(SUPPLIER_A, None, &[-10, -10, -10, -10, 1, 1, 1, 1]);
		let id = start().unwrap();
		let booked = 30 * TOKEN + 8 * PER_HOUR;
		assert_eq!((session(id).escrow, mandates()[0].booked), (booked, booked));
		(1..=4).for_each(|hour| tick(hour * HOUR, hour * 5_000));
		let earned = 200 * TOKEN - 4 * PER_HOUR;
		assert_eq!(session(id).totals.paid(), -amount(earned));
		assert_eq!(session(id).escrow, booked + earned);

		// 10 kWh at 8 tokens and four hours; the rest comes back.
		standing(SUPPLIER_A, None, &[8; 8]);
		assert_ok!(Charging::change_source(signed(ALICE), id, SourceChoice::Cheapest));
		let escrow = 80 * TOKEN + 4 * PER_HOUR;
		assert_eq!(session(id).escrow, escrow);
		assert_eq!(session(id).request.preferences.max_cost, Some(0));

		// The operator lets far more flow than was planned: the driver would owe 80 tokens, more
		// than a process can cost.
		tick(5 * HOUR, 1_000_000);
		let totals = record(id).totals;
		assert_eq!((totals.unpaid, debts()), (0, vec![]));
		assert_eq!(totals.paid(), amount(escrow) - amount(earned));
		assert!(totals.free > 0);
		assert_eq!(mandates()[0].booked, 0, "the day has all of it again");
	});
}

#[test]
fn a_start_needs_what_an_authorisation_needs() {
	with_offer(ExtBuilder::default().balance(ALICE, 14 * TOKEN), || {
		given(None);
		assert_noop!(start(), Error::<Test>::InsufficientBalance);
		DebtBook::mutate(|book| {
			book.insert((ALICE, smartcharge_primitives::DebtKind::Charging, CSO), 1);
		});
		assert_noop!(start(), Error::<Test>::InDebt);
		DebtBook::take();
		change_meter(METER, |meter| meter.active = false);
		assert_noop!(start(), Error::<Test>::MeterNotActive);
		change_meter(METER, |meter| meter.active = true);
		assert_ok!(Charging::close_station(signed(CSO), STATION));
		assert_noop!(start(), Error::<Test>::StationClosed);
	});
}

#[test]
fn an_operator_that_lost_its_role_starts_nothing() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		Roles::mutate(|roles| roles.insert(CSO, vec![Role::Brp]));
		assert_noop!(start(), Error::<Test>::NotACso);
	});
}

#[test]
fn what_no_operator_supplies_is_not_started() {
	ExtBuilder::default().build_and_execute(|| {
		given(Some(CSO));
		assert_noop!(start(), Error::<Test>::NoEligibleOffer);
		assert_eq!(mandates()[0].booked, 0);
	});
}

#[test]
fn a_driver_starts_by_one_signature() {
	ExtBuilder::default().build_and_execute(|| {
		let wanted = hours(4_000, 2);
		assert_ok!(Charging::start(signed(ALICE), STATION, PER_HOUR, wanted));
		let id = last_process();
		assert_eq!(process(id).phase, Phase::Requested { request: wanted, offers: 0 });
		assert_eq!(process(id).mandate, None);
		let events = take_events();
		assert!(matches!(events[..], [Event::Authorised { .. }, Event::OffersRequested { .. }]));
		assert_ok!(Charging::disconnect(signed(ALICE), id));
	});
}

#[test]
fn a_start_of_which_a_part_is_refused_leaves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let good = hours(4_000, 2);
		for who in [STRANGER, CSO] {
			assert_noop!(
				Charging::start(signed(who), STATION, PER_HOUR, good),
				Error::<Test>::NotADriver
			);
		}
		assert_noop!(
			Charging::start(signed(ALICE), STATION, PER_HOUR - 1, good),
			Error::<Test>::StationTooExpensive
		);
		assert_noop!(
			Charging::start(signed(ALICE), STATION, PER_HOUR, Request { steps: 0, ..good }),
			Error::<Test>::ZeroSteps
		);
		assert_noop!(
			Charging::start(signed(ALICE), 9, PER_HOUR, good),
			Error::<Test>::UnknownStation
		);
	});
}

#[test]
fn the_operator_stops_what_it_started() {
	with_offer(ExtBuilder::default(), || {
		given(Some(CSO));
		let id = start().unwrap();
		tick(HOUR / 2, 2_000);
		assert_ok!(Charging::stop(signed(CSO), id, NOW + HOUR / 2, StopReason::EVDisconnected));
		assert_eq!(record(id).totals, paid(2 * TOKEN, 0, 5 * TOKEN / 2));
		assert_eq!(mandates()[0].booked, 9 * TOKEN / 2);
	});
}

/// Starts and ends of processes under one mandate, by day and cost.
#[derive(Clone, Debug)]
enum Step {
	Start(Balance),
	End(usize, Balance),
	Wait(Moment),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		(1..40u128).prop_map(Step::Start),
		(0..4usize, 0..60u128).prop_map(|(which, cost)| Step::End(which, cost)),
		(0..MILLIS_PER_DAY).prop_map(Step::Wait),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(512)))]

	/// Whatever is started and ended when: of each day, what its processes have cost or can still
	/// cost is within the cap, and what is booked is just that.
	#[test]
	fn a_day_costs_no_more_than_its_cap(
		cap in 1..100u128,
		steps in proptest::collection::vec(step(), 0..60),
	) {
		let mut now = NOW;
		let mut mandate = Mandate {
			id: 3,
			operator: None::<u64>,
			request: capped(),
			max_price_per_hour: 0,
			max_per_day: cap,
			until: Moment::MAX,
			day: 0,
			booked: 0,
		};
		// Day, what was booked at the start, the cost once it has ended.
		let mut all: Vec<(Moment, Balance, Option<Balance>)> = Vec::new();
		for step in steps {
			match step {
				Step::Wait(time) => now += time,
				Step::Start(escrow) if escrow <= mandate.left(now) => {
					mandate.book(escrow, now);
					all.push((now / MILLIS_PER_DAY, escrow, None));
				},
				Step::Start(_) => (),
				Step::End(which, cost) => {
					let mut running = all.iter_mut().filter(|(_, _, cost)| cost.is_none());
					let Some((day, booked, ended)) = running.nth(which) else { continue };
					// The driver can have added to it by a change of source.
					*ended = Some(cost.min(*booked));
					let under = UnderMandate {
						mandate: 3,
						day: *day * MILLIS_PER_DAY,
						booked: *booked,
						max_cost: Balance::MAX,
						withheld: 0,
					};
					mandate.correct(&under, cost);
				},
			}
			let of = |day| {
				let on = all.iter().filter(move |(of, ..)| *of == day);
				on.map(|(_, booked, cost)| cost.unwrap_or(*booked)).sum::<Balance>()
			};
			for (day, ..) in &all {
				prop_assert!(of(*day) <= cap);
			}
			let today = now / MILLIS_PER_DAY;
			prop_assert_eq!(mandate.left(now), cap - of(today));
		}
	}

	/// The mandate that counts is in force, and for the operator; one that names it goes first.
	#[test]
	fn the_mandate_that_counts_is_in_force(
		list in proptest::collection::vec((proptest::option::of(0..3u64), 0..4u64), 0..6),
		operator in 0..3u64,
		now in 0..5u64,
	) {
		let mandates: Vec<_> = (0..).zip(&list).map(|(id, (operator, until))| Mandate {
			id,
			operator: *operator,
			request: capped(),
			max_price_per_hour: 0,
			max_per_day: 0,
			until: *until,
			day: 0,
			booked: 0,
		}).collect();
		let own = |it: &&(Option<u64>, u64)| it.0 == Some(operator);
		let any = |it: &&(Option<u64>, u64)| it.0.is_none();
		let live = |it: &&(Option<u64>, u64)| it.1 > now;
		match mandate_for(&mandates, &operator, now) {
			Ok(mandate) => {
				prop_assert!(mandate.until > now);
				let named = list.iter().any(|it| own(&it) && live(&it));
				prop_assert_eq!(mandate.operator, named.then_some(operator));
			},
			Err(reason) => {
				prop_assert!(!list.iter().any(|it| (own(&it) || any(&it)) && live(&it)));
				let over = list.iter().any(|it| own(&it) || any(&it));
				prop_assert_eq!(reason, match (over, list.is_empty()) {
					(true, _) => NotMandated::Over,
					(false, true) => NotMandated::None,
					(false, false) => NotMandated::OtherOperator,
				});
			},
		}
	}
}
