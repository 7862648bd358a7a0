"""A newer version of a file: what stayed keeps its mappings, what changed is suspect, what is gone is told."""

from collections.abc import Sequence
from hashlib import sha256

import pytest

from assessor.edits.curriculum import add_outcomes, bring_in
from assessor.edits.deleting import delete_nodes
from assessor.edits.mapping import map_topic, set_aside
from assessor.edits.newer_version import bring_in_newer, compare_with, confirm
from assessor.edits.tree import add_node
from assessor.errors import ImportProblemError, NotAllowedError, UnknownWordError
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.newer import Fate, likely_earlier
from assessor.model.curriculum import Hours, Node, NodeKind, Outcome, Source
from assessor.model.mapping import Coverage, Evidence, Mapping, SetAside
from assessor.model.place import Place
from tests.edits.assessed import EU, WHO, Assessed
from tests.edits.test_tree_edits import undone_exactly

Row = tuple[str, str, int]  # number, title, hours


def _version(name: str, modules: dict[str, Sequence[Row]], title: str = "Таможенное дело") -> tuple[Draft, bytes]:
    data = f"{name}{modules}".encode()
    made = []
    for at, (module, rows) in enumerate(modules.items()):
        topics = tuple(
            DraftTopic(t, n, Hours(contact=h * 60), Place(sheet="План", row=10 * at + i), position=i, language="ru")
            for i, (n, t, h) in enumerate(rows)
        )
        made.append(DraftModule(module, str(at + 1), Place(), topics, position=at))
    programme = DraftProgramme(title, Place(), modules=tuple(made))
    return Draft(name, sha256(data).hexdigest(), (programme,), (), ()), data


_FIRST: dict[str, Sequence[Row]] = {
    "Стоимость": [
        ("1", "Методы определения таможенной стоимости", 4),
        ("2", "Контроль таможенной стоимости товаров", 6),
        ("3", "Отменённая тема о бланках", 2),
    ],
    "Транзит": [("1", "Практическое занятие", 2), ("2", "Гарантии при транзите", 3)],
}
_SECOND: dict[str, Sequence[Row]] = {
    "Стоимость": [
        ("1", "Методы определения таможенной стоимости", 8),
        ("2", "Контроль таможенной стоимости товаров и риски", 6),
        ("3", "Электронная декларация", 2),
    ],
    "Транзит": [("1", "Практическое занятие", 2)],
    "Гарантии": [("1", "Гарантии при транзите", 3)],
}


@pytest.fixture
def first(assessed: Assessed) -> Assessed:
    """An assessment with the first version, three topics of it mapped and one set aside."""
    delete_nodes(assessed.store, nodes=[assessed.programme], **WHO)
    bring_in(assessed.store, *_version("план 2024.xlsx", _FIRST), **WHO)
    for topic, item in zip(assessed.topics[:3], ("OP-03", "OP-06", "OP-04"), strict=True):
        map_topic(
            assessed.store, topic=topic, framework=EU, item=item, assessor=assessed.assessor, coverage=Coverage.L, **WHO
        )
    set_aside(assessed.store, topics=assessed.topics[4:], assessor=assessed.assessor, reason="общее", **WHO)
    return assessed


def _source(assessed: Assessed) -> str:
    return assessed.store.rows(Source)[-1].id


def _titles(assessed: Assessed) -> list[str]:
    return [node.title for node in assessed.store.curriculum().nodes]


def _suspects(assessed: Assessed) -> dict[str, str]:
    by_id = assessed.store.curriculum().by_id
    return {by_id[row.topic_id].title: row.old_text for row in assessed.store.rows(Mapping) if row.old_text}


def test_case_67_topics_are_told_apart_before_anything_is_written(first: Assessed) -> None:
    before = first.path.read_bytes()
    newer, _ = _version("план 2025.xlsx", _SECOND)
    found = compare_with(first.store, newer, _source(first))
    assert [(t.fate.value, (t.topic or t.node).title) for t in found.topics] == [  # type: ignore[union-attr]
        ("changed", "Методы определения таможенной стоимости"),
        ("changed", "Контроль таможенной стоимости товаров и риски"),
        ("new", "Электронная декларация"),
        ("same", "Практическое занятие"),
        ("changed", "Гарантии при транзите"),
        ("gone", "Отменённая тема о бланках"),
    ]
    hours, text, _, _, moved, _ = found.topics
    assert (hours.hours_changed, hours.text_changed) == (True, False)
    assert (text.hours_changed, text.text_changed) == (False, True)
    assert (moved.is_moved, moved.text_changed) == (True, False)
    assert first.path.read_bytes() == before


