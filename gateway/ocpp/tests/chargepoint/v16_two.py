# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Two connectors, two transactions."""

import asyncio

from common import charger16, wait


async def script(charger):
    await charger.boot()
    first = await charger.start(token="04A1B2C3", connector=1)
    await charger.start(token="04A1B2C4", connector=2)
    await wait()
    await charger.stop(transaction=first.transaction_id)
    await asyncio.sleep(2)


asyncio.run(charger16(script))
