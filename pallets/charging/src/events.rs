// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Events of the charging pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Section with the event enum.
#[pallet_section]
mod events {
	/// Events of the charging pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A station was registered.
		StationRegistered {
			/// Its id.
			station: StationId,
			/// Its operator.
			cso: T::AccountId,
			/// Its meter.
			meter: MeterId,
			/// Its highest power, in W.
			power: Power,
			/// Its price per hour connected.
			price_per_hour: PricePerHour,
		},
		/// The terms of a station changed; running processes keep theirs.
		StationUpdated {
			/// The station.
			station: StationId,
			/// Its highest power, in W.
			power: Power,
			/// Its price per hour connected.
			price_per_hour: PricePerHour,
		},
		/// A station was closed. It accepts no new processes.
		StationClosed {
			/// The station.
			station: StationId,
		},
		/// A supplier published a standing offer.
		OfferPublished {
			/// The supplier.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// Start of the first interval, in ms.
			from: Moment,
			/// End of the last interval, in ms.
			until: Moment,
		},
		/// A supplier withdrew a standing offer.
		OfferWithdrawn {
			/// The supplier.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
		},
		/// A driver was authorised to charge at a station.
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
		/// A driver made a request; suppliers are asked for offers.
		OffersRequested {
			/// The process.
			process: ProcessId,
			/// The station.
			station: StationId,
			/// Energy demanded, in Wh.
			energy: Energy,
			/// Number of steps, which is the number of prices in an offer.
			steps: u32,
			/// Length of a step in ms.
			step: Moment,
			/// Preferences of the driver.
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
			/// The supplier of the chosen offer.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// Whether each step charges.
			schedule: BoundedVec<bool, ConstU32<MAX_STEPS>>,
			/// Start of the first step's interval, in ms.
			start: Moment,
			/// The DSO's price per kWh.
			grid_price: Price,
			/// Escrow of the process: its highest cost.
			escrow: Balance,
			/// Energy of the demand that cannot be delivered in time, in Wh.
			missing: Energy,
		},
		/// A step opened: the set-point of the EVSE. Reported again if no offer can serve the step
		/// any more at a price that the driver agrees to.
		StepOpened {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Its start in ms.
			start: Moment,
			/// Its end in ms.
			end: Moment,
			/// Energy to deliver in it, in Wh; 0 if it does not charge.
			energy: Energy,
			/// Power of the delivery, in W.
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
			/// The direction asked for.
			direction: Direction,
			/// The later step that charges instead (`Down`) or no longer charges (`Up`).
			swapped_with: u32,
		},
		/// Another offer serves the open step from now on: that of another source, a grid
		/// mix, or the chosen one again (rule 10). Also reported when a source
		/// serves again after steps that did not charge, for which no power is committed.
		SourceChanged {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// The supplier from now on.
			supplier: T::AccountId,
			/// The source, which has power committed; `None` is the supplier's grid mix.
			source: Option<SourceId>,
			/// Start of its service, in ms.
			since: Moment,
		},
		/// A driver chose another source for the steps that are not opened yet.
		ChoiceChanged {
			/// The process.
			process: ProcessId,
			/// The choice of the driver.
			choice: SourceChoice,
			/// The supplier from then on.
			supplier: T::AccountId,
			/// The source; `None` is the grid mix.
			source: Option<SourceId>,
			/// The first step to which the change applies.
			from_step: u32,
			/// Whether each step charges.
			schedule: BoundedVec<bool, ConstU32<MAX_STEPS>>,
			/// Escrow of the process from now on.
			escrow: Balance,
			/// Energy of the demand that cannot be delivered in time, in Wh.
			missing: Energy,
		},
		/// A segment of a step was settled. Reported if the step has more than one.
		SegmentSettled {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// The supplier of the energy.
			supplier: T::AccountId,
			/// The source; `None` is the supplier's grid mix.
			source: Option<SourceId>,
			/// Energy delivered, in Wh.
			energy: Energy,
			/// Cost of the energy, for the supplier; negative if the supplier pays.
			to_supplier: Amount,
		},
		/// A step was settled: its cost was taken out of the escrow. Payees are paid at the end of
		/// the batch of readings.
		StepSettled {
			/// The process.
			process: ProcessId,
			/// Number of the step.
			step: u32,
			/// Energy delivered in it, in Wh.
			energy: Energy,
			/// Cost of the energy, for suppliers; negative if they pay.
			to_supplier: Amount,
			/// Cost of the grid, for the DSO; negative if the DSO pays.
			to_dso: Amount,
			/// Cost of the station, for the operator or the host; never negative.
			to_cso: Amount,
			/// Reward of a delivered response. The DSO has paid it; it is provisional until the
			/// process ends.
			reward: Balance,
		},
		/// A process waits for its closing reading.
		Closing {
			/// The process.
			process: ProcessId,
			/// Time of the disconnection, in ms.
			disconnected_at: Moment,
			/// Why it ends.
			reason: FinishReason,
		},
		/// A process ended; the rest of its escrow was released to the driver.
		Finished {
			/// The process.
			process: ProcessId,
			/// Why it ended.
			reason: FinishReason,
			/// Escrow released to the driver, without the rewards that the driver has earned.
			released: Balance,
			/// Its charge detail record.
			record: ChargeDetailRecord<T::AccountId>,
		},
		/// Energy flowed at a meter that nobody pays or owes. It is booked to the default supplier
		/// of the station. Reported when a process is scheduled, of the time since the process
		/// before; and when a process ends, of the energy that is free in its record.
		IdleEnergy {
			/// The station of the process.
			station: StationId,
			/// Its meter.
			meter: MeterId,
			/// Energy in Wh: between the last reading of the earlier process and the first one of
			/// the later, or what is free of the process that ends.
			energy: Energy,
			/// The default supplier; `None` if no supplier of the station has the role any more.
			supplier: Option<T::AccountId>,
		},
		/// Escrow that can no longer be due was returned to the driver when the process began to
		/// wait for its closing reading.
		EscrowReturned {
			/// The process.
			process: ProcessId,
			/// Escrow returned.
			returned: Balance,
			/// Escrow left.
			escrow: Balance,
		},
		/// A party consented to close a process on its last reading. It ends when the other one
		/// does, too.
		CloseConsented {
			/// The process.
			process: ProcessId,
			/// The DSO of the process, or the operator of its station.
			by: T::AccountId,
		},
		/// So many records as belong to a root have left the state. The path from a record to the
		/// root proves it.
		RecordsArchived {
			/// Number of the root, from 0.
			number: u64,
			/// The first process whose record is under the root.
			first: ProcessId,
			/// The last process whose record is under the root.
			last: ProcessId,
			/// Root of the tree of the records, in the order of their processes.
			root: H256,
		},
		/// A party gave cover for what it may have to pay at negative prices.
		CoverTaken {
			/// The process.
			process: ProcessId,
			/// A supplier with a locked offer, or the DSO.
			party: T::AccountId,
			/// Amount moved from its account into escrow.
			amount: Balance,
		},
		/// Cover that a process no longer needs went back.
		CoverReturned {
			/// The process.
			process: ProcessId,
			/// A supplier with a locked offer, or the DSO.
			party: T::AccountId,
			/// Amount moved back to its account.
			amount: Balance,
		},
		/// A driver gave a mandate.
		MandateGiven {
			/// The driver.
			driver: T::AccountId,
			/// The new mandate.
			mandate: MandateId,
			/// The operator of stations; `None` is any.
			operator: Option<T::AccountId>,
			/// Its end, in ms.
			until: Moment,
			/// The earlier mandate for the same operator, which ended.
			replaced: Option<MandateId>,
		},
		/// A driver ended a mandate. Processes that were started under it continue.
		MandateRevoked {
			/// The driver.
			driver: T::AccountId,
			/// The mandate.
			mandate: MandateId,
		},
		/// A mandate that is over was removed.
		MandateExpired {
			/// The driver.
			driver: T::AccountId,
			/// The mandate.
			mandate: MandateId,
		},
		/// The operator of a station started a process under a mandate of the driver.
		StartedFor {
			/// The process.
			process: ProcessId,
			/// The driver.
			driver: T::AccountId,
			/// The operator of the station.
			cso: T::AccountId,
			/// The mandate.
			mandate: MandateId,
			/// The most that the process can cost, which counts on the day of its start.
			booked: Balance,
		},
		/// A signed record was noted as a proof of a process.
		Proven {
			/// The process.
			process: ProcessId,
			/// What its records show so far.
			proof: Proof,
		},
		/// What was settled of a process differs from what its signed records prove. If it is more,
		/// driver, operator and DSO can have it corrected.
		Mismatch {
			/// The process.
			process: ProcessId,
			/// Energy that was settled, in Wh.
			metered: Energy,
			/// Energy that its records prove, in Wh.
			recorded: Energy,
		},
	}
}
