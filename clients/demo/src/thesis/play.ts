// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { KeyringPair } from '@polkadot/keyring/types';
import type { Actor } from '../cast.js';
import { roundUp, SLOT_MS } from '../clock.js';
import { CallRefused, eventOf, eventsOf, type Included, submit } from '@smartcharge/chain';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { Run, Scenario } from './scenario.js';
import type { Signal } from '@smartcharge/rules/process';
import { formatKwh, formatToken, MS_PER_HOUR, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { abandon, endProcess } from '../ending.js';
import type { Outcome, Party, PlayedStep, RefusedSignal } from './outcome.js';
import type { Stage } from './stage.js';

/** The parts, in the order of the table of balances. */
const PARTS: readonly { actor: Actor; name: string; role: Party['role'] }[] = [
	{ actor: 'alice', name: 'driver Alice', role: 'driver' },
	{ actor: 'cso', name: 'CSO', role: 'cso' },
	{ actor: 'supplierA', name: 'supplier A', role: 'supplier' },
	{ actor: 'dso', name: 'DSO', role: 'dso' },
	{ actor: 'supplierB', name: 'supplier B', role: 'none' },
	{ actor: 'brp', name: 'BRP', role: 'none' },
	{ actor: 'custodian', name: 'custodian', role: 'none' },
	{ actor: 'bob', name: 'driver Bob', role: 'none' },
	{ actor: 'charlie', name: 'driver Charlie', role: 'none' },
];

/** A signal that the chain took. */
interface Sent {
	signal: Signal;
	id: bigint;
}

/** Plays one run of `scenario`, step by step; `report` receives a line for each event. */
export async function play(
	stage: Stage,
	scenario: Scenario,
	run: Run,
	report: (line: string) => void,
): Promise<Outcome> {
	return new Performance(stage, scenario, run, report).play();
}

class Performance {
	private readonly driver: KeyringPair;
	private readonly fees = new Map<string, bigint>();
	private readonly sent: Sent[] = [];
	private readonly refused: RefusedSignal[] = [];
	/** The process, once there is one. */
	private process: bigint | undefined;

	constructor(
		private readonly stage: Stage,
		private readonly scenario: Scenario,
		private readonly run: Run,
		private readonly report: (line: string) => void,
	) {
		this.driver = stage.cast.alice;
	}

	/** Plays the run; a process of a play that fails is ended, for it would keep the station busy. */
	async play(): Promise<Outcome> {
		await this.ensureFree();
		try {
			return await this.playThrough();
		} catch (error) {
			const { process } = this;
			if (process !== undefined) {
				await abandon(process, () => this.end(process), this.report);
			}
			throw error;
		}
	}

	private async end(process: bigint): Promise<boolean> {
		const { api, clock } = this.stage;
		return endProcess(api, process, this.driver, async () =>
			this.read(await clock.advance(MS_PER_MINUTE)),
		);
	}

	private async playThrough(): Promise<Outcome> {
		const { api, cast, clock } = this.stage;
		const before = await this.balances();
		const issuance = (await api.query.balances.totalIssuance()).toBigInt();

		const start = nextStart(await clock.now(), this.scenario.step);
		const process = await this.setUp(start);
		const opening = await this.schedule(process, start);
		const { schedule, escrow, missing } = eventOf(opening, api.events.charging.Scheduled);
		const { steps, reason } = await this.charge(process, start, opening);
		await this.takeBack();

		const after = await this.balances();
		return {
			schedule: schedule.map((charges) => charges.isTrue),
			steps,
			escrow: escrow.toBigInt(),
			missing: missing.toBigInt(),
			reason,
			stillHeld: await this.stage.escrow(this.driver.address),
			parties: PARTS.map(({ actor, name, role }) => ({
				name,
				role,
				before: before.get(actor) ?? 0n,
				after: after.get(actor) ?? 0n,
				fees: this.fees.get(cast[actor].address) ?? 0n,
			})),
			issuance: {
				before: issuance,
				after: (await api.query.balances.totalIssuance()).toBigInt(),
			},
			refusedSignals: this.refused,
		};
	}

	/** Reading, authorisation, request, offer: shortly before `start`. */
	private async setUp(start: number): Promise<bigint> {
		const { api, cast, clock, station } = this.stage;
		const { energy, step, prices, optIn, minimumReward } = this.scenario;
		await clock.nextBlockAt(start - MS_PER_MINUTE);
		await this.read(start - MS_PER_MINUTE);

		const authorised = await this.submit(
			api.tx.charging.authorise(station, this.scenario.stationPrice),
			this.driver,
		);
		const process = eventOf(authorised, api.events.charging.Authorised).process.toBigInt();
		this.process = process;
		this.report(
			`1 authorise  driver Alice at station ${station}: process ${process.toString()}`,
		);

		await this.submit(
			api.tx.charging.request(process, energy, prices.length, step, {
				source: 'Cheapest',
				demandResponse: optIn,
				minimumReward,
				maxPrice: null,
				maxCost: null,
				whenEqual: 'Late',
				flexiblePower: null,
				replan: false,
				version: 0,
			}),
			this.driver,
		);
		this.report(`2 request    ${formatKwh(energy)} kWh within ${prices.length} steps`);

		await this.submit(api.tx.charging.offer(process, null, prices), cast.supplierA);
		this.report(`3 offer      supplier A: ${prices.length} prices`);
		return process;
	}

	private async schedule(process: bigint, start: number): Promise<Included> {
		const { api, cast, clock } = this.stage;
		await this.sendSignals(process, start, 0);
		await clock.nextBlockAt(start);
		const included = await this.submit(api.tx.charging.schedule(process), cast.cso);
		const { schedule, escrow } = eventOf(included, api.events.charging.Scheduled);
		const letters = schedule.map((charges) => (charges.isTrue ? 'T' : 'F')).join('');
		this.report(`4 schedule   CSO: ${letters}`);
		this.report(`             ${formatToken(escrow.toBigInt())} tokens in escrow`);
		return included;
	}

	/** Signed readings, one at the end of each step, until the process ends. */
	private async charge(
		process: bigint,
		start: number,
		opening: Included,
	): Promise<{ steps: PlayedStep[]; reason: string }> {
		const { api, clock, meter } = this.stage;
		const { step, prices } = this.scenario;
		const steps: PlayedStep[] = [];
		let opened = opening;
		for (const index of prices.keys()) {
			const set = eventOf(opened, api.events.charging.StepOpened);
			await this.sendSignals(process, start, index + 1);
			const end = start + (index + 1) * step;
			await clock.nextBlockAt(end);
			// The car follows the set-point.
			meter.count(set.energy.toBigInt());
			const before = await this.stage.balance(this.driver.address);
			const included = await this.read(end);
			const measured = (await this.stage.balance(this.driver.address)) - before;
			steps.push(
				this.playedStep(index, steps.at(-1)?.delivered ?? 0n, opened, included, measured),
			);

			const [finished] = eventsOf(included, api.events.charging.Finished);
			if (finished) {
				const reason = finished.reason.type;
				this.report(
					`5 charge     signed readings: ${steps.length}, signals: ${this.sent.length}`,
				);
				this.report(`6 finish     ${reason}`);
				return { steps, reason };
			}
			opened = included;
		}
		throw new Error(`process ${process.toString()} did not end with its last step`);
	}

	/** A settled step from the events that opened and closed it. */
	private playedStep(
		index: number,
		delivered: bigint,
		opened: Included,
		closed: Included,
		measured: bigint,
	): PlayedStep {
		const { api } = this.stage;
		const answered = eventsOf(opened, api.events.charging.ResponseAccepted).map(({ signal }) =>
			signal.toBigInt(),
		);
		const settled = eventOf(closed, api.events.charging.StepSettled);
		return {
			answers: this.sent
				.filter(({ signal }) => signal.step === index)
				.map(({ signal, id }) => ({ signal, accepted: answered.includes(id) })),
			energy: settled.energy.toBigInt(),
			delivered: delivered + settled.energy.toBigInt(),
			toSupplier: settled.toSupplier.toBigInt(),
			toDso: settled.toDso.toBigInt(),
			toCso: settled.toCso.toBigInt(),
			reward: settled.reward.toBigInt(),
			measured,
		};
	}

	/** The DSO sends the signals about a step, before the step opens. */
	private async sendSignals(process: bigint, start: number, step: number): Promise<void> {
		const { api, cast, area } = this.stage;
		const window = {
			start: start + step * this.scenario.step,
			end: start + (step + 1) * this.scenario.step,
		};
		// The one to the process first: so does the process look at them.
		const signals = this.run.signals
			.filter((signal) => signal.step === step)
			.sort((a, b) => b.target.localeCompare(a.target));
		for (const signal of signals) {
			const target = signal.target === 'area' ? { Area: area } : { Process: process };
			const { direction, reward } = signal;
			try {
				const included = await this.submit(
					api.tx.demandResponse.sendSignal(target, window, direction, reward, 1),
					cast.dso,
				);
				const { signal: id } = eventOf(included, api.events.demandResponse.SignalSent);
				this.sent.push({ signal, id: id.toBigInt() });
			} catch (error) {
				if (!(error instanceof CallRefused)) {
					throw error;
				}
				this.refused.push({ signal, reason: error.reason });
			}
		}
	}

	/** The DSO gets back what is held for signals that were not answered. */
	private async takeBack(): Promise<void> {
		const { api, cast, clock } = this.stage;
		for (const { id } of this.sent) {
			// A signal expires by itself when its window is over; ask for it if it has not yet.
			const signal = await api.query.demandResponse.signals(id);
			if (signal.isSome) {
				const end = signal.unwrap().window.end.toNumber();
				if (end > (await clock.now()) + SLOT_MS) {
					await clock.nextBlockAt(end);
				}
				await this.submit(api.tx.demandResponse.expireSignal(id), cast.dso);
			}
		}
	}

	private async ensureFree(): Promise<void> {
		const running = await this.stage.api.call.chargingApi.running(this.stage.station);
		if (running.isSome) {
			throw new Error(
				`process ${running.unwrap().toString()} is running at the station; ` +
					'start a fresh node with --dev, or end that process first',
			);
		}
	}

	private async balances(): Promise<Map<Actor, bigint>> {
		const { cast } = this.stage;
		const balances = await Promise.all(
			PARTS.map(({ actor }) => this.stage.balance(cast[actor].address)),
		);
		return new Map(PARTS.map(({ actor }, index) => [actor, balances[index] ?? 0n]));
	}

	private async submit(tx: SubmittableExtrinsic<'promise'>, who: KeyringPair): Promise<Included> {
		return this.noteFees(await submit(this.stage.api, tx, who));
	}

	private async read(at: number): Promise<Included> {
		return this.noteFees(await this.stage.read(at));
	}

	private noteFees(included: Included): Included {
		const { TransactionFeePaid } = this.stage.api.events.transactionPayment;
		for (const { who, actualFee } of eventsOf(included, TransactionFeePaid)) {
			const address = who.toString();
			this.fees.set(address, (this.fees.get(address) ?? 0n) + actualFee.toBigInt());
		}
		return included;
	}
}

/**
 * The next moment at which a process can begin with a whole step: steps begin at multiples of their
 * length. It is a whole hour if the length divides one.
 */
export function nextStart(now: number, step: number): number {
	return roundUp(now + 2 * MS_PER_MINUTE, MS_PER_HOUR % step === 0 ? MS_PER_HOUR : step);
}
