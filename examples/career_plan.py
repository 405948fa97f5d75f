# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
# ---

# %% [markdown]
# # A career plan with a gap analysis
#
# A senior product manager wants to become a CPO one day. Which ways do the sources tell of, what does each step add,
# and what is missing today?

# %%
import productroles as pr
from productroles import display

cat = pr.load_catalogue()
paths = cat.career_paths("senior-product-manager", "chief-product-officer")
for path in paths[:3]:
    print(" > ".join(path.roles), f"(the thinnest step is told by {path.weakest} sources)")

# %% [markdown]
# ## The best-supported way, step by step

# %%
print(paths[0])

# %% [markdown]
# ## The ways in one picture

# %%
display.svg(paths[:3])

# %% [markdown]
# ## The next step
#
# A profile holds skills, education and months of experience, and nothing else of the person:

# %%
me = pr.Profile(
    skills={"roadmapping": "practitioner", "prioritisation": None, "communication": "expert"},
    education={"bachelor": "economics"},
    experience={"product-management": 66},
)
following = paths[0].roles[1]
gap = cat.requirement_gap(me, following)
print(gap)

# %% [markdown]
# Every line names the sources that ask for it:

# %%
for line in gap.missing[:5]:
    print(line.fact)

# %% [markdown]
# ## What changes in the work

# %%
print(cat.compare_roles("senior-product-manager", following))
