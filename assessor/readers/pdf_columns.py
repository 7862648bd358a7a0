"""Text without ruling lines → tables by the spaces between their columns, columns of running text, and plain lines."""

from collections.abc import Sequence
from itertools import pairwise

from assessor.readers.pdf_geometry import median
from assessor.readers.pdf_page import Page
from assessor.readers.pdf_rows import Piece, PlacedLine, build_rows, numeric_columns
from assessor.readers.pdf_table_part import TablePart
from assessor.readers.pdf_text_lines import Line, LineJoiner, line_of, opens_with_label, pieces

_FEWEST_LINES = 3  # with several pieces, before they are taken for a table
_FAR_LINES = 4.0  # heights: what stands so far below is something else
_LONGEST_BREAK = 8  # lines of one piece inside a table: a wrapped title or heading
_CROSSED = 0.1  # of the lines may run over the space between two columns
_NARROWEST = 4.0  # points of that space
_GUTTER_LINES = 8
_GUTTER_SHARE = 0.9
_NARROWEST_GUTTER = 10.0
_FULL = 0.6  # of the width of a column: running text fills it

Run = list[Line]  # running text from the top down


def part_region(page: Page, lines: Sequence[Line], joiner: LineJoiner) -> list[TablePart | Run]:
    """What stands in a region without ruled tables, in reading order."""
    found: list[TablePart | Run] = []
    for run in _columns_of_text(lines):
        found += _tables_and_runs(page, run, joiner)
    return found


def _columns_of_text(lines: Sequence[Line]) -> list[Run]:
    """The lines as they are, or cut into two columns where both sides of a gutter hold running text."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    runs: list[Run] = []
    left: Run = []
    right: Run = []
    for line in lines:
        if _covers(line, gutter) and _space_at(line, gutter) < _NARROWEST_GUTTER:
            runs += [left, right, [line]]  # a heading over both columns
            left, right = [], []
            continue
        for side, is_left in ((left, True), (right, False)):
            if words := [word for word in line.words if (word.box.centre < gutter) is is_left]:
                side.append(line_of(words))
    return [run for run in (*runs, left, right) if run]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of an upright white strip with running text on both sides; None where there is none."""
    if len(lines) < _GUTTER_LINES:
        return None
    start, end = min(line.box.left for line in lines), max(line.box.right for line in lines)
    inner = (start + 0.25 * (end - start), end - 0.25 * (end - start))
    bands = _bands([piece for line in lines for piece in pieces(line)], len(lines))
    strips = [(after[0] - before[1], (before[1] + after[0]) / 2) for before, after in pairwise(bands)]
    width, middle = max((strip for strip in strips if inner[0] < strip[1] < inner[1]), default=(0.0, 0.0))
    return middle if width >= _NARROWEST_GUTTER and _is_text_on_both_sides(lines, middle) else None


def _is_text_on_both_sides(lines: Sequence[Line], middle: float) -> bool:
    free = [line for line in lines if _space_at(line, middle) >= _NARROWEST_GUTTER or not _covers(line, middle)]
    if len(free) < _GUTTER_SHARE * len(lines):
        return False
    for is_left in (True, False):
        side = [words for line in free if (words := [w for w in line.words if (w.box.centre < middle) is is_left])]
        if len(side) < _GUTTER_LINES:
            return False
        texts = [line_of(words) for words in side]
        widths = [text.box.right - text.box.left for text in texts]
        whole = max(text.box.right for text in texts) - min(text.box.left for text in texts)
        letters = sum(sum(map(str.isalpha, text.text)) for text in texts)
        if median(widths) < _FULL * whole or letters < 15 * len(texts):
            return False
        if len(_bands([piece for text in texts for piece in pieces(text)], len(texts))) > 1:  # a table of its own
            return False
    return True


def _covers(line: Line, x: float) -> bool:
    return line.box.left < x < line.box.right


def _space_at(line: Line, x: float) -> float:
    """The width of the space between words that holds `x`, 0 where a word does."""
    return next((b.box.left - a.box.right for a, b in pairwise(line.words) if a.box.right <= x <= b.box.left), 0.0)


def _tables_and_runs(page: Page, lines: Sequence[Line], joiner: LineJoiner) -> list[TablePart | Run]:
    cut = [pieces(line) for line in lines]
    found: list[TablePart | Run] = []
    run: Run = []
    index = 0
    while index < len(lines):
        end = _zone_end(lines, cut, index) if len(cut[index]) > 1 else index
        table = _table(page, lines[index:end], cut[index:end], joiner) if end > index else None
        if table is None:
            end = max(end, index + 1)
            run += lines[index:end]
        else:
            found += [run, table] if run else [table]
            run = []
        index = end
    return [*found, run] if run else found


