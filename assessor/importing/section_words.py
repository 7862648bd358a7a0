"""Parts of a work programme that hold no topics, by their headings: literature, competences, questions, equipment."""

import re
from functools import cache

from assessor.importing.header_words import concept_names
from assessor.importing.numbering import split_number
from assessor.importing.text import folded, shown

_CONCEPTS = frozenset(
    {
        "explanatory-note",
        "literature",
        "teaching-methods",
        "grading-criteria",
        "learning-outcomes",
        "competences",
        "approval",
        "remarks",
        "timetable",
        "qualification",
        "target-group",
        "duration",
    }
)
_CONCEPTS_OR_TOPICS = frozenset({"aim", "objectives", "prerequisites"})
# Whole phrases only: "Требования к декларации", "Паспорт сделки" and "Система оценки рисков" are topics.
_PHRASES = (
    (
        r"(?:(?:перечень|список) )?"
        r"(?:(?:рекомендуем|основн|дополнительн|использ|учебн|нормативн|обязательн)\w* (?:и )?){0,3}"
        r"(?:литература|литературы|источников|источники и литература|интернет-\w+)(?:$|[ :(])"
    ),
    r"(?:информационн|электронн)\w+ (?:ресурсы|справочн\w+ систем|библиотечн)",
    (
        r"(?:(?:перечень|список|примерн\w+|контрольн\w+|экзаменационн\w+|тестов\w+|типов\w+) ){0,3}"
        r"(?:вопрос|задани)\w* (?:к|для) "
        r"(?:экзамен|зач|подготовк|самост|самопров|самоконт|итогов|промежут|текущ|контрол|проверк)"
    ),
    r"контрольные вопросы(?:$|:)",
    (
        r"(?:примерн\w+ )?(?:тематика|темы|перечень тем) "
        r"(?:рефератов|докладов|эссе|курсовых|контрольных|самостоятельных|выпускных)"
    ),
    (
        r"требования к (?:уровню|результат|освоению|слушател|обучающ|минимум|материальн|кадр|знаниям|подготовке"
        r"|условиям)"
    ),
    r"(?:планируемые|ожидаемые) результаты",
    r"(?:перечень |формируемые )(?:формируемых )?(?:планируемых )?(?:компетенц|результат)",
    r"компетенции(?:$|:| обучающ| выпускник| слушател)",
    r"методически\w+ (?:указани|рекомендаци|материал|обеспечени)",
    (
        r"(?:материально-техническ|учебно-методическ|информационн|кадров)\w+ (?:и \S+ )?(?:обеспечение|условия)"
        r"(?:$| (?:дисциплин|программ|курс|образов|учебн|реализ|модул|самост))"
    ),
    r"организационно-педагогические|фонд\w* оценочных|оценочн\w+ (?:средств|материал)",
    (
        r"(?:критери|систем|шкал)\w+ оцен\w+ "
        r"(?:знан|результат|успеваем|освоен|уровня|компетенц|слушател|обуча|студент|качества)"
    ),
    r"пояснительная записка|технологическая карта (?:дисциплин|курс)|глоссарий$|лист (?:изменен|согласован)",
    r"объем дисциплин|паспорт (?:программ|дисциплин|рабоч|фонда|модул)|политика (?:курса|дисциплин)",
    r"(?:пре|пост)реквизит",
    (
        r"(?:list of )?(?:recommended |further |required |suggested )*"
        r"(?:readings?|reading list|references|bibliography)(?:$|:)"
    ),
    r"(?:learning )?outcomes?$|assessment (?:methods?|criteria|strateg)|(?:course |grading )polic",
    r"(?:review|exam\w*) questions",
)
_OPENINGS = re.compile("|".join(_PHRASES))
_OPENINGS_OR_TOPICS = re.compile(
    r"цел[ьи] и задачи(?:$| (?:освоен|изучен|дисциплин|курс|программ|обучен|модул))"
    r"|(?:цел[ьи]|задачи) (?:освоен|изучен|дисциплин|курс|программ|обучен|модул)|место (?:дисциплин|модул|курса)"
)
_LONGEST = 200
_FOREIGN_HEADERS = re.compile(
    r"(?:автор\b|авторы|автор[ ,(]|издательств|год (?:издан|выпуск)|год$|место издан|isbn|(?:кол|число).*экз|экземпляр"
    r"|наименование оценочн|оценочн\w+ средств|индикатор|инвентарн|оборудован|ф\.? ?и\.? ?о\.?$|должность|подпись"
    r"|author|publisher|year of publ|copies|equipment|quantity|signature)"
)


def is_side_section(title: str, *, in_list: bool = False) -> bool:
    """True for a heading over what is no topic; its number does not count.

    Args: `in_list` for a numbered line among others, where "Цели и задачи курса" is a topic.
    """
    if len(title) > _LONGEST:
        return False
    words = folded(split_number(shown(title))[1]).strip(" .:")
    if words in _names(_CONCEPTS) or _OPENINGS.match(words) is not None:
        return True
    return not in_list and (words in _names(_CONCEPTS_OR_TOPICS) or _OPENINGS_OR_TOPICS.match(words) is not None)


def is_foreign_header(header: str) -> bool:
    """True for a column that no study plan has, but lists of books, means and forms have."""
    return _FOREIGN_HEADERS.match(folded(header).strip(" .:")) is not None


@cache
def _names(concepts: frozenset[str]) -> frozenset[str]:
    return concept_names(concepts)
