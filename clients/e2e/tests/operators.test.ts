// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmod,
	copyFile,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeBinary } from '../support/node.js';

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url));
const PACKAGING = fileURLToPath(new URL('../../../packaging/debian/', import.meta.url));

/** A block of commands, and the heading above it. */
interface Block {
	heading: string;
	text: string;
}

/** The blocks of commands of a page, without the indentation of lists. */
function blocksOf(page: string): Block[] {
	const blocks: Block[] = [];
	let heading = '';
	for (const [, title, indent = '', text] of page.matchAll(
		/^#+ (.*)$|^( *)```sh\n([^]*?)\n *```$/gm,
	)) {
		if (title !== undefined) {
			heading = title;
		} else if (text !== undefined) {
			const lines = text.split('\n').map((line) => line.replace(indent, ''));
			blocks.push({ heading, text: lines.join('\n') });
		}
	}
	return blocks;
}

async function pages(): Promise<[string, Block[]][]> {
	const roles = (await readdir(join(DOCS, 'operators'))).map((name) => `operators/${name}`);
	const names = ['operators.md', 'monitoring/README.md', ...roles];
	return Promise.all(
		names.map(async (name): Promise<[string, Block[]]> => {
			return [name, blocksOf(await readFile(join(DOCS, name), 'utf8'))];
		}),
	);
}

/** Runs a script by bash as if it were typed there; returns its output and errors. */
async function bash(script: string, cwd: string, path = ''): Promise<string> {
	const child = spawn('bash', ['-s'], {
		cwd,
		env: { PATH: `${path}:/usr/local/bin:/usr/bin:/bin`, HOME: cwd },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let out = '';
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stdin.end(script);
	const [code] = (await once(child, 'close')) as [number];
	if (code !== 0) {
		throw new Error(`exit code ${code} of:\n${script}\n${out}`);
	}
	return out;
}

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smartcharge-operators-'));
});
afterAll(async () => {
	await rm(folder, { recursive: true });
});

/** Programs that act on a whole machine; here they do nothing, or run what they are given. */
const STAND_INS: Record<string, string> = {
	runuser: 'shift 3; exec "$@"',
	systemctl: 'exit 0',
	journalctl: 'exit 0',
	'smartcharge-node': `exec '${nodeBinary()}' "$@"`,
};

/** A machine of an operator in a folder of its own. */
class Machine {
	private constructor(
		private readonly root: string,
		private readonly blocks: readonly Block[],
	) {}

	static async set(name: string, blocks: readonly Block[]): Promise<Machine> {
		const machine = new Machine(join(folder, name), blocks);
		for (const part of ['bin', 'home', 'etc/default', 'var/lib/smartcharge']) {
			await mkdir(machine.path(part), { recursive: true });
		}
		for (const [program, does] of Object.entries(STAND_INS)) {
			await writeFile(machine.path('bin', program), `#!/bin/sh\n${does}\n`);
			await chmod(machine.path('bin', program), 0o755);
		}
		const defaults = machine.path('etc/default/smartcharge-node');
		await copyFile(join(PACKAGING, 'smartcharge-node.default'), defaults);
		const key = machine.path('var/lib/smartcharge/node-key');
		await machine.run(`smartcharge-node key generate-node-key --file ${key}`);
		return machine;
	}

	path(...parts: string[]): string {
		return join(this.root, ...parts);
	}

