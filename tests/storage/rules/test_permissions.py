from storage.rules.permissions import may, roles_that_may
from storage.settings import Operation
from tests.retailer import SETTINGS


def test_a_right_comes_from_any_of_the_roles() -> None:
    assert may(["associate", "manager"], Operation.REASSIGN_CUSTOMERS, SETTINGS.roles)
    assert not may(["associate"], Operation.REASSIGN_CUSTOMERS, SETTINGS.roles)


def test_an_unknown_role_grants_nothing() -> None:
    assert not may(["owner"], Operation.VIEW_CLIENT_BOOK, SETTINGS.roles)


def test_who_has_a_right_is_named_by_role() -> None:
    assert roles_that_may(Operation.REASSIGN_CUSTOMERS, SETTINGS.roles) == ["manager"]
