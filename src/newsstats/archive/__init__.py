"""Thousands of issues as Parquet tables: built side by side, asked with DuckDB."""
