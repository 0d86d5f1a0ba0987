// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Corrections that were carried out in a range of finalised blocks of an archive node. */

import type { ApiPromise } from '@polkadot/api';
import type { ApiDecoration } from '@polkadot/api/types';
import type { AccountId, Event, EventRecord } from '@polkadot/types/interfaces';
import type { PalletCorrectionsEffect } from '@polkadot/types/lookup';
import type { Correction, Delta, Payment } from '../facts/correction.js';
import type { Hex } from '../facts/process.js';
import { hexOf } from '../facts/trail.js';
import { inOrder, lastOf, type Range } from './ahead.js';

type At = ApiDecoration<'promise'>;

/** A block with what happened in it, and its state and that before it. */
interface Block {
	number: number;
	at: At;
	parent: At;
	events: EventRecord[];
}

/** A correction, or why it cannot be had. */
export type FoundCorrection =
	| { correction: Correction; refusal?: undefined }
	| { process: number; refusal: string; correction?: undefined };

const account = (id: AccountId): Hex => hexOf(Uint8Array.from(id.toU8a()));

function deltaOf({ change: { line, of, delta } }: PalletCorrectionsEffect): Delta {
	return {
		line: line.toNumber(),
		of: of.type,
		part: of.isEnergy ? of.asEnergy.toNumber() : of.isSale ? of.asSale.toNumber() : undefined,
		delta: delta.toBigInt(),
	};
}

/** Payments that the events before the end of a correction report. */
class Payments {
	private payments = new Map<string, Payment[]>();
	/** Debts of drivers that were lowered: the events do not say for which correction. */
	private offsets: Payment[] = [];
	/** A refund that goes to another account, as far as it has not been paid or booked. */
	private instead: { id: string; driver: Hex; to: Hex; left: bigint } | undefined;

	constructor(private readonly api: ApiPromise) {}

	private add(id: string, payment: Payment): void {
		this.payments.set(id, [...(this.payments.get(id) ?? []), payment]);
	}

	private pay(
		kind: Payment['kind'],
		ground: { isCorrection: boolean; asCorrection: { toString: () => string } },
		[from, to]: [AccountId, AccountId],
		amount: bigint,
	): void {
		if (!ground.isCorrection) {
			return;
		}
		const id = ground.asCorrection.toString();
		const payment = {
			kind,
			from: account(from),
			to: account(to),
			account: account(to),
			amount,
		};
		const { instead } = this;
		const isInstead =
			instead?.id === id && instead.to === payment.account && instead.left >= amount;
		if (isInstead) {
			instead.left -= amount;
			payment.to = instead.driver;
		}
		this.add(id, payment);
	}

	/** A refund of which nothing was moved stays with its payee, who takes it for the driver. */
	private endInstead(): void {
		const { instead } = this;
		this.instead = undefined;
		if (instead !== undefined && instead.left > 0n) {
			const { id, driver, to, left } = instead;
			this.add(id, { kind: 'Held', from: to, to: driver, account: to, amount: left });
		}
	}

	/** Takes an event. */
	note(event: Event): void {
		const { corrections, debts } = this.api.events;
		if (debts.Offset.is(event)) {
			this.endInstead();
			const { debtor, creditor, kind, amount } = event.data;
			if (kind.isCharging) {
				this.offsets.push({
					kind: 'Offset',
					from: account(creditor),
					to: account(debtor),
					account: account(debtor),
					amount: amount.toBigInt(),
				});
			}
		} else if (corrections.RefundedTo.is(event)) {
			this.endInstead();
			const { id, driver, to, amount } = event.data;
			this.instead = {
				id: id.toString(),
				driver: account(driver),
				to: account(to),
				left: amount.toBigInt(),
			};
		} else if (corrections.Refunded.is(event)) {
			const { ground, from, to, amount } = event.data;
			this.pay('Refunded', ground, [from, to], amount.toBigInt());
		} else if (corrections.DebtBooked.is(event)) {
			const { ground, debtor, creditor, amount } = event.data;
			this.pay('DebtBooked', ground, [debtor, creditor], amount.toBigInt());
		}
	}

