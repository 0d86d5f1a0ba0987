// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Keys that act for an account: proxies, of which a gateway has one with narrow rights. */

import type { Link } from './link.js';
import type { Calls } from './runtime.js';

export type ProxyType = Calls['Proxy']['add_proxy']['proxy_type'];

/** A key that acts for an account. */
export interface Proxy {
	delegate: string;
	type: ProxyType['type'];
	/** Blocks for which it has to announce a call; 0 for none. */
	delay: number;
}

/** The proxies of an account. */
export async function proxiesOf(link: Link, address: string, at: string): Promise<Proxy[]> {
	const [list] = await link.read('Proxy', 'Proxies', [address], at);
	return list.map(({ delegate, proxy_type, delay }) => ({
		delegate,
		type: proxy_type.type,
		delay,
	}));
}

/** The types of proxies, in the words of the chain, which are English. */
export function proxyTypes(link: Link): { name: ProxyType['type']; docs: string }[] {
	return link
		.node()
		.runtime.variants('ProxyType')
		.map(({ name, docs }) => ({ name: name as ProxyType['type'], docs }));
}
