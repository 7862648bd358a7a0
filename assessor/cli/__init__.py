"""The command line: the window's core without a screen, for scripts, tests and the help desk."""
