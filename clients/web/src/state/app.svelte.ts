// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The one store of the page: connection, clock of blocks, accounts, transactions, messages. */

import { Actor, type Included } from '../chain/act.js';
import { Failed, ofThrown, type Failure } from '../chain/errors.js';
import type { Block } from '../chain/header.js';
import type { Entry } from '../chain/journal.js';
import { Link, type Status } from '../chain/link.js';
import { Reads } from '../chain/reads.js';
import type { Call } from '../chain/runtime.js';
import { speech } from '../i18n/words.svelte.js';
import { accounts, signerOf, type Account } from '../keys/accounts.js';
import type { Config } from './config.js';
import { duration, Format } from './format.js';
import { History } from './history.js';
import { hashOfQuery, routeOf, type Route } from './route.js';

export type Theme = 'system' | 'light' | 'dark';

const ACCOUNT_KEY = 'smartcharge.account';
const THEME_KEY = 'smartcharge.theme';
const QUEUE_KEY = 'smartcharge.stops';
/** Nobody has looked for so long: the node is let go of, in ms. */
const HIDDEN_MS = 30_000;

class App {
	config: Config | undefined = $state.raw();
	status: Status = $state.raw({ state: 'connecting', stalled: false, requests: 0 });
	tick: Block | undefined = $state.raw();
	route: Route = $state.raw({ page: 'home' });
	accounts: Account[] = $state.raw([]);
	account: Account | undefined = $state.raw();
	entries: Entry[] = $state.raw([]);
	/** Seconds of the browser's clock, for ages and countdowns. */
	second = $state(Date.now());
	theme: Theme = $state('system');
	toast: { text: string; urgent: boolean } | undefined = $state.raw();
	/** Shows the new version of the page that waits; `undefined` if none does. */
	renew: (() => void) | undefined = $state.raw();
	/** Processes that are to be stopped as soon as there is a connection. */
	stops: string[] = $state.raw([]);
	/** What an index says about the past; `undefined` if there is none. */
	history: History | undefined = $state.raw();
	format = $derived(new Format(speech.locale, this.config?.currency ?? ''));
	private made: { link: Link; reads: Reads; actor: Actor } | undefined;
	private hidden: ReturnType<typeof setTimeout> | undefined;
	private toasting: ReturnType<typeof setTimeout> | undefined;

	get reads(): Reads {
		return this.use().reads;
	}

	/** Hash of the first block of the chain that the page is connected to. */
	get genesis(): string {
		return this.link.node().genesis;
	}

	get link(): Link {
		return this.use().link;
	}

	/** Begins with a configuration. */
	async begin(config: Config): Promise<void> {
		this.config = config;
		this.history = config.index === null ? undefined : new History(config.index);
		this.readRoute();
		this.choose(readTheme());
		this.stops = readStops();
		addEventListener('hashchange', () => {
			this.readRoute();
		});
		setInterval(() => {
			this.second = Date.now();
		}, 1_000);
		document.addEventListener('visibilitychange', () => {
			this.watchVisibility();
		});
		await this.refreshAccounts();
		const network = {
			gateways: config.gateways,
			...(config.genesis === null ? {} : { genesis: config.genesis }),
		};
		const link = new Link(
			network,
			(status) => {
				const before = this.status.version?.specVersion;
				const now = status.version?.specVersion;
				this.status = status;
				if (before !== undefined && now !== undefined && now !== before) {
					this.say(speech.words.link.renewed(now));
				}
			},
			(block) => {
				const first = this.tick === undefined;
				this.tick = block;
				if (first || this.stops.length > 0) {
					void this.resume();
				}
			},
		);
		const actor = new Actor(link, (entries) => {
			this.entries = entries;
		});
		this.made = { link, reads: new Reads(link), actor };
		link.start();
	}

	/** Has the chosen account sign a call; resolves when it took effect. */
	async act(call: Call): Promise<Included> {
		const { account } = this;
		if (!account) {
			throw new Failed({ code: 'Charging.NotADriver', detail: 'no account' });
		}
		return this.use().actor.act(call, signerOf(account));
	}

	async refreshAccounts(): Promise<void> {
		this.accounts = await accounts().catch(() => []);
		const wanted = localStorage.getItem(ACCOUNT_KEY);
		this.account = this.accounts.find(({ address }) => address === wanted) ?? this.accounts[0];
	}

	async select(address: string): Promise<void> {
		localStorage.setItem(ACCOUNT_KEY, address);
		await this.refreshAccounts();
	}

	/** Stops a process; without a connection as soon as there is one. */
	async stop(process: bigint): Promise<void> {
		try {
			await this.act({ pallet: 'Charging', call: 'disconnect', args: { process } });
		} catch (error) {
			const failure = ofThrown(error);
			if (!failure.code.startsWith('Link.')) {
				throw error;
			}
			this.queue([...new Set([...this.stops, process.toString()])]);
		}
	}

	choose(theme: Theme): void {
		this.theme = theme;
		localStorage.setItem(THEME_KEY, theme);
		const root = document.documentElement;
		if (theme === 'system') {
			delete root.dataset.theme;
		} else {
			root.dataset.theme = theme;
		}
	}

	/** Says something once, also to those who listen to the page. */
	say(text: string, urgent = false): void {
		this.toast = { text, urgent };
		clearTimeout(this.toasting);
		this.toasting = setTimeout(() => {
			this.toast = undefined;
		}, 6_000);
	}

	sayFailure(failure: Failure): void {
		const { says, next } = speech.failure(failure);
		this.say(`${says} ${next}`, true);
	}

	/** A duration in words. */
	span(ms: number): string {
		const { unit, value } = duration(ms);
		const { words } = speech;
		return unit === 'hours'
			? words.unit.hours(this.format.number(value))
			: words.unit[unit](value);
	}

	private use(): { link: Link; reads: Reads; actor: Actor } {
		if (!this.made) {
			throw new Failed({ code: 'Link.Offline', detail: 'not started' });
		}
		return this.made;
	}

	private readRoute(): void {
		const hash = location.hash === '' ? hashOfQuery(location.search) : undefined;
		this.route = routeOf(hash ?? location.hash);
		scrollTo(0, 0);
	}

	/** Looks for transactions whose fate is unknown, and sends the stops that waited. */
	private async resume(): Promise<void> {
		const stops = this.stops;
		this.queue([]);
		await this.use()
			.actor.resume()
			.catch(() => undefined);
		for (const stop of stops) {
			await this.stop(BigInt(stop)).catch((error: unknown) => {
				this.sayFailure(ofThrown(error));
			});
		}
	}

	private queue(stops: string[]): void {
		this.stops = stops;
		localStorage.setItem(QUEUE_KEY, JSON.stringify(stops));
	}

	private watchVisibility(): void {
		clearTimeout(this.hidden);
		if (document.visibilityState === 'hidden') {
			this.hidden = setTimeout(() => {
				this.made?.link.stop();
			}, HIDDEN_MS);
		} else {
			this.made?.link.start();
		}
	}
}

function readTheme(): Theme {
	const kept = localStorage.getItem(THEME_KEY);
	return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function readStops(): string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(QUEUE_KEY) ?? '[]');
		return Array.isArray(kept)
			? kept.filter((one) => /^\d{1,19}$/.test(String(one))).map(String)
			: [];
	} catch {
		return [];
	}
}

export const app = new App();
