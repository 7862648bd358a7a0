"""One file a format: bytes to tables and paragraphs with their places; nothing about curricula."""

from assessor.readers.document import Cell, CellKind, Document, Note, Paragraph, Row, Table
from assessor.readers.parent import read_file

__all__ = ["Cell", "CellKind", "Document", "Note", "Paragraph", "Row", "Table", "read_file"]
