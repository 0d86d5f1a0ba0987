# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Cards that may not charge."""

import asyncio

from common import at, call16, charger16, saw


async def script(charger):
    await charger.boot()
    for index, token in enumerate(["UNKNOWN", "POOR", "EXPIRED", "CLOSED", "AWAY"]):
        answer = await charger.call(call16.Authorize(id_tag=token))
        saw("authorized", answer.id_tag_info["status"])
        await charger.start(token=token)
        await charger.stop(reason="DeAuthorized")
    saw("done")


asyncio.run(charger16(script))
