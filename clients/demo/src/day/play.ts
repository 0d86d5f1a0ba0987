// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { SignedReading } from '@smartcharge/rules/reading';
import { choiceArgument, eventOf, type Included } from '@smartcharge/chain';
import { formatKwh, formatToken, MS_PER_MINUTE } from '@smartcharge/rules/units';
import { abandon, endProcess } from '../ending.js';
import type { Look, Shown } from '@smartcharge/rules/facts';
import { Cars } from './cars.js';
import { ARRIVAL } from './parse.js';
import type { Recorder } from './recorder.js';
import { clock, offerTable } from './report.js';
import { describeChoice, type Choice, type Visit } from './scenario.js';
import type { Evse, Site } from './site.js';

/** Something to be done at a moment. */
interface Appointment {
	at: number;
	keep: () => Promise<void>;
}

/** Plays the day; gives the process of each visit. */
export async function play(
	recorder: Recorder,
	site: Site,
	report: (text: string) => void,
): Promise<Map<Visit, number>> {
	return new Play(recorder, site, report).play();
}

class Play {
	private readonly cars: Cars;
	private readonly processes = new Map<Visit, number>();

	constructor(
		private readonly recorder: Recorder,
		private readonly site: Site,
		private readonly report: (text: string) => void,
	) {
		this.cars = new Cars(recorder.api);
	}

	/** Plays the day; the processes of a play that fails are ended. */
	async play(): Promise<Map<Visit, number>> {
		try {
			return await this.playThrough();
		} catch (error) {
			for (const [visit, process] of this.processes) {
				await abandon(
					process,
					() => this.end(visit, process),
					(line) => {
						this.report(`  ${line}`);
					},
				);
			}
			throw error;
		}
	}

	private async end(visit: Visit, process: number): Promise<boolean> {
		const { api, cast } = this.recorder;
		const { meter } = this.site.evse(visit.station);
		return endProcess(api, process, cast[visit.driver], async () => {
			const at = (await this.recorder.clockTime()) + MS_PER_MINUTE;
			await this.recorder.reach(at);
			await this.recorder.deliver([meter.read(at)]);
		});
	}

	private async playThrough(): Promise<Map<Visit, number>> {
		const { day, midnight } = this.site;
		const end = midnight + day.to;
		const appointments = this.appointments().sort((a, b) => a.at - b.at);
		await this.recorder.reach(midnight + day.from);
		await this.deliver(midnight + day.from, midnight + day.from);
		for (let from = midnight + day.from; from < end; from += day.batch) {
			const until = from + day.batch;
			while (appointments[0] && appointments[0].at <= until) {
				const next = appointments.shift();
				await this.recorder.reach(next?.at ?? until);
				await next?.keep();
			}
			await this.recorder.reach(until);
			await this.deliver(from + MS_PER_MINUTE, until);
		}
		return this.processes;
	}

	private appointments(): Appointment[] {
		const { day, midnight } = this.site;
		const visits = day.visits.flatMap((visit) => {
			const evse = this.site.evse(visit.station);
			return [
				{ at: midnight + visit.at - ARRIVAL, keep: () => this.arrive(visit, evse) },
				{ at: midnight + visit.at, keep: () => this.schedule(visit, evse) },
				...visit.changes.map(({ at, value }) => ({
					at: midnight + at,
					keep: () => this.change(visit, value),
				})),
			];
		});
		const loading = day.loading.map(({ at, value }) => ({
			at: midnight + at,
			keep: () => this.reportLoading(value),
		}));
		const clouds = day.clouds.flatMap(({ name, from, to }) => [
			{ at: midnight + from, keep: () => this.say(from, name) },
			{ at: midnight + to, keep: () => this.say(to, `the sky clears`) },
		]);
		return [...loading, ...clouds, ...visits];
	}

	private async reportLoading(percent: number): Promise<void> {
		const price = await this.site.reportLoading(percent);
		await this.sayNow(
			`DSO: loading ${percent} %, the grid costs ${formatToken(price)} per kWh`,
		);
	}

	/** A driver plugs in, looks at the offers, and says what is wanted. */
	private async arrive(visit: Visit, evse: Evse): Promise<void> {
		const { api, cast } = this.recorder;
		const driver = cast[visit.driver];
		const at = this.site.midnight + visit.at - ARRIVAL;
		await this.recorder.deliver([evse.meter.read(at)]);
		const authorised = await this.recorder.send(
			api.tx.charging.authorise(evse.id, evse.spec.pricePerHour),
			driver,
		);
		const process = eventOf(authorised, api.events.charging.Authorised).process.toNumber();
		this.processes.set(visit, process);

		const look = await this.look(evse.id);
		const name = driverName(visit);
		await this.sayNow(`${name} plugs in at ${visit.station}, and can choose from`);
		this.report(`\n${offerTable(look, this.site)}\n`);
		await this.recorder.send(
			api.tx.charging.request(process, visit.energy, visit.steps, visit.step, {
				source: choiceArgument(this.site.wanted(visit.choice)),
				demandResponse: false,
				minimumReward: 0,
				maxPrice: null,
				maxCost: null,
				whenEqual: 'Late',
				flexiblePower: null,
				replan: false,
				version: 0,
			}),
			driver,
		);
		await this.sayNow(
			`${name} wants ${formatKwh(visit.energy)} kWh within ` +
				`${visit.steps} × ${visit.step / MS_PER_MINUTE} minutes: ${describeChoice(visit.choice)}`,
		);
	}

