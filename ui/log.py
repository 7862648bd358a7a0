"""The log file of the window, and what is written when the program itself breaks."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_SIZE = 512_000
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class LogFiles:
    """The log of this run. A folder that can't be written to costs the log, never the work: `problem` says why."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problem = ""
        self._handler: RotatingFileHandler | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                folder / "assessor.log", maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
            )
            self._faults = (folder / "faults.log").open("a", encoding="utf-8")  # kept open: a crash has no time left
        except OSError as error:
            self.problem = error.strerror or str(error)
            return
        faulthandler.enable(self._faults)
        self._handler.setFormatter(logging.Formatter(_FORMAT))
        root = logging.getLogger()
        root.setLevel(logging.INFO)
        root.addHandler(self._handler)
        qInstallMessageHandler(_log_qt)

    def close(self) -> None:
        """End the log: the program ends, or a test does."""
        if self._handler is None or self.problem:
            return
        qInstallMessageHandler(None)
        faulthandler.disable()
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._faults.close()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], text)
