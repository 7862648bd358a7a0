"""What the child process says to the program, and how it is framed on the pipe."""

import struct
from typing import BinaryIO

import msgspec

from assessor.readers.document import Document

RECOGNISE = "--recognise"  # an argument of the child: read pages that are pictures too
_LENGTH = struct.Struct("<I")


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """A sign of life: the sheet, page or row that is being read; '' when there is nothing to name."""

    where: str


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The file cannot be read; `template` is of the catalogue."""

    template: str
    values: dict[str, str | int]


class Done(msgspec.Struct, frozen=True, tag="done"):
    document: Document


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """A file whose pages can be shown."""

    pages: int


class PagePicture(msgspec.Struct, frozen=True, tag="picture"):
    """A page as it is shown: rows of pixels from the top, three bytes (red, green, blue) each, without padding."""

    width: int  # pixels
    height: int
    scale: float  # pixels to a point; the boxes of places are in points
    pixels: bytes


Message = Progress | Failed | Done | Opened | PagePicture
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)


def send(pipe: BinaryIO, message: Message) -> None:
    """Write one message; `pipe` is flushed."""
    data = _ENCODER.encode(message)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> Message | None:
    """Read one message; None at the end, also when the sender died in the middle of one."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return _DECODER.decode(data) if len(data) == length else None
