"""Fields of conditions on customers that are no fields of the contract's filters."""

AGE, TURNING, BORN, PRODUCT, BOUGHT_WHEN, SPENT, ORDERS, CONTACTED_BY, PHONE, EMAIL, NOTES, ADDRESS = (
    "age", "turning", "born", "product", "bought_when", "spent", "orders", "contacted_by", "phone", "email", "notes",
    "address",
)  # fmt: skip
OF_PURCHASES = frozenset({PRODUCT, SPENT, ORDERS})
"""Their time is that of a purchase."""
OF_CONTACTS = frozenset({CONTACTED_BY})
"""Their time is that of an activity."""
FURTHER = frozenset({AGE, TURNING, BORN, PHONE, EMAIL, NOTES, ADDRESS, BOUGHT_WHEN}) | OF_PURCHASES | OF_CONTACTS
NOT_KEPT = frozenset({ADDRESS})
"""May be asked for, but is no part of the data."""
