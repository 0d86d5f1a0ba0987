// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Errors of the origin pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Errors of the origin pallet.
#[pallet_section]
mod errors {
	/// Errors of the origin pallet.
	// New variants are appended at the end: indices are part of the interface.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such meter.
		UnknownMeter,
		/// The meter does not measure the production of a source.
		NotAProductionMeter,
		/// The meter is not approved, or is suspended.
		MeterNotActive,
		/// The meter serves a source, or served one before.
		MeterInUse,
		/// The caller does not own the meter.
		NotMeterOwner,
		/// The owner of the meter did not allow the caller to supply its energy.
		NoConsent,
		/// The account is not a member with the role of a supplier.
		NotASupplier,
		/// The capacity is zero.
		ZeroCapacity,
		/// The capacity exceeds the power of the meter's connection.
		CapacityAboveConnection,
		/// The start of operation is in the future.
		NotCommissioned,
		/// The technology code has more than six digits.
		InvalidTechnology,
		/// No id is left.
		IdsExhausted,
		/// There is no such source.
		UnknownSource,
		/// The caller does not operate the area of the source.
		NotOperator,
		/// The source is already active.
		AlreadyActive,
		/// The source is already suspended.
		AlreadySuspended,
		/// The caller is not the supplier of the source.
		NotSourceSupplier,
		/// The new meter has another owner than the source.
		OtherOwner,
		/// The new meter is in another area than the source.
		OtherArea,
		/// The caller does not own the source.
		NotSourceOwner,
		/// The account is neither a member nor a registered driver.
		NotAParticipant,
		/// The energy is zero.
		ZeroEnergy,
		/// The account has no certificates of this source and interval.
		NothingHeld,
		/// The energy exceeds what is available for it.
		NotEnough,
		/// The certificates of this interval have expired.
		Expired,
		/// The certificates of this interval have not expired yet.
		NotExpired,
		/// The receiver is the caller.
		SameAccount,
		/// There is no such process, it has not ended, or it was never scheduled.
		UnknownProcess,
		/// The caller did not sell energy of the process.
		NotProcessSupplier,
		/// An interval up to the end of the process is not closed yet.
		NotYetCertified,
		/// The energy exceeds the energy of the process that is not proven yet.
		NothingToGreen,
		/// The source has no ledger in this interval, or it was removed.
		UnknownInterval,
		/// The ledger is not closed, or an earlier correction is not finished.
		NotClosed,
		/// The meter is neither that of the source nor the one that is to replace it.
		OtherMeter,
		/// The caller is the supplier of the source already.
		AlreadySupplier,
	}
}
