"""`python -m newsstats`."""

from newsstats.cli import program

if __name__ == "__main__":
    program()
