// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Random days of two balance responsible parties: what is settled is what an oracle computes, and
//! no money and no Wh comes or goes.

use super::*;
use proptest::{collection::vec, prelude::*};
use smartcharge_primitives::{testing::cases, Adjust, Change, Flow};

const PARTIES: [AccountId; 5] = [SUPPLIER, OTHER_SUPPLIER, THIRD, BRP, OTHER_BRP];
const THIRD: AccountId = 70;

/// Who sells to whom (as places in [`PARTIES`]), and how much in the quarter.
type Sale = (usize, usize, usize, u64);

#[derive(Clone, Debug)]
struct Scene {
	/// Balance responsible party, netting, volume and margin of each supplier.
	contracts: Vec<(bool, bool, bool, u128)>,
	programmes: Vec<[i64; 4]>,
	flows: Vec<[(u64, u64); 4]>,
	sales: Vec<Sale>,
	prices: Vec<(Price, Price)>,
	/// Money that each supplier has left.
	left: Vec<u128>,
	/// Afterwards: a correction of a supplier in a quarter, and another price of the first quarter.
	correction: (usize, u64, u64, bool, Price),
}

fn scene() -> impl Strategy<Value = Scene> {
	let contracts = vec((any::<bool>(), any::<bool>(), any::<bool>(), 0u128..3_000), 3);
	let programme = proptest::array::uniform4(-50_000i64..50_000);
	let flow = proptest::array::uniform4((0u64..50_000, 0u64..20_000));
	let sale = (0..5usize, 0..5usize, 0..4usize, 1..30_000u64);
	let prices = vec((-60_000i64..200_000, 0i64..90_000), 4);
	let correction = (0..3usize, 0..4u64, 1..20_000u64, any::<bool>(), -50_000i64..50_000);
	(
		contracts,
		vec(programme, 2),
		vec(flow, 3),
		vec(sale, 0..8),
		prices,
		vec(1u128..5_000_000, 3),
		correction,
	)
		.prop_map(|(contracts, programmes, flows, sales, prices, left, correction)| Scene {
			contracts,
			programmes,
			flows,
			sales,
			prices,
			left,
			correction,
		})
}

/// An oracle that shares no formula with the pallet: amounts by size and direction, parts of a
/// whole by adding up units one share after the other.
mod oracle {
	/// What is paid for an imbalance, by size: floor of size times price, and who pays whom.
	pub fn amount(energy: i128, short: i64, surplus: i64) -> i128 {
		let (price, is_short) = if energy < 0 { (short, true) } else { (surplus, false) };
		let size = (energy.unsigned_abs() * u128::from(price.unsigned_abs())) / 1_000;
		let pays = is_short != (price < 0);
		if pays {
			-(size as i128)
		} else {
			size as i128
		}
	}

	/// Parts by the border of each: the part up to it is the largest number of units that is not
	/// above its exact value.
	pub fn parts(total: i128, weights: &[u128]) -> Vec<i128> {
		let sum: u128 = weights.iter().sum();
		let (mut up_to, mut parts) = (0u128, vec![]);
		let mut before = 0i128;
		for weight in weights {
			up_to += weight;
			let product = total.unsigned_abs() * up_to;
			let whole = product.checked_div(sum).unwrap_or_default();
			let whole = total.signum() * whole as i128;
			parts.push(whole - before);
			before = whole;
		}
		parts
	}
}

