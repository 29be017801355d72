"""The word lists, which several files give together."""

from __future__ import annotations

from collections import Counter

from dialogs.language.files import files_of
from dialogs.language.phrases import OF_WORDS


def test_no_table_of_words_stands_in_two_files() -> None:
    files = files_of("en-GB")
    tables = Counter(table for name in OF_WORDS for table in files.table(name))
    assert [table for table, times in tables.items() if times > 1] == []
