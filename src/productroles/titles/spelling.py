"""Words one edit away from the words that decide a title."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 7
"""Letters of the shortest word that others are corrected to: shorter ones have too many neighbours."""


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))} | {word}


def _is_one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    start = next((at for at, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[start:] == b[start + 1 :]
    swapped = a[:start] + a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :]
    return a[start + 1 :] == b[start + 1 :] or swapped == b


class Spelling:
    """Finds the one known word that a long unknown word is a single edit away from.

    An edit is a letter too many, too few, another letter, or two letters exchanged. Where two known words are
    as near, none is chosen.

    >>> Spelling(["product", "produce", "manager"]).correct("mananger")
    'manager'
    >>> Spelling(["product", "produce"]).correct("producd") is None
    True
    """

    __slots__ = ("_edges", "_known")

    def __init__(self, words: Iterable[str]) -> None:
        self._known: dict[str, list[str]] = {}
        self._edges: set[str] = set()
        for word in words:
            if len(word) >= SHORTEST:
                self._edges |= {word[:3], word[-3:]}
                for form in _shortened(word):
                    self._known.setdefault(form, []).append(word)

    def correct(self, word: str) -> str | None:
        """The known word that was meant, or None."""
        if len(word) < SHORTEST - 1 or not (word[:3] in self._edges or word[-3:] in self._edges):
            return None  # one edit spoils only one end of a long word
        near = {known for form in _shortened(word) for known in self._known.get(form, ())}
        near = {known for known in near if _is_one_edit(word, known)}
        return near.pop() if len(near) == 1 else None
