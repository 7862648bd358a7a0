"""The list of what is open: a sentence for each kind, with the verb that leads to where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor.analysis.open_points import Open, OpenPoint
from assessor.marks import N_
from assessor.words import Words
from ui.context import Context
from ui.pages.page import label
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark both forms for the catalogue, which knows a call of this name."""
    return one, many


@dataclass(frozen=True, slots=True)
class _Line:
    sentence: str | tuple[str, str]  # template, or both forms of one
    verb: str
    page: str


_MAP, _GAPS, _HEAD = "mapping", "gaps", "assessment"
_LINES = {
    Open.NO_PROGRAMME: _Line(N_("No programme has been brought in yet."), N_("Bring in"), "curriculum"),
    Open.WORKING_TARGETS: _Line(
        plural(
            "{count} role rests on working targets that are not adopted.",
            "{count} roles rest on working targets that are not adopted.",
        ),
        N_("Adopt"),
        _HEAD,
    ),
    Open.NOT_COMPLETE: _Line(
        plural(
            "The mapping of {count} programme is not complete.", "The mapping of {count} programmes is not complete."
        ),
        N_("Go on"),
        _MAP,
    ),
    Open.UNDECIDED: _Line(
        plural("{count} topic has no decision.", "{count} topics have no decision."), N_("Decide"), _MAP
    ),
    Open.SUSPECT: _Line(
        plural(
            "The text of {count} topic changed after it was mapped.",
            "The texts of {count} topics changed after they were mapped.",
        ),
        N_("Confirm"),
        _MAP,
    ),
    Open.DIFFER: _Line(
        plural("The assessors differ on {count} item.", "The assessors differ on {count} items."), N_("Settle"), _GAPS
    ),
    Open.JUDGEMENT_DUE: _Line(
        plural("{count} item waits for a judgement.", "{count} items wait for a judgement."), N_("Judge"), _GAPS
    ),
    Open.LOOK_AGAIN: _Line(
        plural(
            "The judgement of {count} item is older than one of its mappings.",
            "The judgements of {count} items are older than one of their mappings.",
        ),
        N_("Look again"),
        _GAPS,
    ),
    Open.NO_LEVEL: _Line(
        plural(
            "{count} mapping states no level and counts as level 1.",
            "{count} mappings state no level and count as level 1.",
        ),
        N_("Add"),
        _MAP,
    ),
    Open.NO_EVIDENCE: _Line(
        plural("{count} level stands without evidence.", "{count} levels stand without evidence."), N_("Add"), _MAP
    ),
    Open.TO_REFINE: _Line(
        plural("{count} mapping to an area counts nowhere.", "{count} mappings to areas count nowhere."),
        N_("Refine"),
        _MAP,
    ),
    Open.NO_AIMS: _Line(
        plural("{count} programme aims at no role.", "{count} programmes aim at no role."), N_("Set"), "curriculum"
    ),
    Open.NO_ASSESSOR: _Line(N_("No assessor is named."), N_("Add"), _HEAD),
    Open.NO_INSTITUTION: _Line(N_("No institution is named."), N_("Add"), _HEAD),
    Open.NO_DATES: _Line(N_("The dates of the mission are missing."), N_("Write"), _HEAD),
    Open.NO_MANDATE: _Line(N_("The mandate has no text."), N_("Write"), _HEAD),
    Open.NO_TRANSLATION: _Line(
        plural(
            "{count} text (title or mandate) lacks its other language.",
            "{count} texts (title and mandate) lack their other language.",
        ),
        N_("Write"),
        _HEAD,
    ),
}


def sentence(point: OpenPoint, words: Words) -> str:
    """What is open, with its number."""
    template = _LINES[point.kind].sentence
    return words.text(template) if isinstance(template, str) else words.plural(*template, point.count)


def verb(point: OpenPoint, words: Words) -> str:
    """What is done about it, for a button."""
    return words.text(_LINES[point.kind].verb)


def follow(point: OpenPoint, context: Context) -> None:
    """Go where it is mended."""
    context.go(_LINES[point.kind].page, point.first or None)


class OpenPointsList(QWidget):
    """One line a point; lines are used again, so that the focus stays and little is painted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: list[_PointLine] = []  # those that show something come first
        self._count = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._layout = layout
        self._nothing = _PointLine(context)
        self._nothing.show_text("circle-check", "good", context.words.text("Nothing is open."))
        layout.addWidget(self._nothing)

    @property
    def buttons(self) -> list[LinkButton]:
        """The verbs of the lines, from above."""
        return [line.button for line in self._lines[: self._count]]

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """Show these, in this order."""
        focused = next((row for row, button in enumerate(self.buttons) if button.hasFocus()), None)
        while len(self._lines) < len(points):
            line = _PointLine(self._context)
            self._lines.append(line)
            self._layout.addWidget(line)
        self._count = len(points)
        for line, point in zip(self._lines, points, strict=False):
            line.show_point(point)
            line.setVisible(True)
        if focused is not None and points:
            self.buttons[min(focused, len(points) - 1)].setFocus()
        for line in self._lines[len(points) :]:
            line.setVisible(False)
        self._nothing.setVisible(not points)


class _PointLine(QWidget):
    """A picture, what is open, and the verb that leads there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._point: OpenPoint | None = None
        theme = context.theme
        self._icon = IconLabel(theme, "circle-alert", "text_3")
        self._icon.setContentsMargins(0, theme.pixels(5), 0, 0)
        self._said = label("", wraps=True)
        self._said.setContentsMargins(0, theme.pixels(4), 0, theme.pixels(4))
        self.button = LinkButton(theme, "")
        self.button.clicked.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._said, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_point(self, point: OpenPoint) -> None:
        if point == self._point:
            return
        self._point = point
        said, do = sentence(point, self._context.words), verb(point, self._context.words)
        self.show_text(*(("triangle-alert", "warn") if point.makes_draft else ("circle-alert", "text_3")), said)
        self.button.setText(do)
        self.button.setAccessibleName(f"{do}: {said}")

    def show_text(self, icon_name: str, token: str, text: str) -> None:
        self._icon.show_icon(icon_name, token)
        self._said.setText(text)
        self.button.setVisible(self._point is not None)

    def _follow(self) -> None:
        if self._point is not None:
            follow(self._point, self._context)
