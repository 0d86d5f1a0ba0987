// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Mandates: what operators may start for a driver, and up to which cost.
//!
//! All mandates of a driver are one value: whoever writes it drops those that are over.

use crate::{
	record::Totals, request::Request, sp_runtime::DispatchResult, Config, Error, Event, Mandates,
	NextMandateId, Pallet,
};
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{
	ensure,
	traits::{Get, Time},
	BoundedVec,
};
use scale_info::TypeInfo;
use smartcharge_primitives::{
	money::payable, Balance, Energy, Moment, Participants, PricePerHour, Role, MILLIS_PER_DAY,
};

/// Id of a mandate.
pub type MandateId = u64;

/// What an operator of stations may start for a driver.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("mandates", "types"), capture_docs = "always")]
pub struct Mandate<AccountId> {
	/// Its id.
	pub id: MandateId,
	/// The operator; `None` is any.
	pub operator: Option<AccountId>,
	/// Energy and time of a process, which may ask for less, and preferences. Its highest cost is
	/// set.
	pub request: Request,
	/// The highest price of a station, per hour connected.
	pub max_price_per_hour: PricePerHour,
	/// The most that the processes that start in a day can cost together.
	pub max_per_day: Balance,
	/// End of the mandate, in ms.
	pub until: Moment,
	/// Start of the day of the last process, in ms.
	pub day: Moment,
	/// What the processes of that day can still cost, if they run, or have cost.
	pub booked: Balance,
}

/// What is kept of a mandate in a process that was started under it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("mandates", "types"), capture_docs = "always")]
pub struct UnderMandate {
	/// The mandate.
	pub mandate: MandateId,
	/// Start of the day on which the process was started, in ms.
	pub day: Moment,
	/// What is booked for it on that day: its escrow at the start.
	#[codec(compact)]
	pub booked: Balance,
	/// The highest cost of a process, which the driver agreed to by the mandate.
	#[codec(compact)]
	pub max_cost: Balance,
	/// Price of the station, taken out of the escrow and not paid yet, because no energy has shown
	/// that there is a vehicle.
	#[codec(compact)]
	pub withheld: Balance,
}

/// Reason why no mandate allows a start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotMandated {
	/// The driver has given none.
	None,
	/// All that the driver has given name other operators.
	OtherOperator,
	/// That for the operator is over.
	Over,
}

/// Start of the day of `now`, which begins at midnight UTC.
pub(crate) fn day_of(now: Moment) -> Moment {
	now.saturating_sub(now.checked_rem(MILLIS_PER_DAY).unwrap_or_default())
}

impl<AccountId: PartialEq> Mandate<AccountId> {
	/// Whether it is over at `now`.
	pub(crate) fn is_over(&self, now: Moment) -> bool {
		now >= self.until
	}

	/// What processes that start at `now` can cost.
	pub(crate) fn left(&self, now: Moment) -> Balance {
		if self.day == day_of(now) {
			self.max_per_day.saturating_sub(self.booked)
		} else {
			self.max_per_day
		}
	}

	/// Books `amount` for a process that starts at `now`.
	pub(crate) fn book(&mut self, amount: Balance, now: Moment) {
		self.booked = self.max_per_day.saturating_sub(self.left(now)).saturating_add(amount);
		self.day = day_of(now);
	}

	/// Replaces what is booked for a process by its `cost`, unless that is more: what the driver
	/// added to it was not the operator's.
	pub(crate) fn correct(&mut self, under: &UnderMandate, cost: Balance) {
		if self.id == under.mandate && self.day == under.day {
			let less = under.booked.saturating_sub(cost);
			self.booked = self.booked.saturating_sub(less);
		}
	}

	/// The request of a start that asks for `energy` and `steps`; `None` if that is more than it
	/// allows.
	pub(crate) fn request(&self, energy: Option<Energy>, steps: Option<u32>) -> Option<Request> {
		let energy = energy.unwrap_or(self.request.energy);
		let steps = steps.unwrap_or(self.request.steps);
		let within = energy <= self.request.energy && steps <= self.request.steps;
		within.then_some(Request { energy, steps, ..self.request })
	}
}

/// Of the mandates that are not over at `now`, the one that names `operator`, else that for any.
pub(crate) fn mandate_for<'m, AccountId: PartialEq>(
	mandates: &'m [Mandate<AccountId>],
	operator: &AccountId,
	now: Moment,
) -> Result<&'m Mandate<AccountId>, NotMandated> {
	let names = |mandate: &&Mandate<AccountId>| mandate.operator.as_ref() == Some(operator);
	let matching = || {
		let for_any = mandates.iter().filter(|mandate| mandate.operator.is_none());
		mandates.iter().filter(names).chain(for_any)
	};
	matching().find(|mandate| !mandate.is_over(now)).ok_or_else(|| {
		if matching().next().is_some() {
			NotMandated::Over
		} else if mandates.is_empty() {
			NotMandated::None
		} else {
			NotMandated::OtherOperator
		}
	})
}

/// The price of the station that is paid now, of `amount` that was settled and of what was
/// withheld. Until `least` energy was delivered, it is withheld.
pub(crate) fn due_to_station(
	under: Option<&mut UnderMandate>,
	amount: Balance,
	delivered: Energy,
	least: Energy,
) -> Balance {
	match under {
		None => amount,
		Some(under) if delivered < least => {
			under.withheld = under.withheld.saturating_add(amount);
			0
		},
		Some(under) => amount.saturating_add(core::mem::take(&mut under.withheld)),
	}
}

