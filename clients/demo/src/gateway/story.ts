// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { newKeyring } from '@smartcharge/chain';
import { describeChecks, type Check } from '../checks.js';
import { developmentCast } from '../cast.js';
import { Charger } from './charger.js';
import { checkCharger, checkProcess, checkReadings, checkSource, type Row } from './compare.js';
import { chargerSerial, Configuration, type ChargerSite } from './configuration.js';
import { Gateway } from './gateway.js';
import { readLedger, type Ledger } from './ledger.js';
import { Members, STEP_MS } from './members.js';
import { Chain } from './network.js';
import { P1Port, P1_SERIAL } from './p1.js';
import { freePort, until } from './programs.js';
import { sideBySide } from './report.js';

/** Secret of the hot key of the gateway: worth nothing. */
const HOT_KEY = '//Gateway';
const CARD = '04A1B2C3D4E5F6';
/** Two chargers: one for the driver with a card, one for the driver with an app. */
const IDENTITIES = ['CP-CARD', 'CP-APP'] as const;
/** How long the chain is away. */
const OUTAGE_MS = 2.5 * STEP_MS;
/** How long the chain may take for something that it does within seconds, on a busy machine. */
const PATIENCE_MS = 90_000;

/** The programs that the demo runs. */
export interface Binaries {
	node: string;
	gateway: string;
	python: string;
}

/** What must be stopped at the end, whatever happens. */
type Stop = () => unknown;

/** Plays the story in `folder`; returns whether all views agree. */
export async function play(
	binaries: Binaries,
	folder: string,
	say: (line?: string) => void,
): Promise<boolean> {
	const stops: Stop[] = [];
	try {
		return await perform(binaries, folder, say, stops);
	} finally {
		for (const stop of stops.reverse()) {
			await stop();
		}
	}
}

async function perform(
	{ node, gateway: binary, python }: Binaries,
	folder: string,
	say: (line?: string) => void,
	stops: Stop[],
): Promise<boolean> {
	say('1. A chain begins: metering intervals of 10 s, steps of 30 s, the clock of this machine.');
	const chain = await Chain.start(node, folder);
	stops.push(() => chain.stop());
	let api = await chain.connect();
	stops.push(() => api.disconnect().catch(() => undefined));
	const cast = await developmentCast();
	const members = new Members(api, cast);

	say('2. The members set up what the gateway needs:');
	const hotKey = newKeyring().createFromUri(HOT_KEY);
	const configuration = new Configuration({
		folder,
		endpoint: chain.endpoint,
		genesis: api.genesisHash.toHex(),
		operator: cast.cso.address,
		hotKey: HOT_KEY,
	});
	await configuration.begin();
	const gateway = new Gateway(binary, configuration, folder);
	await members.giveProxies(hotKey);
	say('   CSO        gives the hot key two narrow proxies: Metering and Station');
	const chargers: ChargerSite[] = [];
	for (const [index, identity] of IDENTITIES.entries()) {
		const key = await gateway.fingerprint(chargerSerial(identity), cast.cso.address);
		const added = await members.addStation(`NL*SMC*E100${index}`, key);
		chargers.push({ identity, ...added });
		say(`   CSO, DSO   station ${added.station} (${identity}), meter ${added.meter} approved`);
	}
	const [cardSite, appSite] = chargers;
	if (!cardSite || !appSite) {
		throw new Error('two chargers are needed');
	}
	const p1Key = await gateway.fingerprint(P1_SERIAL, cast.supplierA.address);
	const source = await members.addSource(p1Key);
	say(`   supplier   source with a P1 port, meter ${source} approved`);
	await members.publishPrices();
	say('   supplier   offers its grid mix at 0.28 a kWh');
	const mandate = await members.giveMandate();
	say(`   driver A   gives mandate ${mandate} to the CSO, for a card`);

	const [ocppPort, p1Port] = [await freePort(), await freePort()];
	const port = await P1Port.open(p1Port);
	stops.push(() => {
		port.close();
	});
	const card = { hash: await gateway.tokenHash(CARD), driver: cast.alice.address };
	await configuration.complete({ ocppPort, p1Port, chargers, source, card });
	await gateway.check();
	await gateway.start(ocppPort);
	stops.push(() => gateway.stop());
	say('3. The gateway runs, with a configuration that it has checked.');

	const report = (line: string) => {
		say(`   ${line}`);
	};
	const started: Charger[] = [];
	for (const { identity } of chargers) {
		const charger = await Charger.start(python, identity, ocppPort, folder, report);
		stops.push(() => charger.stop());
		started.push(charger);
	}
	const [cardCharger, appCharger] = started;
	if (!cardCharger || !appCharger) {
		throw new Error('two chargers are needed');
	}
	say('4. Two chargers connect, and a car is plugged in at each.');
	for (const [index, charger] of started.entries()) {
		await charger.does('plug');
		await fresh(api, chargers[index]?.meter ?? 0);
	}

	say('5. Driver A holds the card to the first charger.');
	await cardCharger.does(`card ${CARD}`);
	const byCard = await running(api, cardSite.station);
	say(`   the chain runs process ${byCard} under the mandate`);
	say('6. Driver B starts at the second one in the app; no card, no token.');
	const byApp = await members.start(api, appSite.station);
	say(`   the chain has process ${byApp}, signed by the driver`);
	await appCharger.saw('begin', PATIENCE_MS);
	await scheduled(api, byApp);
	await appCharger.saw('profile', PATIENCE_MS);
	say('7. Both charge for two steps.');
	await sleep(2 * STEP_MS);

	say(
		`8. The node stops: no chain for ${OUTAGE_MS / 1_000} s. The chargers keep their schedules.`,
	);
	await api.disconnect();
	await chain.stop();
	await sleep(OUTAGE_MS / 2);
	say('   driver A unplugs meanwhile');
	await cardCharger.does('unplug');
	say(`   ${await gateway.waiting()} readings wait at the gateway`);
	await sleep(OUTAGE_MS / 2);
	chain.resume();
	api = await chain.connect();
	say('   the node is back');
	await ended(api, byCard);
	say(`   process ${byCard} has ended, at the time of the unplugging`);
	await sleep(STEP_MS);
	say('9. Driver B unplugs.');
	await appCharger.does('unplug');
	await ended(api, byApp);
	say(`   process ${byApp} has ended`);

	say('10. Driver A has lost the card, and revokes the mandate: the next start is refused.');
	await new Members(api, cast).revokeMandate(mandate);
	await cardCharger.does('plug');
	await cardCharger.does(`card ${CARD}`);
	const refused = await cardCharger
		.saw('authorised Invalid', 1_000)
		.then(() => true)
		.catch(() => false);

	for (const charger of started) {
		await charger.stop();
	}
	port.close();
	await until('all readings are settled', PATIENCE_MS, async () =>
		(await gateway.waiting()) === 0 ? true : undefined,
	);
	const rows = await gateway.rows();
	await gateway.stop();
	const ledger = await readLedger(api);

	const pairs = [
		{ name: 'card', site: cardSite, charger: cardCharger, process: byCard },
		{ name: 'app', site: appSite, charger: appCharger, process: byApp },
	];
	say();
	say(sideBySide(pairs, ledger, rows, { meter: source, telegrams: port.shown.size }));
	const checks: Check[] = [
		...pairs.flatMap((pair) => checksOf(pair, ledger, rows)),
		...checkReadings(source, ledger.accepted, rows),
		checkSource(source, ledger.accepted, port.shown),
		{
			what: 'a card without a mandate starts nothing',
			problems: refused ? [] : ['it was not refused'],
		},
	];
	say();
	say(describeChecks(checks));
	return checks.every(({ problems }) => problems.length === 0);
}

