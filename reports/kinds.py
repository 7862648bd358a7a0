"""The kinds of report."""

from enum import StrEnum


class ReportKind(StrEnum):
    """What a report holds."""

    FULL = "full"  # everything
    BRIEF = "brief"  # summary and an overview of the gaps, two pages
    TABLE = "table"  # the comparative table alone
