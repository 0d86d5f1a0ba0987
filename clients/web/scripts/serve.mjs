// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * Serves the page that was built as a gateway does: with its security headers, and with the node
 * behind `/rpc` of the same server. With an index, that is behind `/index/`.
 *
 * Usage: node scripts/serve.mjs [--dist dist] [--port 8090] [--node 127.0.0.1:9944] [--index HOST:PORT]
 */

import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { securityHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.scale': 'application/octet-stream',
	'.svg': 'image/svg+xml',
	'.webmanifest': 'application/manifest+json',
};

/** Files that a gateway has compressed, too. */
const COMPRESSED = new Set(['.css', '.html', '.js', '.scale', '.svg']);

/**
 * Something that answers a request, or returns `false`.
 *
 * @typedef {(request: import('node:http').IncomingMessage,
 * response: import('node:http').ServerResponse) => boolean} Answers
 */

/**
 * Passes a request below `/index/` on to an index.
 *
 * @param {string} index
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function passOn(index, request, response) {
	const path = (request.url ?? '').replace(/^\/index/, '');
	const upstream = ask(`http://${index}${path}`, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	upstream.on('error', () => {
		response.writeHead(502, { 'Content-Type': 'text/plain' });
		response.end('the index does not answer');
	});
	upstream.end();
}

/**
 * Starts to serve `dist` on `port` of this machine; resolves with the port and a way to end it.
 * `answers` is asked first.
 *
 * @param {{ dist: string, port: number, node: string, index?: string | undefined, answers?: Answers }}
 * options
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function serve({ dist, port, node, index, answers = () => false }) {
	const headers = securityHeaders();
	/** @type {Map<string, { body: Buffer, packed: Buffer }>} */
	const kept = new Map();
	/**
	 * @param {string} file
	 * @param {Buffer} body
	 */
	const pack = (file, body) => {
		let found = kept.get(file);
		if (!found?.body.equals(body)) {
			found = { body, packed: gzipSync(body, { level: 9 }) };
			kept.set(file, found);
		}
		return found.packed;
	};
	const server = createServer((request, response) => {
		if (answers(request, response)) {
			return;
		}
		const path = normalize(new URL(request.url ?? '/', 'http://here').pathname);
		if (index !== undefined && path.startsWith('/index/')) {
			passOn(index, request, response);
			return;
		}
		const file = join(dist, path === '/' ? 'index.html' : path);
		readFile(file)
			.then((content) => {
				const body =
					index !== undefined && path === '/config.json'
						? JSON.stringify({ ...JSON.parse(content.toString()), index: '/index/' })
						: content;
				const type = TYPES[extname(file)] ?? 'application/octet-stream';
				const lasts = path.startsWith('/assets/');
				const packed =
					COMPRESSED.has(extname(file)) &&
					/\bgzip\b/.test(String(request.headers['accept-encoding']));
				response.writeHead(200, {
					...headers,
					...(packed ? { 'Content-Encoding': 'gzip' } : {}),
					'Content-Type': type,
					'Cache-Control': lasts ? 'public, max-age=31536000, immutable' : 'no-cache',
				});
				response.end(packed ? pack(file, content) : body);
			})
			.catch(() => {
				response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' });
				response.end('not found');
			});
	});
	/** @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
	const keep = (/** @type {import('node:net').Socket} */ socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
	};
	server.on('connection', keep);
	server.on('upgrade', (request, client, head) => {
		if (request.url !== '/rpc') {
			client.destroy();
			return;
		}
		const [host = '127.0.0.1', nodePort = '9944'] = node.split(':');
		const upstream = connect(Number(nodePort), host, () => {
			// The node sees a request of this machine, whatever name the browser used.
			const lines = [`GET / HTTP/1.1`, `Host: ${node}`];
			for (const [name, value] of Object.entries(request.headers)) {
				if (name !== 'host' && name !== 'origin') {
					lines.push(`${name}: ${String(value)}`);
				}
			}
			upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
			upstream.write(head);
			upstream.pipe(client).pipe(upstream);
		});
		keep(upstream);
		upstream.on('close', () => client.destroy());
		client.on('close', () => upstream.destroy());
		client.on('error', () => upstream.destroy());
	});
	await new Promise((resolve, reject) => {
		server.once('error', (error) => {
			const taken = 'code' in error && error.code === 'EADDRINUSE';
			reject(taken ? new Error(`port ${port} is in use: choose another one`) : error);
		});
		server.listen(port, '127.0.0.1', () => {
			resolve(undefined);
		});
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : port,
		close: () =>
			new Promise((resolve) => {
				sockets.forEach((socket) => socket.destroy());
				server.close(() => {
					resolve();
				});
			}),
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({
		options: {
			dist: { type: 'string', default: 'dist' },
			port: { type: 'string', default: '8090' },
			node: { type: 'string', default: '127.0.0.1:9944' },
			index: { type: 'string' },
		},
	});
	const web = fileURLToPath(new URL('..', import.meta.url));
	const { port } = await serve({
		dist: join(web, values.dist),
		port: Number(values.port),
		node: values.node,
		index: values.index,
	});
	process.stdout.write(`http://127.0.0.1:${port}/\n`);
}
