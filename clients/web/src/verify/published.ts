// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Reads hashes and keys out of what somebody pasted, and the first word that is neither. */
export function publishedIn(text: string): { known: string[]; unknown: string | undefined } {
	const words = text.split(/[\s,;]+/).filter((word) => word !== '');
	const hex = words.map((word) => word.toLowerCase().replace(/^(0x)?/, '0x'));
	const isKnown = (word: string) => /^0x[0-9a-f]{64}$/.test(word);
	return {
		known: hex.filter(isKnown),
		unknown: words.find((_, at) => !isKnown(hex[at] ?? '')),
	};
}
