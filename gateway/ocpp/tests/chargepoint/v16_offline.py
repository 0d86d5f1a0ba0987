# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A transaction without a connection: its start comes 40 minutes late, its end names no id."""

import asyncio

from common import at, charger16, saw


async def script(charger):
    await charger.boot()
    await charger.start(time=at(-2_400))
    await charger.measure(charger.meter + 500, time=at(-1_800), transaction=-1)
    await charger.stop(charger.meter + 1_000, time=at(-1_200), transaction=-1)
    saw("done")
    # The next one is an ordinary one.
    await charger.start(register=charger.meter + 1_000)
    await asyncio.sleep(0.5)


asyncio.run(charger16(script))
