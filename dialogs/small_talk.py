"""The answers to what is no wish by itself: greetings, help, cancel, a yes without a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogs import misses, not_understood, rewording, taking_back
from dialogs.client_book import hand_over
from dialogs.conversation import Reply
from dialogs.frame import Frame, Intent, Reference
from dialogs.questions.positions import at_position
from dialogs.reading import address_books_in_reach
from dialogs.refinement import NOTHING_MORE
from dialogs.setting import Setting
from dialogs.unfinished import cancelled
from dialogs.wish import CONFIRMATION, Wish
from storage.book_lists import Book
from storage.settings import Operation

Outcomes = Sequence[Reply | Wish]

EXAMPLES = {
    "example-show_book": Operation.VIEW_CLIENT_BOOK,
    "example-take_note": Operation.TAKE_NOTES,
    "example-log_activity": Operation.LOG_ACTIVITIES,
    "example-set_attribute": Operation.SET_ATTRIBUTES,
    "example-set_follow_up": Operation.FOLLOW_UPS,
    "example-show_follow_ups": Operation.FOLLOW_UPS,
    "example-show_customer": Operation.VIEW_CLIENT_BOOK,
    "example-find_customer": Operation.VIEW_CLIENT_BOOK,
    "example-store_book": Operation.VIEW_STORE_CLIENT_BOOKS,
    "example-add_customers": Operation.ADD_CUSTOMER,
    "example-remove_customers": Operation.REMOVE_CUSTOMERS,
    "example-reassign_customers": Operation.REASSIGN_CUSTOMERS,
    "example-undo": Operation.VIEW_CLIENT_BOOK,
}
"""What may be said, by the right that it takes."""
FEW = 3


def examples(setting: Setting) -> tuple[str, ...]:
    """Sentences that this person may say: customers of her own book, a colleague of hers, what is configured."""
    values = _from_her_own_work(setting)
    needs = {"example-set_attribute": "value", "example-reassign_customers": "colleague"}
    return tuple(
        setting.say(key, **values)
        for key, operation in EXAMPLES.items()
        if setting.may(operation) and (key not in needs or needs[key] in values)
    )


def _from_her_own_work(setting: Setting) -> dict[str, str]:
    speaker = setting.speaker
    talked_of = next(iter(setting.work.customers.several(setting.state.focus[:1]).values()), None)
    lists, reach = setting.work.book_lists, address_books_in_reach(setting.work)
    own, stores = Book(speaker.personnel_number), Book(address_books=reach)
    name = talked_of.name if talked_of else lists.somebody(own) or lists.somebody(stores)
    values = {"customer": name or setting.say("somebody")}
    chosen = next((one for one in setting.work.settings.attributes if one.type == "choice"), None)
    if chosen is not None:
        values |= {"attribute": chosen.label.lower(), "value": chosen.choices[0].id}
    colleagues = [one for one in setting.work.associates if one.active and one != speaker]
    near = [one for one in colleagues if set(one.stores) & set(speaker.stores)] or colleagues
    return values | ({"colleague": near[0].name} if near else {})


def greet(wish: Wish, setting: Setting) -> Outcomes:
    name = setting.speaker.name.split()[0]
    return (Reply(text=setting.say("greeting", name=name), suggestions=examples(setting)[:FEW]),)


def helped(wish: Wish, setting: Setting) -> Outcomes:
    said = examples(setting)
    lines = [setting.say("help"), *(setting.say("help-line", example=one) for one in said)]
    return (Reply(text="\n".join(lines), suggestions=said[:FEW]),)


def cancel(wish: Wish, setting: Setting) -> Outcomes:
    if not setting.state.agenda:
        return (Reply(text=setting.say("cancel-nothing")),)
    return (cancelled(setting.state.agenda.pop(0), setting),)


def deny(wish: Wish, setting: Setting) -> Outcomes:
    if not setting.state.agenda:
        return _answer(setting, agreed=False)
    misses.count(setting.state.agenda[0], misses.Outcome.DENIED, setting)
    return cancel(wish, setting)


def confirm(wish: Wish, setting: Setting) -> Outcomes:
    """Without a question that it could answer; another open question is simply asked again."""
    return () if setting.state.agenda else _answer(setting, agreed=True)


def _answer(setting: Setting, *, agreed: bool) -> Outcomes:
    """A yes or a no to what a colleague asked, where nothing else was."""
    return hand_over.answer_in_words(setting, agreed=agreed) or (Reply(text=setting.say("answer-to-nothing")),)


def choose(wish: Wish, setting: Setting) -> Outcomes:
    """Without an open question: a customer or a follow-up of the list shown last, or the customer named."""
    frame, listed = wish.frame, setting.state.listed
    if frame.customers:
        return (Wish(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=frame.customers), sure=wish.sure),)
    follow_up = at_position(tuple(setting.state.follow_ups), frame.position)
    if follow_up is not None:
        return (Wish(frame=Frame(intent=Intent.SHOW_FOLLOW_UPS), picked=follow_up),)
    picked = at_position(tuple(listed), frame.position)
    if picked is None:
        return (Reply(text=setting.say("choose-from-nothing")),)
    return (Wish(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=(Reference(said=picked, ids=(picked,)),))),)


def thank(wish: Wish, setting: Setting) -> Outcomes:
    return (Reply(text=setting.say("welcome")),)


def out_of_scope(wish: Wish, setting: Setting) -> Outcomes:
    if meant := not_understood.meant(wish, setting):
        return meant
    misses.count(wish, misses.Outcome.DECLINED, setting)
    return (Reply(text=setting.say("not-understood"), suggestions=examples(setting)[:FEW]),)


def undo(wish: Wish, setting: Setting) -> Outcomes:
    """An earlier change where one is described, else the latest; while a yes is waited for, just the question."""
    open_question = setting.state.open_question
    plain = wish.refinement == NOTHING_MORE
    if plain and open_question is not None and open_question.asking == CONFIRMATION:
        return cancel(wish, setting)
    if wish.refinement.changes:
        return (taking_back.undo_several(wish.refinement.changes, setting),)
    return (taking_back.undo(setting),) if plain else (wish,)


SMALL_TALK: dict[Intent, Callable[[Wish, Setting], Outcomes]] = {
    Intent.GREET: greet,
    Intent.THANK: thank,
    Intent.HELP: helped,
    Intent.CANCEL: cancel,
    Intent.CONFIRM: confirm,
    Intent.DENY: deny,
    Intent.CHOOSE: choose,
    Intent.UNDO: undo,
    Intent.CORRECT: rewording.corrected,
    Intent.OUT_OF_SCOPE: out_of_scope,
}