/** A driver's process, by whom it has to do with. */
export interface Pair {
	name: string;
	site: ChargerSite;
	charger: Charger;
	process: number;
}

function checksOf({ name, site, charger, process }: Pair, ledger: Ledger, rows: Row[]): Check[] {
	const settled = ledger.processes.get(process);
	return [
		...(settled
			? checkProcess(name, settled, charger)
			: [{ what: `${name}: a record`, problems: [`process ${process} has none`] }]),
		checkCharger(name, site.meter, charger, rows),
		...checkReadings(site.meter, ledger.accepted, rows),
	];
}

/** Waits for the first reading of a meter. */
async function fresh(api: ApiPromise, meter: number): Promise<void> {
	await until(`a reading of meter ${meter}`, PATIENCE_MS, async () => {
		const found = await api.call.meteringApi.meter(meter);
		return found.isSome && found.unwrap().latest.isSome ? true : undefined;
	});
}

/** Waits for a process at a station. */
function running(api: ApiPromise, station: number): Promise<number> {
	return until(`a process at station ${station}`, PATIENCE_MS, async () => {
		const found = await api.call.chargingApi.running(station);
		return found.isSome ? found.unwrap().toNumber() : undefined;
	});
}

/** Waits until a process has a schedule. */
async function scheduled(api: ApiPromise, process: number): Promise<void> {
	await until(`the schedule of process ${process}`, PATIENCE_MS, async () => {
		const found = await api.call.chargingApi.process(process);
		return found.isSome && found.unwrap().steps.length > 0 ? true : undefined;
	});
}

/** Waits until a process has ended. */
async function ended(api: ApiPromise, process: number): Promise<void> {
	await until(`the end of process ${process}`, 2 * PATIENCE_MS, async () =>
		(await api.call.chargingApi.process(process)).isNone ? true : undefined,
	);
}
