"""The answers to what is no wish by itself: greetings, help, cancel, a yes without a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogs import corrections
from dialogs.conversation import Reply
from dialogs.frame import Frame, Intent, Reference
from dialogs.questions.positions import at_position
from dialogs.refinement import NOTHING_MORE
from dialogs.setting import Setting
from dialogs.state import CONFIRMATION, Wish
from dialogs.unfinished import cancelled
from storage.settings import Operation

Outcomes = Sequence[Reply | Wish]

EXAMPLES = {
    "example-show_book": Operation.VIEW_CLIENT_BOOK,
    "example-show_customer": Operation.VIEW_CLIENT_BOOK,
    "example-take_note": Operation.TAKE_NOTES,
    "example-log_activity": Operation.LOG_ACTIVITIES,
    "example-set_attribute": Operation.SET_ATTRIBUTES,
    "example-set_follow_up": Operation.FOLLOW_UPS,
    "example-remove_customers": Operation.REMOVE_CUSTOMERS,
    "example-undo": Operation.VIEW_CLIENT_BOOK,
}
FEW = 3


def examples(setting: Setting) -> tuple[str, ...]:
    """Sentences that this person may say, with a customer of her own book and what is configured."""
    customer = next(iter(setting.work.customers.several(setting.state.focus[:1]).values()), None)
    name = customer.name if customer else setting.work.book_lists.somebody(setting.speaker.personnel_number)
    chosen = next((one for one in setting.work.settings.attributes if one.type == "choice"), None)
    values = {"customer": name or setting.say("somebody")}
    if chosen is not None:
        values |= {"attribute": chosen.label.lower(), "value": chosen.choices[0].id}
    return tuple(
        setting.say(key, **values)
        for key, operation in EXAMPLES.items()
        if setting.may(operation) and (chosen is not None or operation is not Operation.SET_ATTRIBUTES)
    )


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
    return cancel(wish, setting) if setting.state.agenda else confirm(wish, setting)


def confirm(wish: Wish, setting: Setting) -> Outcomes:
    """Without a question that it could answer; another open question is simply asked again."""
    return () if setting.state.agenda else (Reply(text=setting.say("answer-to-nothing")),)


def choose(wish: Wish, setting: Setting) -> Outcomes:
    """Without an open question: a customer of the list shown last, or the one named."""
    frame, listed = wish.frame, setting.state.listed
    if frame.customers:
        return (Wish(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=frame.customers), sure=wish.sure),)
    picked = at_position(tuple(listed), frame.position)
    if picked is None:
        return (Reply(text=setting.say("choose-from-nothing")),)
    return (Wish(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=(Reference(said=picked, ids=(picked,)),))),)


def thank(wish: Wish, setting: Setting) -> Outcomes:
    return (Reply(text=setting.say("welcome")),)


def out_of_scope(wish: Wish, setting: Setting) -> Outcomes:
    return (Reply(text=setting.say("not-understood"), suggestions=examples(setting)[:FEW]),)


def undo(wish: Wish, setting: Setting) -> Outcomes:
    """An earlier change where one is described, else the latest; while a yes is waited for, just the question."""
    open_question = setting.state.open_question
    if open_question is not None and open_question.asking == CONFIRMATION:
        return cancel(wish, setting)
    described = wish.refinement != NOTHING_MORE
    return (wish,) if described else (corrections.undo(setting),)


SMALL_TALK: dict[Intent, Callable[[Wish, Setting], Outcomes]] = {
    Intent.GREET: greet,
    Intent.THANK: thank,
    Intent.HELP: helped,
    Intent.CANCEL: cancel,
    Intent.CONFIRM: confirm,
    Intent.DENY: deny,
    Intent.CHOOSE: choose,
    Intent.UNDO: undo,
    Intent.CORRECT: corrections.corrected,
    Intent.OUT_OF_SCOPE: out_of_scope,
}
