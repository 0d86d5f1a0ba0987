// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeyringPair } from '@polkadot/keyring/types';
import { decodeAddress } from '@polkadot/util-crypto';
import { assemble } from '@smartcharge/export/balance/assemble';
import { dayFactsOf } from '@smartcharge/export/balance/chain';
import { writeBooks } from '@smartcharge/export/balance/folder';
import { readProcesses } from '@smartcharge/export/chain/read';
import { KINDS, readIssued, writeDocuments, type Order } from '@smartcharge/export/documents';
import type { Correction } from '@smartcharge/export/facts/correction';
import type { ProcessFacts } from '@smartcharge/export/facts/process';
import { hexOf } from '@smartcharge/export/facts/trail';
import type { Book } from '@smartcharge/export/parties/book';
import { parseBook } from '@smartcharge/export/parties/parse';
import { dateAt } from '@smartcharge/rules/books/calendar';
import type { Recorder } from '../day/recorder.js';
import type { Site } from '../day/site.js';
import {
	readCdrs,
	readDocuments,
	readImbalances,
	type Anchored,
	type WrittenCdr,
	type WrittenDocument,
} from './files.js';
import type { Market } from './market.js';

/** Names and addresses of the cast, which the chain does not know. */
const PARTIES = fileURLToPath(
	new URL('../../../export/examples/development.json', import.meta.url),
);

/** The series of numbers that each member uses. */
const SERIES = 1;

/** The market code of the second balance responsible party: a GLN, as the others have. */
const SECOND_CODE = '8700000000006';

/** Folders of what is billed first, of what corrections change, and of balance responsibility. */
const FOLDERS = { billed: 'billed', corrected: 'corrected', balance: 'balance' } as const;

/** Documents that were written and anchored, and charge detail records. */
export interface Written {
	documents: Anchored[];
	cdrs: WrittenCdr[];
}

interface PartyJson {
	name: string;
	series?: object;
	market?: { id: string };
}

interface BookJson {
	parties: Record<string, PartyJson>;
	locations: Record<string, object>;
}

/** Reads what the chain settled since a block; each line is proved by the trail of its process. */
export async function readFacts(
	{ api }: Recorder,
	from: number,
	processes: ReadonlySet<number>,
): Promise<Map<number, ProcessFacts>> {
	const facts = new Map<number, ProcessFacts>();
	const range = { from, to: undefined, progress: () => undefined };
	for await (const found of readProcesses(api, range)) {
		if (found.facts === undefined) {
			throw new Error(`process ${found.process} has no proved lines: ${found.refusal}`);
		}
		if (processes.has(found.facts.process)) {
			facts.set(found.facts.process, found.facts);
		}
	}
	const missing = [...processes].filter((process) => !facts.has(process));
	if (missing.length > 0) {
		throw new Error(`the blocks since ${from} have no end of process ${missing.join(', ')}`);
	}
	return facts;
}

/** Writes the documents of the day, and anchors them. */
export class Office {
	private constructor(
		private readonly recorder: Recorder,
		private readonly json: BookJson,
		private readonly book: Book,
		private readonly folder: string,
	) {}

	/** Opens it with an empty folder. */
	static async open(
		recorder: Recorder,
		site: Site,
		market: Market,
		folder: string,
	): Promise<Office> {
		const json = JSON.parse(await readFile(PARTIES, 'utf8')) as BookJson;
		const [place = {}] = Object.values(json.locations);
		json.locations = Object.fromEntries(site.evses.map(({ id }) => [id, place]));
		const { brpX, brpY } = market.brps;
		const first = json.parties[brpX.address];
		json.parties[brpY.address] = {
			...first,
			name: 'Example second balance B.V.',
			market: { ...first?.market, id: SECOND_CODE },
		};
		for (const name of Object.values(FOLDERS)) {
			await rm(join(folder, name), { recursive: true, force: true });
		}
		return new Office(recorder, json, parseBook(JSON.stringify(json)), folder);
	}

