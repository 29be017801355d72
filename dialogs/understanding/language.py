"""The data of one language, prepared for the reader once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dialogs.language.files import MOST_KEPT, LanguageFiles
from dialogs.language.phrases import LanguageData, language_data
from dialogs.understanding.dates.lexicon import DateWords
from dialogs.understanding.numbers import NumberWords
from dialogs.understanding.people.nicknames import Nicknames
from dialogs.understanding.tokens import PhraseIndex, key_of, phrase_set, tokenise
from storage.rules.names import fold

PLACE = re.compile(r"\{(\w+)\}")
OFTEN = 3
"""Example sentences in which a given name must stand to be a plain word too."""
OF_TALK = frozenset({"remarks"})
"""Tables whose words say nothing of the trade, and are no reason to take a name for a word."""
PRONOUNS = ("subject", "object", "possessive", "pointing", "self")


class Language:
    """Phrase indexes and word sets of one language."""

    def __init__(self, data: LanguageData) -> None:
        self.data = data
        self.numbers = NumberWords(data)
        self.dates = DateWords(data, self.numbers)
        self.nicknames = Nicknames(data.nicknames)
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self._phrases: dict[tuple[str, str], PhraseIndex[bool]] = {}
        self.fields: PhraseIndex[str] = PhraseIndex(
            (phrase, field)
            for field in (
                "birthday",
                "last_contact",
                "last_purchase",
                "added_on",
                "marketing_opt_in",
                "marketing_opt_out",
            )
            for phrase in data.words["fields"][field]
        )
        self.field_words = frozenset(word for phrases in data.words["fields"].values() for word in phrases)
        self.comparisons: PhraseIndex[str] = PhraseIndex(
            (phrase, operator)
            for operator in ("greater", "at_least", "less", "at_most")
            for phrase in data.words["conditions"][operator]
        )
        self.comparisons_after: PhraseIndex[str] = PhraseIndex(
            (phrase, operator)
            for operator in ("at_least", "at_most")
            for phrase in data.words["conditions"][operator + "_after"]
        )
        self.sections: PhraseIndex[str] = PhraseIndex(
            (phrase, section) for section, phrases in data.words["sections"].items() for phrase in phrases
        )
        self.positions: PhraseIndex[int] = PhraseIndex(
            (phrase, position) for position, *phrases in data.words["choose"]["positions"] for phrase in phrases
        )
        self.decades: PhraseIndex[int] = PhraseIndex(
            (phrase, first) for first, *phrases in data.words["ages"]["decades"] for phrase in phrases
        )
        """First year of life of "her thirties"."""
        self.how_often: PhraseIndex[tuple[str, int]] = PhraseIndex(
            (phrase, (operator, times))
            for operator, times, *phrases in data.words["how_often"]["phrases"]
            for phrase in phrases
        )
        """ "twice"."""
        self.orders: PhraseIndex[tuple[str, bool, int]] = PhraseIndex(
            (phrase, (field, lowest, most))
            for field, lowest, most, *phrases in data.words["ranking"]["orders"]
            for phrase in phrases
        )
        """What a list is in the order of, whether the lowest come first, and how many of them (0: all)."""
        self.pronouns: PhraseIndex[str] = PhraseIndex(
            (phrase, kind) for kind in PRONOUNS for phrase in data.words["pronouns"][kind]
        )
        self.short, self.signs, self.last_signs = (
            PhraseIndex[str]((phrase, meant) for meant, *phrases in data.words["slips"][key] for phrase in phrases)
            for key in ("short", "signs", "last_signs")
        )
        self.asking_words = self._words_of("fields", "conditions", "books", "ages", "ranking", "missing", "contacts")
        self.asking_words |= self._words_of("onward", "spending", "slips", "pronouns") | self.words("asides", "words")
        for key in ("plain_book", "unread_times"):
            self.asking_words |= {word for phrase in self.words("cautions", key) for word in key_of(phrase)}
        """What a question for customers is made of."""
        self.closed = self._closed_phrases()
        self.lexicon = self._lexicon()
        self.commands = self._command_words()
        self.function_words = frozenset(data.words["names"]["never"])
        """Words so common that no name is looked up for them."""

    def words(self, table: str, key: str) -> frozenset[str]:
        """The phrases of one list as a set."""
        found = self._sets.get((table, key))
        if found is None:
            found = self._sets[table, key] = frozenset(self.data.words[table][key])
        return found

    def phrases(self, table: str, key: str) -> PhraseIndex[bool]:
        """The phrases of one list as an index over tokens."""
        found = self._phrases.get((table, key))
        if found is None:
            found = self._phrases[table, key] = phrase_set(self.data.words[table][key])
        return found

    def opening_at(self, words: Sequence[str], start: int, end: int) -> int:
        """How many tokens at the start only open a sentence ("okay so", a comma): 0 for none, never all of them."""
        if not words[start][0].isalnum():
            return 1
        hit = self.phrases("speech", "openings").at(words, start)
        return hit[0] if hit and start + hit[0] < end else 0

    def without_openings(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without what only opens or closes a sentence."""
        start, end = 0, len(words)
        while start < end - 1 and (width := self.opening_at(words, start, end)):
            start += width
        closings = self.words("speech", "closings")
        for width in (3, 2, 1):
            if end - width > start and " ".join(words[end - width : end]) in closings:
                end -= width
                break
        return words[start:end]

    def _words_of(self, *tables: str) -> frozenset[str]:
        phrases = (phrase for table in tables for phrases in self.data.words[table].values() for phrase in phrases)
        return frozenset(word for phrase in phrases if isinstance(phrase, str) for word in key_of(phrase))

    def _closed_phrases(self) -> dict[tuple[str, ...], str]:
        """Whole sentences without a slot that mean one closed intent, as their words."""
        closed = {}
        for intent in ("undo", "help", "cancel", "confirm", "deny", "greet", "thank"):
            for line in self.data.sentences.get(intent, ()):
                closed[closed_key(key_of(line))] = intent
        for table, intent in (("other", "correct"), ("done", "complete_follow_up")):
            closed |= {closed_key(key_of(phrase)): intent for phrase in self.data.words[table]["phrases"]}
        return closed

    def _lexicon(self) -> frozenset[str]:
        """Plain words of the language as far as the data know them: they are names only by their position."""
        said: Counter[str] = Counter()
        for lines in self.data.sentences.values():
            for line in lines:
                said.update({token.low for token in tokenise(PLACE.sub(" ", line.lower()))})
        words = {word for word, times in said.items() if times >= OFTEN or fold(word) not in self.nicknames.all}
        for name, table in self.data.words.items():
            for phrases in table.values() if name not in OF_TALK else ():
                for phrase in phrases:
                    words.update(key_of(phrase) if isinstance(phrase, str) else ())
        words |= self.dates.words() | self.numbers.words()
        letters = set(self.data.words["names"]["initials"]) - set(said)
        return frozenset(words - letters - set(self.data.words["slips"]["written"]))

    def _command_words(self) -> list[str]:
        """Words that carry a command, a field or a date; a slip of one letter in them is mended."""
        listed = [
            *self.data.words["text"]["set_follow_up"],
            *self.data.words["text"]["find_customer"],
            *self.data.words["text"]["take_note"],
            *(phrase for phrases in self.data.words["fields"].values() for phrase in phrases),
            *(phrase for phrases in self.data.words["sections"].values() for phrase in phrases),
            *self.data.words["follow_ups"]["overdue"],
            *self.data.words["slips"]["words"],
        ]
        words = {word for phrase in listed for word in key_of(phrase)} | self.dates.words() | self.numbers.words()
        return sorted(word for word in words if len(word) > 3)


def closed_key(words: Sequence[str]) -> tuple[str, ...]:
    """The words without signs, or the signs where there are no words."""
    return tuple(word for word in words if word[0].isalnum()) or tuple(words)


@lru_cache(MOST_KEPT)
def language_of(files: LanguageFiles) -> Language:
    return Language(language_data(files))
