// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { encodeAddress } from '@polkadot/util-crypto';
import { allItems } from '@smartcharge/chain';
import type { ProcessFacts } from '@smartcharge/export/facts/process';
import { clockAt, dateAt, type LocalDay } from '@smartcharge/rules/books/calendar';
import type { Line } from '@smartcharge/rules/books/lines';
import { replay } from '@smartcharge/rules/replay';
import { formatKwh, formatToken, MS_PER_HOUR } from '@smartcharge/rules/units';
import { certify, type ClaimCursor } from '../day/certificates.js';
import { play as charge } from '../day/play.js';
import type { Recorder } from '../day/recorder.js';
import type { Visit } from '../day/scenario.js';
import { HOME, NAMES, type Site } from '../day/site.js';
import { correctionsSince, correctMeter, dispute, refundOf, settledFrom } from './aftermath.js';
import { provedLines, type NameOf } from './check.js';
import type { Market, Stated } from './market.js';
import { namesOf } from './money.js';
import { Office, readFacts, type Written } from './office.js';
import { workOut, type Names, type PaperBooks } from './paper.js';
import type { Brp, Plan } from './plan.js';
import {
	agreedTable,
	cdrTable,
	chargeTable,
	describeCorrection,
	describeNegative,
	documentTable,
	statementTable,
	type Charged,
} from './report.js';

/** A visit with what the chain proves of it. */
interface Charge {
	visit: Visit;
	facts: ProcessFacts;
}

/** What the chain did, and what it must have done. */
export interface Outcome {
	names: Names;
	paper: PaperBooks;
	/** The lines of each process, as its trail proves them. */
	lines: ReadonlyMap<number, readonly Line[]>;
	/** Energy that each process claims of sources, after all corrections. */
	claims: ReadonlyMap<number, ReadonlyMap<number, bigint>>;
	/** Energy of all processes, by their records. */
	delivered: readonly bigint[];
	statements: readonly ReadonlyMap<Brp, Stated>[];
	refunds: ReadonlyMap<number, bigint>;
	written: Written;
	/** Files of balance responsibility, and the amount of each party by its rows. */
	files: readonly string[];
	imbalances: ReadonlyMap<string, bigint>;
}

/** Plays the day, and reports it chapter by chapter. */
export class Story {
	private chapters = 0;
	private readonly statements: ReadonlyMap<Brp, Stated>[] = [];
	private readonly refunds = new Map<number, bigint>();
	private readonly nameOf: NameOf;

	constructor(
		private readonly recorder: Recorder,
		private readonly plan: Plan,
		private readonly day: LocalDay,
		private readonly market: Market,
		private readonly site: Site,
		private readonly say: (text: string) => void,
	) {
		this.nameOf = namesOf(recorder, market);
	}

	/**
	 * Plays all of it; documents go to `folder`.
	 *
	 * @param from block after which the objects of the day were registered
	 */
	async play(from: number, folder: string): Promise<Outcome> {
		const { recorder, plan, day, market, site } = this;
		await this.chapter(
			'The day before: prices of the day ahead, contracts, programmes, trades.',
		);
		this.say(agreedTable(plan));
		await market.contract();
		await market.announce();
		const processes = await charge(recorder, site, () => undefined);
		await certify(recorder, site);

		const charges = await this.charges(processes, from);
		const names = this.names(charges);
		const { cso, dso } = recorder.cast;
		const expected = replay(recorder.journal, { cso: cso.address, dso: dso.address });
		const paper = workOut(plan, day.first, expected, names);
		const lines = this.proved(charges);
		await this.showCharges(charges, lines);

		const office = await Office.open(recorder, site, market, folder);
		const facts = charges.map((charge) => charge.facts);
		const billed = await office.bill(facts);
		await this.chapter('Invoices, anchored on the chain (EUR).');
		this.say(documentTable(billed.documents, this.nameOf));

		await recorder.reach(day.end + MS_PER_HOUR);
		await market.price();
		await recorder.reach(settledFrom(recorder, day.end));
		await this.chapter('The day is settled (token; below zero, the party pays).');
		await this.settle();
		const wrong = await this.correct(charges, paper);
		const disputed = await this.dispute(charges, paper);
		const credited = await this.credit(office, [wrong, disputed], billed, from);
		return {
			names,
			paper,
			lines,
			claims: await this.claims(charges),
			delivered: facts.map(({ record }) => record.energy),
			statements: this.statements,
			refunds: this.refunds,
			written: credited,
			...(await office.balance(day.date)),
		};
	}

	/** Begins a chapter with its local time. */
	private async chapter(title: string): Promise<void> {
		// The clock may be ahead of the last block.
		const now = await this.recorder.clockTime();
		this.chapters += 1;
		this.say(`\n${this.chapters}. ${dateAt(now)} ${clockAt(now)}  ${title}\n`);
	}

	private async charges(processes: ReadonlyMap<Visit, number>, from: number): Promise<Charge[]> {
		const facts = await readFacts(this.recorder, from, new Set(processes.values()));
		return this.plan.charging.visits.map((visit) => {
			const own = facts.get(processes.get(visit) ?? -1);
			if (own === undefined) {
				throw new Error(`${NAMES[visit.driver]} has not charged`);
			}
			return { visit, facts: own };
		});
	}

