# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
"""Charge points of PyPI's `ocpp`, which checks each message by the schemas of the standard.

A script writes a line of JSON for each thing it saw, and reads a line where it has to wait.
"""

import asyncio
import base64
import json
import sys
import uuid
from datetime import datetime, timedelta, timezone

import websockets
from ocpp.routing import on
from ocpp.v16 import ChargePoint as Base16
from ocpp.v16 import call as call16
from ocpp.v16 import call_result as result16

URL, IDENTITY, PASSWORD, VERSION = sys.argv[1:5]

if VERSION == "2.1":
    from ocpp.v21 import ChargePoint as Base201
    from ocpp.v21 import call as call201
    from ocpp.v21 import call_result as result201
else:
    from ocpp.v201 import ChargePoint as Base201
    from ocpp.v201 import call as call201
    from ocpp.v201 import call_result as result201


def saw(name, value=None):
    print(json.dumps([name, value], default=float), flush=True)


async def wait():
    """Waits until the test lets the script continue."""
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def at(seconds=0.0):
    """Time as chargers write it."""
    time = datetime.now(timezone.utc) + timedelta(seconds=seconds)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


async def connect(version, identity=IDENTITY, password=PASSWORD, **more):
    secret = base64.b64encode(f"{identity}:".encode() + (
        password if isinstance(password, bytes) else password.encode())).decode()
    return await websockets.connect(
        f"{URL}/{identity}",
        subprotocols=[version] if isinstance(version, str) else version,
        additional_headers={"Authorization": f"Basic {secret}"},
        **more,
    )


class Raw:
    """Connection without a library: for what no library sends."""

    def __init__(self, socket):
        self.socket = socket

    async def send(self, text):
        await self.socket.send(text)

    async def call(self, action, payload, number=None):
        """Sends a call; returns its answer, and answers orders in between by `Accepted`."""
        number = number or str(uuid.uuid4())
        await self.socket.send(json.dumps([2, number, action, payload]))
        return await self.answer(number)

    async def answer(self, number):
        while True:
            message = json.loads(await asyncio.wait_for(self.socket.recv(), 10))
            if message[0] == 2:
                await self.socket.send(json.dumps([3, message[1], {"status": "Accepted"}]))
            elif message[1] == number:
                return message


class Charger16(Base16):
    """Charger of 1.6 that takes all orders and writes what it was sent."""

    meter = 12_345_000
    transaction = None
    answers = {}

    def status(self, action):
        return self.answers.get(action, "Accepted")

    @on("SetChargingProfile")
    def on_profile(self, connector_id, cs_charging_profiles, **_):
        saw("profile", {"connector": connector_id, **cs_charging_profiles})
        return result16.SetChargingProfile(status=self.status("SetChargingProfile"))

    @on("ChangeConfiguration")
    def on_setting(self, key, value, **_):
        saw("setting", [key, value])
        return result16.ChangeConfiguration(status=self.status(key))

    @on("GetConfiguration")
    def on_settings(self, key=(), **_):
        known = {
            "ChargingScheduleAllowedChargingRateUnit": self.answers.get("unit", "Current"),
            "ChargingScheduleMaxPeriods": "50",
        }
        saw("read", key)
        return result16.GetConfiguration(
            configuration_key=[
                {"key": name, "readonly": True, "value": known[name]} for name in key if name in known
            ],
            unknown_key=[name for name in key if name not in known],
        )

    @on("TriggerMessage")
    def on_trigger(self, requested_message, **_):
        saw("trigger", requested_message)
        if requested_message == "MeterValues" and self.transaction is not None:
            asyncio.create_task(self.measure(context="Trigger"))
        return result16.TriggerMessage(status="Accepted")

    @on("RemoteStartTransaction")
    def on_remote_start(self, id_tag, **more):
        saw("remote start", {"token": id_tag, **more})
        return result16.RemoteStartTransaction(status="Accepted")

    @on("RemoteStopTransaction")
    def on_remote_stop(self, transaction_id, **_):
        saw("remote stop", transaction_id)
        return result16.RemoteStopTransaction(status="Accepted")

    @on("ChangeAvailability")
    def on_availability(self, type, **_):
        saw("availability", type)
        return result16.ChangeAvailability(status="Accepted")

    @on("UnlockConnector")
    def on_unlock(self, connector_id):
        saw("unlock", connector_id)
        return result16.UnlockConnector(status="Unlocked")

    @on("Reset")
    def on_reset(self, type):
        saw("reset", type)
        return result16.Reset(status="Accepted")

    async def boot(self, **more):
        return await self.call(
            call16.BootNotification(charge_point_model="M", charge_point_vendor="V", **more))

    async def status_is(self, status, error="NoError"):
        await self.call(call16.StatusNotification(
            connector_id=1, error_code=error, status=status, timestamp=at()))

    async def start(self, token="04A1B2C3", register=None, time=None, connector=1):
        answer = await self.call(call16.StartTransaction(
            connector_id=connector, id_tag=token, timestamp=time or at(),
            meter_start=self.meter if register is None else register))
        self.transaction = answer.transaction_id
        saw("started", {"transaction": answer.transaction_id, **answer.id_tag_info})
        return answer

    async def measure(self, register=None, power=None, time=None, context="Sample.Periodic",
                      transaction=0, signed=None):
        samples = [{
            "value": str(self.meter if register is None else register), "context": context,
            "measurand": "Energy.Active.Import.Register", "unit": "Wh",
        }]
        if power is not None:
            samples.append(
                {"value": str(power), "measurand": "Power.Active.Import", "unit": "W"})
        if signed is not None:
            samples.append({"value": signed, "format": "SignedData", "context": context})
        number = self.transaction if transaction == 0 else transaction
        return await self.call(call16.MeterValues(
            connector_id=1, transaction_id=number,
            meter_value=[{"timestamp": time or at(), "sampled_value": samples}]))

    async def stop(self, register=None, time=None, transaction=None, reason="Local", **more):
        answer = await self.call(call16.StopTransaction(
            meter_stop=self.meter if register is None else register, timestamp=time or at(),
            transaction_id=self.transaction if transaction is None else transaction,
            reason=reason, **more))
        saw("stopped", answer.id_tag_info)
        return answer


