# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A second connection while the first is still there, without a new start of the charger."""

import asyncio

from common import IDENTITY, Charger16, charger16, connect, run, saw, wait


async def again(charger):
    await charger.measure(charger.meter + 10)
    saw("again")
    await wait()


async def script(charger):
    await charger.boot()
    await charger.start()
    await wait()
    async with await connect("ocpp1.6") as socket:
        second = Charger16(IDENTITY, socket)
        second.transaction = charger.transaction
        await run(second, again(second))


asyncio.run(charger16(script))
