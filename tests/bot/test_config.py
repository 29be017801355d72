from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, ConfigurationError, load_config
from storage.settings import DomainSettings

EXAMPLE = Path(__file__).parents[2] / "config.example.json"


@pytest.fixture
def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return found


def loaded(folder: Path, content: object) -> Config:
    path = folder / "config.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return load_config(path)


def complaint(folder: Path, content: object) -> str:
    with pytest.raises(ConfigurationError) as failure:
        loaded(folder, content)
    assert "\n" not in str(failure.value)
    return str(failure.value)


def test_the_example_is_valid_and_shows_every_key_of_the_contract(content: dict[str, Any]) -> None:
    config = load_config(EXAMPLE)
    assert {"database", "teams", "key_vault", "roles", "legal_entities"} == set(content)
    assert set(content["teams"]) == {"app_id", "app_type", "tenant_id", "app_secret"}
    assert set(content["key_vault"]) == {"url", "client_id", "client_secret", "tenant_id"}
    [entity] = content["legal_entities"].values()
    assert {"client_book", "attributes", "activity_types", "customer_insights"} <= set(entity)
    assert isinstance(config.domain, DomainSettings)
    assert config.texts.language_tag == "en-GB"


def test_an_unknown_key_is_named_with_its_place(tmp_path: Path, content: dict[str, Any]) -> None:
    content["legal_entities"]["AURE"]["attributes"][2]["lable"] = "Metal"
    assert 'unknown key "lable" in legal_entities.AURE.attributes[2]' in complaint(tmp_path, content)


def test_a_missing_key_is_named_with_its_place(tmp_path: Path, content: dict[str, Any]) -> None:
    del content["teams"]["app_id"]
    assert 'missing key "app_id" in teams' in complaint(tmp_path, content)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path, content: dict[str, Any]) -> None:
    del content["database"]
    content["colour"] = "red"
    said = complaint(tmp_path, content)
    assert 'missing key "database" in the top level' in said
    assert 'unknown key "colour" in the top level' in said


def test_a_wrong_value_is_named_with_its_place(tmp_path: Path, content: dict[str, Any]) -> None:
    content["roles"]["associate"] = ["fly"]
    content["legal_entities"]["AURE"]["timezone"] = "Europe/Atlantis"
    said = complaint(tmp_path, content)
    assert "roles.associate" in said
    assert "legal_entities.AURE.timezone" in said
    assert "Europe/Atlantis" in said


def test_an_address_with_a_driver_or_of_another_database_is_refused(tmp_path: Path, content: dict[str, Any]) -> None:
    for address in ("mysql://host/clienteling", "postgresql+psycopg://host/clienteling", "clienteling.db"):
        assert "database: " in complaint(tmp_path, content | {"database": address})


def test_invalid_json_is_told_with_its_line(tmp_path: Path) -> None:
    assert "line 3, column" in complaint(tmp_path, '{\n  "database": "sqlite://",\n  teams\n}')


def test_a_key_that_is_there_twice_is_named(tmp_path: Path) -> None:
    assert '"database"' in complaint(tmp_path, '{"database": "sqlite://", "database": "sqlite://"}')


def test_json_that_is_no_object_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path, [1, 2])


def test_a_byte_order_mark_is_tolerated(tmp_path: Path, content: dict[str, Any]) -> None:
    assert loaded(tmp_path, "\ufeff" + json.dumps(content)).teams.app_type == "SingleTenant"


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.json"):
        load_config(tmp_path / "nowhere.json")
    (tmp_path / "picture.json").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_config(tmp_path / "picture.json")


def test_secrets_are_not_shown_where_the_configuration_is_printed(tmp_path: Path, content: dict[str, Any]) -> None:
    hushed = "open sesame"
    content["teams"]["app_secret"] = content["key_vault"]["client_secret"] = hushed
    assert hushed not in repr(loaded(tmp_path, content))
