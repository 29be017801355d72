"""Which client book is asked for, and whether the speaker may see it."""

from __future__ import annotations

from dialogs.frame import Frame, Reference
from dialogs.reading import address_books_in_reach
from dialogs.setting import Setting
from storage.book_lists import Book
from storage.settings import Operation


def book_of(frame: Frame, setting: Setting) -> tuple[Book, str]:
    """Which book was asked for, and what it is called; refused where the speaker may not see it."""
    if frame.book in (None, "mine") or (frame.associate and frame.associate.self):
        return Book(setting.speaker.personnel_number), setting.say("book-mine")
    if not setting.may(Operation.VIEW_STORE_CLIENT_BOOKS):
        setting.refuse_right(Operation.VIEW_STORE_CLIENT_BOOKS)
    return _colleagues_book(frame, setting) if frame.book == "associate" else _store_book(frame, setting)


def _colleagues_book(frame: Frame, setting: Setting) -> tuple[Book, str]:
    said = frame.associate or Reference(said="")
    owner = setting.work.associate(said.ids[0]) if said.ids and len(said.ids) == 1 else None
    if owner is None:
        setting.refuse("associate-unclear", said=said.said)
    title = setting.say("client-book-of", owner=owner.name)
    if not in_reach(owner.address_books, setting):
        setting.refuse("book-out-of-reach", book=title)
    return Book(owner.personnel_number), title


def _store_book(frame: Frame, setting: Setting) -> tuple[Book, str]:
    named = frame.store.ids or () if frame.store else setting.speaker.stores
    stores = [store for store in setting.work.stores if store.store_id in named]
    if not stores:
        setting.refuse("store-unclear", said=frame.store.said if frame.store else "")
    title = setting.texts.all([store.name for store in stores])
    address_books = frozenset[str]().union(*(store.address_books for store in stores))
    if not all(in_reach(store.address_books, setting) for store in stores):
        setting.refuse("book-out-of-reach", book=title)
    return Book(address_books=address_books), title


def in_reach(address_books: frozenset[str], setting: Setting) -> bool:
    """Books of the speaker's own stores; who may move customers between all books may see them too."""
    return setting.may(Operation.REASSIGN_CUSTOMERS) or bool(address_books & address_books_in_reach(setting.work))
