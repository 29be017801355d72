"""Dates that an associate could say, with what they mean, against the public English cases of Recognizers-Text.

Held are expressions with their resolved values (facts, not sentences) of eight specifications of
microsoft/Recognizers-Text (MIT): DateParser, DatePeriodParser, TimeParser, TimePeriodParser, DateTimeParser,
DateTimePeriodParser, HolidayParser and MergedParser. `dates.jsonl` has those that are held, `dates_left_out.txt` the
others under the reason why; `tests/data/README.md` says how they were chosen, and counts. Where they leave open which
half of the day is meant, the shop's holds (one to seven in the afternoon); of a range of hours its beginning is held,
since that is when a reminder falls due; of a part of a day ("tonight") and of the end of a day only the day, for their
hours are a convention. Their ranges end with the day after the last; here with the last.
"""

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dialogs.language.files import files_of
from dialogs.understanding.dates.finder import find_dates
from dialogs.understanding.dates.reference import reference_time
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import language_of
from dialogs.understanding.tokens import tokenise

DATA = Path(__file__).parents[2] / "data"
CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "dates.jsonl").read_text(encoding="utf-8").splitlines()
]
LEFT_OUT = (DATA / "dates_left_out.txt").read_text(encoding="utf-8").splitlines()


def read(case: dict[str, Any]) -> list[When]:
    at = case["at"] if "T" in case["at"] else f"{case['at']}T09:00"
    locale = case.get("locale", "en-GB")
    now = reference_time(datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Europe/Oslo")), "monday", locale)
    found = find_dates(tokenise(f"I'll be out {case['said']}"), now, language_of(files_of(locale)).dates)
    return [item.when.behind() if case.get("past") else item.when for item in found]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['said']} at {case['at']}" for case in CASES])
def test_a_public_date_means_its_days_and_its_hour(case: dict[str, Any]) -> None:
    (when,) = read(case)
    if "start" in case:
        assert (when.start.isoformat(), when.end.isoformat()) == (case["start"], case.get("end", case["start"]))
    if "time" in case:
        assert when.time is not None
        assert f"{when.time:%H:%M}" == case["time"]


def test_the_readme_counts_what_is_held_and_what_is_left_out() -> None:
    counted = Counter(case["from"] for case in CASES)
    reason = ""
    for line in LEFT_OUT:
        reason = line.removeprefix("# ") if line.startswith("# ") else reason
        counted[reason] += not line.startswith("# ")
    table = (DATA / "README.md").read_text(encoding="utf-8")
    told = {row[1]: int(row[2]) for row in re.finditer(r"^\| (.+?) \| (\d+) \|$", table, re.MULTILINE)}
    assert told == counted
    assert f"{len(CASES)} of {counted.total()}" in table
