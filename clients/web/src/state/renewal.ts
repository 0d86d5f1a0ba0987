// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The service worker of the page, and the version that waits for consent. */

import { app } from './app.svelte.js';

/** Name that the content security policy allows. */
const POLICY = 'smartcharge-worker';
const SCRIPT = './sw.js';

/** Trusted types, which not every browser has. */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: () => string },
	): { createScriptURL(url: string): string };
}

/** The address of the service worker, and no other, as the browser wants it. */
function address(): string {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	const policy = trustedTypes?.createPolicy(POLICY, { createScriptURL: () => SCRIPT });
	return policy?.createScriptURL(SCRIPT) ?? SCRIPT;
}

/** Keeps the page for use without a connection, where the browser can. */
export async function keepShell(): Promise<void> {
	if (!('serviceWorker' in navigator)) {
		return;
	}
	const { serviceWorker } = navigator;
	let renewing = false;
	const offer = (worker: ServiceWorker | null) => {
		// The first one has nothing to replace.
		if (worker && serviceWorker.controller) {
			app.renew = () => {
				renewing = true;
				worker.postMessage('renew');
			};
		}
	};
	serviceWorker.addEventListener('controllerchange', () => {
		if (renewing) {
			location.reload();
		}
	});
	const registration = await serviceWorker.register(address());
	offer(registration.waiting);
	registration.addEventListener('updatefound', () => {
		const { installing } = registration;
		installing?.addEventListener('statechange', () => {
			if (installing.state === 'installed') {
				offer(installing);
			}
		});
	});
}
