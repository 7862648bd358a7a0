"""The process that draws pages of a PDF, started and asked by `pictures.py`; nothing of Qt is imported here.

It gets the file on its standard input (its length in 8 bytes, then the bytes), and after that one request for each
picture.
"""

import struct
import sys

from assessor.errors import ImportProblemError
from assessor.marks import N_
from assessor.readers.child import UNREADABLE, own_output
from assessor.readers.messages import Failed, Opened, PagePicture, send

LENGTH = struct.Struct("<Q")
REQUEST = struct.Struct("<If")  # page from 1, dots to the inch

_NO_PAGE = N_("“{file}” has no page {page} that can be shown. Nothing was changed.")


def main(arguments: list[str]) -> None:
    """Open the file and answer requests until there are no more; `arguments`: the name to use in sentences."""
    from assessor.readers.pdf import open_pdf, page_count
    from assessor.readers.pdf_render import render_page

    pipe, requests, (file,) = own_output(), sys.stdin.buffer, arguments
    # The border to pdfium, as in the child that reads.
    try:
        (length,) = LENGTH.unpack(requests.read(LENGTH.size))
        with open_pdf(requests.read(length), file) as document:
            send(pipe, Opened(page_count(document, file)))
            while len(request := requests.read(REQUEST.size)) == REQUEST.size:
                page, dpi = REQUEST.unpack(request)
                raster = render_page(document, page - 1, dpi)
                if raster is None:
                    send(pipe, Failed(_NO_PAGE, {"file": file, "page": page}))
                else:
                    send(pipe, PagePicture(raster.width, raster.height, raster.scale, raster.pixels))
    except ImportProblemError as error:
        send(pipe, Failed(error.template, {name: str(value) for name, value in error.values.items()}))
    except Exception as error:  # noqa: BLE001
        send(pipe, Failed(UNREADABLE, {"file": file, "detail": type(error).__name__}))
