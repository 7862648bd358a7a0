"""What a colleague found about the topic: read-only."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.model.mapping import Coverage, Evidence, Mapping
from reports.content.wording import item_name
from standards.framework import Framework
from ui.context import Context
from ui.pages.mapping.sentences import evidence_text, mapping_values
from ui.pages.page import label
from ui.widgets.marks import CoverageChip, InitialsMark
from ui.widgets.painting import plain_tip


@dataclass(frozen=True)
class Colleague:
    """A mapping of a colleague, or a topic that they set aside (no mapping; its reason)."""

    name: str
    letters: str
    place: int  # in the team, from 0
    mapping: Mapping | None = None
    framework: Framework | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


class ColleagueRow(QWidget):
    """Initials, item, values; evidence below."""

    def __init__(self, context: Context, colleague: Colleague, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colleague = colleague
        words, px = context.words, context.theme.pixels
        mark = InitialsMark(context.theme, colleague.letters, colleague.place)
        mark.setToolTip(plain_tip(colleague.name))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(4), px(12), px(4))
        row.setSpacing(px(8))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        mapping, framework = colleague.mapping, colleague.framework
        if mapping is None or framework is None:
            texts.addWidget(label(words.text(N_("{assessor}: no counterpart"), assessor=colleague.name), wraps=True))
            if colleague.reason:
                texts.addWidget(label(colleague.reason, "secondary", wraps=True))
            return
        texts.addWidget(label(item_name(framework, mapping.item_code, words.language), wraps=True))
        values = mapping_values(words, framework, mapping)
        texts.addWidget(label(f"{colleague.name}: {values}", "secondary", wraps=True))
        for piece in colleague.evidence:
            texts.addWidget(label(evidence_text(words, piece), "hint", wraps=True))
        if mapping.comment:
            texts.addWidget(label(mapping.comment, "hint", wraps=True))
        row.addWidget(CoverageChip(context.theme, Coverage(mapping.coverage)), 0, Qt.AlignmentFlag.AlignTop)
