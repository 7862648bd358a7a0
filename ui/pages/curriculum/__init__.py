"""The curriculum: the tree with everything that is said of it, and the way in for the files of the host."""
