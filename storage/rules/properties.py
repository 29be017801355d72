"""Which three properties a customer's card shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage.records import AttributeValue
from storage.settings import AttributeDefinition, LegalEntitySettings, MeasureDefinition

ON_A_CARD = 3

Property = tuple[MeasureDefinition | AttributeDefinition, str]


def three_properties(
    settings: LegalEntitySettings, measures: Mapping[str, str], attributes: Iterable[AttributeValue]
) -> list[Property]:
    """Up to three, each with its value: measures first, then attributes by display order."""
    values = {attribute.attribute: attribute.value for attribute in attributes}
    ordered = sorted(settings.attributes, key=lambda definition: definition.display_order)
    known: list[Property] = [(measure, measures[measure.id]) for measure in settings.measures if measure.id in measures]
    known += [(definition, values[definition.id]) for definition in ordered if definition.id in values]
    return known[:ON_A_CARD]
