# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A driver who starts by an app."""

import asyncio

from common import charger16, saw, wait


async def script(charger):
    await charger.boot()
    await charger.status_is("Preparing")
    saw("ready")
    await wait()
    # A stranger's card comes first.
    await charger.start(token="DEADBEEF")
    await wait()
    await charger.start(token="SC1F", register=charger.meter + 1)
    await wait()
    await charger.stop(charger.meter + 80)
    await asyncio.sleep(0.5)


asyncio.run(charger16(script))
