# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A serial number that is not the registered one."""

import asyncio

from common import charger16, saw


async def script(charger):
    boot = await charger.boot(charge_point_serial_number="17619301")
    saw("wrong", boot.status)
    saw("refused", await charger.measure(1_000, transaction=None) is None)
    boot = await charger.boot(charge_point_serial_number="17619300")
    saw("right", boot.status)
    saw("kept", await charger.measure(1_000, transaction=None) is not None)


asyncio.run(charger16(script))
