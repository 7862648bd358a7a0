"""Faults of one JSON file by itself: syntax, doubled keys, unknown and missing keys, wrong types."""

import json
from collections import Counter
from collections.abc import Mapping
from enum import EnumType
from typing import Any, get_args, get_origin

import msgspec

from standards.faults import N_, PackFault
from standards.pack_format import Code, Language, TargetLevel

_CORRECT = N_("Correct the value.")
_SHOWN = 60  # letters of a wrong value that are shown


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys stood in it more than once."""

    doubled: tuple[str, ...] = ()


def parse_json(file: str, data: bytes) -> tuple[object, list[PackFault]]:
    """Return the value in `data` and no fault, or None and the one fault that keeps it from being read."""
    advice = N_("Correct it in a text editor and save it as UTF-8.")
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_object)
        msgspec.json.decode(data)  # the stricter reader, which the pack is loaded with
    except UnicodeDecodeError as error:
        template = N_("The file is not UTF-8 (byte {byte}).")
        return None, [PackFault(file, "", template, advice, {"byte": error.start})]
    except json.JSONDecodeError as error:
        template = N_("The file is not JSON: line {line}, column {column}: {problem}.")
        values = {"line": error.lineno, "column": error.colno, "problem": error.msg}
        return None, [PackFault(file, "", template, advice, values)]
    except (ValueError, RecursionError, msgspec.DecodeError) as error:
        return None, [PackFault(file, "", N_("The file is not JSON: {problem}."), advice, {"problem": str(error)})]
    return value, []


def clean(file: str, value: object, kind: type[msgspec.Struct]) -> tuple[object, list[PackFault]]:
    """Return `value` in a shape that `kind` takes, and every fault that had to be cleaned away for that.

    A wrong or missing value is replaced by an empty one, so that the rest of the file can still be looked at.
    """
    cleaner = _Cleaner(file)
    return cleaner.clean(value, kind, ""), cleaner.faults


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        result.doubled = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    return result


class _Cleaner:
    def __init__(self, file: str) -> None:
        self.faults: list[PackFault] = []
        self._file = file

    def clean(self, value: object, hint: Any, path: str) -> object:
        origin = get_origin(hint)
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._struct(self._expect(value, Mapping, _Object(), hint, path), hint, path)
        if origin is tuple:
            entry = get_args(hint)[0]
            return [
                self.clean(element, entry, f"{path}[{index}]")
                for index, element in enumerate(self._expect(value, list, [], hint, path))
            ]
        if origin is dict:
            return self._mapping(self._expect(value, Mapping, _Object(), hint, path), hint, path)
        try:
            msgspec.convert(value, hint)
        except msgspec.ValidationError:
            self._wrong(value, hint, path)
            return _empty(hint)
        return value

    def _struct(self, value: Mapping[str, object], kind: type[msgspec.Struct], path: str) -> dict[str, object]:
        self._doubled(value, path)
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for key in value:
            if key not in fields:
                self._add(_inside(path, key), N_("There is no such key here."), N_("Remove it, or correct its name."))
        cleaned: dict[str, object] = {}
        for name, field in fields.items():
            if name in value:
                cleaned[name] = self.clean(value[name], field.type, _inside(path, name))
            elif field.required:
                self._add(_inside(path, name), N_("The value is missing."), N_("Add it."))
                cleaned[name] = _empty(field.type)
        return cleaned

    def _mapping(self, value: Mapping[str, object], hint: Any, path: str) -> dict[str, object]:
        self._doubled(value, path)
        key_hint, value_hint = get_args(hint)
        cleaned = {}
        for key, entry in value.items():
            place = f'{path}["{key}"]'
            try:
                msgspec.convert({key: None}, dict[key_hint, None], str_keys=True)  # type: ignore[valid-type]
            except msgspec.ValidationError:
                self._wrong(key, key_hint, place)
            else:
                cleaned[key] = self.clean(entry, value_hint, place)
        return cleaned

    def _doubled(self, value: Mapping[str, object], path: str) -> None:
        for key in getattr(value, "doubled", ()):
            self._add(f'{path}["{key}"]', N_("The key stands here more than once."), N_("Keep one of them."))

    def _expect(self, value: object, kind: type, instead: Any, hint: Any, path: str) -> Any:
        if isinstance(value, kind):
            return value
        self._wrong(value, hint, path)
        return instead

    def _wrong(self, value: object, hint: Any, path: str) -> None:
        found = json.dumps(value, ensure_ascii=False)
        values: dict[str, object] = {"found": found if len(found) <= _SHOWN else found[:_SHOWN] + "…"}
        if isinstance(hint, EnumType):
            values["choices"] = ", ".join(map(str, hint.__members__.values()))
        self._add(path, _expectation(hint), _CORRECT, values)

    def _add(self, path: str, template: str, advice: str, values: Mapping[str, object] | None = None) -> None:
        self.faults.append(PackFault(self._file, path, template, advice, values or {}))


_EXPECTATIONS: list[tuple[Any, str]] = [
    (Code, N_("A code without spaces is expected, not {found}.")),
    (Language, N_("A language code like “en” is expected, not {found}.")),
    (TargetLevel, N_("A level or “L” is expected, not {found}.")),
    (str | None, N_("A text or null is expected, not {found}.")),
    (str, N_("A text is expected, not {found}.")),
    (bool, N_("true or false is expected, not {found}.")),
    (int, N_("A whole number is expected, not {found}.")),
    (float, N_("A number is expected, not {found}.")),
]


def _expectation(hint: Any) -> str:
    if isinstance(hint, EnumType):
        return N_("One of these words is expected, not {found}: {choices}.")
    if get_origin(hint) is tuple:
        return N_("A list is expected, not {found}.")
    return next((text for known, text in _EXPECTATIONS if known == hint), N_("An object is expected, not {found}."))


def _empty(hint: Any) -> object:
    """The stand-in for a value that is missing or wrong; its fault is already told."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return {field.encode_name: _empty(field.type) for field in msgspec.structs.fields(hint) if field.required}
    if isinstance(hint, EnumType):
        return next(iter(hint)).value
    if get_origin(hint) in (tuple, dict):
        return get_origin(hint)()
    if hint in (Code, Language):
        return "unknown" if hint == Code else "und"
    if hint == TargetLevel:
        return 1
    return hint() if hint in (str, int, bool, float) else None


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
