"""What the middle pane shows of a topic, gathered from the session."""

from assessor.importing.newer import text_of
from assessor.marks import N_
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Node
from assessor.model.mapping import Mapping, SetAside
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from reports.content.wording import chosen_title, initials
from ui.context import Context
from ui.pages.mapping.colleague_row import Colleague
from ui.pages.mapping.mapping_block import Shown
from ui.pages.mapping.mappings_pane import PaneContent
from ui.pages.mapping.suspect_bar import Suspect
from ui.session import Session


def content_of(context: Context, topic: Node | None, selected: int) -> PaneContent:
    """The content for the topic that is current (None: a heading) while `selected` topics are selected."""
    session, words = context.session, context.words
    me = session.assessor
    rows: tuple[Mapping, ...] = ()
    asides: list[SetAside] = []
    if topic is not None:
        rows = session.snapshot.mappings_of.get(topic.id, ())
        asides = [row for row in session.snapshot.set_asides if row.topic_id == topic.id]
    obstacle, way_out = _obstacle(context)
    own = [row for row in rows if me is not None and row.assessor_id == me.id]
    return PaneContent(
        topic_id=topic.id if topic is not None else "",
        own=tuple(_shown(session.snapshot, row, topic) for row in own if topic is not None),
        colleagues=_colleagues(session, words, rows, asides),
        topics=selected,
        reason=next((row.reason for row in asides if me is not None and row.assessor_id == me.id), None),
        obstacle=obstacle,
        way_out=way_out,
        suspect=_suspect(session, own, [row for row in asides if me is not None and row.assessor_id == me.id], topic),
    )


def _shown(snapshot: Snapshot, mapping: Mapping, topic: Node) -> Shown:
    return Shown(
        mapping,
        snapshot.framework_by_id[mapping.framework_id],
        topic,
        snapshot.evidence_of.get(mapping.id, ()),
        snapshot.sources,
    )


def _suspect(session: Session, own: list[Mapping], asides: list[SetAside], topic: Node | None) -> Suspect | None:
    """What the person decided on the topic before its text changed."""
    every: tuple[Mapping | SetAside, ...] = (*own, *asides)
    rows = [row for row in every if row.old_text]
    if topic is None or not rows:
        return None
    outcomes = [outcome.text for outcome in session.snapshot.outcomes if outcome.node_id == topic.id]
    return Suspect(
        rows[0].old_text,
        text_of(topic.title, topic.description, outcomes),
        tuple(row.id for row in own if row.old_text),
        tuple(row.id for row in asides if row.old_text),
    )


def _obstacle(context: Context) -> tuple[str, str]:
    """Why nothing can be edited, and what the way out is called."""
    reason, words = context.session.store.read_only_reason, context.words
    if reason is not None:
        return words.text(N_("The file is open read-only: {reason}"), reason=words.message(reason)), ""
    if context.session.assessor is None:
        sentence = words.text(N_("Mappings belong to a person. Choose who you are on this laptop."))
        return sentence, words.text(N_("Choose in Assessment"))
    return "", ""


def _colleagues(
    session: Session, words: Words, rows: tuple[Mapping, ...], asides: list[SetAside]
) -> tuple[Colleague, ...]:
    """What others found, in the order of the team."""
    me, snapshot = session.assessor, session.snapshot
    names = {person.id: _name(person, words) for person in snapshot.assessors}
    letters = initials(names)
    found: list[Colleague] = []
    for place, person in enumerate(snapshot.assessors):
        if me is not None and person.id == me.id:
            continue
        who = (names[person.id], letters[person.id], place)
        found += [
            Colleague(
                *who,
                mapping=row,
                framework=snapshot.framework_by_id[row.framework_id],
                evidence=snapshot.evidence_of.get(row.id, ()),
            )
            for row in rows
            if row.assessor_id == person.id
        ]
        found += [Colleague(*who, reason=row.reason) for row in asides if row.assessor_id == person.id]
    return tuple(found)


def _name(person: Assessor, words: Words) -> str:
    return chosen_title(person.name, person.name_translated, words.language)[0]
