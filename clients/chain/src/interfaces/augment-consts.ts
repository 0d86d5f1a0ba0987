// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Written by `npm run types` from metadata/smartcharge.scale; do not edit.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/consts';

import type { ApiTypes, AugmentedConst } from '@polkadot/api-base/types';
import type { Option, i64, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { Perbill, Permill } from '@polkadot/types/interfaces/runtime';
import type { FrameSupportPalletId, FrameSystemLimitsBlockLength, FrameSystemLimitsBlockWeights, SpVersionRuntimeVersion, SpWeightsRuntimeDbWeight, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';

export type __AugmentedConst<ApiType extends ApiTypes> = AugmentedConst<ApiType>;

declare module '@polkadot/api-base/types/consts' {
  interface AugmentedConsts<ApiType extends ApiTypes> {
    aura: {
      /**
       * The slot duration Aura should run with, expressed in milliseconds.
       *
       * The effective value of this type can be changed with a runtime upgrade.
       *
       * For backwards compatibility either use [`MinimumPeriodTimesTwo`] or a const.
       **/
      slotDuration: u64 & AugmentedConst<ApiType>;
    };
    balances: {
      /**
       * The minimum amount required to keep an account open. MUST BE GREATER THAN ZERO!
       *
       * If you *really* need it to be zero, you can enable the feature `insecure_zero_ed` for
       * this pallet. However, you do so at your own risk: this will open up a major DoS vector.
       * In case you have multiple sources of provider references, you may also get unexpected
       * behaviour if you set this to zero.
       *
       * Bottom line: Do yourself a favour and make it at least one!
       **/
      existentialDeposit: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum number of individual freeze locks that can exist on an account at any time.
       **/
      maxFreezes: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of locks that should exist on an account.
       * Not strictly enforced, but used for weight estimation.
       *
       * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      maxLocks: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of named reserves that can exist on an account.
       *
       * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      maxReserves: u32 & AugmentedConst<ApiType>;
    };
    charging: {
      /**
       * The part of a step that may have passed when it answers a signal, per mille.
       **/
      answerWithin: u32 & AugmentedConst<ApiType>;
      /**
       * Highest age of the meter's latest reading at authorisation, in ms.
       **/
      freshness: u64 & AugmentedConst<ApiType>;
      /**
       * The least energy that a response moves, per mille of the capacity of its step.
       **/
      leastMove: u32 & AugmentedConst<ApiType>;
      /**
       * How long before the authorisation the reading may be from which the energy of a process
       * counts, in ms.
       **/
      maxBaseAge: u64 & AugmentedConst<ApiType>;
      /**
       * The longest duration of all steps of a process, in ms.
       **/
      maxDuration: u64 & AugmentedConst<ApiType>;
      /**
       * The most energy of a request, in Wh.
       **/
      maxEnergy: u64 & AugmentedConst<ApiType>;
      /**
       * The most mandates of a driver.
       **/
      maxMandates: u32 & AugmentedConst<ApiType>;
      /**
       * The longest time from now to the end of a mandate, in ms.
       **/
      maxMandateTime: u64 & AugmentedConst<ApiType>;
      /**
       * The most offers for one process.
       **/
      maxOffers: u32 & AugmentedConst<ApiType>;
      /**
       * The most offers of one supplier for one process. All suppliers of a station together
       * have no more than [`Config::MaxOffers`], so that each of them has a place.
       **/
      maxOffersPerSupplier: u32 & AugmentedConst<ApiType>;
      /**
       * The highest price per kWh.
       **/
      maxPrice: i64 & AugmentedConst<ApiType>;
      /**
       * The highest price of a station per hour.
       **/
      maxPricePerHour: u128 & AugmentedConst<ApiType>;
      /**
       * The most provisional rewards of one process. With as many it answers no further
       * signal.
       **/
      maxRewards: u32 & AugmentedConst<ApiType>;
      /**
       * The most standing offers of one supplier.
       **/
      maxStandingOffers: u32 & AugmentedConst<ApiType>;
      /**
       * The longest step, in ms.
       **/
      maxStep: u64 & AugmentedConst<ApiType>;
      /**
       * The most processes of a driver that are not scheduled yet.
       **/
      maxUnscheduled: u32 & AugmentedConst<ApiType>;
      /**
       * The least energy of a request, in Wh.
       **/
      minEnergy: u64 & AugmentedConst<ApiType>;
      /**
       * The least spendable balance with which a driver is authorised. It is in escrow until the
       * schedule.
       **/
      minimumBalance: u128 & AugmentedConst<ApiType>;
      /**
       * The lowest price per kWh; not above zero.
       **/
      minPrice: i64 & AugmentedConst<ApiType>;
      /**
       * Id from which the escrow account is derived.
       **/
      palletId: FrameSupportPalletId & AugmentedConst<ApiType>;
      /**
       * How long the record of a process stays in the state after its end, in ms.
       **/
      recordLifetime: u64 & AugmentedConst<ApiType>;
      /**
       * Number of records for which one root is reported when they leave the state.
       **/
      recordsPerRoot: u32 & AugmentedConst<ApiType>;
      /**
       * Energy in Wh by which what was settled may differ from what signed records prove:
       * both are rounded.
       **/
      recordTolerance: u64 & AugmentedConst<ApiType>;
      /**
       * The longest time between the begin or the end that a signed record shows and that of its
       * process, in ms.
       **/
      recordWindow: u64 & AugmentedConst<ApiType>;
      /**
       * Time since the authorisation after which a process can no longer be scheduled, so that
       * no offer binds for longer, and anybody can close it, in ms.
       **/
      setupLimit: u64 & AugmentedConst<ApiType>;
      /**
       * Time without a reading after which anybody can close a scheduled process, in ms.
       **/
      staleAfter: u64 & AugmentedConst<ApiType>;
      /**
       * The part of its energy by which a response may fall short, per mille.
       **/
      tolerance: u32 & AugmentedConst<ApiType>;
    };
    consortium: {
      /**
       * Allowance of a driver: fees that it does not have to pay, in the smallest token unit.
       **/
      driverAllowance: u128 & AugmentedConst<ApiType>;
      /**
       * Recovery of a driver's allowance per block, in the smallest token unit.
       **/
      driverRecovery: u128 & AugmentedConst<ApiType>;
      /**
       * Time between two exit calls of a kind of a former participant by the same signer, in
       * blocks: a day.
       **/
      exitInterval: u32 & AugmentedConst<ApiType>;
      /**
       * Time for which a former participant can make exit calls, in blocks. More than
       * `BlockHashCount`.
       **/
      exitPeriod: u32 & AugmentedConst<ApiType>;
      /**
       * Part of a driver's allowance and of a pool that serves only exit calls.
       **/
      exitReserve: Perbill & AugmentedConst<ApiType>;
      /**
       * Number of past sessions whose validators and keys can be proven. Evidence against a
       * validator is valid for as long.
       **/
      historyDepth: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of accounts that act for a participant and are none themselves.
       **/
      maxDelegates: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of former participants of a registrar.
       **/
      maxFormer: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of members. The collective must have room for as many.
       **/
      maxMembers: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of open motions of a member.
       **/
      maxOpenMotions: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum age of the best finalised block when finality is restarted, in blocks.
       **/
      maxStall: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum delay of a restart of finality, in blocks. Until then, the authorities do not
       * change.
       **/
      maxStallDelay: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum weight that a transaction may declare without returning what it does not use.
       **/
      maxUnreturned: SpWeightsWeightV2Weight & AugmentedConst<ApiType>;
      /**
       * Maximum number of validators of all members together.
       **/
      maxValidators: u32 & AugmentedConst<ApiType>;
      /**
       * Allowance of a member: fees that it does not have to pay, in the smallest token unit. At
       * least the allowance of a driver.
       **/
      memberAllowance: u128 & AugmentedConst<ApiType>;
      /**
       * Recovery of a member's allowance per block, in the smallest token unit.
       **/
      memberRecovery: u128 & AugmentedConst<ApiType>;
      /**
       * Pool of the drivers of a registrar: fees that all of them together do not have to pay,
       * in the smallest token unit. At least the allowance of a driver.
       **/
      poolAllowance: u128 & AugmentedConst<ApiType>;
      /**
       * Recovery of the pool of a registrar's drivers per block, in the smallest token unit.
       **/
      poolRecovery: u128 & AugmentedConst<ApiType>;
    };
    corrections: {
      /**
       * Time in ms in which respondents can answer.
       **/
      answerTime: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms in which parties can appeal.
       **/
      appealTime: u64 & AugmentedConst<ApiType>;
      /**
       * Part of the claim that is the bond of a dispute.
       **/
      bondPart: Permill & AugmentedConst<ApiType>;
      /**
       * Time in ms in which a driver can consent to a correction.
       **/
      consentTime: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms after the end of a process in which its lines can be corrected.
       **/
      correctionLimit: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms in which governance can decide an appeal.
       **/
      councilTime: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms between the first answer and the draw of the arbiters.
       **/
      drawDelay: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms after which an executed correction and a closed dispute are removed. Not
       * shorter than the records of processes live.
       **/
      lifetime: u64 & AugmentedConst<ApiType>;
      /**
       * Highest claim of a dispute about an invoice.
       **/
      maxInvoiceClaim: u128 & AugmentedConst<ApiType>;
      /**
       * Number of open disputes with which a claimant can open none about a line or an invoice.
       **/
      maxOpenDisputes: u32 & AugmentedConst<ApiType>;
      /**
       * Lowest bond of a dispute.
       **/
      minBond: u128 & AugmentedConst<ApiType>;
      /**
       * Time in ms in which a line, a correction or an invoice can be disputed.
       **/
      openTime: u64 & AugmentedConst<ApiType>;
      /**
       * Time in ms in which arbiters can rule.
       **/
      rulingTime: u64 & AugmentedConst<ApiType>;
    };
    council: {
      /**
       * The maximum weight of a dispatch call that can be proposed and executed.
       **/
      maxProposalWeight: SpWeightsWeightV2Weight & AugmentedConst<ApiType>;
    };
    demandResponse: {
      /**
       * Maximum time from sending a signal to the start of its window, in ms.
       **/
      maxLead: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of responses that one signal pays.
       **/
      maxResponses: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of pending signals of one target.
       **/
      maxSignalsPerTarget: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum length of a window, in ms.
       **/
      maxWindow: u64 & AugmentedConst<ApiType>;
    };
    grandpa: {
      /**
       * Max Authorities in use
       **/
      maxAuthorities: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of nominators for each validator.
       **/
      maxNominators: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum number of entries to keep in the set id to session index mapping.
       *
       * Since the `SetIdSession` map is only used for validating equivocations this
       * value should relate to the bonding duration of whatever staking system is
       * being used (if any). If equivocation handling is not enabled then this value
       * can be zero.
       **/
      maxSetIdSessionEntries: u64 & AugmentedConst<ApiType>;
    };
    grid: {
      /**
       * Maximum time between a call and the hour from which the allocation that it sets
       * applies, in ms.
       **/
      allocationLead: u64 & AugmentedConst<ApiType>;
      /**
       * Time for which an allocation is remembered after another one applies, in ms.
       **/
      allocationRetention: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of areas.
       **/
      maxAreas: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum price of a tariff, in the smallest token unit per kWh. It catches mistakes.
       **/
      maxPrice: i64 & AugmentedConst<ApiType>;
      /**
       * Minimum price of a tariff, in the smallest token unit per kWh; not above zero. It
       * catches mistakes.
       **/
      minPrice: i64 & AugmentedConst<ApiType>;
    };
    invoices: {
      /**
       * Time in ms after which an anchor is removed.
       **/
      lifetime: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of series of an issuer.
       **/
      maxSeries: u16 & AugmentedConst<ApiType>;
    };
    metering: {
      /**
       * Time after the registration of a meter in which its DSO can approve it, in ms.
       **/
      approvalPeriod: u64 & AugmentedConst<ApiType>;
      /**
       * Weight reserved per batch, on top of one share per reading, for late readings that
       * close many steps.
       **/
      catchUp: SpWeightsWeightV2Weight & AugmentedConst<ApiType>;
      /**
       * Age of a reading, in ms, from which anybody may submit it whatever gap it leaves.
       **/
      gapDelay: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum age of a reading, in ms.
       **/
      maxAge: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of readings in a batch.
       **/
      maxBatch: u32 & AugmentedConst<ApiType>;
      /**
       * Longest time that a reading may be ahead of the clock, in ms.
       **/
      maxDrift: u64 & AugmentedConst<ApiType>;
      /**
       * Longest gap after the latest reading of a meter, in ms, that a reading may leave if
       * others than the owner of the meter submit it at once and something waits for the
       * readings in between. Registers may be behind by as long.
       **/
      maxGap: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum power of a connection, in W.
       **/
      maxPower: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of records in a batch.
       **/
      maxRecords: u32 & AugmentedConst<ApiType>;
    };
    migrations: {
      /**
       * The maximal length of an encoded cursor.
       *
       * A good default needs to selected such that no migration will ever have a cursor with MEL
       * above this limit. This is statically checked in `integrity_test`.
       **/
      cursorMaxLen: u32 & AugmentedConst<ApiType>;
      /**
       * The maximal length of an encoded identifier.
       *
       * A good default needs to selected such that no migration will ever have an identifier
       * with MEL above this limit. This is statically checked in `integrity_test`.
       **/
      identifierMaxLen: u32 & AugmentedConst<ApiType>;
    };
    multisig: {
      /**
       * The base amount of currency needed to reserve for creating a multisig execution or to
       * store a dispatch call for later.
       *
       * This is held for an additional storage item whose value size is
       * `4 + sizeof((BlockNumber, Balance, AccountId))` bytes and whose key size is
       * `32 + sizeof(AccountId)` bytes.
       **/
      depositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per unit threshold when creating a multisig execution.
       *
       * This is held for adding 32 bytes more into a pre-existing storage value.
       **/
      depositFactor: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of signatories allowed in the multisig.
       **/
      maxSignatories: u32 & AugmentedConst<ApiType>;
    };
    origin: {
      /**
       * Minimum time between two readings for the power between them to be attested, in ms;
       * exactly this time counts.
       **/
      attestationPeriod: u64 & AugmentedConst<ApiType>;
      /**
       * How long a cancellation stays in the state, in ms.
       **/
      cancellationLifetime: u64 & AugmentedConst<ApiType>;
      /**
       * Number of cancellations for which one root is reported when they leave the state.
       **/
      cancellationsPerRoot: u32 & AugmentedConst<ApiType>;
      /**
       * Part by which a process can draw more than the power committed to it and still be
       * certified before what others draw beyond theirs, per mille.
       **/
      claimTolerance: u32 & AugmentedConst<ApiType>;
      /**
       * Number of intervals between the end of an interval and its closing.
       **/
      closingDelay: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum age of the latest reading of a source, and maximum time between its latest two
       * readings, for its power to be attested, in ms.
       **/
      freshness: u64 & AugmentedConst<ApiType>;
      /**
       * Time during which the commitments of a source can exceed its power before one is
       * dropped, in ms.
       **/
      grace: u64 & AugmentedConst<ApiType>;
      /**
       * Validity of certificates after the end of their interval, in ms. Idle blocks remove them
       * afterwards.
       **/
      lifetime: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum time between energy and a reading, before or after it, for the energy to be
       * booked to an interval, in ms.
       **/
      reach: u64 & AugmentedConst<ApiType>;
    };
    peers: {
      /**
       * Maximum difference between the time of a block and the clock of a node, in ms. Beyond
       * it, the node takes the list of the block for outdated.
       **/
      maxAge: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of peers of all members together.
       **/
      maxPeers: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of peers of one member.
       **/
      maxPeersPerMember: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum number of validators, for weights.
       **/
      maxValidators: u32 & AugmentedConst<ApiType>;
      /**
       * Maximum age of the proof of a node, in ms.
       **/
      proofLifetime: u64 & AugmentedConst<ApiType>;
    };
    proxy: {
      /**
       * The base amount of currency needed to reserve for creating an announcement.
       *
       * This is held when a new storage item holding a `Balance` is created (typically 16
       * bytes).
       **/
      announcementDepositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per announcement made.
       *
       * This is held for adding an `AccountId`, `Hash` and `BlockNumber` (typically 68 bytes)
       * into a pre-existing storage value.
       **/
      announcementDepositFactor: u128 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of time-delayed announcements that are allowed to be pending.
       **/
      maxPending: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum amount of proxies allowed for a single account.
       **/
      maxProxies: u32 & AugmentedConst<ApiType>;
      /**
       * The base amount of currency needed to reserve for creating a proxy.
       *
       * This is held for an additional storage item whose value size is
       * `sizeof(Balance)` bytes and whose key size is `sizeof(AccountId)` bytes.
       **/
      proxyDepositBase: u128 & AugmentedConst<ApiType>;
      /**
       * The amount of currency needed per proxy added.
       *
       * This is held for adding 32 bytes plus an instance of `ProxyType` more into a
       * pre-existing storage value. Thus, when configuring `ProxyDepositFactor` one should take
       * into account `32 + proxy_type.encode().len()` bytes of data.
       **/
      proxyDepositFactor: u128 & AugmentedConst<ApiType>;
    };
    safeMode: {
      /**
       * The amount that will be reserved upon calling [`Pallet::enter`].
       *
       * `None` disallows permissionlessly enabling the safe-mode and is a sane default.
       **/
      enterDepositAmount: Option<u128> & AugmentedConst<ApiType>;
      /**
       * For how many blocks the safe-mode will be entered by [`Pallet::enter`].
       **/
      enterDuration: u32 & AugmentedConst<ApiType>;
      /**
       * The amount that will be reserved upon calling [`Pallet::extend`].
       *
       * `None` disallows permissionlessly extending the safe-mode and is a sane default.
       **/
      extendDepositAmount: Option<u128> & AugmentedConst<ApiType>;
      /**
       * For how many blocks the safe-mode can be extended by each [`Pallet::extend`] call.
       *
       * This does not impose a hard limit as the safe-mode can be extended multiple times.
       **/
      extendDuration: u32 & AugmentedConst<ApiType>;
      /**
       * The minimal duration a deposit will remain reserved after safe-mode is entered or
       * extended, unless [`Pallet::force_release_deposit`] is successfully called sooner.
       *
       * Every deposit is tied to a specific activation or extension, thus each deposit can be
       * released independently after the delay for it has passed.
       *
       * `None` disallows permissionlessly releasing the safe-mode deposits and is a sane
       * default.
       **/
      releaseDelay: Option<u32> & AugmentedConst<ApiType>;
    };
    session: {
      /**
       * The amount to be held when setting keys.
       **/
      keyDeposit: u128 & AugmentedConst<ApiType>;
    };
    settlement: {
      /**
       * How far ahead of the present time a contract can begin, in ms.
       **/
      contractLead: u64 & AugmentedConst<ApiType>;
      /**
       * How long before the start of a quarter its programme can be filed at the latest, in ms.
       **/
      gateClosure: u64 & AugmentedConst<ApiType>;
      /**
       * How far ahead of the present time quarters of an hour can begin that are filed, traded
       * or priced, in ms.
       **/
      maxLead: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum price, in the smallest token unit per kWh. It catches mistakes.
       **/
      maxPrice: i64 & AugmentedConst<ApiType>;
      /**
       * Minimum price, in the smallest token unit per kWh. It catches mistakes.
       **/
      minPrice: i64 & AugmentedConst<ApiType>;
      /**
       * Time between the end of a contract and the call that ends it, at least, in ms.
       **/
      notice: u64 & AugmentedConst<ApiType>;
      /**
       * How long before the present hour energy can have flowed to be booked to its hour, in
       * ms.
       **/
      openFor: u64 & AugmentedConst<ApiType>;
      /**
       * How long before the present hour a position can be and is kept, in ms.
       **/
      retention: u64 & AugmentedConst<ApiType>;
      /**
       * How long after the end of a local day it can be settled at the earliest, in ms.
       **/
      settleAfter: u64 & AugmentedConst<ApiType>;
      /**
       * How long after the end of a local day its energy can be traded, in ms.
       **/
      tradesUntil: u64 & AugmentedConst<ApiType>;
      /**
       * Number of past years whose reports and sums of prices are kept.
       **/
      yearsKept: u32 & AugmentedConst<ApiType>;
    };
    system: {
      /**
       * Maximum number of block number to block hash mappings to keep (oldest pruned first).
       **/
      blockHashCount: u32 & AugmentedConst<ApiType>;
      /**
       * The maximum length of a block (in bytes).
       **/
      blockLength: FrameSystemLimitsBlockLength & AugmentedConst<ApiType>;
      /**
       * Block & extrinsics weights: base values and limits.
       **/
      blockWeights: FrameSystemLimitsBlockWeights & AugmentedConst<ApiType>;
      /**
       * The weight of runtime database operations the runtime can invoke.
       **/
      dbWeight: SpWeightsRuntimeDbWeight & AugmentedConst<ApiType>;
      /**
       * The designated SS58 prefix of this chain.
       *
       * This replaces the "ss58Format" property declared in the chain spec. Reason is
       * that the runtime should know about the prefix in order to make use of it as
       * an identifier of the chain.
       **/
      ss58Prefix: u16 & AugmentedConst<ApiType>;
      /**
       * Get the chain's in-code version.
       **/
      version: SpVersionRuntimeVersion & AugmentedConst<ApiType>;
    };
    timestamp: {
      /**
       * The minimum period between blocks.
       *
       * Be aware that this is different to the *expected* period that the block production
       * apparatus provides. Your chosen consensus system will generally work with this to
       * determine a sensible block time. For example, in the Aura pallet it will be double this
       * period on default settings.
       **/
      minimumPeriod: u64 & AugmentedConst<ApiType>;
    };
    tokens: {
      /**
       * Time after which the owner of a pending withdrawal can cancel it, in ms.
       **/
      cancellationPeriod: u64 & AugmentedConst<ApiType>;
      /**
       * Maximum number of pending withdrawals of one account.
       **/
      maxPendingWithdrawals: u32 & AugmentedConst<ApiType>;
    };
    transactionPayment: {
      /**
       * A fee multiplier for `Operational` extrinsics to compute "virtual tip" to boost their
       * `priority`
       *
       * This value is multiplied by the `final_fee` to obtain a "virtual tip" that is later
       * added to a tip component in regular `priority` calculations.
       * It means that a `Normal` transaction can front-run a similarly-sized `Operational`
       * extrinsic (with no tip), by including a tip value greater than the virtual tip.
       *
       * ```rust,ignore
       * // For `Normal`
       * let priority = priority_calc(tip);
       *
       * // For `Operational`
       * let virtual_tip = (inclusion_fee + tip) * OperationalFeeMultiplier;
       * let priority = priority_calc(tip + virtual_tip);
       * ```
       *
       * Note that since we use `final_fee` the multiplier applies also to the regular `tip`
       * sent with the transaction. So, not only does the transaction get a priority bump based
       * on the `inclusion_fee`, but we also amplify the impact of tips applied to `Operational`
       * transactions.
       **/
      operationalFeeMultiplier: u8 & AugmentedConst<ApiType>;
    };
    txPause: {
      /**
       * Maximum length for pallet name and call name SCALE encoded string names.
       *
       * TOO LONG NAMES WILL BE TREATED AS PAUSED.
       **/
      maxNameLen: u32 & AugmentedConst<ApiType>;
    };
    utility: {
      /**
       * The limit on the number of batched calls.
       **/
      batchedCallsLimit: u32 & AugmentedConst<ApiType>;
    };
  } // AugmentedConsts
} // declare module
