"""The configured words of one legal entity: attributes, choices, measures, activity types, known values, stores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dialogs.understanding.tokens import PhraseIndex
from dialogs.understanding.world import World
from storage.settings import AttributeDefinition, LegalEntitySettings


@dataclass(frozen=True, slots=True)
class Named:
    """What a configured word stands for."""

    kind: str
    """attribute, choice, measure or activity."""
    id: str
    """Of the attribute (also for a choice), the measure or the activity type."""
    value: str = ""
    """Of a choice or a known value."""
    sure: bool = True
    """Whether it was said as it is written, rather than misspelt or misheard."""


class Catalogue:
    """Phrases of the settings and what each can mean."""

    def __init__(self, settings: LegalEntitySettings) -> None:
        self.settings = settings
        self._meanings: dict[str, list[Named]] = {}
        for attribute in settings.attributes:
            words = {attribute.label, _spaced(attribute.id), *attribute.words}
            self._add(Named("attribute", attribute.id), {form for word in words for form in _numbers(word)})
            for choice in attribute.choices:
                words = {_spaced(choice.id), *choice.words}
                self._add(Named("choice", attribute.id, choice.id), {form for word in words for form in _numbers(word)})
        for measure in settings.measures:
            self._add(Named("measure", measure.id), {measure.label, _spaced(measure.id), *measure.words})
        for activity in settings.activity_types:
            self._add(Named("activity", activity.id), {activity.label, _spaced(activity.id), *activity.words})
        self.index: PhraseIndex[tuple[Named, ...]] = PhraseIndex(
            (phrase, tuple(meanings)) for phrase, meanings in self._meanings.items()
        )

        self.followers: dict[str, list[str]] = {}
        """First word of a phrase of two words → the second words."""
        for first, second in (phrase.split() for phrase in self._meanings if phrase.count(" ") == 1):
            self.followers.setdefault(first, []).append(second)

    def _add(self, named: Named, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            entries = self._meanings.setdefault(phrase.lower(), [])
            if named not in entries:
                entries.append(named)

    def first_words(self, attributes: Iterable[str]) -> frozenset[str]:
        """The first words of what people say for these attributes: "wears" of "wears a"."""
        wanted = set(attributes)
        phrases = [word for item in self.settings.attributes if item.id in wanted for word in item.words]
        return frozenset(phrase.lower().split()[0] for phrase in phrases if " " in phrase)

    def attribute(self, attribute_id: str) -> AttributeDefinition | None:
        return self.settings.attribute(attribute_id)


def _spaced(written: str) -> str:
    return written.replace("_", " ")


def _numbers(word: str) -> set[str]:
    """Singular and plural, where the one is the other with an s."""
    if word.endswith("y"):
        return {word, word[:-1] + "ies"}
    return {word, word[:-1]} if word.endswith("s") and not word.endswith("ss") else {word, word + "s"}


_CATALOGUES: dict[int, Catalogue] = {}


def catalogue_of(settings: LegalEntitySettings) -> Catalogue:
    """The settings' catalogue, made once for each settings object."""
    found = _CATALOGUES.get(id(settings))
    if found is None or found.settings is not settings:
        if len(_CATALOGUES) > 64:
            _CATALOGUES.clear()
        found = _CATALOGUES[id(settings)] = Catalogue(settings)
    return found


@lru_cache(maxsize=256)
def _value_index(entries: tuple[tuple[str, tuple[str, ...]], ...]) -> PhraseIndex[tuple[Named, ...]]:
    meanings: dict[str, list[Named]] = {}
    for attribute, values in entries:
        for value in values:
            kind = "category" if attribute == "category" else "choice"
            forms = _numbers(value.lower()) if kind == "category" else _value_forms(value.lower())
            for form in forms:
                meanings.setdefault(form, []).append(Named(kind, attribute, value))
    return PhraseIndex((phrase, tuple(found)) for phrase, found in meanings.items())


def _value_forms(value: str) -> set[str]:
    """ "kestrel & co", "kestrel"."""
    return {value, value.partition(" & ")[0]}


def values_of(known: Mapping[str, tuple[str, ...]]) -> PhraseIndex[tuple[Named, ...]]:
    """Values in use of text attributes, and of purchases under `category`."""
    return _value_index(tuple(sorted((key, tuple(values)) for key, values in known.items())))


@lru_cache(maxsize=64)
def _store_index(stores: tuple[tuple[str, str], ...]) -> PhraseIndex[tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for store_id, name in stores:
        for phrase in {name, *(word for word in name.split() if len(word) > 3), store_id}:
            names.setdefault(phrase.lower(), []).append(store_id)
    return PhraseIndex((phrase, tuple(ids)) for phrase, ids in names.items())


def stores_of(world: World) -> PhraseIndex[tuple[str, ...]]:
    """Names of stores, whole and by their words."""
    return _store_index(tuple((store.store_id, store.name) for store in world.stores))
