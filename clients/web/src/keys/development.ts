// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Accounts of the development chain, whose keys everybody knows. Not in the released page. */

import { DEV_PHRASE, mnemonicToEntropy } from '@polkadot-labs/hdkd-helpers';
import { keyOf, type Key } from './phrase.js';

/** Three drivers, and the members. */
export const PATHS = [
	'//Alice',
	'//Bob',
	'//Charlie',
	'//Cso',
	'//Dso',
	'//SupplierA',
	'//SupplierB',
	'//Brp',
	'//Custodian',
] as const;

export function developmentKey(path: string): Promise<Key> {
	return keyOf(mnemonicToEntropy(DEV_PHRASE), path);
}
