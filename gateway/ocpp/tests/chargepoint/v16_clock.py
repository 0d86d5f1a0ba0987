# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A clock that was not set, and a register that falls."""

import asyncio

from common import at, charger16, saw


async def script(charger):
    await charger.measure(1_000_000, time="1970-01-01T00:00:07Z", transaction=None)
    await charger.measure(1_000_000, time=at(300), transaction=None)
    saw("before")
    await charger.boot()
    await charger.measure(1_000_000, transaction=None)
    await asyncio.sleep(0.01)
    await charger.measure(0, transaction=None)
    await asyncio.sleep(0.01)
    await charger.measure(1_000_001, transaction=None)
    saw("done")


asyncio.run(charger16(script))
