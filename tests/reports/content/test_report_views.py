"""Results of programmes and roles: the same figures as the analysis gives."""

from dataclasses import replace

import pytest

from assessor.analysis.analyse import analyse
from assessor.analysis.results import COUNTED, Result
from assessor.analysis.scope import scope_for
from assessor.analysis.summaries import gap_order
from assessor.analysis.tables import matrix
from assessor.model.snapshot import Snapshot
from reports.content.basis import Basis
from reports.content.programmes import programmes
from reports.content.roles import roles
from reports.content.views import view_part
from reports.content.wording import short_result_texts
from tests.reports.conftest import DATE, small_case


def test_every_programme_is_shown_against_every_framework_and_each_of_its_roles(english: Basis) -> None:
    shown = {(v.programme.id, v.framework.id, v.role.code if v.role else None) for v in english.views if v.programme}
    snapshot = english.snapshot
    aims = {(aim.programme_id, aim.framework_id, aim.role_code) for aim in snapshot.aims}
    pairs = {(p.id, f.id) for p in snapshot.curriculum.programmes for f in english.frameworks}
    without = pairs - {(programme, framework) for programme, framework, _ in aims}
    assert shown == aims | {(programme, framework, None) for programme, framework in without}


def test_parts_say_what_the_analysis_says(english: Basis) -> None:
    for view in english.views:
        part = view_part(view, english)
        assert view.programme is not None
        scope = scope_for(english.snapshot, view.framework.id, view.role.code if view.role else None, view.programme.id)
        results = analyse(english.snapshot, scope)
        assert part.bar.counts == {r: results.whole.counts[r] for r in (*COUNTED, Result.NOT_ASSESSED)}
        if view.role:
            named = [gap.code for gap in part.gaps] + [i.split()[0] for area in part.not_found for i in area.items]
            assert sorted(named) == sorted(item.code for item in gap_order(results))
            open_items = [item.split()[0] for group in part.unassessed for item in group.items]
            assert sorted(open_items) == sorted(i.code for i in results.items if i.result is Result.NOT_ASSESSED)
        else:
            assert not part.gaps
            assert not part.not_found
        areas = {area.code: area for area in results.areas if area.with_target}
        for line in part.areas:
            assert line.counts == areas[line.code].counts
            assert line.at_target.startswith(f"{line.counts[Result.MET]} of {areas[line.code].assessed}")
        lowest = {item.parent for item in view.framework.judged_items}
        told = {line.code for line in part.areas}
        told |= {text.split()[0] for text in (*part.areas_not_found, *part.unassessed_areas)}
        assert lowest & set(areas) <= told


def test_no_gap_is_lost_from_a_further_role(english: Basis) -> None:
    """Table, list and what is shared with the first role are together what the analysis gives, each gap once."""
    shared = 0
    for part, programme in zip(programmes(english), english.snapshot.curriculum.programmes, strict=True):
        first: dict[str, list[str]] = {}
        for content, view in zip(part.views, english.views_of(programme), strict=True):
            gaps = [item.code for item in gap_order(view.results)] if view.role else []
            named = [gap.code for gap in content.gaps] + [
                i.split()[0] for area in content.not_found for i in area.items
            ]
            if content.shared:
                items = [item.split()[0] for item in content.shared.items]
                known = first[view.framework.id]
                assert set(items) <= set(known)
                named += [code for code in known if code not in items] if content.shared.without_items else items
                shared += 1
            assert sorted(named) == sorted(gaps)
            first.setdefault(view.framework.id, gaps)
    assert shared


@pytest.mark.parametrize(
    ("code", "target", "items", "without", "told"),
    [
        ("A1", 3, [], True, []),  # the same targets: all gaps are shared
        ("A1", 1, ["A1"], True, []),  # at the target here
        ("A1", 4, ["A1"], True, ["A1"]),  # a gap too, with another target
    ],
)
def test_a_further_role_tells_only_what_differs(
    code: str, target: int, items: list[str], without: bool, told: list[str]
) -> None:
    case = small_case().aim("p", "T")
    role = case.framework.role_by_code["R"]
    changed = dict(role.targets) | {code: replace(role.targets[code], level=target)}
    other = replace(role, code="T", targets=changed)
    case.framework = replace(case.framework, roles=(*case.framework.roles, other))
    (first, second) = programmes(Basis(case.snapshot(), "en", DATE))[0].views
    assert first.shared is None
    assert second.matrix is None
    assert second.shared is not None
    assert [item.split()[0] for item in second.shared.items] == items
    assert second.shared.without_items is without
    assert [gap.code for gap in second.gaps] == told
    assert second.not_found == ()


