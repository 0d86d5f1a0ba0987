// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { Charging } from './charging.js';
import { agree, crash, finalityRises, halted, restartAll } from './consensus.js';
import { audit } from './ledger.js';
import {
	comeBack,
	forceAuthoring,
	loseKeys,
	newcomer,
	restarted,
	restartFinality,
	takeOut,
	tooEarly,
} from './lost-keys.js';
import { nodesOf, say, type Network, type NodeInfo } from './network.js';
import { close, stranger } from './stranger.js';
import { upgrade } from './upgrade.js';
import { admit, authors, expel, idle } from './validators.js';

/** A step of a test at a node, with the arguments of its line. */
type Step = (network: Network, node: NodeInfo, args: string[]) => Promise<unknown>;

/** How long a process may take to settle what is waited for. */
const SETTLED_TIMEOUT_MS = 180_000;

/** The process of this test. */
let charging: Charging | undefined;

function theProcess(): Charging {
	if (!charging) {
		throw new Error('no process was begun');
	}
	return charging;
}

/** Steps of a line `js-script ../step.cjs with ".."`. */
const STEPS: Record<string, Step> = {
	/** `agree[,NODE..]`: the node and those named, or all, are even and of one mind. */
	agree: (network, { name }, names) => agree(network, names.length > 0 ? [name, ...names] : []),

	/** `finality,BLOCKS`: so many more blocks become final. */
	finality: (_, node, [blocks]) => finalityRises(node, Number(blocks)),

	/** `halted,SECONDS`: so long, blocks are made and none becomes final. */
	halted: (_, node, [seconds]) => halted(node, Number(seconds)),

	/** `crash,SECONDS`: the node is killed, and started again so much later. */
	crash: (network, { name }, [seconds]) => crash(network, name, Number(seconds)),

	/** `blackout,SECONDS`: all nodes are killed, and started again so much later. */
	blackout: (network, _, [seconds]) => restartAll(network, Number(seconds)),

	/** `charge,WH[,NODE..]`: a process begins at the node; readings go in there and at the others. */
	charge: async (network, { name }, [energy, ...others]) => {
		charging = await Charging.begin(network, [name, ...others], Number(energy));
	},

	/** `gateways[,NODE..]`: from now on, readings go in at the node and at the others. */
	gateways: (_, { name }, others) => {
		theProcess().via([name, ...others]);
		return Promise.resolve();
	},

	/** `settled,STEPS`: so many more steps are settled, by what the node knows. */
	settled: (_, { name }, [steps]) => theProcess().steps(name, Number(steps), SETTLED_TIMEOUT_MS),

	/** `audit`: the process ends, and the final blocks of the node settle each step once. */
	audit: async (_, node) => {
		await theProcess().end(SETTLED_TIMEOUT_MS);
		await audit(node, theProcess());
	},

	/** `authors,BLOCKS`: the node makes so many more blocks that become final. */
	authors: (network, node, [blocks]) => authors(network, node, Number(blocks)),

	/** `idle,BLOCKS`: as soon as it may make none, the node makes none of so many blocks. */
	idle: (network, node, [blocks]) => idle(network, node, Number(blocks)),

	/** `admit`: the members vote that the node be a validator. */
	admit: (_, node) => admit(node),

	/** `expel`: the members vote that the node's organisation, and its validator, be out. */
	expel,

	/** `too-early`: while finality works, the members cannot restart it. */
	'too-early': (_, node) => tooEarly(node),

	/** `lose-keys,NODE,NODE`: both lose their session keys; the second one stays down. */
	'lose-keys': (network, _, names) => loseKeys(network, names),

	/** `force[,NODE..]`: the node and those named are restarted to author at full speed. */
	force: (network, { name }, names) => forceAuthoring(network, [name, ...names]),

	/** `take-out`: the members take the lost keys out; before, they cannot restart finality. */
	'take-out': takeOut,

	/** `restart-finality`: the members restart finality without the lost keys. */
	'restart-finality': (_, node) => restartFinality(node),

	/** `restarted`: blocks are finalised again. */
	restarted: (_, node) => restarted(node),

	/** `come-back`: the node that stayed down is started, without keys. */
	'come-back': (_, node) => comeBack(node),

	/** `newcomer`: a node without a database syncs with the others. */
	newcomer,

	/** `upgrade`: the members vote for another runtime, and it takes over. */
	upgrade,

	/** `close`: the members list the nodes of the network and vote to keep to the list. */
	close,

	/** `stranger,SECONDS`: a node that is not listed gets no blocks for so long. */
	stranger: (network, node, [seconds]) => stranger(network, node, Number(seconds)),
};

/** Runs a line of a test. */
export async function run(name: string, network: Network, args: string[]): Promise<void> {
	const [what = '', ...rest] = args;
	const step = STEPS[what];
	const [node] = nodesOf(network, [name]);
	if (!step || !node) {
		throw new Error(`there is no step ${what}`);
	}
	const began = process.uptime();
	await step(network, node, rest);
	const now = process.uptime();
	say(`${what}: ${(now - began).toFixed(1)} s, until second ${now.toFixed(0)} of the test`);
}
