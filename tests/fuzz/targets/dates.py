"""Dates: read, or refused with a ``ValueError``; what is read can be shown and compared."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from sphinxext.articles.dates import read_date, readings
from sphinxext.articles.formats.xml import timestamp, whole_minutes
from sphinxext.articles.views.query_options import day

from ..target import Target, text

ZONES = (
    UTC,
    timezone(timedelta(hours=14)),
    timezone(timedelta(hours=-12)),
    ZoneInfo("Africa/Lagos"),
    ZoneInfo("Europe/Vienna"),
)
VALUES = {"1": True, "2": None, "3": 2019, "4": [], "5": 1e9}


def run(data: bytes) -> None:
    """Read a date in every zone."""
    written = text(data)
    value = VALUES.get(written, written)
    for zone in ZONES:
        with suppress(ValueError):
            moment = read_date(value, zone)
            assert moment.instant.tzinfo is not None
            timestamp(moment.instant)
            format_datetime(whole_minutes(moment.instant))
            str(moment.iso)
            assert read_date(moment.instant, zone).instant <= moment.instant
        span = readings(value, zone)
        assert span is None or span[0] <= span[1]
    with suppress(ValueError):
        day(value)


TARGETS = {
    "dates": Target(
        run=run,
        examples=(
            "2025-05-01", "2025-05-01T09:30:00Z", "2025-05-01 09:30:00.123456789 +02:00",
            "Jul 08 2022", "Fri, 8 Jul 2022 10:00 GMT", "8-Jul-2022", "05/06/2019", "31.12.2019",
            "July 8th, 2022 at 3:05 p.m. EST", "2019-02-30", "2022-W05-3", "March 2019", "2019",
            "Sat Jan 01 2022 00:00:00 GMT+0100 (Central European Standard Time)",
            "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
        ),
        pieces=(
            "20", "19", "0", "9", "00", "59", "60", "12", "13", "31", "-", "/", ".", ":", " ", ",",
            "T", "Z", "+", "am", "p.m.", "GMT", "UTC", "EST", "Jan", "february", "Sept", "1st",
            "th", "of ", "at ", "Mon", "W", "(", ")", "٣", "²",
        ),
    )
}  # fmt: skip
