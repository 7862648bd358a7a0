"""Bring assessor/locale/*.po up to date with the messages of the code: `python -m tools.catalogue`.

Messages are marked by `N_("…")` or handed to a `Words`: `.text("…")`, `.plural("…", "…", n)`, `.context("…", "…")`.
New messages come in empty, those no longer used go; with `--with FILE.po …` translations are taken from those files.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "assessor" / "locale"
PACKAGES = ("standards", "assessor", "reports", "ui")
FIXED_DATE = datetime(2026, 11, 25, tzinfo=UTC)
KEYWORDS = {"N_": None, "text": (1,), "plural": (1, 2), "context": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Every message of the four packages, with the files that say it."""
    catalogue = Catalog()
    for package in PACKAGES:
        found = extract_from_dir(
            ROOT / package, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
        )
        for name, _line, message, comments, context in found:
            catalogue.add(
                message, locations=[(f"{package}/{Path(name).as_posix()}", 1)], auto_comments=comments, context=context
            )
    return catalogue


def merge(language: str, extra: list[Path]) -> int:
    """Write the catalogue of `language` anew; returns how many messages still lack a translation."""
    path = LOCALE / f"{language}.po"
    with path.open("rb") as file:
        known = read_po(file, locale=language)
    translations = {(message.id, message.context): _strings(message) for message in known if message.id}
    for source in extra:
        with source.open("rb") as file:
            new = read_po(file, locale=language)
        translations |= {(m.id, m.context): _strings(m) for m in new if m.id and all(_strings(m))}
    target = Catalog(
        locale=language,
        header_comment=known.header_comment,
        project="customs-training-assessor",
        version="1",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        charset="utf-8",
        fuzzy=False,
    )
    target.creation_date = target.revision_date = FIXED_DATE  # the history is kept by git
    missing = 0
    for message in extracted():
        if not message.id:
            continue
        plural = isinstance(message.id, tuple)
        strings = translations.get((message.id, message.context), ())
        if len(strings) != (target.num_plurals if plural else 1):
            strings = ("",) * (target.num_plurals if plural else 1)
        missing += not all(strings)
        places = [(name, 0) for name in sorted({name for name, _ in message.locations})]
        string = strings if plural else strings[0]
        target.add(message.id, string, locations=places, auto_comments=message.auto_comments, context=message.context)
    with path.open("wb") as file:
        write_po(file, target, width=120, include_lineno=False, sort_output=True, omit_header=False)
    return missing


def _strings(message: Message) -> tuple[str, ...]:
    """The translation of a message, one string or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (str(message.string or ""),)


def main() -> int:
    """Merge every language; 1 when a message has no translation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="extra", nargs="*", type=Path, default=[], metavar="FILE.po")
    arguments = parser.parse_args()
    missing = {path.stem: merge(path.stem, arguments.extra) for path in sorted(LOCALE.glob("*.po"))}
    for language, count in missing.items():
        print(f"{language}: {count} messages without a translation")
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
