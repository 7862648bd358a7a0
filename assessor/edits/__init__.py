"""The verbs of the program: each checks its values, names its change and writes it through the store."""
