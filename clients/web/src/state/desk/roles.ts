// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The consoles, their views, and whose they are. */

export const CONSOLES = ['cso', 'dso', 'supplier', 'brp', 'custodian', 'consortium'] as const;
export type ConsoleRole = (typeof CONSOLES)[number];

/** Views of each console, the first one first. */
export const TABS = {
	cso: ['stations', 'processes', 'income', 'drivers', 'books', 'keys'],
	dso: ['areas', 'signals', 'approvals', 'stations', 'books', 'keys'],
	supplier: ['sources', 'offers', 'positions', 'contracts', 'drivers', 'books', 'keys'],
	brp: ['programme', 'trades', 'statement', 'contracts', 'books', 'keys'],
	custodian: ['issue', 'withdrawals', 'keys'],
	consortium: ['members', 'motions'],
} as const satisfies Record<ConsoleRole, readonly string[]>;

/** Roles of the chain that a console is for; the one of the consortium is for each member. */
const ROLES: Readonly<Record<ConsoleRole, readonly string[] | undefined>> = {
	cso: ['Cso'],
	dso: ['Dso'],
	supplier: ['Supplier'],
	brp: ['Brp'],
	custodian: ['Custodian', 'Auditor'],
	consortium: undefined,
};

/** Whether a member with `roles` works with a console. */
export function worksWith(console: ConsoleRole, roles: readonly string[]): boolean {
	const wanted = ROLES[console];
	return wanted === undefined || wanted.some((role) => roles.includes(role));
}

/** The consoles of an account: none if it is no member. */
export function consolesOf(roles: readonly string[] | undefined): ConsoleRole[] {
	return roles === undefined ? [] : CONSOLES.filter((console) => worksWith(console, roles));
}

/** Whether a text names a console. */
export function isConsole(text: string | undefined): text is ConsoleRole {
	return CONSOLES.some((console) => console === text);
}

/** The view of a console that a text names; the first one without a text. */
export function tabOf(console: ConsoleRole, text: string | undefined): string | undefined {
	const tabs: readonly string[] = TABS[console];
	return text === undefined || text === '' ? tabs[0] : tabs.find((tab) => tab === text);
}
