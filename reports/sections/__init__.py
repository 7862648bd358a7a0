"""One file a section: from the values of `reports.content` to flowables; no figure is made here."""
