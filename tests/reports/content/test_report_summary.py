"""The page that stands alone: whole sentences, figures with their basis, strengths as long as gaps."""

from dataclasses import replace

from assessor.analysis.extent import all_topic_counts
from assessor.analysis.results import Result
from assessor.model.snapshot import Snapshot
from reports.content.basis import Basis
from reports.content.gap_overview import gap_overview
from reports.content.opening_values import Summary
from reports.content.summary import leading_views, summary
from tests.analysis.builders import Case, one
from tests.reports.conftest import DATE


def summary_of(case: Case, language: str = "en") -> Summary:
    return summary(Basis(case.snapshot(), language, DATE))


def test_figures_are_those_of_the_analysis_and_say_what_they_are_of(english: Basis) -> None:
    views = leading_views(english)
    whole = views[0].results.whole
    at_target, index, second, topics = summary(english).figures
    assert at_target.value == f"{whole.counts[Result.MET]} of {whole.assessed}"
    assert whole.index is not None
    assert index.value == english.words.percent(whole.index)
    assert "WCO" in second.label
    counts = all_topic_counts(english.snapshot)
    assert topics.value == f"{counts.mapped} of {counts.total}"
    for figure in (at_target, index, second):
        assert "not assessed" in figure.basis


def test_working_targets_are_named_beside_the_figure(english: Basis) -> None:
    adopted, _, unadopted, _ = summary(english).figures
    assert adopted.basis.endswith("; adopted working targets")
    assert unadopted.basis.endswith("; working targets")


def test_strengths_come_as_long_as_gaps_and_name_item_and_programme(english: Basis, russian: Basis) -> None:
    for basis in (english, russian):
        content = summary(basis)
        assert 3 <= len(content.strengths) == len(content.gaps) <= 5
        assert all("(OP-" in s or "(OA-" in s or "(PR-" in s or "(MG-" in s or "(CV-" in s for s in content.strengths)


def test_the_page_has_no_mean_of_ratings_no_alpha_and_no_recommendation(english: Basis) -> None:
    content = summary(english)
    text = " ".join([*content.opening, *content.strengths, *content.gaps, *content.basis]).lower()
    for word in ("alpha", "average", "mean ", "recommend", "teacher", "reached", "not covered"):
        assert word not in text


def test_the_opening_sentence_follows_from_what_there_is() -> None:
    case = one().aim("p", "R").complete("p")
    assert "are weakest in" in summary_of(case).opening[0]
    assert "strongest" not in summary_of(case).opening[0]
    case.map("t1", "A1", "F3")
    assert "are strongest in “Title of A1”, and weakest in" in summary_of(case).opening[0]
    case.map("t1", "A2", "F2").map("t1", "B1", "F1").map("t1", "V1", "L")
    assert "no gap was found" in summary_of(case).opening[0]
    assert "is at the target in 4 of 4 items" in summary_of(case).opening[1]


def test_an_assessment_that_has_just_begun_says_so(small: Snapshot) -> None:
    assert summary_of(Case()).opening == ("No programme has been brought in yet, so there is nothing to report.",)
    assert summary_of(one().aim("p", "R")).opening == ("Too little has been assessed yet to name strengths or gaps.",)
    assert summary_of(one().aim("p", "R")).strengths == ()


def test_what_was_not_assessed_is_counted_with_its_reason() -> None:
    case = one().aim("p", "R").map("t1", "A1", "L1").map("t1", "A2", "P").map("t2", "A2", "P")
    basis = " ".join(summary_of(case).basis)
    assert "judgement due 1, open 2" in basis
    assert "not complete" in basis


def test_the_overview_of_gaps_names_each_item_once(english: Basis) -> None:
    overview = gap_overview(english)
    codes = [line.gap.code for line in overview.lines]
    assert len(codes) == len(set(codes))
    assert len(codes) <= overview.total


def no_aims_case() -> Case:
    case = one().complete("p").map("t1", "A1", "F3").map("t1", "A2", "P").map("t1", "B1", "L2")
    assert not case.aims
    return case


def test_without_aims_the_summary_speaks_of_what_was_found_and_of_no_target() -> None:
    for language, sentence, strange in (
        ("en", "No programme aims at a role", "target no target"),
        ("ru", "Ни у одной программы не указана роль", "нет цели"),
    ):
        content = summary_of(no_aims_case(), language)
        assert content.opening[1].startswith(sentence)
        assert content.strengths
        assert content.gaps
        assert not [line for line in (*content.strengths, *content.gaps) if strange in line]
    content = summary_of(no_aims_case())
    assert "deal most fully with “Title of A1”" in content.opening[0]
    assert "weakest" not in content.opening[0]
    assert (content.strengths_title, content.gaps_title) == ("Found most fully", "Not found, or only partly")
    assert "role" not in content.chart_title
    assert not content.bars[0].has_targets
    aimed = summary_of(no_aims_case().aim("p", "R"))
    assert (aimed.strengths_title, aimed.gaps_title) == ("Strengths", "Main gaps")
    assert "target" in aimed.strengths[0]


def test_without_aims_the_overview_names_no_gap_and_says_why() -> None:
    overview = gap_overview(Basis(no_aims_case().snapshot(), "en", DATE))
    assert (overview.lines, overview.total) == ((), 0)
    assert overview.nothing.startswith("No programme aims at a role")
    aimed = gap_overview(Basis(no_aims_case().aim("p", "R").snapshot(), "en", DATE))
    assert aimed.lines


def test_one_strength_is_spoken_of_in_the_singular() -> None:
    case = one().aim("p", "R").complete("p").map("t1", "A1", "F3")
    assert "отражена позиция «" in summary_of(case, "ru").opening[0]
    case.map("t1", "A2", "F2")
    assert "отражены позиции «" in summary_of(case, "ru").opening[0]


def test_programmes_without_a_standard_are_not_called_missing() -> None:
    snapshot = replace(one().snapshot(), frameworks=())
    (said,) = summary(Basis(snapshot, "en", DATE)).opening
    assert said.startswith("No standard has been chosen yet")
