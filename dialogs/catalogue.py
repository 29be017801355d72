"""All dialogs, by the intent that they carry out."""

from dialogs import undo
from dialogs.client_book import add, reassign, remove
from dialogs.client_book import show as show_book
from dialogs.customer import activity, attribute, find, note
from dialogs.customer import show as show_customer
from dialogs.follow_up import change, complete
from dialogs.follow_up import set as set_follow_up
from dialogs.follow_up import show as show_follow_ups

DIALOGS = {
    module.DIALOG.intent: module.DIALOG
    for module in (
        add,
        remove,
        reassign,
        show_book,
        show_customer,
        find,
        note,
        activity,
        attribute,
        set_follow_up,
        show_follow_ups,
        complete,
        undo,
        change,
    )
}
