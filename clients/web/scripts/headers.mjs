// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The policy of the page that checks receipts, which it has in itself, too. */
export const OFFLINE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html',
].join('; ');

/**
 * The headers with which the page is served, for tests and for packages alike.
 *
 * @param {readonly string[]} gateways origins of nodes besides the server of the page, such as
 * `wss://node.example`
 * @returns {Record<string, string>}
 */
export function securityHeaders(gateways = []) {
	const policy = [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		['connect-src', "'self'", ...gateways].join(' '),
		"worker-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types svelte-trusted-html smartcharge-worker',
	];
	return {
		'Content-Security-Policy': policy.join('; '),
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Permissions-Policy':
			'publickey-credentials-get=(self), publickey-credentials-create=(self)',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
	};
}