	/** What drivers can see of the origin of their energy. */
	private async claims(charges: readonly Charge[]): Promise<Map<number, Map<number, bigint>>> {
		const { api, cast } = this.recorder;
		const claims = new Map<number, Map<number, bigint>>();
		for (const { visit, facts } of charges) {
			const { address } = cast[visit.driver];
			const own = new Map<number, bigint>();
			const entries = await allItems((after: ClaimCursor | null, limit) =>
				api.call.originApi.statement(address, facts.process, after, limit),
			);
			for (const { source, claimed } of entries) {
				const id = source.toNumber();
				own.set(id, (own.get(id) ?? 0n) + claimed.toBigInt());
			}
			claims.set(facts.process, own);
		}
		return claims;
	}

	private names(charges: readonly Charge[]): Names {
		const { cast } = this.recorder;
		const { brpX, brpY } = this.market.brps;
		return {
			parties: {
				supplierA: cast.supplierA.address,
				supplierB: cast.supplierB.address,
				brpX: brpX.address,
				brpY: brpY.address,
			},
			dso: cast.dso.address,
			cso: cast.cso.address,
			area: HOME,
			visits: charges.map(({ visit, facts: { process } }) => ({
				process,
				driver: cast[visit.driver].address,
			})),
		};
	}

	private proved(charges: readonly Charge[]): Map<number, Line[]> {
		const prefix = this.recorder.api.registry.chainSS58;
		const addressOf = (hex: string) => encodeAddress(hex, prefix);
		return new Map(charges.map(({ facts }) => [facts.process, provedLines(facts, addressOf)]));
	}

	private async showCharges(
		charges: readonly Charge[],
		lines: ReadonlyMap<number, readonly Line[]>,
	): Promise<void> {
		await this.chapter('What was charged (token).');
		const charged = charges.map(({ visit, facts: { process } }): Charged => ({
			process,
			driver: NAMES[visit.driver],
			lines: lines.get(process) ?? [],
		}));
		this.say(chargeTable(charged, (source) => this.site.nameOf(source)));
		this.say(`\n${describeNegative(charged)}`);
	}

	/** Settles the day, or settles it again. */
	private async settle(): Promise<void> {
		const stated = await this.market.settle();
		this.statements.push(stated);
		this.say(statementTable(stated, this.nameOf));
	}

	/** A meter is found to have counted too much. */
	private async correct(charges: readonly Charge[], paper: PaperBooks): Promise<ProcessFacts> {
		const { recorder, plan } = this;
		const { energy } = plan.wrongMeter;
		const { visit, facts } = chargeOf(charges, plan.wrongMeter.visit);
		await recorder.reach((await recorder.now()) + 8 * MS_PER_HOUR);
		await this.chapter(
			`A wrong meter: it counted ${formatKwh(energy)} kWh too many in process ${facts.process}.`,
		);
		const refund = await correctMeter(recorder, facts, energy);
		this.refunds.set(facts.process, refund);
		this.say(`${NAMES[visit.driver]} gets ${formatToken(refund)} back:`);
		this.showCorrection(facts, paper);
		await this.settle();
		return facts;
	}

	/** A driver disputes a step. */
	private async dispute(charges: readonly Charge[], paper: PaperBooks): Promise<ProcessFacts> {
		const { recorder, plan, market } = this;
		const claim = plan.dispute;
		const { visit, facts } = chargeOf(charges, claim.visit);
		const { driver } = visit;
		await this.chapter(
			`A dispute: ${NAMES[driver]} claims that step ${claim.step + 1} of process ` +
				`${facts.process} had ${formatKwh(claim.energy)} kWh less.`,
		);
		const decided = await dispute(recorder, market, { ...claim, driver, facts });
		this.refunds.set(facts.process, await refundOf(recorder, facts));
		this.say(
			`${formatToken(decided.claimed)} of ${decided.respondents} respondents were put on hold. ` +
				`They contested; arbiters upheld ${decided.perMille / 10} % on ` +
				`${dateAt(await recorder.now())}:`,
		);
		this.showCorrection(facts, paper);
		await this.settle();
		return facts;
	}

	private showCorrection({ process }: ProcessFacts, paper: PaperBooks): void {
		const correction = paper.corrections.get(process);
		if (correction) {
			const lines = paper.lines.get(process) ?? [];
			const sourceOf = (source: number | undefined) => this.site.nameOf(source);
			this.say(`${describeCorrection(lines, correction, this.nameOf, sourceOf)}\n`);
		}
	}

	/** What was corrected is credited. Returns all documents. */
	private async credit(
		office: Office,
		changed: readonly ProcessFacts[],
		billed: Written,
		from: number,
	): Promise<Written> {
		const all = await correctionsSince(this.recorder, from);
		const processes = changed.map(({ process }) => process);
		const corrections = new Map([...all].filter(([process]) => processes.includes(process)));
		const credited = await office.correct(changed, corrections);
		await this.chapter('Credit notes, and charge detail records with VAT (EUR).');
		this.say(documentTable(credited.documents, this.nameOf));
		// A record that is credited is in the file of its credit, too.
		const isNew = ({ id }: { id: string }) => billed.cdrs.every((cdr) => cdr.id !== id);
		const cdrs = [...billed.cdrs, ...credited.cdrs.filter(isNew)];
		this.say(`\n${cdrTable(cdrs)}`);
		return { documents: [...billed.documents, ...credited.documents], cdrs };
	}
}

function chargeOf(charges: readonly Charge[], index: number): Charge {
	const charge = charges[index];
	if (charge === undefined) {
		throw new Error(`there was no visit ${index + 1}`);
	}
	return charge;
}
