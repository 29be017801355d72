"""Conditions on measures over a whole book: only of those customers who meet all the others are they fetched."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dialogs.client_book.conditions import field_label, filters_for
from dialogs.conversation import Reply, Tap
from dialogs.customer.values import in_words
from dialogs.frame import Filter
from dialogs.measures import Lack, age, is_unfinished, lack, measures_of
from dialogs.setting import SayInsteadError, Setting
from dialogs.wish import Wish
from storage.book_lists import Book, Order, Page
from storage.insights.connector import AtHand
from storage.records import BookRow
from storage.rules.measure_conditions import FEWEST_FIRST
from storage.settings import MeasureDefinition, Operation

TOP = 3
"""Customers who are named in the sentence."""
MOST_MEASURED = 1000
"""Customers whose measures are fetched for one question."""


@dataclass(frozen=True)
class Measured:
    """A book's customers with the measure that is asked for."""

    definition: MeasureDefinition
    found: AtHand
    fewest_first: bool
    most: int | None = None
    """So many of the first ones."""

    @property
    def order(self) -> Order:
        """Those without it last."""

        def rank(account_number: str) -> tuple[Decimal, str]:
            value = self.found.measures[account_number].get(self.definition.id)
            if value is None:
                return Decimal("Infinity"), ""
            if self.definition.type == "text":
                return Decimal(0), value
            return Decimal(value) * (1 if self.fewest_first else -1), ""

        return Order("measure", ranked=tuple(sorted(self.found.measures, key=rank)), most=self.most)

    def detail(self, row: BookRow, setting: Setting) -> str:
        value = self._value(row, setting)
        return setting.say("fact", label=self.definition.label, value=value) if value else ""

    def sentence(self, counted: str, page: Page, setting: Setting) -> str:
        """Those at the top of the page, with what they have."""
        top = [
            setting.say("option", title=row.name, detail=value)
            for row in page.rows[:TOP]
            if (value := self._value(row, setting))
        ]
        if not top:
            return counted
        if self.definition.type == "text":
            return setting.say("book-named", counted=counted, customers=setting.texts.all(top))
        first = "lowest" if self.fewest_first else "highest"
        return setting.say("book-ranked", counted=counted, first=first, customers=setting.texts.all(top))

    def age(self, setting: Setting) -> str:
        return age(self.found, setting)

    def _value(self, row: BookRow, setting: Setting) -> str:
        """For a reader; empty where there is none."""
        value = self.found.measures.get(row.account_number, {}).get(self.definition.id)
        return in_words(self.definition, value, setting) if value is not None else ""

    def marked(self, reply: Reply, wish: Wish) -> Reply:
        """As one that shows measures, and may become newer later."""
        again = Tap(frame=wish.frame, refinement=wish.refinement, page=wish.page)
        return reply.model_copy(update={"again": again, "unfinished": is_unfinished(self.found)})


def measured(wish: Wish, book: Book, setting: Setting) -> Measured | None:
    """None where nothing is asked of measures; refused where they may not be seen, or cannot be had."""
    filters = wish.frame.filters or ()
    asked = _asked(wish, setting)
    if asked is None:
        return None
    definition, fewest_first = asked
    field = field_label(definition.id, setting)
    if not setting.may(Operation.VIEW_MEASURES):
        setting.refuse_right(Operation.VIEW_MEASURES)
    others = [one for one in filters if not _about_measures(one, setting)]
    conditions = filters_for(setting).all(others, wish.refinement.further)
    account_numbers = setting.work.book_lists.account_numbers(book, conditions, MOST_MEASURED + 1)
    if len(account_numbers) > MOST_MEASURED:
        setting.refuse("measured-too-many", field=field, most=MOST_MEASURED)
    found = measures_of(account_numbers, setting)
    if found is None:
        setting.refuse("measured-off", field=field)
    missing = lack(found)
    if missing is Lack.NO_ANSWER:
        setting.refuse("measured-no-answer", field=field)
    if missing is Lack.COMING:
        again = Tap(frame=wish.frame, refinement=wish.refinement, page=wish.page)
        raise SayInsteadError(Reply(text=setting.say("measured-coming", field=field), again=again, unfinished=True))
    ranking = wish.refinement.ranking
    return Measured(definition, found, fewest_first, ranking.most if ranking else None)


def _asked(wish: Wish, setting: Setting) -> tuple[MeasureDefinition, bool] | None:
    """The measure by which the list is sorted, and whether the lowest come first: as asked, else by the condition."""
    ranking = wish.refinement.ranking
    ranked = setting.work.settings.measure(ranking.field) if ranking else None
    if ranking and ranked:
        return ranked, ranking.lowest_first
    for condition in (*(wish.frame.filters or ()), *wish.refinement.excluding):
        if about := _about_measures(condition, setting):
            definition, op = about
            return definition, op in FEWEST_FIRST
    return None


def _about_measures(condition: Filter, setting: Setting) -> tuple[MeasureDefinition, str] | None:
    """The first measure in a condition or its alternatives, and how it is compared."""
    for one in condition.any_of or ():
        if about := _about_measures(one, setting):
            return about
    definition = setting.work.settings.measure(condition.field or "")
    return (definition, condition.op or "") if definition else None
