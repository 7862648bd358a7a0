"""The name of the programme that a plan belongs to, where the source says it plainly."""

import re
from collections.abc import Iterable
from functools import cache

from assessor.importing.header_words import concept_names
from assessor.importing.text import folded, shown

_DOCUMENTS = frozenset(
    {"curriculum", "syllabus", "thematic-plan", "education-programme", "explanatory-note", "approval", "content"}
)
_DOCUMENT_WORDS = re.compile(
    r"(?:(?:учебн|тематическ|учебно-тематическ|календарн|рабоч|примерн|типов|годов|образовательн"
    r"|содержан)[\w-]* ?)+(?:план|программ|процесс|график)?\w*"
    r"(?: (?:учебной )?(?:курса|дисциплины|обучения|программы|учебного процесса|слушателей))?"
    r"|(?:рабочая )?программа (?:учебной )?(?:дисциплины|курса|модуля)|силлабус|календарь(?: \(график\))?(?: .*)?"
    r"|план учебного процесса|содержание.*|(?:study|training|thematic|course|lesson) (?:plan"
    r"|programme|program|outline|content)s?|curriculum|syllabus|contents?"
)
_SPECIALITY = re.compile(r"(?:\d{2}\.\d{2}\.\d{2}|[5-8][BMВМ]\d{5,6}|\d{6,7})\s*[-–—]?\s*[«\"“]?(?=[^\W\d_]{3})")
_NAMED = re.compile(
    r"(?:образовательная программа|программа (?:обучения|курса|повышения квалификации|профессиональной переподготовки)|"
    r"наименование программы|программа|специальность|направление подготовки|programme|program|speciality|course title|"
    r"title of (?:the )?(?:course|programme))\s*[:–—-]\s*[«\"“]?(?P<title>[^«»\"“”]{4,200})",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?:программ[аы]|курс[а]?|programme|program|course)\b[^«\"“]{0,80}[«\"“](?P<title>[^«»\"“”]{4,200})[»\"”]",
    re.IGNORECASE,
)
_ONLY_QUOTED = re.compile(r"[«\"“](?P<title>[^«»\"“”]{4,200})[»\"”]\.?")


def find_programme_title(texts: Iterable[str]) -> str:
    """The first plain naming: a speciality with its code, "Программа: …", or a title in quotes; '' if there is none."""
    after_name = False  # of the paper: a title in quotes may stand in the line below
    for text in map(shown, texts):
        if after_name and (match := _ONLY_QUOTED.fullmatch(text)):
            return match["title"].strip(" .;")
        after_name = is_document_name(text) or (after_name and not text)
        if _SPECIALITY.match(text):
            return text
        for pattern in (_NAMED, _QUOTED):
            if match := pattern.search(text):
                return match["title"].strip(" .;")
    return ""


def is_document_name(text: str) -> bool:
    """True for what names the paper and not its matter: "Учебно-тематический план", "Contents"."""
    words = folded(text).strip(' .:;«»"')
    return words in _names() or _DOCUMENT_WORDS.fullmatch(words) is not None


@cache
def _names() -> frozenset[str]:
    return concept_names(_DOCUMENTS)
