#!/usr/bin/env python3
"""Writes holidays.txt anew from the Python package `holidays`. README.md beside it says how and what the lines mean."""

import datetime
import pathlib
import re
import sys
import warnings

import holidays

VERSION = "0.109"
YEARS = range(2015, 2041)

# Code and name of each country, as ISO 3166-1 has them (XK: as the European Union does).
COUNTRIES = """
AD Andorra | AE United Arab Emirates | AL Albania | AM Armenia | AR Argentina | AT Austria | AU Australia | AZ Azerbaijan
BA Bosnia and Herzegovina | BE Belgium | BG Bulgaria | BR Brazil | BY Belarus | CA Canada | CH Switzerland | CL Chile
CN China | CO Colombia | CY Cyprus | CZ Czechia | DE Germany | DK Denmark | EE Estonia | EG Egypt | ES Spain | FI Finland
FO Faroe Islands | FR France | GB United Kingdom | GE Georgia | GG Guernsey | GI Gibraltar | GR Greece | HK Hong Kong
HR Croatia | HU Hungary | ID Indonesia | IE Ireland | IL Israel | IM Isle of Man | IN India | IS Iceland | IT Italy
JE Jersey | JP Japan | KR South Korea | LI Liechtenstein | LT Lithuania | LU Luxembourg | LV Latvia | MC Monaco
MD Moldova | ME Montenegro | MK North Macedonia | MT Malta | MX Mexico | MY Malaysia | NL Netherlands | NO Norway
NZ New Zealand | PE Peru | PH Philippines | PL Poland | PT Portugal | RO Romania | RS Serbia | RU Russia | SA Saudi Arabia
SE Sweden | SG Singapore | SI Slovenia | SK Slovakia | SM San Marino | TH Thailand | TR Türkiye | TW Taiwan | UA Ukraine
US United States | UY Uruguay | VA Vatican City | VN Vietnam | XK Kosovo | ZA South Africa
"""

# Names of regions that the package has by their code only.
REGIONS = {
    ("DE", "Augsburg"): "Augsburg (city)",
    ("NZ", "South Canterbury"): "South Canterbury",
}

# What the package lists as regions that are none: zones and communities of school holidays.
NO_REGIONS = {
    "BE": {"Flemish", "French", "German"},
    "FR": {"Zone A", "Zone B", "Zone C"},
    "NL": {"Midden", "Noord", "Zuid"},
}


def main():
    if holidays.__version__ != VERSION:
        sys.exit(f"this is holidays {holidays.__version__}, and {VERSION} is asked for: pip install holidays=={VERSION}")
    lines = []
    listed = [entry.strip() for entry in COUNTRIES.replace("\n", "|").split("|") if entry.strip()]
    for entry in sorted(listed):
        code, name = entry.split(" ", 1)
        lines += country(code, name)
    path = pathlib.Path(__file__).with_name("holidays.txt")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path.stat().st_size, "bytes,", len(listed), "countries")


def country(code, name):
    """The lines of one country."""
    kind = getattr(holidays, code)
    first, last = known_years(kind)
    regions = [region for region in kind.subdivisions if region not in NO_REGIONS.get(code, ())]
    aliases = {}
    for alias, region in getattr(kind, "subdivisions_aliases", {}).items():
        aliases.setdefault(region, []).append(alias)
    # What a day is, to the regions in which it is that, to its dates. "." is the country without a region.
    days = {}
    for region in [".", *regions]:
        for what, date in days_of(kind, None if region == "." else region, range(first, last + 1)):
            days.setdefault(what, {}).setdefault(region, set()).add(date)
    lines = [f"country {code} {first} {last} {name}"]
    for region in regions:
        called = REGIONS.get((code, region)) or best_alias(aliases.get(region, []), region)
        lines.append(f"region {region.replace(' ', '_')} {called}")
    written = []
    for (flags, english, local), by_region in days.items():
        shared = {}
        for region, dates in by_region.items():
            shared.setdefault(tuple(sorted(dates)), []).append(region)
        for dates, where in shared.items():
            where = where_text(where, [".", *regions])
            local = "" if local == english else local
            written.append((dates[0], "\t".join([flags, where, dates_text(dates), english, local])))
    return lines + [line for _, line in sorted(written)]


