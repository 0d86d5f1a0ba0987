// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The languages of the pages, and which of them a visitor wants. */

export const LANGUAGES = ['en', 'nl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of the languages in themselves. */
export const NAMES: Readonly<Record<Language, string>> = {
	en: 'English',
	nl: 'Nederlands',
	de: 'Deutsch',
};

/** Locales for numbers and times: 24 hours everywhere. */
export const LOCALES: Readonly<Record<Language, string>> = {
	en: 'en-GB',
	nl: 'nl-NL',
	de: 'de-DE',
};

const KEY = 'smartcharge.language';

/** The language that was chosen before, or the first of the browser that there is. */
export function wanted(): Language {
	const tags = [localStorage.getItem(KEY), ...navigator.languages];
	const known = tags.flatMap(
		(tag) => LANGUAGES.find((language) => tag?.toLowerCase().startsWith(language)) ?? [],
	);
	return known[0] ?? 'en';
}

/** Remembers a choice, and names it in the page. */
export function remember(language: Language): void {
	document.documentElement.lang = language;
	localStorage.setItem(KEY, language);
}
