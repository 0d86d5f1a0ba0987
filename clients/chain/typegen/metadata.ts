// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { u8aToHex } from '@polkadot/util';
import type { HexString } from '@polkadot/util/types';

const FILE = new URL('../../../metadata/smartcharge.scale', import.meta.url);

/** Version of the committed metadata. It has the runtime APIs, and the generators read it best. */
export const METADATA_VERSION = 15;

/** The metadata of the runtime as it is committed; a test of the runtime keeps it up to date. */
export async function committedMetadata(): Promise<HexString> {
	return u8aToHex(await readFile(FILE));
}
