# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Connections that are refused, and one that has no word in common."""

import asyncio

from common import IDENTITY, PASSWORD, connect, saw
from websockets.exceptions import InvalidStatus


async def attempt(name, *args, **more):
    try:
        socket = await connect(*args, **more)
    except InvalidStatus as error:
        saw(name, error.response.status_code)
        return
    saw(name, socket.subprotocol)
    await socket.close()


async def main():
    await attempt("right", "ocpp1.6")
    await attempt("wrong password", "ocpp1.6", password="wrong")
    await attempt("no password", "ocpp1.6", password="")
    await attempt("stranger", "ocpp1.6", identity="CP-9999")
    await attempt("hex", "ocpp1.6", password=PASSWORD.encode().hex())
    await attempt("newest", ["ocpp2.0.1", "ocpp1.6"])
    await attempt("first", ["ocpp1.6", "ocpp2.0.1"])
    await attempt("none in common", "ocpp1.5")


asyncio.run(main())
