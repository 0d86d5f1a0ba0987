// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Signal, Step } from '@smartcharge/rules/process';

/** A step as the chain settled it. */
export interface PlayedStep extends Step {
	/** Change of the driver's balance, free and held, that was measured over the step. */
	measured: bigint;
}

/** A party with its balance, free and held, before and after. */
export interface Party {
	name: string;
	role: 'driver' | 'cso' | 'supplier' | 'dso' | 'none';
	before: bigint;
	after: bigint;
	/** Fees that it paid because its allowance was used up. */
	fees: bigint;
}

/** A signal that the chain did not take from the DSO. */
export interface RefusedSignal {
	signal: Signal;
	reason: string;
}

/** Results of a run on the chain. */
export interface Outcome {
	schedule: boolean[];
	steps: PlayedStep[];
	escrow: bigint;
	missing: bigint;
	/** Why the process ended. */
	reason: string;
	/** Money that is still in escrow for the driver afterwards. */
	stillHeld: bigint;
	parties: Party[];
	/** All tokens that exist, before and after. */
	issuance: { before: bigint; after: bigint };
	refusedSignals: RefusedSignal[];
}
