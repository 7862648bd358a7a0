"""assessor map: map a topic to an item, with the evidence."""

from pathlib import Path

import click

from assessor.cli.access import framework_of, print_change, who, writing
from assessor.cli.command import Command, OneOf
from assessor.cli.options import (
    assessor_option,
    coverage_option,
    file_argument,
    framework_option,
    level_option,
    whole_number,
)
from assessor.edits.mapping import EvidenceGiven, map_topic
from assessor.find import find_item, find_topic
from assessor.marks import N_
from assessor.model.mapping import Confidence, Coverage, EvidenceKind
from assessor.model.place import Place
from assessor.this_run import now


@click.command(
    cls=Command,
    name="map",
    help=N_("Map TOPIC (number, title or id) to ITEM (code). Mapping again replaces the mapping."),
)
@file_argument
@click.argument("topic")
@click.argument("item")
@framework_option
@coverage_option
@level_option
@click.option("--evidence", metavar="TEXT", help=N_("The quote, in the language of the source."))
@click.option("--kind", type=OneOf([kind.value for kind in EvidenceKind]), help=N_("What kind of evidence it is."))
@click.option("--place", metavar="TEXT", help=N_("Where it stands, if not where the topic stands."))
@click.option("--confidence", type=OneOf([step.value for step in Confidence]), help=N_("How sure the assessor is."))
@assessor_option
def command(
    file: Path,
    topic: str,
    item: str,
    framework: str,
    coverage: str,
    level: str | None,
    evidence: str | None,
    kind: str | None,
    place: str | None,
    confidence: str | None,
    assessor: str | None,
) -> None:
    """Make or replace one mapping."""
    with writing(file) as store:
        edition = framework_of(store, framework)
        person = who(store, assessor)
        map_topic(
            store,
            topic=find_topic(store.curriculum(), topic).id,
            framework=edition.id,
            item=find_item(edition, item).code,
            assessor=person,
            coverage=Coverage[coverage],
            level=whole_number(level),
            evidence=_evidence(evidence, kind, place),
            confidence=Confidence(confidence) if confidence else None,
            by=person.name,
            at=now(),
        )
        print_change(store)


def _evidence(quote: str | None, kind: str | None, place: str | None) -> list[EvidenceGiven] | None:
    """The one piece of evidence that was typed; None for none. A quote without a kind is of the content."""
    if quote is None and kind is None and place is None:
        return None
    chosen = EvidenceKind(kind) if kind else EvidenceKind.CONTENT if quote else EvidenceKind.TITLE
    return [EvidenceGiven(chosen, quote or "", place=Place(text=place) if place else None)]
