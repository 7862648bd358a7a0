"""Values in, documents out: PDF and spreadsheets, with their charts."""
