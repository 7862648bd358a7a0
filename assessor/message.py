"""A sentence with its values, so that it can be said later and in another language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time among the values of a message, said as date and time of the place where it is read."""

    iso: str

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class Message:
    """A marked template and what is filled in; a value may be a message itself. `str` says it in English."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)
