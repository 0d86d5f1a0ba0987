// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Blake2256, compactNumber, u32 } from '@polkadot-api/substrate-bindings';
import type { PolkadotSigner } from 'polkadot-api/signer';
import { fromHex, toHex } from './bytes.js';
import type { Block } from './header.js';
import type { Call, Runtime } from './runtime.js';
import type { RuntimeVersion } from './metadata.js';

/** For how many blocks a transaction can be included: about two minutes. */
export const LIFETIME = 64;
/** Base-2 logarithm of {@link LIFETIME}, less one: how an era encodes it. */
const LIFETIME_CODE = 5;

const NOTHING = new Uint8Array();
const ZERO = new Uint8Array([0]);

/** What a transaction is signed with besides its call. */
export interface Context {
	runtime: Runtime;
	version: RuntimeVersion;
	genesis: string;
	nonce: number;
	/** Block from which on it can be included. */
	birth: Block;
}

/** A signed transaction. */
export interface Signed {
	bytes: string;
	hash: string;
}

/** Encodes an era of {@link LIFETIME} blocks from block `birth` on. */
export function era(birth: number): Uint8Array {
	const code = LIFETIME_CODE | ((birth % LIFETIME) << 4);
	return new Uint8Array([code & 0xff, code >> 8]);
}

interface Extension {
	identifier: string;
	value: Uint8Array;
	additionalSigned: Uint8Array;
}

function extension(identifier: string, context: Context): Extension {
	const { version, genesis, nonce, birth } = context;
	const of = (value: Uint8Array, additionalSigned: Uint8Array) => ({
		identifier,
		value,
		additionalSigned,
	});
	switch (identifier) {
		case 'CheckNonZeroSender':
		case 'CheckWeight':
		case 'WeightReclaim':
			return of(NOTHING, NOTHING);
		case 'CheckSpecVersion':
			return of(NOTHING, u32.enc(version.specVersion));
		case 'CheckTxVersion':
			return of(NOTHING, u32.enc(version.transactionVersion));
		case 'CheckGenesis':
			return of(NOTHING, fromHex(genesis));
		case 'CheckMortality':
			return of(era(birth.number), fromHex(birth.hash));
		case 'CheckNonce':
			return of(compactNumber.enc(nonce), NOTHING);
		// No tip.
		case 'ChargeTransactionPayment':
			return of(compactNumber.enc(0), NOTHING);
		// Mode: disabled.
		case 'CheckMetadataHash':
			return of(ZERO, ZERO);
		default:
			throw new Error(`this page does not know the transaction extension ${identifier}`);
	}
}

/** Has `signer` sign a call. */
export async function sign(call: Call, signer: PolkadotSigner, context: Context): Promise<Signed> {
	const { runtime, birth } = context;
	const extensions = runtime.extensions.map((identifier) => extension(identifier, context));
	const bytes = await signer.signTx(
		runtime.call(call),
		Object.fromEntries(extensions.map((one) => [one.identifier, one])),
		runtime.raw,
		birth.number,
	);
	return { bytes: toHex(bytes), hash: toHex(Blake2256(bytes)) };
}