class Charger201(Base201):
    """Charger of 2.0.1."""

    number = 0
    transaction = "11111111-2222-3333-4444-555555555555"

    @on("SetChargingProfile")
    def on_profile(self, evse_id, charging_profile, **_):
        saw("profile", {"evse": evse_id, **charging_profile})
        return result201.SetChargingProfile(status="Accepted")

    @on("SetVariables")
    def on_set(self, set_variable_data, **_):
        results = []
        for data in set_variable_data:
            name = f"{data['component']['name']}.{data['variable']['name']}"
            saw("setting", [name, data["attribute_value"]])
            results.append({"attribute_status": "Accepted", "component": data["component"],
                            "variable": data["variable"]})
        return result201.SetVariables(set_variable_result=results)

    @on("GetVariables")
    def on_get(self, get_variable_data, **_):
        def one(data):
            name = f"{data['component']['name']}.{data['variable']['name']}"
            known = {"SmartChargingCtrlr.RateUnit": "W"}
            result = {"component": data["component"], "variable": data["variable"]}
            if name in known:
                return {**result, "attribute_status": "Accepted", "attribute_value": known[name]}
            return {**result, "attribute_status": "UnknownVariable"}
        return result201.GetVariables(
            get_variable_result=[one(data) for data in get_variable_data])

    @on("TriggerMessage")
    def on_trigger(self, requested_message, **_):
        saw("trigger", requested_message)
        return result201.TriggerMessage(status="Accepted")

    @on("RequestStartTransaction")
    def on_remote_start(self, id_token, remote_start_id, **_):
        saw("remote start", {"token": id_token["id_token"], "number": remote_start_id})
        return result201.RequestStartTransaction(status="Accepted")

    @on("RequestStopTransaction")
    def on_remote_stop(self, transaction_id, **_):
        saw("remote stop", transaction_id)
        return result201.RequestStopTransaction(status="Accepted")

    @on("ChangeAvailability")
    def on_availability(self, operational_status, **_):
        saw("availability", operational_status)
        return result201.ChangeAvailability(status="Accepted")

    @on("CostUpdated")
    def on_cost(self, total_cost, transaction_id, **_):
        saw("cost", total_cost)
        return result201.CostUpdated()

    async def boot(self, serial=None):
        station = {"model": "M", "vendor_name": "V"}
        if serial:
            station["serial_number"] = serial
        return await self.call(
            call201.BootNotification(charging_station=station, reason="PowerUp"))

    async def event(self, kind, register=None, token=None, number=None, time=None, offline=None,
                    state=None, stopped=None, trigger="MeterValuePeriodic", remote=None,
                    signed=None, context="Sample.Periodic", transaction=None, evse=True):
        if number is None:
            number = self.number
            self.number += 1
        info = {"transaction_id": transaction or self.transaction}
        for name, value in [("charging_state", state), ("stopped_reason", stopped),
                            ("remote_start_id", remote)]:
            if value is not None:
                info[name] = value
        values = None
        if register is not None:
            sample = {"value": register, "context": context,
                      "measurand": "Energy.Active.Import.Register",
                      "unit_of_measure": {"unit": "Wh"}}
            if signed is not None:
                sample["signed_meter_value"] = signed
            values = [{"timestamp": time or at(), "sampled_value": [sample]}]
        answer = await self.call(call201.TransactionEvent(
            event_type=kind, timestamp=time or at(), trigger_reason=trigger, seq_no=number,
            transaction_info=info, meter_value=values, offline=offline,
            id_token=None if token is None else {"id_token": token, "type": "ISO14443"},
            evse={"id": 1, "connector_id": 1} if evse else None))
        saw("event", {"number": number, "token": answer.id_token_info})
        return answer


async def run(charger, script):
    """Runs a script while the charger takes orders."""
    listening = asyncio.create_task(charger.start_listening())
    try:
        await script
    finally:
        listening.cancel()


# `start` is a transaction here; that of the library listens.
Charger16.start_listening = Base16.start
Charger201.start_listening = Base201.start


async def charger16(script):
    async with await connect("ocpp1.6") as socket:
        charger = Charger16(IDENTITY, socket)
        await run(charger, script(charger))


async def charger201(script):
    async with await connect(f"ocpp{VERSION}") as socket:
        charger = Charger201(IDENTITY, socket)
        await run(charger, script(charger))
