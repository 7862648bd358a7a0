"""Kinds of classes as rows name them ("лекция", "Практическое занятие № 3") → the kind that a row's hours are of."""

import re
from dataclasses import replace

from assessor.importing.roles import Role
from assessor.importing.text import folded
from assessor.model.curriculum import Hours

_KINDS: tuple[tuple[Role, str], ...] = (
    (
        Role.SELF_STUDY,
        r"самостоятельн\w+ работ|с\.?р\.?с\b|срсп|сро\b|self-?study|independent|домашн|мустақил|mustaqil|сөж",
    ),
    (Role.LECTURE, r"(?:\w+[ -])?лекци|lectur|дәріс|ma'ruza|маъруза|лексия|теоретическ\w+ заняти"),
    (
        Role.PRACTICE,
        (
            r"практич|практик|семинар|лаборатор|практикум|тренинг|делов\w+ игр|practic|seminar|workshop|exercise|lab\b"
            r"|машғулияти амал|amaliy|амалий"
        ),
    ),
)
_RULES = tuple((role, re.compile(pattern)) for role, pattern in _KINDS)
_ANYWHERE = tuple((role, re.compile(rf"(?<!\w)(?:{pattern})")) for role, pattern in _KINDS)
_COUNTED = re.compile(r"[^\d.:]{3,40}(?:№ ?|no ?)?\d{1,2}\b")


def kind_of(text: str) -> Role | None:
    """The kind of class that a text opens with."""
    words = folded(text)
    return next((role for role, pattern in _RULES if pattern.match(words)), None)


def kinds_in(text: str) -> list[Role]:
    """The kinds of classes that a heading names anywhere in it."""
    words = folded(text)
    return [role for role, pattern in _ANYWHERE if pattern.search(words)]


def kind_of_title(title: str) -> Role | None:
    """The kind of a title that counts its classes: "Лекция 2. …"; "Практика применения" is none."""
    return kind_of(title) if _COUNTED.match(folded(title)) else None


def as_kind(hours: Hours, role: Role | None) -> Hours:
    """Hours that no column splits, put to the kind that the row names."""
    if role is None or hours.unspecified is None or hours.total != hours.unspecified:
        return hours
    field = {Role.LECTURE: "contact", Role.PRACTICE: "practice", Role.SELF_STUDY: "self_study"}[role]
    return replace(Hours(), **{field: hours.unspecified})
