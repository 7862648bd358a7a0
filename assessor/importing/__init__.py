"""From tables and paragraphs to a draft curriculum, with what was set aside and why."""
