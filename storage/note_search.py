"""Customers by what their notes say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from sqlalchemy import ColumnElement, Connection, Select, func, select, union

from storage.address_book_search import in_reach
from storage.records import Note
from storage.rules.words import stems_of
from storage.tables import note, note_word
from storage.timeline import note_of

COUNTED = 5_000
"""So many notes with a word are counted; a word in more of them is common."""
MOST_LOOKED_AT = 600
"""Notes that are compared: those with the rarest of the words."""
MOST_READ = 200
"""The best notes, whose texts are fetched."""
ENOUGH = 0.5
"""A customer is found who has this part of what the best one has."""


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A customer's best note."""

    note: Note
    score: float
    words: tuple[str, ...]
    """Those of the words asked for that it has."""


@dataclass(frozen=True)
class NoteSearch:
    connection: Connection
    legal_entity: str

    def search(self, words: Sequence[str], address_books: Collection[str]) -> list[NoteFound]:
        """A note of each customer within reach who fits, the best first: many words, rare ones count more.

        A common word alone is looked for in the newest ids only.
        """
        stems = {word: stems_of(word) for word in words}
        often = {word: self._count(stems[word]) for word in words}
        known = sorted((word for word in stems if often[word]), key=lambda word: often[word])
        if not known:
            return []
        weights = {word: log(2 + COUNTED / often[word]) for word in known}
        scored = [
            (sum(weights[word] for word in has), note_id, account_number, has)
            for (note_id, account_number), has in self._notes(known, stems, often, address_books).items()
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        texts = self._texts([note_id for _, note_id, _, _ in scored[:MOST_READ]])
        found = [
            NoteFound(texts[note_id], score, tuple(word for word in words if word in has))
            for score, note_id, _, has in scored[:MOST_READ]
        ]
        found.sort(key=lambda one: (one.score, one.note.at), reverse=True)
        best: dict[str, NoteFound] = {}
        for one in found:
            if one.score >= ENOUGH * found[0].score:
                best.setdefault(one.note.account_number, one)
        return list(best.values())

    def _count(self, stems: Collection[str]) -> int:
        """In how many notes these stems are, as far as they are counted."""
        some = select(note_word.c.note_id).where(self._is_one_of(stems)).limit(COUNTED).subquery()
        return self.connection.scalar(select(func.count()).select_from(some)) or 0

    def _notes(
        self,
        known: Sequence[str],
        stems: Mapping[str, Collection[str]],
        often: Mapping[str, int],
        address_books: Collection[str],
    ) -> dict[tuple[str, str], set[str]]:
        """(note id, account number) → words, of the notes with the rarest words."""
        rarest = [word for place, word in enumerate(known) if not place or often[word] <= MOST_LOOKED_AT // 2]
        newest = [
            select(self._newest(stem, address_books).subquery())
            for stem in sorted({stem for word in rarest for stem in stems[word]})
        ]
        first = union(*newest).subquery()
        rows = self.connection.execute(
            select(first.c.note_id, first.c.account_number, note_word.c.word)
            .join(note_word, (note_word.c.legal_entity == self.legal_entity) & (note_word.c.note_id == first.c.note_id))
            .where(note_word.c.word.in_(sorted({stem for word in known for stem in stems[word]})))
        )
        found: dict[tuple[str, str], set[str]] = {}
        for row in rows:
            has = found.setdefault((row.note_id, row.account_number), set())
            has.update(word for word in known if row.word in stems[word])
        return found

    def _newest(self, stem: str, address_books: Collection[str]) -> Select[str, str]:
        """The notes with one stem, those with the latest ids of very many."""
        return (
            select(note_word.c.note_id, note_word.c.account_number)
            .where(note_word.c.legal_entity == self.legal_entity, note_word.c.word == stem)
            .where(in_reach(note_word, address_books))
            .order_by(note_word.c.note_id.desc())
            .limit(MOST_LOOKED_AT)
        )

    def _texts(self, note_ids: Sequence[str]) -> dict[str, Note]:
        rows = self.connection.execute(
            select(note).where(note.c.legal_entity == self.legal_entity, note.c.note_id.in_(note_ids))
        )
        return {row.note_id: note_of(row) for row in rows}

    def _is_one_of(self, stems: Collection[str]) -> ColumnElement[bool]:
        return (note_word.c.legal_entity == self.legal_entity) & note_word.c.word.in_(sorted(stems))
