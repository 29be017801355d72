"""What colleagues did in a period: activities, notes, and who went from book to book."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.client_book.books import in_reach
from dialogs.conversation import Reply, TimelineCard, TimelineEntry
from dialogs.customer.entries import entry
from dialogs.customer.period import period_of
from dialogs.frame import Reference
from dialogs.refinement import Journal as Asked
from dialogs.setting import Setting
from storage.journal import Journal, Movement
from storage.records import NEVER, Activity, Customer, Note
from storage.settings import Operation

MOST_ENTRIES = 30


def told(asked: Asked, setting: Setting) -> Reply:
    """Of the speaker herself, or of colleagues whose books she may see."""
    numbers = _numbers(asked.of, setting)
    period = period_of(asked.period, setting)
    book = setting.work.journal(numbers, period.first or NEVER, period.before or setting.work.now)
    values = {"who": _who(asked.of, setting), "period": period.words}
    moved = book.movements() if asked.moves or not (asked.activity_types or asked.notes) else ()
    counted, entries = _work(asked, book, setting)
    if moved:
        counted.append(setting.say("journal-moves", count=len(moved)))
    if not counted:
        return Reply(text=setting.say("journal-nothing", **values))
    everything = sorted([*entries, *moved], key=lambda one: one.at, reverse=True)
    shown = everything[:MOST_ENTRIES]
    customers = setting.work.customers.several([one.account_number for one in shown])
    part = setting.say("journal-part", shown=len(shown), count=len(everything))
    card = TimelineCard(
        title=setting.say("journal-title", **values),
        entries=tuple(_entry(one, customers, setting) for one in shown),
        footer=part if len(everything) > len(shown) else "",
    )
    return Reply(text=setting.say("journal", what=setting.texts.all(counted), **values), card=card)


def _work(asked: Asked, book: Journal, setting: Setting) -> tuple[list[str], Sequence[Activity | Note]]:
    """How much of each kind, in words, and the latest of it."""
    if asked.moves:
        return [], ()
    counted: list[str] = []
    entries: list[Activity | Note] = []
    if not asked.notes:
        for kind, count in book.activity_counts(asked.activity_types).items():
            definition = setting.work.settings.activity_type(kind)
            label = definition.label if definition else kind
            counted.append(setting.say("journal-activities", type=label.lower(), count=count))
        entries += book.activities(asked.activity_types, MOST_ENTRIES)
    if asked.notes or not asked.activity_types:
        notes = book.note_count()
        counted += [setting.say("journal-notes", count=notes)] if notes else []
        entries += book.notes(MOST_ENTRIES)
    return counted, entries


def _numbers(of: Sequence[Reference], setting: Setting) -> list[str]:
    """Refused where the speaker may not see the books of those who are meant."""
    if of and all(one.self for one in of):
        return [setting.speaker.personnel_number]
    if not setting.may(Operation.VIEW_STORE_CLIENT_BOOKS):
        setting.refuse_right(Operation.VIEW_STORE_CLIENT_BOOKS)
    if not of:
        return [one.personnel_number for one in setting.work.associates if in_reach(one.address_books, setting)]
    numbers = []
    for said in of:
        known = [one for one in setting.work.associates if said.ids and one.personnel_number == said.ids[0]]
        if said.self:
            known = [setting.speaker]
        if not known or len(said.ids or ()) > 1:
            setting.refuse("associate-unclear", said=said.said)
        if not in_reach(known[0].address_books, setting):
            setting.refuse("book-out-of-reach", book=setting.say("client-book-of", owner=known[0].name))
        numbers.append(known[0].personnel_number)
    return numbers


def _who(of: Sequence[Reference], setting: Setting) -> str:
    if not of:
        return setting.say("journal-everybody")
    names = [setting.say("journal-you") if one.self else setting.associate_name((one.ids or ("",))[0]) for one in of]
    return setting.texts.all(names)


def _entry(one: Activity | Note | Movement, customers: dict[str, Customer], setting: Setting) -> TimelineEntry:
    known = customers.get(one.account_number)
    name = known.name if known else one.account_number
    if isinstance(one, Movement):
        title = setting.say("journal-entry", what=name, customer=_movement(one, setting))
        text = setting.say("journal-moved-by", colleague=setting.associate_name(one.by))
        return TimelineEntry(at=setting.when(one.at), title=title, text=text)
    shown = entry(one, setting)
    title = setting.say("journal-entry", what=shown.title, customer=name)
    return shown.model_copy(update={"title": title})


def _movement(one: Movement, setting: Setting) -> str:
    way = "moved" if one.giver and one.receiver else "added" if one.receiver else "removed"
    giver, receiver = (setting.associate_name(number) if number else "" for number in (one.giver, one.receiver))
    return setting.say("journal-movement", way=way, giver=giver, receiver=receiver)
