"""Thousands of issues as Parquet tables: built side by side, asked with DuckDB."""

from __future__ import annotations

from newsstats.archive.archive import Archive as Archive

__all__ = ["Archive"]
