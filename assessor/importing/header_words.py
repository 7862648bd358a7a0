"""What a column of a study plan holds, by the words of its header in any language of the region."""

import re
from functools import cache, lru_cache

from assessor.importing.header_stems import role_by_stem
from assessor.importing.roles import HOUR_ROLES, Role
from assessor.importing.text import folded
from standards.glossary import fold, load_glossary

_MAX_HEADER = 120  # characters; longer text is no header

# The first that fits counts. Patterns look at folded text (small letters, е for ё).
_PATTERNS: tuple[tuple[Role, str], ...] = (
    (
        Role.TOTAL,  # before the time of day
        (
            r"(?:(?:отводимое|отведенное|учебное) )?время[ ,(]+(?:в )?(?:ак\w*\.? ?)?(?:час|ч\b|мин)"
            r"|отв(?:одим|еденн)ое время|(?:no\.? of |number of )?periods$"
            r"|time (?:allotted|allocated)|time[ ,(]+(?:in )?(?:hours?|hrs?|minutes?|min)\b"
        ),
    ),
    (Role.TAUGHT, r"(?:фактическ|факт\b|проведен|выдано|выполнен|taught|actual|held|conducted)"),
    (
        Role.OTHER,
        (
            r"(?:.*наименование|.*название)? ?(?:кафедр|организаци|учрежден|литератур|оборудован|помещен"
            r"|аудитори[яи]\b|выходн|производственн\w+ баз)"
        ),
    ),
    (
        Role.OTHER,
        (
            r"(?:.*закрепленн|кафедра|преподаватель|ф\.? ?и\.? ?о|фио|лектор|ответственн|responsible|teacher|lecturer\b"
            r"|instructor|trainer|тренер|докладчик|ведущий|спикер|speaker|department|faculty|дата|date|срок|"
            r"время|time$|день|аудитори[яи]$|литератур|literature|references"
            r"|reading|примечан|remarks?|notes?\b|comment|место|place|venue|room|pre-?req|пререкв|co-?req"
            r"|компетенц|competenc|метод"
            r"|оборудован|форма (?:обучения|проведения)|вид\w* (?:учебн\w+ )?(?:работ"
            r"|деятельн)|уровень|level|групп[аы]?\b|цел[ьи]|задач|недел|weeks?\b|дн(?:и|ей)\b"
            r"|days?\b|количество (?:студ|групп|слуш))"
        ),
    ),
    (
        Role.WEEKS,
        (
            r"(?:количество|кол-во|число|объем|продолжительность|длительность|всего|no\.? of|number of|total)"
            r"[ ,(]*(?:учебных |в )?(?:недел|нед\b|weeks?\b)"
        ),
    ),
    (
        Role.OUTCOME,
        (
            r"(?:(?:планируемые|ожидаемые|образовательные|требуемые) )?результат\w* (?:обучен|освоен|изучен)"
            r"|результаты$|знать|уметь|владеть|(?:знания|умения|навыки)\b|(?:expected |intended |learning )*outcomes?\b"
            r"|(?:the )?(?:learner|student|trainee)s? (?:will|shall|should|can)\b"
        ),
    ),
    (Role.OTHER, r"результат"),
    (
        Role.CLASS_KIND,
        (
            r"(?:вид\w*|тип\w*|форм\w+) (?:учебн\w+ |проведения )?(?:заняти|урок)"
            r"|(?:type|form|kind) of (?:class|lesson|session)"
        ),
    ),
    (
        Role.NUMBER,
        (
            r"(?:№|n|no|nr|#|номер|s/?n|s/?no|sl\.? ?no|ser|sr\.? ?no|serial|item no"
            r"|(?:topic|lesson|session|week|section|module|unit) no"
            r"|порядковый номер)[.:]? ?(?:п ?/ ?п|б ?/ ?п|п\.? ?п|пп|темы|тем|раздела|разделов|модуля|занятия"
            r"|number)?\.?(?: темы| раздела| разделов и тем| занятия| дисциплины)?"
        ),
    ),
    (
        Role.NUMBER,
        (
            r"п ?/ ?п|индекс(?: дисциплин\w*)?|шифр(?: дисциплин\w*| модул\w*)?|код(?: дисциплин\w*"
            r"| модул\w*| предмет\w*| темы)?|index|(?:subject |course |module |unit )?(?:code|no|number"
            r"|id)\.?|(?:subject|course|module|unit) (?:code|no|number)s?\.?"
        ),
    ),
    (
        Role.CREDITS,
        (
            r"(?:количество |кол-во |число |общее количество |no\.? of |number of |total )?(?:кредит|кред\b"
            r"|з\.? ?е\.?(?:\b|$)|зет\b|зачетн\w* ?ед|зач\.? ?ед|credit|ects|units\b(?=$| earned|\)| \()"
            r"|cr\.?$|трудоемкость,? ?\(?(?:в )?з)"
        ),
    ),
    (
        Role.TITLE,
        (
            r"(?:.*наименован|.*названи|перечень|.*titles?\b|names? of).*(?:раздел|модул|section|module"
            r"|блок|цикл).*(?:тем|дисциплин|topic|subject|предмет|практик)"
        ),
    ),
    (
        Role.TITLE,
        (
            r"(?:.*наименован|.*названи|.*titles?\b|names? of).*(?:тем|дисциплин|topic"
            r"|subject).*(?:раздел|модул|section|module|практик)"
        ),
    ),
    (Role.TITLE, r"(?:раздел|тем|модул|дисциплин)\w*[ ,/;и(]+(?:раздел|тем|модул|дисциплин)\w*\)?.*"),
    (
        Role.TITLE,
        (
            r"(?:modules?|sections?|units?|topics?|subjects?)(?: and | ?/ ?| & |, )(?:modules?|sections?"
            r"|units?|topics?|subjects?|lessons?)"
        ),
    ),
    (
        Role.DESCRIPTION,
        (
            r"(?:краткое |основное |учебное )?содержани|описани|аннотаци|(?:topic |course |module "
            r"|unit )?(?:description|contents?|summary|annotation|syllabus)\b|(?:учебные |основные "
            r"|изучаемые |рассматриваемые )?вопрос|перечень (?:учебных )?вопрос|изучаемый материал"
            r"|учебный материал|дидактическ|(?:key )?points|indicative content|details"
        ),
    ),
    (Role.SUBTOPIC, r"подтем|sub-?topics?|(?:наименование |название )подтем"),
    (
        Role.TOPIC,
        (
            r"(?:.*(?:наименован|названи)\w* ?)?тем(?:а|ы|атика)?\b(?! ?\d).*|topics?(?: ?/ ?(?:lesson"
            r"|theme|session)s?)?|(?:title|name) of (?:the )?(?:topic|lesson|lecture)s?|(?:topic|lesson"
            r"|lecture|session) (?:title|name)s?|themes?|lessons?|sessions?"
        ),
    ),
    (
        Role.DISCIPLINE,
        (
            r"(?:.*(?:наименован|названи|перечень)\w* ?)?(?:учебн\w+ )?(?:дисциплин|предмет|курс(?:а"
            r"|ов)\b).*|(?:descriptive |course |subject )titles?|subjects?|courses?|disciplines?|(?:title"
            r"|name)s? of (?:the )?(?:subject|course|discipline)s?|(?:subject|course|discipline) (?:title"
            r"|name)s?|subject ?/ ?course.*"
        ),
    ),
    (
        Role.MODULE,
        (
            r"(?:.*(?:наименован|названи)\w* ?)?модул(?:ь|и|я|ей)\b(?! ?\d).*|modules?|modules? (?:title"
            r"|name)s?|(?:title|name)s? of (?:the )?modules?"
        ),
    ),
    (
        Role.SECTION,
        (
            r"(?:.*(?:наименован|названи)\w* ?)?(?:раздел|глав)[аыь]?(?:ов)?\b(?! ?\d)(?: дисциплины"
            r"| программы| курса)?|sections?|(?:learning |teaching |study |course )?units?|chapters?|parts?"
            r"|(?:section|unit|chapter) (?:title"
            r"|name)s?|(?:title|name)s? of (?:the )?(?:section|unit|chapter)s?"
        ),
    ),
    (Role.BLOCK, r"(?:.*(?:наименован|названи)\w* ?)?(?:блок|цикл|часть)(?:а|и|ы)?(?: дисциплин)?|blocks?|cycles?"),
    (
        Role.TITLE,
        (
            r"(?:учебн\w+ )?(?:элемент|компонент)\w*(?: учебн\w+)?(?: (?:процесса|плана|программы))?(?:,.*)?"
            r"|(?:полное )?(?:наименование|название)(?: (?:предмет|раб|заняти|учебн|элемент|компонент"
            r"|program|программ).*)?|titles?|names?|заголовок"
        ),
    ),
    (
        Role.CONTACT,
        (
            r"(?:всего |итого |общее количество |из них |в т\.? ?ч\.? )?(?:обязательн\w+ )?(?:аудиторн"
            r"|контактн|аудит\.|ауд\b|ауд\.|контакт\b|конт\.|с преподавателем|contact|class-?room|class hours"
            r"|in class|face)|(?:всего|итого) ауд|total contact|обязательн\w+ учебн\w+ нагрузк"
            r"|очно(?:$|[ ,(]+(?:в )?(?:ак\w*\.? )?ч)"
        ),
    ),
    (Role.LECTURE, r"кср\b|контрол\w+ самостоятельн|консультац|consultation|индивидуальн\w+ заняти"),
    (
        Role.SELF_STUDY,
        (
            r"(?:.*\bсамост|сам\.? ?р(?:аб|\b)|с[./]? ?р\.?(?:с|о|м|сп|оп|ос|к)?\.?$|срсп|сроп|срс\b|внеауд"
            r"|самоподготовк|(?:student|learner|trainee)'?s?'? own|directed study|out-of-class|iws\b|self"
            r"|independent|private|individual study|home ?work|домашн|дистанц|заочн)"
        ),
    ),
    (
        Role.LECTURE,
        (
            r"(?:из них |в т\.? ?ч\.? |в том числе |including |of which )?(?:обзорн\w+ |установочн\w+ )?(?:лекц"
            r"|лек\b|лк\b|л\.?$|вебинар|теор\.|lect|lec\b|theor|теорет|теория|теор\.?$)"
        ),
    ),
    (
        Role.PRACTICE,
        (
            r"(?:из них |в т\.? ?ч\.? |в том числе |including |of which )?(?:практич|практ\b"
            r"|практ\.? ?з|пр\b(?!\w)|пз\b|п\.? ?з\.?|п\.?$|семинар|сем$|сем\. ?зан|сз\b|с\.?$|лаб|лр\b"
            r"|лз\b|лпз\b|practic|прак\b|pract\b|prac\b|exercis|seminar|workshop|tutorial|lab\b|labor|группов|гз\b"
            r"|(?:делов|ролев)\w+ игр|мастер-класс|полев\w+ заняти|занятия на |drills?\b|hands-?on"
            r"|тренинг|training exercise|круглы|кейс|выездн|упражнен|интеракт|demonstrat"
            r"|simulation)"
        ),
    ),
    (
        Role.INTERNSHIP,
        (
            r"(?:.*\b)?(?:практик[аи]\b|стажировк|internship|placement|field ?(?:work|training"
            r"|practice)|on-the-job|attachment)"
        ),
    ),
    (
        Role.SEMESTER,
        (
            r"(?:(?:(?:№ |номер )|(?:\d|[ivx]+)[ -]?(?:й|ый|ой|st|nd|rd|th)? )?(?:семестр|semester|term\b)"
            r"|сем\.? ?\d|\d сем\b|trimester|триместр|полугоди)"
        ),
    ),
    (Role.YEAR, r"курс(?: обучения)?$|(?:год|year)(?: обучения| of study)?$|\d ?-?й? курс$|курс \d$|year \d$"),
    (
        Role.TOTAL,
        (
            r"(?:всего|итого|total|общ\w+ (?:кол|объем|трудо|количество|нагрузк|час)"
            r"|кол[-.]?\w* ?(?:уч\w*\.? )?час|количество (?:\w+ )?час|число час|объем|объ[её]м"
            r"|трудо[её]мкост|максимальн\w+|по плану|экспертное|час(?:ы|ов)?\.?$|час(?:ы|ов)?\b"
            r"|ак(?:ад\w*)?\.? ?час|ак(?:ад)?\. ?ч|ч\.?$|hours?|hrs?|minutes?$|min\.?$|минут\w*$|no\.? of hours"
            r"|number of hours|duration"
            r"|length|уч\w*\. ?час|учебн\w+ (?:час|нагрузк)|нагрузка(?:$|[ ,(]+(?:в )?ч)|длительн|продолжительн)"
        ),
    ),
    (
        Role.CONTROL,
        (
            r"(?:.*контрол|.*аттестац|зачет|экзамен|форм\w+ отчет|assessment|exam|evaluation|отчетност|test\b|зач\b"
            r"|экз\b|диф|курсов)"
        ),
    ),
)
_RULES = tuple((role, re.compile(pattern)) for role, pattern in _PATTERNS)
_WHOLE_ROLES = (Role.NUMBER, Role.TITLE, Role.TOPIC, Role.DISCIPLINE, Role.MODULE, Role.SECTION, Role.BLOCK)

