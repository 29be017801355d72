"""List the follow-ups that are due, or open one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs.client_book.books import book_of
from dialogs.conversation import Button, ListCard, ListRow, Reply, Tap
from dialogs.dialog import Dialog
from dialogs.follow_up.card import card, opened
from dialogs.follow_up.which import fitting, in_words
from dialogs.frame import Frame, Intent
from dialogs.paging import page_buttons
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Associate, Customer, FollowUp
from storage.settings import Operation

ROWS_ON_A_PAGE = 10
NAMED_IN_A_SENTENCE = 3


def finish(wish: Wish, setting: Setting) -> Reply:
    if wish.picked is not None:
        return card(fitting(wish, setting)[0], setting)
    first, last = _range(wish.frame)
    all_open = _all_open(wish, last, setting)
    overdue = [one for one in all_open if one.is_overdue(setting.work.now)]
    if wish.frame.overdue:
        found: Sequence[FollowUp] = overdue
    else:
        found = [one for one in all_open if first is None or setting.local_day(one.due) >= first]
    asked = _asked(wish.frame, first, last, setting)
    if wish.refinement.customers:
        asked = setting.say("asked-what-about", asked=asked, customer=setting.names(_about(wish, setting)))
    also_overdue = len([one for one in overdue if one not in found])
    return _list(found, asked, wish, setting, also_overdue=also_overdue)


def _all_open(wish: Wish, last: date | None, setting: Setting) -> Sequence[FollowUp]:
    """The speaker's own, a colleague's, or those about a customer, whoever set them; due until that day."""
    follow_ups, owner = setting.work.follow_ups, _owner(wish, setting)
    if not wish.refinement.customers:
        return follow_ups.open_of(owner.personnel_number if owner else setting.speaker.personnel_number, None, last)
    found = [one for customer in _about(wish, setting) for one in follow_ups.open_of_customer(customer.account_number)]
    return [one for one in found if last is None or setting.local_day(one.due) <= last]


def _owner(wish: Wish, setting: Setting) -> Associate | None:
    """The colleague whose are asked for; refused where the speaker may not see her book."""
    said = wish.refinement.reminded
    if said is None or said.self or said.ids == (setting.speaker.personnel_number,):
        return None
    owner = setting.work.associate(said.ids[0]) if said.ids and len(said.ids) == 1 else None
    if owner is None:
        setting.refuse("associate-unclear", said=said.said)
    frame = Frame(intent=Intent.SHOW_BOOK, book="associate", associate=said)
    book_of(frame, setting)
    return owner


def _about(wish: Wish, setting: Setting) -> list[Customer]:
    """Everybody whom the name may mean."""
    ids = [
        one for who in wish.refinement.customers for one in (setting.state.focus[:1] if who.focus else who.ids or ())
    ]
    customers = list(setting.work.customers.several(ids).values())
    return customers or setting.refuse("customer-unknown", said=wish.refinement.customers[0].said)


def _whose(text: str, wish: Wish, setting: Setting) -> str:
    owner = _owner(wish, setting)
    return setting.say("follow-ups-of", owner=owner.name, text=text) if owner else text


def of_customer(customer: Customer, wish: Wish, setting: Setting) -> Reply | None:
    """The open follow-ups about a customer, whoever set them; None where there is none."""
    found = setting.work.follow_ups.open_of_customer(customer.account_number)
    return _list(found, setting.say("asked-about", customer=customer.name), wish, setting) if found else None


def _list(found: Sequence[FollowUp], asked: str, wish: Wish, setting: Setting, *, also_overdue: int = 0) -> Reply:
    number = min(wish.page, max(len(found) - 1, 0) // ROWS_ON_A_PAGE)
    start = number * ROWS_ON_A_PAGE
    page = found[start : start + ROWS_ON_A_PAGE]
    setting.state.follow_ups_shown([one.follow_up_id for one in page])
    same = Tap(frame=wish.frame, refinement=wish.refinement)
    buttons = [*page_buttons(same, number, ROWS_ON_A_PAGE, len(found), setting)]
    if also_overdue:
        overdue = Tap(frame=Frame(intent=Intent.SHOW_FOLLOW_UPS, overdue=True), refinement=wish.refinement)
        buttons.append(Button(label=setting.say("button-overdue"), tap=overdue))
    rows = tuple(_row(one, setting) for one in page)
    footer = setting.say("list-part", first=start + 1, last=start + len(page), total=len(found))
    list_card = ListCard(
        title=setting.say("follow-ups-title"),
        rows=rows,
        footer=footer if len(found) > len(page) else "",
        buttons=tuple(buttons),
    )
    text = _said(found, page, asked, wish, setting)
    if also_overdue:
        whether = "some" if found else "none"
        text = setting.say("follow-ups-beside-overdue", text=text, count=also_overdue, found=whether)
    return Reply(text=_whose(text, wish, setting), card=list_card if rows or buttons else None)


def _said(found: Sequence[FollowUp], page: Sequence[FollowUp], asked: str, wish: Wish, setting: Setting) -> str:
    if not found:
        said = wish.refinement
        whose = "colleague" if said.reminded else "other" if said.customers else "mine"
        return setting.say("follow-ups-none", asked=asked, whose=whose)
    named = [_named(one, setting) for one in page[:NAMED_IN_A_SENTENCE]]
    part = "all" if len(found) == len(named) else "some"
    return setting.say("follow-ups", count=len(found), asked=asked, part=part, listed=setting.texts.all(named))


def _named(one: FollowUp, setting: Setting) -> str:
    return setting.say("option", title=setting.say("quoted", text=one.text), detail=in_words(one, setting))


def _row(one: FollowUp, setting: Setting) -> ListRow:
    """The speaker's own opens with a tap; that of a colleague says whose it is."""
    detail = in_words(one, setting)
    if one.personnel_number == setting.speaker.personnel_number:
        return ListRow(title=one.text, detail=detail, tap=opened(one))
    return ListRow(title=one.text, detail=f"{detail} · {setting.associate_name(one.personnel_number)}")


def _range(frame: Frame) -> tuple[date | None, date | None]:
    if frame.due is None or frame.overdue:
        return None, None
    first, last = (frame.due, frame.due) if isinstance(frame.due, str) else frame.due
    return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])


def _asked(frame: Frame, first: date | None, last: date | None, setting: Setting) -> str:
    if frame.overdue:
        return setting.say("asked-overdue")
    if first is None or last is None:
        return setting.say("asked-any")
    if first == last:
        return setting.say("asked-day", day=setting.texts.day(first))
    return setting.say("asked-range", days=setting.texts.days(first, last))


DIALOG = Dialog(intent=Intent.SHOW_FOLLOW_UPS, operation=Operation.FOLLOW_UPS, finish=finish)