/// What a day should come to: for each supplier the amount, and for each party the portfolio.
fn expected(scene: &Scene, adjust: &[[i128; 4]; 3]) -> (Vec<i128>, Vec<i128>) {
	let (mut due, mut portfolios) = (vec![0; 3], vec![0; 2]);
	for quarter in [0, 1, 2, 3] {
		let (short, surplus) = prices_of(scene)[quarter];
		let mut sold = [0i128; 5];
		for (seller, buyer, at, wh) in &scene.sales {
			if *at == quarter && seller != buyer {
				sold[*seller] += i128::from(*wh);
				sold[*buyer] -= i128::from(*wh);
			}
		}
		for party in 0..2 {
			let own: Vec<usize> =
				(0..3).filter(|one| scene.contracts[*one].0 == (party == 1)).collect();
			let net = |one: usize| {
				let (taken, fed) = scene.flows[one][quarter];
				i128::from(fed) - i128::from(taken) - adjust[one][quarter]
			};
			let held = i128::from(scene.programmes[party][quarter]) + sold[3 + party];
			let weights: Vec<u128> = own
				.iter()
				.map(|one| if scene.contracts[*one].2 { 0 } else { net(*one).unsigned_abs() })
				.collect();
			let shared = oracle::parts(held, &weights);
			let mut energies: Vec<i128> =
				own.iter().zip(shared).map(|(one, part)| net(*one) - sold[*one] - part).collect();
			let whole: i128 = own.iter().map(|one| net(*one) - sold[*one]).sum::<i128>() - held;
			energies.push(whole - energies.iter().sum::<i128>());
			let amount = |energy: &i128| oracle::amount(*energy, short, surplus);
			let portfolio = amount(&whole);
			let gain = portfolio - energies.iter().map(amount).sum::<i128>();
			let sizes: Vec<u128> = energies.iter().map(|energy| energy.unsigned_abs()).collect();
			let shares = oracle::parts(gain.max(0), &sizes);
			for (place, one) in own.iter().enumerate() {
				let share = if scene.contracts[*one].1 { shares[place] } else { 0 };
				due[*one] += amount(&energies[place]) + share;
			}
			portfolios[party] += portfolio;
		}
	}
	(due, portfolios)
}

fn prices_of(scene: &Scene) -> Vec<(Price, Price)> {
	scene.prices.iter().map(|(short, spread)| (*short, short - spread)).collect()
}

fn rows(prices: &[(Price, Price)]) -> [ImbalancePrice; 4] {
	let row = |at: usize| {
		let (short, surplus) = prices[at];
		ImbalancePrice { short, surplus, state: Regulation::Both }
	};
	[row(0), row(1), row(2), row(3)]
}

fn party(is_other: bool) -> AccountId {
	if is_other {
		OTHER_BRP
	} else {
		BRP
	}
}

/// Plays a scene up to the moment at which its day can be settled.
fn play(scene: &Scene) -> Day {
	use polkadot_sdk::frame_support::traits::{fungible::Mutate, tokens::Preservation};
	smartcharge_primitives::testing::add_member(THIRD, &[Role::Supplier]);
	let day = today() + 1;
	let hour = first_hour(day);
	<Balances as Mutate<_>>::transfer(&BRP, &THIRD, FUNDS / 2, Preservation::Preserve).unwrap();
	for (supplier, (other, pro_rata, trades, margin)) in PARTIES.iter().zip(&scene.contracts) {
		let netting = if *pro_rata { Netting::ProRata } else { Netting::Brp };
		let volume = if *trades { Volume::Trades } else { Volume::Programme };
		contract(*supplier, party(*other), day, terms(netting, volume, *margin));
	}
	for (brp, values) in [BRP, OTHER_BRP].into_iter().zip(&scene.programmes) {
		let from = first_ptu(hour);
		assert_ok!(Settlement::file_programme(signed(brp), AREA, from, values.to_vec()));
	}
	for (seller, buyer, quarter, wh) in &scene.sales {
		let (seller, buyer) = (PARTIES[*seller], PARTIES[*buyer]);
		if seller == buyer {
			continue;
		}
		let (id, from) = (NextTradeId::<Test>::get(), first_ptu(hour) + *quarter as Ptu);
		let by_buyer = id.is_multiple_of(2);
		let (one, two) = if by_buyer { (buyer, seller) } else { (seller, buyer) };
		assert_ok!(Settlement::propose_trade(signed(one), two, !by_buyer, AREA, from, vec![*wh]));
		assert_ok!(Settlement::confirm_trade(signed(two), hour, id));
	}
	set_time(settleable(day));
	for (supplier, flows) in PARTIES.iter().zip(&scene.flows) {
		let position = flows.map(|(taken, fed)| Quarter { taken, fed });
		if position.iter().any(|quarter| !quarter.is_empty()) {
			insert_position(*supplier, hour, position);
		}
	}
	publish(day, rows(&prices_of(scene)), one_price(1_000));
	for (supplier, left) in PARTIES.iter().zip(&scene.left) {
		let away = Balances::free_balance(supplier).saturating_sub(*left);
		<Balances as Mutate<_>>::transfer(supplier, &STRANGER, away, Preservation::Preserve)
			.unwrap();
	}
	day
}

fn settle(brp: AccountId, day: Day) {
	let settled = Settlement::settle_day(signed(STRANGER), brp, AREA, day);
	if let Err(refused) = settled {
		assert_eq!(refused.error, Error::<Test>::UpToDate.into());
	}
}

