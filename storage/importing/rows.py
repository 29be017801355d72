"""How the fields of each data file become the cells of its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column

from storage.importing import files, values
from storage.importing.files import DataFile
from storage.importing.steps import Step
from storage.importing.values import needed, optional
from storage.records import BirthDate
from storage.rules.attribute_values import parse_date, parse_decimal, parse_value, parse_yes_no
from storage.rules.contact_keys import email_key, phone_key
from storage.rules.names import fold
from storage.rules.refused import RefusedError
from storage.settings import AttributeDefinition, DomainSettings

LONGEST_KEY = 64
LONGEST_SORT_NAME = 400


def steps_for(data_file: DataFile, present: frozenset[str], settings: DomainSettings) -> tuple[Step, ...]:
    """The steps from the columns that are present to the cells of the table."""
    typed = _TYPED[data_file.name](settings)
    steps = [_legal_entity(settings), *_texts(data_file, typed), *typed]
    made = present.union(*(step.outputs for step in steps if present.issuperset(step.inputs)))
    return tuple(step for step in steps if made.issuperset(step.inputs))


def _texts(data_file: DataFile, typed: list[Step]) -> list[Step]:
    """The fields that are kept as they stand: those that no other step makes."""
    others = {"legal_entity"}.union(*(step.outputs for step in typed))
    return [
        _field(name, (optional if may_be_empty else needed)(values.text_of(_longest(data_file.table.c[name]))))
        for name, may_be_empty in data_file.columns.items()
        if name in data_file.table.c and name not in others
    ]


def _longest(column: Column[Any]) -> int | None:
    return getattr(column.type, "length", None)


def _field(name: str, parse: Callable[[str], Any]) -> Step:
    return Step((name,), parse, (name,), name)


def _legal_entity(settings: DomainSettings) -> Step:
    def parse(text: str) -> str:
        if text not in settings.legal_entities:
            raise RefusedError("import-no-such-legal-entity", value=text)
        return text

    return _field("legal_entity", needed(parse))


def _stores(_: DomainSettings) -> list[Step]:
    return [_field("timezone", needed(values.time_zone)), _field("address_books", _some_of)]


def _associates(settings: DomainSettings) -> list[Step]:
    def roles(text: str) -> list[str]:
        said = _some_of(text)
        for role in said:
            if role not in settings.roles:
                raise RefusedError("import-no-such-role", value=role)
        return sorted(said)

    return [
        _field("stores", _some_of),
        _field("address_books", _some_of),
        _field("roles", roles),
        _field("active", needed(parse_yes_no)),
        _field("locale", optional(values.locale)),
    ]


def _customers(_: DomainSettings) -> list[Step]:
    return [
        Step(("birth_date",), _birth_cells, ("birth_year", "birth_month_day"), "birth_date"),
        _field("language", optional(values.language)),
        _field("address_books", values.several(LONGEST_KEY)),
        _field("marketing_opt_in", optional(parse_yes_no)),
        _field("first_name", values.text_of(_longest(files.CUSTOMERS.table.c.first_name))),
        Step(("last_name", "first_name"), _sort_name, ("sort_name",), "last_name"),
        Step(("phone",), phone_key, ("phone_key",), "phone"),
        Step(("email",), email_key, ("email_key",), "email"),
    ]


def _books(_: DomainSettings) -> list[Step]:
    return [_field("added_on", optional(parse_date))]


def _attributes(settings: DomainSettings) -> list[Step]:
    definitions = {
        (name, definition.id): definition
        for name, legal_entity in settings.legal_entities.items()
        for definition in legal_entity.attributes
    }

    def define(legal_entity: str, attribute: str) -> AttributeDefinition:
        if (legal_entity, attribute) not in definitions:
            raise RefusedError("import-no-such-attribute", value=attribute, legal_entity=legal_entity)
        return definitions[legal_entity, attribute]

    def cells(definition: AttributeDefinition, text: str) -> tuple[Any, ...]:
        parsed = parse_value(definition, text)
        return parsed.value, parsed.number_value, parsed.month_day

    return [
        Step(("legal_entity", "attribute"), define, ("definition",), "attribute"),
        Step(("definition", "value"), cells, ("value", "number_value", "month_day"), "value"),
    ]


def _activities(settings: DomainSettings) -> list[Step]:
    types = {
        (name, activity_type.id)
        for name, legal_entity in settings.legal_entities.items()
        for activity_type in legal_entity.activity_types
    }

    def configured(legal_entity: str, type_id: str) -> str:
        if not type_id:
            raise RefusedError("value-empty")
        if (legal_entity, type_id) not in types:
            raise RefusedError("import-no-such-activity-type", value=type_id, legal_entity=legal_entity)
        return type_id

    return [Step(("legal_entity", "type"), configured, ("type",), "type"), _field("at", needed(values.instant))]


def _notes(_: DomainSettings) -> list[Step]:
    return [_field("at", needed(values.instant))]


def _purchases(_: DomainSettings) -> list[Step]:
    return [
        _field("line", needed(values.whole_number)),
        _field("at", needed(values.instant)),
        _field("quantity", needed(parse_decimal)),
        _field("amount", needed(parse_decimal)),
        _field("currency", needed(values.currency)),
    ]


def _some_of(text: str) -> tuple[str, ...]:
    return values.at_least_one(values.several(LONGEST_KEY)(text))


def _birth_cells(text: str) -> tuple[int | None, int | None]:
    born: BirthDate | None = optional(values.birth_date)(text)
    return (born.year, born.month_day) if born else (None, None)


def _sort_name(last_name: str, first_name: str) -> str:
    """The same as `fold` of both together, but of words that come again and again."""
    return f"{fold(last_name)} {fold(first_name)}".strip()[:LONGEST_SORT_NAME]


_TYPED: dict[str, Callable[[DomainSettings], list[Step]]] = {
    files.STORES.name: _stores,
    files.ASSOCIATES.name: _associates,
    files.CUSTOMERS.name: _customers,
    files.BOOKS.name: _books,
    files.ATTRIBUTES.name: _attributes,
    files.ACTIVITIES.name: _activities,
    files.NOTES.name: _notes,
    files.PURCHASES.name: _purchases,
}
