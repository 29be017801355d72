"""Customers told by their place in the list shown last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.refinement import OfList
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

LISTED = ("C00018", "C00019", "C00020")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("remove the second one", ["C00019"]),
        ("remove the first one from my book", ["C00018"]),
        ("take the last customer off my list", ["C00020"]),
        ("remove number 3 from my book", ["C00020"]),
        ("remove the first one and the third one from my book", ["C00018", "C00020"]),
        ("remove the fourth one", []),
        ("add the second one to my book", ["C00019"]),
        ("give the second one to Bo", ["C00019"]),
    ],
)
def test_a_place_in_the_list_is_a_customer(text: str, ids: list[str], reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, replace(world, listed=LISTED))
    references = reading.frame.customers or ()
    assert [number for reference in references for number in reference.ids or ()] == ids
    assert all(reference.ids is not None for reference in references)
    assert references


def test_a_name_counts_more_than_a_place(reader: Reader, world: World) -> None:
    (reading,) = reader.read("remove Otto Friday from the second list", replace(world, listed=LISTED))
    assert [reference.ids for reference in reading.frame.customers or ()] == [("C00019",)]


def test_without_a_list_a_place_is_nobody(reader: Reader, world: World) -> None:
    (reading,) = reader.read("give the second one to Bo", world)
    assert reading.frame.customers is None
    assert reading.frame.until is None


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("remove them all from my book", OfList.ALL),
        ("give those to Anna", OfList.ALL),
        ("hand all of them over to Bo.", OfList.ALL),
        ("remove them", OfList.THEM),
        ("remove those who moved away", None),
        ("move those in Oslo to Bo", None),
        ("remove Otto Friday", None),
    ],
)
def test_everybody_on_the_list_is_pointed_at(text: str, way: OfList | None, reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, replace(world, listed=LISTED))
    assert reading.refinement.of_list == way
