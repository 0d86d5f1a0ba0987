// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0
//
// Usage: node monitoring.mjs PROMETHEUS_URL METRICS_URL.. < dashboard.json
//
// Fails when a query of the dashboard (standard input) or of the rules that Prometheus has loaded is
// not one that Prometheus answers, or names a metric that none of the METRICS_URLs reports, or when
// a metric of ours is neither shown nor watched.

const [prometheus, ...endpoints] = process.argv.slice(2);

const text = async (url) => {
	const response = await fetch(url);
	return { ok: response.ok, body: await response.text() };
};

/** The names of the metrics that the endpoints report. */
async function reported() {
	const names = new Set(['up']);
	for (const endpoint of endpoints) {
		for (const line of (await text(endpoint)).body.split('\n')) {
			const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*/.exec(line)?.[0];
			if (name) names.add(name);
		}
	}
	return names;
}

/** The metrics that a query names: what is left without strings, labels, groupings and functions. */
function metrics(query) {
	const bare = query
		.replace(/"(\\.|[^"\\])*"/g, '""')
		.replace(/\{[^}]*\}/g, '{}')
		.replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ')
		.replace(/\[[^\]]*\]/g, '');
	return [...bare.matchAll(/[a-zA-Z_:][a-zA-Z0-9_:]*(?!\w)(?!\s*\()/g)]
		.map(([name]) => name)
		.filter((name) => !['and', 'or', 'unless', 'bool', 'offset'].includes(name));
}

/** The query of a panel as Grafana sends it. */
function filledIn(query) {
	return query
		.replaceAll('$__rate_interval', '1m')
		.replaceAll('$chain', 'dev')
		.replaceAll('$instance', '.*');
}

async function input() {
	const chunks = [];
	for await (const chunk of process.stdin) chunks.push(chunk);
	return JSON.parse(Buffer.concat(chunks).toString());
}

const queries = [];
for (const panel of (await input()).panels) {
	for (const { expr } of panel.targets ?? [])
		queries.push([`panel "${panel.title}"`, filledIn(expr)]);
}
const panels = queries.length;
const rules = JSON.parse((await text(`${prometheus}/api/v1/rules`)).body);
for (const group of rules.data.groups) {
	for (const rule of group.rules) queries.push([`alert ${rule.name}`, rule.query]);
}

const problems = [];
if (panels === 0 || queries.length === panels)
	problems.push('the dashboard or the rules are empty');
const known = await reported();
const used = new Set();
for (const [where, query] of queries) {
	const names = metrics(query);
	if (names.length === 0) problems.push(`${where}: names no metric: ${query}`);
	for (const name of names) {
		used.add(name);
		if (!known.has(name)) problems.push(`${where}: nothing reports ${name}`);
	}
	const answer = await text(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`);
	if (!answer.ok) problems.push(`${where}: ${answer.body}`);
	// A panel that shows nothing on a chain that runs would always be empty.
	else if (where.startsWith('panel') && JSON.parse(answer.body).data.result.length === 0) {
		problems.push(`${where}: shows nothing: ${query}`);
	}
}
for (const name of known) {
	if (name.startsWith('smartcharge_') && !used.has(name)) {
		problems.push(`${name} is reported, and neither shown nor watched`);
	}
}

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(
	`${panels} queries of panels and ${queries.length - panels} of alerts use ${used.size} metrics.\n`,
);
process.exit(problems.length === 0 ? 0 : 1);
