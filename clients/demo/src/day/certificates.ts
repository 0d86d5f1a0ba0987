// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ITuple } from '@polkadot/types/types';
import type { u32, u64 } from '@polkadot/types';
import type { PalletOriginLedger } from '@polkadot/types/lookup';
import { allItems } from '@smartcharge/chain';
import { ACTORS, type Actor } from '../cast.js';
import { compare, sum } from '@smartcharge/rules/schedule';
import { formatKwh } from '@smartcharge/rules/units';
import type { Booked } from '@smartcharge/rules/facts';
import { CLOSING_DELAY, INTERVAL } from '@smartcharge/rules/limits';
import type { Recorder } from './recorder.js';
import { DRIVERS, type Greening, type Transfer, type Visit } from './scenario.js';
import type { Site } from './site.js';

/** Source and interval of certificates. */
type CertificateCursor = ITuple<[u32, u64]>;

/** Process, source and interval of a claim. */
export type ClaimCursor = ITuple<[u64, u32, u64]>;

/** Most blocks that the chain may take to close what is due. */
const MOST_BLOCKS = 50;

/** Certificates in one hand. */
export interface Held {
	owner: Actor;
	source: number;
	interval: number;
	energy: bigint;
}

/** Certificates that were used up to green a process. */
export interface Greened {
	process: number;
	source: number;
	interval: number;
	energy: bigint;
}

/** Key of a ledger. */
interface Key {
	interval: number;
	source: number;
}

/** Outcome of the day's certificates. */
export interface Afterwards {
	/** Certificates that were issued when the intervals were closed. */
	issued: Held[];
	/** Holdings after certificates have changed hands. */
	held: Held[];
	cancelled: Greened[];
	/** Greened energy that the chain states, by driver's address. */
	stated: Map<string, { claimed: bigint; certified: bigint; greened: bigint }>;
}

/** Lets an hour pass, in which all intervals are closed and certified, and notes what came of it. */
export async function certify(recorder: Recorder, site: Site): Promise<void> {
	const { api, cast, facts } = recorder;
	const ids = site.plants.map(({ id }) => id);
	const end = site.midnight + site.day.to;
	const keys: Key[] = [];
	for (let interval = site.midnight + site.day.from; interval < end; interval += INTERVAL) {
		keys.push(...ids.map((source) => ({ interval, source })));
	}
	await recorder.reach(end + CLOSING_DELAY * INTERVAL);
	for (let blocks = 0; ; blocks += 1) {
		// Blocks have time to spare for what is due.
		await recorder.send(api.tx.system.remark('0x00'), cast.brp);
		const ledgers = await api.query.origin.ledgers.multi(
			keys.map(({ interval, source }) => [interval, source]),
		);
		if (ledgers.every((ledger) => ledger.isNone || ledger.unwrap().phase.isClosed)) {
			facts.booked.push(
				...keys.flatMap((key, index) => {
					const ledger = ledgers[index]?.unwrapOr(undefined);
					return ledger ? [account(key, ledger)] : [];
				}),
			);
			break;
		}
		if (blocks > MOST_BLOCKS) {
			throw new Error(`intervals are still open ${blocks} blocks after they were due`);
		}
	}
	for (const id of ids) {
		const info = (await api.call.originApi.source(id)).unwrap();
		facts.yields.push({
			source: id,
			produced: info.produced.toBigInt(),
			impossible: info.impossibleDeliveries.toBigInt(),
		});
	}
	for (const driver of DRIVERS) {
		const entries = await allItems((after: ClaimCursor | null, limit) =>
			api.call.originApi.statement(cast[driver].address, null, after, limit),
		);
		facts.claimed.push(
			...entries
				.map((entry) => ({
					source: entry.source.toNumber(),
					interval: entry.interval.toNumber(),
					process: entry.process.toNumber(),
					energy: entry.claimed.toBigInt(),
					certified: entry.certified.toBigInt(),
				}))
				.filter(({ source }) => ids.includes(source))
				// Pages are in the order of the storage.
				.sort(
					(one, other) =>
						one.process - other.process ||
						one.source - other.source ||
						one.interval - other.interval,
				),
		);
	}
}

function account({ source, interval }: Key, ledger: PalletOriginLedger): Booked {
	return {
		source,
		interval,
		produced: ledger.produced.toBigInt(),
		claimed: ledger.claimed.toBigInt(),
		certified: ledger.certified.toBigInt(),
		issued: ledger.issued.toBigInt(),
	};
}

