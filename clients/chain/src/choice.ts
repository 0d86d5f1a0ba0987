// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Wanted } from '@smartcharge/rules/journal';

/** A choice of source in the spelling of the chain's calls. */
export type ChoiceArgument = 'Cheapest' | { Source: number } | { Carrier: string };

/** Returns a choice as an argument of a call. */
export function choiceArgument(wanted: Wanted): ChoiceArgument {
	if (wanted === 'Cheapest') {
		return wanted;
	}
	return 'source' in wanted ? { Source: wanted.source } : { Carrier: wanted.carrier };
}
