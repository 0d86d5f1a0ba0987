// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiPromise } from '@polkadot/api';
import { connect } from '@smartcharge/chain';
import { freePort, output, Program } from './programs.js';

/** Length of a metering interval of the chain, in ms. */
export const INTERVAL = 10_000;

/** How long a node may take to start. */
const START_TIMEOUT_MS = 180_000;

/**
 * A development chain with short metering intervals and the clock of this machine. Its node can be
 * stopped and started again, and all blocks stay.
 */
export class Chain {
	private node: Program | undefined;

	private constructor(
		private readonly binary: string,
		private readonly folder: string,
		private readonly port: number,
	) {}

	/** Writes the specification of a chain, and starts its node. */
	static async start(binary: string, folder: string): Promise<Chain> {
		const spec = await output(binary, ['export-chain-spec', '--chain', 'dev']);
		// As text: the numbers of connections exceed those of JavaScript.
		const changed = spec
			.replace(/"id": *"dev"/, '"id": "gateway-demo"')
			.replace(/("metering": *\{\s*"interval": *)\d+/, `$1${INTERVAL}`);
		if (!changed.includes(`"interval": ${INTERVAL}`)) {
			throw new Error('the chain specification has no metering interval');
		}
		await writeFile(join(folder, 'chain.json'), changed);
		const chain = new Chain(binary, folder, await freePort());
		chain.resume();
		return chain;
	}

	/** Where the node answers. */
	get endpoint(): string {
		return `ws://127.0.0.1:${this.port}`;
	}

	/** Starts the node, which continues the chain. */
	resume(): void {
		const args = ['--chain', join(this.folder, 'chain.json'), '--alice'];
		args.push('--base-path', join(this.folder, 'chain'), '--unsafe-force-node-key-generation');
		args.push('--state-pruning', 'archive', '--blocks-pruning', 'archive');
		args.push('--rpc-port', String(this.port), '--port', '0');
		args.push('--no-prometheus', '--no-telemetry', '--no-mdns', '--disable-log-color');
		this.node = Program.start('node', this.binary, args, join(this.folder, 'node.log'));
	}

	/** Stops the node: the chain is away. */
	async stop(): Promise<void> {
		await this.node?.stop();
		this.node = undefined;
	}

	/** Connects to the node, which may be starting. */
	connect(): Promise<ApiPromise> {
		const { node } = this;
		return Promise.race([
			connect(this.endpoint, START_TIMEOUT_MS),
			new Promise<never>((_, reject) => {
				node?.whenEnded(() => {
					reject(new Error('the node has ended'));
				});
			}),
		]);
	}
}
