"""`python -m assessor`."""

from assessor.cli.main import main

if __name__ == "__main__":  # the child process of an import loads this file too
    main()
