"""One turn, from top to bottom: who is it, was this answered before, what is wanted, do it, keep it, answer."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import runner
from dialogs.conversation import Incoming, Reply
from dialogs.language.texts import texts_for
from dialogs.setting import Setting
from dialogs.state import VERSION, State, Wish
from dialogs.understanding.reader import Reader, Reading
from dialogs.understanding.world import World
from storage.rules.names import spoken_keys
from storage.rules.permissions import Grants
from storage.unit_of_work import UnitOfWork

LONGEST_TEXT = 4_000
"""Characters of one message. Longer ones are no dictation; the person is told so, and nothing is kept by half."""


def take(incoming: Incoming, work: UnitOfWork, reader: Reader, grants: Grants) -> list[Reply]:
    """The replies to one message of a known associate; the caller commits."""
    answered = work.conversations.replies_to(incoming.conversation_id, incoming.activity_id)
    if answered is not None:
        return [Reply.model_validate(reply) for reply in answered]
    state = State.from_json(work.conversations.state(incoming.conversation_id, VERSION))
    setting = Setting(work, texts_for(work.speaker.locale or work.settings.locale), state, grants)
    replies = _respond(incoming, setting, reader)
    work.finish()
    work.conversations.save(incoming.conversation_id, VERSION, state.to_json(), incoming.reference, incoming.at)
    said = [reply.model_dump(mode="json", exclude_none=True) for reply in replies]
    work.conversations.remember(incoming.conversation_id, incoming.activity_id, said, incoming.at)
    return replies


def read(text: str, work: UnitOfWork, reader: Reader, focus: Sequence[str]) -> tuple[Reading, ...]:
    """What a sentence means here and now: each thing that was said, in order."""
    return reader.read(text, _world(text, work, reader, focus))


def _world(text: str, work: UnitOfWork, reader: Reader, focus: Sequence[str]) -> World:
    """All that the reader may know besides the sentence."""
    candidates = work.customers.candidates(
        spoken_keys(reader.name_words(text)),
        (word.strip(",.;:!?").upper() for word in text.split()),
        work.speaker.personnel_number,
        _near(work),
    )
    texts = [attribute.id for attribute in work.settings.attributes if attribute.type == "text"]
    return World(
        settings=work.settings,
        speaker=work.speaker,
        now=work.now,
        associates=work.associates,
        stores=work.stores,
        candidates=candidates,
        focus=tuple(focus),
        known_values={attribute: work.customers.known_values(attribute) for attribute in texts},
    )


def _respond(incoming: Incoming, setting: Setting, reader: Reader) -> list[Reply]:
    if not incoming.personal:
        return [Reply(text=setting.say("only-in-private"))]
    if incoming.tap is not None:
        return runner.respond_to_tap(incoming.tap, setting)
    if len(incoming.text) > LONGEST_TEXT:
        return [Reply(text=setting.say("too-long", longest=LONGEST_TEXT))]
    if not incoming.text.strip():
        return [Reply(text=setting.say("nothing-said"))]
    readings = read(incoming.text, setting.work, reader, setting.state.focus)
    return runner.respond(incoming.text, [Wish(frame=one.frame, sure=one.sure) for one in readings], setting)


def _near(work: UnitOfWork) -> frozenset[str]:
    """The address books of the speaker and her stores."""
    stores = [store for store in work.stores if store.store_id in work.speaker.stores]
    return work.speaker.address_books.union(*(store.address_books for store in stores))
