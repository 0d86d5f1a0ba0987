// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

import type { Scenario } from './scenario.js';
import { submit } from '@smartcharge/chain';
import type { Stage } from './stage.js';

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
			api,
			api.tx.charging.updateStation(station, power, stationPrice, suppliers, null),
			cast.cso,
		);
	}
	const { tariff } = (await api.query.grid.areas(area)).unwrap();
	if (tariff.base.toBigInt() !== scenario.gridPrice || tariff.steps.length > 0) {
		await submit(api, api.tx.grid.setTariff(area, scenario.gridPrice, []), cast.dso);
	}
}
