"""What may be kept of a message that was not understood: masks for what it mentions, and words that tell of nobody.

The masks are those of the example sentences, so that a miss can be made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.masking import is_over
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun, StoreMention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import name_words, spoken_forms

HIDDEN = "…"
MOST_PIECES = 40
SIGNS = frozenset({"?", "'s", "’s"})
"""That say something about a sentence."""
ATTACHED = ("'", "’", ",", ".", "?", "!", ":", ";")
"""Beginnings of what stands right behind the word before it."""


_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Keeper:
    """Of one message, said in one world."""

    def __init__(self, world: World, language: Language, *, all_words: bool) -> None:
        """`all_words`: those too that are in no data of ours. Else HIDDEN stands for them, for numbers, and for every
        word of a name of anybody whom the message may mean."""
        self._world = world
        self._language = language
        self._all_words = all_words
        self._names = _names(world) - language.function_words

    def keepable(self, sentence: Sentence) -> str:
        pieces: list[str] = []
        for piece in self._pieces(sentence):
            if pieces and piece.startswith(ATTACHED):
                pieces[-1] += piece
            elif not pieces or piece != pieces[-1] or not _is_mask(piece):
                pieces.append(piece)
        if len(pieces) > MOST_PIECES:
            pieces[MOST_PIECES:] = [] if pieces[MOST_PIECES - 1] == HIDDEN else [HIDDEN]
        return " ".join(pieces)

    def _pieces(self, sentence: Sentence) -> Iterator[str]:
        place = 0
        for mention in sentence.mentions:
            yield from self._words(sentence.tokens[place : mention.start])
            mask = self._mask(mention)
            if mask:
                owns = sentence.tokens[mention.end - 1].low == "'s"
                yield mask + ("'s" if owns else "")
            else:
                yield from self._words(sentence.tokens[mention.start : mention.end], configured=True)
            place = mention.end
        yield from self._words(sentence.tokens[place:])

    def _words(self, tokens: tuple[Token, ...], *, configured: bool = False) -> Iterator[str]:
        for token in tokens:
            if self._all_words:
                yield token.text
            elif token.low in SIGNS:
                yield token.low
            elif token.is_word:
                yield token.low if self._tells_of_nobody(token, configured=configured) else HIDDEN

    def _tells_of_nobody(self, token: Token, *, configured: bool) -> bool:
        """`configured`: a word of an attribute or an activity."""
        if not _LETTERS.fullmatch(token.low) or token.low in self._language.numbers.cardinals:
            return False
        is_known = configured or token.low in self._language.lexicon
        return is_known and self._names.isdisjoint(spoken_forms(token.low))

    def _mask(self, mention: Mention) -> str:
        """Empty where the words themselves may be kept."""
        match mention.value:
            case PersonMention(customers=customers, associates=associates):
                return "{associate}" if associates and not customers else "{customer}"
            case StoreMention():
                return "{store}"
            case When() as when:
                return "{past}" if is_over(when, self._world.now.date()) else "{date}"
            case Number():
                return "{number}"
            case Pronoun():
                return ""
            case named:
                return self._mask_of_named({one.kind for one in named}, {one.id for one in named})

    def _mask_of_named(self, kinds: set[str], ids: set[str]) -> str:
        if "measure" in kinds:
            return "{measure}"
        if kinds.isdisjoint({"choice", "category"}):
            return ""
        return "{brand}" if ids & self._world.known_values.keys() else "{choice}"


def _is_mask(piece: str) -> bool:
    return piece[0] in "{" + HIDDEN


def _names(world: World) -> frozenset[str]:
    """The words of the names of all whom the message may mean."""
    customers = (word for one in world.candidates for word in name_words(one.first_name, one.last_name))
    associates = (word for one in world.associates for word in name_words(one.name, ""))
    return frozenset({*customers, *associates, *world.own_name_words})
