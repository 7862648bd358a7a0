"""The assessment that is open, as values that follow every change row by row.

Pages read from here and never from the store; only the editor writes. Derived figures are made when first asked for
and forgotten when a change touches what they rest on.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from assessor.analysis.analyse import analyse_on
from assessor.analysis.columns import MappingColumns, columns_after, columns_of
from assessor.analysis.ground import Ground, prepare
from assessor.analysis.reach import EVERYWHERE, is_reached, reach_of
from assessor.analysis.results import Results
from assessor.analysis.scope import scope_for
from assessor.model.assessment import Assessment, Assessor
from assessor.model.curriculum import Curriculum
from assessor.model.snapshot import Snapshot
from assessor.store import Changed, Store

T = TypeVar("T")
_Key = tuple[str, str | None, str | None]  # framework, role, programme

_RESULTS_REST_ON = frozenset(
    {
        *("node", "mapping", "evidence", "judgement", "outside", "set_aside", "completion", "aim"),
        *("item_weight", "adoption", "framework_in_use", "assessment", "assessor"),
    }
)
_DECISIONS_REST_ON = frozenset({"mapping", "set_aside"})
_COLUMNS_STAND_ON = frozenset({"framework_in_use", "assessor"})


class Session:
    """One open assessment. `who` is the id of the assessor on this laptop, '' while nobody is chosen."""

    def __init__(self, store: Store, who: str = "") -> None:
        self.store = store
        self.who = who
        self._snapshot: Snapshot | None = None
        self._prepared: tuple[Snapshot, Snapshot] | None = None  # before and after a change
        self._grounds: dict[str, Ground] = {}
        self._past_grounds: dict[str, Ground] = {}
        self._columns: dict[str, MappingColumns] = {}
        self._past: dict[_Key, Results] = {}  # what a change made untrue, until it is asked for again
        self._results: dict[_Key, Results] = {}
        self._derived: dict[object, tuple[frozenset[str] | None, Any]] = {}

    @property
    def snapshot(self) -> Snapshot:
        """Everything as it is now."""
        if self._snapshot is None:
            self._snapshot = self.store.snapshot()
        return self._snapshot

    @property
    def assessment(self) -> Assessment:
        return self.snapshot.assessment

    @property
    def curriculum(self) -> Curriculum:
        return self.snapshot.curriculum

    @property
    def assessor(self) -> Assessor | None:
        """The person on this laptop: the one chosen, else the only one of the file."""
        known = self.snapshot.assessors
        chosen = self.snapshot.assessor_by_id.get(self.who)
        return chosen or (known[0] if len(known) == 1 else None)

    def results(self, framework_id: str, role: str | None = None, programme: str | None = None) -> Results:
        """The results of one scope; computed once for each state of the file."""
        key = framework_id, role, programme
        if key not in self._results:
            if framework_id not in self._grounds:
                if framework_id not in self._columns:
                    self._columns[framework_id] = columns_of(self.snapshot, framework_id)
                past = self._past_grounds.pop(framework_id, None)
                self._grounds[framework_id] = prepare(self.snapshot, self._columns[framework_id], past)
            scope = scope_for(self.snapshot, *key)
            self._results[key] = analyse_on(self._grounds[framework_id], scope, self._past.pop(key, None))
        return self._results[key]

    def derived(self, key: object, make: Callable[[Snapshot], T], rests_on: frozenset[str] | None = None) -> T:
        """Something else made of the snapshot, kept until a change of the tables that it rests on (None: of any)."""
        if key not in self._derived:
            self._derived[key] = rests_on, make(self.snapshot)
        found: T = self._derived[key][1]
        return found

    def decisions(self) -> tuple[str, ...]:
        """When the person on this laptop decided on each topic lately, as of the last decision: ISO times."""
        me = self.assessor
        if me is None:
            return ()
        return self.derived(("decisions", me.id), lambda _snapshot: self.store.decisions(me.id), _DECISIONS_REST_ON)

    def prepare(self, before: Snapshot, changed: Changed) -> None:
        """Read what `follow` will need after a change to `before`; a worker may do that."""
        self._prepared = before, self.store.snapshot_after(before, changed)

    def follow(self, changed: Changed) -> None:
        """Take a change in: only the rows that it touched are read anew."""
        before = self._snapshot
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared[0] is self._snapshot:
            self._snapshot = prepared[1]
        elif self._snapshot is not None:
            self._snapshot = self.store.snapshot_after(self._snapshot, changed)
        self._follow_columns(before, changed)
        self._derived = {
            key: (rests_on, value)
            for key, (rests_on, value) in self._derived.items()
            if rests_on is not None and not rests_on & changed.tables
        }
        if changed.tables & _RESULTS_REST_ON:
            self._drop_results(before, changed)

    def _drop_results(self, before: Snapshot | None, changed: Changed) -> None:
        """Forget what the change may have made untrue: that of a framework, of a programme, not the results without."""
        after = self.snapshot
        reach = EVERYWHERE if before is None else reach_of(before, after, changed.row_ids, changed.tables)
        if not reach:
            return
        self._past_grounds |= self._grounds
        self._grounds.clear()
        untrue = {key: results for key, results in self._results.items() if is_reached(results.scope, reach)}
        self._past |= untrue
        self._results = {key: results for key, results in self._results.items() if key not in untrue}

    def _follow_columns(self, before: Snapshot | None, changed: Changed) -> None:
        if before is None or changed.tables & _COLUMNS_STAND_ON:
            self._columns.clear()
        for framework_id, columns in self._columns.items():
            assert before is not None
            after = columns_after(columns, before, self.snapshot, changed.row_ids, changed.tables)
            self._columns[framework_id] = after

    @cached_property
    def file_name(self) -> str:
        return self.store.path.name
