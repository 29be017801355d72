"""Dates as the contract's conventions say, on Saturday 21 November 2026 with weeks from Monday."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dialogs.language.files import files_of
from dialogs.understanding.dates.calendar import FIRST_DAYS
from dialogs.understanding.dates.finder import Found, find_dates
from dialogs.understanding.dates.reference import ReferenceTime, reference_time
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import language_of
from dialogs.understanding.tokens import tokenise

NOW = datetime.fromisoformat("2026-11-21T10:00+01:00")


def read(text: str, first_day: str = "monday", day_first: bool = True) -> When:
    now = ReferenceTime(NOW, FIRST_DAYS[first_day], day_first)
    (found,) = find_dates(tokenise(text), now, language_of(files_of("en-GB")).dates)
    return found.when


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("next week", "2026-11-23", "2026-11-29"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("this weekend", "2026-11-21", "2026-11-22"),
        ("next weekend", "2026-11-28", "2026-11-29"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("in December", "2026-12-01", "2026-12-31"),
        ("in the next 10 days", "2026-11-21", "2026-12-01"),
        ("within two weeks", "2026-11-21", "2026-12-05"),
        ("in two weeks", "2026-12-05", "2026-12-05"),
        ("tomorrow", "2026-11-22", "2026-11-22"),
        ("on Friday", "2026-11-27", "2026-11-27"),
        ("next Friday", "2026-11-27", "2026-11-27"),
        ("soon", "2026-11-21", "2026-12-21"),
        ("coming up", "2026-11-21", "2026-12-21"),
        ("on June 5", "2027-06-05", "2027-06-05"),
        ("the tenth of december", "2026-12-10", "2026-12-10"),
        ("14 June 2008", "2008-06-14", "2008-06-14"),
        ("week 48", "2026-11-23", "2026-11-29"),
        ("between the 1st and the 15th of december", "2026-12-01", "2026-12-15"),
        ("from monday to friday", "2026-11-23", "2026-11-27"),
        ("by the end of the month", "2026-11-30", "2026-11-30"),
        ("2027-02-01", "2027-02-01", "2027-02-01"),
        ("tuesday next week", "2026-11-24", "2026-11-24"),
        ("the day before yesterday", "2026-11-19", "2026-11-19"),
        ("3 days ago", "2026-11-18", "2026-11-18"),
        ("in the last 30 days", "2026-10-22", "2026-11-21"),
        ("for three months", "2026-08-21", "2026-11-21"),
        ("christmas eve", "2026-12-24", "2026-12-24"),
        ("easter", "2027-03-28", "2027-03-28"),
        ("on good friday", "2027-03-26", "2027-03-26"),
        ("whitsun", "2027-05-16", "2027-05-16"),
        ("ascension day", "2027-05-06", "2027-05-06"),
        ("black friday", "2026-11-27", "2026-11-27"),
        ("cyber monday", "2026-11-30", "2026-11-30"),
        ("last easter", "2026-04-05", "2026-04-05"),
        ("christmas next year", "2027-12-25", "2027-12-25"),
        ("till new year", "2027-01-01", "2027-01-01"),
        ("the week after easter", "2027-03-29", "2027-04-04"),
        ("the week before christmas", "2026-12-18", "2026-12-24"),
        ("two days before easter", "2027-03-26", "2027-03-26"),
        ("the friday before christmas", "2026-12-18", "2026-12-18"),
        ("the day after christmas", "2026-12-26", "2026-12-26"),
        ("a month before christmas", "2026-11-25", "2026-11-25"),
        ("in a fortnight", "2026-12-05", "2026-12-05"),
        ("friday week", "2026-12-04", "2026-12-04"),
        ("tomorrow week", "2026-11-29", "2026-11-29"),
        ("a week on monday", "2026-11-30", "2026-11-30"),
        ("a fortnight on friday", "2026-12-11", "2026-12-11"),
        ("a week tomorrow", "2026-11-29", "2026-11-29"),
        ("the monday after next", "2026-11-30", "2026-11-30"),
        ("the monday before last", "2026-11-09", "2026-11-09"),
        ("the year before last", "2024-01-01", "2024-12-31"),
        ("end of the month", "2026-11-30", "2026-11-30"),
        ("by year end", "2026-12-31", "2026-12-31"),
        ("middle of next week", "2026-11-25", "2026-11-25"),
        ("first thing monday", "2026-11-23", "2026-11-23"),
        ("tomorrow first thing", "2026-11-22", "2026-11-22"),
        ("first thing in the morning", "2026-11-22", "2026-11-22"),
        ("by close of business", "2026-11-21", "2026-11-21"),
        ("friday by close of business", "2026-11-27", "2026-11-27"),
        ("the first monday in december", "2026-12-07", "2026-12-07"),
        ("the last friday of the month", "2026-11-27", "2026-11-27"),
        ("the first monday of the month", "2026-12-07", "2026-12-07"),
        ("the last week of november", "2026-11-24", "2026-11-30"),
        ("the first half of december", "2026-12-01", "2026-12-15"),
        ("the second half of the year", "2026-07-01", "2026-12-31"),
        ("the week of december 7", "2026-12-07", "2026-12-13"),
        ("monday to wednesday next week", "2026-11-23", "2026-11-25"),
        ("later this month", "2026-11-22", "2026-11-30"),
        ("this time next week", "2026-11-28", "2026-11-28"),
        ("in a week or two", "2026-11-28", "2026-12-05"),
        ("in two or three weeks", "2026-12-05", "2026-12-12"),
        ("two and a half years ago", "2024-05-21", "2024-05-21"),
        ("may 5, 2027", "2027-05-05", "2027-05-05"),
        ("5 june next year", "2027-06-05", "2027-06-05"),
    ],
)
def test_a_date_or_range_is_read_by_the_conventions(said: str, start: str, end: str) -> None:
    when = read(said)
    assert (when.start.isoformat(), when.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("tomorrow at 3", "2026-11-22T15:00"),
        ("at half past three", "2026-11-21T15:30"),
        ("at 4pm today", "2026-11-21T16:00"),
        ("friday at quarter to five", "2026-11-27T16:45"),
        ("at 10:30", "2026-11-21T10:30"),
        ("thursday at quarter past four in the afternoon", "2026-11-26T16:15"),
        ("at ten thirty tomorrow", "2026-11-22T10:30"),
        ("monday at noon", "2026-11-23T12:00"),
        ("quarter to four", "2026-11-21T15:45"),
        ("half three", "2026-11-21T15:30"),
        ("tonight at 8", "2026-11-21T20:00"),
        ("at eight tomorrow evening", "2026-11-22T20:00"),
        ("tomorrow morning at 7", "2026-11-22T07:00"),
        ("friday after 3pm", "2026-11-27T15:00"),
        ("between 2 and 4 on tuesday", "2026-11-24T14:00"),
        ("tuesday between two and four", "2026-11-24T14:00"),
        ("in an hour and a half", "2026-11-21T11:30"),
        ("in a quarter of an hour", "2026-11-21T10:15"),
        ("first thing tomorrow at 9", "2026-11-22T09:00"),
    ],
)
def test_a_time_of_day_is_in_shop_hours(said: str, moment: str) -> None:
    when = read(said)
    assert f"{when.start.isoformat()}T{when.time:%H:%M}" == moment


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("on tuesday", "2026-11-17"),
        ("in september", "2026-09-01"),
        ("on the 14th", "2026-11-14"),
        ("in three months", "2026-08-21"),
    ],
)
def test_what_has_happened_is_read_backwards(said: str, start: str) -> None:
    assert read(said).behind().start == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("said", "locale", "day"),
    [
        ("mother's day", "en-GB", "2027-03-07"),
        ("mother's day", "en-US", "2027-05-09"),
        ("mothers day", "nb-NO", "2027-02-14"),
        ("father's day", "en-GB", "2027-06-20"),
        ("fathers day", "nb-NO", "2027-11-14"),
        ("father's day", "de-DE", "2027-05-06"),
        ("midsummer", "sv-SE", "2027-06-26"),
    ],
)
def test_a_feast_falls_on_the_day_of_the_country(said: str, locale: str, day: str) -> None:
    now = reference_time(NOW, "monday", locale)
    (found,) = find_dates(tokenise(said), now, language_of(files_of("en-GB")).dates)
    assert found.when.start.isoformat() == day


def test_a_person_in_the_name_of_a_feast_is_no_word_of_dates() -> None:
    assert language_of(files_of("en-GB")).dates.words().isdisjoint({"patrick", "valentine", "mother"})
    assert {"easter", "christmas", "friday"} <= language_of(files_of("en-GB")).dates.words()


def test_the_order_of_a_numeric_date_is_the_locales() -> None:
    assert read("5/6", day_first=True).start == date(2027, 6, 5)
    assert read("5/6", day_first=False).start == date(2027, 5, 6)


def test_the_week_begins_on_the_legal_entitys_first_day() -> None:
    assert read("next week", first_day="sunday").start == date(2026, 11, 22)
    assert read("next week", first_day="saturday").start == date(2026, 11, 28)


@pytest.mark.parametrize(
    "said", ["38", "70%", "a size 40 or more", "100,000", "may i see her", "to her", "the 40th", "99/99"]
)
def test_what_is_no_date_is_left_alone(said: str) -> None:
    found: list[Found] = find_dates(tokenise(said), ReferenceTime(NOW, 0, True), language_of(files_of("en-GB")).dates)
    assert [item for item in found if not item.when.doubtful] == []


def test_the_29th_of_february_falls_on_the_28th_in_other_years() -> None:
    assert replace(read("29 february"), past=None).start == date(2027, 2, 28)
