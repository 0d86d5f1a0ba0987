// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The words of the consoles. They are loaded with the first console. */

import type { Words } from '../errors/en.js';
import { speech, type Language } from '../words.svelte.js';
import type { ConsoleErrors } from './errors/en.js';
import type { ConsoleMessages } from './en.js';

const CATALOGUES: Readonly<Record<Language, () => Promise<ConsoleMessages>>> = {
	en: async () => (await import('./en.js')).en,
	nl: async () => (await import('./nl.js')).nl,
	de: async () => (await import('./de.js')).de,
};

const ERRORS: Readonly<Record<Language, () => Promise<ConsoleErrors>>> = {
	en: async () => (await import('./errors/en.js')).errors,
	nl: async () => (await import('./errors/nl.js')).errors,
	de: async () => (await import('./errors/de.js')).errors,
};

class ConsoleSpeech {
	private loaded: ConsoleMessages | undefined = $state.raw();
	language: Language | undefined = $state();

	/** The words; only what is shown after {@link load} asks for them. */
	get words(): ConsoleMessages {
		if (this.loaded === undefined) {
			throw new Error('the words of the consoles are not loaded');
		}
		return this.loaded;
	}

	/** Loads the words of a language, with those for failures. */
	async load(language: Language): Promise<void> {
		const [words, errors] = await Promise.all([CATALOGUES[language](), ERRORS[language]()]);
		this.loaded = words;
		this.language = language;
		speech.extend(errors satisfies Record<string, Words>);
	}
}

export const spoken = new ConsoleSpeech();
