// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

/**
 * The calls whose refusals a person can meet on this page: those that it signs, and those whose
 * outcome it previews or waits for. A test compares the words for errors with what the metadata
 * says of these calls.
 */
export const CALLS = [
	'Charging.start',
	'Charging.request',
	'Charging.schedule',
	'Charging.disconnect',
	'Charging.change_source',
	'Charging.close_stale',
	'Charging.give_mandate',
	'Charging.revoke_mandate',
	'Debts.pay',
	'Tokens.request_withdrawal',
] as const;

/** The calls that members make on their consoles, with their errors likewise. */
export const CONSOLE_CALLS = [
	'Charging.schedule',
	'Charging.stop',
	'Charging.terminate',
	'Charging.close_stale',
	'Charging.register_station',
	'Charging.update_station',
	'Charging.close_station',
	'Charging.publish_offer',
	'Grid.set_tariff',
	'Grid.report_loading',
	'DemandResponse.send_signal',
	'DemandResponse.withdraw_signal',
	'Metering.approve_meter',
	'Metering.suspend_meter',
	'Origin.approve_source',
	'Origin.suspend_source',
	'Settlement.name_brp',
	'Settlement.accept_supplier',
	'Settlement.file_programme',
	'Settlement.propose_trade',
	'Settlement.confirm_trade',
	'Settlement.withdraw_trade',
	'Settlement.settle_day',
	'Debts.pay',
	'Consortium.register_driver',
	'Tokens.deposit',
	'Tokens.attest_reserve',
	'Tokens.settle_withdrawal',
	'Tokens.reject_withdrawal',
] as const;

/** Calls of proxies: their docs do not name errors, so each one that they return has words. */
export const PROXY_CALLS = ['Proxy.add_proxy', 'Proxy.remove_proxy'] as const;

/** Calls of the council: their docs do not name errors, so each one of the pallet has words. */
export const COUNCIL_CALLS = ['Council.vote', 'Council.close'] as const;
