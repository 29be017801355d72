"""Brings wishes to their end: asks what is missing, confirms where it must, carries out; written once for all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from dialogs import corrections, not_understood, taking_back
from dialogs.answers import agreed, answered, said_besides, said_but, said_instead
from dialogs.catalogue import DIALOGS
from dialogs.client_book import hand_over
from dialogs.client_book.listed import with_list_settled
from dialogs.client_book.narrowing import narrowed
from dialogs.client_book.whose import with_book_settled
from dialogs.conversation import ListRow, Reply, Tap
from dialogs.customer import note
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.one_breath import of_one_breath
from dialogs.questions.choices import confirmation
from dialogs.questions.customers import settled_alike, with_references_settled
from dialogs.receipts import on_one_card, with_change
from dialogs.setting import SayInsteadError, Setting
from dialogs.small_talk import SMALL_TALK
from dialogs.state import MOST_WISHES, Done
from dialogs.unfinished import cancelled, let_go
from dialogs.wish import CONFIRMATION, CORRECTION, Wish
from storage.changes import ChangedSinceError
from storage.identifiers import new_id
from storage.settings import Operation

MOST_REPEATS = 1
"""How often an open question is asked again after messages that were no answer; then it is let go."""


def respond(text: str, heard: Sequence[Wish], setting: Setting) -> list[Reply]:
    """The replies to one message, whose wishes are in the order in which they were said."""
    heard = of_one_breath(heard, setting)
    state = setting.state
    replies: list[Reply] = []
    new: list[Wish] = []
    open_question = state.open_question
    if open_question is not None and (fewer := narrowed(open_question, heard)):
        state.agenda[0] = fewer
        return on_one_card(_work_off(setting), setting)
    if open_question is not None and (instead := said_instead(open_question, text, setting)):
        heard = of_one_breath(instead, setting)
        replies.append(cancelled(state.agenda.pop(0), setting))
    elif open_question is not None and (but := said_but(open_question, text, setting)):
        heard = but
    elif open_question is not None and (besides := said_besides(open_question, text, setting)):
        state.agenda[:1] = [agreed(open_question), *of_one_breath(besides, setting)]
        return on_one_card(_work_off(setting), setting)
    elif open_question is not None and (answer := answered(open_question, text, heard, setting)):
        state.agenda = [answer, *settled_alike(open_question, answer, state.agenda[1:])]
        return on_one_card(_work_off(setting), setting)
    for wish in heard:
        answer_at_once = SMALL_TALK.get(wish.frame.intent)
        for outcome in answer_at_once(wish, setting) if answer_at_once else (wish,):
            if isinstance(outcome, Wish):
                new.append(outcome.model_copy(update={"sure": outcome.sure or note.is_said_on(outcome, setting)}))
            elif len(heard) == 1 or wish.frame.intent not in (Intent.GREET, Intent.THANK):
                replies.append(outcome)
    dropped = [Reply(text=setting.say("not-understood-part", text=one)) for wish in heard for one in wish.unread]
    unsure = next((place for place, wish in enumerate(new) if not wish.sure), len(new))
    new[unsure:unsure] = not_understood.told_beside(heard, setting)
    new = of_one_breath(new, setting)
    dropped += _let_a_confirmation_go(setting) if new else []
    state.agenda[:0] = new
    dropped += [let_go(one, setting) for one in state.agenda[MOST_WISHES:]]
    del state.agenda[MOST_WISHES:]
    return on_one_card(replies + _work_off(setting) + dropped, setting)


def respond_to_tap(tap: Tap, setting: Setting) -> list[Reply]:
    """A tapped button is what it stands for, said; that of an old question says so and changes nothing."""
    open_question = setting.state.open_question
    if tap.frame.intent is Intent.UNDO and tap.token:
        return [taking_back.undo(setting, tap.token), *_work_off(setting)]
    if tap.frame.intent is Intent.CORRECT and tap.token:
        return _reopen(tap.token, setting)
    if tap.picked and tap.frame.intent in (Intent.CONFIRM, Intent.DENY):
        agreed = tap.frame.intent is Intent.CONFIRM
        return [hand_over.answer(tap.picked, setting, agreed=agreed), *_work_off(setting)]
    answers = tap.frame.intent in (Intent.CONFIRM, Intent.DENY, Intent.CHOOSE)
    if answers and (open_question is None or open_question.token != tap.token):
        return [Reply(text=setting.say("answered-already")), *_work_off(setting)]
    return respond("", [Wish.tapped(tap)], setting)


def _reopen(receipt_id: str, setting: Setting) -> list[Reply]:
    dropped = _let_a_confirmation_go(setting)
    reopened = corrections.reopen(receipt_id, setting)
    if isinstance(reopened, Reply):
        return [reopened, *_work_off(setting)]
    setting.state.agenda.insert(0, reopened)
    return [*dropped, *_work_off(setting)]


def _let_a_confirmation_go(setting: Setting) -> list[Reply]:
    """A yes that was not given before the next wish is not waited for: it might be given to the wrong question."""
    open_question = setting.state.open_question
    if open_question is None or open_question.asking != CONFIRMATION:
        return []
    setting.state.agenda.pop(0)
    return [let_go(open_question, setting), *_let_those_behind_go(setting)]


def _let_those_behind_go(setting: Setting) -> list[Reply]:
    """What waited behind a question that is let go is not put forward for a yes when nobody thinks of it any more."""
    waiting = setting.state.agenda
    gone = [wish for wish in waiting if _takes_a_yes(_settled(wish, setting), setting)]
    setting.state.agenda = [wish for wish in waiting if wish not in gone]
    return [let_go(wish, setting) for wish in gone]


def _takes_a_yes(wish: Wish, setting: Setting) -> bool:
    dialog = DIALOGS[wish.frame.intent]
    try:
        return dialog.preview is not None and (not wish.sure or dialog.confirms(wish, setting))
    except SayInsteadError:
        return False


def _work_off(setting: Setting) -> list[Reply]:
    """Carry out wish after wish, until one needs an answer."""
    state = setting.state
    replies: list[Reply] = []
    while state.agenda:
        wish = state.agenda.pop(0)
        if wish.token:
            wish = wish.model_copy(update={"repeats": wish.repeats + 1})
            if wish.repeats > MOST_REPEATS:
                replies += [let_go(wish, setting), *_let_those_behind_go(setting)]
                continue
        try:
            asking, reply = _advance(_settled(wish, setting), setting)
        except SayInsteadError as instead:
            asking, reply = None, instead.reply
        replies.append(reply)
        if asking is not None:
            state.agenda.insert(0, asking)
            break
    return replies


def _settled(wish: Wish, setting: Setting) -> Wish:
    return with_references_settled(with_book_settled(with_list_settled(wish, setting), setting), setting)


def _advance(wish: Wish, setting: Setting) -> tuple[Wish | None, Reply]:
    """The wish with the question that was put, or None when it was carried out; and what to say."""
    dialog = DIALOGS[wish.frame.intent]
    if dialog.operation and not setting.may(dialog.operation):
        setting.refuse_right(dialog.operation)
    if wish.asking is None:
        setting.talk_of(wish)
    token = new_id()
    if wish.asking == CORRECTION:
        return wish.model_copy(update={"token": token}), corrections.question(wish, setting).reply
    for question in dialog.questions:
        ask = question.ask(wish, setting, token)
        if ask is not None:
            asked = {"asking": question.slot, "token": token, "options": ask.options}
            return wish.model_copy(update=asked), ask.reply
    if dialog.preview and (not wish.sure or dialog.confirms(wish, setting)):
        shown, about = _previewed(wish, dialog, setting)
        if not wish.confirmed or wish.shown != shown:
            asked = {"asking": CONFIRMATION, "token": token, "options": (), "shown": shown, "confirmed": False}
            return wish.model_copy(update=asked), confirmation(shown, setting, token, about)
    reply = _carry_out(wish, dialog, setting)
    setting.talk_of(wish)
    return None, reply


class _RehearsedError(Exception):
    """Ends what was only tried."""


def _previewed(wish: Wish, dialog: Dialog, setting: Setting) -> tuple[str, tuple[ListRow, ...]]:
    """What would be done, and to whom; of a correction as it is when what it corrects was taken back."""
    if dialog.preview is None:
        return "", ()
    if wish.replaces is None:
        return dialog.preview(wish, setting), dialog.listed(wish, setting)
    shown: tuple[str, tuple[ListRow, ...]] = "", ()
    changes = setting.work.changes
    with suppress(_RehearsedError), setting.work.all_or_nothing():
        with suppress(ChangedSinceError):
            changes.undo([change for change in changes.of(wish.replaces) if change.what != Intent.CORRECT])
        shown = dialog.preview(wish, setting), dialog.listed(wish, setting)
        raise _RehearsedError
    return shown


def _carry_out(wish: Wish, dialog: Dialog, setting: Setting) -> Reply:
    """One receipt for one wish; what it corrects is taken back with it or not at all."""
    changes = setting.work.changes
    changes.begin(wish.frame.intent)
    with setting.work.all_or_nothing():
        taken_back = taking_back.replace(wish.replaces, setting) if wish.replaces else ""
        reply = dialog.finish(wish, setting)
    if changes.wrote:
        done = wish.model_copy(update={"replaces": None, "heard": None})
        setting.state.remember(Done(wish=done, receipt_id=changes.receipt_id, turn_id=changes.turn_id))
        reply = with_change(reply, setting) if dialog.correctable else reply
        if dialog.operation is not Operation.FOLLOW_UPS:
            setting.state.follow_up = None
    return reply.model_copy(update={"text": f"{taken_back} {reply.text}".strip()})
