"""PDFs put together by hand, object by object, as no program writes them."""

import zlib
from collections.abc import Mapping


def raw_pdf(objects: Mapping[int, bytes]) -> bytes:
    """A file of numbered objects with a true cross-reference table; object 1 is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, count = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count
    data += b"".join(b"%010d 00000 n \n" % offsets.get(number, 0) for number in range(1, count))
    return bytes(data) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(content: bytes, *, box: bytes = b"[0 0 595 842]", resources: bytes = b"<<>>", **more: bytes) -> bytes:
    """A page whose content stream is `content`, a whole stream object; `more` are objects such as `o5`."""
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources %s/Contents 4 0 R>>" % (box, resources),
            4: content,
            **{int(name[1:]): body for name, body in more.items()},
        }
    )


def flate_bomb(megabytes: int) -> bytes:
    """A content stream that unpacks, twice, to so many megabytes of drawing."""
    packer, again = zlib.compressobj(9), zlib.compressobj(9)
    piece = b"0 0 m 9 9 l S\n" * 74_898  # a megabyte
    packed = b"".join(again.compress(packer.compress(piece)) for _ in range(megabytes))
    packed += again.compress(packer.flush()) + again.flush()
    return one_page(stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


def self_calling_form() -> bytes:
    """A form that draws itself twice, through another."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</A %d 0 R>>>>"
    return one_page(
        stream(b"/A Do /A Do"),
        resources=b"<</XObject<</A 5 0 R>>>>",
        o5=stream(b"/A Do /A Do " * 200, form % 6),
        o6=stream(b"/A Do /A Do " * 200, form % 5),
    )


def page_tree_loop() -> bytes:
    """Pages that are their own children."""
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 4>>",
            3: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 3>>",
        }
    )


def false_count(count: int) -> bytes:
    """A page tree that claims far more pages than it has."""
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count,
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def huge_page() -> bytes:
    """A page of 14 kilometres, with a line of text."""
    content = stream(b"BT /F 12 Tf 100 700 Td (Topic 1. Law of the border) Tj ET")
    fonts = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    return one_page(content, box=b"[0 0 40000000 40000000]", resources=fonts)


def nested_arrays(depth: int) -> bytes:
    return one_page(stream(b"q Q"), resources=b"<</X " + b"[" * depth + b"]" * depth + b">>")
