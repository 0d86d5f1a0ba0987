// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Offers for one process, standing offers, and the choice among them.

use crate::{
	covers::{has_negative, not_negative, Exposure},
	prices::{price_of, LockedOffer, Prices},
	process::Process,
	request::WhenEqual,
	schedule::{Schedule, Steps, Timetable},
	session::{Covers, MAX_ALTERNATIVES},
	sp_runtime::DispatchResult,
	stations::{Station, MAX_SUPPLIERS},
	Config, Error, Event, Offers, Pallet, Phase, StandingOffers, Stations,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	BoundedVec,
};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	money::{energy_cost, payable},
	Amount, AreaId, Carrier, Energy, Interval, Meters, Moment, Participants, Price, ProcessId,
	Role, SourceChoice, SourceId, Sources,
};

/// A standing offer of a supplier.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("offers", "types"), capture_docs = "always")]
pub struct StandingOffer {
	/// Start of the first interval, in ms.
	pub from: Moment,
	/// A price per kWh for each metering interval from then on.
	pub prices: Prices,
}

/// The chosen offer of a process, with its schedule and its alternatives.
pub(crate) struct Choice<AccountId> {
	pub offer: LockedOffer<AccountId>,
	/// Alternative sources, the most similar first, then the cheapest grid mix.
	pub others: Vec<LockedOffer<AccountId>>,
	pub schedule: Schedule,
	/// Energy of the demand that cannot be delivered, in Wh.
	pub missing: Energy,
}

/// Criteria of the choice of an offer.
pub(crate) struct Criteria<'a, AccountId> {
	pub process: &'a Process<AccountId>,
	/// The driver's choice.
	pub source: SourceChoice,
	/// The highest price per kWh, grid price included.
	pub max_price: Option<Price>,
	/// Which of the steps of equal price charge.
	pub when_equal: WhenEqual,
	/// Energy to deliver in the steps of the timetable, in Wh.
	pub demand: Energy,
	pub timetable: &'a Timetable,
	/// The DSO's price per kWh.
	pub grid_price: Price,
	/// The source that has power committed to the process already.
	pub committed: Option<SourceId>,
	/// The DSO.
	pub dso: &'a AccountId,
	/// What parties cover for the process already.
	pub covers: &'a Covers<AccountId>,
}

impl<AccountId> Criteria<'_, AccountId> {
	/// The energy at negative prices that parties have to cover.
	pub(crate) fn exposure(&self) -> Exposure<'_> {
		Exposure::of_all(self.timetable, self.process.power, self.demand)
	}

	/// The steps of the timetable with `prices`.
	pub(crate) fn steps<'s>(&'s self, prices: &'s [Price]) -> Steps<'s> {
		Steps {
			timetable: *self.timetable,
			power: self.process.power,
			prices,
			grid_price: self.grid_price,
			max_price: self.max_price,
			when_equal: self.when_equal,
		}
	}
}

/// An offer that can be chosen.
pub(crate) struct Candidate<AccountId> {
	offer: LockedOffer<AccountId>,
	/// Carrier and area of the source; `None` for a grid mix.
	made: Option<(Carrier, AreaId)>,
	/// Whether it has the power of the station available now.
	enough: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_offer(
		supplier: T::AccountId,
		source: Option<SourceId>,
		from: Moment,
		prices: Prices,
	) -> DispatchResult {
		Self::ensure_supplies(&supplier, source)?;
		Self::ensure_prices(&prices)?;
		let interval = T::Meters::interval();
		ensure!(Interval::floor(from, interval) == Some(from), Error::<T>::UnalignedOffer);
		let offer = StandingOffer { from, prices };
		let until = offer.until(interval).ok_or(Error::<T>::Overflow)?;
		ensure!(until > T::Time::now(), Error::<T>::OfferInPast);
		// Requests to come are not known: at least the smallest of them is covered.
		let lowest = offer.prices.iter().min().copied().unwrap_or_default().min(0);
		let least = payable(energy_cost(lowest, T::MinEnergy::get()).saturating_neg());
		ensure!(Self::can_cover(&supplier, 0, least), Error::<T>::OfferNotCovered);
		ensure!(
			StandingOffers::<T>::contains_key(&supplier, source)
				|| Self::standing_offers(&supplier).len() < Self::most_standing_offers(),
			Error::<T>::TooManyStandingOffers
		);

		StandingOffers::<T>::insert(&supplier, source, offer);
		Self::deposit_event(Event::OfferPublished { supplier, source, from, until });
		Ok(())
	}

	pub(crate) fn do_withdraw_offer(
		supplier: T::AccountId,
		source: Option<SourceId>,
	) -> DispatchResult {
		ensure!(
			StandingOffers::<T>::take(&supplier, source).is_some(),
			Error::<T>::NothingToWithdraw
		);
		Self::deposit_event(Event::OfferWithdrawn { supplier, source });
		Ok(())
	}

