# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A vehicle that is plugged in first, and a driver who starts by an app."""

import asyncio

from common import charger201, saw, wait


async def script(charger):
    await charger.boot()
    await charger.event("Started", 1_000_000, trigger="CablePluggedIn", state="EVConnected")
    saw("plugged in")
    await wait()
    await charger.event("Updated", 1_000_001, token="SC1F", trigger="RemoteStart", remote=5,
                        state="Charging", evse=False)
    await wait()
    await charger.event("Ended", 1_000_050, trigger="EVCommunicationLost",
                        stopped="EVDisconnected", evse=False)
    await asyncio.sleep(0.3)


asyncio.run(charger201(script))
