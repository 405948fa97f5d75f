"""Every error and warning of the library.

All errors are :class:`ProductRolesError`. Each also is the builtin a caller would catch (``ValueError``,
``TypeError``, ``LookupError``, ``ImportError``; a missing key of a mapping is a ``KeyError``), has a stable
``code``, keeps what it was given as attributes, pickles, and can speak without repeating the input: pay and
titles are personal data, so a service logs :attr:`~ProductRolesError.safe_message` and not ``str(error)``.

>>> import productroles as pr
>>> try:
...     pr.Money("1", "usd")
... except pr.ProductRolesError as error:
...     print(error)
...     print(error.as_dict())
'usd' is no ISO 4217 currency code; near: USD
{'code': 'unknown-currency', 'message': 'not an ISO 4217 currency code'}
"""

from __future__ import annotations

from productroles.errors.base import ProductRolesError as ProductRolesError
from productroles.errors.base import ProductRolesWarning as ProductRolesWarning
from productroles.errors.base import near_names as near_names
from productroles.errors.base import shorten as shorten
from productroles.errors.catalogue import AmbiguousNameError as AmbiguousNameError
from productroles.errors.catalogue import CatalogueError as CatalogueError
from productroles.errors.catalogue import LadderError as LadderError
from productroles.errors.catalogue import UncitedFactError as UncitedFactError
from productroles.errors.catalogue import UnknownLadderError as UnknownLadderError
from productroles.errors.catalogue import UnknownLevelError as UnknownLevelError
from productroles.errors.catalogue import UnknownNameError as UnknownNameError
from productroles.errors.catalogue import UnknownResponsibilityError as UnknownResponsibilityError
from productroles.errors.catalogue import UnknownRoleError as UnknownRoleError
from productroles.errors.catalogue import UnknownSkillError as UnknownSkillError
from productroles.errors.catalogue import UnknownSourceError as UnknownSourceError
from productroles.errors.fields import AmountError as AmountError
from productroles.errors.fields import AmountTypeError as AmountTypeError
from productroles.errors.fields import DivisionByZeroError as DivisionByZeroError
from productroles.errors.fields import FieldError as FieldError
from productroles.errors.fields import FieldTypeError as FieldTypeError
from productroles.errors.fields import MissingExtraError as MissingExtraError
from productroles.errors.fields import PlaceError as PlaceError
from productroles.errors.fields import UnknownLocaleError as UnknownLocaleError
from productroles.errors.fields import UnknownMemberError as UnknownMemberError
from productroles.errors.kpi import AggregationError as AggregationError
from productroles.errors.kpi import AttainmentError as AttainmentError
from productroles.errors.kpi import FormulaError as FormulaError
from productroles.errors.kpi import MissingComponentError as MissingComponentError
from productroles.errors.kpi import UnknownComponentError as UnknownComponentError
from productroles.errors.kpi import UnknownKPIError as UnknownKPIError
from productroles.errors.org import ChartCycleError as ChartCycleError
from productroles.errors.org import UnknownPersonError as UnknownPersonError
from productroles.errors.pay import AlreadyStatedError as AlreadyStatedError
from productroles.errors.pay import AmbiguousPayError as AmbiguousPayError
from productroles.errors.pay import CurrencyMismatchError as CurrencyMismatchError
from productroles.errors.pay import EmptyGroupError as EmptyGroupError
from productroles.errors.pay import ExtrapolationError as ExtrapolationError
from productroles.errors.pay import MissingRateError as MissingRateError
from productroles.errors.pay import MoneySumError as MoneySumError
from productroles.errors.pay import OpenRangeError as OpenRangeError
from productroles.errors.pay import PeriodMismatchError as PeriodMismatchError
from productroles.errors.pay import RangeOrderError as RangeOrderError
from productroles.errors.pay import RateError as RateError
from productroles.errors.pay import ReadingError as ReadingError
from productroles.errors.pay import TermsMismatchError as TermsMismatchError
from productroles.errors.pay import UnknownCurrencyError as UnknownCurrencyError
from productroles.errors.pay import UnreadablePayError as UnreadablePayError
from productroles.errors.pay import UnstatedError as UnstatedError
from productroles.errors.structure import MissingPriceLevelError as MissingPriceLevelError
from productroles.errors.structure import NoRangeError as NoRangeError
from productroles.errors.structure import OverlappingRangesError as OverlappingRangesError
from productroles.errors.structure import PriceLevelError as PriceLevelError
from productroles.errors.structure import SalaryStructureError as SalaryStructureError

# One address for all: a traceback names the module that a caller imports an error from.
for _thing in list(vars().values()):
    if isinstance(_thing, type) and issubclass(_thing, Exception):
        _thing.__module__ = __name__
