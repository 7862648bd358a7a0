"""Bringing host files in, and what is said of programmes and modules."""

from hashlib import sha256
from typing import Any

import pytest

from assessor.edits.curriculum import (
    add_outcomes,
    bring_in,
    bring_in_files,
    complete,
    describe_node,
    remembered_roles,
    reopen,
    set_aims,
)
from assessor.errors import ImportProblemError, NotAllowedError, UnknownWordError
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.roles import Role
from assessor.model.curriculum import ChangedBy, Hours, NodeKind, Outcome, Source
from assessor.model.mapping import Aim, Completion
from assessor.model.place import Place
from tests.edits.assessed import EU, WHO, Assessed, draft


def titles(assessed: Assessed) -> list[str]:
    return [programme.title for programme in assessed.store.curriculum().programmes]


def test_an_import_keeps_tree_hours_places_and_the_bytes(assessed: Assessed) -> None:
    curriculum = assessed.store.curriculum()
    assert [node.kind for node in curriculum.nodes] == [NodeKind.PROGRAMME, NodeKind.MODULE, *[NodeKind.TOPIC] * 3]
    assert curriculum.hours(assessed.programme).total == 360
    assert [topic.place.row for topic in curriculum.topics] == [2, 3, 4]
    (source,) = assessed.store.rows(Source)
    assert (source.name, source.size) == ("план.xlsx", len("план.xlsx".encode()))
    assert assessed.store.bytes_of(source.sha256) == "план.xlsx".encode()
    assert assessed.last_name == "Brought in план.xlsx (topics: 3)"


def test_case_85_one_undo_takes_a_whole_import_back(assessed: Assessed) -> None:
    before = assessed.store.curriculum().nodes
    bring_in_files(assessed.store, [draft("второй.csv", "Вторая"), draft("третий.csv", "Третья")], **WHO)
    assert titles(assessed) == ["Таможенное дело", "Вторая", "Третья"]
    assessed.store.undo(**WHO)
    assert assessed.store.curriculum().nodes == before
    assert len(assessed.store.rows(Source)) == 1


def test_a_source_without_a_programme_level_is_named_after_the_file(assessed: Assessed) -> None:
    bring_in(assessed.store, *draft("План набора 2026.docx", title=""), **WHO)
    assert titles(assessed)[-1] == "План набора 2026"


def test_a_named_programme_grows_or_is_made(assessed: Assessed) -> None:
    bring_in(assessed.store, *draft("год2.csv", "Год 2"), programme="Таможенное дело", **WHO)
    assert titles(assessed) == ["Таможенное дело"]
    assert [node.position for node in assessed.store.curriculum().children(assessed.programme)] == [1, 2]
    bring_in_files(assessed.store, [draft("a.csv", ""), draft("b.csv", "")], programme="Новая", **WHO)
    assert titles(assessed) == ["Таможенное дело", "Новая"]
    assert len(assessed.store.curriculum().topics) == 12


def test_topics_and_modules_stand_as_the_source_mixes_them(assessed: Assessed) -> None:
    place, hours = Place(), Hours()
    module = DraftModule("Раздел", "", place, (DraftTopic("В разделе", "", hours, place),), position=1)
    topics = (DraftTopic("Введение", "", hours, place), DraftTopic("Заключение", "", hours, place, position=2))
    data = b"mixed"
    planned = Draft("курс.docx", sha256(data).hexdigest(), (DraftProgramme("Курс", place, topics, (module,)),), (), ())
    bring_in(assessed.store, planned, data, **WHO)
    programme = assessed.store.curriculum().programmes[-1]
    below = assessed.store.curriculum().below(programme.id)
    assert [node.title for node in below] == ["Введение", "Раздел", "В разделе", "Заключение"]


def test_hours_of_a_module_that_its_topics_do_not_split_count_once(assessed: Assessed) -> None:
    place, data = Place(), b"unsplit"
    inner = DraftModule("Раздел", "", place, (DraftTopic("В разделе", "", Hours(contact=60), place),))
    outer = DraftModule("Модуль", "", place, modules=(inner,), hours=Hours(self_study=120))
    planned = Draft("курс.docx", sha256(data).hexdigest(), (DraftProgramme("Курс", place, (), (outer,)),), (), ())
    bring_in(assessed.store, planned, data, **WHO)
    curriculum = assessed.store.curriculum()
    programme, module, section, topic = curriculum.path(curriculum.topics[-1].id)
    assert curriculum.hours(programme.id) == curriculum.hours(module.id) == Hours(contact=60, self_study=120)
    assert curriculum.hours(section.id) == curriculum.hours(topic.id) == Hours(contact=60)


