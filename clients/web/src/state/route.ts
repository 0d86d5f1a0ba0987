// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Routes are hashes: the page is served as files, and a link leads to where it was made. */

import { canonicalEvseId } from '@smartcharge/rules/evse';

export type GridView = 'energy' | 'money' | 'day' | 'past' | 'guard';

export type Route =
	| { page: 'home' }
	| { page: 'station'; evse: string }
	| { page: 'process'; id: bigint }
	| { page: 'receipt'; id: bigint }
	| { page: 'wallet' }
	| { page: 'grid'; view: GridView }
	| { page: 'settings' }
	| { page: 'console'; role: string; tab: string; of: string }
	| { page: 'unknown' };

const NUMBER = /^\d{1,19}$/;

function gridView(view: string | undefined): GridView | undefined {
	switch (view) {
		case undefined:
			return 'energy';
		case 'money':
		case 'day':
		case 'past':
		case 'guard':
			return view;
		default:
			return undefined;
	}
}

/** Returns the route of a hash such as `#/at/NL*SMC*E0001`. */
export function routeOf(hash: string): Route {
	let parts: string[];
	try {
		parts = hash
			.replace(/^#?\/?/, '')
			.replace(/\?.*/, '')
			.split('/')
			.map(decodeURIComponent);
	} catch {
		return { page: 'unknown' };
	}
	const [page = '', id, tab, of] = parts;
	switch (page) {
		case '':
			return { page: 'home' };
		case 'at':
			return id ? { page: 'station', evse: canonicalEvseId(id) ?? id } : { page: 'home' };
		case 'process':
		case 'receipt':
			return id && NUMBER.test(id) ? { page, id: BigInt(id) } : { page: 'unknown' };
		case 'wallet':
		case 'settings':
			return { page };
		case 'grid': {
			const view = gridView(id);
			return view ? { page, view } : { page: 'unknown' };
		}
		case 'console':
			// What a console has is known where it is loaded.
			return { page, role: id ?? '', tab: tab ?? '', of: of ?? '' };
		default:
			return { page: 'unknown' };
	}
}

/** Returns the hash for a link such as `?station=NL*SMC*E0001`, which is what a QR code has. */
export function hashOfQuery(search: string): string | undefined {
	const station = new URLSearchParams(search).get('station');
	return station === null ? undefined : `#/at/${encodeURIComponent(station)}`;
}
