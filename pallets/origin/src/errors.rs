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
		/// There is no such meter.
		UnknownMeter,
		/// The meter does not measure the production of a source.
		NotAProductionMeter,
		/// The DSO did not approve the meter, or suspended it.
		MeterNotActive,
		/// The meter serves a source, or served one.
		MeterInUse,
		/// The meter belongs to someone else.
		NotMeterOwner,
		/// The owner of the meter did not allow the caller to register it.
		NoConsent,
		/// The account is no supplier.
		NotASupplier,
		/// The capacity is zero.
		ZeroCapacity,
		/// The capacity is more than the meter's connection takes.
		CapacityAboveConnection,
		/// The source does not operate yet.
		NotCommissioned,
		/// The technology code has more than six digits.
		InvalidTechnology,
		/// There is no room for another identity.
		IdsExhausted,
		/// There is no such source.
		UnknownSource,
		/// The caller does not run the area of the source.
		NotOperator,
		/// The source is active already.
		AlreadyActive,
		/// The source is suspended already.
		AlreadySuspended,
		/// The source belongs to another supplier.
		NotSourceSupplier,
		/// The new meter has another owner.
		OtherOwner,
		/// The new meter is in another area.
		OtherArea,
		/// The source belongs to someone else.
		NotSourceOwner,
		/// The account takes no part in the consortium.
		NotAParticipant,
		/// The energy is zero.
		ZeroEnergy,
		/// The account has no certificate of this source and interval.
		NothingHeld,
		/// There is less than that.
		NotEnough,
		/// The certificates of this interval have expired.
		Expired,
		/// The certificates of this interval have not expired yet.
		NotExpired,
		/// The caller would be the receiver.
		SameAccount,
		/// There is no such process, it has not ended, or it was never scheduled.
		UnknownProcess,
		/// Another supplier sold the energy of the process.
		NotProcessSupplier,
		/// An interval up to the end of the process is not closed yet.
		NotYetCertified,
		/// The process took no more energy that could be greened.
		NothingToGreen,
		/// Nothing was made or claimed in this interval, or its record is gone.
		UnknownInterval,
		/// The interval is not closed, or is being corrected.
		NotClosed,
	}
}
