// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Accounts that this browser can act as. What makes keys is loaded when one is needed. */

import type { Signer } from '../chain/act.js';
import { all, put, remove } from '../chain/database.js';
import { Failed } from '../chain/errors.js';
import { ENTROPY } from './entropy.js';
import { seal, unseal, type Sealed } from './seal.js';

export type Account = { address: string; name: string } & (
	| { kind: 'device'; sealed: Sealed; saved: boolean }
	| { kind: 'passkey'; credential: Uint8Array<ArrayBuffer>; genesis: string }
	| { kind: 'wallet'; wallet: string }
	| { kind: 'development'; path: string }
);

const phrase = () => import('./phrase.js');
const passkey = () => import('./passkey.js');

export async function accounts(): Promise<Account[]> {
	const list = await all<Account>('accounts');
	return list.sort((a, b) => a.name.localeCompare(b.name));
}

/** Notes that an account is used in this browser. */
export async function add(account: Account): Promise<Account> {
	await put('accounts', account.address, account);
	return account;
}

export function forget(address: string): Promise<void> {
	return remove('accounts', address);
}

async function onDevice(name: string, entropy: Uint8Array<ArrayBuffer>, saved: boolean) {
	const { keyOf } = await phrase();
	const { address } = await keyOf(entropy);
	return add({ address, name, kind: 'device', sealed: await seal(entropy), saved });
}

/** Makes an account whose key stays on this device. */
export async function createOnDevice(name: string): Promise<Account> {
	return onDevice(name, crypto.getRandomValues(new Uint8Array(ENTROPY)), false);
}

/** Restores an account by its recovery phrase; `undefined` if the words are none. */
export async function restore(name: string, words: string): Promise<Account | undefined> {
	const entropy = (await phrase()).entropyOf(words);
	return entropy && onDevice(name, entropy, true);
}

/** Makes an account by a new passkey, or finds that of a passkey that exists. */
export async function withPasskey(
	name: string,
	genesis: string,
	existing: boolean,
): Promise<Account> {
	const { createPasskey, askPasskey } = await passkey();
	const credential = existing ? undefined : await createPasskey(name);
	const { entropy, id } = await askPasskey(genesis, credential);
	const { address } = await (await phrase()).keyOf(entropy);
	return add({ address, name, kind: 'passkey', credential: id, genesis });
}

/** Names of the wallets that the browser offers. */
export async function walletNames(): Promise<string[]> {
	return (await import('../chain/signers.js')).wallets();
}

/** The accounts of a wallet. */
export async function fromWallet(wallet: string): Promise<Account[]> {
	const { walletAccounts } = await import('../chain/signers.js');
	const found = await walletAccounts(wallet);
	return Promise.all(
		found.map(({ address, name }) => add({ address, name, kind: 'wallet', wallet })),
	);
}

/** Accounts of the development chain. */
export async function forDevelopment(): Promise<Account[]> {
	if (!__DEVELOPMENT__) {
		return [];
	}
	const { developmentKey, PATHS } = await import('./development.js');
	return Promise.all(
		PATHS.map(async (path) => {
			const { address } = await developmentKey(path);
			return add({ address, name: path.slice(2), kind: 'development', path });
		}),
	);
}

async function entropyOf(account: Account): Promise<Uint8Array<ArrayBuffer>> {
	if (account.kind === 'device') {
		return unseal(account.sealed);
	}
	if (account.kind === 'passkey') {
		const { askPasskey } = await passkey();
		return (await askPasskey(account.genesis, account.credential)).entropy;
	}
	throw new Error('the key of this account is elsewhere');
}

/** The recovery phrase of an account of this browser. */
export async function recoveryPhrase(account: Account): Promise<string> {
	return (await phrase()).wordsOf(await entropyOf(account));
}

/** Notes that the owner has the recovery phrase. */
export async function markSaved(account: Account): Promise<void> {
	if (account.kind === 'device') {
		await add({ ...account, saved: true });
	}
}

/** A signer that asks the owner of the account if need be. */
export function signerOf(account: Account): Signer {
	return {
		address: account.address,
		unlock: async () => {
			if (account.kind === 'wallet') {
				const { walletAccounts } = await import('../chain/signers.js');
				const found = await walletAccounts(account.wallet);
				const own = found.find(({ address }) => address === account.address);
				if (!own) {
					throw new Failed({ code: 'Wallet.Locked', detail: account.wallet });
				}
				return own.signer;
			}
			if (account.kind === 'development') {
				if (__DEVELOPMENT__) {
					const { developmentKey } = await import('./development.js');
					return (await developmentKey(account.path)).signer;
				}
				throw new Failed({ code: 'Wallet.Refused', detail: 'not in this page' });
			}
			const { keyOf } = await phrase();
			const { address, signer } = await keyOf(await entropyOf(account));
			if (address !== account.address) {
				throw new Failed({ code: 'Wallet.OtherKey', detail: address });
			}
			return signer;
		},
	};
}