def test_mappings_stay_and_those_of_a_changed_text_are_suspect(first: Assessed) -> None:
    ids = {node.title: node.id for node in first.store.curriculum().topics}
    newer, data = _version("план 2025.xlsx", _SECOND)
    old = _source(first)
    undone_exactly(first, lambda: bring_in_newer(first.store, newer, data, replaces=old, delete_gone=False, **WHO))
    curriculum = first.store.curriculum()
    assert _titles(first) == [
        *("Таможенное дело", "Стоимость", "Методы определения таможенной стоимости"),
        *("Контроль таможенной стоимости товаров и риски", "Электронная декларация", "Отменённая тема о бланках"),
        *("Транзит", "Практическое занятие", "Гарантии", "Гарантии при транзите"),
    ]
    topic = curriculum.by_id[ids["Методы определения таможенной стоимости"]]
    assert (topic.hours, topic.language) == (Hours(contact=480), "ru")
    assert len(first.store.rows(Mapping)) == 3
    assert _suspects(first) == {
        "Контроль таможенной стоимости товаров и риски": "Контроль таможенной стоимости товаров"
    }
    newest = first.store.rows(Source)[-1]
    assert newest.replaces_id == old
    assert {row.source_id for row in first.store.rows(Evidence)} == {old}, "evidence goes on naming its source"
    assert first.last_name.endswith(
        "Brought in план 2025.xlsx in place of план 2024.xlsx (new: 1, changed: 3, gone: 1)"
    )


def test_what_is_gone_is_deleted_with_its_mappings_when_asked(first: Assessed) -> None:
    newer, data = _version("план 2025.xlsx", {"Стоимость": _SECOND["Стоимость"]})
    undone_exactly(
        first, lambda: bring_in_newer(first.store, newer, data, replaces=_source(first), delete_gone=True, **WHO)
    )
    assert "Отменённая тема о бланках" not in _titles(first)
    assert "Транзит" not in _titles(first), "a module of the earlier version that nothing stands in"
    assert [row.item_code for row in first.store.rows(Mapping)] == ["OP-03", "OP-06"]
    assert first.store.rows(SetAside) == ()


def test_what_a_person_added_stays_behind_what_came_in(first: Assessed) -> None:
    module = first.store.curriculum().children(first.programme)[0].id
    add_node(first.store, kind=NodeKind.TOPIC, parent=module, title="Своя тема", **WHO)
    newer, data = _version("план 2025.xlsx", _SECOND)
    bring_in_newer(first.store, newer, data, replaces=_source(first), delete_gone=True, **WHO)
    titles = [node.title for node in first.store.curriculum().children(module)]
    assert titles[-1] == "Своя тема"
    assert len(titles) == 4


def test_a_second_change_keeps_the_text_that_was_judged(first: Assessed) -> None:
    newer, data = _version("план 2025.xlsx", _SECOND)
    bring_in_newer(first.store, newer, data, replaces=_source(first), delete_gone=False, **WHO)
    third = {**_SECOND, "Стоимость": [("2", "Контроль таможенной стоимости товаров и профили рисков", 6)]}
    newest, bytes_ = _version("план 2026.xlsx", third)
    bring_in_newer(first.store, newest, bytes_, replaces=_source(first), delete_gone=False, **WHO)
    assert set(_suspects(first).values()) == {"Контроль таможенной стоимости товаров"}


def test_suspects_are_confirmed_or_mapped_anew(first: Assessed) -> None:
    newer, data = _version("план 2025.xlsx", _SECOND)
    bring_in_newer(first.store, newer, data, replaces=_source(first), delete_gone=False, **WHO)
    suspect = next(row for row in first.store.rows(Mapping) if row.old_text)
    undone_exactly(first, lambda: confirm(first.store, mappings=[suspect.id], **WHO))
    assert _suspects(first) == {}
    assert first.last_name.endswith("Confirmed the mapping of 2 Контроль таможенной стоимости товаров и риски")
    first.unchanged_by(lambda: confirm(first.store, mappings=[suspect.id], **WHO), NotAllowedError)
    first.store.undo(**WHO)
    map_topic(
        first.store,
        topic=suspect.topic_id,
        framework=EU,
        item=suspect.item_code,
        assessor=first.assessor,
        coverage=Coverage.P,
        **WHO,
    )
    assert _suspects(first) == {}, "who maps anew has seen the new text"


