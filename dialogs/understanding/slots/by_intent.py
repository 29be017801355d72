"""The slots that each intent reads from one fact."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.activity import activity_slots
from dialogs.understanding.slots.attribute import attribute_slots
from dialogs.understanding.slots.book import add_slots, remove_slots, show_book_slots
from dialogs.understanding.slots.correction import correct_slots
from dialogs.understanding.slots.customer import choose_slots, find_slots, show_customer_slots
from dialogs.understanding.slots.follow_up import follow_up_slots
from dialogs.understanding.slots.follow_up_list import complete_slots, show_follow_ups_slots
from dialogs.understanding.slots.note import note_slots
from dialogs.understanding.slots.reassign import reassign_slots


def no_slots(sentence: Sentence, context: Context) -> Slots:
    return {}


SLOTS: dict[str, Callable[[Sentence, Context], Slots]] = {
    "add_customers": add_slots,
    "remove_customers": remove_slots,
    "reassign_customers": reassign_slots,
    "show_book": show_book_slots,
    "show_customer": show_customer_slots,
    "find_customer": find_slots,
    "take_note": note_slots,
    "log_activity": activity_slots,
    "set_attribute": attribute_slots,
    "set_follow_up": follow_up_slots,
    "show_follow_ups": show_follow_ups_slots,
    "complete_follow_up": complete_slots,
    "choose": choose_slots,
    "correct": correct_slots,
}
