// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/events';

import type { ApiTypes, AugmentedEvent } from '@polkadot/api-base/types';
import type { BTreeSet, Bytes, Null, Option, Result, U8aFixed, Vec, bool, i128, i64, u128, u16, u32, u64 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256 } from '@polkadot/types/interfaces/runtime';
import type { FrameSupportTokensMiscBalanceStatus, FrameSystemDispatchEventInfo, PalletBalancesUnexpectedKind, PalletChargingChargeDetailRecord, PalletChargingFinishReason, PalletChargingPreferences, PalletChargingProof, PalletCorrectionsDisputesTypesDecision, PalletCorrectionsDisputesTypesSubject, PalletCorrectionsGround, PalletDemandResponseTarget, PalletGridAllocationSecondaryPoint, PalletGridTariffTariffStep, PalletInvoicesDocument, PalletMeteringMeterKey, PalletMeteringRecordKey, PalletMeteringRecordRefusal, PalletMeteringRecorder, PalletMeteringRefusalReason, PalletMeteringUnfitReason, PalletMultisigTimepoint, PalletOriginAttributes, PalletProxyDepositKind, PalletSafeModeExitReason, PalletSettlementTerms, SmartchargePrimitivesCarrier, SmartchargePrimitivesCarrierSourceChoice, SmartchargePrimitivesDebtDebtKind, SmartchargePrimitivesInterval, SmartchargePrimitivesMeterMeterReading, SmartchargePrimitivesMeterPurpose, SmartchargePrimitivesRole, SmartchargePrimitivesSignalDirection, SmartchargeRuntimeAccessProxyType, SmartchargeRuntimeRuntimeHoldReason, SpConsensusGrandpaAppPublic, SpRuntimeDispatchError } from '@polkadot/types/lookup';

export type __AugmentedEvent<ApiType extends ApiTypes> = AugmentedEvent<ApiType>;

