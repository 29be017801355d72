from storage.rules.permissions import may
from storage.settings import Operation
from tests.retailer import SETTINGS


def test_a_right_comes_from_any_of_the_roles() -> None:
    assert may(["associate", "manager"], Operation.REASSIGN_CUSTOMERS, SETTINGS.roles)
    assert not may(["associate"], Operation.REASSIGN_CUSTOMERS, SETTINGS.roles)


def test_an_unknown_role_grants_nothing() -> None:
    assert not may(["owner"], Operation.VIEW_CLIENT_BOOK, SETTINGS.roles)
