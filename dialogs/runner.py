"""Brings wishes to their end: asks what is missing, confirms where it must, carries out; written once for all."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import corrections
from dialogs.catalogue import DIALOGS
from dialogs.conversation import Reply, Tap
from dialogs.dialog import Dialog, Said
from dialogs.frame import Intent, Reference
from dialogs.questions.choices import confirmation
from dialogs.questions.customers import with_pronouns_settled
from dialogs.setting import SayInsteadError, Setting
from dialogs.small_talk import SMALL_TALK
from dialogs.state import CONFIRMATION, Done, Wish
from storage.identifiers import new_id
from storage.rules.names import fold
from storage.rules.permissions import roles_that_may

BARE_ANSWERS = {Intent.CHOOSE, Intent.CORRECT, Intent.OUT_OF_SCOPE}
"""What a word or two are read as when they answer a question."""
WORDS_OF_A_COMMAND = 3
"""Where any words are an answer, only a message this short can be "cancel" or "undo"."""


def respond(text: str, heard: Sequence[Wish], setting: Setting) -> list[Reply]:
    """The replies to one message, whose wishes are in the order in which they were said."""
    heard = _of_one_breath(heard)
    open_question = setting.state.open_question
    answered = _answer(open_question, text, heard, setting) if open_question else None
    if answered is not None:
        setting.state.agenda[0] = answered
        return _work_off(setting)
    replies: list[Reply] = []
    new: list[Wish] = []
    for wish in heard:
        outcome = wish if wish.frame.intent in DIALOGS else SMALL_TALK[wish.frame.intent](wish, setting)
        if isinstance(outcome, Wish):
            new.append(outcome)
        elif len(heard) == 1 or wish.frame.intent not in (Intent.GREET, Intent.THANK):
            replies.append(outcome)
    setting.state.agenda[:0] = new
    return replies + _work_off(setting)


def _of_one_breath(heard: Sequence[Wish]) -> list[Wish]:
    """A follow-up said together with something else about a customer is about her too."""
    wishes: list[Wish] = []
    about: tuple[Reference, ...] | None = None
    for wish in heard:
        if wish.frame.intent is Intent.SET_FOLLOW_UP and wish.frame.customers is None and about:
            wish = wish.having(customers=[one.model_dump(exclude_none=True) for one in about])
        about = wish.frame.customers or about
        wishes.append(wish)
    return wishes


def respond_to_tap(tap: Tap, setting: Setting) -> list[Reply]:
    """A tapped button is what it stands for, said; that of an old question says so and changes nothing."""
    open_question = setting.state.open_question
    if tap.frame.intent is Intent.UNDO and tap.token:
        return [corrections.undo(setting, tap.token), *_work_off(setting)]
    answers = tap.frame.intent in (Intent.CONFIRM, Intent.DENY, Intent.CHOOSE)
    if answers and (open_question is None or open_question.token != tap.token):
        return [Reply(text=setting.say("answered-already")), *_work_off(setting)]
    return respond("", [Wish(frame=tap.frame, page=tap.page)], setting)


def _answer(open_question: Wish, text: str, heard: Sequence[Wish], setting: Setting) -> Wish | None:
    """The wish with its open question answered; None when the message is about something else."""
    wish = heard[0]
    if open_question.asking == CONFIRMATION:
        confirmed = len(heard) == 1 and wish.frame.intent is Intent.CONFIRM
        return open_question.model_copy(update={"confirmed": True, "asking": None}) if confirmed else None
    question = next(one for one in DIALOGS[open_question.frame.intent].questions if one.slot == open_question.asking)
    answer = setting.read_as(open_question.frame.intent, text) if text else wish.frame
    said = Said(text, wish.frame, answer)
    if question.takes_any_words:
        command = wish.frame.intent not in DIALOGS and len(text.split()) <= WORDS_OF_A_COMMAND
        is_command = command and wish.frame.intent not in BARE_ANSWERS
        return question.answer(open_question, said, setting) if text and not is_command else None
    intents = {*BARE_ANSWERS, open_question.frame.intent}
    an_answer = not wish.sure or wish.frame.intent in intents or _is_only_a_name(text, wish)
    return question.answer(open_question, said, setting) if len(heard) == 1 and an_answer else None


def _is_only_a_name(text: str, wish: Wish) -> bool:
    references = wish.frame.customers or ()
    return len(references) == 1 and fold(text) == fold(references[0].said)


def _work_off(setting: Setting) -> list[Reply]:
    """Carry out wish after wish, until one needs an answer."""
    agenda = setting.state.agenda
    replies: list[Reply] = []
    while agenda:
        wish = with_pronouns_settled(agenda.pop(0), setting)
        dialog = DIALOGS[wish.frame.intent]
        try:
            asking, reply = _advance(wish, dialog, setting)
        except SayInsteadError as instead:
            asking, reply = None, instead.reply
        replies.append(reply)
        if asking is not None:
            agenda.insert(0, asking)
            break
    return replies


def _advance(wish: Wish, dialog: Dialog, setting: Setting) -> tuple[Wish | None, Reply]:
    """The wish with the question that was put, or None when it was carried out; and what to say."""
    if not setting.may(dialog.operation):
        roles = setting.texts.any(roles_that_may(dialog.operation, setting.grants))
        setting.refuse("not-allowed", operation=setting.say(f"operation-{dialog.operation}"), roles=roles)
    token = new_id()
    for question in dialog.questions:
        ask = question.ask(wish, setting, token)
        if ask is not None:
            asked = {"asking": question.slot, "token": token, "options": ask.options}
            return wish.model_copy(update=asked), ask.reply
    if dialog.preview and not wish.confirmed and (dialog.always_confirm or not wish.sure):
        asked = {"asking": CONFIRMATION, "token": token, "options": ()}
        return wish.model_copy(update=asked), confirmation(dialog.preview(wish, setting), setting, token)
    with setting.work.all_or_nothing():
        reply = dialog.finish(wish, setting)
    if dialog.preview:
        setting.state.done = Done(wish=wish, receipt_id=setting.work.changes.receipt_id)
    return None, reply
