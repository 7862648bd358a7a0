"""One file a format: bytes to tables and paragraphs with their places; nothing about curricula."""

from assessor.readers.document import Cell, CellKind, Document, Note, Paragraph, Row, Table

READABLE = (
    *("docx", "docm", "xlsx", "xlsm", "xls", "xlsb", "odt", "ods", "rtf"),
    *("csv", "tsv", "txt", "md", "html", "htm"),
)
"""The usual endings of the files that are read; what a file is, its bytes say."""

__all__ = ["READABLE", "Cell", "CellKind", "Document", "Note", "Paragraph", "Row", "Table"]
