#!/usr/bin/env bash
# hszinc 1.3.2 (Project Haystack) writes numbers into JSON with six decimals, and INF and NaN in words it cannot read.
#
# A Haystack number is a 64-bit float, and its JSON form (`n:<number> <unit>`) has no limit of decimals. The library
# formats it with `%f`: what is small in its unit is rounded or becomes 0. A flow in m³/s, a price by the Wh or an
# emission in t/Wh is that small. In the library's Zinc the same numbers are whole.
# Haystack writes infinity and "not a number" as INF and NaN ("Zinc" and "JSON" in its documentation). The library
# writes `inf` and `nan`: its own reader makes the text "n:inf" of it in JSON, and refuses the whole grid in Zinc.
# Seen: 3.5e-06 m³/s (12.6 litres an hour) comes back as 3e-06, 4e-07 as 0, and INF as the text "n:inf".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'hszinc==1.3.2'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import hszinc

def read(text, mode):
    grid = hszinc.parse(text, mode=mode)
    grid = grid[0] if isinstance(grid, list) else grid
    return grid, [getattr(row["v"], "value", row["v"]) for row in grid]

head = 'ver:"3.0"\nv\n'
grid, numbers = read(head + "3.5e-6m³/s\n4e-7m³/s\n", hszinc.MODE_ZINC)
as_json = hszinc.dump(grid, mode=hszinc.MODE_JSON)
print(numbers, "->", as_json)
assert numbers == [3.5e-6, 4e-7]
assert read(hszinc.dump(grid), hszinc.MODE_ZINC)[1] == numbers
back = read(as_json, hszinc.MODE_JSON)[1]
print("read again:", back)
assert back == [3e-6, 0.0], "small numbers are kept now"

grid, numbers = read(head + "INF\nNaN\n", hszinc.MODE_ZINC)
as_json, as_zinc = hszinc.dump(grid, mode=hszinc.MODE_JSON), hszinc.dump(grid)
back = read(as_json, hszinc.MODE_JSON)[1]
print(numbers, "->", as_json, "read again:", back)
assert back == ["n:inf", "n:nan"], "INF and NaN are numbers in JSON now"
try:
    read(as_zinc, hszinc.MODE_ZINC)
    raise SystemExit("INF and NaN can be read in Zinc now")
except hszinc.zincparser.ZincParseException as error:
    print("as Zinc:", str(error).splitlines()[0])
print("as described")
PYTHON
