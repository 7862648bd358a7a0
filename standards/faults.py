"""What is wrong with a pack: every fault with its place, and the one error that carries them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


def N_(template: str) -> str:  # noqa: N802  # the name that catalogue tools look for
    """Mark a template for translation; the text itself is the message id."""
    return template


@dataclass(frozen=True, slots=True)
class PackFault:
    """One fault of a pack, with its place.

    `template` and `advice` are English sentences with `{names}`; a border translates them, then fills in `values`.
    """

    file: str
    path: str  # inside the file, as in "items[12].parent"; "" for the file itself
    template: str
    advice: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """File and path as one text."""
        return f"{self.file}, {self.path}" if self.path else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.template.format(**self.values)} {self.advice.format(**self.values)}"


class PackError(Exception):
    """A pack that cannot be used. `faults` has every fault one by one; `str(error)` says all of it in English.

    A border translates `template` and the faults, each with its `values`.
    """

    def __init__(self, template: str, faults: Sequence[PackFault] = (), **values: object) -> None:
        self.template = template
        self.values = values
        self.faults = tuple(faults)
        super().__init__("\n".join([template.format(**values), *map(str, self.faults)]))
