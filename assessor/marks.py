"""Marks for the words that a person sees, found by the extraction of the catalogue; they translate nothing."""


def N_(message: str) -> str:  # noqa: N802  # gettext's customary name, known to the extraction
    """Mark `message` for the catalogue; it is translated where it is shown."""
    return message