	/** The payments of a correction that has ended. */
	end(id: string): Payment[] {
		this.endInstead();
		const found = [...this.offsets, ...(this.payments.get(id) ?? [])];
		this.payments.delete(id);
		this.offsets = [];
		return found;
	}
}

class Reader {
	/** Corrections of each process that were carried out, as far as this run has seen or found them. */
	private readonly seen = new Map<number, Set<number>>();

	constructor(private readonly api: ApiPromise) {}

	private async block(number: number): Promise<Block> {
		const { rpc } = this.api;
		const [own, before] = await Promise.all(
			[number, Math.max(0, number - 1)].map((each) => rpc.chain.getBlockHash(each)),
		);
		const at = await this.api.at(own ?? this.api.genesisHash);
		const parent = await this.api.at(before ?? this.api.genesisHash);
		return { number, at, parent, events: [...(await at.query.system.events())] };
	}

	async *read(range: Range): AsyncGenerator<FoundCorrection> {
		const last = await lastOf(this.api, range);
		let found = 0;
		for await (const block of inOrder(range.from, last, (number) => this.block(number))) {
			for (const each of await this.take(block)) {
				found += 1;
				yield each;
			}
			range.progress(block.number, last, found);
		}
	}

	private async take(block: Block): Promise<FoundCorrection[]> {
		const { corrections } = this.api.events;
		const found: FoundCorrection[] = [];
		const payments = new Payments(this.api);
		for (const { event } of block.events) {
			if (
				corrections.CorrectionExecuted.is(event) ||
				corrections.CorrectionLapsed.is(event)
			) {
				const { id, process } = event.data;
				const paid = payments.end(id.toString());
				found.push(await this.correction(block, id.toNumber(), process.toNumber(), paid));
			} else {
				payments.note(event);
			}
		}
		return found;
	}

	private async correction(
		block: Block,
		id: number,
		process: number,
		payments: Payment[],
	): Promise<FoundCorrection> {
		const stored = (await block.at.query.corrections.corrections(id)).unwrap();
		const number = await this.numberOf(block, id, process);
		if (number === undefined) {
			const refusal = `correction ${id} has earlier ones that have left the state: begin before them`;
			return { process, refusal };
		}
		const { reason, state, driver, by, bearer, effects, payees } = stored;
		const payeesOf = new Set(payees.map(([who]) => account(who)));
		return {
			correction: {
				process,
				id,
				number,
				at: (state.isExecuted ? state.asExecuted : state.asLapsed).toNumber(),
				reason: reason.type,
				outcome: state.isExecuted ? 'Executed' : 'Lapsed',
				driver: account(driver),
				by: account(by),
				bearer: account(bearer),
				deltas: effects.map(deltaOf),
				payees: payees.map(([who, change]) => ({
					account: account(who),
					change: change.toBigInt(),
				})),
				// Only settlement lowers debts besides, and of another kind.
				payments: payments.filter(
					({ kind, from, to }) =>
						kind !== 'Offset' || (to === account(driver) && payeesOf.has(from)),
				),
			},
		};
	}

	/** The number of a correction among those of its process that were carried out, from 1. */
	private async numberOf(
		{ at, parent }: Block,
		id: number,
		process: number,
	): Promise<number | undefined> {
		let seen = this.seen.get(process);
		if (seen === undefined) {
			const { corrections: ids, older } = (
				await at.query.corrections.books(process)
			).unwrap();
			if (older.isTrue) {
				return undefined;
			}
			seen = new Set<number>();
			for (const each of ids) {
				const other = (await parent.query.corrections.corrections(each)).unwrapOr(
					undefined,
				);
				if (other !== undefined && !other.state.isProposed && each.toNumber() !== id) {
					seen.add(each.toNumber());
				}
			}
			this.seen.set(process, seen);
		}
		seen.add(id);
		return seen.size;
	}
}

/** Reads the corrections that were carried out in a range of blocks, in their order. */
export function readCorrections(api: ApiPromise, range: Range): AsyncGenerator<FoundCorrection> {
	return new Reader(api).read(range);
}
