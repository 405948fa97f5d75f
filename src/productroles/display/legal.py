"""Text that no page, drawing or terminal chokes on."""

from __future__ import annotations

import re

_BLANK = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
# What XML does not admit, controls, and marks that would turn the direction of what follows.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def legal(text: str) -> str:
    r"""The text in one line, as XML can hold it: a control, or a mark that turns the direction, becomes U+FFFD.

    >>> legal("Head\tof\x00 \u202eProduct")
    'Head of\ufffd \ufffdProduct'
    """
    return _BLANK.sub(" ", _ODD.sub("\ufffd", text)).strip(" ")
