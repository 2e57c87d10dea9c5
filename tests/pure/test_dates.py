"""Dates as authors write them."""

from __future__ import annotations

import locale
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.dates import Ambiguous, Moment, read_date, readings

pytestmark = pytest.mark.across

VIENNA = ZoneInfo("Europe/Vienna")
TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Jul 08 2022", (2022, 7, 8)),
        ("JAN 20 2025", (2025, 1, 20)),
        ("17 Aug 2025", (2025, 8, 17)),
        ("July 20, 2021", (2021, 7, 20)),
        ("Jul. 8, 2022", (2022, 7, 8)),
        ("20 december 2021", (2021, 12, 20)),
        ("May 5 2025", (2025, 5, 5)),
        ("12/31/2023", (2023, 12, 31)),
        ("5/5/2023", (2023, 5, 5)),
        ("04 15 2025", (2025, 4, 15)),
        ("07 12 2024", (2024, 7, 12)),
        ("04-15-2025", (2025, 4, 15)),
        ("2025.04.15", (2025, 4, 15)),
        ("2025 4 15", (2025, 4, 15)),
        ("15-Apr-2025", (2025, 4, 15)),
        ("Apr-15-2025", (2025, 4, 15)),
        ("Tue Apr 15 2025", (2025, 4, 15)),
        ("Tuesday, April 15, 2025", (2025, 4, 15)),
        ("2026-1-12", (2026, 1, 12)),
        ("2025-05-01", (2025, 5, 1)),
        ("2025/05/01", (2025, 5, 1)),
        (" 2025-05-01\n", (2025, 5, 1)),
        (date(2025, 5, 1), (2025, 5, 1)),
        ("2025-05-01T00:00:00Z", (2025, 5, 1)),
        ("2025-05-01T00:00:00.000Z", (2025, 5, 1)),
        ("2025-05-01T00:00:00+00:00", (2025, 5, 1)),
        (datetime(2025, 5, 1, tzinfo=UTC), (2025, 5, 1)),
    ],
)
@pytest.mark.parametrize("zone", [UTC, VIENNA, TOKYO])
def test_a_day_is_a_day_in_the_zone_of_the_site(
    written: object, day: tuple[int, int, int], zone: timezone
) -> None:
    assert read_date(written, zone) == Moment(datetime(*day, tzinfo=zone), day_only=True)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2025-05-01T10:00:00Z", datetime(2025, 5, 1, 10, tzinfo=UTC)),
        ("2025-05-01T10:00:00+09:00", datetime(2025, 5, 1, 1, tzinfo=UTC)),
        ("2025-05-01T8:37:00.000Z", datetime(2025, 5, 1, 8, 37, tzinfo=UTC)),
        ("2025-05-01 10:00:00 +0000", datetime(2025, 5, 1, 10, tzinfo=UTC)),
        ("2025-05-01T00:00:00+09:00", datetime(2025, 4, 30, 15, tzinfo=UTC)),
        ("2025-05-01T00:00:01Z", datetime(2025, 5, 1, 0, 0, 1, tzinfo=UTC)),
        ("Tue, 15 Apr 2025 10:00:00 GMT", datetime(2025, 4, 15, 10, tzinfo=UTC)),
        ("15 Apr 2025 10:00 +0900", datetime(2025, 4, 15, 1, tzinfo=UTC)),
        (datetime(2025, 5, 1, 10, tzinfo=TOKYO), datetime(2025, 5, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_time_with_a_zone_is_that_instant(written: object, instant: datetime) -> None:
    moment = read_date(written, VIENNA)
    assert (moment.instant, moment.day_only) == (instant, False)


@pytest.mark.parametrize(
    "written",
    [
        "2025-05-01T10:00",
        "2025-05-01 10:00:00",
        "2025-5-1T10:00",
        "May 1, 2025 10:00 AM",
        "1 May 2025 10:00",
        datetime(2025, 5, 1, 10),  # noqa: DTZ001
    ],
)
def test_a_time_without_a_zone_is_in_the_zone_of_the_site(written: object) -> None:
    moment = read_date(written, VIENNA)
    assert moment == Moment(datetime(2025, 5, 1, 8, tzinfo=UTC), day_only=False)
    assert moment.iso == "2025-05-01T10:00:00+02:00"


@pytest.mark.parametrize("written", ["01/02/2023", "1/2/2023", "12/11/2023", "07-12-2024"])
def test_a_date_that_could_be_two_days_is_ambiguous(written: str) -> None:
    with pytest.raises(Ambiguous):
        read_date(written, UTC)


@pytest.mark.parametrize(
    "written",
    [
        "soon", "", " ", "2024-13-40", "2024-02-30", "2023-02-29", "31/12/2023", "13/13/2023",
        "Feb 30 2024", "Foo 1 2024", "Jul 8", "2024", "2024-01", "2024-01-05T25:00", "2024-01-051",
        "2024-01-05T", "2024-01-05-10:30", "0000-01-01", "9999-12-31T23:59:59-05:00",
        "0001-01-01T00:00:00+09:00", 5, 1.5, True, None, [], {}, time(10),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_and_not_called_ambiguous(written: object) -> None:
    with pytest.raises(ValueError) as caught:
        read_date(written, UTC)
    assert not isinstance(caught.value, Ambiguous)


def test_the_names_of_months_do_not_depend_on_the_locale_of_the_machine() -> None:
    before = locale.setlocale(locale.LC_TIME)
    read = set()
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8", "pl_PL.UTF-8"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            read |= {read_date("May 8 2022", UTC), read_date("8 May 2022", UTC)}
    finally:
        locale.setlocale(locale.LC_TIME, before)
    if not read:
        pytest.skip("this machine speaks English only")
    assert read == {Moment(datetime(2022, 5, 8, tzinfo=UTC), day_only=True)}


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2025-05-01", "2025-05-01"), ("2025-05-01T10:00:00.5Z", "2025-05-01T10:00:00+00:00")],
)
def test_the_machine_readable_form_has_a_time_only_if_the_author_gave_one(
    written: str, iso: str
) -> None:
    assert read_date(written, UTC).iso == iso


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%b %d %Y", "%B %d, %Y", "%d %b %Y"]))
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    written = day.strftime(form.replace("%Y", f"{day.year:04}"))
    assert read_date(written, VIENNA).instant.date() == day


@given(st.datetimes(timezones=st.sampled_from([UTC, VIENNA, TOKYO])))
def test_an_iso_date_with_offset_is_the_same_instant(moment: datetime) -> None:
    written = moment.isoformat()
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return
    assert read_date(written, UTC).instant == datetime.fromisoformat(written)


@given(st.text("0123456789-/: TZ+.,JanMy", max_size=30))
def test_anything_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = read_date(text, UTC)
    except ValueError:
        return
    assert moment.instant.tzinfo is not None


@pytest.mark.parametrize(
    "written",
    [f"{day:02}/{month:02}/{year}" for day in (0, 5, 29, 31) for month in (0, 6, 13, 31)
     for year in ("0000", "0001", "2024", "9999")],
)  # fmt: skip
def test_whatever_numbers_a_date_has_its_readings_are_moments_or_none(written: str) -> None:
    found = readings(written, UTC)
    assert found is None or found[0] <= found[1]
