"""Small pieces of wording that every part of a report shares."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from assessor.analysis.results import ItemResult, Reason, Result
from assessor.model.curriculum import Node
from assessor.model.mapping import Coverage, Evidence
from assessor.terms import COVERAGES, EVIDENCE_KINDS, REASONS, RESULTS, SHORT_RESULTS, WITHOUT_TARGETS
from assessor.words import NO_BREAK_SPACE, Words
from standards.framework import Framework, Target

DASH = "–"
_TITLES = frozenset(("Dr", "Prof", "Mr", "Ms", "Mrs"))


def chosen_title(title: str, translated: str, language: str) -> tuple[str, str]:
    """A text and its translation, typed in either order: the one in `language` first, the other after it.

    Which of the two is Russian shows in its letters, since nobody is asked for the language of a title.
    """
    texts = [text for text in (title, translated) if text]
    texts.sort(key=lambda text: _is_cyrillic(text) != (language == "ru"))
    return (texts[0] if texts else "", texts[1] if len(texts) > 1 else "")


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def initials(names: Mapping[str, str]) -> dict[str, str]:
    """Id of an assessor -> letters that stand for the name in tables, different for each of them."""
    found: dict[str, str] = {}
    for assessor_id, name in names.items():
        words = [word for word in name.split() if word[0].isupper() and word.rstrip(".") not in _TITLES]
        letters = "".join(word[0] for word in words[:3]) or str(len(found) + 1)
        same = sum(known.rstrip("0123456789") == letters for known in found.values())
        found[assessor_id] = f"{letters}{same + 1}" if same else letters
    return found


def numbered_title(node: Node) -> str:
    """The title of a node as the source has it, with its outline number before it."""
    return f"{node.number} {node.title}".strip()


def full_title(node: Node, language: str) -> str:
    """The numbered title, with its working translation in brackets where the source is in another language."""
    shown, other = chosen_title(node.title, node.title_translated, language)
    return f"{numbered_title(node)} [{shown}]" if other and shown != node.title else numbered_title(node)


def narrow_title(node: Node, language: str) -> str:
    """The title where there is little room, without its number: the working translation alone if there is one."""
    return chosen_title(node.title, node.title_translated, language)[0]


def item_name(framework: Framework, code: str, language: str) -> str:
    """OP-06 Risk Analysis: a code never stands without its title."""
    return f"{code} {framework.by_code[code].shown_title(language)}"


def item_in_sentence(framework: Framework, code: str, words: Words) -> str:
    """Risk Analysis (OP-06)."""
    return f"{framework.by_code[code].shown_title(words.language)} ({code})"


def level_name(framework: Framework, level: int, words: Words) -> str:
    """3 Advanced, in Russian with the word for level: уровень 3 (углублённый)."""
    return words.text("{level} {label}", level=level, label=framework.level_label(level, words.language))


def documented_name(framework: Framework, documented: int | None, words: Words) -> str:
    """The documented level in words; a dash where the item has no levels or nothing is agreed."""
    if documented is None:
        return DASH
    return level_name(framework, documented, words) if documented else words.text("none")


def documented_text(item: ItemResult, framework: Framework, words: Words) -> str:
    """The documented level in words, the coverage where the item has no levels."""
    if item.documented is None and item.coverage is not None:
        return coverage_name(item.coverage, words)
    return documented_name(framework, item.documented, words)


def target_name(framework: Framework, target: Target | None, words: Words) -> str:
    """What the role asks: a level, or coverage L for items without levels."""
    if target is None:
        return words.text("no target")
    if target.level is None:
        return coverage_name(Coverage.L, words)
    return level_name(framework, target.level, words)


def coverage_name(coverage: Coverage, words: Words) -> str:
    """L largely."""
    return f"{coverage.name} {words.text(COVERAGES[coverage])}"


def result_texts(words: Words, *, has_targets: bool) -> dict[Result, str]:
    """Every result in its full words; without a role an item is found, and not at a target."""
    return {result: words.text(text) for result, text in (RESULTS | _differing(has_targets)).items()}


def short_result_texts(words: Words, *, has_targets: bool) -> dict[Result, str]:
    """The same for legends and narrow columns."""
    return {result: words.text(text) for result, text in (SHORT_RESULTS | _differing(has_targets)).items()}


def _differing(has_targets: bool) -> dict[Result, str]:
    return {} if has_targets else WITHOUT_TARGETS


def result_name(result: Result, reason: Reason | None, words: Words, *, has_target: bool = True) -> str:
    """The result in its full words, not assessed always with its reason."""
    text = result_texts(words, has_targets=has_target)[result]
    return f"{text}: {words.text(REASONS[reason])}" if reason else text


def short_result(result: Result, reason: Reason | None, words: Words, *, has_target: bool = True) -> str:
    """The same for narrow columns; the section says once in full what was not found where."""
    text = short_result_texts(words, has_targets=has_target)[result]
    return f"{text}: {words.text(REASONS[reason])}" if reason else text


def result_in_brackets(result: Result, reason: Reason | None, words: Words) -> str:
    """The same where a colon follows: not assessed (open)."""
    text = words.text(SHORT_RESULTS[result])
    return f"{text} ({words.text(REASONS[reason])})" if reason else text


def gap_name(item: ItemResult, words: Words) -> str:
    """The result of an item that is no strength, with the steps that are missing."""
    text = short_result(item.result, item.reason, words, has_target=item.target is not None)
    if item.result is Result.BELOW_TARGET and item.shortfall:
        steps = words.plural("by {count} step", "by {count} steps", item.shortfall)
        return f"{text} {steps}"
    return text


def hours_cell(minutes: int | None, words: Words) -> str:
    """Hours for a table cell; a dash when the source gives none."""
    return DASH if minutes is None else words.hours_number(minutes)


def hours_sum(taught: int, self_study: int | None, words: Words) -> str:
    """Taught and self-study hours from minutes: 40 + 20; the second is left out where there is none."""
    parts = [taught, self_study] if self_study else [taught]
    return f"{NO_BREAK_SPACE}+{NO_BREAK_SPACE}".join(words.hours_number(minutes) for minutes in parts)


def hours_sum_text(taught: int, self_study: int | None, words: Words) -> str:
    """The same in running text: 40 + 20 h."""
    text = words.text("{hours} h", hours=hours_sum(taught, self_study, words))
    return text.replace(" ", NO_BREAK_SPACE)


def levels_legend(framework: Framework, words: Words) -> str:
    """What the numbers of levels mean: Levels (EU competency framework): 1 Awareness, 2 Trained."""
    steps = ", ".join(f"{level.value} {level.label.in_language(words.language)}" for level in framework.scale)
    name = framework.short_title.in_language(words.language)
    return words.text("Levels ({framework}): {steps}.", framework=name, steps=steps)


def reference_text(numbers: Iterable[int], words: Words) -> str:
    """Numbers of the annex: no. 3, 7–9."""
    return words.text("no. {numbers}", numbers=number_ranges(numbers)).replace(" ", NO_BREAK_SPACE, 1)


def number_ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers, three or more in a row as a range: 3, 7–9."""
    texts: list[str] = []
    for _, group in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        texts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return ", ".join(texts)


