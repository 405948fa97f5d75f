# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
# ---

# %% [markdown]
# # Two offers in two currencies
#
# A head of product has two offers: one from Berlin by the month, one from London by the year. Which is more, and how
# sure is that?

# %%
import productroles as pr
from productroles import display

berlin = pr.parse_pay("9.800 € brutto im Monat", place="Berlin, DE")
london = pr.parse_pay("£105k - £120k base per annum + 10% bonus", place="London, GB")
print(berlin)
print(london)
print([str(extra) for extra in london.extras])

# %% [markdown]
# ## Straight away: refused
#
# A month is not a year. Twelve, thirteen or fourteen payments are all usual in Germany, and the offer does not say:

# %%
rates = pr.ExchangeRates.bundled()
try:
    pr.compare_pay(berlin.as_pay(), london.as_range(), rates=rates, on="2026-06-30")
except pr.ProductRolesError as error:
    print(f"{error.code}: {error}")

# %% [markdown]
# ## With what was asked on the phone
#
# The recruiter says: twelve payments, and the figure is the base salary. Both are recorded as assumptions, with the
# reason, and the comparison shows each step with its divisor, rate and day. London's bonus was read as an extra of the
# text and stays out: base pay is compared with base pay.

# %%
first = berlin.assume(payments_per_year=12, component="base", because="recruiter, by phone").as_pay()
second = london.as_range()


def compared(on="2026-06-30", statistic=None):
    """Berlin to London, by the rates of a day."""
    return pr.compare_pay(first, second, rates=rates, on=on, statistic=statistic)


print(compared().relation.value)
compared()

# %% [markdown]
# The relation is that of an amount to a range, and has no difference: to which end? Name one, and there is:

# %%
for end in ("low", "midpoint", "high"):
    against = compared(statistic=end)
    print(f"{end:9} {against.relation.value:6} {against.difference.rounded()!s:>14}, {against.ratio:.1%} of it")

# %% [markdown]
# ## Side by side

# %%
display.svg({"Berlin": first.yearly(), "London": second}, to="EUR", rates=rates, on="2026-06-30")

# %% [markdown]
# ## How much does the day matter?
#
# The answer is worth something only if it does not turn with the rate of the month. It does not, though it came near in
# the autumn of 2022:

# %%
for day in ("2020-02-28", "2022-09-30", "2024-06-28", "2026-06-30", "2026-09-30"):
    against = compared(day, "low")
    print(day, against.relation.value, against.difference.rounded(), "at", f"{against.conversions[0].rate:.5f}")

# %% [markdown]
# ## What the comparison warns of
#
# Caveats have a code for programs and a text for people:

# %%
for caveat in compared().caveats:
    print(f"{caveat.code}: {caveat}")
