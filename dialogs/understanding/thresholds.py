"""Every threshold of the reader: probabilities of the intent model, and lengths.

`thresholds.md` beside this file holds the curve of each that matters, measured by `make understanding`.
They are flat where they matter, so the values lie on the careful side of each plateau: sentences that nobody has seen
are guessed with less certainty than these.
"""

SURE = 0.65
"""Least probability of an intent that changes something without a question."""
CERTAIN = 0.9
"""Least probability at which a message is a wish although any words might be the answer to a question."""
LEAST = 0.45
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

NEW_FACT = -2.0
"""Least logarithm of the odds at which a new fact may begin in the middle of a message."""
LEAST_LATER = 0.5
"""Least probability of the intent of a fact that is not the first of its message."""
LEAST_ASIDE = 0.8
"""The same of words that nothing is kept of."""
SHORTEST_STATEMENT = 3
"""Words of a mere statement that is worth a note of its own."""
MOST_FACTS = 6
"""Places of a message that are weighed as beginnings of new facts, the likeliest."""

LONGEST_CLOSED = 60
"""Characters of a message that may be one closed phrase."""
LONGEST_PHRASE = 12
"""Words of such a phrase inside a longer message."""
LONGEST_QUERY = 5
"""Words of a name, number or address that is searched."""
