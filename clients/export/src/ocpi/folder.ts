// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cdr } from './cdr.js';
import type { Version } from './price.js';
import type { Tariff } from './tariff.js';

/** Objects in a page: a file that a web server can return as it is. */
const PAGE = 50;

/** Pages of one kind of object, as OCPI responses. */
class Pages {
	private readonly held: object[] = [];
	private written = 0;

	constructor(
		private readonly folder: string,
		private readonly now: () => string,
	) {}

	async add(object: object): Promise<void> {
		this.held.push(object);
		if (this.held.length === PAGE) {
			await this.flush();
		}
	}

	/** Writes what is held; returns how many objects there are. */
	async flush(): Promise<number> {
		const data = this.held.splice(0);
		if (data.length > 0) {
			const name = `${String(this.written).padStart(8, '0')}.json`;
			const page = { data, status_code: 1000, timestamp: this.now() };
			await writeFile(join(this.folder, name), `${JSON.stringify(page)}\n`);
			this.written += data.length;
		}
		return this.written;
	}
}

/**
 * A folder of CDRs and tariffs that others can serve: `<version>/cdrs/<offset>.json` is the response
 * to a request for the page at that offset, and `index.json` has the totals for the headers.
 */
export class OcpiFolder {
	private readonly cdrs: Pages;
	private readonly tariffs: Pages;

	private constructor(
		private readonly folder: string,
		now: () => string,
	) {
		this.cdrs = new Pages(join(folder, 'cdrs'), now);
		this.tariffs = new Pages(join(folder, 'tariffs'), now);
	}

	static async open(
		folder: string,
		version: Version,
		now = () => new Date().toISOString(),
	): Promise<OcpiFolder> {
		const own = join(folder, version);
		for (const module of ['cdrs', 'tariffs']) {
			await mkdir(join(own, module), { recursive: true });
		}
		return new OcpiFolder(own, now);
	}

	/** Adds a CDR, and its tariffs unless they are those of a CDR that it credits. */
	async add(cdr: Cdr): Promise<void> {
		await this.cdrs.add(cdr);
		for (const tariff of cdr.credit ? [] : cdr.tariffs) {
			await this.addTariff(tariff);
		}
	}

	private addTariff(tariff: Tariff): Promise<void> {
		return this.tariffs.add(tariff);
	}

	async close(): Promise<void> {
		const index = {
			page_size: PAGE,
			cdrs: await this.cdrs.flush(),
			tariffs: await this.tariffs.flush(),
		};
		await writeFile(join(this.folder, 'index.json'), `${JSON.stringify(index, null, '\t')}\n`);
	}
}
