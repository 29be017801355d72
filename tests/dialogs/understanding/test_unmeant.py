"""What is merely talked of changes nothing; a wish in much the same words is read as one."""

import pytest

from dialogs.frame import Intent
from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World


@pytest.mark.parametrize(
    "text",
    [
        "I wish Nadia Haddad would drop by more often",
        "suppose I took Sofia Rossi out of my book, would she be told",
        "if Clara Rich ever came in on a Sunday I'd faint",
        "keep Sofia Rossi or drop her, what do you think",
        "must I log every call with Sofia Rossi",
        "I was about to call Sofia Rossi",
        "Carla called Sofia Rossi yesterday",
        "Tobias means to take Sofia Rossi out of his book",
        "somebody told me Sofia Rossi called",
        "remove the stain from Sofia Rossi's coat",
        "put Sofia Rossi on the guest list",
        "add a ribbon to Sofia Rossi's parcel",
        "move Sofia Rossi's fitting to three",
    ],
)
def test_a_deed_that_is_merely_talked_of_changes_nothing(text: str, reader: Reader, world: World) -> None:
    assert [item.frame.intent for item in reader.read(text, world) if item.frame.intent in CHANGING] == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I was wondering if you could add Sofia Rossi to my book", Intent.ADD_CUSTOMERS),
        ("Sofia Rossi isn't in anybody's book yet; add her to mine", Intent.ADD_CUSTOMERS),
        ("put Sofia Rossi on my list", Intent.ADD_CUSTOMERS),
        ("I don't look after Sofia Rossi any more, take her out of my book", Intent.REMOVE_CUSTOMERS),
        ("Carla takes over Sofia Rossi", Intent.REASSIGN_CUSTOMERS),
        ("I need to hand a few clients over to Carla", Intent.REASSIGN_CUSTOMERS),
        ("note for Sofia Rossi: she wishes we opened earlier", Intent.TAKE_NOTE),
        ("note for Sofia Rossi that Carla called her, what do you think of that", Intent.TAKE_NOTE),
        ("I forgot to call Sofia Rossi, remind me tomorrow", Intent.SET_FOLLOW_UP),
        ("I called Sofia Rossi after all, about the strap", Intent.LOG_ACTIVITY),
    ],
)
def test_a_wish_in_such_words_is_still_read(text: str, intent: Intent, reader: Reader, world: World) -> None:
    assert intent in [item.frame.intent for item in reader.read(text, world)]
