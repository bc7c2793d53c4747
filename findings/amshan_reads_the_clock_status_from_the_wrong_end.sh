#!/usr/bin/env bash
# amshan 2.1.1 (Nordic meters) reads a DLMS clock status from the wrong end: summer time says "the time is not valid".
#
# By the Blue Book (4.1.6.1) bit 0 of the status, the lowest, is "invalid value", bit 1 "doubtful value", bit 2
# "different clock base", bit 3 "invalid clock status", and bit 7, the highest, "daylight saving active". `construct`
# begins a `BitStruct` at the highest bit, and the library lists its fields in the order of the book. So all summer a
# good clock is marked invalid, a clock that lost its time is marked as in summer time, and "doubtful" is lost.
# The marks stand in what `han.cosem.DateTime` parses; the dictionary of `decode_frame_content` has none at all.
# Seen: 0x80 is invalid_value, 0x01 is daylight_saving_active, 0x02 is nothing; dlms-cosem 25.1.0 reads all three right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'amshan==2.1.1' 'dlms-cosem==25.1.0'
"$folder/venv/bin/python" - <<'PYTHON'
from dlms_cosem.time import datetime_from_bytes
from han.cosem import DateTime

expected = {
    0x80: (["invalid_value"], ["daylight_saving_active"]),
    0x01: (["daylight_saving_active"], ["invalid"]),
    0x02: ([], ["doubtful"]),
}
for status, (wrong, right) in expected.items():
    # 1 July 2026, 12:00, two hours ahead of UTC.
    stamp = bytes.fromhex("07ea 07 01 03 0c 00 00 ff ff88") + bytes([status])
    marks = DateTime.parse(bytes([len(stamp)]) + stamp).clock_status
    amshan = [name for name, bit in marks.items() if bit == 1 and not name.startswith("_")]
    other = datetime_from_bytes(stamp)[1]
    book = [name for name in vars(other) if getattr(other, name)]
    print(f"status 0x{status:02x}: amshan says {amshan}, dlms-cosem says {book}")
    assert amshan == wrong, "the status is read otherwise now"
    assert book == right, "the other library has changed"
print("as described")
PYTHON
