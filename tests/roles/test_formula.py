from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles._exact import CONTEXT
from productroles.errors import AmountError, DivisionByZeroError, FormulaError
from productroles.roles.formula import LONGEST, evaluate, names, parse, power_of, rounded

WHOLE = {"a": Decimal(2), "b": Decimal(3), "c": Decimal(7)}


def value(formula: str, **figures: str) -> str:
    return str(rounded(evaluate(formula, {name: Decimal(figure) for name, figure in figures.items()})).normalize())


@pytest.mark.parametrize(
    ("formula", "steps"),
    [
        ("a", "a"),
        ("a + b * c", "a b c * +"),
        ("(a+b)*c", "a b + c *"),
        ("a - b - c", "a b - c -"),
        ("a / b / c", "a b / c /"),
        ("a / b * c", "a b / c *"),
        ("a ^ b ^ c", "a b c ^ ^"),
        ("2 * a ^ b + c", "2 a b ^ * c +"),
        ("((a))", "a"),
        ("  1.50 - a_2  ", "1.50 a_2 -"),
    ],
)
def test_a_formula_is_read_by_the_rules_of_arithmetic(formula: str, steps: str) -> None:
    assert " ".join(map(str, parse(formula))) == steps


# Trees are drawn as text together with what they come to, so that the oracle never reads a formula.
leaves = st.sampled_from([(name, Fraction(int(number))) for name, number in WHOLE.items()]) | st.integers(1, 99).map(
    lambda number: (str(number), Fraction(number))
)


def joined(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def join(left: Any, sign: str, right: Any) -> Any:
        does = {"+": Fraction.__add__, "*": Fraction.__mul__, "/": Fraction.__truediv__}
        return f"({left[0]} {sign} {right[0]})", does[sign](left[1], right[1])

    def power(base: Any, exponent: int) -> Any:
        return f"({base[0]}) ^ {exponent}", base[1] ** exponent

    return st.builds(join, children, st.sampled_from("+*/"), children) | st.builds(power, children, st.integers(0, 3))


@given(st.recursive(leaves, joined, max_leaves=8))
def test_a_formula_comes_to_what_fractions_come_to(drawn: tuple[str, Fraction]) -> None:
    formula, expected = drawn
    if expected > 10**40 or expected < Fraction(1, 10**40):
        return
    exactly = CONTEXT.divide(Decimal(expected.numerator), Decimal(expected.denominator))
    assert rounded(evaluate(formula, WHOLE)) == exactly


def test_nothing_is_rounded_before_the_end() -> None:
    assert value("a / 3 * 3", a="1") == "1"
    assert value("a * b / b", a="12345678901234567890.123", b="9876543210987654321.7") == "12345678901234567890.123"


def test_the_callers_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        context.Emax = 4
        found = rounded(evaluate("a / b", {"a": Decimal(200000), "b": Decimal(3)}))
    assert str(found) == "66666." + "6" * 44 + "7"


@pytest.mark.parametrize("number", [2, 3, 7, 10])
@pytest.mark.parametrize("degree", [2, 3, 5])
def test_a_root_is_right_to_its_fiftieth_digit(number: int, degree: int) -> None:
    root = Fraction(rounded(evaluate(f"{number} ^ (1 / {degree})", {})))
    half = Fraction(1, 2 * 10**49)
    assert (root - half) ** degree < number < (root + half) ** degree


def test_a_root_that_is_rational_is_found() -> None:
    assert value("(now / before) ^ (1 / years) - 1", now="133.1", before="100", years="3") == "0.1"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "   ",
        "a +",
        "+ a",
        "- a",
        "a b",
        "a (b)",
        "2a",
        "1.",
        ".5",
        "1e5",
        "1_000",
        "a ** b",
        "a // b",
        "(a",
        "a)",
        "()",
        "a + (b * )",
        "A + b",
        "_a",
        "a.b",
        "__import__('os')",
        "a, b",
        "a\tb",
        "a % b",
        "π",
        "a\u00a0+ b",
        "٣",
        "a if b else c",
    ],
)
def test_what_is_no_formula_is_refused(wrong: str) -> None:
    with pytest.raises(FormulaError):
        parse(wrong)


def test_an_error_tells_the_place() -> None:
    with pytest.raises(FormulaError, match="expected an operator or \\) at character 3"):
        parse("a b")


@pytest.mark.parametrize(
    "deep",
    ["(" * 10_000 + "a" + ")" * 10_000, "a" + " + a" * 10_000, "2 ^ " * 10_000 + "2", "(" * 10_000],
    ids=["brackets", "sums", "powers", "open"],
)
def test_a_formula_past_the_limit_is_refused(deep: str) -> None:
    with pytest.raises(FormulaError, match=r"longer than 1,000 characters"):
        parse(deep)


def test_a_formula_as_deep_as_the_limit_allows_is_worked_out() -> None:
    depth = (LONGEST - 1) // 2
    assert value("(" * depth + "a" + ")" * depth, a="5") == "5"
    assert value("a^" * (LONGEST // 2 - 1) + "a", a="1") == "1"


@pytest.mark.parametrize(
    ("formula", "divisor"),
    [("a / b", "b in a / b"), ("a / (b - b)", "(b - b) in"), ("a / 0", "0 in"), ("1 + a / (b * 2)", "(b * 2) in")],
)
def test_a_division_by_zero_names_the_divisor(formula: str, divisor: str) -> None:
    with pytest.raises(DivisionByZeroError) as caught:
        evaluate(formula, {"a": Decimal(1), "b": Decimal(0)})
    assert divisor in str(caught.value)


@pytest.mark.parametrize(
    "formula", ["0 ^ 0", "0 ^ (0 - 1)", "(0 - 8) ^ (1 / 3)", "2^2^2^2^2^2^2", "10 ^ 50", "9 ^ 99999999999999"]
)
def test_a_power_without_a_value_or_bound_is_refused(formula: str) -> None:
    with pytest.raises(AmountError):
        rounded(evaluate(formula, {}))


def test_the_names_are_those_of_the_formula() -> None:
    assert names("100 * (a - b) / (a + b_2)") == {"a", "b", "b_2"}


@pytest.mark.parametrize(
    ("formula", "power"),
    [
        ("a", 1),
        ("2 * a", 1),
        ("a * a", 2),
        ("a ^ 3", 3),
        ("a / b", 0),
        ("b / a", 0),
        ("1 / a", -1),
        ("1 - a / b", 0),
        ("a + 1", None),
        ("a + a * b", None),
        ("(a / b) ^ (1 / 2)", 0),
        ("a ^ 0.5", None),
        ("a ^ b", None),
        ("(a + 1) * b", None),
    ],
)
def test_the_power_of_what_the_components_hold(formula: str, power: int | None) -> None:
    assert power_of(formula, {"a": 1, "b": 1}) == power
