"""The version of the library, alone so that every floor may read it without an import of weight."""

__version__ = "0.1.0"
