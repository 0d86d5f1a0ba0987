// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Takes the commands of the page for a simulation, at the server of the page. */

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused, type Simulation } from './simulation.js';

const PREFIX = '/simulation/';
const LARGEST = 4_096;

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const chunk of request) {
		text += String(chunk);
		if (text.length > LARGEST) {
			throw new Refused('the command is too long');
		}
	}
	try {
		const body: unknown = JSON.parse(text === '' ? '{}' : text);
		if (typeof body === 'object' && body !== null) {
			return body as Record<string, unknown>;
		}
	} catch {
		// The same as text that is no object.
	}
	throw new Refused('the command is no object of JSON');
}

/** Whether a page of this server, which knows the token, asks. */
function allowed({ headers }: IncomingMessage, token: string): boolean {
	const given = Buffer.from(
		headers['x-simulation'] === undefined ? '' : String(headers['x-simulation']),
	);
	const wanted = Buffer.from(token);
	return (
		headers.origin === `http://${headers.host ?? ''}` &&
		given.length === wanted.length &&
		timingSafeEqual(given, wanted)
	);
}

/** Returns what answers `POST /simulation/COMMAND` for those who know `token`. */
export function control(simulation: Simulation, token: string) {
	return (request: IncomingMessage, response: ServerResponse): boolean => {
		const path = request.url ?? '';
		if (!path.startsWith(PREFIX)) {
			return false;
		}
		const end = (status: number, body: unknown) => {
			response.writeHead(status, {
				'Content-Type': 'application/json',
				'Cache-Control': 'no-store',
			});
			response.end(JSON.stringify(body));
		};
		if (request.method !== 'POST' || !allowed(request, token)) {
			end(403, { error: 'the simulation obeys its own page only' });
			return true;
		}
		bodyOf(request)
			.then((body) => simulation.obey(path.slice(PREFIX.length), body))
			.then((view) => {
				end(200, view);
			})
			.catch((error: unknown) => {
				const text = error instanceof Error ? error.message : String(error);
				end(error instanceof Refused ? 409 : 500, { error: text });
			});
		return true;
	};
}
