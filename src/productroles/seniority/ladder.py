"""An organisation's ladder: its levels, lowest first, and the branches beside them.

>>> acme = Ladder.from_levels(
...     [["Associate PM"], ["PM", "Designer"], ["Senior PM"], ["Director"]],
...     name="acme",
...     codes=["P1", "P2", "P3", "P4"],
...     branches=[Branch("expert", [["Principal PM"]], after="Senior PM")],
... )
>>> print(acme)
acme
  P1: Associate PM
  P2: PM, Designer
  P3: Senior PM
  P4: Director
  expert, after Senior PM: Principal PM
>>> acme.relation("designer", "p3"), acme.relation("Principal PM", "Director")
(<SeniorityRelation.JUNIOR: 'junior'>, <SeniorityRelation.INCOMPARABLE: 'incomparable'>)
>>> acme.find("Manager")
Traceback (most recent call last):
productroles.errors.UnknownLevelError: no level 'Manager'; resolve_title reads free titles
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, combinations
from pathlib import Path
from typing import Any

import attrs

from productroles._fields import (
    day,
    is_a,
    many,
    optional_count,
    optional_day,
    optional_slug,
    optional_text,
    slug,
    text,
)
from productroles._show import Record
from productroles.errors import (
    AmbiguousNameError,
    FieldError,
    FieldTypeError,
    LadderError,
    ProductRolesError,
    UnknownLevelError,
)
from productroles.seniority.chains import Attachment, Chains
from productroles.seniority.claims import (
    SpanClaim,
    YearsClaim,
    as_span_claims,
    as_years_claims,
    groups,
    reporting_lines,
)
from productroles.seniority.csv_rows import read_rows
from productroles.seniority.diff import CodeChange, LadderDiff, RelationChange
from productroles.seniority.level import SfiaInterval, fold
from productroles.seniority.misfits import misfits
from productroles.seniority.names import readings_of, titles_of
from productroles.seniority.relation import SeniorityRelation
from productroles.seniority.rung import Branch, LadderLevel, as_branches, as_ladder_levels, check_run
from productroles.seniority.tables import as_table, fields_of

_PARTS = {
    "levels": LadderLevel, "branches": Branch, "spans": SpanClaim, "experience": YearsClaim, "sfia": SfiaInterval,
}  # fmt: skip


def _id_from(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", text(name).lower())) or "ladder"


def _default_id(ladder: Ladder) -> str:
    return _id_from(ladder.name)


@attrs.frozen(kw_only=True)
class Ladder(Record):
    """All levels of an organisation's scheme; :meth:`from_levels` makes one from lists of titles.

    Titles and codes are found without regard to case and blanks, and never by likeness. A title that stands at
    several levels is an interval; ``"Title (code)"`` names one of them.

    Raises:
        LadderError: for a ladder or a level without titles, a title or a code twice where one is meant, a
            branch that hangs on nothing, and branches that lead round in a circle.
    """

    name: str = attrs.field(converter=text)
    id: str = attrs.field(default=attrs.Factory(_default_id, takes_self=True), converter=slug)
    """Made from the name where it is not given."""
    organisation: str | None = attrs.field(default=None, converter=optional_text)
    kind: str | None = attrs.field(default=None, converter=optional_slug)
    """What kind of source tells of it: ``official``, ``government``, ``reported``, ``vendor``..."""
    source: str | None = attrs.field(default=None, converter=optional_slug)
    """Id of its Source."""
    year: int | None = attrs.field(default=None, converter=optional_count)
    size: str | None = attrs.field(default=None, converter=optional_text)
    """What its source says of the organisation's size."""
    product: bool = attrs.field(default=True, validator=is_a(bool))
    """Whether its titles are those of product work."""
    partial: bool = attrs.field(default=False, validator=is_a(bool))
    """Whether levels are known to be missing."""
    valid_from: date | None = attrs.field(default=None, converter=optional_day)
    valid_to: date | None = attrs.field(default=None, converter=optional_day)
    """The last day on which it holds."""
    levels: tuple[LadderLevel, ...] = attrs.field(converter=as_ladder_levels)
    """The main ladder, lowest first."""
    branches: tuple[Branch, ...] = attrs.field(default=(), converter=as_branches)
    parallel: tuple[tuple[str, ...], ...] = attrs.field(default=(), converter=groups)
    """Titles of one level that its source calls parallel."""
    reports_to: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=reporting_lines)
    """Reporting lines that its source states: a title, and the title it reports to."""
    spans: tuple[SpanClaim, ...] = attrs.field(default=(), converter=as_span_claims)
    experience: tuple[YearsClaim, ...] = attrs.field(default=(), converter=as_years_claims)
    note: str | None = attrs.field(default=None, converter=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise LadderError(self.id, "it ends before it begins")
        for run in self._runs:
            check_run(run, self.id)
        if self.branches:  # a main ladder alone is in order, and is laid out when it is first asked
            self._chains  # noqa: B018  it is checked where it is made
        if any(len({self.steps(title) for title in group}) > 1 for group in self.parallel):
            raise LadderError(self.id, "titles that are called parallel stand at different levels")

    @property
    def _runs(self) -> tuple[tuple[LadderLevel, ...], ...]:
        return self.levels, *(branch.levels for branch in self.branches)

    @cached_property
    def _titles(self) -> dict[str, tuple[int, ...]]:
        return titles_of(self.all_levels)

    @cached_property
    def _readings(self) -> dict[str, tuple[tuple[int, ...], ...]]:
        return readings_of(self.all_levels)

    @cached_property
    def _chains(self) -> Chains:
        starts = [*accumulate(map(len, self._runs), initial=0)]
        hooks: list[Attachment] = [(None, None)]
        hooks += [(self._hook(branch.after), self._hook(branch.before)) for branch in self.branches]
        try:
            return Chains(starts[:-1], starts[-1], hooks)
        except ValueError as error:
            raise LadderError(self.id, "its branches lead round in a circle") from error

    def _hook(self, title: str | None) -> int | None:
        if title is None:
            return None
        found = self._readings.get(fold(title), ())
        if len(found) != 1 or len(found[0]) != 1:
            which = "has several levels" if found else "is not on the ladder"
            raise LadderError(self.id, f"a branch starts after or ends before a title that {which}")
        return found[0][0]

    @classmethod
    def from_levels(
        cls,
        levels: Iterable[Iterable[str]],
        *,
        name: str,
        codes: Iterable[str | None] | None = None,
        branches: Iterable[Branch | Mapping[str, Any]] = (),
        **fields: Any,
    ) -> Ladder:
        """A ladder from lists of titles, lowest level first.

        Args:
            levels: the titles of each level; none where it has a code alone.
            name: what to call the ladder.
            codes: a code for each level, None or empty where one has none.
            branches: tracks beside the main ladder.
            fields: further fields by their names.
        """
        made = as_ladder_levels(levels)
        if codes is not None:
            listed = many(codes, "a code for each level")
            if len(listed) != len(made):
                raise LadderError(_id_from(name), f"{len(made):,} levels but {len(listed):,} codes")
            made = tuple(attrs.evolve(level, code=code) for level, code in zip(made, listed, strict=True))
        return cls.from_document({"name": name, "levels": made, "branches": branches, **fields})

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Ladder:
        """A ladder from a table of its fields, as a TOML or JSON file gives it.

        A level is a list of titles, or a table of ``titles``, ``code`` and ``sfia``. An error names the field:

        >>> Ladder.from_document({"name": "acme", "levels": [["PM"], {"titles": ["Senior PM"], "code": 2}]})
        Traceback (most recent call last):
        productroles.errors.FieldTypeError: expected text in levels[1].code, not int 2
        """
        if not isinstance(document, Mapping):
            raise FieldTypeError("a table of a ladder's fields", document)
        name = str(document.get("id") or document.get("name"))
        if strange := document.keys() - fields_of(cls).keys():
            raise LadderError(name, f"no such fields: {', '.join(sorted(map(str, strange)))}")
        if "name" not in document or "levels" not in document:
            raise LadderError(name, "a name and levels are needed")
        try:
            return cls(**document)
        except (FieldError, FieldTypeError):
            for path, why in cls.misfits(document):
                if isinstance(why, FieldError | FieldTypeError):
                    raise type(why)(f"{why.expected} in {path}", why.value) from None
            raise

    @classmethod
    def misfits(cls, document: Mapping[str, Any]) -> tuple[tuple[str, ProductRolesError], ...]:
        """Each value of a document that its field refuses, by its path, such as ``levels[1].code``."""
        return tuple(misfits(cls, document, _PARTS))

    @classmethod
    def from_toml(cls, path: str | Path) -> Ladder:
        """A ladder from a TOML file, a table as :meth:`from_document` takes it."""
        import tomllib

        try:
            document = tomllib.loads(Path(path).read_text("utf-8"))
        except (ValueError, RecursionError) as error:
            raise LadderError(Path(path).name, "the file is no readable TOML") from error
        return cls.from_document(document)

    @classmethod
    def from_csv(cls, path: str | Path, *, name: str, **fields: Any) -> Ladder:
        """A ladder from a CSV file; the columns are those of :meth:`from_csv_text`."""
        try:
            table = Path(path).read_text("utf-8-sig")
        except ValueError as error:
            raise LadderError(_id_from(name), "the file is no UTF-8 text") from error
        return cls.from_csv_text(table, name=name, **fields)

    @classmethod
    def from_csv_text(cls, csv: str, *, name: str, **fields: Any) -> Ladder:
        r"""A ladder from CSV text with a row for each title.

        Columns: ``level`` (a whole number, the lowest first; gaps are allowed) and ``title`` (empty where the level
        has a code alone), and as wanted ``code`` (of the level), ``track`` (empty for the main ladder), ``after``
        and ``before`` (of the track; one row is enough). Rows of one track and level share a level.

        >>> print(Ladder.from_csv_text("level,title\n1,PM\n2,Senior PM\n2,Staff PM\n", name="acme"))
        acme
          PM
          Senior PM, Staff PM
        """
        levels, branches = read_rows(csv, _id_from(name))
        return cls.from_document({"name": name, "levels": levels, "branches": branches, **fields})

    def as_document(self) -> dict[str, Any]:
        """The ladder as plain data that :meth:`from_document` takes, without fields that hold their default."""
        document = as_table(self)
        if self.id == _default_id(self):
            del document["id"]
        return document

    @property
    def all_levels(self) -> tuple[LadderLevel, ...]:
        """The levels of the main ladder and then those of the branches; a step is an index into these."""
        return tuple(chain.from_iterable(self._runs))

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title once, in the order of :attr:`all_levels`."""
        seen: dict[str, str] = {}
        for level in self.all_levels:
            for title in level.titles:
                seen.setdefault(fold(title), title)
        return tuple(seen.values())

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code once, in the order of :attr:`all_levels`."""
        return tuple(dict.fromkeys(level.code for level in self.all_levels if level.code))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and fold(name) in self._readings

    def steps(self, name: str) -> tuple[int, ...]:
        """Where a title or a code stands, as indexes into :attr:`all_levels`.

        Raises:
            UnknownLevelError: where the ladder has neither such a title nor such a code.
            AmbiguousNameError: where a title of some levels is the code of others.
        """
        found = self._readings.get(fold(text(name)))
        if found is None:
            raise UnknownLevelError(name, (*self.titles, *self.codes))
        steps, *others = found
        if others:
            levels = self.all_levels
            raise AmbiguousNameError(name, tuple(str(levels[step]) for reading in found for step in reading))
        return steps

    def title_steps(self, title: str) -> tuple[int, ...]:
        """Where a title stands; none where it is not one of the ladder's titles, a code included."""
        return self._titles.get(fold(title), ())

    def find(self, name: str) -> tuple[LadderLevel, ...]:
        """The levels at which a title or a code stands; errors as of :meth:`steps`."""
        levels = self.all_levels
        return tuple(levels[step] for step in self.steps(name))

    def relation(self, a: str, b: str) -> SeniorityRelation:
        """What one title or code is to another on this ladder alone; errors as of :meth:`steps`."""
        return self.relation_of_steps(self.steps(a), self.steps(b))

    def relation_of_steps(self, a: tuple[int, ...], b: tuple[int, ...]) -> SeniorityRelation:
        """What those who stand at the steps ``a`` are to those at ``b``."""
        return self._chains.relation(a, b)

    def key(self, name: str) -> int:
        """The tier of a title or code, that of its lowest level where it has several; errors as of :meth:`steps`."""
        return self.key_of_steps(self.steps(name))

    def key_of_steps(self, steps: tuple[int, ...]) -> int:
        """The lowest tier of these steps."""
        return min(self._chains.tiers[step] for step in steps)

    def tiers(self) -> tuple[tuple[LadderLevel, ...], ...]:
        """The levels in tiers that rise along every order of the ladder, lowest first.

        Two levels of one tier are not thereby the same. A branch starts as low as its order allows; where the
        ladder does not say after what it starts, it is set as high as its end allows.
        """
        levels = self.all_levels
        found: dict[int, list[LadderLevel]] = {}
        for step, tier in enumerate(self._chains.tiers):
            found.setdefault(tier, []).append(levels[step])
        return tuple(tuple(found[tier]) for tier in sorted(found))

    def covers(self) -> tuple[tuple[LadderLevel, LadderLevel], ...]:
        """The pairs of levels with none between them, the lower first: the lines of a drawing of the ladder."""
        levels = self.all_levels
        return tuple((levels[low], levels[high]) for low, high in self._chains.covers())

    def holds_on(self, when: date | str) -> bool:
        """Whether the ladder is valid on a day; an open end is no bound."""
        on = day(when)
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    def diff(self, other: Ladder) -> LadderDiff:
        """What changes from this ladder to another: titles, how common titles stand to each other, codes.

        Raises:
            FieldTypeError: for anything but a Ladder.
        """
        if not isinstance(other, Ladder):
            raise FieldTypeError("a Ladder", other)
        ours, theirs = ({fold(title): title for title in ladder.titles} for ladder in (self, other))
        kept = [name for name in ours if name in theirs]
        pairs = (
            RelationChange(
                a=ours[a],
                b=ours[b],
                before=self.relation_of_steps(self._titles[a], self._titles[b]),
                after=other.relation_of_steps(other._titles[a], other._titles[b]),
            )
            for a, b in combinations(kept, 2)
        )
        codes = (
            CodeChange(title=ours[name], before=self._codes_of(name), after=other._codes_of(name)) for name in kept
        )
        return LadderDiff(
            added=tuple(title for name, title in theirs.items() if name not in ours),
            removed=tuple(title for name, title in ours.items() if name not in theirs),
            moved=tuple(pair for pair in pairs if pair.before is not pair.after),
            recoded=tuple(title for title in codes if title.before != title.after),
        )

    def _codes_of(self, title: str) -> tuple[str, ...]:
        levels = self.all_levels
        return tuple(code for step in self._titles[title] if (code := levels[step].code))

    def __str__(self) -> str:
        about = ", ".join(str(part) for part in (self.kind, self.year) if part)
        lines = [f"{self.name} ({about})" if about else self.name]
        lines += [f"  {part}" for part in (*self.levels, *self.branches)]
        return "\n".join(lines)
