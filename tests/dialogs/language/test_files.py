"""A retailer's own folder adds to our language, and what is wrong with it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogs.language.files import files_of
from dialogs.language.findings import Finding, findings
from dialogs.language.phrases import LanguageData, language_data
from dialogs.language.texts import texts_for
from storage.text_files import TextFiles
from tests.dialogs.understanding.own_language import written


def with_own(folder: Path, files: dict[str, str]) -> TextFiles:
    return TextFiles.read(written(folder, files))


def data(hers: TextFiles) -> LanguageData:
    return language_data(files_of("en-GB", hers))


OURS = language_data(files_of("en-GB"))


def test_sentences_are_added(tmp_path: Path) -> None:
    hers = data(with_own(tmp_path, {"en/sentences/undo.txt": "# of ours\nunspool it\r\nundo\n\n"}))
    assert hers.sentences["undo"] == (*OURS.sentences["undo"], "unspool it")
    assert hers.sentences["help"] == OURS.sentences["help"]


def test_nicknames_are_added(tmp_path: Path) -> None:
    hers = data(with_own(tmp_path, {"en/nicknames.txt": "anna: anka\nzoltan: zoli, zolika\n"}))
    assert hers.nicknames["anna"] == (*OURS.nicknames["anna"], "anka")
    assert hers.nicknames["zoltan"] == ("zoli", "zolika")


def test_words_are_added_to_lists_and_to_tables(tmp_path: Path) -> None:
    words = '[speech]\nfillers = ["ehm", "liksom"]\n'
    dates = '[days]\novertomorrow = 2\n[words]\nsoon = ["in a jiffy"]\n'
    hers = data(with_own(tmp_path, {"en/words.toml": words, "en/dates.toml": dates}))
    assert hers.words["speech"]["fillers"] == [*OURS.words["speech"]["fillers"], "liksom"]
    assert hers.words["speech"]["openings"] == OURS.words["speech"]["openings"]
    assert hers.dates["days"] == OURS.dates["days"] | {"overtomorrow": 2}
    assert hers.dates["words"]["soon"][-1] == "in a jiffy"


def test_a_text_of_hers_takes_the_place_of_ours(tmp_path: Path) -> None:
    hers = with_own(tmp_path, {"en/texts/own.ftl": "undone = Gone with the wind: { $what }\n"})
    assert texts_for("en-GB", hers).say("undone", what="the note") == "Gone with the wind: the note"
    assert texts_for("en-GB", hers).say("yes") == texts_for("en-GB").say("yes")
    assert texts_for("en-GB").say("undone", what="the note") == "Taken back: the note."


def test_what_was_read_stays_as_it_was_read(tmp_path: Path) -> None:
    hers = with_own(tmp_path, {"en/texts/own.ftl": "yes = aye\n"})
    changed = with_own(tmp_path, {"en/texts/own.ftl": "yes = yup\n"})
    assert [texts_for("en-GB", one).say("yes") for one in (hers, changed)] == ["aye", "yup"]
    assert TextFiles.read(tmp_path) == changed != hers


RIGHT = {
    "en/sentences/take_note.txt": "scribble on {customer} that she loves {choice}\n",
    "en/nicknames.txt": "# hers\nzoltan: zoli\n",
    "en/words.toml": '[speech]\nfillers = ["liksom"]\n',
    "en/dates.toml": '[[feasts]]\nnames = ["constitution day"]\nmonth = 5\nday = 17\n[units]\nsennight = "week"\n',
    "en/numbers.toml": "[cardinals]\ndozen = 12\n",
    "en/texts/own.ftl": "undone = Gone: { $what }\n",
    "en/README.md": "{ nobody reads this",
    "en/weights.tsv": "whatever",
}


def test_nothing_is_wrong_with_what_can_be_used(tmp_path: Path) -> None:
    assert findings(with_own(tmp_path, RIGHT)) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("da/words.toml", "", Finding("da", "no-language")),
        ("words.toml", "", Finding("words.toml", "no-language")),
        ("en/sentences/knit.txt", "knit a scarf\n", Finding("en/sentences/knit.txt", "unknown-intent")),
        ("en/word.toml", "", Finding("en/word.toml", "unknown-file")),
        ("en/debriefs.txt", "", Finding("en/debriefs.txt", "unknown-file")),
        ("en/sentences/undo.txt", "{foo} back", Finding("en/sentences/undo.txt", "unknown-place", "{foo}")),
        ("en/sentences/undo.txt", "{date back", Finding("en/sentences/undo.txt", "unknown-place", "{date")),
        ("en/nicknames.txt", "zoltan zoli", Finding("en/nicknames.txt", "not-a-nickname", "zoltan zoli")),
        ("en/words.toml", "[speech]\nfill = []", Finding("en/words.toml", "unknown-key", "speech.fill")),
        ("en/words.toml", '[speech]\nfillers = "eh"', Finding("en/words.toml", "other-kind", "speech.fillers")),
        ("en/words.toml", "[speech]\nfillers = [1]", Finding("en/words.toml", "other-kind", "speech.fillers")),
        ("en/dates.toml", '[days]\nsoon = "2"', Finding("en/dates.toml", "other-kind", "days.soon")),
        ("en/dates.toml", "[months]\nmarts = 13", Finding("en/dates.toml", "other-kind", "months.marts")),
        ("en/texts/own.ftl", "yes aye", Finding("en/texts/own.ftl", "not-fluent", "yes aye")),
        ("en/texts/own.ftl", "aye = aye", Finding("en/texts/own.ftl", "unknown-text", "aye")),
        ("en/texts/own.ftl", "yes = { $x }", Finding("en/texts/own.ftl", "unknown-variable", "yes: $x")),
        ("en/texts/own.ftl", "cards = none", Finding("en/texts/own.ftl", "text-incomplete", "cards.no-room")),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, content: str, expected: Finding) -> None:
    assert findings(with_own(tmp_path, {name: content})) == [expected]


def test_toml_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (found,) = findings(with_own(tmp_path, {"en/words.toml": "[speech\n"}))
    assert (found.file, found.kind) == ("en/words.toml", "not-toml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "words.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match=r"words\.toml is not UTF-8"):
        TextFiles.read(tmp_path)
