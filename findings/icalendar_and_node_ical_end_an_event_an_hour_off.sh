#!/usr/bin/env bash
# icalendar 7.3.2 (Python) and node-ical 0.26.1 (npm) end events an hour off when clocks change, each in its own way.
#
# RFC 5545, 3.3.6: days and weeks of a DURATION are nominal, they follow the calendar; hours and minutes are accurate,
# they are time that passes. icalendar adds both to the local time, so eight hours are seven in the night that skips
# one; recurring-ical-events 3.8.2 repeats it for each night of a rule. node-ical takes a day for 24 hours, so a day
# that begins at midnight ends at one o'clock. A tariff or a setback from such a calendar is an hour long or short.
# Seen, Berlin, 28 and 29 March 2026: from 22:00 PT8H ends at 06:00 by icalendar and 07:00 by node-ical (right);
# from 00:00 P1D ends at 00:00 by icalendar (right) and 01:00 by node-ical.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'icalendar==7.3.2' 'recurring-ical-events==3.8.2'
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error node-ical@0.26.1 >/dev/null
event() { # file, start, duration, and what else
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//finding// BEGIN:VEVENT "UID:$1" DTSTAMP:20260101T000000Z \
    "DTSTART;TZID=Europe/Berlin:$2" "DURATION:$3" "SUMMARY:$1" "${@:4}" END:VEVENT END:VCALENDAR >"$1"
}
event night.ics 20260328T220000 PT8H
event nights.ics 20260327T220000 PT8H 'RRULE:FREQ=DAILY;COUNT=3'
event day.ics 20260329T000000 P1D
venv/bin/python - <<'PYTHON'
from datetime import timezone
import icalendar, recurring_ical_events

def calendar(file):
    return icalendar.Calendar.from_ical(open(file, "rb").read())

def hours(event):
    return (event.end.astimezone(timezone.utc) - event.start.astimezone(timezone.utc)).total_seconds() / 3600

night, day = (calendar(file).events[0] for file in ("night.ics", "day.ics"))
for event in (night, day):
    print("icalendar:", event["SUMMARY"], event.start, "to", event.end, hours(event), "hours")
assert hours(night) == 7, "eight hours are eight hours now"
assert hours(day) == 23
nights = recurring_ical_events.of(calendar("nights.ics")).between((2026, 3, 27), (2026, 3, 31))
lengths = [hours(event) for event in nights]
print("recurring-ical-events: three nights of", lengths, "hours")
assert lengths == [8, 7, 8], "each night has eight hours now"
PYTHON
cat >read.js <<'NODE'
const assert = require("node:assert");
const ical = require("node-ical");

function hours(file) {
  const event = Object.values(ical.sync.parseFile(file)).find((one) => one.type === "VEVENT");
  const length = (event.end - event.start) / 3_600_000;
  console.log("node-ical:", file, event.start.toISOString(), "to", event.end.toISOString(), length, "hours");
  return length;
}
assert.strictEqual(hours("night.ics"), 8);
assert.strictEqual(hours("day.ics"), 24, "a day follows the calendar now");
console.log("as described");
NODE
node read.js
