"""What a reading says beside role, family and level."""

import pytest

import productroles as pr


@pytest.mark.parametrize(
    ("title", "secondary"),
    [
        ("Sales & Product Manager", ("sales",)),
        ("Product & Sales Manager", ("sales",)),
        ("VP Sales, Marketing & Product", ("sales", "marketing")),
        ("CEO & Chief Product Officer", ("general-management",)),
        ("Head of Product and Engineering", ("technology",)),
        ("Product Owner & Scrum Master", ("agile",)),
        ("Product Manager, Sales & Marketing", ()),  # what the product is for
        ("Product Manager - Design & Research", ()),
        ("Product Manager, Trust & Safety", ()),
    ],
)
def test_only_what_is_joined_as_an_equal_is_a_second_function(title: str, secondary: tuple[str, ...]) -> None:
    assert pr.resolve_title(title).secondary == secondary


@pytest.mark.parametrize(
    ("title", "specialisms", "scope"),
    [
        ("Machine Learning Product Manager", ("ai",), ()),
        ("API Product Manager, LATAM", ("api",), ("latam",)),
        ("Senior Product Manager, Identity & Payments (North America)", ("identity", "payments"), ("north america",)),
        ("Head of Product, Trust & Safety", ("trust-and-safety",), ()),
        ("Product Manager, Developer Experience", ("developer-tools",), ()),
        ("Product Manager II, Lending", ("lending",), ("ii",)),
        ("Product Manager at Acme", (), ()),
        ("Head of Product @ Payments Company", (), ()),
        ("Product Manager, Supply Chain", (), ()),
        ("JR10023 Product Manager", (), ()),
    ],
)
def test_specialisms_and_scope_are_those_of_the_work(
    title: str, specialisms: tuple[str, ...], scope: tuple[str, ...]
) -> None:
    reading = pr.resolve_title(title)
    assert (reading.specialisms, reading.scope) == (specialisms, scope)


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Part-time Product Owner (fixed term)", ("part-time", "temporary")),
        ("Product Manager - Maternity Cover", ("temporary",)),
        ("Freelance / Contract Product Designer", ("freelance", "contract")),
        ("Self-employed Product Management Consultant", ("freelance",)),
        ("Incoming Associate Product Manager", ("incoming",)),
        ("Full-time Product Manager", ()),
        ("Former Product Manager", ("former",)),
        ("Product Manager | Former Software Engineer", ()),
        ("ex-Google Product Manager", ()),
        ("fractional cpo (chief product officer)", ("fractional",)),
    ],
)
def test_marks_are_those_of_the_job_that_counts(title: str, marks: tuple[str, ...]) -> None:
    assert pr.resolve_title(title).marks == marks


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("VP, Product", "'vp' makes the level vp"),
        ("Product Manager - Principal", "'manager principal' makes the level principal"),
        ("Head of Product & Marketing", "'head' makes the level head"),
        ("Summer Intern - Product/Project Management", "'intern' makes the level associate"),
        ("Product Support Specialist", "'product support specialist' is work outside the product world"),
        ("Product Quality Manager", "'product quality manager' is work outside the product world"),
        ("Product Mgr & Sales Manager", "'mgr' makes the level mid"),  # the manager is of the sales
        ("Lead / Product Leader", "'lead leader' makes the level lead"),
        ("Product Builder", "'product builder' puts words beside product that the vocabulary does not know"),
        ("<b>alert(1)</b>", "no word of the title says that it is a job of the product world"),
    ],
)
def test_a_reason_names_the_words_that_made_it(title: str, reason: str) -> None:
    assert reason in map(str, pr.resolve_title(title).reasons)


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("Product Support Specialist", False),
        ("VP Product Quality", False),
        ("Head of Product Photography", False),
        ("Product Builder", None),
        ("Product Specialist", None),
        ("Director, PMM", True),
        ("CTO", False),
        ("Chief Digital Officer", False),
        ("CPO - Chief People Officer", False),
    ],
)
def test_whether_a_role_is_of_product_is_told_where_the_words_tell(title: str, product: bool | None) -> None:
    assert pr.resolve_title(title).is_product_role is product


def test_a_title_that_spells_out_its_abbreviation_names_one_job() -> None:
    reading = pr.resolve_title("fractional cpo (chief product officer)")
    assert (reading.role, reading.certainty) == ("chief-product-officer", "certain")
    assert pr.resolve_title("Nurse / Product Manager").certainty == "likely"


@pytest.mark.parametrize(
    ("title", "readings"),
    [
        ("(Senior) Product Manager", ["senior-product-manager", "product-manager"]),
        ("Product Manager / Senior Product Manager", ["product-manager", "senior-product-manager"]),
        ("VP, Digital Product Manager", ["vp-of-product", "product-manager"]),
        ("Product Manager L5", [None]),
    ],
)
def test_where_the_words_settle_no_level_the_ones_they_name_are_the_readings(
    title: str, readings: list[str | None]
) -> None:
    reading = pr.resolve_title(title)
    assert (reading.family, reading.level) == ("product-management", None)
    assert [candidate.role for candidate in reading.candidates] == readings


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("UX Designer", "ux-designer"),
        ("Product Designer", "product-designer"),
        ("Machine Learning Product Manager", "ai-product-manager"),
        ("Senior Technical Product Manager", "senior-product-manager"),
        ("VP of Engineering", None),
    ],
)
def test_a_word_sets_a_role_apart_where_the_catalogue_has_one(title: str, role: str | None) -> None:
    assert pr.resolve_title(title).role == role
