// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { submit } from '@smartcharge/chain';

/**
 * Ends a process, whatever its state, so that its station is free for the next one. Returns whether
 * there was anything to end.
 *
 * @param read has the station's meter read later than before
 */
export async function endProcess(
	api: ApiPromise,
	process: bigint | number,
	driver: KeyringPair,
	read: () => Promise<unknown>,
): Promise<boolean> {
	const running = await api.call.chargingApi.process(process);
	if (running.isNone) {
		return false;
	}
	const { state } = running.unwrap();
	if (!state.isClosing) {
		await submit(api, api.tx.charging.disconnect(process), driver);
	}
	if (state.isCharging || state.isClosing) {
		await read();
	}
	return true;
}

/** Ends a process of a failed play; says how that went, for the failure is what counts. */
export async function abandon(
	process: bigint | number,
	end: () => Promise<boolean>,
	report: (line: string) => void,
): Promise<void> {
	const name = `process ${process.toString()}`;
	try {
		if (await end()) {
			report(`${name} is ended, because the play failed`);
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		report(`${name} could not be ended: ${reason}`);
	}
}
