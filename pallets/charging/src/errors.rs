// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	/// Why a call was refused. Only ever appended to.
	#[pallet::error]
	pub enum Error<T> {
		/// The EVSE ID is malformed.
		InvalidEvseId,
		/// Another open station has this EVSE ID.
		EvseIdInUse,
		/// There is no such meter.
		UnknownMeter,
		/// The meter belongs to someone else.
		NotMeterOwner,
		/// The meter does not measure a station.
		NotAStationMeter,
		/// Another open station has this meter.
		MeterInUse,
		/// The power is zero.
		ZeroPower,
		/// The power is more than the meter's connection gives.
		PowerAboveConnection,
		/// A price is above the highest price.
		PriceTooHigh,
		/// A station needs a supplier, the first of which is its default supplier.
		NoSuppliers,
		/// A supplier is named twice.
		DuplicateSupplier,
		/// The account is no supplier.
		NotASupplier,
		/// The account is no charging station operator.
		NotACso,
		/// The host takes no part in the consortium.
		HostNotParticipant,
		/// There is no such station.
		UnknownStation,
		/// The station belongs to another operator.
		NotStationOperator,
		/// The station takes no new processes.
		StationClosed,
		/// A process is running at the station.
		StationBusy,
		/// The account is no registered driver.
		NotADriver,
		/// The DSO did not approve the station's meter, or suspended it.
		MeterNotActive,
		/// The station's meter has no fresh reading.
		NoFreshReading,
		/// The spendable balance is below the minimum.
		BalanceTooLow,
		/// There is no such process.
		UnknownProcess,
		/// The process has ended.
		ProcessEnded,
		/// The process belongs to another driver.
		NotProcessDriver,
		/// The driver has made a request already.
		AlreadyRequested,
		/// The driver has not made a request yet.
		NotRequested,
		/// The process is scheduled already.
		AlreadyScheduled,
		/// No energy is requested.
		ZeroEnergy,
		/// More energy is requested than can be.
		EnergyTooHigh,
		/// No steps are requested.
		ZeroSteps,
		/// More steps are requested than can be.
		TooManySteps,
		/// The step is neither a multiple nor a divisor of the metering interval.
		InvalidStep,
		/// The steps last too long.
		TooLong,
		/// There is no such source, or none of such a carrier.
		UnknownSource,
		/// The source belongs to another supplier.
		NotSourceSupplier,
		/// The supplier is not connected to the station.
		NotConnected,
		/// The number of prices is not the number of steps.
		WrongNumberOfPrices,
		/// The supplier has made an offer for this source already.
		AlreadyOffered,
		/// The process has as many offers as it can have.
		TooManyOffers,
		/// The first interval of a standing offer does not begin with a metering interval.
		UnalignedOffer,
		/// The standing offer is over before it begins.
		OfferInPast,
		/// There is no standing offer to take back.
		NothingToWithdraw,
		/// No offer was made, or none that the driver's preferences allow.
		NoEligibleOffer,
		/// The balance does not cover what the process can cost at most.
		InsufficientBalance,
		/// The process waits for its closing reading already.
		AlreadyClosing,
		/// The process had a reading not long ago.
		NotStale,
		/// A number does not fit; the input is absurd.
		Overflow,
		/// There is no room for another identity.
		IdsExhausted,
		/// The source feeds in nothing now.
		SourceNotSupplying,
		/// The supplier has as many standing offers as it can have.
		TooManyStandingOffers,
		/// The process is not scheduled.
		NotScheduled,
		/// No step is left that is not opened and has to charge.
		NoStepLeft,
		/// The open step still goes on with the offers before the last change.
		ChangePending,
		/// The area of the station's meter does not exist.
		UnknownArea,
	}
}
