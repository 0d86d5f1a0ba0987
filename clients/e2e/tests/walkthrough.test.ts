// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { blocks, readPage, run } from '../support/page.js';
import { useWorld } from '../support/world.js';

const world = useWorld();
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

describe('the scenario by hand', () => {
	it('does what the page says when its blocks are run in order', async () => {
		const page = await readPage('polkadot-js.md');
		const script = blocks(page, 'js').join('\n');
		const out = await run(script, { ENDPOINT: world().node.endpoint });
		const [shown = ''] = blocks(page, 'text').slice(-1);
		expect(out).toMatch(pattern(shown));
	});
});
