#!/usr/bin/env bash
# iec62056 0.5.1 calls each further meter behind a P1 port `gas_delivered`, a water or a heat meter too.
#
# In a telegram (DSMR P1 5.0.2) the register `0-n:24.2.1` is that of the M-Bus meter on channel n, whatever that is: the
# kind stands in `0-n:24.1.0` (3 gas, 4 heat, 7 water; EN 13757-3). The library's table has one name for all channels,
# and `telegram["gas_delivered"]` gives the first. Where water has channel 1, that is the water.
# Seen: water on channel 1, gas on 2, heat on 3: three times `gas_delivered`, and the gas is 872.234, which is water.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'iec62056==0.5.1'
"$folder/venv/bin/python" - <<'PYTHON'
from iec62056.parser import Parser

lines = [
    "/KFM5KAIFA-METER",
    "",
    "1-3:0.2.8(50)",
    "0-0:1.0.0(240701120000S)",
    "1-0:1.8.1(000123.456*kWh)",
    "0-1:24.1.0(007)",
    "0-1:24.2.1(240701120000S)(00872.234*m3)",
    "0-2:24.1.0(003)",
    "0-2:24.2.1(240701120000S)(00012.345*m3)",
    "0-3:24.1.0(004)",
    "0-3:24.2.1(240701120000S)(00045.678*GJ)",
    "!522B",
    "",
]
telegram = Parser().parse("\r\n".join(lines))
gas = [one for one in telegram.objects if one.name == "gas_delivered"]
for one in gas:
    print(one.reference, one.name, one.value, one.unit)
seen = [(one.value, one.unit) for one in gas]
assert seen == [(872.234, "m3"), (12.345, "m3"), (45.678, "GJ")], "the names have changed"
print("telegram['gas_delivered'] is", telegram["gas_delivered"].value)
assert telegram["gas_delivered"].value == 872.234
print("as described")
PYTHON
