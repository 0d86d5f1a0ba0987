// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! What the pallet tells.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A source was registered; it waits for approval.
		SourceRegistered {
			/// The id that it got.
			source: SourceId,
			/// Who sells its energy, and gets its surplus at first.
			supplier: T::AccountId,
			/// The owner of its meter.
			owner: T::AccountId,
			/// Its meter.
			meter: MeterId,
			/// The area that it feeds into.
			area: AreaId,
			/// What its energy is made from.
			carrier: Carrier,
			/// The most power that it feeds in, in W.
			capacity: Power,
			/// When it came into operation, in ms.
			commissioned: Moment,
			/// What its certificates say beside.
			attributes: Attributes,
		},
		/// The production of a source counts from its next reading on.
		SourceApproved {
			/// The source.
			source: SourceId,
		},
		/// The production of a source counts no more.
		SourceSuspended {
			/// The source.
			source: SourceId,
		},
		/// A source has another meter.
		MeterReplaced {
			/// The source.
			source: SourceId,
			/// The meter that counts no more.
			old: MeterId,
			/// The meter that counts from its next reading on.
			new: MeterId,
		},
		/// The owner of a meter named the supplier who may register it as a source, or nobody.
		SupplierAllowed {
			/// The meter.
			meter: MeterId,
			/// The supplier.
			supplier: Option<T::AccountId>,
		},
		/// Another account gets the surplus of a source from now on.
		RecipientSet {
			/// The source.
			source: SourceId,
			/// Who gets it.
			recipient: T::AccountId,
		},
		/// A reading of an active source was booked.
		Produced {
			/// The source.
			source: SourceId,
			/// Energy since the reading before, in Wh.
			energy: Energy,
			/// When the meter was read, in ms.
			until: Moment,
			/// Power in W that this attests.
			power: Power,
			/// Power in W that is set aside for processes.
			committed: u64,
		},
		/// A reading brought energy for an interval that was due already; it went to the recipient.
		LateSurplus {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Who got the certificates.
			recipient: T::AccountId,
			/// The energy in Wh.
			energy: Energy,
		},
		/// Power of a source was set aside for a process, in place of what it had before.
		Committed {
			/// The source.
			source: SourceId,
			/// The process.
			process: ProcessId,
			/// The power in W.
			power: Power,
		},
		/// What was set aside for a process is free again.
		Released {
			/// The source.
			source: SourceId,
			/// The process.
			process: ProcessId,
		},
		/// A source was short for too long: its newest commitment ended.
		CommitmentDropped {
			/// The source.
			source: SourceId,
			/// The process.
			process: ProcessId,
			/// What was set aside for it, in W.
			power: Power,
		},
		/// Energy of a process is proved to be from a source: a certificate, cancelled for its driver.
		Certified {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// The process.
			process: ProcessId,
			/// Its driver.
			driver: T::AccountId,
			/// Certified energy in Wh, in place of what was certified before.
			energy: Energy,
		},
		/// All claims of an interval are certified, and what nobody claimed went to the recipient.
		IntervalClosed {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// What the source made, in Wh.
			produced: Energy,
			/// What was claimed, in Wh.
			claimed: Energy,
			/// What was certified, in Wh.
			certified: Energy,
			/// What was issued now, in Wh.
			surplus: Energy,
		},
		/// Certificates have another owner.
		CertificateTransferred {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Who had them.
			from: T::AccountId,
			/// Who has them.
			to: T::AccountId,
			/// The energy in Wh.
			energy: Energy,
		},
		/// Certificates were used up.
		CertificateCancelled {
			/// Identity of the cancellation.
			id: CancellationId,
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Who had them.
			by: T::AccountId,
			/// For whom they were used.
			beneficiary: T::AccountId,
			/// The process that was greened with them.
			process: Option<ProcessId>,
			/// The energy in Wh.
			energy: Energy,
		},
		/// Certificates live in a national registry now.
		CertificateLocked {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Who has them.
			owner: T::AccountId,
			/// The energy in Wh.
			energy: Energy,
			/// What the registry calls them.
			reference: Reference,
		},
		/// The national registry gave certificates back.
		CertificateUnlocked {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Who has them.
			owner: T::AccountId,
			/// The energy in Wh.
			energy: Energy,
		},
		/// The production of a closed interval was corrected downwards.
		Withdrawn {
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// Energy that was not made, in Wh.
			energy: Energy,
			/// What of it came out of the recipient's certificates, in Wh; the rest comes out of the
			/// claims, which are certified again.
			from_surplus: Energy,
		},
		/// Certificates were too old and are gone.
		CertificateExpired {
			/// Who had them.
			owner: T::AccountId,
			/// The source.
			source: SourceId,
			/// Start of the interval, in ms.
			interval: Moment,
			/// The energy in Wh, locked or not.
			energy: Energy,
		},
	}
}
