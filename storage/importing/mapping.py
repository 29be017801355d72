"""The mapping file: how the columns of a foreign export become those of the data files."""

from __future__ import annotations

import codecs
import datetime as dt
import json
import string
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, ValidationError, field_validator, model_validator

from storage.importing.files import DATA_FILES
from storage.rules.refused import RefusedError
from storage.settings import Section


class CsvForm(Section):
    """How a source file is written."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    encoding: str = "utf-8-sig"
    names: tuple[str, ...] | None = None
    """The columns' names, where the file has no header line."""

    @field_validator("encoding")
    @classmethod
    def _encoding_exists(cls, name: str) -> str:
        try:
            codecs.lookup(name)
        except LookupError as error:
            raise ValueError(f"no such encoding: {name}") from error
        return name


class Lookup(CsvForm):
    """Another source file whose columns join the row: as `products.Price`, where the lookup is called products."""

    source: str
    key: str
    """The column of the other file that identifies its rows."""
    by: str
    """The column of the row that names one of them."""


class ColumnRule(Section):
    """What one column of a data file is made of: one of from, template, constant, product; then the rest, in order."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    source: str | None = Field(None, alias="from")
    """A column of the source; written alone, the rule is only its name."""
    template: str | None = None
    """Text with columns in braces and, behind a colon, their filling: `AW{CustomerKey:0>8}`."""
    constant: str | None = None
    product: tuple[str, ...] | None = None
    """Columns whose numbers are multiplied."""
    empty: tuple[str, ...] = ()
    """Texts that mean that there is nothing."""
    values: dict[str, str] | None = None
    """What each text stands for; any other is an error."""
    dates: tuple[str, ...] = ()
    """The forms of a date, tried in order, as Python's strptime writes them: `%m/%d/%Y`."""
    time: dt.time | None = None
    """The time of day that makes a moment of a date …"""
    timezone: str | None = None
    """… and the zone in which it is meant."""
    name_case: Literal["title"] | None = None
    """Writes names that are all capitals as people write them."""

    @model_validator(mode="before")
    @classmethod
    def _a_name_alone(cls, rule: Any) -> Any:
        return {"from": rule} if isinstance(rule, str) else rule

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str | None) -> str | None:
        try:
            return name and ZoneInfo(name).key
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {name}") from error

    @model_validator(mode="after")
    def _is_made_of_one_thing(self) -> Self:
        if sum(one is not None for one in (self.source, self.template, self.constant, self.product)) != 1:
            raise ValueError("exactly one of from, template, constant, product")
        if self.time is not None and self.timezone is None:
            raise ValueError("a time needs a timezone")
        if self.template is not None:
            for _, name, form, _ in string.Formatter().parse(self.template):
                if name is not None:
                    format("", form or "")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The source's columns that it reads."""
        if self.template is not None:
            return tuple(dict.fromkeys(name for _, name, _, _ in string.Formatter().parse(self.template) if name))
        return self.product or ((self.source,) if self.source is not None else ())


class FileMapping(CsvForm):
    """Where the rows of one data file come from."""

    sources: str | tuple[str, ...]
    """A file name, a pattern such as `sales_*.csv`, or several; a plain name must exist if any of the sources does."""
    columns: dict[str, ColumnRule]
    lookups: dict[str, Lookup] = Field(default_factory=dict)

    @property
    def patterns(self) -> tuple[str, ...]:
        return (self.sources,) if isinstance(self.sources, str) else self.sources


class Mapping(Section):
    files: dict[str, FileMapping]

    @model_validator(mode="after")
    def _fills_data_files(self) -> Self:
        known = {file.name: file for file in DATA_FILES}
        for name, mapping in self.files.items():
            if name not in known:
                raise ValueError(f"{name}: not one of {', '.join(known)}")
            columns = known[name].columns
            unknown = [column for column in mapping.columns if column not in columns]
            missing = [column for column, free in columns.items() if not free and column not in mapping.columns]
            if unknown or missing:
                raise ValueError(f"{name}: unknown columns {unknown}, missing columns {missing}")
        return self


def load_mapping(path: Path) -> Mapping:
    """Read a mapping file; RefusedError says all that is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        return Mapping.model_validate(content)
    except OSError as error:
        raise RefusedError("import-mapping-unreadable", path=str(path), problem=error.strerror or "") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise RefusedError("import-mapping-invalid", path=str(path), problems=problems) from error
    except ValueError as error:  # no JSON, or no UTF-8
        raise RefusedError("import-mapping-unreadable", path=str(path), problem=str(error)) from error
