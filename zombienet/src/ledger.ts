// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { ACTORS, developmentCast, type Actor } from '@smartcharge/demo/cast';
import { connect } from '@smartcharge/chain';
import type { Api } from './api.js';
import type { Charging } from './charging.js';
import { check, finalOf, hashAt, say, START_TIMEOUT_MS, until, type NodeInfo } from './network.js';

/** How long the end of a process may take to become final. */
const FINALITY_TIMEOUT_MS = 90_000;

/** A step as the chain says that it was paid. */
export interface PaidStep {
	step: number;
	energy: bigint;
	toSupplier: bigint;
	toDso: bigint;
	toCso: bigint;
}

/** Facts of a process in the final blocks. */
interface Account {
	steps: PaidStep[];
	/** How often it ended. */
	ends: number;
	/** Fees by who paid them. */
	fees: Map<string, bigint>;
}

/**
 * Reads the final blocks of `node` one by one and checks what they say of a process that has ended:
 * every step is settled once, in order and at its price, and the money that changed hands is what
 * the steps cost, no more and no less.
 */
export async function audit(node: NodeInfo, charging: Charging): Promise<void> {
	const api = await connect(node.wsUri, START_TIMEOUT_MS);
	try {
		const { process, plan, before } = charging;
		await until('the end of the process is final', FINALITY_TIMEOUT_MS, async () => {
			const at = await api.at(await api.rpc.chain.getFinalizedHead());
			return (await at.query.charging.records(process)).isSome;
		});
		const last = await finalOf(node);
		const account = await read(api, node, process, before.number + 1, last.number);
		const complaints = [
			...faults(account.steps, plan.energy, plan.prices),
			...(account.ends === 1 ? [] : [`it ended ${account.ends} times`]),
			...(await imbalances(api, account, before.hash, last.hash)),
			...(await wrongRecord(api, account.steps, process, last.hash)),
		];
		check(complaints.length === 0, `process ${process.toString()}: ${complaints.join('; ')}`);
		say(
			`${node.name}: blocks ${before.number + 1} to ${last.number} settle ` +
				`${account.steps.length} steps, each once, and the money adds up`,
		);
	} finally {
		await api.disconnect();
	}
}

async function read(
	api: Api,
	node: NodeInfo,
	process: bigint,
	from: number,
	to: number,
): Promise<Account> {
	const account: Account = { steps: [], ends: 0, fees: new Map() };
	const { StepSettled, Finished } = api.events.charging;
	const { TransactionFeePaid } = api.events.transactionPayment;
	for (let height = from; height <= to; height += 1) {
		const hash = await hashAt(node, height);
		check(hash !== null, `${node.name} has no block ${height}`);
		const at = await api.at(hash);
		for (const { event } of await at.query.system.events()) {
			if (StepSettled.is(event) && event.data.process.toBigInt() === process) {
				const { step, energy, toSupplier, toDso, toCso } = event.data;
				account.steps.push({
					step: step.toNumber(),
					energy: energy.toBigInt(),
					toSupplier: toSupplier.toBigInt(),
					toDso: toDso.toBigInt(),
					toCso: toCso.toBigInt(),
				});
			} else if (Finished.is(event) && event.data.process.toBigInt() === process) {
				account.ends += 1;
			} else if (TransactionFeePaid.is(event)) {
				const who = event.data.who.toString();
				const fee = event.data.actualFee.toBigInt();
				account.fees.set(who, (account.fees.get(who) ?? 0n) + fee);
			}
		}
	}
	return account;
}

/** Faults in the settlement of steps. */
export function faults(steps: PaidStep[], demand: number, prices: bigint[]): string[] {
	const found: string[] = [];
	const order = steps.map(({ step }) => step);
	if (order.some((step, index) => step !== index) || order.length === 0) {
		found.push(`the steps were settled as ${order.join(', ')}`);
	}
	const energy = sum(steps, 'energy');
	if (energy !== BigInt(demand)) {
		found.push(`${energy} Wh were settled of ${demand} Wh that the meter showed`);
	}
	for (const { step, energy, toSupplier } of steps) {
		const cost = (energy * (prices[step] ?? 0n)) / 1_000n;
		if (toSupplier !== cost) {
			found.push(`step ${step} cost ${toSupplier}, not ${cost}`);
		}
	}
	return found;
}

/** Whose balance did not change by what the steps cost. */
async function imbalances(
	api: Api,
	{ steps, fees }: Account,
	before: string,
	after: string,
): Promise<string[]> {
	const cast = await developmentCast();
	const [toSupplier, toDso, toCso] = [
		sum(steps, 'toSupplier'),
		sum(steps, 'toDso'),
		sum(steps, 'toCso'),
	];
	const changes: Partial<Record<Actor, bigint>> = {
		alice: -(toSupplier + toDso + toCso),
		supplierA: toSupplier,
		dso: toDso,
		cso: toCso,
	};
	const [then, now] = await Promise.all([api.at(before), api.at(after)]);
	const found: string[] = [];
	for (const actor of ACTORS) {
		const { address } = cast[actor];
		const [was, is] = await Promise.all(
			[then, now].map(async (at) => {
				const { data } = await at.query.system.account(address);
				return data.free.toBigInt() + data.reserved.toBigInt();
			}),
		);
		const change = (is ?? 0n) - (was ?? 0n);
		const expected = (changes[actor] ?? 0n) - (fees.get(address) ?? 0n);
		if (change !== expected) {
			found.push(`the balance of ${actor} changed by ${change}, not ${expected}`);
		}
	}
	const escrow = await now.call.chargingApi.escrow(cast.alice.address);
	if (escrow.toBigInt() !== 0n) {
		found.push(`${escrow.toString()} are still in escrow for the driver`);
	}
	return found;
}

/** Where the record of the process differs from its steps. */
async function wrongRecord(
	api: Api,
	steps: PaidStep[],
	process: bigint,
	hash: string,
): Promise<string[]> {
	const record = (await (await api.at(hash)).query.charging.records(process)).unwrap();
	const { totals, energy } = record;
	const pairs: [string, bigint, bigint][] = [
		['energy', energy.toBigInt(), sum(steps, 'energy')],
		['supplier', totals.toSupplier.toBigInt(), sum(steps, 'toSupplier')],
		['DSO', totals.toDso.toBigInt(), sum(steps, 'toDso')],
		['CSO', totals.toCso.toBigInt(), sum(steps, 'toCso')],
		['unpaid', totals.unpaid.toBigInt(), 0n],
	];
	return pairs
		.filter(([, recorded, summed]) => recorded !== summed)
		.map(([what, recorded, summed]) => `its record says ${what} ${recorded}, not ${summed}`);
}

function sum(steps: PaidStep[], field: Exclude<keyof PaidStep, 'step'>): bigint {
	return steps.reduce((total, step) => total + step[field], 0n);
}
