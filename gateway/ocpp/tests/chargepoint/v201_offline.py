# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A transaction without a connection, and a running one whose end comes late."""

import asyncio

from common import at, charger201, saw, wait


async def script(charger):
    await charger.boot()
    other = "offline-transaction"
    await charger.event("Started", 900_000, token="04A1B2C3", number=0, offline=True,
                        time=at(-3_000), transaction=other)
    await charger.event("Ended", 900_500, number=1, offline=True, time=at(-2_400),
                        transaction=other, stopped="Local")
    saw("first")
    await charger.event("Started", 1_000_000, token="04A1B2C3", trigger="Authorized")
    await wait()
    ended = at()
    await asyncio.sleep(1)
    await charger.event("Ended", 1_000_010, offline=True, time=ended, stopped="PowerLoss")
    saw("ended", ended)
    await asyncio.sleep(0.3)


asyncio.run(charger201(script))
