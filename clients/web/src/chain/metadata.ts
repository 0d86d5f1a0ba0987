// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { fromHex } from './bytes.js';
import { get, put } from './database.js';
import { Runtime } from './runtime.js';
import type { Socket } from './socket.js';
import shippedUrl from '../../../../metadata/smartcharge.scale?url';

/** Version of the metadata that the page reads. */
const VERSION_15 = '0x0f000000';
/** Length of the prefix of metadata in an answer: `Some`, and the length as a compact of 4 bytes. */
const PREFIX = 5;
/** Key of `:code` in the state. */
const CODE = '0x3a636f6465';

export interface RuntimeVersion {
	specName: string;
	specVersion: number;
	transactionVersion: number;
}

async function shipped(): Promise<Runtime> {
	const response = await fetch(shippedUrl);
	if (!response.ok) {
		throw new Error(`the page lacks its metadata (${response.status})`);
	}
	return new Runtime(new Uint8Array(await response.arrayBuffer()));
}

/** Whether codecs made for `made` read what a node of `version` answers. */
export function fits(made: Runtime, version: RuntimeVersion): boolean {
	const { spec_name, spec_version, transaction_version } = made.constant('System', 'Version');
	return (
		spec_name === version.specName &&
		spec_version === version.specVersion &&
		transaction_version === version.transactionVersion
	);
}

/**
 * Returns the codecs for a node of `version`. The metadata that the page was shipped with is used
 * if it is of that version; otherwise it comes from the node once, and is kept under the hash of
 * the code. On a development chain code changes without a new version, so there it always does.
 */
export async function loadRuntime(
	socket: Socket,
	version: RuntimeVersion,
	development: boolean,
): Promise<Runtime> {
	if (!development) {
		const own = await shipped();
		if (fits(own, version)) {
			return own;
		}
	}
	const code = await socket.request<string>('state_getStorageHash', [CODE]);
	const kept = await get<Uint8Array>('metadata', code).catch(() => undefined);
	if (kept) {
		return new Runtime(kept);
	}
	const answer = await socket.request<string>('state_call', [
		'Metadata_metadata_at_version',
		VERSION_15,
	]);
	const raw = fromHex(answer).slice(PREFIX);
	const runtime = new Runtime(raw);
	await put('metadata', code, raw).catch(() => undefined);
	return runtime;
}
