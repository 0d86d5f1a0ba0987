// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Checks a server of the page: its files, headers and configuration, and what a node behind it sees.
 *
 * Usage: node scripts/check-served.mjs ADDRESS FOLDER NODE_PORT
 *
 * FOLDER has the files as they were packaged. At NODE_PORT of this machine nobody listens: the check
 * replaces the node.
 */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { securityHeaders } from './headers.mjs';

/** How long a request may take to come through, in ms. */
const PATIENCE_MS = 5_000;
const [address = '', folder = '', nodePort = ''] = process.argv.slice(2);
/** @type {string[]} */
const faults = [];

/** @param {string} path */
function filesIn(path) {
	/** @type {string[]} */
	const files = [];
	for (const name of readdirSync(path)) {
		const file = join(path, name);
		files.push(...(statSync(file).isDirectory() ? filesIn(file) : [file]));
	}
	return files;
}

/**
 * @param {string} path
 * @param {Response} response
 */
function checkHeaders(path, response) {
	for (const [name, value] of Object.entries(securityHeaders())) {
		// Where the server has no other gateways, nothing is left of their place.
		const sent = response.headers.get(name)?.replaceAll(/ +(?=;|$)/g, '');
		if (sent !== value) {
			faults.push(`${path}: ${name} is ${sent ?? 'not sent'}, not ${value}`);
		}
	}
	if (!response.headers.get('Strict-Transport-Security')) {
		faults.push(`${path}: Strict-Transport-Security is not sent`);
	}
	const cached = response.headers.get('Cache-Control') ?? '';
	const lasts = path.startsWith('/assets/');
	if (cached.includes(lasts ? 'immutable' : 'no-cache') === false) {
		faults.push(`${path}: Cache-Control is ${cached}`);
	}
}

/** @type {Record<string, RegExp>} */
const TYPES = {
	css: /^text\/css/,
	html: /^text\/html/,
	js: /javascript/,
	json: /^application\/json/,
	svg: /^image\/svg/,
	webmanifest: /^application\/manifest\+json/,
};

async function checkFiles() {
	const files = filesIn(folder).filter((file) => !file.endsWith('.gz'));
	for (const file of files) {
		const path = `/${relative(folder, file)}`;
		const response = await fetch(new URL(path, address));
		const body = Buffer.from(await response.arrayBuffer());
		if (response.status !== 200 || !body.equals(readFileSync(file))) {
			faults.push(`${path}: answered by ${response.status}, or by another file`);
			continue;
		}
		checkHeaders(path, response);
		const type = response.headers.get('Content-Type') ?? '';
		const wanted = TYPES[path.split('.').at(-1) ?? ''];
		if (wanted && !wanted.test(type)) {
			faults.push(`${path}: Content-Type is ${type}`);
		}
	}
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		if (!gunzipSync(readFileSync(`${file}.gz`)).equals(readFileSync(file))) {
			faults.push(`${file}.gz is another file`);
		}
	}
	return files.length;
}

async function checkRest() {
	const index = await fetch(address);
	if (!(await index.text()).includes('<div id="app">')) {
		faults.push('/ is not the page');
	}
	checkHeaders('/', index);
	const config = await fetch(new URL('/config.json', address));
	checkHeaders('/config.json', config);
	/** @type {unknown} */
	const parsed = await config.json().catch(() => undefined);
	if (typeof parsed !== 'object' || parsed === null || !('gateways' in parsed)) {
		faults.push('/config.json is no configuration');
	}
	for (const path of ['/nothing', '/assets/nothing.js', '/../web.json']) {
		const response = await fetch(new URL(path, address));
		if (response.status !== 404) {
			faults.push(`${path} is answered by ${response.status}`);
		}
	}
}

/** A browser opens a WebSocket: the node sees a request of this machine, without its origin. */
async function checkNode() {
	/** @type {Promise<string>} */
	const seen = new Promise((resolve) => {
		const server = createServer((socket) => {
			socket.once('data', (data) => {
				socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
				server.close();
				resolve(data.toString());
			});
		}).listen(Number(nodePort), '127.0.0.1');
	});
	const { hostname, port } = new URL(address);
	const socket = connect(Number(port), hostname, () => {
		socket.write(
			'GET /rpc HTTP/1.1\r\nHost: charge.example\r\nOrigin: https://evil.example\r\n' +
				'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
				'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
		);
	});
	const head = await Promise.race([seen, sleep(PATIENCE_MS, '')]);
	socket.destroy();
	for (const wanted of [
		/^GET \/ HTTP\/1\.1/,
		/^host: 127\.0\.0\.1:/im,
		/^upgrade: websocket/im,
	]) {
		if (!wanted.test(head)) {
			faults.push(`the node sees no ${wanted.source} in: ${head}`);
		}
	}
	if (/evil|charge\.example/.test(head)) {
		faults.push(`the node sees who asked: ${head}`);
	}
}

const count = await checkFiles();
await checkRest();
await checkNode();
faults.forEach((fault) => process.stdout.write(`fault: ${fault}\n`));
process.stdout.write(`${count} files, ${Object.keys(securityHeaders()).length} headers of each\n`);
process.exit(faults.length === 0 ? 0 : 1);
