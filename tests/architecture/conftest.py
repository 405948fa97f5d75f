"""Hands the tests beside it every record, error and module there is, found by walking the package."""

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import productroles
from productroles._show import Record
from productroles.errors import MissingExtraError, ProductRolesError, ProductRolesWarning

PACKAGE = Path(productroles.__path__[0])


def _modules() -> list[ModuleType]:
    found = []
    for info in pkgutil.walk_packages(productroles.__path__, "productroles."):
        if info.name == "productroles.__main__":
            continue
        try:
            found.append(importlib.import_module(info.name))
        except MissingExtraError:
            continue
    return found


MODULES = _modules()


def _records() -> list[type]:
    return sorted(
        {
            thing
            for module in MODULES
            for name, thing in vars(module).items()
            if not name.startswith("_")
            and isinstance(thing, type)
            and attrs.has(thing)
            and thing.__module__ == module.__name__
            and (name in productroles.__all__ or issubclass(thing, Record))
        },
        key=lambda record: record.__qualname__,
    )


def _below(base: type) -> list[type]:
    found = {base}
    for child in base.__subclasses__():
        found.update(_below(child))
    return sorted(found, key=lambda kind: kind.__qualname__)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for argument, kinds in {
        "record": _records,
        "error": lambda: _below(ProductRolesError),
        "leaf": lambda: [kind for kind in _below(ProductRolesError) if kind is not ProductRolesError],
        "warning": lambda: _below(ProductRolesWarning),
    }.items():
        if argument in metafunc.fixturenames:
            found = kinds()
            metafunc.parametrize(argument, found, ids=[kind.__qualname__ for kind in found])


@pytest.fixture(scope="session")
def package() -> Path:
    return PACKAGE


@pytest.fixture(scope="session")
def modules() -> list[ModuleType]:
    return MODULES
