"""The version of newsstats."""

__version__ = "0.2.0"
