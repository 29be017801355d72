"""The patterns of dates over the classes of the lexicon; the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dialogs.understanding.dates.feasts import read_feast
from dialogs.understanding.dates.items import AMOUNT, Item
from dialogs.understanding.dates.months import (
    read_days_of_month,
    read_days_of_unit,
    read_half_of,
    read_month,
    read_nth_weekday,
    read_quarter,
    read_week_of_month,
)
from dialogs.understanding.dates.points import (
    read_day_of_month,
    read_day_of_numbered_month,
    read_day_week,
    read_month_day,
    read_month_day_of_year,
    read_next_morning,
    read_part_of_today,
    read_relative_day,
    read_same_time,
    read_weekday,
    read_weekday_in_week,
)
from dialogs.understanding.dates.ranges import (
    read_edge,
    read_rest,
    read_season,
    read_soon,
    read_unit,
    read_week_number,
    read_weekdays_in_week,
    read_weekend,
    read_year,
)
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import (
    read_for_units,
    read_in_units,
    read_last_units,
    read_one_or_two_units,
    read_quarters_of_hour,
    read_units_ago,
    read_within_units,
)
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import read_numeric, read_weekday_with_date

Maker = Callable[[ReferenceTime, Sequence[Item]], When | None]


_MONTH_ALONE = "(?<![#O])(?<![#O]o)i?h?[xtl]?(?<![#O])(?<![#O]o)M(?![nh]*O)#?"
"""Not the month of a day that it does not have: "31 November", "June the 31st"."""
_PART = r"(?:[ih]?h?(?:[vV]d?)?P|,ihP|d?h?P|T|p(?!#)|B(?:ihP)?|y?h?Q)?"
_OF_UNIT = "[io]?h?[xtl]?U"
_MONTH_DAY = "n?(?:h?O[oh]*M|M[nh]*O|#;?o?M|M#)"
_COUNT = AMOUNT + "U(?:djk)?"
"""A number of units: "three weeks", "a year and a half"."""


PATTERNS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        ("[er]?SM(?:,?#)?", read_days_of_month),
        ("MS", read_days_of_month),
        ("[er]?#[du]#M,?##?", read_days_of_month),
        ("M[er]?[#O][du]h?[#O](?![p:c])", read_days_of_month),
        ("S", read_numeric),
        ("n?h?W,?S", read_weekday_with_date),
        (_MONTH_DAY + ",#", read_month_day),
        ("n?h?W,?(?:M#|#;?o?M|[nh]*h?O[oh]*M|M[nh]*O),?#", read_month_day),
        ("n?h?W,?[nh]*h?O[oh]*M#?#?", read_month_day),
        ("n?h?W,?[nh]*h?#[oh]*M", read_month_day),
        ("n?h?W[nh]*M[h]?O", read_month_day),
        (_MONTH_DAY + "[oi]?h?[xtl]U", read_month_day_of_year),
        ("n?h?O[oh]*M#?#?", read_month_day),
        ("n?h?Ooh?O#?#?", read_day_of_numbered_month),
        ("n?M[nh]*O#?#?", read_month_day),
        ("n?#;?o?M;?#?", read_month_day),
        ("n?M##?", read_month_day),
        ("h?OW[oi]h?(?:M#?|[xtl]?U)", read_nth_weekday),
        ("h?lW(?:oh?[xtl]?U|[oi]h?M#?)", read_nth_weekday),
        ("h?OU" + "o?h?(?:M#?|[xtl]?U)", read_week_of_month),
        ("h?lUoh?(?:M#?|[xtl]?U)", read_week_of_month),
        ("h?OU[io]?h?(?:#|[xtl]U)", read_quarter),
        ("h?Okoh?(?:M#?|[xtl]?U)", read_half_of),
        ("[er]?h?[#O][du]h?[#O][io]?h?[xtl]U", read_days_of_unit),
        ("[er]?S[io]*h?[xtl]U", read_days_of_unit),
        ("(?<=[er])h?[#O](?=[du]h?[#O])", read_day_of_month),
        ("n?h?Oo?h?[xt]U", read_day_of_month),
        ("n?h?Wh?O", read_day_of_month),
        ("n?Wh#", read_day_of_month),
        ("h?V?h?R[oh]*t?U", read_rest),
        ("JtU", read_rest),
        ("tf(?:[xl]U|D)", read_same_time),
        ("i?h?[vVm]o?h?[xtl]?[UM]", read_edge),
        ("h?UV(?![WD])", read_edge),
        ("BihP", read_next_morning),
        ("DU", read_day_week),
        ("D" + _PART, read_relative_day),
        ("T", read_relative_day),
        ("Q", read_relative_day),
        ("[tl]P", read_part_of_today),
        ("ihP", read_part_of_today),
        ("[er]?n?W[du]W(?:[nio]?h?)?[xtl]U", read_weekdays_in_week),
        ("[xtl]U,?[er]n?W[du]W", read_weekdays_in_week),
        ("n?W" + "(?:[nio]?h?)?[xtl]U", read_weekday_in_week),
        ("[xtl]Un?W", read_weekday_in_week),
        ("n?h?W" + "Ah?x", read_weekday),
        ("n?h?Wbl(?![WUMEH])", read_weekday),
        ("n?h?WU", read_day_week),
        ("n?h?[xtl]?W" + _PART, read_weekday),
        ("h?EAh?x", read_weekend),
        ("n?[ai]?h?[xtl]?E", read_weekend),
        ("h?UAh?x", read_unit),
        ("h?Ubl(?![WUMEH])", read_unit),
        ("i?#?qoj?U", read_quarters_of_hour),
        ("i[#j]U?Y#U?", read_one_or_two_units),
        ("(?:w|i?h?x)h?" + _COUNT, read_within_units),
        ("i?h?l" + _COUNT, read_last_units),
        (_COUNT + "g", read_units_ago),
        (_COUNT + "f", read_in_units),
        ("i" + _COUNT + "(?!g)f?", read_in_units),
        ("[4G]?G?" + _COUNT, read_for_units),
        ("wU", read_within_units),
        ("i?h?[xtl]U", read_unit),
        ("ihU#", read_year),
        ("i?h?U#", read_week_number),
        ("i?h?M[oi]?h?[xtl]U", read_month),
        ("i?h?Mo?##", read_month),
        ("i?h?M,#", read_month),
        (_MONTH_ALONE, read_month),
        ("i?h?[xtl]Zo?#?", read_season),
        ("ih?Zo?#?", read_season),
        ("(?<=[bsAuy])h?Zo?#?", read_season),
        ("n?h?O(?!o?h?M)", read_day_of_month),
        ("nh#", read_day_of_month),
        ("n#(?=$|,?a?(?:#p|:)|a#)", read_day_of_month),
        ("4h#(?=$|[,;]|a[#:])", read_day_of_month),
        ("i##?", read_year),
        ("(?<=[bsAuy])#", read_year),
        ("[nai]?h?[xtl]?Ho?#", read_feast),
        ("[nai]?h?H" + "[io]?h?[xtl]U", read_feast),
        ("[nai]?h?[xtl]?H", read_feast),
        ("K", read_soon),
    )
)