	/// The sources of the standing offers of `supplier`: at most [`Config::MaxStandingOffers`].
	pub(crate) fn standing_offers(supplier: &T::AccountId) -> Vec<Option<SourceId>> {
		StandingOffers::<T>::iter_key_prefix(supplier).take(Self::most_standing_offers()).collect()
	}

	/// The most standing offers of all suppliers of a station.
	pub(crate) fn most_standing() -> u32 {
		T::MaxStandingOffers::get().saturating_mul(MAX_SUPPLIERS)
	}

	fn most_standing_offers() -> usize {
		usize::try_from(T::MaxStandingOffers::get()).unwrap_or(usize::MAX)
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
		ensure!(
			source.is_none_or(|source| T::Sources::supplied(source) > 0),
			Error::<T>::SourceNotSupplying
		);
		ensure!(u32::try_from(prices.len()) == Ok(request.steps), Error::<T>::WrongNumberOfPrices);
		Self::ensure_prices(&prices)?;
		let key = (supplier, source);
		ensure!(!Offers::<T>::contains_key(id, &key), Error::<T>::AlreadyOffered);
		let of_supplier = Offers::<T>::iter_key_prefix(id)
			.take(usize::try_from(T::MaxOffers::get()).unwrap_or(usize::MAX))
			.filter(|(supplier, _)| *supplier == key.0)
			.count();
		ensure!(
			u32::try_from(of_supplier).is_ok_and(|made| made < T::MaxOffersPerSupplier::get()),
			Error::<T>::TooManyOffersOfSupplier
		);
		ensure!(*offers < T::MaxOffers::get(), Error::<T>::TooManyOffers);
		let timetable = Timetable::new(T::Time::now(), request.step, request.steps)
			.ok_or(Error::<T>::Overflow)?;
		let exposure = Exposure::of_all(&timetable, process.power, request.energy);
		let needed = exposure.most_paid(|step| price_of(&prices, step));
		ensure!(Self::can_cover(&key.0, 0, needed), Error::<T>::OfferNotCovered);

		*offers = offers.saturating_add(1);
		Self::put_process(&process);
		Offers::<T>::insert(id, &key, prices);
		let (supplier, source) = key;
		Self::deposit_event(Event::Offered { process: id, supplier, source });
		Ok(())
	}

	/// The best offer among those that match the driver's choice: the one that has enough power
	/// now, misses least and costs least. `None` if no offer matches.
	pub(crate) fn choose(
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
		candidates: &[Candidate<T::AccountId>],
	) -> Option<Choice<T::AccountId>> {
		let matching = |candidate: &&Candidate<T::AccountId>| match criteria.source {
			SourceChoice::Cheapest => true,
			SourceChoice::Source(wanted) => candidate.offer.source == Some(wanted),
			SourceChoice::Carrier(wanted) => {
				candidate.made.is_some_and(|(carrier, _)| carrier == wanted)
			},
		};
		Self::best(criteria, station, candidates, candidates.iter().filter(matching))
	}

	/// The cheapest grid mix, for a process without an offer that matches the driver's choice (rule
	/// 10).
	pub(crate) fn fall_back(
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
		candidates: &[Candidate<T::AccountId>],
	) -> Option<Choice<T::AccountId>> {
		let grid_mixes = candidates.iter().filter(|candidate| candidate.offer.source.is_none());
		Self::best(criteria, station, candidates, grid_mixes)
	}

