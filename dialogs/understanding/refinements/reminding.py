"""set_follow_up: for a colleague ("remind Carla to call Otto Friday")."""

from __future__ import annotations

from dialogs.frame import Reference
from dialogs.refinement import NOTHING_MORE, Refinement
from dialogs.understanding.references import Context, associate_reference
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.follow_up import colleague_reminded


def who_is_reminded(part: Sentence, context: Context) -> Refinement:
    colleague = colleague_reminded(part, context.language)
    if colleague is None:
        return NOTHING_MORE
    return Refinement(reminded=Reference.model_validate(associate_reference(part, colleague)))
