"""One turn, from top to bottom: who is it, was this answered before, what is wanted, do it, keep it, answer."""

from __future__ import annotations

from dialogs import administration, misses, paging, runner
from dialogs.answers import takes_any_words
from dialogs.client_book.lending import bring_back
from dialogs.conversation import Incoming, Reply
from dialogs.language.texts import Texts, texts_for
from dialogs.setting import SayInsteadError, Setting
from dialogs.state import VERSION, State
from dialogs.understanding.reader import Reader
from dialogs.unfinished import taken_up
from storage.rules.permissions import Grants
from storage.unit_of_work import UnitOfWork

LONGEST_TEXT = 4_000
"""Characters of one message. Longer ones are no dictation; the person is told so, and nothing is kept by half."""


def take(incoming: Incoming, work: UnitOfWork, reader: Reader, grants: Grants) -> list[Reply]:
    """The replies to one message of a known associate; the caller commits."""
    answered = work.conversations.replies_to(incoming.conversation_id, incoming.activity_id)
    if answered is not None:
        return [renewed(Reply.model_validate(reply), aside(work, reader, grants)) for reply in answered]
    bring_back(work)
    state = State.from_json(work.conversations.state(incoming.conversation_id, VERSION))
    setting = Setting(work, _texts(work), state, grants, reader)
    replies = _respond(incoming, setting)
    if incoming.personal:
        replies[:0] = [Reply.model_validate(notice) for notice in work.notices.take(work.speaker.personnel_number)]
    shown = [button for reply in replies if reply.card for button in reply.card.buttons]
    state.buttons = [button for button in shown if not button.of_measures]
    work.finish()
    reference = incoming.reference if incoming.personal else None  # nobody is told anything in a group unasked
    work.conversations.save(incoming.conversation_id, VERSION, state.to_json(), reference, incoming.at)
    said = [_kept(reply).model_dump(mode="json", exclude_none=True) for reply in replies]
    work.conversations.remember(incoming.conversation_id, incoming.activity_id, said, incoming.at)
    return replies


def aside(work: UnitOfWork, reader: Reader, grants: Grants) -> Setting:
    """A setting beside the conversation, whose state nobody keeps."""
    return Setting(work, _texts(work), State(), grants, reader)


def renewed(reply: Reply, setting: Setting) -> Reply:
    """A reply as it is now; one without measures stays what it was. `setting`: see `aside`."""
    return runner.respond_to_tap(reply.again, setting)[0] if reply.again else reply


def _texts(work: UnitOfWork) -> Texts:
    return texts_for(work.speaker.locale or work.settings.locale, work.settings.language_folder)


def _kept(reply: Reply) -> Reply:
    """What is kept of an answer: of one with measures only how to ask for it again."""
    return Reply(text="", again=reply.again) if reply.again else reply


def _respond(incoming: Incoming, setting: Setting) -> list[Reply]:
    if not incoming.personal:
        return [Reply(text=setting.say("only-in-private"))]
    if incoming.tap is not None:
        return runner.respond_to_tap(incoming.tap, setting)
    if len(incoming.text) > LONGEST_TEXT:
        return [Reply(text=setting.say("too-long", longest=LONGEST_TEXT))]
    if not incoming.text.strip():
        return [Reply(text=setting.say("nothing-said"))]
    again = taken_up(incoming.text, setting)
    if again:
        return runner.respond("", again, setting)
    button = setting.state.button_called(incoming.text)
    try:
        tap = button.tap if button else None
        if tap is None and not takes_any_words(setting.state.open_question):
            tap = paging.turned(incoming.text, setting)
        if tap is not None:
            return runner.respond_to_tap(tap, setting)
        administered = administration.respond(incoming.text, setting)
    except SayInsteadError as instead:
        administered = instead.reply
    if administered is not None:
        return [administered]
    heard = misses.wishes(incoming.text, setting.read(incoming.text), setting)
    return runner.respond(incoming.text, heard, setting)
