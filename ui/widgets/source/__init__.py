"""A source of the host as the window shows it: its tables and texts row by row, each with its place."""
