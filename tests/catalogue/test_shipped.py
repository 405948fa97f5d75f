"""The shipped words of titles, which are read without the rest of the catalogue."""

import inspect
import subprocess
import sys

import productroles as pr
from productroles.catalogue import shortcuts
from productroles.catalogue.catalogue import Catalogue


def test_a_first_title_loads_nothing_of_the_catalogue_but_its_words() -> None:
    code = "import sys; import productroles as pr; pr.resolve_title('VP of Product'); print(*sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(found.stdout.split())
    assert "productroles.titles.resolve" in loaded
    assert not loaded & {"cattrs", "productroles.serial", "productroles.roles.role", "productroles.catalogue.catalogue"}


def test_the_shipped_catalogue_reads_titles_by_the_same_words() -> None:
    shipped = pr.load_catalogue()
    pr.resolve_title("Jefe de Producto")
    assert shipped.vocabulary is sys.modules["productroles.catalogue.shipped"].VOCABULARY
    assert shipped.resolve_title("Jefe de Producto") == pr.resolve_title("Jefe de Producto")


def test_the_function_takes_what_the_method_takes() -> None:
    method = inspect.signature(Catalogue.resolve_title)
    of_method = [*method.parameters.values()][1:]
    assert [*inspect.signature(pr.resolve_title).parameters.values()] == of_method


def test_a_shortcut_is_the_method_of_the_shipped_catalogue() -> None:
    assert pr.compare_roles.__self__ is pr.load_catalogue()  # type: ignore[attr-defined]
    assert not hasattr(shortcuts, "compare_rolls")
