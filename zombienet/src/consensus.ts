// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import {
	ask,
	bestOf,
	check,
	finalOf,
	hashAt,
	nodesOf,
	say,
	until,
	type Block,
	type Network,
	type NodeInfo,
} from './network.js';
import { killAndRestart } from './processes.js';

/** How long finality may take to come forward on a busy machine. */
const FINALITY_TIMEOUT_MS = 60_000;
/** How far a node may be behind another one and still be called even with it. */
const EVEN = 3;
/** Storage keys that are asked for at once. */
const PAGE = 1_000;
/** The storage key of the runtime's code, `:code`. */
const CODE = '0x3a636f6465';
/** What is under way when a vote fails may still be counted. */
const SETTLING_MS = 8_000;

/** Waits until the node knows `blocks` more final blocks than now; gives the last one. */
export async function finalityRises(node: NodeInfo, blocks: number): Promise<Block> {
	const { number: from } = await finalOf(node);
	const what = `${node.name} sees ${blocks} more final blocks than ${from}`;
	return until(what, FINALITY_TIMEOUT_MS, async () => {
		const final = await finalOf(node);
		return final.number >= from + blocks && final;
	});
}

/** All nodes are even, and of one mind on what is final. */
export async function agree(network: Network, names: string[] = []): Promise<void> {
	const nodes = nodesOf(network, names);
	const height = await until('all nodes are even', FINALITY_TIMEOUT_MS, async () => {
		const finals = (await Promise.all(nodes.map(finalOf))).map(({ number }) => number);
		const lowest = Math.min(...finals);
		return lowest > 0 && Math.max(...finals) - lowest <= EVEN && lowest;
	});
	const hashes = await Promise.all(nodes.map((node) => hashAt(node, height)));
	check(
		hashes[0] !== null && new Set(hashes).size === 1,
		`the nodes disagree on block ${height}: ${hashes.join(', ')}`,
	);
	say(`${nodes.length} nodes agree on final block ${height}`);
}

/** For `seconds`, the node imports new blocks and none of them is finalised. */
export async function halted(node: NodeInfo, seconds: number): Promise<void> {
	await sleep(SETTLING_MS);
	const [best, final] = await Promise.all([bestOf(node), finalOf(node)]);
	await sleep(seconds * 1_000);
	const [bestAfter, finalAfter] = await Promise.all([bestOf(node), finalOf(node)]);
	say(`best ${best} -> ${bestAfter}, final ${final.number} -> ${finalAfter.number}`);
	check(
		finalAfter.number === final.number,
		`blocks were finalised without a quorum: ${final.number} -> ${finalAfter.number}`,
	);
	check(bestAfter >= best + 3, `no blocks were made: ${best} -> ${bestAfter}`);
}

/** Kills a node. The others make blocks final while it is down, and it catches up when it is back. */
export async function crash(network: Network, name: string, seconds: number): Promise<void> {
	const [crashed] = nodesOf(network, [name]);
	const others = nodesOf(network).filter((node) => node.name !== name);
	const [witness] = others;
	check(crashed !== undefined && witness !== undefined, 'two nodes are needed');
	const before = await finalOf(crashed);

	const restarting = killAndRestart([name], seconds);
	const meanwhile = await whileDown(crashed, witness, seconds);
	await restarting;
	say(`${name} was down from final block ${before.number}; the others advanced to ${meanwhile}`);
	check(
		meanwhile >= before.number + 3,
		`finality did not advance without ${name}: ${before.number} -> ${meanwhile}`,
	);

	await until(`${name} catches up`, 2 * FINALITY_TIMEOUT_MS, async () => {
		const [mine, theirs] = await Promise.all([finalOf(crashed), finalOf(witness)]);
		return theirs.number > meanwhile && theirs.number - mine.number <= EVEN;
	});
	check((await hashAt(crashed, before.number)) === before.hash, `${name} lost final blocks`);
}

/** The height of finality at `witness` shortly before a node that is down is started again. */
async function whileDown(down: NodeInfo, witness: NodeInfo, seconds: number): Promise<number> {
	await sleep(1_000);
	const answered = await finalOf(down).then(
		() => true,
		() => false,
	);
	check(!answered, `${down.name} still answers, so it was not killed`);
	await sleep((seconds - 2) * 1_000);
	return (await finalOf(witness)).number;
}

/** Kills all nodes at once; what was final is there when they are back, and the chain continues. */
export async function restartAll(network: Network, seconds: number): Promise<void> {
	const nodes = nodesOf(network);
	const before = await Promise.all(
		nodes.map(async (node) => {
			const final = await finalOf(node);
			return { node, final, state: await stateAt(node, final.hash) };
		}),
	);
	await killAndRestart(
		nodes.map(({ name }) => name),
		seconds,
	);
	for (const { node, final, state } of before) {
		const { number, hash } = final;
		const back = await until(`${node.name} is back`, 2 * FINALITY_TIMEOUT_MS, () =>
			finalOf(node),
		);
		check(
			back.number >= number && (await hashAt(node, number)) === hash,
			`${node.name} lost final blocks: it had ${number}, it has ${back.number}`,
		);
		check((await stateAt(node, hash)) === state, `${node.name} lost state of block ${number}`);
		say(`${node.name} had final block ${number}, ${state.length} bytes of state; it has them`);
	}
}

/** The whole state after a block but for the runtime's code, as text. */
async function stateAt(node: NodeInfo, hash: string): Promise<string> {
	const keys: string[] = [];
	for (;;) {
		const page = await ask<string[]>(node, 'state_getKeysPaged', '0x', PAGE, keys.at(-1), hash);
		keys.push(...page);
		if (page.length < PAGE) {
			break;
		}
	}
	const data = keys.filter((key) => key !== CODE);
	return JSON.stringify(await ask(node, 'state_queryStorageAt', data, hash));
}
