"""assessor import: curricula of the host, with the place of every topic."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from assessor.analysis.rows import academic_hours
from assessor.cli.access import by_name, print_change, reading, writing
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import PATH, file_argument, json_option
from assessor.cli.output import print_json, print_table
from assessor.edits.curriculum import bring_in_files, check_drafts, remembered_roles
from assessor.edits.newer_version import bring_in_newer, compare_with
from assessor.errors import FileProblemError
from assessor.importing.checksum import checksum
from assessor.importing.choices import Choices
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.newer import Comparison, Fate
from assessor.importing.reading import read_draft
from assessor.importing.review import begin
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR, Hours, Source
from assessor.store import Store
from assessor.this_run import now
from assessor.words import Words, load_words

_AGREES = N_("The topics add up to {sum}, as the source prints.")
_DIFFERS = N_("The topics add up to {sum}; the source prints {printed}.")
_COMPARED = N_(
    "Against the earlier version: {same} topics are the same, {changed} changed, {new} are new, {gone} are gone."
)


@click.command(
    cls=Command,
    name="import",
    help=N_(
        "Bring curricula in: Word, Excel, OpenDocument, web and text files of the host, all or none, as one change."
    ),
)
@file_argument
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="SOURCE...")
@click.option(
    "--programme", metavar="NAME", help=N_("The programme that they belong to; named after the file otherwise.")
)
@click.option(
    "--unit-hours",
    type=click.FloatRange(min=0, min_open=True),
    metavar="HOURS",
    help=N_("Academic hours of one credit or week, for plans that print no hours."),
)
@click.option(
    "--replaces",
    metavar="NAME",
    help=N_("The file of this assessment that the only SOURCE is a newer version of; mappings stay on its topics."),
)
@click.option("--delete-gone", is_flag=True, help=N_("With --replaces: delete topics that the newer version lacks."))
@click.option("--ocr", is_flag=True, help=N_("Read pages of a PDF that are pictures, where Tesseract is installed."))
@click.option("--dry-run", is_flag=True, help=N_("Only say what would come in."))
@json_option
def command(
    file: Path,
    sources: tuple[Path, ...],
    programme: str | None,
    unit_hours: float | None,
    replaces: str | None,
    delete_gone: bool,
    ocr: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read the sources, then bring all of them in."""
    words = load_words("en") if as_json else shell_words()
    if (replaces is None and delete_gone) or (replaces is not None and (len(sources) > 1 or programme is not None)):
        raise click.UsageError(words.text(N_("--replaces takes one SOURCE and no --programme.")))
    unit_minutes = None if unit_hours is None else round(unit_hours * MINUTES_PER_HOUR)
    if dry_run:
        with reading(file) as store:
            choices = Choices(remembered_roles(store), unit_minutes=unit_minutes)
            drafts = [read_draft(source, choices=choices, recognise=ocr) for source in sources]
            comparison = compare_with(store, drafts[0], _source_id(store, replaces)) if replaces is not None else None
            check_drafts(store, drafts, programme=programme)
        _print(drafts, words, as_json, comparison)
        if not as_json:
            click.echo(words.text(N_("This was a dry run. Nothing was changed.")))
        return
    with writing(file) as store:
        choices = Choices(remembered_roles(store), unit_minutes=unit_minutes)
        files = [(read_draft(source, choices=choices, recognise=ocr), _bytes(source)) for source in sources]
        by, at = by_name(store), now()
        comparison = None
        if replaces is None:
            bring_in_files(store, files, programme=programme, by=by, at=at)
        else:
            earlier = _source_id(store, replaces)
            comparison = compare_with(store, files[0][0], earlier)
            bring_in_newer(store, *files[0], replaces=earlier, delete_gone=delete_gone, by=by, at=at)
        _print([draft for draft, _ in files], words, as_json, comparison)
        if not as_json:
            print_change(store)


