# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
# ---

# %% [markdown]
# # From a messy title column to an org chart
#
# An export of an HR system: ids, managers, and titles as thirteen people wrote them. Which roles are these, and is the
# chart sound?

# %%
import csv
from pathlib import Path

import productroles as pr
from productroles import display

DATA = Path("data") if Path("data/people.csv").exists() else Path(__file__).parent / "data"
people = list(csv.DictReader((DATA / "people.csv").read_text("utf-8").splitlines()))

# %% [markdown]
# ## Titles
#
# Each reading says what it settled and what it left open. What the company has besides decides some of them, so the
# company is told which titles exist:

# %%
company = pr.Company(headcount=900, titles=tuple(person["title"] for person in people))
readings = {person["title"]: pr.resolve_title(person["title"], company=company) for person in people}
for title, reading in readings.items():
    print(f"{title:40} {reading.certainty:10} {reading.role or '-'} ({reading.level or '-'})")

# %% [markdown]
# Ambiguous is not lost: "Group PM" has its level although "PM" alone is open, and a misspelt "Prodct" is read as likely
# and says so. "CPO" is more than one job, and the words alone do not say which. The reading names them all, and why:

# %%
print(len(readings["CPO"].candidates), "readings")
readings["CPO"]

# %% [markdown]
# Here we know: it is the product officer. That is said in the data, as `role`, and not guessed by the library:

# %%
told = {"CPO": "chief-product-officer"}
records = [person | {"role": told.get(person["title"]) or readings[person["title"]].role} for person in people]
print(
    sum(record["role"] is not None for record in records),
    "of",
    len(records),
    "have a role; the others keep their title alone",
)

# %% [markdown]
# ## The chart
#
# A chart prints counts only, never names or ids:

# %%
chart = pr.OrgChart.from_records(records, keep=("unit",))
print(chart)

# %%
print(chart.to_text())

# %%
display.svg(chart)

# %% [markdown]
# ## What is wrong with it
#
# A manager who does not exist, a director who answers to a senior: found in one pass, each with its ids for the one who
# has to mend it:

# %%
cat = pr.load_catalogue()
for problem in cat.check_chart(chart, company=company):
    print(f"{problem} {', '.join(problem.ids)}")

# %% [markdown]
# ## Counts by unit

# %%
print(chart.headcount_by("unit"))
print(chart.headcount("102"), "people in the product organisation, its head included")
