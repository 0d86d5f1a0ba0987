// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Events of the origin pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Events of the origin pallet.
#[pallet_section]
mod events {
	/// Events of the origin pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A source was registered. It waits for approval.
		SourceRegistered {
			/// Id of the source.
			source: SourceId,
			/// Supplier that sells its energy, and receives its surplus at first.
			supplier: T::AccountId,
			/// Owner of its meter.
			owner: T::AccountId,
			/// Id of its meter.
			meter: MeterId,
			/// Area that it feeds into.
			area: AreaId,
			/// Carrier of its energy.
			carrier: Carrier,
			/// Maximum power of the source, in W.
			capacity: Power,
			/// Start of its operation, in ms since the Unix epoch.
			commissioned: Moment,
			/// Additional attributes of its certificates.
			attributes: Attributes,
		},
		/// A source was approved. Its production counts from its next reading on.
		SourceApproved {
			/// Id of the source.
			source: SourceId,
		},
		/// A source was suspended or rejected. Its production no longer counts.
		SourceSuspended {
			/// Id of the source.
			source: SourceId,
		},
		/// The meter of a source was replaced.
		MeterReplaced {
			/// Id of the source.
			source: SourceId,
			/// Previous meter; its readings no longer count.
			old: MeterId,
			/// New meter; it counts from its next reading on.
			new: MeterId,
		},
		/// The owner of a meter allowed a supplier to supply its energy, or revoked the consent.
		SupplierAllowed {
			/// Id of the meter.
			meter: MeterId,
			/// Supplier that is allowed; `None` if the consent was revoked.
			supplier: Option<T::AccountId>,
		},
		/// The recipient of the surplus of a source was set.
		RecipientSet {
			/// Id of the source.
			source: SourceId,
			/// Account that receives the surplus from now on.
			recipient: T::AccountId,
		},
		/// A reading of an active source was booked.
		Produced {
			/// Id of the source.
			source: SourceId,
			/// Energy since the previous reading, in Wh.
			energy: Energy,
			/// Time of the reading, in ms since the Unix epoch.
			until: Moment,
			/// Attested power, in W.
			power: Power,
			/// Power committed to processes, in W.
			committed: u64,
		},
		/// A reading contained energy of a closed interval whose claims lack nothing. Certificates
		/// for it were issued to the recipient.
		LateSurplus {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Account that received the certificates.
			recipient: T::AccountId,
			/// Energy in Wh.
			energy: Energy,
		},
		/// Power of a source was committed to a process. It replaces an earlier commitment of the
		/// process.
		Committed {
			/// Id of the source.
			source: SourceId,
			/// Id of the process.
			process: ProcessId,
			/// Committed power, in W.
			power: Power,
		},
		/// The power committed to a process was released.
		Released {
			/// Id of the source.
			source: SourceId,
			/// Id of the process.
			process: ProcessId,
		},
		/// The newest commitment of a source was dropped, because the source was short for
		/// `Grace` or longer.
		CommitmentDropped {
			/// Id of the source.
			source: SourceId,
			/// Id of the process.
			process: ProcessId,
			/// Power that was committed to it, in W.
			power: Power,
		},
		/// Energy of a process was certified: a certificate of the source was cancelled for the
		/// driver.
		Certified {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Id of the process.
			process: ProcessId,
			/// Driver of the process.
			driver: T::AccountId,
			/// Certified energy in Wh. It replaces what was certified before.
			energy: Energy,
		},
		/// A ledger was closed: all claims are certified, and the surplus that repaid no debt was
		/// issued to the recipient.
		IntervalClosed {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy produced, in Wh.
			produced: Energy,
			/// Energy claimed, in Wh.
			claimed: Energy,
			/// Energy certified, in Wh.
			certified: Energy,
			/// Energy issued by this closing, in Wh.
			surplus: Energy,
		},
		/// Certificates were transferred.
		CertificateTransferred {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Previous holder.
			from: T::AccountId,
			/// New holder.
			to: T::AccountId,
			/// Energy in Wh.
			energy: Energy,
		},
		/// Certificates were cancelled.
		CertificateCancelled {
			/// Id of the cancellation.
			id: CancellationId,
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Previous holder.
			by: T::AccountId,
			/// Account for which they were cancelled.
			beneficiary: T::AccountId,
			/// Process whose grey energy they cover; `None` if they were not cancelled for a
			/// process.
			process: Option<ProcessId>,
			/// Energy in Wh.
			energy: Energy,
		},
		/// Certificates were locked, because they were moved to a national registry.
		CertificateLocked {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Holder of the certificates.
			owner: T::AccountId,
			/// Energy in Wh.
			energy: Energy,
			/// Reference of the certificates in the registry.
			reference: Reference,
		},
		/// Certificates were unlocked, because they were moved back from the national registry.
		CertificateUnlocked {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Holder of the certificates.
			owner: T::AccountId,
			/// Energy in Wh.
			energy: Energy,
		},
		/// The production of a closed interval was corrected downwards.
		Withdrawn {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy that was not produced, in Wh.
			energy: Energy,
			/// Part that was taken from the surplus, in Wh: from certificates of the recipient, the
			/// rest as a debt of the source. What remains reduces the claims, which are certified
			/// again.
			from_surplus: Energy,
		},
		/// Expired certificates were removed.
		CertificateExpired {
			/// Holder of the certificates.
			owner: T::AccountId,
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy in Wh, free and locked.
			energy: Energy,
		},
		/// The supplier of a source asked for another meter, which waits for approval.
		ReplacementRequested {
			/// Id of the source.
			source: SourceId,
			/// Meter that is to replace the present one.
			meter: MeterId,
		},
		/// Another supplier took over a source.
		SupplierChanged {
			/// Id of the source.
			source: SourceId,
			/// Previous supplier.
			old: T::AccountId,
			/// Supplier that sells its energy from now on.
			new: T::AccountId,
		},
		/// Energy of a reading was booked to no interval, because it was produced too far from any
		/// reading, or certificates for it would have expired. Nobody receives certificates for
		/// it.
		Unallocated {
			/// Id of the source.
			source: SourceId,
			/// Energy in Wh.
			energy: Energy,
			/// Time of the previous reading, in ms since the Unix epoch.
			since: Moment,
			/// Time of the reading, in ms since the Unix epoch.
			until: Moment,
		},
		/// A reading contained energy of a closed interval whose claims lack energy: they are
		/// certified again.
		IntervalReopened {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy in Wh.
			energy: Energy,
		},
		/// Certificates of an interval turned out to exceed its production. The source owes them.
		DebtIncurred {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy in Wh.
			energy: Energy,
			/// Debt of the source from now on, in Wh.
			left: Energy,
		},
		/// Surplus of an interval was not issued, because the source owed as much.
		DebtRepaid {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Energy in Wh.
			energy: Energy,
			/// Debt of the source from now on, in Wh.
			left: Energy,
		},
		/// So many cancellations as belong to a root have left the state. The path from a
		/// cancellation to the root proves it.
		CancellationsArchived {
			/// Number of the root, from 0.
			number: u64,
			/// Id of the first cancellation under the root.
			first: CancellationId,
			/// Id of the last cancellation under the root.
			last: CancellationId,
			/// Root of the tree of the cancellations, in the order of their ids.
			root: H256,
		},
		/// The claim of a process was lowered, because its energy was corrected.
		ClaimReduced {
			/// Id of the source.
			source: SourceId,
			/// Start of the interval, in ms since the Unix epoch.
			interval: Moment,
			/// Process that claimed the energy.
			process: ProcessId,
			/// Driver of the process.
			driver: T::AccountId,
			/// Energy that it no longer claims, in Wh.
			energy: Energy,
		},
		/// Less energy of a process is greened, because its energy was corrected.
		GreenedReduced {
			/// Process.
			process: ProcessId,
			/// Energy that no longer counts as greened, in Wh.
			energy: Energy,
		},
	}
}
