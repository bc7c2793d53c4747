#!/usr/bin/env bash
# phable 0.1.29 (Project Haystack) sets Python's decimal arithmetic to six digits when it reads a coordinate.
#
# A site in Haystack has a `geoCoord`. To read one from JSON or Zinc, the library sets the precision of the running
# program's decimal context to 6, and leaves it there. All sums that this thread does with `Decimal` afterwards have six
# digits, also those that have nothing to do with Haystack: a bill loses its cents and a register its last kWh, and no
# error is raised. The documentation of `ph_from_json` says nothing of it, and Python's own default is 28 digits.
# Seen: 1234567.89 kWh + 0.01 is 1234567.90 before, and 1.23457E+6 after a site was read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'phable==0.1.29'
"$folder/venv/bin/python" - <<'PYTHON'
from decimal import Decimal, getcontext, localcontext
from phable import ph_from_json, ph_from_zinc

def register():
    return Decimal("1234567.89") + Decimal("0.01")

def bill():
    return Decimal("12345.67") * 3

print("before:", register(), "kWh,", bill(), "EUR, precision", getcontext().prec)
assert (str(register()), str(bill())) == ("1234567.90", "37037.01")

readers = {
    "JSON": lambda: ph_from_json('{"geoCoord": {"_kind": "coord", "lat": 52.520008, "lng": 13.404954}}'),
    "Zinc": lambda: ph_from_zinc("C(52.520008,13.404954)"),
}
for name, read in readers.items():
    with localcontext():
        print(f"{name} read:", read())
        print("after: ", register(), "kWh,", bill(), "EUR, precision", getcontext().prec)
        seen = (str(register()), str(bill()), getcontext().prec)
        assert seen == ("1.23457E+6", "37037.0", 6), "the context is left alone now"
print("as described")
PYTHON
