// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Statements of a day: what each supplier and its balance responsible party owe each other.

use crate::{
	calendar::{first_ptu, hours_of, Ptu},
	contracts,
	imbalance::{Member, Portfolio, Settled},
	signs::net,
	types::{
		start_of, AreaKey, DayKey, HourKey, ImbalancePrice, NetTrade, Statement, StatementLine,
		StatementLines, Terms,
	},
	Adjustments, Config, Day, Error, Event, HoldReason, ImbalancePrices, Pallet, Portfolios,
	Positions, Programmes, Responsibilities, Statements, Traded,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			tokens::{Fortitude, Precision, Preservation, Restriction},
			Get, Time,
		},
	},
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		DispatchError,
	},
};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	money::payable, Amount, AreaId, Balance, DebtKind, Debts, GridTariff, Hour, Participants, Role,
};

/// Kind of the debts that statements leave.
const KIND: DebtKind = DebtKind::Imbalance;

/// A quarter of an hour of a portfolio, settled.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(capture_docs = "always")]
pub struct SettledQuarter {
	/// The quarter, since the Unix epoch.
	pub ptu: Ptu,
	/// What sources fed in less what customers took, in Wh.
	pub net: i128,
	/// Net position that was filed, in Wh; `None` if none was, which counts as zero.
	pub programme: Option<i128>,
	/// What the portfolio sold to others less what it bought from them on the chain, in Wh.
	pub trades: i128,
	/// Prices.
	pub price: ImbalancePrice,
	/// Imbalances and amounts. Suppliers are in order of their accounts.
	pub settled: Settled,
}

/// A day of a portfolio, settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettledDay<AccountId> {
	/// The quarters of the local day.
	pub quarters: Vec<SettledQuarter>,
	/// The suppliers.
	pub suppliers: Vec<AccountId>,
	/// Quarters for which no programme was filed.
	pub unfiled: u16,
}

/// Why a day is not settled, with the number of suppliers whose energy was read.
pub(crate) struct NotSettled {
	pub(crate) error: DispatchError,
	pub(crate) suppliers: u32,
}

impl<Reason: Into<DispatchError>> From<Reason> for NotSettled {
	fn from(error: Reason) -> Self {
		Self { error: error.into(), suppliers: 0 }
	}
}

fn count(suppliers: usize) -> u32 {
	u32::try_from(suppliers).unwrap_or(u32::MAX)
}

impl<T: Config> Pallet<T> {
	/// Returns the suppliers of `brp` in `hour`, in order of their accounts, with their terms.
	fn suppliers_at(brp: &T::AccountId, hour: Hour) -> Vec<(T::AccountId, Terms)> {
		let with_terms = |supplier: T::AccountId| {
			let contracts = Responsibilities::<T>::get(&supplier);
			let contract = contracts::at(&contracts, hour)?;
			(contract.brp.as_ref() == Some(brp)).then_some((supplier, contract.terms))
		};
		Portfolios::<T>::get(brp).into_iter().filter_map(with_terms).collect()
	}

	/// Returns the final prices of imbalance of the hours of `day`; `None` if one is not final.
	fn prices_of(day: Day) -> Option<Vec<[ImbalancePrice; 4]>> {
		let price = |hour| ImbalancePrices::<T>::get(HourKey::new(hour))?.when_final();
		hours_of(day).map(price).collect()
	}

