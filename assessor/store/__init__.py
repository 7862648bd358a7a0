"""The assessment file: schema, change log with undo and history, opening and checking, backups."""

from assessor.message import Message
from assessor.store.changes import Change, Changed, ChangeRecord
from assessor.store.check import check_file
from assessor.store.faults import CheckReport, Fault, FaultKind
from assessor.store.opening import Opening
from assessor.store.store import Store

__all__ = [
    "Change",
    "ChangeRecord",
    "Changed",
    "CheckReport",
    "Fault",
    "FaultKind",
    "Message",
    "Opening",
    "Store",
    "check_file",
]