	fn best<'c>(
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
		candidates: &'c [Candidate<T::AccountId>],
		eligible: impl Iterator<Item = &'c Candidate<T::AccountId>>,
	) -> Option<Choice<T::AccountId>> {
		// Among equals the first one: the order of the station's suppliers decides.
		let (candidate, (_, missing, _), schedule) = eligible
			.filter_map(|candidate| {
				let (schedule, missing, cost) = Self::evaluate(criteria, &candidate.offer.prices)?;
				Some((candidate, (!candidate.enough, missing, cost), schedule))
			})
			.min_by_key(|(_, rank, _)| *rank)?;
		let others = Self::alternatives(criteria, station, candidates, candidate, &schedule);
		Some(Choice { offer: candidate.offer.clone(), others, schedule, missing })
	}

	/// Offers that can replace the source of `chosen`: the most similar other sources (same
	/// carrier, then same area, then the cheapest), and the cheapest grid mix. If there is no offer
	/// of any, that is the default supplier's, which then costs as much as the source, but is never
	/// below zero. A grid mix
	/// never fails and needs no alternative.
	fn alternatives(
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
		candidates: &[Candidate<T::AccountId>],
		chosen: &Candidate<T::AccountId>,
		schedule: &Schedule,
	) -> Vec<LockedOffer<T::AccountId>> {
		let Some((carrier, _)) = chosen.made else { return Vec::new() };
		let mut similar: Vec<_> = candidates
			.iter()
			.filter(|other| other.offer.source != chosen.offer.source)
			.filter_map(|other| {
				let (other_carrier, area) = other.made?;
				let same = other_carrier == carrier;
				let sum = other
					.offer
					.prices
					.iter()
					.fold(0, |sum: Price, price| sum.saturating_add(*price));
				(same || criteria.source == SourceChoice::Cheapest)
					.then_some(((!same, area != criteria.process.area, sum), &other.offer))
			})
			.collect();
		similar.sort_by_key(|(rank, _)| *rank);
		let most = usize::try_from(MAX_ALTERNATIVES).unwrap_or(usize::MAX);
		let mut others: Vec<_> =
			similar.into_iter().take(most).map(|(_, offer)| offer.clone()).collect();

		// Among equals the first one: candidates are in the order of the station's suppliers, the
		// default supplier first.
		let cheapest = candidates
			.iter()
			.map(|candidate| &candidate.offer)
			.filter(|offer| offer.source.is_none())
			.min_by_key(|offer| Self::rank_of_replacement(criteria, schedule, &offer.prices));
		others.push(cheapest.cloned().unwrap_or_else(|| {
			let default = Self::default_supplier(station).unwrap_or(&chosen.offer.supplier);
			// It has offered to pay nobody.
			let prices = not_negative(&chosen.offer.prices);
			LockedOffer { supplier: default.clone(), source: None, prices }
		}));
		others
	}

	/// Rank of `prices` as those of a grid mix that replaces the chosen offer, the lowest first:
	/// the charging steps in which it is not allowed to serve, then its cost in the others.
	fn rank_of_replacement(
		criteria: &Criteria<T::AccountId>,
		schedule: &Schedule,
		prices: &[Price],
	) -> (usize, Amount) {
		let steps = criteria.steps(prices);
		let charging = || (0..criteria.timetable.steps).filter(|step| schedule.charges(*step));
		let refused = charging().filter(|step| !steps.affordable(*step)).count();
		(refused, steps.cost(schedule, 0, criteria.demand))
	}

	/// The first supplier of a station that still has the role.
	pub(crate) fn default_supplier(station: &Station<T::AccountId>) -> Option<&T::AccountId> {
		station
			.suppliers
			.iter()
			.find(|supplier| T::Participants::has_role(supplier, Role::Supplier))
	}

	/// The offers for a process and standing offers, with the number of offers looked at.
	pub(crate) fn candidates(
		id: ProcessId,
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
	) -> (Vec<Candidate<T::AccountId>>, u32) {
		let offers = Offers::<T>::iter_prefix(id)
			.map(|((supplier, source), prices)| LockedOffer { supplier, source, prices })
			.collect();
		Self::with_standing_offers(offers, criteria, station)
	}

	/// `offers` and, for sources without one, the standing offers of the station's suppliers, in
	/// the order of the suppliers. Sources that supply nothing now, or that do not match the
	/// driver's choice, are left out. Returns the number of offers looked at as well, by which the
	/// choice is weighed.
	pub(crate) fn with_standing_offers(
		offers: Vec<LockedOffer<T::AccountId>>,
		criteria: &Criteria<T::AccountId>,
		station: &Station<T::AccountId>,
	) -> (Vec<Candidate<T::AccountId>>, u32) {
		let wanted = match criteria.source {
			SourceChoice::Cheapest => None,
			SourceChoice::Carrier(carrier) => Some(carrier),
			SourceChoice::Source(source) => T::Sources::source(source).map(|of| of.carrier),
		};
		let useful = |supplier: &T::AccountId, source: Option<SourceId>| {
			let Some(source) = source else { return Some((None, true)) };
			let details = T::Sources::source(source)
				.filter(|details| wanted.is_none_or(|wanted| wanted == details.carrier))
				// Another supplier may have taken it over.
				.filter(|details| details.supplier == *supplier)
				.filter(|_| T::Sources::supplied(source) > 0)?;
			let enough = criteria.committed == Some(source)
				|| T::Sources::available(source) >= criteria.process.power;
			Some((Some((details.carrier, details.area)), enough))
		};
		let made: Vec<_> =
			offers.iter().map(|offer| (offer.supplier.clone(), offer.source)).collect();
		let mut count = made.len();
		let mut candidates: Vec<_> = offers
			.into_iter()
			.filter_map(|offer| {
				let (made, enough) = useful(&offer.supplier, offer.source)?;
				Some(Candidate { offer, made, enough })
			})
			.collect();
		for supplier in &station.suppliers {
			let standing = Self::standing_offers(supplier);
			count = count.saturating_add(standing.len());
			let standing = standing
				.into_iter()
				.filter(|source| !made.contains(&(supplier.clone(), *source)))
				.filter_map(|source| {
					let (made, enough) = useful(supplier, source)?;
					let prices = StandingOffers::<T>::get(supplier, source)?
						.prices_for(criteria.timetable, T::Meters::interval())?;
					let offer = LockedOffer { supplier: supplier.clone(), source, prices };
					Some(Candidate { offer, made, enough })
				});
			candidates.extend(standing);
		}
		candidates.retain(|Candidate { offer, .. }| {
			T::Participants::has_role(&offer.supplier, Role::Supplier)
				&& Self::is_covered(criteria, offer)
		});
		candidates.sort_by_key(|Candidate { offer, .. }| {
			let position = station.suppliers.iter().position(|of| *of == offer.supplier);
			// A supplier that was disconnected after its offer comes last.
			(position.unwrap_or(usize::MAX), offer.source)
		});
		(candidates, u32::try_from(count).unwrap_or(u32::MAX))
	}

	/// Whether the supplier of `offer` covers what it may have to pay at its negative prices.
	fn is_covered(criteria: &Criteria<T::AccountId>, offer: &LockedOffer<T::AccountId>) -> bool {
		if !has_negative(&offer.prices) {
			return true;
		}
		let serving = (offer, 0..criteria.timetable.steps);
		let needed = criteria.exposure().needed(&[serving], criteria.dso, criteria.grid_price);
		let needed = needed.get(&offer.supplier).copied().unwrap_or_default();
		let present = Self::left(criteria.covers, &offer.supplier);
		Self::can_cover(&offer.supplier, present, needed)
	}

	/// The least-cost schedule with `prices`, the energy that it misses, and its cost; `None` if no
	/// step can charge.
	fn evaluate(
		criteria: &Criteria<T::AccountId>,
		prices: &[Price],
	) -> Option<(Schedule, Energy, Amount)> {
		let steps = criteria.steps(prices);
		let (schedule, missing) = steps.least_cost(criteria.demand);
		steps.remainder_step(&schedule, 0)?;
		let cost = steps.cost(&schedule, 0, criteria.demand);
		Some((schedule, missing, cost))
	}

	fn ensure_supplies(supplier: &T::AccountId, source: Option<SourceId>) -> DispatchResult {
		if let Some(source) = source {
			let details = T::Sources::source(source).ok_or(Error::<T>::UnknownSource)?;
			ensure!(details.supplier == *supplier, Error::<T>::NotSourceSupplier);
		}
		Ok(())
	}

	fn ensure_prices(prices: &Prices) -> DispatchResult {
		let (lowest, highest) = (T::MinPrice::get(), T::MaxPrice::get());
		ensure!(prices.iter().all(|price| *price <= highest), Error::<T>::PriceTooHigh);
		ensure!(prices.iter().all(|price| *price >= lowest), Error::<T>::PriceTooLow);
		Ok(())
	}
}

