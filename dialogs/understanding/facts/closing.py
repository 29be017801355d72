"""What is said beside a fact behind it: "… hates being called at work | right I'm on the tram now"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.understanding import thresholds
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.intents import ASIDE
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
