"""Faults of the structure of a pack: items, scale, roles and what they say about each other."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from standards.faults import N_, PackFault
from standards.pack_format import ADDRESSED, ItemEntry, PackFile, RoleEntry

_DEPTHS = range(1, 4)  # of `expected`
MAX_DEPTH = 30  # items above an item
_ROOT_HINT = N_("Correct the code, or add the item.")


def structure_faults(pack: PackFile, file: str) -> Iterator[PackFault]:
    """Yield every fault of `pack` by itself, in the order of the file.

    The rules: codes are unique and stand after their parents; an item is judged on its own or below a judged one,
    or sums up judged ones, never both; levels stand on the scale; targets and core items name judged items.
    """
    return _Structure(pack, file).faults()


class _Structure:
    def __init__(self, pack: PackFile, file: str) -> None:
        self._pack = pack
        self._file = file
        self._items: dict[str, ItemEntry] = {}
        for entry in pack.items:
            self._items.setdefault(entry.code, entry)
        self._circles = self._find_circles()
        judged = {code for code, entry in self._items.items() if entry.judged}
        self._over_judged = {above for code in judged for above in self._chain(code)}
        self._under_judged = {code for code in self._items if not judged.isdisjoint(self._chain(code))}

    def faults(self) -> Iterator[PackFault]:
        pack = self._pack
        yield from self._doubled("languages", list(pack.languages))
        if not pack.languages:
            yield self._fault("languages", N_("The pack has no language."), N_("Name one at least."))
        yield from self._scale()
        if not any(entry.judged for entry in pack.items):
            yield self._fault("items", N_("No item is judged."), N_("Mark the items that carry results as judged."))
        yield from self._doubled("items", [entry.code for entry in pack.items], ".code")
        seen: set[str] = set()
        roles = {role.code for role in pack.roles}
        for index, entry in enumerate(pack.items):
            yield from self._parent(entry, f"items[{index}]", seen)
            yield from self._marks(entry, f"items[{index}]")
            yield from self._expected(entry, f"items[{index}]", roles)
            seen.add(entry.code)
        yield from self._doubled("roles", [role.code for role in pack.roles], ".code")
        for index, role in enumerate(pack.roles):
            yield from self._role(role, f"roles[{index}]")

    def _chain(self, code: str) -> dict[str, None]:
        """The codes above, nearest first; ends at an unknown parent, where it comes round again, or too deep."""
        chain: dict[str, None] = {}
        parent = self._items[code].parent
        while parent in self._items and parent not in chain and len(chain) <= MAX_DEPTH:
            chain[parent] = None
            parent = self._items[parent].parent
        return chain

    def _find_circles(self) -> set[str]:
        """The codes that stand above themselves; each code is walked over once."""
        circles: set[str] = set()
        done: set[str] = set()
        for start in self._items:
            path: dict[str, int] = {}
            code: str | None = start
            while code in self._items and code not in done and code not in path:
                path[code] = len(path)
                code = self._items[code].parent
            if code in path:
                circles.update(list(path)[path[code] :])
            done.update(path)
        return circles

    def _fault(self, path: str, template: str, advice: str, **values: object) -> PackFault:
        return PackFault(self._file, path, template, advice, values)

    def _doubled(self, path: str, codes: list[str], field: str = "") -> Iterator[PackFault]:
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code not in seen:
                seen.add(code)
            else:
                yield self._fault(
                    f"{path}[{index}]{field}",
                    N_("“{code}” stands in the list more than once."),
                    N_("Give each entry its own code, or remove one."),
                    code=code,
                )

    def _scale(self) -> Iterator[PackFault]:
        for index, (lower, upper) in enumerate(pairwise((-1, *self._pack.scale))):
            if lower >= upper:
                yield self._fault(
                    f"scale[{index}]",
                    N_("Level {level} does not rise above the one before it."),
                    N_("List the levels from the lowest (0 or more) to the highest, each once."),
                    level=upper,
                )

    def _parent(self, entry: ItemEntry, path: str, seen: set[str]) -> Iterator[PackFault]:
        parent = entry.parent
        if not self._in_cycle(entry.code) and len(self._chain(entry.code)) > MAX_DEPTH:
            yield self._fault(
                f"{path}.parent",
                N_("“{code}” has more than {limit} items above it."),
                N_("Hang it nearer to the top."),
                code=entry.code,
                limit=MAX_DEPTH,
            )
        if parent is None or (parent in seen and not self._in_cycle(entry.code)):
            return
        values = {"code": entry.code, "parent": parent}
        if parent not in self._items:
            yield self._fault(f"{path}.parent", N_("“{code}” has an unknown parent, “{parent}”."), _ROOT_HINT, **values)
        elif self._in_cycle(entry.code):
            yield self._fault(
                f"{path}.parent",
                N_("“{code}” stands above itself: its parents form a circle."),
                N_("Give one item of the circle another parent, or none."),
                **values,
            )
        else:
            yield self._fault(
                f"{path}.parent",
                N_("“{code}” stands before its parent, “{parent}”."),
                N_("Move the parent up."),
                **values,
            )

    def _in_cycle(self, code: str) -> bool:
        return code in self._circles

    def _marks(self, entry: ItemEntry, path: str) -> Iterator[PackFault]:
        code = entry.code
        if not entry.kind:
            yield self._fault(f"{path}.kind", N_("“{code}” has no kind."), N_("Name it, as in “standard”."), code=code)
        if entry.judged and code in self._under_judged and not self._in_cycle(code):
            yield self._fault(
                f"{path}.judged",
                N_("“{code}” is judged, and so is an item above it: its mappings would count twice."),
                N_("Judge one of the two; mappings to an item below a judged one count for that one."),
                code=code,
            )
        if not entry.judged and code not in self._under_judged and code not in self._over_judged:
            yield self._fault(
                f"{path}.judged",
                N_("“{code}” is not judged, and no item above or below it is: nothing mapped to it would count."),
                N_("Mark it as judged, or remove it."),
                code=code,
            )
        if entry.graded and not entry.judged:
            yield self._fault(
                f"{path}.graded",
                N_("“{code}” is graded but not judged."),
                N_("Mark it as judged too, or take “graded” away."),
                code=code,
            )
        if entry.graded and not self._pack.scale:
            yield self._fault(
                f"{path}.graded",
                N_("“{code}” is graded, but the pack has no scale."),
                N_("Add the levels to “scale”, or take “graded” away."),
                code=code,
            )

    def _expected(self, entry: ItemEntry, path: str, roles: Collection[str]) -> Iterator[PackFault]:
        for role, depth in entry.expected.items():
            place = f'{path}.expected["{role}"]'
            if role not in roles:
                yield self._fault(
                    place, N_("There is no role “{role}”."), N_("Correct the code, or add the role."), role=role
                )
            if depth not in _DEPTHS:
                yield self._fault(
                    place, N_("{depth} is no depth hint."), N_("Give 1, 2 or 3, or remove it."), depth=depth
                )

    def _role(self, role: RoleEntry, path: str) -> Iterator[PackFault]:
        for code, level in role.targets.items():
            yield from self._target(code, level, f'{path}.targets["{code}"]')
        for provenance, codes in role.targets_by_provenance.items():
            for index, code in enumerate(codes):
                if code not in role.targets:
                    yield self._fault(
                        f'{path}.targets_by_provenance["{provenance}"][{index}]',
                        N_("The role has no target for “{code}”."),
                        N_("Add the target, or remove this entry."),
                        code=code,
                    )
        yield from self._doubled(f"{path}.core_items", list(role.core_items))
        for index, code in enumerate(role.core_items):
            yield from self._judged_item(code, f"{path}.core_items[{index}]")

    def _target(self, code: str, level: int | str, path: str) -> Iterator[PackFault]:
        faults = list(self._judged_item(code, path))
        yield from faults
        if faults:
            return
        graded = self._items[code].graded
        if graded and level == ADDRESSED:
            yield self._fault(
                path, N_("“{code}” is graded; its target is a level."), N_("Give a level of the scale."), code=code
            )
        elif not graded and level != ADDRESSED:
            yield self._fault(
                path, N_("“{code}” is not graded; it can't have a level as target."), N_("Write “L”."), code=code
            )
        elif graded and (level not in self._pack.scale or level == 0):
            levels = ", ".join(str(step) for step in self._pack.scale if step > 0)
            yield self._fault(
                path,
                N_("The target {level} of “{code}” is not on the scale."),
                N_("Give one of {levels}, or remove the target."),
                level=level,
                code=code,
                levels=levels,
            )

    def _judged_item(self, code: str, path: str) -> Iterator[PackFault]:
        if code not in self._items:
            yield self._fault(path, N_("There is no item “{code}”."), _ROOT_HINT, code=code)
        elif not self._items[code].judged:
            yield self._fault(
                path, N_("“{code}” is not judged, so no role can ask for it."), N_("Name a judged item."), code=code
            )
