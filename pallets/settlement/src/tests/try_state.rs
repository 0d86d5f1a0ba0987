// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::types::day_of;

/// Breaks an invariant and checks that it is noticed, and nothing else before it.
fn assert_detected(message: &'static str, breakage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		take((NOW - HOUR, NOW), 300);
		idle_until_done();
		assert_eq!(Settlement::do_try_state(), Ok(()));
		breakage();
		let found = Settlement::do_try_state().unwrap_err();
		let DispatchError::Other(found) = found else { panic!("{found:?}") };
		assert!(found.starts_with(message), "{found}");
	});
}

fn insert(hour: Hour, quarter: Quarter) {
	let key = (HourKey::new(hour), AreaKey::new(AREA), SUPPLIER);
	Positions::<Test>::insert(key, Position { quarters: [quarter; 4], booked: 1 });
}

#[test]
fn try_state_detects_a_position_of_a_removed_hour() {
	let some = Quarter { taken: 1, fed: 0 };
	assert_detected("INV1", || insert(KeptFrom::<Test>::get() - 1, some));
}

#[test]
fn try_state_detects_a_position_of_the_future() {
	assert_detected("INV2", || insert(hour_of(NOW) + 2, Quarter { taken: 1, fed: 0 }));
}

#[test]
fn try_state_detects_an_empty_position() {
	assert_detected("INV3", || insert(hour_of(NOW), Quarter::default()));
}

#[test]
fn try_state_detects_a_position_of_a_block_to_come() {
	assert_detected("INV6", || {
		Positions::<Test>::translate_values(|position: Position<u64>| {
			Some(Position { booked: System::block_number() + 1, ..position })
		});
	});
}

#[test]
fn try_state_detects_late_energy_of_nothing() {
	assert_detected("INV3", || {
		LateEnergy::<Test>::insert(AreaKey::new(AREA), SUPPLIER, Quarter::default());
	});
}

#[test]
fn try_state_detects_the_hash_of_a_day_that_is_kept() {
	assert_detected("INV4", || {
		let day = day_of(KeptFrom::<Test>::get()) + 1;
		LastRemoved::<Test>::put((day, polkadot_sdk::sp_core::H256::zero()));
	});
}

#[test]
fn try_state_detects_an_hour_that_was_removed_too_early() {
	assert_detected("INV5", || KeptFrom::<Test>::mutate(|hour| *hour += 1));
}

#[test]
fn try_state_detects_contracts_that_are_not_in_order() {
	assert_detected("INV7", || {
		contract(SUPPLIER, BRP, today() + 2, plain());
		contract(SUPPLIER, BRP, today() + 3, plain());
		Responsibilities::<Test>::mutate(SUPPLIER, |contracts| contracts.as_mut().reverse());
	});
}

#[test]
fn try_state_detects_a_contract_in_the_middle_of_a_day() {
	assert_detected("INV7", || {
		contract(SUPPLIER, BRP, today() + 2, plain());
		Responsibilities::<Test>::mutate(SUPPLIER, |contracts| contracts[0].from += 1);
	});
}

#[test]
fn try_state_detects_a_supplier_without_a_portfolio() {
	assert_detected("INV8", || {
		contract(SUPPLIER, BRP, today() + 2, plain());
		Portfolios::<Test>::remove(BRP);
	});
}

#[test]
fn try_state_detects_suppliers_that_are_not_in_order() {
	assert_detected("INV8", || {
		contract(SUPPLIER, BRP, today() + 2, plain());
		contract(OTHER_SUPPLIER, BRP, today() + 2, plain());
		Portfolios::<Test>::mutate(BRP, |suppliers| suppliers.as_mut().reverse());
	});
}

fn key_of(hour: Hour) -> (HourKey, AreaKey, AccountId) {
	(HourKey::new(hour), AreaKey::new(AREA), SUPPLIER)
}

#[test]
fn try_state_detects_a_sale_without_a_purchase() {
	assert_detected("INV9", || {
		Traded::<Test>::insert(key_of(hour_of(NOW)), [NetTrade { total: 1, ahead: 0 }; 4])
	});
}

#[test]
fn try_state_detects_books_that_were_removed_too_early() {
	assert_detected("INV10", || BooksFrom::<Test>::mutate(|hour| *hour += 1));
}

#[test]
fn try_state_detects_books_that_are_left() {
	let old = hour_of(NOW - RETENTION) - 1;
	assert_detected("INV10", || Programmes::<Test>::insert(key_of(old), Programme::default()));
	assert_detected("INV10", || Traded::<Test>::insert(key_of(old), NetTrades::default()));
	assert_detected("INV10", || Adjustments::<Test>::insert(key_of(old), [1; 4]));
	let trade = Trade {
		seller: SUPPLIER,
		buyer: BRP,
		by_seller: true,
		area: AREA,
		from: first_ptu(old),
		wh: Default::default(),
		confirmed: false,
	};
	assert_detected("INV10", || {
		Trades::<Test>::insert((HourKey::new(old), TradeKey::new(0)), trade);
	});
	assert_detected("INV10", || {
		DayAheadPrices::<Test>::insert(HourKey::new(old), Quoted::Final([1; 4]));
	});
	assert_detected("INV10", || {
		ImbalancePrices::<Test>::insert(HourKey::new(old), Quoted::Final([one_price(1); 4]));
	});
	assert_detected("INV10", || {
		let key = (DayKey::new(local_day(old) - 1), AreaKey::new(AREA), BRP);
		Statements::<Test>::insert(key, statement());
	});
}

fn statement() -> Statement<AccountId> {
	let lines = vec![StatementLine { supplier: SUPPLIER, own: 3, share: 1 }];
	Statement {
		version: 1,
		portfolio: 7,
		own: 2,
		gain: 2,
		unfiled: 0,
		lines: lines.try_into().unwrap(),
		hash: Default::default(),
	}
}

#[test]
fn try_state_detects_an_empty_adjustment() {
	assert_detected("INV11", || Adjustments::<Test>::insert(key_of(hour_of(NOW)), [0; 4]));
}

#[test]
fn try_state_detects_a_year_with_too_many_prices() {
	assert_detected("INV12", || {
		DayAheadYears::<Test>::insert(OrderedYear::new(2027), (0, 365 * 96 + 1));
	});
}

#[test]
fn try_state_detects_a_statement_that_does_not_add_up() {
	let put = |statement| {
		let key = (DayKey::new(today()), AreaKey::new(AREA), BRP);
		Statements::<Test>::insert(key, statement);
	};
	new_test_ext().execute_with(|| {
		put(statement());
		assert_eq!(Settlement::do_try_state(), Ok(()));
	});
	assert_detected("INV13", || put(Statement { gain: 3, ..statement() }));
	assert_detected("INV13", || put(Statement { version: 0, ..statement() }));
}
