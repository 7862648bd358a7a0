"""What the entries of an assessment say against each other: what foreign keys and CHECK constraints cannot see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from assessor.marks import N_
from assessor.model.assessment import Adoption, FrameworkInUse, ItemWeight
from assessor.model.curriculum import Node, NodeKind, Source
from assessor.model.mapping import Aim, Completion, Judgement, Outside, SetAside
from assessor.model.mapping import Mapping as MappingRow
from assessor.store.connection import Connection, DamagedFileError
from assessor.store.faults import CORRECT_ENTRY, GO_BACK, KEEP_AGAIN, WHOLE_FILE, Fault, FaultKind, entry
from assessor.store.snapshot import UnknownBytesError, read_bytes, read_rows_of
from assessor.store.tables import TABLES, table_of
from standards.faults import PackError
from standards.framework import Framework
from standards.pack import framework_from_json

T = TypeVar("T")

_ITEM_ROWS = (MappingRow, Judgement, Outside, ItemWeight)
_ROLE_ROWS = (Aim, Adoption)
_TOPIC_ROWS = (MappingRow, SetAside)
_PROGRAMME_ROWS = (Aim, Completion, Judgement)


@dataclass(frozen=True)
class _Contents:
    """What could be read."""

    rows: Mapping[type[Any], tuple[Any, ...]]
    frameworks: Mapping[str, Framework]
    nodes: Mapping[str, Node]


def check_values(connection: Connection) -> Iterator[Fault]:
    """Codes, levels, roles, the tree of the curriculum, and sources, each against what it refers to."""
    rows: dict[type[Any], tuple[Any, ...]] = {}
    for kind in TABLES:
        try:
            rows[kind] = read_rows_of(connection, kind)
        except DamagedFileError as error:
            rows[kind] = ()
            template = N_("It can't be read: {problem}.")
            yield Fault(FaultKind.VALUE, WHOLE_FILE, template, {"problem": error.values["problem"]}, GO_BACK)
    frameworks: dict[str, Framework] = {}
    for used in rows[FrameworkInUse]:
        yield from _framework_faults(connection, used, frameworks)
    contents = _Contents(rows, frameworks, {node.id: node for node in rows[Node]})
    yield from _item_faults(contents)
    yield from _role_faults(contents)
    yield from _tree_faults(contents)
    yield from _kind_faults(contents)
    yield from _source_faults(connection, contents)


def _framework_faults(
    connection: Connection, used: FrameworkInUse, frameworks: dict[str, Framework]
) -> Iterator[Fault]:
    """Read one framework into `frameworks`, or say why that is impossible."""
    try:
        framework = framework_from_json(read_bytes(connection, used.sha256))
    except (PackError, UnknownBytesError):
        template = N_("The framework can't be read.")
        yield _fault(FaultKind.CONTENT, used, template, {}, KEEP_AGAIN)
        return
    frameworks[used.id] = framework
    if framework.id != used.id:
        template = N_("The framework kept for it is “{framework}”.")
        yield _fault(FaultKind.CONTENT, used, template, {"framework": framework.id}, KEEP_AGAIN)
    if len(framework.by_code) != len(framework.items):
        template = N_("The framework has codes twice: {count} items, {codes} codes.")
        counts = {"count": len(framework.items), "codes": len(framework.by_code)}
        yield _fault(FaultKind.CONTENT, used, template, counts, KEEP_AGAIN)


def _item_faults(contents: _Contents) -> Iterator[Fault]:
    for row in _all(contents, _ITEM_ROWS):
        framework = contents.frameworks.get(row.framework_id)
        if framework is None:
            continue  # reported with the framework
        if row.item_code not in framework.by_code:
            template = N_("It names the item “{code}”, which “{framework}” does not have.")
            yield _fault(FaultKind.REFERENCE, row, template, {"code": row.item_code, "framework": framework.id})
        elif isinstance(row, MappingRow | Judgement) and row.level is not None:
            yield from _level_faults(row, framework)


def _level_faults(row: MappingRow | Judgement, framework: Framework) -> Iterator[Fault]:
    values = {"level": row.level, "code": row.item_code, "framework": framework.id}
    judged = framework.judged_code(row.item_code)
    if row.level not in {level.value for level in framework.scale}:
        yield _fault(FaultKind.VALUE, row, N_("Level {level} is not on the scale of “{framework}”."), values)
    elif judged is not None and not framework.by_code[judged].graded:
        yield _fault(FaultKind.VALUE, row, N_("The item “{code}” has no levels, but the entry gives {level}."), values)


def _role_faults(contents: _Contents) -> Iterator[Fault]:
    for row in _all(contents, _ROLE_ROWS):
        framework = contents.frameworks.get(row.framework_id)
        if framework is not None and row.role_code not in framework.role_by_code:
            template = N_("It names the role “{code}”, which “{framework}” does not have.")
            yield _fault(FaultKind.REFERENCE, row, template, {"code": row.role_code, "framework": framework.id})


def _tree_faults(contents: _Contents) -> Iterator[Fault]:
    for node in contents.nodes.values():
        parent = contents.nodes.get(node.parent_id or "")
        if parent is not None and parent.kind is NodeKind.TOPIC:
            yield _fault(FaultKind.VALUE, node, N_("It hangs under a topic, and a topic has nothing under it."))
        if _hangs_in_a_circle(node, contents.nodes):
            yield _fault(FaultKind.VALUE, node, N_("It hangs under itself: its place in the curriculum is lost."))


def _hangs_in_a_circle(node: Node, nodes: Mapping[str, Node]) -> bool:
    above = {node.id}
    parent_id = node.parent_id
    while parent_id is not None and parent_id in nodes:
        if parent_id in above:
            return True
        above.add(parent_id)
        parent_id = nodes[parent_id].parent_id
    return False


def _kind_faults(contents: _Contents) -> Iterator[Fault]:
    for row in _all(contents, _TOPIC_ROWS):
        if row.topic_id in contents.nodes and contents.nodes[row.topic_id].kind is not NodeKind.TOPIC:
            yield _fault(FaultKind.REFERENCE, row, N_("It is about a topic, but names a programme or module."))
    for row in _all(contents, _PROGRAMME_ROWS):
        programme = contents.nodes.get(row.programme_id or "")
        if programme is not None and programme.kind is not NodeKind.PROGRAMME:
            yield _fault(FaultKind.REFERENCE, row, N_("It is about a programme, but names a module or topic."))


def _source_faults(connection: Connection, contents: _Contents) -> Iterator[Fault]:
    sizes = dict(connection.all("SELECT sha256, length(bytes) FROM main.content"))
    for source in contents.rows[Source]:
        if sizes.get(source.sha256, source.size) != source.size:
            template = N_("“{name}” was {size} bytes long, but {kept} are kept.")
            values = {"name": source.name, "size": source.size, "kept": sizes[source.sha256]}
            yield _fault(FaultKind.CONTENT, source, template, values, KEEP_AGAIN)


def _all(contents: _Contents, kinds: tuple[type[Any], ...]) -> Iterator[Any]:
    for kind in kinds:
        yield from contents.rows[kind]


def _fault(
    kind: FaultKind, row: Any, template: str, values: Mapping[str, object] | None = None, remedy: str = CORRECT_ENTRY
) -> Fault:
    return Fault(kind, entry(table_of(type(row)).name, row.id), template, values or {}, remedy)
