// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Errors of the charging pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Section with the error enum.
#[pallet_section]
mod errors {
	/// Errors of the charging pallet. Variants are only appended.
	#[pallet::error]
	pub enum Error<T> {
		/// The EVSE ID is malformed.
		InvalidEvseId,
		/// Another open station has this EVSE ID.
		EvseIdInUse,
		/// The meter does not exist.
		UnknownMeter,
		/// The caller does not own the meter.
		NotMeterOwner,
		/// The meter does not measure a station.
		NotAStationMeter,
		/// Another open station has this meter.
		MeterInUse,
		/// The power is zero.
		ZeroPower,
		/// The power exceeds that of the meter's connection.
		PowerAboveConnection,
		/// A price exceeds the highest price.
		PriceTooHigh,
		/// The list of suppliers is empty.
		NoSuppliers,
		/// A supplier occurs twice.
		DuplicateSupplier,
		/// The account does not have the role of a supplier.
		NotASupplier,
		/// The account does not have the role of a charging station operator.
		NotACso,
		/// The host is neither a member nor a registered driver.
		HostNotParticipant,
		/// The station does not exist.
		UnknownStation,
		/// The caller is not the operator of the station.
		NotStationOperator,
		/// The station is closed.
		StationClosed,
		/// A process is running at the station.
		StationBusy,
		/// The account is not a registered driver.
		NotADriver,
		/// The station's meter is pending or suspended.
		MeterNotActive,
		/// The station's meter has no recent reading.
		NoFreshReading,
		/// The spendable balance is below the minimum balance.
		BalanceTooLow,
		/// The process does not exist.
		UnknownProcess,
		/// The process has ended.
		ProcessEnded,
		/// The caller is not the driver of the process.
		NotProcessDriver,
		/// A request was made for the process already.
		AlreadyRequested,
		/// No request was made for the process yet.
		NotRequested,
		/// The process is scheduled already.
		AlreadyScheduled,
		/// The requested energy is zero.
		ZeroEnergy,
		/// The requested energy exceeds the highest one.
		EnergyTooHigh,
		/// The requested number of steps is zero.
		ZeroSteps,
		/// The requested number of steps exceeds the highest one.
		TooManySteps,
		/// The length of a step is neither a multiple nor a divisor of the metering interval.
		InvalidStep,
		/// All steps together last too long.
		TooLong,
		/// The source is not active, or no active source has the carrier.
		UnknownSource,
		/// The caller is not the supplier of the source.
		NotSourceSupplier,
		/// The caller is not a supplier of the station.
		NotConnected,
		/// The number of prices is not the number of steps.
		WrongNumberOfPrices,
		/// The supplier has offered this source for the process already.
		AlreadyOffered,
		/// The process has the highest number of offers.
		TooManyOffers,
		/// The start of a standing offer is not the start of a metering interval.
		UnalignedOffer,
		/// The last interval of the standing offer is over.
		OfferInPast,
		/// There is no standing offer to withdraw.
		NothingToWithdraw,
		/// No offer matches the driver's preferences.
		NoEligibleOffer,
		/// The balance does not cover the highest cost of the process.
		InsufficientBalance,
		/// The process waits for its closing reading already.
		AlreadyClosing,
		/// The process had a reading, or was authorised, too recently.
		NotStale,
		/// A time or an amount does not fit its type.
		Overflow,
		/// There is no further id.
		IdsExhausted,
		/// The source feeds in nothing now.
		SourceNotSupplying,
		/// The supplier has the highest number of standing offers.
		TooManyStandingOffers,
		/// The process is not scheduled.
		NotScheduled,
		/// No step after the open one, or no energy, is left to plan.
		NoStepLeft,
		/// The open step is still served by the offers before the last change.
		ChangePending,
		/// The area of the station's meter does not exist.
		UnknownArea,
		/// The station's price per hour exceeds the highest one that the driver accepts.
		StationTooExpensive,
		/// The driver owes for an earlier process.
		InDebt,
		/// The requested energy is below the least one.
		EnergyTooLow,
		/// The length of a step exceeds the highest one.
		StepTooLong,
		/// The station's meter has no reading since the authorisation, or shortly before it.
		NoReadingSinceAuthorisation,
		/// The escrow exceeds the highest cost that the driver accepts.
		CostTooHigh,
		/// The caller is neither the DSO of the process nor the operator of its station.
		NotDsoOrOperator,
		/// The caller has consented to close the process on its last reading already.
		AlreadyConsented,
		/// The supplier has the highest number of offers of one supplier for the process.
		TooManyOffersOfSupplier,
		/// The driver has the highest number of processes that are not scheduled.
		TooManyUnscheduled,
		/// The process was authorised too long ago to be scheduled.
		NotScheduledInTime,
		/// A price is below the lowest price.
		PriceTooLow,
		/// The spendable balance of the supplier does not cover what it may have to pay at the
		/// negative prices of the offer.
		OfferNotCovered,
	}
}
