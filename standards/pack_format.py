"""The files of a pack as they are written: `pack.json` for the structure, one file a language for the words.

Standing in two kinds of file, a translation never touches codes or targets, and one more language is one more file.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from standards.framework import Framework, FrameworkKind, Item, Level, Provenance, Role, Target
from standards.text import LocalText

FORMAT = 1  # raised only when an older program would misread the file
ADDRESSED = "L"  # a target that is coverage L, for items without levels

Code = Annotated[str, Meta(pattern=r"^\S+$")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z]{4})?$")]
TargetLevel = int | Literal["L"]


# In all entries below a mistyped key is a fault, and what is not said is not written.


class ItemEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """An item without its words; fields as in `Item`."""

    code: Code
    kind: str
    provenance: Provenance
    parent: str | None = None
    judged: bool = False
    graded: bool = False
    basis: str = ""
    sources: tuple[str, ...] = ()
    expected: dict[str, int] = {}


class RoleEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A role without its words.

    All targets have the provenance `targets_provenance`, but for those named in `targets_by_provenance`.
    """

    code: Code
    title_provenance: Provenance
    targets_provenance: Provenance
    targets: dict[str, TargetLevel]
    targets_by_provenance: dict[Provenance, tuple[str, ...]] = {}
    core_items: tuple[str, ...] = ()
    level: str = ""
    domain: str = ""
    hidden: bool = False


