// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Something that must hold, and how it does not. */
export interface Check {
	what: string;
	problems: string[];
}

/** Which checks hold. */
export function describeChecks(checks: readonly Check[]): string {
	return checks
		.flatMap(({ what, problems }) => [
			`  ${problems.length === 0 ? 'ok   ' : 'WRONG'}  ${what}`,
			...problems.map((problem) => `           ${problem}`),
		])
		.join('\n');
}
