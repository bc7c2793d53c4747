#!/usr/bin/env bash
# german-holiday 1.2.0 (npm) finds a holiday at midnight only: every other moment of the day is none.
#
# By its README one passes "A JavaScript Date Object" and gets the holiday's name or false. The library compares the
# moment with that of the day's first millisecond. A reading's time is hardly ever that, so a load that is sorted into
# working days and holidays by it has next to no holidays: of 96 quarter-hours of Christmas Day it finds one.
# Laws of 2018 and 2019 are not in it either: Berlin's 8 March and Lower Saxony's 31 October are working days.
# Seen: 25 December 2026 at 00:00 is "1. Weihnachtstag", at 00:15 and for the rest of the day it is false.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error german-holiday@1.2.0 >/dev/null
cat >day.js <<'NODE'
const assert = require("node:assert");
const { holidayCheck } = require("german-holiday");

const names = [];
for (let quarter = 0; quarter < 96; quarter++) names.push(holidayCheck(new Date(2026, 11, 25, 0, 15 * quarter), "NW"));
console.log("25 December 2026:", names[0], "at 00:00,", names[1], "at 00:15,", names[48], "at noon");
const found = names.filter((name) => name === "1. Weihnachtstag").length;
console.log(found, "of", names.length, "quarter-hours are a holiday");
assert.strictEqual(names[0], "1. Weihnachtstag");
assert.strictEqual(found, 1, "the whole day is a holiday now");

const women = holidayCheck(new Date(2026, 2, 8), "BE");
const reformation = holidayCheck(new Date(2026, 9, 31), "NI");
console.log("8 March in Berlin:", women, "and 31 October in Lower Saxony:", reformation);
assert.deepStrictEqual([women, reformation], [false, false], "the newer holidays are known now");
console.log("as described");
NODE
TZ=CET-1CEST,M3.5.0,M10.5.0/3 node day.js
