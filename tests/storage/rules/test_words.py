"""Words as stems, numbers and addresses as keys."""

import pytest

from storage.rules.contact_keys import email_key, phone_key, same_phone
from storage.rules.words import stems, stems_of


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("daughters", "Daughter"),
        ("started", "starts"),
        ("allergies", "allergy"),
        ("dotter", "dottern"),
        ("café", "CAFE"),
    ],
)
def test_forms_of_one_word_share_a_stem(said: str, written: str) -> None:
    assert stems_of(said) & stems_of(written)


def test_other_words_share_none() -> None:
    assert not stems("allergic to nickel") & stems("pays by invoice")


def test_signs_and_single_letters_are_no_words() -> None:
    assert stems("— a. !? 🌹") == frozenset()


@pytest.mark.parametrize("said", ["46586268", "465 86 268", "+47 465 86 268", "0047 46586268", "0465-86-268", "86 268"])
def test_a_number_is_the_same_however_it_is_written(said: str) -> None:
    assert same_phone(phone_key("+47 465 86 268") or "", phone_key(said) or "")


@pytest.mark.parametrize("said", ["46586269", "+46 465 86 268", ""])
def test_another_number_is_not_the_same(said: str) -> None:
    assert not same_phone(phone_key("+47 465 86 268") or "", phone_key(said) or "")


def test_what_is_not_there_has_no_key() -> None:
    assert (phone_key(None), phone_key("none"), email_key("  ")) == (None, None, None)
