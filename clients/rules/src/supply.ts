// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { sum } from './schedule.js';
import { MS_PER_HOUR } from './units.js';
import type { Booked, Claimed, Dropped } from './facts.js';
import type { SourceTerms } from './journal.js';
import { FRESHNESS, GRACE } from './limits.js';
import { byInterval } from './span.js';

/** A source on paper: what it makes, to whom it has promised power, and what was taken from it. */
export class Supply {
	/** Energy made in each metering interval. */
	private readonly produced = new Map<number, bigint>();
	/** Energy taken in each metering interval, by process. */
	private readonly claims = new Map<number, Map<number, bigint>>();
	/** Power committed to processes, the newest last. */
	private readonly promised: { process: number; power: bigint }[] = [];
	private last: { at: number; register: bigint } | undefined;
	private proven = 0n;
	private shortSince: number | undefined;
	private drops = 0n;

	constructor(readonly terms: SourceTerms) {}

	/** Takes a reading; returns the promise that cannot be kept any more, if there is one. */
	read(at: number, register: bigint): Dropped | undefined {
		const last = this.last;
		this.last = { at, register };
		if (!last) {
			return undefined;
		}
		const energy = register - last.register;
		for (const [interval, part] of byInterval(energy, { start: last.at, end: at })) {
			this.produced.set(interval, (this.produced.get(interval) ?? 0n) + part);
		}
		const elapsed = at - last.at;
		const average = (energy * BigInt(MS_PER_HOUR)) / BigInt(elapsed);
		const { capacity } = this.terms;
		this.proven = elapsed > FRESHNESS ? 0n : average < capacity ? average : capacity;
		return this.watch(at);
	}

	/** Power that is proven at `now` and that nobody has. */
	available(now: number): bigint {
		const left = this.fresh(now) - this.committed();
		return left > 0n ? left : 0n;
	}

	/** Whether it feeds anything in, be it promised already. */
	supplies(now: number): boolean {
		return this.fresh(now) > 0n;
	}

	/** Sets power aside for `process`, in place of what it had; `false` when there is not enough. */
	promise(process: number, power: bigint, now: number): boolean {
		const own = this.promised.find((promise) => promise.process === process);
		if (this.committed() - (own?.power ?? 0n) + power > this.fresh(now)) {
			return false;
		}
		if (own) {
			own.power = power;
		} else {
			this.promised.push({ process, power });
		}
		this.relieve();
		return true;
	}

	/** Ends the promise to `process`, if there is one. */
	release(process: number): void {
		const index = this.promised.findIndex((promise) => promise.process === process);
		if (index >= 0) {
			this.promised.splice(index, 1);
			this.relieve();
		}
	}

	/** Notes that `process` took `energy` in `interval`. */
	take(interval: number, process: number, energy: bigint): void {
		const claims = this.claims.get(interval) ?? new Map<number, bigint>();
		claims.set(process, (claims.get(process) ?? 0n) + energy);
		this.claims.set(interval, claims);
	}

	/** How many promises it could not keep. */
	impossible(): bigint {
		return this.drops;
	}

	/** The closed accounts of its intervals, in order. */
	accounts(): Booked[] {
		const intervals = new Set([...this.produced.keys(), ...this.claims.keys()]);
		return [...intervals]
			.sort((a, b) => a - b)
			.map((interval) => {
				const produced = this.produced.get(interval) ?? 0n;
				const claims = this.certificates(interval);
				const certified = sum(claims.map((claim) => claim.certified));
				return {
					source: this.terms.id,
					interval,
					produced,
					claimed: sum(claims.map(({ energy }) => energy)),
					certified,
					issued: produced - certified,
				};
			});
	}

	/** Energy certified to each process, interval by interval. */
	allCertificates(): Claimed[] {
		return [...this.claims.keys()]
			.sort((a, b) => a - b)
			.flatMap((interval) => this.certificates(interval));
	}

	/** Certification pro rata: nobody gets more than the share of what was made. */
	private certificates(interval: number): Claimed[] {
		const claims = [...(this.claims.get(interval) ?? [])];
		const claimed = sum(claims.map(([, energy]) => energy));
		const produced = this.produced.get(interval) ?? 0n;
		const most = produced < claimed ? produced : claimed;
		return claims.map(([process, energy]) => ({
			source: this.terms.id,
			interval,
			process,
			energy,
			certified: claimed === 0n ? 0n : (energy * most) / claimed,
		}));
	}

	private fresh(now: number): bigint {
		return this.last && now - this.last.at <= FRESHNESS ? this.proven : 0n;
	}

	private committed(): bigint {
		return sum(this.promised.map(({ power }) => power));
	}

	/** A source that has been short for too long breaks its newest promise, one per reading. */
	private watch(at: number): Dropped | undefined {
		if (this.committed() <= this.proven) {
			this.shortSince = undefined;
			return undefined;
		}
		this.shortSince ??= at;
		if (at - this.shortSince < GRACE) {
			return undefined;
		}
		const newest = this.promised.pop();
		this.relieve();
		if (!newest) {
			return undefined;
		}
		this.drops += 1n;
		return { at, source: this.terms.id, ...newest };
	}

	private relieve(): void {
		if (this.committed() <= this.proven) {
			this.shortSince = undefined;
		}
	}
}
