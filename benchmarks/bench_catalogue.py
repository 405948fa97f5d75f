"""The catalogue beside tomllib reading the same files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from measure import alternated, row

import productroles as pr
from productroles.catalogue.catalogue import Catalogue
from productroles.catalogue.origin import Folder


def main() -> None:
    """Print the rows."""
    folder = Path(pr.__file__).parent / "catalogue" / "data"
    roles = sorted((folder / "roles").glob("*.toml"))
    first, second = roles[0].stem, (folder / "roles" / "chief-product-officer.toml")
    pr.load_catalogue().roles[first]

    def all_roles() -> object:
        cat = Catalogue(Folder(folder))
        return [*cat.roles.values(), *cat.sources.values()]

    def all_toml() -> object:
        sources = [folder / name for name in ("sources.toml", "ladder_sources.toml")]
        return [tomllib.loads(file.read_text("utf-8")) for file in [*roles, *sources]]

    def second_role() -> object:
        return Catalogue(Folder(folder)).roles[second.stem]

    def second_toml() -> object:
        return tomllib.loads(second.read_text("utf-8"))

    row("all roles and sources", "tomllib, same files", alternated(all_roles, all_toml, number=3), "1.3x")
    row("a second role", "tomllib, its file", alternated(second_role, second_toml, number=20), "1.5x")


if __name__ == "__main__":
    main()
