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
		/// A station was registered.
		StationRegistered {
			/// Its identity.
			station: StationId,
			/// Its operator.
			cso: T::AccountId,
			/// Its meter.
			meter: MeterId,
			/// Its power in W.
			power: Power,
			/// Its price per hour.
			price_per_hour: Price,
		},
		/// The terms of a station changed; running processes keep theirs.
		StationUpdated {
			/// The station.
			station: StationId,
			/// Its power in W.
			power: Power,
			/// Its price per hour.
			price_per_hour: Price,
		},
		/// A station takes no new processes any more.
		StationClosed {
			/// The station.
			station: StationId,
		},
		/// A supplier published standing prices.
		OfferPublished {
			/// The supplier.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// Start of the first interval.
			from: Moment,
			/// End of the last interval.
			until: Moment,
		},
		/// A supplier took its standing prices back.
		OfferWithdrawn {
			/// The supplier.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
		},
		/// A driver may charge at a station.
		Authorised {
			/// The new process.
			process: ProcessId,
			/// The station.
			station: StationId,
			/// The driver.
			driver: T::AccountId,
			/// The operator of the station.
			cso: T::AccountId,
		},
		/// A driver said what is wanted; suppliers are asked for offers.
		OffersRequested {
			/// The process.
			process: ProcessId,
			/// The station.
			station: StationId,
			/// Energy demanded, in Wh.
			energy: Energy,
			/// Number of steps, and of prices in an offer.
			steps: u32,
			/// Length of a step in ms.
			step: Moment,
			/// What else is wanted.
			preferences: Preferences,
		},
		/// A supplier made an offer.
		Offered {
			/// The process.
			process: ProcessId,
			/// The supplier.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
		},
		/// A process was scheduled: its prices and parties are locked, its escrow is filled.
		Scheduled {
			/// The process.
			process: ProcessId,
			/// Who sells the energy.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// Whether each step charges.
			schedule: BoundedVec<bool, ConstU32<MAX_STEPS>>,
			/// Start of the first step's interval.
			start: Moment,
			/// The DSO's price per kWh.
			grid_price: Price,
			/// What was taken from the driver into escrow.
			escrow: Balance,
			/// What of the demand cannot be delivered in time, in Wh.
			missing: Energy,
		},
		/// A step opened: the set-point for the EVSE. Told again when nobody can serve it any more at a
		/// price that the driver agrees to.
		StepOpened {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Its start.
			start: Moment,
			/// Its end.
			end: Moment,
			/// Energy to deliver in it, in Wh; 0 when it does not charge.
			energy: Energy,
			/// Power to deliver it with, in W.
			set_point: Power,
		},
		/// The step about to open answers a demand-response signal.
		ResponseAccepted {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// The signal.
			signal: SignalId,
			/// What was asked for.
			direction: Direction,
			/// The later step that charges in its stead (`Down`) or no longer charges (`Up`).
			swapped_with: u32,
		},
		/// The open step goes on with another offer than the one before: that of another source, or the
		/// default supplier's grid mix, or the chosen one again (rule 10). Told too when a source serves
		/// again after steps that did not charge, in which nothing is set aside.
		SourceChanged {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Who sells the energy from now on.
			supplier: T::AccountId,
			/// The source that has power set aside; `None` is the supplier's grid mix.
			source: Option<SourceId>,
			/// From when on.
			since: Moment,
		},
		/// A driver chose another source for the steps that are not opened yet.
		ChoiceChanged {
			/// The process.
			process: ProcessId,
			/// What the driver chose.
			choice: SourceChoice,
			/// Who sells the energy from then on.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// The first step that this is about.
			from_step: u32,
			/// Whether each step charges.
			schedule: BoundedVec<bool, ConstU32<MAX_STEPS>>,
			/// What lies in escrow now.
			escrow: Balance,
			/// What of the demand cannot be delivered in time, in Wh.
			missing: Energy,
		},
		/// One of those who served a step was paid; told when there was more than one.
		SegmentSettled {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Who sold the energy.
			supplier: T::AccountId,
			/// The source; `None` is the supplier's grid mix.
			source: Option<SourceId>,
			/// Energy delivered, in Wh.
			energy: Energy,
			/// Paid to the supplier.
			to_supplier: Balance,
		},
		/// A step was closed and paid.
		StepSettled {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Energy delivered in it, in Wh.
			energy: Energy,
			/// Paid to suppliers.
			to_supplier: Balance,
			/// Paid to the DSO.
			to_dso: Balance,
			/// Paid to the operator or the host.
			to_cso: Balance,
			/// Got from the DSO for a delivered response.
			reward: Balance,
		},
		/// A process waits for the reading that closes it.
		Closing {
			/// The process.
			process: ProcessId,
			/// When the driver was disconnected.
			disconnected_at: Moment,
			/// Why it ends.
			reason: FinishReason,
		},
		/// A process ended; what was left in escrow went back to the driver.
		Finished {
			/// The process.
			process: ProcessId,
			/// Why.
			reason: FinishReason,
			/// What is left in escrow and went back.
			released: Balance,
			/// Its charge detail record.
			record: ChargeDetailRecord<T::AccountId>,
		},
	}
}
