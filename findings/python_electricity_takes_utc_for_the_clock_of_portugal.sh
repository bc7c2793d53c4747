#!/usr/bin/env bash
# python-electricity 0.0.7 (Portuguese tariff periods) says which tariff it is now by UTC, an hour late all summer.
#
# The periods are those of ERSE, the Portuguese regulator, and go by legal time. `current_tariff` with no time takes
# `datetime.utcnow()`. That is Portugal's clock in winter; in summer Lisbon is an hour ahead of it, and the library has
# separate hours for summer, so it does mean the local clock. A charger that waits for the cheap hours by it starts and
# ends an hour late: the last hour costs the full price.
# Seen: on 15 July 2026, 08:30 in Lisbon, it is "Vazio" (off-peak) now; for that time given, rightly "Fora de Vazio".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'python-electricity==0.0.7'
TZ=WET0WEST,M3.5.0/1,M10.5.0 "$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta, timezone
from unittest.mock import patch
from electricity import tariffs

plan = tariffs.EDP(plan="Bi-horário - ciclo diário")

def now(instant):
    """What the library says at an instant, on a machine whose clock is set to Lisbon's time."""

    class Clock(datetime):
        @classmethod
        def utcnow(cls):
            return instant.replace(tzinfo=None)

        @classmethod
        def now(cls, tz=None):
            return instant.astimezone(tz) if tz else instant.astimezone().replace(tzinfo=None)

    with patch.object(tariffs, "datetime", Clock):
        return plan.current_tariff()

start = datetime(2026, 7, 15, 6, tzinfo=timezone.utc)
wrong = []
for quarter in range(0, 24 * 4):
    instant = start + timedelta(minutes=15 * quarter)
    local = instant.astimezone().replace(tzinfo=None)
    if now(instant) != plan.current_tariff(local):
        wrong.append(local.strftime("%H:%M"))
local = datetime(2026, 7, 15, 8, 30)
instant = datetime(2026, 7, 15, 7, 30, tzinfo=timezone.utc)
print("08:30 in Lisbon: now", now(instant), "- for that time", plan.current_tariff(local))
print("wrong at", wrong)
assert (now(instant), plan.current_tariff(local)) == ("Vazio", "Fora de Vazio"), "now is the local clock's now"
assert wrong == ["08:00", "08:15", "08:30", "08:45", "22:00", "22:15", "22:30", "22:45"]
winter = datetime(2026, 1, 15, 8, 30, tzinfo=timezone.utc)
assert now(winter) == plan.current_tariff(datetime(2026, 1, 15, 8, 30))
print("as described")
PYTHON
