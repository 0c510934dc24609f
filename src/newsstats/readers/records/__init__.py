"""Tables of articles (DataFrame, dicts, CSV, JSONL, JSON, Parquet, XLSX, SQLite, a folder of texts) as articles."""

from __future__ import annotations

from newsstats.readers.records.articles import Records as Records
from newsstats.readers.records.articles import read_records as read_records

__all__ = ["Records", "read_records"]
