// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { output, Program, until } from './programs.js';
import type { Row } from './compare.js';

/** States of readings that are on their way to the chain. */
const WAITING = new Set(['new', 'sent', 'in_best']);

/** Key of a meter, with the proof by which its owner registers it. */
export interface Fingerprint {
	publicKey: string;
	proof: string;
}

/** The program `smartcharge-gateway`. */
export class Gateway {
	private program: Program | undefined;

	constructor(
		private readonly binary: string,
		private readonly configuration: Configuration,
		private readonly folder: string,
	) {}

	/** Has it check its configuration; fails if that is wrong. */
	check(): Promise<string> {
		return this.command('check-config');
	}

	/** The key that it has for a serial number. */
	async fingerprint(serial: string, owner: string): Promise<Fingerprint> {
		const text = await this.command(
			'meters',
			'fingerprint',
			'--serial',
			serial,
			'--owner',
			owner,
		);
		return { publicKey: field(text, 'public key'), proof: field(text, 'proof') };
	}

	/** The hash of a card. */
	async tokenHash(card: string): Promise<string> {
		return (await this.command('token-hash', card)).trim().split(/\s+/)[0] ?? '';
	}

	/** Starts it, and waits until chargers can connect. */
	async start(ocppPort: number): Promise<void> {
		const args = ['--config', this.configuration.file, 'run'];
		const program = Program.start(
			'gateway',
			this.binary,
			args,
			join(this.folder, 'gateway.log'),
			{ env: { RUST_LOG: 'info' } },
		);
		this.program = program;
		await until('the gateway listens', 60_000, async () => {
			if (program.ended) {
				throw new Error('the gateway has ended');
			}
			return (await answers(ocppPort)) ? true : undefined;
		});
	}

	/** All readings that it has stored, as `outbox list` prints them. */
	async rows(): Promise<Row[]> {
		const text = await this.command('outbox', 'list', '--limit', '100000');
		return text
			.split('\n')
			.filter((line) => line !== '' && !line.startsWith('#'))
			.map((line) => {
				const [meter, at, register, , state] = line.split('\t');
				return {
					meter: Number(meter),
					at: Number(at),
					register: Number(register),
					state: state ?? '',
				};
			});
	}

	/** How many readings wait for the chain. */
	async waiting(): Promise<number> {
		return (await this.rows()).filter(({ state }) => WAITING.has(state)).length;
	}

	/** Ends it. */
	async stop(): Promise<void> {
		await this.program?.stop();
	}

	private command(...args: string[]): Promise<string> {
		return output(this.binary, ['--config', this.configuration.file, ...args]);
	}
}

function field(text: string, name: string): string {
	const found = text.split('\n').find((line) => line.startsWith(name));
	if (found === undefined) {
		throw new Error(`the gateway prints no ${name}`);
	}
	return found.slice(name.length).trim();
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connectTo(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => {
			resolve(false);
		});
	});
}
