"""Packs: the bundled ones, packs in any folder, and a framework as one file for the inside of an assessment."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from standards.faults import N_, PackError, PackFault
from standards.framework import Framework
from standards.pack_check import MAX_FILE_BYTES, PACK_FILE, check_files
from standards.pack_format import PackFile, TextFile, build_framework, split_framework

_UNREADABLE = N_("The framework kept in the file can't be read ({problem}). Use an undamaged copy of the file.")
_BOM = b"\xef\xbb\xbf"


class _Whole(msgspec.Struct, frozen=True):
    """A pack in one piece."""

    pack: PackFile
    texts: dict[str, TextFile]


def bundled_packs() -> tuple[str, ...]:
    """The ids of the packs that come with the program, in alphabetical order."""
    return tuple(sorted(entry.name for entry in _packs().iterdir() if entry.joinpath(PACK_FILE).is_file()))


@cache
def load_pack(pack_id: str) -> Framework:
    """Return the bundled pack `pack_id`.

    Raises: KeyError for an id that `bundled_packs` does not give.
    """
    if pack_id not in bundled_packs():
        raise KeyError(pack_id)
    return _decode(_read_files(_packs() / pack_id))  # the tests hold the bundled packs faultless


def read_pack(directory: Path) -> Framework:
    """Return the pack in `directory`.

    Raises: PackError with every fault of the pack.
    """
    contents = _read_files(directory)
    faults = check_files(contents, directory.resolve().name)
    if faults:
        template = N_("The framework pack “{pack}” has faults and was not loaded. Nothing was changed.")
        raise PackError(template, faults, pack=directory.name)
    return _decode(contents)


def check_pack(directory: Path) -> list[PackFault]:
    """Return every fault of the pack in `directory`, each with file, place and advice; empty for a good pack."""
    return check_files(_read_files(directory), directory.resolve().name)


def framework_to_json(framework: Framework) -> bytes:
    """The framework in one piece, all its languages in it. Equal frameworks give equal bytes.

    Texts in a language that the framework does not name in `languages` are not part of it and are left out.
    """
    pack, texts = split_framework(framework)
    return msgspec.json.encode(_Whole(pack, texts))


def framework_from_json(data: bytes) -> Framework:
    """The framework that `framework_to_json` wrote.

    Raises: PackError when the bytes are not such a framework, or an item stands before its parent; the other checks
    of a pack are not made again.
    """
    try:
        whole = _WHOLE.decode(data)
        framework = build_framework(whole.pack, whole.texts)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, RecursionError) as error:
        raise PackError(_UNREADABLE, problem=str(error)) from error
    seen: set[str | None] = {None}
    for item in framework.items:
        if item.parent not in seen:  # a circle would be walked round for ever
            raise PackError(_UNREADABLE, problem=f"{item.code} ← {item.parent}")
        seen.add(item.code)
    return framework


_WHOLE = msgspec.json.Decoder(_Whole)


def _packs() -> Traversable:
    return files("standards") / "packs"


def _read_files(directory: Traversable) -> dict[str, bytes]:
    if not directory.is_dir():
        return {}
    entries = sorted(directory.iterdir(), key=lambda entry: entry.name)
    return {entry.name: _read_file(entry) for entry in entries if entry.name.endswith(".json")}


def _read_file(entry: Traversable) -> bytes:
    """The bytes of a file, or one more than it may have; the check says so then."""
    with entry.open("rb") as file:
        return file.read(len(_BOM) + MAX_FILE_BYTES + 1).removeprefix(_BOM)


def _decode(contents: dict[str, bytes]) -> Framework:
    pack = msgspec.json.decode(contents[PACK_FILE], type=PackFile)
    texts = {language: msgspec.json.decode(contents[f"{language}.json"], type=TextFile) for language in pack.languages}
    return build_framework(pack, texts)
