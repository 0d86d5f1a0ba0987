// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Check } from '../checks.js';
import { sum } from '@smartcharge/rules/schedule';
import { formatChange } from '@smartcharge/rules/units';
import type { Afterwards, Held } from './certificates.js';
import type { Facts, Party } from '@smartcharge/rules/facts';
import { type Balance, clock, type Names } from './report.js';

/** Most differences that are shown of one kind. */
const MOST = 8;

/** Compares what the chain did with what was worked out on paper. */
export function compareFacts(chain: Facts, paper: Facts, names: Names): Check[] {
	const party = ({ supplier, source }: Party) =>
		`${names.nameOf(source)} of ${names.seller(supplier)}`;
	const schedule = (charges: readonly boolean[]) =>
		charges.map((charge) => (charge ? 'T' : 'F')).join('');
	const step = (of: { process: number; step: number }) =>
		`process ${of.process}, step ${of.step + 1}`;
	const check = (what: string, ...problems: string[][]): Check => ({
		what,
		problems: problems.flat(),
	});
	const same = <K extends keyof Facts>(kind: K, describe: (fact: Facts[K][number]) => string) =>
		differences<Facts[K][number]>(chain[kind], paper[kind], describe);

	return [
		check(
			'drivers were offered what supplied, with the power that was free',
			same(
				'looks',
				({ at, station, offers }) =>
					`${clock(at)}, station ${station}: ` +
					offers
						.map(
							(offer) =>
								`${party(offer)} ${offer.carrier ?? ''} ${offer.available ?? ''} W ` +
								`at ${offer.energyPrice ?? '?'} + ${offer.gridPrice}` +
								(offer.sameArea ? ', same area' : '') +
								(offer.isDefault ? ', default' : ''),
						)
						.join('; '),
			),
		),
		check(
			'the offers and schedules are the ones that serve best',
			same(
				'scheduled',
				(fact) =>
					`process ${fact.process}: ${party(fact)}, ${schedule(fact.schedule)}, ` +
					`grid ${fact.gridPrice}, escrow ${fact.escrow}, missing ${fact.missing}`,
			),
			same(
				'rechosen',
				(fact) =>
					`process ${fact.process} from step ${fact.fromStep + 1}: ${party(fact)}, ` +
					`${schedule(fact.schedule)}, escrow ${fact.escrow}, missing ${fact.missing}`,
			),
			same('opened', (fact) => `${step(fact)}: ${fact.energy} Wh with ${fact.setPoint} W`),
		),
		check(
			'each source kept its promises as long as it could, the newest went first',
			same(
				'dropped',
				({ at, source, process, power }) =>
					`${names.nameOf(source)} drops process ${process}, ${power} W, at ${clock(at)}`,
			),
			same('switched', (fact) => `${step(fact)}: ${party(fact)} since ${clock(fact.since)}`),
		),
		check(
			'each step was paid to those who served it',
			same(
				'segments',
				(fact) => `${step(fact)}: ${fact.energy} Wh, ${fact.toSupplier} to ${party(fact)}`,
			),
			same(
				'settled',
				(fact) =>
					`${step(fact)}: ${fact.energy} Wh, ${fact.toSupplier} to suppliers, ` +
					`${fact.toDso} to the DSO, ${fact.toCso} to the CSO`,
			),
			same(
				'finished',
				(fact) =>
					`process ${fact.process}: ${fact.reason}, ${fact.energy} Wh, ` +
					`${fact.sourced} from sources, ${fact.released} released`,
			),
		),
		check(
			'each interval was booked and certified pro rata',
			same(
				'booked',
				(fact) =>
					`${names.nameOf(fact.source)} at ${clock(fact.interval)}: ` +
					`produced ${fact.produced}, claimed ${fact.claimed}, ` +
					`certified ${fact.certified}, issued ${fact.issued}`,
			),
			same(
				'claimed',
				(fact) =>
					`${names.nameOf(fact.source)} at ${clock(fact.interval)}, ` +
					`process ${fact.process}: ${fact.energy}, certified ${fact.certified}`,
			),
			same(
				'yields',
				({ source, produced, impossible }) =>
					`${names.nameOf(source)}: ${produced} Wh, ${impossible} impossible`,
			),
		),
	];
}

