// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/types/lookup';

import type { BTreeMap, BTreeSet, Bytes, Compact, Enum, Null, Option, Result, Struct, Text, U8aFixed, Vec, bool, i128, i64, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress } from '@polkadot/types/interfaces/runtime';
import type { Event } from '@polkadot/types/interfaces/system';

declare module '@polkadot/types/lookup' {
  /** @name FrameSystemCall (9) */
  interface FrameSystemCall extends Enum {
    readonly isRemark: boolean;
    readonly asRemark: {
      readonly remark: Bytes;
    } & Struct;
    readonly isSetHeapPages: boolean;
    readonly asSetHeapPages: {
      readonly pages: u64;
    } & Struct;
    readonly isSetCode: boolean;
    readonly asSetCode: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetCodeWithoutChecks: boolean;
    readonly asSetCodeWithoutChecks: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetStorage: boolean;
    readonly asSetStorage: {
      readonly items: Vec<ITuple<[Bytes, Bytes]>>;
    } & Struct;
    readonly isKillStorage: boolean;
    readonly asKillStorage: {
      readonly keys_: Vec<Bytes>;
    } & Struct;
    readonly isKillPrefix: boolean;
    readonly asKillPrefix: {
      readonly prefix: Bytes;
      readonly subkeys: u32;
    } & Struct;
    readonly isRemarkWithEvent: boolean;
    readonly asRemarkWithEvent: {
      readonly remark: Bytes;
    } & Struct;
    readonly isAuthorizeUpgrade: boolean;
    readonly asAuthorizeUpgrade: {
      readonly codeHash: H256;
    } & Struct;
    readonly isAuthorizeUpgradeWithoutChecks: boolean;
    readonly asAuthorizeUpgradeWithoutChecks: {
      readonly codeHash: H256;
    } & Struct;
    readonly isApplyAuthorizedUpgrade: boolean;
    readonly asApplyAuthorizedUpgrade: {
      readonly code: Bytes;
    } & Struct;
    readonly type: 'Remark' | 'SetHeapPages' | 'SetCode' | 'SetCodeWithoutChecks' | 'SetStorage' | 'KillStorage' | 'KillPrefix' | 'RemarkWithEvent' | 'AuthorizeUpgrade' | 'AuthorizeUpgradeWithoutChecks' | 'ApplyAuthorizedUpgrade';
  }

  /** @name PalletTimestampCall (16) */
  interface PalletTimestampCall extends Enum {
    readonly isSet: boolean;
    readonly asSet: {
      readonly now: Compact<u64>;
    } & Struct;
    readonly type: 'Set';
  }

