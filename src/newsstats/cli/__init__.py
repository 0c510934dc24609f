"""The command line: `newsstats report`, `tables`, `check`, `figures`, `articles`, `archive`, `lab`."""

from newsstats.cli.main import cli as cli
from newsstats.cli.main import main as main
from newsstats.cli.main import program as program

__all__ = ["cli", "main", "program"]
