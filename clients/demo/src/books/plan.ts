// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Day, Supplier } from '../day/scenario.js';

/** Quarters of the day that is played: the one on which clocks are put back. */
export const QUARTERS = 100;

/** Balance responsible parties. */
export const BRPS = ['brpX', 'brpY'] as const;
export type Brp = (typeof BRPS)[number];

/** Parties that trade. */
export const PARTIES = ['supplierA', 'supplierB', ...BRPS] as const;
export type Party = (typeof PARTIES)[number];

/** States of the regulation of the grid. */
export const STATES = ['Balanced', 'Up', 'Down', 'Both'] as const;
export type Regulation = (typeof STATES)[number];

/** What a supplier answers for, and to whom the gain of netting goes. */
export const VOLUMES = ['Programme', 'Trades'] as const;
export const NETTINGS = ['Brp', 'ProRata'] as const;

/** Contract of a supplier with its balance responsible party. */
export interface ContractSpec {
	supplier: Supplier;
	brp: Brp;
	answersFor: (typeof VOLUMES)[number];
	netting: (typeof NETTINGS)[number];
	/** In the smallest unit of the token. */
	margin: bigint;
}

/** A trade, in Wh by quarter of the day. */
export interface TradeSpec {
	seller: Party;
	buyer: Party;
	energy: bigint[];
}

/** Prices of imbalance in a quarter, in the smallest unit of the token per kWh. */
export interface ImbalanceSpec {
	short: bigint;
	surplus: bigint;
	grid: Regulation;
}

/** A day with books; lists have a value for each quarter of the day. */
export interface Plan {
	name: string;
	title: string;
	/** What is charged; its times count from local midnight. */
	charging: Day;
	contracts: ContractSpec[];
	/** Sold less bought outside of the chain, in Wh. */
	programmes: Map<Brp, bigint[]>;
	trades: TradeSpec[];
	dayAhead: bigint[];
	imbalance: ImbalanceSpec[];
	/** A meter that counted too much in a visit, which is found when the day was settled. */
	wrongMeter: { visit: number; energy: bigint };
	/** A step of a visit that its driver disputes, and the part that arbiters uphold. */
	dispute: { visit: number; step: number; energy: bigint; perMille: number };
}
