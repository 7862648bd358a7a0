"""Count the mappings of one scope: best coverage and level by item and assessor, hours, pieces, topics."""

from dataclasses import dataclass

import numpy as np

from assessor.analysis.ground import Bools, Ground, Ints


@dataclass(frozen=True, eq=False)
class Tally:
    """Arrays [item, assessor] or [item]; `level` and `basis` are those of BASIS_STEP, 0 where there is none."""

    programmes: Bools  # those in scope, in the order of the curriculum
    in_scope: Bools  # of Ground.rows
    coverage: Ints  # [item, assessor] best coverage, -1 where the assessor has no mapping
    stated: Ints  # [item, assessor] highest level as stated, with its basis
    counted: Ints  # [item, assessor] highest level as it counts, with its basis
    basis: Ints  # [item, assessor] strongest basis of any mapping at P, L or F
    pieces: Ints  # [item] mappings at P, the same topic and item once whoever mapped it
    taught: Ints  # [item] minutes of the topics at P, L or F
    self_study: Ints
    levels: int  # how many mappings state a level that counts
    levels_on_titles: int
    levels_above_basis: int
    topics_in_scope: Bools


def tally_of(ground: Ground, programme_ids: tuple[str, ...]) -> Tally:
    """Count the mappings of these programmes, once for all roles."""
    wanted = frozenset(programme_ids)

    def make() -> Tally:
        programmes = ground.snapshot.curriculum.programmes
        return tally(ground, np.array([programme.id in wanted for programme in programmes], dtype=bool))

    return ground.shared(wanted, make, rests_on_mappings=True)


def tally(ground: Ground, programme_in_scope: Bools) -> Tally:
    """Count the mappings of the programmes in scope, `programme_in_scope` standing in the order of the curriculum.

    A level at P never counts; N takes none (rule 1). Hours count each topic of an item once and in full (rule 7).
    """
    rows = ground.rows
    in_scope = programme_in_scope.take(rows.programme)
    stated = _best(ground, rows.stated * in_scope)
    is_capped = ground.snapshot.assessment.caps_levels_at_basis
    return Tally(
        programmes=programme_in_scope,
        in_scope=in_scope,
        coverage=_best(ground, (rows.coverage + 1) * in_scope) - 1,
        stated=stated,
        counted=_best(ground, rows.counted * in_scope) if is_capped else stated,
        basis=_best(ground, rows.basis * in_scope),
        pieces=_sum(ground, rows.is_piece & in_scope),
        taught=_sum(ground, rows.taught * in_scope),
        self_study=_sum(ground, rows.self_study * in_scope),
        levels=int(np.count_nonzero(rows.has_level & in_scope)),
        levels_on_titles=int(np.count_nonzero(rows.on_title & in_scope)),
        levels_above_basis=int(np.count_nonzero(rows.above_basis & in_scope)),
        topics_in_scope=programme_in_scope.take(ground.topics.programme),
    )


def _best(ground: Ground, values: Ints) -> Ints:
    """The greatest value of each item and assessor, 0 where there is no mapping."""
    rows = ground.rows
    best = np.zeros(len(ground.codes) * len(ground.assessor_ids), dtype=np.int64)
    if len(rows.cells):
        best[rows.cells] = np.maximum.reduceat(values, rows.cell_starts)
    return best.reshape(len(ground.codes), len(ground.assessor_ids))


def _sum(ground: Ground, values: Ints | Bools) -> Ints:
    """The sum of each item."""
    starts, ends = ground.rows.item_starts[:-1], ground.rows.item_starts[1:]
    filled = np.flatnonzero(starts < ends)
    total = np.zeros(len(ground.codes), dtype=np.int64)
    if len(filled):
        total[filled] = np.add.reduceat(values, starts[filled], dtype=np.int64)
    return total
