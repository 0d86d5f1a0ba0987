// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Errors of the calls.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	/// Errors of the corrections pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no charge detail record of the process.
		UnknownRecord,
		/// The lines are not all lines of the process, as they were settled and in their order.
		WrongLines,
		/// The caller does not answer for what it wants to correct: the DSO of the area answers for
		/// energy, an operator for the time of its station, and a supplier for its sales.
		NotResponsible,
		/// The time to correct, to consent, to dispute, to answer or to rule is over.
		TooLate,
		/// More would be taken out of a part than is left.
		BelowZero,
		/// Nothing would change.
		NothingToCorrect,
		/// A correction of the process waits for the driver.
		AlreadyOpen,
		/// The caller is not the driver of the process.
		NotDriver,
		/// The driver can still consent.
		NotLapsed,
		/// A change names a line or a part that the process does not have.
		UnknownLine,
		/// Some changes are upwards and some downwards.
		MixedSigns,
		/// A part is named twice.
		ChangedTwice,
		/// A party can charge less for what it sold, not more, nor pay less at a negative price.
		OnlyLess,
		/// The line would have more energy than its station can give in the time.
		AbovePower,
		/// The correction would change too many parts, or too many parts of the process are changed
		/// already.
		TooManyParts,
		/// The process has the maximum number of corrections.
		TooManyCorrections,
		/// There is no correction with this id.
		UnknownCorrection,
		/// The correction does not wait for the driver.
		NotOpen,
		/// The spendable balance of the caller is below what the correction costs.
		InsufficientBalance,
		/// All ids are used.
		IdsExhausted,
		/// There is nothing like this to dispute.
		UnknownSubject,
		/// The caller is no party of the subject, or of the dispute.
		NotParty,
		/// The subject is disputed, or was.
		AlreadyDisputed,
		/// The spendable balance of the caller is below the bond.
		BondTooLow,
		/// The claim is above `MaxInvoiceClaim`.
		ClaimTooHigh,
		/// The caller has the maximum number of open disputes.
		TooManyDisputes,
		/// There is no dispute with this id.
		UnknownDispute,
		/// The dispute is closed.
		DisputeClosed,
		/// The dispute is at another stage.
		WrongStage,
		/// The caller has conceded already.
		AlreadyAnswered,
		/// The dispute has the maximum number of hashes of evidence.
		TooMuchEvidence,
		/// The caller is not one of the arbiters of the dispute.
		NotArbiter,
		/// The arbiter has an interest in the dispute.
		ArbiterIsParty,
		/// The arbiter has ruled already.
		AlreadyRuled,
		/// The part exceeds 1 000 thousandths.
		PartTooHigh,
		/// An arbiter is no participant.
		NotAParticipant,
		/// An arbiter is named twice.
		NamedTwice,
		/// The change is not the energy by which the process exceeds what its records prove.
		OtherThanRecorded,
	}
}
