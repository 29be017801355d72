"""Customer search over the associate's address books: who it is, who it may be, of whom it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.conversation import ListCard, ListRow, Reply, Tap
from dialogs.customer.snippet import snippet
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.paging import page_buttons
from dialogs.questions.words import Words
from dialogs.reading import address_books_in_reach
from dialogs.setting import MOST_NAMES, Setting, show
from dialogs.wish import Wish
from storage.address_book_search import ALIKE, VERY_ALIKE
from storage.note_search import NoteFound
from storage.records import Customer
from storage.settings import Operation

ROWS_ON_A_PAGE = 15
FEW = 5
"""Where more are found exactly, names that are nearly so are no help; nor are more of those."""


@dataclass(frozen=True, slots=True)
class Found:
    """Account numbers, each found in one way only."""

    exactly: Sequence[str] = ()
    beginning: Sequence[str] = ()
    """Their names only begin with what was said."""
    nearly: Sequence[str] = ()
    in_notes: Sequence[NoteFound] = ()


def finish(wish: Wish, setting: Setting) -> Reply:
    query = wish.frame.query or ""
    found = _search(query, setting)
    numbers = [*found.exactly, *found.beginning, *found.nearly, *(one.note.account_number for one in found.in_notes)]
    if not numbers:
        return Reply(text=setting.say("find-nobody", query=query))
    page = min(wish.page, (len(numbers) - 1) // ROWS_ON_A_PAGE)
    first = page * ROWS_ON_A_PAGE
    shown = setting.work.customers.several(numbers[first : first + ROWS_ON_A_PAGE])
    setting.state.list_shown(list(shown))
    notes = {one.note.account_number: one for one in found.in_notes}
    rows = tuple(_row(customer, found, notes.get(customer.account_number), setting) for customer in shown.values())
    part = setting.say("list-part", first=first + 1, last=first + len(shown), total=len(numbers))
    more = setting.say("find-more") if len(numbers) > len(shown) else ""
    return Reply(
        text=f"{_said(query, found, shown, setting)} {more}".strip() if first == 0 else part,
        card=ListCard(
            title=setting.say("find-title", query=query),
            rows=rows,
            footer=part if more else "",
            buttons=page_buttons(Tap(frame=wish.frame), page, ROWS_ON_A_PAGE, len(numbers), setting),
        ),
    )


def _search(query: str, setting: Setting) -> Found:
    """By what is exact; then by what names begin with or nearly are; then, where nobody is called so, by notes."""
    search, reach = setting.work.address_book_search, address_books_in_reach(setting.work)
    exactly = _own_first(search.by_contact(query, reach), setting)
    if exactly or not any(letter.isalpha() for letter in query) or "@" in query:
        return Found(exactly)
    whole, begun = search.by_name(query, reach, setting.speaker.personnel_number)
    exactly, beginning = _own_first(whole, setting), _own_first(begun, setting)
    least = VERY_ALIKE if exactly else ALIKE
    words = setting.reader.names_meant(query)
    similar = [one for one in search.like_name(words, reach, least) if one not in (*exactly, *beginning)]
    nearly = _own_first(similar, setting)[:FEW]
    if exactly or beginning:
        return Found(exactly, beginning, nearly if len(exactly) + len(beginning) < FEW else ())
    in_notes = setting.work.note_search.search(setting.reader.telling_words(query), reach)
    others = [one for one in in_notes if one.note.account_number not in nearly]
    own = _own(list(dict.fromkeys(one.note.account_number for one in others)), setting)
    return Found((), (), nearly, sorted(others, key=lambda one: (-one.score, one.note.account_number not in own)))


def _own(account_numbers: Sequence[str], setting: Setting) -> set[str]:
    return setting.work.address_book_search.in_book_of(setting.speaker.personnel_number, account_numbers)


def _own_first(account_numbers: Sequence[str], setting: Setting) -> list[str]:
    """Who is looked for is most often the speaker's own client."""
    own = _own(account_numbers, setting)
    return sorted(account_numbers, key=lambda one: one not in own)


def _said(query: str, found: Found, shown: dict[str, Customer], setting: Setting) -> str:
    exactly, beginning, nearly = (
        [shown[one] for one in some if one in shown] for some in (found.exactly, found.beginning, found.nearly)
    )
    in_notes = [one for one in found.in_notes if one.note.account_number in shown]
    said = []
    if exactly:
        names = _names(exactly, len(found.exactly), setting)
        said.append(setting.say("found", count=len(found.exactly), query=query, customers=names))
    if beginning:
        names = _names(beginning, len(found.beginning), setting)
        said.append(setting.say("found-beginning", count=len(found.beginning), query=query, customers=names))
    if nearly:
        said.append(setting.say("found-nearly", customers=_names(nearly, len(nearly), setting)))
    if in_notes:
        best = in_notes[0]
        words = setting.texts.all([setting.say("quoted", text=word) for word in best.words])
        names = _names([shown[one.note.account_number] for one in in_notes], len(found.in_notes), setting)
        piece = snippet(best.note.text, best.words).text
        said.append(
            setting.say("found-in-notes", count=len(found.in_notes), words=words, customers=names, snippet=piece)
        )
    return " ".join(said)


def _names(customers: Sequence[Customer], count: int, setting: Setting) -> str:
    """`count`: how many there are, on other pages too."""
    names = [one.name for one in customers[:MOST_NAMES]]
    return setting.texts.all([*names, setting.say("others")] if count > len(names) else names)


def _row(customer: Customer, found: Found, note: NoteFound | None, setting: Setting) -> ListRow:
    if note is not None:
        piece = snippet(note.note.text, note.words)
        detail = setting.say("find-in-note", snippet=piece.text, account=customer.account_number)
        return ListRow(title=customer.name, detail=detail, marked=piece.marked, tap=show(customer))
    detail = _whose(customer, setting)
    if customer.account_number in found.nearly:
        detail = setting.say("find-nearly", detail=detail)
    return ListRow(title=customer.name, detail=detail, tap=show(customer))


def _whose(customer: Customer, setting: Setting) -> str:
    owners = [
        setting.associate_name(entry.personnel_number)
        for entry in setting.work.client_books.entries(customer.account_number)
    ]
    whose = setting.say("in-book-of", owners=setting.texts.all(owners)) if owners else setting.say("in-no-book")
    return setting.say("customer-subtitle", account=customer.account_number, whose=whose)


DIALOG = Dialog(
    intent=Intent.FIND_CUSTOMER,
    operation=Operation.VIEW_CLIENT_BOOK,
    questions=(Words("query", "find-what"),),
    finish=finish,
)
