"""The assessment file: schema, change log with undo and history, opening and checking, backups."""

from assessor.store.changes import Change, Changed, ChangeRecord
from assessor.store.message import Message
from assessor.store.opening import Opening
from assessor.store.store import Store

__all__ = ["Change", "ChangeRecord", "Changed", "Message", "Opening", "Store"]
