"""The language of a title, by letters that only one language has and by its small words; the file decides a tie."""

import re
from collections import Counter
from collections.abc import Iterable

from assessor.importing.text import folded

_OWN_LETTERS = {  # worth more than a small word: no other language of the region writes them
    "kk": "әұһі",
    "tg": "ӣӯҷ",
    "uz_cyrl": "ў",
    "tk": "äňýž",
    "az": "əığ",
}
_SHARED_LETTERS = {  # of some languages; a weak sign for each
    "kk": "ғқңөү",
    "ky": "ңөү",
    "tg": "ғқҳ",
    "uz_cyrl": "ғқҳ",
    "tk": "çşöü",
    "az": "çşöü",
}
_SMALL_WORDS = {
    "ru": "и в во на по для при с со о об от из к у за под или как его их не том числе",
    "kk": "және мен бен пен бойынша үшін туралы арқылы негізгі жүйесі",
    "ky": "жана менен боюнча үчүн тууралуу аркылуу негизги системасы",
    "tg": "ва дар бо аз ба барои оид тибқи асосҳои дигар",
    "uz_cyrl": "ва билан учун бўйича ҳамда асослари тўғрисида тизими",
    "uz": "va bilan uchun bo'yicha hamda asoslari to'g'risida haqida tizimi",
    "tk": "we bilen üçin boýunça hakynda esaslary ulgamy",
    "az": "və ilə üçün üzrə haqqında əsasları sistemi",
    "en": "the of and in for to on with by an from as",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = str.maketrans("ʻʼ‘’`", "'''''")
_RUSSIAN_ENDING = re.compile(r"(?:ого|его|ый|ий|ые|ие|ых|их|ой|ая|ное|ское|ния|ение|ание|ции|ция|ости|ость)$")
_UZBEK_LATIN = re.compile(r"[og]'")
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[а-я]")
_OWN, _SHARED, _WORD_WEIGHT, _SCRIPT = 3.0, 0.8, 1.5, 0.1
_MIN_SHARE_OF_FILE = 0.3
"""A language in less of the file than this does not decide its unclear titles."""


class LanguageGuess:
    """Names the language of titles of one file."""

    def __init__(self, titles: Iterable[str]) -> None:
        counted = Counter(filter(None, (_sure(title) for title in titles)))
        total = sum(counted.values())
        self._common = {lang: n / total for lang, n in counted.items() if n >= _MIN_SHARE_OF_FILE * total}

    def __call__(self, title: str) -> str:
        """A code of the glossary ("ru", "kk", "uz_cyrl" …); '' for text without letters."""
        scores = _scores(title)
        if not scores:
            return ""
        for language, share in self._common.items():
            if language in scores:
                scores[language] += share
        return max(scores, key=lambda language: scores[language])


def _sure(title: str) -> str:
    """The language that a title alone proves; '' where it could be another as well."""
    scores = sorted(_scores(title).items(), key=lambda pair: -pair[1])
    is_clear = bool(scores) and scores[0][1] >= 1 and (len(scores) == 1 or scores[0][1] > scores[1][1])
    return scores[0][0] if is_clear else ""


def _scores(title: str) -> dict[str, float]:
    """How well each language that the letters allow fits."""
    text = folded(title).translate(_APOSTROPHES)
    latin, cyrillic = len(_LATIN.findall(text)), len(_CYRILLIC.findall(text))
    if not latin and not cyrillic:
        return {}
    allowed = ("uz", "tk", "az", "en") if latin > cyrillic else ("ru", "kk", "ky", "tg", "uz_cyrl")
    words = _WORD.findall(text)
    scores = dict.fromkeys(allowed, 0.0)
    for language in allowed:
        scores[language] += _OWN * any(letter in text for letter in _OWN_LETTERS.get(language, ""))
        scores[language] += _SHARED * sum(letter in text for letter in _SHARED_LETTERS.get(language, ""))
        scores[language] += _WORD_WEIGHT * sum(word in _WORDS[language] for word in words)
    if latin > cyrillic:
        scores["uz"] += _OWN * bool(_UZBEK_LATIN.search(text))
        scores["en"] += _SCRIPT
    else:
        scores["ru"] += _SCRIPT + _SHARED * sum(_RUSSIAN_ENDING.search(word) is not None for word in words)
    return scores
