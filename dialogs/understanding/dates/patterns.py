"""The patterns of dates over the classes of the lexicon; the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dialogs.understanding.dates.items import Item
from dialogs.understanding.dates.points import (
    read_day_of_month,
    read_days_of_month,
    read_feast,
    read_month_day,
    read_part_of_today,
    read_relative_day,
    read_weekday,
    read_weekday_in_week,
    read_weeks_from_weekday,
)
from dialogs.understanding.dates.ranges import (
    read_days_of_unit,
    read_edge,
    read_month,
    read_season,
    read_soon,
    read_unit,
    read_week_number,
    read_week_of_month,
    read_weekend,
    read_year,
)
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import (
    read_for_units,
    read_in_units,
    read_last_units,
    read_units_ago,
    read_within_units,
)
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import read_numeric

Maker = Callable[[ReferenceTime, Sequence[Item]], When | None]


_AMOUNT = "(?:#|F|jF?|kj?)"
_MONTH_ALONE = "(?<![#O])(?<![#O]o)i?h?[xtl]?(?<![#O])(?<![#O]o)M(?![nh]*O)#?"
"""Not the month of a day that it does not have: "31 November", "June the 31st"."""
_PART = r"(?:[ih]?h?P|d?h?P)?"


PATTERNS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        ("SM", read_days_of_month),
        ("S", read_numeric),
        ("n?h?W,?[nh]*h?O[oh]*M#?#?", read_month_day),
        ("n?h?W,?[nh]*h?#[oh]*M", read_month_day),
        ("n?h?W[nh]*M[h]?O", read_month_day),
        ("n?h?O[oh]*M#?#?", read_month_day),
        ("n?M[nh]*O#?#?", read_month_day),
        ("n?#o?M#?", read_month_day),
        ("n?M##?", read_month_day),
        ("h?OUo?h?M", read_week_of_month),
        ("[er]?h?[#O][du]h?[#O][io]?h?[xtl]U", read_days_of_unit),
        ("[j#]UnW", read_weeks_from_weekday),
        ("(?<=[er])h?[#O](?=[du]h?[#O])", read_day_of_month),
        ("n?h?Oo?h?[xt]U", read_day_of_month),
        ("n?h?W" + "h?O", read_day_of_month),
        ("h?V?R?o?h?RtU", read_unit),
        ("i?h?[vVm]o?h?[xtl]?[UM]", read_edge),
        ("D" + _PART, read_relative_day),
        ("[tl]P", read_part_of_today),
        ("ihP", read_part_of_today),
        ("n?W" + "(?:[nio]?h?)?[xtl]U", read_weekday_in_week),
        ("[xtl]Un?W", read_weekday_in_week),
        ("n?h?W" + "Ax", read_weekday),
        ("n?h?[xtl]?W" + _PART, read_weekday),
        ("h?WU", read_weekday),
        ("h?EAx", read_weekend),
        ("n?[ai]?h?[xtl]?E", read_weekend),
        ("h?UAx", read_unit),
        ("(?:w|i?h?x)h?" + _AMOUNT + "U", read_within_units),
        ("i?h?l" + _AMOUNT + "U", read_last_units),
        (_AMOUNT + "Ug", read_units_ago),
        (_AMOUNT + "Uf", read_in_units),
        ("i" + _AMOUNT + "U(?!g)f?", read_in_units),
        ("[4G]?G?" + _AMOUNT + "U", read_for_units),
        ("wU", read_within_units),
        ("i?h?[xtl]U", read_unit),
        ("U#", read_week_number),
        (_MONTH_ALONE, read_month),
        ("i?h?[xtl]Zo?#?", read_season),
        ("ih?Zo?#?", read_season),
        ("(?<=[bsAuy])h?Zo?#?", read_season),
        ("n?h?O(?!o?h?M)", read_day_of_month),
        ("nh#", read_day_of_month),
        ("i#", read_year),
        ("(?<=[bsAuy])#", read_year),
        ("H", read_feast),
        ("K", read_soon),
    )
)
