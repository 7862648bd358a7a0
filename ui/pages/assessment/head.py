"""The groups that describe the assessment: its system, dates and mandate, cover, and settings."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assessor.edits.assessment import update_assessment
from assessor.marks import N_
from assessor.words import LANGUAGES
from ui.context import Context
from ui.pages.assessment.form import Field, Pair, group
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckRow, labelled
from ui.widgets.picker import Picker

_NAMES = {"en": N_("English"), "ru": N_("Russian")}


class Head:
    """Cards over the one row of the head. `targets` says which widget shows which field."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._follow: list[Callable[[], object]] = []
        self.targets: dict[str, QWidget] = {}
        text = context.words.text
        self.system = self._card(
            text("Country and system"),
            self._pair("title", text("Title")),
            self._pair("country", text("Country")),
            labelled(text("Language of the curricula"), self._language()),
            self._pair("limits", text("Limits: what could not be looked at"), is_one_line=False),
        )
        self.mission = self._card(
            text("Dates and mandate"),
            self._dates(),
            self._pair("mandate", text("Mandate"), is_one_line=False),
        )
        self.cover = self._card(
            text("Cover of the report"),
            self._pair("project", text("Project")),
            labelled(text("Contract number"), self._field("contract", text("Contract number"))),
            self._pair("consortium", text("Consortium")),
            self._pair("distribution", text("Distribution mark")),
            self._pair("disclaimer", text("Disclaimer of the funder"), is_one_line=False),
        )
        self.settings = self._card(text("Settings of the analysis"), self._cap())

    def follow(self) -> None:
        """Show what is stored now."""
        for show in self._follow:
            show()

    def _card(self, title: str, *parts: QWidget) -> QFrame:
        frame, layout = group(title)
        for part in parts:
            layout.addWidget(part)
        return frame

    def _pair(self, name: str, caption: str, *, is_one_line: bool = True) -> Pair:
        other = self._context.words.text("{field}, in the other language", field=caption)
        first = self._field(name, caption, is_one_line=is_one_line)
        second = self._field(f"{name}_translated", other, is_one_line=is_one_line)
        return Pair(self._context.theme, (caption, other), (first, second))

    def _field(self, name: str, caption: str, *, is_one_line: bool = True) -> Field:
        field = Field(
            caption,
            lambda: str(getattr(self._context.session.assessment, name)),
            lambda typed: self._write(**{name: typed}),
            is_one_line=is_one_line,
        )
        self._keep(name, field, field.follow)
        return field

    def _keep(self, name: str, widget: QWidget, follow: Callable[[], object]) -> None:
        self.targets[name] = widget
        self._follow.append(follow)

    def _write(self, **fields: object) -> bool:
        return self._context.editor.run(update_assessment, **fields)

    def _language(self) -> Picker:
        text = self._context.words.text
        picker = Picker(text("Language of the curricula"))
        picker.set_choices([(text(_NAMES[language]), language) for language in LANGUAGES])
        picker.picked.connect(lambda language: self._write(language=language))
        self._keep("language", picker, lambda: picker.choose(self._context.session.assessment.language))
        return picker

    def _dates(self) -> QWidget:
        text = self._context.words.text
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for name, caption in (("starts", text("First day")), ("ends", text("Last day"))):
            layout.addWidget(labelled(caption, self._date(name, caption)), 1)
        return box

    def _date(self, name: str, caption: str) -> DateField:
        words = self._context.words
        field = DateField(caption, words.language, empty=words.text("not set"))

        def show() -> None:
            field.show_date(getattr(self._context.session.assessment, name))

        def write(iso: str) -> None:
            if not self._write(**{name: iso}):
                show()

        field.picked.connect(write)
        self._keep(name, field, show)
        return field

    def _cap(self) -> CheckRow:
        row = CheckRow(
            self._context.words.text(
                "Cap levels at their basis: a title supports level 1, content or an outcome level 2, a practical task "
                "level 3, an examination task level 4"
            ),
            is_ticked=self._context.session.assessment.caps_levels_at_basis,
        )
        row.ticked.connect(lambda is_ticked: self._write(caps_levels_at_basis=is_ticked))
        self._keep(
            "caps_levels_at_basis",
            row.box,
            lambda: row.box.setChecked(self._context.session.assessment.caps_levels_at_basis),
        )
        return row
