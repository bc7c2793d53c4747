#!/usr/bin/env bash
# workalendar 17.0.0 has wrong working days: Cyprus by the western Easter, Denmark and Poland by old laws.
#
# Cyprus keeps the Orthodox Easter, like Greece, which the package does well. Its Cyprus is built on `WesternCalendar`:
# in most years Good Friday, Easter Monday and Green Monday stand in other weeks, and the Dormition (15 August) in July.
# Denmark gave up Store Bededag from 1 January 2024, and Poland made 24 December a holiday from 2025: it knows neither.
# A load that is compared with "working days" is then compared with empty offices.
# Seen for 2026: in Cyprus 3 April is Good Friday and 10 April a working day, Greece has the 10th; Denmark's 1 May is
# Store Bededag; Poland works on 24 December. The package holidays 0.109 has all of them right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'workalendar==17.0.0' 'holidays==0.109'
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
import holidays
from workalendar.europe import Cyprus, Denmark, Greece, Poland

days = [
    ("Cyprus, western Good Friday", Cyprus(), "CY", date(2026, 4, 3), False, True),
    ("Cyprus, Orthodox Good Friday", Cyprus(), "CY", date(2026, 4, 10), True, False),
    ("Cyprus, Orthodox Easter Monday", Cyprus(), "CY", date(2026, 4, 13), True, False),
    ("Greece, Orthodox Good Friday", Greece(), "GR", date(2026, 4, 10), False, False),
    ("Cyprus, 15 July", Cyprus(), "CY", date(2026, 7, 15), False, True),
    ("Denmark, Store Bededag 2025", Denmark(), "DK", date(2025, 5, 16), False, True),
    ("Denmark, Store Bededag 2026", Denmark(), "DK", date(2026, 5, 1), False, True),
    ("Poland, 24 December", Poland(), "PL", date(2026, 12, 24), True, False),
]
for name, calendar, code, day, workalendar_works, holidays_works in days:
    seen = calendar.is_working_day(day)
    other = holidays.country_holidays(code, years=day.year).is_working_day(day)
    print(f"{name}, {day}: a working day? workalendar {seen}, holidays {other}")
    assert seen == workalendar_works, "workalendar has changed"
    assert other == holidays_works, "the other package has changed"
print("as described")
PYTHON
