# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Ends that name no transaction of this charger, and an end without a start."""

import asyncio

from common import charger16, saw, wait


async def script(charger):
    await charger.boot()
    await charger.start()
    await wait()
    for number in (-1, 0, 4711, charger.transaction + 1):
        await charger.stop(transaction=number)
    await charger.measure(charger.meter + 20, transaction=-1)
    await charger.measure(charger.meter + 30, transaction=4711)
    saw("done")
    await wait()


asyncio.run(charger16(script))
