"""What is wrong with a retailer's own language files, found before anything of them is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogs.language.files import SENTENCES, TEXTS, LanguageFiles, Table, files_of, is_language, lines
from dialogs.language.text_findings import Wrong, messages, wrong_texts
from storage.text_files import TextFiles

OURS_ALONE = frozenset({"debriefs.txt"})
TRAINED = frozenset({"weights.tsv", "asides.tsv", "boundaries.tsv"})
CLOSED = frozenset({"weekdays", "months", "seasons", "units"})
"""Tables whose words may be added to, but mean one of the things that they mean already."""
_PLACE = re.compile(r"\{(\w*)\}?|\}")


@dataclass(frozen=True, slots=True)
class Finding:
    """The values of the text `language-finding`."""

    file: str
    """Its name below her folder."""
    kind: str
    what: str = ""


def findings(hers: TextFiles) -> list[Finding]:
    """Of all languages; empty where everything can be used."""
    found = []
    for language in sorted({name.partition("/")[0] for name in hers.contents}):
        if not is_language(language):
            found.append(Finding(language, "no-language"))
            continue
        files = files_of(language, hers)
        for name in hers.below(language).contents:
            found += [Finding(f"{language}/{name}", kind, what) for kind, what in _wrong(name, files)]
    return found


def wrong_places(sentence: str, files: LanguageFiles) -> list[str]:
    """Words in braces that stand for nothing."""
    places = files.of_ours_alone.table("places.toml")
    return [found[0] for found in _PLACE.finditer(sentence) if found[1] not in places or found[0][-1] != "}"]


def _wrong(name: str, files: LanguageFiles) -> Iterator[Wrong]:
    content = files.hers.get(name) if files.hers else ""
    if name in TRAINED:
        return
    if name.startswith(f"{TEXTS}/"):
        yield from wrong_texts(content, messages("\n".join(files.of_ours_alone.texts())))
    elif name not in files.ours.contents or name in OURS_ALONE:
        yield "unknown-intent" if name.startswith(f"{SENTENCES}/") else "unknown-file", ""
    elif name.startswith(f"{SENTENCES}/"):
        yield from (("unknown-place", place) for line in lines(content) for place in wrong_places(line, files))
    elif name.endswith(".txt"):
        yield from (("not-a-nickname", line) for line in lines(content) if not _is_nickname(line))
    else:
        yield from _wrong_table(content, files.of_ours_alone.table(name))


def _is_nickname(line: str) -> bool:
    name, colon, said = line.partition(":")
    return bool(name.strip() and colon and all(word.strip() for word in said.split(",")))


def _wrong_table(content: str, ours: Table) -> Iterator[Wrong]:
    try:
        hers = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        yield "not-toml", str(error)
        return
    yield from _unlike(hers, ours, "")


def _unlike(hers: Table, ours: Table, table: str) -> Iterator[Wrong]:
    """Keys that nothing reads, and values that are not like ours."""
    of_words = not any(isinstance(value, dict | list) for value in ours.values())
    for key, value in hers.items():
        place = f"{table}.{key}" if table else key
        example = next(iter(ours.values())) if of_words else ours.get(key)
        if example is None:
            yield "unknown-key", place
        elif isinstance(value, dict) and isinstance(example, dict):
            yield from _unlike(value, example, place)
        elif not _is_like(value, example) or (table in CLOSED and value not in ours.values()):
            yield "other-kind", place


def _is_like(value: Any, example: Any) -> bool:
    if isinstance(value, list) and isinstance(example, list):
        return all(_is_like(item, _example_of(example)) for item in value)
    if isinstance(value, dict) and isinstance(example, dict):
        return all(_is_like(item, example[key]) for key, item in value.items() if key in example)
    return type(value) is type(example) and (not isinstance(value, str) or bool(value.strip()))


def _example_of(items: list[Any]) -> Any:
    """What one item of a list looks like; of tables one with the keys of all, as each country has its own."""
    if isinstance(items[0], dict):
        return {key: value for item in items for key, value in item.items()}
    return items[0]
