"""Where a thing that was found is shown, and where it is worked on."""

from dataclasses import dataclass

from assessor.analysis.open_points import ItemAt
from assessor.model.snapshot import Snapshot
from assessor.search.entry import Entry, Kind


@dataclass(frozen=True, slots=True)
class Target:
    """A page, and what it should show."""

    page: str
    shows: object


def target_of(entry: Entry, snapshot: Snapshot) -> Target | None:
    """Where Enter goes; None where no page shows it."""
    match entry.kind:
        case Kind.TOPIC:
            return Target("curriculum", entry.about.node_id)
        case Kind.ITEM:
            return _item(entry, snapshot)
        case Kind.NOTE:
            return Target("mapping", entry.about.node_id) if entry.about.node_id else _item(entry, snapshot)
        case Kind.PERSON:
            return Target("assessment", entry.id)
        case _:
            return None


def is_mappable(entry: Entry) -> bool:
    """Whether Ctrl+Enter opens it."""
    return mapping_target_of(entry) is not None


def mapping_target_of(entry: Entry) -> Target | None:
    """Where Ctrl+Enter goes: the topic on the Mapping page, or the search of items there; None for anything else."""
    wanted = entry.about.node_id or entry.about.item_code
    is_about_one = entry.kind in (Kind.TOPIC, Kind.ITEM, Kind.NOTE)
    return Target("mapping", wanted) if is_about_one and wanted else None


def _item(entry: Entry, snapshot: Snapshot) -> Target | None:
    """Results stand with the judged item, from the first mapping on; before that there is only what can be mapped."""
    about = entry.about
    framework = snapshot.framework_by_id.get(about.framework_id)
    if framework is None or about.item_code not in framework.by_code:
        return None
    if not snapshot.mappings:
        return Target("mapping", about.item_code)
    judged = framework.judged_code(about.item_code) or about.item_code
    return Target("gaps", ItemAt(framework.id, judged, about.programme_id, None))