	/** Shows the driver's app. */
	private async look(station: number): Promise<Look> {
		const { api, facts } = this.recorder;
		const now = await this.recorder.now();
		const info = (await api.call.chargingApi.offers(station, now)).unwrap();
		const look = {
			at: now,
			station,
			offers: info.offers.map((offer): Shown => ({
				supplier: offer.supplier.toString(),
				source: offer.source.unwrapOr(undefined)?.toNumber(),
				carrier: offer.carrier.unwrapOr(undefined)?.type,
				sameArea: offer.sameArea.isTrue,
				isDefault: offer.default.isTrue,
				available: offer.available.unwrapOr(undefined)?.toBigInt(),
				energyPrice: offer.energyPrice.unwrapOr(undefined)?.toBigInt(),
				gridPrice: offer.gridPrice.toBigInt(),
			})),
		};
		facts.looks.push(look);
		await this.recorder.enter({ kind: 'look', station });
		return look;
	}

	/** The operator has the chain make the schedule on the stroke of the first step. */
	private async schedule(visit: Visit, evse: Evse): Promise<void> {
		const { api, cast } = this.recorder;
		const process = this.process(visit);
		const included = await this.recorder.act(api.tx.charging.schedule(process), cast.cso, {
			kind: 'schedule',
			request: {
				id: process,
				driver: cast[visit.driver].address,
				station: evse.id,
				energy: visit.energy,
				steps: visit.steps,
				step: visit.step,
				wanted: this.site.wanted(visit.choice),
			},
		});
		const { schedule, source, supplier, escrow } = eventOf(
			included,
			api.events.charging.Scheduled,
		);
		const letters = schedule.map((charges) => (charges.isTrue ? 'T' : 'F')).join('');
		const from = this.party(supplier.toString(), source.unwrapOr(undefined)?.toNumber());
		await this.sayNow(
			`CSO schedules process ${process}: ${letters}, ${from}, ` +
				`${formatToken(escrow.toBigInt())} in escrow`,
		);
		this.cars.plug(process, evse);
		this.cars.follow(included);
	}

	/** The driver wants another source for the steps to come. */
	private async change(visit: Visit, choice: Choice): Promise<void> {
		const { api, cast } = this.recorder;
		const process = this.process(visit);
		const wanted = this.site.wanted(choice);
		const included = await this.recorder.act(
			api.tx.charging.changeSource(process, choiceArgument(wanted)),
			cast[visit.driver],
			{ kind: 'change', process, wanted },
		);
		const { fromStep, supplier, source } = eventOf(included, api.events.charging.ChoiceChanged);
		const from = this.party(supplier.toString(), source.unwrapOr(undefined)?.toNumber());
		await this.sayNow(
			`${driverName(visit)} changes to ${describeChoice(choice)} ` +
				`from step ${fromStep.toNumber() + 1} on: ${from}`,
		);
	}

	/** A gateway delivers what the meters showed at each minute. */
	private async deliver(from: number, until: number): Promise<void> {
		const readings: SignedReading[] = [];
		for (let at = from; at <= until; at += MS_PER_MINUTE) {
			const minute = (at - this.site.midnight - this.site.day.from) / MS_PER_MINUTE;
			for (const { meter, counts } of this.site.plants) {
				meter.register = counts[minute] ?? meter.register;
				readings.push(meter.read(at));
			}
			// A station whose process began just now was read when the driver plugged in.
			readings.push(...this.cars.charge(at).map(({ meter }) => meter.read(at)));
		}
		const included = await this.recorder.deliver(readings);
		await this.narrate(included);
		this.cars.follow(included);
	}

	/** Reports the notable effects of readings, in order. */
	private async narrate(included: Included): Promise<void> {
		const { charging, origin } = this.recorder.api.events;
		for (const { event } of included.events) {
			if (origin.CommitmentDropped.is(event)) {
				const { source, process, power } = event.data;
				await this.sayNow(
					`the ${this.site.nameOf(source.toNumber())} has been short for 5 minutes: ` +
						`it drops the ${formatKwh(power.toBigInt())} kW of ${this.who(process.toNumber())}`,
				);
			} else if (charging.SourceChanged.is(event)) {
				const { process, supplier, source } = event.data;
				const to = this.party(supplier.toString(), source.unwrapOr(undefined)?.toNumber());
				await this.sayNow(`${this.who(process.toNumber())} is served by ${to}`);
			} else if (charging.Finished.is(event)) {
				const { process, reason, record } = event.data;
				const { energy, sourced } = record;
				await this.sayNow(
					`${this.who(process.toNumber())} is done (${reason.type}): ` +
						`${formatKwh(energy.toBigInt())} kWh, ` +
						`${formatKwh(sourced.toBigInt())} of them from sources`,
				);
			}
		}
	}

	private process(visit: Visit): number {
		const process = this.processes.get(visit);
		if (process === undefined) {
			throw new Error('the driver has not plugged in');
		}
		return process;
	}

	/** Whose process it is. */
	private who(process: number): string {
		const [visit] = [...this.processes].find(([, id]) => id === process) ?? [];
		return visit ? driverName(visit) : `process ${process}`;
	}

	private party(supplier: string, source: number | undefined): string {
		const from = `the ${this.site.nameOf(source)} of ${this.site.seller(supplier)}`;
		return source === undefined ? `${from}, uncertified` : from;
	}

	private say(at: number, text: string): Promise<void> {
		this.report(`  ${clock(this.site.midnight + at)}  ${text}`);
		return Promise.resolve();
	}

	private async sayNow(text: string): Promise<void> {
		this.report(`  ${clock(await this.recorder.now())}  ${text}`);
	}
}

/** A driver's name, such as `Alice`. */
function driverName({ driver }: Visit): string {
	return `${driver.charAt(0).toUpperCase()}${driver.slice(1)}`;
}
