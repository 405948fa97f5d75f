"""What every error has, and the words errors share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

_SHOWN = 60


def shorten(value: object) -> str:
    """``repr`` of a value, cut to a length that a log line bears."""
    if isinstance(value, str) and len(value) > _SHOWN:
        return f"{value[:_SHOWN]!r}... ({len(value):,} characters)"
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an int past the interpreter's limit of digits, lists nested without end
        return f"a very long {type(value).__name__}"
    return text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "..."


def near_names(name: object, known: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three of the ``known`` names that ``name`` may have meant, the nearest first.

    ``cutoff`` is the least likeness from 0 to 1; names as short as ``"P4"`` need a lower one.
    """
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    wanted = str(name)[:_SHOWN].casefold()
    return tuple(folded[match] for match in get_close_matches(wanted, folded, n=3, cutoff=cutoff))


def near_words(names: tuple[str, ...]) -> str:
    """The near names as the end of a message."""
    return f"; near: {', '.join(names)}" if names else ""


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    return str(value)


def _rebuild(cls: type[ProductRolesError], args: tuple[object, ...], state: dict[str, object]) -> ProductRolesError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class ProductRolesError(Exception):
    """Base of every error of the library."""

    code: ClassVar[str] = "productroles"
    safe_message: str
    """What went wrong, without the input: fit for a log or an answer over a network."""

    def __init__(self, message: str, /, *, safe: str, **data: object) -> None:
        super().__init__(message)
        self.safe_message = safe
        self.__dict__.update(data)

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)

    def as_dict(self, *, with_input: bool = False) -> dict[str, Any]:
        """The error as plain JSON data: ``code`` and ``message``, the latter without the input.

        ``with_input=True`` gives the full message and every attribute under ``data`` instead.
        """
        if not with_input:
            return {"code": self.code, "message": self.safe_message}
        data = {name: _plain(value) for name, value in self.__dict__.items() if name != "safe_message"}
        return {"code": self.code, "message": str(self), "data": data}


class ProductRolesWarning(UserWarning):
    """Base of every warning: something doubtful where no result could carry a caveat."""
