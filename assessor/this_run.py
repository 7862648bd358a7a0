"""What the core is handed by its two entries, command line and window: the moment, and the folders of the person."""

import os
from datetime import UTC, datetime
from pathlib import Path

from assessor import __version__
from assessor.store import Opening

_APPLICATION = "customs-training-assessor"
_OVERRIDE = "ASSESSOR_DATA_DIR"  # one folder for everything: tests, a stick, a kiosk


def now() -> str:
    """The moment, as the changes of the log carry it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def today() -> str:
    """The date where the person is."""
    return datetime.now(UTC).astimezone().date().isoformat()


def opening() -> Opening:
    """Who opens an assessment: this program, now, with backups in the person's data folder."""
    return Opening(program=f"assessor {__version__}", at=now(), backups=backups_folder())


def backups_folder() -> Path:
    """Where the automatic backups lie."""
    return data_folder() / "backups"


def data_folder() -> Path:
    """Where the program keeps what is worth keeping."""
    from platformdirs import user_data_path

    return _chosen() or user_data_path(_APPLICATION, appauthor=False)


def settings_folder() -> Path:
    """Where the settings of the window lie."""
    from platformdirs import user_config_path

    return _chosen() or user_config_path(_APPLICATION, appauthor=False)


def log_folder() -> Path:
    """Where the window writes what went wrong."""
    from platformdirs import user_log_path

    chosen = _chosen()
    return chosen / "log" if chosen else user_log_path(_APPLICATION, appauthor=False)


def _chosen() -> Path | None:
    asked = os.environ.get(_OVERRIDE)
    return Path(asked) if asked else None
