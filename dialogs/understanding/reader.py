"""The reader: one message and the world it is said in → the frames it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogs.frame import Frame, Intent
from dialogs.language.phrases import weights_file
from dialogs.understanding import policy
from dialogs.understanding.dates import warm_up
from dialogs.understanding.facts import openings
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.language import closed_key, language_of
from dialogs.understanding.mentions import PersonMention
from dialogs.understanding.preparing import prepare
from dialogs.understanding.references import Context, associate_reference, said_of
from dialogs.understanding.sentence import Sentence, masked
from dialogs.understanding.slots import SLOTS, no_slots
from dialogs.understanding.tokens import tokenise
from dialogs.understanding.world import World


@dataclass(frozen=True)
class Reading:
    """One fact; not sure: a fuzzy person or a narrow reading, to be asked about before anything changes."""

    frame: Frame
    sure: bool


class Reader:
    """Reads sentences of one language: deterministic, offline, without input or output once it is made."""

    def __init__(self, locale: str) -> None:
        self._language = language_of(locale)
        self._model = IntentModel.load(weights_file(locale))
        warm_up()

    def read(self, text: str, world: World) -> tuple[Reading, ...]:
        """The facts in the order in which they were said; always at least one."""
        closed = self._closed(text)
        if closed:
            return (Reading(Frame(intent=Intent(closed)), sure=True),)
        sentence = prepare(text, world, self._language)
        if not sentence.tokens:
            return (Reading(Frame(intent=Intent.OUT_OF_SCOPE), sure=True),)
        context = Context(world, self._language)
        readings = [self._reading(part, guess, context) for part, guess in self._facts(sentence, world, context)]
        if len(readings) > 1:
            readings = [reading for reading in readings if reading.frame.intent not in policy.MERE_WORDS] or readings[
                :1
            ]
            readings = [readings[place] for place in policy.without_repeats([reading.frame for reading in readings])]
        return tuple(readings)

    def read_as(self, intent: Intent, text: str, world: World) -> Frame:
        """An answer to a question about a wish of this intent: the slots that it fills, its intent taken as known."""
        sentence = prepare(text, world, self._language)
        slots = SLOTS.get(intent, no_slots)(sentence, Context(world, self._language)) if sentence.tokens else {}
        return Frame.model_validate({"intent": intent, **slots})

    def name_words(self, text: str) -> tuple[str, ...]:
        """The words of a message under whose name keys customers are to be looked up, nicknames with their names."""
        words: dict[str, None] = {}
        for token in tokenise(text):
            if token.fold and not token.fold[0].isdigit() and token.low not in self._language.function_words:
                words[token.low] = None
                words.update(dict.fromkeys(sorted(self._language.nicknames.names_of(token.fold))))
        return tuple(words)

    def _closed(self, text: str) -> str | None:
        """The closed intent of a whole message: "yes please", "take that back"."""
        if len(text) > policy.LONGEST_CLOSED:
            return None
        words = closed_key([token.low for token in tokenise(text)])
        closed = self._language.closed
        if words in closed:
            return closed[words]
        plain = self._language.without_openings(words)
        return closed.get(plain) if plain != words else None

    def _facts(self, sentence: Sentence, world: World, context: Context) -> list[tuple[Sentence, Guess]]:
        """The parts of the message that state one fact each, with their intents."""
        today = world.now.date()
        parts: list[tuple[Sentence, Guess]] = []
        start = 0
        marks = openings(sentence, self._language)
        places = [place for place, _ in marks]
        kinds = dict(marks)
        current = self._guess(self._part(sentence, 0, places[0] if places else len(sentence.tokens)), today)
        for number, place in enumerate(places):
            end = places[number + 1] if number + 1 < len(places) else len(sentence.tokens)
            tail = self._part(sentence, place, end)
            guess = self._guess(tail, today)
            if policy.begins_fact(sentence.part(start, place), tail, current, guess, kinds[place], self._language):
                head = self._part(sentence, start, place)
                parts.append((head, self._guess(head, today)))
                start, current = place, guess
        last = self._part(sentence, start, len(sentence.tokens))
        parts.append((last, self._guess(last, today)))
        return parts

    def _part(self, sentence: Sentence, start: int, end: int) -> Sentence:
        """Tokens from start to end without what only opens or joins."""
        words = sentence.words
        joints = self._language.words("facts", "joints")
        while end - 1 > start and words[end - 1] in joints and words[end - 1] not in ("?",):
            end -= 1
        while start < end - 1 and (width := self._language.opening_at(words, start, end)):
            start += width
        return sentence.part(start, end)

    def _guess(self, part: Sentence, today: Any) -> Guess:
        return self._model.guess(masked(part, today))

    def _reading(self, part: Sentence, guess: Guess, context: Context) -> Reading:
        context.doubts.clear()
        intent = policy.intent_of(part, guess, context)
        if intent == Intent.OUT_OF_SCOPE and policy.may_be_question(part, guess, context):
            intent = Intent.SHOW_BOOK
        slots = SLOTS.get(intent, no_slots)(part, context)
        intent, slots = policy.settled(intent, slots, part, guess, context)
        frame = Frame.model_validate({"intent": intent, **slots})
        self._remember(frame, part, context)
        return Reading(frame, policy.is_sure(frame, guess, context))

    def _remember(self, frame: Frame, part: Sentence, context: Context) -> None:
        """Whom the facts that follow may mean by "her" and "his customers"."""
        for reference in frame.customers or ():
            if reference.ids is not None:
                context.named = {"said": reference.said, "ids": reference.ids}
        for mention, value in part.of(PersonMention):
            if value.customers and not frame.customers and frame.intent in policy.MERE_WORDS:
                context.named = {"said": said_of(part, mention), "ids": value.customers}
            if value.associates:
                context.named_associate = associate_reference(part, mention)
