"""Hours that stand behind a title: "Таможенная стоимость (4 ч.)", "Методы (лекции – 2 ч., практика – 4 ч.)"."""

import re

from assessor.importing.header_words import role_of
from assessor.importing.hours import HOURS_UNIT, NUMBER, minutes_of
from assessor.importing.roles import Role
from assessor.model.curriculum import Hours

_AFTER_TITLE = re.compile(rf"\s*[-–—(\[,]\s*(?P<number>{NUMBER})\s*(?:{HOURS_UNIT})\s*[)\].]*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]*\d[^()\[\]]*)[)\]]\s*\.?$")
_KIND = re.compile(rf"(?P<kind>[^\d:–—-]+?)\s*[:–—-]?\s*(?P<number>{NUMBER})\s*(?:{HOURS_UNIT})?\.?", re.IGNORECASE)
_FIELDS = {
    Role.LECTURE: "contact",
    Role.CONTACT: "contact",
    Role.PRACTICE: "practice",
    Role.SELF_STUDY: "self_study",
    Role.INTERNSHIP: "internship",
}


def split_title_hours(title: str) -> tuple[str, Hours]:
    """A title and the hours behind it, by kind where it names kinds."""
    bracket = _IN_BRACKETS.search(title)
    if bracket and bracket.start() and (kinds := _by_kind(bracket["inner"])):
        return title[: bracket.start()].rstrip(), kinds
    match = _AFTER_TITLE.search(title)
    if match is None or not match.start() or title[: match.start()].count("(") > title[: match.start()].count(")"):
        return title, Hours()
    return title[: match.start()].rstrip(), Hours(unspecified=minutes_of(match["number"]))


def _by_kind(text: str) -> Hours | None:
    """Hours when every part of the text names a kind with its number, else None."""
    found: dict[Role, int] = {}
    for part in re.split(r"[;,] (?=\D)", text):
        match = _KIND.fullmatch(part.strip())
        role = role_of(match["kind"]) if match else None
        if match is None or role not in _FIELDS:
            return None
        found[role] = found.get(role, 0) + minutes_of(match["number"])
    if Role.LECTURE in found and Role.PRACTICE not in found and Role.INTERNSHIP in found:
        found[Role.PRACTICE] = found.pop(Role.INTERNSHIP)  # "лекция – 2 ч., практика – 2 ч."
    return sum((Hours(**{_FIELDS[role]: minutes}) for role, minutes in found.items()), Hours())
