# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""A charger of PyPI's `ocpp` with a vehicle that takes what the charging profile permits.

It does what it reads, a line each: `plug`, `card NUMBER`, `unplug`, `end`. It follows remote starts
and stops. It writes a line of JSON for each thing that happened. The base is that of the tests of
the central system, whose folder is in PYTHONPATH.
"""

import asyncio
import sys
import time
from datetime import datetime

from common import IDENTITY, Charger16, at, call16, connect, run, saw
from ocpp.routing import on
from ocpp.v16 import call_result as result16

# What the vehicle can take, in W.
VEHICLE = 22_000
VOLTS = 3 * 230
TICK = 0.1


class Charger(Charger16):
    """Charger with a register that rises by power and time."""

    answers = {"unit": "Power"}
    energy = 7_000_000.0
    sample_s = 60
    plan = None
    power = 0.0

    @property
    def meter(self):
        return int(self.energy)

    def permitted(self, now):
        """Power that the profile of the transaction permits, in W."""
        if self.transaction is None or self.plan is None:
            return 0
        begin = datetime.fromisoformat(self.plan["start_schedule"]).timestamp()
        second = now - begin
        if second < 0 or second >= self.plan.get("duration", float("inf")):
            return 0
        limit = 0
        for period in self.plan["charging_schedule_period"]:
            if period["start_period"] <= second:
                limit = period["limit"]
        return limit * (VOLTS if self.plan["charging_rate_unit"] == "A" else 1)

    async def flow(self):
        last = time.time()
        while True:
            await asyncio.sleep(TICK)
            now = time.time()
            self.power = min(VEHICLE, self.permitted(now))
            self.energy += self.power * (now - last) / 3_600
            last = now

    async def sample(self):
        while True:
            await asyncio.sleep(self.sample_s)
            if self.transaction is not None:
                await self.measure()

    async def measure(self, context="Sample.Periodic", **_):
        register = self.meter
        await super().measure(register, power=round(self.power), context=context,
                              transaction=self.transaction)
        saw("sample", register)

    async def begin(self, token):
        register = self.meter
        answer = await self.start(token, register=register)
        if answer.id_tag_info["status"] != "Accepted":
            self.transaction = None
            return
        saw("begin", register)
        await self.status_is("Charging")

    async def finish(self, reason):
        register = self.meter
        number, self.transaction = self.transaction, None
        moment = at()
        await self.call(call16.StopTransaction(
            meter_stop=register, timestamp=moment, transaction_id=number, reason=reason))
        saw("ended at", moment)
        saw("end", register)
        await self.status_is("Finishing")

    @on("SetChargingProfile")
    def on_profile(self, cs_charging_profiles, **_):
        if cs_charging_profiles["charging_profile_purpose"] == "TxProfile":
            self.plan = cs_charging_profiles["charging_schedule"]
            saw("profile", len(self.plan["charging_schedule_period"]))
        return result16.SetChargingProfile(status="Accepted")

    @on("ChangeConfiguration")
    def on_setting(self, key, value, **_):
        if key == "MeterValueSampleInterval":
            self.sample_s = int(value)
        return result16.ChangeConfiguration(status="Accepted")

    @on("TriggerMessage")
    def on_trigger(self, requested_message, **_):
        if requested_message == "MeterValues":
            asyncio.create_task(self.measure(context="Trigger"))
        return result16.TriggerMessage(status="Accepted")

    @on("RemoteStartTransaction")
    def on_remote_start(self, id_tag, **_):
        saw("remote start", id_tag)
        asyncio.create_task(self.begin(id_tag))
        return result16.RemoteStartTransaction(status="Accepted")

    @on("RemoteStopTransaction")
    def on_remote_stop(self, **_):
        saw("remote stop")
        if self.transaction is not None:
            asyncio.create_task(self.finish("Remote"))
        return result16.RemoteStopTransaction(status="Accepted")

    async def obey(self, line):
        word, *rest = line.split()
        if word == "plug":
            await self.status_is("Preparing")
        elif word == "card":
            answer = await self.call(call16.Authorize(id_tag=rest[0]))
            saw("authorised", answer.id_tag_info["status"])
            if answer.id_tag_info["status"] == "Accepted":
                await self.begin(rest[0])
        elif word == "unplug":
            if self.transaction is not None:
                await self.finish("EVDisconnected")
            await self.status_is("Available")


async def script(charger):
    tasks = [asyncio.create_task(charger.flow()), asyncio.create_task(charger.sample())]
    boot = await charger.boot()
    saw("boot", boot.status)
    await charger.status_is("Available")
    loop = asyncio.get_running_loop()
    while (line := await loop.run_in_executor(None, sys.stdin.readline)).strip() not in ("", "end"):
        await charger.obey(line)
        saw("done", line.strip())
    for task in tasks:
        task.cancel()


async def main():
    async with await connect("ocpp1.6") as socket:
        charger = Charger(IDENTITY, socket)
        await run(charger, script(charger))


asyncio.run(main())
