"""The two tables of the comparison: modules × items, and item by item what the programmes teach of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.model.curriculum import Curriculum, Node, NodeKind
from assessor.model.mapping import Coverage, Judgement
from assessor.model.mapping import Mapping as Mapped
from assessor.model.snapshot import Snapshot
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one module teaches of an item or area: the best coverage that an assessor found in one topic."""

    coverage: Coverage  # P, L or F; a cell that would be N is absent
    level: int | None  # the highest level at L or F, None where none was stated
    topics: int  # how many topics deal with it
    taught_minutes: int  # of these topics, each in full and once
    differs: bool  # assessors of one of these topics found different coverage


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A module that holds topics or hours itself or nothing at all, or a programme with topics right under it.

    The hours are its own and those of the topics right under it, so that the rows add up to the programme.
    """

    node_id: str
    programme_id: str
    taught_minutes: int
    self_study_minutes: int
    by_item: Mapping[str, MatrixCell]  # judged item -> cell
    by_area: Mapping[str, MatrixCell]  # area -> cell over all items below it


@dataclass(frozen=True, slots=True)
class Matrix:
    """Modules × judged items in document and pack order, with the areas above the items."""

    framework_id: str
    codes: tuple[str, ...]
    areas: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class ComparativeRow:
    """One topic that deals with an item, with what each assessor found in it."""

    topic_id: str
    path: tuple[str, ...]  # ids from the programme down to the module, the topic left out
    taught_minutes: int
    self_study_minutes: int
    mappings: tuple[Mapped, ...]  # at P, L or F; their evidence is in Snapshot.evidence_of


@dataclass(frozen=True, slots=True)
class ComparativeItem:
    """One judged item with the topics that deal with it and the judgements on it, the consensus last."""

    code: str
    rows: tuple[ComparativeRow, ...]
    judgements: tuple[Judgement, ...]
    assessor_ids: tuple[str, ...]  # who mapped or judged it


def matrix(snapshot: Snapshot, framework_id: str, programme_ids: Iterable[str] | None = None) -> Matrix:
    """Modules × items of the programmes, None: of all."""
    framework = snapshot.framework_by_id[framework_id]
    curriculum = snapshot.curriculum
    programmes = _programmes(snapshot, programme_ids)
    row_of = {
        topic.id: row.id
        for programme in programmes
        for row in _matrix_nodes(curriculum, programme)
        for topic in curriculum.children(row.id)
        if topic.kind is NodeKind.TOPIC
    }
    by_item: defaultdict[tuple[str, str], list[Mapped]] = defaultdict(list)
    by_area: defaultdict[tuple[str, str], list[Mapped]] = defaultdict(list)
    for mapping, code in _dealing(snapshot, framework_id):
        if mapping.topic_id in row_of:
            row = row_of[mapping.topic_id]
            by_item[row, code].append(mapping)
            for area in framework.ancestors(code):
                by_area[row, area].append(mapping)
    items, areas = _cells(snapshot, framework, by_item), _cells(snapshot, framework, by_area)
    return Matrix(
        framework_id=framework_id,
        codes=tuple(item.code for item in framework.judged_items),
        areas=tuple(area.code for area in framework.areas),
        rows=tuple(
            _matrix_row(curriculum, programme, node, items.get(node.id, {}), areas.get(node.id, {}))
            for programme in programmes
            for node in _matrix_nodes(curriculum, programme)
        ),
    )


def comparative_rows(
    snapshot: Snapshot, framework_id: str, programme_ids: Iterable[str] | None = None
) -> tuple[ComparativeItem, ...]:
    """Every judged item in pack order with its topics in document order; programmes None: all."""
    programmes = {programme.id for programme in _programmes(snapshot, programme_ids)}
    topics = {topic.id for programme in programmes for topic in snapshot.curriculum.topics_of(programme)}
    order = {topic.id: position for position, topic in enumerate(snapshot.curriculum.topics)}
    found: defaultdict[str, defaultdict[str, list[Mapped]]] = defaultdict(lambda: defaultdict(list))
    for mapping, code in _dealing(snapshot, framework_id):
        if mapping.topic_id in topics:
            found[code][mapping.topic_id].append(mapping)
    judged: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in sorted(snapshot.judgements, key=lambda judgement: judgement.assessor_id is None):
        if judgement.framework_id == framework_id and (judgement.programme_id or "") in {"", *programmes}:
            judged[judgement.item_code].append(judgement)
    return tuple(
        _comparative_item(snapshot, item.code, found[item.code], judged[item.code], order)
        for item in snapshot.framework_by_id[framework_id].judged_items
    )


def _programmes(snapshot: Snapshot, programme_ids: Iterable[str] | None) -> list[Node]:
    wanted = None if programme_ids is None else frozenset(programme_ids)
    return [node for node in snapshot.curriculum.programmes if wanted is None or node.id in wanted]


def _matrix_nodes(curriculum: Curriculum, programme: Node) -> list[Node]:
    """The nodes of a programme that stand as rows, in document order."""
    rows = []
    for node in (programme, *curriculum.below(programme.id)):
        kinds = {child.kind for child in curriculum.children(node.id)}
        has_own_hours = node.hours.total is not None
        if NodeKind.TOPIC in kinds or (node.kind is NodeKind.MODULE and (has_own_hours or not kinds)):
            rows.append(node)
    return rows


def _dealing(snapshot: Snapshot, framework_id: str) -> Iterable[tuple[Mapped, str]]:
    """The mappings at P, L or F with the judged item that they count for; those to areas count nowhere."""
    framework = snapshot.framework_by_id[framework_id]
    for mapping in snapshot.mappings:
        if mapping.framework_id == framework_id and mapping.coverage >= Coverage.P:
            code = framework.judged_code(mapping.item_code)
            if code is not None:
                yield mapping, code


def _matrix_row(
    curriculum: Curriculum,
    programme: Node,
    node: Node,
    by_item: Mapping[str, MatrixCell],
    by_area: Mapping[str, MatrixCell],
) -> MatrixRow:
    topics = [child for child in curriculum.children(node.id) if child.kind is NodeKind.TOPIC]
    hours = sum((topic.hours for topic in topics), node.hours)
    return MatrixRow(node.id, programme.id, hours.taught, hours.self_study or 0, by_item, by_area)


def _cells(
    snapshot: Snapshot, framework: Framework, mappings: Mapping[tuple[str, str], list[Mapped]]
) -> dict[str, dict[str, MatrixCell]]:
    """Row -> column -> cell."""
    cells: defaultdict[str, dict[str, MatrixCell]] = defaultdict(dict)
    for (row, column), rows in mappings.items():
        by_pair: defaultdict[tuple[str, str], set[Coverage]] = defaultdict(set)
        for mapping in rows:
            by_pair[mapping.topic_id, mapping.item_code].add(mapping.coverage)
        topics = {mapping.topic_id for mapping in rows}
        cells[row][column] = MatrixCell(
            coverage=max(mapping.coverage for mapping in rows),
            level=max((m.level for m in rows if m.level and _documents_level(framework, m)), default=None),
            topics=len(topics),
            taught_minutes=sum(snapshot.curriculum.by_id[topic].hours.taught for topic in topics),
            differs=any(len(found) > 1 for found in by_pair.values()),
        )
    return cells


def _documents_level(framework: Framework, mapping: Mapped) -> bool:
    code = framework.judged_code(mapping.item_code)
    return mapping.coverage >= Coverage.L and code is not None and framework.by_code[code].graded


def _comparative_item(
    snapshot: Snapshot,
    code: str,
    by_topic: Mapping[str, list[Mapped]],
    judgements: list[Judgement],
    order: Mapping[str, int],
) -> ComparativeItem:
    topics = sorted(by_topic, key=order.__getitem__)
    voices = {m.assessor_id for rows in by_topic.values() for m in rows} | {j.assessor_id for j in judgements}
    return ComparativeItem(
        code=code,
        rows=tuple(_comparative_row(snapshot, topic, by_topic[topic]) for topic in topics),
        judgements=tuple(judgements),
        assessor_ids=tuple(assessor.id for assessor in snapshot.assessors if assessor.id in voices),
    )


def _comparative_row(snapshot: Snapshot, topic_id: str, mappings: list[Mapped]) -> ComparativeRow:
    hours = snapshot.curriculum.by_id[topic_id].hours
    voices = {assessor.id: position for position, assessor in enumerate(snapshot.assessors)}
    return ComparativeRow(
        topic_id=topic_id,
        path=tuple(node.id for node in snapshot.curriculum.path(topic_id)[:-1]),
        taught_minutes=hours.taught,
        self_study_minutes=hours.self_study or 0,
        mappings=tuple(sorted(mappings, key=lambda m: (voices[m.assessor_id], m.item_code))),
    )
