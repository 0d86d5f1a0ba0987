// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Names of what the chain answers. The types follow from the committed metadata. */

import type { ApiArgs, ApiValue, Calls, Stored } from './runtime.js';

/** The good part of an answer that can be an error. */
type Good<T> = Extract<T, { success: true }> extends { value: infer V } ? V : never;

export type Snapshot = Good<ApiValue<'ViewApi', 'snapshot'>>;
export type AreaInfo = Snapshot['areas'][number];
export type SourceInfo = Snapshot['sources'][number][1];
export type StationBrief = Snapshot['stations'][number];
export type Service = NonNullable<StationBrief['service']>;
export type AccountInfo = ApiValue<'ViewApi', 'account'>;
export type ParticipantInfo = ApiValue<'ConsortiumApi', 'participant'>;
export type StationInfo = NonNullable<ApiValue<'ChargingApi', 'offers'>>;
export type OfferInfo = StationInfo['offers'][number];
export type ProcessInfo = NonNullable<ApiValue<'ChargingApi', 'process'>>;
export type ProcessBrief = Good<ApiValue<'ChargingApi', 'processes'>>['items'][number];
export type StepInfo = ProcessInfo['steps'][number];
export type RecordItem = Good<ApiValue<'ChargingApi', 'records'>>['items'][number];
export type ChargeRecord = NonNullable<Stored<'Charging', 'Records'>>;
export type Quote = Good<ApiValue<'ChargingApi', 'quote'>>;
export type StatementEntry = Good<ApiValue<'OriginApi', 'statement'>>['items'][number];
export type SeriesEntry = Good<ApiValue<'OriginApi', 'series'>>[number];
export type CommitmentInfo = Good<ApiValue<'OriginApi', 'commitments'>>['items'][number];
export type Mandate = NonNullable<Stored<'Charging', 'Mandates'>>[number];
export type Station = NonNullable<Stored<'Charging', 'Stations'>>;
export type Request = ApiArgs<'ChargingApi', 'quote'>[2];
export type Preferences = Request['preferences'];
export type SourceChoice = Preferences['source'];
export type Carrier = SourceInfo['carrier']['type'];
export type StartArgs = Calls['Charging']['start'];

/** Origin of the energy of a process, in intervals whose ledgers are still stored. */
export interface Statement {
	entries: StatementEntry[];
	/** Sum of the claims, in Wh. */
	claimed: bigint;
	/** Sum of their certified parts, in Wh. */
	certified: bigint;
	/** Energy of certificates that were cancelled for the process afterwards, in Wh. */
	greened: bigint;
}
