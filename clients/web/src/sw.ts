// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The service worker: keeps the files of one version of the page, so that it opens without a
 * connection. It answers for these files alone. What the chain says comes by a WebSocket, which no
 * service worker sees: nothing of it is kept, and nothing old is shown as new.
 */

/** What the scope of a service worker has; the types of a page do not know it. */
interface Scope {
	addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
	addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void> };
	registration: { scope: string };
}

interface Extendable {
	waitUntil(work: Promise<unknown>): void;
}

interface Fetching {
	request: Request;
	respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as Scope;
const PREFIX = 'smartcharge-';
/** A cache for each version; its name is that of the list of files. */
const CACHE = `${PREFIX}${__SHELL__.version}`;
const INDEX = './index.html';
/** The only file that can change under a version: its latest copy serves without a connection. */
const CONFIG = './config.json';

const base = scope.registration.scope;
const kept = new Set(__SHELL__.files.map((file) => new URL(file, base).href));
const config = new URL(CONFIG, base).href;

async function install(): Promise<void> {
	const cache = await caches.open(CACHE);
	// Past the cache of the browser, which may have files of the version before.
	const fresh = [...kept, config].map((url) => new Request(url, { cache: 'reload' }));
	await cache.addAll(fresh);
}

async function activate(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	await Promise.all(old.map((name) => caches.delete(name)));
	await scope.clients.claim();
}

async function fromCache(url: string): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(url)) ?? fetch(url);
}

async function latest(request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	try {
		const response = await fetch(request);
		if (response.ok) {
			await cache.put(config, response.clone());
		}
		return response;
	} catch (error) {
		const copy = await cache.match(config);
		if (copy) {
			return copy;
		}
		throw error;
	}
}

/** Returns the answer to a request, or `undefined` if the network is to answer. */
function answer(request: Request): Promise<Response> | undefined {
	if (request.method !== 'GET') {
		return undefined;
	}
	const url = new URL(request.url);
	url.search = '';
	url.hash = '';
	if (url.href === base) {
		return fromCache(new URL(INDEX, base).href);
	}
	if (url.href === config) {
		return latest(request);
	}
	return kept.has(url.href) ? fromCache(url.href) : undefined;
}

scope.addEventListener('install', (event) => {
	event.waitUntil(install());
});
scope.addEventListener('activate', (event) => {
	event.waitUntil(activate());
});
scope.addEventListener('message', ({ data }) => {
	// A new version takes over when whoever uses the page agrees.
	if (data === 'renew') {
		void scope.skipWaiting();
	}
});
scope.addEventListener('fetch', (event) => {
	const response = answer(event.request);
	if (response) {
		event.respondWith(response);
	}
});
