// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The calls whose refusals a person can meet on this page: those that it signs, and those whose
 * outcome it previews or waits for. A test compares the words for errors with what the metadata
 * says of these calls.
 */
export const CALLS = [
	'Charging.start',
	'Charging.request',
	'Charging.schedule',
	'Charging.disconnect',
	'Charging.change_source',
	'Charging.close_stale',
	'Charging.give_mandate',
	'Charging.revoke_mandate',
	'Debts.pay',
	'Tokens.request_withdrawal',
] as const;
