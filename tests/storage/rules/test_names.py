import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.names import LONGEST, fold, name_keys, sound, spoken_keys


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Åsa", "aasa"), ("Ødegaard", "odegard"), ("Søren", "soeren"), ("Müller", "mueller"), ("Kjær", "kjaer"),
        ("Siobhán", "siobhan"), ("O'Brien", "obrien"), ("Anne-Marie", "anne marie"), ("Øberg", "Öberg"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_alike(written: str, said: str) -> None:
    assert fold(written) == fold(said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sofia", "Sophia"), ("Jon", "John"), ("Kathryn", "Catherine"), ("Smith", "Smyth"), ("Krogh", "krog"),
        ("Michael", "Mikael"), ("Sjöberg", "shoberg"), ("Steven", "Stephan"), ("Hannah", "Hanna"), ("Sonja", "Sonya"),
    ],
)  # fmt: skip
def test_names_that_sound_alike_share_a_phonetic_key(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Maria", "Marta"), ("Lopez", "Lund"), ("Moe", "Mai"), ("Dahl", "Holm")])
def test_different_names_have_different_phonetic_keys(one: str, other: str) -> None:
    assert sound(fold(one)) != sound(fold(other))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("Maria", "Lopez", "note for marias sister"),
        ("Carl", "van der Berg", "show me vanderbergs purchases"),
        ("Élodie", "Lefèvre", "call elodie le fevre"),
        ("Rosa", "de la Cruz", "rosa delacruz came in"),
        ("Søren", "Krogh", "soren krog stopped by"),
    ],
)
def test_a_said_name_shares_a_key_with_the_customer(first: str, last: str, sentence: str) -> None:
    assert name_keys(first, last) & spoken_keys(sentence.split())


@given(st.text(max_size=200), st.text(max_size=200))
def test_keys_of_any_text_fit_their_column(first: str, last: str) -> None:
    assert all(0 < len(key) <= LONGEST for key in name_keys(first, last))


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more_for_letters_once_folded(text: str) -> None:
    assert fold(text).casefold() == fold(text)
