"""Dates as authors write them, and how a moment is compared and shown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple

ACCEPTED = "an ISO 8601 date such as 2025-05-01 or 2025-05-01T09:30:00Z"
LENIENT = "articles-date"
"""The ``format`` in JSON Schema for any date that :func:`read_date` reads."""
_MONTH_FIRST = re.compile(r"(\d{1,2})([ /-])(\d{1,2})\2(\d{4})$")
_SHORT_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[Tt ](.+))?$")
_SPELLED_OUT = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )?"
    r"(?:(?P<month>[a-z]+) (?P<day>\d{1,2})|(?P<day_first>\d{1,2}) (?P<month_last>[a-z]+))"
    r" (?P<year>\d{4})"
    r"(?: (?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d)?) ?(?P<half>[ap]m)?"
    r" ?(?:(?P<utc>z|utc|gmt)|(?P<offset>[+-]\d\d:?\d\d))?)?$"
)
# Not strptime's %B, which is the locale's: a build in Vienna must read what one in Leeds reads.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
_NUMBER = {name: at for at, name in enumerate(_MONTHS, 1)} | {
    name[:3]: at for at, name in enumerate(_MONTHS, 1)
}


class Moment(NamedTuple):
    """A point in time with its zone; ``day_only`` when the author gave no time of day."""

    instant: datetime
    day_only: bool

    @property
    def iso(self) -> str:
        """The machine-readable form for ``<time datetime>``."""
        if self.day_only:
            return self.instant.date().isoformat()
        return self.instant.isoformat(timespec="seconds")


class Ambiguous(ValueError):
    """A date such as 01/02/2023, whose month and day could be either."""


def read_date(value: object, zone: tzinfo) -> Moment:
    """Read a date of front matter; zone-less ones are in *zone*.

    Midnight UTC counts as a day without time: it is what JavaScript writes for a date alone.

    :raises Ambiguous: for two numbers that could both be a month.
    :raises ValueError: for anything that is no date, or impossible.
    """
    if isinstance(value, datetime):
        return _moment(value, zone)
    if isinstance(value, date):
        return Moment(datetime.combine(value, time(), zone), day_only=True)
    if not isinstance(value, str):
        raise ValueError(value)
    text = " ".join(value.split())
    if match := _MONTH_FIRST.match(text):
        month, day, year = map(int, match.group(1, 3, 4))
        # With spaces it is JavaScript's form alone, which has the month first.
        if match[2] != " " and month != day and max(month, day) <= 12:
            raise Ambiguous(value)
        return Moment(datetime(year, month, day, tzinfo=zone), day_only=True)
    if match := _SHORT_ISO.match(text):
        year, month, day = map(int, match.group(1, 2, 3))
        if not match[4]:
            return Moment(datetime(year, month, day, tzinfo=zone), day_only=True)
        time_of_day = match[4] if match[4][1:2] != ":" else f"0{match[4]}"  # YAML's 8:30
        return _moment(datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{time_of_day}"), zone)
    return _spelled_out(text, zone)


def _moment(value: datetime, zone: tzinfo) -> Moment:
    if value.tzinfo is None:
        return Moment(value.replace(tzinfo=zone), day_only=False)
    try:
        as_utc = value.astimezone(UTC)
    except OverflowError as error:  # the last hours of the year 9999, the first of the year 1
        raise ValueError(value) from error
    if value.utcoffset() == as_utc.utcoffset() and as_utc.time() == time():
        return Moment(datetime.combine(as_utc.date(), time(), zone), day_only=True)
    return Moment(value, day_only=False)


def _spelled_out(text: str, zone: tzinfo) -> Moment:
    """Read ``Jul 08 2022``, ``July 8, 2022``, ``8-Jul-2022``, ``Fri, 8 Jul 2022 10:00:00 GMT``."""
    words = " ".join(re.sub(r"[,.]|(?<=\w)-(?=\w)", " ", text.lower()).split())
    match = _SPELLED_OUT.match(words)
    month = _NUMBER.get(match["month"] or match["month_last"]) if match else None
    if match is None or month is None:
        raise ValueError(text)
    day = f"{match['year']}-{month:02}-{int(match['day'] or match['day_first']):02}"
    if match["hour"] is None:
        return Moment(datetime.fromisoformat(day).replace(tzinfo=zone), day_only=True)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    offset = "Z" if match["utc"] else match["offset"] or ""
    return _moment(datetime.fromisoformat(f"{day}T{hour:02}:{match['rest']}{offset}"), zone)
