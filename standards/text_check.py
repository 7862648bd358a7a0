"""Faults of the words of a pack: what is missing in a language, and words for what the pack does not have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from standards.faults import N_, PackFault
from standards.pack_format import ItemText, PackFile, TextFile

_OPTIONAL = ("summary", "short_title", "alternative_title", "remark", "keywords", "requests")
_TRANSLATE = N_("Add the text, or remove it in the other languages.")


def text_faults(pack: PackFile, texts: Mapping[str, TextFile]) -> Iterator[PackFault]:
    """Yield every fault of the language files against `pack` and against each other, file by file.

    The rule: what one language says, every language says. `texts` holds the files that could be read.
    """
    for language, text in texts.items():
        yield from _Words(pack, texts, language, text).faults()


class _Words:
    def __init__(self, pack: PackFile, texts: Mapping[str, TextFile], language: str, text: TextFile) -> None:
        self._pack = pack
        self._texts = texts
        self._text = text
        self._file = f"{language}.json"
        self._graded = {entry.code for entry in pack.items if entry.graded}

    def faults(self) -> Iterator[PackFault]:
        for name in ("title", "short_title", "publisher"):
            if not getattr(self._text, name):
                yield self._empty(name)
        yield from self._like_others("", self._text, ("notes",), list(self._texts.values()))
        yield from self._same_keys("scale", self._text.scale, self._pack.scale)
        for value, level in self._text.scale.items():
            for name in ("label", "meaning"):
                if not getattr(level, name):
                    yield self._empty(f'scale["{value}"].{name}')
        codes = dict.fromkeys(entry.code for entry in self._pack.items)
        yield from self._same_keys("items", self._text.items, codes)
        for code, item in self._text.items.items():
            if code in codes:
                yield from self._item(code, item, f'items["{code}"]')
        roles = [role.code for role in self._pack.roles]
        yield from self._same_keys("roles", self._text.roles, roles)
        for code, role in self._text.roles.items():
            path = f'roles["{code}"]'
            if not role.title:
                yield self._empty(f"{path}.title")
            others = [text.roles[code] for text in self._texts.values() if code in text.roles]
            yield from self._like_others(f"{path}.", role, ("summary",), others)

    def _item(self, code: str, item: ItemText, path: str) -> Iterator[PackFault]:
        others = [text.items[code] for text in self._texts.values() if code in text.items]
        if not item.title:
            yield self._empty(f"{path}.title")
        yield from self._like_others(f"{path}.", item, _OPTIONAL, others)
        most = max(len(other.requests) for other in others)
        if item.requests and len(item.requests) < most:
            yield self._fault(
                f"{path}.requests",
                N_("There are {count} entries here and {most} in another language."),
                N_("Say the same in every language."),
                count=len(item.requests),
                most=most,
            )
        for level in item.levels:
            if code not in self._graded or level not in self._pack.scale:
                yield self._fault(
                    f'{path}.levels["{level}"]',
                    N_("“{code}” has no level {level}."),
                    N_("Describe only levels of the scale, and only of graded items."),
                    code=code,
                    level=level,
                )
        for level in sorted({level for other in others for level in other.levels}):
            if not item.levels.get(level):
                yield self._missing(f'{path}.levels["{level}"]')

    def _same_keys(self, path: str, found: Iterable[object], wanted: Iterable[object]) -> Iterator[PackFault]:
        given = set(found)
        known = dict.fromkeys(wanted)
        for key in known:
            if key not in given:
                yield self._fault(
                    f'{path}["{key}"]', N_("The words for “{key}” are missing."), N_("Add them."), key=key
                )
        for key in sorted(given, key=str):
            if key not in known:
                yield self._fault(
                    f'{path}["{key}"]', N_("The pack has no “{key}”."), N_("Correct the code, or remove it."), key=key
                )

    def _like_others(
        self, prefix: str, entry: Struct, names: Iterable[str], others: Sequence[Struct]
    ) -> Iterator[PackFault]:
        for name in names:
            if not getattr(entry, name) and any(getattr(other, name) for other in others):
                yield self._missing(f"{prefix}{name}")

    def _empty(self, path: str) -> PackFault:
        return self._fault(path, N_("The text is empty."), N_("Write it."))

    def _missing(self, path: str) -> PackFault:
        return self._fault(path, N_("The text is missing here and stands in another language."), _TRANSLATE)

    def _fault(self, path: str, template: str, advice: str, **values: object) -> PackFault:
        return PackFault(self._file, path, template, advice, values)
