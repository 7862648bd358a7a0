"""assessor curriculum: programmes, modules and topics with their hours."""

from pathlib import Path

import click

from assessor.analysis.rows import academic_hours
from assessor.cli.access import reading
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument, json_option
from assessor.cli.output import print_json, print_table
from assessor.find import SHORT_ID
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node, Source
from assessor.words import Words, load_words

_KINDS = ("contact", "practice", "self_study", "internship", "unspecified")


@click.command(
    cls=Command, name="curriculum", help=N_("Show the programmes, modules and topics of FILE with their hours.")
)
@file_argument
@json_option
def command(file: Path, as_json: bool) -> None:
    """Print the tree."""
    with reading(file) as store:
        curriculum = store.curriculum()
        sources = {source.id: source for source in store.rows(Source)}
    words = load_words("en") if as_json else shell_words()
    if as_json:
        print_json([_node_json(node, curriculum, sources, words) for node in curriculum.nodes])
    elif curriculum.nodes:
        _print_tree(curriculum, words)
    else:
        click.echo(words.text(N_("There is no curriculum yet. “assessor import FILE SOURCE” brings one in.")))


def _node_json(node: Node, curriculum: Curriculum, sources: dict[str, Source], words: Words) -> dict[str, object]:
    hours = curriculum.hours(node.id)
    return {
        "id": node.id,
        "parent_id": node.parent_id,
        "kind": node.kind.value,
        "number": node.number,
        "title": node.title,
        "hours": _hours(hours.total),
        "hours_by_kind": {kind: _hours(minutes) for kind, minutes in zip(_KINDS, hours.by_kind, strict=True)},
        "source": sources[node.source_id].name if node.source_id else None,
        "place": words.place(node.place),
    }


def _hours(minutes: int | None) -> int | float | None:
    return None if minutes is None else academic_hours(minutes)


def _print_tree(curriculum: Curriculum, words: Words) -> None:
    rows = []
    for node in curriculum.nodes:
        indent = "  " * (len(curriculum.path(node.id)) - 1)
        total = curriculum.hours(node.id).total
        rows.append(
            [
                f"{indent}{node.number} {node.title}" if node.number else f"{indent}{node.title}",
                "–" if total is None else words.hours_number(total),
                node.id[:SHORT_ID],
                words.place(node.place),
            ]
        )
    head = [words.text(text) for text in (N_("Programme, module, topic"), N_("Hours"), N_("ID"), N_("Place"))]
    print_table(rows, head=head, right=(1,))
