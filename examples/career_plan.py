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
for step in paths[0].steps:
    sources = {citation.source for move in step.moves for citation in move.citations}
    print(f"{step.from_role} to {step.to_role}: {len(sources)} sources")
paths[0]

# %% [markdown]
# ## The ways in one picture

# %%
display.svg(paths[:3])

# %% [markdown]
# ## How far is it?
#
# A profile holds skills, education and months of experience, and nothing else of the person. Skills are ids of the
# catalogue; another id is a skill that no role asks for, so it is worth a look whether all of them are known:

# %%
me = pr.Profile(
    skills={
        "product-management": "practitioner",
        "roadmapping": "practitioner",
        "prioritisation": None,
        "communication": "expert",
    },
    education={"bachelor": "economics"},
    experience={"product-management": 84},
)
print("not in the catalogue:", [held.skill for held in me.skills if held.skill not in cat.skills] or "none")
gaps = [cat.requirement_gap(me, role) for role in paths[0].roles[1:]]
for gap in gaps:
    print(f"{gap.role:22} {len(gap.met):2} met, {len(gap.missing):2} missing, {len(gap.unknown):2} unknown")

# %% [markdown]
# ## What the director's post asks for
#
# Sources disagree on the years, and both are listed: seven are enough for one and too few for the other.

# %%
gaps[1]

# %% [markdown]
# Every line names the source that asks for it:

# %%
for line in gaps[1].missing:
    print(line.fact)

# %% [markdown]
# ## What changes in the work with the next step
#
# What only one side names may be done on both: a source that does not speak of it does not deny it.

# %%
now, following = paths[0].roles[:2]
duties = cat.compare_roles(now, following).line("responsibilities")
print("both:", ", ".join(duties.shared))
print("new:", ", ".join(duties.only_b))
cat.compare_roles(now, following)
