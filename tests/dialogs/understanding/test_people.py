"""A customer is found in a book of 45 and in one of 2,000, however her name is said or heard."""

import pytest

from dialogs.understanding.measuring import measure
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import grown
from dialogs.understanding.world import World

SAID = [
    ("exact", "sofia rossi", "C00021"),
    ("order-free", "rossi sofia", "C00021"),
    ("sound", "sophia rosi", "C00021"),
    ("one letter wrong", "sofka rossi", "C00021"),
    ("two letters swapped", "osfia rossi", "C00021"),
    ("first name and initial", "sofia r", "C00021"),
    ("first name", "sofia", "C00021"),
    ("diacritics left out", "asa oberg", "C00005"),
    ("diacritics written out", "soeren krog", "C00011"),
    ("possessive", "maria muellers", "C00030"),
    ("a month and a surname", "may chen", "C00018"),
    ("a weekday as a surname", "otto friday", "C00019"),
    ("a metal as a surname", "mark gold", "C00020"),
    ("two words for one", "carl van den berg", "C00014"),
    ("misheard first name", "suren krog", "C00011"),
]


@pytest.mark.parametrize("customers", [45, 2000])
@pytest.mark.parametrize(("how", "said", "account"), SAID, ids=[how for how, *_ in SAID])
def test_a_customer_is_found_however_she_is_named(
    how: str, said: str, account: str, customers: int, reader: Reader, world: World
) -> None:
    sentence = {"text": f"show me {said}", "speaker": world.speaker.personnel_number, "frames": []}
    (measured,) = measure([sentence], reader, grown(world, customers))
    (reading,) = measured.readings
    ids = [one for reference in reading.frame.customers or () for one in reference.ids or ()]
    assert account in ids
