import pytest

from storage.rules.number_sequences import number


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [("CB-######", 7, "CB-000007"), ("##/book", 123, "123/book"), ("######", 1_000_000, "1000000")],
)
def test_a_number_fills_its_places_and_keeps_all_its_digits(form: str, count: int, expected: str) -> None:
    assert number(form, count) == expected
