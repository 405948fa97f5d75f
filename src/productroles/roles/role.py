"""A role of the product world.

Five things of a role are plain, since they are ours to decide: its id, name, family, track and level. Every
other claim is a :class:`~productroles.evidence.Fact` with its citations, and two sources that disagree are both
there.

>>> import productroles as pr
>>> cpo = pr.load_catalogue().roles["chief-product-officer"]
>>> print(cpo)
Chief Product Officer (product-management, executive track, level chief)
>>> for fact in cpo.aliases[:3]:
...     print(fact.value, "|", fact.status, "|", fact.citations[0])
CPO | accepted | text-000, s0-01
Head of Product, in some companies | disputed | text-000, s0-03
VP of Product, in some companies | disputed | text-000, s0-04
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from productroles._fields import each_is, many, member, optional_slug, optional_text, slug, slugs, text
from productroles._show import Record
from productroles.evidence import Fact

if TYPE_CHECKING:  # a role without such facts need not load their records; serial.fields_of resolves the names
    from productroles.pay.salary import SalaryBenchmark
    from productroles.roles.link import CareerMove, OccupationCode, ReportingLine
    from productroles.roles.requirement import Requirement


class NameForm(StrEnum):
    """Of whom a name speaks, in languages whose titles say so."""

    NEUTRAL = "neutral"
    FEMININE = "feminine"
    MASCULINE = "masculine"


def as_name_form(value: NameForm | str) -> NameForm:
    """A form, or its value."""
    return member(NameForm, value)


@attrs.frozen
class Alias(Record):
    """Another name that a source gives a role, with the condition under which it holds there.

    >>> print(Alias("Produktmanagerin", language="de", form="feminine"))
    Produktmanagerin (de, feminine)
    """

    title: str = attrs.field(converter=text)
    condition: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """When the name is used so, such as "where no VP of Product exists"; None where the source sets none."""
    language: str | None = attrs.field(default=None, kw_only=True, converter=optional_slug)
    """The language of the name, such as ``de``; None for English, which titles everywhere borrow from."""
    form: NameForm | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_name_form))
    """None where the language or the source makes no difference."""

    def __str__(self) -> str:
        told = ", ".join(part for part in (self.language, self.form) if part)
        name = f"{self.title} ({told})" if told else self.title
        return f"{name}, {self.condition}" if self.condition else name


@attrs.frozen
class Statement(Record):
    """A claim in plain words, ours and not the source's."""

    text: str = attrs.field(converter=text)

    def __str__(self) -> str:
        return self.text


def _facts(values: Iterable[Any]) -> tuple[Any, ...]:
    return many(values, "several Facts")


_LATER = {
    "SalaryBenchmark": ("pay.salary", "SalaryBenchmark"),
    "Requirement": ("roles.requirement", "EducationRequirement ExperienceRequirement SkillRequirement"),
    "CareerMove": ("roles.link", "CareerMove"),
    "ReportingLine": ("roles.link", "ReportingLine"),
    "OccupationCode": ("roles.link", "OccupationCode"),
}
"""Records that are loaded when a role has facts of them: by the name of the annotation, their module and names."""


def held_kinds(field: str) -> tuple[type, ...]:
    """What the facts in a field of :class:`Role` hold: one type, or those of a union.

    >>> held_kinds("kpis"), held_kinds("names")
    ((<class 'str'>,), (<class 'productroles.roles.role.Alias'>,))
    """
    kind: type | str = attrs.fields_dict(Role)[field].metadata["holds"]
    return _kinds(kind)


@cache
def _kinds(kind: type | str) -> tuple[type, ...]:
    if not isinstance(kind, str):
        return (kind,)
    home, names = _LATER[kind]
    module = import_module(f"productroles.{home}")
    return tuple(getattr(module, name) for name in names.split())


_check_facts = each_is(Fact)


