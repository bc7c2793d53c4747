#!/usr/bin/env bash
# pyMeterBus 0.8.5 (wired M-Bus) ignores a record's correction factor and the marks of its clock, and loses the unit GJ.
#
# A meter may put a factor behind its unit (EN 13757-3, VIFE 0x70 to 0x77: 10^-6 to 10, and 0x7D: 1000). The library
# calls it UNKNOWN_ENHANCEMENT and gives the value without it, so 100 kWh with the factor 0.1 reads as 100 kWh, not 10.
# A time's bit "summer time" is dropped: the two readings of the hour that comes twice in autumn have one stamp. So is
# the bit "this time is not valid". Heat in GJ has the type Energy like heat in MWh, but the unit "Reserved".
# Seen: 100000 Wh with no factor, with 0.1, with 0.001 and with 1000; the same stamp for three different times.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'pyMeterBus==0.8.5' </dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import json
import meterbus

def record(text):
    """What the library makes of a telegram of one record, sent by a made-up heat meter."""
    head = bytes.fromhex("08 05 72  21 43 65 87  24 40 01 04  55 00 00 00")
    body = head + bytes.fromhex(text)
    frame = bytes([0x68, len(body), len(body), 0x68]) + body + bytes([sum(body) & 0xFF, 0x16])
    return json.loads(meterbus.load(frame).to_JSON())["body"]["records"][0]

energies = {"none": "04 06", "0.1": "04 86 75", "0.001": "04 86 73", "1000": "04 86 7D"}
for factor, kind in energies.items():
    one = record(kind + "64 00 00 00")
    print("100 kWh, factor", factor, "->", one["value"], one["unit"], one.get("unit_enh"))
    assert one["value"] == 100_000, "the factor is heeded now"

times = {"02:30 winter time": "1E 02", "02:30 summer time": "1E 82", "02:30 not valid": "9E 02"}
stamps = {name: record("04 6D" + clock + "9D 3A")["value"] for name, clock in times.items()}
print(stamps)
assert set(stamps.values()) == {"2028-10-29T02:30"}, "the marks of a time are heeded now"

mwh, gj = record("04 FB 00 64 00 00 00"), record("04 FB 08 64 00 00 00")
for one in (mwh, gj):
    print(one["type"], one["value"], one["unit"])
assert (mwh["type"], mwh["value"], mwh["unit"]) == ("Energy", 10_000_000, "MeasureUnit.WH")
assert (gj["type"], gj["value"], gj["unit"]) == ("Energy", 10_000_000_000, "Reserved"), "GJ has a unit now"
print("as described")
PYTHON