/// B1 to B3: trades add up to nothing, and so does each quarter.
fn check_quarters(day: Day) {
	let quarters = [BRP, OTHER_BRP].map(|brp| Settlement::quarters_of(&brp, AREA, day).unwrap());
	for (one, other) in quarters[0].iter().zip(&quarters[1]) {
		assert_eq!(one.trades + other.trades, 0);
		for quarter in [one, other] {
			let settled = &quarter.settled;
			let own = settled.suppliers.iter().map(|(own, _)| own);
			let parts: Vec<_> = own.chain([&settled.own]).collect();
			let energy: i128 = parts.iter().map(|part| part.energy).sum();
			let amount: i128 = parts.iter().map(|part| part.amount).sum();
			assert_eq!(energy, settled.portfolio.energy);
			assert_eq!(amount + settled.gain, settled.portfolio.amount);
			// But for what rounding takes from each part.
			assert!(settled.gain >= -(parts.len() as i128));
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(256)))]

	/// Energy that the market allocates to the supplier of a connection although another one served
	/// it, and that the two trade, costs each what it costs by positions.
	#[test]
	fn station_trades_change_no_imbalance(
		nets in proptest::array::uniform2(-50_000i128..50_000), moved in 0i128..60_000,
		programme in -50_000i128..50_000, prices in (-60_000i64..200_000, 0i64..90_000),
		one_brp: bool,
	) {
		use crate::imbalance::{Member, Portfolio};
		let (short, surplus) = (prices.0, prices.0 - prices.1);
		let price = ImbalancePrice { short, surplus, state: Regulation::Both };
		let settle = |members: [(i128, i128); 2]| {
			let member = |(net, trades)| {
				Member { net, trades, volume: Volume::Trades, netting: Netting::ProRata }
			};
			let members = members.map(member);
			let portfolio = |members: &[Member]| {
				Portfolio { programme: Some(programme), trades: 0, ahead: 0, members: members.to_vec() }.settle(&price)
			};
			if one_brp {
				vec![portfolio(&members)]
			} else {
				members.iter().map(|member| portfolio(&[*member])).collect()
			}
		};
		let [primary, serving] = nets;
		let by_positions = settle([(primary, 0), (serving, 0)]);
		let by_allocation = settle([(primary - moved, -moved), (serving + moved, moved)]);
		prop_assert_eq!(by_positions, by_allocation);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(48)))]

	#[test]
	fn a_day_is_settled_as_the_oracle_says(scene in scene()) {
		execute(|| {
			let day = play(&scene);
			let before = PARTIES.map(wealth);
			let all: i128 = before.iter().sum();
			let mut adjust = [[0i128; 4]; 3];
			let check = |scene: &Scene, adjust: &[[i128; 4]; 3]| {
				settle(BRP, day);
				settle(OTHER_BRP, day);
				let (due, portfolios) = expected(scene, adjust);
				for (place, due) in due.iter().enumerate() {
					assert_eq!(wealth(PARTIES[place]) - before[place], *due, "{}", place);
				}
				for (brp, portfolio) in [BRP, OTHER_BRP].into_iter().zip(portfolios) {
					let statement = Settlement::last_statement(&brp, AREA, day).unwrap();
					assert_eq!(statement.portfolio, portfolio);
				}
				// B4: what some receive others pay.
				assert_eq!(PARTIES.map(wealth).iter().sum::<i128>(), all);
				check_quarters(day);
				Settlement::do_try_state().unwrap();
			};
			check(&scene, &adjust);
			// Twice is once.
			check(&scene, &adjust);

			let (supplier, quarter, energy, more, price) = scene.correction;
			let start = start_of_day(day) + quarter * QUARTER;
			let over = Interval::new(start, start + QUARTER);
			let change = if more { Change::More } else { Change::Less };
			let side = Side::Taken;
			let flow = Flow { supplier: &PARTIES[supplier], area: AREA, side, over, energy };
			assert_eq!(Settlement::adjust(flow, change), energy);
			let signed_energy = if more { energy as i128 } else { -(energy as i128) };
			adjust[supplier][quarter as usize] = signed_energy;
			check(&scene, &adjust);

			let mut other = scene.clone();
			other.prices[0] = (price, 10);
			let from = first_ptu(first_hour(day));
			let prices = Prices::Imbalance(rows(&prices_of(&other)).to_vec());
			match Settlement::reprice(signed(TSO), from, prices) {
				Ok(()) => check(&other, &adjust),
				Err(error) => assert_eq!(error, Error::<Test>::NothingToChange.into()),
			}
		});
	}
}
