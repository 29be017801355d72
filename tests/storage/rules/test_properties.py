from storage.records import AttributeValue
from storage.rules.properties import three_properties
from tests.retailer import AURE

ATTRIBUTES = [
    AttributeValue("shoe_size", "38"),
    AttributeValue("metal", "gold"),
    AttributeValue("anniversary", "--06-14"),
]


def ids(measures: dict[str, str], attributes: list[AttributeValue]) -> list[str]:
    return [definition.id for definition, _ in three_properties(AURE, measures, attributes)]


def test_measures_come_first_then_attributes_by_display_order() -> None:
    assert ids({"lifetime_value": "1200"}, ATTRIBUTES) == ["lifetime_value", "anniversary", "metal"]


def test_three_are_shown_and_no_more() -> None:
    measures = {"churn_probability": "0.7", "lifetime_value": "1200", "next_best_action": "Call"}
    assert ids(measures, ATTRIBUTES) == list(measures)


def test_what_is_not_known_takes_no_place() -> None:
    assert ids({}, ATTRIBUTES[:1]) == ["shoe_size"]
