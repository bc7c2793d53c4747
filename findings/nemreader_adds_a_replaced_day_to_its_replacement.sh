#!/usr/bin/env bash
# nemreader 0.9.2 keeps both copies of a day that a NEM12 file holds twice, so their sum is about double.
#
# Australian market files are often joined: a day first comes as an estimate and later again as final data. The later
# `300` record of a day replaces the earlier one. The library returns the intervals of both, one after the other: 96
# half-hours on one day. Reading the same file as data frames fails with an error about duplicate entries.
# Seen: 96 readings with a sum of 72.0 kWh, where the final day holds 48 readings and 48.0 kWh.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'nemreader==0.9.2'
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import nemreader

def day(value, quality):
    return "300,20240101," + ",".join([f"{value:.3f}"] * 48) + f",{quality},,,20240103000000,\n"

head = "200,NMI0000001,E1,E1,E1,N1,METER1,kWh,30,\n"
with open("joined.csv", "w") as file:
    file.write("100,NEM12,202401030000,MDA1,RETAIL1\n")
    file.write(head + day(0.5, "E52") + head + day(1.0, "A") + "900\n")

readings = nemreader.read_nem_file("joined.csv").readings["NMI0000001"]["E1"]
total = sum(reading.read_value for reading in readings)
print(len(readings), "readings,", total, "kWh")
assert (len(readings), total) == (96, 72.0), "the day is no longer kept twice"
try:
    list(nemreader.output_as_data_frames("joined.csv"))
    raise SystemExit("the data frames are no longer refused")
except ValueError as error:
    print("as data frames:", error)
print("as described")
PYTHON
