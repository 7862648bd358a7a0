"""The right end of the menu row: search, undo, redo, who works here, theme and language."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.words import LANGUAGES, Words
from reports.content.wording import initials
from ui.icons import icon
from ui.palette.search_box import SearchBox
from ui.theme import Theme
from ui.widgets.names import chosen

_ICON, _BADGE = 16, 22
_BOX, _LEAST_BOX, _AIR = 420, 200, 16
LANGUAGE_NAMES = {"en": "English", "ru": "Русский"}


class Corner(QWidget):
    """Buttons, each named; the menus hold the same commands. It takes all the room beside the menus.

    Where that is scarce the search box becomes an icon, and then the name of the person goes.
    """

    who_chosen = Signal(str)  # id of an assessor; '' for somebody new
    language_chosen = Signal(str)

    def __init__(
        self,
        actions: Callable[[str], QAction],
        theme: Theme,
        words: Words,
        people: Sequence[Assessor] | None,
        me: Assessor | None,
        parent: QWidget | None = None,
    ) -> None:
        """`people` is None while no assessment is open."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._room = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(2)
        row.addStretch(1)
        self.search_box = SearchBox(actions("search"), theme, words)
        self.search_icon = self._of(actions("search"))
        row.addWidget(self.search_box)
        row.addWidget(self.search_icon)
        row.addSpacing(4)
        self._who: QToolButton | None = None
        if people is not None:
            row.addWidget(self._of(actions("undo")))
            row.addWidget(self._of(actions("redo")))
        row.addStretch(1)
        if people is not None:
            row.addSpacing(8)
            self._who = self._person(people, me)
            row.addWidget(self._who)
            row.addSpacing(4)
        row.addWidget(self._switch(actions("light" if theme.tokens.is_dark else "dark")))
        row.addWidget(self._languages())

    def follow(self, bar: QMenuBar) -> None:
        """Stand in this menu row from now on, and keep to the room that its menus leave."""
        bar.setCornerWidget(self, Qt.Corner.TopRightCorner)
        bar.installEventFilter(self)
        self._fit(bar)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        """The menu row has another width."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QMenuBar):
            self._fit(watched)
        return False

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's spelling
        """All the room there is."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._room), hint.height())

    def _fit(self, bar: QMenuBar) -> None:
        """The widest form that has room."""
        menus = bar.sizeHint().width() - self.sizeHint().width()
        self._room = 0
        room, px = bar.width() - menus, self._theme.pixels
        self._show_name(is_shown=True)
        self.search_box.hide()
        self.search_icon.hide()
        free = room - self._needed()
        width = min(px(_BOX), free - px(_AIR))
        is_box = width >= max(px(_LEAST_BOX), self.search_box.needed())
        self.search_box.setFixedWidth(max(width, 0))
        self.search_box.setVisible(is_box)
        self.search_icon.setVisible(not is_box)
        if self._needed() > room:
            self._show_name(is_shown=False)
        self._room = room
        self.updateGeometry()

    def _needed(self) -> int:
        """The width of what is shown now."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.sizeHint().width()

    def _show_name(self, *, is_shown: bool) -> None:
        if self._who is not None:
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if is_shown else Qt.ToolButtonStyle.ToolButtonIconOnly
            self._who.setToolButtonStyle(style)

    def _button(self) -> QToolButton:
        button = QToolButton()
        size = self._theme.pixels(_ICON)
        button.setIconSize(QSize(size, size))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _of(self, action: QAction) -> QToolButton:
        """An icon that does what a menu does, with its name of the moment."""
        button = self._button()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

        def follow() -> None:
            name = action.text().replace("&", "")
            button.setAccessibleName(name)
            button.setToolTip(_tip(f"{name} ({action.shortcut().toString()})"))

        action.changed.connect(follow)
        follow()
        return button

    def _switch(self, action: QAction) -> QToolButton:
        button = self._button()
        name = self._words.text(N_("Light theme") if self._theme.tokens.is_dark else N_("Dark theme"))
        button.setIcon(icon("sun" if self._theme.tokens.is_dark else "moon", self._theme.tokens.text_2))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(action.trigger)
        return button

    def _person(self, people: Sequence[Assessor], me: Assessor | None) -> QToolButton:
        button = self._button()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size = self._theme.pixels(_BADGE)
        button.setIconSize(QSize(size, size))
        names = {person.id: chosen(person.name, person.name_translated, self._words.language) for person in people}
        name = names[me.id] if me else self._words.text(N_("Who are you?"))
        metrics = button.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._theme.pixels(200))
        button.setText(f" {shown}".replace("&", "&&"))
        button.setAccessibleName(self._words.text(N_("Who works on this laptop: {name}"), name=name))
        button.setToolTip(_tip(button.accessibleName()))
        tokens = self._theme.tokens
        if me is None:
            button.setIcon(icon("user", tokens.text_2))
        else:
            place = next((place for place, person in enumerate(people) if person.id == me.id), 0)
            colour = tokens.assessors[place % len(tokens.assessors)]
            button.setIcon(badge(initials(names)[me.id], colour, self._theme))
        menu = QMenu(button)
        group = QActionGroup(menu)
        for person in people:
            entry = menu.addAction(names[person.id].replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(me is not None and person.id == me.id)
            entry.triggered.connect(lambda _checked=False, chosen=person.id: self.who_chosen.emit(chosen))
            group.addAction(entry)
        menu.addSeparator()
        menu.addAction(self._words.text(N_("Somebody else…"))).triggered.connect(lambda: self.who_chosen.emit(""))
        self._drop(button, menu)
        return button

    def _languages(self) -> QToolButton:
        button = self._button()
        button.setText(self._words.language.upper())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        name = self._words.text(N_("Language: {language}"), language=LANGUAGE_NAMES[self._words.language])
        button.setAccessibleName(name)
        button.setToolTip(name)
        menu = QMenu(button)
        for language in LANGUAGES:
            entry = menu.addAction(LANGUAGE_NAMES[language])
            entry.setCheckable(True)
            entry.setChecked(language == self._words.language)
            entry.triggered.connect(lambda _checked=False, chosen=language: self.language_chosen.emit(chosen))
        self._drop(button, menu)
        return button

    def _drop(self, button: QToolButton, menu: QMenu) -> None:
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setProperty("drops", True)


def badge(letters: str, colour: str, theme: Theme) -> QIcon:
    """The initials of a person on their colour."""
    size, ratio = theme.pixels(_BADGE), 2
    picture = QPixmap(size * ratio, size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(0, 0, size, size)
    painter.setPen(QColor(theme.tokens.accent_text))
    painter.setFont(theme.font(10, bold=True))
    painter.drawText(0, 0, size, size, Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return QIcon(picture)


def _tip(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
