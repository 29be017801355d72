"""All that the assistant says, from the Fluent files of one language (`dialogs/language/<locale>/texts/*.ftl`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

from dialogs.language.files import MOST_KEPT, files_of, is_language
from storage.records import BirthDate
from storage.text_files import TextFiles

LEAP_YEAR = 2000

Value = str | int | float


class Texts:
    """Sentences by their key, and dates, amounts and lists as the locale writes them."""

    def __init__(self, locale: str = "en-GB", hers: TextFiles | None = None) -> None:
        """`hers`: the retailer's folders of languages, whose messages take the place of ours."""
        self.locale = Locale.parse(locale, sep="-") if is_language(locale) else Locale("en", "GB")
        self._bundle = FluentBundle([locale], use_isolating=False)
        for content in files_of(locale, hers).texts():
            self._bundle.add_resource(FluentResource(content), allow_overrides=True)

    @property
    def language_tag(self) -> str:
        """'en-GB'."""
        return str(self.locale).replace("_", "-")

    def say(self, key: str, **values: Value) -> str:
        """The text of `key` (`message` or `message.attribute`), filled with the values; LookupError for no such key."""
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(text)

    def all(self, items: Sequence[str]) -> str:
        """'Maria, Bo and Carla'."""
        return format_list(items, locale=self.locale)

    def any(self, items: Sequence[str]) -> str:
        """'Maria, Bo or Carla'."""
        return format_list(items, style="or", locale=self.locale)

    def day(self, day: date) -> str:
        """'Fri, 27 Nov 2026'."""
        return self._day("yMMMEd", day)

    def short_day(self, day: date) -> str:
        """'27 Nov 2026'."""
        return self._day("yMMMd", day)

    def days(self, first: date, last: date) -> str:
        """'23–29 Nov 2026'."""
        return format_interval(first, last, "yMMMd", locale=self.locale)

    def weekday(self, day: date) -> str:
        """'Fri, 27 Nov'."""
        return self._day("MMMEd", day)

    def long_day(self, day: date) -> str:
        """'27 November 1980'."""
        return format_date(day, "long", locale=self.locale)

    def birthday(self, born: BirthDate) -> str:
        """'27 November 1980', or '27 November' where the year is not known."""
        if born.year is None:
            return self.day_of_year(born.month, born.day)
        return self.long_day(date(born.year, born.month, born.day))

    def day_of_year(self, month: int, day: int) -> str:
        """'27 November'."""
        return self._day("MMMMd", date(LEAP_YEAR, month, day))

    def moment(self, moment: datetime) -> str:
        """'Fri, 27 Nov 2026 15:30', in the moment's own zone."""
        return f"{self.day(moment.date())} {format_time(moment.time(), 'short', locale=self.locale)}"

    def ago(self, seconds: float) -> str:
        """'2 hours ago'."""
        return format_timedelta(-timedelta(seconds=seconds), add_direction=True, locale=self.locale)

    def amount(self, amount: Decimal, currency: str) -> str:
        return format_currency(amount, currency, locale=self.locale)

    def number(self, number: Decimal | int | float) -> str:
        return format_decimal(number, locale=self.locale)

    def _day(self, skeleton: str, day: date) -> str:
        """The parts that the skeleton names, in the locale's order."""
        return format_skeleton(skeleton, datetime.combine(day, time()), locale=self.locale)

    def percent(self, share: Decimal | float) -> str:
        return format_percent(share, locale=self.locale)


def sentence_case(text: str) -> str:
    """The text with a capital to begin with."""
    return text[:1].upper() + text[1:]


@lru_cache(MOST_KEPT)
def texts_for(locale: str, hers: TextFiles | None = None) -> Texts:
    return Texts(locale, hers)
