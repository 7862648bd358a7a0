"""From tables and paragraphs to a draft curriculum, with what was set aside and why."""

from assessor.importing.draft import Draft, DraftModule, DraftProblem, DraftProgramme, DraftTopic, SetAsideRow
from assessor.importing.reading import read_draft, understand

__all__ = [
    "Draft",
    "DraftModule",
    "DraftProblem",
    "DraftProgramme",
    "DraftTopic",
    "SetAsideRow",
    "read_draft",
    "understand",
]