class PackFile(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """`pack.json`. Items stand in pack order, parents before their children; the first language is the pack's own."""

    format: int
    id: Code
    kind: FrameworkKind
    edition: str
    languages: tuple[Language, ...]
    items: tuple[ItemEntry, ...]
    scale: tuple[int, ...] = ()
    roles: tuple[RoleEntry, ...] = ()
    sources: tuple[str, ...] = ()


class LevelText(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """The words of one level of the scale."""

    label: str
    meaning: str


class ItemText(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """The words of one item; `levels` are its level descriptors, `requests` the evidence to ask for."""

    title: str
    summary: str = ""
    short_title: str = ""
    alternative_title: str = ""
    remark: str = ""
    levels: dict[int, str] = {}
    keywords: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


class RoleText(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """The words of one role."""

    title: str
    summary: str = ""


class TextFile(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """`LANGUAGE.json`: every word of the pack in one language."""

    language: Language
    title: str
    short_title: str
    publisher: str
    items: dict[str, ItemText]
    scale: dict[int, LevelText] = {}
    roles: dict[str, RoleText] = {}
    notes: str = ""


def build_framework(pack: PackFile, texts: Mapping[str, TextFile]) -> Framework:
    """Join the files of a faultless pack; `texts` has one entry for each language of the pack."""
    files = [(language, texts[language]) for language in pack.languages]

    def local(words: Callable[[TextFile], str]) -> LocalText:
        return LocalText({language: text for language, file in files if (text := words(file))})

    return Framework(
        id=pack.id,
        kind=pack.kind,
        title=local(lambda file: file.title),
        short_title=local(lambda file: file.short_title),
        edition=pack.edition,
        publisher=local(lambda file: file.publisher),
        scale=tuple(
            Level(value, _text(words, "label"), _text(words, "meaning"))
            for value in pack.scale
            for words in [[(language, file.scale[value]) for language, file in files]]
        ),
        items=tuple(
            _item(entry, [(language, file.items[entry.code]) for language, file in files]) for entry in pack.items
        ),
        roles=tuple(
            _role(entry, [(language, file.roles[entry.code]) for language, file in files]) for entry in pack.roles
        ),
        languages=pack.languages,
        notes=local(lambda file: file.notes),
        sources=pack.sources,
    )


def split_framework(framework: Framework) -> tuple[PackFile, dict[str, TextFile]]:
    """The files that `build_framework` makes the same framework of; equal frameworks give them in the same order."""
    pack = PackFile(
        format=FORMAT,
        id=framework.id,
        kind=framework.kind,
        edition=framework.edition,
        languages=framework.languages,
        items=tuple(map(_item_entry, framework.items)),
        scale=tuple(level.value for level in framework.scale),
        roles=tuple(_role_entry(role, framework) for role in framework.roles),
        sources=framework.sources,
    )
    return pack, {language: _text_file(framework, language) for language in framework.languages}


def _text(words: Iterable[tuple[str, Struct]], name: str) -> LocalText:
    return LocalText({language: text for language, entry in words if (text := getattr(entry, name))})


def _words(words: Iterable[tuple[str, ItemText]], name: str) -> dict[str, tuple[str, ...]]:
    return {language: texts for language, entry in words if (texts := getattr(entry, name))}


def _item(entry: ItemEntry, words: list[tuple[str, ItemText]]) -> Item:
    levels = sorted({level for _, text in words for level in text.levels})
    return Item(
        code=entry.code,
        parent=entry.parent,
        kind=entry.kind,
        judged=entry.judged,
        graded=entry.graded,
        title=_text(words, "title"),
        summary=_text(words, "summary"),
        provenance=entry.provenance,
        short_title=_text(words, "short_title"),
        alternative_title=_text(words, "alternative_title"),
        level_descriptors={
            level: LocalText({language: text.levels[level] for language, text in words if level in text.levels})
            for level in levels
        },
        keywords=_words(words, "keywords"),
        basis=entry.basis,
        remark=_text(words, "remark"),
        sources=entry.sources,
        expected=entry.expected,
        requests=_words(words, "requests"),
    )


def _role(entry: RoleEntry, words: list[tuple[str, RoleText]]) -> Role:
    exceptions = {code: provenance for provenance, codes in entry.targets_by_provenance.items() for code in codes}
    # many targets of a role are alike: each is made once and shared
    made: dict[tuple[TargetLevel, Provenance], Target] = {}
    targets = {}
    for code, level in entry.targets.items():
        key = (level, exceptions.get(code, entry.targets_provenance))
        if key not in made:
            made[key] = Target(None if isinstance(level, str) else level, key[1])
        targets[code] = made[key]
    return Role(
        code=entry.code,
        title=_text(words, "title"),
        summary=_text(words, "summary"),
        targets=targets,
        title_provenance=entry.title_provenance,
        core_items=entry.core_items,
        level=entry.level,
        domain=entry.domain,
        hidden=entry.hidden,
    )


def _item_entry(item: Item) -> ItemEntry:
    return ItemEntry(
        code=item.code,
        kind=item.kind,
        provenance=item.provenance,
        parent=item.parent,
        judged=item.judged,
        graded=item.graded,
        basis=item.basis,
        sources=item.sources,
        expected=dict(sorted(item.expected.items())),
    )


def _role_entry(role: Role, framework: Framework) -> RoleEntry:
    usual = role.targets_provenance
    targets = {code: role.targets[code] for code in framework.by_code if code in role.targets}
    levels: dict[str, TargetLevel] = {
        code: "L" if target.level is None else target.level for code, target in targets.items()
    }
    exceptions = {
        provenance: tuple(code for code, target in targets.items() if target.provenance is provenance)
        for provenance in Provenance
        if provenance is not usual
    }
    return RoleEntry(
        code=role.code,
        title_provenance=role.title_provenance,
        targets_provenance=usual,
        targets=levels,
        targets_by_provenance={provenance: exempt for provenance, exempt in exceptions.items() if exempt},
        core_items=role.core_items,
        level=role.level,
        domain=role.domain,
        hidden=role.hidden,
    )


def _text_file(framework: Framework, language: str) -> TextFile:
    def word(text: LocalText) -> str:
        return text.get(language, "")

    return TextFile(
        language=language,
        title=word(framework.title),
        short_title=word(framework.short_title),
        publisher=word(framework.publisher),
        items={item.code: _item_text(item, language) for item in framework.items},
        scale={level.value: LevelText(word(level.label), word(level.meaning)) for level in framework.scale},
        roles={role.code: RoleText(word(role.title), word(role.summary)) for role in framework.roles},
        notes=word(framework.notes),
    )


def _item_text(item: Item, language: str) -> ItemText:
    def word(text: LocalText) -> str:
        return text.get(language, "")

    return ItemText(
        title=word(item.title),
        summary=word(item.summary),
        short_title=word(item.short_title),
        alternative_title=word(item.alternative_title),
        remark=word(item.remark),
        levels={level: text[language] for level, text in sorted(item.level_descriptors.items()) if language in text},
        keywords=item.keywords.get(language, ()),
        requests=item.requests.get(language, ()),
    )
