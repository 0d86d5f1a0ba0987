// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';

/** Those who take part in a chain of the development preset, by the path of their key. */
const PATHS = {
	cso: '//Cso',
	dso: '//Dso',
	supplierA: '//SupplierA',
	supplierB: '//SupplierB',
	brp: '//Brp',
	custodian: '//Custodian',
	alice: '//Alice',
	bob: '//Bob',
	charlie: '//Charlie',
} as const;

export type Actor = keyof typeof PATHS;

/** Names of the actors, in the order of {@link PATHS}. */
export const ACTORS = Object.keys(PATHS) as Actor[];

/** The keys of the cast. */
export type Cast = Readonly<Record<Actor, KeyringPair>>;

/** Keys of the network: addresses as polkadot.js shows them for prefix 42. */
export function newKeyring(): Keyring {
	return new Keyring({ type: 'sr25519', ss58Format: 42 });
}

/** The well-known keys of the development preset. */
export async function developmentCast(): Promise<Cast> {
	await cryptoWaitReady();
	const keyring = newKeyring();
	const pairs = ACTORS.map((actor) => [
		actor,
		keyring.createFromUri(PATHS[actor], { name: actor }),
	]);
	return Object.fromEntries(pairs) as Cast;
}
