// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

use super::*;
use smartcharge_primitives::page::QueryError;

#[test]
fn positions_are_listed_by_pages() {
	execute(|| {
		let hour = hour_of(NOW);
		contract(SUPPLIER, BRP, today() + 1, plain());
		for supplier in [SUPPLIER, OTHER_SUPPLIER, 70] {
			insert_position(supplier, hour, [Quarter { taken: supplier, fed: 1 }; 4]);
		}
		let list = |after, limit| Settlement::positions_in(AREA, hour, after, limit);
		let (mut after, mut found) = (None, vec![]);
		loop {
			let page = list(after, 1).unwrap();
			found
				.extend(page.items.into_iter().map(|item| (item.supplier, item.position[3].taken)));
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		assert_eq!(found.len(), 3);
		assert!(found.iter().all(|(supplier, taken)| supplier == taken));
		assert_eq!(list(None, 0), Err(QueryError::ZeroLimit));
		assert_eq!(list(None, 101), Err(QueryError::LimitTooHigh));
		assert_eq!(list(Some(STRANGER), 1), Err(QueryError::UnknownCursor));
		assert_eq!(Settlement::positions_in(OTHER_AREA, hour, None, 9).unwrap().items, []);
	});
}

#[test]
fn trades_are_listed_from_an_hour_on() {
	execute(|| {
		contract(SUPPLIER, BRP, today() + 1, plain());
		let hour = first_hour(today() + 1);
		for later in [2, 0, 0, 1] {
			assert_ok!(Settlement::propose_trade(
				signed(SUPPLIER),
				BRP,
				true,
				AREA,
				first_ptu(hour + later),
				vec![1]
			));
		}
		let list = |from, after, limit| Settlement::trades_from(from, after, limit);
		let keys = |from| -> Vec<_> {
			list(from, None, 9).unwrap().items.into_iter().map(|(key, _)| key).collect()
		};
		assert_eq!(keys(hour), [(hour, 1), (hour, 2), (hour + 1, 3), (hour + 2, 0)]);
		assert_eq!(keys(hour + 1), [(hour + 1, 3), (hour + 2, 0)]);
		let page = list(hour, None, 3).unwrap();
		assert_eq!(page.next, Some((hour + 1, 3)));
		let page = list(hour, page.next, 3).unwrap();
		assert_eq!((page.items[0].0, page.next), ((hour + 2, 0), None));
		assert_eq!(list(hour, Some((hour, 9)), 3), Err(QueryError::UnknownCursor));
		assert_eq!(list(hour, None, 0), Err(QueryError::ZeroLimit));
	});
}

#[test]
fn programmes_and_statements_are_found() {
	execute(|| {
		let day = today() + 1;
		let from = first_ptu(first_hour(day));
		assert_ok!(Settlement::file_programme(signed(BRP), AREA, from, vec![1; 6]));
		let filed: Vec<_> = Settlement::programme_of(&BRP, AREA, day)
			.into_iter()
			.map(|(hour, programme)| (hour - first_hour(day), programme.wh))
			.collect();
		assert_eq!(filed, [(0, [Some(1); 4]), (1, [Some(1), Some(1), None, None])]);
		assert_eq!(Settlement::programme_of(&BRP, AREA, day + 1), []);
		assert_eq!(Settlement::last_statement(&BRP, AREA, day), None);
		assert_eq!(Settlement::quarters_of(&BRP, AREA, day), Err(Error::<Test>::TooEarly.into()));
		set_time(settleable(day));
		publish(day, [one_price(1); 4], one_price(1));
		assert_ok!(Settlement::settle_day(signed(BRP), BRP, AREA, day));
		let statement = Settlement::last_statement(&BRP, AREA, day).unwrap();
		let quarters = Settlement::quarters_of(&BRP, AREA, day).unwrap();
		let hash = polkadot_sdk::sp_io::hashing::blake2_256(&codec::Encode::encode(&quarters));
		assert_eq!(statement.hash.0, hash);
	});
}
