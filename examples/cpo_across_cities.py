# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
# ---

# %% [markdown]
# # The CPO across fifteen cities
#
# One text lists what a Chief Product Officer earns in fifteen cities, in eight currencies, without a date and without
# saying of which period. This page puts the figures side by side, and keeps in sight what had to be supposed.

# %%
import attrs

import productroles as pr
from productroles import display

cat = pr.load_catalogue()
cities = [fact for fact in cat.roles["chief-product-officer"].salaries if fact.value.place and fact.value.place.city]
for fact in cities:
    print(f"{fact.value.place!s:24} {fact.as_printed:>12}  {fact.value}")

# %% [markdown]
# ## What is missing
#
# No period is stated, so nothing can be compared yet. The refusal says what would settle it:

# %%
try:
    pr.compare_pay(cities[0].value, cities[1].value)
except pr.ProductRolesError as error:
    print(f"{error.code}: {error}")

# %% [markdown]
# We suppose that they are yearly. The assumption is ours, and it stays on every value that follows:

# %%
yearly = [fact.value.assume(per="year") for fact in cities]
print(yearly[0])
print(yearly[0].assumptions)

# %% [markdown]
# ## One currency
#
# The figures have no date either, so the day of the exchange rates has to be said. Each conversion keeps its rate, the
# day it was observed and where it comes from:

# %%
rates = pr.ExchangeRates.bundled()
converted = [rates.convert(benchmark.median, "EUR", on="2024-06-28") for benchmark in yearly]
print(converted[0])

# %%
for fact, result in sorted(zip(cities, converted, strict=True), key=lambda pair: -pair[1].money.amount):
    flag = fact.status if fact.status != "accepted" else ""
    print(f"{fact.value.place!s:24} {fact.as_printed:>12} {result.rounded()!s:>16}  {flag}")

# %% [markdown]
# ## The picture
#
# Each figure as it was printed, beside what it is at the rate of the day; a doubtful one is hatched and says why.
# Charts of pay need the extra `charts`; `productroles.display.charts.salary_chart`
# gives the Altair chart itself, to be restyled.

# %%
supposed = {fact.value.place.city: attrs.evolve(fact, value=fact.value.assume(per="year")) for fact in cities}
display.svg(supposed, to="EUR", rates=rates, on="2024-06-28")

# %% [markdown]
# ## What is disputed, and by what
#
# London's figure is about a third of those of Paris and Berlin, Beijing's more than twice Shanghai's, and one text says
# that California pays more while another puts San Francisco lowest. Both sides are kept, each with its source:

# %%
for conflict in cat.conflicts():
    if any(fact.id in {city.id for city in cities} for fact in conflict.facts):
        print(conflict)
        print()