def test_outcomes_follow_the_newer_version_where_it_has_any(first: Assessed) -> None:
    topic = first.topics[0]
    add_outcomes(first.store, node=topic, texts=["знает методы", "применяет первый метод"], **WHO)
    newer, data = _version("план 2025.xlsx", _FIRST)
    module = newer.programmes[0].modules[0]
    told = DraftTopic(*(module.topics[0].title, "1", Hours(contact=240), Place()), outcomes=("знает методы", "считает"))
    changed = DraftModule(module.title, "1", Place(), (told, *module.topics[1:]))
    programme = DraftProgramme("Таможенное дело", Place(), modules=(changed, newer.programmes[0].modules[1]))
    draft = Draft(newer.file_name, newer.sha256, (programme,), (), ())
    bring_in_newer(first.store, draft, data, replaces=_source(first), delete_gone=False, **WHO)
    rows = sorted(first.store.rows(Outcome, node_id=topic), key=lambda row: row.position)
    assert [row.text for row in rows] == ["знает методы", "считает"]
    assert list(_suspects(first)) == ["Методы определения таможенной стоимости"]


def test_what_cannot_be_is_refused_and_nothing_changes(first: Assessed) -> None:
    newer, data = _version("план 2025.xlsx", _SECOND)
    old = _source(first)

    def bring(draft: Draft, content: bytes, replaces: str) -> None:
        bring_in_newer(first.store, draft, content, replaces=replaces, delete_gone=False, **WHO)

    first.unchanged_by(lambda: bring(newer, b"other", old), ImportProblemError)
    first.unchanged_by(lambda: bring(newer, data, "nowhere"), UnknownWordError)
    first.unchanged_by(lambda: bring(*_version("план 2024.xlsx", _FIRST), old), NotAllowedError)
    bring(newer, data, old)
    third = _version("план 2026.xlsx", _FIRST)
    first.unchanged_by(lambda: bring(*third, old), NotAllowedError)


def test_deleting_what_came_from_a_newer_version_takes_all_its_sources(first: Assessed) -> None:
    newer, data = _version("план 2025.xlsx", _SECOND)
    bring_in_newer(first.store, newer, data, replaces=_source(first), delete_gone=True, **WHO)
    undone_exactly(first, lambda: delete_nodes(first.store, nodes=[first.programme], **WHO))
    assert first.store.rows(Source) == ()
    assert first.store.rows(Node) == ()


def test_an_earlier_version_is_recognised_by_name_or_titles(first: Assessed) -> None:
    def earlier(name: str, modules: dict[str, Sequence[Row]]) -> str | None:
        draft, _ = _version(name, modules)
        found = likely_earlier(first.store.rows(Source), first.store.curriculum(), draft)
        return found.name if found else None

    assert earlier("План (2025) новый.xlsx", _SECOND) == "план 2024.xlsx"
    assert earlier("совсем другое имя.docx", _FIRST | {"Ещё": [("1", "Право", 1)]}) == "план 2024.xlsx"
    assert earlier("план 2025.xlsx", {"Языки": [("1", "Английский язык", 9)]}) is None, "only the name is the same"


def test_many_topics_are_compared_in_time(first: Assessed) -> None:
    rows = [(str(n), f"Тема {n} о порядке применения процедуры {n % 7}", 2) for n in range(3_000)]
    bring_in(first.store, *_version("большой.xlsx", {"М": rows}), **WHO)
    changed = [(n, t + (" и сроках" if int(n) % 10 == 0 else ""), h) for n, t, h in rows]
    found = compare_with(first.store, _version("большой 2.xlsx", {"М": changed})[0], _source(first))
    assert len(found.of(Fate.SAME)) == 2_700
    assert len(found.of(Fate.CHANGED)) == 300