def known_years(kind):
    """The years of which the package knows everything: a holiday by a calendar of the moon may end before the law."""
    first, last = max(YEARS[0], kind.start_year), min(YEARS[-1], kind.end_year)
    for region in [None, *kind.subdivisions]:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            kind(subdiv=region, years=range(first, last + 1))
        for one in told:
            if limits := re.search(r"available only from (\d+) to (\d+)", str(one.message)):
                first, last = max(first, int(limits[1])), min(last, int(limits[2]))
    return first, last


def best_alias(aliases, region):
    """The name of a region: the first of its aliases that is no code, or its code."""
    return next((alias for alias in aliases if not alias.isupper()), region)


def days_of(kind, region, years):
    """What each date is in a region: ((flags, English, local), date). Flags: H half a day, O in place of
    another day, E estimated."""
    half = "half_day" in kind.supported_categories
    for category in ["public", "half_day"] if half else ["public"]:
        english, local = (named(kind, region, category, language, years, True) for language in ("en", kind.default_language))
        plain = named(kind, region, category, "en", years, False)
        # Several names of one date stand in another order in each language.
        pairs = {names[0]: local[date][0] for date, names in english.items() if len(names) == len(local[date]) == 1}
        for date, names in english.items():
            for name in names:
                flags = "H" if category == "half_day" else ""
                flags += "" if name in plain.get(date, []) else "O"
                flags += "E" if "estimated" in name else ""
                theirs = local[date][0] if len(names) == 1 else pairs.get(name, name)
                if clean(name) != name and theirs != name:
                    theirs = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", theirs)
                yield (flags or "-", clean(name), clean(theirs)), date


def named(kind, region, category, language, years, observed):
    """The names of each date, in a language or the country's own."""
    if language == "en":
        english = [one for one in kind.supported_languages or () if one.startswith("en")]
        # American English where there is no other; the country's own English before it.
        language = next((one for one in english if one != "en_US"), english[0] if english else None)
    found = kind(subdiv=region, years=years, categories=category, language=language, observed=observed)
    return {date: found.get_list(date) for date in sorted(found) if date.year in years}


def clean(name):
    """A name without what its flags say, and without dates."""
    name = re.sub(r"\s*[(（][^)）]*(\d|observed|estimated|substitute|in lieu)[^)）]*[)）]", "", name)
    return re.sub(r"\s+", " ", name).strip()


def where_text(where, all_regions):
    """`*`, the regions, or all but some, whichever is shortest."""
    if len(where) == len(all_regions):
        return "*"
    without = [region for region in all_regions if region not in where]
    sign, listed = ("-", without) if len(without) < len(where) else ("+", where)
    return sign + ",".join(region.replace(" ", "_") for region in listed)


def dates_text(dates):
    """`0101` for each year, `0101@2018-2040` for those, and `2015:0403.0325` for one in each year from then."""
    by_day, by_year, parts = {}, {}, []
    for date in dates:
        by_day.setdefault((date.month, date.day), []).append(date.year)
    rest = set(dates)
    for (month, day), years in sorted(by_day.items()):
        for first, last in spans(years):
            # Shorter than to write each day by itself.
            if last - first >= 2:
                every = first == YEARS[0] and last == YEARS[-1]
                parts.append(f"{month:02}{day:02}" + ("" if every else f"@{first}-{last}"))
                rest -= {datetime.date(year, month, day) for year in range(first, last + 1)}
    while rest:
        by_year = {}
        for date in sorted(rest):
            by_year.setdefault(date.year, date)
        for first, last in spans(sorted(by_year)):
            run = [by_year[year] for year in range(first, last + 1)]
            parts.append(f"{first}:" + ".".join(f"{date.month:02}{date.day:02}" for date in run))
        rest -= set(by_year.values())
    return " ".join(parts)


def spans(years):
    """Years that follow one another, as first and last."""
    found = []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return found


main()
