// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { Reading, Settled } from './compare.js';

/** What all final blocks of the chain report. */
export interface Ledger {
	/** Accepted readings, in order. */
	accepted: Reading[];
	/** Ended processes by their ids. */
	processes: Map<number, Settled>;
	/** Number of the last block that was read. */
	last: number;
}

/** Reads the events of all final blocks; the node has to be an archive. */
export async function readLedger(api: ApiPromise): Promise<Ledger> {
	const head = await api.rpc.chain.getFinalizedHead();
	const last = (await api.rpc.chain.getHeader(head)).number.toNumber();
	const accepted: Reading[] = [];
	const processes = new Map<number, Settled>();
	const steps = new Map<number, { step: number; energy: number }[]>();
	const paid = new Map<number, bigint>();
	const { metering, charging } = api.events;
	for (let number = 1; number <= last; number += 1) {
		const at = await api.at(await api.rpc.chain.getBlockHash(number));
		for (const { event } of await at.query.system.events()) {
			if (metering.ReadingAccepted.is(event)) {
				const { meter, readAt, register } = event.data;
				accepted.push({
					meter: meter.toNumber(),
					at: readAt.toNumber(),
					register: register.toNumber(),
				});
			} else if (charging.StepSettled.is(event)) {
				const { process, step, energy, toSupplier, toDso, toCso } = event.data;
				const id = process.toNumber();
				const own = steps.get(id) ?? [];
				own.push({ step: step.toNumber(), energy: energy.toNumber() });
				steps.set(id, own);
				const cost = toSupplier.toBigInt() + toDso.toBigInt() + toCso.toBigInt();
				paid.set(id, (paid.get(id) ?? 0n) + cost);
			} else if (charging.Finished.is(event)) {
				const { process, reason, record } = event.data;
				const { energy, registers, totals, dueUntil } = record;
				const id = process.toNumber();
				processes.set(id, {
					steps: steps.get(id) ?? [],
					energy: energy.toNumber(),
					free: totals.free.toNumber(),
					registers: [registers[0].toNumber(), registers[1].toNumber()],
					reason: reason.type,
					dueUntil: dueUntil.toNumber(),
					cost:
						totals.toSupplier.toBigInt() +
						totals.toDso.toBigInt() +
						totals.toCso.toBigInt(),
					paid: paid.get(id) ?? 0n,
				});
			}
		}
	}
	return { accepted, processes, last };
}
