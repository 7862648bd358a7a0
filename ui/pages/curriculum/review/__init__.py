"""The review of files of the host before they come in: the source at the left, the tree as understood at the right."""
