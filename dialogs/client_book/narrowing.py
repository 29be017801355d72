"""A move or a removal that waits for its yes, of fewer: "no, only those who like gold"."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.frame import Intent
from dialogs.refinement import Onward
from dialogs.wish import CONFIRMATION, Wish

TOLD_TOGETHER = frozenset({Intent.REASSIGN_CUSTOMERS, Intent.REMOVE_CUSTOMERS})
REFUSING = frozenset({Intent.DENY, Intent.CONFIRM})


def narrowed(waiting: Wish, heard: Sequence[Wish]) -> Wish | None:
    """The wish with the further conditions, to be asked again; None where nothing of the kind was said."""
    frame, said = waiting.frame, [wish for wish in heard if wish.frame.intent not in REFUSING]
    if waiting.asking != CONFIRMATION or frame.intent not in TOLD_TOGETHER or frame.customers or len(said) != 1:
        return None
    filters, further = said[0].frame.filters or (), said[0].refinement.further
    if said[0].refinement.onward is not Onward.NARROW or said[0].frame.book or not (filters or further):
        return None
    fewer = waiting.having()
    conditions = {"filters": (*(frame.filters or ()), *filters) or None}
    refinement = fewer.refinement.model_copy(update={"further": (*fewer.refinement.further, *further)})
    return fewer.model_copy(update={"frame": fewer.frame.model_copy(update=conditions), "refinement": refinement})
