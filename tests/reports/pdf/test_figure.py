"""Pictures in the flow: they fit, and a long one begins where the text above it ends."""

import re
from collections.abc import Sequence

import pytest

from reports.charts.scene import Rect, Scene, Text
from reports.pdf.figure import Figure, FlowingFigure
from reports.pdf.headings import Heading
from reports.pdf.text import body, lead_in
from reports.pdf.theme import CONTENT_HEIGHT
from tests.reports.pdf.conftest import Write


def lines(count: int, first: int = 0) -> Scene:
    texts = tuple(Text(0, 20 * n + 15, f"line{first + n}", 9, "#000000") for n in range(count))
    return Scene(100, 20.0 * count, (Rect(0, 0, 100, 20 * count, None, "#000000"), *texts), "lines")


def in_pages(total: int) -> FlowingFigure:
    """`total` lines of 20 points, as many on each page as fit."""

    def build(first: float, whole: float) -> Sequence[Scene]:
        scenes: list[Scene] = []
        done = 0
        while done < total:
            count = max(1, min(total - done, int((whole if scenes else first) / 20)))
            scenes.append(lines(count, done))
            done += count
        return scenes

    return FlowingFigure(build, "Figure 1. All lines")


def test_a_picture_taller_than_a_page_is_made_smaller(write: Write) -> None:
    texts = write([Figure(lines(60), "Figure 1")])
    assert len(texts) == 1
    assert len(re.findall(r"line\d+", texts[0])) == 60


@pytest.mark.parametrize("total", [1, 10, 33, 120])
def test_a_flowing_picture_uses_the_page_that_has_begun(write: Write, total: int) -> None:
    texts = write([Heading("1", "Head"), lead_in("How to read it."), in_pages(total), body("after")])
    assert re.findall(r"line(\d+)", " ".join(texts)) == [str(n) for n in range(total)]
    assert "1 Head How to read it. line0 " in texts[0]
    assert "Figure 1. All lines after" in texts[-1]


def test_a_heading_and_its_lead_in_go_along_with_the_picture(write: Write) -> None:
    for filling in range(20, 45):
        story = [*(body("filling") for _ in range(filling)), Heading("1", "Head"), lead_in("How."), Figure(lines(14))]
        page = next(text for text in write(story) if "1 Head" in text)
        assert "How. line0" in page


def test_a_picture_as_high_as_the_page_stands_alone(write: Write) -> None:
    assert len(write([body("before"), Figure(lines(int(CONTENT_HEIGHT / 20))), body("after")])) == 3
