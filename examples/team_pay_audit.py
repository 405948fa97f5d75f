# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
# ---

# %% [markdown]
# # Auditing a team's pay against ranges
#
# Nine people, their pay as somebody typed it, and the ranges of their grades. Who is below the range, who is above it,
# and which rows cannot be judged at all?

# %%
import csv
from decimal import Decimal
from pathlib import Path

import productroles as pr
from productroles import display
from productroles.pay.metrics.circles import circle
from productroles.pay.metrics.groups import group_compa_ratio

DATA = Path("data") if Path("data/team.csv").exists() else Path(__file__).parent / "data"
DAY = "2026-06-30"
team = list(csv.DictReader((DATA / "team.csv").read_text("utf-8").splitlines()))
ranges = pr.SalaryStructure.from_csv(DATA / "team_ranges.csv", order=["P3", "P4", "P5", "P6", "P7"])
print(ranges)

# %% [markdown]
# ## Are the ranges sound?
#
# Gaps, overlaps in time and inversions are listed, then the steps between grades:

# %%
for problem in ranges.problems():
    print(problem)
print()
for step in ranges.grade_steps(place="DE", on=DAY):
    print(step)

# %% [markdown]
# A gap between the ranges of two grades is a warning: pay in it belongs to neither. It may be meant.
#
# ## Reading the pay
#
# What cannot be read for certain is put aside with its reason. Nobody's pay is guessed:

# %%
paid: dict[str, pr.Pay] = {}
for person in team:
    reading = pr.read_pay(person["pay"], place=person["place"])
    if reading.value is None:
        print(f"{person['id']}: {person['pay']!r} is not read: {reading.reasons[0]}")
        continue
    try:
        told = reading.value.assume(component="base", because="the payroll system's column")
        paid[person["id"]] = told.as_pay().yearly()
    except pr.ProductRolesError as error:
        print(f"{person['id']}: {person['pay']!r}: {error}")

# %% [markdown]
# ## Where each one stands
#
# The compa-ratio is pay by the midpoint; red and green circles are those outside their range:

# %%
judged, shown = [], {}
for person in team:
    pay = paid.get(person["id"])
    if pay is None:
        continue
    grade = ranges.range_for(person["grade"], place=person["place"], on=DAY)
    judged.append((pay, grade))
    shown[f"{person['id']} ({person['grade']})"] = pay
    where = circle(pay, grade)
    ratio = pr.compa_ratio(pay, grade).quantize(Decimal("0.01"))
    print(f"{person['id']}  {person['title']:26} {pay.money!s:>14}  {ratio}  {where}")

# %% [markdown]
# The people of grade P5 beside their range, which is one for Germany:

# %%
p5 = {name: pay for name, pay in shown.items() if "P5" in name}
display.svg({"range of P5": ranges.range_for("P5", place="DE", on=DAY), **p5}, title="Grade P5")

# %% [markdown]
# ## The group, by a named method
#
# Two conventions are in use and differ, here by a hundredth: all pay by all midpoints, or the mean of the ratios. The
# name says which one this is:

# %%
for method in ("sum", "mean"):
    print(method, group_compa_ratio(judged, method=method).quantize(Decimal("0.0001")))

# %% [markdown]
# ## How a refusal looks to a program
#
# Numbers 7 and 9 need an answer from somebody: which currency, and whose dollars in Berlin. Pay is personal data, so
# what goes to a log holds the code and the reason, never the figure:

# %%
try:
    pr.parse_pay("85k", place="Berlin, DE")
except pr.ProductRolesError as error:
    print(error.code, "|", error.safe_message)