/** Certified and surplus of a source are what its meter counted, not more and not less. */
export function checkEnergy(
	facts: Facts,
	counted: ReadonlyMap<number, bigint>,
	names: Names,
): Check {
	const problems = facts.yields.flatMap(({ source, produced }) => {
		const booked = facts.booked.filter((account) => account.source === source);
		const sold = sum(booked.map(({ certified, issued }) => certified + issued));
		return [
			...differs(`${names.nameOf(source)}, certified + surplus`, sold, produced),
			...differs(`${names.nameOf(source)}, produced`, produced, counted.get(source) ?? 0n),
		];
	});
	return { what: 'certified + surplus = produced = counted by the meter', problems };
}

/** Whoever was to get the surplus has it, and nothing came into being when it changed hands. */
export function checkCertificates(
	facts: Facts,
	after: Afterwards,
	recipients: ReadonlyMap<number, string>,
): Check {
	const line = ({ owner, source, interval, energy }: Omit<Held, 'owner'> & { owner: string }) =>
		`${owner}, source ${source} at ${clock(interval)}: ${energy}`;
	const issued = facts.booked
		.filter((account) => account.issued > 0n)
		.map(({ source, interval, issued: energy }) => ({
			owner: recipients.get(source) ?? '',
			source,
			interval,
			energy,
		}));
	const total = (list: readonly { energy: bigint }[]) => sum(list.map(({ energy }) => energy));
	const greened = sum([...after.stated.values()].map((stated) => stated.greened));
	return {
		what: 'surplus went to its recipients, and no Wh was counted twice',
		problems: [
			...differences(after.issued, issued, line),
			...differs('held and used up', total(after.held) + greened, total(issued)),
			...differs('greened', greened, total(after.cancelled)),
		],
	};
}

/** The statements of the drivers say what was certified. */
export function checkStatements(
	after: Afterwards,
	paper: Facts,
	processes: ReadonlyMap<number, string>,
	names: Names,
): Check {
	const problems = [...after.stated].flatMap(([driver, stated]) => {
		const own = paper.claimed.filter(({ process }) => processes.get(process) === driver);
		const name = names.seller(driver);
		return [
			...differs(`${name}, claimed`, stated.claimed, sum(own.map(({ energy }) => energy))),
			...differs(
				`${name}, certified`,
				stated.certified,
				sum(own.map(({ certified }) => certified)),
			),
		];
	});
	return { what: "the drivers' statements say what was certified", problems };
}

/** Balances changed by what was paid; no token came into being. */
export function checkMoney(
	balances: readonly (Balance & { address: string })[],
	expected: ReadonlyMap<string, bigint>,
	issuance: { before: bigint; after: bigint },
): Check {
	const problems = balances.flatMap(({ name, address, before, after, fees }) =>
		differs(name, after - before + fees, expected.get(address) ?? 0n, formatChange),
	);
	return {
		what: 'the balances changed by what was paid, and no token came into being or got lost',
		problems: [
			...problems,
			...differs('tokens in all', issuance.after, issuance.before, formatChange),
		],
	};
}

/** Items that only one of two lists has. */
function differences<T>(
	chain: readonly T[],
	paper: readonly T[],
	describe: (item: T) => string,
): string[] {
	const left = paper.map(describe);
	const surplus: string[] = [];
	for (const line of chain.map(describe)) {
		const index = left.indexOf(line);
		if (index < 0) {
			surplus.push(`chain: ${line}`);
		} else {
			left.splice(index, 1);
		}
	}
	const found = [...surplus, ...left.map((line) => `expected: ${line}`)];
	const more = found.length - MOST;
	return more > 0 ? [...found.slice(0, MOST), `and ${more} more`] : found;
}

function differs(
	what: string,
	chain: bigint,
	expected: bigint,
	format: (value: bigint) => string = String,
): string[] {
	return chain === expected
		? []
		: [`${what}: chain ${format(chain)}, expected ${format(expected)}`];
}
