# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0

"""Reads CDRs by the schemas of extrawest-ocpi, and checks that their figures agree.

Usage: ocpi_schema.py VERSION FILE..

A file has one CDR. The package has schemas of 2.2.1 only: a CDR of 2.3.0 is brought into that form
first, by what changed between the versions, and so must have all that 2.2.1 asks for, too.
"""

import json
import sys
from datetime import datetime, timedelta
from decimal import Decimal

from py_ocpi.modules.cdrs.v_2_2_1.schemas import Cdr

PRICES = ["total_cost", "total_energy_cost", "total_time_cost", "total_fixed_cost"]


def price_of_230(price):
    assert set(price) == {"before_taxes", "taxes"}, price
    taxes = sum(tax["amount"] for tax in price["taxes"])
    for tax in price["taxes"]:
        assert tax["name"] and set(tax) <= {"name", "percentage", "amount"}, tax
    return {"excl_vat": price["before_taxes"], "incl_vat": price["before_taxes"] + taxes}


def as_221(cdr):
    cdr = dict(cdr)
    for name in PRICES:
        cdr[name] = price_of_230(cdr[name])
    tariffs = []
    for tariff in cdr["tariffs"]:
        tariff = dict(tariff)
        assert tariff.pop("tax_included") == "NO"
        for name in ["min_price", "max_price"]:
            limit = tariff.pop(name, None)
            if limit is not None:
                tariff[name] = {
                    "excl_vat": limit["before_taxes"],
                    "incl_vat": limit["after_taxes"],
                }
        tariffs.append(tariff)
    cdr["tariffs"] = tariffs
    return cdr


def fail(what):
    raise SystemExit(f"WRONG: {what}")


def uncharged_hours(cdr):
    """Hours of the periods without time: a correction says that the station does not charge for them."""
    periods = cdr["charging_periods"]
    times = [period["start_date_time"] for period in periods] + [cdr["end_date_time"]]
    starts = [datetime.fromisoformat(time.replace("Z", "+00:00")) for time in times]
    spans = [
        later - earlier
        for period, earlier, later in zip(periods, starts, starts[1:])
        if all(dimension["type"] != "TIME" for dimension in period["dimensions"])
    ]
    return Decimal(sum(spans, timedelta()) // timedelta(milliseconds=1)) / 3_600_000


def check(cdr):
    read = Cdr(**cdr)
    # Charged time and all time were rounded to four decimals, each.
    exact = Decimal("0.0001")
    for volume, total in [("ENERGY", cdr["total_energy"]), ("TIME", cdr["total_time"])]:
        noted = sum(
            Decimal(str(dimension["volume"]))
            for period in cdr["charging_periods"]
            for dimension in period["dimensions"]
            if dimension["type"] == volume
        )
        if volume == "TIME":
            noted += uncharged_hours(cdr)
        if abs(noted - Decimal(str(total))) > exact:
            fail(f"{volume} of the periods is {noted}, not {total}")
    sign = -1 if read.credit else 1
    for tax in ["excl_vat", "incl_vat"]:
        parts = sum(
            Decimal(str(cdr[name][tax]))
            for name in ["total_energy_cost", "total_time_cost", "total_fixed_cost"]
        )
        stated = sign * Decimal(str(cdr["total_cost"][tax]))
        # Each was rounded to four decimals.
        if abs(parts - stated) > Decimal("0.00015"):
            fail(f"the costs are {parts} {tax}, not {stated}")
    for tariff in cdr["tariffs"]:
        if "energy_mix" in tariff:
            sources = tariff["energy_mix"]["energy_sources"]
            mix = sum(Decimal(str(source["percentage"])) for source in sources)
            if mix != 100:
                fail(f"the energy mix adds up to {mix} %")


def main():
    version, *files = sys.argv[1:]
    for file in files:
        with open(file, encoding="utf-8") as source:
            cdr = json.load(source)
        check(as_221(cdr) if version == "2.3.0" else cdr)
    print(f"{len(files)} right")


main()
