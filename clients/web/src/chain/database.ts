// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The page's own store in the browser: accounts, transactions, metadata. */

const NAME = 'smartcharge';
const STORES = ['accounts', 'journal', 'metadata', 'keys'] as const;

export type Store = (typeof STORES)[number];

let opened: Promise<IDBDatabase> | undefined;

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('the store of the browser failed'));
		};
	});
}

function open(): Promise<IDBDatabase> {
	opened ??= new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, 1);
		request.onupgradeneeded = () => {
			for (const store of STORES) {
				request.result.createObjectStore(store);
			}
		};
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			opened = undefined;
			reject(request.error ?? new Error('the browser keeps nothing for this page'));
		};
	});
	return opened;
}

async function within<T>(
	store: Store,
	mode: IDBTransactionMode,
	use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
	const database = await open();
	return asPromise(use(database.transaction(store, mode).objectStore(store)));
}

export async function get<T>(store: Store, key: string): Promise<T | undefined> {
	return (await within(store, 'readonly', (all) => all.get(key))) as T | undefined;
}

export async function all<T>(store: Store): Promise<T[]> {
	return (await within(store, 'readonly', (one) => one.getAll())) as T[];
}

export async function put(store: Store, key: string, value: unknown): Promise<void> {
	await within(store, 'readwrite', (one) => one.put(value, key));
}

export async function remove(store: Store, key: string): Promise<void> {
	await within(store, 'readwrite', (one) => one.delete(key));
}
