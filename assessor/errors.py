"""The one family of errors that a person can mend; every other exception is a bug."""

from assessor.marks import N_


class AssessorError(Exception):
    """Base class. `str(error)` is a ready English sentence; `Words.error` says it in another language.

    A subclass gives its `template` once; the values are handed in. Say what, where and what to do,
    and that nothing was changed when that is so.
    """

    template = "{text}"

    def __init__(self, template: str | None = None, **values: object) -> None:
        self.template = template or type(self).template
        self.values = values
        super().__init__(self.template.format(**values))


class UnknownWordError(AssessorError):
    """A topic, item, programme, role, assessor or framework that the file does not have."""


class NotAllowedError(AssessorError):
    """A value that the rules refuse: a level off the scale, a level with N, a missing reason."""


class FileProblemError(AssessorError):
    """A file that is missing, of another kind, newer, damaged, in use or not writable."""


class UnwrittenError(FileProblemError):
    """A write that something outside of the file kept from the disk; it may pass, and then the same edit succeeds.

    `kept` says it where the edit is kept in memory, for whoever can try it again.
    """

    kept = "{text}"


class ReadOnlyError(FileProblemError):
    """A write to an assessment that is open read-only."""

    template = N_("“{file}” is open read-only: {reason} Save a copy elsewhere to go on working. Nothing was changed.")


class NothingToUndoError(AssessorError):
    """Undo or redo with nothing left to take back, or with a later change in the way."""


class ImportProblemError(AssessorError):
    """A host's file that cannot be read, or holds no curriculum."""


class ReportProblemError(AssessorError):
    """A report that cannot be written where it was asked for."""
