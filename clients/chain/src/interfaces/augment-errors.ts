// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/errors';

import type { ApiTypes, AugmentedError } from '@polkadot/api-base/types';

export type __AugmentedError<ApiType extends ApiTypes> = AugmentedError<ApiType>;

declare module '@polkadot/api-base/types/errors' {
  interface AugmentedErrors<ApiType extends ApiTypes> {
    balances: {
      /**
       * Beneficiary account must pre-exist.
       **/
      DeadAccount: AugmentedError<ApiType>;
      /**
       * The delta cannot be zero.
       **/
      DeltaZero: AugmentedError<ApiType>;
      /**
       * Value too low to create account due to existential deposit.
       **/
      ExistentialDeposit: AugmentedError<ApiType>;
      /**
       * A vesting schedule already exists for this account.
       **/
      ExistingVestingSchedule: AugmentedError<ApiType>;
      /**
       * Transfer/payment would kill account.
       **/
      Expendability: AugmentedError<ApiType>;
      /**
       * Balance too low to send value.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The issuance cannot be modified since it is already deactivated.
       **/
      IssuanceDeactivated: AugmentedError<ApiType>;
      /**
       * Account liquidity restrictions prevent withdrawal.
       **/
      LiquidityRestrictions: AugmentedError<ApiType>;
      /**
       * Number of freezes exceed `MaxFreezes`.
       **/
      TooManyFreezes: AugmentedError<ApiType>;
      /**
       * Number of holds exceed `VariantCountOf<T::RuntimeHoldReason>`.
       **/
      TooManyHolds: AugmentedError<ApiType>;
      /**
       * Number of named reserves exceed `MaxReserves`.
       **/
      TooManyReserves: AugmentedError<ApiType>;
      /**
       * Vesting balance too high to send value.
       **/
      VestingBalance: AugmentedError<ApiType>;
    };
    charging: {
      /**
       * The escrow exceeds what the processes of the day can still cost under the mandate.
       **/
      AboveDailyCap: AugmentedError<ApiType>;
      /**
       * The operator asks for more energy or more steps than the mandate allows.
       **/
      AboveMandate: AugmentedError<ApiType>;
      /**
       * The process waits for its closing reading already.
       **/
      AlreadyClosing: AugmentedError<ApiType>;
      /**
       * The caller has consented to close the process on its last reading already.
       **/
      AlreadyConsented: AugmentedError<ApiType>;
      /**
       * The supplier has offered this source for the process already.
       **/
      AlreadyOffered: AugmentedError<ApiType>;
      /**
       * A request was made for the process already.
       **/
      AlreadyRequested: AugmentedError<ApiType>;
      /**
       * The process is scheduled already.
       **/
      AlreadyScheduled: AugmentedError<ApiType>;
      /**
       * The spendable balance is below the minimum balance.
       **/
      BalanceTooLow: AugmentedError<ApiType>;
      /**
       * The open step is still served by the offers before the last change.
       **/
      ChangePending: AugmentedError<ApiType>;
      /**
       * The escrow exceeds the highest cost that the driver accepts.
       **/
      CostTooHigh: AugmentedError<ApiType>;
      /**
       * The highest cost of a day is below that of a process.
       **/
      DailyCapTooLow: AugmentedError<ApiType>;
      /**
       * A supplier occurs twice.
       **/
      DuplicateSupplier: AugmentedError<ApiType>;
      /**
       * The requested energy exceeds the highest one.
       **/
      EnergyTooHigh: AugmentedError<ApiType>;
      /**
       * The requested energy is below the least one.
       **/
      EnergyTooLow: AugmentedError<ApiType>;
      /**
       * Another open station has this EVSE ID.
       **/
      EvseIdInUse: AugmentedError<ApiType>;
      /**
       * The preferences ask for flexible power, which is not used yet.
       **/
      FlexiblePowerNotUsed: AugmentedError<ApiType>;
      /**
       * The host is neither a member nor a registered driver.
       **/
      HostNotParticipant: AugmentedError<ApiType>;
      /**
       * There is no further id.
       **/
      IdsExhausted: AugmentedError<ApiType>;
      /**
       * The driver owes for an earlier process.
       **/
      InDebt: AugmentedError<ApiType>;
      /**
       * The balance does not cover the highest cost of the process.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The EVSE ID is malformed.
       **/
      InvalidEvseId: AugmentedError<ApiType>;
      /**
       * The length of a step is neither a multiple nor a divisor of the metering interval.
       **/
      InvalidStep: AugmentedError<ApiType>;
      /**
       * The mandate would be over already.
       **/
      MandateInPast: AugmentedError<ApiType>;
      /**
       * The mandates of the driver name other operators.
       **/
      MandateOfAnother: AugmentedError<ApiType>;
      /**
       * The mandate of the driver is over.
       **/
      MandateOver: AugmentedError<ApiType>;
      /**
       * The mandate would last too long.
       **/
      MandateTooLong: AugmentedError<ApiType>;
      /**
       * The mandate has no highest cost of a process.
       **/
      MandateWithoutCap: AugmentedError<ApiType>;
      /**
       * Another open station has this meter.
       **/
      MeterInUse: AugmentedError<ApiType>;
      /**
       * The station's meter is pending or suspended.
       **/
      MeterNotActive: AugmentedError<ApiType>;
      /**
       * No offer matches the driver's preferences.
       **/
      NoEligibleOffer: AugmentedError<ApiType>;
      /**
       * The station's meter has no recent reading.
       **/
      NoFreshReading: AugmentedError<ApiType>;
      /**
       * The driver has given no mandate.
       **/
      NoMandate: AugmentedError<ApiType>;
      /**
       * No mandate of the driver is over.
       **/
      NoMandateOver: AugmentedError<ApiType>;
      /**
       * The station's meter has no reading since the authorisation, or shortly before it.
       **/
      NoReadingSinceAuthorisation: AugmentedError<ApiType>;
      /**
       * No step after the open one, or no energy, is left to plan.
       **/
      NoStepLeft: AugmentedError<ApiType>;
      /**
       * The list of suppliers is empty.
       **/
      NoSuppliers: AugmentedError<ApiType>;
      /**
       * The account does not have the role of a charging station operator.
       **/
      NotACso: AugmentedError<ApiType>;
      /**
       * The account is not a registered driver.
       **/
      NotADriver: AugmentedError<ApiType>;
      /**
       * The meter does not measure a station.
       **/
      NotAStationMeter: AugmentedError<ApiType>;
      /**
       * The account does not have the role of a supplier.
       **/
      NotASupplier: AugmentedError<ApiType>;
      /**
       * The caller is not a supplier of the station.
       **/
      NotConnected: AugmentedError<ApiType>;
      /**
       * The caller is neither the DSO of the process nor the operator of its station.
       **/
      NotDsoOrOperator: AugmentedError<ApiType>;
      /**
       * There is no standing offer to withdraw.
       **/
      NothingToWithdraw: AugmentedError<ApiType>;
      /**
       * The caller does not own the meter.
       **/
      NotMeterOwner: AugmentedError<ApiType>;
      /**
       * The caller is not the driver of the process.
       **/
      NotProcessDriver: AugmentedError<ApiType>;
      /**
       * No request was made for the process yet.
       **/
      NotRequested: AugmentedError<ApiType>;
      /**
       * The process is not scheduled.
       **/
      NotScheduled: AugmentedError<ApiType>;
      /**
       * The process was authorised too long ago to be scheduled.
       **/
      NotScheduledInTime: AugmentedError<ApiType>;
      /**
       * The caller is not the supplier of the source.
       **/
      NotSourceSupplier: AugmentedError<ApiType>;
      /**
       * The process had a reading, or was authorised, too recently.
       **/
      NotStale: AugmentedError<ApiType>;
      /**
       * The caller is not the operator of the station.
       **/
      NotStationOperator: AugmentedError<ApiType>;
      /**
       * The last interval of the standing offer is over.
       **/
      OfferInPast: AugmentedError<ApiType>;
      /**
       * The spendable balance of the supplier does not cover what it may have to pay at the
       * negative prices of the offer.
       **/
      OfferNotCovered: AugmentedError<ApiType>;
      /**
       * A time or an amount does not fit its type.
       **/
      Overflow: AugmentedError<ApiType>;
      /**
       * The power exceeds that of the meter's connection.
       **/
      PowerAboveConnection: AugmentedError<ApiType>;
      /**
       * A price exceeds the highest price.
       **/
      PriceTooHigh: AugmentedError<ApiType>;
      /**
       * A price is below the lowest price.
       **/
      PriceTooLow: AugmentedError<ApiType>;
      /**
       * The process has ended.
       **/
      ProcessEnded: AugmentedError<ApiType>;
      /**
       * Metering refuses the reading.
       **/
      ReadingRefused: AugmentedError<ApiType>;
      /**
       * The preferences consent to planning again, which is not used yet.
       **/
      ReplanNotUsed: AugmentedError<ApiType>;
      /**
       * The source feeds in nothing now.
       **/
      SourceNotSupplying: AugmentedError<ApiType>;
      /**
       * A process is running at the station.
       **/
      StationBusy: AugmentedError<ApiType>;
      /**
       * The station is closed.
       **/
      StationClosed: AugmentedError<ApiType>;
      /**
       * The station's price per hour exceeds the highest one that the driver accepts.
       **/
      StationTooExpensive: AugmentedError<ApiType>;
      /**
       * The length of a step exceeds the highest one.
       **/
      StepTooLong: AugmentedError<ApiType>;
      /**
       * The time of the stop is in the future.
       **/
      StopInFuture: AugmentedError<ApiType>;
      /**
       * The time of the stop is before the latest reading, or before the process began.
       **/
      StopTooEarly: AugmentedError<ApiType>;
      /**
       * All steps together last too long.
       **/
      TooLong: AugmentedError<ApiType>;
      /**
       * The driver has the highest number of mandates.
       **/
      TooManyMandates: AugmentedError<ApiType>;
      /**
       * The process has the highest number of offers.
       **/
      TooManyOffers: AugmentedError<ApiType>;
      /**
       * The supplier has the highest number of offers of one supplier for the process.
       **/
      TooManyOffersOfSupplier: AugmentedError<ApiType>;
      /**
       * The supplier has the highest number of standing offers.
       **/
      TooManyStandingOffers: AugmentedError<ApiType>;
      /**
       * The requested number of steps exceeds the highest one.
       **/
      TooManySteps: AugmentedError<ApiType>;
      /**
       * The driver has the highest number of processes that are not scheduled.
       **/
      TooManyUnscheduled: AugmentedError<ApiType>;
      /**
       * The start of a standing offer is not the start of a metering interval.
       **/
      UnalignedOffer: AugmentedError<ApiType>;
      /**
       * The area of the station's meter does not exist.
       **/
      UnknownArea: AugmentedError<ApiType>;
      /**
       * The driver has no mandate with this id.
       **/
      UnknownMandate: AugmentedError<ApiType>;
      /**
       * The meter does not exist.
       **/
      UnknownMeter: AugmentedError<ApiType>;
      /**
       * The version of the preferences is later than the runtime knows.
       **/
      UnknownPreferences: AugmentedError<ApiType>;
      /**
       * The process does not exist.
       **/
      UnknownProcess: AugmentedError<ApiType>;
      /**
       * The source is not active, or no active source has the carrier.
       **/
      UnknownSource: AugmentedError<ApiType>;
      /**
       * The station does not exist.
       **/
      UnknownStation: AugmentedError<ApiType>;
      /**
       * The number of prices is not the number of steps.
       **/
      WrongNumberOfPrices: AugmentedError<ApiType>;
      /**
       * The requested energy is zero.
       **/
      ZeroEnergy: AugmentedError<ApiType>;
      /**
       * The power is zero.
       **/
      ZeroPower: AugmentedError<ApiType>;
      /**
       * The requested number of steps is zero.
       **/
      ZeroSteps: AugmentedError<ApiType>;
    };
    consortium: {
      /**
       * The account is already a driver.
       **/
      AlreadyDriver: AugmentedError<ApiType>;
      /**
       * The account is already a member.
       **/
      AlreadyMember: AugmentedError<ApiType>;
      /**
       * The account is already a validator.
       **/
      AlreadyValidator: AugmentedError<ApiType>;
      /**
       * A change of the finality authorities is pending, or the latest forced change is too
       * recent.
       **/
      ChangePending: AugmentedError<ApiType>;
      /**
       * The delay is shorter than a session or longer than `MaxStallDelay`.
       **/
      DelayOutOfBounds: AugmentedError<ApiType>;
      /**
       * The name is empty or consists of white space only.
       **/
      EmptyName: AugmentedError<ApiType>;
      /**
       * The consortium does not have the amount beyond the existential deposit.
       **/
      InsufficientFunds: AugmentedError<ApiType>;
      /**
       * The member is the last one, so that nobody could govern without it.
       **/
      LastMember: AugmentedError<ApiType>;
      /**
       * No validator with session keys would remain, so that nobody could author blocks.
       **/
      LastValidator: AugmentedError<ApiType>;
      /**
       * A validator that was removed, or session keys that were replaced, still take part in the
       * next session.
       **/
      LostValidatorsSeated: AugmentedError<ApiType>;
      /**
       * The name is not valid UTF-8.
       **/
      NameNotUtf8: AugmentedError<ApiType>;
      /**
       * The set of roles is empty.
       **/
      NoRoles: AugmentedError<ApiType>;
      /**
       * The account is not a driver.
       **/
      NotDriver: AugmentedError<ApiType>;
      /**
       * The account is not a member.
       **/
      NotMember: AugmentedError<ApiType>;
      /**
       * The receiver is neither a member nor a registered driver.
       **/
      NotParticipant: AugmentedError<ApiType>;
      /**
       * Another member registered the driver and is still allowed to register drivers.
       **/
      NotRegistrar: AugmentedError<ApiType>;
      /**
       * The best finalised block is less than a session old, so that finality has not stalled.
       **/
      NotStalled: AugmentedError<ApiType>;
      /**
       * The account is not a validator.
       **/
      NotValidator: AugmentedError<ApiType>;
      /**
       * The next session has the validators and keys with which finality stalled.
       **/
      SetUnchanged: AugmentedError<ApiType>;
      /**
       * The best finalised block is older than `MaxStall`.
       **/
      StallTooOld: AugmentedError<ApiType>;
      /**
       * The registrar has the maximum number of former drivers that can still make exit calls.
       **/
      TooManyFormer: AugmentedError<ApiType>;
      /**
       * The maximum number of members exists.
       **/
      TooManyMembers: AugmentedError<ApiType>;
      /**
       * The member has the maximum number of open motions.
       **/
      TooManyMotions: AugmentedError<ApiType>;
      /**
       * The maximum number of validators exists.
       **/
      TooManyValidators: AugmentedError<ApiType>;
      /**
       * The amount is zero.
       **/
      ZeroAmount: AugmentedError<ApiType>;
    };
    corrections: {
      /**
       * The line would have more energy than its station can give in the time.
       **/
      AbovePower: AugmentedError<ApiType>;
      /**
       * The caller has conceded already.
       **/
      AlreadyAnswered: AugmentedError<ApiType>;
      /**
       * The subject is disputed, or was.
       **/
      AlreadyDisputed: AugmentedError<ApiType>;
      /**
       * A correction of the process waits for the driver.
       **/
      AlreadyOpen: AugmentedError<ApiType>;
      /**
       * The arbiter has ruled already.
       **/
      AlreadyRuled: AugmentedError<ApiType>;
      /**
       * The arbiter has an interest in the dispute.
       **/
      ArbiterIsParty: AugmentedError<ApiType>;
      /**
       * More would be taken out of a part than is left.
       **/
      BelowZero: AugmentedError<ApiType>;
      /**
       * The spendable balance of the caller is below the bond.
       **/
      BondTooLow: AugmentedError<ApiType>;
      /**
       * A part is named twice.
       **/
      ChangedTwice: AugmentedError<ApiType>;
      /**
       * The claim is above `MaxInvoiceClaim`.
       **/
      ClaimTooHigh: AugmentedError<ApiType>;
      /**
       * The dispute is closed.
       **/
      DisputeClosed: AugmentedError<ApiType>;
      /**
       * All ids are used.
       **/
      IdsExhausted: AugmentedError<ApiType>;
      /**
       * The spendable balance of the caller is below what the correction costs.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * Some changes are upwards and some downwards.
       **/
      MixedSigns: AugmentedError<ApiType>;
      /**
       * An arbiter is named twice.
       **/
      NamedTwice: AugmentedError<ApiType>;
      /**
       * An arbiter is no participant.
       **/
      NotAParticipant: AugmentedError<ApiType>;
      /**
       * The caller is not one of the arbiters of the dispute.
       **/
      NotArbiter: AugmentedError<ApiType>;
      /**
       * The caller is not the driver of the process.
       **/
      NotDriver: AugmentedError<ApiType>;
      /**
       * Nothing would change.
       **/
      NothingToCorrect: AugmentedError<ApiType>;
      /**
       * The driver can still consent.
       **/
      NotLapsed: AugmentedError<ApiType>;
      /**
       * The correction does not wait for the driver.
       **/
      NotOpen: AugmentedError<ApiType>;
      /**
       * The caller is no party of the subject, or of the dispute.
       **/
      NotParty: AugmentedError<ApiType>;
      /**
       * The caller does not answer for what it wants to correct: the DSO of the area answers for
       * energy, an operator for the time of its station, and a supplier for its sales.
       **/
      NotResponsible: AugmentedError<ApiType>;
      /**
       * A party can charge less for what it sold, not more, nor pay less at a negative price.
       **/
      OnlyLess: AugmentedError<ApiType>;
      /**
       * The change is not the energy by which the process exceeds what its records prove.
       **/
      OtherThanRecorded: AugmentedError<ApiType>;
      /**
       * The part exceeds 1 000 thousandths.
       **/
      PartTooHigh: AugmentedError<ApiType>;
      /**
       * The time to correct, to consent, to dispute, to answer or to rule is over.
       **/
      TooLate: AugmentedError<ApiType>;
      /**
       * The process has the maximum number of corrections.
       **/
      TooManyCorrections: AugmentedError<ApiType>;
      /**
       * The caller has the maximum number of open disputes.
       **/
      TooManyDisputes: AugmentedError<ApiType>;
      /**
       * The correction would change too many parts, or too many parts of the process are changed
       * already.
       **/
      TooManyParts: AugmentedError<ApiType>;
      /**
       * The dispute has the maximum number of hashes of evidence.
       **/
      TooMuchEvidence: AugmentedError<ApiType>;
      /**
       * There is no correction with this id.
       **/
      UnknownCorrection: AugmentedError<ApiType>;
      /**
       * There is no dispute with this id.
       **/
      UnknownDispute: AugmentedError<ApiType>;
      /**
       * A change names a line or a part that the process does not have.
       **/
      UnknownLine: AugmentedError<ApiType>;
      /**
       * There is no charge detail record of the process.
       **/
      UnknownRecord: AugmentedError<ApiType>;
      /**
       * There is nothing like this to dispute.
       **/
      UnknownSubject: AugmentedError<ApiType>;
      /**
       * The lines are not all lines of the process, as they were settled and in their order.
       **/
      WrongLines: AugmentedError<ApiType>;
      /**
       * The dispute is at another stage.
       **/
      WrongStage: AugmentedError<ApiType>;
    };
    council: {
      /**
       * Members are already initialized!
       **/
      AlreadyInitialized: AugmentedError<ApiType>;
      /**
       * Duplicate proposals not allowed
       **/
      DuplicateProposal: AugmentedError<ApiType>;
      /**
       * Duplicate vote ignored
       **/
      DuplicateVote: AugmentedError<ApiType>;
      /**
       * Account is not a member
       **/
      NotMember: AugmentedError<ApiType>;
      /**
       * Prime account is not a member
       **/
      PrimeAccountNotMember: AugmentedError<ApiType>;
      /**
       * Proposal is still active.
       **/
      ProposalActive: AugmentedError<ApiType>;
      /**
       * Proposal must exist
       **/
      ProposalMissing: AugmentedError<ApiType>;
      /**
       * The close call was made too early, before the end of the voting.
       **/
      TooEarly: AugmentedError<ApiType>;
      /**
       * There can only be a maximum of `MaxProposals` active proposals.
       **/
      TooManyProposals: AugmentedError<ApiType>;
      /**
       * Mismatched index
       **/
      WrongIndex: AugmentedError<ApiType>;
      /**
       * The given length bound for the proposal was too low.
       **/
      WrongProposalLength: AugmentedError<ApiType>;
      /**
       * The given weight bound for the proposal was too low.
       **/
      WrongProposalWeight: AugmentedError<ApiType>;
    };
    debts: {
      /**
       * The spendable balance of the caller is below the amount, or the debtor has none.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The amount exceeds the debt.
       **/
      MoreThanOwed: AugmentedError<ApiType>;
      /**
       * The caller owes the creditor nothing of this kind.
       **/
      NoDebt: AugmentedError<ApiType>;
      /**
       * Debts of this kind are paid by their debtors alone.
       **/
      NotCollectable: AugmentedError<ApiType>;
      /**
       * The amount is zero.
       **/
      ZeroAmount: AugmentedError<ApiType>;
    };
    demandResponse: {
      /**
       * The signal has already expired and waits for its open responses.
       **/
      AlreadyExpired: AugmentedError<ApiType>;
      /**
       * The window has started, so that the signal can no longer be withdrawn.
       **/
      AlreadyStarted: AugmentedError<ApiType>;
      /**
       * The window does not end after its start.
       **/
      EmptyWindow: AugmentedError<ApiType>;
      /**
       * A response was accepted, so that the signal can no longer be withdrawn.
       **/
      HasResponses: AugmentedError<ApiType>;
      /**
       * The caller cannot spend the budget.
       **/
      InsufficientBudget: AugmentedError<ApiType>;
      /**
       * The signal has accepted the maximum number of responses.
       **/
      NoResponsesLeft: AugmentedError<ApiType>;
      /**
       * The window has not ended yet.
       **/
      NotExpired: AugmentedError<ApiType>;
      /**
       * The caller does not operate the area of the target.
       **/
      NotOperator: AugmentedError<ApiType>;
      /**
       * The caller did not send the signal.
       **/
      NotSender: AugmentedError<ApiType>;
      /**
       * The window overlaps the window of another pending signal of the same target.
       **/
      Overlapping: AugmentedError<ApiType>;
      /**
       * The window starts more than `MaxLead` ahead.
       **/
      TooFarAhead: AugmentedError<ApiType>;
      /**
       * The maximum number of responses exceeds `MaxResponses`.
       **/
      TooManyResponses: AugmentedError<ApiType>;
      /**
       * The target has `MaxSignalsPerTarget` pending signals.
       **/
      TooManySignals: AugmentedError<ApiType>;
      /**
       * There is no such area.
       **/
      UnknownArea: AugmentedError<ApiType>;
      /**
       * There is no such process, or it has ended.
       **/
      UnknownProcess: AugmentedError<ApiType>;
      /**
       * There is no such signal, or it was removed.
       **/
      UnknownSignal: AugmentedError<ApiType>;
      /**
       * The window has ended, so that the signal can no longer be accepted.
       **/
      WindowEnded: AugmentedError<ApiType>;
      /**
       * The start of the window is in the past.
       **/
      WindowInPast: AugmentedError<ApiType>;
      /**
       * The window is longer than `MaxWindow`.
       **/
      WindowTooLong: AugmentedError<ApiType>;
      /**
       * The maximum number of responses is zero.
       **/
      ZeroResponses: AugmentedError<ApiType>;
      /**
       * The reward is zero.
       **/
      ZeroReward: AugmentedError<ApiType>;
    };
    grandpa: {
      /**
       * Attempt to signal GRANDPA change with one already pending.
       **/
      ChangePending: AugmentedError<ApiType>;
      /**
       * A given equivocation report is valid but already previously reported.
       **/
      DuplicateOffenceReport: AugmentedError<ApiType>;
      /**
       * An equivocation proof provided as part of an equivocation report is invalid.
       **/
      InvalidEquivocationProof: AugmentedError<ApiType>;
      /**
       * A key ownership proof provided as part of an equivocation report is invalid.
       **/
      InvalidKeyOwnershipProof: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA pause when the authority set isn't live
       * (either paused or already pending pause).
       **/
      PauseFailed: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA resume when the authority set isn't paused
       * (either live or already pending resume).
       **/
      ResumeFailed: AugmentedError<ApiType>;
      /**
       * Cannot signal forced change so soon after last.
       **/
      TooSoon: AugmentedError<ApiType>;
    };
    grid: {
      /**
       * The DSO already operates the area.
       **/
      AlreadyOperator: AugmentedError<ApiType>;
      /**
       * An EAN occurs twice among the allocation points of a connection.
       **/
      DuplicateEan: AugmentedError<ApiType>;
      /**
       * An EAN is that of another connection, or of an allocation point of another connection.
       **/
      EanInUse: AugmentedError<ApiType>;
      /**
       * The name of the area is empty.
       **/
      EmptyName: AugmentedError<ApiType>;
      /**
       * The allocation would not begin after the present hour.
       **/
      FromInPast: AugmentedError<ApiType>;
      /**
       * The allocation would begin more than `AllocationLead` after the present hour.
       **/
      FromTooFar: AugmentedError<ApiType>;
      /**
       * The reported loading or a threshold of the tariff exceeds 1 000 %.
       **/
      ImplausibleLoading: AugmentedError<ApiType>;
      /**
       * The check digit of an EAN is wrong.
       **/
      InvalidEanCheckDigit: AugmentedError<ApiType>;
      /**
       * An EAN does not have 18 digits.
       **/
      InvalidEanLength: AugmentedError<ApiType>;
      /**
       * The account is not a member with the role of a DSO.
       **/
      NotADso: AugmentedError<ApiType>;
      /**
       * An account is not a member with the role of a supplier.
       **/
      NotASupplier: AugmentedError<ApiType>;
      /**
       * The caller does not operate the area.
       **/
      NotOperator: AugmentedError<ApiType>;
      /**
       * The connection is in an area that the caller does not operate.
       **/
      OtherArea: AugmentedError<ApiType>;
      /**
       * A price of the tariff exceeds `MaxPrice`.
       **/
      PriceTooHigh: AugmentedError<ApiType>;
      /**
       * A price of the tariff is below `MinPrice`.
       **/
      PriceTooLow: AugmentedError<ApiType>;
      /**
       * All allocations of the connection that are remembered are still needed.
       **/
      TooManyAllocations: AugmentedError<ApiType>;
      /**
       * The maximum number of areas exists.
       **/
      TooManyAreas: AugmentedError<ApiType>;
      /**
       * There is no area with this id.
       **/
      UnknownArea: AugmentedError<ApiType>;
      /**
       * The thresholds of the tariff are not in strictly ascending order.
       **/
      UnorderedSteps: AugmentedError<ApiType>;
    };
    invoices: {
      /**
       * Nothing is left of the invoice: more would be credited than was billed.
       **/
      AlreadyCredited: AugmentedError<ApiType>;
      /**
       * The document to credit is a credit note.
       **/
      NotAnInvoice: AugmentedError<ApiType>;
      /**
       * The number does not follow the last one of the series.
       **/
      NumberNotNext: AugmentedError<ApiType>;
      /**
       * The series is not below `MaxSeries`.
       **/
      SeriesTooHigh: AugmentedError<ApiType>;
      /**
       * The document to credit is not anchored by the caller.
       **/
      UnknownInvoice: AugmentedError<ApiType>;
    };
    metering: {
      /**
       * The meter is already suspended or rejected.
       **/
      AlreadySuspended: AugmentedError<ApiType>;
      /**
       * The base is more than `MaxDrift` ahead of the clock of the chain.
       **/
      BaseFromFuture: AugmentedError<ApiType>;
      /**
       * The base is not later than the latest reading of the meter.
       **/
      BaseNotNewer: AugmentedError<ApiType>;
      /**
       * The base is older than `MaxAge`.
       **/
      BaseTooOld: AugmentedError<ApiType>;
      /**
       * The batch contains no reading and no record.
       **/
      EmptyBatch: AugmentedError<ApiType>;
      /**
       * The last digit of the EAN is not the check digit of the preceding ones.
       **/
      InvalidEanCheckDigit: AugmentedError<ApiType>;
      /**
       * The EAN does not have 18 digits.
       **/
      InvalidEanLength: AugmentedError<ApiType>;
      /**
       * The proof is not a signature by the key for the caller and this chain.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * The key is in force at a meter.
       **/
      KeyInUse: AugmentedError<ApiType>;
      /**
       * The DSO has never approved the meter.
       **/
      NeverApproved: AugmentedError<ApiType>;
      /**
       * The meter has no recorder, and none was requested.
       **/
      NoRecorder: AugmentedError<ApiType>;
      /**
       * The meter is active, the key is in force, and no base is given.
       **/
      NothingToApprove: AugmentedError<ApiType>;
      /**
       * The caller does not run the area of the meter.
       **/
      NotOperator: AugmentedError<ApiType>;
      /**
       * The caller does not own the meter.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The key is neither the one of the meter nor the one that its owner requested.
       **/
      OtherKey: AugmentedError<ApiType>;
      /**
       * The record does not state the serial number of the recorder, or that is empty.
       **/
      OtherSerial: AugmentedError<ApiType>;
      /**
       * The power of the connection exceeds `MaxPower`.
       **/
      PowerTooHigh: AugmentedError<ApiType>;
      /**
       * The area does not exist.
       **/
      UnknownArea: AugmentedError<ApiType>;
      /**
       * The meter does not exist.
       **/
      UnknownMeter: AugmentedError<ApiType>;
      /**
       * The payload cannot be read without doubt.
       **/
      UnreadableRecord: AugmentedError<ApiType>;
      /**
       * The power of the connection is zero.
       **/
      ZeroPower: AugmentedError<ApiType>;
    };
    migrations: {
      /**
       * The operation cannot complete since some MBMs are ongoing.
       **/
      Ongoing: AugmentedError<ApiType>;
    };
    multisig: {
      /**
       * Call is already approved by this signatory.
       **/
      AlreadyApproved: AugmentedError<ApiType>;
      /**
       * The data to be stored is already stored.
       **/
      AlreadyStored: AugmentedError<ApiType>;
      /**
       * The maximum weight information provided was too low.
       **/
      MaxWeightTooLow: AugmentedError<ApiType>;
      /**
       * Threshold must be 2 or greater.
       **/
      MinimumThreshold: AugmentedError<ApiType>;
      /**
       * Call doesn't need any (more) approvals.
       **/
      NoApprovalsNeeded: AugmentedError<ApiType>;
      /**
       * Multisig operation not found in storage.
       **/
      NotFound: AugmentedError<ApiType>;
      /**
       * No timepoint was given, yet the multisig operation is already underway.
       **/
      NoTimepoint: AugmentedError<ApiType>;
      /**
       * Only the account that originally created the multisig is able to cancel it or update
       * its deposits.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The sender was contained in the other signatories; it shouldn't be.
       **/
      SenderInSignatories: AugmentedError<ApiType>;
      /**
       * The signatories were provided out of order; they should be ordered.
       **/
      SignatoriesOutOfOrder: AugmentedError<ApiType>;
      /**
       * There are too few signatories in the list.
       **/
      TooFewSignatories: AugmentedError<ApiType>;
      /**
       * There are too many signatories in the list.
       **/
      TooManySignatories: AugmentedError<ApiType>;
      /**
       * A timepoint was given, yet no multisig operation is underway.
       **/
      UnexpectedTimepoint: AugmentedError<ApiType>;
      /**
       * A different timepoint was given to the multisig operation that is underway.
       **/
      WrongTimepoint: AugmentedError<ApiType>;
    };
    origin: {
      /**
       * The source is already active.
       **/
      AlreadyActive: AugmentedError<ApiType>;
      /**
       * The caller is the supplier of the source already.
       **/
      AlreadySupplier: AugmentedError<ApiType>;
      /**
       * The source is already suspended.
       **/
      AlreadySuspended: AugmentedError<ApiType>;
      /**
       * The capacity exceeds the power of the meter's connection.
       **/
      CapacityAboveConnection: AugmentedError<ApiType>;
      /**
       * The certificates of this interval have expired.
       **/
      Expired: AugmentedError<ApiType>;
      /**
       * No id is left.
       **/
      IdsExhausted: AugmentedError<ApiType>;
      /**
       * The technology code has more than six digits.
       **/
      InvalidTechnology: AugmentedError<ApiType>;
      /**
       * The meter serves a source, or served one before.
       **/
      MeterInUse: AugmentedError<ApiType>;
      /**
       * The meter is not approved, or is suspended.
       **/
      MeterNotActive: AugmentedError<ApiType>;
      /**
       * The owner of the meter did not allow the caller to supply its energy.
       **/
      NoConsent: AugmentedError<ApiType>;
      /**
       * The account is neither a member nor a registered driver.
       **/
      NotAParticipant: AugmentedError<ApiType>;
      /**
       * The meter does not measure the production of a source.
       **/
      NotAProductionMeter: AugmentedError<ApiType>;
      /**
       * The account is not a member with the role of a supplier.
       **/
      NotASupplier: AugmentedError<ApiType>;
      /**
       * The ledger is not closed, or an earlier correction is not finished.
       **/
      NotClosed: AugmentedError<ApiType>;
      /**
       * The start of operation is in the future.
       **/
      NotCommissioned: AugmentedError<ApiType>;
      /**
       * The energy exceeds what is available for it.
       **/
      NotEnough: AugmentedError<ApiType>;
      /**
       * The certificates of this interval have not expired yet.
       **/
      NotExpired: AugmentedError<ApiType>;
      /**
       * The account has no certificates of this source and interval.
       **/
      NothingHeld: AugmentedError<ApiType>;
      /**
       * The energy exceeds the energy of the process that is not proven yet.
       **/
      NothingToGreen: AugmentedError<ApiType>;
      /**
       * The caller does not own the meter.
       **/
      NotMeterOwner: AugmentedError<ApiType>;
      /**
       * The caller does not operate the area of the source.
       **/
      NotOperator: AugmentedError<ApiType>;
      /**
       * The caller did not sell energy of the process.
       **/
      NotProcessSupplier: AugmentedError<ApiType>;
      /**
       * The caller does not own the source.
       **/
      NotSourceOwner: AugmentedError<ApiType>;
      /**
       * The caller is not the supplier of the source.
       **/
      NotSourceSupplier: AugmentedError<ApiType>;
      /**
       * An interval up to the end of the process is not closed yet.
       **/
      NotYetCertified: AugmentedError<ApiType>;
      /**
       * The new meter is in another area than the source.
       **/
      OtherArea: AugmentedError<ApiType>;
      /**
       * The meter is neither that of the source nor the one that is to replace it.
       **/
      OtherMeter: AugmentedError<ApiType>;
      /**
       * The new meter has another owner than the source.
       **/
      OtherOwner: AugmentedError<ApiType>;
      /**
       * The receiver is the caller.
       **/
      SameAccount: AugmentedError<ApiType>;
      /**
       * The source has no ledger in this interval, or it was removed.
       **/
      UnknownInterval: AugmentedError<ApiType>;
      /**
       * There is no such meter.
       **/
      UnknownMeter: AugmentedError<ApiType>;
      /**
       * There is no such process, it has not ended, or it was never scheduled.
       **/
      UnknownProcess: AugmentedError<ApiType>;
      /**
       * There is no such source.
       **/
      UnknownSource: AugmentedError<ApiType>;
      /**
       * The capacity is zero.
       **/
      ZeroCapacity: AugmentedError<ApiType>;
      /**
       * The energy is zero.
       **/
      ZeroEnergy: AugmentedError<ApiType>;
    };
    peers: {
      /**
       * The caller has already authorised the peer, or genesis names it twice.
       **/
      AlreadyAuthorised: AugmentedError<ApiType>;
      /**
       * The peer id is neither an Ed25519 key nor the SHA2-256 hash of another key.
       **/
      InvalidPeerId: AugmentedError<ApiType>;
      /**
       * The signature is not one by the key of the node for the caller on this chain.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * The peer is the last one of a member that operates validators, and the list is enforced.
       **/
      LastPeerOfValidator: AugmentedError<ApiType>;
      /**
       * The list is empty, so that no node could sync.
       **/
      NoPeers: AugmentedError<ApiType>;
      /**
       * The peer belongs to another account, which is still a member.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The peer id is the hash of a key, so that no signature can prove it.
       **/
      PeerNotProvable: AugmentedError<ApiType>;
      /**
       * The proof is older than `ProofLifetime`, or from the future.
       **/
      ProofExpired: AugmentedError<ApiType>;
      /**
       * The proof is not newer than the one by which another member authorised the peer.
       **/
      ProofReplayed: AugmentedError<ApiType>;
      /**
       * The maximum number of peers is authorised.
       **/
      TooManyPeers: AugmentedError<ApiType>;
      /**
       * The member has authorised the maximum number of peers of one member.
       **/
      TooManyPeersOfMember: AugmentedError<ApiType>;
      /**
       * The peer is not authorised.
       **/
      UnknownPeer: AugmentedError<ApiType>;
      /**
       * A member that operates validators has no listed peer.
       **/
      ValidatorWithoutPeer: AugmentedError<ApiType>;
    };
    proxy: {
      /**
       * Account is already a proxy.
       **/
      Duplicate: AugmentedError<ApiType>;
      /**
       * Call may not be made by proxy because it may escalate its privileges.
       **/
      NoPermission: AugmentedError<ApiType>;
      /**
       * Cannot add self as proxy.
       **/
      NoSelfProxy: AugmentedError<ApiType>;
      /**
       * Proxy registration not found.
       **/
      NotFound: AugmentedError<ApiType>;
      /**
       * Sender is not a proxy of the account to be proxied.
       **/
      NotProxy: AugmentedError<ApiType>;
      /**
       * There are too many proxies registered or too many announcements pending.
       **/
      TooMany: AugmentedError<ApiType>;
      /**
       * Announcement, if made at all, was made too recently.
       **/
      Unannounced: AugmentedError<ApiType>;
      /**
       * A call which is incompatible with the proxy type's filter was attempted.
       **/
      Unproxyable: AugmentedError<ApiType>;
    };
    safeMode: {
      /**
       * The account already has a deposit reserved and can therefore not enter or extend again.
       **/
      AlreadyDeposited: AugmentedError<ApiType>;
      /**
       * This deposit cannot be released yet.
       **/
      CannotReleaseYet: AugmentedError<ApiType>;
      /**
       * An error from the underlying `Currency`.
       **/
      CurrencyError: AugmentedError<ApiType>;
      /**
       * The safe-mode is (already or still) entered.
       **/
      Entered: AugmentedError<ApiType>;
      /**
       * The safe-mode is (already or still) exited.
       **/
      Exited: AugmentedError<ApiType>;
      /**
       * There is no balance reserved.
       **/
      NoDeposit: AugmentedError<ApiType>;
      /**
       * This functionality of the pallet is disabled by the configuration.
       **/
      NotConfigured: AugmentedError<ApiType>;
    };
    session: {
      /**
       * Registered duplicate key.
       **/
      DuplicatedKey: AugmentedError<ApiType>;
      /**
       * Invalid ownership proof.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * Key setting account is not live, so it's impossible to associate keys.
       **/
      NoAccount: AugmentedError<ApiType>;
      /**
       * No associated validator ID for account.
       **/
      NoAssociatedValidatorId: AugmentedError<ApiType>;
      /**
       * No keys are associated with this account.
       **/
      NoKeys: AugmentedError<ApiType>;
    };
    settlement: {
      /**
       * The trade is confirmed already.
       **/
      AlreadyConfirmed: AugmentedError<ApiType>;
      /**
       * The prices of an hour are final already.
       **/
      AlreadyFinal: AugmentedError<ApiType>;
      /**
       * The meters have different owners.
       **/
      DifferentOwners: AugmentedError<ApiType>;
      /**
       * A meter occurs twice.
       **/
      DuplicateMeter: AugmentedError<ApiType>;
      /**
       * A contract begins more than `ContractLead` ahead.
       **/
      FromTooFar: AugmentedError<ApiType>;
      /**
       * A contract begins or ends with the next local day at the earliest.
       **/
      FromTooSoon: AugmentedError<ApiType>;
      /**
       * The first quarter begins too soon or has begun: its programme cannot change.
       **/
      GateClosed: AugmentedError<ApiType>;
      /**
       * Two prices differ in a quarter with one price, or a surplus is worth more than a
       * shortage costs.
       **/
      InconsistentPrices: AugmentedError<ApiType>;
      /**
       * The spendable balance of the supplier is below what the margin needs.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * A party of the trade has no balance responsible party.
       **/
      NoBrp: AugmentedError<ApiType>;
      /**
       * The supplier has no contract with a balance responsible party.
       **/
      NoContract: AugmentedError<ApiType>;
      /**
       * There are no meters.
       **/
      NoMeters: AugmentedError<ApiType>;
      /**
       * The supplier proposed no contract.
       **/
      NoProposal: AugmentedError<ApiType>;
      /**
       * The account is not a member with the role of a supplier.
       **/
      NotASupplier: AugmentedError<ApiType>;
      /**
       * The contract would end before it begins.
       **/
      NotBegun: AugmentedError<ApiType>;
      /**
       * The account is not a balance responsible party.
       **/
      NotBrp: AugmentedError<ApiType>;
      /**
       * The caller is not the party to which the trade was proposed.
       **/
      NotCounterparty: AugmentedError<ApiType>;
      /**
       * All prices are those that are stored.
       **/
      NothingToChange: AugmentedError<ApiType>;
      /**
       * The contracts of the supplier need all of its margin.
       **/
      NothingToRelease: AugmentedError<ApiType>;
      /**
       * No quarter of the trade has energy.
       **/
      NothingTraded: AugmentedError<ApiType>;
      /**
       * A contract ends after `Notice` at the earliest.
       **/
      NoticeTooShort: AugmentedError<ApiType>;
      /**
       * The supplier named another balance responsible party.
       **/
      NotNamed: AugmentedError<ApiType>;
      /**
       * The caller does not operate the area.
       **/
      NotOperator: AugmentedError<ApiType>;
      /**
       * The last quarter, or the year, is not over.
       **/
      NotOver: AugmentedError<ApiType>;
      /**
       * The caller is no party.
       **/
      NotParty: AugmentedError<ApiType>;
      /**
       * The caller has no role whose members publish prices.
       **/
      NotPublisher: AugmentedError<ApiType>;
      /**
       * The prices are not those of whole hours.
       **/
      NotWholeHours: AugmentedError<ApiType>;
      /**
       * There are no values.
       **/
      NoValues: AugmentedError<ApiType>;
      /**
       * A meter is not at the connection, or does not count energy that is taken.
       **/
      OtherConnection: AugmentedError<ApiType>;
      /**
       * The parties of a trade are the same account.
       **/
      OwnTrade: AugmentedError<ApiType>;
      /**
       * The settled energy of the year was not reported.
       **/
      P4Missing: AugmentedError<ApiType>;
      /**
       * Prices of the day or the year are not all final.
       **/
      PricesMissing: AugmentedError<ApiType>;
      /**
       * The prices of an hour are not final.
       **/
      PricesNotFinal: AugmentedError<ApiType>;
      /**
       * A price exceeds `MaxPrice`.
       **/
      PriceTooHigh: AugmentedError<ApiType>;
      /**
       * A price is below `MinPrice`.
       **/
      PriceTooLow: AugmentedError<ApiType>;
      /**
       * A register at the start or at the end of the year is not known.
       **/
      RegistersMissing: AugmentedError<ApiType>;
      /**
       * The supplier proposed another first day or other terms.
       **/
      TermsDiffer: AugmentedError<ApiType>;
      /**
       * The day can be settled `SettleAfter` after its end at the earliest.
       **/
      TooEarly: AugmentedError<ApiType>;
      /**
       * The last quarter begins more than `MaxLead` ahead.
       **/
      TooFarAhead: AugmentedError<ApiType>;
      /**
       * The hour, the day or the year is older than the books that are kept.
       **/
      TooLate: AugmentedError<ApiType>;
      /**
       * The maximum number of members attested prices of an hour.
       **/
      TooManyAttestations: AugmentedError<ApiType>;
      /**
       * All contracts of the supplier that are remembered are still needed.
       **/
      TooManyContracts: AugmentedError<ApiType>;
      /**
       * There are more than 16 meters.
       **/
      TooManyMeters: AugmentedError<ApiType>;
      /**
       * There are values for more than 100 quarters of an hour.
       **/
      TooManyPtus: AugmentedError<ApiType>;
      /**
       * The balance responsible party has the maximum number of suppliers.
       **/
      TooManySuppliers: AugmentedError<ApiType>;
      /**
       * The maximum number of trades was made.
       **/
      TooManyTrades: AugmentedError<ApiType>;
      /**
       * The energy of this day can no longer be traded.
       **/
      TradeTooLate: AugmentedError<ApiType>;
      /**
       * There is no area with this id.
       **/
      UnknownArea: AugmentedError<ApiType>;
      /**
       * There is no connection with this code that has an allocation in the year.
       **/
      UnknownConnection: AugmentedError<ApiType>;
      /**
       * There is no trade of this hour and id.
       **/
      UnknownTrade: AugmentedError<ApiType>;
      /**
       * The same result was settled already.
       **/
      UpToDate: AugmentedError<ApiType>;
      /**
       * The energy of a quarter exceeds 1 TWh.
       **/
      VolumeTooHigh: AugmentedError<ApiType>;
    };
    system: {
      /**
       * The origin filter prevent the call to be dispatched.
       **/
      CallFiltered: AugmentedError<ApiType>;
      /**
       * Failed to extract the runtime version from the new runtime.
       *
       * Either calling `Core_version` or decoding `RuntimeVersion` failed.
       **/
      FailedToExtractRuntimeVersion: AugmentedError<ApiType>;
      /**
       * The name of specification does not match between the current runtime
       * and the new runtime.
       **/
      InvalidSpecName: AugmentedError<ApiType>;
      /**
       * A multi-block migration is ongoing and prevents the current code from being replaced.
       **/
      MultiBlockMigrationsOngoing: AugmentedError<ApiType>;
      /**
       * Suicide called when the account has non-default composite data.
       **/
      NonDefaultComposite: AugmentedError<ApiType>;
      /**
       * There is a non-zero reference count preventing the account from being purged.
       **/
      NonZeroRefCount: AugmentedError<ApiType>;
      /**
       * No upgrade authorized.
       **/
      NothingAuthorized: AugmentedError<ApiType>;
      /**
       * The specification version is not allowed to decrease between the current runtime
       * and the new runtime.
       **/
      SpecVersionNeedsToIncrease: AugmentedError<ApiType>;
      /**
       * The submitted code is not authorized.
       **/
      Unauthorized: AugmentedError<ApiType>;
    };
    tokens: {
      /**
       * The deposit would bring the issuance above the attested reserve.
       **/
      AboveReserve: AugmentedError<ApiType>;
      /**
       * The caller is a custodian, which cannot attest the money that it keeps itself.
       **/
      AttestedByCustodian: AugmentedError<ApiType>;
      /**
       * The deposit would leave the account below the existential deposit, or the amount of the
       * withdrawal is below the existential deposit.
       **/
      BelowMinimum: AugmentedError<ApiType>;
      /**
       * The reference is empty.
       **/
      EmptyReference: AugmentedError<ApiType>;
      /**
       * The amount exceeds what the account can spend while it keeps the existential deposit.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The deposit would overflow the total issuance.
       **/
      IssuanceOverflow: AugmentedError<ApiType>;
      /**
       * Another account requested the withdrawal.
       **/
      NotOwner: AugmentedError<ApiType>;
      /**
       * The receiver of the deposit is neither a member nor a registered driver.
       **/
      NotParticipant: AugmentedError<ApiType>;
      /**
       * The payout reference is an account number (IBAN), which does not belong on the chain.
       **/
      PayoutReferenceIsIban: AugmentedError<ApiType>;
      /**
       * The payout reference is longer than 32 bytes.
       **/
      PayoutReferenceTooLong: AugmentedError<ApiType>;
      /**
       * The bank reference was used before, by a deposit or a settled withdrawal.
       **/
      ReferenceUsed: AugmentedError<ApiType>;
      /**
       * The attested reserve would be below the issuance.
       **/
      ReserveBelowIssuance: AugmentedError<ApiType>;
      /**
       * The withdrawal is younger than `CancellationPeriod`: the custodian may be paying it.
       **/
      TooEarlyToCancel: AugmentedError<ApiType>;
      /**
       * The account has the maximum number of pending withdrawals.
       **/
      TooManyPendingWithdrawals: AugmentedError<ApiType>;
      /**
       * There is no pending withdrawal with this id.
       **/
      UnknownWithdrawal: AugmentedError<ApiType>;
      /**
       * No withdrawal id is left.
       **/
      WithdrawalIdsExhausted: AugmentedError<ApiType>;
      /**
       * The amount is zero.
       **/
      ZeroAmount: AugmentedError<ApiType>;
    };
    txPause: {
      /**
       * The call is paused.
       **/
      IsPaused: AugmentedError<ApiType>;
      /**
       * The call is unpaused.
       **/
      IsUnpaused: AugmentedError<ApiType>;
      NotFound: AugmentedError<ApiType>;
      /**
       * The call is whitelisted and cannot be paused.
       **/
      Unpausable: AugmentedError<ApiType>;
    };
    utility: {
      /**
       * Too many calls batched.
       **/
      TooManyCalls: AugmentedError<ApiType>;
    };
  } // AugmentedErrors
} // declare module