def _zone_end(lines: Sequence[Line], cut: Sequence[Sequence[Line]], start: int) -> int:
    """Behind the last line that may belong to a table which starts at `start`."""
    last = index = start
    while index + 1 < len(lines) and index + 1 - last <= _LONGEST_BREAK:
        above, below = lines[index].box, lines[index + 1].box
        if below.middle - above.middle > _FAR_LINES * max(above.height, below.height):
            break
        index += 1
        if len(cut[index]) > 1:
            last = index
    while last + 1 < len(lines) and _wraps(lines[last], cut[last], lines[last + 1], cut[last + 1]):
        last += 1
    return last + 1


def _wraps(above: Line, above_cut: Sequence[Line], below: Line, below_cut: Sequence[Line]) -> bool:
    """Whether a line goes on with an inner piece of the line above it."""
    near = below.box.middle - above.box.middle < 1.5 * above.box.height
    left = below.box.left
    return near and len(below_cut) == 1 and any(abs(piece.box.left - left) < 2.0 for piece in above_cut[1:])


def _table(page: Page, lines: Sequence[Line], cut: Sequence[Sequence[Line]], joiner: LineJoiner) -> TablePart | None:
    several = [line for line in cut if len(line) > 1]
    if len(several) < _FEWEST_LINES:
        return None
    bands = _bands([piece for line in several for piece in line], len(several))
    if len(bands) < 2:
        return None
    placed = [_place(line, bands) for line in lines]
    numbers = numeric_columns(placed)
    if len(bands) == 2 and (1 not in numbers or _is_list(placed)):
        return None  # a numbered list with wide spaces, or names and values
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(bands)]
    xs = (bands[0][0], *inner, bands[-1][1])
    return TablePart(page, xs, build_rows(placed, xs, joiner), ruled=False)


def _is_list(lines: Sequence[PlacedLine]) -> bool:
    labels = [opens_with_label(line.pieces[0].line.text) for line in lines if line.pieces[0].column == 0]
    wide = [line for line in lines if line.pieces[-1].line.text[:1].isalpha()]
    return sum(labels) * 2 > len(labels) and len(wide) * 2 > len(lines)


def _bands(found: Sequence[Line], lines: int) -> list[tuple[float, float]]:
    """The stretches across that pieces fill, parted by strips that hardly any line crosses."""
    allowed = int(_CROSSED * lines) if lines >= 2 * _FEWEST_LINES else 0
    changes = sorted([(line.box.left, 1) for line in found] + [(line.box.right, -1) for line in found])
    bands: list[tuple[float, float]] = []
    depth, left = 0, 0.0
    for x, change in changes:
        if depth <= allowed < depth + change:
            left = x
        elif depth > allowed >= depth + change:
            if bands and left - bands[-1][1] < _NARROWEST:
                left = bands.pop()[0]
            bands.append((left, x))
        depth += change
    return bands


def _place(line: Line, bands: Sequence[tuple[float, float]]) -> PlacedLine:
    """The line cut at the spaces between bands; a piece over several of them spans their columns."""
    bounds = [(left[1] + right[0]) / 2 for left, right in pairwise(bands)]
    groups = [[line.words[0]]]
    for before, word in pairwise(line.words):
        crosses = any(before.box.centre < bound <= word.box.centre for bound in bounds)
        if crosses and word.box.left - before.box.right > 0.5 * line.size:
            groups.append([])
        groups[-1].append(word)
    found: dict[int, Piece] = {}
    for group in groups:
        piece = line_of(group)
        first, last = _columns_of(piece, bands)
        if first in found:  # two words of one column that stand wide apart
            known = found[first]
            piece = line_of([*known.line.words, *piece.words])
            last = max(last, known.column + known.span - 1)
        found[first] = Piece(first, last - first + 1, piece)
    return PlacedLine(tuple(found[column] for column in sorted(found)), line.box.middle)


def _columns_of(piece: Line, bands: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and last column whose text a piece reaches into; the nearest one for a piece between two."""
    box = piece.box
    reached = [index for index, (left, right) in enumerate(bands) if box.left < right - 1 and box.right > left + 1]
    if reached:
        return reached[0], reached[-1]
    nearest = min(range(len(bands)), key=lambda index: abs(sum(bands[index]) / 2 - box.centre))
    return nearest, nearest