def _source_id(store: Store, name: str) -> str:
    """The source of that name or id, the newest where several have it; an unknown name is refused by the verb."""
    found = [source.id for source in store.rows(Source) if name in (source.id, source.name)]
    return found[-1] if found else name


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        template = N_("“{file}” can't be read ({problem}). Nothing was changed.")
        raise FileProblemError(template, file=source.name, problem=error.strerror) from error


def import_json(drafts: Sequence[Draft], words: Words) -> dict[str, object]:
    """The answer of `import --json`; with several sources every place names its file."""

    def where(draft: Draft, place: str) -> str:
        return place if len(drafts) == 1 else f"{draft.file_name}: {place}"

    programmes = [programme for draft in drafts for programme in draft.programmes]
    total = _hours(programmes).total
    return {
        "programmes": len(programmes),
        "modules": sum(1 for _ in _modules(programmes)),
        "topics": sum(1 for _ in _topics(programmes)),
        "hours": None if total is None else academic_hours(total),
        "set_aside": [
            {"place": where(draft, words.place(row.place)), "text": row.text, "reason": words.text(row.reason)}
            for draft in drafts
            for row in draft.set_aside
        ],
        "problems": [
            {
                "place": where(draft, words.place(problem.place)),
                "message": words.text(problem.template, **problem.values),
            }
            for draft in drafts
            for problem in draft.problems
        ],
    }


def _print(drafts: Sequence[Draft], words: Words, as_json: bool, comparison: Comparison | None) -> None:
    fates = {} if comparison is None else {fate.value: len(comparison.of(fate)) for fate in Fate}
    if as_json:
        print_json(import_json(drafts, words) | ({"topics_by_fate": fates} if fates else {}))
        return
    for draft in drafts:
        _print_draft(draft, words)
    if comparison is not None:
        click.echo(words.text(_COMPARED, **fates))
        changed = [each for each in comparison.topics if each.text_changed and each.node and each.topic]
        if changed:
            click.echo(words.text(N_("Their text changed; map them again where that matters:")))
            print_table([[f"  {each.node.title}", f"→ {each.topic.title}"] for each in changed])  # type: ignore[union-attr]


def _print_draft(draft: Draft, words: Words) -> None:
    topics = sum(1 for _ in _topics(draft.programmes))
    total = _hours(draft.programmes).total
    modules = sum(1 for _ in _modules(draft.programmes))
    counts = [
        words.plural("{count} programme", "{count} programmes", len(draft.programmes)),
        words.plural("{count} module", "{count} modules", modules),
        words.plural("{count} topic", "{count} topics", topics),
        words.text(N_("no hours")) if total is None else words.hours(total),
    ]
    click.echo(f"{draft.file_name}: {', '.join(counts)}")
    found = checksum(begin(draft))
    if found is not None:
        values = {"sum": words.hours(found.sum), "printed": words.hours(found.printed - found.assessment)}
        click.echo(words.text(_DIFFERS if found.difference else _AGREES, **values))
    if draft.set_aside:
        click.echo(words.text(N_("Set aside, as no part of the tree:")))
        reasons = Counter(row.reason for row in draft.set_aside)
        print_table(
            [[f"  {words.text(reason)}", words.number(number)] for reason, number in reasons.items()], right=(1,)
        )
    if draft.problems:
        click.echo(words.text(N_("To be looked at:")))
        print_table(
            [
                [f"  {words.place(problem.place)}", words.text(problem.template, **problem.values)]
                for problem in draft.problems
            ]
        )


def _hours(branches: Sequence[DraftProgramme | DraftModule]) -> Hours:
    """Those of the topics, and those that modules have of their own."""
    of_modules = (module.hours for module in _modules(branches))
    return sum(chain((topic.hours for topic in _topics(branches)), of_modules), Hours())


def _modules(branches: Sequence[DraftProgramme | DraftModule]) -> Iterator[DraftModule]:
    for branch in branches:
        yield from branch.modules
        yield from _modules(branch.modules)


def _topics(branches: Sequence[DraftProgramme | DraftModule]) -> Iterator[DraftTopic]:
    for branch in branches:
        yield from branch.topics
        yield from _topics(branch.modules)
