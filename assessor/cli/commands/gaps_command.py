"""assessor gaps: the results of every judged item for a role, or of what is found without one."""

from pathlib import Path

import click

from assessor.analysis.analyse import analyse
from assessor.analysis.results import AreaResult, ItemResult, Result, Results
from assessor.analysis.rows import AreaRow, GapRow, area_rows, gap_rows, gaps_json
from assessor.analysis.scope import scope_for
from assessor.analysis.summaries import is_working
from assessor.cli.access import reading, refuse_untrue
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument, framework_option, json_option, programme_option
from assessor.cli.output import print_json, print_table
from assessor.find import find_framework, find_programme, find_role
from assessor.marks import N_
from assessor.model.snapshot import Snapshot
from assessor.terms import REASONS, SHORT_RESULTS, WITHOUT_TARGETS
from assessor.words import Words, load_words

_NOTHING = "–"
_ITEM_HEAD = (
    *(N_("Code"), N_("Target"), N_("By the documents"), N_("Coverage"), N_("Hours")),
    *(N_("Result"), N_("Title")),
)


@click.command(
    cls=Command,
    name="gaps",
    help=N_("Show the results of every item for a role; without --role only what the documents show."),
)
@file_argument
@framework_option
@click.option("--role", metavar="CODE", help=N_("The role whose targets are looked at."))
@programme_option
@json_option
def command(file: Path, framework: str, role: str | None, programme: str | None, as_json: bool) -> None:
    """Analyse one scope and print it."""
    with reading(file) as store:
        snapshot = store.snapshot()
    refuse_untrue(file)
    edition = find_framework(snapshot.frameworks, framework)
    scope = scope_for(
        snapshot,
        edition.id,
        find_role(edition, role).code if role is not None else None,
        find_programme(snapshot.curriculum, programme).id if programme is not None else None,
    )
    results = analyse(snapshot, scope)
    words = load_words("en") if as_json else shell_words()
    if as_json:
        print_json(gaps_json(snapshot, results, words.language))
    else:
        _print_results(snapshot, results, words)


def _print_results(snapshot: Snapshot, results: Results, words: Words) -> None:
    _print_scope(snapshot, results, words)
    if not results.scope.is_aim:
        return
    click.echo()
    _print_areas(snapshot, results, words)
    click.echo()
    _print_items(snapshot, results, words)
    _print_notes(results, words)


def _print_scope(snapshot: Snapshot, results: Results, words: Words) -> None:
    scope = results.scope
    framework = snapshot.framework_by_id[scope.framework_id]
    click.echo(framework.title.in_language(words.language))
    if scope.role_code is not None:
        role = framework.role_by_code[scope.role_code]
        click.echo(words.text(N_("Role: {role}"), role=f"{role.code} {role.title.in_language(words.language)}"))
    if not scope.is_aim:
        click.echo(words.text(N_("This role is not an aim of these programmes, so it has no results.")))
        return
    if scope.role_code is not None and is_working(snapshot, scope.framework_id, scope.role_code):
        click.echo(
            words.text(N_("Its targets are working targets: reconstructed, and not adopted for this assessment."))
        )
    titles = "; ".join(snapshot.curriculum.by_id[number].title for number in scope.programme_ids)
    click.echo(words.text(N_("Programmes: {titles}"), titles=titles or _NOTHING))
    if scope.role_code is not None and not scope.aims_declared:
        click.echo(words.text(N_("No aims of programmes are declared, so all programmes count.")))


def _print_areas(snapshot: Snapshot, results: Results, words: Words) -> None:
    """Areas and the whole: counts, and the index where enough is assessed."""
    short = [words.text(text) for text in _result_texts(has_targets=results.scope.role_code is not None).values()]
    head = [words.text(N_("Area")), words.text(N_("Share at target")), words.text(N_("Index")), *short]
    above = snapshot.framework_by_id[results.scope.framework_id].ancestors
    rows = [
        [f"{'  ' * len([*above(row.code)])}{row.code} {row.title}", *_figures(row, words), *_counts(area)]
        for area, row in zip(results.areas, area_rows(snapshot, results, words.language), strict=True)
    ]
    whole = results.whole
    total = [words.text(N_("All items")), *_figures(whole, words), *_counts(whole)]
    print_table([*rows, total], head=head, right=range(1, len(head)))


def _figures(area: AreaResult | AreaRow, words: Words) -> list[str]:
    """Share and index; nothing where under half of the items with a target are assessed."""
    share, index = (area.share_met, area.index) if area.mostly_assessed else (None, None)
    return [
        _NOTHING if share is None else words.percent(share),
        _NOTHING if index is None else words.number(index, 2),
    ]


def _result_texts(*, has_targets: bool) -> dict[Result, str]:
    """Templates; without a role an item is found, and not at a target."""
    return SHORT_RESULTS if has_targets else SHORT_RESULTS | WITHOUT_TARGETS


def _counts(area: AreaResult) -> list[str]:
    return [str(area.counts[result]) for result in SHORT_RESULTS]


def _print_items(snapshot: Snapshot, results: Results, words: Words) -> None:
    head = [words.text(text) for text in _ITEM_HEAD]
    rows = [
        [
            row.code,
            _NOTHING if row.target is None else str(row.target),
            _NOTHING if row.documented is None else str(row.documented),
            row.coverage or _NOTHING,
            words.number(row.hours, 0 if isinstance(row.hours, int) else 2),
            _result(item, row, words),
            row.title,
        ]
        for item, row in zip(results.items, gap_rows(snapshot, results, words.language), strict=True)
    ]
    print_table(rows, head=head, right=(1, 2, 4))


def _result(item: ItemResult, row: GapRow, words: Words) -> str:
    """The result with its reason, and a mark where a judgement is older than a mapping."""
    text = words.text(_result_texts(has_targets=item.target is not None)[item.result])
    if item.reason is not None:
        text = words.text(N_("{result}: {reason}"), result=text, reason=words.text(REASONS[item.reason]))
    return words.text(N_("{result} (look again)"), result=text) if row.look_again else text


def _print_notes(results: Results, words: Words) -> None:
    notes = []
    if results.levels_on_titles is not None:
        notes.append(
            words.text(N_("{share} of the levels rest on titles alone."), share=words.percent(results.levels_on_titles))
        )
    lists = (
        (N_("Topics without an item: {number}"), results.unmapped_topics),
        (N_("Topics set aside: {number}"), results.set_aside_topics),
        (N_("Mappings to an area, to be refined: {number}"), results.to_refine),
        (N_("Mappings that ask for a level: {number}"), results.asks_for_level),
    )
    notes += [words.text(template, number=words.number(len(found))) for template, found in lists if found]
    if notes:
        click.echo()
    for note in notes:
        click.echo(note)
