"""A day and a month, with or without a year, in words or in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from dateparser import parse as parse_date

from dialogs.understanding.dates.calendar import last_of_month
from dialogs.understanding.dates.items import Item, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.when import When

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that are read as such."""


def warm_up() -> None:
    """Makes dateparser load its tables, which takes longer than any sentence may."""
    _day_written(["1", "2", "2024"], "DMY")


def _day_written(parts: Sequence[str], order: str) -> datetime | None:
    """A numeric date in the order of the locale ("DMY" or "MDY")."""
    settings = {"DATE_ORDER": order, "STRICT_PARSING": True, "RELATIVE_BASE": datetime(2024, 1, 1)}  # noqa: DTZ001
    read: datetime | None = parse_date("/".join(parts), languages=["en"], settings=settings)
    return read


def read_numeric(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    said = str(items[0].value)
    parts = re.split(r"[./\-]", said)
    if "," in said or not 2 <= len(parts) <= 3 or (len(parts) == 2 and "-" in said):
        return None
    if len(parts) == 2 and "." in said and not (len(parts[0]) == 2 and len(parts[1]) == 2):
        return None
    if len(parts[0]) == 4:
        return fixed(int(parts[0]), int(parts[1]), int(parts[2])) if len(parts) == 3 else None
    order = "DMY" if now.day_first else "MDY"
    read = _day_written(parts if len(parts) == 3 else [*parts, "2024"], order)
    if read is None:
        return None
    return fixed(read.year, read.month, read.day) if len(parts) == 3 else yearly(now.today, read.month, read.day)


def read_weekday_with_date(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "Sat 14/11", where the date is one of that weekday."""
    when = read_numeric(now, items[-1:])
    days = (when.start, *(when.past or ())) if when else ()
    return when if any(day.weekday() == values_of(items, "W")[0] for day in days) else None


def fixed(year: int, month: int, day: int) -> When | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return When(found, found, year_said=True)


def yearly(today: date, month: int, day: int) -> When | None:
    if not 1 <= day <= last_of_month(2024, month):
        return None
    ahead = _occurrence(today.year, month, day)
    if ahead < today:
        ahead = _occurrence(today.year + 1, month, day)
    behind = _occurrence(today.year, month, day)
    if behind > today:
        behind = _occurrence(today.year - 1, month, day)
    return When(ahead, ahead, (behind, behind), month_day=(month, day))


def _occurrence(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, last_of_month(year, month)))


def spoken_year(numbers: Sequence[int]) -> int | None:
    """ "nineteen seventy eight", "twenty nineteen"."""
    if len(numbers) != 2 or numbers[0] not in (19, 20) or not 10 <= numbers[1] <= 99:
        return None
    return 100 * numbers[0] + numbers[1]


def year_of(items: Sequence[Item]) -> int | None:
    """The year among the numbers, in digits or as it is spoken."""
    numbers = values_of(items, "#")
    return next((number for number in numbers if FIRST_YEAR <= number <= LAST_YEAR), None) or spoken_year(numbers)
