"""assessor history: what was done, newest first."""

from pathlib import Path

import click

from assessor.cli.access import reading
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument, json_option
from assessor.cli.output import print_json, print_table
from assessor.edits.rules import clean
from assessor.errors import UnknownWordError
from assessor.find import SHORT_ID
from assessor.marks import N_
from assessor.store import Store
from assessor.words import load_words

_MINUTES = len("2026-10-14T10:32")


@click.command(cls=Command, name="history", help=N_("List the changes of FILE by their names, newest first."))
@file_argument
@click.option("--row", metavar="ID", help=N_("Only the changes of this row."))
@json_option
def command(file: Path, row: str | None, as_json: bool) -> None:
    """Print the log."""
    with reading(file) as store:
        records = store.history(_row(store, row))
    words = load_words("en") if as_json else shell_words()
    if as_json:
        print_json(
            [
                {
                    "id": record.id,
                    "at": record.at,
                    "who": record.who,
                    "name": words.text(record.template, **record.values),
                    "undoes": record.undoes,
                }
                for record in records
            ]
        )
        return
    if not records:
        click.echo(words.text(N_("There is no change yet.")))
        return
    undone = {record.undoes for record in records}
    rows = [
        [
            record.id[:SHORT_ID],
            record.at[:_MINUTES].replace("T", " "),
            record.who,
            words.text(record.template, **record.values),
            words.text(N_("taken back")) if record.id in undone else "",
        ]
        for record in records
    ]
    head = [words.text(text) for text in (N_("ID"), N_("Time (UTC)"), N_("Who"), N_("Change"))]
    print_table(rows, head=[*head, ""])


def _row(store: Store, word: str | None) -> str | None:
    """The id that `word` is or begins. Raises: UnknownWordError when the history knows none, or several."""
    if word is None:
        return None
    cleaned = clean(word)
    found = store.logged_rows(cleaned) if cleaned else ()
    if cleaned in found:
        return cleaned
    if len(found) == 1 and len(cleaned) >= SHORT_ID:
        return found[0]
    raise UnknownWordError(
        N_("The history knows no entry “{word}”. Give its whole id. Nothing was changed."), word=word
    )
