"""A question goes on from the list before it."""

from __future__ import annotations

from tests.conversations.talking import Talk


async def test_only_those_narrows_the_last_list(ingrid: Talk) -> None:
    await ingrid.say("who has a birthday in december")
    heard = await ingrid.say("only those who like gold")
    assert heard.text == (
        "One customer in your client book: birthday 1–31 Dec 2026 and metal gold. Catherine Moe (Sun 20 Dec)."
    )


async def test_the_others_are_the_rest_of_the_wider_list(ingrid: Talk) -> None:
    everybody = await ingrid.say("who has a birthday in december")
    narrowed = await ingrid.say("only those who like gold")
    others = await ingrid.say("and the others?")
    assert "5 customers in your client book: birthday 1–31 Dec 2026 and all but metal gold." in others.text
    assert set(others.taps) | set(narrowed.taps) == set(everybody.taps)
    assert not set(others.taps) & set(narrowed.taps)


async def test_all_of_them_widens_again(ingrid: Talk) -> None:
    everybody = await ingrid.say("who has a birthday in december")
    await ingrid.say("only those who like gold")
    assert (await ingrid.say("all of them")).text == everybody.text


async def test_a_narrowed_list_can_be_counted(ingrid: Talk) -> None:
    await ingrid.say("who has a birthday in december")
    heard = await ingrid.say("how many of them like silver")
    assert heard.text == "One customer in your client book: birthday 1–31 Dec 2026 and metal silver."


async def test_who_has_no_birthday_on_file_is_among_the_others(ingrid: Talk) -> None:
    await ingrid.say("who has a birthday in december")
    assert "39 customers" in (await ingrid.say("and the others?")).text


async def test_more_of_the_others_is_still_of_the_others(ingrid: Talk) -> None:
    await ingrid.say("who has a birthday in december")
    first = await ingrid.say("and the others?")
    second = await ingrid.tap(first.taps["Show more"])
    assert "39 customers" in second.text
    assert not (set(first.taps) & set(second.taps)) - {"Show more"}


async def test_without_a_list_there_is_nothing_to_go_on_from(ingrid: Talk) -> None:
    assert (await ingrid.say("and the others?")).text == "There is no list to go on from just now."


async def test_a_narrowing_without_a_list_is_a_question_about_the_whole_book(ingrid: Talk) -> None:
    heard = await ingrid.say("only those with a birthday next week")
    assert heard.text.startswith("2 customers in your client book: birthday 23–29 Nov 2026.")
