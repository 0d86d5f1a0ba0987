// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * What documents say of corrections, against the balances and debts of a chain: each kind of correction
 * is made, and what each payee lost by it is measured.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, eventOf, eventsOf, submit, type Included } from '@smartcharge/chain';
import { ensureFunds } from '@smartcharge/demo/bank';
import { linesOf } from '@smartcharge/demo/books/aftermath';
import { ACTORS, developmentCast, type Actor, type Cast } from '@smartcharge/demo/cast';
import { nextStart } from '@smartcharge/demo/thesis/play';
import { Stage } from '@smartcharge/demo/thesis/stage';
import { readCorrections } from '@smartcharge/export/chain/corrections';
import { readProcesses } from '@smartcharge/export/chain/read';
import { run } from '@smartcharge/export/command';
import { KINDS, readIssued, writeDocuments, type Order } from '@smartcharge/export/documents';
import { byProcess, type Correction } from '@smartcharge/export/facts/correction';
import { writeProcess } from '@smartcharge/export/facts/json';
import { paid, type ProcessFacts } from '@smartcharge/export/facts/process';
import { hexOf } from '@smartcharge/export/facts/trail';
import { parseBook } from '@smartcharge/export/parties/parse';
import { report } from '@smartcharge/export/receipt/verify/check';
import { script, tool } from '@smartcharge/export/testing/oracles';
import { MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { useFolder } from '../support/demo.js';
import { runNode, START_TIMEOUT_MS, type LocalNode } from '../support/node.js';

const PARTIES = fileURLToPath(new URL('../../export/examples/development.json', import.meta.url));
const STEP = 15 * MS_PER_MINUTE;
const EVIDENCE = `0x${'07'.repeat(32)}`;
const STATION_PRICE = 290_400n;
const LONG = 600_000;

type Call = SubmittableExtrinsic<'promise'>;

const file = useFolder();
let node: LocalNode;
let api: ApiPromise;
let cast: Cast;
let stage: Stage;

/** What each account of the cast lost by the corrections of a process: money, and debts. */
interface Loss {
	money: Map<Actor, bigint>;
	/** What it owes more for corrections, less what it is owed. */
	owes: Map<Actor, bigint>;
	/** By how much the driver owes it less for charging. */
	setOff: Map<Actor, bigint>;
}
const nothing = (): Loss => ({ money: new Map(), owes: new Map(), setOff: new Map() });
const losses = new Map<number, Loss>();
const facts = new Map<number, ProcessFacts>();

beforeAll(async () => {
	const archive = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
	node = await runNode(['--dev', '--port', '0', '--no-prometheus', '--no-telemetry', ...archive]);
	api = await connect(node.endpoint, START_TIMEOUT_MS);
	cast = await developmentCast();
	stage = await Stage.open(api, cast);
	for (const actor of ACTORS) {
		await ensureFunds({ api, cast }, cast[actor].address, 20n * TOKEN);
	}
	await submit(api, api.tx.grid.setTariff(stage.area, 48_400, []), cast.dso);
	await terms(null);
});

afterAll(async () => {
	await api.disconnect();
	await node.stop();
});

async function terms(host: string | null): Promise<void> {
	const suppliers = [cast.supplierA.address, cast.supplierB.address];
	const call = api.tx.charging.updateStation(
		stage.station,
		22_000,
		STATION_PRICE,
		suppliers,
		host,
	);
	await submit(api, call, cast.cso);
}

interface Charge {
	driver?: Actor;
	supplier?: 'supplierA' | 'supplierB';
	prices: bigint[];
	energy: bigint;
	/** Energy beyond the demand. */
	beyond?: bigint;
}

/** A process whose car follows the set-points, and its facts. */
async function charge({
	driver = 'alice',
	supplier = 'supplierA',
	prices,
	energy,
	beyond = 0n,
}: Charge): Promise<ProcessFacts> {
	const { clock, station, meter } = stage;
	const start = nextStart(await clock.now(), STEP);
	await clock.nextBlockAt(start - MS_PER_MINUTE);
	await stage.read(start - MS_PER_MINUTE);
	const who = cast[driver];
	const authorised = await submit(api, api.tx.charging.authorise(station, STATION_PRICE), who);
	const { process } = eventOf(authorised, api.events.charging.Authorised);
	const preferences = {
		source: 'Cheapest',
		demandResponse: false,
		minimumReward: 0,
		maxPrice: null,
		maxCost: null,
		whenEqual: 'Late',
		flexiblePower: null,
		replan: false,
		version: 0,
	};
	await submit(
		api,
		api.tx.charging.request(process, energy, prices.length, STEP, preferences),
		who,
	);
	await submit(api, api.tx.charging.offer(process, null, prices), cast[supplier]);
	await clock.nextBlockAt(start);
	let opened = await submit(api, api.tx.charging.schedule(process), cast.cso);
	for (const step of prices.keys()) {
		const set = eventOf(opened, api.events.charging.StepOpened).energy.toBigInt();
		const isLast = step === prices.length - 1;
		await clock.nextBlockAt(start + (step + 1) * STEP);
		meter.count(set + (isLast ? beyond : 0n));
		opened = await stage.read(start + (step + 1) * STEP);
	}
	eventOf(opened, api.events.charging.Finished);
	const id = process.toNumber();
	const range = { from: 1, to: undefined, progress: () => undefined };
	for await (const found of readProcesses(api, range)) {
		if (found.facts?.process === id) {
			facts.set(id, found.facts);
			return found.facts;
		}
		expect(found.refusal).toBeUndefined();
	}
	throw new Error(`process ${id} has no facts`);
}

async function measured(driver: Actor) {
	const money = new Map<Actor, bigint>();
	const owes = new Map<Actor, bigint>();
	const owed = new Map<Actor, bigint>();
	for (const actor of ACTORS) {
		const { address } = cast[actor];
		const { data } = await api.query.system.account(address);
		money.set(actor, data.free.toBigInt() + data.reserved.toBigInt());
		const keys = ACTORS.flatMap((other) => [
			[address, 'Correction', cast[other].address],
			[cast[other].address, 'Correction', address],
		]);
		const debts = await api.query.debts.owed.multi(keys);
		owes.set(
			actor,
			debts.reduce((sum, each, at) => {
				const debt = each.unwrapOrDefault().toBigInt();
				return at % 2 === 0 ? sum + debt : sum - debt;
			}, 0n),
		);
		const debt = await api.query.debts.owed(cast[driver].address, 'Charging', address);
		owed.set(actor, debt.unwrapOrDefault().toBigInt());
	}
	return { money, owes, owed };
}

/** Has calls take effect; what they cost whom is added to the losses of a process. */
async function watch(
	process: number,
	calls: readonly (readonly [Call, KeyringPair])[],
	driver: Actor = 'alice',
): Promise<Included[]> {
	const before = await measured(driver);
	const done: Included[] = [];
	const fees = new Map<string, bigint>();
	for (const [call, who] of calls) {
		const included = await submit(api, call, who);
		for (const fee of eventsOf(included, api.events.transactionPayment.TransactionFeePaid)) {
			const payer = fee.who.toString();
			fees.set(payer, (fees.get(payer) ?? 0n) + fee.actualFee.toBigInt());
		}
		done.push(included);
	}
	const after = await measured(driver);
	const loss = losses.get(process) ?? nothing();
	const add = (to: Map<Actor, bigint>, actor: Actor, amount: bigint) =>
		to.set(actor, (to.get(actor) ?? 0n) + amount);
	for (const actor of ACTORS) {
		const of = (map: Map<Actor, bigint>) => map.get(actor) ?? 0n;
		const fee = fees.get(cast[actor].address) ?? 0n;
		add(loss.money, actor, of(before.money) - of(after.money) - fee);
		add(loss.owes, actor, of(after.owes) - of(before.owes));
		add(loss.setOff, actor, of(before.owed) - of(after.owed));
	}
	losses.set(process, loss);
	return done;
}

type Reason = 'MeterFault' | 'P4Difference' | 'Billing';

function correct(own: ProcessFacts, changes: object, reason: Reason): Call {
	const { correct: call } = api.tx.corrections;
	return call(own.process, linesOf(own), changes as never, reason, EVIDENCE);
}

const listed = (line: number, of: object | string, delta: number) => ({
	Listed: [{ line, of, delta }],
});

/** All corrections of the chain, by process. */
async function allCorrections(): Promise<Map<number, Correction[]>> {
	const found: Correction[] = [];
	const range = { from: 1, to: undefined, progress: () => undefined };
	for await (const { correction, refusal } of readCorrections(api, range)) {
		expect(refusal).toBeUndefined();
		if (correction) {
			found.push(correction);
		}
	}
	return byProcess(found, 'the chain');
}

async function* each(processes: Iterable<ProcessFacts>) {
	for (const own of processes) {
		yield await Promise.resolve({ facts: own });
	}
}

/** The book of parties of the examples, with a host. */
async function bookFile(): Promise<object> {
	const json = JSON.parse(await readFile(PARTIES, 'utf8')) as {
		parties: Record<string, object>;
	};
	const [first] = Object.values(json.parties);
	json.parties[cast.bob.address] = {
		...first,
		name: 'Example host B.V.',
		series: { prefix: 'H', next: 1 },
	};
	return json;
}

async function order(folder: string, over: Partial<Order> = {}): Promise<Order> {
	return {
		book: parseBook(JSON.stringify(await bookFile())),
		folder,
		kinds: new Set(KINDS),
		corrections: new Map(),
		issued: '2026-03-03',
		...over,
	};
}

async function rows(path: string): Promise<Record<string, string>[]> {
	const [heading = '', ...others] = (await readFile(path, 'utf8')).trim().split('\n');
	const names = heading.split(',');
	return others.map((row) => {
		const values = row.split(',');
		return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
	});
}

const units = (text = '0') => BigInt(text.replace('.', ''));
const amountIn = (xml: string, name: string) =>
	units(new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(xml)?.[1]);

describe('corrections', () => {
	it(
		'of all kinds of one process are carried out',
		async () => {
			const own = await charge({ prices: [242_000n, 181_500n], energy: 6_000n });
			const { process } = own;
			expect(own.lines).toHaveLength(2);
			await watch(process, [
				[correct(own, { Energy: -700 }, 'MeterFault'), cast.dso],
				[correct(own, listed(1, { Sale: 0 }, -500), 'Billing'), cast.supplierA],
				[correct(own, listed(1, 'Time', -360_000), 'Billing'), cast.cso],
			]);
			const lines = linesOf(own);
			const opened = await watch(process, [
				[
					api.tx.corrections.disputeLine(process, 1, { Energy: 200 }, lines, EVIDENCE),
					cast.alice,
				],
			]);
			const [dispute] = opened;
			const id = dispute && eventOf(dispute, api.events.corrections.DisputeOpened).id;
			const concede = api.tx.corrections.answerDispute(id ?? 0, 'Concede');
			const { respondents } = (await api.query.corrections.disputes(id ?? 0)).unwrap();
			const members = [cast.supplierA, cast.dso].filter(({ address }) =>
				respondents.some(({ who }) => who.toString() === address),
			);
			expect(members).toHaveLength(2);
			await watch(
				process,
				members.map((member) => [concede, member] as const),
			);
			// More again, with the consent of the driver.
			const [proposed] = await watch(process, [
				[correct(own, { Energy: 300 }, 'P4Difference'), cast.dso],
			]);
			const more =
				proposed && eventOf(proposed, api.events.corrections.CorrectionProposed).id;
			await watch(process, [[api.tx.corrections.acceptCorrection(more ?? 0), cast.alice]]);
			const corrections = (await allCorrections()).get(process) ?? [];
			expect(corrections.map(({ reason }) => reason)).toEqual([
				'MeterFault',
				'Billing',
				'Billing',
				'Dispute',
				'P4Difference',
			]);
		},
		LONG,
	);

	it(
		'that the driver does not consent to cost the operator, who owes it',
		async () => {
			const own = await charge({ prices: [242_000n], energy: 1_000n });
			const [proposed] = await watch(own.process, [
				[correct(own, { Energy: 100 }, 'MeterFault'), cast.dso],
			]);
			const id = proposed && eventOf(proposed, api.events.corrections.CorrectionProposed).id;
			await watch(own.process, [[api.tx.corrections.rejectCorrection(id ?? 0), cast.alice]]);
			expect(losses.get(own.process)?.money.get('alice')).toBe(0n);
		},
		LONG,
	);

	it(
		'that a payee disputes cost their author, and not the driver',
		async () => {
			const own = await charge({ prices: [242_000n], energy: 2_000n });
			await watch(own.process, [[correct(own, { Energy: -800 }, 'MeterFault'), cast.dso]]);
			const [made] = (await allCorrections()).get(own.process) ?? [];
			const before = losses.get(own.process)?.money.get('alice');
			const { disputeCorrection, answerDispute } = api.tx.corrections;
			const [opened] = await watch(own.process, [
				[disputeCorrection(made?.id ?? 0, EVIDENCE), cast.supplierA],
			]);
			const id = opened && eventOf(opened, api.events.corrections.DisputeOpened).id;
			await watch(own.process, [[answerDispute(id ?? 0, 'Concede'), cast.dso]]);
			const loss = losses.get(own.process)?.money;
			expect(loss?.get('supplierA')).toBe(0n);
			expect(loss?.get('alice')).toBe(before);
			const [, reverted] = (await allCorrections()).get(own.process) ?? [];
			expect(reverted).toMatchObject({ reason: 'Dispute', outcome: 'Lapsed', number: 2 });
		},
		LONG,
	);

	it(
		'at a price below zero leave money with the driver',
		async () => {
			const own = await charge({ prices: [-72_600n], energy: 2_000n });
			await watch(own.process, [
				[correct(own, listed(0, { Energy: 0 }, -500), 'MeterFault'), cast.dso],
				// More again: what was left with the driver is not paid again.
				[correct(own, listed(0, { Energy: 0 }, 700), 'MeterFault'), cast.dso],
			]);
		},
		LONG,
	);

	it(
		'give no more back than a cover was good for',
		async () => {
			const own = await charge({ prices: [-72_600n], energy: 1_000n, beyond: 1_500n });
			const price = own.lines[0]?.parts[0];
			expect(price && -price.amount < (72_600n * 2_500n) / 1_000n).toBe(true);
			await watch(own.process, [
				[correct(own, listed(0, { Energy: 0 }, -1_400), 'MeterFault'), cast.dso],
				[correct(own, listed(0, { Energy: 0 }, -600), 'MeterFault'), cast.dso],
			]);
		},
		LONG,
	);

	it(
		'lower what the driver owes before money is paid',
		async () => {
			const own = await charge({
				driver: 'charlie',
				prices: [242_000n],
				energy: 1_000n,
				beyond: 1_700n,
			});
			expect(own.record.totals.unpaid).toBeGreaterThan(0n);
			await watch(
				own.process,
				[
					[correct(own, { Energy: -400 }, 'MeterFault'), cast.dso],
					[correct(own, { Energy: -1_900 }, 'MeterFault'), cast.dso],
				],
				'charlie',
			);
		},
		LONG,
	);

	it(
		'of a payee without money are a debt',
		async () => {
			const own = await charge({
				supplier: 'supplierB',
				prices: [302_500n],
				energy: 3_000n,
			});
			const { data } = await api.query.system.account(cast.supplierB.address);
			const deposit = api.consts.balances.existentialDeposit.toBigInt();
			const left = data.free.toBigInt() - deposit - 100_000n;
			await submit(api, api.tx.tokens.requestWithdrawal(left, EVIDENCE), cast.supplierB);
			await watch(own.process, [[correct(own, { Energy: -1_000 }, 'MeterFault'), cast.dso]]);
			expect(losses.get(own.process)?.owes.get('supplierB')).toBeGreaterThan(0n);
			await ensureFunds({ api, cast }, cast.supplierB.address, 20n * TOKEN);
		},
		LONG,
	);

	it(
		'of the time of a host are paid by the operator',
		async () => {
			await terms(cast.bob.address);
			const own = await charge({ prices: [242_000n], energy: 1_000n });
			expect(own.payee).toBe(hexOf(cast.bob.publicKey));
			await watch(own.process, [
				[correct(own, listed(0, 'Time', -720_000), 'Billing'), cast.cso],
			]);
			await terms(null);
		},
		LONG,
	);

	it(
		'of a driver that has left go to its registrar',
		async () => {
			const own = await charge({ driver: 'bob', prices: [242_000n], energy: 2_000n });
			const { registrar } = (await api.query.consortium.drivers(cast.bob.address)).unwrap();
			const actor = ACTORS.find((each) => cast[each].address === registrar.toString());
			const by = cast[actor ?? 'supplierA'];
			await submit(api, api.tx.consortium.deregisterDriver(cast.bob.address), by);
			await watch(
				own.process,
				[[correct(own, { Energy: -500 }, 'MeterFault'), cast.dso]],
				'bob',
			);
		},
		LONG,
	);
});

describe('the documents', () => {
	let corrections: Map<number, Correction[]>;

	it(
		'are written, in a later run than the invoices',
		async () => {
			corrections = await allCorrections();
			const all = [...facts.values()];
			const billed = await order(file('billed'));
			expect(await writeDocuments(each(all), billed)).toEqual({
				processes: all.length,
				refused: 0,
			});
			const list = join(file('billed'), 'invoices/commitments.csv');
			const used = await readFile(join(file('billed'), 'invoices/numbers.json'), 'utf8');
			const later = await order(file('corrected'), {
				corrections,
				issued: '2026-03-20',
				before: readIssued(await readFile(list, 'utf8')),
				next: new Map(Object.entries(JSON.parse(used) as Record<string, number>)),
			});
			const outcome = await writeDocuments(each(all), later);
			expect(await readFile(join(file('corrected'), 'refused.jsonl'), 'utf8')).toBe('');
			expect(outcome).toEqual({ processes: all.length, refused: 0 });
		},
		LONG,
	);

	it(
		'are the same by the command, from files',
		async () => {
			const said: string[] = [];
			const io = { say: (line: string) => said.push(line), complain: () => undefined };
			const list = file('corrections.json');
			const given = ['corrections', '--out', list, '--ws', node.endpoint];
			expect(await run(given, io)).toBe(0);
			const count = [...corrections.values()].flat().length;
			expect(said).toEqual([`${count} corrections in ${list}, 0 refused.`]);
			await writeFile(file('parties.json'), JSON.stringify(await bookFile()));
			const lines = [...facts.values()].map((own) => writeProcess(own));
			await writeFile(file('facts.jsonl'), lines.join('\n'));
			const billed = join(file('billed'), 'invoices');
			const options = {
				parties: file('parties.json'),
				facts: file('facts.jsonl'),
				out: file('by-command'),
				corrections: list,
				invoiced: join(billed, 'commitments.csv'),
				numbers: join(billed, 'numbers.json'),
				date: '2026-03-20',
			};
			const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
			expect(await run(['documents', ...args], io)).toBe(0);
			for (const name of ['commitments.csv', 'corrections.csv', 'numbers.json']) {
				const of = (folder: string) =>
					readFile(join(file(folder), 'invoices', name), 'utf8');
				expect(await of('by-command')).toBe(await of('corrected'));
			}
		},
		LONG,
	);

	it('have of each payee what its balance lost, and what it owes', async () => {
		const found = await rows(join(file('corrected'), 'invoices/corrections.csv'));
		const accounts = new Map(ACTORS.map((actor) => [hexOf(cast[actor].publicKey), actor]));
		const sums = new Map<string, { paid: bigint; owed: bigint; setOff: bigint }>();
		for (const row of found) {
			const key = `${row.process ?? ''} ${accounts.get(row.payee ?? '') ?? ''}`;
			const sum = sums.get(key) ?? { paid: 0n, owed: 0n, setOff: 0n };
			sums.set(key, {
				paid: sum.paid + units(row.paid),
				owed: sum.owed + units(row.owed),
				setOff: sum.setOff + units(row.set_off),
			});
		}
		let checked = 0;
		for (const [process, { money, owes, setOff }] of losses) {
			const own = corrections.get(process) ?? [];
			// The bearers, too: they answer for what the driver does not pay.
			const payees = new Set(
				own.flatMap(({ payees: all, outcome, bearer }) => [
					...all.map((payee) => payee.account),
					...(outcome === 'Lapsed' ? [bearer] : []),
				]),
			);
			for (const payee of payees) {
				const actor = accounts.get(payee) ?? 'brp';
				const where = `process ${process}, ${actor}`;
				const sum = sums.get(`${process} ${actor}`);
				// What a registrar gets for a driver is no business of its own.
				const forDriver = own
					.flatMap(({ payments }) => payments)
					.filter(
						({ kind, account, to }) =>
							kind === 'Refunded' && account === payee && to !== payee,
					)
					.reduce((all, { amount }) => all + amount, 0n);
				expect(sum?.paid, where).toBe((money.get(actor) ?? 0n) + forDriver);
				expect(sum?.owed, where).toBe(owes.get(actor) ?? 0n);
				expect(sum?.setOff, where).toBe(setOff.get(actor) ?? 0n);
				checked += 1;
			}
		}
		expect(checked).toBeGreaterThan(14);
	});

	it('have it to the cent, and refer to the invoice', async () => {
		const list = await rows(join(file('corrected'), 'invoices/commitments.csv'));
		const first = await rows(join(file('billed'), 'invoices/commitments.csv'));
		const found = await rows(join(file('corrected'), 'invoices/corrections.csv'));
		expect(list.length).toBeGreaterThan(11);
		expect(new Set(list.map(({ kind }) => kind))).toEqual(new Set(['credit', 'debit']));
		for (const { number, kind, seller, process, credits, file: name } of list) {
			const xml = await readFile(
				join(file('corrected'), 'invoices/000000', name ?? ''),
				'utf8',
			);
			const cents = amountIn(xml, 'PrepaidAmount') + amountIn(xml, 'PayableAmount');
			const back = kind === 'credit' ? cents : -cents;
			const invoice = first.find(
				(each) => each.seller === seller && each.process === process,
			);
			expect(credits).toBe(invoice?.number);
			expect(xml).toContain(`<cbc:ID>${credits ?? ''}</cbc:ID>`);
			const row = found.find(
				({ document, seller: of }) => document === number && of === seller,
			);
			const exact = Number(row?.given_back) * 100;
			expect(Math.abs(Number(back) - exact), `${number ?? ''} ${exact}`).toBeLessThanOrEqual(
				1,
			);
		}
	});

	it(
		'are right by the programs of others',
		async () => {
			const folders = ['billed', 'corrected'].map((name) =>
				join(file(name), 'invoices/000000'),
			);
			const paths: string[] = [];
			for (const folder of folders) {
				const names = await readdir(folder);
				paths.push(
					...names
						.filter((name) => !name.startsWith('overview'))
						.map((name) => join(folder, name)),
				);
			}
			const checked = await script('documents', 'check_invoices.py', ...paths);
			expect(checked).toEqual({ code: 0, out: `${paths.length} right\n`, err: '' });
			const page = join(file('corrected'), 'ocpi/2.2.1/cdrs/00000000.json');
			const { data } = JSON.parse(await readFile(page, 'utf8')) as {
				data: {
					id: string;
					credit?: true;
					tariffs: object[];
					total_cost: { incl_vat: number };
				}[];
			};
			const cdrs: string[] = [];
			for (const cdr of data) {
				const path = file(`cdr-${cdr.id}.json`);
				await writeFile(path, JSON.stringify(cdr));
				cdrs.push(path);
				if (cdr.credit !== true) {
					const args = [
						'--ocpi-version',
						'v221',
						'-z',
						'Europe/Amsterdam',
						'--cdr',
						path,
					];
					const { out, err } = await tool('bin/ocpi-tariffs', 'price', ...args);
					const report = `${out}${err}`;
					const isLimited = cdr.tariffs.some(
						(each) => 'max_price' in each || 'min_price' in each,
					);
					// Of a limit, the oracle knows the total alone.
					expect(report, cdr.id).toContain(
						isLimited ? 'TotalCostClamped' : 'matches all totals',
					);
					const total = /Total Cost \(Incl\.\) +\| (\S+) +\| (\S+) /.exec(report);
					expect(total?.[1], `${cdr.id} ${report}`).toBe(total?.[2]);
				}
			}
			const schema = await script('ocpi', 'ocpi_schema.py', '2.2.1', ...cdrs);
			expect(schema, schema.err).toMatchObject({
				code: 0,
			});
			// The last record of a process costs what the driver has paid in the end.
			for (const [process, own] of facts) {
				const last = data
					.filter(({ id }) => new RegExp(`^${process}(-R|$)`).test(id))
					.at(-1);
				const back = (corrections.get(process) ?? [])
					.filter(({ outcome }) => outcome === 'Executed')
					.flatMap(({ payments }) => payments)
					.filter(({ kind }) => kind !== 'Offset')
					.reduce((sum, { from, to, amount }) => {
						const { driver } = own.record;
						return sum + (to === driver ? amount : from === driver ? -amount : 0n);
					}, 0n);
				const cost = Number(paid(own.record.totals) - back) / 1e6;
				expect(last?.total_cost.incl_vat, `process ${process}`).toBeCloseTo(cost, 3);
			}
		},
		LONG,
	);

	it('have receipts with the corrections, which are right', async () => {
		const folder = join(file('corrected'), 'receipts/000000');
		for (const name of await readdir(folder)) {
			const text = await readFile(join(folder, name), 'utf8');
			const { checks } = report(text);
			const failed = checks.filter(({ verdict }) => verdict === 'failed');
			expect(failed, name).toEqual([]);
			const { corrections: shown, summary } = JSON.parse(text) as {
				corrections?: object[];
				summary: { refunded?: string };
			};
			const process = Number(name.replace('.json', ''));
			expect(shown).toHaveLength(corrections.get(process)?.length ?? 0);
			expect(summary.refunded).toBeDefined();
		}
	});
});