/// The mandates of a driver.
pub(crate) type MandatesOf<T> = BoundedVec<
	Mandate<<T as polkadot_sdk::frame_system::Config>::AccountId>,
	<T as Config>::MaxMandates,
>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_mandate(
		driver: T::AccountId,
		operator: Option<T::AccountId>,
		request: Request,
		max_price_per_hour: PricePerHour,
		max_per_day: Balance,
		until: Moment,
	) -> DispatchResult {
		Self::check_request(&request)?;
		let max_cost = request.preferences.max_cost.ok_or(Error::<T>::MandateWithoutCap)?;
		ensure!(max_cost <= max_per_day, Error::<T>::DailyCapTooLow);
		let now = T::Time::now();
		ensure!(until > now, Error::<T>::MandateInPast);
		ensure!(until.saturating_sub(now) <= T::MaxMandateTime::get(), Error::<T>::MandateTooLong);
		let is_cso = |operator| T::Participants::has_role(operator, Role::Cso);
		ensure!(operator.as_ref().is_none_or(is_cso), Error::<T>::NotACso);
		let id = NextMandateId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let mut mandates = Mandates::<T>::get(&driver);
		let expired = take_over(&mut mandates, now);
		let replaced =
			mandates.iter().find(|mandate| mandate.operator == operator).map(|mandate| mandate.id);
		mandates.retain(|mandate| Some(mandate.id) != replaced);
		let mandate = Mandate {
			id,
			operator: operator.clone(),
			request,
			max_price_per_hour,
			max_per_day,
			until,
			day: day_of(now),
			booked: 0,
		};
		mandates.try_push(mandate).map_err(|_| Error::<T>::TooManyMandates)?;

		NextMandateId::<T>::put(next);
		Mandates::<T>::insert(&driver, mandates);
		Self::report_expired(&driver, expired);
		Self::deposit_event(Event::MandateGiven { driver, mandate: id, operator, until, replaced });
		Ok(())
	}

	pub(crate) fn do_revoke_mandate(driver: T::AccountId, id: MandateId) -> DispatchResult {
		let mut mandates = Mandates::<T>::get(&driver);
		let before = mandates.len();
		mandates.retain(|mandate| mandate.id != id);
		ensure!(mandates.len() < before, Error::<T>::UnknownMandate);

		let expired = take_over(&mut mandates, T::Time::now());
		Self::put_mandates(&driver, mandates);
		Self::report_expired(&driver, expired);
		Self::deposit_event(Event::MandateRevoked { driver, mandate: id });
		Ok(())
	}

	pub(crate) fn do_expire_mandates(driver: &T::AccountId) -> DispatchResult {
		let mut mandates = Mandates::<T>::get(driver);
		let expired = take_over(&mut mandates, T::Time::now());
		ensure!(!expired.is_empty(), Error::<T>::NoMandateOver);

		Self::put_mandates(driver, mandates);
		Self::report_expired(driver, expired);
		Ok(())
	}

	/// Checks that a process of `driver` with an escrow of `escrow` is within what its day can
	/// cost, if it is started under a mandate. Any other process has no such limit.
	pub(crate) fn ensure_within_day(
		driver: &T::AccountId,
		under: Option<&UnderMandate>,
		escrow: Balance,
	) -> DispatchResult {
		let Some(under) = under else { return Ok(()) };
		let now = T::Time::now();
		let left = Mandates::<T>::get(driver)
			.iter()
			.find(|mandate| mandate.id == under.mandate)
			.map_or(0, |mandate| mandate.left(now));
		ensure!(escrow <= left, Error::<T>::AboveDailyCap);
		Ok(())
	}

	/// Books `escrow` for a process of `driver` that was started under the mandate `id`.
	pub(crate) fn book_mandate(driver: &T::AccountId, id: MandateId, escrow: Balance) {
		let now = T::Time::now();
		let mut mandates = Mandates::<T>::get(driver);
		let expired = take_over(&mut mandates, now);
		for mandate in mandates.iter_mut().filter(|mandate| mandate.id == id) {
			mandate.book(escrow, now);
		}
		Self::put_mandates(driver, mandates);
		Self::report_expired(driver, expired);
	}

	/// Books what a process of `driver` that has ended has cost in the mandate under which it was
	/// started, if the driver has not ended that one.
	pub(crate) fn correct_mandate(driver: &T::AccountId, under: &UnderMandate, totals: &Totals) {
		let cost = payable(totals.paid()).saturating_add(totals.unpaid);
		let mut mandates = Mandates::<T>::get(driver);
		if mandates.iter().any(|mandate| mandate.id == under.mandate) {
			mandates.iter_mut().for_each(|mandate| mandate.correct(under, cost));
			Self::put_mandates(driver, mandates);
		}
	}

	fn put_mandates(driver: &T::AccountId, mandates: MandatesOf<T>) {
		if mandates.is_empty() {
			Mandates::<T>::remove(driver);
		} else {
			Mandates::<T>::insert(driver, mandates);
		}
	}

	fn report_expired(driver: &T::AccountId, expired: alloc::vec::Vec<MandateId>) {
		for mandate in expired {
			Self::deposit_event(Event::MandateExpired { driver: driver.clone(), mandate });
		}
	}
}

/// Takes the mandates out of `mandates` that are over at `now`. Returns their ids.
fn take_over<AccountId: PartialEq, Max: Get<u32>>(
	mandates: &mut BoundedVec<Mandate<AccountId>, Max>,
	now: Moment,
) -> alloc::vec::Vec<MandateId> {
	let over = mandates.iter().filter(|mandate| mandate.is_over(now)).map(|it| it.id).collect();
	mandates.retain(|mandate| !mandate.is_over(now));
	over
}
