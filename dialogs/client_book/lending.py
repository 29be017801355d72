"""Lent customers: how they are spoken of, and how they come back by themselves."""

from __future__ import annotations

from dialogs.language.texts import Texts
from dialogs.letters import letters
from storage.records import Associate, BookEntry, BookRow
from storage.rules.lending import Standing, owner, returned
from storage.unit_of_work import UnitOfWork

NOBODY = "system"
"""Stands in the change trail for what was done by itself, so that nobody's "undo" takes it back."""
RETURN = "return"


def holder(entry: BookEntry, work: UnitOfWork, texts: Texts) -> str:
    """'Bo Larsen', or 'Bo Larsen (lent by Ingrid Dahl until Mon, 30 Nov)'."""
    name, loan = work.associate_name(entry.personnel_number), loan_of(entry, work, texts)
    return texts.say("option", title=name, detail=loan) if loan else name


def loan_of(entry: BookEntry | BookRow, work: UnitOfWork, texts: Texts) -> str:
    """'lent by Ingrid Dahl until Mon, 30 Nov'; '' for who is not lent."""
    if entry.lent_by is None or entry.lent_until is None:
        return ""
    return texts.say("lent", lender=work.associate_name(entry.lent_by), until=texts.weekday(entry.lent_until))


def bring_back(work: UnitOfWork) -> None:
    """Put everybody whose loan is over back into the lender's book, and tell both; seldom more than one query."""
    overdue = work.client_books.overdue(work.today)
    if not overdue:
        return
    by_itself = of_nobody(work)
    by_itself.changes.begin(RETURN)
    at_work = {one.personnel_number for one in work.associates if one.active}
    standings = [(entry, returned(entry, at_work)) for entry in overdue]
    for entry, back in standings:
        by_itself.client_books.give(entry, back, work.today)
    by_itself.finish()
    _tell(standings, by_itself)


def of_nobody(work: UnitOfWork) -> UnitOfWork:
    """The same transaction, for what nobody asked for."""
    nobody = Associate(legal_entity=work.speaker.legal_entity, personnel_number=NOBODY, name="")
    return UnitOfWork(work.connection, work.settings, nobody, work.now)


def _tell(standings: list[tuple[BookEntry, Standing]], work: UnitOfWork) -> None:
    """Borrowers and lenders, each once; for whose lender has left, the borrower keeps the customer."""
    for letter in letters(sorted({entry.personnel_number for entry, _ in standings}), work):
        number = letter.to.personnel_number
        hers = [(entry, back) for entry, back in standings if entry.personnel_number == number]
        for key, kept in (("notice-loan-over", False), ("notice-loan-kept", True)):
            some = [entry for entry, back in hers if (back.personnel_number == number) is kept]
            if some:
                lenders = dict.fromkeys(work.associate_name(owner(entry)) for entry in some)
                customers = letter.names([entry.account_number for entry in some])
                letter.send(key, customers=customers, lenders=letter.texts.all(list(lenders)))
    for letter in letters(sorted({owner(entry) for entry, _ in standings}), work):
        accounts = [entry.account_number for entry, _ in standings if owner(entry) == letter.to.personnel_number]
        letter.send("notice-loan-back", customers=letter.names(accounts))
