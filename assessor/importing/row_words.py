"""Rows that are no part of a plan's tree, by their first words: totals, examinations, reserves, signatures."""

import re
from functools import cache

from assessor.importing.header_words import concept_names

_TOTAL = re.compile(
    r"(?:итого|всего|общий итог|общий объем|общее количество час|kopā|iš viso|razem)\b"
    r"|(?:grand |sub-?|sub |overall )?total(?:s)?(?:$|[ :,.(-]*(?:hours?|hrs|credits?|units?|ects"
    r"|load|number|for|of|per|in|no|\d|$))"
    r"|sum$|sum total"
)
_ASSESSMENT = re.compile(
    r"(?:(?:итогов|промежуточн|рубежн|государственн)\w+ (?:государственн\w+ |итогов\w+ )?"
    r"(?:аттестац|тестирован|экзамен)"
    r"|(?:итогов|промежуточн|текущ|рубежн)\w+ контрол\w*(?:$|[ ,.:(№]+(?:\d|знан|успев|по\b|в форме|раб|тест|зач|экз))"
    r"|(?:экзамен|зачет)\w*(?:$|[ ,.:(/])|(?:дифференцированн|комплексн|квалификационн|диф)\w*\.? (?:зачет|экзамен)"
    r"|аттестация$|контрольн\w+ работ|тестирование$|консультаци[яий](?:$|[ ,:(])"
    r"|защита (?:\w+ )?(?:проект|работ|дипломн|курсов|отчет|реферат|диссертац|портфолио|вкр\b)"
    r"|подготовка (?:и|к) (?:защит|сдач|экзамен)"
    r"|(?:подготовка )?выпускн\w+ квалификационн|курсов\w+ (?:работ|проект)|входн\w+ (?:контрол|тест)"
    r"|(?:final|mid-?term|state|written|oral|end) ?(?:exam|assessment|test|attestation"
    r"|evaluation)|exam(?:ination)?s?(?:$|[ :(])"
    r"|assessment$|evaluation$|test(?:$|s$))"
)
_RESERVE = re.compile(r"(?:резерв|каникул|праздничн|выходн\w+ дн|vacation|holiday|reserve|self-study week)")
_BREAK = re.compile(
    r"(?:(?:кофе|чай|tea|coffee)[ -]?(?:брейк|пауз\w*|break)?|(?:обед|ужин|завтрак)\w*|(?:обеденн\w+ )?перерыв\w*"
    r"|ланч|lunch|break|(?:lunch|dinner|short) break|үзіліс|түскі ас|tanaffus|танаффус|тыныгуу|arakesme|fasilə)"
    r"(?: на (?:обед|кофе|чай)| \(.*\))?"
)
_CEREMONY = re.compile(
    r"(?:регистрация (?:участник|слушател)\w*(?:$|[ ,.]+(?!вэд|внешне))"
    r"|(?:заезд|отъезд|размещение|сбор) (?:участник|слушател)"
    r"|(?:торжественн\w+ )?(?:открытие|закрытие)(?:$| курс| семинар| обучен| мероприят| программ)"
    r"|подведение итогов|вручение (?:сертифик|удостовер|диплом|свидетел)|фотографирование"
    r"|организационн\w+ (?:собран|вопрос)"
    r"|registration(?:$| of participants)|arrival of participants|opening (?:ceremony|remarks|session)"
    r"|closing (?:ceremony|remarks|session)|wrap-?up|certificates?(?:$| ceremony)|group photo)"
)
_NOTE = re.compile(
    r"(?:примечан|\*|note[:s ]|remark|источник[:]|source:|состави(?:л|тел)|разработ(?:ал|чик)|исполнител[ьи](?:$|[ :])"
    r"|согласован[оаы]?(?:$|[ :])|утвержда[юе]|утвержден[оаы]?(?:$|[ :])|prepared by|approved|signature|м\.п\.)"
)
_BLANK_LINE = re.compile(r"_{3,}|\.{6,}|«_+»")
_OFFICE = re.compile(
    r"(?:начальник|директор|ректор|проректор|декан|заведующ|зав\.|заместитель|методист"
    r"|руководитель|head of|director|dean|rector)"
)
_INTERNSHIP = re.compile(
    r"(?:(?:учебн|производственн|преддипломн|ознакомительн|профессиональн|полев"
    r"|практическ)\w+(?: \([^)]*\))?,? (?:\w+ )?практика|практика(?:$| по| на| в)|стажировк"
    r"|internship|(?:field|work) placement|on-the-job)"
)
_OTHER_LANGUAGES_TOTAL = frozenset({"total"})
_OTHER_LANGUAGES_ASSESSMENT = frozenset(
    {"exam", "pass-test", "graded-test", "current-control", "midterm-control", "final-control", "final-attestation"}
)


def is_total(words: str) -> bool:
    """Args: `words` the folded title of a row, here and below."""
    bare = words.strip(" :.")
    names = _names(_OTHER_LANGUAGES_TOTAL)
    return _TOTAL.match(words) is not None or bare in names or bare.split(" ")[0].strip(":") in names


def is_assessment(words: str) -> bool:
    return _ASSESSMENT.match(words) is not None or words.strip(" :.") in _names(_OTHER_LANGUAGES_ASSESSMENT)


def is_reserve(words: str) -> bool:
    return _RESERVE.match(words) is not None


def is_break(words: str) -> bool:
    return _BREAK.fullmatch(words.strip(" .")) is not None


def is_ceremony(words: str) -> bool:
    """Registration, opening, certificates: no topic where nobody gives hours to it."""
    return _CEREMONY.match(words) is not None


def is_internship(words: str) -> bool:
    return _INTERNSHIP.match(words) is not None


def is_note(words: str, *, alone: bool) -> bool:
    """A note or a line to sign; `alone` when hardly anything else stands in the row."""
    if _BLANK_LINE.search(words):
        return True
    return alone and (_NOTE.match(words) is not None or (_OFFICE.match(words) is not None and len(words) < 60))


@cache
def _names(concepts: frozenset[str]) -> frozenset[str]:
    return concept_names(concepts)
