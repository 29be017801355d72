"""References to people as frames write them, and what the facts of one message share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, Mention, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

Slots = dict[str, Any]

COMMA = ","


@dataclass
class Context:
    """What the facts of one message share."""

    world: World
    language: Language
    named: dict[str, Any] | None = None
    """The last customer named in this message, as a reference."""
    named_associate: dict[str, Any] | None = None
    previous: dict[str, Any] = field(default_factory=dict)
    """The frame of the fact before this one, whose verb an elliptic one shares: "and Ivan to Rikke's"."""
    before: Sentence | None = None
    """Of an associate, what was told before the wish: "Ingrid is on holiday next week"."""
    doubts: list[str] = field(default_factory=list)
    read: dict[int, tuple[Sentence, Any]] = field(default_factory=dict)
    """Conditions of parts that were read already, by the part's identity."""
    relatives: bool = False
    """Whether the message speaks of a customer's relative, whom "her" may mean."""
    beyond: bool = False
    """Whether the fact just read is no wish, and only offered as a note because a customer is named."""
    out_of_scope: float = 0.0
    """How probable it is that the message as a whole is no wish."""
    remark: str = ""
    """Of the statement just read, what is said behind it and more than colour."""
    mused: bool = False
    """Whether the message asks for an opinion."""


def customer_reference(sentence: Sentence, mention: Mention, context: Context) -> dict[str, Any] | None:
    """A mention as a reference to customers."""
    said = said_of(sentence, mention)
    value = mention.value
    if isinstance(value, PersonMention):
        ids = value.customers
        earlier: tuple[str, ...] = context.named["ids"] if context.named else ()
        if len(ids) > 1 and len(earlier) == 1 and earlier[0] in ids:
            ids = tuple(earlier)
        if len(ids) == 1 and not value.sure:  # of several it is asked which one is meant anyway
            context.doubts.append(said)
        return {"said": said, "ids": tuple(ids)}
    if isinstance(value, Pronoun) and value.kind != "self":
        if context.named:
            return {"said": said, "ids": tuple(context.named["ids"]), "focus": True}
        return {"said": said, "focus": True}
    return None


def said_of(sentence: Sentence, mention: Mention) -> str:
    said = sentence.said(mention.start, mention.end)
    value = mention.value
    if isinstance(value, PersonMention) and value.possessive and said.endswith("s"):
        said = said[:-1].rstrip("'’")
    return said


def associate_reference(sentence: Sentence, mention: Mention) -> dict[str, Any]:
    said = said_of(sentence, mention)
    if isinstance(mention.value, Pronoun):
        return {"said": said, "self": True}
    ids = mention.value.associates if isinstance(mention.value, PersonMention) else ()
    return {"said": said, "ids": ids}


def people_of(sentence: Sentence) -> list[Mention]:
    return [mention for mention, _ in sentence.of(PersonMention)]


def customer_mentions(sentence: Sentence) -> list[Mention]:
    """Mentions that can be customers: persons, else the first pronoun unless it stands behind a colleague's name."""
    people = [m for m in people_of(sentence) if isinstance(m.value, PersonMention) and not _is_associate_only(m.value)]
    if people:
        return people
    first_person = min((m.start for m in people_of(sentence)), default=len(sentence.tokens))
    pronouns = [m for m, p in sentence.of(Pronoun) if p.kind != "self" and m.start < first_person]
    return pronouns[:1]


def known_customers(sentence: Sentence) -> list[Mention]:
    """The same without strangers: a reminder may be about somebody who is no customer."""
    return [m for m in customer_mentions(sentence) if not isinstance(m.value, PersonMention) or m.value.customers]


def joined(people: list[Mention], sentence: Sentence, language: Language) -> list[Mention]:
    """The first person, with those who are joined to her by "and"; a comma alone joins nobody."""
    joints = language.words("speech", "and")
    chosen = waiting = people[:1]
    relations = language.words("strangers", "relations")
    for mention in people[1:]:
        if isinstance(mention.value, Pronoun) and relations.intersection(sentence.words[mention.end : mention.end + 1]):
            break  # "Jon and his wife"
        gap = sentence.words[waiting[-1].end : mention.start]
        if not gap or not all(word in joints or word == COMMA for word in gap):
            break
        waiting = [*waiting, mention]
        if not joints.isdisjoint(gap):
            chosen = waiting
    return chosen


def _is_associate_only(value: PersonMention) -> bool:
    return bool(value.associates) and not value.customers


def customers_slot(sentence: Sentence, mentions: list[Mention], context: Context) -> Slots:
    references: list[dict[str, Any]] = []
    for mention in mentions:
        reference = customer_reference(sentence, mention, context)
        if reference and not any(_is_same(reference, other) for other in references):
            references.append(reference)
    return {"customers": tuple(references)} if references else {}


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one customer was named twice: "Jon García isn't … take Jon García out"."""
    return bool(one.get("ids")) and one.get("ids") == other.get("ids")


def owns_book(sentence: Sentence, mention: Mention, language: Language, more: tuple[str, str] | None = None) -> bool:
    """Whether a person's book is meant: "Anna's book", "annas customers", "the book of Anna".

    `more`: table and key of other words for her customers.
    """
    words = sentence.words
    after = mention.end
    has_s = isinstance(mention.value, PersonMention) and mention.value.possessive
    if after < len(words) and words[after] in language.words("speech", "possessive"):
        after, has_s = after + 1, True
    books = language.words("books", "words") | (language.words(*more) if more else frozenset())
    if has_s and any(word in books for word in words[after : after + 3]):
        return True
    before = words[max(0, mention.start - 2) : mention.start]
    return len(before) == 2 and before[0] in books and before[1] in language.words("books", "of")


def moment_of(when: When) -> str:
    day = when.start.isoformat()
    return f"{day}T{when.time:%H:%M}" if when.time else day


def due_of(when: When) -> str | tuple[str, str]:
    """A day or a moment; a range of days as its two ends."""
    return moment_of(when) if when.is_day or when.time else (when.start.isoformat(), when.end.isoformat())


def refers_to_somebody(part: Sentence) -> bool:
    """Whether somebody is named or pointed at."""
    return bool(part.of(PersonMention)) or any(pronoun.kind != SELF for _, pronoun in part.of(Pronoun))
