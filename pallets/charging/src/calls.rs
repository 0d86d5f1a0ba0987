// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Calls of the charging pallet: their docs, origins and weights. What they do is in the files of
//! their themes.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Section with the calls.
#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Registers a charging station (one EVSE).
		///
		/// ## Dispatch Origin
		///
		/// `CsoOrigin`; the owner of `meter`.
		///
		/// ## Details
		///
		/// The event reports the id of the station. Its EVSE ID and its meter belong to one open
		/// station at a time.
		///
		/// ## Parameters
		///
		/// - `evse_id`: EVSE ID of the station, such as `NL*ABC*E123`.
		/// - `meter`: id of the meter that measures the station.
		/// - `power`: highest power of the station, in W; at most that of the meter's connection.
		/// - `price_per_hour`: price of the station, in the smallest unit of the token per hour
		///   connected.
		/// - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
		///   default supplier.
		/// - `host`: participant that receives the station's price instead of the operator.
		///
		/// ## Errors
		///
		/// - [`Error::NotACso`]: the caller does not have the role `Cso`.
		/// - [`Error::InvalidEvseId`]: `evse_id` is malformed.
		/// - [`Error::EvseIdInUse`]: another open station has `evse_id`.
		/// - [`Error::UnknownMeter`]: no meter has the id `meter`.
		/// - [`Error::NotMeterOwner`]: the caller does not own `meter`.
		/// - [`Error::NotAStationMeter`]: `meter` does not measure a station.
		/// - [`Error::MeterInUse`]: another open station has `meter`.
		/// - [`Error::ZeroPower`]: `power` is zero.
		/// - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
		/// - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
		/// - [`Error::NoSuppliers`]: `suppliers` is empty.
		/// - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
		/// - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
		/// - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
		/// - [`Error::IdsExhausted`]: there is no further station id.
		///
		/// ## Events
		///
		/// [`Event::StationRegistered`]
		#[pallet::call_index(0)]
		pub fn register_station(
			origin: OriginFor<T>,
			evse_id: BoundedVec<u8, ConstU32<MAX_EVSE_ID_LEN>>,
			meter: MeterId,
			power: Power,
			price_per_hour: PricePerHour,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = Self::ensure_role::<T::CsoOrigin>(origin, Error::<T>::NotACso)?;
			Self::do_register_station(cso, &evse_id, meter, power, price_per_hour, suppliers, host)
		}

		/// Changes the terms of a station for later processes.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Running processes keep the terms with which they were authorised (rule 3).
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `power`: highest power of the station, in W; at most that of the meter's connection.
		/// - `price_per_hour`: price of the station, in the smallest unit of the token per hour
		///   connected.
		/// - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
		///   default supplier.
		/// - `host`: participant that receives the station's price instead of the operator.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::ZeroPower`]: `power` is zero.
		/// - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
		/// - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
		/// - [`Error::NoSuppliers`]: `suppliers` is empty.
		/// - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
		/// - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
		/// - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
		///
		/// ## Events
		///
		/// [`Event::StationUpdated`]
		#[pallet::call_index(1)]
		pub fn update_station(
			origin: OriginFor<T>,
			station: StationId,
			power: Power,
			price_per_hour: PricePerHour,
			suppliers: Suppliers<T::AccountId>,
			host: Option<T::AccountId>,
		) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_update_station(cso, station, power, price_per_hour, suppliers, host)
		}

		/// Closes a station permanently.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Its EVSE ID and its meter can be used for another station. A running process continues
		/// to its end.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::StationClosed`]: `station` is closed already.
		///
		/// ## Events
		///
		/// [`Event::StationClosed`]
		#[pallet::call_index(2)]
		pub fn close_station(origin: OriginFor<T>, station: StationId) -> DispatchResult {
			let cso = ensure_signed(origin)?;
			Self::do_close_station(cso, station)
		}

		/// Publishes or withdraws a standing offer.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; for a source, its supplier. Any signed account can withdraw its own
		/// offers.
		///
		/// ## Details
		///
		/// A standing offer counts wherever the supplier is connected, for processes whose steps it
		/// covers completely. It replaces the caller's standing offer for the same source; a call
		/// without prices withdraws that one. Scheduled processes keep their prices (rule 3).
		///
		/// ## Parameters
		///
		/// - `source`: id of the source; `None` is the grid mix.
		/// - `from`: start of the first metering interval, in ms since the Unix epoch.
		/// - `prices`: price of each metering interval from `from` on, in the smallest unit of the
		///   token per kWh; empty to withdraw.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToWithdraw`]: `prices` is empty and the caller has no standing offer
		///   for `source`.
		/// - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
		/// - [`Error::UnknownSource`]: no active source has the id `source`.
		/// - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
		/// - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
		/// - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
		/// - [`Error::UnalignedOffer`]: `from` is not the start of a metering interval.
		/// - [`Error::Overflow`]: the end of the last interval does not fit its type.
		/// - [`Error::OfferInPast`]: the last interval is over.
		/// - [`Error::OfferNotCovered`]: a price is negative, and the spendable balance of the
		///   caller does not cover [`Config::MinEnergy`] at the lowest one.
		/// - [`Error::TooManyStandingOffers`]: the caller has [`Config::MaxStandingOffers`] for
		///   other sources.
		///
		/// ## Events
		///
		/// [`Event::OfferPublished`] or [`Event::OfferWithdrawn`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::publish_offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn publish_offer(
			origin: OriginFor<T>,
			source: Option<SourceId>,
			from: Moment,
			prices: Prices,
		) -> DispatchResultWithPostInfo {
			if prices.is_empty() {
				// An account that lost the role can still withdraw its offers.
				Self::do_withdraw_offer(ensure_signed(origin)?, source)?;
				return Ok(().into());
			}
			// It looks at no offers of others: no refusal costs more than the shortest offer.
			let refused = |error: DispatchError| error.with_weight(T::WeightInfo::publish_offer(1));
			let supplier = Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)
				.map_err(refused)?;
			Self::do_publish_offer(supplier, source, from, prices).map_err(refused)?;
			Ok(().into())
		}

		/// Step 1: authorises the caller to charge at a station.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// The station must be open and free, its meter active and recently read. Moves
		/// [`Config::MinimumBalance`] into escrow, which becomes part of the escrow of the
		/// schedule. A driver can have few processes that wait for their schedule, so that it does
		/// not keep stations busy at no cost. Locks the power, the price and the payee of the
		/// station. The event reports the id of the process.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
		///   smallest unit of the token per hour connected.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the caller owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
		///   [`Config::MinimumBalance`].
		///
		/// ## Events
		///
		/// [`Event::Authorised`]
		#[pallet::call_index(4)]
		pub fn authorise(
			origin: OriginFor<T>,
			station: StationId,
			max_price_per_hour: PricePerHour,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_authorise(driver, station, max_price_per_hour).map(|_| ())
		}

		/// Step 2: requests energy and asks suppliers for offers.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// Once per process.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `energy`: energy demanded, in Wh.
		/// - `steps`: number of steps until departure, at most [`MAX_STEPS`].
		/// - `step`: length of a step in ms, a multiple or a divisor of the metering interval, at
		///   most [`Config::MaxStep`].
		/// - `preferences`: preferences of the driver: source, demand response, prices, costs.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::AlreadyRequested`]: a request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled.
		/// - [`Error::ZeroEnergy`]: `energy` is zero.
		/// - [`Error::EnergyTooLow`]: `energy` is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: `energy` exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: `steps` is zero.
		/// - [`Error::TooManySteps`]: `steps` exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: `step` is zero, or neither a multiple nor a divisor of the
		///   metering interval.
		/// - [`Error::StepTooLong`]: `step` exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: `preferences` have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: `preferences` have flexible power.
		/// - [`Error::ReplanNotUsed`]: `preferences` consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		///
		/// ## Events
		///
		/// [`Event::OffersRequested`]
		#[pallet::call_index(5)]
		pub fn request(
			origin: OriginFor<T>,
			process: ProcessId,
			energy: Energy,
			steps: u32,
			step: Moment,
			preferences: Preferences,
		) -> DispatchResult {
			let driver = ensure_signed(origin)?;
			Self::do_request(driver, process, Request { energy, steps, step, preferences })
		}

		/// Step 3: offers energy for a process.
		///
		/// ## Dispatch Origin
		///
		/// `SupplierOrigin`; connected to the station, and for a source, its supplier.
		///
		/// ## Details
		///
		/// Once per process and source, before the schedule. A source can be offered only while it
		/// feeds in.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `source`: id of the source; `None` is the grid mix.
		/// - `prices`: price of each step, in the smallest unit of the token per kWh.
		///
		/// ## Errors
		///
		/// - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
		/// - [`Error::UnknownSource`]: no active source has the id `source`.
		/// - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::NotRequested`]: no request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled.
		/// - [`Error::NotConnected`]: the caller is not a supplier of the station.
		/// - [`Error::SourceNotSupplying`]: `source` feeds in nothing now.
		/// - [`Error::WrongNumberOfPrices`]: the number of prices is not the number of steps.
		/// - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
		/// - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
		/// - [`Error::AlreadyOffered`]: the caller has offered `source` for `process`.
		/// - [`Error::TooManyOffersOfSupplier`]: the caller has made
		///   [`Config::MaxOffersPerSupplier`] offers for `process`.
		/// - [`Error::TooManyOffers`]: `process` has [`Config::MaxOffers`] offers.
		/// - [`Error::Overflow`]: the end of the last step does not fit its type.
		/// - [`Error::OfferNotCovered`]: the spendable balance of the caller does not cover what it
		///   may have to pay at the negative prices.
		///
		/// ## Events
		///
		/// [`Event::Offered`]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::offer(u32::try_from(prices.len()).unwrap_or(u32::MAX)))]
		pub fn offer(
			origin: OriginFor<T>,
			process: ProcessId,
			source: Option<SourceId>,
			prices: Prices,
		) -> DispatchResultWithPostInfo {
			let reserved = T::WeightInfo::offer(u32::try_from(prices.len()).unwrap_or(u32::MAX));
			let refused =
				|error: DispatchError| error.with_weight(T::WeightInfo::refused().min(reserved));
			let supplier = Self::ensure_role::<T::SupplierOrigin>(origin, Error::<T>::NotASupplier)
				.map_err(refused)?;
			Self::do_offer(supplier, process, source, prices).map_err(refused)?;
			Ok(().into())
		}

		/// Step 4: schedules a process and opens its first step.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// Chooses the offer by the driver's preferences: among the offers that match the choice of
		/// source, the one that has enough power, misses least and costs least; if none matches,
		/// the cheapest grid mix (rule 10). Offers of sources that feed in nothing now are left
		/// out. Chooses the least-cost steps (rule 2), locks prices and parties with the
		/// alternatives of a source (rule 3), and moves the highest cost of the process, and what
		/// suppliers and DSO may have to pay at negative prices, into escrow. Energy counts from
		/// the latest reading of the meter. Energy since the process before is free;
		/// [`Event::IdleEnergy`] reports it.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::NotRequested`]: no request was made for `process`.
		/// - [`Error::AlreadyScheduled`]: `process` is scheduled already.
		/// - [`Error::UnknownMeter`]: the meter of the station does not exist.
		/// - [`Error::MeterNotActive`]: the meter of the station is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::NotScheduledInTime`]: `process` was authorised more than
		///   [`Config::SetupLimit`] ago.
		/// - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
		///   the authorisation by more than [`Config::MaxBaseAge`].
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::UnknownArea`]: the area of the meter does not exist.
		/// - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
		///   type.
		/// - [`Error::NoEligibleOffer`]: no offer matches the driver's preferences, and none is of
		///   a grid mix.
		/// - [`Error::CostTooHigh`]: the escrow exceeds the highest cost that the driver accepts.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
		///   cost of the process.
		/// - [`Error::OfferNotCovered`]: the driver is also the supplier or the DSO, and its
		///   balance does not cover both what it and what the other side may have to pay.
		///
		/// ## Events
		///
		/// [`Event::CoverTaken`] for each party that may have to pay,
		/// [`Event::IdleEnergy`] if energy flowed since the process before, [`Event::Scheduled`],
		/// [`Event::ResponseAccepted`] if the step answers a signal,
		/// [`Event::SourceChanged`] if an alternative of the chosen source serves the step,
		/// [`Event::StepOpened`]
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::schedule(
			T::MaxOffers::get().saturating_add(Pallet::<T>::most_standing()),
			MAX_STEPS,
		))]
		pub fn schedule(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let mut looked_at = None;
			let done = Self::do_schedule(cso, process, &mut looked_at);
			Self::weighed(done, looked_at, T::WeightInfo::schedule)
		}

		/// Step 6: disconnects the driver.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// At any time. A scheduled process waits for the next reading of the meter, which settles
		/// the energy that flowed; escrow that can no longer be due by full power until now is
		/// returned at once. Any other process ends at once.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::disconnect().max(T::WeightInfo::closing()))]
		pub fn disconnect(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			let driver = ensure_signed(origin)?;
			Self::do_disconnect(driver, process).map_err(Self::refused)?;
			Ok(().into())
		}

		/// Terminates a process because of a fault.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// Like [`Pallet::disconnect`]: a scheduled process waits for the next reading of the
		/// meter, any other ends at once.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `reason`: the fault.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::terminate().max(T::WeightInfo::closing()))]
		pub fn terminate(
			origin: OriginFor<T>,
			process: ProcessId,
			reason: FaultReason,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			Self::do_terminate(cso, process, reason).map_err(Self::refused)?;
			Ok(().into())
		}

		/// Closes a process that no longer advances (rule 8).
		///
		/// ## Dispatch Origin
		///
		/// Any signed account.
		///
		/// ## Details
		///
		/// A scheduled process is stale after [`Config::StaleAfter`] without a reading, any other
		/// process if it was not scheduled within [`Config::SetupLimit`]. The energy and the time
		/// that readings show are paid; the rest of the escrow is released to the driver.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStale`]: `process` had a reading, or was authorised, too recently.
		///
		/// ## Events
		///
		/// [`Event::StepSettled`], [`Event::CoverReturned`], [`Event::IdleEnergy`] if energy was
		/// free, [`Event::Finished`]
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::close_stale(),
			Ending::most(T::MaxRewards::get()),
		))]
		pub fn close_stale(origin: OriginFor<T>, process: ProcessId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let ending = Self::do_close_stale(process).map_err(Self::refused)?;
			Ok(Some(Self::ending_weight(T::WeightInfo::close_stale(), ending)).into())
		}

		/// Chooses another source for the steps that are not opened yet.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver of `process`.
		///
		/// ## Details
		///
		/// Chooses the best standing offer of the station's suppliers that matches `choice`, plans
		/// the rest of the demand again at least cost, locks the prices of the offer and of its
		/// alternatives, and changes the escrow to the highest cost still to be paid. The offers
		/// before the change continue to serve the open step.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `choice`: the wanted source, carrier, or least cost.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
		/// - [`Error::NotScheduled`]: `process` is not scheduled.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading.
		/// - [`Error::UnknownSource`]: the source of `choice` is not active, or no active source
		///   has its carrier.
		/// - [`Error::ChangePending`]: an earlier change has not taken effect: the open step is
		///   served by the offers before it.
		/// - [`Error::UnknownStation`]: the station of `process` does not exist.
		/// - [`Error::NoStepLeft`]: no step after the open one, or no energy, is left to plan.
		/// - [`Error::NoEligibleOffer`]: no standing offer matches `choice`.
		/// - [`Error::Overflow`]: the highest cost does not fit its type.
		/// - [`Error::CostTooHigh`]: what was paid and the new escrow together exceed the highest
		///   cost that the driver accepts.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
		///   cost.
		/// - [`Error::OfferNotCovered`]: the balance of a supplier does not cover what it may have
		///   to pay by its offers before and after the change.
		///
		/// ## Events
		///
		/// [`Event::CoverReturned`], [`Event::CoverTaken`], [`Event::ChoiceChanged`];
		/// [`Event::SourceChanged`] when the next step opens
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::change_source(Pallet::<T>::most_standing(), MAX_STEPS))]
		pub fn change_source(
			origin: OriginFor<T>,
			process: ProcessId,
			choice: SourceChoice,
		) -> DispatchResultWithPostInfo {
			let driver = ensure_signed(origin)?;
			let mut looked_at = None;
			let done = Self::do_change_source(driver, process, choice, &mut looked_at);
			Self::weighed(done, looked_at, T::WeightInfo::change_source)
		}

		/// Consents to close a process on its last reading.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the DSO of `process` or by the operator of the station when `process` was
		/// authorised.
		///
		/// ## Details
		///
		/// For a meter that cannot be read any more. When both have consented, the process ends at
		/// once: the energy and the time that readings show are paid, and the rest of the escrow is
		/// released to the driver. A consent lapses with the next reading. An account that is both
		/// needs one call.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotScheduled`]: `process` is not scheduled.
		/// - [`Error::NotDsoOrOperator`]: the caller is neither the DSO of `process` nor the
		///   operator of its station.
		/// - [`Error::AlreadyConsented`]: the caller has consented, and no reading arrived since.
		///
		/// ## Events
		///
		/// [`Event::CloseConsented`], or [`Event::StepSettled`], [`Event::CoverReturned`],
		/// [`Event::IdleEnergy`] if energy was free, and [`Event::Finished`]
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::close_on_last_reading(),
			Ending::most(T::MaxRewards::get()),
		))]
		pub fn close_on_last_reading(
			origin: OriginFor<T>,
			process: ProcessId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let ending = Self::do_close_on_last_reading(who, process).map_err(Self::refused)?;
			let weight = T::WeightInfo::close_on_last_reading();
			Ok(Some(Self::ending_weight(weight, ending)).into())
		}

		/// Steps 1 and 2 by one signature: authorises the caller and requests energy.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// Does what [`Pallet::authorise`] and [`Pallet::request`] do, or nothing.
		///
		/// ## Parameters
		///
		/// - `station`: id of the station.
		/// - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
		///   smallest unit of the token per hour connected.
		/// - `request`: energy, time and preferences.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the caller owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
		///   [`Config::MinimumBalance`].
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		///
		/// ## Events
		///
		/// [`Event::Authorised`], [`Event::OffersRequested`]
		#[pallet::call_index(13)]
		pub fn start(
			origin: OriginFor<T>,
			station: StationId,
			max_price_per_hour: PricePerHour,
			request: Request,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_start(driver, station, max_price_per_hour, request)
		}

		/// Steps 1, 2 and 4 in one block: starts a process for a driver who gave a mandate.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of `station`.
		///
		/// ## Details
		///
		/// Authorises the driver, makes the request of the mandate, and schedules the process with
		/// the standing offers of the suppliers at the station. Of the mandates that are not over,
		/// the one that names the operator counts, else that for any. Nothing of the allowance of
		/// the driver is used.
		///
		/// The highest cost of the process becomes its escrow, which counts on the day of its
		/// start, from midnight UTC; the cost replaces it at the end. What flows beyond it is free.
		/// The price of the station is paid once [`Config::MinEnergy`] has flowed: without a
		/// vehicle it goes back to the driver.
		///
		/// ## Parameters
		///
		/// - `driver`: the driver.
		/// - `station`: id of the station.
		/// - `energy`: energy demanded, in Wh, at most that of the mandate, which `None` stands
		///   for.
		/// - `steps`: number of steps until departure, at most that of the mandate, which `None`
		///   stands for.
		/// - `reading`: a signed reading of the meter of `station`, which is taken first unless the
		///   meter has a newer one.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: `driver` is not a registered driver.
		/// - [`Error::UnknownStation`]: no station has the id `station`.
		/// - [`Error::NotStationOperator`]: the caller does not operate `station`.
		/// - [`Error::NoMandate`]: `driver` has given no mandate.
		/// - [`Error::MandateOfAnother`]: the mandates of `driver` name other operators.
		/// - [`Error::MandateOver`]: the mandate is over.
		/// - [`Error::AboveMandate`]: `energy` or `steps` exceeds that of the mandate.
		/// - [`Error::ReadingRefused`]: metering refuses `reading`.
		/// - [`Error::StationClosed`]: `station` is closed.
		/// - [`Error::StationTooExpensive`]: the price of `station` exceeds the highest one of the
		///   mandate.
		/// - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
		/// - [`Error::StationBusy`]: a process is running at `station`.
		/// - [`Error::UnknownMeter`]: the meter of `station` does not exist.
		/// - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
		/// - [`Error::NoFreshReading`]: the latest reading of the meter is older than
		///   [`Config::Freshness`], or there is none.
		/// - [`Error::InDebt`]: the driver owes for an earlier process.
		/// - [`Error::TooManyUnscheduled`]: the driver has [`Config::MaxUnscheduled`] processes
		///   that are not scheduled.
		/// - [`Error::IdsExhausted`]: there is no further process id.
		/// - [`Error::BalanceTooLow`]: the spendable balance of the driver is below
		///   [`Config::MinimumBalance`].
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		/// - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
		///   [`Config::MaxBaseAge`].
		/// - [`Error::UnknownArea`]: the area of the meter does not exist.
		/// - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
		///   type.
		/// - [`Error::NoEligibleOffer`]: no offer matches the preferences, and none is of a grid
		///   mix.
		/// - [`Error::CostTooHigh`]: the escrow exceeds the highest cost of a process.
		/// - [`Error::AboveDailyCap`]: the escrow exceeds what the processes of the day can still
		///   cost.
		/// - [`Error::InsufficientBalance`]: the balance of the driver does not cover the escrow.
		///
		/// ## Events
		///
		/// [`Event::Authorised`], [`Event::OffersRequested`], those of [`Pallet::schedule`],
		/// [`Event::StartedFor`]
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::start_for_weight(
			reading.is_some(),
			<T as Config>::WeightInfo::start_for(Pallet::<T>::most_standing(), MAX_STEPS),
		))]
		pub fn start_for(
			origin: OriginFor<T>,
			driver: T::AccountId,
			station: StationId,
			energy: Option<Energy>,
			steps: Option<u32>,
			reading: Option<StartReading>,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let mut looked_at = None;
			let wanted = Wanted { energy, steps, reading };
			let done = Self::do_start_for(cso, driver, station, wanted, &mut looked_at);
			let weight = match looked_at {
				Some((offers, steps)) => T::WeightInfo::start_for(offers, steps),
				// It can have authorised the driver and made the request.
				None => T::WeightInfo::start().saturating_add(T::WeightInfo::refused()),
			};
			let weight = Self::start_for_weight(reading.is_some(), weight);
			done.map(|()| Some(weight).into()).map_err(|error| error.with_weight(weight))
		}

		/// Reports that the charger stopped.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the operator of the station when `process` was authorised.
		///
		/// ## Details
		///
		/// At the true time, which can have passed: the price of the station is due until then. A
		/// scheduled process waits for the next reading of the meter, which settles the energy that
		/// flowed; escrow that can no longer be due is returned at once. If the latest reading is
		/// of the very moment, and at most [`Config::MaxBaseAge`] old, the process ends at once, as
		/// does one that is not scheduled.
		///
		/// ## Parameters
		///
		/// - `process`: id of the process.
		/// - `at`: time of the stop, in ms since the Unix epoch.
		/// - `reason`: the charger's reason.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownProcess`]: no process has the id `process`.
		/// - [`Error::ProcessEnded`]: `process` has ended.
		/// - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
		///   was authorised.
		/// - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
		/// - [`Error::StopTooEarly`]: `at` is before the latest reading of the meter, or before
		///   `process` was scheduled or, if it is not, authorised.
		/// - [`Error::StopInFuture`]: `at` is later than now.
		///
		/// ## Events
		///
		/// [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::StepSettled`],
		/// [`Event::CoverReturned`] and [`Event::Finished`]
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::ending_weight(
			<T as Config>::WeightInfo::stop(),
			Ending::most(T::MaxRewards::get()),
		).max(T::WeightInfo::terminate()).max(T::WeightInfo::closing()))]
		pub fn stop(
			origin: OriginFor<T>,
			process: ProcessId,
			at: Moment,
			reason: StopReason,
		) -> DispatchResultWithPostInfo {
			let cso = ensure_signed(origin)?;
			let weight = match Self::do_stop(cso, process, at, reason).map_err(Self::refused)? {
				Some(ending) => Self::ending_weight(T::WeightInfo::stop(), ending),
				None => T::WeightInfo::terminate().max(T::WeightInfo::closing()),
			};
			Ok(Some(weight).into())
		}

		/// Gives a mandate: lets an operator of stations, or any, start processes for the caller.
		///
		/// ## Dispatch Origin
		///
		/// `DriverOrigin`
		///
		/// ## Details
		///
		/// Replaces the mandate of the caller for the same operator, without changing the processes
		/// that were started under it. The new one begins with nothing booked on its day.
		///
		/// ## Parameters
		///
		/// - `operator`: the operator of stations; `None` is any.
		/// - `request`: energy and time of a process, of which a start can ask for less, and
		///   preferences with the highest cost of a process.
		/// - `max_price_per_hour`: the highest price of a station, in the smallest unit of the
		///   token per hour connected.
		/// - `max_per_day`: the most that the processes that start in a day can cost together, in
		///   the smallest unit of the token. A day begins at midnight UTC.
		/// - `until`: end of the mandate, in ms since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::NotADriver`]: the caller is not a registered driver.
		/// - [`Error::ZeroEnergy`]: the energy is zero.
		/// - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
		/// - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
		/// - [`Error::ZeroSteps`]: the number of steps is zero.
		/// - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
		/// - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
		///   divisor of the metering interval.
		/// - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
		/// - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
		/// - [`Error::UnknownPreferences`]: the preferences have a later version than
		///   [`PREFERENCES_VERSION`].
		/// - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
		/// - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
		/// - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
		///   the preferred carrier.
		/// - [`Error::MandateWithoutCap`]: the preferences have no highest cost.
		/// - [`Error::DailyCapTooLow`]: `max_per_day` is below the highest cost of a process.
		/// - [`Error::MandateInPast`]: `until` is not later than now.
		/// - [`Error::MandateTooLong`]: `until` is more than [`Config::MaxMandateTime`] ahead.
		/// - [`Error::NotACso`]: `operator` does not have the role `Cso`.
		/// - [`Error::IdsExhausted`]: there is no further mandate id.
		/// - [`Error::TooManyMandates`]: the caller has [`Config::MaxMandates`] mandates for other
		///   operators.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`] for each that is over, [`Event::MandateGiven`]
		#[pallet::call_index(16)]
		pub fn give_mandate(
			origin: OriginFor<T>,
			operator: Option<T::AccountId>,
			request: Request,
			max_price_per_hour: PricePerHour,
			max_per_day: Balance,
			until: Moment,
		) -> DispatchResult {
			let driver = Self::ensure_role::<T::DriverOrigin>(origin, Error::<T>::NotADriver)?;
			Self::do_give_mandate(driver, operator, request, max_price_per_hour, max_per_day, until)
		}

		/// Ends a mandate of the caller.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the driver who gave it.
		///
		/// ## Details
		///
		/// Processes that were started under it continue; the driver can disconnect them.
		///
		/// ## Parameters
		///
		/// - `mandate`: id of the mandate.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMandate`]: the caller has no mandate with the id `mandate`.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`] for each other one that is over, [`Event::MandateRevoked`]
		#[pallet::call_index(17)]
		pub fn revoke_mandate(origin: OriginFor<T>, mandate: MandateId) -> DispatchResult {
			let driver = ensure_signed(origin)?;
			Self::do_revoke_mandate(driver, mandate)
		}

		/// Removes the mandates of a driver that are over.
		///
		/// ## Dispatch Origin
		///
		/// Any signed account.
		///
		/// ## Details
		///
		/// They allow nothing any more. What drivers and operators do with the mandates of a driver
		/// removes them as well.
		///
		/// ## Parameters
		///
		/// - `driver`: the driver.
		///
		/// ## Errors
		///
		/// - [`Error::NoMandateOver`]: no mandate of `driver` is over.
		///
		/// ## Events
		///
		/// [`Event::MandateExpired`]
		#[pallet::call_index(18)]
		pub fn expire_mandates(origin: OriginFor<T>, driver: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_mandates(&driver)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Weight of a start under a mandate, which is `weight` without a reading.
		fn start_for_weight(has_reading: bool, weight: Weight) -> Weight {
			if has_reading {
				weight.saturating_add(T::Meters::taking_weight())
			} else {
				weight
			}
		}

		/// Returns the refusal of a call that looked at no offers.
		fn refused(error: DispatchError) -> DispatchErrorWithPostInfo {
			error.with_weight(T::WeightInfo::refused())
		}

		/// Returns the outcome of a call that chooses an offer, with the weight of the offers and
		/// steps that it has `looked_at`. It weighs the same whether it is refused afterwards or
		/// not.
		fn weighed(
			outcome: DispatchResult,
			looked_at: Option<(u32, u32)>,
			weight: impl FnOnce(u32, u32) -> Weight,
		) -> DispatchResultWithPostInfo {
			let weight = looked_at
				.map_or_else(T::WeightInfo::refused, |(offers, steps)| weight(offers, steps));
			outcome.map(|()| Some(weight).into()).map_err(|error| error.with_weight(weight))
		}

		/// The account of an `origin` that passes `E`; `error` for any other signed one.
		fn ensure_role<E: EnsureOrigin<OriginFor<T>, Success = T::AccountId>>(
			origin: OriginFor<T>,
			error: Error<T>,
		) -> Result<T::AccountId, DispatchError> {
			E::try_origin(origin).or_else(|origin| {
				ensure_signed(origin)?;
				Err(error.into())
			})
		}
	}
}
