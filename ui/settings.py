"""What the window remembers of this person on this laptop: in one INI file, never in an assessment."""

import json
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from assessor.words import LANGUAGES
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE

_RECENT = 8


class Light(Enum):
    """Which theme the person wants."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Settings:
    """Typed access; what is missing or makes no sense is as if it had never been set.

    `problem` is the system's reason why the file can't be read or written, '' when all is well.
    """

    def __init__(self, file: Path) -> None:
        self.problem = ""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.problem = error.strerror or str(error)
        self.file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._look_for_problems()

    @property
    def language(self) -> str:
        """'' while nobody has chosen: then the system's counts."""
        value = self._text("language")
        return value if value in LANGUAGES else ""

    @language.setter
    def language(self, value: str) -> None:
        self._set("language", value)

    @property
    def light(self) -> Light:
        value = self._text("light")
        return Light(value) if value in {light.value for light in Light} else Light.SYSTEM

    @light.setter
    def light(self, value: Light) -> None:
        self._set("light", value.value)

    @property
    def text_percent(self) -> int:
        """Size of the text, 90 to 150."""
        value = self._number("text_percent", 100)
        return value if SMALLEST_SCALE * 100 <= value <= LARGEST_SCALE * 100 else 100

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        self._set("text_percent", str(value))

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened last, newest first; some may be gone."""
        try:
            names = json.loads(self._text("recent") or "[]")
        except ValueError:
            return ()
        return tuple(Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def add_recent(self, file: Path) -> None:
        """Put a file first."""
        self._keep_recent([file, *(other for other in self.recent if other != file)][:_RECENT])

    def forget_recent(self, file: Path) -> None:
        """Take a file out of the list; the file itself stays."""
        self._keep_recent([other for other in self.recent if other != file])

    @property
    def name(self) -> str:
        """The person's name, as typed for the last new assessment."""
        return self._text("name")

    @name.setter
    def name(self, value: str) -> None:
        self._set("name", value)

    def who(self, assessment_id: str) -> str:
        """Id of the assessor who works on this laptop in an assessment, '' where nobody has said."""
        return self._text(f"who/{assessment_id}")

    def set_who(self, assessment_id: str, assessor_id: str) -> None:
        self._set(f"who/{assessment_id}", assessor_id)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty at first."""
        return QByteArray.fromBase64(self._text("geometry").encode())

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._set("geometry", bytes(value.toBase64().data()).decode())

    def is_narrow(self, page: str) -> bool | None:
        """Whether the navigation shows icons only on a page; None while nobody has chosen."""
        return {"yes": True, "no": False}.get(self._text(f"narrow/{page}"))

    def set_narrow(self, page: str, is_narrow: bool) -> None:
        self._set(f"narrow/{page}", "yes" if is_narrow else "no")

    def panes(self, key: str) -> list[int]:
        """The sizes of the panes of one splitter as they were left; none while nobody has moved them."""
        sizes = self._text(f"panes/{key}").split()
        return [int(size) for size in sizes] if all(size.isascii() and size.isdigit() for size in sizes) else []

    def set_panes(self, key: str, sizes: Sequence[int]) -> None:
        self._set(f"panes/{key}", " ".join(map(str, sizes)))

    def _keep_recent(self, files: Sequence[Path]) -> None:
        self._set("recent", json.dumps([str(file) for file in files]))

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""

    def _number(self, key: str, default: int) -> int:
        text = self._text(key)
        return int(text) if text.isascii() and text.isdigit() else default

    def _set(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)
        self._settings.sync()
        self._look_for_problems()

    def _look_for_problems(self) -> None:
        status = self._settings.status()
        if status is QSettings.Status.FormatError:
            self.problem = self.problem or "INI"
        elif status is not QSettings.Status.NoError or not self._settings.isWritable():
            self.problem = self.problem or self._settings.fileName()