	/** Runs commands on the machine, in the home folder of root. */
	run(script: string): Promise<string> {
		const placed = script.replaceAll(/(^|[\s"])\/(etc|var)\//g, `$1${this.root}/$2/`);
		return bash(placed, this.path('home'), this.path('bin'));
	}

	/** The `nth` block below a heading of the guide. */
	block(heading: string, nth = 0): string {
		const found = this.blocks.filter((block) => block.heading === heading)[nth];
		if (!found) {
			throw new Error(`no block ${nth} below '${heading}'`);
		}
		return found.text;
	}

	/** Pastes blocks into one shell. */
	paste(...blocks: string[]): Promise<string> {
		return this.run(blocks.join('\n'));
	}

	/** Generates an account as the guide says; returns its address. */
	async account(): Promise<string> {
		const out = await this.paste(this.block('1. Accounts'));
		return /SS58 Address: +(\S+)/.exec(out)?.[1] ?? '';
	}

	/** The block of the operator's own values, edited. */
	values(edits: Record<string, string>): string {
		return Object.entries(edits).reduce((block, [name, value]) => {
			const line = new RegExp(`^${name}=.*$`, 'm');
			expect(block).toMatch(line);
			return block.replace(line, `${name}=${value}`);
		}, this.block('Your values'));
	}
}

/** Founders, their files and roles. */
const FOUNDERS: [string, string[]][] = [
	['cso', ['Cso']],
	['dso', ['Dso']],
	['supplier', ['Supplier']],
	['brp', ['Brp', 'Auditor']],
	['custodian', ['Custodian']],
];

describe('the blocks of the operators’ guide', () => {
	it('can be pasted as they stand', async () => {
		for (const [page, blocks] of await pages()) {
			for (const { heading, text } of blocks) {
				const where = `${page}, ${heading}`;
				// A prompt would make a comment of the line, and a command of what continues it.
				expect(text, where).not.toMatch(/^[#$] /m);
				await writeFile(join(folder, 'block.sh'), text);
				await bash(`bash -n ${join(folder, 'block.sh')}`, folder).catch(
					(error: unknown) => {
						throw new Error(where, { cause: error });
					},
				);
			}
		}
	});

	it('found a network and start its nodes', async () => {
		const [[, blocks] = ['', []]] = await pages();
		const files: string[] = [];
		let cso: Machine | undefined;
		for (const [name, roles] of FOUNDERS) {
			const machine = await Machine.set(name, blocks);
			cso ??= machine;
			const values = machine.values({
				NAME: `'The ${name} of ours'`,
				ROLES: `'${JSON.stringify(roles)}'`,
				FILE: `${name}.json`,
				HOST: `${name}.example.org`,
				NODE: name,
				ORGANISATION: await machine.account(),
				VALIDATOR: await machine.account(),
			});
			const file = "3. The organisation's file";
			if (name === 'custodian') {
				await machine.paste(values, machine.block(file, 1));
			} else {
				const keys = machine.block('2. Keys of the machine');
				await machine.paste(values, keys, machine.block(file));
			}
			files.push(machine.path('home', `${name}.json`));
		}
		if (!cso) {
			throw new Error('no founder');
		}
		for (const file of files.slice(1)) {
			await copyFile(file, cso.path('home', file.slice(file.lastIndexOf('/') + 1)));
		}
		const founded = await cso.paste(cso.block('4. One chain specification'));
		expect(founded).toMatch(/^genesis +0x[0-9a-f]{64}$/m);
		expect(founded).not.toContain('Warning');

		await cso.paste(cso.values({ NODE: 'node-1' }), cso.block('5. Start'));
		const defaults = await readFile(cso.path('etc/default/smartcharge-node'), 'utf8');
		expect(defaults).toMatch(/^SMARTCHARGE_ARGS="--validator --name node-1"$/m);
		const chain = await readFile(cso.path('etc/smartcharge/chain.json'), 'utf8');
		expect(JSON.parse(chain)).toMatchObject({ id: 'example' });

		const organisation = (
			JSON.parse(await readFile(files[0] ?? '', 'utf8')) as { account: string }
		).account;
		const genesis = /^genesis +(0x\S+)$/m.exec(founded)?.[1] ?? '';
		const proof = await cso.paste(
			cso.values({ ORGANISATION: organisation }),
			cso.block('A new node').replace(/^GENESIS=.*$/m, `GENESIS=${genesis}`),
		);
		expect(JSON.parse(proof)).toHaveProperty('proof.signature');
	});

	it('leave session keys as they are when a value is missing', async () => {
		const [[, blocks] = ['', []]] = await pages();
		const machine = await Machine.set('missing', blocks);
		await writeFile(machine.path('home/session.json'), 'precious');
		const run = machine.paste(
			machine.block('Your values'),
			machine.block('2. Keys of the machine'),
		);
		expect(await run).toContain("'ADDRESS' is not the address of an account");
		expect(await readFile(machine.path('home/session.json'), 'utf8')).toBe('precious');
	});
});
