"""From a host's file to a draft: the one way in for every caller."""

from collections.abc import Callable
from pathlib import Path

from assessor.errors import ImportProblemError
from assessor.importing.assemble import NoTopicError, assemble
from assessor.importing.branch import MAX_DEPTH, TooDeepError
from assessor.importing.choices import NO_CHOICES, Choices
from assessor.importing.draft import Draft
from assessor.importing.lines import Line
from assessor.marks import N_
from assessor.readers import Document
from assessor.readers.parent import read_file

_NO_TOPIC_DOCUMENT = N_(
    "“{file}” holds no table with topics and no headings or numbered lines to take them from. "
    "Check that it is the study plan, or put its topics into a table with a header row. Nothing was changed."
)
_NO_TOPIC_TABLES = N_(
    "No topics were found in “{file}”. Check that it is the study plan, and that its table has a header row "
    "with a word for the title, such as “Topic” or “Subject”. Nothing was changed."
)
_NO_TOPIC_PICTURES = N_(
    "No topics were found in the text of “{file}”, and the text of these pages could not be read: {pages}. Enter their "
    "topics by hand beside the picture of the page, or have their text recognised by Tesseract. Nothing was changed."
)
_TOO_DEEP_ROW = N_(
    "“{file}”, row {number}: “{title}” hangs more than {limit} levels deep, so the plan was not taken. Take levels or "
    "indents out of it and try again. Nothing was changed."
)
_TOO_DEEP_PARAGRAPH = N_(
    "“{file}”, paragraph {number}: “{title}” hangs more than {limit} levels deep, so the plan was not taken. Take "
    "levels or indents out of it and try again. Nothing was changed."
)


def read_draft(
    path: Path,
    progress: Callable[[str], None] | None = None,
    choices: Choices = NO_CHOICES,
    *,
    recognise: bool = False,
) -> Draft:
    """Read a study plan and say what was understood, what was set aside and what to look at.

    The file is opened once, in a child process; `Draft.sha256` is of the bytes that were read.

    Args: `progress` is told the sheet, page or row being read (see `read_file`);
        what it raises cancels the reading and goes on to the caller.
        `choices` what a person said of the columns of this host's files.
        `recognise` read pages that are pictures by Tesseract, where it is installed; that takes seconds a page.
    Raises: ImportProblemError with one ready sentence; nothing is changed then.
    """
    return understand(read_file(path, progress, recognise=recognise), path.name, choices)


def understand(document: Document, file_name: str, choices: Choices = NO_CHOICES) -> Draft:
    """What a document that was read says as a curriculum; quick enough to ask again after every choice.

    Raises: ImportProblemError when nothing in it is a topic, or something hangs too deep.
    """
    try:
        return assemble(document, file_name, choices)
    except NoTopicError:
        raise _no_topic(document, file_name) from None
    except TooDeepError as error:
        raise _too_deep(error.line, file_name) from None


def _no_topic(document: Document, file_name: str) -> ImportProblemError:
    unread = [str(note.values["pages"]) for note in document.notes if note.is_unread]
    if unread:
        return ImportProblemError(_NO_TOPIC_PICTURES, file=file_name, pages=", ".join(unread))
    return ImportProblemError(_NO_TOPIC_TABLES if document.tables else _NO_TOPIC_DOCUMENT, file=file_name)


def _too_deep(line: Line, file_name: str) -> ImportProblemError:
    template = _TOO_DEEP_ROW if line.place.row else _TOO_DEEP_PARAGRAPH
    number = line.place.row or line.place.paragraph
    return ImportProblemError(template, file=file_name, number=number, title=line.title, limit=MAX_DEPTH)
