// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The language of the page. English is part of the first load; the others come when chosen. */

import type { Failure } from '../chain/errors.js';
import { en, type Messages } from './en.js';
import type { Errors, Words } from './errors/en.js';
import { LOCALES, remember, wanted, type Language } from './languages.js';

export { LANGUAGES, NAMES, type Language } from './languages.js';

const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
	en: () => Promise.resolve(en),
	nl: async () => (await import('./nl.js')).nl,
	de: async () => (await import('./de.js')).de,
};

const ERRORS: Readonly<Record<Language, () => Promise<{ errors: Errors }>>> = {
	en: () => import('./errors/en.js'),
	nl: () => import('./errors/nl.js'),
	de: () => import('./errors/de.js'),
};

class Speech {
	language: Language = $state('en');
	words: Messages = $state.raw(en);
	private errors: Partial<Record<string, Words>> = $state.raw({});
	/** Words for failures of a part of the page that is loaded later. */
	private more: Partial<Record<string, Words>> = $state.raw({});

	get locale(): string {
		return LOCALES[this.language];
	}

	/** Changes the language of the page. */
	async choose(language: Language): Promise<void> {
		const [words, { errors }] = await Promise.all([CATALOGUES[language](), ERRORS[language]()]);
		this.words = words;
		this.errors = errors;
		this.language = language;
		remember(language);
	}

	/** Adds words for failures that only a part of the page can meet. */
	extend(errors: Record<string, Words>): void {
		this.more = errors;
	}

	/** Chooses the language that was chosen before, or the first of the browser that there is. */
	async begin(): Promise<void> {
		await this.choose(wanted());
	}

	/** A failure in words; an unknown one keeps its code. */
	failure({ code }: Failure): Words {
		return (
			this.errors[code] ??
			this.more[code] ?? {
				says: `${this.words.tx.failed} (${code})`,
				next: this.errors['Page.Unexpected']?.next ?? '',
			}
		);
	}
}

export const speech = new Speech();
