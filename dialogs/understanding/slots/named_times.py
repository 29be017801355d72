"""Names of people that are times as well: "on my list for April", "a follow-up for Friday"."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.sentence import Sentence


def is_time(sentence: Sentence, mention: Mention, language: Language) -> bool:
    """Whether a weekday or a month stands alone where a follow-up says for when it is."""
    words, start = sentence.words, mention.start
    times = language.data.dates["weekdays"].keys() | language.data.dates["months"].keys()
    if mention.end - start > 1 or words[start] not in times or start < 2:
        return False
    dated, linked = language.words("follow_ups", "dated"), language.words("follow_ups", "dated_for")
    return words[start - 2] in dated and words[start - 1] in linked