impl StandingOffer {
	/// End of the last interval, in ms.
	pub fn until(&self, interval: Moment) -> Option<Moment> {
		let length = Moment::try_from(self.prices.len()).ok()?.checked_mul(interval)?;
		self.from.checked_add(length)
	}

	/// The price per kWh at `moment`.
	pub fn price_at(&self, moment: Moment, interval: Moment) -> Option<Price> {
		let index = moment.checked_sub(self.from)?.checked_div(interval)?;
		self.prices.get(usize::try_from(index).ok()?).copied()
	}

	/// A price per kWh for each step of `timetable`: the average over the step, rounded toward
	/// zero.
	/// `None` unless the offer covers all steps.
	pub fn prices_for(&self, timetable: &Timetable, interval: Moment) -> Option<Prices> {
		let prices: Option<Vec<Price>> = (0..timetable.steps)
			.map(|step| self.average(timetable.interval(step), interval))
			.collect();
		BoundedVec::try_from(prices?).ok()
	}

	fn average(&self, over: Interval, interval: Moment) -> Option<Price> {
		let mut sum: Amount = 0;
		let mut at = over.start;
		while at < over.end {
			let price = self.price_at(at, interval)?;
			let next = Interval::floor(at, interval)?.checked_add(interval)?.min(over.end);
			let weight = Amount::from(next.checked_sub(at)?);
			sum = sum.checked_add(Amount::from(price).checked_mul(weight)?)?;
			at = next;
		}
		Price::try_from(sum.checked_div(Amount::from(over.duration()))?).ok()
	}
}
