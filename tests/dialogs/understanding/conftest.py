import pytest

from dialogs.language.files import files_of
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.world import World


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(files_of("en-GB"))


@pytest.fixture(scope="session")
def world() -> World:
    """The sample retailer as Ingrid Dahl sees it on Saturday 21 November 2026."""
    return sample_world()
