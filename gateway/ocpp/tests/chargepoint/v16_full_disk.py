# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A sample that cannot be stored, sent again."""

import asyncio

from common import at, call16, charger16, saw, wait
from ocpp.exceptions import OCPPError


async def script(charger):
    await charger.boot()
    await charger.start()
    await asyncio.sleep(0.3)
    await wait()
    sample = call16.MeterValues(
        connector_id=1, transaction_id=charger.transaction,
        meter_value=[{"timestamp": at(), "sampled_value": [{"value": "12345009"}]}])
    try:
        await charger.call(sample, suppress=False)
    except OCPPError as error:
        saw("refused", error.code)
    await wait()
    await charger.call(sample, suppress=False)
    saw("kept")


asyncio.run(charger16(script))
