// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { speech } from './i18n/words.svelte.js';
import { app } from './state/app.svelte.js';
import { loadConfig } from './state/config.js';

const target = document.getElementById('app');
if (!target) {
	throw new Error('the page has no place for the app');
}
await speech.begin();
try {
	await app.begin(await loadConfig());
} catch (error) {
	// Without a configuration there is no network; the page says so where it would show it.
	app.say(error instanceof Error ? error.message : String(error), true);
}
mount(App, { target });
if (!__DEVELOPMENT__) {
	// After all that the first view needs; a browser that refuses has no page to keep.
	void import('./state/renewal.js').then(({ keepShell }) => keepShell()).catch(() => undefined);
}
