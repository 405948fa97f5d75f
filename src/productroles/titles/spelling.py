"""Words one edit away from the words that decide a title."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping

SHORTEST = 7
"""Letters of the shortest word that others are corrected to: most shorter ones have too many neighbours."""


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

    An edit is a letter too many, too few, another letter, or two letters exchanged. Where words of two meanings are
    as near, none is chosen; of words of one meaning, the first. Lonely words come after those of full length.

    >>> spelling = Spelling({"product": 1, "produkt": 1, "produce": 2, "manager": 3})
    >>> spelling.correct("mananger"), spelling.correct("produt"), spelling.correct("producd")
    ('manager', 'product', None)
    >>> Spelling({"designer": 1, "design": 2}, ["design"]).correct("desgin")
    'design'
    """

    __slots__ = ("_edges", "_known", "_places")

    def __init__(self, words: Mapping[str, Hashable], lonely: Collection[str] = ()) -> None:
        """Take the known words with what they mean, and which of them have few neighbours though they are shorter."""
        self._known: dict[str, list[str]] = {}
        self._edges: set[tuple[str, int]] = set()
        self._places = {word: (place, meaning) for place, (word, meaning) in enumerate(words.items())}
        for word in words:
            if len(word) >= SHORTEST or word in lonely:
                sizes = (len(word) - 1, len(word), len(word) + 1)
                self._edges.update((edge, size) for edge in (word[:3], word[-3:]) for size in sizes)
                for form in _shortened(word):
                    self._known.setdefault(form, []).append(word)

    def correct(self, word: str) -> str | None:
        """The known word that was meant, or None."""
        size, edges = len(word), self._edges
        if size < SHORTEST - 2 or not ((word[:3], size) in edges or (word[-3:], size) in edges):
            return None  # one edit spoils only one end of a long word
        near = {known for form in self._known.keys() & _shortened(word) for known in self._known[form]}
        near = {known for known in near if _is_one_edit(word, known)}
        longer = {known for known in near if len(known) >= SHORTEST}
        places = sorted((*self._places[known], known) for known in longer or near)
        return places[0][2] if len({meaning for _, meaning, _ in places}) == 1 else None
