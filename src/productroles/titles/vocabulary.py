"""The words that titles are read by: one document per language, and one that all languages share.

>>> documents = {
...     "common": {"roles": {"product-manager": "product-management mid"}, "languages": {"en": {"name": "English"}}},
...     "en": {"status": "editorial", "words": {"product": "product", "manager": "manager mgr"}},
... }
>>> vocabulary = Vocabulary.from_documents(documents)
>>> vocabulary.languages
('en',)
>>> vocabulary.lexicon("en").words["mgr"][0].level
'mid'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from productroles.errors import CatalogueError, FieldTypeError, UnknownNameError
from productroles.evidence import Provenance
from productroles.titles.concepts import CONCEPTS
from productroles.titles.documents import (
    Common,
    Document,
    Signs,
    merged,
    read_common,
    read_document,
    read_signs,
)
from productroles.titles.lexicon import Lexicon, arranged

COMMON = "common"
BASE = "en"


class Vocabulary:
    """What words of titles mean, per language. Immutable; a language is loaded when a text needs it.

    ``load`` gives the document of a language, or the one named ``common``, as plain data. See
    docs/adding-a-language.md for their form.
    """

    __slots__ = ("_common", "_documents", "_lexicons", "_load", "_provenance", "_signs")

    def __init__(self, load: Callable[[str], Mapping[str, Any]]) -> None:
        self._load = load
        self._documents: dict[str, Document] = {}
        self._lexicons: dict[str, Lexicon] = {}
        self._common: Common = read_common(load(COMMON))
        self._signs: Signs | None = None
        self._provenance = Provenance(inputs=(("titles", ", ".join(self._common.languages)),))

    @classmethod
    def from_documents(cls, documents: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
        """A vocabulary of documents at hand: ``common``, ``en``, and a document for each further language.

        Raises:
            CatalogueError: with every problem of every document, by document and key.
        """
        if not isinstance(documents, Mapping):
            raise FieldTypeError("documents by language", documents)
        _check(documents, set(documents), documents.get(BASE, {}))
        return cls(documents.__getitem__)

    def extended(self, documents: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
        """This vocabulary with more entries, such as an organisation's own titles; the new ones win.

        Raises:
            CatalogueError: with every problem of the documents or of what they make together.
        """
        known = {COMMON, *self.languages}
        changed = {
            name: merged(self._load(name) if name in known else {}, document)
            for name, document in sorted(documents.items())
        }
        _check({name: changed.get(name, {}) for name in {*known, *changed}}, set(changed), self._load(BASE))
        more = Vocabulary(lambda name: changed[name] if name in changed else self._load(name))
        if BASE not in changed:
            more._lexicons = {name: self.lexicon(name) for name in self._lexicons if name not in changed}
        return more

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that are there."""
        return tuple(self._common.languages)

    @property
    def common(self) -> Common:
        """What all languages share: their names, roles, rules about companies."""
        return self._common

    @property
    def signs(self) -> Signs:
        """What tells languages apart, made ready when a title has a word that is not English."""
        if self._signs is None:
            self._signs = read_signs(self._load(COMMON))
        return self._signs

    def document(self, language: str) -> Document:
        """A language's document as it was read.

        Raises:
            UnknownNameError: for a language that is not there.
        """
        if language not in self._common.languages:
            raise UnknownNameError(language, self._common.languages, kind="language")
        found = self._documents.get(language)
        if found is None:
            found = self._documents.setdefault(language, read_document(self._load(language)))
        return found

    def lexicon(self, language: str) -> Lexicon:
        """A language's words together with the English ones.

        Raises:
            UnknownNameError: for a language that is not there.
        """
        found = self._lexicons.get(language)
        if found is None:
            found = self._lexicons.setdefault(language, self._made(language))
        return found

    def _made(self, language: str) -> Lexicon:
        own, base = self.document(language), self.document(BASE)
        other = language != BASE
        words = {**_SIGNS, **base.words, **own.words} if other else {**_SIGNS, **own.words}
        phrases = [*own.phrases, *base.phrases] if other else own.phrases
        return Lexicon(
            language=language,
            words=words,
            phrases=arranged(phrases),
            abbreviations={**base.abbreviations, **own.abbreviations},
            sourced={**base.sourced, **own.sourced},
            compounds={*own.compounds, *base.compounds},
            endings=own.endings,
            function_first=own.function_first,
            longest=max(map(len, own.words)) if own.unspaced else 0,
        )

    @property
    def provenance(self) -> Provenance:
        """What a reading by these words is made from."""
        return self._provenance

    def __repr__(self) -> str:
        return f"<vocabulary: {', '.join(self.languages)}>"


def _check(documents: Mapping[str, Any], changed: set[str], base: Mapping[str, Any]) -> None:
    """Refuse documents with problems: those that changed, among all that there are."""
    from productroles.titles.checking import check_common, check_document

    problems = check_common(documents[COMMON], documents) if COMMON in changed or COMMON not in documents else []
    for language in sorted(changed - {COMMON}):
        problems += check_document(language, documents[language], base)
    if problems:
        raise CatalogueError(tuple(problems))


_SIGNS = {
    sign: (CONCEPTS[concept],)
    for concept, signs in (("break", ",;:|)]}#-•·–—―"), ("open", "([{"), ("and", "/&+"), ("at", "@"))
    for sign in signs
}
