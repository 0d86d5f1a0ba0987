// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Maximum length of an EVSE ID. */
export const MAX_EVSE_ID_LENGTH = 48;

/** Country, operator, outlet; the asterisks between them may be missing. */
const EVSE_ID = /^([A-Z]{2})\*?([A-Z0-9]{3})\*?(E[A-Z0-9][A-Z0-9*]*)$/;

/**
 * Returns the canonical spelling of an EVSE ID, such as `NL*ABC*E123` for `nlabce123`; `undefined`
 * if the text is not an EVSE ID. The chain stores the canonical spelling only.
 */
export function canonicalEvseId(text: string): string | undefined {
	// Letters of other alphabets have no place here, even if their upper case is one of ours.
	const match = /^[\x20-\x7e]*$/.test(text) ? EVSE_ID.exec(text.toUpperCase()) : null;
	const id = match?.slice(1).join('*');
	return id !== undefined && id.length <= MAX_EVSE_ID_LENGTH ? id : undefined;
}
