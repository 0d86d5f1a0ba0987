// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Queries across pallets.

mod common;

use common::{account, development, dispatch, now, read, source, START};
use pallet_demand_response::Target;
use polkadot_sdk::frame_support::BoundedVec;
use smartcharge_primitives::{
	page::QueryError, AreaId, Carrier, Direction, Interval, MILLIS_PER_HOUR,
};
use smartcharge_runtime::{
	apis::view::{self, AccountInfo, Position, Snapshot, MAX_SNAPSHOT},
	AccountId, Balances, Runtime, RuntimeHoldReason, TOKEN,
};

/// All parts of a snapshot by pages of `limit`, with the number of the pages.
fn all(area: Option<AreaId>, limit: u32) -> (Snapshot, u32) {
	let mut whole = view::snapshot(area, None, limit).unwrap();
	let mut pages = 1;
	while let Some(after) = whole.next {
		let part = view::snapshot(area, Some(after), limit).unwrap();
		let looked = part.areas.len() + part.sources.len() + part.stations.len();
		assert!(looked <= limit as usize);
		whole.areas.extend(part.areas);
		whole.sources.extend(part.sources);
		whole.stations.extend(part.stations);
		whole.next = part.next;
		pages += 1;
		assert!(pages < 100, "the pages never end");
	}
	(whole, pages)
}

#[test]
fn pages_of_a_snapshot_make_the_whole() {
	development(|| {
		source("SupplierA", "Sun", Carrier::Solar, 9_000);
		source("SupplierB", "Wind", Carrier::Wind, 9_000);
		let (whole, pages) = all(None, MAX_SNAPSHOT);
		assert_eq!(pages, 1);
		assert_eq!(whole.now, now());
		let areas = u32::try_from(whole.areas.len()).unwrap();
		let stations = u32::try_from(whole.stations.len()).unwrap();
		assert!(areas > 0 && stations > 0);
		assert_eq!(whole.sources.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [0, 1]);
		for limit in 1..8 {
			let (parts, pages) = all(None, limit);
			assert_eq!(parts, whole);
			let items = areas + 2 + stations;
			assert!(pages >= items.div_ceil(limit), "{pages} pages of {limit}");
		}
		let (of_area, _) = all(Some(0), 1);
		assert_eq!(of_area.areas.len(), 1);
		assert_eq!(of_area.sources.len(), 2);
		assert!(of_area.stations.iter().all(|station| station.area == 0));
	});
}

#[test]
fn a_snapshot_refuses_other_limits_cursors_and_areas() {
	development(|| {
		let snapshot = |area, after, limit| view::snapshot(area, after, limit).err();
		assert_eq!(snapshot(None, None, 0), Some(QueryError::ZeroLimit));
		assert_eq!(snapshot(None, None, MAX_SNAPSHOT + 1), Some(QueryError::LimitTooHigh));
		assert_eq!(snapshot(Some(99), None, 1), Some(QueryError::UnknownSubject));
		for after in [Position::Area(99), Position::Source(99), Position::Station(99)] {
			assert_eq!(snapshot(None, Some(after), 9), Some(QueryError::UnknownCursor));
			assert_eq!(snapshot(Some(0), Some(after), 9), Some(QueryError::UnknownCursor));
		}
	});
}

#[test]
fn an_account_shows_all_its_money() {
	development(|| {
		let info = |who| view::account(&account(who));
		let who = account("Alice");
		assert_eq!(info("Alice").free, Balances::free_balance(&who));
		assert_eq!(info("Alice").spendable, info("Alice").free - 1);
		assert!(info("Alice").complete && info("Alice").holds.is_empty());

		// A withdrawal is held, and a process has an escrow.
		let call = pallet_tokens::Call::request_withdrawal {
			amount: 3 * TOKEN,
			payout_reference: BoundedVec::truncate_from(b"p".to_vec()),
		};
		assert_eq!(dispatch("Alice", call), Ok(()));
		read(START, 1_000);
		let call = pallet_charging::Call::authorise { station: 0, max_price_per_hour: 100 * TOKEN };
		assert_eq!(dispatch("Alice", call), Ok(()));
		let alice = info("Alice");
		let withdrawal = RuntimeHoldReason::from(pallet_tokens::HoldReason::Withdrawal);
		let holds: Vec<_> = alice.holds.iter().map(|hold| (hold.reason, hold.amount)).collect();
		assert_eq!(holds, [(withdrawal, 3 * TOKEN)]);
		assert_eq!(alice.escrow, <Runtime as pallet_charging::Config>::MinimumBalance::get());
		assert_eq!((alice.rewards, alice.debts, alice.complete), (0, vec![], true));

		// The budget of a signal is held at the DSO.
		let start = now() + MILLIS_PER_HOUR;
		let call = pallet_demand_response::Call::send_signal {
			target: Target::Area(0),
			window: Interval::new(start, start + MILLIS_PER_HOUR),
			direction: Direction::Up,
			reward: TOKEN,
			max_responses: 2,
		};
		assert_eq!(dispatch("Dso", call), Ok(()));
		let held: u128 = info("Dso").holds.iter().map(|hold| hold.amount).sum();
		assert_eq!(held, 2 * TOKEN);
		<pallet_debts::Pallet<Runtime> as smartcharge_primitives::Debts<AccountId>>::incur(
			&who,
			&account("Dso"),
			smartcharge_primitives::DebtKind::Charging,
			7,
		);
		let AccountInfo { debts, .. } = info("Alice");
		assert_eq!((debts.len(), &debts[0].creditor, debts[0].amount), (1, &account("Dso"), 7));
	});
}
