// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { Nonces } from './nonces.js';

/** A node's pool: it accepts the next nonce, and refuses what `refuses` says. */
function pool() {
	const accepted: number[] = [];
	return {
		accepted,
		/** How far the answers of the node are behind. */
		behind: 0,
		ask() {
			return Promise.resolve(Math.max(0, accepted.length - this.behind));
		},
		async send(nonce: number) {
			await Promise.resolve();
			if (nonce !== accepted.length) {
				throw new Error(`expected ${accepted.length}, got ${nonce}`);
			}
			accepted.push(nonce);
			return nonce;
		},
	};
}

const refuse = () => Promise.reject(new Error('refused'));

describe('Nonces', () => {
	it('are given in order to transactions that are sent at once', async () => {
		const node = pool();
		const nonces = new Nonces(() => node.ask());
		const sent = Array.from({ length: 8 }, () => nonces.send((nonce) => node.send(nonce)));
		expect(await Promise.all(sent)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});

	it('do not depend on answers that are behind', async () => {
		const node = pool();
		node.behind = 2;
		const nonces = new Nonces(() => node.ask());
		for (let count = 0; count < 4; count += 1) {
			await nonces.send((nonce) => node.send(nonce));
		}
		expect(node.accepted).toEqual([0, 1, 2, 3]);
	});

	it('have no gap after a refusal', async () => {
		const node = pool();
		const nonces = new Nonces(() => node.ask());
		const outcomes = await Promise.allSettled([
			nonces.send((nonce) => node.send(nonce)),
			nonces.send(refuse),
			nonces.send((nonce) => node.send(nonce)),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
		]);
		expect(node.accepted).toEqual([0, 1]);
	});

	it('take account of transactions that others signed with the key', async () => {
		const node = pool();
		const nonces = new Nonces(() => node.ask());
		await nonces.send((nonce) => node.send(nonce));
		node.accepted.push(1, 2);
		expect(await nonces.send((nonce) => node.send(nonce))).toBe(3);
	});

	it('are those of the node again when a transaction was lost', async () => {
		const node = pool();
		const nonces = new Nonces(() => node.ask());
		await nonces.send((nonce) => node.send(nonce));
		await nonces.send((nonce) => node.send(nonce));
		node.accepted.pop();
		nonces.lost();
		expect(await nonces.send((nonce) => node.send(nonce))).toBe(1);
	});

	it('are those of the node again when nothing is pending', async () => {
		const node = pool();
		const nonces = new Nonces(() => node.ask());
		await nonces.send((nonce) => node.send(nonce));
		nonces.included();
		// The chain started again.
		node.accepted.length = 0;
		expect(await nonces.send((nonce) => node.send(nonce))).toBe(0);
	});
});
