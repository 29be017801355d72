"""`clienteling understand --batch`: who speaks and in which language may differ from line to line."""

import io
import json
from pathlib import Path

import pytest

from bot.cli import run

NOW = "2026-11-21T10:00+01:00"


def frames(lines: list[dict[str, object]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert run(["understand", "--as", "000110", "--now", NOW, "--batch", str(batch)]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    return {line["id"]: line["frames"] for line in read}


@pytest.mark.parametrize("locale", ["en-GB", "en", "tlh-KX", "../en", None])
def test_a_locale_without_a_language_is_read_in_that_of_the_legal_entity(
    locale: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line: dict[str, object] = {"id": "1", "text": "show my book"}
    read = frames([line | ({"locale": locale} if locale else {})], tmp_path, capsys)
    assert read == {"1": [{"intent": "show_book"}]}


def test_a_line_may_name_another_speaker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line: dict[str, object] = {"text": "show me maria"}
    read = frames([line | {"id": "own"}, line | {"id": "other", "as": "000111"}], tmp_path, capsys)
    assert read["own"] != read["other"]


@pytest.mark.parametrize(
    ("written", "number"),
    [(b'{"text": "show my book"}\n{"id": 1}\n', "2"), (b'{"text": "show my book"}\n\n{"text": "\xff"}\n', "3")],
)
def test_a_bad_batch_line_is_named_by_its_number(
    written: bytes, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "batch.jsonl").write_bytes(written)
    assert run(["understand", "--as", "000110", "--now", NOW, "--batch", "batch.jsonl"]) == 1
    assert f" {number}: " in capsys.readouterr().err.strip().splitlines()[-1]


def test_a_byte_that_is_not_utf_8_on_standard_input_gives_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"show my book\n\xff\xfe\n"), encoding="ascii"))
    assert run(["understand", "--as", "000110", "--now", NOW]) == 1
    said = capsys.readouterr()
    assert " 2: " in said.err.strip().splitlines()[-1]
    assert [json.loads(line)["text"] for line in said.out.splitlines() if line.startswith("{")] == ["show my book"]
