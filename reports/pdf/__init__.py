"""The PDF: fonts, styles, page frame, flowables of our own."""
