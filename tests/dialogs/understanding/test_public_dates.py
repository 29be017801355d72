"""Dates that an associate could say, with what they mean, against the public English cases of Recognizers-Text.

Of the 78 cases at the start of its DateParser and DatePeriodParser specifications (microsoft/Recognizers-Text, MIT;
facts, not code) these 31 are held. Left out: 38 that nobody says to a shop's assistant (4-22, 4.22, 2015/08/12, Oct/2,
08/12,15, bare 2015.3, "month of september.16th", weeks without their days); 4 whose answer is a matter of convention
("this September" in November lies ahead here, "last sept" is the one just gone, the third and the last week of a month
are counted in sevens); 5 that are not read so far (a year behind a comma, "Oct." with its stop, "on 15").
"""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dialogs.language.files import files_of
from dialogs.understanding.dates.finder import find_dates
from dialogs.understanding.dates.reference import reference_time
from dialogs.understanding.language import language_of
from dialogs.understanding.tokens import tokenise

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "dates.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_a_public_date_means_its_days(case: dict[str, str]) -> None:
    moment = datetime.fromisoformat(f"{case['at']}T09:00").replace(tzinfo=ZoneInfo("Europe/Oslo"))
    words = language_of(files_of("en-GB")).dates
    found = find_dates(tokenise(f"I'll be out {case['said']}"), reference_time(moment, "monday", "en-GB"), words)
    days = [(item.when.start.isoformat(), item.when.end.isoformat()) for item in found]
    assert days == [(case["start"], case.get("end", case["start"]))]
