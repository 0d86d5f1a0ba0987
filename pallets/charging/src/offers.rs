// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Offers: those for one process, standing ones, and the choice among them.

use crate::{
	schedule::{Schedule, Steps, Timetable},
	sp_runtime::{DispatchError, DispatchResult},
	Config, Error, Event, Offers, Pallet, Phase, Prices, Process, Processes, Request,
	StandingOffer, StandingOffers, Station, Stations,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	BoundedVec,
};
use smartcharge_primitives::{
	Balance, Energy, Interval, Meters, Moment, Participants, Price, ProcessId, Role, SourceChoice,
	SourceId, SourceRegistry,
};

/// The offer that a process is scheduled with.
pub(crate) struct Choice<AccountId> {
	pub supplier: AccountId,
	pub source: Option<SourceId>,
	pub prices: Prices,
	pub schedule: Schedule,
	pub missing: Energy,
}

/// What a process is scheduled with besides the offer.
pub(crate) struct Terms<'a, AccountId> {
	pub id: ProcessId,
	pub process: &'a Process<AccountId>,
	pub request: &'a Request,
	pub timetable: &'a Timetable,
	pub grid_price: Price,
}

impl<AccountId> Terms<'_, AccountId> {
	pub(crate) fn steps<'s>(&'s self, prices: &'s [Price]) -> Steps<'s> {
		Steps {
			timetable: *self.timetable,
			power: self.process.power,
			prices,
			grid_price: self.grid_price,
			max_price: self.request.preferences.max_price,
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_offer(
		supplier: T::AccountId,
		source: Option<SourceId>,
		from: Moment,
		prices: Prices,
	) -> DispatchResult {
		Self::ensure_supplies(&supplier, source)?;
		if prices.is_empty() {
			ensure!(
				StandingOffers::<T>::take(&supplier, source).is_some(),
				Error::<T>::NothingToWithdraw
			);
			Self::deposit_event(Event::OfferWithdrawn { supplier, source });
			return Ok(());
		}
		Self::ensure_prices(&prices)?;
		let interval = T::Meters::interval();
		ensure!(Interval::floor(from, interval) == Some(from), Error::<T>::UnalignedOffer);
		let offer = StandingOffer { from, prices };
		let until = offer.until(interval).ok_or(Error::<T>::Overflow)?;
		ensure!(until > T::Time::now(), Error::<T>::OfferInPast);

		StandingOffers::<T>::insert(&supplier, source, offer);
		Self::deposit_event(Event::OfferPublished { supplier, source, from, until });
		Ok(())
	}

	pub(crate) fn do_offer(
		supplier: T::AccountId,
		id: ProcessId,
		source: Option<SourceId>,
		prices: Prices,
	) -> DispatchResult {
		Self::ensure_supplies(&supplier, source)?;
		let mut process = Self::running(id)?;
		let station = Stations::<T>::get(process.station).ok_or(Error::<T>::UnknownStation)?;
		let Phase::Requested { request, offers } = &mut process.phase else {
			return Err(Self::not_requested(&process.phase));
		};
		ensure!(station.suppliers.contains(&supplier), Error::<T>::NotConnected);
		ensure!(u32::try_from(prices.len()) == Ok(request.steps), Error::<T>::WrongNumberOfPrices);
		Self::ensure_prices(&prices)?;
		let key = (supplier, source);
		ensure!(!Offers::<T>::contains_key(id, &key), Error::<T>::AlreadyOffered);
		ensure!(*offers < T::MaxOffers::get(), Error::<T>::TooManyOffers);

		*offers = offers.saturating_add(1);
		Processes::<T>::insert(id, process);
		Offers::<T>::insert(id, &key, prices);
		let (supplier, source) = key;
		Self::deposit_event(Event::Offered { process: id, supplier, source });
		Ok(())
	}

	/// The offer that serves the driver best, and how many there were: among those that match the
	/// driver's choice of source the one that misses least and costs least; when none matches, the
	/// default supplier's grid mix (rule 10).
	pub(crate) fn choose(
		terms: &Terms<T::AccountId>,
		station: &Station<T::AccountId>,
	) -> Result<(Choice<T::AccountId>, u32), DispatchError> {
		let candidates = Self::candidates(terms, station);
		let count = u32::try_from(candidates.len()).unwrap_or(u32::MAX);
		let default = station.suppliers.first();
		let choice = terms.request.preferences.source;
		let best = |eligible: &dyn Fn(&T::AccountId, Option<SourceId>) -> bool| {
			candidates
				.iter()
				.filter(|(supplier, source, _)| eligible(supplier, *source))
				.filter_map(|candidate| Self::evaluate(terms, candidate))
				// Of equals the first: the order of the station's suppliers decides.
				.min_by_key(|(missing, cost, _)| (*missing, *cost))
				.map(|(_, _, choice)| choice)
		};
		let chosen = best(&|_, source| Self::matches(choice, source))
			.or_else(|| best(&|supplier, source| source.is_none() && Some(supplier) == default))
			.ok_or(Error::<T>::NoEligibleOffer)?;
		Ok((chosen, count))
	}

	/// The offers for a process in the order of the station's suppliers; a standing offer counts
	/// where its supplier made none for the process.
	#[allow(clippy::type_complexity, reason = "supplier, source, prices")]
	fn candidates(
		terms: &Terms<T::AccountId>,
		station: &Station<T::AccountId>,
	) -> Vec<(T::AccountId, Option<SourceId>, Prices)> {
		let mut offers: Vec<_> = Offers::<T>::iter_prefix(terms.id)
			.map(|((supplier, source), prices)| (supplier, source, prices))
			.collect();
		for supplier in &station.suppliers {
			let made = offers.iter().any(|(by, source, _)| by == supplier && source.is_none());
			if made {
				continue;
			}
			let standing = StandingOffers::<T>::get(supplier, None::<SourceId>)
				.and_then(|offer| offer.prices_for(terms.timetable, T::Meters::interval()));
			offers.extend(standing.map(|prices| (supplier.clone(), None, prices)));
		}
		offers.retain(|(supplier, _, _)| T::Participants::has_role(supplier, Role::Supplier));
		offers.sort_by_key(|(supplier, source, _)| {
			let position = station.suppliers.iter().position(|of_station| of_station == supplier);
			// A supplier that was disconnected after its offer comes last.
			(position.unwrap_or(usize::MAX), *source)
		});
		offers
	}

	/// What an offer misses and costs; `None` when it allows no step to charge.
	fn evaluate(
		terms: &Terms<T::AccountId>,
		(supplier, source, prices): &(T::AccountId, Option<SourceId>, Prices),
	) -> Option<(Energy, Balance, Choice<T::AccountId>)> {
		let demand = terms.request.energy;
		let steps = terms.steps(prices);
		let (schedule, missing) = steps.least_cost(demand);
		steps.remainder_step(&schedule, 0)?;
		let cost = steps.cost(&schedule, 0, demand)?;
		let choice = Choice {
			supplier: supplier.clone(),
			source: *source,
			prices: prices.clone(),
			schedule,
			missing,
		};
		Some((missing, cost, choice))
	}

	fn matches(choice: SourceChoice, source: Option<SourceId>) -> bool {
		match choice {
			SourceChoice::Cheapest => true,
			SourceChoice::Source(wanted) => source == Some(wanted),
			SourceChoice::Carrier(wanted) => {
				source.and_then(T::Sources::source).is_some_and(|(_, carrier)| carrier == wanted)
			},
		}
	}

	fn ensure_supplies(supplier: &T::AccountId, source: Option<SourceId>) -> DispatchResult {
		ensure!(T::Participants::has_role(supplier, Role::Supplier), Error::<T>::NotASupplier);
		if let Some(source) = source {
			let (owner, _) = T::Sources::source(source).ok_or(Error::<T>::UnknownSource)?;
			ensure!(owner == *supplier, Error::<T>::NotSourceSupplier);
		}
		Ok(())
	}

	fn ensure_prices(prices: &Prices) -> DispatchResult {
		let highest = T::MaxPrice::get();
		ensure!(prices.iter().all(|price| *price <= highest), Error::<T>::PriceTooHigh);
		Ok(())
	}
}

impl StandingOffer {
	/// End of the last interval.
	pub fn until(&self, interval: Moment) -> Option<Moment> {
		let length = Moment::try_from(self.prices.len()).ok()?.checked_mul(interval)?;
		self.from.checked_add(length)
	}

	/// The price in force at `moment`.
	pub fn price_at(&self, moment: Moment, interval: Moment) -> Option<Price> {
		let index = moment.checked_sub(self.from)?.checked_div(interval)?;
		self.prices.get(usize::try_from(index).ok()?).copied()
	}

	/// A price for each step of `timetable`: the average over the step, rounded down. `None` unless
	/// the offer covers all of it.
	pub fn prices_for(&self, timetable: &Timetable, interval: Moment) -> Option<Prices> {
		let prices: Option<Vec<Price>> = (0..timetable.steps)
			.map(|step| self.average(timetable.interval(step), interval))
			.collect();
		BoundedVec::try_from(prices?).ok()
	}

	fn average(&self, over: Interval, interval: Moment) -> Option<Price> {
		let mut sum: Price = 0;
		let mut at = over.start;
		while at < over.end {
			let price = self.price_at(at, interval)?;
			let next = Interval::floor(at, interval)?.checked_add(interval)?.min(over.end);
			let weight = Price::from(next.checked_sub(at)?);
			sum = sum.checked_add(price.checked_mul(weight)?)?;
			at = next;
		}
		sum.checked_div(Price::from(over.duration()))
	}
}
