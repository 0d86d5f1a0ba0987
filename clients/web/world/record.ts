// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Records the receipt that tests of its checks read: a driver charges at a network whose blocks
 * validators sign, and the code of the page reads the receipt. It takes about six minutes.
 *
 *     scripts/network.sh start --fresh --fast
 *     npm run record -w web -- --ws ws://127.0.0.1:9944 --out ../export/testing/receipts
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WsProvider } from '@polkadot/api';
import { connect, eventOf, newKeyring, submit } from '@smartcharge/chain';
import { developmentCast } from '@smartcharge/demo/cast';
import { Meter, meterKey, possession } from '@smartcharge/demo/meter';
import { headerOf } from '@smartcharge/export/receipt/verify/header';
import { MS_PER_MINUTE, TOKEN } from '@smartcharge/rules/units';
import { fromHex } from '../src/chain/bytes.js';
import { Past, type Asked } from '../src/chain/past/node.js';
import { readReceipt } from '../src/chain/past/receipt.js';
import { Runtime } from '../src/chain/runtime.js';
import { RpcError } from '../src/chain/socket.js';

/** The station of the test chain, its power in W, and the seed of its meter. */
const STATION = 0;
const POWER = 18_000;
const STATION_METER = '//Meter//0';
const PRICE_PER_HOUR = 36n * TOKEN;
/** A source, and its connection. */
const SOURCE_METER = '//Production//0';
const SOURCE_POWER = 30_000;
const EAN = 871_687_140_000_000_019n;
const ATTRIBUTES = { technology: 10_101, support: 'None', storage: false, registry: false };
/** Six steps of 10 s are 300 Wh; the others are for what begins late. */
const STEP_MS = 10_000;
const STEPS = 10;
const ENERGY = 300;
const SOURCE_PRICE = 242_000n;
const MIX_PRICE = 363_000n;
/** How often meters are read, and by how much their clocks are behind. */
const EVERY_MS = 5_000;
const LAG_MS = 500;
/** How long after the end certificates are waited for: intervals close a little after 2 min. */
const CLOSING_MS = 150_000;
/** Name of the messages of a subscription. */
const JUSTIFICATIONS = 'grandpa_justifications';
const HOUR_MS = 60 * MS_PER_MINUTE;

const { values } = parseArgs({
	options: {
		ws: { type: 'string', default: 'ws://127.0.0.1:9944' },
		out: { type: 'string', default: '../export/testing/receipts' },
	},
});
const api = await connect(values.ws, MS_PER_MINUTE);
const cast = await developmentCast();
const genesis = api.genesisHash.toU8a();
const say = (text: string) => {
	process.stdout.write(`${text}\n`);
};

/** A source that feeds evenly, and the station. */
const sourceKey = newKeyring().createFromUri(SOURCE_METER);
const registered = await submit(
	api,
	api.tx.metering.registerMeter(
		EAN,
		0,
		meterKey(sourceKey),
		{ Production: { power: SOURCE_POWER } },
		possession(sourceKey, cast.supplierA, genesis),
	),
	cast.supplierA,
);
const sourceMeter = new Meter(
	eventOf(registered, api.events.metering.MeterRegistered).meter.toNumber(),
	sourceKey,
	genesis,
);
await submit(
	api,
	api.tx.metering.approveMeter(sourceMeter.id, sourceMeter.publicKey, null),
	cast.dso,
);
const made = await submit(
	api,
	api.tx.origin.registerSource(sourceMeter.id, 'Solar', SOURCE_POWER, 0, ATTRIBUTES),
	cast.supplierA,
);
const { source } = eventOf(made, api.events.origin.SourceRegistered);
await submit(api, api.tx.origin.approveSource(source, sourceMeter.id), cast.dso);
const station = (await api.query.charging.stations(STATION)).unwrap();
await submit(
	api,
	api.tx.charging.updateStation(STATION, POWER, PRICE_PER_HOUR, [cast.supplierA.address], null),
	cast.cso,
);
const stationKey = newKeyring().createFromUri(STATION_METER);
const stationMeter = new Meter(station.meter.toNumber(), stationKey, genesis);

const began = Date.now();
/** Time from which the car takes full power, in ms. */
let plugged = Number.POSITIVE_INFINITY;
let feeding = true;

/** What a power of so many watts has counted since a time. */
function counted(power: number, since: number, at: number): bigint {
	return BigInt(Math.floor((Math.max(0, at - since) * power) / HOUR_MS));
}

