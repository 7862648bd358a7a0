"""Which items of a framework may fit a topic: ranked, with reasons; nothing is decided here."""
