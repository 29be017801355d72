"""What is said beside the facts: "you won't believe it, the lift is stuck | Rosa came in | right I'm on the tram"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.understanding import thresholds
from dialogs.understanding.cautions.unmeant import is_supposed
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.intents import ABOUT_CUSTOMER, ASIDE, ASKING
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.mentions.kinds import SELF, Pronoun
from dialogs.understanding.sentence import Sentence


@dataclass(frozen=True)
class Remarks:
    """Cuts remarks off facts, in one language; a word of a note is never lost for one that only may be beside it."""

    intents: IntentModel
    asides: IntentModel
    """Of two classes: what states a fact, and what is said beside the facts."""
    language: Language

    def behind_opening(self, message: Sentence, today: date) -> Sentence:
        """The message without the remark that it opens with: "can you believe it, the lift is stuck, anyway Rosa …"."""
        named = [m.start for m in message.mentions if not (isinstance(m.value, Pronoun) and m.value.kind == SELF)]
        first = min(named, default=0)
        if first < thresholds.SHORTEST_FACT or is_supposed(message, self.language):
            return message
        if self._guess(message, today).intent in ASKING:
            return message
        told = [
            (self._guess(message.part(place, len(message.tokens)), today), place)
            for place in self._starts(message, first, today)
        ]
        told = [(guess, place) for guess, place in told if guess.intent in ABOUT_CUSTOMER]
        best, place = max(told, key=lambda one: one[0].probability, default=(None, 0))
        return message.part(place, len(message.tokens)) if best and best.probability >= thresholds.SURE else message

    def _starts(self, message: Sentence, first: int, today: date) -> list[int]:
        """Tokens up to the first that is known with which a fact may begin behind a remark."""
        commands = {word for group in ("note", "remind", "book") for word in self.language.words("facts", group)}
        starters = self.language.words("facts", "starters")
        until = next((place for place in range(first) if message.words[place] in commands), first)
        places = [
            place
            for place in range(thresholds.SHORTEST_FACT, until + 1)
            if place in (until, first) or message.words[place] in starters
        ]
        hanging = self.language.words("remarks", "hanging")
        places = [place for place in places if message.words[place - 1] not in hanging]
        return [place for place in places if self._beside(message.part(0, place), today) >= thresholds.CERTAIN_ASIDE]

    def _guess(self, part: Sentence, today: date) -> Guess:
        return self.intents.guess(masked(bare(part, self.language), today))

    def without(self, facts: list[tuple[Sentence, Guess]], today: date) -> list[tuple[Sentence, Guess]]:
        """The facts of a message, each without the remark at its end that is most certainly one."""
        return [
            self._without(part, guess, today, later=place > 0) if guess.intent != ASIDE else (part, guess)
            for place, (part, guess) in enumerate(facts)
        ]

    def _without(self, part: Sentence, guess: Guess, today: date, *, later: bool) -> tuple[Sentence, Guess]:
        likely = [(self._beside(part.part(place, len(part.tokens)), today), place) for place in self._places(part)]
        for beside, place in sorted(likely, reverse=True):
            if beside < thresholds.CERTAIN_ASIDE:
                break
            while place > thresholds.SHORTEST_FACT and part.words[place - 1] in self.language.words("remarks", "leads"):
                place -= 1
            head = bare(part, self.language, 0, place)
            told = self.intents.guess(masked(head, today, later=later))
            as_good = told.intent == guess.intent and told.probability >= guess.probability - thresholds.LOST_BY_CUT
            if as_good and self._beside(head, today) < thresholds.LIKELY_ASIDE:
                return head, told
        return part, guess

    def _places(self, part: Sentence) -> list[int]:
        """Tokens with which a remark that speaks of nobody may begin, the words before it being complete."""
        opens, hanging = self.language.phrases("remarks", "open"), self.language.words("remarks", "hanging")
        told = max(
            (m.end for m in part.mentions if not (isinstance(m.value, Pronoun) and m.value.kind == SELF)), default=0
        )
        return [
            place
            for place in range(max(told, thresholds.SHORTEST_FACT), len(part.tokens))
            if opens.at(part.words, place) and part.words[place - 1] not in hanging
        ]

    def _beside(self, part: Sentence, today: date) -> float:
        return self.asides.probabilities(masked(part, today))[ASIDE]
