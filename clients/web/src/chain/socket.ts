// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** JSON-RPC over one WebSocket. It knows nothing of a chain, and never connects again by itself. */

interface Answer {
	id?: string;
	result?: unknown;
	error?: { code: number; message: string; data?: unknown };
	params?: { subscription: string; result: unknown };
}

interface Waiting {
	resolve: (result: unknown) => void;
	reject: (error: Error) => void;
}

/** The node refused a request. */
export class RpcError extends Error {
	constructor(
		readonly code: number,
		message: string,
		readonly data: unknown,
	) {
		super(message);
	}
}

/** The connection ended before the answer came. */
export class Disconnected extends Error {
	constructor() {
		super('the connection to the network is gone');
	}
}

export class Socket {
	/** Number of requests sent so far. */
	sent = 0;
	private readonly waiting = new Map<string, Waiting>();
	private readonly subscriptions = new Map<string, (result: unknown) => void>();
	/** What arrived for a subscription before the answer that names it. */
	private readonly early = new Map<string, unknown[]>();
	private readonly closing: (() => void)[] = [];
	private closed = false;

	private constructor(
		private readonly web: WebSocket,
		private readonly onClose: () => void,
	) {
		web.onmessage = ({ data }) => {
			this.receive(JSON.parse(String(data)) as Answer);
		};
		web.onclose = () => {
			this.end();
		};
		web.onerror = () => {
			this.end();
		};
	}

	/** Connects to `url`; `onClose` is called once, when the connection has ended. */
	static open(url: string, onClose: () => void, timeout: number): Promise<Socket> {
		return new Promise((resolve, reject) => {
			const web = new WebSocket(url);
			const timer = setTimeout(() => {
				web.close();
				reject(new Disconnected());
			}, timeout);
			web.onopen = () => {
				clearTimeout(timer);
				resolve(new Socket(web, onClose));
			};
			web.onerror = () => {
				clearTimeout(timer);
				reject(new Disconnected());
			};
		});
	}

	/** Asks the node. */
	request<T>(method: string, params: readonly unknown[] = []): Promise<T> {
		if (this.closed) {
			return Promise.reject(new Disconnected());
		}
		this.sent += 1;
		const id = String(this.sent);
		return new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
			this.web.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
		});
	}

	/** Subscribes; `onMessage` is called for each message until the subscription is ended. */
	// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names what the node sends
	async subscribe<T>(
		method: string,
		params: readonly unknown[],
		unsubscribe: string,
		onMessage: (message: T) => void,
	): Promise<() => void> {
		const id = await this.request<string>(method, params);
		const handler = onMessage as (result: unknown) => void;
		this.subscriptions.set(id, handler);
		this.early.get(id)?.forEach(handler);
		this.early.delete(id);
		return () => {
			if (this.subscriptions.delete(id) && !this.closed) {
				// A subscription that the node has ended already is refused; nothing depends on it.
				this.request(unsubscribe, [id]).catch(() => undefined);
			}
		};
	}

	/** Has `listener` called when the connection has ended. */
	whenClosed(listener: () => void): void {
		if (this.closed) {
			listener();
		} else {
			this.closing.push(listener);
		}
	}

	close(): void {
		this.web.close();
		this.end();
	}

	private receive({ id, result, error, params }: Answer): void {
		if (params) {
			const handler = this.subscriptions.get(params.subscription);
			if (handler) {
				handler(params.result);
			} else {
				const list = this.early.get(params.subscription) ?? [];
				this.early.set(params.subscription, [...list, params.result]);
			}
			return;
		}
		const waiting = this.waiting.get(id ?? '');
		this.waiting.delete(id ?? '');
		if (error) {
			waiting?.reject(new RpcError(error.code, error.message, error.data));
		} else {
			waiting?.resolve(result);
		}
	}

	private end(): void {
		if (this.closed) {
			return;
		}
		this.closed = true;
		for (const { reject } of this.waiting.values()) {
			reject(new Disconnected());
		}
		this.waiting.clear();
		this.subscriptions.clear();
		this.closing.forEach((listener) => {
			listener();
		});
		this.onClose();
	}
}
