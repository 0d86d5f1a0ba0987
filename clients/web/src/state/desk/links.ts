// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** Calls of a role that have no page here: with polkadot.js apps, or with a gateway of its own. */

import type { ConsoleRole } from './roles.js';

/** Names of the calls as polkadot.js has them. */
export const LINKS: Readonly<Record<ConsoleRole, readonly string[]>> = {
	cso: [
		'metering.registerMeter',
		'metering.rotateKey',
		'charging.startFor',
		'charging.closeOnLastReading',
		'consortium.deregisterDriver',
		'corrections.correct',
		'corrections.answerDispute',
		'invoices.anchorInvoice',
	],
	dso: [
		'grid.setAllocation',
		'origin.withdraw',
		'origin.unlockCertificate',
		'charging.closeOnLastReading',
		'settlement.reportP4',
		'corrections.correct',
		'corrections.answerDispute',
		'invoices.anchorInvoice',
	],
	supplier: [
		'origin.registerSource',
		'origin.replaceMeter',
		'origin.transferCertificate',
		'origin.cancelCertificate',
		'origin.lockCertificate',
		'origin.greenProcess',
		'charging.offer',
		'consortium.deregisterDriver',
		'settlement.releaseMargin',
		'corrections.correct',
		'corrections.answerDispute',
		'invoices.anchorInvoice',
	],
	brp: [
		'settlement.publishPrices',
		'settlement.endContract',
		'settlement.releaseMargin',
		'settlement.trueUp',
	],
	custodian: ['multisig.asMulti'],
	consortium: [
		'council.propose',
		'consortium.admit',
		'consortium.setRoles',
		'consortium.expel',
		'consortium.addValidator',
		'grid.createArea',
		'peers.authorisePeer',
		'txPause.pause',
		'consortium.authorizeUpgrade',
	],
};

/** Address of polkadot.js apps, where the calls of a node are made by name. */
const APPS = 'https://polkadot.js.org/apps/';

/** Link to polkadot.js apps at a gateway. */
export function playground(gateway: string): string {
	return `${APPS}?rpc=${encodeURIComponent(gateway)}#/extrinsics`;
}

/** Pages of the reference by pallet, where they are not called as the pallet is. */
const PAGES: Readonly<Partial<Record<string, string>>> = { demandResponse: 'demand-response' };

/** Pallets of the SDK: their calls are in no page of the reference. */
const SDK = new Set(['multisig', 'council', 'txPause']);

/** Link to the reference of a call, such as `charging.startFor`. */
export function docsOf(base: string, call: string): string {
	const [pallet = ''] = call.split('.');
	const page = SDK.has(pallet) ? 'README' : (PAGES[pallet] ?? pallet);
	return `${base.replace(/\/$/, '')}/reference/${page}.md`;
}
