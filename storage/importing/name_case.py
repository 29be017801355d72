"""Names written in capitals, as people write them."""

from __future__ import annotations

import re

PARTICLES = frozenset({
    "af", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "ibn", "ten",
    "ter", "van", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
"""Small words within or before a family name; alone they are names themselves ("Van", "Ten")."""
AFTER_PARTICLE = frozenset({"la", "las", "le", "les", "lo", "los"})
"""Small only behind another small word: "de la Cruz", but "La Rosa"."""
NUMERAL = re.compile(r"(II|III|IV|VI{0,3})\.?")
PARTS = re.compile(r"[^-'’\s]+|[-'’]")


def title_case(name: str) -> str:
    """`MARÍA DE LA CRUZ-O'BRIEN` → `María de la Cruz-O'Brien`; a name that is not all capitals stays as it is."""
    if not name.isupper():
        return name
    words = name.split()
    written: list[str] = []
    small_before = False
    for index, word in enumerate(words):
        low = word.lower()
        has_more = index + 1 < len(words)
        small_before = has_more and (low in PARTICLES or (small_before and low in AFTER_PARTICLE))
        written.append(low if small_before else _word(word, first=index == 0))
    return " ".join(written)


def _word(word: str, *, first: bool) -> str:
    if not first and NUMERAL.fullmatch(word):
        return word
    parts = PARTS.findall(word)
    ends_in_s = len(parts) > 2 and parts[-1] == "S" and parts[-2] in "'’"
    return "".join(map(_part, parts[:-1])) + (parts[-1].lower() if ends_in_s else _part(parts[-1]))


def _part(part: str) -> str:
    if part.startswith("MC") and len(part) > 3:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()
