// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/calls';

import type { ApiTypes, AugmentedCall, DecoratedCallBase } from '@polkadot/api-base/types';
import type { Bytes, Null, Option, Result, Struct, Text, Vec, bool, u128, u16, u32, u64 } from '@polkadot/types-codec';
import type { AnyNumber, ITuple } from '@polkadot/types-codec/types';
import type { Extrinsic } from '@polkadot/types/interfaces/extrinsics';
import type { OpaqueMetadata } from '@polkadot/types/interfaces/metadata';
import type { AccountId32, H256, SlotDuration } from '@polkadot/types/interfaces/runtime';
import type { FrameSupportViewFunctionsViewFunctionDispatchError, FrameSupportViewFunctionsViewFunctionId, PalletChargingChargeDetailRecord, PalletChargingRequest, PalletChargingRuntimeApiCoverInfo, PalletChargingRuntimeApiPlannedEnergy, PalletChargingRuntimeApiProcessBrief, PalletChargingRuntimeApiProcessFilter, PalletChargingRuntimeApiProcessInfo, PalletChargingRuntimeApiQuote, PalletChargingRuntimeApiStationBrief, PalletChargingRuntimeApiStationInfo, PalletConsortiumRuntimeApiParticipantInfo, PalletCorrectionsRuntimeApiProcessCorrections, PalletDemandResponseRuntimeApiSignalFilter, PalletDemandResponseSignal, PalletGridRuntimeApiAreaInfo, PalletInvoicesAnchor, PalletMeteringMeter, PalletOriginCancellation, PalletOriginRuntimeApiCertificateInfo, PalletOriginRuntimeApiCommitmentInfo, PalletOriginRuntimeApiIntervalInfo, PalletOriginRuntimeApiSeriesEntry, PalletOriginRuntimeApiSourceInfo, PalletOriginRuntimeApiStatementEntry, PalletSettlementProgramme, PalletSettlementRuntimeApiSupplierPosition, PalletSettlementStatement, PalletSettlementStatementsSettledQuarter, PalletSettlementTrade, PalletTransactionPaymentFeeDetails, PalletTransactionPaymentRuntimeDispatchInfo, SmartchargePrimitivesPage, SmartchargePrimitivesPageQueryError, SmartchargeRuntimeApisViewAccountInfo, SmartchargeRuntimeApisViewPosition, SmartchargeRuntimeApisViewSnapshot, SpConsensusAuraSr25519AppSr25519Public, SpConsensusGrandpaAppPublic, SpConsensusGrandpaEquivocationProof, SpCoreCryptoKeyTypeId, SpInherentsCheckInherentsResult, SpInherentsInherentData, SpRuntimeBlockLazyBlock, SpRuntimeDispatchError, SpRuntimeExtrinsicInclusionMode, SpRuntimeHeader, SpRuntimeTransactionValidityTransactionSource, SpRuntimeTransactionValidityTransactionValidityError, SpRuntimeTransactionValidityValidTransaction, SpSessionRuntimeApiOpaqueGeneratedSessionKeys, SpVersionRuntimeVersion, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';
import type { IExtrinsic, Observable } from '@polkadot/types/types';

export type __AugmentedCall<ApiType extends ApiTypes> = AugmentedCall<ApiType>;
export type __DecoratedCallBase<ApiType extends ApiTypes> = DecoratedCallBase<ApiType>;

declare module '@polkadot/api-base/types/calls' {
  interface AugmentedCalls<ApiType extends ApiTypes> {
    /** 0xbc9d89904f5b923f/ */
    accountNonceApi: {
      /**
       * Get current account nonce of given `AccountId`.
       **/
      accountNonce: AugmentedCall<ApiType, (account: AccountId32 | string | Uint8Array) => Observable<u32>>;
    };
    /** 0xdd718d5cc53262d4/ */
    auraApi: {
      /**
       * Return the current set of authorities.
       **/
      authorities: AugmentedCall<ApiType, () => Observable<Vec<SpConsensusAuraSr25519AppSr25519Public>>>;
      /**
       * Returns the slot duration for Aura.,, Currently, only the value provided by this type at genesis will be used.
       **/
      slotDuration: AugmentedCall<ApiType, () => Observable<SlotDuration>>;
    };
    /** 0x40fe3ad401f8959a/ */
    blockBuilder: {
      /**
       * Apply the given extrinsic.,, Returns an inclusion outcome which specifies if this extrinsic is included in, this block or not.
       **/
      applyExtrinsic: AugmentedCall<ApiType, (extrinsic: Extrinsic | IExtrinsic | string | Uint8Array) => Observable<Result<Result<Null, SpRuntimeDispatchError>, SpRuntimeTransactionValidityTransactionValidityError>>>;
      /**
       * Check that the inherents are valid. The inherent data will vary from chain to chain.
       **/
      checkInherents: AugmentedCall<ApiType, (block: SpRuntimeBlockLazyBlock | { header?: any; extrinsics?: any } | string | Uint8Array, data: SpInherentsInherentData | { data?: any } | string | Uint8Array) => Observable<SpInherentsCheckInherentsResult>>;
      /**
       * Finish the current block.
       **/
      finalizeBlock: AugmentedCall<ApiType, () => Observable<SpRuntimeHeader>>;
      /**
       * Generate inherent extrinsics. The inherent data will vary from chain to chain.
       **/
      inherentExtrinsics: AugmentedCall<ApiType, (inherent: SpInherentsInherentData | { data?: any } | string | Uint8Array) => Observable<Vec<Bytes>>>;
    };
    /** 0xec3b4c4f0bd0712c/ */
    chargingApi: {
      /**
       * The error with which `authorise` would be refused now, if it would be.
       **/
      canAuthorise: AugmentedCall<ApiType, (driver: AccountId32 | string | Uint8Array, station: u32 | AnyNumber | Uint8Array, max_price_per_hour: u128 | AnyNumber | Uint8Array) => Observable<Result<Null, SpRuntimeDispatchError>>>;
      /**
       * What `party`, a supplier or a DSO, covers for running processes at negative prices, in, the order of their meters after `after`. `limit` is at most 100 and counts the processes, that are looked at. An error occurs for another limit, and for a cursor that is no, meter.
       **/
      covers: AugmentedCall<ApiType, (party: AccountId32 | string | Uint8Array, after: Option<u32> | null | Uint8Array | u32 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletChargingRuntimeApiCoverInfo>;
    readonly next: Option<u32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Escrow of all running processes of a driver, with their provisional rewards.
       **/
      escrow: AugmentedCall<ApiType, (account: AccountId32 | string | Uint8Array) => Observable<u128>>;
      /**
       * The offers at a station, with the power available now and the prices at `now` (ms);, `None` if the station is closed or unknown.
       **/
      offers: AugmentedCall<ApiType, (station: u32 | AnyNumber | Uint8Array, now: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingRuntimeApiStationInfo>>>;
      /**
       * What the running processes in `area` are to take in the quarters from `from` up to, `until`, by supplier and quarter: of a page of all running processes, in the order of, their meters, after that at the meter `after`. Add up the pages. `limit` is at most 100, and counts all processes. An error occurs for another limit, an unknown area, and a, cursor that is no meter.
       **/
      planned: AugmentedCall<ApiType, (area: u32 | AnyNumber | Uint8Array, from: u32 | AnyNumber | Uint8Array, until: u32 | AnyNumber | Uint8Array, after: Option<u32> | null | Uint8Array | u32 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletChargingRuntimeApiPlannedEnergy>;
    readonly next: Option<u32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * A running process with its schedule, its steps and their costs; `None` if it has ended, (its charge detail record is in storage) or does not exist.
       **/
      process: AugmentedCall<ApiType, (process: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletChargingRuntimeApiProcessInfo>>>;
      /**
       * The running processes of a driver or at a station, after the process `after`, in a fixed, order. `limit` is at most 100. An error occurs for another limit, a cursor that was, never a process of the driver or at the station, and an unknown station.
       **/
      processes: AugmentedCall<ApiType, (filter: PalletChargingRuntimeApiProcessFilter | { Driver: any } | { Station: any } | string | Uint8Array, after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletChargingRuntimeApiProcessBrief>;
    readonly next: Option<u64>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * The plan of `request` at `station` with the offers of this moment: what `schedule` would, do now. A process of `driver` there that is not scheduled is planned with the offers, made for it, otherwise one that is authorised now, with standing offers. An error of the, calls if there is no plan.
       **/
      quote: AugmentedCall<ApiType, (driver: AccountId32 | string | Uint8Array, station: u32 | AnyNumber | Uint8Array, request: PalletChargingRequest | { energy?: any; steps?: any; step?: any; preferences?: any } | string | Uint8Array) => Observable<Result<PalletChargingRuntimeApiQuote, SpRuntimeDispatchError>>>;
      /**
       * The plan of what the operator of `station` would start there by `start_for`, under its, mandate of `driver`, with standing offers; `energy` and `steps` are those of the mandate, unless they are given. The refusal knows what the mandate leaves of the day. An error of, the call if there is no plan.
       **/
      quoteFor: AugmentedCall<ApiType, (driver: AccountId32 | string | Uint8Array, station: u32 | AnyNumber | Uint8Array, energy: Option<u64> | null | Uint8Array | u64 | AnyNumber, steps: Option<u32> | null | Uint8Array | u32 | AnyNumber) => Observable<Result<PalletChargingRuntimeApiQuote, SpRuntimeDispatchError>>>;
      /**
       * The records of a driver after that of the process `after`, the newest process first., `limit` is at most 100. An error occurs for another limit, and for a cursor that was, never a process of the driver.
       **/
      records: AugmentedCall<ApiType, (driver: AccountId32 | string | Uint8Array, after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<ITuple<[u64, PalletChargingChargeDetailRecord]>>;
    readonly next: Option<u64>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * The process running at a station; `None` if the station is free or unknown.
       **/
      running: AugmentedCall<ApiType, (station: u32 | AnyNumber | Uint8Array) => Observable<Option<u64>>>;
      /**
       * The stations after `after`, in the order of their ids: all, or those in `area`. `limit`, is at most 100 and counts the stations that are looked at. An error occurs for another, limit, a cursor that is no station, and an unknown area.
       **/
      stations: AugmentedCall<ApiType, (area: Option<u32> | null | Uint8Array | u32 | AnyNumber, after: Option<u32> | null | Uint8Array | u32 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletChargingRuntimeApiStationBrief>;
    readonly next: Option<u32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0x17f3a37922b77427/ */
    consortiumApi: {
      /**
       * Returns what `account` is in the consortium, with its allowance. Reads at most 8 keys.
       **/
      participant: AugmentedCall<ApiType, (account: AccountId32 | string | Uint8Array) => Observable<PalletConsortiumRuntimeApiParticipantInfo>>;
    };
    /** 0xdf6acb689907609b/ */
    core: {
      /**
       * Execute the given block.
       **/
      executeBlock: AugmentedCall<ApiType, (block: SpRuntimeBlockLazyBlock | { header?: any; extrinsics?: any } | string | Uint8Array) => Observable<Null>>;
      /**
       * Initialize a block with the given header and return the runtime executive mode.
       **/
      initializeBlock: AugmentedCall<ApiType, (header: SpRuntimeHeader | { parentHash?: any; number?: any; stateRoot?: any; extrinsicsRoot?: any; digest?: any } | string | Uint8Array) => Observable<SpRuntimeExtrinsicInclusionMode>>;
      /**
       * Returns the version of the runtime.
       **/
      version: AugmentedCall<ApiType, () => Observable<SpVersionRuntimeVersion>>;
    };
    /** 0x960d6ce38a00dc80/ */
    correctionsApi: {
      /**
       * Returns the corrections of a process; `None` if there is none.
       **/
      corrections: AugmentedCall<ApiType, (process: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletCorrectionsRuntimeApiProcessCorrections>>>;
      /**
       * Returns the open disputes after `after`, in the order of their ids. `limit` is at most, 100, with a key for each dispute. An error occurs for another limit, and for a cursor, that is no dispute.
       **/
      openDisputes: AugmentedCall<ApiType, (after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<SmartchargePrimitivesPage, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0xbdbad8cf38ce389a/ */
    demandResponseApi: {
      /**
       * Returns signals after `after`: those of a target in the order in which they were sent,, others in a fixed order that is not that of their ids. `limit` is at most 100 and counts, the signals that are looked at, with a key for each. An error occurs for another limit,, and for a cursor that was never a signal.
       **/
      signals: AugmentedCall<ApiType, (filter: PalletDemandResponseRuntimeApiSignalFilter | { All: any } | { Target: any } | { Dso: any } | string | Uint8Array, after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<ITuple<[u64, PalletDemandResponseSignal]>>;
    readonly next: Option<u64>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0xfbc577b9d747efd6/ */
    genesisBuilder: {
      /**
       * Build `RuntimeGenesisConfig` from a JSON blob not using any defaults and store it in the, storage.,, In the case of a FRAME-based runtime, this function deserializes the full, `RuntimeGenesisConfig` from the given JSON blob and puts it into the storage. If the, provided JSON blob is incorrect or incomplete or the deserialization fails, an error, is returned.,, Please note that provided JSON blob must contain all `RuntimeGenesisConfig` fields, no, defaults will be used.
       **/
      buildState: AugmentedCall<ApiType, (json: Bytes | string | Uint8Array) => Observable<Result<Null, Text>>>;
      /**
       * Returns a JSON blob representation of the built-in `RuntimeGenesisConfig` identified by, `id`.,, If `id` is `None` the function should return JSON blob representation of the default, `RuntimeGenesisConfig` struct of the runtime. Implementation must provide default, `RuntimeGenesisConfig`.,, Otherwise function returns a JSON representation of the built-in, named, `RuntimeGenesisConfig` preset identified by `id`, or `None` if such preset does not, exist. Returned `Vec<u8>` contains bytes of JSON blob (patch) which comprises a list of, (potentially nested) key-value pairs that are intended for customizing the default, runtime genesis config. The patch shall be merged (rfc7386) with the JSON representation, of the default `RuntimeGenesisConfig` to create a comprehensive genesis config that can, be used in `build_state` method.
       **/
      getPreset: AugmentedCall<ApiType, (id: Option<Text> | null | Uint8Array | Text | string) => Observable<Option<Bytes>>>;
      /**
       * Returns a list of identifiers for available builtin `RuntimeGenesisConfig` presets.,, The presets from the list can be queried with [`GenesisBuilder::get_preset`] method. If, no named presets are provided by the runtime the list is empty.
       **/
      presetNames: AugmentedCall<ApiType, () => Observable<Vec<Text>>>;
    };
    /** 0xed99c5acb25eedf5/ */
    grandpaApi: {
      /**
       * Get current GRANDPA authority set id.
       **/
      currentSetId: AugmentedCall<ApiType, () => Observable<u64>>;
      /**
       * Generates a proof of key ownership for the given authority in the, given set. An example usage of this module is coupled with the, session historical module to prove that a given authority key is, tied to a given staking identity during a specific session. Proofs, of key ownership are necessary for submitting equivocation reports., NOTE: even though the API takes a `set_id` as parameter the current, implementations ignore this parameter and instead rely on this, method being called at the correct block height, i.e. any point at, which the given set id is live on-chain. Future implementations will, instead use indexed data through an offchain worker, not requiring, older states to be available.
       **/
      generateKeyOwnershipProof: AugmentedCall<ApiType, (set_id: u64 | AnyNumber | Uint8Array, authority_id: SpConsensusGrandpaAppPublic | string | Uint8Array) => Observable<Option<Bytes>>>;
      /**
       * Get the current GRANDPA authorities and weights. This should not change except, for when changes are scheduled and the corresponding delay has passed.,, When called at block B, it will return the set of authorities that should be, used to finalize descendants of this block (B+1, B+2, ...). The block B itself, is finalized by the authorities from block B-1.
       **/
      grandpaAuthorities: AugmentedCall<ApiType, () => Observable<Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>>>;
      /**
       * Submits an unsigned extrinsic to report an equivocation. The caller, must provide the equivocation proof and a key ownership proof, (should be obtained using `generate_key_ownership_proof`). The, extrinsic will be unsigned and should only be accepted for local, authorship (not to be broadcast to the network). This method returns, `None` when creation of the extrinsic fails, e.g. if equivocation, reporting is disabled for the given runtime (i.e. this method is, hardcoded to return `None`). Only useful in an offchain context.
       **/
      submitReportEquivocationUnsignedExtrinsic: AugmentedCall<ApiType, (equivocation_proof: SpConsensusGrandpaEquivocationProof | { setId?: any; equivocation?: any } | string | Uint8Array, key_owner_proof: Bytes | string | Uint8Array) => Observable<Option<Null>>>;
    };
    /** 0x9732602f946111d5/ */
    gridApi: {
      /**
       * Returns the areas after `after`, in the order of their ids. `limit` is at most 100, with, a key for each area. An error occurs for another limit, and for a cursor that is no, area.
       **/
      areas: AugmentedCall<ApiType, (after: Option<u32> | null | Uint8Array | u32 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletGridRuntimeApiAreaInfo>;
    readonly next: Option<u32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0xf73e060fb9126830/ */
    invoicesApi: {
      /**
       * Returns the anchor of a document of `issuer`; `None` if there is none, or its time is, over.
       **/
      anchor: AugmentedCall<ApiType, (issuer: AccountId32 | string | Uint8Array, series: u16 | AnyNumber | Uint8Array, number: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletInvoicesAnchor>>>;
      /**
       * Returns the next number of a series of `issuer`; `None` if all are used.
       **/
      nextNumber: AugmentedCall<ApiType, (issuer: AccountId32 | string | Uint8Array, series: u16 | AnyNumber | Uint8Array) => Observable<Option<u32>>>;
    };
    /** 0x37e397fc7c91f5e4/ */
    metadata: {
      /**
       * Returns the metadata of a runtime.
       **/
      metadata: AugmentedCall<ApiType, () => Observable<OpaqueMetadata>>;
      /**
       * Returns the metadata at a given version.,, If the given `version` isn't supported, this will return `None`., Use [`Self::metadata_versions`] to find out about supported metadata version of the runtime.
       **/
      metadataAtVersion: AugmentedCall<ApiType, (version: u32 | AnyNumber | Uint8Array) => Observable<Option<OpaqueMetadata>>>;
      /**
       * Returns the supported metadata versions.,, This can be used to call `metadata_at_version`.
       **/
      metadataVersions: AugmentedCall<ApiType, () => Observable<Vec<u32>>>;
    };
    /** 0x67544e2f2d3f23c3/ */
    meteringApi: {
      /**
       * Returns the meter `meter` with its latest reading; `None` if it is unknown.
       **/
      meter: AugmentedCall<ApiType, (meter: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletMeteringMeter>>>;
    };
    /** 0xf78b278be53f454c/ */
    offchainWorkerApi: {
      /**
       * Starts the off-chain task for given block header.
       **/
      offchainWorker: AugmentedCall<ApiType, (header: SpRuntimeHeader | { parentHash?: any; number?: any; stateRoot?: any; extrinsicsRoot?: any; digest?: any } | string | Uint8Array) => Observable<Null>>;
    };
    /** 0x18484f36464ee44f/ */
    originApi: {
      /**
       * Returns the certificates that were cancelled for `beneficiary` after the cancellation, `after`, in a fixed order. `limit` is at most 100. An error occurs for another limit,, and for a cursor that was never a cancellation.
       **/
      cancellations: AugmentedCall<ApiType, (beneficiary: AccountId32 | string | Uint8Array, after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<ITuple<[u64, PalletOriginCancellation]>>;
    readonly next: Option<u64>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns the certificates of `owner` after `after`, including expired ones, in a fixed, order. `limit` is at most 100. An error occurs for another limit, and for a cursor that, is no source or no start of an interval.
       **/
      certificates: AugmentedCall<ApiType, (owner: AccountId32 | string | Uint8Array, after: Option<ITuple<[u32, u64]>> | null | Uint8Array | ITuple<[u32, u64]> | [u32 | AnyNumber | Uint8Array, u64 | AnyNumber | Uint8Array], limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletOriginRuntimeApiCertificateInfo>;
    readonly next: Option<ITuple<[u32, u64]>>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns the commitments of `source` after that to the process `after`, the newest first., `limit` is at most 100. An error occurs for another limit, for an unknown source, and, for a cursor whose commitment has ended: the list is then to be read again.
       **/
      commitments: AugmentedCall<ApiType, (source: u32 | AnyNumber | Uint8Array, after: Option<u64> | null | Uint8Array | u64 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletOriginRuntimeApiCommitmentInfo>;
    readonly next: Option<u64>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns the ledger of `source` in the interval that starts at `interval` (in ms since, the Unix epoch). `None` if nothing was produced or claimed, or the ledger was removed.
       **/
      interval: AugmentedCall<ApiType, (source: u32 | AnyNumber | Uint8Array, interval: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginRuntimeApiIntervalInfo>>>;
      /**
       * Returns the ledgers of `source` in `count` intervals from the one that starts at `from`, (in ms since the Unix epoch), without those that do not exist. `count` is at most 288., An error occurs for another count, for an unknown source, and if no interval starts at, `from`.
       **/
      series: AugmentedCall<ApiType, (source: u32 | AnyNumber | Uint8Array, from: u64 | AnyNumber | Uint8Array, count: u32 | AnyNumber | Uint8Array) => Observable<Result<Vec<PalletOriginRuntimeApiSeriesEntry>, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns a source with its present power. `None` if `source` is unknown.
       **/
      source: AugmentedCall<ApiType, (source: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletOriginRuntimeApiSourceInfo>>>;
      /**
       * Returns the sources after `after`, in the order of their ids: all, or those in `area`,, and only those that attest power now if `live` is set. `limit` is at most 100 and counts, the sources that are looked at, each with at most 5 keys. An error occurs for another, limit, a cursor that is no source, and an unknown area.
       **/
      sources: AugmentedCall<ApiType, (area: Option<u32> | null | Uint8Array | u32 | AnyNumber, live: bool | boolean | Uint8Array, after: Option<u32> | null | Uint8Array | u32 | AnyNumber, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<ITuple<[u32, PalletOriginRuntimeApiSourceInfo]>>;
    readonly next: Option<u32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns the claims of all processes of `driver`, or of `process` only, after `after`, in, intervals whose ledgers are still stored. The claims of a process on a source are in, the order of time. `limit` is at most 100 and counts the intervals that are looked at., Empty if the driver or the process is unknown. An error occurs for another limit, and, for a cursor that is no source, no start of an interval, or of another process.
       **/
      statement: AugmentedCall<ApiType, (driver: AccountId32 | string | Uint8Array, process: Option<u64> | null | Uint8Array | u64 | AnyNumber, after: Option<ITuple<[u64, u32, u64]>> | null | Uint8Array | ITuple<[u64, u32, u64]> | [u64 | AnyNumber | Uint8Array, u32 | AnyNumber | Uint8Array, u64 | AnyNumber | Uint8Array], limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletOriginRuntimeApiStatementEntry>;
    readonly next: Option<ITuple<[u64, u32, u64]>>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0x080c15e4db7702fc/ */
    peersApi: {
      /**
       * Returns all authorised peers in ascending order of their ids, each with the member that, authorised it. Peers of former members are included.
       **/
      peers: AugmentedCall<ApiType, () => Observable<Vec<ITuple<[Bytes, AccountId32]>>>>;
    };
    /** 0xccd9de6396c899ca/ */
    runtimeViewFunction: {
      /**
       * Execute a view function query.
       **/
      executeViewFunction: AugmentedCall<ApiType, (query_id: FrameSupportViewFunctionsViewFunctionId | { prefix?: any; suffix?: any } | string | Uint8Array, input: Bytes | string | Uint8Array) => Observable<Result<Bytes, FrameSupportViewFunctionsViewFunctionDispatchError>>>;
    };
    /** 0xab3c0572291feb8b/ */
    sessionKeys: {
      /**
       * Decode the given public session keys.,, Returns the list of public raw public keys + key type.
       **/
      decodeSessionKeys: AugmentedCall<ApiType, (encoded: Bytes | string | Uint8Array) => Observable<Option<Vec<ITuple<[Bytes, SpCoreCryptoKeyTypeId]>>>>>;
      /**
       * Generate a set of session keys with optionally using the given seed., The keys should be stored within the keystore exposed via runtime, externalities.,, The seed needs to be a valid `utf8` string.,, Returns the concatenated SCALE encoded public keys.
       **/
      generateSessionKeys: AugmentedCall<ApiType, (owner: Bytes | string | Uint8Array, seed: Option<Bytes> | null | Uint8Array | Bytes | string) => Observable<SpSessionRuntimeApiOpaqueGeneratedSessionKeys>>;
    };
    /** 0x53df5001418f3b46/ */
    settlementApi: {
      /**
       * Returns the books of the suppliers with a position in `area` and `hour`, after `after`, in the order of their accounts. `limit` is at most 100, with five keys for each, supplier. An error occurs for another limit, and for a cursor without a position.
       **/
      positions: AugmentedCall<ApiType, (area: u32 | AnyNumber | Uint8Array, hour: u32 | AnyNumber | Uint8Array, after: Option<AccountId32> | null | Uint8Array | AccountId32 | string, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<PalletSettlementRuntimeApiSupplierPosition>;
    readonly next: Option<AccountId32>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
      /**
       * Returns what `brp` filed for the hours of the local `day` in `area`: hours without a, programme are left out.
       **/
      programme: AugmentedCall<ApiType, (brp: AccountId32 | string | Uint8Array, area: u32 | AnyNumber | Uint8Array, day: u32 | AnyNumber | Uint8Array) => Observable<Vec<ITuple<[u32, PalletSettlementProgramme]>>>>;
      /**
       * Returns the quarters of the local `day` of `brp` in `area` as they would be settled now,, or the error with which `settlement.settle_day` would be refused.
       **/
      quarters: AugmentedCall<ApiType, (brp: AccountId32 | string | Uint8Array, area: u32 | AnyNumber | Uint8Array, day: u32 | AnyNumber | Uint8Array) => Observable<Result<Vec<PalletSettlementStatementsSettledQuarter>, SpRuntimeDispatchError>>>;
      /**
       * Returns the balance responsible party of `who` in `hour`.
       **/
      responsible: AugmentedCall<ApiType, (who: AccountId32 | string | Uint8Array, hour: u32 | AnyNumber | Uint8Array) => Observable<Option<AccountId32>>>;
      /**
       * Returns the last statement of the local `day` of `brp` in `area`.
       **/
      statement: AugmentedCall<ApiType, (brp: AccountId32 | string | Uint8Array, area: u32 | AnyNumber | Uint8Array, day: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletSettlementStatement>>>;
      /**
       * Returns the trades that begin in `from` or later, in the order of their hours and ids,, after `after`. `limit` is at most 100, with a key for each trade. An error occurs for, another limit, and for a cursor that is no trade.
       **/
      trades: AugmentedCall<ApiType, (from: u32 | AnyNumber | Uint8Array, after: Option<ITuple<[u32, u32]>> | null | Uint8Array | ITuple<[u32, u32]> | [u32 | AnyNumber | Uint8Array, u32 | AnyNumber | Uint8Array], limit: u32 | AnyNumber | Uint8Array) => Observable<Result<{
    readonly items: Vec<ITuple<[ITuple<[u32, u32]>, PalletSettlementTrade]>>;
    readonly next: Option<ITuple<[u32, u32]>>;
  } & Struct, SmartchargePrimitivesPageQueryError>>>;
    };
    /** 0xd2bc9897eed08f15/ */
    taggedTransactionQueue: {
      /**
       * Validate the transaction.,, This method is invoked by the transaction pool to learn details about given transaction., The implementation should make sure to verify the correctness of the transaction, against current state. The given `block_hash` corresponds to the hash of the block, that is used as current state.,, Note that this call may be performed by the pool multiple times and transactions, might be verified in any possible order.
       **/
      validateTransaction: AugmentedCall<ApiType, (source: SpRuntimeTransactionValidityTransactionSource | 'InBlock' | 'Local' | 'External' | number | Uint8Array, tx: Extrinsic | IExtrinsic | string | Uint8Array, block_hash: H256 | string | Uint8Array) => Observable<Result<SpRuntimeTransactionValidityValidTransaction, SpRuntimeTransactionValidityTransactionValidityError>>>;
    };
    /** 0x37c8bb1350a9a2a8/ */
    transactionPaymentApi: {
      /**
       *
       **/
      queryFeeDetails: AugmentedCall<ApiType, (uxt: Extrinsic | IExtrinsic | string | Uint8Array, len: u32 | AnyNumber | Uint8Array) => Observable<PalletTransactionPaymentFeeDetails>>;
      /**
       *
       **/
      queryInfo: AugmentedCall<ApiType, (uxt: Extrinsic | IExtrinsic | string | Uint8Array, len: u32 | AnyNumber | Uint8Array) => Observable<PalletTransactionPaymentRuntimeDispatchInfo>>;
      /**
       *
       **/
      queryLengthToFee: AugmentedCall<ApiType, (length: u32 | AnyNumber | Uint8Array) => Observable<u128>>;
      /**
       *
       **/
      queryWeightToFee: AugmentedCall<ApiType, (weight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => Observable<u128>>;
    };
    /** 0xd6e10f704af98aeb/ */
    viewApi: {
      /**
       * The money of an account: its balance, holds, escrow, rewards and debts.
       **/
      account: AugmentedCall<ApiType, (who: AccountId32 | string | Uint8Array) => Observable<SmartchargeRuntimeApisViewAccountInfo>>;
      /**
       * Areas, then sources, then stations: all, or those of `area`. `limit` is at most 250 and, counts all that are looked at. An error occurs for another limit, for an unknown area,, and for a cursor that is none of them.
       **/
      snapshot: AugmentedCall<ApiType, (area: Option<u32> | null | Uint8Array | u32 | AnyNumber, after: Option<SmartchargeRuntimeApisViewPosition> | null | Uint8Array | SmartchargeRuntimeApisViewPosition | { Area: any } | { Source: any } | { Station: any } | string, limit: u32 | AnyNumber | Uint8Array) => Observable<Result<SmartchargeRuntimeApisViewSnapshot, SmartchargePrimitivesPageQueryError>>>;
    };
  } // AugmentedCalls
} // declare module
