// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PASSWORD } from './configuration.js';
import { Program, until } from './programs.js';

const SCRIPT = fileURLToPath(new URL('charger.py', import.meta.url));
/** The base of the script: charge points of PyPI's `ocpp`, which the tests of the gateway use. */
const LIBRARY = fileURLToPath(
	new URL('../../../../gateway/ocpp/tests/chargepoint', import.meta.url),
);

/** A charger that others wrote, with its view of what happened. */
export class Charger {
	/** Registers in Wh that it reported and that were acknowledged, in order. */
	readonly samples: number[] = [];
	/** Register at the begin and at the end of its transaction. */
	begin: number | undefined;
	end: number | undefined;
	/** When it ended, by the charger. */
	endedAt: number | undefined;
	private readonly seen = new Set<string>();

	private constructor(
		readonly identity: string,
		private readonly report: (line: string) => void,
	) {}

	private program: Program | undefined;

	/** Starts it, and waits until the gateway has accepted it. */
	static async start(
		python: string,
		identity: string,
		port: number,
		folder: string,
		report: (line: string) => void,
	): Promise<Charger> {
		const charger = new Charger(identity, report);
		const args = ['-B', SCRIPT, `ws://127.0.0.1:${port}`, identity, PASSWORD, '1.6'];
		charger.program = Program.start(identity, python, args, join(folder, `${identity}.log`), {
			env: { PYTHONPATH: LIBRARY },
			heard: (line) => {
				charger.hear(line);
			},
		});
		await charger.saw('boot Accepted', 60_000);
		return charger;
	}

	/** Has it do something: `plug`, `card NUMBER`, `unplug`. */
	async does(what: string): Promise<void> {
		const done = `done ${what}`;
		this.seen.delete(done);
		this.program?.write(what);
		await this.saw(done, 60_000);
	}

	/** Waits until it has reported something. */
	async saw(what: string, timeoutMs: number): Promise<void> {
		await until(`${this.identity}: ${what}`, timeoutMs, () => {
			if (this.program?.ended) {
				throw new Error(`${this.identity} has ended`);
			}
			return this.seen.has(what) ? true : undefined;
		});
	}

	/** Ends it. */
	async stop(): Promise<void> {
		await this.program?.stop();
	}

	private hear(line: string): void {
		let heard: unknown;
		try {
			heard = JSON.parse(line);
		} catch {
			return;
		}
		if (!Array.isArray(heard)) {
			return;
		}
		const [name, value] = heard as [string, unknown];
		const register = typeof value === 'number' ? value : 0;
		switch (name) {
			case 'sample':
				this.samples.push(register);
				break;
			case 'begin':
				this.begin = register;
				this.samples.push(register);
				this.report(`${this.identity} begins at register ${register} Wh`);
				break;
			case 'end':
				this.end = register;
				this.samples.push(register);
				this.report(`${this.identity} ends at register ${register} Wh`);
				break;
			case 'ended at':
				this.endedAt = Date.parse(String(value));
				break;
			case 'profile':
				this.report(`${this.identity} got a charging profile, periods: ${register}`);
				break;
			case 'remote start':
				this.report(`${this.identity} got a remote start with a one-time token`);
				break;
			case 'remote stop':
				this.report(`${this.identity} got a remote stop`);
				break;
			default:
				break;
		}
		this.seen.add(name);
		if (typeof value === 'string') {
			this.seen.add(`${name} ${value}`);
		}
	}
}
