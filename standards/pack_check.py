"""Every fault of a pack: first file by file (syntax, types, keys), then what the files say about each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from standards.faults import N_, PackFault
from standards.json_check import clean, parse_json
from standards.pack_format import FORMAT, PackFile, TextFile
from standards.structure_check import structure_faults
from standards.text_check import text_faults

PACK_FILE = "pack.json"
MAX_FILE_BYTES = 10 * 2**20  # the largest of ours has a hundredth of it
MAX_ITEMS = 10_000
_File = TypeVar("_File", PackFile, TextFile)


def check_files(contents: Mapping[str, bytes], directory_name: str) -> list[PackFault]:
    """Return every fault of the pack whose JSON files are `contents` (name -> bytes), in file order.

    What was wrong by itself is told once: faults that only follow from it are left out.
    """
    if PACK_FILE not in contents:
        return [PackFault(PACK_FILE, "", N_("The file is missing."), N_("Choose the folder that holds pack.json."))]
    pack, faults = _read(PACK_FILE, contents[PACK_FILE], PackFile)
    if pack is None:
        return faults
    if pack.format != FORMAT and not any(fault.path == "format" for fault in faults):
        return [_wrong_format(pack.format)]
    followers: list[PackFault] = [] if pack.id == directory_name else [_other_name(pack.id, directory_name)]
    followers += structure_faults(pack, PACK_FILE)
    texts: dict[str, TextFile] = {}
    faults += _language_faults(pack, contents, texts)
    followers += text_faults(pack, texts)
    told = {(fault.file, fault.path) for fault in faults}
    return faults + [fault for fault in followers if not told.intersection(_places(fault))]


def _places(fault: PackFault) -> Iterator[tuple[str, str]]:
    """Yield the place of the fault and all places around it."""
    for end, letter in enumerate(fault.path + "."):
        if letter in ".[":
            yield fault.file, fault.path[:end]


def _language_faults(pack: PackFile, contents: Mapping[str, bytes], texts: dict[str, TextFile]) -> Iterator[PackFault]:
    """Yield the faults of the language files by themselves, and put the readable ones into `texts`."""
    for language in dict.fromkeys(pack.languages):
        name = f"{language}.json"
        if name not in contents:
            yield PackFault(
                name,
                "",
                N_("The file for the language “{language}” is missing."),
                N_("Add it, or take the language out of “languages” in pack.json."),
                {"language": language},
            )
            continue
        text, faults = _read(name, contents[name], TextFile)
        yield from faults
        if text is not None:
            texts[language] = text
            if text.language != language:
                yield PackFault(
                    name,
                    "language",
                    N_("The file says that its language is “{language}”."),
                    N_("Name file and language alike."),
                    {"language": text.language},
                )
    for name in _left_over(contents, pack.languages):
        yield PackFault(
            name, "", N_("The pack does not name this file."), N_("Add its language to “languages”, or remove it.")
        )


def _left_over(contents: Iterable[str], languages: Iterable[str]) -> list[str]:
    known = {PACK_FILE, *(f"{language}.json" for language in languages)}
    return [name for name in contents if name not in known]


def _read(file: str, data: bytes, kind: type[_File]) -> tuple[_File | None, list[PackFault]]:
    """Return the file as far as it can be understood, with what is wrong in it; None where nothing can."""
    if len(data) > MAX_FILE_BYTES:
        return None, [_too_large(file)]
    value, faults = parse_json(file, data)
    faults = faults or list(_too_many(file, value))
    if faults:
        return None, faults
    cleaned, faults = clean(file, value, kind)
    return msgspec.convert(cleaned, kind, str_keys=True), faults


def _too_large(file: str) -> PackFault:
    return PackFault(
        file,
        "",
        N_("The file is larger than {limit} MB, the most that a pack may have."),
        N_("Make several packs of it."),
        {"limit": MAX_FILE_BYTES // 2**20},
    )


def _too_many(file: str, value: object) -> Iterator[PackFault]:
    items = value.get("items") if isinstance(value, dict) else None
    if isinstance(items, list | dict) and len(items) > MAX_ITEMS:
        yield PackFault(
            file,
            "items",
            N_("There are {count} items here; a pack may have {limit}."),
            N_("Make several packs of it."),
            {"count": len(items), "limit": MAX_ITEMS},
        )


def _wrong_format(found: int) -> PackFault:
    return PackFault(
        PACK_FILE,
        "format",
        N_("The pack has format {found}; this program reads format {known}."),
        N_("Use a newer program, or a pack of format {known}."),
        {"found": found, "known": FORMAT},
    )


def _other_name(pack_id: str, directory_name: str) -> PackFault:
    return PackFault(
        PACK_FILE,
        "id",
        N_("The id “{id}” differs from the name of the folder, “{folder}”."),
        N_("Name both alike."),
        {"id": pack_id, "folder": directory_name},
    )
