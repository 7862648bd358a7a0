"""The long tables: every mapping under its number, the comparison, judgements, and what was left out."""

import re
from dataclasses import replace

from assessor.analysis.results import Reason
from assessor.analysis.summaries import undecided_topics
from assessor.analysis.tables import comparative_rows
from assessor.model.mapping import Coverage, EvidenceKind, OutsideReason
from assessor.model.snapshot import Snapshot
from reports.content.annexes import annexes, finding_text, mapping_groups
from reports.content.basis import Basis
from reports.content.comparison import comparison
from reports.content.judgements import judgements
from reports.content.method import method
from reports.content.table_values import MappingLine
from reports.content.topics import topics
from reports.content.training import training
from reports.content.unassessed import unassessed
from reports.content.wording import evidence_text, narrow_title, numbered_title
from tests.analysis.builders import two
from tests.reports.conftest import DATE, small_case


def lines_of(basis: Basis) -> list[MappingLine]:
    return [line for group in mapping_groups(basis) for topic in group.topics for line in topic.lines]


def test_every_mapping_stands_in_the_annex_with_its_expert_under_its_number(english: Basis) -> None:
    lines = lines_of(english)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    found = [(line.number, line.code, finding) for line in lines for finding in line.findings]
    expected = [(english.references[m.id], m.item_code, finding_text(m, english)) for m in english.mappings_in_order]
    assert found == expected
    assert len(found) == len(english.snapshot.mappings)
    assert len(lines) < len(found)


def test_topics_stand_in_the_annex_once_and_links_lead_to_them(english: Basis) -> None:
    topics = [topic for group in mapping_groups(english) for topic in group.topics]
    mapped = list(dict.fromkeys(mapping.topic_id for mapping in english.mappings_in_order))
    assert [topic.key for topic in topics] == [english.annex_key(topic_id) for topic_id in mapped]


def test_every_evidence_stands_in_the_annex(english: Basis) -> None:
    """Each piece is told at its topic, but for a quoted title, which stands above; repetitions name the number."""
    snapshot = english.snapshot
    of_topic: dict[str, list[str]] = {}
    for group in mapping_groups(english):
        for topic in group.topics:
            of_topic[topic.key] = [text for line in topic.lines for text in line.evidence]
    for mapping in english.mappings_in_order:
        title = snapshot.curriculum.by_id[mapping.topic_id].title
        told = of_topic[english.annex_key(mapping.topic_id)]
        for piece in snapshot.evidence_of[mapping.id]:
            shown = replace(piece, quote="", translation="") if piece.quote == title else piece
            whole = evidence_text(shown, english.documents, english.words)
            assert any(text == whole or text.endswith(f": {whole}") for text in told), whole


def test_evidence_that_is_not_told_again_is_found_at_the_number_named(english: Basis) -> None:
    lines = {line.number: line for line in lines_of(english)}
    named = [
        (line, text, int(text.rsplit("no.\u00a0", 1)[1]))
        for line in lines.values()
        for text in line.evidence
        if ": see no." in text
    ]
    assert named
    for line, text, number in named:
        assert number < line.number
        for kind in text.rsplit(": see", 1)[0].rsplit(": ", 1)[-1].split(", "):
            assert any(kind in other for other in lines[number].evidence)


def test_the_second_experts_evidence_stands_only_where_it_differs() -> None:
    case = two().map("t1", "A1", "L2", EvidenceKind.CONTENT).map("t1", "A1", "L1", EvidenceKind.CONTENT, by="bob")
    case.map("t1", "A2", "L2", EvidenceKind.OUTCOME).map("t1", "A2", "P", EvidenceKind.TITLE, by="bob")
    case.map("t1", "B1", "L1", EvidenceKind.CONTENT)
    same, differing, again = lines_of(Basis(case.snapshot(), "en", DATE))
    assert (same.findings, len(same.evidence)) == (("A L 2", "B L 1"), 1)
    assert same.evidence[0].startswith("content")
    assert differing.findings == ("A L 2", "B P")
    assert [text.split(":")[:2] for text in differing.evidence] == [["A", " outcome"], ["B", " title"]]
    assert again.evidence == ("content: see no.\u00a01",)


def test_both_editions_have_the_same_numbers(english: Basis, russian: Basis) -> None:
    assert english.references == russian.references


def test_the_comparison_names_every_topic_of_every_item(english: Basis) -> None:
    by_id = english.snapshot.curriculum.by_id
    for framework, part in zip(english.frameworks, comparison(english), strict=True):
        items = {item.code: item for item in part.items}
        for item in comparative_rows(english.snapshot, framework.id):
            named = "\n".join(text for line in items[item.code].lines for text in line.topics) if item.rows else ""
            for row in item.rows:
                assert numbered_title(by_id[row.topic_id]) in named
                assert numbered_title(by_id[row.path[-1]]) in named


def test_the_comparison_names_every_number_of_the_annex(english: Basis) -> None:
    """But for findings N, and those of areas, which count for no item."""
    named: set[int] = set()
    for part in comparison(english):
        for line in (line for item in part.items for line in item.lines):
            for first, last in re.findall(r"(\d+)(?:–(\d+))?", line.evidence):
                named |= set(range(int(first), int(last or first) + 1))
    counting = {
        english.references[m.id]
        for m in english.snapshot.mappings
        if m.coverage is not Coverage.N and english.snapshot.framework_by_id[m.framework_id].judged_code(m.item_code)
    }
    assert counting <= named


def test_every_programme_that_is_asked_stands_at_the_item_or_among_the_others(english: Basis) -> None:
    titles = [narrow_title(p, "en") for p in english.snapshot.curriculum.programmes]
    framework, part = english.frameworks[0], comparison(english)[0]
    for item in part.items:
        told = [title for line in item.lines for title in line.programme.split("; ")]
        for programme, title in zip(english.snapshot.curriculum.programmes, titles, strict=True):
            asks = any(item.code in role.targets for role in english.aimed_roles(framework, programme))
            is_other = any(title in text or "all programmes" in text for text in item.others)
            assert (title in told) + is_other == (1 if asks or title in told else 0)


def test_the_comparison_says_why_a_programme_has_nothing_to_show() -> None:
    case = small_case().aim("q", "R")
    (part,) = comparison(Basis(case.snapshot(), "en", DATE))
    items = {item.code: item for item in part.items}
    judged = {(item.code, line.programme): line.judgement for item in part.items for line in item.lines}
    assert items["B1"].others == ("not found: Programme p",)
    assert items["A1"].others == ("not assessed (open): Programme q",)
    assert judged["A1", "Programme p"] == "L largely, 2 Level 2"
    assert judged["V1", "Programme p"] == "P partially\nmissing: what is missing"


def test_programmes_that_one_judgement_is_all_there_is_of_share_a_line() -> None:
    case = two().aim("p", "R").aim("q", "R").judge("B1", "L1")
    (part,) = comparison(Basis(case.snapshot(), "en", DATE))
    (item,) = (item for item in part.items if item.code == "B1")
    assert [(line.programme, line.judgement) for line in item.lines] == [
        ("Programme p; Programme q", "L largely, 1 Level 1\nmissing: what is missing")
    ]


def test_a_programme_is_told_of_only_where_its_roles_ask() -> None:
    case = small_case().aim("q", "S")
    (part,) = comparison(Basis(case.snapshot(), "en", DATE))
    (item,) = (item for item in part.items if item.code == "A2")
    assert [line.programme for line in item.lines] == ["Programme p"]
    assert item.others == ()


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
