# %% [markdown]
# # What a Chief Product Officer is
#
# Five texts were written to say what a Chief Product Officer is, does, is measured by, needs and earns, whom one
# reports to, how one becomes one. They do not agree. This page answers from the catalogue; each line names the text
# and the place in it, and where the texts contradict each other, both sides are shown.
#
#     python examples/what_a_cpo_is.py

# %%
from collections.abc import Iterable
from typing import Any

import productroles as pr
from productroles.careers.profile import Profile

cat = pr.load_catalogue()
cpo = cat.roles["chief-product-officer"]


def heading(text: str) -> None:
    """A heading on a line of its own."""
    print(f"\n{text}\n{'-' * len(text)}")


def told(facts: Iterable[pr.Fact[Any]], most: int | None = None) -> None:
    """Facts with their sources, all of them or the first few."""
    listed = list(facts)
    for fact in listed[:most]:
        doubt = f" ({fact.status})" if fact.status != "accepted" else ""
        note = f"; {fact.note}" if fact.note else ""
        print(f"* {fact.value}{doubt}{note} [{'; '.join(map(str, fact.citations))}]")
    if most is not None and len(listed) > most:
        print(f"  and {len(listed) - most} more")


# %% [markdown]
# ## What it is

# %%
heading("What a Chief Product Officer is")
print(cpo)
told(cpo.purposes)
told(cpo.standings, 6)
heading("What else the post is called")
told(cpo.aliases)

# %% [markdown]
# ## What a CPO does
#
# Responsibilities are defined once; the parts that several roles have in one are in a RACI matrix.

# %%
heading("What a CPO does, by area")
print("Accountable is what a text says that a CPO answers for; the rest is what a CPO works on.")
facts = {fact.id: fact for fact in cpo.facts()}
for area in pr.Area:
    print(f"\n{area}:")
    for one in cat.responsibilities.values():
        mine = [part for part in one.assignments if part.role == cpo.id and one.area is area]
        if mine:
            said = [facts[key] for part in mine for key in part.facts]
            marks = ["accountable"] if any(part.accountability == "accountable" for part in mine) else []
            marks += ["disputed"] if all(fact.status == "disputed" for fact in said) else []
            mark = f" ({', '.join(marks)})" if marks else ""
            print(f"* {one.statement}{mark} [{'; '.join(dict.fromkeys(str(fact.citations[0]) for fact in said))}]")

heading("Who shares it")
for name in ("product-vision", "product-roadmap", "product-budget"):
    print(f"{cat.responsibilities[name].statement}:")
    for assignment in cat.responsibilities[name].assignments:
        print(f"  {assignment}")

heading("What is hard about it")
told(cpo.challenges)
heading("Typical projects")
told(cpo.projects)

# %% [markdown]
# ## What a CPO is measured by
#
# The texts name figures and no formula; the formulas are the catalogue's.

# %%
heading("What a CPO is measured by")
for fact in cpo.kpis:
    print(f"* {cat.kpis[fact.value]} [{fact.citations[0]}]")
stickiness = cat.kpis["stickiness"].compute({"dau": 18000, "mau": 60000})
print(f"\nStickiness of 18,000 daily and 60,000 monthly users: {stickiness}")

# %% [markdown]
# ## What a CPO needs

# %%
heading("Education and experience")
told(fact for fact in cpo.requirements if "skill" not in type(fact.value).__name__.lower())
heading("Skills")
told((fact for fact in cpo.requirements if "skill" in type(fact.value).__name__.lower()), 12)
heading("Traits")
told(cpo.traits)

heading("A profile beside it")
me = Profile(
    skills={"communication": None, "customer-understanding": None},
    education={"master": "business-administration"},
    experience={"product-management": 96},
)
gap = cat.requirement_gap(me, cpo)
print(gap)

# %% [markdown]
# ## What a CPO earns
#
# The city medians carry no period and no date; nothing is made up for them. In euro they are shown by the rates of a
# day that is chosen here; the period stays open.

# %%
heading("By city")
rates = pr.ExchangeRates.bundled()
for fact in cpo.salaries:
    benchmark = fact.value
    if benchmark.place is not None and benchmark.median is not None:
        euro = rates.convert(benchmark.median, "EUR", on="2024-06-28").rounded()
        doubt = f"; {fact.note}" if fact.note else ""
        print(f"* {benchmark.place}: {benchmark.median}, about {euro} on 2024-06-28 [{fact.citations[0]}]{doubt}")
heading("At large")
told(fact for fact in cpo.salaries if fact.value.place is None)
heading("Beside the figures")
told(cpo.pay_notes)

# %% [markdown]
# ## Whom a CPO reports to, and who reports to a CPO
#
# No text says it in words; the line to the chief executive comes from a published ladder.

# %%
heading("Reporting")
print(cat.reporting_line(cpo))
for line in cat.reports_of(cpo):
    print(f"* {cat.roles[line.subject].name} reports to a CPO [{'; '.join(map(str, line.citations))}]")

# %% [markdown]
# ## How one becomes a CPO

# %%
heading("The way that a text gives")
for path in cat.career_paths("product-manager", cpo, max_steps=3):
    named = [{citation.source for fact in step.moves for citation in fact.citations} for step in path.steps]
    if "text-002" in set.intersection(*named):
        print(path)
heading("The best evidenced way from the start")
print(cat.career_paths("associate-product-manager", cpo)[0])
heading("And on from there")
for goal in ("chief-operating-officer", "chief-executive-officer"):
    told(cat.career_paths(cpo, goal, max_steps=1)[0].steps[0].moves)
heading("Advice")
told(cpo.career_notes)
heading("Beside a Head of Product")
beside = cat.compare_roles(cpo, "head-of-product").line("responsibilities")
print(f"Both: {', '.join(beside.shared)}")
print(f"Head of Product alone: {', '.join(beside.only_b)}")

# %% [markdown]
# ## Where the sources contradict each other

# %%
heading("Contradictions")
for conflict in cat.conflicts():
    print(f"\n{conflict}")

# %% [markdown]
# ## What was left out

# %%
heading("Left out, and why")
for omission in cat.omissions:
    print(f"* {omission}")
