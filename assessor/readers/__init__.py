"""One file a format: bytes to tables and paragraphs with their places; nothing about curricula."""

from assessor.readers.document import Cell, CellKind, Document, Note, Paragraph, Row, Table

__all__ = ["Cell", "CellKind", "Document", "Note", "Paragraph", "Row", "Table"]