def test_no_percentage_where_there_are_no_levels_or_too_little_is_assessed(english: Basis) -> None:
    for view in english.views:
        part = view_part(view, english)
        areas = {area.code: area for area in view.results.areas}
        for line in part.areas:
            area = areas[line.code]
            if area.index is None or not area.mostly_assessed:
                assert line.share is None
                assert "index" not in line.remark
                assert "%" not in line.at_target
            else:
                assert "%" in line.at_target
                assert f"index {english.words.percent(area.index)}" in line.remark


def test_gaps_stand_largest_first_with_their_evidence(small: Snapshot) -> None:
    basis = Basis(small, "en", DATE)
    (view,) = (view for view in basis.views if view.role)
    part = view_part(view, basis)
    gaps = {gap.code: gap for gap in part.gaps}
    assert list(gaps) == ["A1", "V1"]
    assert gaps["A1"].result_text == "below the target by 1 step"
    assert (gaps["A1"].target, gaps["A1"].documented) == ("3", "2")
    assert "2 topics" in gaps["A1"].topics
    assert "(no.\u00a01)" in gaps["A1"].evidence[0]
    assert gaps["A1"].evidence[1] == "and 1 more: no.\u00a03"
    assert [item for area in part.not_found for item in area.items] == ["B1 Title of B1 (target 1)"]


def test_the_matrix_is_that_of_the_analysis_and_stands_once_for_each_framework(english: Basis) -> None:
    for part, programme in zip(programmes(english), english.snapshot.curriculum.programmes, strict=True):
        views = english.views_of(programme)
        shown = [content.matrix for content in part.views]
        first = [
            place for place, view in enumerate(views) if place == 0 or views[place - 1].framework != view.framework
        ]
        assert [place for place, content in enumerate(shown) if content] == first
        for place in first:
            content = shown[place]
            assert content is not None
            analysed = matrix(english.snapshot, views[place].framework.id, [programme.id])
            codes = {column.code for column in content.columns}
            by_area = codes <= set(analysed.areas)
            for row, found in zip(content.rows, analysed.rows, strict=True):
                cells = found.by_area if by_area else found.by_item
                assert row.cells == {code: cell.coverage for code, cell in cells.items() if code in codes}
            if not by_area:
                assert {code for row in analysed.rows for code in row.by_item} <= codes


def test_roles_take_the_programmes_that_aim_at_them_and_name_the_others(english: Basis) -> None:
    part = roles(english)
    assert len(part.lines) == len(english.shown_roles)
    for line, (framework, role) in zip(part.lines, english.shown_roles, strict=True):
        whole = analyse(english.snapshot, scope_for(english.snapshot, framework.id, role.code)).whole
        assert line.at_target == f"{whole.counts[Result.MET]} of {whole.assessed}"
    listed = {name for _, names in part.no_aim for name in names}
    for framework in english.frameworks:
        for role in framework.roles:
            is_shown = (framework, role) in english.shown_roles
            assert any(f"({role.code})" in name for name in listed) == (not is_shown and not role.hidden)


def test_without_aims_the_report_says_that_nothing_is_asked_for() -> None:
    case = small_case()
    case.aims.clear()
    basis = Basis(case.snapshot(), "en", DATE)
    assert all(view.role is None for view in basis.views)
    assert "No programme declares yet" in roles(basis).notes[0]


def test_marks_of_a_level_are_said_beside_it() -> None:
    case = small_case()
    case.look_again.add("judgement 0")
    case.map("t2", "B1", "P")
    snapshot = case.snapshot()
    title_only = tuple(e for e in snapshot.evidence if e.mapping_id != "t1/A1/ann/")
    basis = Basis(replace(snapshot, evidence=title_only), "en", DATE)
    (view,) = (view for view in basis.views if view.role)
    marks = {gap.code: gap.marks for gap in view_part(view, basis).gaps}
    assert marks["A1"] == ("above what its evidence supports",)
    assert marks["V1"] == ("judgement older than a finding: look again",)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_codes_never_stand_without_their_titles(sample: Snapshot, language: str) -> None:
    basis = Basis(sample, language, DATE)
    for part in programmes(basis):
        for view in part.views:
            for gap in view.gaps:
                assert gap.title
            for group in (*view.not_found, *view.unassessed):
                assert all(len(item.split(" ", 1)[1]) > 1 for item in group.items)


def test_while_no_aims_are_declared_no_role_is_called_no_aim(small: Snapshot) -> None:
    told = roles(Basis(replace(small, aims=()), "en", "2026-10-26"))
    assert [names for _, names in told.no_aim if names] == []


def test_without_a_role_an_item_is_found_and_not_at_a_target(small: Snapshot) -> None:
    basis = Basis(replace(small, aims=()), "en", DATE)
    (part, *_) = (view_part(view, basis) for view in basis.views)
    assert not part.bar.has_targets
    assert "at the target" not in part.bar.summary
    assert "found 2" in part.bar.summary
    assert short_result_texts(basis.words, has_targets=False)[Result.MET] == "found"
    assert short_result_texts(basis.words, has_targets=True)[Result.MET] == "at the target"
