#!/usr/bin/env bash
# dlms-cosem 25.1.0 leaves a null value of a load profile out of its row, so that the next column takes its place.
#
# A meter may put null-data where a captured value has not changed, to send less. For the clock the library works the
# time out. For any other column it appends nothing, though `parse_entries` promises "columns" of `Optional` values and
# refuses a row whose number of columns is wrong. The row comes out shorter: who reads the second value as the import
# register reads the export register there.
# `capture_period` is in minutes, while attribute 4 of the meter's Profile generic (Blue Book, class 7) is in seconds.
# Seen: with columns time, import and export, the row (null, null, 60) is (12:15, 60): two values, and 60 is the export.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'dlms-cosem==25.1.0'
"$folder/venv/bin/python" - <<'PYTHON'
from dlms_cosem.cosem import CosemAttribute, Obis
from dlms_cosem.enumerations import CosemInterface
from dlms_cosem.parsers import ProfileGenericBufferParser

columns = [
    CosemAttribute(CosemInterface.CLOCK, Obis(0, 0, 1, 0, 0, 255), 2),
    CosemAttribute(CosemInterface.REGISTER, Obis(1, 0, 1, 8, 0, 255), 2),
    CosemAttribute(CosemInterface.REGISTER, Obis(1, 0, 2, 8, 0, 255), 2),
]

def number(value):
    return b"\x06" + value.to_bytes(4, "big")

def row(*values):
    return b"\x02" + bytes([len(values)]) + b"".join(values)

# 1 January 2026, 12:00, an hour ahead of UTC.
noon = b"\x09\x0c" + bytes.fromhex("07ea 01 01 04 0c 00 00 00 ffc4 00")
null = b"\x00"
rows = [row(noon, number(1000), number(50)), row(null, null, number(60)), row(null, number(1010), null)]
buffer = b"\x01" + bytes([len(rows)]) + b"".join(rows)

names = {1: "import", 2: "export"}
seen = []
for parsed in ProfileGenericBufferParser(columns, capture_period=15).parse_bytes(buffer):
    time, *rest = parsed
    seen.append([(names[column.attribute.instance.c], column.value) for column in rest])
    print(time.value, "then", seen[-1])
assert seen[0] == [("import", 1000), ("export", 50)]
assert seen[1] == [("export", 60)], "a null keeps its place now"
assert seen[2] == [("import", 1010)], "a null keeps its place now"
print("as described")
PYTHON
