"""Finding anything of an assessment by a few letters: topics, items, evidence and notes, criteria, persons."""
