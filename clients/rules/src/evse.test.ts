// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { canonicalEvseId } from './evse.js';

describe('canonicalEvseId', () => {
	it.each(['NL*ABC*E123', 'nl*abc*e123', 'NLABCE123', 'NL*ABCE123'])('reads %s', (text) => {
		expect(canonicalEvseId(text)).toBe('NL*ABC*E123');
	});

	it.each([
		'',
		'NL',
		'NL*AB',
		'NL*ABC*',
		'NL*ABC*E',
		'NL*ABC*E*',
		'NL*ABC*X1',
		'N1*ABC*E1',
		'NL*A C*E1',
		'NL*ABC*E1 ',
		'NL*ABC*E\u00ff',
		// Its upper case is SS.
		'NL*ABC*E1\u00df',
		'NL**BC*E1',
	])('refuses %j', (text) => {
		expect(canonicalEvseId(text)).toBeUndefined();
	});

	it('has at most 48 characters', () => {
		expect(canonicalEvseId('NL*ABC*E'.padEnd(48, '1'))).toHaveLength(48);
		expect(canonicalEvseId('NL*ABC*E'.padEnd(49, '1'))).toBeUndefined();
		// The missing asterisks count too.
		expect(canonicalEvseId('NLABCE'.padEnd(47, '1'))).toBeUndefined();
	});
});
