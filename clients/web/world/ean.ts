// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { faultOfEan } from '@smartcharge/rules/ean';

/** An EAN-18 code with the number `n` and its check digit. */
export function eanOf(n: number): string {
	const head = `8716871${String(n).padStart(10, '0')}`;
	const digit = Array.from({ length: 10 }, (_, index) => index).find(
		(one) => faultOfEan(`${head}${one}`) === undefined,
	);
	return `${head}${digit ?? 0}`;
}
