// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { votersOf, type Cast } from '@smartcharge/demo/cast';
import { CallRefused, eventOf, newKeyring, submit, type Included } from '@smartcharge/chain';
import { withApi, type Api } from './api.js';
import {
	bestOf,
	check,
	finalOf,
	hashAt,
	nodesOf,
	say,
	START_TIMEOUT_MS,
	until,
	type Block,
	type Network,
	type NodeInfo,
} from './network.js';
import { killNode, startNode } from './processes.js';
import { startMore } from './stranger.js';
import { typed } from './runbook.js';
import { noteKeys, organisation, slotOf } from './validators.js';

/**
 * How long a few blocks may take, a session of them, and a restart of finality: half of the authors
 * are missing, and the others slow down the more, the longer finality lags.
 */
const BLOCKS_TIMEOUT_MS = 120_000;
const SESSION_TIMEOUT_MS = 300_000;
const RESTART_TIMEOUT_MS = 600_000;
/** Blocks of a session in which what is begun ends in the same one. */
const ROOM = 5;
/** How long a process that was killed may take to end. */
const END_MS = 2_000;

/** With so many blocks that are not final, authors that are not forced begin to slow down. */
const SLACK = 30;
/** How many blocks the last final one may be behind for a newcomer to be called even. */
const EVEN = 5;

/** Heading of the runbook. */
const RUNBOOK = 'Finality stalls for good';
/** Heading of how to make session keys. */
const NEW_KEYS = 'New session keys';
const ENDPOINT = 'http://127.0.0.1:9944';

/** Subject of this test. */
interface Loss {
	/** The validator that gets new session keys. */
	renewed: NodeInfo;
	/** The validator that never comes back. */
	gone: NodeInfo;
	/** Last final block when the keys were lost. */
	final: Block;
	/** The new session keys, aura first, as hex. */
	keys: string;
}

let loss: Loss | undefined;

function theLoss(): Loss {
	check(loss !== undefined, 'no keys were lost');
	return loss;
}

/** While finality works, the members cannot restart it. */
export async function tooEarly(node: NodeInfo): Promise<void> {
	await withApi(node, async (api, cast) => {
		const final = await compared([node]);
		// Final when the motion is closed.
		const number = final.number + ROOM;
		const call = api.tx.consortium.noteStalled(number, await sessionOf(api));
		const close = await voted(api, cast, call);
		await refused('NotStalled', close());
	});
}

/**
 * The session keys of two nodes are lost at once, and nothing else is. The first node is started
 * again without them; the other one stays down.
 */
export async function loseKeys(network: Network, names: string[]): Promise<void> {
	const [renewed, gone] = nodesOf(network, names);
	check(renewed !== undefined && gone !== undefined, 'keys of two nodes are needed');
	for (const { name } of [renewed, gone]) {
		killNode(name);
	}
	await sleep(END_MS);
	for (const { name } of [renewed, gone]) {
		const folder = await keystoreOf(network, name);
		const files = await readdir(folder);
		check(files.length === 2, `the keystore of ${name} contains ${files.length} keys`);
		await Promise.all(files.map((file) => rm(join(folder, file))));
	}
	startNode(renewed.name);
	await until(`${renewed.name} is back`, START_TIMEOUT_MS, () => bestOf(renewed));
	loss = { renewed, gone, final: await finalOf(renewed), keys: '' };
	say(`${renewed.name} and ${gone.name} have no keys; block ${loss.final.number} is final`);
}

/** The validators that are left author at full speed from now on. */
export async function forceAuthoring(network: Network, names: string[]): Promise<void> {
	for (const node of nodesOf(network, names)) {
		killNode(node.name);
		await sleep(END_MS);
		startNode(node.name, ['--force-authoring']);
		await until(`${node.name} is back`, START_TIMEOUT_MS, () => bestOf(node));
	}
}

/**
 * The members take the lost keys out: they remove the validator that is gone, and the other one
 * sets new keys. Before, and as long as the lost keys are planned, finality cannot be restarted.
 */
