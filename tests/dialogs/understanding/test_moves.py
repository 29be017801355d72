"""What is said of a move beyond its frame."""

from __future__ import annotations

import pytest

from dialogs.move_said import Exchange, MoveSaid, Share, Which
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World


def said(text: str, reader: Reader, world: World) -> MoveSaid:
    return reader.read(text, world)[-1].refinement.move


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("give half of carla's customers to bo", [Share(fraction=0.5)]),
        ("give a third of Ingrid's book to Bo", [Share(fraction=1 / 3)]),
        ("move twenty percent of Carla's book to Bo", [Share(fraction=0.2)]),
        ("give 50% of Carla's clients to Bo", [Share(fraction=0.5)]),
        ("move 20 clients from Ingrid to Bo", [Share(number=20)]),
        ("give Ingrid's top 5 customers to Bo", [Share(number=5, which=Which.BEST)]),
        ("give Ingrid's five best customers to Bo", [Share(number=5, which=Which.BEST)]),
        ("give ten of Carla's customers to Bo and the rest to Ingrid", [Share(number=10), Share(rest=True)]),
        ("give the first five of those to Bo", [Share(number=5, which=Which.LISTED)]),
        ("give all of Carla's customers to Bo", []),
        ("lend Carla's customers to Bo until 5 December", []),
        ("lend Carla's customers to Bo for two weeks", []),
        ("move Carla's customers who spent over 500 to Bo", []),
    ],
)
def test_how_many_are_moved_is_read(text: str, shares: list[Share], reader: Reader, world: World) -> None:
    assert list(said(text, reader, world).shares) == shares


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can we give Nadia Haddad to Carla if she agrees", ["if she agrees"]),
        ("lend some of Carla's customers to Bo until Friday", ["some of"]),
        ("split Carla's book between Bo and Ingrid, two thirds to Bo", ["two thirds"]),
        ("add Esther Juhl to Bo's book until Friday", ["until Friday"]),
        ("remove Noor Kim for two weeks", ["for two weeks"]),
        ("remove everyone I have not seen for two years", []),
        ("give Nadia Haddad to Carla if possible", []),
    ],
)
def test_what_limits_a_change_and_is_not_understood_is_named(
    text: str, words: list[str], reader: Reader, world: World
) -> None:
    assert list(said(text, reader, world).unread) == words


@pytest.mark.parametrize(
    ("text", "lends"),
    [
        ("lend Nadia Haddad to Carla", True),
        ("Bo is off sick, give his customers to Carla", True),
        ("lend Nadia Haddad to Carla for two weeks", False),
        ("Olaf has left, give his customers to Carla", False),
        ("give Nadia Haddad to Carla for good", False),
    ],
)
def test_a_loan_without_an_end_is_one_still(text: str, lends: bool, reader: Reader, world: World) -> None:
    assert said(text, reader, world).lends == lends


@pytest.mark.parametrize(
    ("text", "exchange"),
    [
        ("swap bo's and carla's clients", Exchange.SWAP),
        ("bring Ingrid's customers back", Exchange.GIVE_BACK),
        ("end the loan of Nadia Haddad", Exchange.GIVE_BACK),
        ("extend the loan of Nadia Haddad until Friday", Exchange.EXTEND),
        ("give Nadia Haddad to Carla", None),
    ],
)
def test_a_move_that_names_no_receiver_is_read(
    text: str, exchange: Exchange | None, reader: Reader, world: World
) -> None:
    assert said(text, reader, world).exchange == exchange


def test_who_is_excepted_is_read(reader: Reader, world: World) -> None:
    excepted = said("give all Ingrid's customers but Maria Lopez and Otto Friday to Carla", reader, world).except_for
    assert [one.ids for one in excepted] == [("C00001",), ("C00019",)]
