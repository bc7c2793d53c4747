#!/usr/bin/env bash
# dsmr-parser 1.11.2 ignores the letter behind a P1 telegram's time, but for the hour that comes twice in autumn.
#
# A stamp ends in `S` (summer time, UTC+2) or `W` (winter time, UTC+1). Some meters outside the Netherlands keep `W` all
# year round. The library takes Amsterdam's own offset of that day instead: `240701120000W` is 11:00 UTC by its letter,
# and the library says 10:00 UTC. All summer long such a meter's hours stand one hour too early.
# Seen: 2024-07-01 10:00:00+00:00 for both letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'dsmr-parser==1.11.2'
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timezone
from dsmr_parser.value_types import timestamp

winter, summer = timestamp("240701120000W"), timestamp("240701120000S")
print("240701120000W ->", winter)
print("240701120000S ->", summer)
seen = datetime(2024, 7, 1, 10, tzinfo=timezone.utc)
assert summer == seen, "the summer stamp has changed"
assert winter == seen, "the winter stamp is no longer read as a summer one"
# In the hour that comes twice the letter does count.
assert timestamp("241027023000W") != timestamp("241027023000S")
print("as described")
PYTHON
