"""Frameworks in use with their provenance, and the roles aimed at with the state of their targets."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assessor.analysis.open_points import ItemAt
from assessor.analysis.summaries import aimed_roles, is_working, provenance_summary
from assessor.edits.assessment import add_framework, adopt_targets
from assessor.edits.framework_use import remove_framework, withdraw_targets
from assessor.marks import N_
from assessor.model.assessment import Adoption
from assessor.model.snapshot import Snapshot
from assessor.terms import PROVENANCES
from standards.framework import Framework, FrameworkKind, Provenance, Role
from standards.pack import bundled_packs, load_pack
from ui.context import Context
from ui.history.records import history_of_role
from ui.messages import run_and_tell
from ui.pages.assessment.form import group
from ui.pages.page import label
from ui.widgets.date_field import DateField
from ui.widgets.fields import labelled
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.names import chosen, framework_name
from ui.widgets.picker import Picker
from ui.widgets.row_menu import HISTORY, SHOW_GAP, RowCommand, RowMenu, RowSpec, run_if_possible

_ADOPT = RowSpec("adopt", N_("Adopt…"), "circle-check")
_CHANGE = RowSpec("adopt", N_("Change…"), "pencil")
_TAKE_BACK = RowSpec("take_back", N_("Take back"), "undo-2")


class Frameworks:
    """The two cards. `today` gives the date that an adoption proposes."""

    def __init__(self, context: Context, today: Callable[[], str]) -> None:
        self._context = context
        self._today = today
        words = context.words
        self.frameworks, self._frameworks_column = group(words.text("Frameworks in use"))
        self.roles, self._roles_column = group(
            words.text("Roles and their targets"),
            words.text("While working targets are not adopted, every report that shows them is a draft."),
        )
        self.picker = Picker(words.text("Framework to add"))
        self.add_button = QPushButton(words.text("Add the framework"))
        self._add_line = QWidget()
        line = QHBoxLayout(self._add_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.picker, 1)
        line.addWidget(self.add_button)
        self._list, self._role_list = QWidget(), QWidget()
        for column, part in (
            (self._frameworks_column, self._list),
            (self._frameworks_column, self._add_line),
            (self._roles_column, self._role_list),
        ):
            column.addWidget(part)
        for part in (self._list, self._role_list):
            inner = QVBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(8)
        self._shown: object = None
        self.role_rows: list[RoleRow] = []
        self.add_button.clicked.connect(self._add)

    def follow(self) -> None:
        """Show what is stored now; nothing is made anew unless it changed."""
        snapshot = self._context.session.snapshot
        roles = [(f, f.role_by_code[code]) for f in snapshot.frameworks for code in aimed_roles(snapshot, f.id)]
        shown = ([f.id for f in snapshot.frameworks], [(f.id, r.code) for f, r in roles], snapshot.adoptions)
        in_use = _in_use(snapshot)
        if (shown, in_use) == self._shown:
            return
        self._shown = (shown, in_use)
        self._show_frameworks(snapshot, in_use)
        self._show_roles(snapshot, roles)
        self._offer(snapshot)

    def _show_frameworks(self, snapshot: Snapshot, in_use: frozenset[str]) -> None:
        column = _emptied(self._list)
        for framework in snapshot.frameworks:
            column.addWidget(self._framework(snapshot, framework, is_used=framework.id in in_use))
        if not snapshot.frameworks:
            column.addWidget(label(self._context.words.text("No framework yet: add one to map topics to."), wraps=True))

    def _framework(self, snapshot: Snapshot, framework: Framework, *, is_used: bool) -> QWidget:
        words = self._context.words
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        line = QHBoxLayout()
        name = framework_name(framework, words.language)
        line.addWidget(label(name, "subheading", wraps=True), 1)
        if not is_used:
            remove = words.text("Remove")
            button = LinkButton(self._context.theme, remove, f"{remove}: {name}")
            button.clicked.connect(lambda: run_and_tell(self._context, remove_framework, framework=framework.id))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(label(framework.title.in_language(words.language), "secondary", wraps=True))
        column.addLayout(self._shares(snapshot, framework))
        return box

    def _shares(self, snapshot: Snapshot, framework: Framework) -> QGridLayout:
        """A small table: of which provenance headings and targets are."""
        words = self._context.words
        headings, targets = provenance_summary(snapshot, framework)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        heads = [words.text("Headings"), *([words.text("Targets of the roles")] if targets else [])]
        for place, text in enumerate(heads, start=1):
            grid.addWidget(label(text, "hint"), 0, place, Qt.AlignmentFlag.AlignRight)
        row = 1
        for provenance in Provenance:
            counts = [headings.get(provenance, 0), *([targets.get(provenance, 0)] if targets else [])]
            if not any(counts):
                continue
            grid.addWidget(label(words.text(PROVENANCES[provenance]), "secondary", wraps=True), row, 0)
            for place, (count, all_of) in enumerate(zip(counts, (headings, targets), strict=False), start=1):
                share = words.percent(count / sum(all_of.values()))
                grid.addWidget(
                    label(f"{words.number(count)} · {share}", "secondary"), row, place, Qt.AlignmentFlag.AlignRight
                )
            row += 1
        return grid

    def _show_roles(self, snapshot: Snapshot, roles: list[tuple[Framework, Role]]) -> None:
        column = _emptied(self._role_list)
        adopted = {(a.framework_id, a.role_code): a for a in snapshot.adoptions}
        self.role_rows = []
        for framework, role in roles:
            row = RoleRow(
                self._context,
                framework,
                role,
                adopted.get((framework.id, role.code)),
                is_working=is_working(snapshot, framework.id, role.code),
                today=self._today,
            )
            self.role_rows.append(row)
            column.addWidget(row)
        if not roles:
            words = self._context.words
            said = words.text("No programme aims at a role yet. Aims are set in the curriculum.")
            button = LinkButton(self._context.theme, words.text("Go to Curriculum"))
            button.clicked.connect(lambda: self._context.go("curriculum", None))
            column.addWidget(label(said, wraps=True))
            column.addWidget(button)

    def _offer(self, snapshot: Snapshot) -> None:
        known = {framework.id for framework in snapshot.frameworks}
        language = self._context.words.language
        offered = [load_pack(pack) for pack in bundled_packs() if pack not in known]
        self.picker.set_choices(
            [
                (framework_name(framework, language), framework.id)
                for framework in sorted(offered, key=lambda framework: list(FrameworkKind).index(framework.kind))
            ]
        )
        self._add_line.setVisible(bool(offered))

    def _add(self) -> None:
        self._context.editor.run(add_framework, framework=load_pack(str(self.picker.value())))


class RoleRow(QFrame):
    """A role with the state of its targets; the form for adopting them opens below it."""

    def __init__(
        self,
        context: Context,
        framework: Framework,
        role: Role,
        adoption: Adoption | None,
        *,
        is_working: bool,
        today: Callable[[], str],
    ) -> None:
        super().__init__()
        self._context = context
        self._framework, self._role = framework, role
        self._key = {"framework": framework.id, "role": role.code}
        self._adoption = adoption
        self.is_open = is_working
        self._today = today
        words = context.words
        name = f"{role.title.in_language(words.language)} ({role.code})"
        self.state_label = label(self._state(adoption, is_working), "secondary", wraps=True)
        adopt, take_back = self._adopt_command, self._back_command
        self.adopt_button = self._button(adopt, f"{words.text(adopt.spec.text)} {name}")
        self.back_button = self._button(take_back, f"{words.text(take_back.spec.text)}: {name}")
        self.menu = RowMenu(self, self.commands, context.theme, words, takes_keys=True)
        picture = ("triangle-alert", "warn") if is_working else ("circle-check", "good")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name, wraps=True))
        texts.addWidget(self.state_label)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(IconLabel(context.theme, *picture), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        for button in (self.adopt_button, self.back_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        self.form = QWidget()
        column.addWidget(self.form)
        self._fill_form(name)
        self.form.hide()

    def commands(self) -> tuple[RowCommand, ...]:
        """What can be done to the role, most used first."""
        return (
            self._adopt_command,
            self._back_command,
            RowCommand(SHOW_GAP, self._show_gaps, part=1),
            RowCommand(HISTORY, self._show_history, part=2),
        )

    @property
    def _adopt_command(self) -> RowCommand:
        is_adopted = self._adoption is not None
        return RowCommand(_CHANGE if is_adopted else _ADOPT, self._open, lambda: self.is_open or is_adopted, "F2")

    @property
    def _back_command(self) -> RowCommand:
        def take_back() -> bool:
            return self._context.editor.run(withdraw_targets, **self._key)

        return RowCommand(_TAKE_BACK, take_back, lambda: self._adoption is not None)

    def _button(self, command: RowCommand, name: str) -> LinkButton:
        button = LinkButton(self._context.theme, self._context.words.text(command.spec.text), name)
        button.setVisible(command.is_possible())
        button.clicked.connect(lambda: run_if_possible(command))
        return button

    def _show_gaps(self) -> None:
        self._context.go("gaps", ItemAt(self._framework.id, "", None, self._role.code))

    def _show_history(self) -> None:
        title = self._role.title.in_language(self._context.words.language)
        self._context.go("history", history_of_role(self._framework.id, self._role.code, title))

    def _state(self, adoption: Adoption | None, is_working: bool) -> str:
        words = self._context.words
        if adoption is not None:
            return words.text(
                "Working targets adopted, agreed with {person} on {date}",
                person=chosen(adoption.agreed_with, adoption.agreed_with_translated, words.language),
                date=words.date(adoption.agreed_on),
            )
        return words.text("Working targets, not adopted") if is_working else words.text("Targets need no adoption")

    def _fill_form(self, name: str) -> None:
        words = self._context.words
        known = self._adoption or Adoption("", "", "", "", "")
        captions = (
            words.text("Agreed with"),
            words.text("Agreed with, in the other language"),
            words.text("Agreed on"),
        )
        self.agreed_with = _line(f"{captions[0]}: {name}", known.agreed_with)
        self.translated = _line(f"{captions[1]}: {name}", known.agreed_with_translated)
        self.agreed_on = DateField(f"{captions[2]}: {name}", words.language)
        self.agreed_on.show_date(known.agreed_on or self._today())
        self.confirm = QPushButton(words.text("Adopt"))
        self.cancel = QPushButton(words.text("Cancel"))
        self.confirm.clicked.connect(self._adopt)
        self.agreed_with.returnPressed.connect(self._adopt)
        self.translated.returnPressed.connect(self._adopt)
        self.cancel.clicked.connect(self._close)
        column = QVBoxLayout(self.form)
        column.setContentsMargins(26, 0, 0, 8)
        fields: tuple[QWidget, ...] = (self.agreed_with, self.translated, self.agreed_on)
        for caption, field in zip(captions, fields, strict=True):
            column.addWidget(labelled(caption, field))
        line = QHBoxLayout()
        line.addWidget(self.confirm)
        line.addWidget(self.cancel)
        line.addStretch(1)
        column.addLayout(line)

    def _open(self) -> None:
        self.form.show()
        self.agreed_with.setFocus()

    def _close(self) -> None:
        self.form.hide()
        self.adopt_button.setFocus()

    def _adopt(self) -> None:
        self._context.editor.run(
            adopt_targets,
            **self._key,
            agreed_with=self.agreed_with.text(),
            agreed_with_translated=self.translated.text(),
            agreed_on=self.agreed_on.iso(),
        )


def _line(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    return field


def _in_use(snapshot: Snapshot) -> frozenset[str]:
    used = {row.framework_id for row in snapshot.mappings}
    used.update(row.framework_id for row in snapshot.judgements)
    used.update(row.framework_id for row in snapshot.outsides)
    used.update(row.framework_id for row in snapshot.aims)
    used.update(row.framework_id for row in snapshot.adoptions)
    used.update(row.framework_id for row in snapshot.weights)
    return frozenset(used)


def _emptied(part: QWidget) -> QVBoxLayout:
    column = part.layout()
    assert isinstance(column, QVBoxLayout)
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    return column
