"""The page that a reader sees, a section each: head, glance, findings, checks, words, figures, method."""

from __future__ import annotations

from newsstats.report.page.page import Page as Page

__all__ = ["Page"]