	/** Writes receipts, records and invoices of processes as they ended. */
	async bill(facts: readonly ProcessFacts[]): Promise<Written> {
		return this.write(FOLDERS.billed, facts, { kinds: new Set(KINDS), corrections: new Map() });
	}

	/** Writes what corrections change: credit notes, credits of records, and new records. */
	async correct(
		facts: readonly ProcessFacts[],
		corrections: ReadonlyMap<number, readonly Correction[]>,
	): Promise<Written> {
		const list = join(this.folder, FOLDERS.billed, 'invoices', 'commitments.csv');
		return this.write(FOLDERS.corrected, facts, {
			kinds: new Set(['ocpi', 'invoices']),
			corrections,
			before: readIssued(await readFile(list, 'utf8')),
		});
	}

	/** Writes programmes, trades and imbalances; adds up the amounts of each party by the file. */
	async balance(date: string): Promise<{ files: string[]; imbalances: Map<string, bigint> }> {
		const { timezone } = this.book;
		const day = await dayFactsOf(this.recorder.api, date, timezone);
		const books = assemble(day, timezone);
		const own = join(this.folder, FOLDERS.balance);
		const files = await writeBooks(books, this.book, own, 'KWH', day.at);
		const accounts = new Map(
			Object.entries(this.json.parties).flatMap(([address, { market }]) =>
				market === undefined ? [] : [[market.id, address] as const],
			),
		);
		const file = files.find((name) => name.endsWith('imbalances.csv')) ?? '';
		return { files, imbalances: await readImbalances(file, accounts) };
	}

	private async write(
		name: string,
		facts: readonly ProcessFacts[],
		order: Pick<Order, 'kinds' | 'corrections' | 'before'>,
	): Promise<Written> {
		const folder = join(this.folder, name);
		const { refused } = await writeDocuments(found(facts), {
			...order,
			book: this.book,
			folder,
			issued: dateAt(await this.recorder.now()),
			next: await this.nextNumbers(),
		});
		if (refused > 0) {
			throw new Error(
				`${refused} documents were refused: see ${join(folder, 'refused.jsonl')}`,
			);
		}
		return {
			documents: await this.anchor(await readDocuments(folder)),
			cdrs: await readCdrs(folder),
		};
	}

	/** The next number of each issuer, as the chain will accept it. */
	private async nextNumbers(): Promise<Map<string, number>> {
		const { api } = this.recorder;
		const next = new Map<string, number>();
		for (const [address, { series }] of Object.entries(this.json.parties)) {
			if (series !== undefined) {
				const last = await api.query.invoices.lastNumber(address, SERIES);
				next.set(hexOf(decodeAddress(address)), last.toNumber() + 1);
			}
		}
		return next;
	}

	/** Each document gets the next number of its issuer on the chain, with a commitment to the file. */
	private async anchor(documents: readonly WrittenDocument[]): Promise<Anchored[]> {
		const { recorder } = this;
		const { api, cast } = recorder;
		const members: readonly KeyringPair[] = Object.values(cast);
		const anchored: Anchored[] = [];
		for (const { address, commitment, credits, ...written } of documents) {
			const { number, kind } = written;
			const issuer = members.find((member) => member.address === address);
			if (issuer === undefined) {
				throw new Error(`${address} is no member of the development chain`);
			}
			const document =
				kind === 'invoice'
					? 'Invoice'
					: { PartCredit: { series: SERIES, number: credits } };
			await recorder.send(
				api.tx.invoices.anchorInvoice(SERIES, number, document, commitment),
				issuer,
			);
			const stored = await api.query.invoices.anchors(address, { series: SERIES, number });
			const proved = stored.isSome && stored.unwrap().commitment.toHex() === commitment;
			anchored.push({ ...written, issuer: address, proved });
		}
		return anchored;
	}
}

async function* found(facts: readonly ProcessFacts[]) {
	for (const each of facts) {
		yield await Promise.resolve({ facts: each });
	}
}
