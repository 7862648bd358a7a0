"""The search of Ctrl+K against a plain casefold scan of the same texts, round by round.

Run: python benchmarks/search.py [rounds]

Two sizes: 5,000 rows (a plan of 1,000 topics, 4,000 quotes), and M (3,000 topics, 10,000 mappings, each with a quote
of its own and every fifth with a comment). Every typed text must be answered within 50 ms, the slowest group included;
that is between two key strokes of a fast typist. The scan finds a run of letters anywhere and ranks nothing; the
search finds beginnings and other forms of words, codes, and ranks each group.
Reading ahead happens once when the box opens; what a change costs before the next answer is shown too.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from assessor.model.assessment import Assessment, Assessor
from assessor.model.curriculum import Curriculum, Node, NodeKind
from assessor.model.mapping import Coverage, Evidence, EvidenceKind, Mapping
from assessor.model.snapshot import Snapshot
from assessor.search.entry import Kind
from assessor.search.search import Search
from assessor.search.words import typed_words
from standards.framework import Framework
from standards.pack import load_pack

SIZES = {"5,000 rows": (1_000, 4_000), "M": (3_000, 10_000)}  # topics, mappings
TYPED = ("ст", "стоим", "стоимостью", "таможенный контроль", "valuation", "op-03", "12", "нет такого слова")
LIMIT_MS = 50.0
LETTERS = "абвгдежзиклмнопрстуфхцчшщыэюя"
FIELD_WORDS = """
    таможенная стоимость определение метод методы сделка контроль товаров ввоз вывоз декларация декларант риск риски
    профиль проверка после выпуска происхождение сертификат преференция классификация группа правила интерпретации
    валютный платежи налог акциз льготы освобождение санитарный фитосанитарный ветеринарный досмотр осмотр рентген
    конвенция киотская вто транзит гарантия экспедитор склад временный реэкспорт переработка свободная зона
    интеллектуальная собственность контрафакт наркотики оружие контрабанда расследование кодекс закон приказ служба
    customs valuation risk origin tariff procedure integrity management audit single window
"""


def make_snapshot(topics: int, mappings: int) -> Snapshot:
    """The same at each run. Two words of three are of the field, the third one of two thousand others."""
    chance = random.Random(1)
    field = FIELD_WORDS.split()
    others = ["".join(chance.choices(LETTERS, k=chance.randint(4, 12))) for _ in range(2_000)]

    def text(words: int) -> str:
        return " ".join(chance.choice(others if chance.random() < 1 / 3 else field) for _ in range(words)).capitalize()

    frameworks = load_pack("eu-customs-cfw"), load_pack("wco-picard-2019")
    nodes = [Node("p", NodeKind.PROGRAMME, None, 0, text(5))]
    nodes += [
        Node(f"t{number}", NodeKind.TOPIC, "p", number, text(8), f"{number // 20 + 1}.{number % 20 + 1}")
        for number in range(topics)
    ]
    rows = tuple(_mapping(number, topics, frameworks[number % 2], chance, text) for number in range(mappings))
    quotes = tuple(
        Evidence(f"e{number}", EvidenceKind.CONTENT, mapping_id=f"m{number}", quote=text(12))
        for number in range(mappings)
    )
    return Snapshot(
        assessment=Assessment("a", "benchmark"),
        institutions=(),
        assessors=(Assessor("a0", 0, "Марта Озола"),),
        persons_met=(),
        frameworks=frameworks,
        curriculum=Curriculum(nodes),
        outcomes=(),
        sources=(),
        aims=(),
        mappings=rows,
        evidence=quotes,
        judgements=(),
        outsides=(),
        set_asides=(),
        completions=(),
        weights=(),
        adoptions=(),
        look_again=frozenset(),
    )


def _mapping(
    number: int, topics: int, framework: Framework, chance: random.Random, text: Callable[[int], str]
) -> Mapping:
    item = chance.choice(framework.judged_items).code
    comment = text(6) if number % 5 == 0 else ""
    return Mapping(f"m{number}", f"t{number % topics}", framework.id, item, "a0", Coverage.L, comment=comment)


def all_texts(snapshot: Snapshot) -> list[str]:
    """What the scan looks at: no more than the search does."""
    items = [title for f in snapshot.frameworks for item in f.items for title in item.title.values()]
    titles = [f"{node.number} {node.title}" for node in snapshot.curriculum.nodes]
    notes = [piece.quote for piece in snapshot.evidence] + [row.comment for row in snapshot.mappings if row.comment]
    return [*titles, *items, *notes]


def plain_scan(texts: list[str], typed: str) -> list[str]:
    """The limit."""
    folded = typed.casefold()
    return [text for text in texts if folded in text.casefold()]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one go."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def run(size: str, rounds: int) -> bool:
    """Measure and print one size; true when every answer keeps the limit."""
    snapshot = make_snapshot(*SIZES[size])
    texts, search = all_texts(snapshot), Search("en")
    first = timed(lambda: [None for _ in iter(lambda: search.work_ahead(snapshot, 1_000), False)])
    print(f"{size}: {len(texts):,} texts; read ahead once in {first:.0f} ms, in slices")
    kept = True
    for typed in TYPED:
        scan, find = list[float](), list[float]()
        for _ in range(rounds):
            scan.append(timed(lambda typed=typed: plain_scan(texts, typed)))  # type: ignore[misc]  # bound now
            find.append(timed(lambda typed=typed: search.find(snapshot, typed_words(typed))))  # type: ignore[misc]
        found = sum(group.total for group in search.find(snapshot, typed_words(typed)))
        kept = kept and statistics.median(find) <= LIMIT_MS
        ratio = statistics.median(find) / statistics.median(scan)
        print(
            f"  {typed:20} {statistics.median(find):7.2f} ms ({min(find):.2f} to {max(find):.2f}), {found:6,} found;"
            f" scan {statistics.median(scan):6.2f} ms; {ratio:5.2f} x"
        )
    everything = timed(lambda: search.find(snapshot, typed_words("ст"), opened=tuple(Kind)))
    changed = replace(snapshot, mappings=(*snapshot.mappings[:-1], replace(snapshot.mappings[-1], comment="новое")))
    after = timed(lambda: search.find(changed, typed_words("стоим")))
    print(f"  {'all of every group':20} {everything:7.2f} ms")
    print(f"  {'first after a change':20} {after:7.2f} ms")
    return kept


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    kept = [run(size, rounds) for size in SIZES]
    print(f"limit {LIMIT_MS:g} ms an answer: {'kept' if all(kept) else 'MISSED'}")
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
