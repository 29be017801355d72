"""From a message to its words and mentions."""

from __future__ import annotations

from dialogs.understanding.dates.reference import reference_time
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.finding import find_mentions
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.mentions.strangers import plain_stranger
from dialogs.understanding.self_corrections import corrected
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.spelling import read_words
from dialogs.understanding.tokens import tokenise
from dialogs.understanding.world import World


def prepare(text: str, world: World, language: Language) -> Sentence:
    """The whole message with its mentions, self-corrections taken back."""
    tokens = read_words(tokenise(text), world, language)
    now = reference_time(world.now, world.settings.first_day_of_week, world.settings.locale)
    mentions = find_mentions(tokens, world, language, now)
    if not any(isinstance(mention.value, PersonMention) and mention.value.customers for mention in mentions):
        stranger = plain_stranger(tokens, mentions, language)
        mentions = [*mentions, stranger] if stranger else mentions
    return corrected(Sentence(text, tuple(tokens), ()).with_mentions(mentions), language)
