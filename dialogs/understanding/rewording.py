"""A correction that says the words anew: "change the note to …", "the note should say …", "add to the note that …"."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.refinement import Refinement
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.reading import Reading
from dialogs.understanding.references import Context, customers_slot
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at, trimmed
from dialogs.understanding.slots.verbatim import verbatim

WORDS = "rewording"


def rewording(sentence: Sentence, context: Context) -> Reading | None:
    """The whole message as such a correction; None where it is none."""
    language, words = context.language, sentence.words
    kind = next((kind for kind in ("adds", "note", "it") if language.phrases(WORDS, kind).at(words, 0)), None)
    if kind is None:
        return None
    hit = language.phrases(WORDS, kind).at(words, 0)
    start = hit[0] if hit else 0
    start, about = _behind_customer(sentence, start, context)
    linked = False
    while start < len(words) and (link := language.phrases(WORDS, "links").at(words, start)):
        start, linked = start + link[0], True
    rest = sentence.part(start, len(words))
    named = rest.covered_by(lambda mention: True)
    articles = language.words("strangers", "articles")
    says_no_words = kind == "it" and all(
        place in named or token.low in articles for place, token in enumerate(rest.tokens) if token.is_word
    )
    says_words = rest.tokens and not says_no_words and (linked or (kind == "note" and not about))
    text = trimmed(sentence, start, len(words), language) if says_words else None
    if text is None:
        return None
    text = verbatim(sentence, text, language) or text
    intents = () if kind == "it" else (Intent.TAKE_NOTE,)
    refinement = Refinement.model_validate(
        {"rewords": True, "adds": kind == "adds", "intents": intents, "customers": about}
    )
    return Reading(frame=Frame(intent=Intent.CORRECT, text=text), refinement=refinement, directed=True)


def _behind_customer(sentence: Sentence, start: int, context: Context) -> tuple[int, tuple[object, ...]]:
    """ "change the note for Maria to …"."""
    if start < len(sentence.tokens) and sentence.words[start] in context.language.words(WORDS, "about"):
        mention = mention_at(sentence, start + 1)
        if mention is not None and isinstance(mention.value, PersonMention):
            return mention.end, customers_slot(sentence, [mention], context)["customers"]
    return start, ()
