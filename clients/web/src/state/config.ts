// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** What those who serve the page set in `config.json`. */
export interface Config {
	/** Addresses of nodes; a path such as `/rpc` is one at the server of the page. */
	gateways: string[];
	/** Hash of the first block of the network; `null` for that of the first connection. */
	genesis: string | null;
	/** Sign of the currency that the token stands for. */
	currency: string;
	/** The custodian's account for deposits. */
	bank: { owner: string; account: string } | null;
	/** Address of the documents of this version; `null` if they are nowhere on the web. */
	docs: string | null;
	/** Address of an index of the past, with a slash at its end; `null` if there is none. */
	index: string | null;
}

/** `config.json` is not what it must be. */
export class ConfigFault extends Error {}

/** Reads a configuration; `base` is the address of the page. */
export function parseConfig(json: unknown, base: string): Config {
	const fail = (field: string): never => {
		throw new ConfigFault(`config.json: ${field} is not as described`);
	};
	if (typeof json !== 'object' || json === null) {
		return fail('the file');
	}
	const {
		gateways,
		genesis,
		currency,
		bank,
		docs = null,
		index = null,
	} = json as Record<string, unknown>;
	const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
	if (!Array.isArray(gateways) || gateways.length === 0 || !gateways.every(isText)) {
		return fail('gateways');
	}
	if (genesis !== null && !(isText(genesis) && /^0x[0-9a-f]{64}$/.test(genesis))) {
		return fail('genesis');
	}
	if (!isText(currency)) {
		return fail('currency');
	}
	if (docs !== null && !(isText(docs) && /^https?:\/\//.test(docs))) {
		return fail('docs');
	}
	let account: Config['bank'] = null;
	if (bank !== null) {
		const { owner, account: number } = (bank ?? {}) as Record<string, unknown>;
		if (!isText(owner) || !isText(number)) {
			return fail('bank');
		}
		account = { owner, account: number };
	}
	let past: string | null = null;
	if (index !== null) {
		const url = isText(index) ? new URL(index, base) : fail('index');
		past = /^https?:$/.test(url.protocol) ? url.href.replace(/\/?$/, '/') : fail('index');
	}
	const addresses = gateways.map((gateway) => {
		const url = new URL(gateway, base);
		url.protocol = url.protocol.replace('http', 'ws');
		return /^wss?:$/.test(url.protocol) ? url.href : fail('gateways');
	});
	return { gateways: addresses, genesis, currency, bank: account, docs, index: past };
}

export async function loadConfig(): Promise<Config> {
	const response = await fetch('./config.json', { cache: 'no-cache' });
	if (!response.ok) {
		throw new ConfigFault(`config.json: the server answers ${response.status}`);
	}
	return parseConfig(await response.json(), location.href);
}
