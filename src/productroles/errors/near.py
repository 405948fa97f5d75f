"""What a name may have meant.

>>> nearest("CPO", ["chief-executive-officer", "chief-product-officer"])
('chief-product-officer',)
>>> nearest("P9", ["P3", "P4", "M1"])
('P4', 'P3')
>>> nearest("vp-product", ["chief-of-staff", "vp-of-product"])
('vp-of-product',)
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_DIGITS = "0123456789"


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three of the known names, without regard to case.

    First come those that ``name`` is the initials of, then codes that differ from it in their number alone, then
    those of at least the likeness ``cutoff``.
    """
    folded = {other.casefold(): other for other in known}
    wanted = name.casefold()
    short = [other for other in folded if other[:1] == wanted[:1] and wanted[1:] and _initials(other) == wanted]
    alike = get_close_matches(wanted, folded, n=3, cutoff=cutoff)
    found = dict.fromkeys([*short, *_numbered(wanted, folded), *alike])
    return tuple(folded[match] for match in found)[:3]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split())


def _numbered(name: str, known: Iterable[str]) -> list[str]:
    """The names with another number at the end, the nearest first."""
    stem = name.rstrip(_DIGITS)
    if stem == name:
        return []
    codes = [other for other in known if other != stem and other.rstrip(_DIGITS) == stem]
    return sorted(codes, key=lambda other: abs(int(other[len(stem) :]) - int(name[len(stem) :])))