# Concepts of the glossary that name columns; the other languages of the region come from here.
_CONCEPTS = {
    "col-number": Role.NUMBER,
    "col-code": Role.NUMBER,
    "subject-name": Role.DISCIPLINE,
    "module": Role.MODULE,
    "section": Role.SECTION,
    "chapter": Role.SECTION,
    "block": Role.BLOCK,
    "topic": Role.TOPIC,
    "subtopic": Role.SUBTOPIC,
    "content": Role.DESCRIPTION,
    "lecture": Role.LECTURE,
    "theoretical-training": Role.LECTURE,
    "practical": Role.PRACTICE,
    "seminar": Role.PRACTICE,
    "laboratory": Role.PRACTICE,
    "group-exercise": Role.PRACTICE,
    "self-study": Role.SELF_STUDY,
    "supervised-self-study": Role.SELF_STUDY,
    "contact-hours": Role.CONTACT,
    "individual-class": Role.LECTURE,
    "consultation-hours": Role.LECTURE,
    "practice": Role.INTERNSHIP,
    "total-hours": Role.TOTAL,
    "total": Role.TOTAL,
    "study-load": Role.TOTAL,
    "hour": Role.TOTAL,
    "hours-distribution": Role.TOTAL,
    "credit": Role.CREDITS,
    "learning-outcomes": Role.OUTCOME,
    "semester": Role.SEMESTER,
    "trimester": Role.SEMESTER,
    "year-of-study": Role.YEAR,
    "control-form": Role.CONTROL,
    "exam": Role.CONTROL,
    "pass-test": Role.CONTROL,
    "graded-test": Role.CONTROL,
    "current-control": Role.CONTROL,
    "midterm-control": Role.CONTROL,
    "final-control": Role.CONTROL,
}
_OTHER_CONCEPTS = frozenset(
    {
        "teacher",
        "department",
        "faculty",
        "date",
        "literature",
        "remarks",
        "location",
        "competences",
        "prerequisites",
        "aim",
        "objectives",
        "teaching-methods",
        "grading-criteria",
        "week",
        "day",
        "month",
        "target-group",
        "class-session",
        "duration",
        "study-mode",
    }
)
_OUTER = " .,:;()[]*"
_UNIT_IN_BRACKETS = re.compile(
    r"[,(] ?(?:в )?(?:академ\w* |акад?\.? )?(?:час\w*|ч|hours?|hrs?|soat|соат|сағат|саат|sagat|saat)\.?\)?$"
)


