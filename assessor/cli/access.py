"""How the commands come to an assessment: opened to read or to write, with the clock and the names of this run."""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from assessor import __version__
from assessor.cli.language import shell_words
from assessor.cli.output import print_line
from assessor.edits.assessment import new_assessor
from assessor.errors import NotAllowedError, ReadOnlyError
from assessor.find import find_assessor, find_framework
from assessor.marks import N_
from assessor.model.assessment import Assessor, FrameworkInUse
from assessor.store import Changed, Opening, Store
from standards.framework import Framework
from standards.pack import framework_from_json
