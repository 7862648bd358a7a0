"""The colours of results and coverage can be read and told apart, also in grey and by colour-blind people."""

from itertools import pairwise

import pytest

from reports.charts import tokens
from reports.charts.tokens import COVERAGE_FILLS, RESULT_FILLS, Fill

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB
DEFICIENCIES = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
FILLED = [look for look in (*RESULT_FILLS.values(), *COVERAGE_FILLS.values()) if look.fill]
Triple = tuple[float, ...]


def linear(colour: str) -> Triple:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    light, dark = sorted((times(TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, seen_by: str = "normal") -> Triple:
    seen = tuple(min(1.0, max(0.0, part)) for part in times(DEFICIENCIES[seen_by], linear(colour)))
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / white for value, white in zip(times(TO_XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, seen_by: str) -> float:
    """ΔE*76."""
    pairs = zip(lab(one, seen_by), lab(other, seen_by), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("look", FILLED)
def test_what_is_written_on_a_fill_can_be_read(look: Fill) -> None:
    assert look.fill
    assert contrast(look.text, look.fill) >= 4.5


@pytest.mark.parametrize("look", FILLED)
def test_a_pale_fill_has_an_edge(look: Fill) -> None:
    assert look.fill
    if contrast(look.fill, tokens.SURFACE) < 3:
        assert look.edge
        assert contrast(look.edge, tokens.SURFACE) >= 3


@pytest.mark.parametrize("ground", [tokens.SURFACE, tokens.RAISED_SOFT, tokens.RAISED])
@pytest.mark.parametrize("text", [tokens.TEXT, tokens.TEXT_2, tokens.ACCENT, tokens.GOOD, tokens.WARN, tokens.BAD])
def test_text_can_be_read_on_each_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


def test_other_words_of_the_paper_can_be_read() -> None:
    for text, ground in ((tokens.TEXT_3, tokens.SURFACE), (tokens.TEXT_3, tokens.RAISED), (tokens.ALERT, "#FFFFFF")):
        assert contrast(text, ground) >= 4.5
    assert contrast(tokens.BAND_TEXT, tokens.BAND) >= 4.5
    assert contrast(tokens.TEXT, tokens.DRAFT_MARK) >= 7
    assert contrast(tokens.TEXT_3, tokens.DRAFT_MARK) >= 4.5


@pytest.mark.parametrize("seen_by", DEFICIENCIES)
def test_neighbours_are_told_apart_by_everyone(seen_by: str) -> None:
    results = [RESULT_FILLS[result].fill for result in tokens.RESULT_ORDER[:4]]
    coverage = [COVERAGE_FILLS[step].fill for step in sorted(COVERAGE_FILLS)[1:]]
    for scale in (results, coverage):
        for one, other in pairwise(scale):
            assert one
            assert other
            assert difference(one, other, seen_by) >= 20


def test_the_order_survives_printing_in_grey() -> None:
    for scale in (
        [RESULT_FILLS[result].fill for result in tokens.RESULT_ORDER[:4]],
        [COVERAGE_FILLS[step].fill for step in sorted(COVERAGE_FILLS)],
    ):
        lightness = [lab(fill)[0] for fill in scale if fill]
        assert all(before - after >= 5 for before, after in pairwise(lightness))
