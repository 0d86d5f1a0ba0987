# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Signed records of a transaction: both in one at its end, in the envelope of the standard."""

import asyncio
import base64
import json

from common import at, charger16, saw

RECORD = "OCMF|{\"PG\":\"T32\"}|{\"SD\":\"30\"}"


async def script(charger):
    await charger.boot()
    await charger.start()
    long = "OCMF|" + "x" * 4_000
    envelope = json.dumps({
        "signedMeterData": base64.b64encode(RECORD.encode()).decode(),
        "encodingMethod": "OCMF", "publicKey": "", "signingMethod": "",
    })
    await charger.measure(charger.meter + 1, signed=long)
    await charger.measure(charger.meter + 2, signed="OCMF|" + "x" * 9_000, time=at(0.001))
    await charger.stop(charger.meter + 5, time=at(0.01), transaction_data=[{
        "timestamp": at(0.01),
        "sampled_value": [
            {"value": envelope, "format": "SignedData", "context": "Transaction.Begin"},
            {"value": envelope, "format": "SignedData", "context": "Transaction.End"},
        ],
    }])
    saw("done")


asyncio.run(charger16(script))
