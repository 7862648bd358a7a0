"""One file a format: bytes to tables and paragraphs with their places; nothing about curricula."""
