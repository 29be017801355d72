"""A sentence or a part of it that states one fact: its tokens and its mentions, with the order of places kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dialogs.understanding.catalogue import Named
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.tokens import Token

T = TypeVar("T")


@dataclass(frozen=True)
class Sentence:
    """`mentions` point into `tokens`; `source` is the whole message as it was said."""

    source: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    def part(self, start: int, end: int) -> Sentence:
        """The tokens from start to end with the mentions that lie wholly inside."""
        inside = tuple(
            Mention(mention.start - start, mention.end - start, mention.value, mention.rank)
            for mention in self.mentions
            if mention.start >= start and mention.end <= end
        )
        return Sentence(self.source, self.tokens[start:end], inside)

    def with_mentions(self, mentions: Iterable[Mention]) -> Sentence:
        """The same words with these mentions."""
        return replace(self, mentions=tuple(sorted(mentions, key=lambda mention: mention.start)))

    def without(self, start: int, end: int) -> Sentence:
        """The sentence without the tokens from start to end."""
        width = end - start
        kept = tuple(
            mention
            if mention.end <= start
            else Mention(mention.start - width, mention.end - width, mention.value, mention.rank)
            for mention in self.mentions
            if mention.end <= start or mention.start >= end
        )
        return Sentence(self.source, self.tokens[:start] + self.tokens[end:], kept)

    def said(self, start: int, end: int) -> str:
        """The tokens' words as they were said, with the spaces that were between them."""
        pieces: list[str] = []
        before: Token | None = None
        for token in self.tokens[start:end]:
            if before is not None:
                between = self.source[before.end : token.start] if before.end <= token.start else " "
                pieces.append(between if not between.strip() else " ")
            pieces.append(token.text)
            before = token
        return "".join(pieces)

    @property
    def words(self) -> list[str]:
        return [token.low for token in self.tokens]

    def of(self, kind: type[T]) -> list[tuple[Mention, T]]:
        """The mentions of one kind of value, with the value."""
        return [(mention, mention.value) for mention in self.mentions if isinstance(mention.value, kind)]

    def mentions_of(self, *kinds: type[Any]) -> list[tuple[Mention, Any]]:
        """The mentions of any of these kinds of value, from left to right."""
        return [(mention, mention.value) for mention in self.mentions if isinstance(mention.value, kinds)]

    def named(self, *kinds: str) -> list[tuple[Mention, Named]]:
        """The mentions of configured words of these kinds, each with its first meaning of that kind."""
        found = []
        for mention in self.mentions:
            if isinstance(mention.value, tuple):
                meaning = next((named for named in mention.value if named.kind in kinds), None)
                if meaning:
                    found.append((mention, meaning))
        return found

    def covered_by(self, wanted: Callable[[Mention], bool]) -> set[int]:
        return {place for mention in self.mentions if wanted(mention) for place in range(mention.start, mention.end)}