declare module '@polkadot/api-base/types/events' {
  interface AugmentedEvents<ApiType extends ApiTypes> {
    balances: {
      /**
       * A balance was set by root.
       **/
      BalanceSet: AugmentedEvent<ApiType, [who: AccountId32, free: u128], { who: AccountId32, free: u128 }>;
      /**
       * Some amount was burned from an account.
       **/
      Burned: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some debt has been dropped from the Total Issuance.
       **/
      BurnedDebt: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Held balance was burned from an account.
       **/
      BurnedHeld: AugmentedEvent<ApiType, [reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Some amount was deposited (e.g. for transaction fees).
       **/
      Deposit: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was removed whose balance was non-zero but below ExistentialDeposit,
       * resulting in an outright loss.
       **/
      DustLost: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * An account was created with some free balance.
       **/
      Endowed: AugmentedEvent<ApiType, [account: AccountId32, freeBalance: u128], { account: AccountId32, freeBalance: u128 }>;
      /**
       * Some balance was frozen.
       **/
      Frozen: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was placed on hold.
       **/
      Held: AugmentedEvent<ApiType, [reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was increased by `amount`, creating a credit to be balanced.
       **/
      Issued: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was locked.
       **/
      Locked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was minted into an account.
       **/
      Minted: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some credit was balanced and added to the TotalIssuance.
       **/
      MintedCredit: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was released from hold.
       **/
      Released: AugmentedEvent<ApiType, [reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: SmartchargeRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was decreased by `amount`, creating a debt to be balanced.
       **/
      Rescinded: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was reserved (moved from free to reserved).
       **/
      Reserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was moved from the reserve of the first account to the second account.
       * Final argument indicates the destination balance type.
       **/
      ReserveRepatriated: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus], { from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus }>;
      /**
       * Some amount was restored into an account.
       **/
      Restored: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was removed from the account (e.g. for misbehavior).
       **/
      Slashed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was suspended from an account (it can be restored later).
       **/
      Suspended: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was thawed.
       **/
      Thawed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * The `TotalIssuance` was forcefully changed.
       **/
      TotalIssuanceForced: AugmentedEvent<ApiType, [old: u128, new_: u128], { old: u128, new_: u128 }>;
      /**
       * Transfer succeeded.
       **/
      Transfer: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128], { from: AccountId32, to: AccountId32, amount: u128 }>;
      /**
       * The `transferred` balance is placed on hold at the `dest` account.
       **/
      TransferAndHold: AugmentedEvent<ApiType, [reason: SmartchargeRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128], { reason: SmartchargeRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128 }>;
      /**
       * A transfer of `amount` on hold from `source` to `dest` was initiated.
       **/
      TransferOnHold: AugmentedEvent<ApiType, [reason: SmartchargeRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128], { reason: SmartchargeRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128 }>;
      /**
       * An unexpected/defensive event was triggered.
       **/
      Unexpected: AugmentedEvent<ApiType, [PalletBalancesUnexpectedKind]>;
      /**
       * Some balance was unlocked.
       **/
      Unlocked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was unreserved (moved from reserved to free).
       **/
      Unreserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was upgraded.
       **/
      Upgraded: AugmentedEvent<ApiType, [who: AccountId32], { who: AccountId32 }>;
      /**
       * Some amount was withdrawn from the account (e.g. for transaction fees).
       **/
      Withdraw: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
    };
    charging: {
      /**
       * A driver was authorised to charge at a station.
       **/
      Authorised: AugmentedEvent<ApiType, [process: u64, station: u32, driver: AccountId32, cso: AccountId32], { process: u64, station: u32, driver: AccountId32, cso: AccountId32 }>;
      /**
       * A driver chose another source for the steps that are not opened yet.
       **/
      ChoiceChanged: AugmentedEvent<ApiType, [process: u64, choice: SmartchargePrimitivesCarrierSourceChoice, supplier: AccountId32, source: Option<u32>, fromStep: u32, schedule: Vec<bool>, escrow: u128, missing: u64], { process: u64, choice: SmartchargePrimitivesCarrierSourceChoice, supplier: AccountId32, source: Option<u32>, fromStep: u32, schedule: Vec<bool>, escrow: u128, missing: u64 }>;
      /**
       * A party consented to close a process on its last reading. It ends when the other one
       * does, too.
       **/
      CloseConsented: AugmentedEvent<ApiType, [process: u64, by: AccountId32], { process: u64, by: AccountId32 }>;
      /**
       * A process waits for its closing reading.
       **/
      Closing: AugmentedEvent<ApiType, [process: u64, disconnectedAt: u64, reason: PalletChargingFinishReason], { process: u64, disconnectedAt: u64, reason: PalletChargingFinishReason }>;
      /**
       * Cover that a process no longer needs went back.
       **/
      CoverReturned: AugmentedEvent<ApiType, [process: u64, party: AccountId32, amount: u128], { process: u64, party: AccountId32, amount: u128 }>;
      /**
       * A party gave cover for what it may have to pay at negative prices.
       **/
      CoverTaken: AugmentedEvent<ApiType, [process: u64, party: AccountId32, amount: u128], { process: u64, party: AccountId32, amount: u128 }>;
      /**
       * Escrow that can no longer be due was returned to the driver when the process began to
       * wait for its closing reading.
       **/
      EscrowReturned: AugmentedEvent<ApiType, [process: u64, returned: u128, escrow: u128], { process: u64, returned: u128, escrow: u128 }>;
      /**
       * A process ended; the rest of its escrow was released to the driver.
       **/
      Finished: AugmentedEvent<ApiType, [process: u64, reason: PalletChargingFinishReason, released: u128, record: PalletChargingChargeDetailRecord], { process: u64, reason: PalletChargingFinishReason, released: u128, record: PalletChargingChargeDetailRecord }>;
      /**
       * Energy flowed at a meter that nobody pays or owes. It is booked to the default supplier
       * of the station. Reported when a process is scheduled, of the time since the process
       * before; and when a process ends, of the energy that is free in its record.
       **/
      IdleEnergy: AugmentedEvent<ApiType, [station: u32, meter: u32, energy: u64, supplier: Option<AccountId32>], { station: u32, meter: u32, energy: u64, supplier: Option<AccountId32> }>;
      /**
       * A mandate that is over was removed.
       **/
      MandateExpired: AugmentedEvent<ApiType, [driver: AccountId32, mandate: u64], { driver: AccountId32, mandate: u64 }>;
      /**
       * A driver gave a mandate.
       **/
      MandateGiven: AugmentedEvent<ApiType, [driver: AccountId32, mandate: u64, operator: Option<AccountId32>, until: u64, replaced: Option<u64>], { driver: AccountId32, mandate: u64, operator: Option<AccountId32>, until: u64, replaced: Option<u64> }>;
      /**
       * A driver ended a mandate. Processes that were started under it continue.
       **/
      MandateRevoked: AugmentedEvent<ApiType, [driver: AccountId32, mandate: u64], { driver: AccountId32, mandate: u64 }>;
      /**
       * What was settled of a process differs from what its signed records prove. If it is more,
       * driver, operator and DSO can have it corrected.
       **/
      Mismatch: AugmentedEvent<ApiType, [process: u64, metered: u64, recorded: u64], { process: u64, metered: u64, recorded: u64 }>;
      /**
       * A supplier made an offer.
       **/
      Offered: AugmentedEvent<ApiType, [process: u64, supplier: AccountId32, source: Option<u32>], { process: u64, supplier: AccountId32, source: Option<u32> }>;
      /**
       * A supplier published a standing offer.
       **/
      OfferPublished: AugmentedEvent<ApiType, [supplier: AccountId32, source: Option<u32>, from: u64, until: u64], { supplier: AccountId32, source: Option<u32>, from: u64, until: u64 }>;
      /**
       * A driver made a request; suppliers are asked for offers.
       **/
      OffersRequested: AugmentedEvent<ApiType, [process: u64, station: u32, energy: u64, steps: u32, step: u64, preferences: PalletChargingPreferences], { process: u64, station: u32, energy: u64, steps: u32, step: u64, preferences: PalletChargingPreferences }>;
      /**
       * A supplier withdrew a standing offer.
       **/
      OfferWithdrawn: AugmentedEvent<ApiType, [supplier: AccountId32, source: Option<u32>], { supplier: AccountId32, source: Option<u32> }>;
      /**
       * A signed record was noted as a proof of a process.
       **/
      Proven: AugmentedEvent<ApiType, [process: u64, proof: PalletChargingProof], { process: u64, proof: PalletChargingProof }>;
      /**
       * So many records as belong to a root have left the state. The path from a record to the
       * root proves it.
       **/
      RecordsArchived: AugmentedEvent<ApiType, [number: u64, first: u64, last: u64, root: H256], { number: u64, first: u64, last: u64, root: H256 }>;
      /**
       * The step about to open answers a demand-response signal.
       **/
      ResponseAccepted: AugmentedEvent<ApiType, [process: u64, step: u32, signal: u64, direction: SmartchargePrimitivesSignalDirection, swappedWith: u32], { process: u64, step: u32, signal: u64, direction: SmartchargePrimitivesSignalDirection, swappedWith: u32 }>;
      /**
       * A process was scheduled: its prices and parties are locked, its escrow is filled.
       **/
      Scheduled: AugmentedEvent<ApiType, [process: u64, supplier: AccountId32, source: Option<u32>, schedule: Vec<bool>, start: u64, gridPrice: i64, escrow: u128, missing: u64], { process: u64, supplier: AccountId32, source: Option<u32>, schedule: Vec<bool>, start: u64, gridPrice: i64, escrow: u128, missing: u64 }>;
      /**
       * A segment of a step was settled. Reported if the step has more than one.
       **/
      SegmentSettled: AugmentedEvent<ApiType, [process: u64, step: u32, supplier: AccountId32, source: Option<u32>, energy: u64, toSupplier: i128], { process: u64, step: u32, supplier: AccountId32, source: Option<u32>, energy: u64, toSupplier: i128 }>;
      /**
       * Another offer serves the open step from now on: that of another source, a grid
       * mix, or the chosen one again (rule 10). Also reported when a source
       * serves again after steps that did not charge, for which no power is committed.
       **/
      SourceChanged: AugmentedEvent<ApiType, [process: u64, step: u32, supplier: AccountId32, source: Option<u32>, since: u64], { process: u64, step: u32, supplier: AccountId32, source: Option<u32>, since: u64 }>;
      /**
       * The operator of a station started a process under a mandate of the driver.
       **/
      StartedFor: AugmentedEvent<ApiType, [process: u64, driver: AccountId32, cso: AccountId32, mandate: u64, booked: u128], { process: u64, driver: AccountId32, cso: AccountId32, mandate: u64, booked: u128 }>;
      /**
       * A station was closed. It accepts no new processes.
       **/
      StationClosed: AugmentedEvent<ApiType, [station: u32], { station: u32 }>;
      /**
       * A station was registered.
       **/
      StationRegistered: AugmentedEvent<ApiType, [station: u32, cso: AccountId32, meter: u32, power: u32, pricePerHour: u128], { station: u32, cso: AccountId32, meter: u32, power: u32, pricePerHour: u128 }>;
      /**
       * The terms of a station changed; running processes keep theirs.
       **/
      StationUpdated: AugmentedEvent<ApiType, [station: u32, power: u32, pricePerHour: u128], { station: u32, power: u32, pricePerHour: u128 }>;
      /**
       * A step opened: the set-point of the EVSE. Reported again if no offer can serve the step
       * any more at a price that the driver agrees to.
       **/
      StepOpened: AugmentedEvent<ApiType, [process: u64, step: u32, start: u64, end: u64, energy: u64, setPoint: u32], { process: u64, step: u32, start: u64, end: u64, energy: u64, setPoint: u32 }>;
      /**
       * A step was settled: its cost was taken out of the escrow. Payees are paid at the end of
       * the batch of readings.
       **/
      StepSettled: AugmentedEvent<ApiType, [process: u64, step: u32, energy: u64, toSupplier: i128, toDso: i128, toCso: i128, reward: u128], { process: u64, step: u32, energy: u64, toSupplier: i128, toDso: i128, toCso: i128, reward: u128 }>;
    };
    consortium: {
      /**
       * A driver was deregistered.
       **/
      DriverDeregistered: AugmentedEvent<ApiType, [driver: AccountId32], { driver: AccountId32 }>;
      /**
       * A driver was registered.
       **/
      DriverRegistered: AugmentedEvent<ApiType, [driver: AccountId32, registrar: AccountId32], { driver: AccountId32, registrar: AccountId32 }>;
      /**
       * An equivocation of a validator was proven.
       **/
      Equivocation: AugmentedEvent<ApiType, [validator: AccountId32, member: AccountId32, session: u32], { validator: AccountId32, member: AccountId32, session: u32 }>;
      /**
       * A former member or driver can no longer make exit calls.
       **/
      ExitEnded: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * A session started with fewer than four validators ([`FAULT_TOLERANT`]): if one of them
       * fails, blocks are no longer finalised.
       **/
      FewValidators: AugmentedEvent<ApiType, [validators: u32], { validators: u32 }>;
      /**
       * An organisation was admitted as a member.
       **/
      MemberAdmitted: AugmentedEvent<ApiType, [account: AccountId32, name: Bytes, roles: BTreeSet<SmartchargePrimitivesRole>], { account: AccountId32, name: Bytes, roles: BTreeSet<SmartchargePrimitivesRole> }>;
      /**
       * A member was expelled.
       **/
      MemberExpelled: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * The roles of a member were replaced.
       **/
      RolesChanged: AugmentedEvent<ApiType, [account: AccountId32, old: BTreeSet<SmartchargePrimitivesRole>, new_: BTreeSet<SmartchargePrimitivesRole>], { account: AccountId32, old: BTreeSet<SmartchargePrimitivesRole>, new_: BTreeSet<SmartchargePrimitivesRole> }>;
      /**
       * Governance spent tokens of the consortium.
       **/
      Spent: AugmentedEvent<ApiType, [to: AccountId32, amount: u128], { to: AccountId32, amount: u128 }>;
      /**
       * Finality is to restart with the validators of the next session.
       **/
      StallNoted: AugmentedEvent<ApiType, [bestFinalized: u32, delay: u32], { bestFinalized: u32, delay: u32 }>;
      /**
       * A validator was added. It takes part once it has session keys.
       **/
      ValidatorAdded: AugmentedEvent<ApiType, [validator: AccountId32, member: AccountId32], { validator: AccountId32, member: AccountId32 }>;
      /**
       * A validator was removed. It takes part in no session that is not planned yet.
       **/
      ValidatorRemoved: AugmentedEvent<ApiType, [validator: AccountId32, member: AccountId32], { validator: AccountId32, member: AccountId32 }>;
      /**
       * A validator was excluded from the session that was just planned, because it has no
       * session keys.
       **/
      ValidatorWithoutKeys: AugmentedEvent<ApiType, [validator: AccountId32, member: AccountId32], { validator: AccountId32, member: AccountId32 }>;
    };
    corrections: {
      /**
       * An arbiter ruled.
       **/
      ArbiterRuled: AugmentedEvent<ApiType, [id: u64, arbiter: AccountId32, part: u16], { id: u64, arbiter: AccountId32, part: u16 }>;
      /**
       * The arbiters of a dispute were drawn.
       **/
      ArbitersDrawn: AugmentedEvent<ApiType, [id: u64, arbiters: Vec<AccountId32>, until: u64], { id: u64, arbiters: Vec<AccountId32>, until: u64 }>;
      /**
       * Governance named the arbiters.
       **/
      ArbitersSet: AugmentedEvent<ApiType, [arbiters: Vec<AccountId32>], { arbiters: Vec<AccountId32> }>;
      /**
       * A correction was executed: the driver gets money back, or consented to pay.
       **/
      CorrectionExecuted: AugmentedEvent<ApiType, [id: u64, process: u64, refunded: u128], { id: u64, process: u64, refunded: u128 }>;
      /**
       * A correction was executed at the cost of another account than the driver.
       **/
      CorrectionLapsed: AugmentedEvent<ApiType, [id: u64, process: u64, bearer: AccountId32], { id: u64, process: u64, bearer: AccountId32 }>;
      /**
       * A correction that costs the driver something waits for the driver.
       **/
      CorrectionProposed: AugmentedEvent<ApiType, [id: u64, process: u64, by: AccountId32, amount: u128, until: u64], { id: u64, process: u64, by: AccountId32, amount: u128, until: u64 }>;
      /**
       * Money that is due for a correction or a dispute is a debt.
       **/
      DebtBooked: AugmentedEvent<ApiType, [ground: PalletCorrectionsGround, debtor: AccountId32, creditor: AccountId32, amount: u128], { ground: PalletCorrectionsGround, debtor: AccountId32, creditor: AccountId32, amount: u128 }>;
      /**
       * A respondent answered.
       **/
      DisputeAnswered: AugmentedEvent<ApiType, [id: u64, by: AccountId32, contested: bool], { id: u64, by: AccountId32, contested: bool }>;
      /**
       * A party appealed to governance.
       **/
      DisputeAppealed: AugmentedEvent<ApiType, [id: u64, by: AccountId32, until: u64], { id: u64, by: AccountId32, until: u64 }>;
      /**
       * A dispute was closed. The holds are released, and the outcome is carried out.
       **/
      DisputeClosed: AugmentedEvent<ApiType, [id: u64, part: u16, decision: PalletCorrectionsDisputesTypesDecision], { id: u64, part: u16, decision: PalletCorrectionsDisputesTypesDecision }>;
      /**
       * A dispute was opened. The money of both sides is on hold.
       **/
      DisputeOpened: AugmentedEvent<ApiType, [id: u64, subject: PalletCorrectionsDisputesTypesSubject, claimant: AccountId32, amount: u128, short: u128, bond: u128, until: u64], { id: u64, subject: PalletCorrectionsDisputesTypesSubject, claimant: AccountId32, amount: u128, short: u128, bond: u128, until: u64 }>;
      /**
       * The arbiters have decided.
       **/
      DisputeRuled: AugmentedEvent<ApiType, [id: u64, part: u16, until: u64], { id: u64, part: u16, until: u64 }>;
      /**
       * Claims of corrected energy could not be lowered: their intervals have expired, or the
       * process claimed less at that time.
       **/
      NotRecertified: AugmentedEvent<ApiType, [process: u64, source: u32, energy: u64], { process: u64, source: u32, energy: u64 }>;
      /**
       * Money was paid for a correction or a dispute.
       **/
      Refunded: AugmentedEvent<ApiType, [ground: PalletCorrectionsGround, from: AccountId32, to: AccountId32, amount: u128], { ground: PalletCorrectionsGround, from: AccountId32, to: AccountId32, amount: u128 }>;
      /**
       * A refund goes to another account than the driver's, for the benefit of the driver, who
       * no longer takes part.
       **/
      RefundedTo: AugmentedEvent<ApiType, [id: u64, driver: AccountId32, to: AccountId32, amount: u128], { id: u64, driver: AccountId32, to: AccountId32, amount: u128 }>;
    };
    council: {
      /**
       * A motion was approved by the required threshold.
       **/
      Approved: AugmentedEvent<ApiType, [proposalHash: H256], { proposalHash: H256 }>;
      /**
       * A proposal was closed because its threshold was reached or after its duration was up.
       **/
      Closed: AugmentedEvent<ApiType, [proposalHash: H256, yes: u32, no: u32], { proposalHash: H256, yes: u32, no: u32 }>;
      /**
       * A motion was not approved by the required threshold.
       **/
      Disapproved: AugmentedEvent<ApiType, [proposalHash: H256], { proposalHash: H256 }>;
      /**
       * A motion was executed; result will be `Ok` if it returned without error.
       **/
      Executed: AugmentedEvent<ApiType, [proposalHash: H256, result: Result<Null, SpRuntimeDispatchError>], { proposalHash: H256, result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A proposal was killed.
       **/
      Killed: AugmentedEvent<ApiType, [proposalHash: H256], { proposalHash: H256 }>;
      /**
       * A single member did some action; result will be `Ok` if it returned without error.
       **/
      MemberExecuted: AugmentedEvent<ApiType, [proposalHash: H256, result: Result<Null, SpRuntimeDispatchError>], { proposalHash: H256, result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * Some cost for storing a proposal was burned.
       **/
      ProposalCostBurned: AugmentedEvent<ApiType, [proposalHash: H256, who: AccountId32], { proposalHash: H256, who: AccountId32 }>;
      /**
       * Some cost for storing a proposal was released.
       **/
      ProposalCostReleased: AugmentedEvent<ApiType, [proposalHash: H256, who: AccountId32], { proposalHash: H256, who: AccountId32 }>;
      /**
       * A motion (given hash) has been proposed (by given account) with a threshold (given
       * `MemberCount`).
       **/
      Proposed: AugmentedEvent<ApiType, [account: AccountId32, proposalIndex: u32, proposalHash: H256, threshold: u32], { account: AccountId32, proposalIndex: u32, proposalHash: H256, threshold: u32 }>;
      /**
       * A motion (given hash) has been voted on by given account, leaving
       * a tally (yes votes and no votes given respectively as `MemberCount`).
       **/
      Voted: AugmentedEvent<ApiType, [account: AccountId32, proposalHash: H256, voted: bool, yes: u32, no: u32], { account: AccountId32, proposalHash: H256, voted: bool, yes: u32, no: u32 }>;
    };
    debts: {
      /**
       * A debt arose, or grew.
       **/
      Incurred: AugmentedEvent<ApiType, [debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128], { debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128 }>;
      /**
       * A debt was lowered without a payment, because the creditor came to owe the debtor.
       **/
      Offset: AugmentedEvent<ApiType, [debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128, left: u128], { debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128, left: u128 }>;
      /**
       * A debt was paid, in full or in part.
       **/
      Paid: AugmentedEvent<ApiType, [debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128, left: u128], { debtor: AccountId32, creditor: AccountId32, kind: SmartchargePrimitivesDebtDebtKind, amount: u128, left: u128 }>;
    };
    demandResponse: {
      /**
       * A response was not delivered, or its process ended without the energy that it moved. The
       * reward went back to the DSO, into the budget of the signal while its window lasts.
       **/
      ResponseFailed: AugmentedEvent<ApiType, [signal: u64, driver: AccountId32], { signal: u64, driver: AccountId32 }>;
      /**
       * A response was delivered and earned its reward.
       **/
      ResponsePaid: AugmentedEvent<ApiType, [signal: u64, driver: AccountId32, reward: u128], { signal: u64, driver: AccountId32, reward: u128 }>;
      /**
       * A step did what its response promised, and the DSO paid the reward into escrow, where it
       * is provisional until the process ends.
       **/
      RewardSetApart: AugmentedEvent<ApiType, [signal: u64, driver: AccountId32, reward: u128], { signal: u64, driver: AccountId32, reward: u128 }>;
      /**
       * A signal expired after the end of its window, and its unused budget was released.
       **/
      SignalExpired: AugmentedEvent<ApiType, [signal: u64, released: u128], { signal: u64, released: u128 }>;
      /**
       * A signal was sent and its budget was put on hold.
       **/
      SignalSent: AugmentedEvent<ApiType, [signal: u64, target: PalletDemandResponseTarget, window: SmartchargePrimitivesInterval, direction: SmartchargePrimitivesSignalDirection, reward: u128, maxResponses: u32], { signal: u64, target: PalletDemandResponseTarget, window: SmartchargePrimitivesInterval, direction: SmartchargePrimitivesSignalDirection, reward: u128, maxResponses: u32 }>;
      /**
       * A signal was withdrawn and its whole budget was released.
       **/
      SignalWithdrawn: AugmentedEvent<ApiType, [signal: u64], { signal: u64 }>;
    };
    grandpa: {
      /**
       * New authority set has been applied.
       **/
      NewAuthorities: AugmentedEvent<ApiType, [authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>], { authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>> }>;
      /**
       * Current authority set has been paused.
       **/
      Paused: AugmentedEvent<ApiType, []>;
      /**
       * Current authority set has been resumed.
       **/
      Resumed: AugmentedEvent<ApiType, []>;
    };
    grid: {
      /**
       * The allocation of a connection was set.
       **/
      AllocationSet: AugmentedEvent<ApiType, [area: u32, ean: u64, from: u32, primary: AccountId32, secondary: Vec<PalletGridAllocationSecondaryPoint>], { area: u32, ean: u64, from: u32, primary: AccountId32, secondary: Vec<PalletGridAllocationSecondaryPoint> }>;
      /**
       * An area was created.
       **/
      AreaCreated: AugmentedEvent<ApiType, [area: u32, name: Bytes, dso: AccountId32], { area: u32, name: Bytes, dso: AccountId32 }>;
      /**
       * The loading of an area was reported.
       **/
      LoadingReported: AugmentedEvent<ApiType, [area: u32, percent: u16, price: i64], { area: u32, percent: u16, price: i64 }>;
      /**
       * An area was assigned to another DSO.
       **/
      OperatorChanged: AugmentedEvent<ApiType, [area: u32, old: AccountId32, new_: AccountId32], { area: u32, old: AccountId32, new_: AccountId32 }>;
      /**
       * The tariff of an area was replaced.
       **/
      TariffSet: AugmentedEvent<ApiType, [area: u32, base: i64, steps: Vec<PalletGridTariffTariffStep>], { area: u32, base: i64, steps: Vec<PalletGridTariffTariffStep> }>;
    };
    historical: {
      /**
       * The merkle roots of up to this session index were pruned
       **/
      RootsPruned: AugmentedEvent<ApiType, [upTo: u32], { upTo: u32 }>;
      /**
       * The merkle root of the validators of the said session were stored
       **/
      RootStored: AugmentedEvent<ApiType, [index: u32], { index: u32 }>;
    };
    invoices: {
      /**
       * Anchors left the state, because their time was over.
       **/
      AnchorsRemoved: AugmentedEvent<ApiType, [count: u32], { count: u32 }>;
      /**
       * A document was anchored.
       **/
      InvoiceAnchored: AugmentedEvent<ApiType, [issuer: AccountId32, series: u16, number: u32, document: PalletInvoicesDocument, commitment: H256], { issuer: AccountId32, series: u16, number: u32, document: PalletInvoicesDocument, commitment: H256 }>;
    };
    metering: {
      /**
       * Two readings of a meter contradicted the latest accepted one. Its readings are refused
       * until the DSO approves a new base.
       **/
      BaseRequired: AugmentedEvent<ApiType, [meter: u32, readAt: u64, register: u64], { meter: u32, readAt: u64, register: u64 }>;
      /**
       * The owner requested another key, which waits for approval.
       **/
      KeyRotationRequested: AugmentedEvent<ApiType, [meter: u32, key: PalletMeteringMeterKey], { meter: u32, key: PalletMeteringMeterKey }>;
      /**
       * The DSO approved a meter or its pending key.
       **/
      MeterApproved: AugmentedEvent<ApiType, [meter: u32, key: PalletMeteringMeterKey], { meter: u32, key: PalletMeteringMeterKey }>;
      /**
       * A meter was registered and waits for approval.
       **/
      MeterRegistered: AugmentedEvent<ApiType, [meter: u32, owner: AccountId32, area: u32, ean: u64, purpose: SmartchargePrimitivesMeterPurpose], { meter: u32, owner: AccountId32, area: u32, ean: u64, purpose: SmartchargePrimitivesMeterPurpose }>;
      /**
       * A meter was removed, because it was not approved in time.
       **/
      MeterRemoved: AugmentedEvent<ApiType, [meter: u32], { meter: u32 }>;
      /**
       * The DSO suspended an active meter or rejected a pending one.
       **/
      MeterSuspended: AugmentedEvent<ApiType, [meter: u32], { meter: u32 }>;
      /**
       * The DSO gave a meter a new base: energy before it is neither billed nor certified.
       **/
      NewBase: AugmentedEvent<ApiType, [meter: u32, base: Option<SmartchargePrimitivesMeterMeterReading>], { meter: u32, base: Option<SmartchargePrimitivesMeterMeterReading> }>;
      /**
       * Records were left out before the one that was accepted.
       **/
      PagesMissing: AugmentedEvent<ApiType, [meter: u32, first: u64, last: u64], { meter: u32, first: u64, last: u64 }>;
      /**
       * A reading was accepted.
       **/
      ReadingAccepted: AugmentedEvent<ApiType, [meter: u32, readAt: u64, register: u64], { meter: u32, readAt: u64, register: u64 }>;
      /**
       * A reading was refused and had no effect.
       **/
      ReadingRefused: AugmentedEvent<ApiType, [meter: u32, readAt: u64, reason: PalletMeteringRefusalReason], { meter: u32, readAt: u64, reason: PalletMeteringRefusalReason }>;
      /**
       * A record was accepted: it is genuine, and of a process.
       **/
      RecordAccepted: AugmentedEvent<ApiType, [meter: u32, process: u64, page: u64], { meter: u32, process: u64, page: u64 }>;
      /**
       * The DSO approved the recorder of a meter.
       **/
      RecorderApproved: AugmentedEvent<ApiType, [meter: u32, key: PalletMeteringRecordKey], { meter: u32, key: PalletMeteringRecordKey }>;
      /**
       * The DSO removed the recorder of a meter, and the requested one.
       **/
      RecorderRemoved: AugmentedEvent<ApiType, [meter: u32], { meter: u32 }>;
      /**
       * The owner of a meter requested a recorder, which waits for approval.
       **/
      RecorderRequested: AugmentedEvent<ApiType, [meter: u32, recorder: PalletMeteringRecorder], { meter: u32, recorder: PalletMeteringRecorder }>;
      /**
       * A record was refused and had no effect.
       **/
      RecordRefused: AugmentedEvent<ApiType, [meter: u32, process: u64, reason: PalletMeteringRecordRefusal], { meter: u32, process: u64, reason: PalletMeteringRecordRefusal }>;
      /**
       * An accepted record is not fit for billing.
       **/
      RecordUnfit: AugmentedEvent<ApiType, [meter: u32, process: u64, page: u64, reason: PalletMeteringUnfitReason], { meter: u32, process: u64, page: u64, reason: PalletMeteringUnfitReason }>;
    };
    migrations: {
      /**
       * The set of historical migrations has been cleared.
       **/
      HistoricCleared: AugmentedEvent<ApiType, [nextCursor: Option<Bytes>], { nextCursor: Option<Bytes> }>;
      /**
       * A migration progressed.
       **/
      MigrationAdvanced: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A Migration completed.
       **/
      MigrationCompleted: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A Migration failed.
       *
       * This implies that the whole upgrade failed and governance intervention is required.
       **/
      MigrationFailed: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A migration was skipped since it was already executed in the past.
       **/
      MigrationSkipped: AugmentedEvent<ApiType, [index: u32], { index: u32 }>;
      /**
       * The current runtime upgrade completed.
       *
       * This implies that all of its migrations completed successfully as well.
       **/
      UpgradeCompleted: AugmentedEvent<ApiType, []>;
      /**
       * Runtime upgrade failed.
       *
       * This is very bad and will require governance intervention.
       **/
      UpgradeFailed: AugmentedEvent<ApiType, []>;
      /**
       * A Runtime upgrade started.
       *
       * Its end is indicated by `UpgradeCompleted` or `UpgradeFailed`.
       **/
      UpgradeStarted: AugmentedEvent<ApiType, [migrations: u32], { migrations: u32 }>;
    };
    multisig: {
      /**
       * The deposit for a multisig operation has been updated/poked.
       **/
      DepositPoked: AugmentedEvent<ApiType, [who: AccountId32, callHash: U8aFixed, oldDeposit: u128, newDeposit: u128], { who: AccountId32, callHash: U8aFixed, oldDeposit: u128, newDeposit: u128 }>;
      /**
       * A multisig operation has been approved by someone.
       **/
      MultisigApproval: AugmentedEvent<ApiType, [approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed], { approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed }>;
      /**
       * A multisig operation has been cancelled.
       **/
      MultisigCancelled: AugmentedEvent<ApiType, [cancelling: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed], { cancelling: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed }>;
      /**
       * A multisig operation has been executed.
       **/
      MultisigExecuted: AugmentedEvent<ApiType, [approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed, result: Result<Null, SpRuntimeDispatchError>], { approving: AccountId32, timepoint: PalletMultisigTimepoint, multisig: AccountId32, callHash: U8aFixed, result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A new multisig operation has begun.
       **/
      NewMultisig: AugmentedEvent<ApiType, [approving: AccountId32, multisig: AccountId32, callHash: U8aFixed], { approving: AccountId32, multisig: AccountId32, callHash: U8aFixed }>;
    };
    offences: {
      /**
       * There is an offence reported of the given `kind` happened at the `session_index` and
       * (kind-specific) time slot. This event is not deposited for duplicate slashes.
       * \[kind, slot\].
       **/
      Offence: AugmentedEvent<ApiType, [kind: U8aFixed, slot: Bytes], { kind: U8aFixed, slot: Bytes }>;
    };
    origin: {
      /**
       * So many cancellations as belong to a root have left the state. The path from a
       * cancellation to the root proves it.
       **/
      CancellationsArchived: AugmentedEvent<ApiType, [number: u64, first: u64, last: u64, root: H256], { number: u64, first: u64, last: u64, root: H256 }>;
      /**
       * Certificates were cancelled.
       **/
      CertificateCancelled: AugmentedEvent<ApiType, [id: u64, source: u32, interval: u64, by: AccountId32, beneficiary: AccountId32, process: Option<u64>, energy: u64], { id: u64, source: u32, interval: u64, by: AccountId32, beneficiary: AccountId32, process: Option<u64>, energy: u64 }>;
      /**
       * Expired certificates were removed.
       **/
      CertificateExpired: AugmentedEvent<ApiType, [owner: AccountId32, source: u32, interval: u64, energy: u64], { owner: AccountId32, source: u32, interval: u64, energy: u64 }>;
      /**
       * Certificates were locked, because they were moved to a national registry.
       **/
      CertificateLocked: AugmentedEvent<ApiType, [source: u32, interval: u64, owner: AccountId32, energy: u64, reference: Bytes], { source: u32, interval: u64, owner: AccountId32, energy: u64, reference: Bytes }>;
      /**
       * Certificates were transferred.
       **/
      CertificateTransferred: AugmentedEvent<ApiType, [source: u32, interval: u64, from: AccountId32, to: AccountId32, energy: u64], { source: u32, interval: u64, from: AccountId32, to: AccountId32, energy: u64 }>;
      /**
       * Certificates were unlocked, because they were moved back from the national registry.
       **/
      CertificateUnlocked: AugmentedEvent<ApiType, [source: u32, interval: u64, owner: AccountId32, energy: u64], { source: u32, interval: u64, owner: AccountId32, energy: u64 }>;
      /**
       * Energy of a process was certified: a certificate of the source was cancelled for the
       * driver.
       **/
      Certified: AugmentedEvent<ApiType, [source: u32, interval: u64, process: u64, driver: AccountId32, energy: u64], { source: u32, interval: u64, process: u64, driver: AccountId32, energy: u64 }>;
      /**
       * The claim of a process was lowered, because its energy was corrected.
       **/
      ClaimReduced: AugmentedEvent<ApiType, [source: u32, interval: u64, process: u64, driver: AccountId32, energy: u64], { source: u32, interval: u64, process: u64, driver: AccountId32, energy: u64 }>;
      /**
       * The newest commitment of a source was dropped, because the source was short for
       * `Grace` or longer.
       **/
      CommitmentDropped: AugmentedEvent<ApiType, [source: u32, process: u64, power: u32], { source: u32, process: u64, power: u32 }>;
      /**
       * Power of a source was committed to a process. It replaces an earlier commitment of the
       * process.
       **/
      Committed: AugmentedEvent<ApiType, [source: u32, process: u64, power: u32], { source: u32, process: u64, power: u32 }>;
      /**
       * Certificates of an interval turned out to exceed its production. The source owes them.
       **/
      DebtIncurred: AugmentedEvent<ApiType, [source: u32, interval: u64, energy: u64, left: u64], { source: u32, interval: u64, energy: u64, left: u64 }>;
      /**
       * Surplus of an interval was not issued, because the source owed as much.
       **/
      DebtRepaid: AugmentedEvent<ApiType, [source: u32, interval: u64, energy: u64, left: u64], { source: u32, interval: u64, energy: u64, left: u64 }>;
      /**
       * Less energy of a process is greened, because its energy was corrected.
       **/
      GreenedReduced: AugmentedEvent<ApiType, [process: u64, energy: u64], { process: u64, energy: u64 }>;
      /**
       * A ledger was closed: all claims are certified, and the surplus that repaid no debt was
       * issued to the recipient.
       **/
      IntervalClosed: AugmentedEvent<ApiType, [source: u32, interval: u64, produced: u64, claimed: u64, certified: u64, surplus: u64], { source: u32, interval: u64, produced: u64, claimed: u64, certified: u64, surplus: u64 }>;
      /**
       * A reading contained energy of a closed interval whose claims lack energy: they are
       * certified again.
       **/
      IntervalReopened: AugmentedEvent<ApiType, [source: u32, interval: u64, energy: u64], { source: u32, interval: u64, energy: u64 }>;
      /**
       * A reading contained energy of a closed interval whose claims lack nothing. Certificates
       * for it were issued to the recipient.
       **/
      LateSurplus: AugmentedEvent<ApiType, [source: u32, interval: u64, recipient: AccountId32, energy: u64], { source: u32, interval: u64, recipient: AccountId32, energy: u64 }>;
      /**
       * The meter of a source was replaced.
       **/
      MeterReplaced: AugmentedEvent<ApiType, [source: u32, old: u32, new_: u32], { source: u32, old: u32, new_: u32 }>;
      /**
       * A reading of an active source was booked.
       **/
      Produced: AugmentedEvent<ApiType, [source: u32, energy: u64, until: u64, power: u32, committed: u64], { source: u32, energy: u64, until: u64, power: u32, committed: u64 }>;
      /**
       * The recipient of the surplus of a source was set.
       **/
      RecipientSet: AugmentedEvent<ApiType, [source: u32, recipient: AccountId32], { source: u32, recipient: AccountId32 }>;
      /**
       * The power committed to a process was released.
       **/
      Released: AugmentedEvent<ApiType, [source: u32, process: u64], { source: u32, process: u64 }>;
      /**
       * The supplier of a source asked for another meter, which waits for approval.
       **/
      ReplacementRequested: AugmentedEvent<ApiType, [source: u32, meter: u32], { source: u32, meter: u32 }>;
      /**
       * A source was approved. Its production counts from its next reading on.
       **/
      SourceApproved: AugmentedEvent<ApiType, [source: u32], { source: u32 }>;
      /**
       * A source was registered. It waits for approval.
       **/
      SourceRegistered: AugmentedEvent<ApiType, [source: u32, supplier: AccountId32, owner: AccountId32, meter: u32, area: u32, carrier: SmartchargePrimitivesCarrier, capacity: u32, commissioned: u64, attributes: PalletOriginAttributes], { source: u32, supplier: AccountId32, owner: AccountId32, meter: u32, area: u32, carrier: SmartchargePrimitivesCarrier, capacity: u32, commissioned: u64, attributes: PalletOriginAttributes }>;
      /**
       * A source was suspended or rejected. Its production no longer counts.
       **/
      SourceSuspended: AugmentedEvent<ApiType, [source: u32], { source: u32 }>;
      /**
       * The owner of a meter allowed a supplier to supply its energy, or revoked the consent.
       **/
      SupplierAllowed: AugmentedEvent<ApiType, [meter: u32, supplier: Option<AccountId32>], { meter: u32, supplier: Option<AccountId32> }>;
      /**
       * Another supplier took over a source.
       **/
      SupplierChanged: AugmentedEvent<ApiType, [source: u32, old: AccountId32, new_: AccountId32], { source: u32, old: AccountId32, new_: AccountId32 }>;
      /**
       * Energy of a reading was booked to no interval, because it was produced too far from any
       * reading, or certificates for it would have expired. Nobody receives certificates for
       * it.
       **/
      Unallocated: AugmentedEvent<ApiType, [source: u32, energy: u64, since: u64, until: u64], { source: u32, energy: u64, since: u64, until: u64 }>;
      /**
       * The production of a closed interval was corrected downwards.
       **/
      Withdrawn: AugmentedEvent<ApiType, [source: u32, interval: u64, energy: u64, fromSurplus: u64], { source: u32, interval: u64, energy: u64, fromSurplus: u64 }>;
    };
    peers: {
      /**
       * Governance decided whether nodes enforce the list.
       **/
      Enforced: AugmentedEvent<ApiType, [enforced: bool], { enforced: bool }>;
      /**
       * A member authorised one of its nodes.
       **/
      PeerAuthorised: AugmentedEvent<ApiType, [peer: Bytes, member: AccountId32], { peer: Bytes, member: AccountId32 }>;
      /**
       * A node was moved to the member that proved to have its key.
       **/
      PeerMoved: AugmentedEvent<ApiType, [peer: Bytes, from: AccountId32, to: AccountId32], { peer: Bytes, from: AccountId32, to: AccountId32 }>;
      /**
       * The authorisation of a node was revoked.
       **/
      PeerRevoked: AugmentedEvent<ApiType, [peer: Bytes, member: AccountId32], { peer: Bytes, member: AccountId32 }>;
    };
    proxy: {
      /**
       * An announcement was placed to make a call in the future.
       **/
      Announced: AugmentedEvent<ApiType, [real: AccountId32, proxy: AccountId32, callHash: H256], { real: AccountId32, proxy: AccountId32, callHash: H256 }>;
      /**
       * A deposit stored for proxies or announcements was poked / updated.
       **/
      DepositPoked: AugmentedEvent<ApiType, [who: AccountId32, kind: PalletProxyDepositKind, oldDeposit: u128, newDeposit: u128], { who: AccountId32, kind: PalletProxyDepositKind, oldDeposit: u128, newDeposit: u128 }>;
      /**
       * A proxy was added.
       **/
      ProxyAdded: AugmentedEvent<ApiType, [delegator: AccountId32, delegatee: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, delay: u32], { delegator: AccountId32, delegatee: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, delay: u32 }>;
      /**
       * A proxy was executed correctly, with the given.
       **/
      ProxyExecuted: AugmentedEvent<ApiType, [result: Result<Null, SpRuntimeDispatchError>], { result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A proxy was removed.
       **/
      ProxyRemoved: AugmentedEvent<ApiType, [delegator: AccountId32, delegatee: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, delay: u32], { delegator: AccountId32, delegatee: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, delay: u32 }>;
      /**
       * A pure account has been created by new proxy with given
       * disambiguation index and proxy type.
       **/
      PureCreated: AugmentedEvent<ApiType, [pure: AccountId32, who: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, disambiguationIndex: u16, at: u32, extrinsicIndex: u32], { pure: AccountId32, who: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, disambiguationIndex: u16, at: u32, extrinsicIndex: u32 }>;
      /**
       * A pure proxy was killed by its spawner.
       **/
      PureKilled: AugmentedEvent<ApiType, [pure: AccountId32, spawner: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, disambiguationIndex: u16], { pure: AccountId32, spawner: AccountId32, proxyType: SmartchargeRuntimeAccessProxyType, disambiguationIndex: u16 }>;
    };
    safeMode: {
      /**
       * Could not hold funds for entering or extending the safe-mode.
       *
       * This error comes from the underlying `Currency`.
       **/
      CannotDeposit: AugmentedEvent<ApiType, []>;
      /**
       * Could not release funds for entering or extending the safe-mode.
       *
       * This error comes from the underlying `Currency`.
       **/
      CannotRelease: AugmentedEvent<ApiType, []>;
      /**
       * An account reserved funds for either entering or extending the safe-mode.
       **/
      DepositPlaced: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * An account had a reserve released that was reserved.
       **/
      DepositReleased: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * An account had reserve slashed that was reserved.
       **/
      DepositSlashed: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * The safe-mode was entered until inclusively this block.
       **/
      Entered: AugmentedEvent<ApiType, [until: u32], { until: u32 }>;
      /**
       * Exited the safe-mode for a specific reason.
       **/
      Exited: AugmentedEvent<ApiType, [reason: PalletSafeModeExitReason], { reason: PalletSafeModeExitReason }>;
      /**
       * The safe-mode was extended until inclusively this block.
       **/
      Extended: AugmentedEvent<ApiType, [until: u32], { until: u32 }>;
    };
    session: {
      /**
       * The `NewSession` event in the current block also implies a new validator set to be
       * queued.
       **/
      NewQueued: AugmentedEvent<ApiType, []>;
      /**
       * New session has happened. Note that the argument is the session index, not the
       * block number as the type might suggest.
       **/
      NewSession: AugmentedEvent<ApiType, [sessionIndex: u32], { sessionIndex: u32 }>;
      /**
       * Validator has been disabled.
       **/
      ValidatorDisabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
      /**
       * Validator has been re-enabled.
       **/
      ValidatorReenabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
    };
    settlement: {
      /**
       * A supplier proposed a contract to a balance responsible party.
       **/
      BrpNamed: AugmentedEvent<ApiType, [supplier: AccountId32, brp: AccountId32, from: u32, terms: PalletSettlementTerms], { supplier: AccountId32, brp: AccountId32, from: u32, terms: PalletSettlementTerms }>;
      /**
       * A contract ends.
       **/
      ContractEnded: AugmentedEvent<ApiType, [supplier: AccountId32, brp: AccountId32, from: u32], { supplier: AccountId32, brp: AccountId32, from: u32 }>;
      /**
       * All positions of a day were removed. Reported when the first one of a later day is.
       **/
      DayRemoved: AugmentedEvent<ApiType, [day: u32, hash_: H256], { day: u32, hash_: H256 }>;
      /**
       * A local day of a balance responsible party in an area was settled, or settled again.
       **/
      DaySettled: AugmentedEvent<ApiType, [brp: AccountId32, area: u32, day: u32, version: u16, portfolio: i128, gain: i128], { brp: AccountId32, area: u32, day: u32, version: u16, portfolio: i128, gain: i128 }>;
      /**
       * An imbalance was paid, or the difference to an earlier version of the statement.
       **/
      ImbalancePaid: AugmentedEvent<ApiType, [brp: AccountId32, supplier: AccountId32, area: u32, day: u32, amount: i128, owed: u128], { brp: AccountId32, supplier: AccountId32, area: u32, day: u32, amount: i128, owed: u128 }>;
      /**
       * A part of the margin of a supplier was released.
       **/
      MarginReleased: AugmentedEvent<ApiType, [supplier: AccountId32, amount: u128], { supplier: AccountId32, amount: u128 }>;
      /**
       * The settled energy of a connection in a year was reported, or reported again.
       **/
      P4Reported: AugmentedEvent<ApiType, [ean: u64, year: u32, metered: u64, settled: u64, evidence: H256], { ean: u64, year: u32, metered: u64, settled: u64, evidence: H256 }>;
      /**
       * The position of a supplier was corrected.
       **/
      PositionAdjusted: AugmentedEvent<ApiType, [supplier: AccountId32, area: u32, from: u64, until: u64, taken: bool, more: bool, energy: u64], { supplier: AccountId32, area: u32, from: u64, until: u64, taken: bool, more: bool, energy: u64 }>;
      /**
       * Final prices were corrected.
       **/
      PricesCorrected: AugmentedEvent<ApiType, [from: u32, ptus: u32], { from: u32, ptus: u32 }>;
      /**
       * Prices were published or attested.
       **/
      PricesPublished: AugmentedEvent<ApiType, [by: AccountId32, from: u32, ptus: u32, finalHours: u32], { by: AccountId32, from: u32, ptus: u32, finalHours: u32 }>;
      /**
       * A programme was filed.
       **/
      ProgrammeFiled: AugmentedEvent<ApiType, [brp: AccountId32, area: u32, from: u32, ptus: u32], { brp: AccountId32, area: u32, from: u32, ptus: u32 }>;
      /**
       * A balance responsible party accepted a supplier.
       **/
      SupplierAccepted: AugmentedEvent<ApiType, [supplier: AccountId32, brp: AccountId32, from: u32, terms: PalletSettlementTerms], { supplier: AccountId32, brp: AccountId32, from: u32, terms: PalletSettlementTerms }>;
      /**
       * A trade was confirmed.
       **/
      TradeConfirmed: AugmentedEvent<ApiType, [trade: u32, hour: u32], { trade: u32, hour: u32 }>;
      /**
       * A trade was proposed.
       **/
      TradeProposed: AugmentedEvent<ApiType, [trade: u32, hour: u32, seller: AccountId32, buyer: AccountId32, area: u32, from: u32, wh: Vec<u64>], { trade: u32, hour: u32, seller: AccountId32, buyer: AccountId32, area: u32, from: u32, wh: Vec<u64> }>;
      /**
       * A trade that was not confirmed was withdrawn.
       **/
      TradeWithdrawn: AugmentedEvent<ApiType, [trade: u32, hour: u32, by: AccountId32], { trade: u32, hour: u32, by: AccountId32 }>;
      /**
       * The year of a connection was trued up, or the difference to an earlier report.
       **/
      TruedUp: AugmentedEvent<ApiType, [ean: u64, year: u32, holder: AccountId32, supplier: AccountId32, amount: i128, owed: u128], { ean: u64, year: u32, holder: AccountId32, supplier: AccountId32, amount: i128, owed: u128 }>;
    };
    system: {
      /**
       * `:code` was updated to the code with the given hash.
       **/
      CodeUpdated: AugmentedEvent<ApiType, [hash_: H256], { hash_: H256 }>;
      /**
       * An extrinsic failed.
       **/
      ExtrinsicFailed: AugmentedEvent<ApiType, [dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo], { dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An extrinsic completed successfully.
       **/
      ExtrinsicSuccess: AugmentedEvent<ApiType, [dispatchInfo: FrameSystemDispatchEventInfo], { dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An account was reaped.
       **/
      KilledAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * A new account was created.
       **/
      NewAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * An invalid authorized upgrade was rejected while trying to apply it.
       **/
      RejectedInvalidAuthorizedUpgrade: AugmentedEvent<ApiType, [codeHash: H256, error: SpRuntimeDispatchError], { codeHash: H256, error: SpRuntimeDispatchError }>;
      /**
       * On on-chain remark happened.
       **/
      Remarked: AugmentedEvent<ApiType, [sender: AccountId32, hash_: H256], { sender: AccountId32, hash_: H256 }>;
      /**
       * An upgrade was authorized.
       **/
      UpgradeAuthorized: AugmentedEvent<ApiType, [codeHash: H256, checkVersion: bool], { codeHash: H256, checkVersion: bool }>;
    };
    tokens: {
      /**
       * A payment was received and tokens were minted for it.
       **/
      Deposited: AugmentedEvent<ApiType, [who: AccountId32, amount: u128, reference: Bytes], { who: AccountId32, amount: u128, reference: Bytes }>;
      /**
       * The custodian attested the reserve.
       **/
      ReserveAttested: AugmentedEvent<ApiType, [old: u128, new_: u128], { old: u128, new_: u128 }>;
      /**
       * The owner cancelled a withdrawal, and its tokens were released from hold.
       **/
      WithdrawalCancelled: AugmentedEvent<ApiType, [id: u64, who: AccountId32, amount: u128], { id: u64, who: AccountId32, amount: u128 }>;
      /**
       * The custodian rejected a withdrawal, and its tokens were released from hold.
       **/
      WithdrawalRejected: AugmentedEvent<ApiType, [id: u64, who: AccountId32, amount: u128], { id: u64, who: AccountId32, amount: u128 }>;
      /**
       * A participant requested a withdrawal, and its tokens were put on hold.
       **/
      WithdrawalRequested: AugmentedEvent<ApiType, [id: u64, who: AccountId32, amount: u128, payoutReference: Bytes], { id: u64, who: AccountId32, amount: u128, payoutReference: Bytes }>;
      /**
       * The custodian paid a withdrawal, and its tokens were burnt.
       **/
      WithdrawalSettled: AugmentedEvent<ApiType, [id: u64, who: AccountId32, amount: u128, reference: Bytes], { id: u64, who: AccountId32, amount: u128, reference: Bytes }>;
    };
    transactionPayment: {
      /**
       * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee,
       * has been paid by `who`.
       **/
      TransactionFeePaid: AugmentedEvent<ApiType, [who: AccountId32, actualFee: u128, tip: u128], { who: AccountId32, actualFee: u128, tip: u128 }>;
    };
    txPause: {
      /**
       * This pallet, or a specific call is now paused.
       **/
      CallPaused: AugmentedEvent<ApiType, [fullName: ITuple<[Bytes, Bytes]>], { fullName: ITuple<[Bytes, Bytes]> }>;
      /**
       * This pallet, or a specific call is now unpaused.
       **/
      CallUnpaused: AugmentedEvent<ApiType, [fullName: ITuple<[Bytes, Bytes]>], { fullName: ITuple<[Bytes, Bytes]> }>;
    };
    utility: {
      /**
       * Batch of dispatches completed fully with no error.
       **/
      BatchCompleted: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches completed but has errors.
       **/
      BatchCompletedWithErrors: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches did not complete fully. Index of first failing dispatch given, as
       * well as the error.
       **/
      BatchInterrupted: AugmentedEvent<ApiType, [index: u32, error: SpRuntimeDispatchError], { index: u32, error: SpRuntimeDispatchError }>;
      /**
       * A call was dispatched.
       **/
      DispatchedAs: AugmentedEvent<ApiType, [result: Result<Null, SpRuntimeDispatchError>], { result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * The fallback call was dispatched.
       **/
      IfElseFallbackCalled: AugmentedEvent<ApiType, [mainError: SpRuntimeDispatchError], { mainError: SpRuntimeDispatchError }>;
      /**
       * Main call was dispatched.
       **/
      IfElseMainSuccess: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with no error.
       **/
      ItemCompleted: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with error.
       **/
      ItemFailed: AugmentedEvent<ApiType, [error: SpRuntimeDispatchError], { error: SpRuntimeDispatchError }>;
    };
  } // AugmentedEvents
} // declare module