	/// Settles `day` of `brp` in `area` at the final prices, without a payment.
	pub(crate) fn settled_day(
		brp: &T::AccountId,
		area: AreaId,
		day: Day,
	) -> Result<SettledDay<T::AccountId>, DispatchError> {
		ensure!(T::Grid::operator(area).is_some(), Error::<T>::UnknownArea);
		let hours = hours_of(day);
		let over = start_of(hours.end).saturating_add(T::SettleAfter::get());
		ensure!(over <= T::Time::now(), Error::<T>::TooEarly);
		ensure!(hours.start >= Self::first_retained(), Error::<T>::TooLate);
		// Contracts begin and end with local days.
		let suppliers = Self::suppliers_at(brp, hours.start);
		let is_brp = !suppliers.is_empty() || T::Participants::has_role(brp, Role::Brp);
		ensure!(is_brp, Error::<T>::NotBrp);
		let prices = Self::prices_of(day).ok_or(Error::<T>::PricesMissing)?;
		// Trades of one that has a contract itself count for the party of that contract.
		let has_contract = Self::contract_at(brp, hours.start).is_some_and(|own| own.brp.is_some());

		let mut unfiled: u16 = 0;
		let mut quarters = Vec::new();
		for (hour, prices) in hours.zip(prices) {
			let (portfolios, missing) =
				Self::portfolios_in(brp, area, hour, &suppliers, !has_contract);
			unfiled = unfiled.saturating_add(missing);
			let ptus = first_ptu(hour)..;
			for ((ptu, portfolio), price) in ptus.zip(portfolios).zip(prices) {
				let sum = |of: fn(&Member) -> i128| {
					portfolio.members.iter().fold(0, |sum: i128, one| sum.saturating_add(of(one)))
				};
				quarters.push(SettledQuarter {
					ptu,
					net: sum(|member| member.net),
					programme: portfolio.programme,
					trades: sum(|member| member.trades).saturating_add(portfolio.trades),
					price,
					settled: portfolio.settle(&price),
				});
			}
		}
		let suppliers = suppliers.into_iter().map(|(supplier, _)| supplier).collect();
		Ok(SettledDay { quarters, suppliers, unfiled })
	}

	/// Returns the portfolio of `brp` in each quarter of `hour`, and the number of quarters for
	/// which no programme was filed.
	fn portfolios_in(
		brp: &T::AccountId,
		area: AreaId,
		hour: Hour,
		suppliers: &[(T::AccountId, Terms)],
		with_own_trades: bool,
	) -> (Vec<Portfolio>, u16) {
		let key = (HourKey::new(hour), AreaKey::new(area));
		let filed = Programmes::<T>::get((key.0, key.1, brp)).unwrap_or_default().wh;
		let own = with_own_trades.then(|| Traded::<T>::get((key.0, key.1, brp))).flatten();
		let portfolio = |(filed, traded): (Option<i64>, NetTrade)| Portfolio {
			programme: filed.map(i128::from),
			trades: traded.total.into(),
			ahead: traded.ahead.into(),
			members: Vec::new(),
		};
		let mut portfolios: Vec<_> =
			filed.into_iter().zip(own.unwrap_or_default()).map(portfolio).collect();
		for (supplier, terms) in suppliers {
			let key = (key.0, key.1, supplier);
			let flows = Positions::<T>::get(key).unwrap_or_default().quarters;
			let more = Adjustments::<T>::get(key).unwrap_or_default();
			let traded = Traded::<T>::get(key).unwrap_or_default();
			let values = flows.iter().zip(more).zip(traded);
			for (portfolio, ((flows, more), traded)) in portfolios.iter_mut().zip(values) {
				portfolio.members.push(Member {
					net: net(flows, more),
					trades: traded.total.into(),
					volume: terms.volume,
					netting: terms.netting,
				});
			}
		}
		let missing = filed.iter().filter(|value| value.is_none()).count();
		(portfolios, u16::try_from(missing).unwrap_or(u16::MAX))
	}

	/// The statement of a settled day, as the first of its versions.
	fn statement_of(settled: &SettledDay<T::AccountId>) -> Statement<T::AccountId> {
		let SettledDay { quarters, suppliers, unfiled } = settled;
		let sum = |of: fn(&Settled) -> Amount| {
			quarters.iter().fold(0, |sum: Amount, one| sum.saturating_add(of(&one.settled)))
		};
		let mut lines: Vec<_> = suppliers
			.iter()
			.map(|supplier| StatementLine { supplier: supplier.clone(), own: 0, share: 0 })
			.collect();
		for quarter in quarters {
			for (line, (own, share)) in lines.iter_mut().zip(&quarter.settled.suppliers) {
				line.own = line.own.saturating_add(own.amount);
				line.share = line.share.saturating_add(*share);
			}
		}
		Statement {
			version: 1,
			portfolio: sum(|settled| settled.portfolio.amount),
			own: sum(|settled| settled.own.amount),
			gain: sum(|settled| settled.gain),
			unfiled: *unfiled,
			// As many as a portfolio has.
			lines: StatementLines::truncate_from(lines),
			hash: quarters.using_encoded(BlakeTwo256::hash),
		}
	}

