"""A language that nobody speaks, made from the English one: longer, with accents, in brackets. For tests and pictures.

It shows what a translation will need: text in it that has no brackets was cut or never went through the catalogue.
"""

import gettext
import re

from assessor.words import Words

_ACCENTED = str.maketrans("aeiouyAEIOUYcnsCNS", "áéíóúýÁÉÍÓÚÝçñšÇÑŠ")
_FIXED = re.compile(r"(\{[^}]*\}|&[A-Za-z]|&&)")
_PADDING = "~ "
LONGER_BY = 0.35


def pseudo_words() -> Words:
    """Words whose every sentence is 35 % longer than the English one; numbers and dates are written as in English."""
    return Words("en", _PseudoCatalogue())


def pseudo(template: str) -> str:
    """One message: its letters accented, its fields and marked letters as they are, 35 % longer with its brackets."""
    if not template:
        return template
    parts = _FIXED.split(template)
    said = "".join(part if place % 2 else part.translate(_ACCENTED) for place, part in enumerate(parts))
    more = max(0, round(len(template) * LONGER_BY) - 2)
    padding = (_PADDING * (more // len(_PADDING) + 1))[:more]
    return f"[{said}{padding}]"


class _PseudoCatalogue(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)
