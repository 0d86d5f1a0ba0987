# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Each message three times, under new numbers."""

import asyncio

from common import at, charger16, saw, wait


async def script(charger):
    await charger.boot()
    began = at()
    for _ in range(3):
        await charger.start(time=began)
    await wait()
    ended = at()
    for _ in range(3):
        await charger.stop(charger.meter + 50, time=ended)
    await charger.start(time=began)
    await asyncio.sleep(0.5)
    saw("done")


asyncio.run(charger16(script))
