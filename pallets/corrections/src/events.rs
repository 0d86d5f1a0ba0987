// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// Events of the corrections pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A correction that costs the driver something waits for the driver.
		CorrectionProposed {
			/// Id of the correction.
			id: CorrectionId,
			/// Process whose lines it corrects.
			process: ProcessId,
			/// Account that made it.
			by: T::AccountId,
			/// Amount that the driver would pay.
			amount: Balance,
			/// Until when the driver can consent, in ms since the Unix epoch.
			until: Moment,
		},
		/// A correction was executed: the driver gets money back, or consented to pay.
		CorrectionExecuted {
			/// Id of the correction.
			id: CorrectionId,
			/// Process whose lines it corrects.
			process: ProcessId,
			/// Amount that the driver gets back: paid, owed, or set off against what it owes.
			refunded: Balance,
		},
		/// A correction was executed at the cost of another account than the driver.
		CorrectionLapsed {
			/// Id of the correction.
			id: CorrectionId,
			/// Process whose lines it corrects.
			process: ProcessId,
			/// Account that bears it.
			bearer: T::AccountId,
		},
		/// Money was paid for a correction or a dispute.
		Refunded {
			/// What it was paid for.
			ground: Ground,
			/// Account that paid.
			from: T::AccountId,
			/// Account that was paid.
			to: T::AccountId,
			/// Amount.
			amount: Balance,
		},
		/// Money that is due for a correction or a dispute is a debt.
		DebtBooked {
			/// What it is due for.
			ground: Ground,
			/// Account that owes.
			debtor: T::AccountId,
			/// Account that is owed.
			creditor: T::AccountId,
			/// Amount.
			amount: Balance,
		},
		/// A refund goes to another account than the driver's, for the benefit of the driver, who
		/// no longer takes part.
		RefundedTo {
			/// Id of the correction.
			id: CorrectionId,
			/// Driver of the process.
			driver: T::AccountId,
			/// Account that gets the refund.
			to: T::AccountId,
			/// Amount.
			amount: Balance,
		},
		/// Claims of corrected energy could not be lowered: their intervals have expired, or the
		/// process claimed less at that time.
		NotRecertified {
			/// Process whose lines were corrected.
			process: ProcessId,
			/// Source of the energy.
			source: SourceId,
			/// Energy whose claims stay as they were, in Wh.
			energy: Energy,
		},
		/// A dispute was opened. The money of both sides is on hold.
		DisputeOpened {
			/// Id of the dispute.
			id: DisputeId,
			/// What is disputed.
			subject: Subject<T::AccountId>,
			/// Account that disputes it.
			claimant: T::AccountId,
			/// What the respondents pay if all of the claim is upheld.
			amount: Balance,
			/// What of it they did not have, and is not on hold.
			short: Balance,
			/// What of the claimant is on hold.
			bond: Balance,
			/// Until when the respondents can answer, in ms since the Unix epoch.
			until: Moment,
		},
		/// A respondent answered.
		DisputeAnswered {
			/// Id of the dispute.
			id: DisputeId,
			/// The respondent.
			by: T::AccountId,
			/// Whether it contests; else it concedes.
			contested: bool,
		},
		/// The arbiters of a dispute were drawn.
		ArbitersDrawn {
			/// Id of the dispute.
			id: DisputeId,
			/// The arbiters.
			arbiters: Vec<T::AccountId>,
			/// Until when they can rule, in ms since the Unix epoch.
			until: Moment,
		},
		/// An arbiter ruled.
		ArbiterRuled {
			/// Id of the dispute.
			id: DisputeId,
			/// The arbiter.
			arbiter: T::AccountId,
			/// Part of the claim that it upholds, in thousandths.
			part: u16,
		},
		/// The arbiters have decided.
		DisputeRuled {
			/// Id of the dispute.
			id: DisputeId,
			/// Part of the claim that they uphold, in thousandths.
			part: u16,
			/// Until when a party can appeal, in ms since the Unix epoch.
			until: Moment,
		},
		/// A party appealed to governance.
		DisputeAppealed {
			/// Id of the dispute.
			id: DisputeId,
			/// The party.
			by: T::AccountId,
			/// Until when governance can decide, in ms since the Unix epoch.
			until: Moment,
		},
		/// A dispute was closed. The holds are released, and the outcome is carried out.
		DisputeClosed {
			/// Id of the dispute.
			id: DisputeId,
			/// Part of the claim that is upheld, in thousandths.
			part: u16,
			/// What decided it.
			decision: Decision,
		},
		/// Governance named the arbiters.
		ArbitersSet {
			/// The arbiters that stand ready.
			arbiters: Vec<T::AccountId>,
		},
	}
}
