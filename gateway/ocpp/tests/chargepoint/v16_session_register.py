# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A register that begins at 0 in each transaction, while start and stop name another one."""

import asyncio

from common import at, charger16, saw


async def script(charger):
    await charger.boot()
    for transaction in range(2):
        await charger.start(register=910_000 + transaction, time=at(0.001))
        await charger.measure(0, time=at(0.01))
        await asyncio.sleep(0.05)
        await charger.measure(60, time=at(0.01))
        await asyncio.sleep(0.05)
        await charger.measure(83, time=at(0.01))
        await asyncio.sleep(0.05)
        await charger.stop(register=910_083, time=at())
        await asyncio.sleep(0.5)
    saw("done")


asyncio.run(charger16(script))