export async function takeOut(network: Network, node: NodeInfo): Promise<void> {
	const { renewed, gone } = theLoss();
	const left = nodesOf(network).filter(({ name }) => name !== gone.name);
	const final = await compared(left);
	theLoss().final = final;
	await withApi(node, async (api, cast) => {
		const session = await sessionOf(api);
		const { consortium } = api.tx;
		// Blocks come slowly: all are voted for now, and closed when it is their turn.
		const [unchanged, seated, removal] = await Promise.all([
			voted(api, cast, consortium.noteStalled(final.number, session)),
			voted(api, cast, consortium.noteStalled(final.number, session + 1)),
			voted(api, cast, consortium.removeValidator(stashOf(gone).address)),
		]);
		await until('a session was made without finality', SESSION_TIMEOUT_MS, async () => {
			return (await bestOf(node)) >= final.number + session;
		});
		await refused('SetUnchanged', unchanged());

		await until('a session has room', SESSION_TIMEOUT_MS, async () => {
			return session - ((await bestOf(node)) % session) > ROOM;
		});
		await Promise.all([removal(), renew(network, api, renewed)]);
		await refused('LostValidatorsSeated', seated());
	});
}

/** A validator whose node lost its session keys sets new ones, made on that node. */
async function renew(network: Network, api: Api, node: NodeInfo): Promise<void> {
	const stash = stashOf(node);
	const binary = process.env.NODE_BINARY;
	check(binary !== undefined, 'NODE_BINARY does not name the node');
	const folder = await mkdtemp(join(network.tmpDir, 'session-'));
	await typed(
		NEW_KEYS,
		{
			'runuser -u smartcharge -- smartcharge-node': binary,
			'/var/lib/smartcharge/keystore': await keystoreOf(network, node.name),
		},
		{ variables: { VALIDATOR: stash.address }, folder },
	);
	const session = await readFile(join(folder, 'session.json'), 'utf8');
	const { keys, proof } = JSON.parse(session) as { keys: string; proof: string };
	theLoss().keys = keys;
	noteKeys(node.name, keys);
	await submit(api, api.tx.session.setKeys(keys, proof), stash, { timeoutMs: BLOCKS_TIMEOUT_MS });
	say(`${node.name} has set new session keys`);
}

/** As soon as the next session is planned without the lost keys, the members restart finality. */
export async function restartFinality(node: NodeInfo): Promise<void> {
	const { gone, final, keys } = theLoss();
	const stash = stashOf(gone).address;
	await withApi(node, async (api, cast) => {
		const session = await sessionOf(api);
		const delay = 2 * session;
		const [restart, again] = await Promise.all([
			voted(api, cast, api.tx.consortium.noteStalled(final.number, delay)),
			voted(api, cast, api.tx.consortium.noteStalled(final.number, delay + 1)),
		]);
		await until('the lost keys are not planned', SESSION_TIMEOUT_MS, async () => {
			const next = await api.query.consortium.nextSet();
			const queued = await api.query.session.queuedKeys();
			return (
				!next.some(({ validator }) => validator.eq(stash)) &&
				queued.some(([, planned]) => planned.toHex() === keys)
			);
		});
		const { block } = await restart();
		const at = (await api.rpc.chain.getHeader(block)).number.toNumber();
		say(`block ${at} restarts finality ${delay} blocks after the next session begins`);
		await refused('ChangePending', again());
	});
}

/** Blocks are finalised again, the last one that was final among them. */
export async function restarted(node: NodeInfo): Promise<void> {
	const { final } = theLoss();
	const now = await until('blocks are finalised again', RESTART_TIMEOUT_MS, async () => {
		const now = await finalOf(node);
		return now.number > final.number && now;
	});
	check((await hashAt(node, final.number)) === final.hash, 'another branch is final');
	say(`block ${now.number} is final, on top of block ${final.number}`);
	await authoredAtFullSpeed(node, final.number + SLACK, now.number);
}

/** Of some blocks, the authors made each sooner than they would have without being forced. */
async function authoredAtFullSpeed(node: NodeInfo, from: number, to: number): Promise<void> {
	const slots = (await slotOf(node, to)) - (await slotOf(node, from));
	// Half of the blocks that are not final beyond the slack.
	const backoff = Array.from({ length: to - from }, (_, lag) => Math.floor(lag / 2));
	const slowed = backoff.reduce((sum, lag) => sum + lag + 1, 0);
	say(`blocks ${from} to ${to} took ${slots} slots; at least ${slowed} without being forced`);
	check(slots < slowed, 'the authors slowed down');
}

