"""People's names as keys: one canonical spelling and one sound, so that a misheard name still finds its customer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SOUND = "~"
"""Marks a phonetic key; no folded word begins with it."""
LONGEST = 64

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "a", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "œ": "o"} | dict.fromkeys("'’‘ʼ`", "")
)
_NOT_WORD = re.compile(r"[^\w]+|_+")
_DIGRAPHS = (("aa", "a"), ("oe", "o"), ("ae", "a"), ("ue", "u"))

_SOUNDS = (
    ("skj", "x"), ("stj", "x"), ("sch", "x"), ("sj", "x"), ("sh", "x"), ("kj", "x"), ("tj", "x"),
    ("chr", "kr"), ("cha", "ka"), ("ch", "x"), ("ph", "f"), ("igh", "i"), ("gh", "g"), ("th", "t"), ("dt", "t"),
    ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("qu", "k"), ("q", "k"), ("z", "s"),
    ("ks", "s"), ("w", "f"), ("v", "f"), ("geo", "jo"),
)  # fmt: skip
_FIRST_SOUNDS = (
    ("kn", "n"), ("wr", "r"), ("ps", "s"), ("hj", "j"), ("gj", "j"), ("x", "s"),
    ("ya", "ja"), ("yo", "jo"), ("yu", "ju"),
)  # fmt: skip
_VOWELS = str.maketrans("", "", "aeiouyhj")
_FIRST_VOWEL = {"a": "a", "e": "e", "i": "e", "y": "e", "o": "o", "u": "o"}
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics or apostrophes, å/aa, ø/ö/oe, æ/ä/ae, ü/ue as a, o, a, u; single spaces."""
    folded = text.casefold()
    if folded.isascii() and folded.isalpha():
        plain = folded
    else:
        decomposed = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
        plain = _NOT_WORD.sub(" ", plain.casefold()).strip()
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The phonetic key of one folded word: its consonants as a Nordic or English ear groups them."""
    heard = word
    for spelt, said in _FIRST_SOUNDS:
        if heard.startswith(spelt):
            heard = said + heard[len(spelt) :]
            break
    for spelt, said in _SOUNDS:
        if spelt in heard:
            heard = heard.replace(spelt, said)
    if not heard:
        return ""
    first = _FIRST_VOWEL.get(heard[0], heard[0])
    key: str = _TWICE.sub(r"\1", first + heard[1:].translate(_VOWELS))
    if len(key) == 1:  # "Moe", "Li": one consonant says too little
        key += next((_FIRST_VOWEL[letter] for letter in heard[1:] if letter in _FIRST_VOWEL), "")
    return key


@lru_cache(maxsize=65536)
def word_keys(word: str) -> tuple[str, ...]:
    """The folded form and the phonetic key of one folded word."""
    heard = sound(word)
    return (word[:LONGEST], (SOUND + heard)[:LONGEST]) if heard else (word[:LONGEST],)


def name_words(first_name: str, last_name: str) -> tuple[str, ...]:
    """The folded words of a name, and a first or last name of several words written as one ("vanderberg")."""
    words: list[str] = []
    for part in (first_name, last_name):
        folded = fold(part)
        if " " in folded:
            words.extend(folded.split())
            words.append(folded.replace(" ", ""))
        elif folded:
            words.append(folded)
    return tuple(words)


@lru_cache(maxsize=65536)
def _part_keys(part: str) -> frozenset[str]:
    return frozenset(key for word in name_words(part, "") for key in word_keys(word))


def name_keys(first_name: str, last_name: str) -> frozenset[str]:
    """Keys under which a customer is found by any word of the name, each at most 64 characters."""
    return _part_keys(first_name) | _part_keys(last_name)


@lru_cache(maxsize=16384)
def spoken_forms(word: str) -> tuple[str, ...]:
    """The folded words that one said word can stand for: itself, and itself without a possessive s."""
    folded = fold(word).replace(" ", "")
    if len(folded) > 2 and folded.endswith("s"):
        return (folded, folded[:-1])
    return (folded,) if folded else ()


def spoken_keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of a sentence's words, and of two neighbours said as one name ("le fevre")."""
    keys: set[str] = set()
    before = ""
    for word in words:
        for form in spoken_forms(word):
            keys.update(word_keys(form))
            if before:
                keys.update(word_keys(before + form))
        before = next(iter(spoken_forms(word)), "")
    return frozenset(keys)
