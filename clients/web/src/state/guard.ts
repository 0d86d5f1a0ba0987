// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The guard: sums up for itself that no power and no energy is sold twice. */

import { GRACE } from '@smartcharge/rules/limits';
import type { CommitmentInfo, SeriesEntry, SourceInfo } from '../chain/model.js';

export type Check = 'ok' | 'short' | 'bad';

export interface PowerCheck {
	attested: bigint;
	committed: bigint;
	/** Sum over the commitments, by this page. */
	sum: bigint;
	check: Check;
	/** When the newest commitment is dropped if the source stays short, in ms. */
	endsAt: number | undefined;
}

/**
 * Compares the power that is sold with the power that the meter attests. A source may be short for
 * a grace period; the sum over its commitments must be what it reports, unless the list is longer
 * than was read.
 */
export function checkPower(
	source: SourceInfo,
	commitments: readonly CommitmentInfo[],
	complete: boolean,
): PowerCheck {
	const attested = BigInt(source.attested);
	const sum = commitments.reduce((total, { power }) => total + BigInt(power), 0n);
	const { committed, short_since } = source;
	const same = complete ? sum === committed : sum <= committed;
	const endsAt = short_since === undefined ? undefined : Number(short_since) + GRACE;
	let check: Check = 'ok';
	if (!same) {
		check = 'bad';
	} else if (committed > attested) {
		check = 'short';
	}
	return { attested, committed, sum, check, endsAt };
}

export interface EnergyCheck {
	closed: number;
	open: number;
	produced: bigint;
	claimed: bigint;
	certified: bigint;
	issued: bigint;
	/** Surplus that was kept back to repay a debt. */
	retained: bigint;
	owed: bigint;
	/** Energy that was certified or issued and not produced, in Wh: must be zero. */
	double: bigint;
	/** Closed intervals whose sums do not come out. */
	wrong: number;
}

/** Sums up ledgers: in each closed one all that was produced is certified, issued or retained. */
export function checkEnergy(ledgers: readonly SeriesEntry[]): EnergyCheck {
	const sum: EnergyCheck = {
		closed: 0,
		open: 0,
		produced: 0n,
		claimed: 0n,
		certified: 0n,
		issued: 0n,
		retained: 0n,
		owed: 0n,
		double: 0n,
		wrong: 0,
	};
	for (const { ledger } of ledgers) {
		const there = ledger.produced + ledger.owed;
		const sold = ledger.certified + ledger.issued + ledger.retained;
		const closed = ledger.phase.type === 'Closed';
		sum.closed += closed ? 1 : 0;
		sum.open += closed ? 0 : 1;
		sum.produced += ledger.produced;
		sum.claimed += ledger.claimed;
		sum.certified += ledger.certified;
		sum.issued += ledger.issued;
		sum.retained += ledger.retained;
		sum.owed += ledger.owed;
		sum.double += sold > there ? sold - there : 0n;
		sum.wrong += (closed && sold !== there) || ledger.certified > ledger.claimed ? 1 : 0;
	}
	return sum;
}
