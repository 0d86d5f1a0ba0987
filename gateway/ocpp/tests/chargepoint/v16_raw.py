# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages that break the schemas or the protocol."""

import asyncio
import json

from common import Raw, at, connect, saw


async def main():
    async with await connect("ocpp1.6") as socket:
        raw = Raw(socket)
        # Before any start of the charger.
        saw("heartbeat", (await raw.call("Heartbeat", {}))[0])
        status = {"connectorId": "1", "errorCode": "NoError", "status": "Available"}
        saw("number as text", (await raw.call("StatusNotification", status))[0])
        status = {"connectorId": 1, "errorCode": "Odd", "status": "Dreaming", "vendorId": "x"}
        saw("unknown words", (await raw.call("StatusNotification", status))[0])
        values = {
            "connectorId": 1,
            "meterValue": [{
                "timestamp": at(-1).replace("T", " ").replace("Z", ""),
                "sampledValue": [
                    {"value": "1234567", "unit": "Wh"},
                    {"value": "50.01", "measurand": "Frequency", "unit": "Hz"},
                    {"value": "1", "measurand": "Power.Active.Import", "unit": "Wh"},
                ],
            }],
        }
        saw("time without zone", (await raw.call("MeterValues", values))[0])
        saw("unknown action", (await raw.call("Dance", {}))[:3])
        saw("order of ours", (await raw.call("Reset", {"type": "Hard"}))[0])
        saw("missing field", (await raw.call("StartTransaction", {"connectorId": 1}))[0])
        saw("no such connector", (await raw.call("StartTransaction", {
            "connectorId": 9, "idTag": "A", "meterStart": 0, "timestamp": at()}))[0])
        saw("vendor", (await raw.call("DataTransfer", {"vendorId": "v"}))[2])
        await raw.send("{broken")
        await raw.send(json.dumps([3, "nobody-asked", {"status": "Accepted"}]))
        await raw.send(json.dumps([4, "nobody-asked", "GenericError", "", {}]))
        await raw.send(json.dumps([9, "x", {}]))
        saw("alive", (await raw.call("Heartbeat", {}))[0])
        await raw.send(json.dumps([2, "large", "DataTransfer", {
            "vendorId": "v", "data": "x" * 70_000}]))
        try:
            while True:
                await asyncio.wait_for(socket.recv(), 10)
        except Exception as error:
            saw("large", getattr(getattr(error, "rcvd", None), "code", None))


asyncio.run(main())
