# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0

"""Reads market documents by the classes of entsoe-apy, and compares them with the CSV of the same.

Usage: market.py FOLDER..

A folder has `programmes.csv`, `trades.csv`, `imbalances.csv`, `schedule-*.xml` and
`imbalance-*.xml` of one day. Prints for each folder the number of values that are in both, or WRONG
if a value, a time or a name differs, is in one of them only, or cannot be read. The exit code is 1 if
something is wrong.
"""

import csv
import sys
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from entsoe.xml_models.iec62325_451_2_schedule_v5_2 import ScheduleMarketDocument
from entsoe.xml_models.iec62325_451_4_settlement_v4_0 import EnergyAccountMarketDocument
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata_pydantic.bindings import XmlParser

QUARTER = timedelta(minutes=15)
STRICT = ParserConfig(
    fail_on_unknown_properties=True,
    fail_on_unknown_attributes=True,
    fail_on_converter_warnings=True,
)


def read(path, kind):
    return XmlParser(config=STRICT).from_string(path.read_text(encoding="utf-8"), kind)


def kwh(unit, quantity):
    return quantity if unit.value == "KWH" else quantity * 1000 / 4


def times(period):
    """The start of each position, of a period that has all of them."""
    if str(period.resolution) != "PT15M":
        raise ValueError(f"the resolution is {period.resolution}")
    start, end = (
        datetime.strptime(each, "%Y-%m-%dT%H:%MZ")
        for each in (period.time_interval.start, period.time_interval.end)
    )
    positions = [point.position for point in period.point]
    if positions != list(range(1, (end - start) // QUARTER + 1)):
        raise ValueError(f"positions do not fill {start} to {end}")
    return [(start + QUARTER * at).strftime("%Y-%m-%dT%H:%MZ") for at in range(len(positions))]


def of_schedule(document):
    for series in document.time_series:
        (period,) = series.period
        unit = series.measurement_unit_name
        out_party = series.out_market_participant_m_rid.value
        in_party = series.in_market_participant_m_rid.value
        assert series.product.value == "8716867000016"
        for start, point in zip(times(period), period.point):
            value = kwh(unit, point.quantity)
            if series.business_type.value == "A07":
                assert out_party == in_party == document.sender_market_participant_m_rid.value
                yield ("programme", in_party, point.position, start), value
            else:
                assert series.business_type.value == "A08"
                yield ("trade", series.m_rid, out_party, in_party, point.position, start), value


def of_imbalance(document):
    (series,) = document.time_series
    (period,) = series.period
    unit = series.measure_unit_name
    party = series.market_participant_m_rid.value
    for start, point in zip(times(period), period.point):
        quantity = point.in_quantity_quantity - point.out_quantity_quantity
        assert min(point.in_quantity_quantity, point.out_quantity_quantity) == 0
        key = (party, point.position, start)
        yield ("imbalance", *key), kwh(unit, quantity)
        yield ("price", *key), point.price_amount


def of_csv(folder):
    def rows(name):
        text = (folder / name).read_text(encoding="utf-8")
        yield from csv.DictReader(text.splitlines())

    def place(row):
        return int(row["position"]), row["start_utc"]

    for row in rows("programmes.csv"):
        yield ("programme", row["brp"], *place(row)), Decimal(row["net_kwh"])
    for row in rows("trades.csv"):
        parties = row["seller"], row["buyer"]
        yield ("trade", f"T{row['trade']}", *parties, *place(row)), Decimal(row["sold_kwh"])
    for row in rows("imbalances.csv"):
        key = (row["brp"], *place(row))
        imbalance = Decimal(row["imbalance_kwh"])
        price = Decimal(row["short_per_mwh" if imbalance < 0 else "surplus_per_mwh"])
        parts = [Decimal(row[name]) for name in ["allocated_kwh", "programme_kwh", "traded_kwh"]]
        if parts[0] - parts[1] - parts[2] != imbalance:
            raise ValueError(f"the imbalance of {key} does not add up")
        exact = abs(imbalance) * abs(price) / 1000
        sign = -1 if (imbalance < 0) != (price < 0) else 1
        floor = sign * (exact * 1_000_000 // 1) / 1_000_000
        if floor != Decimal(row["amount"]):
            raise ValueError(f"the amount of {key} is {floor}")
        yield ("imbalance", *key), imbalance
        yield ("price", *key), price


def compare(folder):
    stated = {}
    for path in sorted(folder.glob("schedule-*.xml")):
        for key, value in of_schedule(read(path, ScheduleMarketDocument)):
            # Both parties of a trade state it.
            if stated.setdefault(key, value) != value:
                raise ValueError(f"the parties state different values of {key}")
    for path in sorted(folder.glob("imbalance-*.xml")):
        stated.update(of_imbalance(read(path, EnergyAccountMarketDocument)))
    expected = dict(of_csv(folder))
    for key in stated.keys() ^ expected.keys():
        raise ValueError(f"{key} is in one of the forms only")
    for key, value in stated.items():
        if value != expected[key]:
            raise ValueError(f"{key} is {value}, not {expected[key]}")
    return len(stated)


def main():
    wrong = False
    for folder in sys.argv[1:]:
        try:
            print(f"{compare(Path(folder))} values agree")
        except Exception as error:
            print(f"WRONG: {' '.join(str(error).split())}")
            wrong = True
    sys.exit(1 if wrong else 0)


main()
