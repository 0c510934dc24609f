"""`python -m newsstats`."""

from newsstats.cli import main

if __name__ == "__main__":
    main()
