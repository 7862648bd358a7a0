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
from assessor.edits.curriculum import bring_in_files, check_drafts
from assessor.errors import FileProblemError
from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.importing.reading import read_draft
from assessor.marks import N_
from assessor.model.curriculum import Hours
from assessor.this_run import now
from assessor.words import Words, load_words


@click.command(
    cls=Command,
    name="import",
    help=N_("Bring curricula in: Word, Excel and CSV files of the host, all or none, as one change."),
)
@file_argument
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="SOURCE...")
@click.option(
    "--programme", metavar="NAME", help=N_("The programme that they belong to; named after the file otherwise.")
)
@click.option("--dry-run", is_flag=True, help=N_("Only say what would come in."))
@json_option
def command(file: Path, sources: tuple[Path, ...], programme: str | None, dry_run: bool, as_json: bool) -> None:
    """Read the sources, then bring all of them in."""
    words = load_words("en") if as_json else shell_words()
    if dry_run:
        with reading(file) as store:
            drafts = [read_draft(source) for source in sources]
            check_drafts(store, drafts, programme=programme)
        _print(drafts, words, as_json)
        if not as_json:
            click.echo(words.text(N_("This was a dry run. Nothing was changed.")))
        return
    with writing(file) as store:
        files = [(read_draft(source), _bytes(source)) for source in sources]
        bring_in_files(store, files, programme=programme, by=by_name(store), at=now())
        _print([draft for draft, _ in files], words, as_json)
        if not as_json:
            print_change(store)


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


def _print(drafts: Sequence[Draft], words: Words, as_json: bool) -> None:
    if as_json:
        print_json(import_json(drafts, words))
        return
    for draft in drafts:
        _print_draft(draft, words)


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
