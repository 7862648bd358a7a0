"""A source as it was handed over, opened at a place, from the bytes that the assessment keeps."""
