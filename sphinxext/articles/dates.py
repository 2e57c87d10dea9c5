"""Dates as authors write them, and how a moment is compared and shown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_skeleton

from .languages import locale_of

ACCEPTED = "an ISO 8601 date such as 2025-05-01 or 2025-05-01T09:30:00Z"
LENIENT = "articles-date"
"""The ``format`` in JSON Schema for any date that :func:`read_date` reads."""
_TIME = (
    r"(?P<hour>\d{1,2})(?P<rest>:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?: ?(?:(?P<zone>z|utc|gmt|[ecmp][sd]t)"
    r"|(?:utc|gmt)?(?P<offset>[+-]\d{1,2}(?::?\d\d(?::\d\d)?)?)))?"
)
"""A time of day, with its zone, in lower case."""
_NUMBERS = re.compile(r"(\d{1,2})([ /.-])(\d{1,2})\2(\d{4})(?:,? (?P<time>.+))?$")
_SHORT_ISO = re.compile(
    r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:(?:t|,? )(?P<time>\d.*))?$", re.IGNORECASE
)
_SPELLED_OUT = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )?"
    r"(?:(?P<month>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day_first>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month_last>[a-z]+))"
    r" (?P<year>\d{4})(?: (?:at )?(?P<time>\d.*))?$"
)
_TIME_OF_DAY = re.compile(_TIME)
_MARKS = re.compile(r",|(?<=[a-z])\.(?!m\b)|(?<=\w)-(?=\w)")
_OFFSET = re.compile(r"(\d{1,2}?):?(\d\d)?(?::(\d\d))?")
_MONTH_OF_YEAR = re.compile(r"(?:(?P<name>[a-z]+)|(?P<number>\d{1,2}))[ /.-](?P<year>\d{4})$")
_YEAR_AND_MONTH = re.compile(r"(?P<year>\d{4})[ /.-](?P<number>\d{1,2})(?:[ /.-]\d{1,2})?\b")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ZONES = {"z": 0, "utc": 0, "gmt": 0} | {  # as JavaScript reads them (RFC 2822, 4.3)
    f"{letter}{kind}t": hours + (kind == "d")
    for letter, hours in (("e", -5), ("c", -6), ("m", -7), ("p", -8))
    for kind in "sd"
}
# Not strptime's %B, which is the locale's: a build in Vienna must read what one in Leeds reads.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
_NUMBER = (
    {name: at for at, name in enumerate(_MONTHS, 1)}
    | {name[:3]: at for at, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)


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
    if text.endswith(")"):  # the zone's name, as JavaScript adds it
        text = text.rpartition("(")[0].rstrip()
    if match := _NUMBERS.match(text):
        first, second, year = map(int, match.group(1, 3, 4))
        # With spaces it is JavaScript's form alone, which has the month first; with points the
        # day comes first wherever dates are written so, but not for JavaScript.
        month, day = (second, first) if match[2] == "." and first > 12 else (first, second)
        if match[2] != " " and month != day and max(month, day) <= 12:
            raise Ambiguous(value)
        return _at(year, month, day, match["time"], zone)
    if match := _SHORT_ISO.match(text):
        year, month, day = map(int, match.group(1, 2, 3))
        return _at(year, month, day, match["time"], zone)
    return _spelled_out(text, zone)


def readings(value: object, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """Return the earliest and the latest moment that a value may mean which is no exact date.

    ``2019`` may be any day of that year, ``March 2019`` any of that month, ``05/06/2019`` two of
    them; ``2019-02-30``, which is a day of March for JavaScript, one of those two months. None if
    nothing can be said.
    """
    if isinstance(value, date):
        return None  # beyond the calendar
    text = _without_marks(str(value).lower()) if isinstance(value, str | int) else ""
    spelled = _MONTH_OF_YEAR.match(text)
    short = _YEAR_AND_MONTH.match(text)
    years = _YEAR.findall(text)
    if len(years) != 1 or isinstance(value, bool):
        return None
    year, month, months = int(years[0]), 1, 13  # a month more, for days that run over
    if numbers := _NUMBERS.match(text):
        pairs = {(int(numbers[one]), int(numbers[other])) for one, other in ((1, 3), (3, 1))}
        if days := [
            date(year, *pair)
            for pair in pairs
            if year and 1 <= pair[0] <= 12 and 1 <= pair[1] <= 28
        ]:
            return _start(min(days), zone), _start(max(days), zone)
    elif found := spelled or short:
        name = found.groupdict().get("name")
        number = _NUMBER.get(name, 0) if name else int(found["number"])
        if 1 <= number <= 12:
            month, months = number, 1 if spelled else 2
    try:
        earliest = _start(date(year, month, 1), zone)
        last = month + months
        return earliest, _start(date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1), zone)
    except (ValueError, OverflowError):
        return None


def in_words(day: date, language: str) -> str:
    """Write a date as its language does: ``Jan 8, 2026``, ``5 mars 2026``, ``2026年3月5日``."""
    return format_skeleton("yMMMd", day, locale=locale_of(language))


@lru_cache(maxsize=1024)
def year_in_words(year: int, language: str) -> str:
    """Write a year as its language does: ``2026``, ``2026年``."""
    return format_skeleton("y", date(year, 1, 1), locale=locale_of(language))


@lru_cache(maxsize=1024)
def month_in_words(year: int, month: int, language: str) -> str:
    """Write a month as its language does: ``January 2026``, ``janvier 2026``, ``2026年1月``."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(language))


def _start(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _at(year: int, month: int, day: int, rest: str | None, zone: tzinfo) -> Moment:
    """Return a day, or a time of that day as :data:`_TIME` has it."""
    if not rest:
        return Moment(datetime(year, month, day, tzinfo=zone), day_only=True)
    found = _TIME_OF_DAY.fullmatch(rest.strip().lower())
    if found is None or not (found["rest"] or found["half"]):
        raise ValueError(rest)
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(rest)
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    clock = f"{hour:02}{(found['rest'] or ':00').replace(',', '.')}"
    moment = datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{clock}")
    if found["zone"]:
        moment = moment.replace(tzinfo=timezone(timedelta(hours=_ZONES[found["zone"]])))
    elif found["offset"]:
        moment = moment.replace(tzinfo=_offset(found["offset"]))
    return _moment(moment, zone)


def _offset(text: str) -> timezone:
    hours, minutes, seconds = _OFFSET.fullmatch(text[1:]).groups("0")  # type: ignore[union-attr]
    offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return timezone(-offset if text[0] == "-" else offset)


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
    """Read ``Jul 08 2022``, ``July 8th, 2022``, ``8-Jul-2022``, ``Fri, 8 Jul 2022 10:00 GMT``."""
    match = _SPELLED_OUT.match(_without_marks(text.lower()))
    month = _NUMBER.get(match["month"] or match["month_last"]) if match else None
    if match is None or month is None:
        raise ValueError(text)
    day = int(match["day"] or match["day_first"])
    return _at(int(match["year"]), month, day, match["time"], zone)


def _without_marks(text: str) -> str:
    """Take commas away, and in the day points after words and hyphens."""
    day, colon, clock = text.partition(":")
    day = _MARKS.sub(" ", day)
    return " ".join(f"{day}{colon}{clock.replace(',', ' ')}".split())
