"""How well suggestions rank: nDCG@10 over hand-labelled topics, against plain BM25 without stems in the same run.

    python benchmarks/suggestion.py DATA

DATA is a folder with dev-mapping.tsv (language, topic_text, eu_codes, picard_codes) and no-counterpart.tsv
(language, topic_text). They are not part of the program; without them nothing is measured.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log2
from pathlib import Path

from assessor.suggestion.engine import Query, Suggester
from assessor.suggestion.ranking import Field, Ranking
from standards.framework import Framework, Item
from standards.glossary import fold
from standards.pack import load_pack

_COLUMNS = {"eu-customs-cfw": "eu_codes", "wco-picard-2019": "picard_codes"}
_LANGUAGES = ("en", "ru")
_DEPTH = 10

Row = dict[str, str]
Rank = Callable[[str], Sequence[str]]


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    """Normalised discounted cumulative gain of the first ten, every relevant code worth the same."""
    gain = sum(1 / log2(place + 2) for place, code in enumerate(ranked[:_DEPTH]) if code in relevant)
    return gain / sum(1 / log2(place + 2) for place in range(min(_DEPTH, len(relevant))))


def plain_ranking(framework: Framework) -> Rank:
    """BM25 over title, summary and keywords in one field: folded words, no stems, no stop words, no glossary."""
    items = framework.judged_items
    ranking = Ranking([Field(1.0, [_item_words(item) for item in items])], len(items))

    def rank(text: str) -> Sequence[str]:
        scores = ranking.scores(Counter(_words(text)))
        return [items[number].code for number in sorted(scores, key=lambda number: (-scores[number], number))]

    return rank


def _item_words(item: Item) -> list[str]:
    keywords = (word for words in item.keywords.values() for word in words)
    return _words(" ".join((*item.title.values(), *item.summary.values(), *keywords)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _measure(rows: Iterable[Row], column: str, rank: Rank) -> str:
    figures = []
    for language in _LANGUAGES:
        labelled = [row for row in rows if row["language"] == language and row[column]]
        gains = [ndcg(rank(row["topic_text"]), set(row[column].split(";"))) for row in labelled]
        figures.append(f"{language} {sum(gains) / len(gains):.3f} ({len(gains)})")
    return ", ".join(figures)


def _no_counterpart(rows: Iterable[Row], without: Iterable[Row], column: str, suggester: Suggester) -> str:
    truth = [(row["topic_text"], not row[column]) for row in rows] + [(row["topic_text"], True) for row in without]
    said = [(suggester.suggest(Query(text)).no_counterpart, none) for text, none in truth]
    caught = sum(no and none for no, none in said)
    precision = caught / max(1, sum(no for no, _ in said))
    recall = caught / sum(none for _, none in said)
    return f"precision {precision:.2f}, recall {recall:.2f}"


def main(folder: Path) -> None:
    """Print the figures."""
    rows = [row for row in _read(folder / "dev-mapping.tsv") if row["language"] in _LANGUAGES]
    without = _read(folder / "no-counterpart.tsv")
    for framework_id, column in _COLUMNS.items():
        framework = load_pack(framework_id)
        suggester = Suggester(framework)

        def rank(text: str, suggester: Suggester = suggester) -> Sequence[str]:
            return [found.code for found in suggester.suggest(Query(text), _DEPTH).ranked]

        print(f"{framework_id}: nDCG@10")
        print(f"  plain BM25    {_measure(rows, column, plain_ranking(framework))}")
        print(f"  suggestions   {_measure(rows, column, rank)}")
        print(f"  no counterpart {_no_counterpart(rows, without, column, suggester)}")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1], "dev-mapping.tsv").is_file():
        print("Nothing measured: give the folder with dev-mapping.tsv and no-counterpart.tsv.")
        sys.exit(0)
    main(Path(sys.argv[1]))
