// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/storage';

import type { ApiTypes, AugmentedQuery, QueryableStorageEntry } from '@polkadot/api-base/types';
import type { Bytes, Null, Option, U8aFixed, Vec, bool, i128, i64, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { AnyNumber, ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, Perbill } from '@polkadot/types/interfaces/runtime';
import type { FrameSupportDispatchPerDispatchClassWeight, FrameSupportTokensFungibleImbalance, FrameSupportTokensMiscIdAmountRuntimeFreezeReason, FrameSupportTokensMiscIdAmountRuntimeHoldReason, FrameSystemAccountInfo, FrameSystemCodeUpgradeAuthorization, FrameSystemEventRecord, FrameSystemLastRuntimeUpgradeInfo, FrameSystemPhase, PalletBalancesAccountData, PalletBalancesBalanceLock, PalletBalancesReserveData, PalletChargingChargeDetailRecord, PalletChargingMandate, PalletChargingNewestFirst, PalletChargingProcess, PalletChargingProof, PalletChargingReward, PalletChargingRunsStoredOffer, PalletChargingStandingOffer, PalletChargingStation, PalletCollectiveVotes, PalletConsortiumAllowanceUse, PalletConsortiumDelegateRecord, PalletConsortiumDriverRecord, PalletConsortiumFormerRecord, PalletConsortiumMemberRecord, PalletConsortiumMotion, PalletConsortiumOrderedBlock, PalletConsortiumSeat, PalletConsortiumStay, PalletConsortiumValidatorRecord, PalletCorrectionsBook, PalletCorrectionsCorrection, PalletCorrectionsDeadline, PalletCorrectionsDisputesTypesDispute, PalletCorrectionsDisputesTypesMark, PalletCorrectionsDisputesTypesSubject, PalletDemandResponseExpiryKey, PalletDemandResponseSignal, PalletDemandResponseTarget, PalletGrandpaStoredPendingChange, PalletGrandpaStoredState, PalletGridAllocationConnection, PalletGridArea, PalletInvoicesAnchor, PalletInvoicesDocumentId, PalletMeteringApprovedRecorder, PalletMeteringMeter, PalletMeteringMeterKey, PalletMeteringRecordKey, PalletMeteringRecorder, PalletMeteringYearBorder, PalletMigrationsMigrationCursor, PalletMultisigMultisig, PalletOriginCancellation, PalletOriginClaim, PalletOriginClaimKey, PalletOriginCommitment, PalletOriginDueKey, PalletOriginHolding, PalletOriginLedger, PalletOriginSource, PalletOriginSpan, PalletOriginSupply, PalletProxyAnnouncement, PalletProxyProxyDefinition, PalletSettlementAreaKey, PalletSettlementContract, PalletSettlementDayKey, PalletSettlementHourKey, PalletSettlementNetTrade, PalletSettlementPosition, PalletSettlementProgramme, PalletSettlementProposal, PalletSettlementQuarter, PalletSettlementQuotedI64, PalletSettlementQuotedImbalancePrice, PalletSettlementStatement, PalletSettlementTrade, PalletSettlementTradeKey, PalletSettlementYearReport, PalletTokensWithdrawal, PalletTransactionPaymentReleases, SmartchargePrimitivesArchive, SmartchargePrimitivesCarrier, SmartchargePrimitivesDebtDebtKind, SmartchargePrimitivesInterval, SmartchargePrimitivesOrderedOrderedMeterId, SmartchargePrimitivesOrderedOrderedYear, SmartchargePrimitivesProven, SmartchargeRuntimeConfigsGovernanceMotionPlace, SmartchargeRuntimeSessionKeys, SpConsensusAuraSr25519AppSr25519Public, SpConsensusGrandpaAppPublic, SpCoreCryptoKeyTypeId, SpRuntimeDigest, SpStakingOffenceOffenceDetails, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';
import type { Observable } from '@polkadot/types/types';

export type __AugmentedQuery<ApiType extends ApiTypes> = AugmentedQuery<ApiType, () => unknown>;
export type __QueryableStorageEntry<ApiType extends ApiTypes> = QueryableStorageEntry<ApiType>;

declare module '@polkadot/api-base/types/storage' {
  interface AugmentedQueries<ApiType extends ApiTypes> {
    aura: {
      /**
       * The current authority set.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<SpConsensusAuraSr25519AppSr25519Public>>, []>;
      /**
       * The current slot of this block.
       *
       * This will be set in `on_initialize`.
       **/
      currentSlot: AugmentedQuery<ApiType, () => Observable<u64>, []>;
    };
    authorship: {
      /**
       * Author of current block.
       **/
      author: AugmentedQuery<ApiType, () => Observable<Option<AccountId32>>, []>;
    };
    balances: {
      /**
       * The Balances pallet example of storing the balance of an account.
       *
       * # Example
       *
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = StorageMapShim<Self::Account<Runtime>, frame_system::Provider<Runtime>, AccountId, Self::AccountData<Balance>>
       * }
       * ```
       *
       * You can also store the balance of an account in the `System` pallet.
       *
       * # Example
       *
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = System
       * }
       * ```
       *
       * But this comes with tradeoffs, storing account balances in the system pallet stores
       * `frame_system` data alongside the account data contrary to storing account balances in the
       * `Balances` pallet, which uses a `StorageMap` to store balances data only.
       * NOTE: This is only used in the case that this pallet is used to store balances.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<PalletBalancesAccountData>, [AccountId32]>;
      /**
       * Freeze locks on account balances.
       **/
      freezes: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeFreezeReason>>, [AccountId32]>;
      /**
       * Holds on account balances.
       **/
      holds: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeHoldReason>>, [AccountId32]>;
      /**
       * The total units of outstanding deactivated balance in the system.
       *
       * This is not guaranteed to be less than or equal to [`TotalIssuance`]. Total issuance may be
       * reduced independently of this value, including while a reversible imbalance is outstanding.
       * Active issuance is therefore derived using saturating subtraction.
       **/
      inactiveIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Any liquidity locks on some account balances.
       * NOTE: Should only be accessed when setting, changing and freeing a lock.
       *
       * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      locks: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesBalanceLock>>, [AccountId32]>;
      /**
       * Named reserves on some account balances.
       *
       * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      reserves: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesReserveData>>, [AccountId32]>;
      /**
       * The total units issued in the system.
       **/
      totalIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
    };
    charging: {
      /**
       * Records that have left the state: the id from which on processes can have one, and the trees
       * that prove the others. Written by idle blocks. One value of at most 64 hashes per tree.
       **/
      archived: AugmentedQuery<ApiType, () => Observable<SmartchargePrimitivesArchive>, []>;
      /**
       * Register of a meter at the end of its last scheduled process, in Wh. Written at the end of a
       * process, removed when the register starts again. At most one per meter.
       **/
      endRegisters: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<u64>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * The open station with an EVSE ID. Removed when the station is closed.
       **/
      evseIds: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<u32>>, [Bytes]>;
      /**
       * The locked offers of the scheduled process at a meter, by slot (rules 3 and 10): the chosen
       * one, then alternative sources, then the cheapest grid mix. Written by `schedule`
       * and `change_source`, removed at the end of the process. Not part of the process, which is
       * written at each reading. At most [`MAX_SLOTS`] per process.
       **/
      lockedOffers: AugmentedQuery<ApiType, (arg1: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array, arg2: u8 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingRunsStoredOffer>>, [SmartchargePrimitivesOrderedOrderedMeterId, u8]>;
      /**
       * The mandates of a driver that are not over, or were not when the value was last written; at
       * most one per operator, one for any, and [`Config::MaxMandates`]. Written by `give_mandate`
       * and `start_for`, and at the end of a process that was started under one; removed with the
       * last one. Each write drops those that are over, and so does `expire_mandates`.
       **/
      mandates: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletChargingMandate>>, [AccountId32]>;
      /**
       * The meter of a running process. Written by `authorise`, removed at the end of the process.
       **/
      meterOf: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u64]>;
      /**
       * Id of the next mandate.
       **/
      nextMandateId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Id of the next process.
       **/
      nextProcessId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Id of the next station.
       **/
      nextStationId: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * The offers for a requested process, by supplier and source: a price per kWh for each step.
       * Written by `offer`, removed when the process is scheduled or ends. At most
       * [`Config::MaxOffers`] per process.
       **/
      offers: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: ITuple<[AccountId32, Option<u32>]> | [AccountId32 | string | Uint8Array, Option<u32> | null | Uint8Array | u32 | AnyNumber]) => Observable<Option<Vec<i64>>>, [u64, ITuple<[AccountId32, Option<u32>]>]>;
      /**
       * Processes that have not ended, by the meter of their station: at most one per station (rule
       * 9). Written by `authorise`, removed at the end of the process.
       **/
      processes: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<PalletChargingProcess>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * The running processes of a driver. Written by `authorise`, removed at the end of the
       * process. As many as the driver has minimum balances for.
       **/
      processesOf: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<Null>>, [AccountId32, u64]>;
      /**
       * What signed records of its meter show of a process. Written when metering accepts one, for a
       * process that is scheduled or has ended; removed with the record of the process. At most one
       * for each.
       **/
      proofs: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingProof>>, [u64]>;
      /**
       * Charge detail records of scheduled processes that have ended. Never changed; removed by idle
       * blocks [`Config::RecordLifetime`] after the end.
       **/
      records: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingChargeDetailRecord>>, [u64]>;
      /**
       * The records of a driver, the newest process first. Written and removed with the record: one
       * key for each.
       **/
      recordsOf: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: PalletChargingNewestFirst | string | Uint8Array) => Observable<Option<Null>>, [AccountId32, PalletChargingNewestFirst]>;
      /**
       * Provisional rewards of the scheduled process at a meter, the oldest first, at most
       * [`Config::MaxRewards`]; none for most. Written when a step with a delivered response closes,
       * removed at the end of the process. Not part of the process, which is written at each
       * reading.
       **/
      rewards: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Vec<PalletChargingReward>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * The standing offers of a supplier, by source. Written by `publish_offer`: replaced by the
       * next one for the same source, removed by one without prices. At most
       * [`Config::MaxStandingOffers`] per supplier.
       **/
      standingOffers: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: Option<u32> | null | Uint8Array | u32 | AnyNumber) => Observable<Option<PalletChargingStandingOffer>>, [AccountId32, Option<u32>]>;
      /**
       * The open station at a meter. Removed when the station is closed.
       **/
      stationOfMeter: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u32]>;
      /**
       * Stations by id. Written by their operators, never removed: records refer to closed stations.
       * One per registration, which only members with a meter make.
       **/
      stations: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingStation>>, [u32]>;
      /**
       * Number of the processes of a driver that are not scheduled yet. Written by `authorise`;
       * decreased by `schedule` and at the end of the process, removed at zero. At most
       * [`Config::MaxUnscheduled`] each.
       **/
      unscheduled: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
    };
    consortium: {
      /**
       * Used part of the allowances by participant, in the smallest token unit. A participant
       * without an entry has its full allowance.
       *
       * Written by [`ChargeParticipant`] for each free transaction, and by calls that change who is
       * a member or a driver; removed when nothing is used, and together with the participant.
       **/
      allowances: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumAllowanceUse>>, [AccountId32]>;
      /**
       * Counter for the related counted storage map
       **/
      counterForMembers: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Counter for the related counted storage map
       **/
      counterForValidators: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Validators of the running session, including those removed during the session; at most
       * [`Config::MaxValidators`].
       *
       * Written when a session starts. Never removed.
       **/
      currentSet: AugmentedQuery<ApiType, () => Observable<Vec<PalletConsortiumSeat>>, []>;
      /**
       * Accounts that act for a participant and are none themselves, and those of former validators.
       * They exist without tokens until their transactions have expired. At most
       * [`Config::MaxDelegates`] per participant, besides former validators.
       *
       * Written by [`ChargeParticipant`] and when a validator leaves its last session; removed when
       * the time is over.
       **/
      delegates: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumDelegateRecord>>, [AccountId32]>;
      /**
       * Number of `Delegates` by participant. Written together with them.
       **/
      delegatesOf: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * Registered drivers by account. Their number is not limited, because members are responsible
       * for the drivers that they register.
       *
       * Written by `register_driver` and at genesis; removed by `deregister_driver`.
       **/
      drivers: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumDriverRecord>>, [AccountId32]>;
      /**
       * Ends of `Delegates` and of `Former` participants, by block: one for each.
       *
       * Written together with them; removed in the idle time of blocks.
       **/
      expiries: AugmentedQuery<ApiType, (arg1: PalletConsortiumOrderedBlock | string | Uint8Array, arg2: ITuple<[PalletConsortiumStay, AccountId32]> | [PalletConsortiumStay | 'Delegate' | 'Former' | number | Uint8Array, AccountId32 | string | Uint8Array]) => Observable<Option<Null>>, [PalletConsortiumOrderedBlock, ITuple<[PalletConsortiumStay, AccountId32]>]>;
      /**
       * Former participants by account, which can still make exit calls. At most
       * [`Config::MaxFormer`] per registrar.
       *
       * Written by `expel`, by `deregister_driver`, and by [`ChargeParticipant`] for each exit call;
       * removed when the time is over, and by `admit` and `register_driver`.
       **/
      former: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumFormerRecord>>, [AccountId32]>;
      /**
       * Number of `Former` participants by registrar. Written together with them.
       **/
      formerOf: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * Member organisations by account; at most [`Config::MaxMembers`].
       *
       * Written by `admit`, `set_roles` and at genesis; removed by `expel`.
       **/
      members: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumMemberRecord>>, [AccountId32]>;
      /**
       * Open motions by the member that proposed them; at most [`Config::MaxOpenMotions`]. Motions
       * that have ended stay listed until the member's next proposal.
       *
       * Written by `propose` of the collective; removed by `expel`.
       **/
      motions: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletConsortiumMotion>>, [AccountId32]>;
      /**
       * Validators of the next session, including those removed after it was planned; at most
       * [`Config::MaxValidators`].
       *
       * Written when the session before it starts. Never removed.
       **/
      nextSet: AugmentedQuery<ApiType, () => Observable<Vec<PalletConsortiumSeat>>, []>;
      /**
       * Used part of the pools of drivers by registrar, in the smallest token unit. A registrar
       * without an entry has its full pool.
       *
       * Written by [`ChargeParticipant`] for each free transaction of a driver or a former
       * participant; removed when nothing is used. At most one per account that ever was a member,
       * or that the migration of version 2 took up.
       **/
      pools: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumAllowanceUse>>, [AccountId32]>;
      /**
       * Length of a session in blocks; zero if sessions do not end. Written at genesis only.
       **/
      sessionLength: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Block since which the validators of the running session, with their keys, are in charge.
       *
       * Written when a session starts with other validators or keys. Never removed.
       **/
      setSince: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Validators that take part in future sessions, by account; at most [`Config::MaxValidators`].
       *
       * Written by `add_validator` and at genesis; removed by `remove_validator`, by `expel` of the
       * member, and by an equivocation.
       **/
      validators: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletConsortiumValidatorRecord>>, [AccountId32]>;
    };
    corrections: {
      /**
       * Arbiters that stand ready, named by governance; at most [`MAX_ARBITERS`].
       **/
      arbiters: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
      /**
       * Sums of the corrections of a process. Removed with the last of its corrections.
       **/
      books: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletCorrectionsBook>>, [u64]>;
      /**
       * Corrections by id.
       *
       * Written by `correct` and when a dispute is closed; changed when the driver has answered.
       * Removed by idle blocks [`Config::Lifetime`] after they were executed.
       **/
      corrections: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletCorrectionsCorrection>>, [u64]>;
      /**
       * What idle blocks end or remove, in the order of time.
       **/
      deadlines: AugmentedQuery<ApiType, (arg: PalletCorrectionsDeadline | { at?: any; matter?: any } | string | Uint8Array) => Observable<Option<Null>>, [PalletCorrectionsDeadline]>;
      /**
       * Latest dispute about a subject, of all claimants together, or of the one that is named.
       * Removed with it.
       **/
      disputed: AugmentedQuery<ApiType, (arg: ITuple<[PalletCorrectionsDisputesTypesSubject, Option<AccountId32>]> | [PalletCorrectionsDisputesTypesSubject | { Line: any } | { Correction: any } | { Invoice: any } | string | Uint8Array, Option<AccountId32> | null | Uint8Array | AccountId32 | string]) => Observable<Option<PalletCorrectionsDisputesTypesMark>>, [ITuple<[PalletCorrectionsDisputesTypesSubject, Option<AccountId32>]>]>;
      /**
       * Disputes by id.
       *
       * Written by the calls that open, answer and decide them. What is left of a closed one is
       * removed by idle blocks after [`Config::Lifetime`].
       **/
      disputes: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletCorrectionsDisputesTypesDispute>>, [u64]>;
      /**
       * What the driver of a process kept of energy at a negative price that was taken out, and has
       * not gained again since, by the payees that it came from; none is zero.
       *
       * Written by corrections; removed with the sums of the process.
       **/
      kept: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Vec<ITuple<[AccountId32, u128]>>>, [u64]>;
      /**
       * Id of the next correction.
       **/
      nextCorrectionId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Id of the next dispute.
       **/
      nextDisputeId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Number of the open disputes of a claimant, never zero: at most [`Config::MaxOpenDisputes`],
       * and one for each correction that cost it something.
       **/
      openDisputesOf: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * What disputes about a correction have corrected back, in Wh, by the position of its effects.
       *
       * Written when a dispute is closed; removed with the correction.
       **/
      reverted: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Vec<i64>>, [u64]>;
    };
    council: {
      /**
       * Consideration cost created for publishing and storing a proposal.
       *
       * Determined by [Config::Consideration] and may be not present for certain proposals (e.g. if
       * the proposal count at the time of creation was below threshold N).
       **/
      costOf: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Option<ITuple<[AccountId32, SmartchargeRuntimeConfigsGovernanceMotionPlace]>>>, [H256]>;
      /**
       * The current members of the collective. This is stored sorted (just by value).
       **/
      members: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
      /**
       * The prime member that helps determine the default vote behavior in case of abstentions.
       **/
      prime: AugmentedQuery<ApiType, () => Observable<Option<AccountId32>>, []>;
      /**
       * Proposals so far.
       **/
      proposalCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Actual proposal for a given hash, if it's current.
       **/
      proposalOf: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Option<Call>>, [H256]>;
      /**
       * The hashes of the active proposals.
       **/
      proposals: AugmentedQuery<ApiType, () => Observable<Vec<H256>>, []>;
      /**
       * Votes on a given proposal, if it is ongoing.
       **/
      voting: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Option<PalletCollectiveVotes>>, [H256]>;
    };
    debts: {
      /**
       * Debts in the smallest unit of the token, by debtor, kind and creditor; never zero.
       *
       * Written by the pallets in which debts arise and by `pay`; removed when nothing is left. At
       * most one of a kind for each creditor of a debtor.
       **/
      owed: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: SmartchargePrimitivesDebtDebtKind | 'Charging' | 'Imbalance' | 'TrueUp' | 'Correction' | number | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<u128>>, [AccountId32, SmartchargePrimitivesDebtDebtKind, AccountId32]>;
    };
    demandResponse: {
      /**
       * Pending signals in the order in which their windows end.
       *
       * Written by `send_signal`; removed when the signal is withdrawn or expires.
       **/
      expiries: AugmentedQuery<ApiType, (arg: PalletDemandResponseExpiryKey | { end?: any; id?: any } | string | Uint8Array) => Observable<Option<Null>>, [PalletDemandResponseExpiryKey]>;
      /**
       * Id of the next signal. Written by `send_signal`. Never removed.
       **/
      nextSignalId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Signals by id.
       *
       * Written by `send_signal` and when a response is accepted or ends. Removed by
       * `withdraw_signal`, and once the signal has expired, no response is open and no reward
       * provisional.
       **/
      signals: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDemandResponseSignal>>, [u64]>;
      /**
       * Pending signals of a target with their windows, in the order in which they were sent; at
       * most [`Config::MaxSignalsPerTarget`].
       *
       * Written by `send_signal`; a signal is removed when it is withdrawn or expires.
       **/
      signalsOf: AugmentedQuery<ApiType, (arg: PalletDemandResponseTarget | { Process: any } | { Area: any } | string | Uint8Array) => Observable<Vec<ITuple<[u64, SmartchargePrimitivesInterval]>>>, [PalletDemandResponseTarget]>;
    };
    grandpa: {
      /**
       * The current list of authorities.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>>, []>;
      /**
       * The number of changes (both in terms of keys and underlying economic responsibilities)
       * in the "set" of Grandpa validators from genesis.
       **/
      currentSetId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * next block number where we can force a change.
       **/
      nextForced: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Pending change: (signaled at, scheduled change).
       **/
      pendingChange: AugmentedQuery<ApiType, () => Observable<Option<PalletGrandpaStoredPendingChange>>, []>;
      /**
       * A mapping from grandpa set ID to the index of the *most recent* session for which its
       * members were responsible.
       *
       * This is only used for validating equivocation proofs. An equivocation proof must
       * contains a key-ownership proof for a given session, therefore we need a way to tie
       * together sessions and GRANDPA set ids, i.e. we need to validate that a validator
       * was the owner of a given key on a given session, and what the active set ID was
       * during that session.
       *
       * TWOX-NOTE: `SetId` is not under user control.
       **/
      setIdSession: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u64]>;
      /**
       * `true` if we are currently stalled.
       **/
      stalled: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, u32]>>>, []>;
      /**
       * State of the current authority set.
       **/
      state: AugmentedQuery<ApiType, () => Observable<PalletGrandpaStoredState>, []>;
    };
    grid: {
      /**
       * EAN-18 code of the connection of a secondary allocation point, by the code of the point.
       *
       * Written by `set_allocation`; removed by it when no allocation that is remembered has the
       * point. At most [`MAX_SECONDARY`] for each of [`MAX_ALLOCATIONS`] per connection.
       **/
      allocationPoints: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<u64>>, [u64]>;
      /**
       * Allocations of a connection, by the EAN-18 code of the connection.
       *
       * Written by `set_allocation`. Never removed: the DSO of an area answers for the number of its
       * connections.
       **/
      allocations: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletGridAllocationConnection>>, [u64]>;
      /**
       * Areas by id, at most [`Config::MaxAreas`]: name, operator, tariff (in the smallest token
       * unit per kWh) and loading (in percent).
       *
       * Written by all calls and at genesis. Never removed, because meters refer to areas.
       **/
      areas: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletGridArea>>, [u32]>;
      /**
       * Id of the next area, which equals the number of areas.
       *
       * Written by `create_area` and at genesis. Never removed.
       **/
      nextAreaId: AugmentedQuery<ApiType, () => Observable<u32>, []>;
    };
    historical: {
      /**
       * Mapping from historical session indices to session-data root hash and validator count.
       **/
      historicalSessions: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<ITuple<[H256, u32]>>>, [u32]>;
      /**
       * The range of historical sessions we store. [first, last)
       **/
      storedRange: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, u32]>>>, []>;
    };
    invoices: {
      /**
       * Anchors of documents, by issuer, series and number.
       *
       * Written by `anchor_invoice`; removed by idle blocks after [`Config::Lifetime`].
       **/
      anchors: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: PalletInvoicesDocumentId | { series?: any; number?: any } | string | Uint8Array) => Observable<Option<PalletInvoicesAnchor>>, [AccountId32, PalletInvoicesDocumentId]>;
      /**
       * Last number of a series, by issuer.
       *
       * Written by `anchor_invoice`; never removed, because a number must not come again. At most
       * [`Config::MaxSeries`] for each issuer.
       **/
      lastNumber: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u16 | AnyNumber | Uint8Array) => Observable<u32>, [AccountId32, u16]>;
      /**
       * Documents in the order in which they were anchored, by position.
       *
       * Written and removed with [`Anchors`].
       **/
      order: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<ITuple<[AccountId32, PalletInvoicesDocumentId]>>>, [u64]>;
      /**
       * Position of the oldest anchor in [`Order`], and position of the next one.
       *
       * Written with [`Order`]; never removed.
       **/
      orderBounds: AugmentedQuery<ApiType, () => Observable<ITuple<[u64, u64]>>, []>;
    };
    metering: {
      /**
       * Length of a metering interval in ms. Written only by genesis.
       **/
      interval: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Meters by their keys in force. Written by `approve_meter`; removed when another key replaces
       * the key, and by `suspend_meter`.
       **/
      keys: AugmentedQuery<ApiType, (arg: PalletMeteringMeterKey | { Sr25519: any } | { Ed25519: any } | string | Uint8Array) => Observable<Option<u32>>, [PalletMeteringMeterKey]>;
      /**
       * Meters by id. Written by every call. While `entrusted` is set, the stored `latest` is out of
       * date: use `MeteringApi.meter`. Removed by idle blocks if it was not approved within
       * [`Config::ApprovalPeriod`]; never after an approval.
       **/
      meters: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<PalletMeteringMeter>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * Id of the next meter.
       **/
      nextMeterId: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Recorders that owners requested and the DSO has not approved yet. Written by
       * `request_recorder`; removed by `approve_recorder` and `remove_recorder`. At most one per
       * meter that was approved.
       **/
      pendingRecorders: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<PalletMeteringRecorder>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * What signs the records of meters, with the number of the latest one. Written by
       * `approve_recorder` and `submit_records`; removed by `remove_recorder`. At most one per meter
       * that was approved.
       **/
      recorders: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<PalletMeteringApprovedRecorder>>, [SmartchargePrimitivesOrderedOrderedMeterId]>;
      /**
       * Meters by the keys of their recorders in force. Written by `approve_recorder`; removed when
       * another recorder replaces it, and by `remove_recorder`.
       **/
      recordKeys: AugmentedQuery<ApiType, (arg: PalletMeteringRecordKey | { Secp256k1: any } | { P256: any } | string | Uint8Array) => Observable<Option<u32>>, [PalletMeteringRecordKey]>;
      /**
       * Id from which on meters can wait for their first approval. Written by idle blocks.
       **/
      reviewed: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Registers of meters at the start of years (UTC+1), in Wh, by year and meter: the register is
       * taken as linear between the reading before and the one after.
       *
       * Written by the first reading of a meter in a year, and by `approve_meter`, because registers
       * do not continue then; removed by idle blocks when no true-up needs them, after
       * [`YEARS_KEPT`] years. At most one for each meter and year.
       **/
      yearRegisters: AugmentedQuery<ApiType, (arg1: SmartchargePrimitivesOrderedOrderedYear | string | Uint8Array, arg2: SmartchargePrimitivesOrderedOrderedMeterId | string | Uint8Array) => Observable<Option<PalletMeteringYearBorder>>, [SmartchargePrimitivesOrderedOrderedYear, SmartchargePrimitivesOrderedOrderedMeterId]>;
    };
    migrations: {
      /**
       * The currently active migration to run and its cursor.
       *
       * `None` indicates that no migration is running.
       **/
      cursor: AugmentedQuery<ApiType, () => Observable<Option<PalletMigrationsMigrationCursor>>, []>;
      /**
       * Set of all successfully executed migrations.
       *
       * This is used as blacklist, to not re-execute migrations that have not been removed from the
       * codebase yet. Governance can regularly clear this out via `clear_historic`.
       **/
      historic: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<Null>>, [Bytes]>;
    };
    multisig: {
      /**
       * The set of open multisig operations.
       **/
      multisigs: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: U8aFixed | string | Uint8Array) => Observable<Option<PalletMultisigMultisig>>, [AccountId32, U8aFixed]>;
    };
    offences: {
      /**
       * A vector of reports of the same kind that happened at the same time slot.
       **/
      concurrentReportsIndex: AugmentedQuery<ApiType, (arg1: U8aFixed | string | Uint8Array, arg2: Bytes | string | Uint8Array) => Observable<Vec<H256>>, [U8aFixed, Bytes]>;
      /**
       * The primary structure that holds all offence records keyed by report identifiers.
       **/
      reports: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Option<SpStakingOffenceOffenceDetails>>, [H256]>;
    };
    origin: {
      /**
       * Cancellations that have left the state: the id from which on they are stored, and the trees
       * that prove the others.
       *
       * Written by idle blocks. One value of at most 64 hashes per tree.
       **/
      archivedCancellations: AugmentedQuery<ApiType, () => Observable<SmartchargePrimitivesArchive>, []>;
      /**
       * Beneficiary of a cancellation. An index of [`Cancellations`] in the order of time, by which
       * they are removed.
       *
       * Written and removed with the cancellations.
       **/
      beneficiaries: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<AccountId32>>, [u64]>;
      /**
       * Cancelled certificates by beneficiary.
       *
       * Written by `cancel_certificate` and `green_process`; removed by idle blocks after
       * [`Config::CancellationLifetime`].
       **/
      cancellations: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginCancellation>>, [AccountId32, u64]>;
      /**
       * Number of active sources by carrier.
       *
       * Written by `approve_source` and `suspend_source`. Never removed.
       **/
      carrierCount: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesCarrier | 'Solar' | 'Wind' | 'Hydro' | 'Biomass' | 'Geothermal' | 'Nuclear' | 'Fossil' | number | Uint8Array) => Observable<u32>, [SmartchargePrimitivesCarrier]>;
      /**
       * Certificates by owner, source and start of the interval (in ms); energy in Wh.
       *
       * Written when certificates are issued, and by the calls that change them; removed when empty,
       * and after they have expired by idle blocks and `expire_certificate`.
       **/
      certificates: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: ITuple<[u32, u64]> | [u32 | AnyNumber | Uint8Array, u64 | AnyNumber | Uint8Array]) => Observable<Option<PalletOriginHolding>>, [AccountId32, ITuple<[u32, u64]>]>;
      /**
       * Energy of a process that is proven to come from sources, in Wh.
       *
       * Written by idle blocks that close intervals, and by `green_process`; removed with the record
       * of the process.
       **/
      certified: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<SmartchargePrimitivesProven>, [u64]>;
      /**
       * Energy of a source in an interval that a process at a meter claimed, in Wh.
       *
       * Written by readings of stations, and by idle blocks that certify it; removed with its
       * ledger.
       **/
      claims: AugmentedQuery<ApiType, (arg1: ITuple<[u64, u32]> | [u64 | AnyNumber | Uint8Array, u32 | AnyNumber | Uint8Array], arg2: PalletOriginClaimKey | { meter?: any; process?: any } | string | Uint8Array) => Observable<Option<PalletOriginClaim>>, [ITuple<[u64, u32]>, PalletOriginClaimKey]>;
      /**
       * Power of a source that is committed to a process, in W: a linked list per source, newest
       * first.
       *
       * Written by the charging pallet; removed when the power is released or the commitment is
       * dropped.
       **/
      commitments: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginCommitment>>, [u32, u64]>;
      /**
       * Supplier that may supply the energy of a meter, by meter.
       *
       * Written by `allow_supplier`; removed by `register_source`, `replace_meter` and
       * `take_over_source`, and by `allow_supplier` without a supplier.
       **/
      consents: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<AccountId32>>, [u32]>;
      /**
       * Intervals in which a driver's process claimed energy of a source, by driver, process and
       * source. An index of [`Claims`].
       *
       * Written with the claims; removed with the record of the process, not before the claims.
       **/
      drawn: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u64 | AnyNumber | Uint8Array, arg3: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginSpan>>, [AccountId32, u64, u32]>;
      /**
       * Ledgers that are not closed, in the order in which they will be closed.
       *
       * Written with a new ledger, by `withdraw` and by late readings; removed when the ledger is
       * closed.
       **/
      due: AugmentedQuery<ApiType, (arg: PalletOriginDueKey | { interval?: any; source?: any } | string | Uint8Array) => Observable<Option<Null>>, [PalletOriginDueKey]>;
      /**
       * Start of an interval in ms; no ledger and no certificates belong to an earlier interval.
       * `None` only if there are none.
       *
       * Written with new ledgers, and by idle blocks that remove expired ones.
       **/
      expiryCursor: AugmentedQuery<ApiType, () => Observable<Option<u64>>, []>;
      /**
       * Holders of certificates by the start of the interval (in ms), with the source. An index of
       * [`Certificates`] in the order of time, by which they are removed.
       *
       * Written and removed with the certificates.
       **/
      holders: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: ITuple<[u32, AccountId32]> | [u32 | AnyNumber | Uint8Array, AccountId32 | string | Uint8Array]) => Observable<Option<Null>>, [u64, ITuple<[u32, AccountId32]>]>;
      /**
       * Ledger of a source in an interval, by the start of the interval (in ms) and the source.
       * Energy is in Wh.
       *
       * Written by readings of sources and stations, by idle blocks that close it, and by
       * `withdraw`; removed by idle blocks after its certificates have expired.
       **/
      ledgers: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginLedger>>, [u64, u32]>;
      /**
       * Id of the next cancellation. Written by `cancel_certificate` and `green_process`. Never
       * removed.
       **/
      nextCancellationId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Id of the next source. Written by `register_source`. Never removed.
       **/
      nextSourceId: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Source for which a meter was approved, including meters that were replaced.
       *
       * Written by `approve_source`. Never removed, because a meter never serves a second source.
       **/
      sourceOfMeter: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u32]>;
      /**
       * Sources by id.
       *
       * Written by `register_source` and the calls that change a source. Never removed, so that an
       * id is never used again.
       **/
      sources: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginSource>>, [u32]>;
      /**
       * Power and commitments of a source, and its sums of energy. Separate from [`Sources`],
       * because it changes with each reading and each step.
       *
       * Written by `register_source`, by readings, and by the charging pallet through commitments.
       * Never removed.
       **/
      supplies: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginSupply>>, [u32]>;
    };
    peers: {
      /**
       * Number of peers by member; at most [`Config::MaxPeersPerMember`].
       *
       * Written together with [`Peers`]; removed when it becomes zero.
       **/
      count: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * Counter for the related counted storage map
       **/
      counterForPeers: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Whether nodes enforce the list.
       *
       * Written by `enforce` and at genesis, where it is set if genesis lists peers. Never removed.
       **/
      enforced: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Authorised peers: the member that authorised a peer, by peer id; at most
       * [`Config::MaxPeers`].
       *
       * Written by `authorise_peer` and at genesis; removed by `revoke_peer`. Peers of a former
       * member stay until they are revoked, but nodes ignore them.
       **/
      peers: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<AccountId32>>, [Bytes]>;
      /**
       * Time of the proof by which a peer is listed, in ms since the Unix epoch, by peer id. A peer
       * of genesis, or of a time before proofs, has none.
       *
       * Written by `authorise_peer`; removed by `revoke_peer`.
       **/
      provedAt: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<u64>>, [Bytes]>;
    };
    proxy: {
      /**
       * The announcements made by the proxy (key).
       **/
      announcements: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<ITuple<[Vec<PalletProxyAnnouncement>, u128]>>, [AccountId32]>;
      /**
       * The set of account proxies. Maps the account which has delegated to the accounts
       * which are being delegated to, together with the amount held on deposit.
       **/
      proxies: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<ITuple<[Vec<PalletProxyProxyDefinition>, u128]>>, [AccountId32]>;
    };
    safeMode: {
      /**
       * Holds the reserve that was taken from an account at a specific block number.
       *
       * This helps governance to have an overview of outstanding deposits that should be returned or
       * slashed.
       **/
      deposits: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<u128>>, [AccountId32, u32]>;
      /**
       * Contains the last block number that the safe-mode will remain entered in.
       *
       * Set to `None` when safe-mode is exited.
       *
       * Safe-mode is automatically exited when the current block number exceeds this value.
       **/
      enteredUntil: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
    };
    session: {
      /**
       * Current index of the session.
       **/
      currentIndex: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Indices of disabled validators.
       *
       * The vec is always kept sorted so that we can find whether a given validator is
       * disabled using binary search. It gets cleared when `on_session_ending` returns
       * a new set of identities.
       **/
      disabledValidators: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[u32, Perbill]>>>, []>;
      /**
       * Accounts whose keys were set via `SessionInterface` (external path) without
       * incrementing the consumer reference or placing a key deposit. `do_purge_keys`
       * only decrements consumers for accounts that were registered through the local
       * session pallet.
       **/
      externallySetKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<Null>>, [AccountId32]>;
      /**
       * The owner of a key. The key is the `KeyTypeId` + the encoded key.
       **/
      keyOwner: AugmentedQuery<ApiType, (arg: ITuple<[SpCoreCryptoKeyTypeId, Bytes]> | [SpCoreCryptoKeyTypeId | string | Uint8Array, Bytes | string | Uint8Array]) => Observable<Option<AccountId32>>, [ITuple<[SpCoreCryptoKeyTypeId, Bytes]>]>;
      /**
       * The next session keys for a validator.
       **/
      nextKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<SmartchargeRuntimeSessionKeys>>, [AccountId32]>;
      /**
       * True if the underlying economic identities or weighting behind the validators
       * has changed in the queued validator set.
       **/
      queuedChanged: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The queued keys for the next session. When the next session begins, these keys
       * will be used to determine the validator's session keys.
       **/
      queuedKeys: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[AccountId32, SmartchargeRuntimeSessionKeys]>>>, []>;
      /**
       * The current set of validators.
       **/
      validators: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
    };
    settlement: {
      /**
       * Corrections of positions by hour, area and supplier, in Wh, for each quarter of the hour:
       * energy taken more, or fed in less, counts upward.
       *
       * Written by the pallet of corrections; removed by idle blocks after [`Config::Retention`]. At
       * most one for each supplier, area and hour.
       **/
      adjustments: AugmentedQuery<ApiType, (arg1: PalletSettlementHourKey | string | Uint8Array, arg2: PalletSettlementAreaKey | string | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<Vec<i64>>>, [PalletSettlementHourKey, PalletSettlementAreaKey, AccountId32]>;
      /**
       * First hour of which programmes, trades, prices, adjustments and statements are kept, in
       * hours since the Unix epoch.
       *
       * Written by idle blocks, once per hour. Never removed.
       **/
      booksFrom: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Prices of the day ahead by hour, in the smallest token unit per kWh.
       *
       * Written by `publish_prices` and `reprice`; removed by idle blocks after
       * [`Config::Retention`]. At most one per hour.
       **/
      dayAheadPrices: AugmentedQuery<ApiType, (arg: PalletSettlementHourKey | string | Uint8Array) => Observable<Option<PalletSettlementQuotedI64>>, [PalletSettlementHourKey]>;
      /**
       * Sum of the final prices of the day ahead of a year (UTC+1), and the number of its quarters
       * that have one.
       *
       * Written by `publish_prices` and `reprice`, once per hour; removed by idle blocks after
       * [`Config::YearsKept`]. One per year.
       **/
      dayAheadYears: AugmentedQuery<ApiType, (arg: SmartchargePrimitivesOrderedOrderedYear | string | Uint8Array) => Observable<Option<ITuple<[i128, u32]>>>, [SmartchargePrimitivesOrderedOrderedYear]>;
      /**
       * Prices of imbalance by hour.
       *
       * Written by `publish_prices` and `reprice`; removed by idle blocks after
       * [`Config::Retention`]. At most one per hour.
       **/
      imbalancePrices: AugmentedQuery<ApiType, (arg: PalletSettlementHourKey | string | Uint8Array) => Observable<Option<PalletSettlementQuotedImbalancePrice>>, [PalletSettlementHourKey]>;
      /**
       * First hour whose positions are kept, in hours since the Unix epoch.
       *
       * Written by idle blocks, once per hour. Never removed.
       **/
      keptFrom: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Day (UTC) whose positions were removed last, in days since the Unix epoch, and the hash of
       * those removed so far: it begins with 32 zero bytes; each position, in the order of the keys,
       * makes it the BLAKE2b hash with 32 bytes of the hash before it, the key and the quarters.
       *
       * Written by idle blocks that remove positions. Never removed.
       **/
      lastRemoved: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, H256]>>>, []>;
      /**
       * Sums of the energy that flowed too long before the batch in which it was booked, by area and
       * supplier, in Wh: it belongs to no position.
       *
       * Written once per batch of readings. Never removed. At most one for each supplier and area.
       **/
      lateEnergy: AugmentedQuery<ApiType, (arg1: PalletSettlementAreaKey | string | Uint8Array, arg2: AccountId32 | string | Uint8Array) => Observable<Option<PalletSettlementQuarter>>, [PalletSettlementAreaKey, AccountId32]>;
      /**
       * Id of the next trade.
       *
       * Written by `propose_trade`. Never removed.
       **/
      nextTradeId: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Suppliers that have or had a contract with a balance responsible party, in order of their
       * accounts.
       *
       * Written by `accept_supplier`. Never removed; at most [`MAX_SUPPLIERS`] per party.
       **/
      portfolios: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<AccountId32>>, [AccountId32]>;
      /**
       * Positions by hour, area and supplier: what the customers of the supplier took and what its
       * sources fed in, in Wh, for each quarter of the hour (UTC).
       *
       * Written once per batch of readings; removed by idle blocks after [`Config::Retention`]. At
       * most one for each supplier, area and hour.
       **/
      positions: AugmentedQuery<ApiType, (arg1: PalletSettlementHourKey | string | Uint8Array, arg2: PalletSettlementAreaKey | string | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<PalletSettlementPosition>>, [PalletSettlementHourKey, PalletSettlementAreaKey, AccountId32]>;
      /**
       * Programmes by hour, area and balance responsible party.
       *
       * Written by `file_programme`; removed by idle blocks after [`Config::Retention`]. At most one
       * for each party, area and hour.
       **/
      programmes: AugmentedQuery<ApiType, (arg1: PalletSettlementHourKey | string | Uint8Array, arg2: PalletSettlementAreaKey | string | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<PalletSettlementProgramme>>, [PalletSettlementHourKey, PalletSettlementAreaKey, AccountId32]>;
      /**
       * Contract that a supplier proposed last and that was not accepted.
       *
       * Written by `name_brp`; removed by `accept_supplier`. At most one per supplier.
       **/
      proposals: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<PalletSettlementProposal>>, [AccountId32]>;
      /**
       * Contracts of a supplier with balance responsible parties, in order of time.
       *
       * Written by `accept_supplier` and `end_contract`. Never removed; at most
       * [`MAX_CONTRACTS`] per supplier.
       **/
      responsibilities: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletSettlementContract>>, [AccountId32]>;
      /**
       * Statements by local day, area and balance responsible party: the last version.
       *
       * Written by `settle_day`; removed by idle blocks after [`Config::Retention`]. At most one for
       * each party, area and day.
       **/
      statements: AugmentedQuery<ApiType, (arg1: PalletSettlementDayKey | string | Uint8Array, arg2: PalletSettlementAreaKey | string | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<PalletSettlementStatement>>, [PalletSettlementDayKey, PalletSettlementAreaKey, AccountId32]>;
      /**
       * Sums of confirmed trades by hour, area and party: sold less bought, for each quarter of the
       * hour. Those of all parties add up to zero.
       *
       * Written by `confirm_trade`; removed by idle blocks after [`Config::Retention`]. At most one
       * for each party, area and hour.
       **/
      traded: AugmentedQuery<ApiType, (arg1: PalletSettlementHourKey | string | Uint8Array, arg2: PalletSettlementAreaKey | string | Uint8Array, arg3: AccountId32 | string | Uint8Array) => Observable<Option<Vec<PalletSettlementNetTrade>>>, [PalletSettlementHourKey, PalletSettlementAreaKey, AccountId32]>;
      /**
       * Trades by the hour in which they begin and their id.
       *
       * Written by `propose_trade` and `confirm_trade`; removed by `withdraw_trade`, and by idle
       * blocks after [`Config::Retention`]. The members answer for their number.
       **/
      trades: AugmentedQuery<ApiType, (arg1: PalletSettlementHourKey | string | Uint8Array, arg2: PalletSettlementTradeKey | string | Uint8Array) => Observable<Option<PalletSettlementTrade>>, [PalletSettlementHourKey, PalletSettlementTradeKey]>;
      /**
       * Settled energy of connections by year (UTC+1) and EAN-18 code.
       *
       * Written by `report_p4` and `true_up`; removed by idle blocks after [`Config::YearsKept`]. At
       * most one for each connection and year.
       **/
      yearReports: AugmentedQuery<ApiType, (arg1: SmartchargePrimitivesOrderedOrderedYear | string | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletSettlementYearReport>>, [SmartchargePrimitivesOrderedOrderedYear, u64]>;
    };
    system: {
      /**
       * The full account information for a particular account ID.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<FrameSystemAccountInfo>, [AccountId32]>;
      /**
       * `Some` if a code upgrade has been authorized.
       **/
      authorizedUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemCodeUpgradeAuthorization>>, []>;
      /**
       * Map of block numbers to block hashes.
       **/
      blockHash: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<H256>, [u32]>;
      /**
       * Total size (in bytes) of the current block.
       *
       * Tracks the size of the header and all extrinsics.
       **/
      blockSize: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Number of blocks till the pending code upgrade is applied.
       **/
      blocksTillUpgrade: AugmentedQuery<ApiType, () => Observable<Option<u8>>, []>;
      /**
       * The current weight for the block.
       **/
      blockWeight: AugmentedQuery<ApiType, () => Observable<FrameSupportDispatchPerDispatchClassWeight>, []>;
      /**
       * Digest of the current block, also part of the block header.
       **/
      digest: AugmentedQuery<ApiType, () => Observable<SpRuntimeDigest>, []>;
      /**
       * The number of events in the `Events<T>` list.
       **/
      eventCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Events deposited for the current block.
       *
       * NOTE: The item is unbound and should therefore never be read on chain.
       * It could otherwise inflate the PoV size of a block.
       *
       * Events have a large in-memory size. Box the events to not go out-of-memory
       * just in case someone still reads them from within the runtime.
       **/
      events: AugmentedQuery<ApiType, () => Observable<Vec<FrameSystemEventRecord>>, []>;
      /**
       * Mapping between a topic (represented by T::Hash) and a vector of indexes
       * of events in the `<Events<T>>` list.
       *
       * All topic vectors have deterministic storage locations depending on the topic. This
       * allows light-clients to leverage the changes trie storage tracking mechanism and
       * in case of changes fetch the list of events of interest.
       *
       * The value has the type `(BlockNumberFor<T>, EventIndex)` because if we used only just
       * the `EventIndex` then in case if the topic has the same contents on the next block
       * no notification will be triggered thus the event might be lost.
       **/
      eventTopics: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Vec<ITuple<[u32, u32]>>>, [H256]>;
      /**
       * The execution phase of the block.
       **/
      executionPhase: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemPhase>>, []>;
      /**
       * Total extrinsics count for the current block.
       **/
      extrinsicCount: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Extrinsics data for the current block (maps an extrinsic's index to its data).
       **/
      extrinsicData: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Bytes>, [u32]>;
      /**
       * The weight reclaimed for the extrinsic.
       *
       * This information is available until the end of the extrinsic execution.
       * More precisely this information is removed in `note_applied_extrinsic`.
       *
       * Logic doing some post dispatch weight reduction must update this storage to avoid duplicate
       * reduction.
       **/
      extrinsicWeightReclaimed: AugmentedQuery<ApiType, () => Observable<SpWeightsWeightV2Weight>, []>;
      /**
       * Whether all inherents have been applied.
       **/
      inherentsApplied: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Stores the `spec_version` and `spec_name` of when the last runtime upgrade happened.
       **/
      lastRuntimeUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemLastRuntimeUpgradeInfo>>, []>;
      /**
       * The current block number being processed. Set by `execute_block`.
       **/
      number: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Hash of the previous block.
       **/
      parentHash: AugmentedQuery<ApiType, () => Observable<H256>, []>;
      /**
       * True if we have upgraded so that AccountInfo contains three types of `RefCount`. False
       * (default) if not.
       **/
      upgradedToTripleRefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * True if we have upgraded so that `type RefCount` is `u32`. False (default) if not.
       **/
      upgradedToU32RefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
    };
    timestamp: {
      /**
       * Whether the timestamp has been updated in this block.
       *
       * This value is updated to `true` upon successful submission of a timestamp by a node.
       * It is then checked at the end of each block execution in the `on_finalize` hook.
       **/
      didUpdate: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The current time for the current block.
       **/
      now: AugmentedQuery<ApiType, () => Observable<u64>, []>;
    };
    tokens: {
      /**
       * Tokens that exist, in the smallest unit of the token: those of genesis and all deposits,
       * less all settled withdrawals. At most [`Reserve`].
       *
       * Written by `deposit`, by `settle_withdrawal` and at genesis. Never removed.
       **/
      issued: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Id of the next withdrawal. Written by `request_withdrawal`. Never removed.
       **/
      nextWithdrawalId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Number of pending withdrawals by account.
       *
       * Written by `request_withdrawal`, `settle_withdrawal`, `reject_withdrawal` and
       * `cancel_withdrawal`; removed when it becomes zero.
       **/
      pendingWithdrawals: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<u32>, [AccountId32]>;
      /**
       * Bank references of all payments that were accounted for, incoming and outgoing.
       *
       * Written by `deposit` and `settle_withdrawal`. Never removed, because a payment must not
       * count twice.
       **/
      references: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<Null>>, [Bytes]>;
      /**
       * Money in the custodian's bank account as last attested, in the smallest unit of the token.
       *
       * Written by `attest_reserve` and at genesis. Never removed.
       **/
      reserve: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Pending withdrawals by id; at most [`Config::MaxPendingWithdrawals`] per account.
       *
       * Written by `request_withdrawal`; removed by `settle_withdrawal`, `reject_withdrawal` and
       * `cancel_withdrawal`.
       **/
      withdrawals: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletTokensWithdrawal>>, [u64]>;
    };
    transactionPayment: {
      nextFeeMultiplier: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      storageVersion: AugmentedQuery<ApiType, () => Observable<PalletTransactionPaymentReleases>, []>;
      /**
       * The `OnChargeTransaction` stores the withdrawn tx fee here.
       *
       * Use `withdraw_txfee` and `remaining_txfee` to access from outside the crate.
       **/
      txPaymentCredit: AugmentedQuery<ApiType, () => Observable<Option<FrameSupportTokensFungibleImbalance>>, []>;
    };
    txPause: {
      /**
       * The set of calls that are explicitly paused.
       **/
      pausedCalls: AugmentedQuery<ApiType, (arg: ITuple<[Bytes, Bytes]> | [Bytes | string | Uint8Array, Bytes | string | Uint8Array]) => Observable<Option<Null>>, [ITuple<[Bytes, Bytes]>]>;
    };
  } // AugmentedQueries
} // declare module