/** The node that was gone is started again, on its database and without keys. */
export async function comeBack({ name }: NodeInfo): Promise<void> {
	check(name === theLoss().gone.name, `${name} is not gone`);
	startNode(name);
	await sleep(END_MS);
}

/** A node that knows nothing but the genesis syncs all blocks, across the restart of finality. */
export async function newcomer(network: Network, host: NodeInfo): Promise<void> {
	const node = await startMore(network, 'newcomer');
	await until('the newcomer has all final blocks', SESSION_TIMEOUT_MS, async () => {
		const [mine, theirs] = await Promise.all([finalOf(node), finalOf(host)]);
		return theirs.number - mine.number <= EVEN && mine.number;
	});
	const { number, hash } = await finalOf(node);
	check((await hashAt(host, number)) === hash, 'the newcomer is on another branch');
	say(`a newcomer has ${number} final blocks`);
}

/** What the operators of `nodes` find to be final, by what the runbook says that they type. */
async function compared(nodes: NodeInfo[]): Promise<Block> {
	const finals = await Promise.all(
		nodes.map(async ({ name, wsUri }) => {
			const endpoint = wsUri.replace(/^ws/, 'http').replace(/\/$/, '');
			const printed = await typed(RUNBOOK, { [ENDPOINT]: endpoint });
			const [, number, hash] = /^(\d+) "(0x[0-9a-f]{64})"\n$/.exec(printed) ?? [];
			check(number !== undefined && hash !== undefined, `${name} prints '${printed}'`);
			return { number: Number(number), hash };
		}),
	);
	const highest = finals.reduce((one, other) => (other.number > one.number ? other : one));
	for (const node of nodes) {
		const hash = await hashAt(node, highest.number);
		check(hash === null || hash === highest.hash, `${node.name} is on another branch`);
	}
	return highest;
}

/** A motion with all votes that it needs, all cast at once; returns what closes it. */
async function voted(
	api: Api,
	cast: Cast,
	call: SubmittableExtrinsic<'promise'>,
): Promise<() => Promise<Included>> {
	const options = { timeoutMs: BLOCKS_TIMEOUT_MS };
	const threshold = Math.ceil(((await api.query.council.members()).length * 2) / 3);
	const voters = votersOf(cast).slice(0, threshold);
	const [proposer] = voters;
	check(proposer !== undefined && voters.length === threshold, 'there are too few voters');
	const { council } = api.tx;
	const proposed = await submit(
		api,
		council.propose(threshold, call, call.length),
		proposer,
		options,
	);
	const { proposalHash, proposalIndex } = eventOf(proposed, api.events.council.Proposed);
	await Promise.all(
		voters.map((voter) =>
			submit(api, council.vote(proposalHash, proposalIndex, true), voter, options),
		),
	);
	const { weight } = await call.paymentInfo(proposer);
	const close = council.close(proposalHash, proposalIndex, weight, call.length);
	return () => submit(api, close, proposer, options);
}

/** The decision is made and refused, for that reason and no other. */
async function refused(reason: string, decision: Promise<Included>): Promise<void> {
	const found = await decision.then(
		() => 'none',
		(error: unknown) => (error instanceof CallRefused ? error.reason : String(error)),
	);
	check(found === `consortium.${reason}`, `not refused with ${reason}, but: ${found}`);
	say(`refused: ${found}`);
}

/** The length of a session, in blocks. */
async function sessionOf(api: Api): Promise<number> {
	return (await api.query.consortium.sessionLength()).toNumber();
}

/** The account of the organisation's validator. */
function stashOf({ name }: NodeInfo) {
	return newKeyring().createFromUri(`${organisation(name)}//stash`);
}

/** The folder with the session keys of a node. */
async function keystoreOf({ tmpDir }: Network, name: string): Promise<string> {
	const chains = join(tmpDir, name, 'data', 'chains');
	const [chain, ...others] = await readdir(chains);
	check(chain !== undefined && others.length === 0, `${name} is not on one chain`);
	return join(chains, chain, 'keystore');
}
