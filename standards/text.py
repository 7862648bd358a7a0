"""One text in the languages that it exists in."""

from collections.abc import Iterator, Mapping

_FALLBACK = "en"


class LocalText(Mapping[str, str]):
    """Language code -> text. Immutable and hashable; empty means that there is no text."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | None = None, **by_language: str) -> None:
        self._texts: dict[str, str] = {**(texts or {}), **by_language}

    def in_language(self, language: str) -> str:
        """The text in `language`, else in English, else in any language, else ''."""
        return self._texts.get(language) or self._texts.get(_FALLBACK) or next(iter(self._texts.values()), "")

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._texts.items())))

    def __repr__(self) -> str:
        return f"LocalText({self._texts!r})"


NO_TEXT = LocalText()
