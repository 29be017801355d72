"""Every threshold of the reader: probabilities of the intent model, and lengths.

`thresholds.md` beside this file holds the curve of each that matters, measured by `make understanding`.
They are flat where they matter, so the values lie on the careful side of each plateau: sentences that nobody has seen
are guessed with less certainty than these.

LEAST_OUT and DOUBTFUL_OUT lie where a model that was trained from three quarters of the example sentences put the last
quarter: of 836 that are no wish it took 56 for a change, of 460 wishes for a change it took as probably none

| no wish at least | mere talk caught | wishes hit |
|------------------|------------------|------------|
| 0.05             | 49 of 56         | 75 of 460  |
| 0.10             | 45               | 43         |
| 0.20             | 30               | 17         |
| 0.30             | 15               | 5          |
| 0.40             | 4                | 2          |
"""

SURE = 0.65
"""Least probability of an intent that changes something without a question."""
CERTAIN = 0.9
"""Least probability at which a message is a wish although any words might be the answer to a question."""
LEAST = 0.45
"""Least probability of an intent that changes something at all."""
LEAST_WITHOUT_PERSON = 0.75
"""The same where nobody is named."""
LEAST_OUT_AS_A_WHOLE = 0.8
"""Least probability that a whole message is no wish at which none of its parts changes anything."""
LEAST_OUT = 0.3
"""Least probability of no wish at which words without a plain command change nothing, …"""
DOUBTFUL_OUT = 0.05
"""… and at which they change nothing without a question."""
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
COMMANDED = 2.0
"""Least logarithm of the odds that a plain command begins a fact."""
CERTAIN_ASIDE = 0.97
"""Least probability of a remark at the end of a fact that is cut off: no word of a note is lost."""
LOST_BY_CUT = 0.1
"""By how much less probable a fact may be without its remark."""
LIKELY_ASIDE = 0.5
"""Least probability at which the words before a remark are themselves one."""
SHORTEST_FACT = 3
"""Words before a remark."""
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
