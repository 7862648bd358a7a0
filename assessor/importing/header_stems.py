"""Header words of the other languages of the region and of Latvian, by stems: cases and plurals change the ends."""

import re

from assessor.importing.roles import Role

_SEVERAL_LEVELS = re.compile(
    r"(?:бөлім|бөлүм|модул|фасл|боб|бўлим|bo'lim|modul|bob\b|bölüm|bölmə|sadaļ|nodaļ)\S*.*"
    r"(?:тақырып|тема|мавзу|мавзӯ|mavzu|mowzuk|mövzu|tema|tēm|пән|фан|fan)"
)
# The first that fits any word counts: what a table teaches before how much of it.
_STEMS: tuple[tuple[Role, str], ...] = (
    (Role.OTHER, r"апта|жума|ҳафта|hafta|hepde|həftə|nedēļ|күні|сана|sana|sene|tarix|datum|оқытушы|окутуучу|омӯзгор"),
    (Role.OTHER, r"o'qituvchi|mugallym|müəllim|pasniedzēj|әдебиет|адабият|адабиёт|adabiyot|edebiýat|ədəbiyyat"),
    (
        Role.SELF_STUDY,
        r"өзіндік|өздік|сөж|бөж|сөо|өз алдынча|сөи|мустақил|mustaqil|özbaşdak|sərbəst|müstəqil|patstāvīg",
    ),
    (
        Role.LECTURE,
        r"дәріс|лекция|лексия|ma'ruza|маъруза|umumy okuw|mühazirə|lekcij|leksi|назари|nazariy|теория|teorij",
    ),
    (
        Role.PRACTICE,
        r"практик|тәжіриб|машғулият|амал|amaliy|amaly|семинар|seminar|зертхан|лаборатор|laborator|praktik|praktisk",
    ),
    (Role.CONTACT, r"аудитори|auditori|kontaktstund"),
    (Role.CONTROL, r"бақылау|текшер|көзөмөл|назорат|nazorat|barlag|yoxlama|pārbaud|емтихан|экзамен|imtihon|имтиҳон"),
    (Role.CREDITS, r"кредит|kredit|kredītpunkt"),
    (
        Role.TOTAL,
        r"барлы|жалпы|сағат|бардыгы|саат|ҳамаг|ҷамъ|соат|jami|umumiy|soat|jemi|sagat|cəmi|ümumi|saat|kopā|stund",
    ),
    (Role.TOPIC, r"тақырып|темал|теман|мавзу|мавзӯ|mavzu|temal|teman|mowzuk|mövzu|tēm"),
    (Role.DISCIPLINE, r"пән|сабақ|фанлар|фанҳо|fanlar|fanning|ders|fənn|priekšmet|дисциплинал|дисциплинан|предметт"),
    (Role.MODULE, r"модул|modul"),
    (Role.SECTION, r"бөлім|бөлүм|фасл|бахш|бўлим|bo'lim|bölüm|bölmə|sadaļ|nodaļ"),
    (Role.DESCRIPTION, r"мазмұн|мазмун|mazmun|məzmun|saturs"),
    (Role.TITLE, r"атауы|аталыш|номгӯ|nomi\b|nosaukum"),
)
_RULES = tuple((role, re.compile(rf"(?:^|[\s(/,.-])(?:{stems})")) for role, stems in _STEMS)


def role_by_stem(words: str) -> Role | None:
    """Args: `words` the folded header, all apostrophes made alike."""
    if _SEVERAL_LEVELS.search(words):
        return Role.TITLE
    return next((role for role, pattern in _RULES if pattern.search(words)), None)
