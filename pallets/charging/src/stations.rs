// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Stations: their registration and their terms.

use crate::{
	sp_runtime::{DispatchError, DispatchResult},
	Config, Error, Event, EvseIds, NextStationId, Pallet, StationOfMeter, Stations,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get, BoundedVec},
	sp_core::ConstU32,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use smartcharge_primitives::{
	EvseId, MeterId, Meters, Participants, Power, PricePerHour, Purpose, Role, StationId,
};

/// Most suppliers of a station.
pub const MAX_SUPPLIERS: u32 = 8;

/// The suppliers of a station; the first is the default supplier.
pub type Suppliers<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SUPPLIERS>>;

/// A charging station: one EVSE.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[scale_info(replace_segment("stations", "types"), capture_docs = "always")]
pub struct Station<AccountId> {
	/// The operator.
	pub cso: AccountId,
	/// Its EVSE ID.
	pub evse_id: EvseId,
	/// The meter of the energy that it delivers.
	pub meter: MeterId,
	/// Its highest power, in W.
	pub power: Power,
	/// Price of its use, per hour connected.
	pub price_per_hour: PricePerHour,
	/// The suppliers of energy at the station, the default supplier first.
	pub suppliers: Suppliers<AccountId>,
	/// The account that receives the station's price instead of the operator, e.g. a private host.
	pub host: Option<AccountId>,
	/// Whether new processes can be authorised.
	pub open: bool,
}

/// A station of the genesis config, with the arguments of [`Pallet::register_station`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisStation<AccountId> {
	/// The operator.
	pub cso: AccountId,
	/// The EVSE ID.
	pub evse_id: String,
	/// The meter.
	pub meter: MeterId,
	/// The power in W.
	pub power: Power,
	/// The price per hour connected.
	pub price_per_hour: PricePerHour,
	/// The suppliers, the default one first.
	pub suppliers: Vec<AccountId>,
	/// The account that receives the station's price instead of the operator.
	pub host: Option<AccountId>,
}

impl<T: Config> Pallet<T> {
	#[allow(clippy::too_many_arguments, reason = "the arguments of the call")]
	pub(crate) fn do_register_station(
		cso: T::AccountId,
		evse_id: &[u8],
		meter: MeterId,
		power: Power,
		price_per_hour: PricePerHour,
		suppliers: Suppliers<T::AccountId>,
		host: Option<T::AccountId>,
	) -> DispatchResult {
		let evse_id = EvseId::new(evse_id).map_err(|_| Error::<T>::InvalidEvseId)?;
		ensure!(!EvseIds::<T>::contains_key(&evse_id), Error::<T>::EvseIdInUse);
		let details = T::Meters::meter(meter).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(details.owner == cso, Error::<T>::NotMeterOwner);
		ensure!(matches!(details.purpose, Purpose::Station { .. }), Error::<T>::NotAStationMeter);
		ensure!(!StationOfMeter::<T>::contains_key(meter), Error::<T>::MeterInUse);
		Self::check_terms(
			details.purpose.power(),
			power,
			price_per_hour,
			&suppliers,
			host.as_ref(),
		)?;
		let station = NextStationId::<T>::get();
		let next = station.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		NextStationId::<T>::put(next);
		EvseIds::<T>::insert(&evse_id, station);
		StationOfMeter::<T>::insert(meter, station);
		T::Meters::set_power(meter, Some(power));
		let record = Station {
			cso: cso.clone(),
			evse_id,
			meter,
			power,
			price_per_hour,
			suppliers,
			host,
			open: true,
		};
		Stations::<T>::insert(station, record);
		Self::deposit_event(Event::StationRegistered {
			station,
			cso,
			meter,
			power,
			price_per_hour,
		});
		Ok(())
	}

	pub(crate) fn do_update_station(
		cso: T::AccountId,
		station: StationId,
		power: Power,
		price_per_hour: PricePerHour,
		suppliers: Suppliers<T::AccountId>,
		host: Option<T::AccountId>,
	) -> DispatchResult {
		let mut record = Self::open_station_of(&cso, station)?;
		let connection =
			T::Meters::meter(record.meter).ok_or(Error::<T>::UnknownMeter)?.purpose.power();
		Self::check_terms(connection, power, price_per_hour, &suppliers, host.as_ref())?;

		if power != record.power {
			T::Meters::set_power(record.meter, Some(power));
		}
		record.power = power;
		record.price_per_hour = price_per_hour;
		record.suppliers = suppliers;
		record.host = host;
		Stations::<T>::insert(station, record);
		Self::deposit_event(Event::StationUpdated { station, power, price_per_hour });
		Ok(())
	}

	pub(crate) fn do_close_station(cso: T::AccountId, station: StationId) -> DispatchResult {
		let mut record = Self::open_station_of(&cso, station)?;

		EvseIds::<T>::remove(&record.evse_id);
		StationOfMeter::<T>::remove(record.meter);
		T::Meters::set_power(record.meter, None);
		record.open = false;
		Stations::<T>::insert(station, record);
		Self::deposit_event(Event::StationClosed { station });
		Ok(())
	}

	pub(crate) fn build_station(
		station: &GenesisStation<T::AccountId>,
	) -> Result<(), DispatchError> {
		let suppliers = BoundedVec::try_from(station.suppliers.clone())
			.map_err(|_| "a station of the genesis config has too many suppliers")?;
		// The call has its origin checked.
		ensure!(T::Participants::has_role(&station.cso, Role::Cso), Error::<T>::NotACso);
		Self::do_register_station(
			station.cso.clone(),
			station.evse_id.as_bytes(),
			station.meter,
			station.power,
			station.price_per_hour,
			suppliers,
			station.host.clone(),
		)
	}

	fn open_station_of(
		cso: &T::AccountId,
		station: StationId,
	) -> Result<Station<T::AccountId>, DispatchError> {
		let record = Stations::<T>::get(station).ok_or(Error::<T>::UnknownStation)?;
		ensure!(record.cso == *cso, Error::<T>::NotStationOperator);
		ensure!(record.open, Error::<T>::StationClosed);
		Ok(record)
	}

	fn check_terms(
		connection: Power,
		power: Power,
		price_per_hour: PricePerHour,
		suppliers: &Suppliers<T::AccountId>,
		host: Option<&T::AccountId>,
	) -> DispatchResult {
		ensure!(power > 0, Error::<T>::ZeroPower);
		ensure!(power <= connection, Error::<T>::PowerAboveConnection);
		ensure!(price_per_hour <= T::MaxPricePerHour::get(), Error::<T>::PriceTooHigh);
		ensure!(!suppliers.is_empty(), Error::<T>::NoSuppliers);
		for (position, supplier) in suppliers.iter().enumerate() {
			ensure!(
				!suppliers.iter().take(position).any(|earlier| earlier == supplier),
				Error::<T>::DuplicateSupplier
			);
			ensure!(T::Participants::has_role(supplier, Role::Supplier), Error::<T>::NotASupplier);
		}
		ensure!(host.is_none_or(T::Participants::is_participant), Error::<T>::HostNotParticipant);
		Ok(())
	}
}
