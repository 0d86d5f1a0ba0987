// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

// Usage: node fastest.mjs RUN.json.. >MERGED.json
//
// Of what several runs of frame-omni-bencher measured of the same pallet, the fastest eighth of the
// repeats of each point. A virtual processor can be half as fast for seconds, for reasons that are
// outside of it; all repeats of a point in one run are slow then, and the slope with them.

import { readFileSync } from 'node:fs';

const runs = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));

const fastest = (repeats) =>
	repeats
		.toSorted((one, other) => one.extrinsic_time - other.extrinsic_time)
		.slice(0, Math.ceil(repeats.length / 8));

const merged = runs[0].map((benchmark, index) => {
	const points = new Map();
	for (const repeat of runs.flatMap((run) => run[index].time_results)) {
		const point = JSON.stringify(repeat.components);
		points.set(point, [...(points.get(point) ?? []), repeat]);
	}
	return { ...benchmark, time_results: [...points.values()].flatMap(fastest) };
});

process.stdout.write(JSON.stringify(merged));