def quoted(text: str, words: Words) -> str:
    """A text from a source or a title that somebody typed, in the marks of the report's language."""
    return words.text("“{text}”", text=text)


def place_text(evidence: Evidence, documents: Mapping[str, str], words: Words) -> str:
    """Kind, document and place. `documents` gives for the id of a source what tables call it."""
    texts = [words.text(EVIDENCE_KINDS[evidence.kind])]
    if evidence.source_id is not None and evidence.source_id in documents:
        texts.append(documents[evidence.source_id])
    if evidence.place:
        texts.append(words.place(evidence.place))
    return ", ".join(texts)


def evidence_text(evidence: Evidence, documents: Mapping[str, str], words: Words) -> str:
    """The place, and the quote in the original with its working translation in brackets.

    The translation stands only where it is in the language of the report.
    """
    text = place_text(evidence, documents, words)
    if not evidence.quote:
        return text
    text = f"{text}: {quoted(evidence.quote, words)}"
    translation = chosen_title(evidence.quote, evidence.translation, words.language)[0]
    return f"{text} [{translation}]" if translation != evidence.quote else text


def shortened(text: str, most: int) -> str:
    """A text cut at a word, with a mark that it goes on."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:.–')}…"


def date_range(starts: str, ends: str, words: Words) -> str:
    """14–16 October 2026; one date where only one is known, '' where none is."""
    if not starts or not ends or starts[:10] == ends[:10]:
        return words.date(starts or ends)
    if starts[:7] == ends[:7]:
        return f"{int(starts[8:10])}–{words.date(ends)}"
    return f"{words.date(starts)} – {words.date(ends)}"
