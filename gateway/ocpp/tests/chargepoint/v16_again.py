# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A start at a time that the test names."""

import asyncio
import sys

from common import charger16, saw, wait


async def script(charger):
    await charger.boot()
    time = await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    await charger.start(time=time.strip())
    await wait()
    await charger.stop(charger.meter + 70)
    await asyncio.sleep(0.3)
    saw("done")


asyncio.run(charger16(script))
