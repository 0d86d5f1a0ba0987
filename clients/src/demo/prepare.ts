// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Scenario } from '../scenario/schema.js';
import { submit } from '../chain/submit.js';
import { TOKEN } from '../units.js';
import type { Stage } from './stage.js';

/** Where money comes in. */
type Bank = Pick<Stage, 'api' | 'cast'>;

/** The custodian books money that came in at the bank for `who`. */
export async function deposit(bank: Bank, who: string, amount: bigint): Promise<void> {
	const { api, cast } = bank;
	const [reserve, issued] = await Promise.all([
		api.query.tokens.reserve(),
		api.query.tokens.issued(),
	]);
	if (reserve.toBigInt() < issued.toBigInt() + amount) {
		await submit(api.tx.tokens.attestReserve(issued.toBigInt() + amount), cast.custodian);
	}
	// A reference counts once, and a chain that stays up can see the demo many times.
	const block = await api.rpc.chain.getHeader();
	const reference = `demo ${block.number.toString()} ${block.hash.toHex().slice(2, 18)}`;
	await submit(api.tx.tokens.deposit(who, amount, reference), cast.custodian);
}

/** Deposits what is missing for `who` to have `amount` at free disposal. */
export async function ensureFunds(bank: Bank, who: string, amount: bigint): Promise<void> {
	const { data } = await bank.api.query.system.account(who);
	const missing = amount - data.free.toBigInt();
	if (missing > 0n) {
		await deposit(bank, who, missing);
	}
}

/** Sets the terms of the station and the tariff of its area to those of the scenario. */
export async function setTerms(stage: Stage, scenario: Scenario): Promise<void> {
	const { api, cast, station, area } = stage;
	const record = (await api.query.charging.stations(station)).unwrap();
	const suppliers = [cast.supplierA.address, cast.supplierB.address];
	const asWanted =
		record.power.toBigInt() === scenario.power &&
		record.pricePerHour.toBigInt() === scenario.stationPrice &&
		record.host.isNone &&
		record.suppliers.map(String).join() === suppliers.join();
	if (!asWanted) {
		const { power, stationPrice } = scenario;
		await submit(
			api.tx.charging.updateStation(station, power, stationPrice, suppliers, null),
			cast.cso,
		);
	}
	const { tariff } = (await api.query.grid.areas(area)).unwrap();
	if (tariff.base.toBigInt() !== scenario.gridPrice || tariff.steps.length > 0) {
		await submit(api.tx.grid.setTariff(area, scenario.gridPrice, []), cast.dso);
	}
}

/** A round sum of at least `amount`. */
export function wholeTokens(amount: bigint): bigint {
	return ((amount + TOKEN - 1n) / TOKEN) * TOKEN;
}
