#!/usr/bin/env bash
# dlms-cosem 25.1.0 gives a meter's time without a zone when its deviation from UTC is 0, as if it were not known.
#
# A date-time (Blue Book 4.1.6.1) has a deviation in minutes to UTC: 0 is UTC itself, 0x8000 is "not specified". The
# library asks `if offset_minutes`, so 0 counts as none, and both come out alike. A British or Portuguese meter has a
# zone in summer and none in winter, and Python takes a time without zone for that of the reader's machine.
# Seen: 12:00 with deviation 0 has no zone; on a machine in Berlin that is 11:00 UTC, an hour too early. Winter and
# summer times of one meter cannot be compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'dlms-cosem==25.1.0'
TZ=CET-1CEST,M3.5.0,M10.5.0/3 "$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone
from dlms_cosem.time import datetime_from_bytes

def read(text):
    return datetime_from_bytes(bytes.fromhex(text))[0]

winter = read("07ea 01 0f 04 0c 00 00 00 0000 00")
unknown = read("07ea 01 0f 04 0c 00 00 00 8000 00")
summer = read("07ea 07 0f 03 0c 00 00 00 ffc4 80")
print("deviation 0:            ", winter.isoformat())
print("deviation not specified:", unknown.isoformat())
print("deviation -60:          ", summer.isoformat())
assert summer.utcoffset().total_seconds() == 3600
assert winter.tzinfo is None, "a deviation of 0 is UTC now"
assert winter == unknown, "0 and not specified differ now"
in_utc = winter.astimezone(timezone.utc)
print("taken to UTC in Berlin: ", in_utc.isoformat())
assert in_utc == datetime(2026, 1, 15, 11, tzinfo=timezone.utc)
try:
    print(winter < summer)
    raise SystemExit("winter and summer compare now")
except TypeError as error:
    print("winter < summer:", error)
print("as described")
PYTHON