  /** @name PalletGrandpaCall (18) */
  interface PalletGrandpaCall extends Enum {
    readonly isReportEquivocation: boolean;
    readonly asReportEquivocation: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpSessionMembershipProof;
    } & Struct;
    readonly isReportEquivocationUnsigned: boolean;
    readonly asReportEquivocationUnsigned: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpSessionMembershipProof;
    } & Struct;
    readonly isNoteStalled: boolean;
    readonly asNoteStalled: {
      readonly delay: u32;
      readonly bestFinalizedBlockNumber: u32;
    } & Struct;
    readonly type: 'ReportEquivocation' | 'ReportEquivocationUnsigned' | 'NoteStalled';
  }

  /** @name SpConsensusGrandpaEquivocationProof (19) */
  interface SpConsensusGrandpaEquivocationProof extends Struct {
    readonly setId: u64;
    readonly equivocation: SpConsensusGrandpaEquivocation;
  }

  /** @name SpConsensusGrandpaEquivocation (20) */
  interface SpConsensusGrandpaEquivocation extends Enum {
    readonly isPrevote: boolean;
    readonly asPrevote: FinalityGrandpaEquivocationPrevote;
    readonly isPrecommit: boolean;
    readonly asPrecommit: FinalityGrandpaEquivocationPrecommit;
    readonly type: 'Prevote' | 'Precommit';
  }

  /** @name FinalityGrandpaEquivocationPrevote (21) */
  interface FinalityGrandpaEquivocationPrevote extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
  }

  /** @name SpConsensusGrandpaAppPublic (22) */
  interface SpConsensusGrandpaAppPublic extends U8aFixed {}

  /** @name FinalityGrandpaPrevote (23) */
  interface FinalityGrandpaPrevote extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name SpConsensusGrandpaAppSignature (24) */
  interface SpConsensusGrandpaAppSignature extends U8aFixed {}

  /** @name FinalityGrandpaEquivocationPrecommit (27) */
  interface FinalityGrandpaEquivocationPrecommit extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
  }

  /** @name FinalityGrandpaPrecommit (28) */
  interface FinalityGrandpaPrecommit extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name SpSessionMembershipProof (30) */
  interface SpSessionMembershipProof extends Struct {
    readonly session: u32;
    readonly trieNodes: Vec<Bytes>;
    readonly validatorCount: u32;
  }

  /** @name PalletBalancesCall (31) */
  interface PalletBalancesCall extends Enum {
    readonly isTransferAllowDeath: boolean;
    readonly asTransferAllowDeath: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isForceTransfer: boolean;
    readonly asForceTransfer: {
      readonly source: MultiAddress;
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferKeepAlive: boolean;
    readonly asTransferKeepAlive: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferAll: boolean;
    readonly asTransferAll: {
      readonly dest: MultiAddress;
      readonly keepAlive: bool;
    } & Struct;
    readonly isForceUnreserve: boolean;
    readonly asForceUnreserve: {
      readonly who: MultiAddress;
      readonly amount: u128;
    } & Struct;
    readonly isUpgradeAccounts: boolean;
    readonly asUpgradeAccounts: {
      readonly who: Vec<AccountId32>;
    } & Struct;
    readonly isForceSetBalance: boolean;
    readonly asForceSetBalance: {
      readonly who: MultiAddress;
      readonly newFree: Compact<u128>;
    } & Struct;
    readonly isForceAdjustTotalIssuance: boolean;
    readonly asForceAdjustTotalIssuance: {
      readonly direction: PalletBalancesAdjustmentDirection;
      readonly delta: Compact<u128>;
    } & Struct;
    readonly isBurn: boolean;
    readonly asBurn: {
      readonly value: Compact<u128>;
      readonly keepAlive: bool;
    } & Struct;
    readonly type: 'TransferAllowDeath' | 'ForceTransfer' | 'TransferKeepAlive' | 'TransferAll' | 'ForceUnreserve' | 'UpgradeAccounts' | 'ForceSetBalance' | 'ForceAdjustTotalIssuance' | 'Burn';
  }

  /** @name PalletBalancesAdjustmentDirection (36) */
  interface PalletBalancesAdjustmentDirection extends Enum {
    readonly isIncrease: boolean;
    readonly isDecrease: boolean;
    readonly type: 'Increase' | 'Decrease';
  }

  /** @name PalletCollectiveCall (37) */
  interface PalletCollectiveCall extends Enum {
    readonly isSetMembers: boolean;
    readonly asSetMembers: {
      readonly newMembers: Vec<AccountId32>;
      readonly prime: Option<AccountId32>;
      readonly oldCount: u32;
    } & Struct;
    readonly isExecute: boolean;
    readonly asExecute: {
      readonly proposal: Call;
      readonly lengthBound: Compact<u32>;
    } & Struct;
    readonly isPropose: boolean;
    readonly asPropose: {
      readonly threshold: Compact<u32>;
      readonly proposal: Call;
      readonly lengthBound: Compact<u32>;
    } & Struct;
    readonly isVote: boolean;
    readonly asVote: {
      readonly proposal: H256;
      readonly index: Compact<u32>;
      readonly approve: bool;
    } & Struct;
    readonly isDisapproveProposal: boolean;
    readonly asDisapproveProposal: {
      readonly proposalHash: H256;
    } & Struct;
    readonly isClose: boolean;
    readonly asClose: {
      readonly proposalHash: H256;
      readonly index: Compact<u32>;
      readonly proposalWeightBound: SpWeightsWeightV2Weight;
      readonly lengthBound: Compact<u32>;
    } & Struct;
    readonly isKill: boolean;
    readonly asKill: {
      readonly proposalHash: H256;
    } & Struct;
    readonly isReleaseProposalCost: boolean;
    readonly asReleaseProposalCost: {
      readonly proposalHash: H256;
    } & Struct;
    readonly type: 'SetMembers' | 'Execute' | 'Propose' | 'Vote' | 'DisapproveProposal' | 'Close' | 'Kill' | 'ReleaseProposalCost';
  }

  /** @name SpWeightsWeightV2Weight (40) */
  interface SpWeightsWeightV2Weight extends Struct {
    readonly refTime: Compact<u64>;
    readonly proofSize: Compact<u64>;
  }

  /** @name PalletUtilityCall (41) */
  interface PalletUtilityCall extends Enum {
    readonly isBatch: boolean;
    readonly asBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isAsDerivative: boolean;
    readonly asAsDerivative: {
      readonly index: u16;
      readonly call: Call;
    } & Struct;
    readonly isBatchAll: boolean;
    readonly asBatchAll: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isDispatchAs: boolean;
    readonly asDispatchAs: {
      readonly asOrigin: SmartchargeRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly isForceBatch: boolean;
    readonly asForceBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isWithWeight: boolean;
    readonly asWithWeight: {
      readonly call: Call;
      readonly weight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isIfElse: boolean;
    readonly asIfElse: {
      readonly main: Call;
      readonly fallback: Call;
    } & Struct;
    readonly isDispatchAsFallible: boolean;
    readonly asDispatchAsFallible: {
      readonly asOrigin: SmartchargeRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly type: 'Batch' | 'AsDerivative' | 'BatchAll' | 'DispatchAs' | 'ForceBatch' | 'WithWeight' | 'IfElse' | 'DispatchAsFallible';
  }

  /** @name SmartchargeRuntimeOriginCaller (44) */
  interface SmartchargeRuntimeOriginCaller extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSupportDispatchRawOrigin;
    readonly isCouncil: boolean;
    readonly asCouncil: PalletCollectiveRawOrigin;
    readonly type: 'System' | 'Council';
  }

  /** @name FrameSupportDispatchRawOrigin (45) */
  interface FrameSupportDispatchRawOrigin extends Enum {
    readonly isRoot: boolean;
    readonly isSigned: boolean;
    readonly asSigned: AccountId32;
    readonly isNone: boolean;
    readonly isAuthorized: boolean;
    readonly type: 'Root' | 'Signed' | 'None' | 'Authorized';
  }

  /** @name PalletCollectiveRawOrigin (46) */
  interface PalletCollectiveRawOrigin extends Enum {
    readonly isMembers: boolean;
    readonly asMembers: ITuple<[u32, u32]>;
    readonly isMember: boolean;
    readonly asMember: AccountId32;
    readonly isPhantom: boolean;
    readonly type: 'Members' | 'Member' | 'Phantom';
  }

  /** @name PalletProxyCall (47) */
  interface PalletProxyCall extends Enum {
    readonly isProxy: boolean;
    readonly asProxy: {
      readonly real: MultiAddress;
      readonly forceProxyType: Option<SmartchargeRuntimeAccessProxyType>;
      readonly call: Call;
    } & Struct;
    readonly isAddProxy: boolean;
    readonly asAddProxy: {
      readonly delegate: MultiAddress;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isRemoveProxy: boolean;
    readonly asRemoveProxy: {
      readonly delegate: MultiAddress;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isRemoveProxies: boolean;
    readonly isCreatePure: boolean;
    readonly asCreatePure: {
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly delay: u32;
      readonly index: u16;
    } & Struct;
    readonly isKillPure: boolean;
    readonly asKillPure: {
      readonly spawner: MultiAddress;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly index: u16;
      readonly height: Compact<u32>;
      readonly extIndex: Compact<u32>;
    } & Struct;
    readonly isAnnounce: boolean;
    readonly asAnnounce: {
      readonly real: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isRemoveAnnouncement: boolean;
    readonly asRemoveAnnouncement: {
      readonly real: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isRejectAnnouncement: boolean;
    readonly asRejectAnnouncement: {
      readonly delegate: MultiAddress;
      readonly callHash: H256;
    } & Struct;
    readonly isProxyAnnounced: boolean;
    readonly asProxyAnnounced: {
      readonly delegate: MultiAddress;
      readonly real: MultiAddress;
      readonly forceProxyType: Option<SmartchargeRuntimeAccessProxyType>;
      readonly call: Call;
    } & Struct;
    readonly isPokeDeposit: boolean;
    readonly type: 'Proxy' | 'AddProxy' | 'RemoveProxy' | 'RemoveProxies' | 'CreatePure' | 'KillPure' | 'Announce' | 'RemoveAnnouncement' | 'RejectAnnouncement' | 'ProxyAnnounced' | 'PokeDeposit';
  }

  /** @name SmartchargeRuntimeAccessProxyType (49) */
  interface SmartchargeRuntimeAccessProxyType extends Enum {
    readonly isAny: boolean;
    readonly isMetering: boolean;
    readonly isCharging: boolean;
    readonly isStation: boolean;
    readonly isFlexibility: boolean;
    readonly isDriver: boolean;
    readonly isBalance: boolean;
    readonly isBilling: boolean;
    readonly type: 'Any' | 'Metering' | 'Charging' | 'Station' | 'Flexibility' | 'Driver' | 'Balance' | 'Billing';
  }

  /** @name PalletMultisigCall (50) */
  interface PalletMultisigCall extends Enum {
    readonly isAsMultiThreshold1: boolean;
    readonly asAsMultiThreshold1: {
      readonly otherSignatories: Vec<AccountId32>;
      readonly call: Call;
    } & Struct;
    readonly isAsMulti: boolean;
    readonly asAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
      readonly call: Call;
      readonly maxWeight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isApproveAsMulti: boolean;
    readonly asApproveAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
      readonly callHash: U8aFixed;
      readonly maxWeight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isCancelAsMulti: boolean;
    readonly asCancelAsMulti: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly timepoint: PalletMultisigTimepoint;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isPokeDeposit: boolean;
    readonly asPokeDeposit: {
      readonly threshold: u16;
      readonly otherSignatories: Vec<AccountId32>;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly type: 'AsMultiThreshold1' | 'AsMulti' | 'ApproveAsMulti' | 'CancelAsMulti' | 'PokeDeposit';
  }

  /** @name PalletMultisigTimepoint (52) */
  interface PalletMultisigTimepoint extends Struct {
    readonly height: u32;
    readonly index: u32;
  }

  /** @name PalletConsortiumCall (53) */
  interface PalletConsortiumCall extends Enum {
    readonly isAdmit: boolean;
    readonly asAdmit: {
      readonly account: AccountId32;
      readonly name: Bytes;
      readonly roles: BTreeSet<SmartchargePrimitivesRole>;
    } & Struct;
    readonly isSetRoles: boolean;
    readonly asSetRoles: {
      readonly account: AccountId32;
      readonly roles: BTreeSet<SmartchargePrimitivesRole>;
    } & Struct;
    readonly isExpel: boolean;
    readonly asExpel: {
      readonly account: AccountId32;
    } & Struct;
    readonly isRegisterDriver: boolean;
    readonly asRegisterDriver: {
      readonly driver: AccountId32;
      readonly contractHash: H256;
    } & Struct;
    readonly isDeregisterDriver: boolean;
    readonly asDeregisterDriver: {
      readonly driver: AccountId32;
    } & Struct;
    readonly isAddValidator: boolean;
    readonly asAddValidator: {
      readonly validator: AccountId32;
      readonly member: AccountId32;
    } & Struct;
    readonly isRemoveValidator: boolean;
    readonly asRemoveValidator: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isAuthorizeUpgrade: boolean;
    readonly asAuthorizeUpgrade: {
      readonly codeHash: H256;
    } & Struct;
    readonly isNoteStalled: boolean;
    readonly asNoteStalled: {
      readonly bestFinalized: u32;
      readonly delay: u32;
    } & Struct;
    readonly isSpend: boolean;
    readonly asSpend: {
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isActFor: boolean;
    readonly asActFor: {
      readonly real: AccountId32;
      readonly proxyType: Option<SmartchargeRuntimeAccessProxyType>;
      readonly call: Call;
    } & Struct;
    readonly type: 'Admit' | 'SetRoles' | 'Expel' | 'RegisterDriver' | 'DeregisterDriver' | 'AddValidator' | 'RemoveValidator' | 'AuthorizeUpgrade' | 'NoteStalled' | 'Spend' | 'ActFor';
  }

  /** @name SmartchargePrimitivesRole (56) */
  interface SmartchargePrimitivesRole extends Enum {
    readonly isCso: boolean;
    readonly isDso: boolean;
    readonly isSupplier: boolean;
    readonly isBrp: boolean;
    readonly isCustodian: boolean;
    readonly isAuditor: boolean;
    readonly isTso: boolean;
    readonly type: 'Cso' | 'Dso' | 'Supplier' | 'Brp' | 'Custodian' | 'Auditor' | 'Tso';
  }

  /** @name PalletTokensCall (59) */
  interface PalletTokensCall extends Enum {
    readonly isDeposit: boolean;
    readonly asDeposit: {
      readonly who: AccountId32;
      readonly amount: u128;
      readonly reference: Bytes;
    } & Struct;
    readonly isAttestReserve: boolean;
    readonly asAttestReserve: {
      readonly amount: u128;
    } & Struct;
    readonly isRequestWithdrawal: boolean;
    readonly asRequestWithdrawal: {
      readonly amount: u128;
      readonly payoutReference: Bytes;
    } & Struct;
    readonly isSettleWithdrawal: boolean;
    readonly asSettleWithdrawal: {
      readonly id: u64;
      readonly reference: Bytes;
    } & Struct;
    readonly isRejectWithdrawal: boolean;
    readonly asRejectWithdrawal: {
      readonly id: u64;
    } & Struct;
    readonly isCancelWithdrawal: boolean;
    readonly asCancelWithdrawal: {
      readonly id: u64;
    } & Struct;
    readonly type: 'Deposit' | 'AttestReserve' | 'RequestWithdrawal' | 'SettleWithdrawal' | 'RejectWithdrawal' | 'CancelWithdrawal';
  }

  /** @name PalletGridCall (60) */
  interface PalletGridCall extends Enum {
    readonly isCreateArea: boolean;
    readonly asCreateArea: {
      readonly name: Bytes;
      readonly dso: AccountId32;
    } & Struct;
    readonly isSetTariff: boolean;
    readonly asSetTariff: {
      readonly area: u32;
      readonly base: i64;
      readonly steps: Vec<PalletGridTariffTariffStep>;
    } & Struct;
    readonly isReportLoading: boolean;
    readonly asReportLoading: {
      readonly area: u32;
      readonly percent: u16;
    } & Struct;
    readonly isSetOperator: boolean;
    readonly asSetOperator: {
      readonly area: u32;
      readonly dso: AccountId32;
    } & Struct;
    readonly isSetAllocation: boolean;
    readonly asSetAllocation: {
      readonly area: u32;
      readonly ean: u64;
      readonly primary: AccountId32;
      readonly secondary: Vec<ITuple<[u64, AccountId32]>>;
      readonly fromHour: u32;
    } & Struct;
    readonly type: 'CreateArea' | 'SetTariff' | 'ReportLoading' | 'SetOperator' | 'SetAllocation';
  }

  /** @name PalletGridTariffTariffStep (63) */
  interface PalletGridTariffTariffStep extends Struct {
    readonly loading: u16;
    readonly price: i64;
  }

  /** @name PalletMeteringCall (68) */
  interface PalletMeteringCall extends Enum {
    readonly isRegisterMeter: boolean;
    readonly asRegisterMeter: {
      readonly ean: u64;
      readonly area: u32;
      readonly key: PalletMeteringMeterKey;
      readonly purpose: SmartchargePrimitivesMeterPurpose;
      readonly proof: U8aFixed;
    } & Struct;
    readonly isApproveMeter: boolean;
    readonly asApproveMeter: {
      readonly meter: u32;
      readonly key: PalletMeteringMeterKey;
      readonly base: Option<SmartchargePrimitivesMeterMeterReading>;
    } & Struct;
    readonly isSuspendMeter: boolean;
    readonly asSuspendMeter: {
      readonly meter: u32;
    } & Struct;
    readonly isRotateKey: boolean;
    readonly asRotateKey: {
      readonly meter: u32;
      readonly key: PalletMeteringMeterKey;
      readonly proof: U8aFixed;
    } & Struct;
    readonly isSubmitReadings: boolean;
    readonly asSubmitReadings: {
      readonly readings: Vec<PalletMeteringSignedReading>;
    } & Struct;
    readonly isRequestRecorder: boolean;
    readonly asRequestRecorder: {
      readonly meter: u32;
      readonly recorder: PalletMeteringRecorder;
      readonly payload: Bytes;
      readonly signature: PalletMeteringRecordSignature;
    } & Struct;
    readonly isApproveRecorder: boolean;
    readonly asApproveRecorder: {
      readonly meter: u32;
      readonly key: PalletMeteringRecordKey;
    } & Struct;
    readonly isRemoveRecorder: boolean;
    readonly asRemoveRecorder: {
      readonly meter: u32;
    } & Struct;
    readonly isSubmitRecords: boolean;
    readonly asSubmitRecords: {
      readonly records: Vec<PalletMeteringSignedRecord>;
    } & Struct;
    readonly type: 'RegisterMeter' | 'ApproveMeter' | 'SuspendMeter' | 'RotateKey' | 'SubmitReadings' | 'RequestRecorder' | 'ApproveRecorder' | 'RemoveRecorder' | 'SubmitRecords';
  }

  /** @name PalletMeteringMeterKey (69) */
  interface PalletMeteringMeterKey extends Enum {
    readonly isSr25519: boolean;
    readonly asSr25519: U8aFixed;
    readonly isEd25519: boolean;
    readonly asEd25519: U8aFixed;
    readonly type: 'Sr25519' | 'Ed25519';
  }

  /** @name SmartchargePrimitivesMeterPurpose (70) */
  interface SmartchargePrimitivesMeterPurpose extends Enum {
    readonly isStation: boolean;
    readonly asStation: {
      readonly power: u32;
    } & Struct;
    readonly isProduction: boolean;
    readonly asProduction: {
      readonly power: u32;
    } & Struct;
    readonly isLoading: boolean;
    readonly asLoading: {
      readonly power: u32;
    } & Struct;
    readonly type: 'Station' | 'Production' | 'Loading';
  }

  /** @name SmartchargePrimitivesMeterMeterReading (72) */
  interface SmartchargePrimitivesMeterMeterReading extends Struct {
    readonly at: u64;
    readonly register: u64;
  }

  /** @name PalletMeteringSignedReading (74) */
  interface PalletMeteringSignedReading extends Struct {
    readonly meter: u32;
    readonly at: u64;
    readonly register: u64;
    readonly signature: U8aFixed;
  }

  /** @name PalletMeteringRecorder (76) */
  interface PalletMeteringRecorder extends Struct {
    readonly key: PalletMeteringRecordKey;
    readonly serial: Bytes;
    readonly register: PalletMeteringRecordRegister;
  }

  /** @name PalletMeteringRecordKey (77) */
  interface PalletMeteringRecordKey extends Enum {
    readonly isSecp256k1: boolean;
    readonly asSecp256k1: U8aFixed;
    readonly isP256: boolean;
    readonly asP256: U8aFixed;
    readonly type: 'Secp256k1' | 'P256';
  }

  /** @name PalletMeteringRecordRegister (79) */
  interface PalletMeteringRecordRegister extends Enum {
    readonly isTotal: boolean;
    readonly isTransaction: boolean;
    readonly type: 'Total' | 'Transaction';
  }

  /** @name PalletMeteringRecordSignature (81) */
  interface PalletMeteringRecordSignature extends Enum {
    readonly isSecp256k1: boolean;
    readonly asSecp256k1: U8aFixed;
    readonly isP256: boolean;
    readonly asP256: U8aFixed;
    readonly type: 'Secp256k1' | 'P256';
  }

  /** @name PalletMeteringSignedRecord (83) */
  interface PalletMeteringSignedRecord extends Struct {
    readonly meter: u32;
    readonly process: u64;
    readonly payload: Bytes;
    readonly signature: PalletMeteringRecordSignature;
  }

  /** @name PalletOriginCall (85) */
  interface PalletOriginCall extends Enum {
    readonly isRegisterSource: boolean;
    readonly asRegisterSource: {
      readonly meter: u32;
      readonly carrier: SmartchargePrimitivesCarrier;
      readonly capacity: u32;
      readonly commissioned: u64;
      readonly attributes: PalletOriginAttributes;
    } & Struct;
    readonly isApproveSource: boolean;
    readonly asApproveSource: {
      readonly source: u32;
      readonly meter: u32;
    } & Struct;
    readonly isSuspendSource: boolean;
    readonly asSuspendSource: {
      readonly source: u32;
    } & Struct;
    readonly isReplaceMeter: boolean;
    readonly asReplaceMeter: {
      readonly source: u32;
      readonly meter: u32;
    } & Struct;
    readonly isAllowSupplier: boolean;
    readonly asAllowSupplier: {
      readonly meter: u32;
      readonly supplier: Option<AccountId32>;
    } & Struct;
    readonly isSetRecipient: boolean;
    readonly asSetRecipient: {
      readonly source: u32;
      readonly recipient: AccountId32;
    } & Struct;
    readonly isTransferCertificate: boolean;
    readonly asTransferCertificate: {
      readonly source: u32;
      readonly interval: u64;
      readonly to: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isCancelCertificate: boolean;
    readonly asCancelCertificate: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly beneficiary: AccountId32;
    } & Struct;
    readonly isGreenProcess: boolean;
    readonly asGreenProcess: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly process: u64;
    } & Struct;
    readonly isLockCertificate: boolean;
    readonly asLockCertificate: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly reference: Bytes;
    } & Struct;
    readonly isUnlockCertificate: boolean;
    readonly asUnlockCertificate: {
      readonly source: u32;
      readonly interval: u64;
      readonly owner: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly asWithdraw: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
    } & Struct;
    readonly isExpireCertificate: boolean;
    readonly asExpireCertificate: {
      readonly owner: AccountId32;
      readonly source: u32;
      readonly interval: u64;
    } & Struct;
    readonly isTakeOverSource: boolean;
    readonly asTakeOverSource: {
      readonly source: u32;
    } & Struct;
    readonly type: 'RegisterSource' | 'ApproveSource' | 'SuspendSource' | 'ReplaceMeter' | 'AllowSupplier' | 'SetRecipient' | 'TransferCertificate' | 'CancelCertificate' | 'GreenProcess' | 'LockCertificate' | 'UnlockCertificate' | 'Withdraw' | 'ExpireCertificate' | 'TakeOverSource';
  }

  /** @name SmartchargePrimitivesCarrier (86) */
  interface SmartchargePrimitivesCarrier extends Enum {
    readonly isSolar: boolean;
    readonly isWind: boolean;
    readonly isHydro: boolean;
    readonly isBiomass: boolean;
    readonly isGeothermal: boolean;
    readonly isNuclear: boolean;
    readonly isFossil: boolean;
    readonly type: 'Solar' | 'Wind' | 'Hydro' | 'Biomass' | 'Geothermal' | 'Nuclear' | 'Fossil';
  }

  /** @name PalletOriginAttributes (87) */
  interface PalletOriginAttributes extends Struct {
    readonly technology: u32;
    readonly support: PalletOriginSupport;
    readonly storage: bool;
    readonly registry_: bool;
  }

  /** @name PalletOriginSupport (88) */
  interface PalletOriginSupport extends Enum {
    readonly isNone: boolean;
    readonly isInvestment: boolean;
    readonly isProduction: boolean;
    readonly isBoth: boolean;
    readonly isUnknown: boolean;
    readonly type: 'None' | 'Investment' | 'Production' | 'Both' | 'Unknown';
  }

  /** @name PalletDemandResponseCall (89) */
  interface PalletDemandResponseCall extends Enum {
    readonly isSendSignal: boolean;
    readonly asSendSignal: {
      readonly target: PalletDemandResponseTarget;
      readonly window: SmartchargePrimitivesInterval;
      readonly direction: SmartchargePrimitivesSignalDirection;
      readonly reward: u128;
      readonly maxResponses: u32;
    } & Struct;
    readonly isWithdrawSignal: boolean;
    readonly asWithdrawSignal: {
      readonly signal: u64;
    } & Struct;
    readonly isExpireSignal: boolean;
    readonly asExpireSignal: {
      readonly signal: u64;
    } & Struct;
    readonly type: 'SendSignal' | 'WithdrawSignal' | 'ExpireSignal';
  }

  /** @name PalletDemandResponseTarget (90) */
  interface PalletDemandResponseTarget extends Enum {
    readonly isProcess: boolean;
    readonly asProcess: u64;
    readonly isArea: boolean;
    readonly asArea: u32;
    readonly type: 'Process' | 'Area';
  }

  /** @name SmartchargePrimitivesInterval (91) */
  interface SmartchargePrimitivesInterval extends Struct {
    readonly start: u64;
    readonly end: u64;
  }

  /** @name SmartchargePrimitivesSignalDirection (92) */
  interface SmartchargePrimitivesSignalDirection extends Enum {
    readonly isUp: boolean;
    readonly isDown: boolean;
    readonly type: 'Up' | 'Down';
  }

  /** @name PalletChargingCall (93) */
  interface PalletChargingCall extends Enum {
    readonly isRegisterStation: boolean;
    readonly asRegisterStation: {
      readonly evseId: Bytes;
      readonly meter: u32;
      readonly power: u32;
      readonly pricePerHour: u128;
      readonly suppliers: Vec<AccountId32>;
      readonly host: Option<AccountId32>;
    } & Struct;
    readonly isUpdateStation: boolean;
    readonly asUpdateStation: {
      readonly station: u32;
      readonly power: u32;
      readonly pricePerHour: u128;
      readonly suppliers: Vec<AccountId32>;
      readonly host: Option<AccountId32>;
    } & Struct;
    readonly isCloseStation: boolean;
    readonly asCloseStation: {
      readonly station: u32;
    } & Struct;
    readonly isPublishOffer: boolean;
    readonly asPublishOffer: {
      readonly source: Option<u32>;
      readonly from: u64;
      readonly prices: Vec<i64>;
    } & Struct;
    readonly isAuthorise: boolean;
    readonly asAuthorise: {
      readonly station: u32;
      readonly maxPricePerHour: u128;
    } & Struct;
    readonly isRequest: boolean;
    readonly asRequest: {
      readonly process: u64;
      readonly energy: u64;
      readonly steps: u32;
      readonly step: u64;
      readonly preferences: PalletChargingPreferences;
    } & Struct;
    readonly isOffer: boolean;
    readonly asOffer: {
      readonly process: u64;
      readonly source: Option<u32>;
      readonly prices: Vec<i64>;
    } & Struct;
    readonly isSchedule: boolean;
    readonly asSchedule: {
      readonly process: u64;
    } & Struct;
    readonly isDisconnect: boolean;
    readonly asDisconnect: {
      readonly process: u64;
    } & Struct;
    readonly isTerminate: boolean;
    readonly asTerminate: {
      readonly process: u64;
      readonly reason: PalletChargingFaultReason;
    } & Struct;
    readonly isCloseStale: boolean;
    readonly asCloseStale: {
      readonly process: u64;
    } & Struct;
    readonly isChangeSource: boolean;
    readonly asChangeSource: {
      readonly process: u64;
      readonly choice: SmartchargePrimitivesCarrierSourceChoice;
    } & Struct;
    readonly isCloseOnLastReading: boolean;
    readonly asCloseOnLastReading: {
      readonly process: u64;
    } & Struct;
    readonly isStart: boolean;
    readonly asStart: {
      readonly station: u32;
      readonly maxPricePerHour: u128;
      readonly request: PalletChargingRequest;
    } & Struct;
    readonly isStartFor: boolean;
    readonly asStartFor: {
      readonly driver: AccountId32;
      readonly station: u32;
      readonly energy: Option<u64>;
      readonly steps: Option<u32>;
      readonly reading: Option<PalletChargingStartReading>;
    } & Struct;
    readonly isStop: boolean;
    readonly asStop: {
      readonly process: u64;
      readonly at: u64;
      readonly reason: PalletChargingStopReason;
    } & Struct;
    readonly isGiveMandate: boolean;
    readonly asGiveMandate: {
      readonly operator: Option<AccountId32>;
      readonly request: PalletChargingRequest;
      readonly maxPricePerHour: u128;
      readonly maxPerDay: u128;
      readonly until: u64;
    } & Struct;
    readonly isRevokeMandate: boolean;
    readonly asRevokeMandate: {
      readonly mandate: u64;
    } & Struct;
    readonly isExpireMandates: boolean;
    readonly asExpireMandates: {
      readonly driver: AccountId32;
    } & Struct;
    readonly type: 'RegisterStation' | 'UpdateStation' | 'CloseStation' | 'PublishOffer' | 'Authorise' | 'Request' | 'Offer' | 'Schedule' | 'Disconnect' | 'Terminate' | 'CloseStale' | 'ChangeSource' | 'CloseOnLastReading' | 'Start' | 'StartFor' | 'Stop' | 'GiveMandate' | 'RevokeMandate' | 'ExpireMandates';
  }

  /** @name PalletChargingPreferences (99) */
  interface PalletChargingPreferences extends Struct {
    readonly source: SmartchargePrimitivesCarrierSourceChoice;
    readonly demandResponse: bool;
    readonly minimumReward: u128;
    readonly maxPrice: Option<i64>;
    readonly maxCost: Option<u128>;
    readonly whenEqual: PalletChargingWhenEqual;
    readonly flexiblePower: Option<PalletChargingFlexiblePower>;
    readonly replan: bool;
    readonly version: u8;
  }

  /** @name SmartchargePrimitivesCarrierSourceChoice (100) */
  interface SmartchargePrimitivesCarrierSourceChoice extends Enum {
    readonly isCheapest: boolean;
    readonly isCarrier: boolean;
    readonly asCarrier: SmartchargePrimitivesCarrier;
    readonly isSource: boolean;
    readonly asSource: u32;
    readonly type: 'Cheapest' | 'Carrier' | 'Source';
  }

  /** @name PalletChargingWhenEqual (103) */
  interface PalletChargingWhenEqual extends Enum {
    readonly isLate: boolean;
    readonly isEarly: boolean;
    readonly type: 'Late' | 'Early';
  }

  /** @name PalletChargingFlexiblePower (105) */
  interface PalletChargingFlexiblePower extends Struct {
    readonly leastPower: u32;
    readonly phases: PalletChargingPhases;
    readonly limits: bool;
  }

  /** @name PalletChargingPhases (106) */
  interface PalletChargingPhases extends Enum {
    readonly isOne: boolean;
    readonly isTwo: boolean;
    readonly isThree: boolean;
    readonly type: 'One' | 'Two' | 'Three';
  }

  /** @name PalletChargingFaultReason (107) */
  interface PalletChargingFaultReason extends Enum {
    readonly isOther: boolean;
    readonly isEmergencyStop: boolean;
    readonly isGroundFault: boolean;
    readonly isPowerLoss: boolean;
    readonly isReboot: boolean;
    readonly isStoppedByEV: boolean;
    readonly type: 'Other' | 'EmergencyStop' | 'GroundFault' | 'PowerLoss' | 'Reboot' | 'StoppedByEV';
  }

  /** @name PalletChargingRequest (108) */
  interface PalletChargingRequest extends Struct {
    readonly energy: u64;
    readonly steps: u32;
    readonly step: u64;
    readonly preferences: PalletChargingPreferences;
  }

  /** @name PalletChargingStartReading (111) */
  interface PalletChargingStartReading extends Struct {
    readonly at: u64;
    readonly register: u64;
    readonly signature: U8aFixed;
  }

  /** @name PalletChargingStopReason (112) */
  interface PalletChargingStopReason extends Enum {
    readonly isOther: boolean;
    readonly isEvDisconnected: boolean;
    readonly isLocal: boolean;
    readonly isRemote: boolean;
    readonly isEnergyLimitReached: boolean;
    readonly isTimeLimitReached: boolean;
    readonly isSocLimitReached: boolean;
    readonly isStoppedByEV: boolean;
    readonly isTimeout: boolean;
    readonly isDeAuthorized: boolean;
    readonly isLocalOutOfCredit: boolean;
    readonly isMasterPass: boolean;
    readonly isUnlockCommand: boolean;
    readonly isEmergencyStop: boolean;
    readonly isGroundFault: boolean;
    readonly isOvercurrentFault: boolean;
    readonly isPowerLoss: boolean;
    readonly isPowerQuality: boolean;
    readonly isReboot: boolean;
    readonly isImmediateReset: boolean;
    readonly type: 'Other' | 'EvDisconnected' | 'Local' | 'Remote' | 'EnergyLimitReached' | 'TimeLimitReached' | 'SocLimitReached' | 'StoppedByEV' | 'Timeout' | 'DeAuthorized' | 'LocalOutOfCredit' | 'MasterPass' | 'UnlockCommand' | 'EmergencyStop' | 'GroundFault' | 'OvercurrentFault' | 'PowerLoss' | 'PowerQuality' | 'Reboot' | 'ImmediateReset';
  }

  /** @name PalletDebtsCall (113) */
  interface PalletDebtsCall extends Enum {
    readonly isPay: boolean;
    readonly asPay: {
      readonly creditor: AccountId32;
      readonly kind: SmartchargePrimitivesDebtDebtKind;
      readonly amount: u128;
    } & Struct;
    readonly isCollect: boolean;
    readonly asCollect: {
      readonly debtor: AccountId32;
      readonly creditor: AccountId32;
      readonly kind: SmartchargePrimitivesDebtDebtKind;
    } & Struct;
    readonly type: 'Pay' | 'Collect';
  }

  /** @name SmartchargePrimitivesDebtDebtKind (114) */
  interface SmartchargePrimitivesDebtDebtKind extends Enum {
    readonly isCharging: boolean;
    readonly isImbalance: boolean;
    readonly isTrueUp: boolean;
    readonly isCorrection: boolean;
    readonly type: 'Charging' | 'Imbalance' | 'TrueUp' | 'Correction';
  }

  /** @name PalletSettlementCall (115) */
  interface PalletSettlementCall extends Enum {
    readonly isNameBrp: boolean;
    readonly asNameBrp: {
      readonly brp: AccountId32;
      readonly from: u32;
      readonly terms: PalletSettlementTerms;
    } & Struct;
    readonly isAcceptSupplier: boolean;
    readonly asAcceptSupplier: {
      readonly supplier: AccountId32;
      readonly from: u32;
      readonly terms: PalletSettlementTerms;
    } & Struct;
    readonly isEndContract: boolean;
    readonly asEndContract: {
      readonly supplier: AccountId32;
      readonly from: u32;
    } & Struct;
    readonly isReleaseMargin: boolean;
    readonly asReleaseMargin: {
      readonly supplier: AccountId32;
    } & Struct;
    readonly isFileProgramme: boolean;
    readonly asFileProgramme: {
      readonly area: u32;
      readonly from: u32;
      readonly values: Vec<i64>;
    } & Struct;
    readonly isProposeTrade: boolean;
    readonly asProposeTrade: {
      readonly to: AccountId32;
      readonly sells: bool;
      readonly area: u32;
      readonly from: u32;
      readonly values: Vec<u64>;
    } & Struct;
    readonly isConfirmTrade: boolean;
    readonly asConfirmTrade: {
      readonly hour: u32;
      readonly trade: u32;
    } & Struct;
    readonly isWithdrawTrade: boolean;
    readonly asWithdrawTrade: {
      readonly hour: u32;
      readonly trade: u32;
    } & Struct;
    readonly isPublishPrices: boolean;
    readonly asPublishPrices: {
      readonly from: u32;
      readonly prices: PalletSettlementPrices;
    } & Struct;
    readonly isReprice: boolean;
    readonly asReprice: {
      readonly from: u32;
      readonly prices: PalletSettlementPrices;
    } & Struct;
    readonly isSettleDay: boolean;
    readonly asSettleDay: {
      readonly brp: AccountId32;
      readonly area: u32;
      readonly day: u32;
    } & Struct;
    readonly isReportP4: boolean;
    readonly asReportP4: {
      readonly ean: u64;
      readonly year: u32;
      readonly meters: Vec<u32>;
      readonly energy: u64;
      readonly evidence: H256;
    } & Struct;
    readonly isTrueUp: boolean;
    readonly asTrueUp: {
      readonly ean: u64;
      readonly year: u32;
    } & Struct;
    readonly type: 'NameBrp' | 'AcceptSupplier' | 'EndContract' | 'ReleaseMargin' | 'FileProgramme' | 'ProposeTrade' | 'ConfirmTrade' | 'WithdrawTrade' | 'PublishPrices' | 'Reprice' | 'SettleDay' | 'ReportP4' | 'TrueUp';
  }

  /** @name PalletSettlementTerms (116) */
  interface PalletSettlementTerms extends Struct {
    readonly netting: PalletSettlementNetting;
    readonly volume: PalletSettlementVolume;
    readonly margin: u128;
  }

  /** @name PalletSettlementNetting (117) */
  interface PalletSettlementNetting extends Enum {
    readonly isBrp: boolean;
    readonly isProRata: boolean;
    readonly type: 'Brp' | 'ProRata';
  }

  /** @name PalletSettlementVolume (118) */
  interface PalletSettlementVolume extends Enum {
    readonly isProgramme: boolean;
    readonly isTrades: boolean;
    readonly type: 'Programme' | 'Trades';
  }

  /** @name PalletSettlementPrices (120) */
  interface PalletSettlementPrices extends Enum {
    readonly isDayAhead: boolean;
    readonly asDayAhead: Vec<i64>;
    readonly isImbalance: boolean;
    readonly asImbalance: Vec<PalletSettlementImbalancePrice>;
    readonly type: 'DayAhead' | 'Imbalance';
  }

  /** @name PalletSettlementImbalancePrice (122) */
  interface PalletSettlementImbalancePrice extends Struct {
    readonly short: i64;
    readonly surplus: i64;
    readonly state: PalletSettlementRegulation;
  }

  /** @name PalletSettlementRegulation (123) */
  interface PalletSettlementRegulation extends Enum {
    readonly isBalanced: boolean;
    readonly isUp: boolean;
    readonly isDown: boolean;
    readonly isBoth: boolean;
    readonly type: 'Balanced' | 'Up' | 'Down' | 'Both';
  }

  /** @name PalletInvoicesCall (125) */
  interface PalletInvoicesCall extends Enum {
    readonly isAnchorInvoice: boolean;
    readonly asAnchorInvoice: {
      readonly series: u16;
      readonly number: u32;
      readonly document: PalletInvoicesDocument;
      readonly commitment: H256;
    } & Struct;
    readonly type: 'AnchorInvoice';
  }

  /** @name PalletInvoicesDocument (126) */
  interface PalletInvoicesDocument extends Enum {
    readonly isInvoice: boolean;
    readonly isCredit: boolean;
    readonly asCredit: PalletInvoicesDocumentId;
    readonly isPartCredit: boolean;
    readonly asPartCredit: PalletInvoicesDocumentId;
    readonly type: 'Invoice' | 'Credit' | 'PartCredit';
  }

  /** @name PalletInvoicesDocumentId (127) */
  interface PalletInvoicesDocumentId extends Struct {
    readonly series: u16;
    readonly number: u32;
  }

  /** @name PalletCorrectionsCall (128) */
  interface PalletCorrectionsCall extends Enum {
    readonly isCorrect: boolean;
    readonly asCorrect: {
      readonly process: u64;
      readonly lines: Vec<SmartchargePrimitivesTrailLine>;
      readonly changes: PalletCorrectionsChanges;
      readonly reason: PalletCorrectionsReason;
      readonly evidence: H256;
    } & Struct;
    readonly isAcceptCorrection: boolean;
    readonly asAcceptCorrection: {
      readonly id: u64;
    } & Struct;
    readonly isRejectCorrection: boolean;
    readonly asRejectCorrection: {
      readonly id: u64;
    } & Struct;
    readonly isLapseCorrection: boolean;
    readonly asLapseCorrection: {
      readonly id: u64;
    } & Struct;
    readonly isDisputeLine: boolean;
    readonly asDisputeLine: {
      readonly process: u64;
      readonly line: u32;
      readonly excess: PalletCorrectionsDisputesTypesExcess;
      readonly lines: Vec<SmartchargePrimitivesTrailLine>;
      readonly evidence: H256;
    } & Struct;
    readonly isDisputeCorrection: boolean;
    readonly asDisputeCorrection: {
      readonly id: u64;
      readonly evidence: H256;
    } & Struct;
    readonly isDisputeInvoice: boolean;
    readonly asDisputeInvoice: {
      readonly issuer: AccountId32;
      readonly series: u16;
      readonly number: u32;
      readonly salt: H256;
      readonly document: H256;
      readonly amount: u128;
      readonly evidence: H256;
    } & Struct;
    readonly isAnswerDispute: boolean;
    readonly asAnswerDispute: {
      readonly id: u64;
      readonly answer: PalletCorrectionsDisputesTypesAnswer;
    } & Struct;
    readonly isRuleDispute: boolean;
    readonly asRuleDispute: {
      readonly id: u64;
      readonly part: u16;
    } & Struct;
    readonly isAppealRuling: boolean;
    readonly asAppealRuling: {
      readonly id: u64;
    } & Struct;
    readonly isDecideAppeal: boolean;
    readonly asDecideAppeal: {
      readonly id: u64;
      readonly part: u16;
    } & Struct;
    readonly isSetArbiters: boolean;
    readonly asSetArbiters: {
      readonly arbiters: Vec<AccountId32>;
    } & Struct;
    readonly type: 'Correct' | 'AcceptCorrection' | 'RejectCorrection' | 'LapseCorrection' | 'DisputeLine' | 'DisputeCorrection' | 'DisputeInvoice' | 'AnswerDispute' | 'RuleDispute' | 'AppealRuling' | 'DecideAppeal' | 'SetArbiters';
  }

  /** @name SmartchargePrimitivesTrailLine (130) */
  interface SmartchargePrimitivesTrailLine extends Struct {
    readonly step: u32;
    readonly time: SmartchargePrimitivesInterval;
    readonly parts: Vec<SmartchargePrimitivesTrailPart>;
    readonly toDso: i128;
    readonly pricePerHour: u128;
    readonly toCso: i128;
    readonly reward: u128;
    readonly unpaid: u128;
  }

  /** @name SmartchargePrimitivesTrailPart (132) */
  interface SmartchargePrimitivesTrailPart extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly energy: u64;
    readonly idle: u64;
    readonly unproven: u64;
    readonly price: i64;
    readonly gridPrice: i64;
    readonly amount: i128;
  }

  /** @name PalletCorrectionsChanges (134) */
  interface PalletCorrectionsChanges extends Enum {
    readonly isListed: boolean;
    readonly asListed: Vec<PalletCorrectionsChange>;
    readonly isEnergy: boolean;
    readonly asEnergy: i64;
    readonly type: 'Listed' | 'Energy';
  }

  /** @name PalletCorrectionsChange (136) */
  interface PalletCorrectionsChange extends Struct {
    readonly line: u32;
    readonly of: PalletCorrectionsOf;
    readonly delta: i64;
  }

  /** @name PalletCorrectionsOf (137) */
  interface PalletCorrectionsOf extends Enum {
    readonly isEnergy: boolean;
    readonly asEnergy: u8;
    readonly isSale: boolean;
    readonly asSale: u8;
    readonly isTime: boolean;
    readonly type: 'Energy' | 'Sale' | 'Time';
  }

  /** @name PalletCorrectionsReason (139) */
  interface PalletCorrectionsReason extends Enum {
    readonly isMeterFault: boolean;
    readonly isP4Difference: boolean;
    readonly isBilling: boolean;
    readonly isDispute: boolean;
    readonly isRecord: boolean;
    readonly type: 'MeterFault' | 'P4Difference' | 'Billing' | 'Dispute' | 'Record';
  }

  /** @name PalletCorrectionsDisputesTypesExcess (140) */
  interface PalletCorrectionsDisputesTypesExcess extends Enum {
    readonly isEnergy: boolean;
    readonly asEnergy: u64;
    readonly isTime: boolean;
    readonly asTime: u64;
    readonly type: 'Energy' | 'Time';
  }

  /** @name PalletCorrectionsDisputesTypesAnswer (141) */
  interface PalletCorrectionsDisputesTypesAnswer extends Enum {
    readonly isContest: boolean;
    readonly asContest: H256;
    readonly isConcede: boolean;
    readonly type: 'Contest' | 'Concede';
  }

  /** @name PalletSessionCall (143) */
  interface PalletSessionCall extends Enum {
    readonly isSetKeys: boolean;
    readonly asSetKeys: {
      readonly keys_: SmartchargeRuntimeSessionKeys;
      readonly proof: Bytes;
    } & Struct;
    readonly isPurgeKeys: boolean;
    readonly type: 'SetKeys' | 'PurgeKeys';
  }

  /** @name SmartchargeRuntimeSessionKeys (144) */
  interface SmartchargeRuntimeSessionKeys extends Struct {
    readonly aura: SpConsensusAuraSr25519AppSr25519Public;
    readonly grandpa: SpConsensusGrandpaAppPublic;
  }

  /** @name SpConsensusAuraSr25519AppSr25519Public (145) */
  interface SpConsensusAuraSr25519AppSr25519Public extends U8aFixed {}

  /** @name PalletTxPauseCall (146) */
  interface PalletTxPauseCall extends Enum {
    readonly isPause: boolean;
    readonly asPause: {
      readonly fullName: ITuple<[Bytes, Bytes]>;
    } & Struct;
    readonly isUnpause: boolean;
    readonly asUnpause: {
      readonly ident: ITuple<[Bytes, Bytes]>;
    } & Struct;
    readonly type: 'Pause' | 'Unpause';
  }

  /** @name PalletPeersCall (148) */
  interface PalletPeersCall extends Enum {
    readonly isAuthorisePeer: boolean;
    readonly asAuthorisePeer: {
      readonly peer: Bytes;
      readonly proof: PalletPeersProofPeerProof;
    } & Struct;
    readonly isRevokePeer: boolean;
    readonly asRevokePeer: {
      readonly peer: Bytes;
    } & Struct;
    readonly isEnforce: boolean;
    readonly asEnforce: {
      readonly enforced: bool;
    } & Struct;
    readonly type: 'AuthorisePeer' | 'RevokePeer' | 'Enforce';
  }

  /** @name PalletPeersProofPeerProof (149) */
  interface PalletPeersProofPeerProof extends Struct {
    readonly at: u64;
    readonly signature: U8aFixed;
  }

  /** @name PalletMigrationsCall (150) */
  interface PalletMigrationsCall extends Enum {
    readonly isForceSetCursor: boolean;
    readonly asForceSetCursor: {
      readonly cursor: Option<PalletMigrationsMigrationCursor>;
    } & Struct;
    readonly isForceSetActiveCursor: boolean;
    readonly asForceSetActiveCursor: {
      readonly index: u32;
      readonly innerCursor: Option<Bytes>;
      readonly startedAt: Option<u32>;
    } & Struct;
    readonly isForceOnboardMbms: boolean;
    readonly isClearHistoric: boolean;
    readonly asClearHistoric: {
      readonly selector: PalletMigrationsHistoricCleanupSelector;
    } & Struct;
    readonly type: 'ForceSetCursor' | 'ForceSetActiveCursor' | 'ForceOnboardMbms' | 'ClearHistoric';
  }

  /** @name PalletMigrationsMigrationCursor (152) */
  interface PalletMigrationsMigrationCursor extends Enum {
    readonly isActive: boolean;
    readonly asActive: PalletMigrationsActiveCursor;
    readonly isStuck: boolean;
    readonly type: 'Active' | 'Stuck';
  }

  /** @name PalletMigrationsActiveCursor (154) */
  interface PalletMigrationsActiveCursor extends Struct {
    readonly index: u32;
    readonly innerCursor: Option<Bytes>;
    readonly startedAt: u32;
  }

  /** @name PalletMigrationsHistoricCleanupSelector (156) */
  interface PalletMigrationsHistoricCleanupSelector extends Enum {
    readonly isSpecific: boolean;
    readonly asSpecific: Vec<Bytes>;
    readonly isWildcard: boolean;
    readonly asWildcard: {
      readonly limit: Option<u32>;
      readonly previousCursor: Option<Bytes>;
    } & Struct;
    readonly type: 'Specific' | 'Wildcard';
  }

  /** @name PalletSafeModeCall (160) */
  interface PalletSafeModeCall extends Enum {
    readonly isEnter: boolean;
    readonly isForceEnter: boolean;
    readonly isExtend: boolean;
    readonly isForceExtend: boolean;
    readonly isForceExit: boolean;
    readonly isForceSlashDeposit: boolean;
    readonly asForceSlashDeposit: {
      readonly account: AccountId32;
      readonly block: u32;
    } & Struct;
    readonly isReleaseDeposit: boolean;
    readonly asReleaseDeposit: {
      readonly account: AccountId32;
      readonly block: u32;
    } & Struct;
    readonly isForceReleaseDeposit: boolean;
    readonly asForceReleaseDeposit: {
      readonly account: AccountId32;
      readonly block: u32;
    } & Struct;
    readonly type: 'Enter' | 'ForceEnter' | 'Extend' | 'ForceExtend' | 'ForceExit' | 'ForceSlashDeposit' | 'ReleaseDeposit' | 'ForceReleaseDeposit';
  }

  /** @name SpRuntimeMultiSignature (161) */
  interface SpRuntimeMultiSignature extends Enum {
    readonly isEd25519: boolean;
    readonly asEd25519: U8aFixed;
    readonly isSr25519: boolean;
    readonly asSr25519: U8aFixed;
    readonly isEcdsa: boolean;
    readonly asEcdsa: U8aFixed;
    readonly isEth: boolean;
    readonly asEth: U8aFixed;
    readonly type: 'Ed25519' | 'Sr25519' | 'Ecdsa' | 'Eth';
  }

  /** @name FrameSystemExtensionsCheckNonZeroSender (163) */
  type FrameSystemExtensionsCheckNonZeroSender = Null;

  /** @name FrameSystemExtensionsCheckSpecVersion (164) */
  type FrameSystemExtensionsCheckSpecVersion = Null;

  /** @name FrameSystemExtensionsCheckTxVersion (165) */
  type FrameSystemExtensionsCheckTxVersion = Null;

  /** @name FrameSystemExtensionsCheckGenesis (166) */
  type FrameSystemExtensionsCheckGenesis = Null;

  /** @name PalletTransactionPaymentChargeTransactionPayment (169) */
  interface PalletTransactionPaymentChargeTransactionPayment extends Compact<u128> {}

  /** @name FrameSystemExtensionsCheckNonce (170) */
  interface FrameSystemExtensionsCheckNonce extends Compact<u32> {}

  /** @name FrameSystemExtensionsCheckWeight (171) */
  type FrameSystemExtensionsCheckWeight = Null;

  /** @name FrameMetadataHashExtensionCheckMetadataHash (172) */
  interface FrameMetadataHashExtensionCheckMetadataHash extends Struct {
    readonly mode: FrameMetadataHashExtensionMode;
  }

  /** @name FrameMetadataHashExtensionMode (173) */
  interface FrameMetadataHashExtensionMode extends Enum {
    readonly isDisabled: boolean;
    readonly isEnabled: boolean;
    readonly type: 'Disabled' | 'Enabled';
  }

  /** @name FrameSystemExtensionsWeightReclaim (175) */
  type FrameSystemExtensionsWeightReclaim = Null;

  /** @name FrameSystemAccountInfo (177) */
  interface FrameSystemAccountInfo extends Struct {
    readonly nonce: u32;
    readonly consumers: u32;
    readonly providers: u32;
    readonly sufficients: u32;
    readonly data: PalletBalancesAccountData;
  }

  /** @name PalletBalancesAccountData (178) */
  interface PalletBalancesAccountData extends Struct {
    readonly free: u128;
    readonly reserved: u128;
    readonly frozen: u128;
    readonly flags: u128;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeight (180) */
  interface FrameSupportDispatchPerDispatchClassWeight extends Struct {
    readonly normal: SpWeightsWeightV2Weight;
    readonly operational: SpWeightsWeightV2Weight;
    readonly mandatory: SpWeightsWeightV2Weight;
  }

  /** @name SpRuntimeDigest (181) */
  interface SpRuntimeDigest extends Struct {
    readonly logs: Vec<SpRuntimeDigestDigestItem>;
  }

  /** @name SpRuntimeDigestDigestItem (183) */
  interface SpRuntimeDigestDigestItem extends Enum {
    readonly isOther: boolean;
    readonly asOther: Bytes;
    readonly isConsensus: boolean;
    readonly asConsensus: ITuple<[U8aFixed, Bytes]>;
    readonly isSeal: boolean;
    readonly asSeal: ITuple<[U8aFixed, Bytes]>;
    readonly isPreRuntime: boolean;
    readonly asPreRuntime: ITuple<[U8aFixed, Bytes]>;
    readonly isRuntimeEnvironmentUpdated: boolean;
    readonly type: 'Other' | 'Consensus' | 'Seal' | 'PreRuntime' | 'RuntimeEnvironmentUpdated';
  }

  /** @name FrameSystemEventRecord (186) */
  interface FrameSystemEventRecord extends Struct {
    readonly phase: FrameSystemPhase;
    readonly event: Event;
    readonly topics: Vec<H256>;
  }

  /** @name FrameSystemEvent (188) */
  interface FrameSystemEvent extends Enum {
    readonly isExtrinsicSuccess: boolean;
    readonly asExtrinsicSuccess: {
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isExtrinsicFailed: boolean;
    readonly asExtrinsicFailed: {
      readonly dispatchError: SpRuntimeDispatchError;
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isCodeUpdated: boolean;
    readonly asCodeUpdated: {
      readonly hash_: H256;
    } & Struct;
    readonly isNewAccount: boolean;
    readonly asNewAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isKilledAccount: boolean;
    readonly asKilledAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isRemarked: boolean;
    readonly asRemarked: {
      readonly sender: AccountId32;
      readonly hash_: H256;
    } & Struct;
    readonly isUpgradeAuthorized: boolean;
    readonly asUpgradeAuthorized: {
      readonly codeHash: H256;
      readonly checkVersion: bool;
    } & Struct;
    readonly isRejectedInvalidAuthorizedUpgrade: boolean;
    readonly asRejectedInvalidAuthorizedUpgrade: {
      readonly codeHash: H256;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'ExtrinsicSuccess' | 'ExtrinsicFailed' | 'CodeUpdated' | 'NewAccount' | 'KilledAccount' | 'Remarked' | 'UpgradeAuthorized' | 'RejectedInvalidAuthorizedUpgrade';
  }

  /** @name FrameSystemDispatchEventInfo (189) */
  interface FrameSystemDispatchEventInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly paysFee: FrameSupportDispatchPays;
  }

  /** @name FrameSupportDispatchDispatchClass (190) */
  interface FrameSupportDispatchDispatchClass extends Enum {
    readonly isNormal: boolean;
    readonly isOperational: boolean;
    readonly isMandatory: boolean;
    readonly type: 'Normal' | 'Operational' | 'Mandatory';
  }

  /** @name FrameSupportDispatchPays (191) */
  interface FrameSupportDispatchPays extends Enum {
    readonly isYes: boolean;
    readonly isNo: boolean;
    readonly type: 'Yes' | 'No';
  }

  /** @name SpRuntimeDispatchError (192) */
  interface SpRuntimeDispatchError extends Enum {
    readonly isOther: boolean;
    readonly isCannotLookup: boolean;
    readonly isBadOrigin: boolean;
    readonly isModule: boolean;
    readonly asModule: SpRuntimeModuleError;
    readonly isConsumerRemaining: boolean;
    readonly isNoProviders: boolean;
    readonly isTooManyConsumers: boolean;
    readonly isToken: boolean;
    readonly asToken: SpRuntimeTokenError;
    readonly isArithmetic: boolean;
    readonly asArithmetic: SpArithmeticArithmeticError;
    readonly isTransactional: boolean;
    readonly asTransactional: SpRuntimeTransactionalError;
    readonly isExhausted: boolean;
    readonly isCorruption: boolean;
    readonly isUnavailable: boolean;
    readonly isRootNotAllowed: boolean;
    readonly isTrie: boolean;
    readonly asTrie: SpRuntimeProvingTrieTrieError;
    readonly type: 'Other' | 'CannotLookup' | 'BadOrigin' | 'Module' | 'ConsumerRemaining' | 'NoProviders' | 'TooManyConsumers' | 'Token' | 'Arithmetic' | 'Transactional' | 'Exhausted' | 'Corruption' | 'Unavailable' | 'RootNotAllowed' | 'Trie';
  }

  /** @name SpRuntimeModuleError (193) */
  interface SpRuntimeModuleError extends Struct {
    readonly index: u8;
    readonly error: U8aFixed;
  }

  /** @name SpRuntimeTokenError (194) */
  interface SpRuntimeTokenError extends Enum {
    readonly isFundsUnavailable: boolean;
    readonly isOnlyProvider: boolean;
    readonly isBelowMinimum: boolean;
    readonly isCannotCreate: boolean;
    readonly isUnknownAsset: boolean;
    readonly isFrozen: boolean;
    readonly isUnsupported: boolean;
    readonly isCannotCreateHold: boolean;
    readonly isNotExpendable: boolean;
    readonly isBlocked: boolean;
    readonly type: 'FundsUnavailable' | 'OnlyProvider' | 'BelowMinimum' | 'CannotCreate' | 'UnknownAsset' | 'Frozen' | 'Unsupported' | 'CannotCreateHold' | 'NotExpendable' | 'Blocked';
  }

  /** @name SpArithmeticArithmeticError (195) */
  interface SpArithmeticArithmeticError extends Enum {
    readonly isUnderflow: boolean;
    readonly isOverflow: boolean;
    readonly isDivisionByZero: boolean;
    readonly type: 'Underflow' | 'Overflow' | 'DivisionByZero';
  }

  /** @name SpRuntimeTransactionalError (196) */
  interface SpRuntimeTransactionalError extends Enum {
    readonly isLimitReached: boolean;
    readonly isNoLayer: boolean;
    readonly type: 'LimitReached' | 'NoLayer';
  }

  /** @name SpRuntimeProvingTrieTrieError (197) */
  interface SpRuntimeProvingTrieTrieError extends Enum {
    readonly isInvalidStateRoot: boolean;
    readonly isIncompleteDatabase: boolean;
    readonly isValueAtIncompleteKey: boolean;
    readonly isDecoderError: boolean;
    readonly isInvalidHash: boolean;
    readonly isDuplicateKey: boolean;
    readonly isExtraneousNode: boolean;
    readonly isExtraneousValue: boolean;
    readonly isExtraneousHashReference: boolean;
    readonly isInvalidChildReference: boolean;
    readonly isValueMismatch: boolean;
    readonly isIncompleteProof: boolean;
    readonly isRootMismatch: boolean;
    readonly isDecodeError: boolean;
    readonly type: 'InvalidStateRoot' | 'IncompleteDatabase' | 'ValueAtIncompleteKey' | 'DecoderError' | 'InvalidHash' | 'DuplicateKey' | 'ExtraneousNode' | 'ExtraneousValue' | 'ExtraneousHashReference' | 'InvalidChildReference' | 'ValueMismatch' | 'IncompleteProof' | 'RootMismatch' | 'DecodeError';
  }

  /** @name PalletGrandpaEvent (198) */
  interface PalletGrandpaEvent extends Enum {
    readonly isNewAuthorities: boolean;
    readonly asNewAuthorities: {
      readonly authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    } & Struct;
    readonly isPaused: boolean;
    readonly isResumed: boolean;
    readonly type: 'NewAuthorities' | 'Paused' | 'Resumed';
  }

  /** @name PalletOffencesEvent (201) */
  interface PalletOffencesEvent extends Enum {
    readonly isOffence: boolean;
    readonly asOffence: {
      readonly kind: U8aFixed;
      readonly slot: Bytes;
    } & Struct;
    readonly type: 'Offence';
  }

  /** @name PalletSessionHistoricalPalletEvent (203) */
  interface PalletSessionHistoricalPalletEvent extends Enum {
    readonly isRootStored: boolean;
    readonly asRootStored: {
      readonly index: u32;
    } & Struct;
    readonly isRootsPruned: boolean;
    readonly asRootsPruned: {
      readonly upTo: u32;
    } & Struct;
    readonly type: 'RootStored' | 'RootsPruned';
  }

  /** @name PalletBalancesEvent (204) */
  interface PalletBalancesEvent extends Enum {
    readonly isEndowed: boolean;
    readonly asEndowed: {
      readonly account: AccountId32;
      readonly freeBalance: u128;
    } & Struct;
    readonly isDustLost: boolean;
    readonly asDustLost: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransfer: boolean;
    readonly asTransfer: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBalanceSet: boolean;
    readonly asBalanceSet: {
      readonly who: AccountId32;
      readonly free: u128;
    } & Struct;
    readonly isReserved: boolean;
    readonly asReserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnreserved: boolean;
    readonly asUnreserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isReserveRepatriated: boolean;
    readonly asReserveRepatriated: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
      readonly destinationStatus: FrameSupportTokensMiscBalanceStatus;
    } & Struct;
    readonly isDeposit: boolean;
    readonly asDeposit: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly asWithdraw: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isSlashed: boolean;
    readonly asSlashed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMinted: boolean;
    readonly asMinted: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMintedCredit: boolean;
    readonly asMintedCredit: {
      readonly amount: u128;
    } & Struct;
    readonly isBurned: boolean;
    readonly asBurned: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedDebt: boolean;
    readonly asBurnedDebt: {
      readonly amount: u128;
    } & Struct;
    readonly isSuspended: boolean;
    readonly asSuspended: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isRestored: boolean;
    readonly asRestored: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUpgraded: boolean;
    readonly asUpgraded: {
      readonly who: AccountId32;
    } & Struct;
    readonly isIssued: boolean;
    readonly asIssued: {
      readonly amount: u128;
    } & Struct;
    readonly isRescinded: boolean;
    readonly asRescinded: {
      readonly amount: u128;
    } & Struct;
    readonly isLocked: boolean;
    readonly asLocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnlocked: boolean;
    readonly asUnlocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isFrozen: boolean;
    readonly asFrozen: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isThawed: boolean;
    readonly asThawed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTotalIssuanceForced: boolean;
    readonly asTotalIssuanceForced: {
      readonly old: u128;
      readonly new_: u128;
    } & Struct;
    readonly isHeld: boolean;
    readonly asHeld: {
      readonly reason: SmartchargeRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedHeld: boolean;
    readonly asBurnedHeld: {
      readonly reason: SmartchargeRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferOnHold: boolean;
    readonly asTransferOnHold: {
      readonly reason: SmartchargeRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferAndHold: boolean;
    readonly asTransferAndHold: {
      readonly reason: SmartchargeRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly transferred: u128;
    } & Struct;
    readonly isReleased: boolean;
    readonly asReleased: {
      readonly reason: SmartchargeRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnexpected: boolean;
    readonly asUnexpected: PalletBalancesUnexpectedKind;
    readonly type: 'Endowed' | 'DustLost' | 'Transfer' | 'BalanceSet' | 'Reserved' | 'Unreserved' | 'ReserveRepatriated' | 'Deposit' | 'Withdraw' | 'Slashed' | 'Minted' | 'MintedCredit' | 'Burned' | 'BurnedDebt' | 'Suspended' | 'Restored' | 'Upgraded' | 'Issued' | 'Rescinded' | 'Locked' | 'Unlocked' | 'Frozen' | 'Thawed' | 'TotalIssuanceForced' | 'Held' | 'BurnedHeld' | 'TransferOnHold' | 'TransferAndHold' | 'Released' | 'Unexpected';
  }

  /** @name FrameSupportTokensMiscBalanceStatus (205) */
  interface FrameSupportTokensMiscBalanceStatus extends Enum {
    readonly isFree: boolean;
    readonly isReserved: boolean;
    readonly type: 'Free' | 'Reserved';
  }

  /** @name SmartchargeRuntimeRuntimeHoldReason (206) */
  interface SmartchargeRuntimeRuntimeHoldReason extends Enum {
    readonly isCouncil: boolean;
    readonly asCouncil: PalletCollectiveHoldReason;
    readonly isTokens: boolean;
    readonly asTokens: PalletTokensHoldReason;
    readonly isDemandResponse: boolean;
    readonly asDemandResponse: PalletDemandResponseHoldReason;
    readonly isSettlement: boolean;
    readonly asSettlement: PalletSettlementHoldReason;
    readonly isCorrections: boolean;
    readonly asCorrections: PalletCorrectionsHoldReason;
    readonly isSession: boolean;
    readonly asSession: PalletSessionHoldReason;
    readonly isSafeMode: boolean;
    readonly asSafeMode: PalletSafeModeHoldReason;
    readonly type: 'Council' | 'Tokens' | 'DemandResponse' | 'Settlement' | 'Corrections' | 'Session' | 'SafeMode';
  }

  /** @name PalletCollectiveHoldReason (207) */
  interface PalletCollectiveHoldReason extends Enum {
    readonly isProposalSubmission: boolean;
    readonly type: 'ProposalSubmission';
  }

  /** @name PalletTokensHoldReason (208) */
  interface PalletTokensHoldReason extends Enum {
    readonly isWithdrawal: boolean;
    readonly type: 'Withdrawal';
  }

  /** @name PalletDemandResponseHoldReason (209) */
  interface PalletDemandResponseHoldReason extends Enum {
    readonly isBudget: boolean;
    readonly type: 'Budget';
  }

  /** @name PalletSettlementHoldReason (210) */
  interface PalletSettlementHoldReason extends Enum {
    readonly isMargin: boolean;
    readonly type: 'Margin';
  }

  /** @name PalletCorrectionsHoldReason (211) */
  interface PalletCorrectionsHoldReason extends Enum {
    readonly isDispute: boolean;
    readonly type: 'Dispute';
  }

  /** @name PalletSessionHoldReason (212) */
  interface PalletSessionHoldReason extends Enum {
    readonly isKeys: boolean;
    readonly type: 'Keys';
  }

  /** @name PalletSafeModeHoldReason (213) */
  interface PalletSafeModeHoldReason extends Enum {
    readonly isEnterOrExtend: boolean;
    readonly type: 'EnterOrExtend';
  }

  /** @name PalletBalancesUnexpectedKind (214) */
  interface PalletBalancesUnexpectedKind extends Enum {
    readonly isBalanceUpdated: boolean;
    readonly isFailedToMutateAccount: boolean;
    readonly type: 'BalanceUpdated' | 'FailedToMutateAccount';
  }

  /** @name PalletTransactionPaymentEvent (215) */
  interface PalletTransactionPaymentEvent extends Enum {
    readonly isTransactionFeePaid: boolean;
    readonly asTransactionFeePaid: {
      readonly who: AccountId32;
      readonly actualFee: u128;
      readonly tip: u128;
    } & Struct;
    readonly type: 'TransactionFeePaid';
  }

  /** @name PalletCollectiveEvent (216) */
  interface PalletCollectiveEvent extends Enum {
    readonly isProposed: boolean;
    readonly asProposed: {
      readonly account: AccountId32;
      readonly proposalIndex: u32;
      readonly proposalHash: H256;
      readonly threshold: u32;
    } & Struct;
    readonly isVoted: boolean;
    readonly asVoted: {
      readonly account: AccountId32;
      readonly proposalHash: H256;
      readonly voted: bool;
      readonly yes: u32;
      readonly no: u32;
    } & Struct;
    readonly isApproved: boolean;
    readonly asApproved: {
      readonly proposalHash: H256;
    } & Struct;
    readonly isDisapproved: boolean;
    readonly asDisapproved: {
      readonly proposalHash: H256;
    } & Struct;
    readonly isExecuted: boolean;
    readonly asExecuted: {
      readonly proposalHash: H256;
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isMemberExecuted: boolean;
    readonly asMemberExecuted: {
      readonly proposalHash: H256;
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isClosed: boolean;
    readonly asClosed: {
      readonly proposalHash: H256;
      readonly yes: u32;
      readonly no: u32;
    } & Struct;
    readonly isKilled: boolean;
    readonly asKilled: {
      readonly proposalHash: H256;
    } & Struct;
    readonly isProposalCostBurned: boolean;
    readonly asProposalCostBurned: {
      readonly proposalHash: H256;
      readonly who: AccountId32;
    } & Struct;
    readonly isProposalCostReleased: boolean;
    readonly asProposalCostReleased: {
      readonly proposalHash: H256;
      readonly who: AccountId32;
    } & Struct;
    readonly type: 'Proposed' | 'Voted' | 'Approved' | 'Disapproved' | 'Executed' | 'MemberExecuted' | 'Closed' | 'Killed' | 'ProposalCostBurned' | 'ProposalCostReleased';
  }

  /** @name PalletUtilityEvent (218) */
  interface PalletUtilityEvent extends Enum {
    readonly isBatchInterrupted: boolean;
    readonly asBatchInterrupted: {
      readonly index: u32;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isBatchCompleted: boolean;
    readonly isBatchCompletedWithErrors: boolean;
    readonly isItemCompleted: boolean;
    readonly isItemFailed: boolean;
    readonly asItemFailed: {
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isDispatchedAs: boolean;
    readonly asDispatchedAs: {
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isIfElseMainSuccess: boolean;
    readonly isIfElseFallbackCalled: boolean;
    readonly asIfElseFallbackCalled: {
      readonly mainError: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'BatchInterrupted' | 'BatchCompleted' | 'BatchCompletedWithErrors' | 'ItemCompleted' | 'ItemFailed' | 'DispatchedAs' | 'IfElseMainSuccess' | 'IfElseFallbackCalled';
  }

  /** @name PalletProxyEvent (219) */
  interface PalletProxyEvent extends Enum {
    readonly isProxyExecuted: boolean;
    readonly asProxyExecuted: {
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isPureCreated: boolean;
    readonly asPureCreated: {
      readonly pure: AccountId32;
      readonly who: AccountId32;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly disambiguationIndex: u16;
      readonly at: u32;
      readonly extrinsicIndex: u32;
    } & Struct;
    readonly isPureKilled: boolean;
    readonly asPureKilled: {
      readonly pure: AccountId32;
      readonly spawner: AccountId32;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly disambiguationIndex: u16;
    } & Struct;
    readonly isAnnounced: boolean;
    readonly asAnnounced: {
      readonly real: AccountId32;
      readonly proxy: AccountId32;
      readonly callHash: H256;
    } & Struct;
    readonly isProxyAdded: boolean;
    readonly asProxyAdded: {
      readonly delegator: AccountId32;
      readonly delegatee: AccountId32;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isProxyRemoved: boolean;
    readonly asProxyRemoved: {
      readonly delegator: AccountId32;
      readonly delegatee: AccountId32;
      readonly proxyType: SmartchargeRuntimeAccessProxyType;
      readonly delay: u32;
    } & Struct;
    readonly isDepositPoked: boolean;
    readonly asDepositPoked: {
      readonly who: AccountId32;
      readonly kind: PalletProxyDepositKind;
      readonly oldDeposit: u128;
      readonly newDeposit: u128;
    } & Struct;
    readonly type: 'ProxyExecuted' | 'PureCreated' | 'PureKilled' | 'Announced' | 'ProxyAdded' | 'ProxyRemoved' | 'DepositPoked';
  }

  /** @name PalletProxyDepositKind (220) */
  interface PalletProxyDepositKind extends Enum {
    readonly isProxies: boolean;
    readonly isAnnouncements: boolean;
    readonly type: 'Proxies' | 'Announcements';
  }

  /** @name PalletMultisigEvent (221) */
  interface PalletMultisigEvent extends Enum {
    readonly isNewMultisig: boolean;
    readonly asNewMultisig: {
      readonly approving: AccountId32;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isMultisigApproval: boolean;
    readonly asMultisigApproval: {
      readonly approving: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isMultisigExecuted: boolean;
    readonly asMultisigExecuted: {
      readonly approving: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isMultisigCancelled: boolean;
    readonly asMultisigCancelled: {
      readonly cancelling: AccountId32;
      readonly timepoint: PalletMultisigTimepoint;
      readonly multisig: AccountId32;
      readonly callHash: U8aFixed;
    } & Struct;
    readonly isDepositPoked: boolean;
    readonly asDepositPoked: {
      readonly who: AccountId32;
      readonly callHash: U8aFixed;
      readonly oldDeposit: u128;
      readonly newDeposit: u128;
    } & Struct;
    readonly type: 'NewMultisig' | 'MultisigApproval' | 'MultisigExecuted' | 'MultisigCancelled' | 'DepositPoked';
  }

  /** @name PalletConsortiumEvent (222) */
  interface PalletConsortiumEvent extends Enum {
    readonly isMemberAdmitted: boolean;
    readonly asMemberAdmitted: {
      readonly account: AccountId32;
      readonly name: Bytes;
      readonly roles: BTreeSet<SmartchargePrimitivesRole>;
    } & Struct;
    readonly isRolesChanged: boolean;
    readonly asRolesChanged: {
      readonly account: AccountId32;
      readonly old: BTreeSet<SmartchargePrimitivesRole>;
      readonly new_: BTreeSet<SmartchargePrimitivesRole>;
    } & Struct;
    readonly isMemberExpelled: boolean;
    readonly asMemberExpelled: {
      readonly account: AccountId32;
    } & Struct;
    readonly isDriverRegistered: boolean;
    readonly asDriverRegistered: {
      readonly driver: AccountId32;
      readonly registrar: AccountId32;
    } & Struct;
    readonly isDriverDeregistered: boolean;
    readonly asDriverDeregistered: {
      readonly driver: AccountId32;
    } & Struct;
    readonly isValidatorAdded: boolean;
    readonly asValidatorAdded: {
      readonly validator: AccountId32;
      readonly member: AccountId32;
    } & Struct;
    readonly isValidatorRemoved: boolean;
    readonly asValidatorRemoved: {
      readonly validator: AccountId32;
      readonly member: AccountId32;
    } & Struct;
    readonly isValidatorWithoutKeys: boolean;
    readonly asValidatorWithoutKeys: {
      readonly validator: AccountId32;
      readonly member: AccountId32;
    } & Struct;
    readonly isFewValidators: boolean;
    readonly asFewValidators: {
      readonly validators: u32;
    } & Struct;
    readonly isEquivocation: boolean;
    readonly asEquivocation: {
      readonly validator: AccountId32;
      readonly member: AccountId32;
      readonly session: u32;
    } & Struct;
    readonly isStallNoted: boolean;
    readonly asStallNoted: {
      readonly bestFinalized: u32;
      readonly delay: u32;
    } & Struct;
    readonly isSpent: boolean;
    readonly asSpent: {
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isExitEnded: boolean;
    readonly asExitEnded: {
      readonly account: AccountId32;
    } & Struct;
    readonly type: 'MemberAdmitted' | 'RolesChanged' | 'MemberExpelled' | 'DriverRegistered' | 'DriverDeregistered' | 'ValidatorAdded' | 'ValidatorRemoved' | 'ValidatorWithoutKeys' | 'FewValidators' | 'Equivocation' | 'StallNoted' | 'Spent' | 'ExitEnded';
  }

  /** @name PalletTokensEvent (223) */
  interface PalletTokensEvent extends Enum {
    readonly isDeposited: boolean;
    readonly asDeposited: {
      readonly who: AccountId32;
      readonly amount: u128;
      readonly reference: Bytes;
    } & Struct;
    readonly isReserveAttested: boolean;
    readonly asReserveAttested: {
      readonly old: u128;
      readonly new_: u128;
    } & Struct;
    readonly isWithdrawalRequested: boolean;
    readonly asWithdrawalRequested: {
      readonly id: u64;
      readonly who: AccountId32;
      readonly amount: u128;
      readonly payoutReference: Bytes;
    } & Struct;
    readonly isWithdrawalSettled: boolean;
    readonly asWithdrawalSettled: {
      readonly id: u64;
      readonly who: AccountId32;
      readonly amount: u128;
      readonly reference: Bytes;
    } & Struct;
    readonly isWithdrawalRejected: boolean;
    readonly asWithdrawalRejected: {
      readonly id: u64;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isWithdrawalCancelled: boolean;
    readonly asWithdrawalCancelled: {
      readonly id: u64;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly type: 'Deposited' | 'ReserveAttested' | 'WithdrawalRequested' | 'WithdrawalSettled' | 'WithdrawalRejected' | 'WithdrawalCancelled';
  }

  /** @name PalletGridEvent (224) */
  interface PalletGridEvent extends Enum {
    readonly isAreaCreated: boolean;
    readonly asAreaCreated: {
      readonly area: u32;
      readonly name: Bytes;
      readonly dso: AccountId32;
    } & Struct;
    readonly isTariffSet: boolean;
    readonly asTariffSet: {
      readonly area: u32;
      readonly base: i64;
      readonly steps: Vec<PalletGridTariffTariffStep>;
    } & Struct;
    readonly isLoadingReported: boolean;
    readonly asLoadingReported: {
      readonly area: u32;
      readonly percent: u16;
      readonly price: i64;
    } & Struct;
    readonly isOperatorChanged: boolean;
    readonly asOperatorChanged: {
      readonly area: u32;
      readonly old: AccountId32;
      readonly new_: AccountId32;
    } & Struct;
    readonly isAllocationSet: boolean;
    readonly asAllocationSet: {
      readonly area: u32;
      readonly ean: u64;
      readonly from: u32;
      readonly primary: AccountId32;
      readonly secondary: Vec<PalletGridAllocationSecondaryPoint>;
    } & Struct;
    readonly type: 'AreaCreated' | 'TariffSet' | 'LoadingReported' | 'OperatorChanged' | 'AllocationSet';
  }

  /** @name PalletGridAllocationSecondaryPoint (227) */
  interface PalletGridAllocationSecondaryPoint extends Struct {
    readonly ean: u64;
    readonly supplier: AccountId32;
  }

  /** @name PalletMeteringEvent (229) */
  interface PalletMeteringEvent extends Enum {
    readonly isMeterRegistered: boolean;
    readonly asMeterRegistered: {
      readonly meter: u32;
      readonly owner: AccountId32;
      readonly area: u32;
      readonly ean: u64;
      readonly purpose: SmartchargePrimitivesMeterPurpose;
    } & Struct;
    readonly isMeterApproved: boolean;
    readonly asMeterApproved: {
      readonly meter: u32;
      readonly key: PalletMeteringMeterKey;
    } & Struct;
    readonly isMeterSuspended: boolean;
    readonly asMeterSuspended: {
      readonly meter: u32;
    } & Struct;
    readonly isKeyRotationRequested: boolean;
    readonly asKeyRotationRequested: {
      readonly meter: u32;
      readonly key: PalletMeteringMeterKey;
    } & Struct;
    readonly isReadingAccepted: boolean;
    readonly asReadingAccepted: {
      readonly meter: u32;
      readonly readAt: u64;
      readonly register: u64;
    } & Struct;
    readonly isReadingRefused: boolean;
    readonly asReadingRefused: {
      readonly meter: u32;
      readonly readAt: u64;
      readonly reason: PalletMeteringRefusalReason;
    } & Struct;
    readonly isNewBase: boolean;
    readonly asNewBase: {
      readonly meter: u32;
      readonly base: Option<SmartchargePrimitivesMeterMeterReading>;
    } & Struct;
    readonly isBaseRequired: boolean;
    readonly asBaseRequired: {
      readonly meter: u32;
      readonly readAt: u64;
      readonly register: u64;
    } & Struct;
    readonly isMeterRemoved: boolean;
    readonly asMeterRemoved: {
      readonly meter: u32;
    } & Struct;
    readonly isRecorderRequested: boolean;
    readonly asRecorderRequested: {
      readonly meter: u32;
      readonly recorder: PalletMeteringRecorder;
    } & Struct;
    readonly isRecorderApproved: boolean;
    readonly asRecorderApproved: {
      readonly meter: u32;
      readonly key: PalletMeteringRecordKey;
    } & Struct;
    readonly isRecorderRemoved: boolean;
    readonly asRecorderRemoved: {
      readonly meter: u32;
    } & Struct;
    readonly isRecordAccepted: boolean;
    readonly asRecordAccepted: {
      readonly meter: u32;
      readonly process: u64;
      readonly page: u64;
    } & Struct;
    readonly isRecordRefused: boolean;
    readonly asRecordRefused: {
      readonly meter: u32;
      readonly process: u64;
      readonly reason: PalletMeteringRecordRefusal;
    } & Struct;
    readonly isRecordUnfit: boolean;
    readonly asRecordUnfit: {
      readonly meter: u32;
      readonly process: u64;
      readonly page: u64;
      readonly reason: PalletMeteringUnfitReason;
    } & Struct;
    readonly isPagesMissing: boolean;
    readonly asPagesMissing: {
      readonly meter: u32;
      readonly first: u64;
      readonly last: u64;
    } & Struct;
    readonly type: 'MeterRegistered' | 'MeterApproved' | 'MeterSuspended' | 'KeyRotationRequested' | 'ReadingAccepted' | 'ReadingRefused' | 'NewBase' | 'BaseRequired' | 'MeterRemoved' | 'RecorderRequested' | 'RecorderApproved' | 'RecorderRemoved' | 'RecordAccepted' | 'RecordRefused' | 'RecordUnfit' | 'PagesMissing';
  }

  /** @name PalletMeteringRefusalReason (230) */
  interface PalletMeteringRefusalReason extends Enum {
    readonly isUnknownMeter: boolean;
    readonly isNotActive: boolean;
    readonly isFromFuture: boolean;
    readonly isTooOld: boolean;
    readonly isNotNewer: boolean;
    readonly isBadSignature: boolean;
    readonly isRegisterDecreased: boolean;
    readonly isImplausibleEnergy: boolean;
    readonly isOverweight: boolean;
    readonly isLeavesGap: boolean;
    readonly isBaseNeeded: boolean;
    readonly type: 'UnknownMeter' | 'NotActive' | 'FromFuture' | 'TooOld' | 'NotNewer' | 'BadSignature' | 'RegisterDecreased' | 'ImplausibleEnergy' | 'Overweight' | 'LeavesGap' | 'BaseNeeded';
  }

  /** @name PalletMeteringRecordRefusal (231) */
  interface PalletMeteringRecordRefusal extends Enum {
    readonly isUnknownMeter: boolean;
    readonly isNotActive: boolean;
    readonly isNoRecorder: boolean;
    readonly isUnreadable: boolean;
    readonly isOtherSerial: boolean;
    readonly isNoTransaction: boolean;
    readonly isPageNotNewer: boolean;
    readonly isFromFuture: boolean;
    readonly isUnknownProcess: boolean;
    readonly isOtherMeter: boolean;
    readonly isOtherTime: boolean;
    readonly isAlreadyBegun: boolean;
    readonly isAlreadyEnded: boolean;
    readonly isNoBegin: boolean;
    readonly isBadSignature: boolean;
    readonly isOtherTransaction: boolean;
    readonly type: 'UnknownMeter' | 'NotActive' | 'NoRecorder' | 'Unreadable' | 'OtherSerial' | 'NoTransaction' | 'PageNotNewer' | 'FromFuture' | 'UnknownProcess' | 'OtherMeter' | 'OtherTime' | 'AlreadyBegun' | 'AlreadyEnded' | 'NoBegin' | 'BadSignature' | 'OtherTransaction';
  }

  /** @name PalletMeteringUnfitReason (232) */
  interface PalletMeteringUnfitReason extends Enum {
    readonly isStatus: boolean;
    readonly isErrorFlag: boolean;
    readonly isTimeUnknown: boolean;
    readonly isException: boolean;
    readonly isIdentification: boolean;
    readonly isEndBeforeBegin: boolean;
    readonly isEndBelowBegin: boolean;
    readonly type: 'Status' | 'ErrorFlag' | 'TimeUnknown' | 'Exception' | 'Identification' | 'EndBeforeBegin' | 'EndBelowBegin';
  }

  /** @name PalletOriginEvent (233) */
  interface PalletOriginEvent extends Enum {
    readonly isSourceRegistered: boolean;
    readonly asSourceRegistered: {
      readonly source: u32;
      readonly supplier: AccountId32;
      readonly owner: AccountId32;
      readonly meter: u32;
      readonly area: u32;
      readonly carrier: SmartchargePrimitivesCarrier;
      readonly capacity: u32;
      readonly commissioned: u64;
      readonly attributes: PalletOriginAttributes;
    } & Struct;
    readonly isSourceApproved: boolean;
    readonly asSourceApproved: {
      readonly source: u32;
    } & Struct;
    readonly isSourceSuspended: boolean;
    readonly asSourceSuspended: {
      readonly source: u32;
    } & Struct;
    readonly isMeterReplaced: boolean;
    readonly asMeterReplaced: {
      readonly source: u32;
      readonly old: u32;
      readonly new_: u32;
    } & Struct;
    readonly isSupplierAllowed: boolean;
    readonly asSupplierAllowed: {
      readonly meter: u32;
      readonly supplier: Option<AccountId32>;
    } & Struct;
    readonly isRecipientSet: boolean;
    readonly asRecipientSet: {
      readonly source: u32;
      readonly recipient: AccountId32;
    } & Struct;
    readonly isProduced: boolean;
    readonly asProduced: {
      readonly source: u32;
      readonly energy: u64;
      readonly until: u64;
      readonly power: u32;
      readonly committed: u64;
    } & Struct;
    readonly isLateSurplus: boolean;
    readonly asLateSurplus: {
      readonly source: u32;
      readonly interval: u64;
      readonly recipient: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isCommitted: boolean;
    readonly asCommitted: {
      readonly source: u32;
      readonly process: u64;
      readonly power: u32;
    } & Struct;
    readonly isReleased: boolean;
    readonly asReleased: {
      readonly source: u32;
      readonly process: u64;
    } & Struct;
    readonly isCommitmentDropped: boolean;
    readonly asCommitmentDropped: {
      readonly source: u32;
      readonly process: u64;
      readonly power: u32;
    } & Struct;
    readonly isCertified: boolean;
    readonly asCertified: {
      readonly source: u32;
      readonly interval: u64;
      readonly process: u64;
      readonly driver: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isIntervalClosed: boolean;
    readonly asIntervalClosed: {
      readonly source: u32;
      readonly interval: u64;
      readonly produced: u64;
      readonly claimed: u64;
      readonly certified: u64;
      readonly surplus: u64;
    } & Struct;
    readonly isCertificateTransferred: boolean;
    readonly asCertificateTransferred: {
      readonly source: u32;
      readonly interval: u64;
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isCertificateCancelled: boolean;
    readonly asCertificateCancelled: {
      readonly id: u64;
      readonly source: u32;
      readonly interval: u64;
      readonly by: AccountId32;
      readonly beneficiary: AccountId32;
      readonly process: Option<u64>;
      readonly energy: u64;
    } & Struct;
    readonly isCertificateLocked: boolean;
    readonly asCertificateLocked: {
      readonly source: u32;
      readonly interval: u64;
      readonly owner: AccountId32;
      readonly energy: u64;
      readonly reference: Bytes;
    } & Struct;
    readonly isCertificateUnlocked: boolean;
    readonly asCertificateUnlocked: {
      readonly source: u32;
      readonly interval: u64;
      readonly owner: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isWithdrawn: boolean;
    readonly asWithdrawn: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly fromSurplus: u64;
    } & Struct;
    readonly isCertificateExpired: boolean;
    readonly asCertificateExpired: {
      readonly owner: AccountId32;
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
    } & Struct;
    readonly isReplacementRequested: boolean;
    readonly asReplacementRequested: {
      readonly source: u32;
      readonly meter: u32;
    } & Struct;
    readonly isSupplierChanged: boolean;
    readonly asSupplierChanged: {
      readonly source: u32;
      readonly old: AccountId32;
      readonly new_: AccountId32;
    } & Struct;
    readonly isUnallocated: boolean;
    readonly asUnallocated: {
      readonly source: u32;
      readonly energy: u64;
      readonly since: u64;
      readonly until: u64;
    } & Struct;
    readonly isIntervalReopened: boolean;
    readonly asIntervalReopened: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
    } & Struct;
    readonly isDebtIncurred: boolean;
    readonly asDebtIncurred: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly left: u64;
    } & Struct;
    readonly isDebtRepaid: boolean;
    readonly asDebtRepaid: {
      readonly source: u32;
      readonly interval: u64;
      readonly energy: u64;
      readonly left: u64;
    } & Struct;
    readonly isCancellationsArchived: boolean;
    readonly asCancellationsArchived: {
      readonly number: u64;
      readonly first: u64;
      readonly last: u64;
      readonly root: H256;
    } & Struct;
    readonly isClaimReduced: boolean;
    readonly asClaimReduced: {
      readonly source: u32;
      readonly interval: u64;
      readonly process: u64;
      readonly driver: AccountId32;
      readonly energy: u64;
    } & Struct;
    readonly isGreenedReduced: boolean;
    readonly asGreenedReduced: {
      readonly process: u64;
      readonly energy: u64;
    } & Struct;
    readonly type: 'SourceRegistered' | 'SourceApproved' | 'SourceSuspended' | 'MeterReplaced' | 'SupplierAllowed' | 'RecipientSet' | 'Produced' | 'LateSurplus' | 'Committed' | 'Released' | 'CommitmentDropped' | 'Certified' | 'IntervalClosed' | 'CertificateTransferred' | 'CertificateCancelled' | 'CertificateLocked' | 'CertificateUnlocked' | 'Withdrawn' | 'CertificateExpired' | 'ReplacementRequested' | 'SupplierChanged' | 'Unallocated' | 'IntervalReopened' | 'DebtIncurred' | 'DebtRepaid' | 'CancellationsArchived' | 'ClaimReduced' | 'GreenedReduced';
  }

  /** @name PalletDemandResponseEvent (234) */
  interface PalletDemandResponseEvent extends Enum {
    readonly isSignalSent: boolean;
    readonly asSignalSent: {
      readonly signal: u64;
      readonly target: PalletDemandResponseTarget;
      readonly window: SmartchargePrimitivesInterval;
      readonly direction: SmartchargePrimitivesSignalDirection;
      readonly reward: u128;
      readonly maxResponses: u32;
    } & Struct;
    readonly isSignalWithdrawn: boolean;
    readonly asSignalWithdrawn: {
      readonly signal: u64;
    } & Struct;
    readonly isSignalExpired: boolean;
    readonly asSignalExpired: {
      readonly signal: u64;
      readonly released: u128;
    } & Struct;
    readonly isResponsePaid: boolean;
    readonly asResponsePaid: {
      readonly signal: u64;
      readonly driver: AccountId32;
      readonly reward: u128;
    } & Struct;
    readonly isResponseFailed: boolean;
    readonly asResponseFailed: {
      readonly signal: u64;
      readonly driver: AccountId32;
    } & Struct;
    readonly isRewardSetApart: boolean;
    readonly asRewardSetApart: {
      readonly signal: u64;
      readonly driver: AccountId32;
      readonly reward: u128;
    } & Struct;
    readonly type: 'SignalSent' | 'SignalWithdrawn' | 'SignalExpired' | 'ResponsePaid' | 'ResponseFailed' | 'RewardSetApart';
  }

  /** @name PalletChargingEvent (235) */
  interface PalletChargingEvent extends Enum {
    readonly isStationRegistered: boolean;
    readonly asStationRegistered: {
      readonly station: u32;
      readonly cso: AccountId32;
      readonly meter: u32;
      readonly power: u32;
      readonly pricePerHour: u128;
    } & Struct;
    readonly isStationUpdated: boolean;
    readonly asStationUpdated: {
      readonly station: u32;
      readonly power: u32;
      readonly pricePerHour: u128;
    } & Struct;
    readonly isStationClosed: boolean;
    readonly asStationClosed: {
      readonly station: u32;
    } & Struct;
    readonly isOfferPublished: boolean;
    readonly asOfferPublished: {
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
      readonly from: u64;
      readonly until: u64;
    } & Struct;
    readonly isOfferWithdrawn: boolean;
    readonly asOfferWithdrawn: {
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
    } & Struct;
    readonly isAuthorised: boolean;
    readonly asAuthorised: {
      readonly process: u64;
      readonly station: u32;
      readonly driver: AccountId32;
      readonly cso: AccountId32;
    } & Struct;
    readonly isOffersRequested: boolean;
    readonly asOffersRequested: {
      readonly process: u64;
      readonly station: u32;
      readonly energy: u64;
      readonly steps: u32;
      readonly step: u64;
      readonly preferences: PalletChargingPreferences;
    } & Struct;
    readonly isOffered: boolean;
    readonly asOffered: {
      readonly process: u64;
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
    } & Struct;
    readonly isScheduled: boolean;
    readonly asScheduled: {
      readonly process: u64;
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
      readonly schedule: Vec<bool>;
      readonly start: u64;
      readonly gridPrice: i64;
      readonly escrow: u128;
      readonly missing: u64;
    } & Struct;
    readonly isStepOpened: boolean;
    readonly asStepOpened: {
      readonly process: u64;
      readonly step: u32;
      readonly start: u64;
      readonly end: u64;
      readonly energy: u64;
      readonly setPoint: u32;
    } & Struct;
    readonly isResponseAccepted: boolean;
    readonly asResponseAccepted: {
      readonly process: u64;
      readonly step: u32;
      readonly signal: u64;
      readonly direction: SmartchargePrimitivesSignalDirection;
      readonly swappedWith: u32;
    } & Struct;
    readonly isSourceChanged: boolean;
    readonly asSourceChanged: {
      readonly process: u64;
      readonly step: u32;
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
      readonly since: u64;
    } & Struct;
    readonly isChoiceChanged: boolean;
    readonly asChoiceChanged: {
      readonly process: u64;
      readonly choice: SmartchargePrimitivesCarrierSourceChoice;
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
      readonly fromStep: u32;
      readonly schedule: Vec<bool>;
      readonly escrow: u128;
      readonly missing: u64;
    } & Struct;
    readonly isSegmentSettled: boolean;
    readonly asSegmentSettled: {
      readonly process: u64;
      readonly step: u32;
      readonly supplier: AccountId32;
      readonly source: Option<u32>;
      readonly energy: u64;
      readonly toSupplier: i128;
    } & Struct;
    readonly isStepSettled: boolean;
    readonly asStepSettled: {
      readonly process: u64;
      readonly step: u32;
      readonly energy: u64;
      readonly toSupplier: i128;
      readonly toDso: i128;
      readonly toCso: i128;
      readonly reward: u128;
    } & Struct;
    readonly isClosing: boolean;
    readonly asClosing: {
      readonly process: u64;
      readonly disconnectedAt: u64;
      readonly reason: PalletChargingFinishReason;
    } & Struct;
    readonly isFinished: boolean;
    readonly asFinished: {
      readonly process: u64;
      readonly reason: PalletChargingFinishReason;
      readonly released: u128;
      readonly record: PalletChargingChargeDetailRecord;
    } & Struct;
    readonly isIdleEnergy: boolean;
    readonly asIdleEnergy: {
      readonly station: u32;
      readonly meter: u32;
      readonly energy: u64;
      readonly supplier: Option<AccountId32>;
    } & Struct;
    readonly isEscrowReturned: boolean;
    readonly asEscrowReturned: {
      readonly process: u64;
      readonly returned: u128;
      readonly escrow: u128;
    } & Struct;
    readonly isCloseConsented: boolean;
    readonly asCloseConsented: {
      readonly process: u64;
      readonly by: AccountId32;
    } & Struct;
    readonly isRecordsArchived: boolean;
    readonly asRecordsArchived: {
      readonly number: u64;
      readonly first: u64;
      readonly last: u64;
      readonly root: H256;
    } & Struct;
    readonly isCoverTaken: boolean;
    readonly asCoverTaken: {
      readonly process: u64;
      readonly party: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isCoverReturned: boolean;
    readonly asCoverReturned: {
      readonly process: u64;
      readonly party: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMandateGiven: boolean;
    readonly asMandateGiven: {
      readonly driver: AccountId32;
      readonly mandate: u64;
      readonly operator: Option<AccountId32>;
      readonly until: u64;
      readonly replaced: Option<u64>;
    } & Struct;
    readonly isMandateRevoked: boolean;
    readonly asMandateRevoked: {
      readonly driver: AccountId32;
      readonly mandate: u64;
    } & Struct;
    readonly isMandateExpired: boolean;
    readonly asMandateExpired: {
      readonly driver: AccountId32;
      readonly mandate: u64;
    } & Struct;
    readonly isStartedFor: boolean;
    readonly asStartedFor: {
      readonly process: u64;
      readonly driver: AccountId32;
      readonly cso: AccountId32;
      readonly mandate: u64;
      readonly booked: u128;
    } & Struct;
    readonly isProven: boolean;
    readonly asProven: {
      readonly process: u64;
      readonly proof: PalletChargingProof;
    } & Struct;
    readonly isMismatch: boolean;
    readonly asMismatch: {
      readonly process: u64;
      readonly metered: u64;
      readonly recorded: u64;
    } & Struct;
    readonly type: 'StationRegistered' | 'StationUpdated' | 'StationClosed' | 'OfferPublished' | 'OfferWithdrawn' | 'Authorised' | 'OffersRequested' | 'Offered' | 'Scheduled' | 'StepOpened' | 'ResponseAccepted' | 'SourceChanged' | 'ChoiceChanged' | 'SegmentSettled' | 'StepSettled' | 'Closing' | 'Finished' | 'IdleEnergy' | 'EscrowReturned' | 'CloseConsented' | 'RecordsArchived' | 'CoverTaken' | 'CoverReturned' | 'MandateGiven' | 'MandateRevoked' | 'MandateExpired' | 'StartedFor' | 'Proven' | 'Mismatch';
  }

  /** @name PalletChargingFinishReason (238) */
  interface PalletChargingFinishReason extends Enum {
    readonly isDemandMet: boolean;
    readonly isTimeOver: boolean;
    readonly isDisconnected: boolean;
    readonly isTerminated: boolean;
    readonly asTerminated: PalletChargingFaultReason;
    readonly isOutOfEscrow: boolean;
    readonly isStale: boolean;
    readonly isMeterChanged: boolean;
    readonly isAgreed: boolean;
    readonly isStopped: boolean;
    readonly asStopped: PalletChargingStopReason;
    readonly type: 'DemandMet' | 'TimeOver' | 'Disconnected' | 'Terminated' | 'OutOfEscrow' | 'Stale' | 'MeterChanged' | 'Agreed' | 'Stopped';
  }

  /** @name PalletChargingChargeDetailRecord (239) */
  interface PalletChargingChargeDetailRecord extends Struct {
    readonly driver: AccountId32;
    readonly station: u32;
    readonly cso: AccountId32;
    readonly supplier: Option<AccountId32>;
    readonly source: Option<u32>;
    readonly start: u64;
    readonly end: u64;
    readonly dueUntil: u64;
    readonly energy: u64;
    readonly sourced: u64;
    readonly registers: ITuple<[u64, u64]>;
    readonly totals: PalletChargingTotals;
    readonly reason: PalletChargingFinishReason;
    readonly otherSuppliers: Vec<AccountId32>;
    readonly trail: Option<SmartchargePrimitivesTrail>;
  }

  /** @name PalletChargingTotals (241) */
  interface PalletChargingTotals extends Struct {
    readonly toSupplier: i128;
    readonly toDso: i128;
    readonly toCso: i128;
    readonly reward: u128;
    readonly unpaid: u128;
    readonly waived: u128;
    readonly free: u64;
  }

  /** @name SmartchargePrimitivesTrail (244) */
  interface SmartchargePrimitivesTrail extends Struct {
    readonly hash_: H256;
    readonly lines: Compact<u32>;
  }

  /** @name PalletChargingProof (245) */
  interface PalletChargingProof extends Struct {
    readonly begin: SmartchargePrimitivesRecordedRecordedLine;
    readonly end: Option<SmartchargePrimitivesRecordedRecordedLine>;
    readonly fit: bool;
  }

  /** @name SmartchargePrimitivesRecordedRecordedLine (246) */
  interface SmartchargePrimitivesRecordedRecordedLine extends Struct {
    readonly page: u64;
    readonly hash_: H256;
    readonly at: u64;
    readonly register: u64;
  }

  /** @name PalletDebtsEvent (248) */
  interface PalletDebtsEvent extends Enum {
    readonly isIncurred: boolean;
    readonly asIncurred: {
      readonly debtor: AccountId32;
      readonly creditor: AccountId32;
      readonly kind: SmartchargePrimitivesDebtDebtKind;
      readonly amount: u128;
    } & Struct;
    readonly isPaid: boolean;
    readonly asPaid: {
      readonly debtor: AccountId32;
      readonly creditor: AccountId32;
      readonly kind: SmartchargePrimitivesDebtDebtKind;
      readonly amount: u128;
      readonly left: u128;
    } & Struct;
    readonly isOffset: boolean;
    readonly asOffset: {
      readonly debtor: AccountId32;
      readonly creditor: AccountId32;
      readonly kind: SmartchargePrimitivesDebtDebtKind;
      readonly amount: u128;
      readonly left: u128;
    } & Struct;
    readonly type: 'Incurred' | 'Paid' | 'Offset';
  }

  /** @name PalletSettlementEvent (249) */
  interface PalletSettlementEvent extends Enum {
    readonly isDayRemoved: boolean;
    readonly asDayRemoved: {
      readonly day: u32;
      readonly hash_: H256;
    } & Struct;
    readonly isBrpNamed: boolean;
    readonly asBrpNamed: {
      readonly supplier: AccountId32;
      readonly brp: AccountId32;
      readonly from: u32;
      readonly terms: PalletSettlementTerms;
    } & Struct;
    readonly isSupplierAccepted: boolean;
    readonly asSupplierAccepted: {
      readonly supplier: AccountId32;
      readonly brp: AccountId32;
      readonly from: u32;
      readonly terms: PalletSettlementTerms;
    } & Struct;
    readonly isContractEnded: boolean;
    readonly asContractEnded: {
      readonly supplier: AccountId32;
      readonly brp: AccountId32;
      readonly from: u32;
    } & Struct;
    readonly isMarginReleased: boolean;
    readonly asMarginReleased: {
      readonly supplier: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isProgrammeFiled: boolean;
    readonly asProgrammeFiled: {
      readonly brp: AccountId32;
      readonly area: u32;
      readonly from: u32;
      readonly ptus: u32;
    } & Struct;
    readonly isTradeProposed: boolean;
    readonly asTradeProposed: {
      readonly trade: u32;
      readonly hour: u32;
      readonly seller: AccountId32;
      readonly buyer: AccountId32;
      readonly area: u32;
      readonly from: u32;
      readonly wh: Vec<u64>;
    } & Struct;
    readonly isTradeConfirmed: boolean;
    readonly asTradeConfirmed: {
      readonly trade: u32;
      readonly hour: u32;
    } & Struct;
    readonly isTradeWithdrawn: boolean;
    readonly asTradeWithdrawn: {
      readonly trade: u32;
      readonly hour: u32;
      readonly by: AccountId32;
    } & Struct;
    readonly isPricesPublished: boolean;
    readonly asPricesPublished: {
      readonly by: AccountId32;
      readonly from: u32;
      readonly ptus: u32;
      readonly finalHours: u32;
    } & Struct;
    readonly isPricesCorrected: boolean;
    readonly asPricesCorrected: {
      readonly from: u32;
      readonly ptus: u32;
    } & Struct;
    readonly isDaySettled: boolean;
    readonly asDaySettled: {
      readonly brp: AccountId32;
      readonly area: u32;
      readonly day: u32;
      readonly version: u16;
      readonly portfolio: i128;
      readonly gain: i128;
    } & Struct;
    readonly isImbalancePaid: boolean;
    readonly asImbalancePaid: {
      readonly brp: AccountId32;
      readonly supplier: AccountId32;
      readonly area: u32;
      readonly day: u32;
      readonly amount: i128;
      readonly owed: u128;
    } & Struct;
    readonly isPositionAdjusted: boolean;
    readonly asPositionAdjusted: {
      readonly supplier: AccountId32;
      readonly area: u32;
      readonly from: u64;
      readonly until: u64;
      readonly taken: bool;
      readonly more: bool;
      readonly energy: u64;
    } & Struct;
    readonly isP4Reported: boolean;
    readonly asP4Reported: {
      readonly ean: u64;
      readonly year: u32;
      readonly metered: u64;
      readonly settled: u64;
      readonly evidence: H256;
    } & Struct;
    readonly isTruedUp: boolean;
    readonly asTruedUp: {
      readonly ean: u64;
      readonly year: u32;
      readonly holder: AccountId32;
      readonly supplier: AccountId32;
      readonly amount: i128;
      readonly owed: u128;
    } & Struct;
    readonly type: 'DayRemoved' | 'BrpNamed' | 'SupplierAccepted' | 'ContractEnded' | 'MarginReleased' | 'ProgrammeFiled' | 'TradeProposed' | 'TradeConfirmed' | 'TradeWithdrawn' | 'PricesPublished' | 'PricesCorrected' | 'DaySettled' | 'ImbalancePaid' | 'PositionAdjusted' | 'P4Reported' | 'TruedUp';
  }

  /** @name PalletInvoicesEvent (251) */
  interface PalletInvoicesEvent extends Enum {
    readonly isInvoiceAnchored: boolean;
    readonly asInvoiceAnchored: {
      readonly issuer: AccountId32;
      readonly series: u16;
      readonly number: u32;
      readonly document: PalletInvoicesDocument;
      readonly commitment: H256;
    } & Struct;
    readonly isAnchorsRemoved: boolean;
    readonly asAnchorsRemoved: {
      readonly count: u32;
    } & Struct;
    readonly type: 'InvoiceAnchored' | 'AnchorsRemoved';
  }

  /** @name PalletCorrectionsEvent (252) */
  interface PalletCorrectionsEvent extends Enum {
    readonly isCorrectionProposed: boolean;
    readonly asCorrectionProposed: {
      readonly id: u64;
      readonly process: u64;
      readonly by: AccountId32;
      readonly amount: u128;
      readonly until: u64;
    } & Struct;
    readonly isCorrectionExecuted: boolean;
    readonly asCorrectionExecuted: {
      readonly id: u64;
      readonly process: u64;
      readonly refunded: u128;
    } & Struct;
    readonly isCorrectionLapsed: boolean;
    readonly asCorrectionLapsed: {
      readonly id: u64;
      readonly process: u64;
      readonly bearer: AccountId32;
    } & Struct;
    readonly isRefunded: boolean;
    readonly asRefunded: {
      readonly ground: PalletCorrectionsGround;
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isDebtBooked: boolean;
    readonly asDebtBooked: {
      readonly ground: PalletCorrectionsGround;
      readonly debtor: AccountId32;
      readonly creditor: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isRefundedTo: boolean;
    readonly asRefundedTo: {
      readonly id: u64;
      readonly driver: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isNotRecertified: boolean;
    readonly asNotRecertified: {
      readonly process: u64;
      readonly source: u32;
      readonly energy: u64;
    } & Struct;
    readonly isDisputeOpened: boolean;
    readonly asDisputeOpened: {
      readonly id: u64;
      readonly subject: PalletCorrectionsDisputesTypesSubject;
      readonly claimant: AccountId32;
      readonly amount: u128;
      readonly short: u128;
      readonly bond: u128;
      readonly until: u64;
    } & Struct;
    readonly isDisputeAnswered: boolean;
    readonly asDisputeAnswered: {
      readonly id: u64;
      readonly by: AccountId32;
      readonly contested: bool;
    } & Struct;
    readonly isArbitersDrawn: boolean;
    readonly asArbitersDrawn: {
      readonly id: u64;
      readonly arbiters: Vec<AccountId32>;
      readonly until: u64;
    } & Struct;
    readonly isArbiterRuled: boolean;
    readonly asArbiterRuled: {
      readonly id: u64;
      readonly arbiter: AccountId32;
      readonly part: u16;
    } & Struct;
    readonly isDisputeRuled: boolean;
    readonly asDisputeRuled: {
      readonly id: u64;
      readonly part: u16;
      readonly until: u64;
    } & Struct;
    readonly isDisputeAppealed: boolean;
    readonly asDisputeAppealed: {
      readonly id: u64;
      readonly by: AccountId32;
      readonly until: u64;
    } & Struct;
    readonly isDisputeClosed: boolean;
    readonly asDisputeClosed: {
      readonly id: u64;
      readonly part: u16;
      readonly decision: PalletCorrectionsDisputesTypesDecision;
    } & Struct;
    readonly isArbitersSet: boolean;
    readonly asArbitersSet: {
      readonly arbiters: Vec<AccountId32>;
    } & Struct;
    readonly type: 'CorrectionProposed' | 'CorrectionExecuted' | 'CorrectionLapsed' | 'Refunded' | 'DebtBooked' | 'RefundedTo' | 'NotRecertified' | 'DisputeOpened' | 'DisputeAnswered' | 'ArbitersDrawn' | 'ArbiterRuled' | 'DisputeRuled' | 'DisputeAppealed' | 'DisputeClosed' | 'ArbitersSet';
  }

  /** @name PalletCorrectionsGround (253) */
  interface PalletCorrectionsGround extends Enum {
    readonly isCorrection: boolean;
    readonly asCorrection: u64;
    readonly isDispute: boolean;
    readonly asDispute: u64;
    readonly type: 'Correction' | 'Dispute';
  }

  /** @name PalletCorrectionsDisputesTypesSubject (254) */
  interface PalletCorrectionsDisputesTypesSubject extends Enum {
    readonly isLine: boolean;
    readonly asLine: {
      readonly process: u64;
      readonly line: u32;
    } & Struct;
    readonly isCorrection: boolean;
    readonly asCorrection: u64;
    readonly isInvoice: boolean;
    readonly asInvoice: {
      readonly issuer: AccountId32;
      readonly series: u16;
      readonly number: u32;
    } & Struct;
    readonly type: 'Line' | 'Correction' | 'Invoice';
  }

  /** @name PalletCorrectionsDisputesTypesDecision (255) */
  interface PalletCorrectionsDisputesTypesDecision extends Enum {
    readonly isConceded: boolean;
    readonly isUnanswered: boolean;
    readonly isRuling: boolean;
    readonly isGovernance: boolean;
    readonly isDefault: boolean;
    readonly type: 'Conceded' | 'Unanswered' | 'Ruling' | 'Governance' | 'Default';
  }

  /** @name PalletSessionEvent (256) */
  interface PalletSessionEvent extends Enum {
    readonly isNewSession: boolean;
    readonly asNewSession: {
      readonly sessionIndex: u32;
    } & Struct;
    readonly isNewQueued: boolean;
    readonly isValidatorDisabled: boolean;
    readonly asValidatorDisabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isValidatorReenabled: boolean;
    readonly asValidatorReenabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly type: 'NewSession' | 'NewQueued' | 'ValidatorDisabled' | 'ValidatorReenabled';
  }

  /** @name PalletTxPauseEvent (257) */
  interface PalletTxPauseEvent extends Enum {
    readonly isCallPaused: boolean;
    readonly asCallPaused: {
      readonly fullName: ITuple<[Bytes, Bytes]>;
    } & Struct;
    readonly isCallUnpaused: boolean;
    readonly asCallUnpaused: {
      readonly fullName: ITuple<[Bytes, Bytes]>;
    } & Struct;
    readonly type: 'CallPaused' | 'CallUnpaused';
  }

  /** @name PalletPeersEvent (258) */
  interface PalletPeersEvent extends Enum {
    readonly isPeerAuthorised: boolean;
    readonly asPeerAuthorised: {
      readonly peer: Bytes;
      readonly member: AccountId32;
    } & Struct;
    readonly isPeerRevoked: boolean;
    readonly asPeerRevoked: {
      readonly peer: Bytes;
      readonly member: AccountId32;
    } & Struct;
    readonly isEnforced: boolean;
    readonly asEnforced: {
      readonly enforced: bool;
    } & Struct;
    readonly isPeerMoved: boolean;
    readonly asPeerMoved: {
      readonly peer: Bytes;
      readonly from: AccountId32;
      readonly to: AccountId32;
    } & Struct;
    readonly type: 'PeerAuthorised' | 'PeerRevoked' | 'Enforced' | 'PeerMoved';
  }

  /** @name PalletMigrationsEvent (259) */
  interface PalletMigrationsEvent extends Enum {
    readonly isUpgradeStarted: boolean;
    readonly asUpgradeStarted: {
      readonly migrations: u32;
    } & Struct;
    readonly isUpgradeCompleted: boolean;
    readonly isUpgradeFailed: boolean;
    readonly isMigrationSkipped: boolean;
    readonly asMigrationSkipped: {
      readonly index: u32;
    } & Struct;
    readonly isMigrationAdvanced: boolean;
    readonly asMigrationAdvanced: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isMigrationCompleted: boolean;
    readonly asMigrationCompleted: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isMigrationFailed: boolean;
    readonly asMigrationFailed: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isHistoricCleared: boolean;
    readonly asHistoricCleared: {
      readonly nextCursor: Option<Bytes>;
    } & Struct;
    readonly type: 'UpgradeStarted' | 'UpgradeCompleted' | 'UpgradeFailed' | 'MigrationSkipped' | 'MigrationAdvanced' | 'MigrationCompleted' | 'MigrationFailed' | 'HistoricCleared';
  }

  /** @name PalletSafeModeEvent (260) */
  interface PalletSafeModeEvent extends Enum {
    readonly isEntered: boolean;
    readonly asEntered: {
      readonly until: u32;
    } & Struct;
    readonly isExtended: boolean;
    readonly asExtended: {
      readonly until: u32;
    } & Struct;
    readonly isExited: boolean;
    readonly asExited: {
      readonly reason: PalletSafeModeExitReason;
    } & Struct;
    readonly isDepositPlaced: boolean;
    readonly asDepositPlaced: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isDepositReleased: boolean;
    readonly asDepositReleased: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isDepositSlashed: boolean;
    readonly asDepositSlashed: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isCannotDeposit: boolean;
    readonly isCannotRelease: boolean;
    readonly type: 'Entered' | 'Extended' | 'Exited' | 'DepositPlaced' | 'DepositReleased' | 'DepositSlashed' | 'CannotDeposit' | 'CannotRelease';
  }

  /** @name PalletSafeModeExitReason (261) */
  interface PalletSafeModeExitReason extends Enum {
    readonly isTimeout: boolean;
    readonly isForce: boolean;
    readonly type: 'Timeout' | 'Force';
  }

  /** @name FrameSystemPhase (262) */
  interface FrameSystemPhase extends Enum {
    readonly isApplyExtrinsic: boolean;
    readonly asApplyExtrinsic: u32;
    readonly isFinalization: boolean;
    readonly isInitialization: boolean;
    readonly type: 'ApplyExtrinsic' | 'Finalization' | 'Initialization';
  }

  /** @name FrameSystemLastRuntimeUpgradeInfo (266) */
  interface FrameSystemLastRuntimeUpgradeInfo extends Struct {
    readonly specVersion: Compact<u32>;
    readonly specName: Text;
  }

  /** @name FrameSystemCodeUpgradeAuthorization (269) */
  interface FrameSystemCodeUpgradeAuthorization extends Struct {
    readonly codeHash: H256;
    readonly checkVersion: bool;
  }

  /** @name FrameSystemLimitsBlockWeights (270) */
  interface FrameSystemLimitsBlockWeights extends Struct {
    readonly baseBlock: SpWeightsWeightV2Weight;
    readonly maxBlock: SpWeightsWeightV2Weight;
    readonly perClass: FrameSupportDispatchPerDispatchClassWeightsPerClass;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeightsPerClass (271) */
  interface FrameSupportDispatchPerDispatchClassWeightsPerClass extends Struct {
    readonly normal: FrameSystemLimitsWeightsPerClass;
    readonly operational: FrameSystemLimitsWeightsPerClass;
    readonly mandatory: FrameSystemLimitsWeightsPerClass;
  }

  /** @name FrameSystemLimitsWeightsPerClass (272) */
  interface FrameSystemLimitsWeightsPerClass extends Struct {
    readonly baseExtrinsic: SpWeightsWeightV2Weight;
    readonly maxExtrinsic: Option<SpWeightsWeightV2Weight>;
    readonly maxTotal: Option<SpWeightsWeightV2Weight>;
    readonly reserved: Option<SpWeightsWeightV2Weight>;
  }

  /** @name FrameSystemLimitsBlockLength (274) */
  interface FrameSystemLimitsBlockLength extends Struct {
    readonly max: FrameSupportDispatchPerDispatchClassU32;
    readonly maxHeaderSize: Option<u32>;
  }

  /** @name FrameSupportDispatchPerDispatchClassU32 (275) */
  interface FrameSupportDispatchPerDispatchClassU32 extends Struct {
    readonly normal: u32;
    readonly operational: u32;
    readonly mandatory: u32;
  }

  /** @name SpWeightsRuntimeDbWeight (276) */
  interface SpWeightsRuntimeDbWeight extends Struct {
    readonly read: u64;
    readonly write: u64;
  }

  /** @name SpVersionRuntimeVersion (277) */
  interface SpVersionRuntimeVersion extends Struct {
    readonly specName: Text;
    readonly implName: Text;
    readonly authoringVersion: u32;
    readonly specVersion: u32;
    readonly implVersion: u32;
    readonly apis: Vec<ITuple<[U8aFixed, u32]>>;
    readonly transactionVersion: u32;
    readonly systemVersion: u8;
  }

  /** @name FrameSystemError (282) */
  interface FrameSystemError extends Enum {
    readonly isInvalidSpecName: boolean;
    readonly isSpecVersionNeedsToIncrease: boolean;
    readonly isFailedToExtractRuntimeVersion: boolean;
    readonly isNonDefaultComposite: boolean;
    readonly isNonZeroRefCount: boolean;
    readonly isCallFiltered: boolean;
    readonly isMultiBlockMigrationsOngoing: boolean;
    readonly isNothingAuthorized: boolean;
    readonly isUnauthorized: boolean;
    readonly type: 'InvalidSpecName' | 'SpecVersionNeedsToIncrease' | 'FailedToExtractRuntimeVersion' | 'NonDefaultComposite' | 'NonZeroRefCount' | 'CallFiltered' | 'MultiBlockMigrationsOngoing' | 'NothingAuthorized' | 'Unauthorized';
  }

  /** @name PalletGrandpaStoredState (286) */
  interface PalletGrandpaStoredState extends Enum {
    readonly isLive: boolean;
    readonly isPendingPause: boolean;
    readonly asPendingPause: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly isPaused: boolean;
    readonly isPendingResume: boolean;
    readonly asPendingResume: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly type: 'Live' | 'PendingPause' | 'Paused' | 'PendingResume';
  }

  /** @name PalletGrandpaStoredPendingChange (287) */
  interface PalletGrandpaStoredPendingChange extends Struct {
    readonly scheduledAt: u32;
    readonly delay: u32;
    readonly nextAuthorities: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    readonly forced: Option<u32>;
  }

  /** @name PalletGrandpaError (289) */
  interface PalletGrandpaError extends Enum {
    readonly isPauseFailed: boolean;
    readonly isResumeFailed: boolean;
    readonly isChangePending: boolean;
    readonly isTooSoon: boolean;
    readonly isInvalidKeyOwnershipProof: boolean;
    readonly isInvalidEquivocationProof: boolean;
    readonly isDuplicateOffenceReport: boolean;
    readonly type: 'PauseFailed' | 'ResumeFailed' | 'ChangePending' | 'TooSoon' | 'InvalidKeyOwnershipProof' | 'InvalidEquivocationProof' | 'DuplicateOffenceReport';
  }

  /** @name SpStakingOffenceOffenceDetails (290) */
  interface SpStakingOffenceOffenceDetails extends Struct {
    readonly offender: ITuple<[AccountId32, AccountId32]>;
    readonly reporters: Vec<AccountId32>;
  }

  /** @name PalletBalancesBalanceLock (295) */
  interface PalletBalancesBalanceLock extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
    readonly reasons: PalletBalancesReasons;
  }

  /** @name PalletBalancesReasons (296) */
  interface PalletBalancesReasons extends Enum {
    readonly isFee: boolean;
    readonly isMisc: boolean;
    readonly isAll: boolean;
    readonly type: 'Fee' | 'Misc' | 'All';
  }

  /** @name PalletBalancesReserveData (299) */
  interface PalletBalancesReserveData extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeHoldReason (302) */
  interface FrameSupportTokensMiscIdAmountRuntimeHoldReason extends Struct {
    readonly id: SmartchargeRuntimeRuntimeHoldReason;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeFreezeReason (305) */
  interface FrameSupportTokensMiscIdAmountRuntimeFreezeReason extends Struct {
    readonly id: SmartchargeRuntimeRuntimeFreezeReason;
    readonly amount: u128;
  }

  /** @name SmartchargeRuntimeRuntimeFreezeReason (306) */
  type SmartchargeRuntimeRuntimeFreezeReason = Null;

  /** @name PalletBalancesError (308) */
  interface PalletBalancesError extends Enum {
    readonly isVestingBalance: boolean;
    readonly isLiquidityRestrictions: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isExistentialDeposit: boolean;
    readonly isExpendability: boolean;
    readonly isExistingVestingSchedule: boolean;
    readonly isDeadAccount: boolean;
    readonly isTooManyReserves: boolean;
    readonly isTooManyHolds: boolean;
    readonly isTooManyFreezes: boolean;
    readonly isIssuanceDeactivated: boolean;
    readonly isDeltaZero: boolean;
    readonly type: 'VestingBalance' | 'LiquidityRestrictions' | 'InsufficientBalance' | 'ExistentialDeposit' | 'Expendability' | 'ExistingVestingSchedule' | 'DeadAccount' | 'TooManyReserves' | 'TooManyHolds' | 'TooManyFreezes' | 'IssuanceDeactivated' | 'DeltaZero';
  }

  /** @name PalletTransactionPaymentReleases (310) */
  interface PalletTransactionPaymentReleases extends Enum {
    readonly isV1Ancient: boolean;
    readonly isV2: boolean;
    readonly type: 'V1Ancient' | 'V2';
  }

  /** @name FrameSupportStorageNoDrop (311) */
  interface FrameSupportStorageNoDrop extends FrameSupportTokensFungibleImbalance {}

  /** @name FrameSupportTokensFungibleImbalance (312) */
  interface FrameSupportTokensFungibleImbalance extends Struct {
    readonly amount: u128;
  }

  /** @name SmartchargeRuntimeConfigsGovernanceMotionPlace (315) */
  type SmartchargeRuntimeConfigsGovernanceMotionPlace = Null;

  /** @name PalletCollectiveVotes (316) */
  interface PalletCollectiveVotes extends Struct {
    readonly index: u32;
    readonly threshold: u32;
    readonly ayes: Vec<AccountId32>;
    readonly nays: Vec<AccountId32>;
    readonly end: u32;
  }

  /** @name PalletCollectiveError (317) */
  interface PalletCollectiveError extends Enum {
    readonly isNotMember: boolean;
    readonly isDuplicateProposal: boolean;
    readonly isProposalMissing: boolean;
    readonly isWrongIndex: boolean;
    readonly isDuplicateVote: boolean;
    readonly isAlreadyInitialized: boolean;
    readonly isTooEarly: boolean;
    readonly isTooManyProposals: boolean;
    readonly isWrongProposalWeight: boolean;
    readonly isWrongProposalLength: boolean;
    readonly isPrimeAccountNotMember: boolean;
    readonly isProposalActive: boolean;
    readonly type: 'NotMember' | 'DuplicateProposal' | 'ProposalMissing' | 'WrongIndex' | 'DuplicateVote' | 'AlreadyInitialized' | 'TooEarly' | 'TooManyProposals' | 'WrongProposalWeight' | 'WrongProposalLength' | 'PrimeAccountNotMember' | 'ProposalActive';
  }

  /** @name PalletUtilityError (318) */
  interface PalletUtilityError extends Enum {
    readonly isTooManyCalls: boolean;
    readonly type: 'TooManyCalls';
  }

  /** @name PalletProxyProxyDefinition (321) */
  interface PalletProxyProxyDefinition extends Struct {
    readonly delegate: AccountId32;
    readonly proxyType: SmartchargeRuntimeAccessProxyType;
    readonly delay: u32;
  }

  /** @name PalletProxyAnnouncement (325) */
  interface PalletProxyAnnouncement extends Struct {
    readonly real: AccountId32;
    readonly callHash: H256;
    readonly height: u32;
  }

  /** @name PalletProxyError (327) */
  interface PalletProxyError extends Enum {
    readonly isTooMany: boolean;
    readonly isNotFound: boolean;
    readonly isNotProxy: boolean;
    readonly isUnproxyable: boolean;
    readonly isDuplicate: boolean;
    readonly isNoPermission: boolean;
    readonly isUnannounced: boolean;
    readonly isNoSelfProxy: boolean;
    readonly type: 'TooMany' | 'NotFound' | 'NotProxy' | 'Unproxyable' | 'Duplicate' | 'NoPermission' | 'Unannounced' | 'NoSelfProxy';
  }

  /** @name PalletMultisigMultisig (329) */
  interface PalletMultisigMultisig extends Struct {
    readonly when: PalletMultisigTimepoint;
    readonly deposit: u128;
    readonly depositor: AccountId32;
    readonly approvals: Vec<AccountId32>;
  }

  /** @name PalletMultisigError (331) */
  interface PalletMultisigError extends Enum {
    readonly isMinimumThreshold: boolean;
    readonly isAlreadyApproved: boolean;
    readonly isNoApprovalsNeeded: boolean;
    readonly isTooFewSignatories: boolean;
    readonly isTooManySignatories: boolean;
    readonly isSignatoriesOutOfOrder: boolean;
    readonly isSenderInSignatories: boolean;
    readonly isNotFound: boolean;
    readonly isNotOwner: boolean;
    readonly isNoTimepoint: boolean;
    readonly isWrongTimepoint: boolean;
    readonly isUnexpectedTimepoint: boolean;
    readonly isMaxWeightTooLow: boolean;
    readonly isAlreadyStored: boolean;
    readonly type: 'MinimumThreshold' | 'AlreadyApproved' | 'NoApprovalsNeeded' | 'TooFewSignatories' | 'TooManySignatories' | 'SignatoriesOutOfOrder' | 'SenderInSignatories' | 'NotFound' | 'NotOwner' | 'NoTimepoint' | 'WrongTimepoint' | 'UnexpectedTimepoint' | 'MaxWeightTooLow' | 'AlreadyStored';
  }

  /** @name PalletConsortiumMemberRecord (332) */
  interface PalletConsortiumMemberRecord extends Struct {
    readonly name: Bytes;
    readonly roles: BTreeSet<SmartchargePrimitivesRole>;
  }

  /** @name PalletConsortiumDriverRecord (333) */
  interface PalletConsortiumDriverRecord extends Struct {
    readonly registrar: AccountId32;
    readonly contractHash: H256;
  }

  /** @name PalletConsortiumValidatorRecord (334) */
  interface PalletConsortiumValidatorRecord extends Struct {
    readonly member: AccountId32;
    readonly since: u32;
  }

  /** @name PalletConsortiumSeat (336) */
  interface PalletConsortiumSeat extends Struct {
    readonly validator: AccountId32;
    readonly member: AccountId32;
    readonly keys_: H256;
  }

  /** @name PalletConsortiumAllowanceUse (338) */
  interface PalletConsortiumAllowanceUse extends Struct {
    readonly used: u128;
    readonly at: u32;
  }

  /** @name PalletConsortiumMotion (340) */
  interface PalletConsortiumMotion extends Struct {
    readonly hash_: H256;
    readonly index: u32;
  }

  /** @name PalletConsortiumDelegateRecord (342) */
  interface PalletConsortiumDelegateRecord extends Struct {
    readonly participant: AccountId32;
    readonly until: u32;
  }

  /** @name PalletConsortiumFormerRecord (343) */
  interface PalletConsortiumFormerRecord extends Struct {
    readonly registrar: AccountId32;
    readonly until: u32;
    readonly exits: Vec<PalletConsortiumExit>;
  }

  /** @name PalletConsortiumExit (345) */
  interface PalletConsortiumExit extends Struct {
    readonly kind: PalletConsortiumExitKind;
    readonly signer: AccountId32;
    readonly at: u32;
  }

  /** @name PalletConsortiumExitKind (346) */
  interface PalletConsortiumExitKind extends Enum {
    readonly isDisconnect: boolean;
    readonly isWithdraw: boolean;
    readonly isCancelWithdrawal: boolean;
    readonly isCancelCertificate: boolean;
    readonly isTransferCertificate: boolean;
    readonly type: 'Disconnect' | 'Withdraw' | 'CancelWithdrawal' | 'CancelCertificate' | 'TransferCertificate';
  }

  /** @name PalletConsortiumOrderedBlock (349) */
  interface PalletConsortiumOrderedBlock extends U8aFixed {}

  /** @name PalletConsortiumStay (351) */
  interface PalletConsortiumStay extends Enum {
    readonly isDelegate: boolean;
    readonly isFormer: boolean;
    readonly type: 'Delegate' | 'Former';
  }

  /** @name PalletConsortiumError (353) */
  interface PalletConsortiumError extends Enum {
    readonly isAlreadyMember: boolean;
    readonly isNotMember: boolean;
    readonly isNoRoles: boolean;
    readonly isEmptyName: boolean;
    readonly isNameNotUtf8: boolean;
    readonly isTooManyMembers: boolean;
    readonly isLastMember: boolean;
    readonly isAlreadyDriver: boolean;
    readonly isNotDriver: boolean;
    readonly isNotRegistrar: boolean;
    readonly isAlreadyValidator: boolean;
    readonly isNotValidator: boolean;
    readonly isTooManyValidators: boolean;
    readonly isLastValidator: boolean;
    readonly isTooManyMotions: boolean;
    readonly isNotStalled: boolean;
    readonly isStallTooOld: boolean;
    readonly isDelayOutOfBounds: boolean;
    readonly isLostValidatorsSeated: boolean;
    readonly isSetUnchanged: boolean;
    readonly isChangePending: boolean;
    readonly isZeroAmount: boolean;
    readonly isNotParticipant: boolean;
    readonly isInsufficientFunds: boolean;
    readonly isTooManyFormer: boolean;
    readonly type: 'AlreadyMember' | 'NotMember' | 'NoRoles' | 'EmptyName' | 'NameNotUtf8' | 'TooManyMembers' | 'LastMember' | 'AlreadyDriver' | 'NotDriver' | 'NotRegistrar' | 'AlreadyValidator' | 'NotValidator' | 'TooManyValidators' | 'LastValidator' | 'TooManyMotions' | 'NotStalled' | 'StallTooOld' | 'DelayOutOfBounds' | 'LostValidatorsSeated' | 'SetUnchanged' | 'ChangePending' | 'ZeroAmount' | 'NotParticipant' | 'InsufficientFunds' | 'TooManyFormer';
  }

  /** @name PalletTokensWithdrawal (354) */
  interface PalletTokensWithdrawal extends Struct {
    readonly who: AccountId32;
    readonly amount: u128;
    readonly payoutReference: Bytes;
    readonly requested: u64;
  }

  /** @name PalletTokensError (355) */
  interface PalletTokensError extends Enum {
    readonly isZeroAmount: boolean;
    readonly isEmptyReference: boolean;
    readonly isReferenceUsed: boolean;
    readonly isAboveReserve: boolean;
    readonly isNotParticipant: boolean;
    readonly isIssuanceOverflow: boolean;
    readonly isBelowMinimum: boolean;
    readonly isReserveBelowIssuance: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isTooManyPendingWithdrawals: boolean;
    readonly isWithdrawalIdsExhausted: boolean;
    readonly isUnknownWithdrawal: boolean;
    readonly isAttestedByCustodian: boolean;
    readonly isNotOwner: boolean;
    readonly isTooEarlyToCancel: boolean;
    readonly isPayoutReferenceTooLong: boolean;
    readonly isPayoutReferenceIsIban: boolean;
    readonly type: 'ZeroAmount' | 'EmptyReference' | 'ReferenceUsed' | 'AboveReserve' | 'NotParticipant' | 'IssuanceOverflow' | 'BelowMinimum' | 'ReserveBelowIssuance' | 'InsufficientBalance' | 'TooManyPendingWithdrawals' | 'WithdrawalIdsExhausted' | 'UnknownWithdrawal' | 'AttestedByCustodian' | 'NotOwner' | 'TooEarlyToCancel' | 'PayoutReferenceTooLong' | 'PayoutReferenceIsIban';
  }

  /** @name PalletGridArea (356) */
  interface PalletGridArea extends Struct {
    readonly name: Bytes;
    readonly dso: AccountId32;
    readonly tariff: PalletGridTariff;
    readonly loading: u16;
  }

  /** @name PalletGridTariff (357) */
  interface PalletGridTariff extends Struct {
    readonly base: i64;
    readonly steps: Vec<PalletGridTariffTariffStep>;
  }

  /** @name PalletGridAllocationConnection (358) */
  interface PalletGridAllocationConnection extends Struct {
    readonly area: u32;
    readonly history: Vec<PalletGridAllocation>;
  }

  /** @name PalletGridAllocation (360) */
  interface PalletGridAllocation extends Struct {
    readonly from: u32;
    readonly primary: AccountId32;
    readonly secondary: Vec<PalletGridAllocationSecondaryPoint>;
  }

  /** @name PalletGridError (362) */
  interface PalletGridError extends Enum {
    readonly isEmptyName: boolean;
    readonly isNotADso: boolean;
    readonly isTooManyAreas: boolean;
    readonly isUnknownArea: boolean;
    readonly isNotOperator: boolean;
    readonly isUnorderedSteps: boolean;
    readonly isPriceTooHigh: boolean;
    readonly isImplausibleLoading: boolean;
    readonly isAlreadyOperator: boolean;
    readonly isPriceTooLow: boolean;
    readonly isInvalidEanLength: boolean;
    readonly isInvalidEanCheckDigit: boolean;
    readonly isEanInUse: boolean;
    readonly isDuplicateEan: boolean;
    readonly isNotASupplier: boolean;
    readonly isOtherArea: boolean;
    readonly isFromInPast: boolean;
    readonly isFromTooFar: boolean;
    readonly isTooManyAllocations: boolean;
    readonly type: 'EmptyName' | 'NotADso' | 'TooManyAreas' | 'UnknownArea' | 'NotOperator' | 'UnorderedSteps' | 'PriceTooHigh' | 'ImplausibleLoading' | 'AlreadyOperator' | 'PriceTooLow' | 'InvalidEanLength' | 'InvalidEanCheckDigit' | 'EanInUse' | 'DuplicateEan' | 'NotASupplier' | 'OtherArea' | 'FromInPast' | 'FromTooFar' | 'TooManyAllocations';
  }

  /** @name SmartchargePrimitivesOrderedOrderedMeterId (363) */
  interface SmartchargePrimitivesOrderedOrderedMeterId extends U8aFixed {}

  /** @name PalletMeteringMeter (364) */
  interface PalletMeteringMeter extends Struct {
    readonly owner: AccountId32;
    readonly ean: u64;
    readonly area: u32;
    readonly purpose: SmartchargePrimitivesMeterPurpose;
    readonly key: PalletMeteringMeterKey;
    readonly pendingKey: Option<PalletMeteringMeterKey>;
    readonly status: PalletMeteringMeterStatus;
    readonly latest: Option<SmartchargePrimitivesMeterMeterReading>;
    readonly slack: u32;
    readonly power: u32;
    readonly highest: u32;
    readonly since: u64;
    readonly suspect: Option<SmartchargePrimitivesMeterMeterReading>;
    readonly entrusted: bool;
  }

  /** @name PalletMeteringMeterStatus (366) */
  interface PalletMeteringMeterStatus extends Enum {
    readonly isPending: boolean;
    readonly isActive: boolean;
    readonly isSuspended: boolean;
    readonly isBaseNeeded: boolean;
    readonly isRejected: boolean;
    readonly type: 'Pending' | 'Active' | 'Suspended' | 'BaseNeeded' | 'Rejected';
  }

  /** @name PalletMeteringApprovedRecorder (367) */
  interface PalletMeteringApprovedRecorder extends Struct {
    readonly recorder: PalletMeteringRecorder;
    readonly page: Option<u64>;
  }

  /** @name SmartchargePrimitivesOrderedOrderedYear (369) */
  interface SmartchargePrimitivesOrderedOrderedYear extends U8aFixed {}

  /** @name PalletMeteringYearBorder (370) */
  interface PalletMeteringYearBorder extends Struct {
    readonly closing: u64;
    readonly opening: Option<u64>;
  }

  /** @name PalletMeteringError (371) */
  interface PalletMeteringError extends Enum {
    readonly isInvalidEanLength: boolean;
    readonly isInvalidEanCheckDigit: boolean;
    readonly isUnknownArea: boolean;
    readonly isZeroPower: boolean;
    readonly isPowerTooHigh: boolean;
    readonly isKeyInUse: boolean;
    readonly isUnknownMeter: boolean;
    readonly isNotOperator: boolean;
    readonly isNotOwner: boolean;
    readonly isNothingToApprove: boolean;
    readonly isAlreadySuspended: boolean;
    readonly isEmptyBatch: boolean;
    readonly isOtherKey: boolean;
    readonly isInvalidProof: boolean;
    readonly isBaseFromFuture: boolean;
    readonly isBaseTooOld: boolean;
    readonly isBaseNotNewer: boolean;
    readonly isNeverApproved: boolean;
    readonly isUnreadableRecord: boolean;
    readonly isOtherSerial: boolean;
    readonly isNoRecorder: boolean;
    readonly type: 'InvalidEanLength' | 'InvalidEanCheckDigit' | 'UnknownArea' | 'ZeroPower' | 'PowerTooHigh' | 'KeyInUse' | 'UnknownMeter' | 'NotOperator' | 'NotOwner' | 'NothingToApprove' | 'AlreadySuspended' | 'EmptyBatch' | 'OtherKey' | 'InvalidProof' | 'BaseFromFuture' | 'BaseTooOld' | 'BaseNotNewer' | 'NeverApproved' | 'UnreadableRecord' | 'OtherSerial' | 'NoRecorder';
  }

  /** @name PalletOriginSource (372) */
  interface PalletOriginSource extends Struct {
    readonly meter: u32;
    readonly owner: AccountId32;
    readonly supplier: AccountId32;
    readonly recipient: AccountId32;
    readonly area: u32;
    readonly carrier: SmartchargePrimitivesCarrier;
    readonly capacity: u32;
    readonly commissioned: u64;
    readonly attributes: PalletOriginAttributes;
    readonly status: PalletOriginSourceStatus;
    readonly nextMeter: Option<u32>;
    readonly former: Vec<PalletOriginFormer>;
    readonly debt: PalletOriginDebt;
  }

  /** @name PalletOriginSourceStatus (373) */
  interface PalletOriginSourceStatus extends Enum {
    readonly isPending: boolean;
    readonly isActive: boolean;
    readonly isSuspended: boolean;
    readonly type: 'Pending' | 'Active' | 'Suspended';
  }

  /** @name PalletOriginFormer (375) */
  interface PalletOriginFormer extends Struct {
    readonly recipient: AccountId32;
    readonly until: u64;
  }

  /** @name PalletOriginDebt (377) */
  interface PalletOriginDebt extends Struct {
    readonly incurred: u64;
    readonly repaid: u64;
  }

  /** @name PalletOriginSupply (378) */
  interface PalletOriginSupply extends Struct {
    readonly attested: PalletOriginAttested;
    readonly anchor: PalletOriginAnchor;
    readonly readAt: u64;
    readonly committed: u64;
    readonly newest: Option<u64>;
    readonly shortSince: Option<u64>;
    readonly impossibleDeliveries: u32;
    readonly produced: u64;
    readonly unallocated: u64;
  }

  /** @name PalletOriginAttested (379) */
  interface PalletOriginAttested extends Struct {
    readonly power: u32;
    readonly sustained: u32;
  }

  /** @name PalletOriginAnchor (380) */
  interface PalletOriginAnchor extends Struct {
    readonly at: u64;
    readonly energy: u64;
  }

  /** @name PalletOriginCommitment (382) */
  interface PalletOriginCommitment extends Struct {
    readonly power: u32;
    readonly older: Option<u64>;
    readonly newer: Option<u64>;
  }

  /** @name PalletOriginLedger (384) */
  interface PalletOriginLedger extends Struct {
    readonly produced: u64;
    readonly claimed: u64;
    readonly covered: u64;
    readonly certifiable: u64;
    readonly certified: u64;
    readonly issued: u64;
    readonly owed: u64;
    readonly retained: u64;
    readonly phase: PalletOriginLedgerPhase;
  }

  /** @name PalletOriginLedgerPhase (385) */
  interface PalletOriginLedgerPhase extends Enum {
    readonly isOpen: boolean;
    readonly isCertifying: boolean;
    readonly asCertifying: {
      readonly last: Option<PalletOriginClaimKey>;
    } & Struct;
    readonly isClosed: boolean;
    readonly type: 'Open' | 'Certifying' | 'Closed';
  }

  /** @name PalletOriginClaimKey (387) */
  interface PalletOriginClaimKey extends Struct {
    readonly meter: SmartchargePrimitivesOrderedOrderedMeterId;
    readonly process: U8aFixed;
  }

  /** @name PalletOriginDueKey (388) */
  interface PalletOriginDueKey extends Struct {
    readonly interval: U8aFixed;
    readonly source: U8aFixed;
  }

  /** @name PalletOriginClaim (390) */
  interface PalletOriginClaim extends Struct {
    readonly driver: AccountId32;
    readonly energy: u64;
    readonly committed: u64;
    readonly certified: u64;
  }

  /** @name PalletOriginSpan (392) */
  interface PalletOriginSpan extends Struct {
    readonly first: u64;
    readonly last: u64;
    readonly meter: u32;
  }

  /** @name SmartchargePrimitivesProven (393) */
  interface SmartchargePrimitivesProven extends Struct {
    readonly certified: u64;
    readonly greened: u64;
  }

  /** @name PalletOriginHolding (395) */
  interface PalletOriginHolding extends Struct {
    readonly free: u64;
    readonly locked: u64;
  }

  /** @name PalletOriginCancellation (399) */
  interface PalletOriginCancellation extends Struct {
    readonly source: u32;
    readonly interval: u64;
    readonly energy: u64;
    readonly by: AccountId32;
    readonly process: Option<u64>;
    readonly at: u64;
  }

  /** @name SmartchargePrimitivesArchive (400) */
  interface SmartchargePrimitivesArchive extends Struct {
    readonly next: u64;
    readonly first: u64;
    readonly open: SmartchargePrimitivesArchiveTree;
    readonly roots: SmartchargePrimitivesArchiveTree;
  }

  /** @name SmartchargePrimitivesArchiveTree (401) */
  interface SmartchargePrimitivesArchiveTree extends Struct {
    readonly size_: u64;
    readonly peaks: Vec<H256>;
  }

  /** @name PalletOriginError (403) */
  interface PalletOriginError extends Enum {
    readonly isUnknownMeter: boolean;
    readonly isNotAProductionMeter: boolean;
    readonly isMeterNotActive: boolean;
    readonly isMeterInUse: boolean;
    readonly isNotMeterOwner: boolean;
    readonly isNoConsent: boolean;
    readonly isNotASupplier: boolean;
    readonly isZeroCapacity: boolean;
    readonly isCapacityAboveConnection: boolean;
    readonly isNotCommissioned: boolean;
    readonly isInvalidTechnology: boolean;
    readonly isIdsExhausted: boolean;
    readonly isUnknownSource: boolean;
    readonly isNotOperator: boolean;
    readonly isAlreadyActive: boolean;
    readonly isAlreadySuspended: boolean;
    readonly isNotSourceSupplier: boolean;
    readonly isOtherOwner: boolean;
    readonly isOtherArea: boolean;
    readonly isNotSourceOwner: boolean;
    readonly isNotAParticipant: boolean;
    readonly isZeroEnergy: boolean;
    readonly isNothingHeld: boolean;
    readonly isNotEnough: boolean;
    readonly isExpired: boolean;
    readonly isNotExpired: boolean;
    readonly isSameAccount: boolean;
    readonly isUnknownProcess: boolean;
    readonly isNotProcessSupplier: boolean;
    readonly isNotYetCertified: boolean;
    readonly isNothingToGreen: boolean;
    readonly isUnknownInterval: boolean;
    readonly isNotClosed: boolean;
    readonly isOtherMeter: boolean;
    readonly isAlreadySupplier: boolean;
    readonly type: 'UnknownMeter' | 'NotAProductionMeter' | 'MeterNotActive' | 'MeterInUse' | 'NotMeterOwner' | 'NoConsent' | 'NotASupplier' | 'ZeroCapacity' | 'CapacityAboveConnection' | 'NotCommissioned' | 'InvalidTechnology' | 'IdsExhausted' | 'UnknownSource' | 'NotOperator' | 'AlreadyActive' | 'AlreadySuspended' | 'NotSourceSupplier' | 'OtherOwner' | 'OtherArea' | 'NotSourceOwner' | 'NotAParticipant' | 'ZeroEnergy' | 'NothingHeld' | 'NotEnough' | 'Expired' | 'NotExpired' | 'SameAccount' | 'UnknownProcess' | 'NotProcessSupplier' | 'NotYetCertified' | 'NothingToGreen' | 'UnknownInterval' | 'NotClosed' | 'OtherMeter' | 'AlreadySupplier';
  }

  /** @name PalletDemandResponseSignal (404) */
  interface PalletDemandResponseSignal extends Struct {
    readonly dso: AccountId32;
    readonly target: PalletDemandResponseTarget;
    readonly window: SmartchargePrimitivesInterval;
    readonly direction: SmartchargePrimitivesSignalDirection;
    readonly reward: u128;
    readonly maxResponses: u32;
    readonly accepted: u32;
    readonly open: u32;
    readonly apart: u32;
    readonly expired: bool;
  }

  /** @name PalletDemandResponseExpiryKey (408) */
  interface PalletDemandResponseExpiryKey extends Struct {
    readonly end: U8aFixed;
    readonly id: U8aFixed;
  }

  /** @name PalletDemandResponseError (409) */
  interface PalletDemandResponseError extends Enum {
    readonly isUnknownArea: boolean;
    readonly isUnknownProcess: boolean;
    readonly isUnknownSignal: boolean;
    readonly isNotOperator: boolean;
    readonly isNotSender: boolean;
    readonly isEmptyWindow: boolean;
    readonly isWindowTooLong: boolean;
    readonly isWindowInPast: boolean;
    readonly isTooFarAhead: boolean;
    readonly isZeroReward: boolean;
    readonly isZeroResponses: boolean;
    readonly isTooManyResponses: boolean;
    readonly isOverlapping: boolean;
    readonly isTooManySignals: boolean;
    readonly isInsufficientBudget: boolean;
    readonly isAlreadyStarted: boolean;
    readonly isHasResponses: boolean;
    readonly isNotExpired: boolean;
    readonly isAlreadyExpired: boolean;
    readonly isWindowEnded: boolean;
    readonly isNoResponsesLeft: boolean;
    readonly type: 'UnknownArea' | 'UnknownProcess' | 'UnknownSignal' | 'NotOperator' | 'NotSender' | 'EmptyWindow' | 'WindowTooLong' | 'WindowInPast' | 'TooFarAhead' | 'ZeroReward' | 'ZeroResponses' | 'TooManyResponses' | 'Overlapping' | 'TooManySignals' | 'InsufficientBudget' | 'AlreadyStarted' | 'HasResponses' | 'NotExpired' | 'AlreadyExpired' | 'WindowEnded' | 'NoResponsesLeft';
  }

  /** @name PalletChargingStation (410) */
  interface PalletChargingStation extends Struct {
    readonly cso: AccountId32;
    readonly evseId: Bytes;
    readonly meter: u32;
    readonly power: u32;
    readonly pricePerHour: u128;
    readonly suppliers: Vec<AccountId32>;
    readonly host: Option<AccountId32>;
    readonly open: bool;
  }

  /** @name PalletChargingProcess (412) */
  interface PalletChargingProcess extends Struct {
    readonly id: u64;
    readonly driver: AccountId32;
    readonly station: u32;
    readonly cso: AccountId32;
    readonly payee: AccountId32;
    readonly meter: u32;
    readonly area: u32;
    readonly power: u32;
    readonly pricePerHour: u128;
    readonly authorised: u64;
    readonly reserved: u128;
    readonly signalled: bool;
    readonly mandate: Option<PalletChargingUnderMandate>;
    readonly phase: PalletChargingPhase;
  }

  /** @name PalletChargingUnderMandate (414) */
  interface PalletChargingUnderMandate extends Struct {
    readonly mandate: u64;
    readonly day: u64;
    readonly booked: Compact<u128>;
    readonly maxCost: Compact<u128>;
    readonly withheld: Compact<u128>;
  }

  /** @name PalletChargingPhase (415) */
  interface PalletChargingPhase extends Enum {
    readonly isAuthorised: boolean;
    readonly isRequested: boolean;
    readonly asRequested: {
      readonly request: PalletChargingRequest;
      readonly offers: u32;
    } & Struct;
    readonly isScheduled: boolean;
    readonly asScheduled: PalletChargingSession;
    readonly type: 'Authorised' | 'Requested' | 'Scheduled';
  }

  /** @name PalletChargingSession (416) */
  interface PalletChargingSession extends Struct {
    readonly request: PalletChargingRequest;
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly chosen: u8;
    readonly locked: u8;
    readonly segments: Vec<PalletChargingSegment>;
    readonly setAside: u32;
    readonly dso: AccountId32;
    readonly gridPrice: i64;
    readonly timetable: PalletChargingScheduleTimetable;
    readonly schedule: Bytes;
    readonly remainder: Option<u32>;
    readonly open: u32;
    readonly last: SmartchargePrimitivesMeterMeterReading;
    readonly slack: u32;
    readonly delivered: u64;
    readonly sourced: u64;
    readonly escrow: u128;
    readonly totals: PalletChargingTotals;
    readonly response: Option<PalletChargingResponse>;
    readonly rewards: PalletChargingSetApart;
    readonly closing: Option<PalletChargingClosing>;
    readonly consent: Option<PalletChargingConsent>;
    readonly otherSuppliers: Vec<AccountId32>;
    readonly covers: Vec<PalletChargingCover>;
    readonly unproven: Compact<u64>;
    readonly trail: Option<SmartchargePrimitivesTrail>;
  }

  /** @name PalletChargingSegment (418) */
  interface PalletChargingSegment extends Struct {
    readonly slot: u8;
    readonly source: Option<u32>;
    readonly since: u64;
    readonly energy: u64;
    readonly power: u32;
    readonly unclaimed: u64;
  }

  /** @name PalletChargingScheduleTimetable (420) */
  interface PalletChargingScheduleTimetable extends Struct {
    readonly start: u64;
    readonly scheduled: u64;
    readonly step: u64;
    readonly steps: u32;
  }

  /** @name PalletChargingResponse (424) */
  interface PalletChargingResponse extends Struct {
    readonly signal: u64;
    readonly direction: SmartchargePrimitivesSignalDirection;
    readonly energy: u64;
    readonly partner: u32;
    readonly besides: u64;
  }

  /** @name PalletChargingSetApart (425) */
  interface PalletChargingSetApart extends Struct {
    readonly number: Compact<u32>;
    readonly sum: Compact<u128>;
  }

  /** @name PalletChargingClosing (427) */
  interface PalletChargingClosing extends Struct {
    readonly at: u64;
    readonly stopped: u64;
    readonly reason: PalletChargingFinishReason;
  }

  /** @name PalletChargingConsent (429) */
  interface PalletChargingConsent extends Enum {
    readonly isDso: boolean;
    readonly isOperator: boolean;
    readonly type: 'Dso' | 'Operator';
  }

  /** @name PalletChargingCover (431) */
  interface PalletChargingCover extends Struct {
    readonly party: AccountId32;
    readonly left: Compact<u128>;
  }

  /** @name PalletChargingRunsStoredOffer (434) */
  interface PalletChargingRunsStoredOffer extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly prices: Vec<PalletChargingRunsPriceRun>;
  }

  /** @name PalletChargingRunsPriceRun (436) */
  interface PalletChargingRunsPriceRun extends Struct {
    readonly steps: Compact<u32>;
    readonly price: i64;
  }

  /** @name PalletChargingReward (439) */
  interface PalletChargingReward extends Struct {
    readonly signal: u64;
    readonly amount: u128;
    readonly direction: SmartchargePrimitivesSignalDirection;
    readonly moved: u64;
    readonly besides: u64;
    readonly step: u32;
    readonly partner: u32;
  }

  /** @name PalletChargingStandingOffer (443) */
  interface PalletChargingStandingOffer extends Struct {
    readonly from: u64;
    readonly prices: Vec<i64>;
  }

  /** @name PalletChargingMandate (445) */
  interface PalletChargingMandate extends Struct {
    readonly id: u64;
    readonly operator: Option<AccountId32>;
    readonly request: PalletChargingRequest;
    readonly maxPricePerHour: u128;
    readonly maxPerDay: u128;
    readonly until: u64;
    readonly day: u64;
    readonly booked: u128;
  }

  /** @name PalletChargingNewestFirst (448) */
  interface PalletChargingNewestFirst extends U8aFixed {}

  /** @name FrameSupportPalletId (449) */
  interface FrameSupportPalletId extends U8aFixed {}

  /** @name PalletChargingError (450) */
  interface PalletChargingError extends Enum {
    readonly isInvalidEvseId: boolean;
    readonly isEvseIdInUse: boolean;
    readonly isUnknownMeter: boolean;
    readonly isNotMeterOwner: boolean;
    readonly isNotAStationMeter: boolean;
    readonly isMeterInUse: boolean;
    readonly isZeroPower: boolean;
    readonly isPowerAboveConnection: boolean;
    readonly isPriceTooHigh: boolean;
    readonly isNoSuppliers: boolean;
    readonly isDuplicateSupplier: boolean;
    readonly isNotASupplier: boolean;
    readonly isNotACso: boolean;
    readonly isHostNotParticipant: boolean;
    readonly isUnknownStation: boolean;
    readonly isNotStationOperator: boolean;
    readonly isStationClosed: boolean;
    readonly isStationBusy: boolean;
    readonly isNotADriver: boolean;
    readonly isMeterNotActive: boolean;
    readonly isNoFreshReading: boolean;
    readonly isBalanceTooLow: boolean;
    readonly isUnknownProcess: boolean;
    readonly isProcessEnded: boolean;
    readonly isNotProcessDriver: boolean;
    readonly isAlreadyRequested: boolean;
    readonly isNotRequested: boolean;
    readonly isAlreadyScheduled: boolean;
    readonly isZeroEnergy: boolean;
    readonly isEnergyTooHigh: boolean;
    readonly isZeroSteps: boolean;
    readonly isTooManySteps: boolean;
    readonly isInvalidStep: boolean;
    readonly isTooLong: boolean;
    readonly isUnknownSource: boolean;
    readonly isNotSourceSupplier: boolean;
    readonly isNotConnected: boolean;
    readonly isWrongNumberOfPrices: boolean;
    readonly isAlreadyOffered: boolean;
    readonly isTooManyOffers: boolean;
    readonly isUnalignedOffer: boolean;
    readonly isOfferInPast: boolean;
    readonly isNothingToWithdraw: boolean;
    readonly isNoEligibleOffer: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isAlreadyClosing: boolean;
    readonly isNotStale: boolean;
    readonly isOverflow: boolean;
    readonly isIdsExhausted: boolean;
    readonly isSourceNotSupplying: boolean;
    readonly isTooManyStandingOffers: boolean;
    readonly isNotScheduled: boolean;
    readonly isNoStepLeft: boolean;
    readonly isChangePending: boolean;
    readonly isUnknownArea: boolean;
    readonly isStationTooExpensive: boolean;
    readonly isInDebt: boolean;
    readonly isEnergyTooLow: boolean;
    readonly isStepTooLong: boolean;
    readonly isNoReadingSinceAuthorisation: boolean;
    readonly isCostTooHigh: boolean;
    readonly isNotDsoOrOperator: boolean;
    readonly isAlreadyConsented: boolean;
    readonly isTooManyOffersOfSupplier: boolean;
    readonly isTooManyUnscheduled: boolean;
    readonly isNotScheduledInTime: boolean;
    readonly isPriceTooLow: boolean;
    readonly isOfferNotCovered: boolean;
    readonly isUnknownPreferences: boolean;
    readonly isFlexiblePowerNotUsed: boolean;
    readonly isReplanNotUsed: boolean;
    readonly isMandateWithoutCap: boolean;
    readonly isDailyCapTooLow: boolean;
    readonly isMandateInPast: boolean;
    readonly isMandateTooLong: boolean;
    readonly isTooManyMandates: boolean;
    readonly isUnknownMandate: boolean;
    readonly isNoMandateOver: boolean;
    readonly isNoMandate: boolean;
    readonly isMandateOfAnother: boolean;
    readonly isMandateOver: boolean;
    readonly isAboveMandate: boolean;
    readonly isAboveDailyCap: boolean;
    readonly isReadingRefused: boolean;
    readonly isStopTooEarly: boolean;
    readonly isStopInFuture: boolean;
    readonly type: 'InvalidEvseId' | 'EvseIdInUse' | 'UnknownMeter' | 'NotMeterOwner' | 'NotAStationMeter' | 'MeterInUse' | 'ZeroPower' | 'PowerAboveConnection' | 'PriceTooHigh' | 'NoSuppliers' | 'DuplicateSupplier' | 'NotASupplier' | 'NotACso' | 'HostNotParticipant' | 'UnknownStation' | 'NotStationOperator' | 'StationClosed' | 'StationBusy' | 'NotADriver' | 'MeterNotActive' | 'NoFreshReading' | 'BalanceTooLow' | 'UnknownProcess' | 'ProcessEnded' | 'NotProcessDriver' | 'AlreadyRequested' | 'NotRequested' | 'AlreadyScheduled' | 'ZeroEnergy' | 'EnergyTooHigh' | 'ZeroSteps' | 'TooManySteps' | 'InvalidStep' | 'TooLong' | 'UnknownSource' | 'NotSourceSupplier' | 'NotConnected' | 'WrongNumberOfPrices' | 'AlreadyOffered' | 'TooManyOffers' | 'UnalignedOffer' | 'OfferInPast' | 'NothingToWithdraw' | 'NoEligibleOffer' | 'InsufficientBalance' | 'AlreadyClosing' | 'NotStale' | 'Overflow' | 'IdsExhausted' | 'SourceNotSupplying' | 'TooManyStandingOffers' | 'NotScheduled' | 'NoStepLeft' | 'ChangePending' | 'UnknownArea' | 'StationTooExpensive' | 'InDebt' | 'EnergyTooLow' | 'StepTooLong' | 'NoReadingSinceAuthorisation' | 'CostTooHigh' | 'NotDsoOrOperator' | 'AlreadyConsented' | 'TooManyOffersOfSupplier' | 'TooManyUnscheduled' | 'NotScheduledInTime' | 'PriceTooLow' | 'OfferNotCovered' | 'UnknownPreferences' | 'FlexiblePowerNotUsed' | 'ReplanNotUsed' | 'MandateWithoutCap' | 'DailyCapTooLow' | 'MandateInPast' | 'MandateTooLong' | 'TooManyMandates' | 'UnknownMandate' | 'NoMandateOver' | 'NoMandate' | 'MandateOfAnother' | 'MandateOver' | 'AboveMandate' | 'AboveDailyCap' | 'ReadingRefused' | 'StopTooEarly' | 'StopInFuture';
  }

  /** @name PalletDebtsError (452) */
  interface PalletDebtsError extends Enum {
    readonly isZeroAmount: boolean;
    readonly isNoDebt: boolean;
    readonly isMoreThanOwed: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isNotCollectable: boolean;
    readonly type: 'ZeroAmount' | 'NoDebt' | 'MoreThanOwed' | 'InsufficientBalance' | 'NotCollectable';
  }

  /** @name PalletSettlementHourKey (454) */
  interface PalletSettlementHourKey extends U8aFixed {}

  /** @name PalletSettlementAreaKey (455) */
  interface PalletSettlementAreaKey extends U8aFixed {}

  /** @name PalletSettlementPosition (456) */
  interface PalletSettlementPosition extends Struct {
    readonly quarters: Vec<PalletSettlementQuarter>;
    readonly booked: u32;
  }

  /** @name PalletSettlementQuarter (458) */
  interface PalletSettlementQuarter extends Struct {
    readonly taken: u64;
    readonly fed: u64;
  }

  /** @name PalletSettlementContract (462) */
  interface PalletSettlementContract extends Struct {
    readonly from: u32;
    readonly brp: Option<AccountId32>;
    readonly terms: PalletSettlementTerms;
  }

  /** @name PalletSettlementProposal (464) */
  interface PalletSettlementProposal extends Struct {
    readonly brp: AccountId32;
    readonly from: u32;
    readonly terms: PalletSettlementTerms;
  }

  /** @name PalletSettlementProgramme (465) */
  interface PalletSettlementProgramme extends Struct {
    readonly revision: u16;
    readonly wh: Vec<Option<i64>>;
    readonly at: u64;
  }

  /** @name PalletSettlementTradeKey (468) */
  interface PalletSettlementTradeKey extends U8aFixed {}

  /** @name PalletSettlementTrade (469) */
  interface PalletSettlementTrade extends Struct {
    readonly seller: AccountId32;
    readonly buyer: AccountId32;
    readonly bySeller: bool;
    readonly area: u32;
    readonly from: u32;
    readonly wh: Vec<u64>;
    readonly confirmed: bool;
  }

  /** @name PalletSettlementNetTrade (471) */
  interface PalletSettlementNetTrade extends Struct {
    readonly total: i64;
    readonly ahead: i64;
  }

  /** @name PalletSettlementQuotedI64 (472) */
  interface PalletSettlementQuotedI64 extends Enum {
    readonly isAttested: boolean;
    readonly asAttested: Vec<ITuple<[AccountId32, Vec<i64>]>>;
    readonly isFinal: boolean;
    readonly asFinal: Vec<i64>;
    readonly type: 'Attested' | 'Final';
  }

  /** @name PalletSettlementQuotedImbalancePrice (477) */
  interface PalletSettlementQuotedImbalancePrice extends Enum {
    readonly isAttested: boolean;
    readonly asAttested: Vec<ITuple<[AccountId32, Vec<PalletSettlementImbalancePrice>]>>;
    readonly isFinal: boolean;
    readonly asFinal: Vec<PalletSettlementImbalancePrice>;
    readonly type: 'Attested' | 'Final';
  }

  /** @name PalletSettlementDayKey (484) */
  interface PalletSettlementDayKey extends U8aFixed {}

  /** @name PalletSettlementStatement (485) */
  interface PalletSettlementStatement extends Struct {
    readonly version: u16;
    readonly portfolio: i128;
    readonly own: i128;
    readonly gain: i128;
    readonly unfiled: u16;
    readonly lines: Vec<PalletSettlementStatementLine>;
    readonly hash_: H256;
  }

  /** @name PalletSettlementStatementLine (487) */
  interface PalletSettlementStatementLine extends Struct {
    readonly supplier: AccountId32;
    readonly own: i128;
    readonly share: i128;
  }

  /** @name PalletSettlementYearReport (490) */
  interface PalletSettlementYearReport extends Struct {
    readonly holder: AccountId32;
    readonly supplier: AccountId32;
    readonly metered: u64;
    readonly settled: u64;
    readonly evidence: H256;
    readonly amount: Option<i128>;
  }

  /** @name PalletSettlementError (492) */
  interface PalletSettlementError extends Enum {
    readonly isNotBrp: boolean;
    readonly isNotASupplier: boolean;
    readonly isFromTooSoon: boolean;
    readonly isFromTooFar: boolean;
    readonly isNoProposal: boolean;
    readonly isNotNamed: boolean;
    readonly isTermsDiffer: boolean;
    readonly isTooManyContracts: boolean;
    readonly isTooManySuppliers: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isNoContract: boolean;
    readonly isNotParty: boolean;
    readonly isNoticeTooShort: boolean;
    readonly isNotBegun: boolean;
    readonly isNothingToRelease: boolean;
    readonly isNoValues: boolean;
    readonly isTooManyPtus: boolean;
    readonly isTooFarAhead: boolean;
    readonly isUnknownArea: boolean;
    readonly isGateClosed: boolean;
    readonly isVolumeTooHigh: boolean;
    readonly isOwnTrade: boolean;
    readonly isNothingTraded: boolean;
    readonly isNoBrp: boolean;
    readonly isTradeTooLate: boolean;
    readonly isTooManyTrades: boolean;
    readonly isUnknownTrade: boolean;
    readonly isAlreadyConfirmed: boolean;
    readonly isNotCounterparty: boolean;
    readonly isNotPublisher: boolean;
    readonly isNotWholeHours: boolean;
    readonly isPriceTooLow: boolean;
    readonly isPriceTooHigh: boolean;
    readonly isInconsistentPrices: boolean;
    readonly isNotOver: boolean;
    readonly isAlreadyFinal: boolean;
    readonly isTooManyAttestations: boolean;
    readonly isPricesNotFinal: boolean;
    readonly isNothingToChange: boolean;
    readonly isTooLate: boolean;
    readonly isTooEarly: boolean;
    readonly isPricesMissing: boolean;
    readonly isUpToDate: boolean;
    readonly isUnknownConnection: boolean;
    readonly isNotOperator: boolean;
    readonly isNoMeters: boolean;
    readonly isTooManyMeters: boolean;
    readonly isDuplicateMeter: boolean;
    readonly isOtherConnection: boolean;
    readonly isDifferentOwners: boolean;
    readonly isRegistersMissing: boolean;
    readonly isP4Missing: boolean;
    readonly type: 'NotBrp' | 'NotASupplier' | 'FromTooSoon' | 'FromTooFar' | 'NoProposal' | 'NotNamed' | 'TermsDiffer' | 'TooManyContracts' | 'TooManySuppliers' | 'InsufficientBalance' | 'NoContract' | 'NotParty' | 'NoticeTooShort' | 'NotBegun' | 'NothingToRelease' | 'NoValues' | 'TooManyPtus' | 'TooFarAhead' | 'UnknownArea' | 'GateClosed' | 'VolumeTooHigh' | 'OwnTrade' | 'NothingTraded' | 'NoBrp' | 'TradeTooLate' | 'TooManyTrades' | 'UnknownTrade' | 'AlreadyConfirmed' | 'NotCounterparty' | 'NotPublisher' | 'NotWholeHours' | 'PriceTooLow' | 'PriceTooHigh' | 'InconsistentPrices' | 'NotOver' | 'AlreadyFinal' | 'TooManyAttestations' | 'PricesNotFinal' | 'NothingToChange' | 'TooLate' | 'TooEarly' | 'PricesMissing' | 'UpToDate' | 'UnknownConnection' | 'NotOperator' | 'NoMeters' | 'TooManyMeters' | 'DuplicateMeter' | 'OtherConnection' | 'DifferentOwners' | 'RegistersMissing' | 'P4Missing';
  }

  /** @name PalletInvoicesAnchor (495) */
  interface PalletInvoicesAnchor extends Struct {
    readonly document: PalletInvoicesDocument;
    readonly commitment: H256;
    readonly at: u64;
    readonly creditedBy: Option<PalletInvoicesDocumentId>;
  }

  /** @name PalletInvoicesError (497) */
  interface PalletInvoicesError extends Enum {
    readonly isSeriesTooHigh: boolean;
    readonly isNumberNotNext: boolean;
    readonly isUnknownInvoice: boolean;
    readonly isNotAnInvoice: boolean;
    readonly isAlreadyCredited: boolean;
    readonly type: 'SeriesTooHigh' | 'NumberNotNext' | 'UnknownInvoice' | 'NotAnInvoice' | 'AlreadyCredited';
  }

  /** @name PalletCorrectionsCorrection (498) */
  interface PalletCorrectionsCorrection extends Struct {
    readonly process: u64;
    readonly driver: AccountId32;
    readonly area: u32;
    readonly by: AccountId32;
    readonly bearer: AccountId32;
    readonly reason: PalletCorrectionsReason;
    readonly evidence: H256;
    readonly effects: Vec<PalletCorrectionsEffect>;
    readonly payees: Vec<ITuple<[AccountId32, i128]>>;
    readonly state: PalletCorrectionsState;
  }

  /** @name PalletCorrectionsEffect (500) */
  interface PalletCorrectionsEffect extends Struct {
    readonly change: PalletCorrectionsChange;
    readonly settled: u64;
    readonly supplier: Option<AccountId32>;
    readonly source: Option<u32>;
    readonly over: SmartchargePrimitivesInterval;
  }

  /** @name PalletCorrectionsState (505) */
  interface PalletCorrectionsState extends Enum {
    readonly isProposed: boolean;
    readonly asProposed: u64;
    readonly isExecuted: boolean;
    readonly asExecuted: u64;
    readonly isLapsed: boolean;
    readonly asLapsed: u64;
    readonly type: 'Proposed' | 'Executed' | 'Lapsed';
  }

  /** @name PalletCorrectionsBook (506) */
  interface PalletCorrectionsBook extends Struct {
    readonly parts: Vec<PalletCorrectionsCorrected>;
    readonly corrections: Vec<u64>;
    readonly open: Option<u64>;
    readonly older: bool;
  }

  /** @name PalletCorrectionsCorrected (508) */
  interface PalletCorrectionsCorrected extends Struct {
    readonly line: u32;
    readonly of: PalletCorrectionsOf;
    readonly settled: u64;
    readonly delta: i64;
    readonly borne: i64;
  }

  /** @name PalletCorrectionsDisputesTypesDispute (515) */
  interface PalletCorrectionsDisputesTypesDispute extends Struct {
    readonly subject: PalletCorrectionsDisputesTypesSubject;
    readonly claimant: AccountId32;
    readonly byDriver: bool;
    readonly claim: Option<PalletCorrectionsDisputesTypesClaim>;
    readonly respondents: Vec<PalletCorrectionsDisputesTypesRespondent>;
    readonly bond: u128;
    readonly default: u16;
    readonly evidence: Vec<H256>;
    readonly stage: PalletCorrectionsDisputesTypesStage;
    readonly until: u64;
  }

  /** @name PalletCorrectionsDisputesTypesClaim (517) */
  interface PalletCorrectionsDisputesTypesClaim extends Enum {
    readonly isLess: boolean;
    readonly asLess: {
      readonly line: PalletCorrectionsDisputesTypesDisputedLine;
      readonly excess: PalletCorrectionsDisputesTypesExcess;
    } & Struct;
    readonly isAmount: boolean;
    readonly asAmount: u128;
    readonly type: 'Less' | 'Amount';
  }

  /** @name PalletCorrectionsDisputesTypesDisputedLine (518) */
  interface PalletCorrectionsDisputesTypesDisputedLine extends Struct {
    readonly time: SmartchargePrimitivesInterval;
    readonly parts: Vec<SmartchargePrimitivesTrailPart>;
    readonly toDso: i128;
    readonly pricePerHour: u128;
    readonly toCso: i128;
    readonly unpaid: u128;
  }

  /** @name PalletCorrectionsDisputesTypesRespondent (521) */
  interface PalletCorrectionsDisputesTypesRespondent extends Struct {
    readonly who: AccountId32;
    readonly amount: u128;
    readonly held: u128;
    readonly conceded: bool;
  }

  /** @name PalletCorrectionsDisputesTypesStage (524) */
  interface PalletCorrectionsDisputesTypesStage extends Enum {
    readonly isOpen: boolean;
    readonly isContested: boolean;
    readonly isHearing: boolean;
    readonly asHearing: Vec<PalletCorrectionsDisputesTypesArbiter>;
    readonly isRuled: boolean;
    readonly asRuled: u16;
    readonly isAppealed: boolean;
    readonly asAppealed: u16;
    readonly isClosed: boolean;
    readonly asClosed: u16;
    readonly type: 'Open' | 'Contested' | 'Hearing' | 'Ruled' | 'Appealed' | 'Closed';
  }

  /** @name PalletCorrectionsDisputesTypesArbiter (526) */
  interface PalletCorrectionsDisputesTypesArbiter extends Struct {
    readonly who: AccountId32;
    readonly part: Option<u16>;
  }

  /** @name PalletCorrectionsDisputesTypesMark (530) */
  interface PalletCorrectionsDisputesTypesMark extends Struct {
    readonly dispute: u64;
    readonly byDriver: bool;
    readonly closed: Option<u64>;
  }

  /** @name PalletCorrectionsDeadline (531) */
  interface PalletCorrectionsDeadline extends Struct {
    readonly at: U8aFixed;
    readonly matter: PalletCorrectionsMatter;
  }

  /** @name PalletCorrectionsMatter (532) */
  interface PalletCorrectionsMatter extends Enum {
    readonly isCorrection: boolean;
    readonly asCorrection: u64;
    readonly isDispute: boolean;
    readonly asDispute: u64;
    readonly type: 'Correction' | 'Dispute';
  }

  /** @name PalletCorrectionsError (534) */
  interface PalletCorrectionsError extends Enum {
    readonly isUnknownRecord: boolean;
    readonly isWrongLines: boolean;
    readonly isNotResponsible: boolean;
    readonly isTooLate: boolean;
    readonly isBelowZero: boolean;
    readonly isNothingToCorrect: boolean;
    readonly isAlreadyOpen: boolean;
    readonly isNotDriver: boolean;
    readonly isNotLapsed: boolean;
    readonly isUnknownLine: boolean;
    readonly isMixedSigns: boolean;
    readonly isChangedTwice: boolean;
    readonly isOnlyLess: boolean;
    readonly isAbovePower: boolean;
    readonly isTooManyParts: boolean;
    readonly isTooManyCorrections: boolean;
    readonly isUnknownCorrection: boolean;
    readonly isNotOpen: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isIdsExhausted: boolean;
    readonly isUnknownSubject: boolean;
    readonly isNotParty: boolean;
    readonly isAlreadyDisputed: boolean;
    readonly isBondTooLow: boolean;
    readonly isClaimTooHigh: boolean;
    readonly isTooManyDisputes: boolean;
    readonly isUnknownDispute: boolean;
    readonly isDisputeClosed: boolean;
    readonly isWrongStage: boolean;
    readonly isAlreadyAnswered: boolean;
    readonly isTooMuchEvidence: boolean;
    readonly isNotArbiter: boolean;
    readonly isArbiterIsParty: boolean;
    readonly isAlreadyRuled: boolean;
    readonly isPartTooHigh: boolean;
    readonly isNotAParticipant: boolean;
    readonly isNamedTwice: boolean;
    readonly isOtherThanRecorded: boolean;
    readonly type: 'UnknownRecord' | 'WrongLines' | 'NotResponsible' | 'TooLate' | 'BelowZero' | 'NothingToCorrect' | 'AlreadyOpen' | 'NotDriver' | 'NotLapsed' | 'UnknownLine' | 'MixedSigns' | 'ChangedTwice' | 'OnlyLess' | 'AbovePower' | 'TooManyParts' | 'TooManyCorrections' | 'UnknownCorrection' | 'NotOpen' | 'InsufficientBalance' | 'IdsExhausted' | 'UnknownSubject' | 'NotParty' | 'AlreadyDisputed' | 'BondTooLow' | 'ClaimTooHigh' | 'TooManyDisputes' | 'UnknownDispute' | 'DisputeClosed' | 'WrongStage' | 'AlreadyAnswered' | 'TooMuchEvidence' | 'NotArbiter' | 'ArbiterIsParty' | 'AlreadyRuled' | 'PartTooHigh' | 'NotAParticipant' | 'NamedTwice' | 'OtherThanRecorded';
  }

  /** @name SpCoreCryptoKeyTypeId (541) */
  interface SpCoreCryptoKeyTypeId extends U8aFixed {}

  /** @name PalletSessionError (542) */
  interface PalletSessionError extends Enum {
    readonly isInvalidProof: boolean;
    readonly isNoAssociatedValidatorId: boolean;
    readonly isDuplicatedKey: boolean;
    readonly isNoKeys: boolean;
    readonly isNoAccount: boolean;
    readonly type: 'InvalidProof' | 'NoAssociatedValidatorId' | 'DuplicatedKey' | 'NoKeys' | 'NoAccount';
  }

  /** @name PalletTxPauseError (543) */
  interface PalletTxPauseError extends Enum {
    readonly isIsPaused: boolean;
    readonly isIsUnpaused: boolean;
    readonly isUnpausable: boolean;
    readonly isNotFound: boolean;
    readonly type: 'IsPaused' | 'IsUnpaused' | 'Unpausable' | 'NotFound';
  }

  /** @name PalletPeersError (544) */
  interface PalletPeersError extends Enum {
    readonly isInvalidPeerId: boolean;
    readonly isAlreadyAuthorised: boolean;
    readonly isTooManyPeers: boolean;
    readonly isTooManyPeersOfMember: boolean;
    readonly isUnknownPeer: boolean;
    readonly isNotOwner: boolean;
    readonly isNoPeers: boolean;
    readonly isPeerNotProvable: boolean;
    readonly isInvalidProof: boolean;
    readonly isProofExpired: boolean;
    readonly isProofReplayed: boolean;
    readonly isValidatorWithoutPeer: boolean;
    readonly isLastPeerOfValidator: boolean;
    readonly type: 'InvalidPeerId' | 'AlreadyAuthorised' | 'TooManyPeers' | 'TooManyPeersOfMember' | 'UnknownPeer' | 'NotOwner' | 'NoPeers' | 'PeerNotProvable' | 'InvalidProof' | 'ProofExpired' | 'ProofReplayed' | 'ValidatorWithoutPeer' | 'LastPeerOfValidator';
  }

  /** @name PalletMigrationsError (545) */
  interface PalletMigrationsError extends Enum {
    readonly isOngoing: boolean;
    readonly type: 'Ongoing';
  }

  /** @name PalletSafeModeError (547) */
  interface PalletSafeModeError extends Enum {
    readonly isEntered: boolean;
    readonly isExited: boolean;
    readonly isNotConfigured: boolean;
    readonly isNoDeposit: boolean;
    readonly isAlreadyDeposited: boolean;
    readonly isCannotReleaseYet: boolean;
    readonly isCurrencyError: boolean;
    readonly type: 'Entered' | 'Exited' | 'NotConfigured' | 'NoDeposit' | 'AlreadyDeposited' | 'CannotReleaseYet' | 'CurrencyError';
  }

  /** @name SmartchargeRuntimeRuntime (548) */
  type SmartchargeRuntimeRuntime = Null;

  /** @name SpRuntimeBlockLazyBlock (549) */
  interface SpRuntimeBlockLazyBlock extends Struct {
    readonly header: SpRuntimeHeader;
    readonly extrinsics: Vec<Bytes>;
  }

  /** @name SpRuntimeHeader (550) */
  interface SpRuntimeHeader extends Struct {
    readonly parentHash: H256;
    readonly number: Compact<u32>;
    readonly stateRoot: H256;
    readonly extrinsicsRoot: H256;
    readonly digest: SpRuntimeDigest;
  }

  /** @name SpRuntimeExtrinsicInclusionMode (554) */
  interface SpRuntimeExtrinsicInclusionMode extends Enum {
    readonly isAllExtrinsics: boolean;
    readonly isOnlyInherents: boolean;
    readonly type: 'AllExtrinsics' | 'OnlyInherents';
  }

  /** @name FrameSupportViewFunctionsViewFunctionId (557) */
  interface FrameSupportViewFunctionsViewFunctionId extends Struct {
    readonly prefix: U8aFixed;
    readonly suffix: U8aFixed;
  }

  /** @name FrameSupportViewFunctionsViewFunctionDispatchError (559) */
  interface FrameSupportViewFunctionsViewFunctionDispatchError extends Enum {
    readonly isNotImplemented: boolean;
    readonly isNotFound: boolean;
    readonly asNotFound: FrameSupportViewFunctionsViewFunctionId;
    readonly isCodec: boolean;
    readonly type: 'NotImplemented' | 'NotFound' | 'Codec';
  }

  /** @name SpRuntimeTransactionValidityTransactionValidityError (561) */
  interface SpRuntimeTransactionValidityTransactionValidityError extends Enum {
    readonly isInvalid: boolean;
    readonly asInvalid: SpRuntimeTransactionValidityInvalidTransaction;
    readonly isUnknown: boolean;
    readonly asUnknown: SpRuntimeTransactionValidityUnknownTransaction;
    readonly type: 'Invalid' | 'Unknown';
  }

  /** @name SpRuntimeTransactionValidityInvalidTransaction (562) */
  interface SpRuntimeTransactionValidityInvalidTransaction extends Enum {
    readonly isCall: boolean;
    readonly isPayment: boolean;
    readonly isFuture: boolean;
    readonly isStale: boolean;
    readonly isBadProof: boolean;
    readonly isAncientBirthBlock: boolean;
    readonly isExhaustsResources: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly isBadMandatory: boolean;
    readonly isMandatoryValidation: boolean;
    readonly isBadSigner: boolean;
    readonly isIndeterminateImplicit: boolean;
    readonly isUnknownOrigin: boolean;
    readonly type: 'Call' | 'Payment' | 'Future' | 'Stale' | 'BadProof' | 'AncientBirthBlock' | 'ExhaustsResources' | 'Custom' | 'BadMandatory' | 'MandatoryValidation' | 'BadSigner' | 'IndeterminateImplicit' | 'UnknownOrigin';
  }

  /** @name SpRuntimeTransactionValidityUnknownTransaction (563) */
  interface SpRuntimeTransactionValidityUnknownTransaction extends Enum {
    readonly isCannotLookup: boolean;
    readonly isNoUnsignedValidator: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly type: 'CannotLookup' | 'NoUnsignedValidator' | 'Custom';
  }

  /** @name SpInherentsInherentData (564) */
  interface SpInherentsInherentData extends Struct {
    readonly data: BTreeMap<U8aFixed, Bytes>;
  }

  /** @name SpInherentsCheckInherentsResult (569) */
  interface SpInherentsCheckInherentsResult extends Struct {
    readonly okay: bool;
    readonly fatalError: bool;
    readonly errors: SpInherentsInherentData;
  }

  /** @name SpRuntimeTransactionValidityTransactionSource (570) */
  interface SpRuntimeTransactionValidityTransactionSource extends Enum {
    readonly isInBlock: boolean;
    readonly isLocal: boolean;
    readonly isExternal: boolean;
    readonly type: 'InBlock' | 'Local' | 'External';
  }

  /** @name SpRuntimeTransactionValidityValidTransaction (572) */
  interface SpRuntimeTransactionValidityValidTransaction extends Struct {
    readonly priority: u64;
    readonly requires: Vec<Bytes>;
    readonly provides: Vec<Bytes>;
    readonly longevity: u64;
    readonly propagate: bool;
  }

  /** @name SpSessionRuntimeApiOpaqueGeneratedSessionKeys (574) */
  interface SpSessionRuntimeApiOpaqueGeneratedSessionKeys extends Struct {
    readonly keys_: Bytes;
    readonly proof: Bytes;
  }

  /** @name PalletTransactionPaymentRuntimeDispatchInfo (581) */
  interface PalletTransactionPaymentRuntimeDispatchInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly partialFee: u128;
  }

  /** @name PalletTransactionPaymentFeeDetails (582) */
  interface PalletTransactionPaymentFeeDetails extends Struct {
    readonly inclusionFee: Option<PalletTransactionPaymentInclusionFee>;
    readonly tip: u128;
  }

  /** @name PalletTransactionPaymentInclusionFee (584) */
  interface PalletTransactionPaymentInclusionFee extends Struct {
    readonly baseFee: u128;
    readonly lenFee: u128;
    readonly adjustedWeightFee: u128;
  }

  /** @name PalletOriginRuntimeApiSourceInfo (588) */
  interface PalletOriginRuntimeApiSourceInfo extends Struct {
    readonly meter: u32;
    readonly owner: AccountId32;
    readonly supplier: AccountId32;
    readonly recipient: AccountId32;
    readonly area: u32;
    readonly carrier: SmartchargePrimitivesCarrier;
    readonly capacity: u32;
    readonly commissioned: u64;
    readonly attributes: PalletOriginAttributes;
    readonly status: PalletOriginSourceStatus;
    readonly nextMeter: Option<u32>;
    readonly debt: u64;
    readonly attested: u32;
    readonly available: u32;
    readonly committed: u64;
    readonly shortSince: Option<u64>;
    readonly impossibleDeliveries: u32;
    readonly produced: u64;
    readonly unallocated: u64;
  }

  /** @name PalletOriginRuntimeApiIntervalInfo (590) */
  interface PalletOriginRuntimeApiIntervalInfo extends Struct {
    readonly ledger: PalletOriginLedger;
    readonly closes: u64;
    readonly expires: u64;
  }

  /** @name PalletOriginRuntimeApiCertificateInfo (594) */
  interface PalletOriginRuntimeApiCertificateInfo extends Struct {
    readonly source: u32;
    readonly interval: u64;
    readonly carrier: SmartchargePrimitivesCarrier;
    readonly free: u64;
    readonly locked: u64;
    readonly expires: u64;
  }

  /** @name SmartchargePrimitivesPageQueryError (596) */
  interface SmartchargePrimitivesPageQueryError extends Enum {
    readonly isZeroLimit: boolean;
    readonly isLimitTooHigh: boolean;
    readonly isUnknownCursor: boolean;
    readonly isUnknownSubject: boolean;
    readonly type: 'ZeroLimit' | 'LimitTooHigh' | 'UnknownCursor' | 'UnknownSubject';
  }

  /** @name PalletOriginRuntimeApiStatementEntry (601) */
  interface PalletOriginRuntimeApiStatementEntry extends Struct {
    readonly process: u64;
    readonly source: u32;
    readonly carrier: SmartchargePrimitivesCarrier;
    readonly interval: u64;
    readonly claimed: u64;
    readonly certified: u64;
    readonly closed: bool;
  }

  /** @name PalletOriginRuntimeApiCommitmentInfo (613) */
  interface PalletOriginRuntimeApiCommitmentInfo extends Struct {
    readonly process: u64;
    readonly power: u32;
  }

  /** @name PalletOriginRuntimeApiSeriesEntry (617) */
  interface PalletOriginRuntimeApiSeriesEntry extends Struct {
    readonly interval: u64;
    readonly ledger: PalletOriginLedger;
  }

  /** @name PalletChargingRuntimeApiProcessInfo (620) */
  interface PalletChargingRuntimeApiProcessInfo extends Struct {
    readonly driver: AccountId32;
    readonly station: u32;
    readonly cso: AccountId32;
    readonly payee: AccountId32;
    readonly meter: u32;
    readonly power: u32;
    readonly pricePerHour: u128;
    readonly authorised: u64;
    readonly state: PalletChargingRuntimeApiProcessState;
    readonly request: Option<PalletChargingRequest>;
    readonly supplier: Option<AccountId32>;
    readonly source: Option<u32>;
    readonly alternatives: Vec<PalletChargingRuntimeApiParty>;
    readonly segments: Vec<PalletChargingRuntimeApiSegmentInfo>;
    readonly dso: Option<AccountId32>;
    readonly steps: Vec<PalletChargingRuntimeApiStepInfo>;
    readonly delivered: u64;
    readonly sourced: u64;
    readonly escrow: u128;
    readonly totals: PalletChargingTotals;
  }

  /** @name PalletChargingRuntimeApiProcessState (621) */
  interface PalletChargingRuntimeApiProcessState extends Enum {
    readonly isAuthorised: boolean;
    readonly isRequested: boolean;
    readonly isCharging: boolean;
    readonly isClosing: boolean;
    readonly type: 'Authorised' | 'Requested' | 'Charging' | 'Closing';
  }

  /** @name PalletChargingRuntimeApiParty (624) */
  interface PalletChargingRuntimeApiParty extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
  }

  /** @name PalletChargingRuntimeApiSegmentInfo (626) */
  interface PalletChargingRuntimeApiSegmentInfo extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly since: u64;
    readonly energy: u64;
    readonly supplierPrice: i64;
  }

  /** @name PalletChargingRuntimeApiStepInfo (628) */
  interface PalletChargingRuntimeApiStepInfo extends Struct {
    readonly step: u32;
    readonly start: u64;
    readonly end: u64;
    readonly state: PalletChargingRuntimeApiStepState;
    readonly charges: bool;
    readonly energy: u64;
    readonly supplierPrice: i64;
    readonly gridPrice: i64;
    readonly energyCost: i128;
    readonly stationCost: u128;
  }

  /** @name PalletChargingRuntimeApiStepState (629) */
  interface PalletChargingRuntimeApiStepState extends Enum {
    readonly isSettled: boolean;
    readonly isOpen: boolean;
    readonly isPlanned: boolean;
    readonly type: 'Settled' | 'Open' | 'Planned';
  }

  /** @name PalletChargingRuntimeApiStationInfo (631) */
  interface PalletChargingRuntimeApiStationInfo extends Struct {
    readonly cso: AccountId32;
    readonly power: u32;
    readonly pricePerHour: u128;
    readonly free: bool;
    readonly offers: Vec<PalletChargingRuntimeApiOfferInfo>;
  }

  /** @name PalletChargingRuntimeApiOfferInfo (633) */
  interface PalletChargingRuntimeApiOfferInfo extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly carrier: Option<SmartchargePrimitivesCarrier>;
    readonly sameArea: bool;
    readonly default: bool;
    readonly available: Option<u32>;
    readonly energyPrice: Option<i64>;
    readonly gridPrice: i64;
    readonly totalPrice: Option<i64>;
    readonly validUntil: Option<u64>;
  }

  /** @name PalletChargingRuntimeApiStationBrief (637) */
  interface PalletChargingRuntimeApiStationBrief extends Struct {
    readonly station: u32;
    readonly evseId: Bytes;
    readonly cso: AccountId32;
    readonly meter: u32;
    readonly area: u32;
    readonly power: u32;
    readonly pricePerHour: u128;
    readonly open: bool;
    readonly meterActive: bool;
    readonly readAt: Option<u64>;
    readonly service: Option<PalletChargingRuntimeApiService>;
  }

  /** @name PalletChargingRuntimeApiService (639) */
  interface PalletChargingRuntimeApiService extends Struct {
    readonly process: u64;
    readonly state: PalletChargingRuntimeApiProcessState;
    readonly source: Option<u32>;
    readonly setPoint: u32;
    readonly wanted: u64;
    readonly delivered: u64;
  }

  /** @name PalletChargingRuntimeApiPlannedEnergy (643) */
  interface PalletChargingRuntimeApiPlannedEnergy extends Struct {
    readonly supplier: AccountId32;
    readonly ptu: u32;
    readonly energy: u64;
  }

  /** @name PalletChargingRuntimeApiProcessFilter (645) */
  interface PalletChargingRuntimeApiProcessFilter extends Enum {
    readonly isDriver: boolean;
    readonly asDriver: AccountId32;
    readonly isStation: boolean;
    readonly asStation: u32;
    readonly type: 'Driver' | 'Station';
  }

  /** @name PalletChargingRuntimeApiProcessBrief (648) */
  interface PalletChargingRuntimeApiProcessBrief extends Struct {
    readonly driver: AccountId32;
    readonly station: u32;
    readonly cso: AccountId32;
    readonly pricePerHour: u128;
    readonly authorised: u64;
    readonly ends: Option<u64>;
    readonly service: PalletChargingRuntimeApiService;
    readonly escrow: u128;
    readonly rewards: u128;
    readonly respondsTo: Option<u64>;
    readonly totals: PalletChargingTotals;
  }

  /** @name PalletChargingRuntimeApiQuote (655) */
  interface PalletChargingRuntimeApiQuote extends Struct {
    readonly supplier: AccountId32;
    readonly source: Option<u32>;
    readonly alternatives: Vec<PalletChargingRuntimeApiParty>;
    readonly dso: AccountId32;
    readonly pricePerHour: u128;
    readonly steps: Vec<PalletChargingRuntimeApiStepInfo>;
    readonly energyCost: i128;
    readonly stationCost: u128;
    readonly escrow: u128;
    readonly missing: u64;
    readonly short: u128;
    readonly refusal: Option<SpRuntimeDispatchError>;
  }

  /** @name PalletChargingRuntimeApiCoverInfo (659) */
  interface PalletChargingRuntimeApiCoverInfo extends Struct {
    readonly process: u64;
    readonly station: u32;
    readonly amount: u128;
  }

  /** @name PalletGridRuntimeApiAreaInfo (663) */
  interface PalletGridRuntimeApiAreaInfo extends Struct {
    readonly id: u32;
    readonly area: PalletGridArea;
    readonly price: i64;
  }

  /** @name PalletSettlementRuntimeApiSupplierPosition (667) */
  interface PalletSettlementRuntimeApiSupplierPosition extends Struct {
    readonly supplier: AccountId32;
    readonly position: Vec<PalletSettlementQuarter>;
    readonly adjustment: Vec<i64>;
    readonly trades: Vec<PalletSettlementNetTrade>;
    readonly brp: Option<AccountId32>;
  }

  /** @name PalletSettlementStatementsSettledQuarter (679) */
  interface PalletSettlementStatementsSettledQuarter extends Struct {
    readonly ptu: u32;
    readonly net: i128;
    readonly programme: Option<i128>;
    readonly trades: i128;
    readonly price: PalletSettlementImbalancePrice;
    readonly settled: PalletSettlementImbalanceSettled;
  }

  /** @name PalletSettlementImbalanceSettled (680) */
  interface PalletSettlementImbalanceSettled extends Struct {
    readonly portfolio: PalletSettlementImbalance;
    readonly own: PalletSettlementImbalance;
    readonly suppliers: Vec<ITuple<[PalletSettlementImbalance, i128]>>;
    readonly gain: i128;
  }

  /** @name PalletSettlementImbalance (681) */
  interface PalletSettlementImbalance extends Struct {
    readonly energy: i128;
    readonly amount: i128;
  }

  /** @name PalletDemandResponseRuntimeApiSignalFilter (684) */
  interface PalletDemandResponseRuntimeApiSignalFilter extends Enum {
    readonly isAll: boolean;
    readonly isTarget: boolean;
    readonly asTarget: PalletDemandResponseTarget;
    readonly isDso: boolean;
    readonly asDso: AccountId32;
    readonly type: 'All' | 'Target' | 'Dso';
  }

  /** @name PalletConsortiumRuntimeApiParticipantInfo (689) */
  interface PalletConsortiumRuntimeApiParticipantInfo extends Struct {
    readonly member: Option<PalletConsortiumMemberRecord>;
    readonly registrar: Option<AccountId32>;
    readonly exitsUntil: Option<u64>;
    readonly allowance: Option<PalletConsortiumRuntimeApiAllowanceInfo>;
    readonly pool: Option<PalletConsortiumRuntimeApiAllowanceInfo>;
  }

  /** @name PalletConsortiumRuntimeApiAllowanceInfo (692) */
  interface PalletConsortiumRuntimeApiAllowanceInfo extends Struct {
    readonly left: u128;
    readonly max: u128;
    readonly recovery: u128;
    readonly reserve: u128;
  }

  /** @name PalletCorrectionsRuntimeApiProcessCorrections (694) */
  interface PalletCorrectionsRuntimeApiProcessCorrections extends Struct {
    readonly delivered: Option<u64>;
    readonly corrections: Vec<PalletCorrectionsRuntimeApiCorrectionInfo>;
    readonly parts: Vec<PalletCorrectionsCorrected>;
  }

  /** @name PalletCorrectionsRuntimeApiCorrectionInfo (696) */
  interface PalletCorrectionsRuntimeApiCorrectionInfo extends Struct {
    readonly id: u64;
    readonly correction: PalletCorrectionsCorrection;
  }

  /** @name SmartchargePrimitivesPage (698) */
  interface SmartchargePrimitivesPage extends Struct {
    readonly items: Vec<PalletCorrectionsRuntimeApiDisputeInfo>;
    readonly next: Option<u64>;
  }

  /** @name PalletCorrectionsRuntimeApiDisputeInfo (699) */
  interface PalletCorrectionsRuntimeApiDisputeInfo extends Struct {
    readonly id: u64;
    readonly dispute: PalletCorrectionsDisputesTypesDispute;
  }

  /** @name SmartchargeRuntimeApisViewPosition (703) */
  interface SmartchargeRuntimeApisViewPosition extends Enum {
    readonly isArea: boolean;
    readonly asArea: u32;
    readonly isSource: boolean;
    readonly asSource: u32;
    readonly isStation: boolean;
    readonly asStation: u32;
    readonly type: 'Area' | 'Source' | 'Station';
  }

  /** @name SmartchargeRuntimeApisViewSnapshot (705) */
  interface SmartchargeRuntimeApisViewSnapshot extends Struct {
    readonly now: u64;
    readonly areas: Vec<PalletGridRuntimeApiAreaInfo>;
    readonly sources: Vec<ITuple<[u32, PalletOriginRuntimeApiSourceInfo]>>;
    readonly stations: Vec<PalletChargingRuntimeApiStationBrief>;
    readonly next: Option<SmartchargeRuntimeApisViewPosition>;
  }

  /** @name SmartchargeRuntimeApisViewAccountInfo (706) */
  interface SmartchargeRuntimeApisViewAccountInfo extends Struct {
    readonly free: u128;
    readonly spendable: u128;
    readonly holds: Vec<SmartchargeRuntimeApisViewHold>;
    readonly escrow: u128;
    readonly rewards: u128;
    readonly debts: Vec<SmartchargeRuntimeApisViewOwing>;
    readonly complete: bool;
  }

  /** @name SmartchargeRuntimeApisViewHold (708) */
  interface SmartchargeRuntimeApisViewHold extends Struct {
    readonly reason: SmartchargeRuntimeRuntimeHoldReason;
    readonly amount: u128;
  }

  /** @name SmartchargeRuntimeApisViewOwing (710) */
  interface SmartchargeRuntimeApisViewOwing extends Struct {
    readonly creditor: AccountId32;
    readonly kind: SmartchargePrimitivesDebtDebtKind;
    readonly amount: u128;
  }

  /** @name SmartchargeRuntimeRuntimeError (714) */
  interface SmartchargeRuntimeRuntimeError extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSystemError;
    readonly isGrandpa: boolean;
    readonly asGrandpa: PalletGrandpaError;
    readonly isBalances: boolean;
    readonly asBalances: PalletBalancesError;
    readonly isCouncil: boolean;
    readonly asCouncil: PalletCollectiveError;
    readonly isUtility: boolean;
    readonly asUtility: PalletUtilityError;
    readonly isProxy: boolean;
    readonly asProxy: PalletProxyError;
    readonly isMultisig: boolean;
    readonly asMultisig: PalletMultisigError;
    readonly isConsortium: boolean;
    readonly asConsortium: PalletConsortiumError;
    readonly isTokens: boolean;
    readonly asTokens: PalletTokensError;
    readonly isGrid: boolean;
    readonly asGrid: PalletGridError;
    readonly isMetering: boolean;
    readonly asMetering: PalletMeteringError;
    readonly isOrigin: boolean;
    readonly asOrigin: PalletOriginError;
    readonly isDemandResponse: boolean;
    readonly asDemandResponse: PalletDemandResponseError;
    readonly isCharging: boolean;
    readonly asCharging: PalletChargingError;
    readonly isDebts: boolean;
    readonly asDebts: PalletDebtsError;
    readonly isSettlement: boolean;
    readonly asSettlement: PalletSettlementError;
    readonly isInvoices: boolean;
    readonly asInvoices: PalletInvoicesError;
    readonly isCorrections: boolean;
    readonly asCorrections: PalletCorrectionsError;
    readonly isSession: boolean;
    readonly asSession: PalletSessionError;
    readonly isTxPause: boolean;
    readonly asTxPause: PalletTxPauseError;
    readonly isPeers: boolean;
    readonly asPeers: PalletPeersError;
    readonly isMigrations: boolean;
    readonly asMigrations: PalletMigrationsError;
    readonly isSafeMode: boolean;
    readonly asSafeMode: PalletSafeModeError;
    readonly type: 'System' | 'Grandpa' | 'Balances' | 'Council' | 'Utility' | 'Proxy' | 'Multisig' | 'Consortium' | 'Tokens' | 'Grid' | 'Metering' | 'Origin' | 'DemandResponse' | 'Charging' | 'Debts' | 'Settlement' | 'Invoices' | 'Corrections' | 'Session' | 'TxPause' | 'Peers' | 'Migrations' | 'SafeMode';
  }

} // declare module
