// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The page that checks receipts. Once it is there it needs no network, so it has all languages. */

import '../app.css';
import { mount } from 'svelte';
import Verify from './Verify.svelte';

const target = document.getElementById('app');
if (!target) {
	throw new Error('the page has no place for the app');
}
mount(Verify, { target });
