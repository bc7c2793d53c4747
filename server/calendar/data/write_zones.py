#!/usr/bin/env python3
"""Writes windows_zones.txt anew from the Python package `tzlocal`, which has the table of CLDR. README.md beside it says how."""

import pathlib

from tzlocal.windows_tz import win_tz

lines = [f"{windows}\t{zone}" for windows, zone in sorted(win_tz.items())]
pathlib.Path(__file__).with_name("windows_zones.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