@lru_cache(maxsize=4096)
def role_of(header: str) -> Role | None:
    """The role that a header cell names; None for words that name none."""
    text = folded(header)
    if not text or len(text) > _MAX_HEADER:
        return None
    bare = _UNIT_IN_BRACKETS.sub("", text).strip(_OUTER)
    for form in (fold(text).strip(_OUTER), fold(bare)):
        if form in _glossary():
            return _glossary()[form]
    for role, pattern in _RULES:
        fits = pattern.fullmatch if role in _WHOLE_ROLES else pattern.match
        if any(fits(form) for form in (text, text.strip(_OUTER), bare)):
            return role
    return role_by_stem(fold(text))


@cache
def _class_words() -> frozenset[str]:
    return concept_names(frozenset({"class-session"}))


def names_classes(header: str) -> bool:
    """True for words such as "занятия" that name classes of any kind, or the row's own class."""
    return fold(folded(header)).strip(_OUTER) in _class_words()


def roles_of(header: str) -> tuple[Role, ...]:
    """The roles of a header that names two or more things parted by a stroke ("лекции/практика"); () otherwise."""
    bracket = re.search(r"\(([^()]*/[^()]*)\)", header)
    parts = [part for part in re.split(r"\s*/\s*", bracket[1] if bracket else header) if part]
    roles = [role_of(part) for part in parts]
    hours = tuple(role for role in roles if role in HOUR_ROLES or role is Role.CREDITS)
    return hours if len(parts) > 1 and len(hours) == len(parts) and len(set(hours)) == len(hours) else ()


@cache
def _glossary() -> dict[str, Role]:
    """Names of the languages that the patterns do not cover."""
    roles: dict[str, Role] = {}
    for concept in load_glossary():
        if concept.kind not in ("structure", "unit"):
            continue
        role = _CONCEPTS.get(concept.id, Role.OTHER if concept.id in _OTHER_CONCEPTS else None)
        for language, names in concept.terms.items():
            if role is not None and language not in ("en", "ru"):
                roles.update({folded(fold(name)).strip(_OUTER): role for name in names})
    return roles


def concept_names(concept_ids: frozenset[str]) -> frozenset[str]:
    """The folded names of some concepts of the glossary, in all its languages."""
    return frozenset(
        folded(fold(name)).strip(_OUTER)
        for concept in load_glossary()
        if concept.id in concept_ids
        for names in concept.terms.values()
        for name in names
    )
