"""The Mapping page: topics at the left, one topic with its mappings in the middle, items at the right."""
