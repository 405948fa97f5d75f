"""The parts of every kind of record; here they come together, so that whoever takes ``parts_of`` has them all."""

from productroles.display import parts_org, parts_pay, parts_roles, parts_titles
from productroles.display.parts import parts_of

__all__ = ["parts_of", "parts_org", "parts_pay", "parts_roles", "parts_titles"]
