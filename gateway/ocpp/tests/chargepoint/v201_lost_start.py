# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Ends that name a token: of a transaction whose begin was lost, and of one without a driver."""

import asyncio

from common import charger201, saw


async def script(charger):
    await charger.boot()
    await charger.event("Ended", 1_000_100, token="04A1B2C3", number=3, trigger="StopAuthorized",
                        stopped="Local", transaction="lost")
    await asyncio.sleep(0.01)
    await charger.event("Started", 1_000_100, trigger="CablePluggedIn", state="EVConnected")
    await asyncio.sleep(0.01)
    await charger.event("Ended", 1_000_100, token="04A1B2C3", trigger="StopAuthorized",
                        stopped="Local")
    await asyncio.sleep(0.3)
    saw("done")


asyncio.run(charger201(script))
