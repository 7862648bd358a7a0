"""The long tables: every mapping under its number, the comparison, judgements, and what was left out."""

from assessor.analysis.results import Reason
from assessor.analysis.summaries import undecided_topics
from assessor.analysis.tables import comparative_rows
from assessor.model.mapping import EvidenceKind, OutsideReason
from assessor.model.snapshot import Snapshot
from reports.content.annexes import annexes, mapping_groups
from reports.content.basis import Basis
from reports.content.comparison import comparison
from reports.content.judgements import judgements
from reports.content.method import method
from reports.content.topics import topics
from reports.content.training import training
from reports.content.unassessed import unassessed
from reports.content.wording import evidence_text
from tests.analysis.builders import two
from tests.reports.conftest import DATE, small_case


def test_every_mapping_stands_in_the_annex_once_under_its_number(english: Basis) -> None:
    lines = [line for group in mapping_groups(english) for line in group.lines]
    assert [line.number for line in lines] == list(range(1, len(english.snapshot.mappings) + 1))
    by_number = {english.references[mapping.id]: mapping for mapping in english.snapshot.mappings}
    for line in lines:
        mapping = by_number[line.number]
        assert line.item.startswith(f"{mapping.item_code} ")
        assert line.coverage is mapping.coverage
        assert line.voice == english.initials[mapping.assessor_id]


def test_every_evidence_stands_in_the_annex(english: Basis) -> None:
    """Each piece is told in full, but for a quoted title, which stands in the column beside, and repetitions."""
    snapshot = english.snapshot
    shown = {line.number: line.evidence for group in mapping_groups(english) for line in group.lines}
    last: tuple[str, ...] = ()
    for mapping in english.mappings_in_order:
        title = snapshot.curriculum.by_id[mapping.topic_id].title
        evidence = shown[english.references[mapping.id]]
        evidence = last if evidence == ("as above",) else evidence
        pieces = snapshot.evidence_of[mapping.id]
        assert len(evidence) == len(pieces)
        for text, piece in zip(evidence, pieces, strict=True):
            whole = evidence_text(piece, english.documents, english.words)
            assert text == whole or (piece.quote == title and whole.startswith(text))
        last = evidence


def test_both_editions_have_the_same_numbers(english: Basis, russian: Basis) -> None:
    assert english.references == russian.references


def test_the_comparison_names_every_topic_of_every_item(english: Basis) -> None:
    for framework, part in zip(english.frameworks, comparison(english), strict=True):
        for item in comparative_rows(english.snapshot, framework.id):
            lines = [line for line in part.lines if line.code == item.code]
            assert sum(len(line.topics) for line in lines) == len(item.rows)


def test_the_comparison_says_why_a_programme_has_nothing_to_show() -> None:
    case = small_case().aim("q", "R")
    (part,) = comparison(Basis(case.snapshot(), "en", DATE))
    lines = {(line.code, line.programme): line.judgement for line in part.lines}
    assert lines["B1", "Programme p"] == "not found"
    assert lines["A1", "Programme q"] == "not assessed: open"
    assert lines["A1", "Programme p"] == "L largely, 2 Level 2"
    assert lines["V1", "Programme p"] == "P partially\nmissing: what is missing"


def test_a_programme_is_told_of_only_where_its_roles_ask() -> None:
    case = small_case().aim("q", "S")
    (part,) = comparison(Basis(case.snapshot(), "en", DATE))
    assert [line.programme for line in part.lines if line.code == "A2"] == ["Programme p"]


def test_judgements_stand_with_what_is_missing_and_the_reason() -> None:
    case = small_case().judge("A1", "L2", EvidenceKind.INTERVIEW).judge("A1", "F2", by=None)
    own, consensus, values = judgements(Basis(case.snapshot(), "en", DATE))
    assert (own.voice, own.value, own.missing, own.reason) == (
        "A",
        "L largely, 2 Level 2",
        "what is missing",
        "the reason",
    )
    assert own.evidence == ("interview",)
    assert consensus.voice == "agreed by the team"
    assert values.programme == "Programme p"
    assert own.programme == "all programmes"


def test_topics_of_both_directions_are_listed(english: Basis) -> None:
    part = topics(english)
    assert len(part.set_aside) == len(english.snapshot.set_asides)
    assert all(line.reason and line.voice for line in part.set_aside)
    assert len(part.undecided) == len(undecided_topics(english.snapshot))


def test_items_left_out_and_items_in_dispute_are_listed_with_names() -> None:
    case = two().map("t1", "A1", "L2").map("t1", "A1", "P", by="bob").map("t1", "A", "L")
    case.outside("B1", OutsideReason.RESTRICTED)
    basis = Basis(case.snapshot(), "en", DATE)
    assert (
        basis.results(basis.frameworks[0], None, basis.snapshot.curriculum.programmes[0]).item("A1").reason
        is Reason.DIFFER
    )
    part = unassessed(basis)
    assert [line.voice for line in part.outside] == ["Ann"]
    assert [(line.item, line.values) for line in part.differences] == [
        ("A1 Title of A1", ("A: L largely, 2 Level 2", "B: P partially"))
    ]
    assert [(line.topic, line.area) for line in part.to_refine] == [("Topic t1", "A Title of A")]


def test_settled_differences_are_no_longer_listed() -> None:
    case = two().map("t1", "A1", "L2").map("t1", "A1", "P", by="bob").judge("A1", "L2", by=None)
    assert unassessed(Basis(case.snapshot(), "en", DATE)).differences == ()


def test_programmes_stand_in_figures_with_only_the_kinds_of_hours_given(small: Snapshot) -> None:
    part = training(Basis(small, "en", DATE))
    assert part.kinds == ("Contact", "Self-study")
    first = part.programmes[0]
    assert (first.modules, first.topics, first.hours) == (1, 2, ("2", "0", "2"))
    assert first.aims == ("R (R)",)
    assert [line.state for line in part.programmes] == ["complete", "not complete"]


def test_method_names_documents_persons_and_the_share_of_what_is_official(english: Basis) -> None:
    part = method(english)
    assert len(part.documents) == len(english.snapshot.sources)
    assert all(len(line.sha256) == 64 for line in part.documents)
    assert len(part.persons) == len(english.snapshot.persons_met)
    assert "28 of 81 seen in a public official text" in part.frameworks[0].headings
    assert part.frameworks[0].translation == ""


def test_unofficial_translations_are_marked_once(russian: Basis) -> None:
    assert all(line.translation for line in method(russian).frameworks)


def test_settings_that_change_a_figure_are_told() -> None:
    case = small_case().weigh("A1", 2000)
    case.caps = True
    rules = " ".join(method(Basis(case.snapshot(), "en", DATE)).rules)
    assert "Title of A1 (A1): 2.00" in rules
    assert "counts only as far as its evidence" in rules


def test_annexes_name_sources_terms_and_software(english: Basis) -> None:
    part = annexes(english)
    assert all(line.sources for line in part.standards)
    assert [term for term, _ in part.terms] == sorted(term for term, _ in part.terms)
    assert "Customs Training Assessor" in part.software[0].lines[0]
