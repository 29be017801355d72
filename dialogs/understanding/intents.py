"""What the intents have in common, for the policy."""

from __future__ import annotations

from dialogs.frame import Intent

OUT = Intent.OUT_OF_SCOPE
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
MAY_NAME_STRANGER = NEEDS_CUSTOMER | {Intent.REASSIGN_CUSTOMERS, Intent.SET_FOLLOW_UP}
"""An unknown word may stand where their customer does."""
COMMANDED = CHANGING | {Intent.SHOW_CUSTOMER, Intent.SHOW_BOOK, Intent.SHOW_FOLLOW_UPS}
"""A fact of these may begin with a command in the middle of a message."""
STATED = frozenset(
    {Intent.SET_ATTRIBUTE, Intent.LOG_ACTIVITY, Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.SET_FOLLOW_UP}
)
"""A fact of these may begin with a mere statement."""
ONE_FRAME = frozenset({Intent.ADD_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS, Intent.FIND_CUSTOMER})
"""Two sentences of one of these say one thing."""
OWN_WORDS = frozenset({Intent.TAKE_NOTE, Intent.SET_FOLLOW_UP, Intent.SHOW_BOOK, Intent.UNDO, Intent.CORRECT})
"""After these, a mere statement is still theirs."""
