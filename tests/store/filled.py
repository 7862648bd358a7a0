"""A small assessment with a row of every kind, for the tests of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from assessor.model.assessment import (
    Adoption,
    Assessment,
    Assessor,
    FrameworkInUse,
    Institution,
    ItemWeight,
    PersonMet,
)
from assessor.model.curriculum import ChangedBy, ColumnRole, Hours, Node, NodeKind, Outcome, Source, SourceUnit
from assessor.model.mapping import (
    Aim,
    Completion,
    Confidence,
    Coverage,
    Evidence,
    EvidenceKind,
    Judgement,
    Mapping,
    Outside,
    OutsideReason,
    SetAside,
)
from assessor.model.place import Place
from assessor.store import Opening, Store
from standards.framework import Framework, FrameworkKind, Item, Level, Provenance, Role, Target
from standards.pack import framework_to_json
from standards.text import LocalText

AT = "2026-10-16T09:00:00+05:00"
NEXT_DAY = "2026-10-17T09:00:00+05:00"
WHO = "Анна"
SOURCE = "План подготовки".encode()
TEXT = 'Ошибки ‘%’ "#" \\ \t\n \x01 \u202e \N{SNOWMAN} \U0001f600 ё é'


def opening(backups: Path | None = None, at: str = AT) -> Opening:
    """An opening without automatic backups, unless a folder is given."""
    return Opening("tests 1.0", at, backups)


def row_id(number: int) -> str:
    """The same ids in every run."""
    return str(UUID(int=number, version=4))


def framework() -> Framework:
    """Two graded items, one that has no levels, and a role."""

    def text(words: str) -> LocalText:
        return LocalText({"en": words} if words else {})

    def item(code: str, *, graded: bool) -> Item:
        return Item(code, None, "competency", True, graded, text(code), text(""), Provenance.RECONSTRUCTED)

    return Framework(
        id="small",
        kind=FrameworkKind.COMPETENCIES,
        title=text("Small"),
        short_title=text("Small"),
        edition="2026",
        publisher=text("Nobody"),
        scale=tuple(Level(value, text(f"L{value}"), text("")) for value in (1, 2, 3, 4)),
        items=(item("A", graded=True), item("B", graded=True), item("V", graded=False)),
        roles=(Role("R", text("R"), text(""), {"A": Target(2, Provenance.LISTED)}, Provenance.LISTED),),
        languages=("en",),
    )


class ROWS:  # a namespace of constants
    """The rows of the file, by what they are."""

    assessor = Assessor(row_id(1), 1, "Анна", "expert")
    other = Assessor(row_id(2), 2, "Бек")
    source = Source(row_id(3), "план.docx", "", len(SOURCE), unit=SourceUnit.ECTS, unit_minutes=1800)
    programme = Node(row_id(10), NodeKind.PROGRAMME, None, 1, "Основной курс", entry_level="CV", exit_level="B1")
    second = Node(row_id(11), NodeKind.PROGRAMME, None, 2, "Второй курс")
    module = Node(
        row_id(12),
        NodeKind.MODULE,
        row_id(10),
        1,
        TEXT,
        "1.10",
        source_id=row_id(3),
        place=Place(sheet="Курс 1", page=2, table=3, row=4, paragraph=5, text=TEXT),
        credits_hundredths=250,
        form_of_assessment="зачёт",
        changed_by=ChangedBy.ORDER,
    )
    topic = Node(row_id(13), NodeKind.TOPIC, row_id(12), 1, "Риски", hours=Hours(60, 30, None, 0, 15), language="ru")
    topic_2 = Node(row_id(14), NodeKind.TOPIC, row_id(11), 1, "Тема 2")
    mapping = Mapping(*(row_id(20), row_id(13), "small", "A", row_id(1), Coverage.L, 2, Confidence.HIGH, TEXT, True))
    mapping_2 = Mapping(row_id(21), row_id(14), "small", "A", row_id(1), Coverage.N)
    judgement = Judgement(row_id(30), "small", "A", row_id(10), row_id(1), Coverage.F, 3, "обжалование", "всё вместе")
    consensus = Judgement(row_id(31), "small", "A", None, None, Coverage.P, None, "", "решено")
    evidence = Evidence(
        *(row_id(40), EvidenceKind.EXAMINATION_TASK, row_id(20), None, 1, row_id(3)),
        place=Place(page=7),
        quote=TEXT,
        translation="risk",
    )
    evidence_2 = Evidence(row_id(41), EvidenceKind.INTERVIEW, None, row_id(30), 2)


def fill(store: Store) -> None:
    """Put a row of every kind into a new file, in two changes."""
    with store.change("Began “{title}”", {"title": "Оценка"}, by=WHO, at=AT) as change:
        change.put(Assessment(row_id(100), "Оценка", "Assessment", starts="2026-10-14", caps_levels_at_basis=True))
        change.put(Institution(row_id(101), 1, "Академия", "Academy", "note"))
        change.put(PersonMet(row_id(102), 1, "Начальник кафедры", "2026-10-14"))
        change.put_all([ROWS.assessor, ROWS.other])
        change.put(FrameworkInUse("small", 1, change.keep_bytes(framework_to_json(framework()))))
    with store.change("Filled", by=WHO, at=AT) as change:
        sha256 = change.keep_bytes(SOURCE)
        change.put(replace(ROWS.source, sha256=sha256))
        change.put_all([ROWS.programme, ROWS.second, ROWS.module, ROWS.topic, ROWS.topic_2])
        change.put(Outcome(row_id(50), ROWS.module.id, 1, "уметь оценивать риски"))
        change.put(Aim(row_id(51), ROWS.programme.id, "small", "R"))
        change.put_all([ROWS.mapping, ROWS.mapping_2, ROWS.judgement, ROWS.consensus, ROWS.evidence, ROWS.evidence_2])
        change.put(Outside(row_id(52), "small", "B", ROWS.assessor.id, OutsideReason.ELSEWHERE, "дома"))
        change.put(SetAside(row_id(53), ROWS.topic_2.id, ROWS.other.id, "общее"))
        change.put(Completion(row_id(54), ROWS.programme.id, ROWS.assessor.id))
        change.put(ItemWeight(row_id(55), "small", "A", 1500))
        change.put(ColumnRole(row_id(57), "часы / ауд", "contact"))
        change.put(Adoption(row_id(56), "small", "R", "академия", "2026-10-15"))


@contextmanager
def filled(path: Path, backups: Path | None = None) -> Iterator[Store]:
    """A new, filled file that is open."""
    with Store.create(path, opening=opening(backups)) as store:
        fill(store)
        yield store
