// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/** The page on which the next step after a failure is done. */
export interface Next {
	href: string;
	word: 'wallet' | 'charge' | 'settings';
}

const WALLET: Next = { href: '#/wallet', word: 'wallet' };
const CHARGE: Next = { href: '#/', word: 'charge' };

const NEXT: Readonly<Partial<Record<string, Next>>> = {
	'Charging.NotADriver': WALLET,
	'Charging.InDebt': WALLET,
	'Charging.BalanceTooLow': WALLET,
	'Charging.InsufficientBalance': WALLET,
	'Charging.StationClosed': CHARGE,
	'Charging.StationBusy': CHARGE,
	'Charging.NoFreshReading': CHARGE,
	'Charging.MeterNotActive': CHARGE,
	'Charging.UnknownMeter': CHARGE,
	'Charging.UnknownStation': CHARGE,
	'Charging.UnknownArea': CHARGE,
	'Charging.NotACso': CHARGE,
	'Charging.TooManyUnscheduled': CHARGE,
	'Charging.ProcessEnded': WALLET,
	'Balances.InsufficientBalance': WALLET,
	'Token.FundsUnavailable': WALLET,
	'Pool.NotAParticipant': WALLET,
	'Pool.AllowanceUsedUp': WALLET,
	'Pool.Payment': WALLET,
	'Wallet.Locked': WALLET,
	'Wallet.OtherKey': WALLET,
	'Link.Interrupted': { href: '#/settings', word: 'settings' },
	'Query.UnknownSubject': CHARGE,
};

export function linkAfter(code: string): Next | undefined {
	return NEXT[code];
}
