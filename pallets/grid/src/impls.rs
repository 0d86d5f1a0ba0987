// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Implementation of the calls: all checks first, then the writes, then one event.

use crate::{
	tariff::{InvalidTariff, Tariff, MAX_LOADING},
	types::{Area, AreaName},
	Allocations, Areas, Config, Error, Event, NextAreaId, Pallet,
};
use alloc::string::String;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure, traits::Get},
	sp_runtime::DispatchError,
};
use smartcharge_primitives::{AreaId, Ean18, GridTariff, Hour, Participants, Price, Role};

impl<T: Config> Pallet<T> {
	pub(crate) fn build_genesis(areas: &[(String, T::AccountId, Price)]) {
		for (name, dso, base) in areas {
			let bounded = AreaName::try_from(name.as_bytes().to_vec()).unwrap_or_default();
			let tariff = Tariff { base: *base, ..Default::default() };
			let created = Self::check_tariff(&tariff)
				.and_then(|()| Self::new_area(bounded, dso.clone(), tariff));
			assert!(
				created.is_ok(),
				"genesis area {name:?} is refused ({:?}): it needs a name of 1 to 64 bytes, an \
				operator with the role of a DSO and a price within the bound",
				created.err(),
			);
		}
	}

	pub(crate) fn do_create_area(name: AreaName, dso: T::AccountId) -> DispatchResult {
		let area = Self::new_area(name.clone(), dso.clone(), Tariff::default())?;
		Self::deposit_event(Event::AreaCreated { area, name, dso });
		Ok(())
	}

	pub(crate) fn do_set_tariff(dso: T::AccountId, area: AreaId, tariff: Tariff) -> DispatchResult {
		let mut details = Self::area_run_by(&dso, area)?;
		Self::check_tariff(&tariff)?;

		details.tariff = tariff.clone();
		Areas::<T>::insert(area, details);
		let Tariff { base, steps } = tariff;
		Self::deposit_event(Event::TariffSet { area, base, steps });
		Ok(())
	}

	pub(crate) fn do_report_loading(
		dso: T::AccountId,
		area: AreaId,
		percent: u16,
	) -> DispatchResult {
		let mut details = Self::area_run_by(&dso, area)?;
		ensure!(percent <= MAX_LOADING, Error::<T>::ImplausibleLoading);

		details.loading = percent;
		let price = details.price();
		Areas::<T>::insert(area, details);
		Self::deposit_event(Event::LoadingReported { area, percent, price });
		Ok(())
	}

	pub(crate) fn do_set_operator(area: AreaId, dso: T::AccountId) -> DispatchResult {
		let mut details = Areas::<T>::get(area).ok_or(Error::<T>::UnknownArea)?;
		Self::ensure_dso(&dso)?;
		ensure!(details.dso != dso, Error::<T>::AlreadyOperator);

		let old = core::mem::replace(&mut details.dso, dso.clone());
		Areas::<T>::insert(area, details);
		Self::deposit_event(Event::OperatorChanged { area, old, new: dso });
		Ok(())
	}

	/// Checks and stores a new area, and returns its id. `tariff` must be valid.
	fn new_area(
		name: AreaName,
		dso: T::AccountId,
		tariff: Tariff,
	) -> Result<AreaId, DispatchError> {
		ensure!(!name.is_empty(), Error::<T>::EmptyName);
		Self::ensure_dso(&dso)?;
		let area = NextAreaId::<T>::get();
		let next = area
			.checked_add(1)
			.filter(|count| *count <= T::MaxAreas::get())
			.ok_or(Error::<T>::TooManyAreas)?;

		NextAreaId::<T>::put(next);
		Areas::<T>::insert(area, Area { name, dso, tariff, loading: 0 });
		Ok(area)
	}

	pub(crate) fn area_run_by(
		dso: &T::AccountId,
		area: AreaId,
	) -> Result<Area<T::AccountId>, DispatchError> {
		let details = Areas::<T>::get(area).ok_or(Error::<T>::UnknownArea)?;
		ensure!(details.dso == *dso, Error::<T>::NotOperator);
		Ok(details)
	}

	fn ensure_dso(who: &T::AccountId) -> DispatchResult {
		ensure!(T::Participants::has_role(who, Role::Dso), Error::<T>::NotADso);
		Ok(())
	}

	fn check_tariff(tariff: &Tariff) -> DispatchResult {
		tariff.validate(T::MinPrice::get()..=T::MaxPrice::get()).map_err(Error::<T>::from)?;
		Ok(())
	}
}

impl<T: Config> GridTariff<T::AccountId> for Pallet<T> {
	fn operator(area: AreaId) -> Option<T::AccountId> {
		Areas::<T>::get(area).map(|area| area.dso)
	}

	fn grid_price(area: AreaId) -> Option<Price> {
		Areas::<T>::get(area).map(|area| area.price())
	}
}

impl<T: Config> smartcharge_primitives::Allocations<T::AccountId> for Pallet<T> {
	fn primary(ean: Ean18, hour: Hour) -> Option<(AreaId, T::AccountId)> {
		let connection = Allocations::<T>::get(ean)?;
		let primary = connection.at(hour)?.primary.clone();
		Some((connection.area, primary))
	}
}

impl<T> From<InvalidTariff> for Error<T> {
	fn from(invalid: InvalidTariff) -> Self {
		match invalid {
			InvalidTariff::Unordered => Self::UnorderedSteps,
			InvalidTariff::ImplausibleLoading => Self::ImplausibleLoading,
			InvalidTariff::PriceTooHigh => Self::PriceTooHigh,
			InvalidTariff::PriceTooLow => Self::PriceTooLow,
		}
	}
}
