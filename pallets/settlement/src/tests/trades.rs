// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;

/// [`SUPPLIER`] sells to [`OTHER_SUPPLIER`] tomorrow.
fn propose(from: Ptu, values: &[u64]) -> polkadot_sdk::frame_support::dispatch::DispatchResult {
	Settlement::propose_trade(signed(SUPPLIER), OTHER_SUPPLIER, true, AREA, from, values.to_vec())
}

fn traded(hour: Hour, who: AccountId) -> Option<[i64; 4]> {
	let sums = Traded::<Test>::get((HourKey::new(hour), AreaKey::new(AREA), who))?;
	Some(sums.map(|sum| sum.total))
}

/// Contracts of both suppliers from tomorrow on; returns tomorrow's first hour.
fn set_up() -> Hour {
	contract(SUPPLIER, BRP, today() + 1, plain());
	contract(OTHER_SUPPLIER, OTHER_BRP, today() + 1, plain());
	first_hour(today() + 1)
}

#[test]
fn a_trade_counts_for_both_when_it_is_confirmed() {
	execute(|| {
		let hour = set_up();
		assert_ok!(propose(first_ptu(hour) + 3, &[10, 20]));
		let expected = Event::TradeProposed {
			trade: 0,
			hour,
			seller: SUPPLIER,
			buyer: OTHER_SUPPLIER,
			area: AREA,
			from: first_ptu(hour) + 3,
			wh: vec![10, 20].try_into().unwrap(),
		};
		System::assert_last_event(expected.into());
		assert_eq!(traded(hour, SUPPLIER), None);
		assert_ok!(Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, 0));
		System::assert_last_event(Event::TradeConfirmed { trade: 0, hour }.into());
		assert_eq!(traded(hour, SUPPLIER), Some([0, 0, 0, 10]));
		assert_eq!(traded(hour, OTHER_SUPPLIER), Some([0, 0, 0, -10]));
		assert_eq!(traded(hour + 1, SUPPLIER), Some([20, 0, 0, 0]));
		assert_eq!(traded(hour + 1, OTHER_SUPPLIER), Some([-20, 0, 0, 0]));
		// The other way round, with a party that is responsible for itself.
		let values = vec![1; 100];
		assert_ok!(Settlement::propose_trade(
			signed(SUPPLIER),
			OTHER_BRP,
			false,
			AREA,
			first_ptu(hour),
			values
		));
		assert_ok!(Settlement::confirm_trade(signed(OTHER_BRP), hour, 1));
		assert_eq!(traded(hour, SUPPLIER), Some([-1, -1, -1, 9]));
		assert_eq!(traded(hour, OTHER_BRP), Some([1; 4]));
	});
}

#[test]
fn trades_are_refused() {
	execute(|| {
		let first = first_ptu(set_up());
		let propose_to = |to, area, from, values: &[u64]| {
			Settlement::propose_trade(signed(SUPPLIER), to, true, area, from, values.to_vec())
		};
		assert_noop!(propose_to(SUPPLIER, AREA, first, &[1]), Error::<Test>::OwnTrade);
		assert_noop!(propose_to(BRP, 9, first, &[1]), Error::<Test>::UnknownArea);
		assert_noop!(propose(first, &[]), Error::<Test>::NoValues);
		assert_noop!(propose(first, &[1; 101]), Error::<Test>::TooManyPtus);
		assert_noop!(propose(first, &[0; 5]), Error::<Test>::NothingTraded);
		assert_noop!(propose(first, &[MAX_VOLUME + 1]), Error::<Test>::VolumeTooHigh);
		let ahead = first_ptu(hour_of(NOW)) + 7 * 96;
		assert_noop!(propose(ahead + 1, &[1]), Error::<Test>::TooFarAhead);
		assert_ok!(propose(ahead, &[1]));
		// Today there was no contract, and operators of stations have none.
		assert_noop!(propose(first - 1, &[1]), Error::<Test>::NoBrp);
		assert_noop!(propose_to(CSO, AREA, first, &[1]), Error::<Test>::NoBrp);
		assert_noop!(
			Settlement::propose_trade(signed(CSO), BRP, true, AREA, first, vec![1]),
			Error::<Test>::NoBrp
		);
		NextTradeId::<Test>::put(TradeId::MAX);
		assert_noop!(propose(first, &[1]), Error::<Test>::TooManyTrades);
	});
}

