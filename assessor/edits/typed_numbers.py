"""Numbers as a person types them: hours and credits with a point or a comma."""

from decimal import Decimal, InvalidOperation

from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.curriculum import MINUTES_PER_HOUR

_HUNDREDTHS = 100
_SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")


def minutes_from_text(text: str) -> int | None:
    """Academic hours ("4", "1,5") as minutes, to the nearest one; None for no text.

    Raises: NotAllowedError for what is no number of 0 or more.
    """
    number = _number(text, N_("“{text}” is no number of hours. Write it as 4 or 1.5. Nothing was changed."))
    return None if number is None else round(number * MINUTES_PER_HOUR)


def hundredths_from_text(text: str) -> int | None:
    """Credits ("3", "4.5") in hundredths, to the nearest one; None for no text.

    Raises: NotAllowedError for what is no number of 0 or more.
    """
    number = _number(text, N_("“{text}” is no number of credits. Write it as 3 or 4.5. Nothing was changed."))
    return None if number is None else round(number * _HUNDREDTHS)


def _number(text: str, template: str) -> Decimal | None:
    plain = text.translate(_SPACES).replace(",", ".")
    if not plain.strip():
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise NotAllowedError(template, text=text.strip()) from error
    if not number.is_finite() or number < 0:
        raise NotAllowedError(template, text=text.strip())
    return number
