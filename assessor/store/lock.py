"""One writer: a lock file beside the open assessment that says who has it."""

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.marks import N_
from assessor.message import Message, Moment

if TYPE_CHECKING:
    import psutil

_ENDING = ".lock"
_SAME_START_SECONDS = 2.0  # the system gives start times rounded


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has an assessment open for writing."""

    host: str
    process: int
    started: float  # of the process: its number may be given out again
    program: str
    since: str  # ISO time of opening

    def is_gone(self) -> bool:
        """Whether that process has ended; never said of another host, which can't be asked."""
        import psutil

        if self.host != socket.gethostname():
            return False
        try:
            process = psutil.Process(self.process)
            is_ended, started = process.status() == psutil.STATUS_ZOMBIE, _started(process)
        except psutil.NoSuchProcess:
            return True
        except psutil.AccessDenied:
            return False
        return is_ended or abs(started - self.started) > _SAME_START_SECONDS

    def reason(self, lock: Path) -> Message:
        """Why the file is read-only for others."""
        return Message(
            N_(
                "It is in use by {program} (process {process} on {host}) since {since}. If that program is not "
                "running any more, delete the file “{lock}” beside it."
            ),
            {
                "program": self.program,
                "process": self.process,
                "host": self.host,
                "since": Moment(self.since),
                "lock": lock.name,
            },
        )


class WriterLock:
    """The lock file of one assessment. Take it only while SQLite's own write lock is held, so that two programs
    that find the same stale lock don't both take it over."""

    def __init__(self, assessment: Path) -> None:
        self.path = assessment.with_name(assessment.name + _ENDING)
        self._own: bytes | None = None

    def take(self, program: str, since: str) -> Message | None:
        """Make the lock; one whose process is gone is taken over.

        Returns: None, or the reason why somebody else has it.
        Raises: OSError when the folder takes no file.
        """
        content = json.dumps(asdict(_ourselves(program, since)), ensure_ascii=False).encode()
        if self.path.exists():
            holder = self.holder()
            if holder is not None and not holder.is_gone():
                return holder.reason(self.path)
            self.path.unlink(missing_ok=True)
        with self.path.open("xb") as file:
            file.write(content)
        self._own = content
        return None

    def release(self) -> None:
        """Take the lock away, if it is ours (somebody may have deleted it, and another taken it)."""
        if self._own is not None and self.path.exists() and self.path.read_bytes() == self._own:
            self.path.unlink()
        self._own = None

    def holder(self) -> LockHolder | None:
        """Who holds it; None where there is no lock, or one that was cut short or is not ours to read."""
        try:
            holder = LockHolder(**json.loads(self.path.read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        return holder if isinstance(holder.process, int) and isinstance(holder.started, float) else None


def holder_of(assessment: Path) -> LockHolder | None:
    """Who has an assessment open for writing now; None for nobody."""
    holder = WriterLock(assessment).holder()
    return None if holder is None or holder.is_gone() else holder


def _ourselves(program: str, since: str) -> LockHolder:
    import psutil

    process = psutil.Process(os.getpid())
    return LockHolder(socket.gethostname(), process.pid, _started(process), program, since)


def _started(process: "psutil.Process") -> float:
    """When a process began, on a clock that nobody sets: Linux counts from the start of the machine."""
    import psutil

    began: float = process.create_time()
    return began - psutil.boot_time() if sys.platform == "linux" else began