async function read(): Promise<void> {
	const at = Date.now() - LAG_MS;
	sourceMeter.register = counted(SOURCE_POWER, began, at);
	const drawn = counted(POWER, plugged, at);
	stationMeter.register = drawn < BigInt(ENERGY) ? drawn : BigInt(ENERGY);
	const readings = [sourceMeter.read(at), stationMeter.read(at)];
	await submit(api, api.tx.metering.submitReadings(readings), cast.bob);
}

async function feed(): Promise<void> {
	while (feeding) {
		await read();
		await sleep(EVERY_MS);
	}
}

const fed = feed();
say('The source is measured for a minute.');
await sleep(MS_PER_MINUTE + 3 * EVERY_MS);

const authorised = await submit(
	api,
	api.tx.charging.authorise(STATION, PRICE_PER_HOUR),
	cast.alice,
);
const id = eventOf(authorised, api.events.charging.Authorised).process;
await submit(
	api,
	api.tx.charging.request(id, ENERGY, STEPS, STEP_MS, {
		source: 'Cheapest',
		demandResponse: false,
		minimumReward: 0,
		maxPrice: null,
		maxCost: null,
		whenEqual: 'Early',
		flexiblePower: null,
		replan: false,
		version: 0,
	}),
	cast.alice,
);
const prices = (price: bigint) => Array.from({ length: STEPS }, () => price);
await submit(api, api.tx.charging.offer(id, source, prices(SOURCE_PRICE)), cast.supplierA);
await submit(api, api.tx.charging.offer(id, null, prices(MIX_PRICE)), cast.supplierA);
// Energy counts from a reading since the authorisation.
await sleep(2 * EVERY_MS);
const scheduled = await submit(api, api.tx.charging.schedule(id), cast.cso);
plugged = (await (await api.at(scheduled.block)).query.timestamp.now()).toNumber();
say(`Process ${id.toString()} charges.`);
while ((await api.query.charging.records(id)).isNone) {
	await sleep(EVERY_MS);
}
say('It has ended; its intervals close.');
await sleep(CLOSING_MS);
feeding = false;
await fed;

/** The node as the page asks it. */
const provider = new WsProvider(values.ws);
await provider.isReady;
const metadata = await provider.send<string>('state_call', [
	'Metadata_metadata_at_version',
	'0x0f000000',
]);
const asked: Asked = {
	request: async <T>(method: string, params: readonly unknown[] = []) => {
		try {
			return await provider.send<T>(method, [...params]);
		} catch (error) {
			throw new RpcError(0, String(error), undefined);
		}
	},
	subscribe: async (method, params, unsubscribe, onMessage) => {
		const id = await provider.subscribe(
			JUSTIFICATIONS,
			method,
			[...params],
			(_: unknown, message: unknown) => {
				onMessage(String(message));
			},
		);
		return () => void provider.unsubscribe(JUSTIFICATIONS, unsubscribe, id);
	},
	runtime: new Runtime(fromHex(metadata).slice(5)),
	version: { specVersion: api.runtimeVersion.specVersion.toNumber() },
	genesis: api.genesisHash.toHex(),
};
const past = new Past(asked);
const final = await past.ask<string>('chain_getFinalizedHead');
const number = (await api.rpc.chain.getHeader(final)).number.toNumber();
let requests = 0;
const written = await readReceipt(asked, id.toBigInt(), { number, hash: final }, (count) => {
	requests = count;
});
say(`A receipt of ${written.file.length} bytes after ${requests} requests.`);
if (!written.complete || !written.final) {
	throw new Error('it has no lines, or no proof of finality');
}

// Proofs of the same form that do not belong to it.
const proof = async (keys: string[], hash: string) =>
	(await past.ask<{ proof: string[] }>('state_getReadProof', keys, hash)).proof;
const ordered = `0x${stationMeter.id.toString(16).padStart(8, '0')}`;
const others = [
	past.key('Charging', 'Stations', STATION),
	past.key('Metering', 'Meters', ordered),
	past.key('Origin', 'Certified', id.toBigInt()),
	past.key('Origin', 'Sources', source.toNumber()),
];
const record = past.key('Charging', 'Records', id.toBigInt());
// The block of the proof, and one before it.
const { proof: own } = JSON.parse(written.file) as { proof: { header: string } };
const proved = headerOf(fromHex(own.header));
const earlier = await past.block(Number(proved.number) - 3);
await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, 'network.json'), written.file);
await writeFile(
	join(values.out, 'others.json'),
	`${JSON.stringify(
		{
			withoutRecord: await proof(others, proved.hash),
			ofAnotherBlock: await proof([record, ...others], earlier.hash),
		},
		undefined,
		'\t',
	)}\n`,
);
await provider.disconnect();
await api.disconnect();
