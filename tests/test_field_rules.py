"""The rules that come from the field, Dynamics 365 Commerce clienteling: a test each, over the public entry point.

Those of Customer Insights and Key Vault are with their own parts.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from dialogs.assistant import Assistant
from dialogs.conversation import CustomerCard, Incoming, Reply, Tap
from storage.database import Database
from storage.dossier import Dossier, dossier
from storage.identifiers import new_id
from storage.records import AttributeValue
from storage.rules.properties import three_properties
from storage.settings import ActivityType, DomainSettings, LegalEntitySettings, Operation
from storage.tables import client_book
from tests.retailer import AURE, BO, HENRIK, INGRID, NOW, SETTINGS, aad_object_id

CARLA, ANNA, RIKKE = "000112", "000113", "000130"


class Shop:
    """One who asks by personnel number, one who answers."""

    def __init__(self, database: Database, settings: DomainSettings = SETTINGS) -> None:
        self.database, self.assistant = database, Assistant(database, settings)

    def reply(self, who: str, text: str = "", tap: Tap | None = None) -> Reply:
        incoming = Incoming(f"talk with {who}", new_id(), aad_object_id(who), NOW, text, tap)
        return self.assistant.answer(incoming)[0]

    def say(self, who: str, *texts: str) -> str:
        """What was answered to the last of them."""
        return [self.reply(who, text).text for text in texts][-1]

    def stored(self, account_number: str) -> Dossier:
        with self.database.begin() as connection:
            return dossier(connection, "AURE", AURE, account_number)

    def owners(self, account_number: str) -> list[str]:
        return [book["personnel_number"] for book in self.stored(account_number)["books"]]


def configured(**changes: Any) -> DomainSettings:
    """The sample retailer's settings, its legal entity changed."""
    changed = LegalEntitySettings.model_validate(AURE.model_dump() | changes)
    return SETTINGS.model_copy(update={"legal_entities": {"AURE": changed}})


def book_settings(**changes: Any) -> DomainSettings:
    return configured(client_book=AURE.client_book.model_dump() | changes)


def test_one_client_book_per_associate_and_legal_entity(database: Database) -> None:
    shop = Shop(database)
    shop.say(HENRIK, "add Sofia Gold to my book", "add Esther Juhl to my book")
    (first,), (second,) = shop.stored("C00280")["books"], shop.stored("C00314")["books"]
    assert first["id"] == second["id"]
    with database.begin() as connection:
        owners = list(connection.scalars(select(client_book.c.personnel_number)))
    assert len(owners) == len(set(owners))


def test_the_id_of_a_client_book_is_of_the_configured_number_sequence(database: Database) -> None:
    before = {book["id"] for account in ("C00001", "C00046") for book in Shop(database).stored(account)["books"]}
    shop = Shop(database, book_settings(number_sequence="AURE/####"))
    shop.say(HENRIK, "add Sofia Gold to my book")
    (book,) = shop.stored("C00280")["books"]
    assert book["id"].startswith("AURE/00")
    assert book["id"] not in before


def test_a_customer_is_in_one_book(database: Database) -> None:
    shop = Shop(database)
    assert "Ingrid Dahl’s client book already" in shop.say(BO, "add Maria Lopez to my book")
    assert shop.owners("C00001") == [INGRID]


@pytest.mark.parametrize(("configured_number", "owners"), [(2, [INGRID, BO]), (None, [INGRID, BO, CARLA])])
def test_a_customer_is_in_as_many_books_as_configured(
    configured_number: int | None, owners: list[str], database: Database
) -> None:
    shop = Shop(database, book_settings(books_per_customer=configured_number))
    for who in (BO, CARLA):
        shop.say(who, "add Maria Lopez to my book")
    assert sorted(shop.owners("C00001")) == sorted(owners)


def test_the_card_shows_contact_data_and_the_first_three_attributes_by_display_order(database: Database) -> None:
    card = Shop(database).reply(INGRID, "show me Mark Gold").card
    assert isinstance(card, CustomerCard)
    assert (card.phone, card.email) == ("+47 453 51 149", "mark.gold@mail.example")
    assert [fact.label for fact in card.properties] == ["Favourite category", "Metal", "Preferred brand"]


def test_display_order_1_comes_before_2(database: Database) -> None:
    attributes = [
        {**one.model_dump(), "display_order": 1 if one.id == "shoe_size" else 50 + one.display_order}
        for one in AURE.attributes
    ]
    card = Shop(database, configured(attributes=attributes)).reply(INGRID, "show me Mark Gold").card
    assert isinstance(card, CustomerCard)
    assert [fact.label for fact in card.properties] == ["Shoe size", "Favourite category", "Metal"]


