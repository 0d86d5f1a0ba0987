// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { newKeyring } from '@smartcharge/chain';

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

/** The members that vote, the proposer first. */
export function votersOf({ cso, dso, supplierA, supplierB, brp }: Cast): KeyringPair[] {
	return [cso, dso, supplierA, supplierB, brp];
}

/** The auditor of a development chain. */
export function auditorOf({ brp }: Cast): KeyringPair {
	return brp;
}