#[test]
fn selfish_nobody_confirms_its_own_trade_or_one_twice() {
	execute(|| {
		let hour = set_up();
		assert_ok!(propose(first_ptu(hour), &[1]));
		let confirm = |who, hour, id| Settlement::confirm_trade(signed(who), hour, id);
		assert_noop!(confirm(OTHER_SUPPLIER, hour, 1), Error::<Test>::UnknownTrade);
		assert_noop!(confirm(OTHER_SUPPLIER, hour + 1, 0), Error::<Test>::UnknownTrade);
		assert_noop!(confirm(SUPPLIER, hour, 0), Error::<Test>::NotCounterparty);
		assert_noop!(confirm(BRP, hour, 0), Error::<Test>::NotCounterparty);
		assert_ok!(confirm(OTHER_SUPPLIER, hour, 0));
		assert_noop!(confirm(OTHER_SUPPLIER, hour, 0), Error::<Test>::AlreadyConfirmed);
		let withdraw = |who, id| Settlement::withdraw_trade(signed(who), hour, id);
		assert_noop!(withdraw(SUPPLIER, 0), Error::<Test>::AlreadyConfirmed);
		assert_noop!(withdraw(SUPPLIER, 1), Error::<Test>::UnknownTrade);
		assert_eq!(traded(hour, SUPPLIER), Some([1, 0, 0, 0]));
	});
}

#[test]
fn each_party_withdraws_a_trade_that_is_not_confirmed() {
	execute(|| {
		let hour = set_up();
		for (id, who) in [(0, SUPPLIER), (1, OTHER_SUPPLIER)] {
			assert_ok!(propose(first_ptu(hour), &[1]));
			assert_noop!(
				Settlement::withdraw_trade(signed(BRP), hour, id),
				Error::<Test>::NotParty
			);
			assert_ok!(Settlement::withdraw_trade(signed(who), hour, id));
			System::assert_last_event(Event::TradeWithdrawn { trade: id, hour, by: who }.into());
			assert_noop!(
				Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, id),
				Error::<Test>::UnknownTrade
			);
		}
		assert_eq!(Trades::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_day_is_traded_until_its_deadline() {
	execute(|| {
		let hour = set_up();
		let first = first_ptu(hour);
		let deadline = start_of_day(today() + 2) + 10 * HOUR;
		set_time(deadline - 1);
		assert_ok!(propose(first, &[1]));
		assert_ok!(propose(first, &[2]));
		assert_ok!(Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, 0));
		set_time(deadline);
		assert_noop!(
			Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, 1),
			Error::<Test>::TradeTooLate
		);
		assert_noop!(propose(first, &[1]), Error::<Test>::TradeTooLate);
		assert_ok!(propose(first_ptu(first_hour(today() + 2)), &[1]));
		assert!(deadline < settleable(today() + 1));
	});
}

#[test]
fn sums_that_have_no_room_are_refused() {
	execute(|| {
		let hour = set_up();
		let key = (HourKey::new(hour), AreaKey::new(AREA), OTHER_SUPPLIER);
		assert_ok!(propose(first_ptu(hour), &[1]));
		Traded::<Test>::insert(key, [NetTrade { total: i64::MIN, ahead: 0 }; 4]);
		assert_noop!(
			Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, 0),
			Error::<Test>::VolumeTooHigh
		);
		Traded::<Test>::remove(key);
	});
}

/// What was agreed while a programme could be filed differs from what came later.
#[test]
fn trades_ahead_of_their_quarter_are_counted_apart() {
	execute(|| {
		let hour = set_up();
		for _ in 0..2 {
			assert_ok!(propose(first_ptu(hour), &[1, 1, 1, 1]));
		}
		let confirm = |id| Settlement::confirm_trade(signed(OTHER_SUPPLIER), hour, id);
		assert_ok!(confirm(0));
		set_time(crate::types::start_of(hour) + QUARTER + 1);
		assert_ok!(confirm(1));
		let key = (HourKey::new(hour), AreaKey::new(AREA), OTHER_SUPPLIER);
		let sums = Traded::<Test>::get(key).unwrap();
		assert_eq!(sums.map(|sum| sum.total), [-2; 4]);
		assert_eq!(sums.map(|sum| sum.ahead), [-1, -1, -2, -2]);
	});
}
