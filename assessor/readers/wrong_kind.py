"""Sentences for files of kinds that cannot be brought in: each names the real type and what to do."""

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.guard import FileKind

_SENTENCES = {
    FileKind.LOCKED: N_(
        "“{file}” is locked by a password. Open it with the password, save it without one and try again. "
        "Nothing was changed."
    ),
    FileKind.DOC: N_(
        "“{file}” is an old Word document (.doc). Open it in Word, save it as .docx and bring that in. "
        "Nothing was changed."
    ),
    FileKind.PPTX: N_(
        "“{file}” is a presentation. Copy the plan into a .docx or .xlsx file and bring that in. Nothing was changed."
    ),
    FileKind.OLE: N_(
        "“{file}” is an old office file of an unknown kind. Open it in the program that made it, save it as "
        ".docx or .xlsx and bring that in. Nothing was changed."
    ),
    FileKind.ZIP: N_(
        "“{file}” is an archive, not a document, or it is cut off. Unpack it, or ask for the file again, and "
        "bring in the plan itself. Nothing was changed."
    ),
    FileKind.HTML: N_(
        "“{file}” is a web page that shows no text and no table by itself. Open it in a browser, save the plan as "
        ".docx or .xlsx and bring that in. Nothing was changed."
    ),
    FileKind.JPEG: N_(
        "“{file}” is a picture (JPEG), whatever its name says. Ask for the plan as .docx or .xlsx. Nothing was changed."
    ),
    FileKind.PNG: N_(
        "“{file}” is a picture (PNG), whatever its name says. Ask for the plan as .docx or .xlsx. Nothing was changed."
    ),
    FileKind.SQLITE: N_(
        "“{file}” is a database, not a study plan. Choose the plan as .docx, .xlsx or .csv. Nothing was changed."
    ),
    FileKind.BINARY: N_(
        "“{file}” is neither a Word or Excel file nor readable text. Ask for the plan as .docx, .xlsx or "
        ".csv. Nothing was changed."
    ),
}


def refuse(kind: FileKind, file: str) -> ImportProblemError:
    """The error to raise for a file of a kind that no reader takes."""
    return ImportProblemError(_SENTENCES[kind], file=file)
