# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A card, a schedule, samples, an end."""

import asyncio

from common import at, call16, charger16, saw, wait


async def script(charger):
    boot = await charger.boot()
    saw("boot", {"status": boot.status, "interval": boot.interval, "time": boot.current_time})
    await charger.status_is("Available")
    await charger.status_is("Preparing")
    answer = await charger.call(call16.Authorize(id_tag="04a1b2c3"))
    saw("authorized", answer.id_tag_info)
    await charger.start()
    await charger.status_is("Charging")
    await wait()
    await charger.measure(charger.meter + 100, power=11_000)
    await charger.measure(charger.meter + 150, context="Sample.Clock", time=at(0.01))
    await wait()
    charger.meter += 200
    await charger.stop(time=at(0.02))
    await asyncio.sleep(1)


asyncio.run(charger16(script))
