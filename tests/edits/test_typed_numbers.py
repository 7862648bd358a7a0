"""Hours and credits as people type them."""

import pytest

from assessor.edits.typed_numbers import hundredths_from_text, minutes_from_text
from assessor.errors import NotAllowedError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", None), (" ", None), ("4", 240), ("1,5", 90), ("1.5", 90), (" 1\N{NO-BREAK SPACE}846 ", 110_760)],
)
def test_hours_take_point_comma_and_spaces(text: str, minutes: int | None) -> None:
    assert minutes_from_text(text) == minutes


def test_credits_keep_their_hundredths() -> None:
    assert (hundredths_from_text("4,25"), hundredths_from_text("")) == (425, None)


@pytest.mark.parametrize("text", ["four", "-1", "1.2.3", "nan", "inf", "4 h"])
def test_what_is_no_number_is_refused_by_name(text: str) -> None:
    for read in (minutes_from_text, hundredths_from_text):
        with pytest.raises(NotAllowedError, match="Nothing was changed"):
            read(text)
