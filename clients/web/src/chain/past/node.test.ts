// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concat, toHex } from '../bytes.js';
import { Runtime } from '../runtime.js';
import { RpcError } from '../socket.js';
import { Forgotten, Past, type Asked } from './node.js';
import { nextJustified } from './proof.js';

const METADATA = new URL('../../../../../metadata/smartcharge.scale', import.meta.url);
const runtime = new Runtime(readFileSync(METADATA));

/** A node that keeps the states of the latest `kept` of `length` blocks. */
function nodeOf(length: number, kept = length): { node: Asked; past: Past } {
	const node: Asked = {
		request: <T>(method: string, [block]: readonly unknown[] = []) => {
			if (method === 'chain_getBlockHash') {
				return Promise.resolve(String(block) as T);
			}
			return Number(block) < length - kept
				? Promise.reject(new RpcError(4003, 'UnknownBlock: State already discarded', null))
				: Promise.resolve(Number(block) as T);
		},
		subscribe: () => Promise.reject(new RpcError(-32601, 'Method not found', undefined)),
		runtime,
		version: { specVersion: 1 },
		genesis: '0x00',
	};
	return { node, past: new Past(node) };
}

describe('the first block at which something holds', () => {
	it('is found from any later one', async () => {
		const { past } = nodeOf(300);
		for (const wanted of [0, 1, 2, 7, 100, 298, 299]) {
			for (const known of [wanted, wanted + 1, 299].filter((each) => each < 300)) {
				const first = await past.first(known, async ({ hash }) => {
					const state = await past.ask<number>('state', hash);
					return state >= wanted;
				});
				expect(first, `${wanted} from ${known}`).toBe(wanted);
			}
		}
	});

	it('is found with few questions', async () => {
		const { past } = nodeOf(1_000_000);
		let asked = 0;
		await past.first(999_999, ({ number }) => {
			asked += 1;
			return Promise.resolve(number >= 12_345);
		});
		expect(asked).toBeLessThan(45);
	});

	it('is found if only older states are forgotten', async () => {
		const { past } = nodeOf(300, 20);
		const find = (wanted: number) =>
			past.first(299, async ({ hash }) => (await past.ask<number>('state', hash)) >= wanted);
		expect(await find(281)).toBe(281);
		await expect(find(280)).rejects.toThrow(Forgotten);
		await expect(find(3)).rejects.toThrow(Forgotten);
	});
});

describe('the blocks at which a number changes', () => {
	it('are all found, with few questions', async () => {
		const { past } = nodeOf(2_000);
		const steps = [11, 12, 500, 1_000, 1_999];
		let asked = 0;
		const value = ({ number }: { number: number }) => {
			asked += 1;
			return Promise.resolve(steps.filter((step) => step <= number).length);
		};
		const low = { number: 10, value: 0 };
		const found = await past.changes(low, { number: 1_999, value: 5 }, value);
		expect(found).toEqual(steps);
		expect(asked).toBeLessThan(60);
	});
});

describe('a node', () => {
	it('that answers no more in this minute is asked again, and not for ever', async () => {
		const { node } = nodeOf(1);
		let refusals = 3;
		const request = <T>() => {
			refusals -= 1;
			return refusals < 0
				? Promise.resolve('answer' as T)
				: Promise.reject(new RpcError(-32_999, 'RPC rate limit exceeded', undefined));
		};
		const past = new Past({ ...node, request }, undefined, 1);
		expect(await past.ask('state')).toBe('answer');
		refusals = 100;
		await expect(past.ask('state')).rejects.toThrow('rate limit');
	});

	it('is asked for the versions of blocks at which they can be others', async () => {
		const asked: string[] = [];
		const { node } = nodeOf(300);
		const request = <T>(method: string, params: readonly unknown[] = []) => {
			const block = Number(params.at(-1));
			if (method === 'state_getRuntimeVersion') {
				asked.push(String(block));
				return Promise.resolve({ specVersion: block < 200 ? 1 : 2 } as T);
			}
			if (method === 'state_call') {
				asked.push(`metadata of ${block}`);
				return Promise.resolve(toHex(concat(new Uint8Array(5), runtime.raw)) as T);
			}
			return Promise.resolve((method === 'chain_getBlockHash' ? params[0] : null) as T);
		};
		const past = new Past({ ...node, request });
		for (const number of [100, 299, 150, 198, 250, 199, 275, 120]) {
			await past.read(await past.block(number), 'Timestamp', 'Now');
		}
		const versions = ['100', '299', 'metadata of 299', '150', '198', '250', '199'];
		expect(asked).toEqual(versions);
	});
});

describe('signatures of validators', () => {
	const block = new Uint8Array(48).map((_, at) => at);
	const justification = `0x${[...block].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

	it('are those for the next block that becomes final', async () => {
		const { node } = nodeOf(1);
		let ended = 0;
		const subscribe: Asked['subscribe'] = (_, __, ___, onMessage) => {
			setTimeout(() => {
				onMessage(justification);
			}, 5);
			return Promise.resolve(() => (ended += 1));
		};
		expect(await nextJustified({ ...node, subscribe }, 1_000)).toEqual({
			hash: `0x${justification.slice(18, 82)}`,
			number: 0x2b2a2928,
			justification,
		});
		expect(ended).toBe(1);
	});

	it('are not waited for where nobody votes, nor for ever', async () => {
		const { node } = nodeOf(1);
		expect(await nextJustified(node, 60_000)).toBeUndefined();
		const subscribe: Asked['subscribe'] = () => Promise.resolve(() => undefined);
		expect(await nextJustified({ ...node, subscribe }, 10)).toBeUndefined();
	});
});
