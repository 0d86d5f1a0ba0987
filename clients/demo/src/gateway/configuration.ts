// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { P1_SERIAL } from './p1.js';

/** Password of the chargers, and its Argon2 hash: worth nothing. */
export const PASSWORD = 'charger-of-a-demo';
const PASSWORD_HASH =
	'$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$VshNQ6Basxvim9PfVDPz0y82dEeWhdnKNccN12uJKjU';

/** Seconds between samples of the chargers, and between readings of the source. */
const SAMPLE_S = 10;

/** A charger with one EVSE. */
export interface ChargerSite {
	identity: string;
	/** Ids on the chain. */
	station: number;
	meter: number;
}

/** What the configuration of the gateway needs to know. */
export interface Setting {
	folder: string;
	endpoint: string;
	genesis: string;
	/** Address of the operator. */
	operator: string;
	/** Secret of the hot key. */
	hotKey: string;
}

/** Devices, once the chain knows them. */
export interface Devices {
	ocppPort: number;
	p1Port: number;
	chargers: readonly ChargerSite[];
	/** Meter of the source. */
	source: number;
	/** Hash of a card, and the driver whose card it is. */
	card: { hash: string; driver: string };
}

/** Serial number under which the gateway derives the key of a charger's meter. */
export function chargerSerial(identity: string): string {
	return `${identity}/1`;
}

/** The configuration of a gateway as a file. */
export class Configuration {
	readonly file: string;

	constructor(private readonly setting: Setting) {
		this.file = join(setting.folder, 'gateway.toml');
	}

	/** Writes the secrets, and a configuration that suffices to look at keys. */
	async begin(): Promise<void> {
		const { hotKey } = this.setting;
		await this.secret('hot-key', hotKey);
		await this.secret('meter-seed', randomBytes(32).toString('hex'));
		await this.secret('pepper', randomBytes(16).toString('hex'));
		await this.secret('tokens', '');
		await writeFile(this.file, this.common());
	}

	/** Writes the whole configuration. */
	async complete({ ocppPort, p1Port, chargers, source, card }: Devices): Promise<void> {
		await this.secret('tokens', `${card.hash} ${card.driver}\n`);
		const stations = chargers.map(({ identity, station, meter }) =>
			[
				'[[ocpp.station]]',
				`identity = "${identity}"`,
				`password_hash = "${PASSWORD_HASH}"`,
				'[[ocpp.station.evse]]',
				'id = 1',
				`station = ${station}`,
				`meter = ${meter}`,
				'max_w = 22000',
				'',
			].join('\n'),
		);
		const ocpp = [
			'[ocpp]',
			`listen = "127.0.0.1:${ocppPort}"`,
			'min_profile = 1',
			`sample_s = ${SAMPLE_S}`,
			'',
		].join('\n');
		const p1 = [
			'[[p1]]',
			`tcp = "127.0.0.1:${p1Port}"`,
			`meter = ${source}`,
			`serial = "${P1_SERIAL}"`,
			'direction = "export"',
			`every_s = ${SAMPLE_S}`,
			'max_power_w = 10000',
			'',
		].join('\n');
		await writeFile(this.file, [this.common(), ocpp, ...stations, p1].join('\n'));
	}

	private common(): string {
		const { endpoint, genesis, operator, folder } = this.setting;
		return [
			'[chain]',
			`urls = ["${endpoint}"]`,
			`genesis = "${genesis}"`,
			`real = "${operator}"`,
			`hot_key = "${join(folder, 'hot-key')}"`,
			'',
			'[meters]',
			`seed = "${join(folder, 'meter-seed')}"`,
			'',
			'[outbox]',
			`file = "${join(folder, 'outbox.sqlite')}"`,
			'linger_ms = 200',
			'',
			'[tokens]',
			`pepper = "${join(folder, 'pepper')}"`,
			`file = "${join(folder, 'tokens')}"`,
			'',
		].join('\n');
	}

	private async secret(name: string, text: string): Promise<void> {
		await writeFile(join(this.setting.folder, name), text, { mode: 0o600 });
	}
}
