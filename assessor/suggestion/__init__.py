"""Which items a topic may deal with, and why."""
