# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A transaction of 2.0.1: events in and out of order, a gap, needs, a cost."""

import asyncio

from common import at, call201, charger201, saw, wait


async def script(charger):
    boot = await charger.boot()
    saw("boot", boot.status)
    answer = await charger.call(
        call201.Authorize(id_token={"id_token": "04a1b2c3", "type": "ISO14443"}))
    saw("authorized", answer.id_token_info)
    answer = await charger.call(call201.NotifyEVChargingNeeds(evse_id=1, charging_needs={
        "requested_energy_transfer": "AC_three_phase", "departure_time": "2030-01-01T06:00:00Z",
        "ac_charging_parameters": {"energy_amount": 30_000, "ev_min_current": 6,
                                   "ev_max_current": 16, "ev_max_voltage": 400}}))
    saw("needs", answer.status)
    await charger.event("Started", 1_000_000, token="04A1B2C3", trigger="Authorized",
                        context="Transaction.Begin", state="Charging")
    await charger.event("Started", 1_000_000, token="04A1B2C3", trigger="Authorized",
                        context="Transaction.Begin", number=0)
    await wait()
    await charger.event("Updated", 1_000_100, number=2)
    await charger.event("Updated", 1_000_100, number=2)
    await charger.event("Ended", 1_000_200, number=4, stopped="EVDisconnected",
                        trigger="EVDeparted", context="Transaction.End", time=at(0.01))
    # One that was late, after the end.
    await charger.event("Updated", 1_000_050, number=1, time=at(-5), offline=True)
    await asyncio.sleep(0.5)
    saw("done")


asyncio.run(charger201(script))
