// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Equipment identifier of the meter, as telegrams show it. */
export const P1_SERIAL = '4530303437303030303434363432313134';
/** Power that the source delivers, in W. */
const POWER = 6_000;
/** Register at the beginning, in Wh. */
const FIRST = 2_444;
/** Time between two telegrams. */
const EVERY_MS = 2_000;
const HOUR_MS = 3_600_000;

/** CRC-16/ARC, as in telegrams. */
export function crc16(text: string): number {
	let crc = 0;
	for (const byte of Buffer.from(text, 'latin1')) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) {
			crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
		}
	}
	return crc;
}

/** A telegram of DSMR 5 at a whole second: `exported` Wh went to the grid. */
export function telegram(at: number, exported: number, power: number): string {
	// Winter time, which the meter labels with W: an hour ahead of UTC.
	const digits = new Date(at + HOUR_MS).toISOString().replace(/\D/g, '');
	const kwh = (wh: number) => (wh / 1_000).toFixed(3).padStart(10, '0');
	const kw = (w: number) => (w / 1_000).toFixed(3).padStart(6, '0');
	const lines = [
		'/ISk5\\2MT382-1000',
		'',
		'1-3:0.2.8(50)',
		`0-0:1.0.0(${digits.slice(2, 14)}W)`,
		`0-0:96.1.1(${P1_SERIAL})`,
		`1-0:1.8.1(${kwh(0)}*kWh)`,
		`1-0:1.8.2(${kwh(0)}*kWh)`,
		`1-0:2.8.1(${kwh(exported)}*kWh)`,
		`1-0:2.8.2(${kwh(0)}*kWh)`,
		`1-0:1.7.0(${kw(0)}*kW)`,
		`1-0:2.7.0(${kw(power)}*kW)`,
		'!',
	];
	const text = lines.join('\r\n');
	return `${text}${crc16(text).toString(16).toUpperCase().padStart(4, '0')}\r\n`;
}

/** A P1 port that answers over TCP, at a meter whose source delivers a steady power. */
export class P1Port {
	/** Registers in Wh by the times of the telegrams. */
	readonly shown = new Map<number, number>();
	private readonly sockets = new Set<Socket>();
	private readonly timer: NodeJS.Timeout;
	private readonly began = Date.now();

	private constructor(private readonly server: Server) {
		server.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => this.sockets.delete(socket));
		});
		this.timer = setInterval(() => {
			this.show();
		}, EVERY_MS);
	}

	/** Opens the port. */
	static async open(port: number): Promise<P1Port> {
		const server = createServer();
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		return new P1Port(server);
	}

	/** Sends no more telegrams. */
	close(): void {
		clearInterval(this.timer);
		for (const socket of this.sockets) {
			socket.destroy();
		}
		this.server.close();
	}

	private show(): void {
		const at = Math.floor(Date.now() / 1_000) * 1_000;
		const exported = FIRST + Math.floor((POWER * Math.max(0, at - this.began)) / HOUR_MS);
		this.shown.set(at, exported);
		for (const socket of this.sockets) {
			socket.write(telegram(at, exported, POWER), 'latin1');
		}
	}
}
