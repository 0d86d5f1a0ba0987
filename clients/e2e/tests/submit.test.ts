// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { decide, InnerCallRefused, submit } from '@smartcharge/chain';
import { votersOf } from '@smartcharge/demo/cast';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** How `work` was refused inside of what it submitted. */
async function innerRefusal(work: Promise<unknown>): Promise<InnerCallRefused> {
	const error = await work.then(
		() => 'no error',
		(reason: unknown) => reason,
	);
	if (error instanceof InnerCallRefused) {
		return error;
	}
	throw new Error(`not refused inside: ${String(error)}`);
}

describe('one key', () => {
	it('field_f10: submits eight transactions at once', async () => {
		const { api, cast } = world();
		const nonce = async () =>
			(await api.query.system.account(cast.cso.address)).nonce.toNumber();
		const before = await nonce();
		const calls = Array.from({ length: 8 }, (_, index) => api.tx.system.remark(`0x0${index}`));
		const included = await Promise.all(calls.map((call) => submit(api, call, cast.cso)));
		expect(included.map(({ call }) => call)).toEqual(calls.map(() => 'system.remark'));
		expect(await nonce()).toBe(before + 8);
	});

	it('submits the same transaction at once with others, and continues after a refusal', async () => {
		const { api, cast } = world();
		const remark = api.tx.system.remark('0x00');
		// Longer than a transaction may be: the pool refuses it.
		const long = api.tx.system.remark(`0x${'00'.repeat(4_500_000)}`);
		const outcomes = await Promise.allSettled([
			submit(api, remark, cast.dso),
			submit(api, remark, cast.brp),
			submit(api, long, cast.dso),
			submit(api, remark, cast.dso),
			submit(api, remark, cast.dso),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'fulfilled',
			'rejected',
			'fulfilled',
			'fulfilled',
		]);
	});
});

describe('a call inside of a call', () => {
	it('that a motion makes is a failure by the name of its error', async () => {
		const { api, cast } = world();
		const call = api.tx.grid.createArea('North', cast.alice.address);
		const refusal = await innerRefusal(decide(api, votersOf(cast), call));
		expect(refusal).toMatchObject({ call: 'council.close', reason: 'grid.NotADso' });
		expect(refusal.failures[0].via).toBe('council.Executed');
	});

	it('that a motion of too few votes makes is a failure, too', async () => {
		const { api, cast } = world();
		const call = api.tx.grid.setOperator(0, cast.dso.address);
		const propose = api.tx.council.propose(1, call, call.length);
		const refusal = await innerRefusal(submit(api, propose, cast.cso));
		expect(refusal).toMatchObject({ call: 'council.propose', reason: 'BadOrigin' });
	});

	it('that a batch makes is a failure with its position', async () => {
		const { api, cast } = world();
		const remark = api.tx.system.remark('0x00');
		const refused = api.tx.charging.closeStation(4_000_000_000);
		const batch = await innerRefusal(
			submit(api, api.tx.utility.batch([remark, refused, remark]), cast.cso),
		);
		expect(batch).toMatchObject({
			reason: 'charging.UnknownStation',
			failures: [{ via: 'utility.BatchInterrupted', index: 1 }],
		});
		const forced = await innerRefusal(
			submit(api, api.tx.utility.forceBatch([refused, remark]), cast.cso),
		);
		expect(forced.failures[0].via).toBe('utility.ItemFailed');
	});

	it('can be tolerated', async () => {
		const { api, cast } = world();
		const refused = api.tx.charging.closeStation(4_000_000_000);
		const { failures } = await submit(api, api.tx.utility.forceBatch([refused]), cast.cso, {
			tolerateInner: true,
		});
		expect(failures).toMatchObject([{ reason: 'charging.UnknownStation' }]);
	});
});
