"""The values of an assessment: frozen, checked by the edits, kept by the store."""
