// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod bill;
mod correct;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
mod deadline;
mod deadlines;
pub mod disputes;
mod effects;
mod errors;
mod events;
pub mod migrations;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
#[cfg(test)]
mod tests;
pub mod transfers;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[allow(clippy::as_conversions, reason = "the codec's derives generate them for indices")]
pub mod types;
pub mod weights;

pub use deadline::{Deadline, Matter};
pub use disputes::types::{Answer, Dispute, Excess, Mark, Stage, Subject, MAX_ARBITERS};
pub use disputes::Decision;
pub use pallet::*;
pub use types::{Book, Changes, Correction, CorrectionId, DisputeId, Ground, Reason, Unreturned};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{self, pallet_macros::import_section},
	frame_system,
};

#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the FRAME macros generate both; what the calls do is in the other modules"
)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::DispatchErrorWithPostInfo,
		pallet_prelude::*,
		traits::{fungible, EnsureOrigin, Time},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{sp_core::H256, sp_runtime::Permill};
	use smartcharge_primitives::{
		trail::Line, Adjust, AnchoredInvoices, Balance, ChargeRecords, CorrectClaims, Debts,
		Energy, GridTariff, Moment, Participants, ProcessEnergy, ProcessId, Refunds, SourceId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Corrections and disputes.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the corrections pallet.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Origin of a participant.
		type ParticipantOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Origin of governance, which names the arbiters and decides appeals.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The settlement token.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// The clock of the chain, in ms since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The members and drivers.
		type Participants: Participants<Self::AccountId>;

		/// The areas, whose operators answer for metering.
		type Grid: GridTariff<Self::AccountId>;

		/// The ledger of debts.
		type Debts: Debts<Self::AccountId>;

		/// The records of processes.
		type Records: ChargeRecords<Self::AccountId>;

		/// The energy of processes as it was measured.
		type Processes: ProcessEnergy<Self::AccountId>;

		/// The certificates of processes.
		type Claims: CorrectClaims<Self::AccountId>;

		/// The positions of suppliers.
		type Positions: Adjust<Self::AccountId>;

		/// The accounts that get refunds.
		type Refunds: Refunds<Self::AccountId>;

		/// The anchored invoices.
		type Invoices: AnchoredInvoices<Self::AccountId>;

		/// Account that gets a refund when nobody is known any more who could pass it on.
		type Unclaimed: Get<Self::AccountId>;

		/// Time in ms after the end of a process in which its lines can be corrected.
		#[pallet::constant]
		type CorrectionLimit: Get<Moment>;

		/// Time in ms in which a driver can consent to a correction.
		#[pallet::constant]
		type ConsentTime: Get<Moment>;

		/// Time in ms in which a line, a correction or an invoice can be disputed.
		#[pallet::constant]
		type OpenTime: Get<Moment>;

		/// Time in ms in which respondents can answer.
		#[pallet::constant]
		type AnswerTime: Get<Moment>;

		/// Time in ms between the first answer and the draw of the arbiters.
		#[pallet::constant]
		type DrawDelay: Get<Moment>;

		/// Time in ms in which arbiters can rule.
		#[pallet::constant]
		type RulingTime: Get<Moment>;

		/// Time in ms in which parties can appeal.
		#[pallet::constant]
		type AppealTime: Get<Moment>;

		/// Time in ms in which governance can decide an appeal.
		#[pallet::constant]
		type CouncilTime: Get<Moment>;

		/// Lowest bond of a dispute.
		#[pallet::constant]
		type MinBond: Get<Balance>;

		/// Part of the claim that is the bond of a dispute.
		#[pallet::constant]
		type BondPart: Get<Permill>;

		/// Highest claim of a dispute about an invoice.
		#[pallet::constant]
		type MaxInvoiceClaim: Get<Balance>;

		/// Number of open disputes with which a claimant can open none about a line or an invoice.
		#[pallet::constant]
		type MaxOpenDisputes: Get<u32>;

		/// Time in ms after which an executed correction and a closed dispute are removed. Not
		/// shorter than the records of processes live.
		#[pallet::constant]
		type Lifetime: Get<Moment>;

		/// Weights of the calls and of what idle blocks do.
		type WeightInfo: WeightInfo;

		/// Creates the cast of a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: smartcharge_primitives::BenchmarkCast<Self::AccountId>;
	}

	/// Reasons for which the corrections pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Money of both sides of open disputes.
		#[codec(index = 0)]
		Dispute,
	}

	/// Corrections by id.
	///
	/// Written by `correct` and when a dispute is closed; changed when the driver has answered.
	/// Removed by idle blocks [`Config::Lifetime`] after they were executed.
	// Fast hashers here and below: the chain assigns these ids.
	#[pallet::storage]
	pub type Corrections<T: Config> =
		StorageMap<_, Twox64Concat, CorrectionId, Correction<T::AccountId>, OptionQuery>;

	/// Id of the next correction.
	#[pallet::storage]
	pub type NextCorrectionId<T> = StorageValue<_, CorrectionId, ValueQuery>;

	/// Sums of the corrections of a process. Removed with the last of its corrections.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Twox64Concat, ProcessId, Book, OptionQuery>;

	/// What the driver of a process kept of energy at a negative price that was taken out, and has
	/// not gained again since, by the payees that it came from; none is zero.
	///
	/// Written by corrections; removed with the sums of the process.
	#[pallet::storage]
	pub type Kept<T: Config> =
		StorageMap<_, Twox64Concat, ProcessId, Unreturned<T::AccountId>, ValueQuery>;

	/// What disputes about a correction have corrected back, in Wh, by the position of its effects.
	///
	/// Written when a dispute is closed; removed with the correction.
	#[pallet::storage]
	pub type Reverted<T> = StorageMap<
		_,
		Twox64Concat,
		CorrectionId,
		BoundedVec<i64, ConstU32<{ types::MAX_CHANGES }>>,
		ValueQuery,
	>;

	/// Disputes by id.
	///
	/// Written by the calls that open, answer and decide them. What is left of a closed one is
	/// removed by idle blocks after [`Config::Lifetime`].
	#[pallet::storage]
	pub type Disputes<T: Config> =
		StorageMap<_, Twox64Concat, DisputeId, Dispute<T::AccountId>, OptionQuery>;

	/// Id of the next dispute.
	#[pallet::storage]
	pub type NextDisputeId<T> = StorageValue<_, DisputeId, ValueQuery>;

	/// Latest dispute about a subject, of all claimants together, or of the one that is named.
	/// Removed with it.
	#[pallet::storage]
	pub type Disputed<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		(Subject<T::AccountId>, Option<T::AccountId>),
		Mark,
		OptionQuery,
	>;

	/// Number of the open disputes of a claimant, never zero: at most [`Config::MaxOpenDisputes`],
	/// and one for each correction that cost it something.
	#[pallet::storage]
	pub type OpenDisputesOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// What idle blocks end or remove, in the order of time.
	// Not hashed, so that the first key is the first deadline; its time is in big endian.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageMap<_, Identity, Deadline, (), OptionQuery>;

	/// Arbiters that stand ready, named by governance; at most [`MAX_ARBITERS`].
	#[pallet::storage]
	pub type Arbiters<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut budget = WeightMeter::with_limit(limit);
			if budget.try_consume(T::WeightInfo::on_idle_base()).is_ok() {
				Self::end_due(&mut budget);
			}
			budget.consumed()
		}

		fn integrity_test() {
			assert!(
				T::Lifetime::get() >= T::CorrectionLimit::get(),
				"Lifetime must keep the sums of a process as long as it can be corrected"
			);
			assert!(T::DrawDelay::get() > 0, "DrawDelay must let a block pass before the draw");
			assert!(T::MaxOpenDisputes::get() > 0, "MaxOpenDisputes must allow a dispute");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// Number of lines and parts, by which proving them is weighed.
	pub(crate) fn size_of<AccountId>(lines: &[Line<AccountId>]) -> u32 {
		let parts =
			lines.iter().fold(lines.len(), |sum, line| sum.saturating_add(line.parts.len()));
		u32::try_from(parts).unwrap_or(u32::MAX)
	}

	/// Weight of `correct` without what follows. Records, which prove less, are looked up.
	fn correcting_weight<T: Config>(lines: &[Line<T::AccountId>], reason: Reason) -> Weight {
		let proofs = if reason == Reason::Record { 2 } else { 0 };
		<T as Config>::WeightInfo::correct(size_of(lines))
			.saturating_add(T::DbWeight::get().reads(proofs))
	}

	/// What a call of `base` weight has used, whose effects changed as many parts as `result` says.
	fn used<T: Config>(
		base: Weight,
		result: Result<u32, DispatchError>,
	) -> DispatchResultWithPostInfo {
		match result {
			Ok(0) => Ok(Some(base).into()),
			Ok(parts) => Ok(Some(base.saturating_add(Pallet::<T>::effects_weight(parts))).into()),
			Err(error) => Err(DispatchErrorWithPostInfo { post_info: Some(base).into(), error }),
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Corrects settled lines of a process.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the DSO of the area, which corrects energy for all payees, by the operator of
		/// the station for its time, or by a supplier for its sales; by the driver, the operator or
		/// the DSO as signed records of the meter prove.
		///
		/// ## Details
		///
		/// A correction that costs the driver nothing is executed at once: who was paid for it pays
		/// back, and what it does not have is a debt. A correction that costs the driver something
		/// waits for the driver; if the driver does not consent, the operator of the station bears
		/// it. Operator and suppliers can only charge less, and only for what they sold themselves.
		///
		/// ## Parameters
		///
		/// - `process`: process that has ended.
		/// - `lines`: all of its settled lines, in their order, as its trail proves them.
		/// - `changes`: changes of lines, or energy of which nobody knows when it flowed.
		/// - `reason`: reason; the DSO corrects by `MeterFault` or `P4Difference`, the others by
		///   `Billing`. By `Record`, `changes` is the energy by which the process exceeds what its
		///   records prove.
		/// - `evidence`: salted hash of the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRecord`]: when there is no record of `process`.
		/// - [`Error::TooLate`]: when `process` ended more than `CorrectionLimit` ago.
		/// - [`Error::NotResponsible`]: when the caller does not answer for what it corrects.
		/// - [`Error::AlreadyOpen`]: when a correction of `process` waits for the driver.
		/// - [`Error::WrongLines`]: when the trail of `process` does not prove `lines`.
		/// - [`Error::NothingToCorrect`]: when nothing would change, or no records prove less.
		/// - [`Error::OtherThanRecorded`]: when the change differs from what records prove.
		/// - [`Error::MixedSigns`]: when some changes are upwards and some downwards.
		/// - [`Error::ChangedTwice`]: when a part is named twice.
		/// - [`Error::UnknownLine`]: when a change names no part of `lines`.
		/// - [`Error::OnlyLess`]: when a party would charge more, or pay less at a negative price.
		/// - [`Error::AlreadyDisputed`]: when a dispute about one of the lines is open.
		/// - [`Error::BelowZero`]: when more would be taken out of a part than is left.
		/// - [`Error::AbovePower`]: when a line would have more energy than its station can give.
		/// - [`Error::TooManyParts`]: when too many parts would change.
		/// - [`Error::TooManyCorrections`]: when `process` has the maximum number of corrections.
		/// - [`Error::IdsExhausted`]: when all ids are used.
		///
		/// ## Events
		///
		/// [`Event::CorrectionExecuted`] with [`Event::Refunded`], [`Event::DebtBooked`],
		/// [`Event::RefundedTo`] and [`Event::NotRecertified`], or [`Event::CorrectionProposed`].
		#[pallet::call_index(0)]
		#[pallet::weight(
			correcting_weight::<T>(lines, *reason)
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn correct(
			origin: OriginFor<T>,
			process: ProcessId,
			lines: Vec<Line<T::AccountId>>,
			changes: Changes,
			reason: Reason,
			evidence: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let base = correcting_weight::<T>(&lines, reason);
			used::<T>(base, Self::do_correct(who, process, &lines, changes, reason, evidence))
		}

		/// Consents to a correction and pays for it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of the process.
		///
		/// ## Details
		///
		/// The caller pays what the correction costs from its balance, and keeps the existential
		/// deposit.
		///
		/// ## Parameters
		///
		/// - `id`: correction that waits for the caller.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownCorrection`]: when there is no correction `id`.
		/// - [`Error::NotDriver`]: when the caller is not the driver of its process.
		/// - [`Error::NotOpen`]: when the correction does not wait for the driver.
		/// - [`Error::TooLate`]: when the time to consent is over.
		/// - [`Error::InsufficientBalance`]: when the spendable balance of the caller is below what
		///   the correction costs.
		///
		/// ## Events
		///
		/// [`Event::CorrectionExecuted`] with [`Event::Refunded`].
		#[pallet::call_index(1)]
		#[pallet::weight(
			<T as Config>::WeightInfo::accept_correction()
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn accept_correction(
			origin: OriginFor<T>,
			id: CorrectionId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let base = <T as Config>::WeightInfo::accept_correction();
			used::<T>(base, Self::do_accept(&who, id))
		}

		/// Refuses a correction, which lapses at once.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of the process.
		///
		/// ## Details
		///
		/// The operator of the station bears it: it owes the payees what the correction costs.
		///
		/// ## Parameters
		///
		/// - `id`: correction that waits for the caller.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownCorrection`]: when there is no correction `id`.
		/// - [`Error::NotDriver`]: when the caller is not the driver of its process.
		/// - [`Error::NotOpen`]: when the correction does not wait for the driver.
		///
		/// ## Events
		///
		/// [`Event::CorrectionLapsed`] with [`Event::DebtBooked`].
		#[pallet::call_index(2)]
		#[pallet::weight(
			<T as Config>::WeightInfo::reject_correction()
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn reject_correction(
			origin: OriginFor<T>,
			id: CorrectionId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let base = <T as Config>::WeightInfo::reject_correction();
			used::<T>(base, Self::do_reject(&who, id))
		}

		/// Lets a correction lapse before idle blocks do.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; any participant.
		///
		/// ## Details
		///
		/// The operator of the station bears it: it owes the payees what the correction costs.
		///
		/// ## Parameters
		///
		/// - `id`: correction to which the driver has not consented in time.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownCorrection`]: when there is no correction `id`.
		/// - [`Error::NotOpen`]: when the correction does not wait for the driver.
		/// - [`Error::NotLapsed`]: when the driver can still consent.
		///
		/// ## Events
		///
		/// [`Event::CorrectionLapsed`] with [`Event::DebtBooked`].
		#[pallet::call_index(3)]
		#[pallet::weight(
			<T as Config>::WeightInfo::lapse_correction()
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn lapse_correction(
			origin: OriginFor<T>,
			id: CorrectionId,
		) -> DispatchResultWithPostInfo {
			T::ParticipantOrigin::ensure_origin(origin)?;
			let base = <T as Config>::WeightInfo::lapse_correction();
			used::<T>(base, Self::do_lapse(id))
		}

		/// Disputes a settled line of a process.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of the process, or by one of its payees.
		///
		/// ## Details
		///
		/// What each payee would have to pay back is put on hold, as far as it has it, and a bond
		/// of the caller, unless it is the driver. If the claim is upheld, the line is corrected.
		///
		/// ## Parameters
		///
		/// - `process`: process that has ended.
		/// - `line`: position of the line, from 0.
		/// - `excess`: what the line has too much of.
		/// - `lines`: all settled lines of `process`, in their order, as its trail proves them.
		/// - `evidence`: salted hash of the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSubject`]: when there is no record of `process`.
		/// - [`Error::NotParty`]: when the caller is neither the driver nor a payee of `process`.
		/// - [`Error::AlreadyDisputed`]: when the line is disputed, or was; the driver can dispute
		///   it once after others did.
		/// - [`Error::TooLate`]: when the time to dispute it is over.
		/// - [`Error::AlreadyOpen`]: when a correction of the line waits for the driver.
		/// - [`Error::WrongLines`]: when the trail of `process` does not prove `lines`.
		/// - [`Error::UnknownLine`]: when `process` has no such line.
		/// - [`Error::NothingToCorrect`]: when nobody would pay anything back.
		/// - [`Error::BelowZero`]: when the line has less than `excess`.
		/// - [`Error::TooManyParts`]: when the line has too many parts, or too many are changed.
		/// - [`Error::TooManyDisputes`]: when the caller has `MaxOpenDisputes` open disputes.
		/// - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
		/// - [`Error::IdsExhausted`]: when all ids are used.
		///
		/// ## Events
		///
		/// [`Event::DisputeOpened`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::dispute_line(size_of(lines)))]
		pub fn dispute_line(
			origin: OriginFor<T>,
			process: ProcessId,
			line: u32,
			excess: Excess,
			lines: Vec<Line<T::AccountId>>,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute_line(who, process, line, excess, &lines, evidence)
		}

		/// Disputes a correction that was executed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by an account that the correction cost something, but neither by its author nor
		/// by the driver.
		///
		/// ## Details
		///
		/// What the correction cost the caller is put on hold on the account of its author, as far
		/// as that has it, and a bond of the caller. If the claim is upheld, the author pays it,
		/// and the energy of the caller is corrected back, once. The driver pays nothing.
		///
		/// ## Parameters
		///
		/// - `id`: correction.
		/// - `evidence`: salted hash of the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSubject`]: when there is no correction `id`, or it was not executed.
		/// - [`Error::NotParty`]: when it cost the caller nothing, the caller made it, or a dispute
		///   led to it.
		/// - [`Error::AlreadyDisputed`]: when the caller disputes it, or did.
		/// - [`Error::TooLate`]: when the time to dispute it is over.
		/// - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
		/// - [`Error::IdsExhausted`]: when all ids are used.
		///
		/// ## Events
		///
		/// [`Event::DisputeOpened`]
		#[pallet::call_index(5)]
		pub fn dispute_correction(
			origin: OriginFor<T>,
			id: CorrectionId,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute_correction(who, id, evidence)
		}

		/// Disputes an anchored invoice.
		///
		/// ## Dispatch Origin
		///
		/// `ParticipantOrigin`; the customer of the document.
		///
		/// ## Details
		///
		/// The claim is put on hold on the account of the issuer, as far as that has it, and a bond
		/// of the caller. If the claim is upheld, the issuer pays it to the caller.
		///
		/// ## Parameters
		///
		/// - `issuer`: member that issued the document.
		/// - `series`: series of the document.
		/// - `number`: number of the document.
		/// - `salt`: salt of the document.
		/// - `document`: SHA2-256 hash of the document.
		/// - `amount`: claim, at most `MaxInvoiceClaim`.
		/// - `evidence`: salted hash of the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownSubject`]: when the document is not anchored.
		/// - [`Error::NotParty`]: when the caller issued it, or `salt`, the caller and `document`
		///   do not lead to its commitment.
		/// - [`Error::NothingToCorrect`]: when `amount` is zero.
		/// - [`Error::ClaimTooHigh`]: when `amount` exceeds `MaxInvoiceClaim`.
		/// - [`Error::AlreadyDisputed`]: when it is disputed, or was.
		/// - [`Error::TooLate`]: when the time to dispute it is over.
		/// - [`Error::TooManyDisputes`]: when the caller has `MaxOpenDisputes` open disputes.
		/// - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
		/// - [`Error::IdsExhausted`]: when all ids are used.
		///
		/// ## Events
		///
		/// [`Event::DisputeOpened`]
		#[pallet::call_index(6)]
		#[allow(clippy::too_many_arguments, reason = "what names and proves a document")]
		pub fn dispute_invoice(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			series: u16,
			number: u32,
			salt: H256,
			document: H256,
			amount: Balance,
			evidence: H256,
		) -> DispatchResult {
			let who = T::ParticipantOrigin::ensure_origin(origin)?;
			let shown = (salt, document);
			Self::do_dispute_invoice(who, issuer, series, number, shown, amount, evidence)
		}

		/// Answers a dispute.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a respondent.
		///
		/// ## Details
		///
		/// If a respondent contests, arbiters decide. If all concede, the claim is upheld at once.
		/// If nobody contests in time, it is upheld as well.
		///
		/// ## Parameters
		///
		/// - `id`: dispute.
		/// - `answer`: salted hash of the evidence of the caller, who contests, or a concession.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDispute`]: when there is no dispute `id`.
		/// - [`Error::DisputeClosed`]: when the dispute is closed.
		/// - [`Error::TooLate`]: when the time to answer is over.
		/// - [`Error::WrongStage`]: when arbiters decide it already, or the caller concedes what
		///   another one contests.
		/// - [`Error::NotParty`]: when the caller is no respondent.
		/// - [`Error::AlreadyAnswered`]: when the caller has conceded.
		/// - [`Error::TooMuchEvidence`]: when the dispute has the maximum number of hashes.
		///
		/// ## Events
		///
		/// [`Event::DisputeAnswered`], and [`Event::DisputeClosed`] when all have conceded.
		#[pallet::call_index(7)]
		#[pallet::weight(
			<T as Config>::WeightInfo::answer_dispute()
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn answer_dispute(
			origin: OriginFor<T>,
			id: DisputeId,
			answer: Answer,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let base = <T as Config>::WeightInfo::answer_dispute();
			used::<T>(base, Self::do_answer(who, id, answer))
		}

		/// Rules in a dispute.
		///
		/// ## Dispatch Origin
		///
		/// Signed by an arbiter of the dispute.
		///
		/// ## Details
		///
		/// Two arbiters who agree decide. If all three differ, the middle part counts.
		///
		/// ## Parameters
		///
		/// - `id`: dispute.
		/// - `part`: part of the claim that the caller upholds, in thousandths; 0 dismisses it.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDispute`]: when there is no dispute `id`.
		/// - [`Error::DisputeClosed`]: when the dispute is closed.
		/// - [`Error::TooLate`]: when the time to rule is over.
		/// - [`Error::PartTooHigh`]: when `part` exceeds 1 000.
		/// - [`Error::WrongStage`]: when no arbiters decide it now.
		/// - [`Error::ArbiterIsParty`]: when the caller has an interest in the dispute.
		/// - [`Error::NotArbiter`]: when the caller is no arbiter of it.
		/// - [`Error::AlreadyRuled`]: when the caller has ruled.
		///
		/// ## Events
		///
		/// [`Event::ArbiterRuled`], and [`Event::DisputeRuled`] when that decides it.
		#[pallet::call_index(8)]
		pub fn rule_dispute(origin: OriginFor<T>, id: DisputeId, part: u16) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rule(who, id, part)
		}

		/// Appeals to governance against a ruling.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the claimant or a respondent.
		///
		/// ## Details
		///
		/// If governance does not decide in time, the ruling stands.
		///
		/// ## Parameters
		///
		/// - `id`: dispute.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDispute`]: when there is no dispute `id`.
		/// - [`Error::DisputeClosed`]: when the dispute is closed.
		/// - [`Error::TooLate`]: when the time to appeal is over.
		/// - [`Error::NotParty`]: when the caller is no party.
		/// - [`Error::WrongStage`]: when there is no ruling, or somebody has appealed.
		///
		/// ## Events
		///
		/// [`Event::DisputeAppealed`]
		#[pallet::call_index(9)]
		pub fn appeal_ruling(origin: OriginFor<T>, id: DisputeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_appeal(who, id)
		}

		/// Decides an appeal.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// The dispute is closed, and the part of the claim is carried out.
		///
		/// ## Parameters
		///
		/// - `id`: dispute.
		/// - `part`: part of the claim that is upheld, in thousandths; 0 dismisses it.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDispute`]: when there is no dispute `id`.
		/// - [`Error::DisputeClosed`]: when the dispute is closed.
		/// - [`Error::TooLate`]: when the time to decide is over.
		/// - [`Error::PartTooHigh`]: when `part` exceeds 1 000.
		/// - [`Error::WrongStage`]: when nobody has appealed.
		///
		/// ## Events
		///
		/// [`Event::DisputeClosed`]
		#[pallet::call_index(10)]
		#[pallet::weight(
			<T as Config>::WeightInfo::decide_appeal()
				.saturating_add(Pallet::<T>::most_effects_weight())
		)]
		pub fn decide_appeal(
			origin: OriginFor<T>,
			id: DisputeId,
			part: u16,
		) -> DispatchResultWithPostInfo {
			T::GovernanceOrigin::ensure_origin(origin)?;
			used::<T>(<T as Config>::WeightInfo::decide_appeal(), Self::do_decide_appeal(id, part))
		}

		/// Names the arbiters that stand ready.
		///
		/// ## Dispatch Origin
		///
		/// `GovernanceOrigin`; two thirds of the members.
		///
		/// ## Details
		///
		/// Arbiters that were drawn stay those of their disputes.
		///
		/// ## Parameters
		///
		/// - `arbiters`: participants, at most 15. Three without an interest are drawn for a
		///   dispute; with fewer, what the meters signed decides.
		///
		/// ## Errors
		///
		/// - [`Error::NotAParticipant`]: when one of `arbiters` is no participant.
		/// - [`Error::NamedTwice`]: when an arbiter is named twice.
		///
		/// ## Events
		///
		/// [`Event::ArbitersSet`]
		#[pallet::call_index(11)]
		pub fn set_arbiters(
			origin: OriginFor<T>,
			arbiters: BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_arbiters(arbiters)
		}
	}
}
