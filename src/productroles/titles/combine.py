"""The jobs of a title, read part by part with what neighbouring parts lend each other, and which of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from productroles.titles.concepts import (
    AND,
    FUNCTION,
    HEAD,
    JOB,
    LEVEL,
    MANAGEMENT,
    MARK,
    OF,
    OPEN,
    PRODUCT,
    PRODUCT_FAMILIES,
    SCOPE,
    SHORT,
    SPECIALISM,
    STRANGE,
    TOP,
    UNDECIDED,
    Concept,
    is_named,
)
from productroles.titles.jobs import Job, other_job, product_job
from productroles.titles.levels import level_of
from productroles.titles.parts import Part, Scan
from productroles.titles.shape import RUNG, Shape

_TELLING = HEAD | JOB | TOP | SHORT | FUNCTION | LEVEL | MANAGEMENT | PRODUCT
_DECIDING = PRODUCT | SHORT | TOP | FUNCTION | HEAD
_OF_PRODUCT = PRODUCT_FAMILIES | {UNDECIDED}
_DECORATION = SCOPE | SPECIALISM | MARK
_PEOPLE: Final = frozenset({"staff", "associate", "assistant"})
_MOODS: Final = frozenset({"former", "aspiring"})


class Finding:
    """What the words of a title come to, before roles and companies are asked."""

    __slots__ = ("family", "heads", "jobs", "level", "main", "second", "why")

    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.main: Job | None = None
        self.family: str | None = None
        """An id, ``"?"`` where open, None where there is nothing of interest."""
        self.level: str | None = None
        self.heads: Sequence[Concept] = ()
        """The words that make the level."""
        self.second = False
        """Whether another job is named before the one that counts."""
        self.why = "outside"

    def is_apart(self, job: Job) -> bool:
        """Whether a whole job of its own says nothing of the one that counts: "product manager, former nurse"."""
        main = self.main
        if main is None or job is main or main.part.joint & AND or (job.why == "short" and main.part.joint & OPEN):
            return False
        return job.complete

    def beside(self) -> list[Job]:
        """The jobs joined to the one that counts as its equals: the sales of "sales & product manager"."""
        main = self.main
        if main is None:
            return []
        at = self.jobs.index(main)
        before, after = self.jobs[:at], self.jobs[at + 1 :]
        if main.why != "head-behind":  # what follows "director of product" may still be directed
            found = [job for job in after if job.part.joint & AND]
        else:
            found = list(takewhile(lambda job: job.part.joint & AND, after))
        joint = main.part.joint
        while before and joint & AND:
            found.insert(0, before.pop())
            joint = found[0].part.joint
        return found


def find(scan: Scan) -> Finding:
    """Read the parts of a title and decide which job counts."""
    kinds = scan.kinds
    finding = Finding(_jobs(scan.parts(), scan.lexicon.function_first) if kinds & _TELLING else [])
    if not kinds & _DECIDING:
        return finding
    jobs = finding.jobs
    if len(jobs) == 1 and not jobs[0].part.kinds & MARK:
        main = jobs[0]
        if main.family is not None:
            finding.main, finding.family, finding.why, finding.heads = main, main.family, main.why, main.heads
            finding.level = level_of(main.heads, main.family) if main.heads else None
        return finding
    product = [job for job in jobs if job.family in _OF_PRODUCT]
    if product:
        _decide_product(finding, product)
    else:
        _decide_other(finding)
    return finding


def _jobs(parts: list[Part], function_first: bool) -> list[Job]:
    jobs: list[Job] = []
    for at, part in enumerate(parts):
        if part.kinds & PRODUCT:
            shape = Shape(part, function_first)
            needs = not shape.tail or shape.tail[0].name == "officer"
            left = _left(parts, jobs, at) if needs else []
            right = [] if shape.tail else _right(parts, at) or _inverted(parts, at, shape)
            jobs.append(product_job(part, shape, left, right))
        elif part.kinds & _TELLING:
            job = other_job(part, jobs[-1].heads if jobs and jobs[-1].why == "rung" else [])
            if job is not None and not (jobs and job.why == "rung" and _is_listed(parts, at)):
                jobs.append(job)
    return jobs


def _is_listed(parts: list[Part], at: int) -> bool:
    """Whether a level word behind a job is one of the people it is for: "product manager, staff & students"."""
    if at + 1 == len(parts) or not parts[at + 1].joint & AND:
        return False
    rung, other = parts[at].concepts, parts[at + 1].concepts
    return rung[-1].name in _PEOPLE and not any(concept.kind & (HEAD | LEVEL | SCOPE) for concept in other)


def _right(parts: list[Part], at: int) -> list[Concept]:
    """Head word or function at the end of what is joined behind: the manager of "product & sales manager"."""
    for part in parts[at + 1 :]:
        if not part.joint & AND:
            return []
        head = _closing(part)
        if head is not None:
            return [head]
    return []


def _inverted(parts: list[Part], at: int, shape: Shape) -> list[Concept]:
    """The head word of what stands behind a bare product: "Product, VP of"."""
    if at or len(parts) == 1 or shape.functions or any(concept.kind & HEAD for concept in shape.before):
        return []
    concepts = parts[1].concepts
    if any(not concept.kind & (RUNG | OF | SCOPE) for concept in concepts):
        return []
    return [concept for concept in concepts if concept.kind & HEAD and concept.beside in PRODUCT_FAMILIES][-1:]


def _closing(part: Part) -> Concept | None:
    """The head word that what stands before it in a part belongs to: not the one of "head of sales"."""
    concepts = part.concepts
    if concepts[-1].kind & MANAGEMENT:
        return concepts[-1]
    for at, concept in enumerate(concepts):
        if concept.kind & (HEAD | JOB) and not (concept.kind & LEVEL and at < len(concepts) - 1):
            begins = all(before.kind & (LEVEL | _DECORATION) for before in concepts[:at])
            return None if begins and at < len(concepts) - 1 else concept
    return None


def _left(parts: list[Part], jobs: list[Job], at: int) -> list[Concept]:
    """Head words of what stands before: "Director, Product", "VP Sales & Product"."""
    if jobs and jobs[-1].why == "rung":
        return jobs[-1].heads
    if not parts[at].joint & AND:
        return []
    for part in reversed(parts[:at]):
        heads = _leading(part)
        if heads:
            return heads
    return []


def _leading(part: Part) -> list[Concept]:
    """The head words a part begins with, if what they govern follows: "VP Sales", not "sales manager"."""
    heads: list[Concept] = []
    for concept in part.concepts:
        if not concept.kind & RUNG and not concept.kind & _DECORATION:
            break
        if concept.kind & RUNG:
            heads.append(concept)
    governs = len(heads) < len(part.concepts) and not part.concepts[-1].kind & (HEAD | JOB)
    return heads if governs and heads and heads[-1].kind & HEAD else []


def _decide_product(finding: Finding, product: list[Job]) -> None:
    jobs = finding.jobs
    main = _main(product)
    before = jobs[: jobs.index(main)]
    others = [job for job in before if job.family not in PRODUCT_FAMILIES and (job.complete or job.part.kinds & JOB)]
    if main.why == "short" and any(_spells_out(job) for job in jobs):
        _decide_other(finding)
        return
    if others and _is_their_topic(main, others):
        _decide_other(finding)
        return
    finding.main = main
    finding.second = any(job.why != "short" or not main.part.joint & OPEN for job in others)
    finding.why = main.why
    mood = _mood(finding)
    if mood or _count(jobs) > 2:
        finding.family, finding.why = UNDECIDED, mood or "three-jobs"
        return
    finding.family = main.family
    finding.level = _level(finding, main)


def _spells_out(job: Job) -> bool:
    """Whether a part beside an abbreviation says that it stands for other work: "CPO - Chief People Officer"."""
    officer = job.family is None and bool(job.heads) and job.heads[-1].name == "officer"
    return (bool(job.part.kinds & JOB) or officer) and not job.part.joint & AND


def _main(product: list[Job]) -> Job:
    """The job that counts: a whole one before a mere function, a decided one before an open one."""
    decided = [job for job in product if job.family != UNDECIDED]
    for jobs in (decided, product):
        for job in jobs:
            if job.complete:
                return job
        if jobs:
            return jobs[0]
    return product[0]


def _is_their_topic(main: Job, others: list[Job]) -> bool:
    """Whether the words about product only say what another job is concerned with."""
    if main.why == "short":
        return not main.part.joint & AND
    if main.family == UNDECIDED and main.heads and main.heads[-1].beside == UNDECIDED:
        return True
    if not main.complete:
        return main.why == "cut-short" or not main.part.joint & AND
    serves = any(concept.name == "serving" for job in others for concept in job.part.concepts)
    return serves and any(head.name in ("managers", "owners") for head in main.heads)


def _mood(finding: Finding) -> str | None:
    for job in finding.jobs:
        if job.part.kinds & MARK and not finding.is_apart(job):
            for at, concept in enumerate(job.part.concepts):
                if concept.name in _MOODS and not is_of_employer(job.part, at):
                    return concept.name
    return None


def is_of_employer(part: Part, at: int) -> bool:
    """Whether the "ex" at a place in a part is that of an employer, "ex-Google", and not of the title."""
    return part.words[at] == "ex" and at + 1 < len(part.concepts) and bool(part.concepts[at + 1].kind & STRANGE)


def _count(jobs: list[Job]) -> int:
    """How many different whole jobs a title names."""
    if len(jobs) < 3:
        return 0
    return len({job.family or (job.function.name if job.function else id(job)) for job in jobs if job.complete})


def _level(finding: Finding, main: Job) -> str | None:
    heads = finding.heads = main.heads
    others = [job for job in finding.jobs if job is not main and job.family == main.family and job.complete]
    if any(level_of(job.heads, job.family) != level_of(heads, main.family) for job in others):
        finding.heads = [*heads, *(head for job in others for head in job.heads)]
        return None
    interns = [head for job in finding.jobs if job.why == "rung" for head in job.heads if head.name == "intern"]
    if interns:
        finding.heads = interns
        return "associate"
    if is_named(heads, "chief") and is_named(heads, "officer"):
        return "chief"
    executive = any(head.executive for head in heads)
    passed = False
    for job in finding.jobs:
        if job is main:
            passed = True
        elif (job.why == "rung" and not (passed and job.family)) or _shares(job, main):
            if not passed and _is_choice(job, main):
                finding.heads = [*job.heads, *heads]
                return None
            if passed or not executive or main.part.joint & AND:
                heads = finding.heads = [*job.heads, *heads]
    return level_of(heads, main.family) if heads else None


def _shares(job: Job, main: Job) -> bool:
    """Whether a function without a head word shares the one that counts: the UX of "lead UX/product designer"."""
    return job.family == main.family and not job.complete and bool(main.part.joint & AND)


def _is_choice(rung: Job, main: Job) -> bool:
    """Whether level words before a role offer a second level for it: "(Senior) Product Manager", "Senior/Lead"."""
    if any(not head.kind & LEVEL for head in rung.heads):
        return False
    if rung.part.joint & OPEN:
        return True
    own = {head.level for head in main.heads if head.kind & LEVEL}
    return bool(main.part.joint & AND) and bool(own) and own != {head.level for head in rung.heads}


def _decide_other(finding: Finding) -> None:
    named = [job for job in finding.jobs if job.family is not None and job.family not in PRODUCT_FAMILIES]
    named = [job for job in named if job.family != UNDECIDED]
    weak = [job for job in named if job.heads[0].name == "founder"]
    strong = [job for job in named if job not in weak] or weak
    if not strong or _mood(finding):
        return
    main = strong[0]
    if any(job.family is None and job.complete for job in finding.jobs[: finding.jobs.index(main)]):
        if not main.part.joint & AND:
            return
        finding.second = True
    finding.main, finding.why = main, main.why
    finding.heads = main.heads
    levels = {level_of(job.heads, job.family) for job in strong}
    finding.level = levels.pop() if len(levels) == 1 else None
    several = len({job.family for job in strong}) > 1 or _count(finding.jobs) > 2
    finding.family = UNDECIDED if several else main.family
    if several:
        finding.why = "several-jobs"