/** Certificates change hands: grey energy is greened, surplus is sold. */
export async function trade(
	recorder: Recorder,
	site: Site,
	processes: ReadonlyMap<Visit, number>,
	report: (text: string) => void,
): Promise<Afterwards> {
	const { api, cast } = recorder;
	const issued = await holdings(recorder, site);
	const cancelled: Greened[] = [];
	for (const greening of site.day.greenings) {
		cancelled.push(...(await green(recorder, site, processes, greening, report)));
	}
	for (const wanted of site.day.transfers) {
		await transfer(recorder, site, wanted, report);
	}
	const stated: Afterwards['stated'] = new Map();
	for (const driver of DRIVERS) {
		const { address } = cast[driver];
		const sums = { claimed: 0n, certified: 0n, greened: 0n };
		const cancellations = await allItems((after: u64 | null, limit) =>
			api.call.originApi.cancellations(address, after, limit),
		);
		for (const [visit, process] of processes) {
			if (visit.driver === driver) {
				const entries = await allItems((after: ClaimCursor | null, limit) =>
					api.call.originApi.statement(address, process, after, limit),
				);
				sums.claimed += sum(entries.map(({ claimed }) => claimed.toBigInt()));
				sums.certified += sum(entries.map(({ certified }) => certified.toBigInt()));
				const greening = cancellations
					.map(([, cancellation]) => cancellation)
					.filter(({ process: of }) => of.isSome && of.unwrap().eq(process));
				sums.greened += sum(greening.map(({ energy }) => energy.toBigInt()));
			}
		}
		stated.set(address, sums);
	}
	return { issued, held: await holdings(recorder, site), cancelled, stated };
}

/** The supplier of a process uses certificates up for what is not certified of it. */
async function green(
	recorder: Recorder,
	site: Site,
	processes: ReadonlyMap<Visit, number>,
	{ visit: index, source }: Greening,
	report: (text: string) => void,
): Promise<Greened[]> {
	const { api, cast, facts } = recorder;
	const visit = site.day.visits[index];
	const process = visit && processes.get(visit);
	const plant = site.plant(source);
	if (visit === undefined || process === undefined) {
		throw new Error(`there was no visit ${index + 1}`);
	}
	const delivered = facts.finished.find((finished) => finished.process === process)?.energy ?? 0n;
	const certified = sum(
		facts.claimed.filter((claim) => claim.process === process).map((claim) => claim.certified),
	);
	const parts = await largest(
		recorder,
		site,
		plant.spec.supplier,
		plant.id,
		delivered - certified,
	);
	const cancelled: Greened[] = [];
	for (const { interval, energy } of parts) {
		await recorder.send(
			api.tx.origin.greenProcess(plant.id, interval, energy, process),
			cast[plant.spec.supplier],
		);
		cancelled.push({ process, source: plant.id, interval, energy });
	}
	const total = sum(cancelled.map(({ energy }) => energy));
	report(
		`  ${site.seller(cast[plant.spec.supplier].address)} greens ${formatKwh(total)} kWh of ` +
			`process ${process} with ${cancelled.length} certificates of the ${source}`,
	);
	return cancelled;
}

async function transfer(
	recorder: Recorder,
	site: Site,
	{ from, to, source, energy }: Transfer,
	report: (text: string) => void,
): Promise<void> {
	const { api, cast } = recorder;
	const { id } = site.plant(source);
	const parts = await largest(recorder, site, from, id, energy);
	for (const part of parts) {
		await recorder.send(
			api.tx.origin.transferCertificate(id, part.interval, cast[to].address, part.energy),
			cast[from],
		);
	}
	report(
		`  ${site.seller(cast[from].address)} transfers ${parts.length} certificates of the ` +
			`${source}, ${formatKwh(energy)} kWh, to ${site.seller(cast[to].address)}`,
	);
}

/** Certificates of `owner` for `energy`, the largest first; only a part of the last one, maybe. */
async function largest(
	recorder: Recorder,
	site: Site,
	owner: Actor,
	source: number,
	energy: bigint,
): Promise<{ interval: number; energy: bigint }[]> {
	const held = (await holdings(recorder, site))
		.filter((holding) => holding.owner === owner && holding.source === source)
		.sort((a, b) => compare(b.energy, a.energy) || a.interval - b.interval);
	const parts: { interval: number; energy: bigint }[] = [];
	let left = energy;
	for (const { interval, energy: most } of held) {
		if (left > 0n) {
			const part = most < left ? most : left;
			parts.push({ interval, energy: part });
			left -= part;
		}
	}
	return parts;
}

/** The certificates of the day's sources, in all hands. */
async function holdings({ api, cast }: Recorder, site: Site): Promise<Held[]> {
	const ids = site.plants.map(({ id }) => id);
	const lists = await Promise.all(
		ACTORS.map(async (owner) => {
			const certificates = await allItems((after: CertificateCursor | null, limit) =>
				api.call.originApi.certificates(cast[owner].address, after, limit),
			);
			return certificates.map(({ source, interval, free, locked }) => ({
				owner,
				source: source.toNumber(),
				interval: interval.toNumber(),
				energy: free.toBigInt() + locked.toBigInt(),
			}));
		}),
	);
	return lists.flat().filter(({ source }) => ids.includes(source));
}
