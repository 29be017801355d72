"""What the intents have in common, for the policy."""

from __future__ import annotations

from dialogs.frame import Intent

OUT = Intent.OUT_OF_SCOPE
ASIDE = "aside"
"""What the model takes words for that are said beside the facts; nothing is kept of them."""
CHANGING = frozenset(
    {
        Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS, Intent.TAKE_NOTE,
        Intent.LOG_ACTIVITY, Intent.SET_ATTRIBUTE, Intent.SET_FOLLOW_UP, Intent.COMPLETE_FOLLOW_UP, Intent.UNDO,
        Intent.CORRECT,
    }
)  # fmt: skip
CLOSED = frozenset({Intent.UNDO, Intent.HELP, Intent.CANCEL, Intent.CONFIRM, Intent.DENY, Intent.GREET, Intent.THANK})
"""One word or phrase says them."""
MERE_WORDS = frozenset({OUT, Intent.GREET, Intent.THANK, Intent.CONFIRM, Intent.DENY, Intent.HELP})
"""Beside another fact these are only its wrapping."""
NAMING = frozenset({Intent.SHOW_CUSTOMER, Intent.FIND_CUSTOMER, Intent.CHOOSE})
"""A name alone is enough for them, and says little."""
ABOUT_CUSTOMER = frozenset({Intent.TAKE_NOTE, Intent.LOG_ACTIVITY, Intent.SET_ATTRIBUTE})
"""Something is kept on one customer."""
NEEDS_CUSTOMER = ABOUT_CUSTOMER | {Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS}
OWN_WORDS = frozenset({Intent.TAKE_NOTE, Intent.LOG_ACTIVITY, Intent.SET_FOLLOW_UP})
"""They keep what a person says in her own words, of which nothing is ever cut away."""
MAY_NAME_STRANGER = NEEDS_CUSTOMER | {Intent.REASSIGN_CUSTOMERS, Intent.SET_FOLLOW_UP}
"""An unknown word may stand where their customer does."""
ASKING = frozenset({Intent.SHOW_BOOK, Intent.SHOW_CUSTOMER, Intent.FIND_CUSTOMER, Intent.SHOW_FOLLOW_UPS})
"""A statement without anybody in it goes on with these: "who loves handbags and wears a 38"."""
SHARED_OUT = frozenset({Intent.ADD_CUSTOMERS, Intent.REASSIGN_CUSTOMERS})
"""One sentence of these may give several customers to several associates, each to one."""
WITH_REASONS = frozenset(
    {
        Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS, Intent.TAKE_NOTE,
        Intent.SET_FOLLOW_UP, Intent.COMPLETE_FOLLOW_UP, Intent.CORRECT, Intent.UNDO, OUT,
    }
)  # fmt: skip
"""A mere statement behind these says why: "remove Mark, he only buys online now"."""
ONE_FRAME = frozenset(
    {
        Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS, Intent.FIND_CUSTOMER, Intent.UNDO,
    }
)  # fmt: skip
"""Two sentences of one of these say one thing."""
