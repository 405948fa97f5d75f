"""From what the words of a title come to, to the reading that is handed out."""

from __future__ import annotations

from productroles.titles.abbreviation import spelled_out
from productroles.titles.combine import Finding
from productroles.titles.concepts import UNDECIDED
from productroles.titles.documents import Common
from productroles.titles.jobs import Job
from productroles.titles.parts import Scan
from productroles.titles.reading import Certainty, TitleReading, reading_of
from productroles.titles.telling import tell
from productroles.titles.vocabulary import Vocabulary


def settle(text: str, scan: Scan, finding: Finding | None, vocabulary: Vocabulary) -> TitleReading:
    """The reading of a finding: what it settles now, and the rest when that is asked.

    There is no finding where no word is of interest.
    """
    later = (tell, scan, finding, vocabulary)
    if finding is None or finding.main is None or finding.family is None:
        return reading_of(text, None, None, None, Certainty.OUTSIDE, later)
    common, family, level = vocabulary.common, finding.family, finding.level
    if finding.why == "short":
        return reading_of(text, *_abbreviated(finding.main, finding, scan, common), later)
    if family == UNDECIDED:
        return reading_of(text, None, None, level, Certainty.AMBIGUOUS, later)
    if level is None or (family, level) in common.contested:
        return reading_of(text, None, family, level, Certainty.AMBIGUOUS, later)
    role = common.role_of(family, level, finding.main.part.concepts)
    certainty = Certainty.LIKELY if finding.second or scan.mended else Certainty.CERTAIN
    return reading_of(text, role, family, level, certainty, later)


def _abbreviated(
    main: Job, finding: Finding, scan: Scan, common: Common
) -> tuple[str | None, str | None, str | None, Certainty]:
    """Role, family, level and certainty of an abbreviation."""
    found = spelled_out(main, finding.jobs, scan.lexicon)
    families, levels = {one.family for one, _ in found}, {level for _, level in found}
    family = families.pop() if len(families) == 1 else None
    level = levels.pop() if len(levels) == 1 else None
    if len(found) > 1 or level is None:
        return None, family, level, Certainty.AMBIGUOUS
    return common.role_of(family, level, ()), family, level, Certainty.LIKELY
