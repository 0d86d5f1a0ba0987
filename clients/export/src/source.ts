// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Found } from './chain/read.js';

/**
 * The processes of `source`, each of them once: a second one of the same number is refused, so that
 * nothing is billed twice. A correction of a process that did not come is a refusal, too.
 */
export async function* complete(
	source: AsyncIterable<Found>,
	corrected: Iterable<number>,
): AsyncGenerator<Found> {
	const seen = new Set<number>();
	for await (const found of source) {
		const process = found.facts === undefined ? found.process : found.facts.process;
		if (seen.has(process)) {
			yield { process, refusal: `process ${process} is in the facts twice` };
		} else {
			seen.add(process);
			yield found;
		}
	}
	for (const process of corrected) {
		if (!seen.has(process)) {
			yield {
				process,
				refusal: `process ${process} has corrections, but is not in the facts`,
			};
		}
	}
}
