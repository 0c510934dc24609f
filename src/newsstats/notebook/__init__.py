"""What the notebooks share."""

from __future__ import annotations

from newsstats.ledger.choice import biography as biography
from newsstats.ledger.choice import indicator as indicator
from newsstats.ledger.choice import series as series
from newsstats.notebook.observed import observed as observed
from newsstats.notebook.session import open_archive as open_archive
from newsstats.notebook.session import open_issue as open_issue
from newsstats.notebook.show import adds_up as adds_up
from newsstats.notebook.show import checked as checked
from newsstats.notebook.show import clouds as clouds
from newsstats.notebook.show import draw as draw
from newsstats.notebook.show import frequent as frequent
from newsstats.notebook.show import group_by as group_by
from newsstats.notebook.show import kwic as kwic
from newsstats.notebook.show import line_roles as line_roles
from newsstats.notebook.show import marked as marked
from newsstats.notebook.show import phase_sum as phase_sum
from newsstats.notebook.show import source as source
from newsstats.notebook.show import strip as strip
from newsstats.notebook.show import tell as tell

__all__ = [
    "adds_up",
    "biography",
    "checked",
    "clouds",
    "draw",
    "frequent",
    "group_by",
    "indicator",
    "kwic",
    "line_roles",
    "marked",
    "observed",
    "open_archive",
    "open_issue",
    "phase_sum",
    "series",
    "source",
    "strip",
    "tell",
]
