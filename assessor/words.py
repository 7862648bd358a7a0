"""The words of one language: sentences from the catalogue, dates, numbers, hours and places.

English is the language of the message ids, so it needs no catalogue. The other languages come from
`locale/LANGUAGE.mo`, which the wheel carries; in a checkout the `.po` beside it is compiled when it is newer.
"""

import gettext
import io
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.marks import N_
from assessor.message import Message, Moment

if TYPE_CHECKING:
    from assessor.errors import AssessorError
    from assessor.model.place import Place

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LANGUAGES = ("en", "ru")

_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
}
_DATE_PATTERNS = {"en": "{day} {month} {year}", "ru": "{day} {month} {year} г."}
_DECIMAL_MARKS = {"en": ".", "ru": ","}
_PLACE_PARTS: tuple[tuple[str, str], ...] = (
    ("page", N_("page {page}")),
    ("sheet", N_("sheet “{sheet}”")),
    ("table", N_("table {table}")),
    ("row", N_("row {row}")),
    ("paragraph", N_("paragraph {paragraph}")),
)


class Words:
    """Everything that is said in one language. Get one from `load_words`."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def text(self, template: str, /, **values: object) -> str:
        """The sentence of the catalogue with its values filled in."""
        return self._fill(self._catalogue.gettext(template), values)

    def context(self, context: str, template: str, /, **values: object) -> str:
        """The same for a message that needs a context to be told from another."""
        return self._fill(self._catalogue.pgettext(context, template), values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The sentence that fits `count`; `{count}` in it is filled in, formatted."""
        return self._fill(self._catalogue.ngettext(singular, plural, count), {"count": self.number(count), **values})

    def message(self, message: Message) -> str:
        """A message that was kept to be said later, with the messages among its values said too."""
        return self.text(message.template, **message.values)

    def error(self, error: "AssessorError") -> str:
        """The sentence of an error that a person can mend."""
        return self.text(error.template, **error.values)

    def date(self, iso: str) -> str:
        """16 October 2026 from "2026-10-16" (a time after it is ignored); '' stays ''."""
        if not iso:
            return ""
        year, month, day = iso[:10].split("-")
        pattern = _DATE_PATTERNS[self.language].replace(" ", NO_BREAK_SPACE)
        return pattern.format(day=int(day), month=_MONTHS[self.language][int(month) - 1], year=year)

    def moment(self, iso: str) -> str:
        """16 October 2026, 14:32 from an ISO time, in the time of this place; what is no time stays as it is."""
        try:
            local = datetime.fromisoformat(iso).astimezone()
        except ValueError:  # another program wrote it
            return iso
        return self.text(N_("{date}, {time}"), date=self.date(local.isoformat()), time=f"{local:%H:%M}")

    def number(self, value: float, digits: int = 0) -> str:
        """A number with no-break spaces between thousands: 1 846, 0.81 (0,81)."""
        return f"{value:,.{digits}f}".translate({ord(","): NO_BREAK_SPACE, ord("."): _DECIMAL_MARKS[self.language]})

    def percent(self, share: float) -> str:
        """52 % from 0.52."""
        return f"{self.number(share * 100)}{NO_BREAK_SPACE}%"

    def about_time(self, seconds: float) -> str:
        """A stretch of time as one says it: 5 min, 1 h 40 min; never less than a minute."""
        minutes = max(1, round(seconds / 60))
        if minutes >= 60:
            minutes = round(minutes / 5) * 5
        hours, rest = divmod(minutes, 60)
        template = N_("{minutes} min") if not hours else N_("{hours} h {minutes} min") if rest else N_("{hours} h")
        said = self.text(template, hours=self.number(hours), minutes=rest)
        return said.replace(" ", NO_BREAK_SPACE)

    def hours(self, minutes: int) -> str:
        """Academic hours from minutes (60 to the hour), at most two decimals: 12 h, 1.5 h."""
        return self.text(N_("{hours} h"), hours=self.hours_number(minutes)).replace(" ", NO_BREAK_SPACE)

    def hours_number(self, minutes: int) -> str:
        """The number of `hours` alone, for the cells of a table."""
        whole = self.number(minutes / 60, 2)
        return whole.rstrip("0").rstrip(_DECIMAL_MARKS[self.language])

    def place(self, place: "Place") -> str:
        """A place in a source: sheet “Курс 1”, row 12; what a person typed is shown as it is."""
        values = {name: getattr(place, name) for name, _ in _PLACE_PARTS}
        parts = [self.text(template, **values) for name, template in _PLACE_PARTS if values[name]]
        return ", ".join([*parts, place.text] if place.text else parts)

    def joined(self, texts: list[str]) -> str:
        """A list in a sentence: "a, b and c"."""
        if len(texts) < 2:
            return "".join(texts)
        return self.text(N_("{list} and {last}"), list=", ".join(texts[:-1]), last=texts[-1])

    def _fill(self, template: str, values: Mapping[str, object]) -> str:
        said = {name: self._said(value) for name, value in values.items()}
        return template.format(**said) if said else template

    def _said(self, value: object) -> object:
        if isinstance(value, Message):
            return self.message(value)
        return self.moment(value.iso) if isinstance(value, Moment) else value


@cache
def load_words(language: str) -> Words:
    """The words of `language`; a language without a catalogue gives English."""
    if language not in LANGUAGES or language == "en":
        return Words("en", gettext.NullTranslations())
    folder = resources.files("assessor") / "locale"
    return Words(language, gettext.GNUTranslations(io.BytesIO(_compiled(folder, language))))


def _compiled(folder: Traversable, language: str) -> bytes:
    """The bytes of the compiled catalogue; compiled anew from the .po when that is newer (a checkout)."""
    compiled, source = folder / f"{language}.mo", folder / f"{language}.po"
    if isinstance(compiled, Path) and isinstance(source, Path) and _is_newer(source, compiled):
        return compile_catalogue(source.read_bytes())
    return compiled.read_bytes()


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime)


def compile_catalogue(po: bytes) -> bytes:
    """A .mo from a .po. Imports Babel, so that a start from a wheel need not."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    target = io.BytesIO()
    write_mo(target, read_po(io.BytesIO(po)))
    return target.getvalue()