def test_case_67_the_same_file_twice_is_recognised(assessed: Assessed) -> None:
    sentence = assessed.unchanged_by(lambda: bring_in(assessed.store, *draft("план.xlsx"), **WHO), NotAllowedError)
    assert "already in this assessment, brought in as “план.xlsx”" in sentence
    twice = [draft("новый.csv"), draft("новый.csv")]
    assessed.unchanged_by(lambda: bring_in_files(assessed.store, twice, **WHO), NotAllowedError)


def test_what_holds_no_topic_or_changed_meanwhile_is_refused(assessed: Assessed) -> None:
    empty = draft("пусто.csv", topics=0)
    assert "пусто.csv" in assessed.unchanged_by(lambda: bring_in(assessed.store, *empty, **WHO), ImportProblemError)
    planned, _ = draft("новый.csv")
    assessed.unchanged_by(lambda: bring_in(assessed.store, planned, b"other", **WHO), ImportProblemError)


def test_several_programmes_of_one_file_do_not_become_one(assessed: Assessed) -> None:
    planned, data = draft("два.csv")
    both = type(planned)(planned.file_name, planned.sha256, planned.programmes * 2, (), ())
    assessed.unchanged_by(lambda: bring_in(assessed.store, both, data, programme="X", **WHO), NotAllowedError)


def test_aims_replace_the_aims_of_the_same_framework(assessed: Assessed) -> None:
    aim: Any = {"programme": assessed.programme, "framework": EU}
    roles = [role.code for role in assessed.store.snapshot().framework_by_id[EU].roles[:3]]
    set_aims(assessed.store, roles=roles[:2], exit_level="бакалавр", **aim, **WHO)
    set_aims(assessed.store, roles=roles[1:], **aim, **WHO)
    assert {row.role_code for row in assessed.store.rows(Aim)} == set(roles[1:])
    assert assessed.store.curriculum().programmes[0].exit_level == "бакалавр"
    assessed.unchanged_by(lambda: set_aims(assessed.store, roles=["X"], **aim, **WHO), UnknownWordError)


def test_completing_is_one_voice_and_can_be_taken_back(assessed: Assessed) -> None:
    one: Any = {"programme": assessed.programme, "assessor": assessed.assessor}
    complete(assessed.store, **one, **WHO)
    complete(assessed.store, **one, **WHO)
    assert len(assessed.store.rows(Completion)) == 1
    reopen(assessed.store, **one, **WHO)
    assert assessed.store.rows(Completion) == ()
    assessed.unchanged_by(lambda: reopen(assessed.store, **one, **WHO), NotAllowedError)


def test_a_module_is_described(assessed: Assessed) -> None:
    module = assessed.store.curriculum().nodes[1].id
    describe_node(
        assessed.store,
        node=module,
        changed_by=ChangedBy.ACADEMY,
        credits_hundredths=300,
        title_translated=" Duties ",
        **WHO,
    )
    node = assessed.store.curriculum().by_id[module]
    assert (node.changed_by, node.credits_hundredths, node.title_translated) == (ChangedBy.ACADEMY, 300, "Duties")
    assessed.unchanged_by(
        lambda: describe_node(assessed.store, node=module, credits_hundredths=-1, **WHO), NotAllowedError
    )
    with pytest.raises(TypeError):
        describe_node(assessed.store, node=module, parent_id=None, **WHO)


def test_outcomes_follow_each_other(assessed: Assessed) -> None:
    for text, translation in (("знать", "know"), ("уметь", "")):
        add_outcomes(assessed.store, node=assessed.programme, texts=[text], translations=[translation], **WHO)
    rows = assessed.store.rows(Outcome)
    assert [(row.position, row.text, row.translation) for row in rows] == [(1, "знать", "know"), (2, "уметь", "")]
    assessed.unchanged_by(
        lambda: add_outcomes(assessed.store, node=assessed.programme, texts=[""], **WHO), NotAllowedError
    )


def test_what_was_said_of_columns_is_remembered_and_may_change(assessed: Assessed) -> None:
    said = {"объем а": Role.LECTURE, "": Role.TOTAL}
    bring_in_files(assessed.store, [draft("второй.xlsx")], roles=said, **WHO)
    assert remembered_roles(assessed.store) == {"объем а": Role.LECTURE}, "a column without a header is not known again"
    bring_in_files(assessed.store, [draft("третий.xlsx")], roles={"объем а": Role.PRACTICE}, **WHO)
    assert remembered_roles(assessed.store) == {"объем а": Role.PRACTICE}
    assessed.store.undo(**WHO)
    assert remembered_roles(assessed.store) == {"объем а": Role.LECTURE}
