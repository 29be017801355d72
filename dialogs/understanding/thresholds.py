"""Every threshold of the reader: probabilities of the intent model, and lengths."""

SURE = 0.55
"""Least probability of an intent that changes something without a question."""
LEAST = 0.4
"""Least probability of an intent that changes something at all."""
LEAST_WITHOUT_PERSON = 0.75
"""The same where nobody is named."""
LEAST_READING = 0.28
"""Least probability of an intent that only reads."""
LEAST_NAMED = 0.4
"""The same where the intent is about one person, whose name alone says little."""
LEAST_WITHOUT_KIND = 0.8
"""Least probability of an activity whose kind, or of a note whose command, was not understood."""
LEAST_CLOSED = 0.6
"""Least probability of an intent that is one phrase."""
LEAST_CONDITIONED = 0.15
"""Least probability of a question about customers that states conditions."""

NEW_FACT = 0.5
"""Least probability of a fact that begins with a command in the middle of a message."""
NEW_STATEMENT = 0.6
"""The same for a statement."""
NEW_LOOSE = 0.75
"""The same where no joint stands before it."""

LONGEST_CLOSED = 60
"""Characters of a message that may be one closed phrase."""
LONGEST_PHRASE = 12
"""Words of such a phrase inside a longer message."""
SHORTEST_FACT = 4
"""Words after a full stop that may merely repeat the command."""
LONGEST_QUERY = 5
"""Words of a name, number or address that is searched."""
