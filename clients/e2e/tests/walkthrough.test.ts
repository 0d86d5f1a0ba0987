// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { blocks, readPage, run, section } from '../support/page.js';
import { useWorld } from '../support/world.js';

/** A line of the page that stands for any number of printed lines. */
const OMISSION = /^\[\.\..*\]$/;

/** What a page shows as a pattern, for some lines are left out there. */
function pattern(shown: string): RegExp {
	const lines = shown.trimEnd().split('\n');
	const escaped = lines.map((line) =>
		OMISSION.test(line) ? '[^]*' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
	);
	return new RegExp(`^${escaped.join('\n')}\n$`);
}

/** What a page shows as the output of its blocks. */
function outputOf(page: string): RegExp {
	const [shown = ''] = blocks(page, 'text').slice(-1);
	return pattern(shown);
}

describe('the scenario by hand', () => {
	const world = useWorld();

	it('does what the page says when its blocks are run in order', async () => {
		const page = await readPage('polkadot-js.md');
		const script = blocks(page, 'js').join('\n');
		const out = await run(script, { ENDPOINT: world().node.endpoint });
		expect(out).toMatch(outputOf(page));
	});
});

describe('the books by hand', () => {
	const world = useWorld();
	/** Sections of the scenario with which it begins. */
	const BEGINNING = [
		'0. Connect (Node.js only)',
		'1. The cast and three helpers',
		'4. The meter signs a reading',
	];

	it('do what the page says when its blocks are run in order', async () => {
		const [scenario, page] = await Promise.all(
			['polkadot-js.md', 'polkadot-js-books.md'].map(readPage),
		);
		const beginning = BEGINNING.map((heading) => section(scenario ?? '', heading));
		const script = [...beginning, page ?? ''].flatMap((text) => blocks(text, 'js')).join('\n');
		const out = await run(script, { ENDPOINT: world().node.endpoint });
		expect(out).toMatch(outputOf(page ?? ''));
	});
});