def test_measures_come_before_attributes() -> None:
    shown = three_properties(AURE, {"lifetime_value": "1200"}, [AttributeValue("metal", "gold")])
    assert [definition.id for definition, _ in shown] == ["lifetime_value", "metal"]


def test_only_refinable_attributes_filter(database: Database) -> None:
    attributes = [{**one.model_dump(), "refinable": one.refinable and one.id != "metal"} for one in AURE.attributes]
    filters = [{"field": "metal", "op": "equals", "value": "platinum"}]
    tap = Tap.model_validate({"frame": {"intent": "show_book", "filters": filters}})
    assert "9 customers" in Shop(database).reply(INGRID, tap=tap).text
    refused = Shop(database, configured(attributes=attributes)).reply(INGRID, tap=tap)
    assert "cannot search by metal" in refused.text.lower()
    assert refused.card is None


def test_the_store_client_book_is_the_books_of_all_who_share_an_address_book_with_the_store(
    database: Database,
) -> None:
    shop = Shop(database)
    one_by_one = ("Ingrid", "Bo", "Carla", "Anna", "Olaf Borg")
    counts = [_number(shop.say(HENRIK, f"how many customers are in {name}'s book")) for name in one_by_one]
    assert _number(shop.say(INGRID, "how many customers are in the store's client book")) == sum(counts) == 162


def test_an_associate_of_several_stores_sees_all_of_them(database: Database) -> None:
    shop = Shop(database)
    assert _number(shop.say(ANNA, "how many customers are in the store's client book")) == 162 + 30 + 20


def test_customer_search_is_filtered_by_the_stores_address_books_and_the_client_book_is_not(
    database: Database,
) -> None:
    shop = Shop(database)
    assert "nobody" in shop.say(INGRID, "search for Ylva Cohen")
    shop.say(INGRID, "add C00308 to my book")
    assert "nobody" in shop.say(INGRID, "search for Ylva Cohen")
    assert "46 customers" in shop.say(INGRID, "show my client book")
    assert "Ylva Cohen" in shop.say(INGRID, "who did I add today")


@pytest.mark.parametrize("colleague", [BO, RIKKE, HENRIK])
def test_notes_and_activities_are_seen_by_every_associate_of_the_legal_entity(
    colleague: str, database: Database
) -> None:
    shop = Shop(database)
    shop.say(INGRID, "note for Maria Lopez, allergic to nickel", "called Maria Lopez about the clasp")
    assert "allergic to nickel" in shop.say(colleague, "show me the notes on Maria Lopez")
    assert "about the clasp" in shop.say(colleague, "show me the activities of Maria Lopez")


def test_activity_types_are_configured(database: Database) -> None:
    video = ActivityType(id="video_call", label="Video call", words=("video call", "video chat"))
    shop = Shop(database, configured(activity_types=[*(one.model_dump() for one in AURE.activity_types), video]))
    assert "Logged: Video call with Maria Lopez" in shop.say(INGRID, "had a video call with Maria Lopez yesterday")
    assert shop.stored("C00001")["activities"][0]["type"] == "video_call"


WISHES = {
    Operation.VIEW_CLIENT_BOOK: ("show my client book", "45 customers"),
    Operation.VIEW_STORE_CLIENT_BOOKS: ("show the store's client book", "162 customers"),
    Operation.ADD_CUSTOMER: ("add Esther Juhl to my book", "Added Esther Juhl"),
    Operation.REMOVE_CUSTOMERS: ("remove Maria Lopez from my book", "Remove Maria Lopez"),
    Operation.REASSIGN_CUSTOMERS: ("move Maria Lopez to Bo", "Move Maria Lopez"),
}
"""The field's five operations: what is said for each, and what is answered to who may."""


@pytest.mark.parametrize("operation", WISHES)
def test_five_operations_are_granted_to_roles(operation: Operation, database: Database) -> None:
    said, answer = WISHES[operation]
    everything = frozenset(Operation)
    granted = SETTINGS.model_copy(update={"roles": {"associate": everything}})
    withheld = SETTINGS.model_copy(update={"roles": {"associate": everything - {operation}}})
    refusal = Shop(database, withheld).say(INGRID, said)
    assert answer not in refusal
    assert "right" in refusal
    assert answer in Shop(database, granted).say(INGRID, said)


def _number(text: str) -> int:
    return int(next(word for word in text.split() if word.isdigit()))
