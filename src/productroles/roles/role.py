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

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

import attrs

from productroles._fields import each_is, many, optional_slug, optional_text, slug, text
from productroles._show import Record
from productroles.evidence import Fact

if TYPE_CHECKING:  # a role without salaries need not load the room of pay; serial resolves the names
    from productroles.pay.salary import SalaryBenchmark


@attrs.frozen
class Alias(Record):
    """Another name that a source gives a role, with the condition under which it holds there."""

    title: str = attrs.field(converter=text)
    condition: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """When the name is used so, such as "where no VP of Product exists"; None where the source sets none."""

    def __str__(self) -> str:
        return f"{self.title}, {self.condition}" if self.condition else self.title


@attrs.frozen
class Statement(Record):
    """A claim in plain words, ours and not the source's."""

    text: str = attrs.field(converter=text)

    def __str__(self) -> str:
        return self.text


def _benchmark() -> type:
    from productroles.pay.salary import SalaryBenchmark

    return SalaryBenchmark


def _facts(values: Iterable[Any]) -> tuple[Any, ...]:
    return many(values, "several Facts")


def _each_fact_of(kind: Callable[[], type]) -> Any:
    check_fact = each_is(Fact)

    def check(instance: object, attribute: attrs.Attribute[Any], value: tuple[Fact[object], ...]) -> None:
        if value:
            check_fact(instance, attribute, value)
            each_is(kind())(instance, attribute, tuple(fact.value for fact in value))

    return check


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
    names: tuple[Fact[Alias], ...] = attrs.field(default=(), converter=_facts, validator=_each_fact_of(lambda: Alias))
    """Where sources use the role's own name."""
    aliases: tuple[Fact[Alias], ...] = attrs.field(default=(), converter=_facts, validator=_each_fact_of(lambda: Alias))
    """Short forms and other names."""
    standings: tuple[Fact[Statement], ...] = attrs.field(
        default=(), converter=_facts, validator=_each_fact_of(lambda: Statement)
    )
    """What sources say of the role's place among others."""
    salaries: tuple[Fact[SalaryBenchmark], ...] = attrs.field(
        default=(), converter=_facts, validator=_each_fact_of(_benchmark)
    )
    """What sources say that the role is paid."""

    pay_notes: tuple[Fact[Statement], ...] = attrs.field(
        default=(), converter=_facts, validator=_each_fact_of(lambda: Statement)
    )
    """What sources say of its pay beside usable figures, mistyped figures included."""

    def facts(self) -> tuple[Fact[Any], ...]:
        """Every fact of the role, field by field."""
        return tuple(fact for _, fact in self.facts_by_kind())

    def facts_by_kind(self) -> tuple[tuple[str, Fact[Any]], ...]:
        """Every fact with the name of the field that holds it."""
        found: list[tuple[str, Fact[Any]]] = []
        for field in attrs.fields(Role):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                found += [(field.name, fact) for fact in cast("tuple[Fact[Any], ...]", value)]
        return tuple(found)

    def __str__(self) -> str:
        parts = [self.family, *([f"{self.track} track"] if self.track else []), f"level {self.level or 'none'}"]
        return f"{self.name} ({', '.join(parts)})"
