"""The models of the Curriculum page keep Qt's contract and say what a screen reader reads."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from assessor.analysis.tree_sums import tree_sums
from assessor.importing import Draft, DraftModule, DraftProblem, DraftProgramme, DraftTopic
from assessor.importing.review import begin
from assessor.model.curriculum import Curriculum, Hours, Node, NodeKind
from assessor.model.place import Place
from assessor.words import load_words
from ui.context import Context
from ui.pages.curriculum.models import Column, CurriculumModel
from ui.pages.curriculum.notes import NotesModel, problem_notes
from ui.pages.curriculum.review.marks import doubtful_rows
from ui.pages.curriculum.review.tree_model import ReviewModel

SENTENCE = Qt.ItemDataRole.AccessibleTextRole


def shown(context: Context, wanted: str = "") -> CurriculumModel:
    model = CurriculumModel(context.words)
    snapshot = context.session.snapshot
    model.show_curriculum(snapshot.curriculum, tree_sums(snapshot), wanted)
    return model


def test_the_tree_keeps_qt_contract(context: Context, qtmodeltester: ModelTester) -> None:
    model = shown(context)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert model.rowCount() == len(context.session.curriculum.programmes)


def test_hours_of_modules_and_programmes_are_those_of_the_tree(context: Context) -> None:
    model, curriculum = shown(context), context.session.curriculum
    for node in curriculum.nodes[:40]:
        index = model.index_of(node.id).siblingAtColumn(Column.TOTAL)
        total = curriculum.hours(node.id).total
        assert index.data() == ("" if total is None else context.words.hours_number(total))


def test_a_row_is_one_sentence(context: Context) -> None:
    model = shown(context)
    programme = model.index(0, 0)
    assert "programme, 3\N{NO-BREAK SPACE}480\N{NO-BREAK SPACE}h, 171 of 172 topics decided" in programme.data(SENTENCE)
    module = model.index(0, 0, programme)
    assert "fixed by the state standard" in module.data(SENTENCE)
    topic = model.index(0, 0, module)
    assert topic.data(SENTENCE).endswith("no counterpart")
    assert programme.siblingAtColumn(Column.CHANGED_BY).data(SENTENCE) == "Changed by: nothing said"


def test_a_filter_keeps_the_way_to_what_it_found(context: Context) -> None:
    model = shown(context, "ФИЛОСОФИЯ")
    nodes = [row.node for row in model.rows_in_order()]
    assert {node.kind for node in nodes} == {NodeKind.PROGRAMME, NodeKind.MODULE, NodeKind.TOPIC}
    assert 2 < len(nodes) < 10
    assert shown(context, "ничего такого нет").rowCount() == 0


def test_only_the_rows_that_differ_are_told(context: Context) -> None:
    model, snapshot = shown(context), context.session.snapshot
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last, _roles: told.append(first.internalId()))
    first = snapshot.curriculum.topics[0]
    nodes = [
        node if node.id != first.id else Node(first.id, first.kind, first.parent_id, first.position, "Иначе")
        for node in snapshot.curriculum.nodes
    ]
    changed = Curriculum(nodes)
    sums = dict(tree_sums(snapshot))
    assert not model.show_curriculum(changed, sums)
    assert told == [model.index_of(first.id).internalId()]


def test_a_draft_keeps_qt_contract_and_names_its_places(qtmodeltester: ModelTester) -> None:
    words = load_words("en")
    topics = tuple(
        DraftTopic(f"Тема {n}", f"1.{n}", Hours(contact=120), Place(sheet="План", row=n + 1)) for n in range(1, 4)
    )
    module = DraftModule("Раздел", "1", Place(sheet="План", row=1), topics, hours=Hours(self_study=60))
    programme = DraftProgramme("", Place(), modules=(module,))
    problem = DraftProblem(Place(sheet="План", row=3), "no hours")
    draft = Draft("План.xlsx", "0", (programme,), (), (problem,))
    model, review = ReviewModel(words), begin(draft)
    model.show_review(review, "План.xlsx", doubtful_rows(review))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    root = model.index(0, 0)
    assert [root.siblingAtColumn(column).data() for column in range(3)] == ["План", "7", ""]
    leaf = model.index(1, 0, model.index(0, 0, root))
    assert leaf.data(SENTENCE) == "1.2\N{EN SPACE}Тема 2, topic, 2 h, sheet “План”, row 3, to be looked at"
    assert model.key_near(Place(sheet="План", row=3)) == model.row_at(leaf).row.key
    assert model.key_near(Place(sheet="Другой", row=3)) is None
    (note,) = problem_notes(draft, words)
    assert (note.where, note.text) == ("sheet “План”, row 3", "no hours")


def test_notes_keep_qt_contract(qtmodeltester: ModelTester) -> None:
    model = NotesModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert model.rowCount(QModelIndex()) == 0
