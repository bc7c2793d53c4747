#!/usr/bin/env bash
# entsoe-py 0.8.1 carries a day's last reserve price past midnight and averages it with the next day's first price.
#
# In a series of curve type A03 a value stands until the next one, and the last until the period's end (ENTSO-E,
# "Introduction of different Timeseries possibilities (curvetypes)"). The end itself belongs to the next period. To
# fill the steps in between, `parse_contracted_reserve` goes up to and with the end. Where one answer holds two days,
# midnight has two prices, and it takes their mean: a price that nobody bid. The last day has a quarter-hour too many.
# `parse_prices` of the same package ends each series one step earlier, and is right.
# Seen: 100 until midnight and 20 after it are 100, then 60 for a quarter-hour, then 20; two days have 193 of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'entsoe-py==0.8.1'
"$folder/venv/bin/python" - <<'PYTHON'
from entsoe.parsers import parse_contracted_reserve, parse_prices

def series(start, end, label, prices):
    points = "".join(
        f"<Point><position>{position}</position><{label}>{price}</{label}></Point>" for position, price in prices
    )
    return (
        "<TimeSeries><mRID>1</mRID><businessType>B95</businessType>"
        "<flowDirection.direction>A01</flowDirection.direction><curveType>A03</curveType>"
        f"<Period><timeInterval><start>{start}</start><end>{end}</end></timeInterval>"
        f"<resolution>PT60M</resolution>{points}</Period></TimeSeries>"
    )

def document(label):
    first = series("2026-01-01T23:00Z", "2026-01-02T23:00Z", label, [(1, 10), (24, 100)])
    second = series("2026-01-02T23:00Z", "2026-01-03T23:00Z", label, [(1, 20), (13, 30)])
    return f"<Balancing_MarketDocument>{first}{second}</Balancing_MarketDocument>"

reserve = parse_contracted_reserve(document("procurement_Price.amount"), "Europe/Berlin", "procurement_price.amount")
column = reserve[("Procured capacity", "Up")]
around = column["2026-01-02 23:45":"2026-01-03 00:15"]
print(around.to_string())
print(len(column), "quarter-hours in two days")
assert list(around) == [100, 60, 20], "midnight has the second day's price now"
assert len(column) == 193, "the end of the last day is left out now"

hourly = parse_prices(document("price.amount"))["60min"].tz_convert("Europe/Berlin")
print(len(hourly), "day-ahead hours in two days, at midnight", hourly["2026-01-03 00:00"])
assert (len(hourly), hourly["2026-01-03 00:00"]) == (48, 20)
print("as described")
PYTHON
