// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { developmentCast, type Cast } from '@smartcharge/demo/cast';
import { connect } from '@smartcharge/chain';
import { START_TIMEOUT_MS, type NodeInfo } from './network.js';

/** A connection to a node. */
export type Api = Awaited<ReturnType<typeof connect>>;

/** Connects to a node for as long as `use` takes, which gets the development cast as well. */
export async function withApi(
	node: NodeInfo,
	use: (api: Api, cast: Cast) => Promise<void>,
): Promise<void> {
	const api = await connect(node.wsUri, START_TIMEOUT_MS);
	try {
		await use(api, await developmentCast());
	} finally {
		await api.disconnect();
	}
}
