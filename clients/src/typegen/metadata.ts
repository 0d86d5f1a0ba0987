// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import type { HexString } from '@polkadot/util/types';

/** Version of the metadata that has the runtime APIs and that the generators read best. */
const VERSION = 15;

/** The metadata of the node's runtime, runtime APIs included. */
export async function latestMetadata(api: ApiPromise): Promise<HexString> {
	const version = u8aToHex(api.registry.createType('u32', VERSION).toU8a());
	const answer = await api.rpc.state.call('Metadata_metadata_at_version', version);
	const metadata = api.registry.createType('Option<OpaqueMetadata>', answer);
	return api.registry.createType('Bytes', metadata.unwrap().toU8a()).toHex();
}