def _held(kind: type | str) -> Any:
    """A field of facts: of a record, of a record named in ``_LATER``, or of an id (``str``)."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: tuple[Fact[Any], ...]) -> None:
        if value:
            kinds = _kinds(kind)
            if not all([isinstance(fact, Fact) and isinstance(fact.value, kinds) for fact in value]):  # noqa: C419
                _check_facts(instance, attribute, value)
                each_is(*kinds)(instance, attribute, tuple(fact.value for fact in value))
            if kind is str:
                slugs([fact.value for fact in value])

    return attrs.field(default=(), converter=_facts, validator=check, metadata={"holds": kind})


@attrs.frozen(kw_only=True)
class Role(Record):
    """What a kind of work is called and belongs to, and the facts that sources state of it.

    Family, track and level are ids: ``product-management``, ``executive``, ``chief``. A level says where the
    role stands on the reference order of :mod:`productroles.seniority`; None where it stands on none.
    """

    id: str = attrs.field(converter=slug)
    name: str = attrs.field(converter=text)
    family: str = attrs.field(converter=slug)
    track: str | None = attrs.field(default=None, converter=optional_slug)
    """``individual-contributor``, ``management`` or ``executive``; None where no source places it."""
    level: str | None = attrs.field(default=None, converter=optional_slug)
    names: tuple[Fact[Alias], ...] = _held(Alias)
    """Where sources use the role's own name, and what they call the role in other languages."""
    aliases: tuple[Fact[Alias], ...] = _held(Alias)
    """Short forms and other names."""
    purposes: tuple[Fact[Statement], ...] = _held(Statement)
    """What the role is there for."""
    standings: tuple[Fact[Statement], ...] = _held(Statement)
    """What sources say of the role's place among others."""
    reporting: tuple[Fact[ReportingLine], ...] = _held("ReportingLine")
    """Whom those in the role report to."""
    responsibilities: tuple[Fact[str], ...] = _held(str)
    """Ids of responsibilities."""
    kpis: tuple[Fact[str], ...] = _held(str)
    """Ids of the KPIs that the role is measured by."""
    requirements: tuple[Fact[Requirement], ...] = _held("Requirement")
    """Education, experience and skills."""
    challenges: tuple[Fact[Statement], ...] = _held(Statement)
    """What is hard about it."""
    projects: tuple[Fact[Statement], ...] = _held(Statement)
    """What those in it typically work on."""
    traits: tuple[Fact[Statement], ...] = _held(Statement)
    """What kind of person does well in it."""
    moves: tuple[Fact[CareerMove], ...] = _held("CareerMove")
    """Moves into the role, and moves out of it to where no role of the catalogue is named."""
    career_notes: tuple[Fact[Statement], ...] = _held(Statement)
    """What sources advise those who want the role."""
    salaries: tuple[Fact[SalaryBenchmark], ...] = _held("SalaryBenchmark")
    """What sources say that the role is paid."""
    pay_notes: tuple[Fact[Statement], ...] = _held(Statement)
    """What sources say of its pay beside usable figures, mistyped figures included."""
    market: tuple[Fact[Statement], ...] = _held(Statement)
    """Who hires for it, and how many."""
    codes: tuple[Fact[OccupationCode], ...] = _held("OccupationCode")
    """Where public classifications of work have it."""

    def names_in(self, language: str) -> tuple[Fact[Alias], ...]:
        """What sources call the role in a language, by its code; none where no source was found.

        >>> import productroles as pr
        >>> [str(fact.value) for fact in pr.load_catalogue().roles["product-manager"].names_in("de")]
        ['Produktmanager (de, masculine)', 'Produktmanagerin (de, feminine)']
        """
        return tuple(fact for fact in self.names if fact.value.language == language)

    def facts(self) -> tuple[Fact[Any], ...]:
        """Every fact of the role, field by field."""
        return tuple(fact for _, fact in self.facts_by_kind())

    def facts_by_kind(self) -> tuple[tuple[str, Fact[Any]], ...]:
        """Every fact with the name of the field that holds it."""
        return tuple((name, fact) for name in fields_of_facts() for fact in getattr(self, name))

    def __str__(self) -> str:
        parts = [self.family, *([f"{self.track} track"] if self.track else []), f"level {self.level or 'none'}"]
        return f"{self.name} ({', '.join(parts)})"


_FIELDS_OF_FACTS = tuple(field.name for field in attrs.fields(Role) if "holds" in field.metadata)


def fields_of_facts() -> tuple[str, ...]:
    """The names of the fields of a role that hold facts.

    >>> fields_of_facts()[:3]
    ('names', 'aliases', 'purposes')
    """
    return _FIELDS_OF_FACTS
