"""What the reader may know besides the sentence itself: plain data, gathered before it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from storage.records import Associate, Candidate, Store
from storage.settings import LegalEntitySettings


@dataclass(frozen=True)
class World:
    """The setting in which a sentence is read."""

    settings: LegalEntitySettings
    speaker: Associate
    now: datetime
    """Local to the legal entity; aware."""
    associates: tuple[Associate, ...]
    """Of the legal entity, the inactive ones too."""
    stores: tuple[Store, ...]
    candidates: tuple[Candidate, ...]
    """Customers who share a name key with a word of the sentence."""
    own_name_words: frozenset[str] = frozenset()
    """The folded words of the names in the speaker's own book, where not all of it is among the candidates."""
    focus: tuple[str, ...] = ()
    """Account numbers of the customers talked of last, the latest first."""
    listed: tuple[str, ...] = ()
    """Account numbers of the list shown last, in its order."""
    known_values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Attribute id → values in use, for text attributes such as a brand."""
