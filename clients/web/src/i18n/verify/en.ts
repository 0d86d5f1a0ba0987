// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import { english } from '@smartcharge/export/receipt/verify/words';

/** The words of the page that checks receipts. The other languages have the same keys. */
export const en = {
	...english,
	page: {
		title: 'Check a receipt',
		lead: 'The file stays in this browser. This page loads and sends nothing: you can switch your network off.',
		choose: 'Choose a receipt',
		drop: 'or drop the file here',
		another: 'Check another one',
		language: 'Language',
		tooLarge: 'The file is too large to be a receipt.',
		unreadable: 'The file cannot be read.',
		right: 'All that this file proves is right.',
		wrong: (checks: number) =>
			checks === 1 ? 'One check failed.' : `${checks} checks failed.`,
		open: (checks: number) =>
			checks === 1 ? 'One check is not possible.' : `${checks} checks are not possible.`,
		passed: 'Passed',
		failed: 'Failed',
		notPossible: 'Not possible',
		states: 'The receipt states',
		charging: 'Charging',
		station: 'Station',
		from: 'From',
		to: 'To',
		energy: 'Energy',
		paid: 'Paid',
		refunded: 'Given back',
		more: (findings: number) => `And ${findings} more.`,
		groups: {
			file: 'The file',
			meter: 'The meter',
			steps: 'Steps and money',
			origin: 'Where the energy came from',
			network: 'The network',
		},
		published: 'What the members of your network publish',
		publishedLead:
			'Hash of the first block, or keys of the validators: from a website or a letter of your supplier, not from this file.',
		notPublished: (text: string) => `${text} is neither a hash nor a key.`,
		first: 'First block',
		block: (block: string) => `Proved in block ${block}`,
		validators: 'Validators that this file names',
		keep: 'Keep this page',
		keepLead: 'One file that works without a server. Keep it with your receipts.',
		beyond: 'What no file can prove',
		beyondNames:
			'Names of companies, the accounts of the grid operator and of the station’s payee, and the times of the intervals are bound by no signature. Without a proof of the network, neither are the EVSE ID, the EAN and the carriers.',
		beyondNetwork:
			'Somebody can make a whole network up. You know yours by its first block, and by who its validators are.',
		beyondMeter:
			'That the meter counts right, and is the one at your station, is for those who install and calibrate it.',
	},
};

export type Messages = typeof en;
