"""The documentation's build: Sphinx, Furo, MyST-NB. Every code cell runs, warnings are errors, nothing is fetched."""

from pathlib import Path
from shutil import copytree
from typing import Any

import jupytext  # noqa: F401  the reader of the examples, named in nb_custom_formats
from sphinx.application import Sphinx

import productroles

HERE = Path(__file__).parent

project = "productroles"
author = "productroles contributors"
release = version = productroles.__version__
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode", "myst_nb", "sphinx_llms_txt"]
exclude_patterns = ["_build", "conf.py", "examples/pay_review.py", "examples/what_a_cpo_is.py"]

html_theme = "furo"
html_title = f"productroles {release}"
html_show_sourcelink = False
html_show_copyright = False
html_static_path = ["_static"]
html_css_files = ["site.css"]

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
nb_custom_formats = {".py": ["jupytext.reads", {"fmt": "py:percent"}]}
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False


def copy_examples(_app: Sphinx) -> None:
    """Bring the example scripts beside the pages, where they are built as notebooks."""
    copytree(HERE.parent / "examples", HERE / "examples", dirs_exist_ok=True)


def keep_colons(_app: Sphinx, what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Put an empty comment before what is said of a field: up to a colon, its first line would be read as a type."""
    if what in ("attribute", "property", "data"):
        lines[:0] = ["..", ""]


def readable_defaults(
    _app: Sphinx, _what: str, _name: str, _object: object, _options: object, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Write a default that is made on each call as three dots."""
    return (signature and signature.replace(" = NOTHING", " = ...")), returns


def level_captions(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """Give captions of the tables of contents the level that their role asks for and Sphinx leaves out."""
    for part in ("body", "furo_navigation_tree"):
        if part in context:
            caption = '<p class="caption" role="heading"'
            context[part] = context[part].replace(f"{caption}>", f'{caption} aria-level="2">')


def setup(app: Sphinx) -> None:
    """Registers what the build does besides."""
    app.connect("builder-inited", copy_examples)
    app.connect("autodoc-process-signature", readable_defaults)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("html-page-context", level_captions, priority=900)
