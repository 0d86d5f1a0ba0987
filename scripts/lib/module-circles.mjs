// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Usage: node module-circles.mjs CRATE..
//
// Fails when modules of a Rust crate, given by its folder, import each other in a circle. A name that
// the root of the crate exports counts for the module that has it. Other imports of a module that
// contains the importing one do not count, and neither does test code.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The code of a file without comments and without what only tests have. */
function code(file) {
	return readFileSync(file, 'utf8')
		.replace(/\/\/.*$/gm, '')
		.replace(/^\t*#\[cfg\(test\)\]\s+(pub )?mod \w+ \{[^]*?^\}/gm, '');
}

/** The modules of a crate by their paths, such as `dev::clock`, without those of tests. */
function modules(crate) {
	const source = join(crate, 'src');
	const found = new Map();
	const names = readdirSync(source, { recursive: true });
	for (const name of names.filter((name) => name.endsWith('.rs'))) {
		const path = name
			.replace(/\.rs$/, '')
			.replace(/\/mod$/, '')
			.split('/');
		found.set(/^(lib|main)$/.test(path[0]) ? '' : path.join('::'), join(source, name));
	}
	for (const [module, file] of [...found]) {
		const tests = readFileSync(file, 'utf8').matchAll(
			/#\[cfg\(test\)\]\s+(?:pub )?mod (\w+);/g,
		);
		for (const [, name] of tests) {
			const root = module ? `${module}::${name}` : name;
			for (const path of found.keys()) {
				if (`${path}::`.startsWith(`${root}::`)) found.delete(path);
			}
		}
	}
	return found;
}

/** The paths of a tree of imports: `a::{b, c::d}` are `a::b` and `a::c::d`. */
function paths(tree) {
	const open = tree.indexOf('{');
	if (open < 0) return [tree.replace(/\s+as\s.*$/, '')];
	const list = tree.slice(open + 1, tree.lastIndexOf('}'));
	const parts = [''];
	let depth = 0;
	for (const char of list) {
		depth += { '{': 1, '}': -1 }[char] ?? 0;
		if (char === ',' && depth === 0) parts.push('');
		else parts[parts.length - 1] += char;
	}
	// The part after a last comma is none.
	const named = parts.map((part) => part.trim()).filter(Boolean);
	return named.flatMap((part) => paths(tree.slice(0, open) + part));
}

/** The module of each name that the root of the crate exports from another one. */
function exports(all) {
	const found = new Map();
	const root = code(all.get(''));
	for (const [, tree] of root.matchAll(/\bpub(?:\(crate\))? use\s+([^;]+);/g)) {
		for (const path of paths(tree)) {
			const steps = path.replace(/^(crate|self)::/, '').split('::');
			const [module, name] = [steps.slice(0, -1).join('::'), steps.at(-1).trim()];
			if (!all.has(module) || module === '') continue;
			const items = code(all.get(module)).matchAll(
				/^\t*pub (?:const |enum |fn |struct |trait |type |static )+(\w+)/gm,
			);
			for (const item of name === '*' ? [...items].map(([, item]) => item) : [name]) {
				found.set(item, module);
			}
		}
	}
	return found;
}

/** The modules that a module names, without those that contain it. */
function imports(module, file, all, exported) {
	const text = code(file);
	const uses = [...text.matchAll(/\buse\s+([^;]+);/g)].flatMap(([, tree]) => paths(tree));
	const inline = [...text.matchAll(/\b(?:crate|super|self)(?:::\w+)+/g)].map(([path]) => path);
	const found = new Set();
	for (const path of [...uses, ...inline]) {
		let base = module ? module.split('::') : [];
		const steps = path.split('::').map((step) => step.trim());
		if (steps[0] === 'crate') base = [];
		while (/^(crate|self|super)$/.test(steps[0])) if (steps.shift() === 'super') base.pop();
		const target = [...base, ...steps];
		while (target.length > 0 && !all.has(target.join('::'))) target.pop();
		const name = target.join('::') || exported.get([...base, ...steps][0]) || '';
		if (name !== module && name !== '' && !module.startsWith(`${name}::`)) found.add(name);
	}
	return [...found];
}

/** A circle of a graph as the names along it, or nothing. */
function circle(graph) {
	const done = new Set();
	const visit = (node, trail) => {
		if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
		if (done.has(node)) return undefined;
		for (const next of graph.get(node)) {
			const found = visit(next, [...trail, node]);
			if (found) return found;
		}
		done.add(node);
		return undefined;
	};
	return [...graph.keys()].map((node) => visit(node, [])).find(Boolean);
}

for (const crate of process.argv.slice(2)) {
	const all = modules(crate);
	const exported = exports(all);
	const graph = new Map(
		[...all].map(([name, file]) => [name, imports(name, file, all, exported)]),
	);
	graph.delete('');
	const found = circle(graph);
	if (found) {
		process.exitCode = 1;
		process.stderr.write(`error: a circle of modules in ${crate}: ${found.join(' -> ')}\n`);
	}
}
