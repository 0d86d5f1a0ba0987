// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Directs the world of a development chain by the server of the page. */

import { add, type Account } from '../keys/accounts.js';
import { app } from '../state/app.svelte.js';

export const SPEEDS = [0, 1, 60, 300] as const;
export const LEAPS = [1, 15] as const;

export interface SimCar {
	name: string;
	address: string;
	/** Path of its driver's key below the phrase of development. */
	path: string;
	station?: number;
	process?: number;
	/** Whether it came by itself. */
	own: boolean;
}

export interface SimView {
	time: number;
	speed: number;
	over: boolean;
	traffic: boolean;
	congested: boolean;
	loading: number;
	cars: SimCar[];
	sources: { id: number; name: string; limit?: number }[];
	/** Stations to which cars can be driven. */
	stations: number[];
	objects: string[];
	fault?: string;
}

const TOKEN_KEY = 'smartcharge.simulation';
const LOOK_MS = 1_000;

/** The token of an address such as `#/grid?sim=0123`, which is kept as long as the tab. */
function readToken(): string | undefined {
	const given = /[?&]sim=([0-9a-f]+)/.exec(location.hash)?.[1];
	if (given !== undefined) {
		sessionStorage.setItem(TOKEN_KEY, given);
	}
	return sessionStorage.getItem(TOKEN_KEY) ?? undefined;
}

class Director {
	view: SimView | undefined = $state.raw();
	/** Why the last command was not obeyed, or why there is no answer. */
	fault: string | undefined = $state.raw();
	/** The car whose driver's phone is up. */
	phone: string | undefined = $state();
	private readonly token = readToken();

	/** Whether this tab may direct a simulation. */
	get able(): boolean {
		return this.token !== undefined;
	}

	/** Looks at the world again and again until the returned function is called. */
	watch(): () => void {
		const timer = setInterval(() => void this.look(), LOOK_MS);
		void this.look();
		return () => {
			clearInterval(timer);
		};
	}

	/** Gives a command; returns whether it was obeyed. */
	async order(command: string, body: object = {}): Promise<boolean> {
		const answer = await this.ask(command, body);
		this.fault = 'error' in answer ? answer.error : undefined;
		if ('error' in answer) {
			return false;
		}
		this.view = answer;
		return true;
	}

	/** Drives a car to a station, where the phone of its driver comes up; or away. */
	async drive(name: string, station: number | null): Promise<void> {
		if (!(await this.order('drive', { car: name, station }))) {
			return;
		}
		if (station === null) {
			this.phone = undefined;
		} else {
			await this.take(name);
		}
	}

	/** Takes the phone of a driver out; from now on the page signs for that driver. */
	async take(name: string): Promise<void> {
		const car = this.view?.cars.find((one) => one.name === name);
		if (car) {
			const { address, path } = car;
			const account: Account = { address, name, kind: 'development', path };
			await add(account);
			await app.select(address);
			this.phone = name;
		}
	}

	private async look(): Promise<void> {
		const answer = await this.ask('view', {});
		if ('error' in answer) {
			this.fault = answer.error;
		} else {
			this.view = answer;
		}
	}

	private async ask(command: string, body: object): Promise<SimView | { error: string }> {
		try {
			const response = await fetch(`./simulation/${command}`, {
				method: 'POST',
				headers: { 'X-Simulation': this.token ?? '' },
				body: JSON.stringify(body),
			});
			return (await response.json()) as SimView | { error: string };
		} catch (error) {
			return { error: error instanceof Error ? error.message : String(error) };
		}
	}
}

export const director = new Director();
