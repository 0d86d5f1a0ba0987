// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/submittable';

import type { ApiTypes, AugmentedSubmittable, SubmittableExtrinsic, SubmittableExtrinsicFunction } from '@polkadot/api-base/types';
import type { BTreeSet, Bytes, Compact, Option, U8aFixed, Vec, bool, i64, u128, u16, u32, u64 } from '@polkadot/types-codec';
import type { AnyNumber, IMethod, ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress } from '@polkadot/types/interfaces/runtime';
import type { PalletBalancesAdjustmentDirection, PalletChargingFaultReason, PalletChargingPreferences, PalletChargingRequest, PalletChargingStartReading, PalletChargingStopReason, PalletCorrectionsChanges, PalletCorrectionsDisputesTypesAnswer, PalletCorrectionsDisputesTypesExcess, PalletCorrectionsReason, PalletDemandResponseTarget, PalletGridTariffTariffStep, PalletInvoicesDocument, PalletMeteringMeterKey, PalletMeteringRecordKey, PalletMeteringRecordSignature, PalletMeteringRecorder, PalletMeteringSignedReading, PalletMeteringSignedRecord, PalletMigrationsHistoricCleanupSelector, PalletMigrationsMigrationCursor, PalletMultisigTimepoint, PalletOriginAttributes, PalletPeersProofPeerProof, PalletSettlementPrices, PalletSettlementTerms, SmartchargePrimitivesCarrier, SmartchargePrimitivesCarrierSourceChoice, SmartchargePrimitivesDebtDebtKind, SmartchargePrimitivesInterval, SmartchargePrimitivesMeterMeterReading, SmartchargePrimitivesMeterPurpose, SmartchargePrimitivesRole, SmartchargePrimitivesSignalDirection, SmartchargePrimitivesTrailLine, SmartchargeRuntimeAccessProxyType, SmartchargeRuntimeOriginCaller, SmartchargeRuntimeSessionKeys, SpConsensusGrandpaEquivocationProof, SpSessionMembershipProof, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';

export type __AugmentedSubmittable = AugmentedSubmittable<() => unknown>;
export type __SubmittableExtrinsic<ApiType extends ApiTypes> = SubmittableExtrinsic<ApiType>;
export type __SubmittableExtrinsicFunction<ApiType extends ApiTypes> = SubmittableExtrinsicFunction<ApiType>;

declare module '@polkadot/api-base/types/submittable' {
  interface AugmentedSubmittables<ApiType extends ApiTypes> {
    balances: {
      /**
       * Burn the specified liquid free balance from the origin account.
       *
       * If the origin's account ends up below the existential deposit as a result
       * of the burn and `keep_alive` is false, the account will be reaped.
       *
       * Unlike sending funds to a _burn_ address, which merely makes the funds inaccessible,
       * this `burn` operation will reduce total issuance by the amount _burned_.
       **/
      burn: AugmentedSubmittable<(value: Compact<u128> | AnyNumber | Uint8Array, keepAlive: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [Compact<u128>, bool]>;
      /**
       * Adjust the total issuance in a saturating way.
       *
       * Can only be called by root and always needs a positive `delta`.
       *
       * # Example
       **/
      forceAdjustTotalIssuance: AugmentedSubmittable<(direction: PalletBalancesAdjustmentDirection | 'Increase' | 'Decrease' | number | Uint8Array, delta: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletBalancesAdjustmentDirection, Compact<u128>]>;
      /**
       * Set the regular balance of a given account.
       *
       * The dispatch origin for this call is `root`.
       **/
      forceSetBalance: AugmentedSubmittable<(who: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, newFree: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Exactly as `transfer_allow_death`, except the origin must be root and the source account
       * may be specified.
       **/
      forceTransfer: AugmentedSubmittable<(source: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, MultiAddress, Compact<u128>]>;
      /**
       * Unreserve some balance from a user by force.
       *
       * Can only be called by ROOT.
       **/
      forceUnreserve: AugmentedSubmittable<(who: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, amount: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, u128]>;
      /**
       * Transfer the entire transferable balance from the caller account.
       *
       * NOTE: This function only attempts to transfer _transferable_ balances. This means that
       * any locked, reserved, or existential deposits (when `keep_alive` is `true`), will not be
       * transferred by this function. To ensure that this function results in a killed account,
       * you might need to prepare the account by removing any reference counters, storage
       * deposits, etc...
       *
       * The dispatch origin of this call must be Signed.
       *
       * - `dest`: The recipient of the transfer.
       * - `keep_alive`: A boolean to determine if the `transfer_all` operation should send all
       * of the funds the account has, causing the sender account to be killed (false), or
       * transfer everything except at least the existential deposit, which will guarantee to
       * keep the sender account alive (true).
       **/
      transferAll: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, keepAlive: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, bool]>;
      /**
       * Transfer some liquid free balance to another account.
       *
       * `transfer_allow_death` will set the `FreeBalance` of the sender and receiver.
       * If the sender's account is below the existential deposit as a result
       * of the transfer, the account will be reaped.
       *
       * The dispatch origin for this call must be `Signed` by the transactor.
       **/
      transferAllowDeath: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Same as the [`transfer_allow_death`] call, but with a check that the transfer will not
       * kill the origin account.
       *
       * 99% of the time you want [`transfer_allow_death`] instead.
       *
       * [`transfer_allow_death`]: struct.Pallet.html#method.transfer
       **/
      transferKeepAlive: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Upgrade a specified account.
       *
       * - `origin`: Must be `Signed`.
       * - `who`: The account to be upgraded.
       *
       * This will waive the transaction fee if at least all but 10% of the accounts needed to
       * be upgraded. (We let some not have to be upgraded just in order to allow for the
       * possibility of churn).
       **/
      upgradeAccounts: AugmentedSubmittable<(who: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<AccountId32>]>;
    };
    charging: {
      /**
       * Step 1: authorises the caller to charge at a station.
       *
       * ## Dispatch Origin
       *
       * `DriverOrigin`
       *
       * ## Details
       *
       * The station must be open and free, its meter active and recently read. Moves
       * [`Config::MinimumBalance`] into escrow, which becomes part of the escrow of the
       * schedule. A driver can have few processes that wait for their schedule, so that it does
       * not keep stations busy at no cost. Locks the power, the price and the payee of the
       * station. The event reports the id of the process.
       *
       * ## Parameters
       *
       * - `station`: id of the station.
       * - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
       * smallest unit of the token per hour connected.
       *
       * ## Errors
       *
       * - [`Error::NotADriver`]: the caller is not a registered driver.
       * - [`Error::UnknownStation`]: no station has the id `station`.
       * - [`Error::StationClosed`]: `station` is closed.
       * - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
       * - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
       * - [`Error::StationBusy`]: a process is running at `station`.
       * - [`Error::UnknownMeter`]: the meter of `station` does not exist.
       * - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
       * - [`Error::NoFreshReading`]: the latest reading of the meter is older than
       * [`Config::Freshness`], or there is none.
       * - [`Error::InDebt`]: the caller owes for an earlier process.
       * - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
       * that are not scheduled.
       * - [`Error::IdsExhausted`]: there is no further process id.
       * - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
       * [`Config::MinimumBalance`].
       *
       * ## Events
       *
       * [`Event::Authorised`]
       **/
      authorise: AugmentedSubmittable<(station: u32 | AnyNumber | Uint8Array, maxPricePerHour: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u128]>;
      /**
       * Chooses another source for the steps that are not opened yet.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of `process`.
       *
       * ## Details
       *
       * Chooses the best standing offer of the station's suppliers that matches `choice`, plans
       * the rest of the demand again at least cost, locks the prices of the offer and of its
       * alternatives, and changes the escrow to the highest cost still to be paid. The offers
       * before the change continue to serve the open step.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       * - `choice`: the wanted source, carrier, or least cost.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
       * - [`Error::NotScheduled`]: `process` is not scheduled.
       * - [`Error::AlreadyClosing`]: `process` waits for its closing reading.
       * - [`Error::UnknownSource`]: the source of `choice` is not active, or no active source
       * has its carrier.
       * - [`Error::ChangePending`]: an earlier change has not taken effect: the open step is
       * served by the offers before it.
       * - [`Error::UnknownStation`]: the station of `process` does not exist.
       * - [`Error::NoStepLeft`]: no step after the open one, or no energy, is left to plan.
       * - [`Error::NoEligibleOffer`]: no standing offer matches `choice`.
       * - [`Error::Overflow`]: the highest cost does not fit its type.
       * - [`Error::CostTooHigh`]: what was paid and the new escrow together exceed the highest
       * cost that the driver accepts.
       * - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
       * cost.
       * - [`Error::OfferNotCovered`]: the balance of a supplier does not cover what it may have
       * to pay by its offers before and after the change.
       *
       * ## Events
       *
       * [`Event::CoverReturned`], [`Event::CoverTaken`], [`Event::ChoiceChanged`];
       * [`Event::SourceChanged`] when the next step opens
       **/
      changeSource: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, choice: SmartchargePrimitivesCarrierSourceChoice | { Cheapest: any } | { Carrier: any } | { Source: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, SmartchargePrimitivesCarrierSourceChoice]>;
      /**
       * Consents to close a process on its last reading.
       *
       * ## Dispatch Origin
       *
       * Signed by the DSO of `process` or by the operator of the station when `process` was
       * authorised.
       *
       * ## Details
       *
       * For a meter that cannot be read any more. When both have consented, the process ends at
       * once: the energy and the time that readings show are paid, and the rest of the escrow is
       * released to the driver. A consent lapses with the next reading. An account that is both
       * needs one call.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotScheduled`]: `process` is not scheduled.
       * - [`Error::NotDsoOrOperator`]: the caller is neither the DSO of `process` nor the
       * operator of its station.
       * - [`Error::AlreadyConsented`]: the caller has consented, and no reading arrived since.
       *
       * ## Events
       *
       * [`Event::CloseConsented`], or [`Event::StepSettled`], [`Event::CoverReturned`],
       * [`Event::IdleEnergy`] if energy was free, and [`Event::Finished`]
       **/
      closeOnLastReading: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Closes a process that no longer advances (rule 8).
       *
       * ## Dispatch Origin
       *
       * Any signed account.
       *
       * ## Details
       *
       * A scheduled process is stale after [`Config::StaleAfter`] without a reading, any other
       * process if it was not scheduled within [`Config::SetupLimit`]. The energy and the time
       * that readings show are paid; the rest of the escrow is released to the driver.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotStale`]: `process` had a reading, or was authorised, too recently.
       *
       * ## Events
       *
       * [`Event::StepSettled`], [`Event::CoverReturned`], [`Event::IdleEnergy`] if energy was
       * free, [`Event::Finished`]
       **/
      closeStale: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Closes a station permanently.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of `station`.
       *
       * ## Details
       *
       * Its EVSE ID and its meter can be used for another station. A running process continues
       * to its end.
       *
       * ## Parameters
       *
       * - `station`: id of the station.
       *
       * ## Errors
       *
       * - [`Error::UnknownStation`]: no station has the id `station`.
       * - [`Error::NotStationOperator`]: the caller does not operate `station`.
       * - [`Error::StationClosed`]: `station` is closed already.
       *
       * ## Events
       *
       * [`Event::StationClosed`]
       **/
      closeStation: AugmentedSubmittable<(station: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32]>;
      /**
       * Step 6: disconnects the driver.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of `process`.
       *
       * ## Details
       *
       * At any time. A scheduled process waits for the next reading of the meter, which settles
       * the energy that flowed; escrow that can no longer be due by full power until now is
       * returned at once. Any other process ends at once.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
       * - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
       *
       * ## Events
       *
       * [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
       **/
      disconnect: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Removes the mandates of a driver that are over.
       *
       * ## Dispatch Origin
       *
       * Any signed account.
       *
       * ## Details
       *
       * They allow nothing any more. What drivers and operators do with the mandates of a driver
       * removes them as well.
       *
       * ## Parameters
       *
       * - `driver`: the driver.
       *
       * ## Errors
       *
       * - [`Error::NoMandateOver`]: no mandate of `driver` is over.
       *
       * ## Events
       *
       * [`Event::MandateExpired`]
       **/
      expireMandates: AugmentedSubmittable<(driver: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32]>;
      /**
       * Gives a mandate: lets an operator of stations, or any, start processes for the caller.
       *
       * ## Dispatch Origin
       *
       * `DriverOrigin`
       *
       * ## Details
       *
       * Replaces the mandate of the caller for the same operator, without changing the processes
       * that were started under it. The new one begins with nothing booked on its day.
       *
       * ## Parameters
       *
       * - `operator`: the operator of stations; `None` is any.
       * - `request`: energy and time of a process, of which a start can ask for less, and
       * preferences with the highest cost of a process.
       * - `max_price_per_hour`: the highest price of a station, in the smallest unit of the
       * token per hour connected.
       * - `max_per_day`: the most that the processes that start in a day can cost together, in
       * the smallest unit of the token. A day begins at midnight UTC.
       * - `until`: end of the mandate, in ms since the Unix epoch.
       *
       * ## Errors
       *
       * - [`Error::NotADriver`]: the caller is not a registered driver.
       * - [`Error::ZeroEnergy`]: the energy is zero.
       * - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
       * - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
       * - [`Error::ZeroSteps`]: the number of steps is zero.
       * - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
       * - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
       * divisor of the metering interval.
       * - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
       * - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
       * - [`Error::UnknownPreferences`]: the preferences have a later version than
       * [`PREFERENCES_VERSION`].
       * - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
       * - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
       * - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
       * the preferred carrier.
       * - [`Error::MandateWithoutCap`]: the preferences have no highest cost.
       * - [`Error::DailyCapTooLow`]: `max_per_day` is below the highest cost of a process.
       * - [`Error::MandateInPast`]: `until` is not later than now.
       * - [`Error::MandateTooLong`]: `until` is more than [`Config::MaxMandateTime`] ahead.
       * - [`Error::NotACso`]: `operator` does not have the role `Cso`.
       * - [`Error::IdsExhausted`]: there is no further mandate id.
       * - [`Error::TooManyMandates`]: the caller has [`Config::MaxMandates`] mandates for other
       * operators.
       *
       * ## Events
       *
       * [`Event::MandateExpired`] for each that is over, [`Event::MandateGiven`]
       **/
      giveMandate: AugmentedSubmittable<(operator: Option<AccountId32> | null | Uint8Array | AccountId32 | string, request: PalletChargingRequest | { energy?: any; steps?: any; step?: any; preferences?: any } | string | Uint8Array, maxPricePerHour: u128 | AnyNumber | Uint8Array, maxPerDay: u128 | AnyNumber | Uint8Array, until: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Option<AccountId32>, PalletChargingRequest, u128, u128, u64]>;
      /**
       * Step 3: offers energy for a process.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; connected to the station, and for a source, its supplier.
       *
       * ## Details
       *
       * Once per process and source, before the schedule. A source can be offered only while it
       * feeds in.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       * - `source`: id of the source; `None` is the grid mix.
       * - `prices`: price of each step, in the smallest unit of the token per kWh.
       *
       * ## Errors
       *
       * - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
       * - [`Error::UnknownSource`]: no active source has the id `source`.
       * - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::UnknownStation`]: the station of `process` does not exist.
       * - [`Error::NotRequested`]: no request was made for `process`.
       * - [`Error::AlreadyScheduled`]: `process` is scheduled.
       * - [`Error::NotConnected`]: the caller is not a supplier of the station.
       * - [`Error::SourceNotSupplying`]: `source` feeds in nothing now.
       * - [`Error::WrongNumberOfPrices`]: the number of prices is not the number of steps.
       * - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
       * - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
       * - [`Error::AlreadyOffered`]: the caller has offered `source` for `process`.
       * - [`Error::TooManyOffersOfSupplier`]: the caller has made
       * [`Config::MaxOffersPerSupplier`] offers for `process`.
       * - [`Error::TooManyOffers`]: `process` has [`Config::MaxOffers`] offers.
       * - [`Error::Overflow`]: the end of the last step does not fit its type.
       * - [`Error::OfferNotCovered`]: the spendable balance of the caller does not cover what it
       * may have to pay at the negative prices.
       *
       * ## Events
       *
       * [`Event::Offered`]
       **/
      offer: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, source: Option<u32> | null | Uint8Array | u32 | AnyNumber, prices: Vec<i64> | (i64 | AnyNumber | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [u64, Option<u32>, Vec<i64>]>;
      /**
       * Publishes or withdraws a standing offer.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; for a source, its supplier. Any signed account can withdraw its own
       * offers.
       *
       * ## Details
       *
       * A standing offer counts wherever the supplier is connected, for processes whose steps it
       * covers completely. It replaces the caller's standing offer for the same source; a call
       * without prices withdraws that one. Scheduled processes keep their prices (rule 3).
       *
       * ## Parameters
       *
       * - `source`: id of the source; `None` is the grid mix.
       * - `from`: start of the first metering interval, in ms since the Unix epoch.
       * - `prices`: price of each metering interval from `from` on, in the smallest unit of the
       * token per kWh; empty to withdraw.
       *
       * ## Errors
       *
       * - [`Error::NothingToWithdraw`]: `prices` is empty and the caller has no standing offer
       * for `source`.
       * - [`Error::NotASupplier`]: the caller does not have the role `Supplier`.
       * - [`Error::UnknownSource`]: no active source has the id `source`.
       * - [`Error::NotSourceSupplier`]: the caller is not the supplier of `source`.
       * - [`Error::PriceTooHigh`]: a price exceeds [`Config::MaxPrice`].
       * - [`Error::PriceTooLow`]: a price is below [`Config::MinPrice`].
       * - [`Error::UnalignedOffer`]: `from` is not the start of a metering interval.
       * - [`Error::Overflow`]: the end of the last interval does not fit its type.
       * - [`Error::OfferInPast`]: the last interval is over.
       * - [`Error::OfferNotCovered`]: a price is negative, and the spendable balance of the
       * caller does not cover [`Config::MinEnergy`] at the lowest one.
       * - [`Error::TooManyStandingOffers`]: the caller has [`Config::MaxStandingOffers`] for
       * other sources.
       *
       * ## Events
       *
       * [`Event::OfferPublished`] or [`Event::OfferWithdrawn`]
       **/
      publishOffer: AugmentedSubmittable<(source: Option<u32> | null | Uint8Array | u32 | AnyNumber, from: u64 | AnyNumber | Uint8Array, prices: Vec<i64> | (i64 | AnyNumber | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Option<u32>, u64, Vec<i64>]>;
      /**
       * Registers a charging station (one EVSE).
       *
       * ## Dispatch Origin
       *
       * `CsoOrigin`; the owner of `meter`.
       *
       * ## Details
       *
       * The event reports the id of the station. Its EVSE ID and its meter belong to one open
       * station at a time.
       *
       * ## Parameters
       *
       * - `evse_id`: EVSE ID of the station, such as `NL*ABC*E123`.
       * - `meter`: id of the meter that measures the station.
       * - `power`: highest power of the station, in W; at most that of the meter's connection.
       * - `price_per_hour`: price of the station, in the smallest unit of the token per hour
       * connected.
       * - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
       * default supplier.
       * - `host`: participant that receives the station's price instead of the operator.
       *
       * ## Errors
       *
       * - [`Error::NotACso`]: the caller does not have the role `Cso`.
       * - [`Error::InvalidEvseId`]: `evse_id` is malformed.
       * - [`Error::EvseIdInUse`]: another open station has `evse_id`.
       * - [`Error::UnknownMeter`]: no meter has the id `meter`.
       * - [`Error::NotMeterOwner`]: the caller does not own `meter`.
       * - [`Error::NotAStationMeter`]: `meter` does not measure a station.
       * - [`Error::MeterInUse`]: another open station has `meter`.
       * - [`Error::ZeroPower`]: `power` is zero.
       * - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
       * - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
       * - [`Error::NoSuppliers`]: `suppliers` is empty.
       * - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
       * - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
       * - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
       * - [`Error::IdsExhausted`]: there is no further station id.
       *
       * ## Events
       *
       * [`Event::StationRegistered`]
       **/
      registerStation: AugmentedSubmittable<(evseId: Bytes | string | Uint8Array, meter: u32 | AnyNumber | Uint8Array, power: u32 | AnyNumber | Uint8Array, pricePerHour: u128 | AnyNumber | Uint8Array, suppliers: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], host: Option<AccountId32> | null | Uint8Array | AccountId32 | string) => SubmittableExtrinsic<ApiType>, [Bytes, u32, u32, u128, Vec<AccountId32>, Option<AccountId32>]>;
      /**
       * Step 2: requests energy and asks suppliers for offers.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of `process`.
       *
       * ## Details
       *
       * Once per process.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       * - `energy`: energy demanded, in Wh.
       * - `steps`: number of steps until departure, at most [`MAX_STEPS`].
       * - `step`: length of a step in ms, a multiple or a divisor of the metering interval, at
       * most [`Config::MaxStep`].
       * - `preferences`: preferences of the driver: source, demand response, prices, costs.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotProcessDriver`]: the caller is not the driver of `process`.
       * - [`Error::AlreadyRequested`]: a request was made for `process`.
       * - [`Error::AlreadyScheduled`]: `process` is scheduled.
       * - [`Error::ZeroEnergy`]: `energy` is zero.
       * - [`Error::EnergyTooLow`]: `energy` is below [`Config::MinEnergy`].
       * - [`Error::EnergyTooHigh`]: `energy` exceeds [`Config::MaxEnergy`].
       * - [`Error::ZeroSteps`]: `steps` is zero.
       * - [`Error::TooManySteps`]: `steps` exceeds [`MAX_STEPS`].
       * - [`Error::InvalidStep`]: `step` is zero, or neither a multiple nor a divisor of the
       * metering interval.
       * - [`Error::StepTooLong`]: `step` exceeds [`Config::MaxStep`].
       * - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
       * - [`Error::UnknownPreferences`]: `preferences` have a later version than
       * [`PREFERENCES_VERSION`].
       * - [`Error::FlexiblePowerNotUsed`]: `preferences` have flexible power.
       * - [`Error::ReplanNotUsed`]: `preferences` consent to planning again.
       * - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
       * the preferred carrier.
       *
       * ## Events
       *
       * [`Event::OffersRequested`]
       **/
      request: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, energy: u64 | AnyNumber | Uint8Array, steps: u32 | AnyNumber | Uint8Array, step: u64 | AnyNumber | Uint8Array, preferences: PalletChargingPreferences | { source?: any; demandResponse?: any; minimumReward?: any; maxPrice?: any; maxCost?: any; whenEqual?: any; flexiblePower?: any; replan?: any; version?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u64, u32, u64, PalletChargingPreferences]>;
      /**
       * Ends a mandate of the caller.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver who gave it.
       *
       * ## Details
       *
       * Processes that were started under it continue; the driver can disconnect them.
       *
       * ## Parameters
       *
       * - `mandate`: id of the mandate.
       *
       * ## Errors
       *
       * - [`Error::UnknownMandate`]: the caller has no mandate with the id `mandate`.
       *
       * ## Events
       *
       * [`Event::MandateExpired`] for each other one that is over, [`Event::MandateRevoked`]
       **/
      revokeMandate: AugmentedSubmittable<(mandate: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Step 4: schedules a process and opens its first step.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of the station when `process` was authorised.
       *
       * ## Details
       *
       * Chooses the offer by the driver's preferences: among the offers that match the choice of
       * source, the one that has enough power, misses least and costs least; if none matches,
       * the cheapest grid mix (rule 10). Offers of sources that feed in nothing now are left
       * out. Chooses the least-cost steps (rule 2), locks prices and parties with the
       * alternatives of a source (rule 3), and moves the highest cost of the process, and what
       * suppliers and DSO may have to pay at negative prices, into escrow. Energy counts from
       * the latest reading of the meter. Energy since the process before is free;
       * [`Event::IdleEnergy`] reports it.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
       * was authorised.
       * - [`Error::NotRequested`]: no request was made for `process`.
       * - [`Error::AlreadyScheduled`]: `process` is scheduled already.
       * - [`Error::UnknownMeter`]: the meter of the station does not exist.
       * - [`Error::MeterNotActive`]: the meter of the station is pending or suspended.
       * - [`Error::NoFreshReading`]: the latest reading of the meter is older than
       * [`Config::Freshness`], or there is none.
       * - [`Error::NotScheduledInTime`]: `process` was authorised more than
       * [`Config::SetupLimit`] ago.
       * - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
       * the authorisation by more than [`Config::MaxBaseAge`].
       * - [`Error::UnknownStation`]: the station of `process` does not exist.
       * - [`Error::UnknownArea`]: the area of the meter does not exist.
       * - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
       * type.
       * - [`Error::NoEligibleOffer`]: no offer matches the driver's preferences, and none is of
       * a grid mix.
       * - [`Error::CostTooHigh`]: the escrow exceeds the highest cost that the driver accepts.
       * - [`Error::InsufficientBalance`]: the balance of the driver does not cover the highest
       * cost of the process.
       * - [`Error::OfferNotCovered`]: the driver is also the supplier or the DSO, and its
       * balance does not cover both what it and what the other side may have to pay.
       *
       * ## Events
       *
       * [`Event::CoverTaken`] for each party that may have to pay,
       * [`Event::IdleEnergy`] if energy flowed since the process before, [`Event::Scheduled`],
       * [`Event::ResponseAccepted`] if the step answers a signal,
       * [`Event::SourceChanged`] if an alternative of the chosen source serves the step,
       * [`Event::StepOpened`]
       **/
      schedule: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Steps 1 and 2 by one signature: authorises the caller and requests energy.
       *
       * ## Dispatch Origin
       *
       * `DriverOrigin`
       *
       * ## Details
       *
       * Does what [`Pallet::authorise`] and [`Pallet::request`] do, or nothing.
       *
       * ## Parameters
       *
       * - `station`: id of the station.
       * - `max_price_per_hour`: the highest price of the station that the driver accepts, in the
       * smallest unit of the token per hour connected.
       * - `request`: energy, time and preferences.
       *
       * ## Errors
       *
       * - [`Error::NotADriver`]: the caller is not a registered driver.
       * - [`Error::UnknownStation`]: no station has the id `station`.
       * - [`Error::StationClosed`]: `station` is closed.
       * - [`Error::StationTooExpensive`]: the price of `station` exceeds `max_price_per_hour`.
       * - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
       * - [`Error::StationBusy`]: a process is running at `station`.
       * - [`Error::UnknownMeter`]: the meter of `station` does not exist.
       * - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
       * - [`Error::NoFreshReading`]: the latest reading of the meter is older than
       * [`Config::Freshness`], or there is none.
       * - [`Error::InDebt`]: the caller owes for an earlier process.
       * - [`Error::TooManyUnscheduled`]: the caller has [`Config::MaxUnscheduled`] processes
       * that are not scheduled.
       * - [`Error::IdsExhausted`]: there is no further process id.
       * - [`Error::BalanceTooLow`]: the spendable balance of the caller is below
       * [`Config::MinimumBalance`].
       * - [`Error::ZeroEnergy`]: the energy is zero.
       * - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
       * - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
       * - [`Error::ZeroSteps`]: the number of steps is zero.
       * - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
       * - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
       * divisor of the metering interval.
       * - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
       * - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
       * - [`Error::UnknownPreferences`]: the preferences have a later version than
       * [`PREFERENCES_VERSION`].
       * - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
       * - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
       * - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
       * the preferred carrier.
       *
       * ## Events
       *
       * [`Event::Authorised`], [`Event::OffersRequested`]
       **/
      start: AugmentedSubmittable<(station: u32 | AnyNumber | Uint8Array, maxPricePerHour: u128 | AnyNumber | Uint8Array, request: PalletChargingRequest | { energy?: any; steps?: any; step?: any; preferences?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u128, PalletChargingRequest]>;
      /**
       * Steps 1, 2 and 4 in one block: starts a process for a driver who gave a mandate.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of `station`.
       *
       * ## Details
       *
       * Authorises the driver, makes the request of the mandate, and schedules the process with
       * the standing offers of the suppliers at the station. Of the mandates that are not over,
       * the one that names the operator counts, else that for any. Nothing of the allowance of
       * the driver is used.
       *
       * The highest cost of the process becomes its escrow, which counts on the day of its
       * start, from midnight UTC; the cost replaces it at the end. What flows beyond it is free.
       * The price of the station is paid once [`Config::MinEnergy`] has flowed: without a
       * vehicle it goes back to the driver.
       *
       * ## Parameters
       *
       * - `driver`: the driver.
       * - `station`: id of the station.
       * - `energy`: energy demanded, in Wh, at most that of the mandate, which `None` stands
       * for.
       * - `steps`: number of steps until departure, at most that of the mandate, which `None`
       * stands for.
       * - `reading`: a signed reading of the meter of `station`, which is taken first unless the
       * meter has a newer one.
       *
       * ## Errors
       *
       * - [`Error::NotADriver`]: `driver` is not a registered driver.
       * - [`Error::UnknownStation`]: no station has the id `station`.
       * - [`Error::NotStationOperator`]: the caller does not operate `station`.
       * - [`Error::NoMandate`]: `driver` has given no mandate.
       * - [`Error::MandateOfAnother`]: the mandates of `driver` name other operators.
       * - [`Error::MandateOver`]: the mandate is over.
       * - [`Error::AboveMandate`]: `energy` or `steps` exceeds that of the mandate.
       * - [`Error::ReadingRefused`]: metering refuses `reading`.
       * - [`Error::StationClosed`]: `station` is closed.
       * - [`Error::StationTooExpensive`]: the price of `station` exceeds the highest one of the
       * mandate.
       * - [`Error::NotACso`]: the operator of `station` no longer has the role `Cso`.
       * - [`Error::StationBusy`]: a process is running at `station`.
       * - [`Error::UnknownMeter`]: the meter of `station` does not exist.
       * - [`Error::MeterNotActive`]: the meter of `station` is pending or suspended.
       * - [`Error::NoFreshReading`]: the latest reading of the meter is older than
       * [`Config::Freshness`], or there is none.
       * - [`Error::InDebt`]: the driver owes for an earlier process.
       * - [`Error::TooManyUnscheduled`]: the driver has [`Config::MaxUnscheduled`] processes
       * that are not scheduled.
       * - [`Error::IdsExhausted`]: there is no further process id.
       * - [`Error::BalanceTooLow`]: the spendable balance of the driver is below
       * [`Config::MinimumBalance`].
       * - [`Error::ZeroEnergy`]: the energy is zero.
       * - [`Error::EnergyTooLow`]: the energy is below [`Config::MinEnergy`].
       * - [`Error::EnergyTooHigh`]: the energy exceeds [`Config::MaxEnergy`].
       * - [`Error::ZeroSteps`]: the number of steps is zero.
       * - [`Error::TooManySteps`]: the number of steps exceeds [`MAX_STEPS`].
       * - [`Error::InvalidStep`]: the length of a step is zero, or neither a multiple nor a
       * divisor of the metering interval.
       * - [`Error::StepTooLong`]: the length of a step exceeds [`Config::MaxStep`].
       * - [`Error::TooLong`]: all steps together last longer than [`Config::MaxDuration`].
       * - [`Error::UnknownPreferences`]: the preferences have a later version than
       * [`PREFERENCES_VERSION`].
       * - [`Error::FlexiblePowerNotUsed`]: the preferences have flexible power.
       * - [`Error::ReplanNotUsed`]: the preferences consent to planning again.
       * - [`Error::UnknownSource`]: the preferred source is not active, or no active source has
       * the preferred carrier.
       * - [`Error::NoReadingSinceAuthorisation`]: the latest reading of the meter is older than
       * [`Config::MaxBaseAge`].
       * - [`Error::UnknownArea`]: the area of the meter does not exist.
       * - [`Error::Overflow`]: the end of the last step, or the highest cost, does not fit its
       * type.
       * - [`Error::NoEligibleOffer`]: no offer matches the preferences, and none is of a grid
       * mix.
       * - [`Error::CostTooHigh`]: the escrow exceeds the highest cost of a process.
       * - [`Error::AboveDailyCap`]: the escrow exceeds what the processes of the day can still
       * cost.
       * - [`Error::InsufficientBalance`]: the balance of the driver does not cover the escrow.
       *
       * ## Events
       *
       * [`Event::Authorised`], [`Event::OffersRequested`], those of [`Pallet::schedule`],
       * [`Event::StartedFor`]
       **/
      startFor: AugmentedSubmittable<(driver: AccountId32 | string | Uint8Array, station: u32 | AnyNumber | Uint8Array, energy: Option<u64> | null | Uint8Array | u64 | AnyNumber, steps: Option<u32> | null | Uint8Array | u32 | AnyNumber, reading: Option<PalletChargingStartReading> | null | Uint8Array | PalletChargingStartReading | { at?: any; register?: any; signature?: any } | string) => SubmittableExtrinsic<ApiType>, [AccountId32, u32, Option<u64>, Option<u32>, Option<PalletChargingStartReading>]>;
      /**
       * Reports that the charger stopped.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of the station when `process` was authorised.
       *
       * ## Details
       *
       * At the true time, which can have passed: the price of the station is due until then. A
       * scheduled process waits for the next reading of the meter, which settles the energy that
       * flowed; escrow that can no longer be due is returned at once. If the latest reading is
       * of the very moment, and at most [`Config::MaxBaseAge`] old, the process ends at once, as
       * does one that is not scheduled.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       * - `at`: time of the stop, in ms since the Unix epoch.
       * - `reason`: the charger's reason.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
       * was authorised.
       * - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
       * - [`Error::StopTooEarly`]: `at` is before the latest reading of the meter, or before
       * `process` was scheduled or, if it is not, authorised.
       * - [`Error::StopInFuture`]: `at` is later than now.
       *
       * ## Events
       *
       * [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::StepSettled`],
       * [`Event::CoverReturned`] and [`Event::Finished`]
       **/
      stop: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, at: u64 | AnyNumber | Uint8Array, reason: PalletChargingStopReason | 'Other' | 'EVDisconnected' | 'Local' | 'Remote' | 'EnergyLimitReached' | 'TimeLimitReached' | 'SOCLimitReached' | 'StoppedByEV' | 'Timeout' | 'DeAuthorized' | 'LocalOutOfCredit' | 'MasterPass' | 'UnlockCommand' | 'EmergencyStop' | 'GroundFault' | 'OvercurrentFault' | 'PowerLoss' | 'PowerQuality' | 'Reboot' | 'ImmediateReset' | number | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u64, PalletChargingStopReason]>;
      /**
       * Terminates a process because of a fault.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of the station when `process` was authorised.
       *
       * ## Details
       *
       * Like [`Pallet::disconnect`]: a scheduled process waits for the next reading of the
       * meter, any other ends at once.
       *
       * ## Parameters
       *
       * - `process`: id of the process.
       * - `reason`: the fault.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: no process has the id `process`.
       * - [`Error::ProcessEnded`]: `process` has ended.
       * - [`Error::NotStationOperator`]: the caller did not operate the station when `process`
       * was authorised.
       * - [`Error::AlreadyClosing`]: `process` waits for its closing reading already.
       *
       * ## Events
       *
       * [`Event::Closing`] and [`Event::EscrowReturned`], or [`Event::Finished`]
       **/
      terminate: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, reason: PalletChargingFaultReason | 'Other' | 'EmergencyStop' | 'GroundFault' | 'PowerLoss' | 'Reboot' | 'StoppedByEV' | number | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletChargingFaultReason]>;
      /**
       * Changes the terms of a station for later processes.
       *
       * ## Dispatch Origin
       *
       * Signed by the operator of `station`.
       *
       * ## Details
       *
       * Running processes keep the terms with which they were authorised (rule 3).
       *
       * ## Parameters
       *
       * - `station`: id of the station.
       * - `power`: highest power of the station, in W; at most that of the meter's connection.
       * - `price_per_hour`: price of the station, in the smallest unit of the token per hour
       * connected.
       * - `suppliers`: suppliers at the station, at most [`MAX_SUPPLIERS`]; the first is the
       * default supplier.
       * - `host`: participant that receives the station's price instead of the operator.
       *
       * ## Errors
       *
       * - [`Error::UnknownStation`]: no station has the id `station`.
       * - [`Error::NotStationOperator`]: the caller does not operate `station`.
       * - [`Error::StationClosed`]: `station` is closed.
       * - [`Error::UnknownMeter`]: the meter of `station` does not exist.
       * - [`Error::ZeroPower`]: `power` is zero.
       * - [`Error::PowerAboveConnection`]: `power` exceeds the power of the meter's connection.
       * - [`Error::PriceTooHigh`]: `price_per_hour` exceeds [`Config::MaxPricePerHour`].
       * - [`Error::NoSuppliers`]: `suppliers` is empty.
       * - [`Error::DuplicateSupplier`]: an account occurs twice in `suppliers`.
       * - [`Error::NotASupplier`]: an account in `suppliers` does not have the role `Supplier`.
       * - [`Error::HostNotParticipant`]: `host` is neither a member nor a registered driver.
       *
       * ## Events
       *
       * [`Event::StationUpdated`]
       **/
      updateStation: AugmentedSubmittable<(station: u32 | AnyNumber | Uint8Array, power: u32 | AnyNumber | Uint8Array, pricePerHour: u128 | AnyNumber | Uint8Array, suppliers: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], host: Option<AccountId32> | null | Uint8Array | AccountId32 | string) => SubmittableExtrinsic<ApiType>, [u32, u32, u128, Vec<AccountId32>, Option<AccountId32>]>;
    };
    consortium: {
      /**
       * Makes a call on behalf of an account that made the caller its proxy.
       *
       * ## Dispatch Origin
       *
       * Signed; a proxy of `real` without a delay.
       *
       * ## Details
       *
       * The call may do what `proxy.proxy` lets a proxy of its type do, but costs only what it
       * used, and its error is the error of the transaction. The allowance of `real` covers it
       * if the caller is not a participant itself.
       *
       * ## Parameters
       *
       * - `real`: account on behalf of which the call is made.
       * - `proxy_type`: type of the proxy by whose rights the call is made; `None` for the first
       * one that `real` made the caller.
       * - `call`: call to make.
       *
       * ## Errors
       *
       * - `NotProxy` of the proxy pallet: when the caller is no proxy of `real`, or none of
       * `proxy_type`.
       * - `Unannounced` of the proxy pallet: when the proxy has a delay.
       * - `CallFiltered` of the system pallet: when the proxy may not make `call`, or nobody
       * may.
       * - Those of `call`.
       *
       * ## Events
       *
       * Those of `call`.
       **/
      actFor: AugmentedSubmittable<(real: AccountId32 | string | Uint8Array, proxyType: Option<SmartchargeRuntimeAccessProxyType> | null | Uint8Array | SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, Option<SmartchargeRuntimeAccessProxyType>, Call]>;
      /**
       * Adds a validator of a member.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The account exists from now on, even without a balance, and can set its session keys.
       * The member is responsible for its transactions. The validator is included in the next
       * session that is planned, at the end of the running one; that session starts one session
       * later.
       *
       * ## Parameters
       *
       * - `validator`: account of the validator.
       * - `member`: account of the member that operates it.
       *
       * ## Errors
       *
       * - [`Error::NotMember`]: when `member` is not a member.
       * - [`Error::AlreadyValidator`]: when `validator` is already a validator.
       * - [`Error::TooManyValidators`]: when there are `MaxValidators` validators.
       *
       * ## Events
       *
       * [`Event::ValidatorAdded`]
       **/
      addValidator: AugmentedSubmittable<(validator: AccountId32 | string | Uint8Array, member: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, AccountId32]>;
      /**
       * Admits an organisation as a member.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The member can vote and transact immediately. Its account exists from now on, even
       * without a balance. A driver can become a member, and stays a driver.
       *
       * ## Parameters
       *
       * - `account`: account of the organisation.
       * - `name`: name of the organisation, 1 to 64 bytes of UTF-8.
       * - `roles`: roles of the member, at least one.
       *
       * ## Errors
       *
       * - [`Error::NameNotUtf8`]: when `name` is not valid UTF-8.
       * - [`Error::EmptyName`]: when `name` is empty or consists of white space only.
       * - [`Error::NoRoles`]: when `roles` is empty.
       * - [`Error::AlreadyMember`]: when `account` is already a member.
       * - [`Error::TooManyMembers`]: when there are `MaxMembers` members.
       *
       * ## Events
       *
       * [`Event::MemberAdmitted`]
       **/
      admit: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array, name: Bytes | string | Uint8Array, roles: BTreeSet<SmartchargePrimitivesRole>) => SubmittableExtrinsic<ApiType>, [AccountId32, Bytes, BTreeSet<SmartchargePrimitivesRole>]>;
      /**
       * Authorises an upgrade of the runtime.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The members vote on the hash of the code, which each of them can compute by building it.
       * Anybody who has the code then applies it with `system.apply_authorized_upgrade`, which
       * refuses other code and a runtime whose version is not higher. A later authorisation
       * replaces an earlier one.
       *
       * ## Parameters
       *
       * - `code_hash`: hash of the runtime code (Blake2b, 256 bits).
       *
       * ## Errors
       *
       * None.
       *
       * ## Events
       *
       * `UpgradeAuthorized` of the system pallet.
       **/
      authorizeUpgrade: AugmentedSubmittable<(codeHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Deregisters a driver.
       *
       * ## Dispatch Origin
       *
       * The driver itself, or `RegistrarOrigin`; the registrar of the driver, or any other once
       * that one may no longer register drivers.
       *
       * ## Details
       *
       * A driver can leave a registrar that it did not choose, or does not want any more.
       *
       * Unless it is also a member, the driver can only make exit calls from now on, for
       * `ExitPeriod` blocks, at the cost of its registrar's pool: disconnect, withdraw tokens,
       * cancel or transfer certificates. A running process is not affected. What the driver has
       * used of its allowance stays used if it is registered again.
       *
       * ## Parameters
       *
       * - `driver`: account of the driver.
       *
       * ## Errors
       *
       * - [`Error::NotDriver`]: when `driver` is not a driver.
       * - [`Error::NotRegistrar`]: when another member registered the driver and is still
       * allowed to register drivers.
       * - [`Error::TooManyFormer`]: when the registrar of the driver has `MaxFormer` former
       * drivers that can still make exit calls.
       *
       * ## Events
       *
       * [`Event::DriverDeregistered`]
       **/
      deregisterDriver: AugmentedSubmittable<(driver: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32]>;
      /**
       * Expels a member.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * Its votes on open motions are removed. Unless it is also a driver, it can only make exit
       * calls from now on, for `ExitPeriod` blocks. Its validators are removed as by
       * `remove_validator`. Drivers that it registered stay; any registrar can deregister them.
       *
       * ## Parameters
       *
       * - `account`: account of the member.
       *
       * ## Errors
       *
       * - [`Error::NotMember`]: when `account` is not a member.
       * - [`Error::LastMember`]: when `account` is the last member.
       * - [`Error::LastValidator`]: when `account` operates validators and no validator with
       * session keys would remain without them.
       *
       * ## Events
       *
       * - [`Event::ValidatorRemoved`]: for each validator of the member.
       * - [`Event::MemberExpelled`]: at the end.
       **/
      expel: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32]>;
      /**
       * Restarts finality after too many validators lost their keys.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * For a chain that authors blocks but finalises none. The members first remove the lost
       * validators, or these set new session keys, and wait until the next session is planned
       * without the lost keys. At the start of that session the change of the authorities is
       * forced, and `delay` blocks later its validators finalise on top of `best_finalized`.
       * Until then, validators and session keys of the sessions stay as they are.
       *
       * ## Parameters
       *
       * - `best_finalized`: number of the highest block that a validator of the next session has
       * finalised.
       * - `delay`: blocks from the start of the next session to the restart: at least a session,
       * at most `MaxStallDelay`.
       *
       * ## Errors
       *
       * - [`Error::ChangePending`]: when a change of the authorities is pending, or the latest
       * forced change is too recent.
       * - [`Error::NotStalled`]: when `best_finalized` is less than a session old.
       * - [`Error::StallTooOld`]: when `best_finalized` is older than `MaxStall` blocks.
       * - [`Error::DelayOutOfBounds`]: when `delay` is shorter than a session or longer than
       * `MaxStallDelay`.
       * - [`Error::LostValidatorsSeated`]: when a validator that was removed, or session keys
       * that were replaced, still take part in the next session.
       * - [`Error::SetUnchanged`]: when the next session has the validators and keys with which
       * finality stalled.
       *
       * ## Events
       *
       * [`Event::StallNoted`]
       **/
      noteStalled: AugmentedSubmittable<(bestFinalized: u32 | AnyNumber | Uint8Array, delay: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Registers a driver.
       *
       * ## Dispatch Origin
       *
       * `RegistrarOrigin`; a supplier or a CSO, which is then responsible for the driver.
       *
       * ## Details
       *
       * The account is a pseudonym: only a hash of the contract with the person is stored on the
       * chain. The account exists from now on, even without a balance. A member can be a driver.
       *
       * ## Parameters
       *
       * - `driver`: account of the driver.
       * - `contract_hash`: hash of a random salt, which the registrar keeps, and the contract
       * between registrar and driver. Without salt, anybody could find a contract id that is
       * easy to guess.
       *
       * ## Errors
       *
       * - [`Error::AlreadyDriver`]: when `driver` is already a driver.
       *
       * ## Events
       *
       * [`Event::DriverRegistered`]
       **/
      registerDriver: AugmentedSubmittable<(driver: AccountId32 | string | Uint8Array, contractHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, H256]>;
      /**
       * Removes a validator.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The validator still takes part in the running session and in the next one, which is
       * already planned, if it has a seat there. Its session keys are removed after the last of
       * them.
       *
       * ## Parameters
       *
       * - `validator`: account of the validator.
       *
       * ## Errors
       *
       * - [`Error::NotValidator`]: when `validator` is not a validator.
       * - [`Error::LastValidator`]: when no other validator has session keys.
       *
       * ## Events
       *
       * [`Event::ValidatorRemoved`]
       **/
      removeValidator: AugmentedSubmittable<(validator: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32]>;
      /**
       * Replaces the roles of a member.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The new roles apply immediately, to later calls. What the member did in a previous role
       * remains valid.
       *
       * ## Parameters
       *
       * - `account`: account of the member.
       * - `roles`: new roles of the member, at least one.
       *
       * ## Errors
       *
       * - [`Error::NoRoles`]: when `roles` is empty.
       * - [`Error::NotMember`]: when `account` is not a member.
       *
       * ## Events
       *
       * [`Event::RolesChanged`]
       **/
      setRoles: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array, roles: BTreeSet<SmartchargePrimitivesRole>) => SubmittableExtrinsic<ApiType>, [AccountId32, BTreeSet<SmartchargePrimitivesRole>]>;
      /**
       * Spends tokens of the consortium's account.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The account receives fees and dust. The existential deposit stays on it.
       *
       * ## Parameters
       *
       * - `to`: account that receives the tokens, a member or a registered driver.
       * - `amount`: amount, in the smallest token unit; not zero.
       *
       * ## Errors
       *
       * - [`Error::ZeroAmount`]: when `amount` is zero.
       * - [`Error::NotParticipant`]: when `to` is neither a member nor a registered driver.
       * - [`Error::InsufficientFunds`]: when the consortium does not have `amount` beyond the
       * existential deposit.
       *
       * ## Events
       *
       * [`Event::Spent`]
       **/
      spend: AugmentedSubmittable<(to: AccountId32 | string | Uint8Array, amount: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u128]>;
    };
    corrections: {
      /**
       * Consents to a correction and pays for it.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of the process.
       *
       * ## Details
       *
       * The caller pays what the correction costs from its balance, and keeps the existential
       * deposit.
       *
       * ## Parameters
       *
       * - `id`: correction that waits for the caller.
       *
       * ## Errors
       *
       * - [`Error::UnknownCorrection`]: when there is no correction `id`.
       * - [`Error::NotDriver`]: when the caller is not the driver of its process.
       * - [`Error::NotOpen`]: when the correction does not wait for the driver.
       * - [`Error::TooLate`]: when the time to consent is over.
       * - [`Error::InsufficientBalance`]: when the spendable balance of the caller is below what
       * the correction costs.
       *
       * ## Events
       *
       * [`Event::CorrectionExecuted`] with [`Event::Refunded`].
       **/
      acceptCorrection: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Answers a dispute.
       *
       * ## Dispatch Origin
       *
       * Signed by a respondent.
       *
       * ## Details
       *
       * If a respondent contests, arbiters decide. If all concede, the claim is upheld at once.
       * If nobody contests in time, it is upheld as well.
       *
       * ## Parameters
       *
       * - `id`: dispute.
       * - `answer`: salted hash of the evidence of the caller, who contests, or a concession.
       *
       * ## Errors
       *
       * - [`Error::UnknownDispute`]: when there is no dispute `id`.
       * - [`Error::DisputeClosed`]: when the dispute is closed.
       * - [`Error::TooLate`]: when the time to answer is over.
       * - [`Error::WrongStage`]: when arbiters decide it already, or the caller concedes what
       * another one contests.
       * - [`Error::NotParty`]: when the caller is no respondent.
       * - [`Error::AlreadyAnswered`]: when the caller has conceded.
       * - [`Error::TooMuchEvidence`]: when the dispute has the maximum number of hashes.
       *
       * ## Events
       *
       * [`Event::DisputeAnswered`], and [`Event::DisputeClosed`] when all have conceded.
       **/
      answerDispute: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array, answer: PalletCorrectionsDisputesTypesAnswer | { Contest: any } | { Concede: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletCorrectionsDisputesTypesAnswer]>;
      /**
       * Appeals to governance against a ruling.
       *
       * ## Dispatch Origin
       *
       * Signed by the claimant or a respondent.
       *
       * ## Details
       *
       * If governance does not decide in time, the ruling stands.
       *
       * ## Parameters
       *
       * - `id`: dispute.
       *
       * ## Errors
       *
       * - [`Error::UnknownDispute`]: when there is no dispute `id`.
       * - [`Error::DisputeClosed`]: when the dispute is closed.
       * - [`Error::TooLate`]: when the time to appeal is over.
       * - [`Error::NotParty`]: when the caller is no party.
       * - [`Error::WrongStage`]: when there is no ruling, or somebody has appealed.
       *
       * ## Events
       *
       * [`Event::DisputeAppealed`]
       **/
      appealRuling: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Corrects settled lines of a process.
       *
       * ## Dispatch Origin
       *
       * Signed by the DSO of the area, which corrects energy for all payees, by the operator of
       * the station for its time, or by a supplier for its sales; by the driver, the operator or
       * the DSO as signed records of the meter prove.
       *
       * ## Details
       *
       * A correction that costs the driver nothing is executed at once: who was paid for it pays
       * back, and what it does not have is a debt. A correction that costs the driver something
       * waits for the driver; if the driver does not consent, the operator of the station bears
       * it. Operator and suppliers can only charge less, and only for what they sold themselves.
       *
       * ## Parameters
       *
       * - `process`: process that has ended.
       * - `lines`: all of its settled lines, in their order, as its trail proves them.
       * - `changes`: changes of lines, or energy of which nobody knows when it flowed.
       * - `reason`: reason; the DSO corrects by `MeterFault` or `P4Difference`, the others by
       * `Billing`. By `Record`, `changes` is the energy by which the process exceeds what its
       * records prove.
       * - `evidence`: salted hash of the evidence.
       *
       * ## Errors
       *
       * - [`Error::UnknownRecord`]: when there is no record of `process`.
       * - [`Error::TooLate`]: when `process` ended more than `CorrectionLimit` ago.
       * - [`Error::NotResponsible`]: when the caller does not answer for what it corrects.
       * - [`Error::AlreadyOpen`]: when a correction of `process` waits for the driver.
       * - [`Error::WrongLines`]: when the trail of `process` does not prove `lines`.
       * - [`Error::NothingToCorrect`]: when nothing would change, or no records prove less.
       * - [`Error::OtherThanRecorded`]: when the change differs from what records prove.
       * - [`Error::MixedSigns`]: when some changes are upwards and some downwards.
       * - [`Error::ChangedTwice`]: when a part is named twice.
       * - [`Error::UnknownLine`]: when a change names no part of `lines`.
       * - [`Error::OnlyLess`]: when a party would charge more, or pay less at a negative price.
       * - [`Error::AlreadyDisputed`]: when a dispute about one of the lines is open.
       * - [`Error::BelowZero`]: when more would be taken out of a part than is left.
       * - [`Error::AbovePower`]: when a line would have more energy than its station can give.
       * - [`Error::TooManyParts`]: when too many parts would change.
       * - [`Error::TooManyCorrections`]: when `process` has the maximum number of corrections.
       * - [`Error::IdsExhausted`]: when all ids are used.
       *
       * ## Events
       *
       * [`Event::CorrectionExecuted`] with [`Event::Refunded`], [`Event::DebtBooked`],
       * [`Event::RefundedTo`] and [`Event::NotRecertified`], or [`Event::CorrectionProposed`].
       **/
      correct: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, lines: Vec<SmartchargePrimitivesTrailLine> | (SmartchargePrimitivesTrailLine | { step?: any; time?: any; parts?: any; toDso?: any; pricePerHour?: any; toCso?: any; reward?: any; unpaid?: any } | string | Uint8Array)[], changes: PalletCorrectionsChanges | { Listed: any } | { Energy: any } | string | Uint8Array, reason: PalletCorrectionsReason | 'MeterFault' | 'P4Difference' | 'Billing' | 'Dispute' | 'Record' | number | Uint8Array, evidence: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, Vec<SmartchargePrimitivesTrailLine>, PalletCorrectionsChanges, PalletCorrectionsReason, H256]>;
      /**
       * Decides an appeal.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The dispute is closed, and the part of the claim is carried out.
       *
       * ## Parameters
       *
       * - `id`: dispute.
       * - `part`: part of the claim that is upheld, in thousandths; 0 dismisses it.
       *
       * ## Errors
       *
       * - [`Error::UnknownDispute`]: when there is no dispute `id`.
       * - [`Error::DisputeClosed`]: when the dispute is closed.
       * - [`Error::TooLate`]: when the time to decide is over.
       * - [`Error::PartTooHigh`]: when `part` exceeds 1 000.
       * - [`Error::WrongStage`]: when nobody has appealed.
       *
       * ## Events
       *
       * [`Event::DisputeClosed`]
       **/
      decideAppeal: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array, part: u16 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u16]>;
      /**
       * Disputes a correction that was executed.
       *
       * ## Dispatch Origin
       *
       * Signed by an account that the correction cost something, but neither by its author nor
       * by the driver.
       *
       * ## Details
       *
       * What the correction cost the caller is put on hold on the account of its author, as far
       * as that has it, and a bond of the caller. If the claim is upheld, the author pays it,
       * and the energy of the caller is corrected back, once. The driver pays nothing.
       *
       * ## Parameters
       *
       * - `id`: correction.
       * - `evidence`: salted hash of the evidence.
       *
       * ## Errors
       *
       * - [`Error::UnknownSubject`]: when there is no correction `id`, or it was not executed.
       * - [`Error::NotParty`]: when it cost the caller nothing, the caller made it, or a dispute
       * led to it.
       * - [`Error::AlreadyDisputed`]: when the caller disputes it, or did.
       * - [`Error::TooLate`]: when the time to dispute it is over.
       * - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
       * - [`Error::IdsExhausted`]: when all ids are used.
       *
       * ## Events
       *
       * [`Event::DisputeOpened`]
       **/
      disputeCorrection: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array, evidence: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, H256]>;
      /**
       * Disputes an anchored invoice.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the customer of the document.
       *
       * ## Details
       *
       * The claim is put on hold on the account of the issuer, as far as that has it, and a bond
       * of the caller. If the claim is upheld, the issuer pays it to the caller.
       *
       * ## Parameters
       *
       * - `issuer`: member that issued the document.
       * - `series`: series of the document.
       * - `number`: number of the document.
       * - `salt`: salt of the document.
       * - `document`: SHA2-256 hash of the document.
       * - `amount`: claim, at most `MaxInvoiceClaim`.
       * - `evidence`: salted hash of the evidence.
       *
       * ## Errors
       *
       * - [`Error::UnknownSubject`]: when the document is not anchored.
       * - [`Error::NotParty`]: when the caller issued it, or `salt`, the caller and `document`
       * do not lead to its commitment.
       * - [`Error::NothingToCorrect`]: when `amount` is zero.
       * - [`Error::ClaimTooHigh`]: when `amount` exceeds `MaxInvoiceClaim`.
       * - [`Error::AlreadyDisputed`]: when it is disputed, or was.
       * - [`Error::TooLate`]: when the time to dispute it is over.
       * - [`Error::TooManyDisputes`]: when the caller has `MaxOpenDisputes` open disputes.
       * - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
       * - [`Error::IdsExhausted`]: when all ids are used.
       *
       * ## Events
       *
       * [`Event::DisputeOpened`]
       **/
      disputeInvoice: AugmentedSubmittable<(issuer: AccountId32 | string | Uint8Array, series: u16 | AnyNumber | Uint8Array, number: u32 | AnyNumber | Uint8Array, salt: H256 | string | Uint8Array, document: H256 | string | Uint8Array, amount: u128 | AnyNumber | Uint8Array, evidence: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u16, u32, H256, H256, u128, H256]>;
      /**
       * Disputes a settled line of a process.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of the process, or by one of its payees.
       *
       * ## Details
       *
       * What each payee would have to pay back is put on hold, as far as it has it, and a bond
       * of the caller, unless it is the driver. If the claim is upheld, the line is corrected.
       *
       * ## Parameters
       *
       * - `process`: process that has ended.
       * - `line`: position of the line, from 0.
       * - `excess`: what the line has too much of.
       * - `lines`: all settled lines of `process`, in their order, as its trail proves them.
       * - `evidence`: salted hash of the evidence.
       *
       * ## Errors
       *
       * - [`Error::UnknownSubject`]: when there is no record of `process`.
       * - [`Error::NotParty`]: when the caller is neither the driver nor a payee of `process`.
       * - [`Error::AlreadyDisputed`]: when the line is disputed, or was; the driver can dispute
       * it once after others did.
       * - [`Error::TooLate`]: when the time to dispute it is over.
       * - [`Error::AlreadyOpen`]: when a correction of the line waits for the driver.
       * - [`Error::WrongLines`]: when the trail of `process` does not prove `lines`.
       * - [`Error::UnknownLine`]: when `process` has no such line.
       * - [`Error::NothingToCorrect`]: when nobody would pay anything back.
       * - [`Error::BelowZero`]: when the line has less than `excess`.
       * - [`Error::TooManyParts`]: when the line has too many parts, or too many are changed.
       * - [`Error::TooManyDisputes`]: when the caller has `MaxOpenDisputes` open disputes.
       * - [`Error::BondTooLow`]: when the spendable balance of the caller is below the bond.
       * - [`Error::IdsExhausted`]: when all ids are used.
       *
       * ## Events
       *
       * [`Event::DisputeOpened`]
       **/
      disputeLine: AugmentedSubmittable<(process: u64 | AnyNumber | Uint8Array, line: u32 | AnyNumber | Uint8Array, excess: PalletCorrectionsDisputesTypesExcess | { Energy: any } | { Time: any } | string | Uint8Array, lines: Vec<SmartchargePrimitivesTrailLine> | (SmartchargePrimitivesTrailLine | { step?: any; time?: any; parts?: any; toDso?: any; pricePerHour?: any; toCso?: any; reward?: any; unpaid?: any } | string | Uint8Array)[], evidence: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u32, PalletCorrectionsDisputesTypesExcess, Vec<SmartchargePrimitivesTrailLine>, H256]>;
      /**
       * Lets a correction lapse before idle blocks do.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; any participant.
       *
       * ## Details
       *
       * The operator of the station bears it: it owes the payees what the correction costs.
       *
       * ## Parameters
       *
       * - `id`: correction to which the driver has not consented in time.
       *
       * ## Errors
       *
       * - [`Error::UnknownCorrection`]: when there is no correction `id`.
       * - [`Error::NotOpen`]: when the correction does not wait for the driver.
       * - [`Error::NotLapsed`]: when the driver can still consent.
       *
       * ## Events
       *
       * [`Event::CorrectionLapsed`] with [`Event::DebtBooked`].
       **/
      lapseCorrection: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Refuses a correction, which lapses at once.
       *
       * ## Dispatch Origin
       *
       * Signed by the driver of the process.
       *
       * ## Details
       *
       * The operator of the station bears it: it owes the payees what the correction costs.
       *
       * ## Parameters
       *
       * - `id`: correction that waits for the caller.
       *
       * ## Errors
       *
       * - [`Error::UnknownCorrection`]: when there is no correction `id`.
       * - [`Error::NotDriver`]: when the caller is not the driver of its process.
       * - [`Error::NotOpen`]: when the correction does not wait for the driver.
       *
       * ## Events
       *
       * [`Event::CorrectionLapsed`] with [`Event::DebtBooked`].
       **/
      rejectCorrection: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Rules in a dispute.
       *
       * ## Dispatch Origin
       *
       * Signed by an arbiter of the dispute.
       *
       * ## Details
       *
       * Two arbiters who agree decide. If all three differ, the middle part counts.
       *
       * ## Parameters
       *
       * - `id`: dispute.
       * - `part`: part of the claim that the caller upholds, in thousandths; 0 dismisses it.
       *
       * ## Errors
       *
       * - [`Error::UnknownDispute`]: when there is no dispute `id`.
       * - [`Error::DisputeClosed`]: when the dispute is closed.
       * - [`Error::TooLate`]: when the time to rule is over.
       * - [`Error::PartTooHigh`]: when `part` exceeds 1 000.
       * - [`Error::WrongStage`]: when no arbiters decide it now.
       * - [`Error::ArbiterIsParty`]: when the caller has an interest in the dispute.
       * - [`Error::NotArbiter`]: when the caller is no arbiter of it.
       * - [`Error::AlreadyRuled`]: when the caller has ruled.
       *
       * ## Events
       *
       * [`Event::ArbiterRuled`], and [`Event::DisputeRuled`] when that decides it.
       **/
      ruleDispute: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array, part: u16 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u16]>;
      /**
       * Names the arbiters that stand ready.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * Arbiters that were drawn stay those of their disputes.
       *
       * ## Parameters
       *
       * - `arbiters`: participants, at most 15. Three without an interest are drawn for a
       * dispute; with fewer, what the meters signed decides.
       *
       * ## Errors
       *
       * - [`Error::NotAParticipant`]: when one of `arbiters` is no participant.
       * - [`Error::NamedTwice`]: when an arbiter is named twice.
       *
       * ## Events
       *
       * [`Event::ArbitersSet`]
       **/
      setArbiters: AugmentedSubmittable<(arbiters: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<AccountId32>]>;
    };
    council: {
      /**
       * Close a vote that is either approved, disapproved or whose voting period has ended.
       *
       * May be called by any signed account in order to finish voting and close the proposal.
       *
       * If called before the end of the voting period it will only close the vote if it is
       * has enough votes to be approved or disapproved.
       *
       * If called after the end of the voting period abstentions are counted as rejections
       * unless there is a prime member set and the prime member cast an approval.
       *
       * If the close operation completes successfully with disapproval, the transaction fee will
       * be waived. Otherwise execution of the approved operation will be charged to the caller.
       *
       * + `proposal_weight_bound`: The maximum amount of weight consumed by executing the closed
       * proposal.
       * + `length_bound`: The upper bound for the length of the proposal in storage. Checked via
       * `storage::read` so it is `size_of::<u32>() == 4` larger than the pure length.
       *
       * ## Complexity
       * - `O(B + M + P1 + P2)` where:
       * - `B` is `proposal` size in bytes (length-fee-bounded)
       * - `M` is members-count (code- and governance-bounded)
       * - `P1` is the complexity of `proposal` preimage.
       * - `P2` is proposal-count (code-bounded)
       **/
      close: AugmentedSubmittable<(proposalHash: H256 | string | Uint8Array, index: Compact<u32> | AnyNumber | Uint8Array, proposalWeightBound: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array, lengthBound: Compact<u32> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256, Compact<u32>, SpWeightsWeightV2Weight, Compact<u32>]>;
      /**
       * Disapprove a proposal, close, and remove it from the system, regardless of its current
       * state.
       *
       * Must be called by the Root origin.
       *
       * Parameters:
       * * `proposal_hash`: The hash of the proposal that should be disapproved.
       *
       * ## Complexity
       * O(P) where P is the number of max proposals
       **/
      disapproveProposal: AugmentedSubmittable<(proposalHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Dispatch a proposal from a member using the `Member` origin.
       *
       * Origin must be a member of the collective.
       *
       * ## Complexity:
       * - `O(B + M + P)` where:
       * - `B` is `proposal` size in bytes (length-fee-bounded)
       * - `M` members-count (code-bounded)
       * - `P` complexity of dispatching `proposal`
       **/
      execute: AugmentedSubmittable<(proposal: Call | IMethod | string | Uint8Array, lengthBound: Compact<u32> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, Compact<u32>]>;
      /**
       * Disapprove the proposal and burn the cost held for storing this proposal.
       *
       * Parameters:
       * - `origin`: must be the `KillOrigin`.
       * - `proposal_hash`: The hash of the proposal that should be killed.
       *
       * Emits `Killed` and `ProposalCostBurned` if any cost was held for a given proposal.
       **/
      kill: AugmentedSubmittable<(proposalHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Add a new proposal to either be voted on or executed directly.
       *
       * Requires the sender to be member.
       *
       * `threshold` determines whether `proposal` is executed directly (`threshold < 2`)
       * or put up for voting.
       *
       * ## Complexity
       * - `O(B + M + P1)` or `O(B + M + P2)` where:
       * - `B` is `proposal` size in bytes (length-fee-bounded)
       * - `M` is members-count (code- and governance-bounded)
       * - branching is influenced by `threshold` where:
       * - `P1` is proposal execution complexity (`threshold < 2`)
       * - `P2` is proposals-count (code-bounded) (`threshold >= 2`)
       **/
      propose: AugmentedSubmittable<(threshold: Compact<u32> | AnyNumber | Uint8Array, proposal: Call | IMethod | string | Uint8Array, lengthBound: Compact<u32> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Compact<u32>, Call, Compact<u32>]>;
      /**
       * Release the cost held for storing a proposal once the given proposal is completed.
       *
       * If there is no associated cost for the given proposal, this call will have no effect.
       *
       * Parameters:
       * - `origin`: must be `Signed` or `Root`.
       * - `proposal_hash`: The hash of the proposal.
       *
       * Emits `ProposalCostReleased` if any cost held for a given proposal.
       **/
      releaseProposalCost: AugmentedSubmittable<(proposalHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Set the collective's membership.
       *
       * - `new_members`: The new member list. Be nice to the chain and provide it sorted.
       * - `prime`: The prime member whose vote sets the default.
       * - `old_count`: The upper bound for the previous number of members in storage. Used for
       * weight estimation.
       *
       * The dispatch of this call must be `SetMembersOrigin`.
       *
       * NOTE: Does not enforce the expected `MaxMembers` limit on the amount of members, but
       * the weight estimations rely on it to estimate dispatchable weight.
       *
       * # WARNING:
       *
       * The `pallet-collective` can also be managed by logic outside of the pallet through the
       * implementation of the trait [`ChangeMembers`].
       * Any call to `set_members` must be careful that the member set doesn't get out of sync
       * with other logic managing the member set.
       *
       * ## Complexity:
       * - `O(MP + N)` where:
       * - `M` old-members-count (code- and governance-bounded)
       * - `N` new-members-count (code- and governance-bounded)
       * - `P` proposals-count (code-bounded)
       **/
      setMembers: AugmentedSubmittable<(newMembers: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], prime: Option<AccountId32> | null | Uint8Array | AccountId32 | string, oldCount: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Vec<AccountId32>, Option<AccountId32>, u32]>;
      /**
       * Add an aye or nay vote for the sender to the given proposal.
       *
       * Requires the sender to be a member.
       *
       * Transaction fees will be waived if the member is voting on any particular proposal
       * for the first time and the call is successful. Subsequent vote changes will charge a
       * fee.
       * ## Complexity
       * - `O(M)` where `M` is members-count (code- and governance-bounded)
       **/
      vote: AugmentedSubmittable<(proposal: H256 | string | Uint8Array, index: Compact<u32> | AnyNumber | Uint8Array, approve: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256, Compact<u32>, bool]>;
    };
    debts: {
      /**
       * Has a debt paid from the balance of its debtor, as far as that suffices.
       *
       * ## Dispatch Origin
       *
       * Signed by any account.
       *
       * ## Details
       *
       * Only refunds and charges of corrections can be collected: a driver who owes for a
       * process agreed to an escrow, and keeps its balance. The debtor keeps the existential
       * deposit.
       *
       * ## Parameters
       *
       * - `debtor`: account that owes.
       * - `creditor`: account that is owed.
       * - `kind`: cause of the debt.
       *
       * ## Errors
       *
       * - [`Error::NotCollectable`]: when debts of `kind` are paid by their debtors alone.
       * - [`Error::NoDebt`]: when `debtor` owes `creditor` nothing of `kind`.
       * - [`Error::InsufficientBalance`]: when `debtor` has nothing to spend.
       *
       * ## Events
       *
       * [`Event::Paid`]
       **/
      collect: AugmentedSubmittable<(debtor: AccountId32 | string | Uint8Array, creditor: AccountId32 | string | Uint8Array, kind: SmartchargePrimitivesDebtDebtKind | 'Charging' | 'Imbalance' | 'TrueUp' | 'Correction' | number | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, AccountId32, SmartchargePrimitivesDebtDebtKind]>;
      /**
       * Pays a debt of the caller, in full or in part.
       *
       * ## Dispatch Origin
       *
       * Signed by the debtor.
       *
       * ## Details
       *
       * Moves `amount` from the caller to `creditor`. The caller keeps the existential deposit.
       *
       * ## Parameters
       *
       * - `creditor`: account that is owed.
       * - `kind`: cause of the debt.
       * - `amount`: amount to pay, in the smallest unit of the token; at most the debt.
       *
       * ## Errors
       *
       * - [`Error::ZeroAmount`]: when `amount` is zero.
       * - [`Error::NoDebt`]: when the caller owes `creditor` nothing of `kind`.
       * - [`Error::MoreThanOwed`]: when `amount` exceeds the debt.
       * - [`Error::InsufficientBalance`]: when the spendable balance of the caller is below
       * `amount`.
       *
       * ## Events
       *
       * [`Event::Paid`]
       **/
      pay: AugmentedSubmittable<(creditor: AccountId32 | string | Uint8Array, kind: SmartchargePrimitivesDebtDebtKind | 'Charging' | 'Imbalance' | 'TrueUp' | 'Correction' | number | Uint8Array, amount: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, SmartchargePrimitivesDebtDebtKind, u128]>;
    };
    demandResponse: {
      /**
       * Releases the unused budget of a signal after the end of its window.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; any participant.
       *
       * ## Details
       *
       * Idle blocks do this automatically; the call is for times when blocks are full. Open
       * responses keep their reward on hold until they are settled.
       *
       * ## Parameters
       *
       * - `signal`: id of the signal.
       *
       * ## Errors
       *
       * - [`Error::UnknownSignal`]: when there is no `signal`.
       * - [`Error::AlreadyExpired`]: when `signal` has already expired and waits for its open
       * responses.
       * - [`Error::NotExpired`]: when the window has not ended yet.
       *
       * ## Events
       *
       * [`Event::SignalExpired`]
       **/
      expireSignal: AugmentedSubmittable<(signal: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Sends a signal to a process, or to all processes in an area: to consume, or not to
       * consume.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area of the target.
       *
       * ## Details
       *
       * The budget `reward × max_responses` is put on hold on the account of the DSO. A response
       * is one process in one step that is wholly within `window`; each accepted response uses
       * one reward of the budget. The unused budget is released after the end of the window.
       *
       * ## Parameters
       *
       * - `target`: a running process or an area.
       * - `window`: start and end, in ms since the Unix epoch; the end is not included. At most
       * `MaxWindow` long, and starts between now and `MaxLead` from now.
       * - `direction`: `Up` to consume, `Down` not to consume.
       * - `reward`: reward of one delivered response, in the smallest token unit; not zero.
       * - `max_responses`: maximum number of responses that the signal pays, 1 to
       * `MaxResponses`.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: when `target` is a process that does not exist or has
       * ended.
       * - [`Error::UnknownArea`]: when there is no such area.
       * - [`Error::NotOperator`]: when the caller does not operate the area of `target`.
       * - [`Error::EmptyWindow`]: when `window` does not end after its start.
       * - [`Error::WindowTooLong`]: when `window` is longer than `MaxWindow`.
       * - [`Error::WindowInPast`]: when the start of `window` is in the past.
       * - [`Error::TooFarAhead`]: when `window` starts more than `MaxLead` ahead.
       * - [`Error::ZeroReward`]: when `reward` is zero.
       * - [`Error::ZeroResponses`]: when `max_responses` is zero.
       * - [`Error::TooManyResponses`]: when `max_responses` exceeds `MaxResponses`.
       * - [`Error::Overlapping`]: when `window` overlaps the window of another pending signal of
       * `target`.
       * - [`Error::TooManySignals`]: when `target` has `MaxSignalsPerTarget` pending signals.
       * - `ArithmeticError::Overflow`: when no signal id is left.
       * - [`Error::InsufficientBudget`]: when the caller cannot spend the budget.
       *
       * ## Events
       *
       * [`Event::SignalSent`]
       **/
      sendSignal: AugmentedSubmittable<(target: PalletDemandResponseTarget | { Process: any } | { Area: any } | string | Uint8Array, window: SmartchargePrimitivesInterval | { start?: any; end?: any } | string | Uint8Array, direction: SmartchargePrimitivesSignalDirection | 'Up' | 'Down' | number | Uint8Array, reward: u128 | AnyNumber | Uint8Array, maxResponses: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDemandResponseTarget, SmartchargePrimitivesInterval, SmartchargePrimitivesSignalDirection, u128, u32]>;
      /**
       * Withdraws a signal before its window starts.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that sent the signal.
       *
       * ## Details
       *
       * The whole budget is released. A step can open slightly before the window starts, because
       * the clocks of meters drift; a signal with a response can no longer be withdrawn.
       *
       * ## Parameters
       *
       * - `signal`: id of the signal.
       *
       * ## Errors
       *
       * - [`Error::UnknownSignal`]: when there is no `signal`.
       * - [`Error::NotSender`]: when the caller did not send `signal`.
       * - [`Error::AlreadyStarted`]: when the window has started.
       * - [`Error::HasResponses`]: when a response was accepted.
       *
       * ## Events
       *
       * [`Event::SignalWithdrawn`]
       **/
      withdrawSignal: AugmentedSubmittable<(signal: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
    };
    grandpa: {
      /**
       * Note that the current authority set of the GRANDPA finality gadget has stalled.
       *
       * This will trigger a forced authority set change at the beginning of the next session, to
       * be enacted `delay` blocks after that. The `delay` should be high enough to safely assume
       * that the block signalling the forced change will not be re-orged e.g. 1000 blocks.
       * The block production rate (which may be slowed down because of finality lagging) should
       * be taken into account when choosing the `delay`. The GRANDPA voters based on the new
       * authority will start voting on top of `best_finalized_block_number` for new finalized
       * blocks. `best_finalized_block_number` should be the highest of the latest finalized
       * block of all validators of the new authority set.
       *
       * Only callable by root.
       **/
      noteStalled: AugmentedSubmittable<(delay: u32 | AnyNumber | Uint8Array, bestFinalizedBlockNumber: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Report voter equivocation/misbehavior. This method will verify the
       * equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence
       * will be reported.
       **/
      reportEquivocation: AugmentedSubmittable<(equivocationProof: SpConsensusGrandpaEquivocationProof | { setId?: any; equivocation?: any } | string | Uint8Array, keyOwnerProof: SpSessionMembershipProof | { session?: any; trieNodes?: any; validatorCount?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SpConsensusGrandpaEquivocationProof, SpSessionMembershipProof]>;
      /**
       * Report voter equivocation/misbehavior. This method will verify the
       * equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence
       * will be reported.
       *
       * This extrinsic must be called unsigned and it is expected that only
       * block authors will call it (validated in `ValidateUnsigned`), as such
       * if the block author is defined it will be defined as the equivocation
       * reporter.
       **/
      reportEquivocationUnsigned: AugmentedSubmittable<(equivocationProof: SpConsensusGrandpaEquivocationProof | { setId?: any; equivocation?: any } | string | Uint8Array, keyOwnerProof: SpSessionMembershipProof | { session?: any; trieNodes?: any; validatorCount?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SpConsensusGrandpaEquivocationProof, SpSessionMembershipProof]>;
    };
    grid: {
      /**
       * Creates an area.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * The chain assigns the ids from 0 on; the event contains the id. Transport in the area is
       * free of charge until the operator sets a tariff.
       *
       * ## Parameters
       *
       * - `name`: name of the area, 1 to 64 bytes, UTF-8 by convention.
       * - `dso`: account of the DSO that operates the area.
       *
       * ## Errors
       *
       * - [`Error::EmptyName`]: when `name` is empty.
       * - [`Error::NotADso`]: when `dso` is not a member with the role of a DSO.
       * - [`Error::TooManyAreas`]: when `MaxAreas` areas exist.
       *
       * ## Events
       *
       * [`Event::AreaCreated`]
       **/
      createArea: AugmentedSubmittable<(name: Bytes | string | Uint8Array, dso: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes, AccountId32]>;
      /**
       * Reports the loading of an area.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area.
       *
       * ## Details
       *
       * The grid price follows immediately; the event contains it. Running processes keep their
       * locked prices.
       *
       * ## Parameters
       *
       * - `area`: id of the area.
       * - `percent`: loading in percent of the capacity; at most 1 000.
       *
       * ## Errors
       *
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::NotOperator`]: when the caller does not operate `area`.
       * - [`Error::ImplausibleLoading`]: when `percent` exceeds 1 000.
       *
       * ## Events
       *
       * [`Event::LoadingReported`]
       **/
      reportLoading: AugmentedSubmittable<(area: u32 | AnyNumber | Uint8Array, percent: u16 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u16]>;
      /**
       * Sets for which suppliers the energy of a connection counts.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area.
       *
       * ## Details
       *
       * The primary allocation point has the EAN of the connection; its supplier answers for
       * all that no other point measures. Each secondary allocation point has an EAN of its own,
       * and counts as if it was metered at the connection. An allocation applies until the next
       * one of the connection. It replaces those that would begin with it or later; those before
       * it stay, because the past is never changed. A connection of another area that the caller
       * operates moves to `area`.
       *
       * ## Parameters
       *
       * - `area`: id of the area of the connection.
       * - `ean`: EAN-18 code of the connection, as a number.
       * - `primary`: account of the supplier of the primary allocation point.
       * - `secondary`: at most 8 secondary allocation points: EAN-18 code, as a number, and
       * account of the supplier of each.
       * - `from_hour`: first hour of the allocation, in hours since the Unix epoch; after the
       * present one, and at most `AllocationLead` after it.
       *
       * ## Errors
       *
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::NotOperator`]: when the caller does not operate `area`.
       * - [`Error::InvalidEanLength`]: when an EAN does not have 18 digits.
       * - [`Error::InvalidEanCheckDigit`]: when the check digit of an EAN is wrong.
       * - [`Error::OtherArea`]: when the connection is in an area of another DSO.
       * - [`Error::FromInPast`]: when `from_hour` is not after the present hour.
       * - [`Error::FromTooFar`]: when `from_hour` is more than `AllocationLead` after the
       * present hour.
       * - [`Error::NotASupplier`]: when an account is not a member with the role of a supplier.
       * - [`Error::EanInUse`]: when `ean` is that of an allocation point, or the EAN of a
       * secondary point that of a connection or of a point of another one.
       * - [`Error::DuplicateEan`]: when an EAN occurs twice.
       * - [`Error::TooManyAllocations`]: when 4 allocations of the connection are still needed.
       *
       * ## Events
       *
       * [`Event::AllocationSet`]
       **/
      setAllocation: AugmentedSubmittable<(area: u32 | AnyNumber | Uint8Array, ean: u64 | AnyNumber | Uint8Array, primary: AccountId32 | string | Uint8Array, secondary: Vec<ITuple<[u64, AccountId32]>> | ([u64 | AnyNumber | Uint8Array, AccountId32 | string | Uint8Array])[], fromHour: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, AccountId32, Vec<ITuple<[u64, AccountId32]>>, u32]>;
      /**
       * Assigns an area to another DSO.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * Tariff and loading stay until the new operator changes them. Running processes keep the
       * DSO that was locked when they were scheduled, and pay it.
       *
       * ## Parameters
       *
       * - `area`: id of the area.
       * - `dso`: account of the new operator.
       *
       * ## Errors
       *
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::NotADso`]: when `dso` is not a member with the role of a DSO.
       * - [`Error::AlreadyOperator`]: when `dso` already operates `area`.
       *
       * ## Events
       *
       * [`Event::OperatorChanged`]
       **/
      setOperator: AugmentedSubmittable<(area: u32 | AnyNumber | Uint8Array, dso: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, AccountId32]>;
      /**
       * Replaces the tariff of an area.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area.
       *
       * ## Details
       *
       * The grid price is the price of the last step whose threshold the loading has reached, or
       * `base` below all thresholds. The tariff applies immediately, to the loading that was
       * reported last. Running processes keep their locked prices.
       *
       * ## Parameters
       *
       * - `area`: id of the area.
       * - `base`: price below all thresholds, in the smallest token unit per kWh; at most
       * `MaxPrice`.
       * - `steps`: at most 16 steps: a threshold of the loading in percent, at most 1 000 and in
       * strictly ascending order, and the price from there on, in the smallest token unit per
       * kWh and at most `MaxPrice`.
       *
       * ## Errors
       *
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::NotOperator`]: when the caller does not operate `area`.
       * - [`Error::UnorderedSteps`]: when the thresholds are not in strictly ascending order.
       * - [`Error::ImplausibleLoading`]: when a threshold exceeds 1 000 %.
       * - [`Error::PriceTooHigh`]: when `base` or the price of a step exceeds `MaxPrice`.
       * - [`Error::PriceTooLow`]: when `base` or the price of a step is below `MinPrice`.
       *
       * ## Events
       *
       * [`Event::TariffSet`]
       **/
      setTariff: AugmentedSubmittable<(area: u32 | AnyNumber | Uint8Array, base: i64 | AnyNumber | Uint8Array, steps: Vec<PalletGridTariffTariffStep> | (PalletGridTariffTariffStep | { loading?: any; price?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [u32, i64, Vec<PalletGridTariffTariffStep>]>;
    };
    invoices: {
      /**
       * Anchors the next document of a series.
       *
       * ## Dispatch Origin
       *
       * `MemberOrigin`; the member that issues the document.
       *
       * ## Details
       *
       * `Credit` leaves nothing of an invoice; after it, no credit note refers to that invoice.
       * `PartCredit` leaves something.
       *
       * ## Parameters
       *
       * - `series`: series of the caller, below `MaxSeries`.
       * - `number`: number that follows the last one of the series; the first one is 1.
       * - `document`: an invoice, or a credit note with series and number of the invoice that it
       * credits.
       * - `commitment`: salted hash: BLAKE2b with 32 bytes of the salt (32 bytes), the account
       * of the customer (32 bytes) and the SHA2-256 hash of the document.
       *
       * ## Errors
       *
       * - [`Error::SeriesTooHigh`]: when `series` is not below `MaxSeries`.
       * - [`Error::NumberNotNext`]: when `number` does not follow the last one of `series`.
       * - [`Error::UnknownInvoice`]: when the caller has no anchor of the document to credit.
       * - [`Error::NotAnInvoice`]: when the document to credit is a credit note.
       * - [`Error::AlreadyCredited`]: when a `Credit` has left nothing of the invoice.
       *
       * ## Events
       *
       * [`Event::InvoiceAnchored`]
       **/
      anchorInvoice: AugmentedSubmittable<(series: u16 | AnyNumber | Uint8Array, number: u32 | AnyNumber | Uint8Array, document: PalletInvoicesDocument | { Invoice: any } | { Credit: any } | { PartCredit: any } | string | Uint8Array, commitment: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, u32, PalletInvoicesDocument, H256]>;
    };
    metering: {
      /**
       * Approves a meter with a key and a new base.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the caller must run the area of the meter.
       *
       * ## Details
       *
       * The meter becomes active, whatever its status was, and `key` comes into force in place
       * of the one before, which another meter may use then. The base is the register from which
       * energy counts: at the first approval, after a suspension, and when the device was
       * replaced or reset, its register wrapped, or its readings contradicted each other. What
       * the register showed before is neither billed nor certified: a running process ends on
       * the latest accepted reading, and the next reading of a source is a base.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       * - `key`: key that the DSO found in the device: that of the meter or the requested one.
       * - `base`: register that the DSO read, and when, by which the next reading is judged; or
       * `None`: the next reading is the base, and readings of before the approval are refused
       * unless it is the first one.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOperator`]: when the caller does not run the area of the meter.
       * - [`Error::OtherKey`]: when `key` is neither the one of the meter nor the requested one.
       * - [`Error::NothingToApprove`]: when the meter is active, `key` is in force and `base` is
       * `None`.
       * - [`Error::KeyInUse`]: when `key` is in force at another meter.
       * - [`Error::BaseFromFuture`]: when `base` is more than `MaxDrift` ahead of the clock.
       * - [`Error::BaseTooOld`]: when `base` is older than `MaxAge`.
       * - [`Error::BaseNotNewer`]: when `base` is not later than the latest reading of the
       * meter.
       *
       * ## Events
       *
       * - [`Event::MeterApproved`]
       * - [`Event::NewBase`]
       **/
      approveMeter: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, key: PalletMeteringMeterKey | { Sr25519: any } | { Ed25519: any } | string | Uint8Array, base: Option<SmartchargePrimitivesMeterMeterReading> | null | Uint8Array | SmartchargePrimitivesMeterMeterReading | { at?: any; register?: any } | string) => SubmittableExtrinsic<ApiType>, [u32, PalletMeteringMeterKey, Option<SmartchargePrimitivesMeterMeterReading>]>;
      /**
       * Approves the requested recorder of a meter.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the caller must run the area of the meter.
       *
       * ## Details
       *
       * It replaces the one before, whose key another meter may use then. Records are counted
       * from the first one on that is accepted.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       * - `key`: key that the DSO found in the device.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOperator`]: when the caller does not run the area of the meter.
       * - [`Error::OtherKey`]: when `key` is not that of the requested recorder.
       * - [`Error::KeyInUse`]: when `key` is in force at another meter.
       *
       * ## Events
       *
       * - [`Event::RecorderApproved`]
       **/
      approveRecorder: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, key: PalletMeteringRecordKey | { Secp256k1: any } | { P256: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, PalletMeteringRecordKey]>;
      /**
       * Registers a meter of the caller.
       *
       * ## Dispatch Origin
       *
       * `OwnerOrigin`; the caller becomes the owner.
       *
       * ## Details
       *
       * The meter is pending until the DSO of its area approves it. A key serves one meter only,
       * the one for which it is approved: a pending key reserves nothing. One connection may
       * have several meters.
       *
       * ## Parameters
       *
       * - `ean`: EAN-18 code of the connection, as a number.
       * - `area`: id of the grid area of the connection.
       * - `key`: public key by which the meter signs its readings.
       * - `purpose`: what the meter measures, with the power of its connection in W, by which
       * the energy of its readings is judged.
       * - `proof`: signature by `key` of the bytes that prove the caller's possession of it; see
       * the interface.
       *
       * ## Errors
       *
       * - [`Error::InvalidEanLength`]: when `ean` does not have 18 digits.
       * - [`Error::InvalidEanCheckDigit`]: when the check digit of `ean` is wrong.
       * - [`Error::UnknownArea`]: when `area` does not exist.
       * - [`Error::ZeroPower`]: when the power in `purpose` is zero.
       * - [`Error::PowerTooHigh`]: when the power in `purpose` exceeds `MaxPower`.
       * - [`Error::KeyInUse`]: when `key` is in force at a meter.
       * - [`Error::InvalidProof`]: when `proof` is not by `key`, or not for the caller and this
       * chain.
       *
       * ## Events
       *
       * - [`Event::MeterRegistered`]
       **/
      registerMeter: AugmentedSubmittable<(ean: u64 | AnyNumber | Uint8Array, area: u32 | AnyNumber | Uint8Array, key: PalletMeteringMeterKey | { Sr25519: any } | { Ed25519: any } | string | Uint8Array, purpose: SmartchargePrimitivesMeterPurpose | { Station: any } | { Production: any } | { Loading: any } | string | Uint8Array, proof: U8aFixed | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u32, PalletMeteringMeterKey, SmartchargePrimitivesMeterPurpose, U8aFixed]>;
      /**
       * Removes the recorder of a meter, and the requested one.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the caller must run the area of the meter.
       *
       * ## Details
       *
       * Records of the meter are refused until the DSO approves another recorder. What earlier
       * ones prove stays.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOperator`]: when the caller does not run the area of the meter.
       * - [`Error::NoRecorder`]: when there is none, and none was requested.
       *
       * ## Events
       *
       * - [`Event::RecorderRemoved`]
       **/
      removeRecorder: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32]>;
      /**
       * Requests a recorder for a meter: what signs its records of transactions.
       *
       * ## Dispatch Origin
       *
       * `OwnerOrigin`; the caller must own the meter.
       *
       * ## Details
       *
       * The recorder comes into force when the DSO approves it; until then the present one stays
       * in force. The request replaces an earlier one that was not approved yet, and reserves
       * nothing. A genuine record with the serial number proves that the device has the key.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       * - `recorder`: key and serial number of the device, and the register of its records.
       * - `payload`: signed bytes of a record of the device, of any time.
       * - `signature`: its signature.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOwner`]: when the caller does not own the meter.
       * - [`Error::NeverApproved`]: when the meter is pending or rejected.
       * - [`Error::KeyInUse`]: when the key is in force at another meter.
       * - [`Error::UnreadableRecord`]: when `payload` cannot be read without doubt.
       * - [`Error::OtherSerial`]: when `payload` does not state the serial number, or that is
       * empty.
       * - [`Error::InvalidProof`]: when `signature` is not by the key, or not of `payload`.
       *
       * ## Events
       *
       * - [`Event::RecorderRequested`]
       **/
      requestRecorder: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, recorder: PalletMeteringRecorder | { key?: any; serial?: any; register?: any } | string | Uint8Array, payload: Bytes | string | Uint8Array, signature: PalletMeteringRecordSignature | { Secp256k1: any } | { P256: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, PalletMeteringRecorder, Bytes, PalletMeteringRecordSignature]>;
      /**
       * Requests another key for a meter.
       *
       * ## Dispatch Origin
       *
       * `OwnerOrigin`; the caller must own the meter.
       *
       * ## Details
       *
       * The key comes into force when the DSO approves it; until then the present key stays in
       * force. The request replaces an earlier one that was not approved yet. It reserves
       * nothing: the key belongs to the meter for which it is approved first.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       * - `key`: public key by which the meter will sign its readings.
       * - `proof`: signature by `key` of the bytes that prove the caller's possession of it; see
       * the interface.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOwner`]: when the caller does not own the meter.
       * - [`Error::KeyInUse`]: when `key` is in force at a meter, also if that is the same one.
       * - [`Error::InvalidProof`]: when `proof` is not by `key`, or not for the caller and this
       * chain.
       *
       * ## Events
       *
       * - [`Event::KeyRotationRequested`]
       **/
      rotateKey: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, key: PalletMeteringMeterKey | { Sr25519: any } | { Ed25519: any } | string | Uint8Array, proof: U8aFixed | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, PalletMeteringMeterKey, U8aFixed]>;
      /**
       * Submits a batch of signed readings.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; any participant may submit, because the meters signed.
       *
       * ## Details
       *
       * A batch is a set of facts: its readings are taken, and reported, in the order of their
       * times, then of their meters, registers and signatures, whatever the order in which it
       * lists them. An accepted reading becomes the latest one of its meter and is handed to the
       * followers of readings. A refused one does not affect the others; the event reports the
       * [`RefusalReason`]. While something waits for the readings of a meter, a reading that
       * leaves a gap of more than `MaxGap` is taken from the owner of the meter, who may act
       * through a proxy, and from others once it is as old as `GapDelay`. Weight that was
       * reserved and not used is refunded.
       *
       * ## Parameters
       *
       * - `readings`: readings, at most `MaxBatch`, each with its signature; moments in ms since
       * the Unix epoch, registers in Wh.
       *
       * ## Errors
       *
       * - [`Error::EmptyBatch`]: when `readings` is empty.
       *
       * ## Events
       *
       * - [`Event::ReadingAccepted`] or [`Event::ReadingRefused`], one per reading
       * - [`Event::BaseRequired`]: when a reading confirms that the latest one is wrong
       **/
      submitReadings: AugmentedSubmittable<(readings: Vec<PalletMeteringSignedReading> | (PalletMeteringSignedReading | { meter?: any; at?: any; register?: any; signature?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<PalletMeteringSignedReading>]>;
      /**
       * Submits a batch of signed records of the begin and the end of processes.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; any participant may submit, because the meters signed.
       *
       * ## Details
       *
       * Records are taken by meters, and those of a meter in the order of their pages, whatever
       * the order in which the batch lists them. A refused one does not affect the others; the
       * event reports the [`RecordRefusal`]. Pages that are left out are reported, and cannot be
       * submitted afterwards. A genuine record that is not fit for billing proves nothing but
       * that. A fit one that ends a running process brings a reading, too. Weight that was
       * reserved for readings and not used is refunded; that of signatures is not.
       *
       * ## Parameters
       *
       * - `records`: records, at most `MaxRecords`, each with its meter, its process, and its
       * signature.
       *
       * ## Errors
       *
       * - [`Error::EmptyBatch`]: when `records` is empty.
       *
       * ## Events
       *
       * - [`Event::RecordAccepted`] or [`Event::RecordRefused`], one per record
       * - [`Event::RecordUnfit`]: when an accepted record is not fit for billing
       * - [`Event::PagesMissing`]: when records were left out before an accepted one
       * - [`Event::ReadingAccepted`] or [`Event::ReadingRefused`]: when one brings a reading
       * - [`Event::BaseRequired`]: when that confirms that the latest one is wrong
       **/
      submitRecords: AugmentedSubmittable<(records: Vec<PalletMeteringSignedRecord> | (PalletMeteringSignedRecord | { meter?: any; process?: any; payload?: any; signature?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<PalletMeteringSignedRecord>]>;
      /**
       * Suspends an active meter (its readings are then refused) or rejects a pending one.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the caller must run the area of the meter.
       *
       * ## Details
       *
       * Readings of the meter are refused until it is approved again, with a new base: what
       * flows in the meantime is neither billed nor certified. A running process ends on the
       * latest accepted reading. Another meter may use the key. A pending key stays pending.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when `meter` does not exist.
       * - [`Error::NotOperator`]: when the caller does not run the area of the meter.
       * - [`Error::AlreadySuspended`]: when the meter is already suspended or rejected.
       *
       * ## Events
       *
       * - [`Event::MeterSuspended`]
       **/
      suspendMeter: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32]>;
    };
    migrations: {
      /**
       * Clears the `Historic` set.
       *
       * `map_cursor` must be set to the last value that was returned by the
       * `HistoricCleared` event. The first time `None` can be used. `limit` must be chosen in a
       * way that will result in a sensible weight.
       **/
      clearHistoric: AugmentedSubmittable<(selector: PalletMigrationsHistoricCleanupSelector | { Specific: any } | { Wildcard: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletMigrationsHistoricCleanupSelector]>;
      /**
       * Forces the onboarding of the migrations.
       *
       * This process happens automatically on a runtime upgrade. It is in place as an emergency
       * measurement. The cursor needs to be `None` for this to succeed.
       **/
      forceOnboardMbms: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Allows root to set an active cursor to forcefully start/forward the migration process.
       *
       * This is an edge-case version of [`Self::force_set_cursor`] that allows to set the
       * `started_at` value to the next block number. Otherwise this would not be possible, since
       * `force_set_cursor` takes an absolute block number. Setting `started_at` to `None`
       * indicates that the current block number plus one should be used.
       **/
      forceSetActiveCursor: AugmentedSubmittable<(index: u32 | AnyNumber | Uint8Array, innerCursor: Option<Bytes> | null | Uint8Array | Bytes | string, startedAt: Option<u32> | null | Uint8Array | u32 | AnyNumber) => SubmittableExtrinsic<ApiType>, [u32, Option<Bytes>, Option<u32>]>;
      /**
       * Allows root to set a cursor to forcefully start, stop or forward the migration process.
       *
       * Should normally not be needed and is only in place as emergency measure. Note that
       * restarting the migration process in this manner will not call the
       * [`MigrationStatusHandler::started`] hook or emit an `UpgradeStarted` event.
       **/
      forceSetCursor: AugmentedSubmittable<(cursor: Option<PalletMigrationsMigrationCursor> | null | Uint8Array | PalletMigrationsMigrationCursor | { Active: any } | { Stuck: any } | string) => SubmittableExtrinsic<ApiType>, [Option<PalletMigrationsMigrationCursor>]>;
    };
    multisig: {
      /**
       * Register approval for a dispatch to be made from a deterministic composite account if
       * approved by a total of `threshold - 1` of `other_signatories`.
       *
       * **This function will NEVER execute the call, even if the approval threshold is
       * reached.** It only registers approval. To actually execute the call, `as_multi` must
       * be called with the full call data by any of the signatories.
       *
       * This function is more efficient than `as_multi` for intermediate approvals since it
       * only requires the call hash, not the full call data.
       *
       * Payment: `DepositBase` will be reserved if this is the first approval, plus
       * `threshold` times `DepositFactor`. It is returned once this dispatch happens or
       * is cancelled.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * - `threshold`: The total number of approvals for this dispatch before it is executed.
       * - `other_signatories`: The accounts (other than the sender) who can approve this
       * dispatch. May not be empty.
       * - `maybe_timepoint`: If this is the first approval, then this must be `None`. If it is
       * not the first approval, then it must be `Some`, with the timepoint (block number and
       * transaction index) of the first approval transaction.
       * - `call_hash`: The hash of the call to be executed.
       *
       * NOTE: To execute the call after approvals are gathered, any signatory must call
       * `as_multi` with the full call data. This function cannot execute the call.
       *
       * ## Complexity
       * - `O(S)`.
       * - Up to one balance-reserve or unreserve operation.
       * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
       * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
       * - One encode & hash, both of complexity `O(S)`.
       * - Up to one binary search and insert (`O(logS + S)`).
       * - I/O: 1 read `O(S)`, up to 1 mutate `O(S)`. Up to one remove.
       * - One event.
       * - Storage: inserts one item, value size bounded by `MaxSignatories`, with a deposit
       * taken for its lifetime of `DepositBase + threshold * DepositFactor`.
       **/
      approveAsMulti: AugmentedSubmittable<(threshold: u16 | AnyNumber | Uint8Array, otherSignatories: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], maybeTimepoint: Option<PalletMultisigTimepoint> | null | Uint8Array | PalletMultisigTimepoint | { height?: any; index?: any } | string, callHash: U8aFixed | string | Uint8Array, maxWeight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Vec<AccountId32>, Option<PalletMultisigTimepoint>, U8aFixed, SpWeightsWeightV2Weight]>;
      /**
       * Register approval for a dispatch to be made from a deterministic composite account if
       * approved by a total of `threshold - 1` of `other_signatories`.
       *
       * **If the approval threshold is met (including the sender's approval), this will
       * immediately execute the call.** This is the only way to execute a multisig call -
       * `approve_as_multi` will never trigger execution.
       *
       * Payment: `DepositBase` will be reserved if this is the first approval, plus
       * `threshold` times `DepositFactor`. It is returned once this dispatch happens or
       * is cancelled.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * - `threshold`: The total number of approvals for this dispatch before it is executed.
       * - `other_signatories`: The accounts (other than the sender) who can approve this
       * dispatch. May not be empty.
       * - `maybe_timepoint`: If this is the first approval, then this must be `None`. If it is
       * not the first approval, then it must be `Some`, with the timepoint (block number and
       * transaction index) of the first approval transaction.
       * - `call`: The call to be executed.
       *
       * NOTE: For intermediate approvals (not the final approval), you should generally use
       * `approve_as_multi` instead, since it only requires a hash of the call and is more
       * efficient.
       *
       * Result is equivalent to the dispatched result if `threshold` is exactly `1`. Otherwise
       * on success, result is `Ok` and the result from the interior call, if it was executed,
       * may be found in the deposited `MultisigExecuted` event.
       *
       * ## Complexity
       * - `O(S + Z + Call)`.
       * - Up to one balance-reserve or unreserve operation.
       * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
       * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
       * - One call encode & hash, both of complexity `O(Z)` where `Z` is tx-len.
       * - One encode & hash, both of complexity `O(S)`.
       * - Up to one binary search and insert (`O(logS + S)`).
       * - I/O: 1 read `O(S)`, up to 1 mutate `O(S)`. Up to one remove.
       * - One event.
       * - The weight of the `call`.
       * - Storage: inserts one item, value size bounded by `MaxSignatories`, with a deposit
       * taken for its lifetime of `DepositBase + threshold * DepositFactor`.
       **/
      asMulti: AugmentedSubmittable<(threshold: u16 | AnyNumber | Uint8Array, otherSignatories: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], maybeTimepoint: Option<PalletMultisigTimepoint> | null | Uint8Array | PalletMultisigTimepoint | { height?: any; index?: any } | string, call: Call | IMethod | string | Uint8Array, maxWeight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Vec<AccountId32>, Option<PalletMultisigTimepoint>, Call, SpWeightsWeightV2Weight]>;
      /**
       * Immediately dispatch a multi-signature call using a single approval from the caller.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * - `other_signatories`: The accounts (other than the sender) who are part of the
       * multi-signature, but do not participate in the approval process.
       * - `call`: The call to be executed.
       *
       * Result is equivalent to the dispatched result.
       *
       * ## Complexity
       * O(Z + C) where Z is the length of the call and C its execution weight.
       **/
      asMultiThreshold1: AugmentedSubmittable<(otherSignatories: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Vec<AccountId32>, Call]>;
      /**
       * Cancel a pre-existing, on-going multisig transaction. Any deposit reserved previously
       * for this operation will be unreserved on success.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * - `threshold`: The total number of approvals for this dispatch before it is executed.
       * - `other_signatories`: The accounts (other than the sender) who can approve this
       * dispatch. May not be empty.
       * - `timepoint`: The timepoint (block number and transaction index) of the first approval
       * transaction for this dispatch.
       * - `call_hash`: The hash of the call to be executed.
       *
       * ## Complexity
       * - `O(S)`.
       * - Up to one balance-reserve or unreserve operation.
       * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
       * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
       * - One encode & hash, both of complexity `O(S)`.
       * - One event.
       * - I/O: 1 read `O(S)`, one remove.
       * - Storage: removes one item.
       **/
      cancelAsMulti: AugmentedSubmittable<(threshold: u16 | AnyNumber | Uint8Array, otherSignatories: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], timepoint: PalletMultisigTimepoint | { height?: any; index?: any } | string | Uint8Array, callHash: U8aFixed | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Vec<AccountId32>, PalletMultisigTimepoint, U8aFixed]>;
      /**
       * Poke the deposit reserved for an existing multisig operation.
       *
       * The dispatch origin for this call must be _Signed_ and must be the original depositor of
       * the multisig operation.
       *
       * The transaction fee is waived if the deposit amount has changed.
       *
       * - `threshold`: The total number of approvals needed for this multisig.
       * - `other_signatories`: The accounts (other than the sender) who are part of the
       * multisig.
       * - `call_hash`: The hash of the call this deposit is reserved for.
       *
       * Emits `DepositPoked` if successful.
       **/
      pokeDeposit: AugmentedSubmittable<(threshold: u16 | AnyNumber | Uint8Array, otherSignatories: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[], callHash: U8aFixed | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Vec<AccountId32>, U8aFixed]>;
    };
    origin: {
      /**
       * Allows a supplier to supply the energy of a meter, or revokes the consent.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the owner of the meter.
       *
       * ## Details
       *
       * The supplier can register the meter as a source, replace the meter of a source by it, or
       * take over its source; each of these calls uses the consent up. A meter has one consent:
       * a later one replaces it.
       *
       * ## Parameters
       *
       * - `meter`: id of the meter.
       * - `supplier`: account of the supplier, or `None` to revoke the consent.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when there is no `meter`.
       * - [`Error::NotMeterOwner`]: when the caller does not own `meter`.
       * - [`Error::NotASupplier`]: when `supplier` is not a member with the role of a supplier.
       *
       * ## Events
       *
       * [`Event::SupplierAllowed`]
       **/
      allowSupplier: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, supplier: Option<AccountId32> | null | Uint8Array | AccountId32 | string) => SubmittableExtrinsic<ApiType>, [u32, Option<AccountId32>]>;
      /**
       * Approves a source with its meter.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area of the source.
       *
       * ## Details
       *
       * A pending or suspended source becomes active. If `meter` is the one that
       * [`Pallet::replace_meter`] named, it replaces the present meter, whose readings no longer
       * count. The next reading is a base: energy that the meter counted before it is not
       * production.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `meter`: id of the meter that was compared with the installation: that of `source`, or
       * the one that is to replace it.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
       * - [`Error::OtherMeter`]: when `meter` is neither the meter of `source` nor the one that
       * is to replace it.
       * - [`Error::AlreadyActive`]: when `source` is already active with `meter`.
       * - [`Error::MeterNotActive`]: when `meter` is not approved or is suspended.
       * - [`Error::MeterInUse`]: when `meter` serves another source or served one.
       *
       * ## Events
       *
       * [`Event::MeterReplaced`], [`Event::SourceApproved`]
       **/
      approveSource: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, meter: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Cancels certificates for a beneficiary.
       *
       * ## Dispatch Origin
       *
       * `HolderOrigin`; the holder of the certificates.
       *
       * ## Details
       *
       * A record of the cancellation stays with the beneficiary. Locked certificates cannot be
       * cancelled.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       * - `energy`: energy to cancel, in Wh; not zero.
       * - `beneficiary`: account for which the certificates are cancelled, a member or a
       * registered driver.
       *
       * ## Errors
       *
       * - [`Error::NotAParticipant`]: when `beneficiary` is neither the caller nor a member nor
       * a registered driver.
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
       * `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
       * - [`Error::IdsExhausted`]: when no cancellation id is left.
       *
       * ## Events
       *
       * [`Event::CertificateCancelled`]
       **/
      cancelCertificate: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, energy: u64 | AnyNumber | Uint8Array, beneficiary: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, u64, AccountId32]>;
      /**
       * Removes expired certificates from storage.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; any participant.
       *
       * ## Details
       *
       * Expired certificates can no longer be used. Idle blocks remove them as well, in the
       * order of time; this call need not wait for them.
       *
       * ## Parameters
       *
       * - `owner`: account of the holder.
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       *
       * ## Errors
       *
       * - [`Error::NothingHeld`]: when `owner` has no certificates of `source` and `interval`.
       * - [`Error::NotExpired`]: when the certificates of `interval` have not expired yet.
       *
       * ## Events
       *
       * [`Event::CertificateExpired`]
       **/
      expireCertificate: AugmentedSubmittable<(owner: AccountId32 | string | Uint8Array, source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32, u64]>;
      /**
       * Cancels certificates for grey energy of a process that has ended.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the holder of the certificates, who sold energy of the process.
       *
       * ## Details
       *
       * At most the energy of the process that is not proven yet. All intervals up to the end of
       * the process must be closed, so that no energy is proven twice. The beneficiary is the
       * driver.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval of the certificates, in ms since the Unix epoch.
       * - `energy`: energy to cancel, in Wh; not zero.
       * - `process`: id of the process.
       *
       * ## Errors
       *
       * - [`Error::UnknownProcess`]: when `process` does not exist, has not ended, or was never
       * scheduled.
       * - [`Error::NotProcessSupplier`]: when the caller did not sell energy of `process`.
       * - [`Error::NotYetCertified`]: when an interval up to the end of `process` is not closed
       * yet.
       * - [`Error::NothingToGreen`]: when `energy` exceeds the energy of `process` that is not
       * proven yet.
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
       * `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
       * - [`Error::IdsExhausted`]: when no cancellation id is left.
       *
       * ## Events
       *
       * [`Event::CertificateCancelled`]
       **/
      greenProcess: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, energy: u64 | AnyNumber | Uint8Array, process: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, u64, u64]>;
      /**
       * Locks certificates that were moved to a national registry.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the holder of the certificates.
       *
       * ## Details
       *
       * Locked certificates can be neither transferred nor cancelled until the DSO unlocks them.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       * - `energy`: energy to lock, in Wh; not zero.
       * - `reference`: reference of the certificates in the registry, at most 64 bytes.
       *
       * ## Errors
       *
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
       * `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
       *
       * ## Events
       *
       * [`Event::CertificateLocked`]
       **/
      lockCertificate: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, energy: u64 | AnyNumber | Uint8Array, reference: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, u64, Bytes]>;
      /**
       * Registers the source of a production meter.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; the owner of the meter, or the supplier that the owner allowed.
       *
       * ## Details
       *
       * The source supplies energy after the DSO has approved it with its meter; until then it
       * reserves nothing. The supplier receives its surplus until the owner sets another
       * recipient. The consent of the owner is used up.
       *
       * ## Parameters
       *
       * - `meter`: id of a production meter that was never approved for a source.
       * - `carrier`: carrier of its energy.
       * - `capacity`: maximum power of the source, in W; not zero and at most the power of the
       * meter's connection.
       * - `commissioned`: start of its operation, in ms since the Unix epoch; not in the future.
       * - `attributes`: additional attributes of its certificates; the technology code has at
       * most six digits.
       *
       * ## Errors
       *
       * - [`Error::UnknownMeter`]: when there is no `meter`.
       * - [`Error::NotAProductionMeter`]: when `meter` does not measure the production of a
       * source.
       * - [`Error::NoConsent`]: when the caller does not own `meter` and its owner did not allow
       * the caller.
       * - [`Error::MeterInUse`]: when `meter` serves a source or served one.
       * - [`Error::ZeroCapacity`]: when `capacity` is zero.
       * - [`Error::CapacityAboveConnection`]: when `capacity` exceeds the power of the meter's
       * connection.
       * - [`Error::NotCommissioned`]: when `commissioned` is in the future.
       * - [`Error::InvalidTechnology`]: when the technology code has more than six digits.
       * - [`Error::IdsExhausted`]: when no source id is left.
       *
       * ## Events
       *
       * [`Event::SourceRegistered`]
       **/
      registerSource: AugmentedSubmittable<(meter: u32 | AnyNumber | Uint8Array, carrier: SmartchargePrimitivesCarrier | 'Solar' | 'Wind' | 'Hydro' | 'Biomass' | 'Geothermal' | 'Nuclear' | 'Fossil' | number | Uint8Array, capacity: u32 | AnyNumber | Uint8Array, commissioned: u64 | AnyNumber | Uint8Array, attributes: PalletOriginAttributes | { technology?: any; support?: any; storage?: any; registry_?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, SmartchargePrimitivesCarrier, u32, u64, PalletOriginAttributes]>;
      /**
       * Asks for another meter of a source.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; the supplier of the source, which owns the new meter or was allowed by
       * its owner.
       *
       * ## Details
       *
       * The present meter stays in force until the DSO approves the source with the new one. A
       * later request replaces an earlier one. The consent of the owner is used up.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `meter`: id of the new meter: an active production meter with the owner and the area
       * of the source that was never approved for a source.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotSourceSupplier`]: when the caller is not the supplier of `source`.
       * - [`Error::UnknownMeter`]: when there is no `meter`.
       * - [`Error::NotAProductionMeter`]: when `meter` does not measure the production of a
       * source.
       * - [`Error::MeterNotActive`]: when `meter` is not approved or is suspended.
       * - [`Error::OtherOwner`]: when `meter` has another owner than `source`.
       * - [`Error::OtherArea`]: when `meter` is in another area than `source`.
       * - [`Error::CapacityAboveConnection`]: when the capacity of `source` exceeds the power of
       * the connection of `meter`.
       * - [`Error::MeterInUse`]: when `meter` serves a source or served one.
       * - [`Error::NoConsent`]: when the caller does not own `meter` and its owner did not allow
       * the caller.
       *
       * ## Events
       *
       * [`Event::ReplacementRequested`]
       **/
      replaceMeter: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, meter: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Sets the account that receives the surplus of a source.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the owner of the source.
       *
       * ## Details
       *
       * It receives the surplus of the present interval and of later ones. That of earlier
       * intervals goes to the recipient of that time, whenever it is issued.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `recipient`: account of a member or a registered driver.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotSourceOwner`]: when the caller does not own `source`.
       * - [`Error::NotAParticipant`]: when `recipient` is neither a member nor a registered
       * driver.
       *
       * ## Events
       *
       * [`Event::RecipientSet`]
       **/
      setRecipient: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, recipient: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, AccountId32]>;
      /**
       * Suspends an active source, or rejects a pending one.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area of the source.
       *
       * ## Details
       *
       * Its power is no longer available. Its commitments end with the steps that use them, or
       * are dropped at further readings as in a shortage.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
       * - [`Error::AlreadySuspended`]: when `source` is already suspended.
       *
       * ## Events
       *
       * [`Event::SourceSuspended`]
       **/
      suspendSource: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32]>;
      /**
       * Takes over a source from its supplier.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; the owner of the meter, or the supplier that the owner allowed.
       *
       * ## Details
       *
       * The former supplier need not take part. Processes that it serves from the source keep
       * their prices and their supplier. If it was the recipient of the surplus, the caller is
       * the recipient from the present interval on. A request of the former supplier for another
       * meter ends. The consent of the owner is used up.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::AlreadySupplier`]: when the caller is the supplier of `source`.
       * - [`Error::NoConsent`]: when the caller does not own the meter of `source` and its owner
       * did not allow the caller.
       *
       * ## Events
       *
       * [`Event::SupplierChanged`]
       **/
      takeOverSource: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32]>;
      /**
       * Transfers certificates, in whole or in part.
       *
       * ## Dispatch Origin
       *
       * `HolderOrigin`; the holder of the certificates.
       *
       * ## Details
       *
       * Locked certificates cannot be transferred.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       * - `to`: account that receives the certificates, a member or a registered driver.
       * - `energy`: energy to transfer, in Wh; not zero.
       *
       * ## Errors
       *
       * - [`Error::SameAccount`]: when `to` is the caller.
       * - [`Error::NotAParticipant`]: when `to` is neither a member nor a registered driver.
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::NothingHeld`]: when the caller has no certificates of `source` and
       * `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotEnough`]: when `energy` exceeds the caller's free certificates.
       *
       * ## Events
       *
       * [`Event::CertificateTransferred`]
       **/
      transferCertificate: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, to: AccountId32 | string | Uint8Array, energy: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, AccountId32, u64]>;
      /**
       * Unlocks certificates that were moved back from a national registry.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area of the source.
       *
       * ## Details
       *
       * The DSO attests that the registry has cancelled its own certificates.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       * - `owner`: account of the holder.
       * - `energy`: energy to unlock, in Wh; not zero.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::NothingHeld`]: when `owner` has no certificates of `source` and `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotEnough`]: when `energy` exceeds the locked certificates of `owner`.
       *
       * ## Events
       *
       * [`Event::CertificateUnlocked`]
       **/
      unlockCertificate: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, owner: AccountId32 | string | Uint8Array, energy: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, AccountId32, u64]>;
      /**
       * Corrects the production of a closed interval downwards.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO that operates the area of the source.
       *
       * ## Details
       *
       * The surplus of the interval is taken first, wherever it is: the certificates of its
       * recipient, free ones before locked ones, and the rest as a debt of the source, for which
       * its next surplus is retained. Claims lose only what exceeds the surplus: idle blocks
       * certify all claims of the interval again, each by its share.
       *
       * ## Parameters
       *
       * - `source`: id of the source.
       * - `interval`: start of the interval, in ms since the Unix epoch.
       * - `energy`: energy that was not produced, in Wh; not zero.
       *
       * ## Errors
       *
       * - [`Error::UnknownSource`]: when there is no `source`.
       * - [`Error::NotOperator`]: when the caller does not operate the area of `source`.
       * - [`Error::ZeroEnergy`]: when `energy` is zero.
       * - [`Error::UnknownInterval`]: when `source` has no ledger in `interval`.
       * - [`Error::Expired`]: when the certificates of `interval` have expired.
       * - [`Error::NotClosed`]: when the ledger is not closed, or an earlier correction is not
       * finished.
       * - [`Error::NotEnough`]: when `energy` exceeds the production of the interval.
       *
       * ## Events
       *
       * [`Event::Withdrawn`], [`Event::DebtIncurred`]
       **/
      withdraw: AugmentedSubmittable<(source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array, energy: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u64, u64]>;
    };
    peers: {
      /**
       * Authorises a node of the caller to sync with the network.
       *
       * ## Dispatch Origin
       *
       * `MemberOrigin`; the member that operates the node.
       *
       * ## Details
       *
       * If the list is enforced, nodes follow with the next block. A peer that another member
       * authorised moves to the caller: the key of the node decides where it belongs, so that
       * nobody can keep another member's node. `smartcharge-node sign-peer` makes the proof.
       *
       * ## Parameters
       *
       * - `peer`: peer id of the node: the bytes of the multihash, not their base58 form. It
       * contains an Ed25519 key.
       * - `proof`: time in ms, and the signature by the key of the node of the domain
       * `smartcharge:peer:v1`, the genesis hash, the account of the caller and the time (8
       * bytes, little endian).
       *
       * ## Errors
       *
       * - [`Error::InvalidPeerId`]: when `peer` is neither an Ed25519 key nor the SHA2-256 hash
       * of another key.
       * - [`Error::PeerNotProvable`]: when `peer` is the SHA2-256 hash of a key.
       * - [`Error::AlreadyAuthorised`]: when the caller has already authorised `peer`.
       * - [`Error::ProofExpired`]: when `proof` is older than `ProofLifetime`, or further in the
       * future than `MaxAge`.
       * - [`Error::ProofReplayed`]: when `proof` is not newer than the one by which another
       * member authorised `peer`.
       * - [`Error::InvalidProof`]: when the signature is not one by the key of the node for the
       * caller on this chain.
       * - [`Error::TooManyPeers`]: when `MaxPeers` peers are authorised.
       * - [`Error::TooManyPeersOfMember`]: when the caller has authorised `MaxPeersPerMember`
       * peers.
       *
       * ## Events
       *
       * [`Event::PeerAuthorised`], or [`Event::PeerMoved`] when another member had authorised
       * `peer`.
       **/
      authorisePeer: AugmentedSubmittable<(peer: Bytes | string | Uint8Array, proof: PalletPeersProofPeerProof | { at?: any; signature?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes, PalletPeersProofPeerProof]>;
      /**
       * Decides whether nodes enforce the list of authorised peers.
       *
       * ## Dispatch Origin
       *
       * `GovernanceOrigin`; two thirds of the members.
       *
       * ## Details
       *
       * A network closes by one decision, after the nodes of all members are listed, and not as
       * soon as the first node is. When the enforcement ends, each node keeps its last list
       * until it restarts.
       *
       * ## Parameters
       *
       * - `enforced`: `true` to sync with authorised peers only, `false` to open the network.
       *
       * ## Errors
       *
       * - [`Error::NoPeers`]: when `enforced` is `true` and no peer is authorised.
       * - [`Error::ValidatorWithoutPeer`]: when `enforced` is `true` and a member that operates
       * validators has no listed peer.
       *
       * ## Events
       *
       * [`Event::Enforced`]
       **/
      enforce: AugmentedSubmittable<(enforced: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [bool]>;
      /**
       * Revokes the authorisation of a node.
       *
       * ## Dispatch Origin
       *
       * Signed by the member that authorised the node, or by any account once that one is no
       * longer a member.
       *
       * ## Details
       *
       * Other nodes refuse the peer from the next block on. While the list is enforced, a member
       * that operates validators keeps a peer.
       *
       * ## Parameters
       *
       * - `peer`: peer id of the node: the bytes of the multihash, not their base58 form.
       *
       * ## Errors
       *
       * - [`Error::UnknownPeer`]: when `peer` is not authorised.
       * - [`Error::NotOwner`]: when another account authorised `peer` and is still a member.
       * - [`Error::LastPeerOfValidator`]: when the list is enforced and `peer` is the last one
       * of a member that operates validators.
       *
       * ## Events
       *
       * [`Event::PeerRevoked`]
       **/
      revokePeer: AugmentedSubmittable<(peer: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
    };
    proxy: {
      /**
       * Register a proxy account for the sender that is able to make calls on its behalf.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `proxy`: The account that the `caller` would like to make a proxy.
       * - `proxy_type`: The permissions allowed for this proxy account.
       * - `delay`: The announcement period required of the initial proxy. Will generally be
       * zero.
       **/
      addProxy: AugmentedSubmittable<(delegate: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, proxyType: SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number | Uint8Array, delay: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, SmartchargeRuntimeAccessProxyType, u32]>;
      /**
       * Publish the hash of a proxy-call that will be made in the future.
       *
       * This must be called some number of blocks before the corresponding `proxy` is attempted
       * if the delay associated with the proxy relationship is greater than zero.
       *
       * No more than `MaxPending` announcements may be made at any one time.
       *
       * This will take a deposit of `AnnouncementDepositFactor` as well as
       * `AnnouncementDepositBase` if there are no other pending announcements.
       *
       * The dispatch origin for this call must be _Signed_ and a proxy of `real`.
       *
       * Parameters:
       * - `real`: The account that the proxy will make a call on behalf of.
       * - `call_hash`: The hash of the call to be made by the `real` account.
       **/
      announce: AugmentedSubmittable<(real: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, callHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, H256]>;
      /**
       * Spawn a fresh new account that is guaranteed to be otherwise inaccessible, and
       * initialize it with a proxy of `proxy_type` for `origin` sender.
       *
       * Requires a `Signed` origin.
       *
       * - `proxy_type`: The type of the proxy that the sender will be registered as over the
       * new account. This will almost always be the most permissive `ProxyType` possible to
       * allow for maximum flexibility.
       * - `index`: A disambiguation index, in case this is called multiple times in the same
       * transaction (e.g. with `utility::batch`). Unless you're using `batch` you probably just
       * want to use `0`.
       * - `delay`: The announcement period required of the initial proxy. Will generally be
       * zero.
       *
       * Fails with `Duplicate` if this has already been called in this transaction, from the
       * same sender, with the same parameters.
       *
       * Fails if there are insufficient funds to pay for deposit.
       **/
      createPure: AugmentedSubmittable<(proxyType: SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number | Uint8Array, delay: u32 | AnyNumber | Uint8Array, index: u16 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [SmartchargeRuntimeAccessProxyType, u32, u16]>;
      /**
       * Removes a previously spawned pure proxy.
       *
       * WARNING: **All access to this account will be lost.** Any funds held in it will be
       * inaccessible.
       *
       * Requires a `Signed` origin, and the sender account must have been created by a call to
       * `create_pure` with corresponding parameters.
       *
       * - `spawner`: The account that originally called `create_pure` to create this account.
       * - `index`: The disambiguation index originally passed to `create_pure`. Probably `0`.
       * - `proxy_type`: The proxy type originally passed to `create_pure`.
       * - `height`: The height of the chain when the call to `create_pure` was processed.
       * - `ext_index`: The extrinsic index in which the call to `create_pure` was processed.
       *
       * Fails with `NoPermission` in case the caller is not a previously created pure
       * account whose `create_pure` call has corresponding parameters.
       **/
      killPure: AugmentedSubmittable<(spawner: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, proxyType: SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number | Uint8Array, index: u16 | AnyNumber | Uint8Array, height: Compact<u32> | AnyNumber | Uint8Array, extIndex: Compact<u32> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, SmartchargeRuntimeAccessProxyType, u16, Compact<u32>, Compact<u32>]>;
      /**
       * Poke / Adjust deposits made for proxies and announcements based on current values.
       * This can be used by accounts to possibly lower their locked amount.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * The transaction fee is waived if the deposit amount has changed.
       *
       * Emits `DepositPoked` if successful.
       **/
      pokeDeposit: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Dispatch the given `call` from an account that the sender is authorised for through
       * `add_proxy`.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `real`: The account that the proxy will make a call on behalf of.
       * - `force_proxy_type`: Specify the exact proxy type to be used and checked for this call.
       * - `call`: The call to be made by the `real` account.
       **/
      proxy: AugmentedSubmittable<(real: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, forceProxyType: Option<SmartchargeRuntimeAccessProxyType> | null | Uint8Array | SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Option<SmartchargeRuntimeAccessProxyType>, Call]>;
      /**
       * Dispatch the given `call` from an account that the sender is authorized for through
       * `add_proxy`.
       *
       * Removes any corresponding announcement(s).
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `real`: The account that the proxy will make a call on behalf of.
       * - `force_proxy_type`: Specify the exact proxy type to be used and checked for this call.
       * - `call`: The call to be made by the `real` account.
       **/
      proxyAnnounced: AugmentedSubmittable<(delegate: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, real: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, forceProxyType: Option<SmartchargeRuntimeAccessProxyType> | null | Uint8Array | SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, MultiAddress, Option<SmartchargeRuntimeAccessProxyType>, Call]>;
      /**
       * Remove the given announcement of a delegate.
       *
       * May be called by a target (proxied) account to remove a call that one of their delegates
       * (`delegate`) has announced they want to execute. The deposit is returned.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `delegate`: The account that previously announced the call.
       * - `call_hash`: The hash of the call to be made.
       **/
      rejectAnnouncement: AugmentedSubmittable<(delegate: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, callHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, H256]>;
      /**
       * Remove a given announcement.
       *
       * May be called by a proxy account to remove a call they previously announced and return
       * the deposit.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `real`: The account that the proxy will make a call on behalf of.
       * - `call_hash`: The hash of the call to be made by the `real` account.
       **/
      removeAnnouncement: AugmentedSubmittable<(real: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, callHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, H256]>;
      /**
       * Unregister all proxy accounts for the sender.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * WARNING: This may be called on accounts created by `create_pure`, however if done, then
       * the unreserved fees will be inaccessible. **All access to this account will be lost.**
       **/
      removeProxies: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Unregister a proxy account for the sender.
       *
       * The dispatch origin for this call must be _Signed_.
       *
       * Parameters:
       * - `proxy`: The account that the `caller` would like to remove as a proxy.
       * - `proxy_type`: The permissions currently enabled for the removed proxy account.
       **/
      removeProxy: AugmentedSubmittable<(delegate: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, proxyType: SmartchargeRuntimeAccessProxyType | 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing' | number | Uint8Array, delay: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, SmartchargeRuntimeAccessProxyType, u32]>;
    };
    safeMode: {
      /**
       * Enter safe-mode permissionlessly for [`Config::EnterDuration`] blocks.
       *
       * Reserves [`Config::EnterDepositAmount`] from the caller's account.
       * Emits an [`Event::Entered`] event on success.
       * Errors with [`Error::Entered`] if the safe-mode is already entered.
       * Errors with [`Error::NotConfigured`] if the deposit amount is `None`.
       **/
      enter: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Extend the safe-mode permissionlessly for [`Config::ExtendDuration`] blocks.
       *
       * This accumulates on top of the current remaining duration.
       * Reserves [`Config::ExtendDepositAmount`] from the caller's account.
       * Emits an [`Event::Extended`] event on success.
       * Errors with [`Error::Exited`] if the safe-mode is entered.
       * Errors with [`Error::NotConfigured`] if the deposit amount is `None`.
       *
       * This may be called by any signed origin with [`Config::ExtendDepositAmount`] free
       * currency to reserve. This call can be disabled for all origins by configuring
       * [`Config::ExtendDepositAmount`] to `None`.
       **/
      extend: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Enter safe-mode by force for a per-origin configured number of blocks.
       *
       * Emits an [`Event::Entered`] event on success.
       * Errors with [`Error::Entered`] if the safe-mode is already entered.
       *
       * Can only be called by the [`Config::ForceEnterOrigin`] origin.
       **/
      forceEnter: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Exit safe-mode by force.
       *
       * Emits an [`Event::Exited`] with [`ExitReason::Force`] event on success.
       * Errors with [`Error::Exited`] if the safe-mode is inactive.
       *
       * Note: `safe-mode` will be automatically deactivated by [`Pallet::on_initialize`] hook
       * after the block height is greater than the [`EnteredUntil`] storage item.
       * Emits an [`Event::Exited`] with [`ExitReason::Timeout`] event when deactivated in the
       * hook.
       **/
      forceExit: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Extend the safe-mode by force for a per-origin configured number of blocks.
       *
       * Emits an [`Event::Extended`] event on success.
       * Errors with [`Error::Exited`] if the safe-mode is inactive.
       *
       * Can only be called by the [`Config::ForceExtendOrigin`] origin.
       **/
      forceExtend: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Force to release a deposit for an account that entered safe-mode at a given
       * historical block.
       *
       * This can be called while safe-mode is still entered.
       *
       * Emits a [`Event::DepositReleased`] event on success.
       * Errors with [`Error::Entered`] if safe-mode is entered.
       * Errors with [`Error::NoDeposit`] if the payee has no reserved currency at the
       * specified block.
       *
       * Can only be called by the [`Config::ForceDepositOrigin`] origin.
       **/
      forceReleaseDeposit: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array, block: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32]>;
      /**
       * Slash a deposit for an account that entered or extended safe-mode at a given
       * historical block.
       *
       * This can only be called while safe-mode is entered.
       *
       * Emits a [`Event::DepositSlashed`] event on success.
       * Errors with [`Error::Entered`] if safe-mode is entered.
       *
       * Can only be called by the [`Config::ForceDepositOrigin`] origin.
       **/
      forceSlashDeposit: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array, block: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32]>;
      /**
       * Permissionlessly release a deposit for an account that entered safe-mode at a
       * given historical block.
       *
       * The call can be completely disabled by setting [`Config::ReleaseDelay`] to `None`.
       * This cannot be called while safe-mode is entered and not until
       * [`Config::ReleaseDelay`] blocks have passed since safe-mode was entered.
       *
       * Emits a [`Event::DepositReleased`] event on success.
       * Errors with [`Error::Entered`] if the safe-mode is entered.
       * Errors with [`Error::CannotReleaseYet`] if [`Config::ReleaseDelay`] block have not
       * passed since safe-mode was entered. Errors with [`Error::NoDeposit`] if the payee has no
       * reserved currency at the block specified.
       **/
      releaseDeposit: AugmentedSubmittable<(account: AccountId32 | string | Uint8Array, block: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32]>;
    };
    session: {
      /**
       * Removes any session key(s) of the function caller.
       *
       * This doesn't take effect until the next session.
       *
       * The dispatch origin of this function must be Signed and the account must be either be
       * convertible to a validator ID using the chain's typical addressing system (this usually
       * means being a controller account) or directly convertible into a validator ID (which
       * usually means being a stash account).
       **/
      purgeKeys: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Sets the session key(s) of the function caller to `keys`.
       *
       * Allows an account to set its session key prior to becoming a validator.
       * This doesn't take effect until the next session.
       *
       * - `origin`: The dispatch origin of this function must be signed.
       * - `keys`: The new session keys to set. These are the public keys of all sessions keys
       * setup in the runtime.
       * - `proof`: The proof that `origin` has access to the private keys of `keys`. See
       * [`impl_opaque_keys`](sp_runtime::impl_opaque_keys) for more information about the
       * proof format.
       **/
      setKeys: AugmentedSubmittable<(keys: SmartchargeRuntimeSessionKeys | { aura?: any; grandpa?: any } | string | Uint8Array, proof: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SmartchargeRuntimeSessionKeys, Bytes]>;
    };
    settlement: {
      /**
       * Accepts the contract that a supplier proposed.
       *
       * ## Dispatch Origin
       *
       * `BrpOrigin`; the balance responsible party that the supplier named.
       *
       * ## Details
       *
       * The caller repeats the first day and the terms, so that it accepts no others than those
       * that it has seen. The contract replaces those that would begin with it or later; those
       * before it stay, because the past is never changed. The margin is held from the balance
       * of the supplier: for each balance responsible party the highest one of the contracts
       * that can still be settled.
       *
       * ## Parameters
       *
       * - `supplier`: account of the supplier.
       * - `from`: first local day of the contract, in days since the Unix epoch, as proposed.
       * - `terms`: terms, as proposed.
       *
       * ## Errors
       *
       * - [`Error::NoProposal`]: when `supplier` proposed no contract.
       * - [`Error::NotNamed`]: when `supplier` named another balance responsible party.
       * - [`Error::TermsDiffer`]: when `supplier` proposed another day or other terms.
       * - [`Error::NotASupplier`]: when `supplier` is no longer a supplier.
       * - [`Error::FromTooSoon`]: when `from` is not after the present day.
       * - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
       * - [`Error::TooManyContracts`]: when 8 contracts of `supplier` are still needed.
       * - [`Error::TooManySuppliers`]: when the caller has 16 suppliers.
       * - [`Error::InsufficientBalance`]: when the spendable balance of `supplier` is below what
       * the margin needs.
       *
       * ## Events
       *
       * [`Event::SupplierAccepted`]
       **/
      acceptSupplier: AugmentedSubmittable<(supplier: AccountId32 | string | Uint8Array, from: u32 | AnyNumber | Uint8Array, terms: PalletSettlementTerms | { netting?: any; volume?: any; margin?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32, PalletSettlementTerms]>;
      /**
       * Confirms a trade that was proposed to the caller.
       *
       * ## Dispatch Origin
       *
       * Signed by the party to which the trade was proposed.
       *
       * ## Details
       *
       * The energy counts for both parties, with opposite signs. A confirmed trade is final.
       *
       * ## Parameters
       *
       * - `hour`: hour in which the trade begins, in hours since the Unix epoch.
       * - `trade`: id of the trade.
       *
       * ## Errors
       *
       * - [`Error::UnknownTrade`]: when there is no `trade` in `hour`.
       * - [`Error::AlreadyConfirmed`]: when the trade is confirmed.
       * - [`Error::NotCounterparty`]: when the trade was not proposed to the caller.
       * - [`Error::TradeTooLate`]: when the day of the first quarter ended `TradesUntil` ago.
       * - [`Error::VolumeTooHigh`]: when the sum of a party's trades exceeds its type.
       *
       * ## Events
       *
       * [`Event::TradeConfirmed`]
       **/
      confirmTrade: AugmentedSubmittable<(hour: u32 | AnyNumber | Uint8Array, trade: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Ends the last contract of a supplier.
       *
       * ## Dispatch Origin
       *
       * Signed by the supplier or by its balance responsible party.
       *
       * ## Details
       *
       * From then on nobody answers for the imbalance of the supplier, until it has another
       * contract. To move to another balance responsible party needs no end: the next contract
       * is one.
       *
       * ## Parameters
       *
       * - `supplier`: account of the supplier.
       * - `from`: first local day without the contract, in days since the Unix epoch; at least
       * `Notice` and at most `ContractLead` ahead.
       *
       * ## Errors
       *
       * - [`Error::NoContract`]: when `supplier` has no contract, or its last one ends already.
       * - [`Error::NotParty`]: when the caller is neither the supplier nor its balance
       * responsible party.
       * - [`Error::FromTooSoon`]: when `from` is not after the present day.
       * - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
       * - [`Error::NoticeTooShort`]: when `from` is less than `Notice` ahead.
       * - [`Error::NotBegun`]: when the contract begins on `from` or later.
       * - [`Error::TooManyContracts`]: when 8 contracts of `supplier` are still needed.
       *
       * ## Events
       *
       * [`Event::ContractEnded`]
       **/
      endContract: AugmentedSubmittable<(supplier: AccountId32 | string | Uint8Array, from: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32]>;
      /**
       * Files a programme, or a revision of it.
       *
       * ## Dispatch Origin
       *
       * `BrpOrigin`; a balance responsible party.
       *
       * ## Details
       *
       * A programme is the net position of the caller in an area: what it sold outside of the
       * chain less what it bought there, so that of consumption is below zero. Each filing
       * raises the revision of the hours that it is about; quarters that it has no value for
       * stay. Until the gate closes, `GateClosure` before a quarter, its value can change.
       *
       * ## Parameters
       *
       * - `area`: id of the area.
       * - `from`: first quarter of an hour since the Unix epoch (UTC).
       * - `values`: net position of each quarter from there on, in Wh; 1 to 100 quarters, the
       * last of which begins at most `MaxLead` ahead.
       *
       * ## Errors
       *
       * - [`Error::NoValues`]: when `values` is empty.
       * - [`Error::TooManyPtus`]: when `values` has more than 100 values.
       * - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::GateClosed`]: when the first quarter begins in less than `GateClosure`.
       * - [`Error::VolumeTooHigh`]: when a value is more than 1 TWh in either direction.
       *
       * ## Events
       *
       * [`Event::ProgrammeFiled`]
       **/
      fileProgramme: AugmentedSubmittable<(area: u32 | AnyNumber | Uint8Array, from: u32 | AnyNumber | Uint8Array, values: Vec<i64> | (i64 | AnyNumber | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [u32, u32, Vec<i64>]>;
      /**
       * Proposes a contract to a balance responsible party.
       *
       * ## Dispatch Origin
       *
       * `SupplierOrigin`; a supplier.
       *
       * ## Details
       *
       * The contract begins when `brp` accepts it. A proposal replaces the one before it.
       *
       * ## Parameters
       *
       * - `brp`: account of the balance responsible party; it can be the caller.
       * - `from`: first local day (Central European Time) of the contract, in days since the
       * Unix epoch; after the present day, and at most `ContractLead` ahead.
       * - `terms`: to whom the gain of netting goes, what the supplier answers for, and the
       * margin in the smallest unit of the token.
       *
       * ## Errors
       *
       * - [`Error::NotBrp`]: when `brp` is not a member with the role of a balance responsible
       * party.
       * - [`Error::FromTooSoon`]: when `from` is not after the present day.
       * - [`Error::FromTooFar`]: when `from` is more than `ContractLead` ahead.
       *
       * ## Events
       *
       * [`Event::BrpNamed`]
       **/
      nameBrp: AugmentedSubmittable<(brp: AccountId32 | string | Uint8Array, from: u32 | AnyNumber | Uint8Array, terms: PalletSettlementTerms | { netting?: any; volume?: any; margin?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32, PalletSettlementTerms]>;
      /**
       * Proposes a trade of energy to another party.
       *
       * ## Dispatch Origin
       *
       * Signed by a supplier or a balance responsible party.
       *
       * ## Details
       *
       * The trade counts when the other party confirms it. The price is a matter of the parties:
       * the chain settles what was traded, not what was paid for it. A party counts for the
       * balance responsible party of its contract, or for itself if it has the role and no
       * contract.
       *
       * ## Parameters
       *
       * - `to`: account of the other party.
       * - `sells`: whether the caller sells; else it buys.
       * - `area`: id of the area in which the energy counts.
       * - `from`: first quarter of an hour since the Unix epoch (UTC); of a local day that ended
       * less than `TradesUntil` ago.
       * - `values`: energy of each quarter from there on, in Wh; 1 to 100 quarters, the last of
       * which begins at most `MaxLead` ahead.
       *
       * ## Errors
       *
       * - [`Error::NoValues`]: when `values` is empty.
       * - [`Error::TooManyPtus`]: when `values` has more than 100 values.
       * - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
       * - [`Error::OwnTrade`]: when `to` is the caller.
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::TradeTooLate`]: when the day of the first quarter ended `TradesUntil` ago.
       * - [`Error::VolumeTooHigh`]: when a value is more than 1 TWh.
       * - [`Error::NothingTraded`]: when all values are zero.
       * - [`Error::NoBrp`]: when a party has no balance responsible party in the first or in the
       * last hour.
       * - [`Error::TooManyTrades`]: when no id is left.
       *
       * ## Events
       *
       * [`Event::TradeProposed`]
       **/
      proposeTrade: AugmentedSubmittable<(to: AccountId32 | string | Uint8Array, sells: bool | boolean | Uint8Array, area: u32 | AnyNumber | Uint8Array, from: u32 | AnyNumber | Uint8Array, values: Vec<u64> | (u64 | AnyNumber | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [AccountId32, bool, u32, u32, Vec<u64>]>;
      /**
       * Publishes prices of whole hours.
       *
       * ## Dispatch Origin
       *
       * Signed by a member with the role of a transmission system operator (TSO), a balance
       * responsible party, a DSO or a supplier.
       *
       * ## Details
       *
       * Prices that a TSO publishes are final. Others attest them: they are final when two
       * members that do not have the same balance responsible party attested equal prices. A
       * member can replace what it attested. Final prices change by `reprice` alone.
       *
       * ## Parameters
       *
       * - `from`: first quarter of an hour since the Unix epoch (UTC); the first one of its
       * hour, which is within `Retention`.
       * - `prices`: prices of each quarter from there on, in the smallest token unit per kWh; 4
       * to 100 quarters. Those of the day ahead begin at most `MaxLead` ahead; those of
       * imbalance are of the past, and have one price but in a quarter with both directions
       * of regulation.
       *
       * ## Errors
       *
       * - [`Error::NotPublisher`]: when the caller has none of the roles.
       * - [`Error::NoValues`]: when there are no prices.
       * - [`Error::TooManyPtus`]: when there are prices of more than 100 quarters.
       * - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
       * - [`Error::TooLate`]: when the first hour is no longer kept.
       * - [`Error::NotWholeHours`]: when the first or the last hour is not whole.
       * - [`Error::PriceTooLow`]: when a price is below `MinPrice`.
       * - [`Error::PriceTooHigh`]: when a price exceeds `MaxPrice`.
       * - [`Error::InconsistentPrices`]: when two prices differ in a quarter that has one, or a
       * surplus is worth more than a shortage costs.
       * - [`Error::NotOver`]: when a quarter with a price of imbalance is not over.
       * - [`Error::AlreadyFinal`]: when the prices of an hour are final.
       * - [`Error::TooManyAttestations`]: when 4 other members attested prices of an hour.
       *
       * ## Events
       *
       * [`Event::PricesPublished`]
       **/
      publishPrices: AugmentedSubmittable<(from: u32 | AnyNumber | Uint8Array, prices: PalletSettlementPrices | { DayAhead: any } | { Imbalance: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, PalletSettlementPrices]>;
      /**
       * Releases what is held of the margin of a supplier and no longer needed.
       *
       * ## Dispatch Origin
       *
       * Signed by anybody.
       *
       * ## Details
       *
       * A margin is needed as long as a day of its contract can be settled, or settled again:
       * `Retention` after the contract.
       *
       * ## Parameters
       *
       * - `supplier`: account of the supplier, to whose balance the tokens return.
       *
       * ## Errors
       *
       * - [`Error::NothingToRelease`]: when all of the margin is needed.
       *
       * ## Events
       *
       * [`Event::MarginReleased`]
       **/
      releaseMargin: AugmentedSubmittable<(supplier: AccountId32 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32]>;
      /**
       * Reports the energy of a connection that its grid operator settled in a year.
       *
       * ## Dispatch Origin
       *
       * `DsoOrigin`; the DSO of the area of the connection.
       *
       * ## Details
       *
       * The energy that the meters counted (P1) is taken from their registers at the borders of
       * the year. A report can be replaced; `true_up` then pays the difference. The owner of the
       * meters and the supplier stay those of the first report.
       *
       * ## Parameters
       *
       * - `ean`: EAN-18 code of the connection, as a number.
       * - `year`: the year (UTC+1); it is over, and at most `YearsKept` years ago.
       * - `meters`: ids of the meters at the connection that count energy taken; 1 to 16 of one
       * owner.
       * - `energy`: settled energy (P4), in Wh.
       * - `evidence`: salted hash of the document by which it was settled.
       *
       * ## Errors
       *
       * - [`Error::NotOver`]: when `year` is not over.
       * - [`Error::TooLate`]: when `year` is too long ago.
       * - [`Error::UnknownConnection`]: when there is no connection `ean`, or none that had an
       * allocation at the end of `year`.
       * - [`Error::NotOperator`]: when the caller does not operate the area of the connection.
       * - [`Error::NoMeters`]: when `meters` is empty.
       * - [`Error::TooManyMeters`]: when there are more than 16 meters.
       * - [`Error::DuplicateMeter`]: when a meter occurs twice.
       * - [`Error::OtherConnection`]: when a meter is not at the connection, or does not count
       * energy that is taken.
       * - [`Error::DifferentOwners`]: when the meters have different owners.
       * - [`Error::RegistersMissing`]: when a register at a border of `year` is not known.
       *
       * ## Events
       *
       * [`Event::P4Reported`]
       **/
      reportP4: AugmentedSubmittable<(ean: u64 | AnyNumber | Uint8Array, year: u32 | AnyNumber | Uint8Array, meters: Vec<u32> | (u32 | AnyNumber | Uint8Array)[], energy: u64 | AnyNumber | Uint8Array, evidence: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u32, Vec<u32>, u64, H256]>;
      /**
       * Corrects final prices of whole hours.
       *
       * ## Dispatch Origin
       *
       * `RepriceOrigin`; a transmission system operator, or two thirds of the members.
       *
       * ## Details
       *
       * Statements that were made with the old prices stay until somebody settles the day again,
       * which pays the difference.
       *
       * ## Parameters
       *
       * - `from`: first quarter of an hour since the Unix epoch (UTC); the first one of its
       * hour, which is within `Retention`.
       * - `prices`: prices of each quarter from there on, in the smallest token unit per kWh; 4
       * to 100 quarters.
       *
       * ## Errors
       *
       * - [`Error::NoValues`]: when there are no prices.
       * - [`Error::TooManyPtus`]: when there are prices of more than 100 quarters.
       * - [`Error::TooFarAhead`]: when the last quarter begins more than `MaxLead` ahead.
       * - [`Error::TooLate`]: when the first hour is no longer kept.
       * - [`Error::NotWholeHours`]: when the first or the last hour is not whole.
       * - [`Error::PriceTooLow`]: when a price is below `MinPrice`.
       * - [`Error::PriceTooHigh`]: when a price exceeds `MaxPrice`.
       * - [`Error::InconsistentPrices`]: when two prices differ in a quarter that has one, or a
       * surplus is worth more than a shortage costs.
       * - [`Error::NotOver`]: when a quarter with a price of imbalance is not over.
       * - [`Error::PricesNotFinal`]: when the prices of an hour are not final.
       * - [`Error::NothingToChange`]: when all prices are those that are stored.
       *
       * ## Events
       *
       * [`Event::PricesCorrected`]
       **/
      reprice: AugmentedSubmittable<(from: u32 | AnyNumber | Uint8Array, prices: PalletSettlementPrices | { DayAhead: any } | { Imbalance: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, PalletSettlementPrices]>;
      /**
       * Settles a local day of a balance responsible party in an area, or settles it again.
       *
       * ## Dispatch Origin
       *
       * Signed by anybody.
       *
       * ## Details
       *
       * Imbalance is what flowed less the programme and the trades, for each quarter. Each
       * supplier pays for its own at the prices of imbalance, or is paid, and has its share of
       * the gain of netting by its contract. Money goes between the supplier and the balance
       * responsible party: debts of the other one first, then from the balance, then from the
       * margin; the rest becomes a debt. A day that was settled before pays the difference to
       * its last statement. What the portfolio owes the transmission system operator is
       * computed, and paid outside of the chain.
       *
       * ## Parameters
       *
       * - `brp`: account of the balance responsible party.
       * - `area`: id of the area.
       * - `day`: local day (Central European Time), in days since the Unix epoch; it ended at
       * least `SettleAfter` ago, and is within `Retention`.
       *
       * ## Errors
       *
       * - [`Error::UnknownArea`]: when there is no `area`.
       * - [`Error::TooEarly`]: when `day` ended less than `SettleAfter` ago.
       * - [`Error::TooLate`]: when an hour of `day` is no longer kept.
       * - [`Error::NotBrp`]: when `brp` has neither the role nor a supplier on `day`.
       * - [`Error::PricesMissing`]: when a price of imbalance of `day` is not final.
       * - [`Error::UpToDate`]: when the last statement has the same result.
       *
       * ## Events
       *
       * - [`Event::DaySettled`]
       * - [`Event::ImbalancePaid`], for each supplier to or by which something was paid.
       **/
      settleDay: AugmentedSubmittable<(brp: AccountId32 | string | Uint8Array, area: u32 | AnyNumber | Uint8Array, day: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u32, u32]>;
      /**
       * Pays the difference between the meters of a connection and what was settled in a year.
       *
       * ## Dispatch Origin
       *
       * Signed by anybody.
       *
       * ## Details
       *
       * The difference has the average price of the day ahead of all quarters of the year. If
       * the meters counted more than was settled, the supplier pays the holder of the
       * connection; else the holder pays the supplier. What the balance does not cover becomes a
       * debt.
       *
       * ## Parameters
       *
       * - `ean`: EAN-18 code of the connection, as a number.
       * - `year`: the year (UTC+1).
       *
       * ## Errors
       *
       * - [`Error::UnknownConnection`]: when `ean` is no EAN-18 code.
       * - [`Error::P4Missing`]: when no DSO reported what was settled.
       * - [`Error::PricesMissing`]: when a price of the day ahead of `year` is not final.
       * - [`Error::UpToDate`]: when the same amount was settled already.
       *
       * ## Events
       *
       * [`Event::TruedUp`]
       **/
      trueUp: AugmentedSubmittable<(ean: u64 | AnyNumber | Uint8Array, year: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u32]>;
      /**
       * Withdraws or declines a trade that is not confirmed.
       *
       * ## Dispatch Origin
       *
       * Signed by a party of the trade.
       *
       * ## Details
       *
       * A proposal that nobody withdraws can be confirmed until the deadline, also when it has
       * become worth more to the other party.
       *
       * ## Parameters
       *
       * - `hour`: hour in which the trade begins, in hours since the Unix epoch.
       * - `trade`: id of the trade.
       *
       * ## Errors
       *
       * - [`Error::UnknownTrade`]: when there is no `trade` in `hour`.
       * - [`Error::AlreadyConfirmed`]: when the trade is confirmed.
       * - [`Error::NotParty`]: when the caller is no party of the trade.
       *
       * ## Events
       *
       * [`Event::TradeWithdrawn`]
       **/
      withdrawTrade: AugmentedSubmittable<(hour: u32 | AnyNumber | Uint8Array, trade: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
    };
    system: {
      /**
       * Provide the preimage (runtime binary) `code` for an upgrade that has been authorized.
       *
       * If the authorization required a version check, this call will ensure the spec name
       * remains unchanged and that the spec version has increased.
       *
       * Depending on the runtime's `OnSetCode` configuration, this function may directly apply
       * the new `code` in the same block or attempt to schedule the upgrade.
       *
       * All origins are allowed.
       **/
      applyAuthorizedUpgrade: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
       * later.
       *
       * This call requires Root origin.
       **/
      authorizeUpgrade: AugmentedSubmittable<(codeHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
       * later.
       *
       * WARNING: This authorizes an upgrade that will take place without any safety checks, for
       * example that the spec name remains the same and that the version number increases. Not
       * recommended for normal use. Use `authorize_upgrade` instead.
       *
       * This call requires Root origin.
       **/
      authorizeUpgradeWithoutChecks: AugmentedSubmittable<(codeHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Kill all storage items with a key that starts with the given prefix.
       *
       * **NOTE:** We rely on the Root origin to provide us the number of subkeys under
       * the prefix we are removing to accurately calculate the weight of this function.
       **/
      killPrefix: AugmentedSubmittable<(prefix: Bytes | string | Uint8Array, subkeys: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes, u32]>;
      /**
       * Kill some items from storage.
       **/
      killStorage: AugmentedSubmittable<(keys: Vec<Bytes> | (Bytes | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Bytes>]>;
      /**
       * Make some on-chain remark.
       *
       * Can be executed by every `origin`.
       **/
      remark: AugmentedSubmittable<(remark: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Make some on-chain remark and emit event.
       **/
      remarkWithEvent: AugmentedSubmittable<(remark: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the new runtime code.
       **/
      setCode: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the new runtime code without doing any checks of the given `code`.
       *
       * Note that runtime upgrades will not run if this is called with a not-increasing spec
       * version!
       **/
      setCodeWithoutChecks: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the number of pages in the WebAssembly environment's heap.
       **/
      setHeapPages: AugmentedSubmittable<(pages: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Set some items of storage.
       **/
      setStorage: AugmentedSubmittable<(items: Vec<ITuple<[Bytes, Bytes]>> | ([Bytes | string | Uint8Array, Bytes | string | Uint8Array])[]) => SubmittableExtrinsic<ApiType>, [Vec<ITuple<[Bytes, Bytes]>>]>;
    };
    timestamp: {
      /**
       * Set the current time.
       *
       * This call should be invoked exactly once per block. It will panic at the finalization
       * phase, if this call hasn't been invoked by that time.
       *
       * The timestamp should be greater than the previous one by the amount specified by
       * [`Config::MinimumPeriod`].
       *
       * The dispatch origin for this call must be _None_.
       *
       * This dispatch class is _Mandatory_ to ensure it gets executed in the block. Be aware
       * that changing the complexity of this call could result exhausting the resources in a
       * block to execute any other calls.
       *
       * ## Complexity
       * - `O(1)` (Note that implementations of `OnTimestampSet` must also be `O(1)`)
       * - 1 storage read and 1 storage mutation (codec `O(1)` because of `DidUpdate::take` in
       * `on_finalize`)
       * - 1 event handler `on_timestamp_set`. Must be `O(1)`.
       **/
      set: AugmentedSubmittable<(now: Compact<u64> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Compact<u64>]>;
    };
    tokens: {
      /**
       * Attests how much money the custodian's bank account contains.
       *
       * ## Dispatch Origin
       *
       * `AuditorOrigin`; the auditor, who is not a custodian.
       *
       * ## Details
       *
       * The reserve limits later deposits. It cannot be below the issuance: the custodian
       * settles the withdrawals that it paid before it attests the lower reserve.
       *
       * ## Parameters
       *
       * - `amount`: money in the bank account, in the smallest unit of the token.
       *
       * ## Errors
       *
       * - [`Error::AttestedByCustodian`]: when the caller is a custodian, whatever its other
       * roles are.
       * - [`Error::ReserveBelowIssuance`]: when `amount` is below the issuance.
       *
       * ## Events
       *
       * [`Event::ReserveAttested`], also when `amount` is the same as before.
       **/
      attestReserve: AugmentedSubmittable<(amount: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u128]>;
      /**
       * Cancels a withdrawal of the caller and releases its tokens from hold.
       *
       * ## Dispatch Origin
       *
       * Signed by the account that requested the withdrawal.
       *
       * ## Details
       *
       * For a withdrawal that the custodian neither paid nor rejected. The custodian starts no
       * payment of a withdrawal that its owner could cancel before the payment is settled.
       *
       * ## Parameters
       *
       * - `id`: id of the pending withdrawal.
       *
       * ## Errors
       *
       * - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
       * - [`Error::NotOwner`]: when another account requested the withdrawal.
       * - [`Error::TooEarlyToCancel`]: when the withdrawal is younger than `CancellationPeriod`.
       *
       * ## Events
       *
       * [`Event::WithdrawalCancelled`]
       **/
      cancelWithdrawal: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Mints tokens for a payment into the custodian's bank account.
       *
       * ## Dispatch Origin
       *
       * `CustodianOrigin`; the custodian.
       *
       * ## Details
       *
       * A bank reference counts once, so that a deposit that is submitted again has no second
       * effect.
       *
       * ## Parameters
       *
       * - `who`: account that receives the tokens, a member or a registered driver.
       * - `amount`: amount to mint, in the smallest unit of the token; not zero.
       * - `reference`: bank reference of the payment, 1 to 64 bytes.
       *
       * ## Errors
       *
       * - [`Error::ZeroAmount`]: when `amount` is zero.
       * - [`Error::EmptyReference`]: when `reference` is empty.
       * - [`Error::ReferenceUsed`]: when a deposit or a settled withdrawal used `reference`
       * before.
       * - [`Error::NotParticipant`]: when `who` is neither a member nor a registered driver.
       * - [`Error::IssuanceOverflow`]: when the total issuance would overflow.
       * - [`Error::AboveReserve`]: when the issuance would exceed the attested reserve.
       * - [`Error::BelowMinimum`]: when the balance of `who` would be below the existential
       * deposit.
       *
       * ## Events
       *
       * [`Event::Deposited`]
       **/
      deposit: AugmentedSubmittable<(who: AccountId32 | string | Uint8Array, amount: u128 | AnyNumber | Uint8Array, reference: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [AccountId32, u128, Bytes]>;
      /**
       * Rejects a withdrawal and releases its tokens from hold.
       *
       * ## Dispatch Origin
       *
       * `CustodianOrigin`; the custodian.
       *
       * ## Details
       *
       * For a withdrawal that the custodian does not pay, for example because the bank refused
       * the payment.
       *
       * ## Parameters
       *
       * - `id`: id of the pending withdrawal.
       *
       * ## Errors
       *
       * - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
       *
       * ## Events
       *
       * [`Event::WithdrawalRejected`]
       **/
      rejectWithdrawal: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Requests that the custodian pays out tokens of the caller.
       *
       * ## Dispatch Origin
       *
       * `ParticipantOrigin`; the account whose tokens are paid out.
       *
       * ## Details
       *
       * The tokens are put on hold until the custodian settles or rejects the withdrawal, or the
       * caller cancels it. The event contains the id of the withdrawal. The existential deposit
       * stays on the account. A withdrawal is at least the existential deposit, so that one that
       * is not paid can always be released.
       *
       * ## Parameters
       *
       * - `amount`: amount to pay out, in the smallest unit of the token; at least the
       * existential deposit.
       * - `payout_reference`: opaque reference by which the custodian knows where to pay to; 1
       * to 32 bytes. It is public and stays so: no account number, no name.
       *
       * ## Errors
       *
       * - [`Error::ZeroAmount`]: when `amount` is zero.
       * - [`Error::EmptyReference`]: when `payout_reference` is empty.
       * - [`Error::PayoutReferenceTooLong`]: when `payout_reference` is longer than 32 bytes.
       * - [`Error::PayoutReferenceIsIban`]: when `payout_reference` is an account number (IBAN).
       * - [`Error::BelowMinimum`]: when `amount` is below the existential deposit.
       * - [`Error::TooManyPendingWithdrawals`]: when the caller has `MaxPendingWithdrawals`
       * pending withdrawals.
       * - [`Error::InsufficientBalance`]: when `amount` exceeds what the caller can spend while
       * the existential deposit stays.
       * - [`Error::WithdrawalIdsExhausted`]: when no withdrawal id is left.
       *
       * ## Events
       *
       * [`Event::WithdrawalRequested`]
       **/
      requestWithdrawal: AugmentedSubmittable<(amount: u128 | AnyNumber | Uint8Array, payoutReference: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u128, Bytes]>;
      /**
       * Burns the tokens of a withdrawal that the custodian paid.
       *
       * ## Dispatch Origin
       *
       * `CustodianOrigin`; the custodian.
       *
       * ## Details
       *
       * Freezes of the account do not prevent it, because the money has left the bank.
       *
       * ## Parameters
       *
       * - `id`: id of the pending withdrawal.
       * - `reference`: bank reference of the payment, 1 to 64 bytes.
       *
       * ## Errors
       *
       * - [`Error::UnknownWithdrawal`]: when there is no pending withdrawal `id`.
       * - [`Error::EmptyReference`]: when `reference` is empty.
       * - [`Error::ReferenceUsed`]: when a deposit or a settled withdrawal used `reference`
       * before.
       *
       * ## Events
       *
       * [`Event::WithdrawalSettled`]
       **/
      settleWithdrawal: AugmentedSubmittable<(id: u64 | AnyNumber | Uint8Array, reference: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, Bytes]>;
    };
    txPause: {
      /**
       * Pause a call.
       *
       * Can only be called by [`Config::PauseOrigin`].
       * Emits an [`Event::CallPaused`] event on success.
       **/
      pause: AugmentedSubmittable<(fullName: ITuple<[Bytes, Bytes]> | [Bytes | string | Uint8Array, Bytes | string | Uint8Array]) => SubmittableExtrinsic<ApiType>, [ITuple<[Bytes, Bytes]>]>;
      /**
       * Un-pause a call.
       *
       * Can only be called by [`Config::UnpauseOrigin`].
       * Emits an [`Event::CallUnpaused`] event on success.
       **/
      unpause: AugmentedSubmittable<(ident: ITuple<[Bytes, Bytes]> | [Bytes | string | Uint8Array, Bytes | string | Uint8Array]) => SubmittableExtrinsic<ApiType>, [ITuple<[Bytes, Bytes]>]>;
    };
    utility: {
      /**
       * Send a call through an indexed pseudonym of the sender.
       *
       * Filter from origin are passed along. The call will be dispatched with an origin which
       * use the same filter as the origin of this call.
       *
       * NOTE: If you need to ensure that any account-based filtering is not honored (i.e.
       * because you expect `proxy` to have been used prior in the call stack and you do not want
       * the call restrictions to apply to any sub-accounts), then use `as_multi_threshold_1`
       * in the Multisig pallet instead.
       *
       * NOTE: Prior to version *12, this was called `as_limited_sub`.
       *
       * The dispatch origin for this call must be _Signed_.
       **/
      asDerivative: AugmentedSubmittable<(index: u16 | AnyNumber | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Call]>;
      /**
       * Send a batch of dispatch calls.
       *
       * May be called from any origin except `None`.
       *
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       *
       * If origin is root then the calls are dispatched without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       *
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       *
       * This will return `Ok` in all circumstances. To determine the success of the batch, an
       * event is deposited. If a call failed and the batch was interrupted, then the
       * `BatchInterrupted` event is deposited, along with the number of successful calls made
       * and the error of the failed call. If all were successful, then the `BatchCompleted`
       * event is deposited.
       **/
      batch: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Send a batch of dispatch calls and atomically execute them.
       * The whole transaction will rollback and fail if any of the calls failed.
       *
       * May be called from any origin except `None`.
       *
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       *
       * If origin is root then the calls are dispatched without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       *
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       **/
      batchAll: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Dispatches a function call with a provided origin.
       *
       * The dispatch origin for this call must be _Root_.
       *
       * ## Complexity
       * - O(1).
       **/
      dispatchAs: AugmentedSubmittable<(asOrigin: SmartchargeRuntimeOriginCaller | { system: any } | { Council: any } | string | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SmartchargeRuntimeOriginCaller, Call]>;
      /**
       * Dispatches a function call with a provided origin.
       *
       * Almost the same as [`Pallet::dispatch_as`] but forwards any error of the inner call.
       *
       * The dispatch origin for this call must be _Root_.
       **/
      dispatchAsFallible: AugmentedSubmittable<(asOrigin: SmartchargeRuntimeOriginCaller | { system: any } | { Council: any } | string | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SmartchargeRuntimeOriginCaller, Call]>;
      /**
       * Send a batch of dispatch calls.
       * Unlike `batch`, it allows errors and won't interrupt.
       *
       * May be called from any origin except `None`.
       *
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       *
       * If origin is root then the calls are dispatch without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       *
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       **/
      forceBatch: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Dispatch a fallback call in the event the main call fails to execute.
       * May be called from any origin except `None`.
       *
       * This function first attempts to dispatch the `main` call.
       * If the `main` call fails, the `fallback` is attemted.
       * if the fallback is successfully dispatched, the weights of both calls
       * are accumulated and an event containing the main call error is deposited.
       *
       * In the event of a fallback failure the whole call fails
       * with the weights returned.
       *
       * - `main`: The main call to be dispatched. This is the primary action to execute.
       * - `fallback`: The fallback call to be dispatched in case the `main` call fails.
       *
       * ## Dispatch Logic
       * - If the origin is `root`, both the main and fallback calls are executed without
       * applying any origin filters.
       * - If the origin is not `root`, the origin filter is applied to both the `main` and
       * `fallback` calls.
       *
       * ## Use Case
       * - Some use cases might involve submitting a `batch` type call in either main, fallback
       * or both.
       **/
      ifElse: AugmentedSubmittable<(main: Call | IMethod | string | Uint8Array, fallback: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, Call]>;
      /**
       * Dispatch a function call with a specified weight.
       *
       * This function does not check the weight of the call, and instead allows the
       * Root origin to specify the weight of the call.
       *
       * The dispatch origin for this call must be _Root_.
       **/
      withWeight: AugmentedSubmittable<(call: Call | IMethod | string | Uint8Array, weight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, SpWeightsWeightV2Weight]>;
    };
  } // AugmentedSubmittables
} // declare module
