from __future__ import annotations

import pytest

from storage.importing.name_case import title_case


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("YANG", "Yang"),
        ("JIMÉNEZ", "Jiménez"),
        ("CAROL ANN", "Carol Ann"),
        ("JUHA-PEKKA", "Juha-Pekka"),
        ("K.", "K."),
        ("O'BRIEN", "O'Brien"),
        ("D’ANGELO", "D’Angelo"),
        ("MCDONALD", "McDonald"),
        ("MCGREGOR-SMITH", "McGregor-Smith"),
        ("MACHADO", "Machado"),
        ("VAN DER BERG", "van der Berg"),
        ("DE LA CRUZ", "de la Cruz"),
        ("LA ROSA", "La Rosa"),
        ("VON", "Von"),
        ("ROVIRA DIEZ", "Rovira Diez"),
        ("ORTEGA Y GASSET", "Ortega y Gasset"),
        ("SMITH III", "Smith III"),
        ("IV", "Iv"),
        ("JAMES'S", "James's"),
        ("ØSTERGÅRD", "Østergård"),
    ],
)
def test_capitals_become_a_name_as_people_write_it(capitals: str, written: str) -> None:
    assert title_case(capitals) == written


@pytest.mark.parametrize("name", ["McDonald", "van Gogh", "DeShawn", "", "李明", "smith", "-", "'"])
def test_a_name_that_is_not_all_capitals_stays_as_it_is(name: str) -> None:
    assert title_case(name) == name