	/// Settles a day; returns the number of suppliers.
	pub(crate) fn do_settle_day(
		brp: T::AccountId,
		area: AreaId,
		day: Day,
	) -> Result<u32, NotSettled> {
		let settled = Self::settled_day(&brp, area, day)?;
		let suppliers = count(settled.suppliers.len());
		let key = (DayKey::new(day), AreaKey::new(area), &brp);
		let last = Statements::<T>::get(key);
		let mut statement = Self::statement_of(&settled);
		if let Some(last) = &last {
			statement.version = last.version;
			if *last == statement {
				return Err(NotSettled { error: Error::<T>::UpToDate.into(), suppliers });
			}
			statement.version = last.version.saturating_add(1);
		}

		Statements::<T>::insert(key, &statement);
		let Statement { version, portfolio, gain, .. } = statement;
		Self::deposit_event(Event::DaySettled {
			brp: brp.clone(),
			area,
			day,
			version,
			portfolio,
			gain,
		});
		let terms = Self::suppliers_at(&brp, hours_of(day).start);
		for (line, (_, terms)) in statement.lines.iter().zip(terms) {
			let before = last.iter().flat_map(|last| &last.lines);
			let before = before.filter(|other| other.supplier == line.supplier);
			let paid = before.fold(0, |sum: Amount, line| sum.saturating_add(line.total()));
			let due = line.total().saturating_sub(paid);
			Self::pay_line(&brp, line.supplier.clone(), terms, due, (area, day));
		}
		Ok(suppliers)
	}

	/// Pays what is `due` to `supplier`, or by it if it is below zero.
	fn pay_line(
		brp: &T::AccountId,
		supplier: T::AccountId,
		terms: Terms,
		due: Amount,
		(area, day): (AreaId, Day),
	) {
		if due == 0 || *brp == supplier {
			return;
		}
		let owed = if due > 0 {
			Self::pay(brp, &supplier, KIND, payable(due), 0)
		} else {
			Self::pay(&supplier, brp, KIND, payable(due.saturating_neg()), terms.margin)
		};
		let brp = brp.clone();
		Self::deposit_event(Event::ImbalancePaid { brp, supplier, area, day, amount: due, owed });
	}

	/// Pays `due` from `payer` to `payee`: first by what the payee owes the payer, then from the
	/// balance of the payer, then from at most `margin` of what is held of it. The rest becomes a
	/// debt of `kind`, which is returned.
	pub(crate) fn pay(
		payer: &T::AccountId,
		payee: &T::AccountId,
		kind: DebtKind,
		due: Balance,
		margin: Balance,
	) -> Balance {
		let offset = T::Debts::offset(payee, payer, kind, due);
		let due = due.saturating_sub(offset);
		let due = due.saturating_sub(Self::pay_from_balance(payer, payee, due));
		let due = due.saturating_sub(Self::pay_from_margin(payer, payee, due.min(margin)));
		T::Debts::incur(payer, payee, kind, due);
		due
	}

	/// Moves at most `due`, of what `payer` can spend. Returns what was moved.
	fn pay_from_balance(payer: &T::AccountId, payee: &T::AccountId, due: Balance) -> Balance {
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		let paid = T::Currency::reducible_balance(payer, keep, polite).min(due);
		if paid > 0 && T::Currency::transfer(payer, payee, paid, keep).is_ok() {
			paid
		} else {
			0
		}
	}

	/// Moves at most `due`, of what is held of `payer` as a margin. Returns what was moved.
	fn pay_from_margin(payer: &T::AccountId, payee: &T::AccountId, due: Balance) -> Balance {
		let due = due.min(Self::margin_held(payer));
		if due == 0 {
			return 0;
		}
		T::Currency::transfer_on_hold(
			&HoldReason::Margin.into(),
			payer,
			payee,
			due,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Polite,
		)
		.unwrap_or_default()
	}
}
