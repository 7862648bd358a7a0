"""What is found by a few letters, in which order, and that a search follows every change."""

from dataclasses import replace
from functools import cache

import pytest

from assessor.model.assessment import Assessment, Assessor, PersonMet
from assessor.model.curriculum import Curriculum, Node, NodeKind, Outcome
from assessor.model.mapping import (
    Coverage,
    Evidence,
    EvidenceKind,
    Judgement,
    Mapping,
    Outside,
    OutsideReason,
    SetAside,
)
from assessor.model.place import Place
from assessor.model.snapshot import Snapshot
from assessor.search.answer import answering_text, from_answer
from assessor.search.entry import Entry, Kind, Note
from assessor.search.search import Search
from assessor.search.shelf import Found, Shelf
from assessor.search.words import marks, typed_words
from standards.framework import Framework
from standards.pack import load_pack


@cache
def _framework() -> Framework:
    return load_pack("eu-customs-cfw")


def _snapshot(*topics: tuple[str, str], **fields: object) -> Snapshot:
    nodes = [Node("p", NodeKind.PROGRAMME, None, 0, "Программа для инспекторов")]
    nodes += [Node(f"t{n}", NodeKind.TOPIC, "p", n, title, number) for n, (number, title) in enumerate(topics)]
    empty = Snapshot(
        assessment=Assessment("a", "Примерия"),
        institutions=(),
        assessors=(),
        persons_met=(),
        frameworks=(),
        curriculum=Curriculum(nodes),
        outcomes=(),
        sources=(),
        aims=(),
        mappings=(),
        evidence=(),
        judgements=(),
        outsides=(),
        set_asides=(),
        completions=(),
        weights=(),
        adoptions=(),
        look_again=frozenset(),
    )
    return replace(empty, **fields)  # type: ignore[arg-type]  # fields of the snapshot


def _find(snapshot: Snapshot, typed: str, kind: Kind = Kind.TOPIC, **options: object) -> list[str]:
    found = Search("en").find(snapshot, typed_words(typed), **options)  # type: ignore[arg-type]
    return [entry.text for group in found if group.kind is kind for entry in group.entries]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ст", "Определение таможенной стоимости"),
        ("СТОИМОСТЬЮ", "Определение таможенной стоимости"),
        ("учет", "Учёт товаров"),
        ("учЁта", "Учет товаров"),
        ("виза", "Визы и пропуска"),
        ("studies", "A case study"),
        ("e-customs", "Introduction of e-customs"),
        ("o`quv", "O\N{MODIFIER LETTER TURNED COMMA}quv rejasi"),
        ("стоимости опред", "Определение таможенной стоимости"),
        ("84", "Товары групп 84–85"),
        ("«стоимость»", "Таможенная стоимость"),
    ],
)
def test_case_yo_and_endings_do_not_matter(typed: str, title: str) -> None:
    assert _find(_snapshot(("1", title)), typed) == [title]


@pytest.mark.parametrize("typed", ["", "с", " ", "—", "..", "тоимость", "стоимость труда", "стоят", "стоматолог"])
def test_what_is_too_short_or_not_there_finds_nothing(typed: str) -> None:
    assert _find(_snapshot(("1", "Таможенная стоимость")), typed) == []


def test_the_best_stand_first_and_the_rest_in_their_order() -> None:
    snapshot = _snapshot(
        ("1", "Контроль таможенной стоимости"),
        ("2", "Стоимость и цена"),
        ("3", "Методы стоимости"),
        outcomes=(Outcome("o", "p", 0, "Определяет стоимость"),),
    )
    assert _find(snapshot, "стоим") == [
        "Стоимость и цена",
        "Контроль таможенной стоимости",
        "Методы стоимости",
        "Программа для инспекторов",
    ]


def test_a_number_finds_its_topic_before_those_that_begin_with_it() -> None:
    snapshot = _snapshot(("4.21", "Один"), ("14.2", "Два"), ("4.2", "Три"), ("9", "Четыре 4.2"))
    assert _find(snapshot, "4.2") == ["Три", "Один", "Четыре 4.2"]


def test_a_code_is_found_in_either_alphabet() -> None:
    snapshot = _snapshot(frameworks=(_framework(),))
    code = "OP-03"
    for typed in (code, "op-03", "\N{CYRILLIC CAPITAL LETTER O}\N{CYRILLIC CAPITAL LETTER ER}-03"):
        found = Search("ru").find(snapshot, typed_words(typed))
        assert [entry.code for entry in found[0].entries] == [code]
        assert found[0].kind is Kind.ITEM


@pytest.mark.parametrize("typed", ["valuation", "стоимость"])
def test_items_are_found_in_both_languages_and_shown_in_both(typed: str) -> None:
    titles = _find(_snapshot(frameworks=(_framework(),)), typed, Kind.ITEM)
    assert any("Valuation" in title and " · " in title and "тоимость" in title for title in titles)


def test_criteria_stand_apart_from_items() -> None:
    checklist = load_pack("training-centre-capability")
    snapshot = _snapshot(frameworks=(_framework(), checklist))
    title = next(item for item in checklist.items if item.judged).title["en"]
    found = {group.kind: group for group in Search("en").find(snapshot, typed_words(title))}
    assert found[Kind.CRITERION].entries[0].text.startswith(title)
    assert Kind.ITEM not in found


def test_at_most_four_of_a_group_until_it_is_opened() -> None:
    snapshot = _snapshot(*((str(number), f"Риски {number}") for number in range(12)))
    search, typed = Search("en"), typed_words("риск")
    (closed,) = search.find(snapshot, typed)
    assert (closed.total, [entry.code for entry in closed.entries]) == (12, ["0", "1", "2", "3"])
    (opened,) = search.find(snapshot, typed, opened={Kind.TOPIC})
    assert [entry.code for entry in opened.entries] == [str(number) for number in range(12)]


def test_notes_of_every_sort_lead_to_what_they_are_about() -> None:
    framework, item = _framework(), "OP-06"
    mapping = Mapping("m", "t0", framework.id, item, "a", Coverage.L, comment="слово в примечании")
    judgement = Judgement("j", framework.id, item, "p", "a", Coverage.P, None, "слово недостаёт", "слово как причина")
    snapshot = _snapshot(
        ("1", "Тема"),
        frameworks=(framework,),
        mappings=(mapping,),
        evidence=(
            Evidence("e1", EvidenceKind.CONTENT, mapping_id="m", place=Place(page=27), quote="слово из источника"),
            Evidence("e2", EvidenceKind.CONTENT, judgement_id="j", quote="слово суждения"),
        ),
        judgements=(judgement,),
        outsides=(Outside("o", framework.id, item, "a", OutsideReason.ELSEWHERE, "слово вне рамок"),),
        set_asides=(SetAside("s", "t0", "a", "слово об отложенной"),),
    )
    (group,) = Search("en").find(snapshot, typed_words("слово"), opened={Kind.NOTE})
    seen = {entry.text: (entry.note, entry.about.node_id, entry.about.item_code) for entry in group.entries}
    assert seen == {
        "слово из источника": (Note.QUOTE, "t0", ""),
        "слово суждения": (Note.QUOTE, "", item),
        "слово в примечании": (Note.COMMENT, "t0", ""),
        "слово об отложенной": (Note.SET_ASIDE, "t0", ""),
        "слово как причина": (Note.JUDGEMENT, "", item),
        "слово недостаёт": (Note.MISSING, "", item),
        "слово вне рамок": (Note.OUTSIDE, "", item),
    }
    assert group.entries[0].place == Place(page=27)


def test_a_quote_of_two_mappings_is_shown_once_and_a_bare_title_never() -> None:
    framework = _framework()
    mappings = tuple(
        Mapping(f"m{n}", "t0", framework.id, code, "a", Coverage.L) for n, code in enumerate(("OP-03", "OP-06"))
    )
    evidence = tuple(
        Evidence(f"e{mapping.id}{kind}", kind, mapping_id=mapping.id, quote=quote)
        for mapping in mappings
        for kind, quote in ((EvidenceKind.TITLE, "Стоимость"), (EvidenceKind.CONTENT, "Стоимость сделки"))
    )
    snapshot = _snapshot(("1", "Стоимость"), mappings=mappings, evidence=evidence)
    assert _find(snapshot, "стоимость", Kind.NOTE) == ["Стоимость сделки"]


def test_persons_are_found_by_name_and_function() -> None:
    snapshot = _snapshot(
        assessors=(Assessor("a", 0, "Марта Озола", "lead expert"),),
        persons_met=(PersonMet("b", 0, "Head of training", function_translated="Начальник учебного отдела"),),
    )
    assert _find(snapshot, "озол", Kind.PERSON) == ["Марта Озола"]
    assert _find(snapshot, "expert", Kind.PERSON) == ["Марта Озола"]
    assert _find(snapshot, "начальник", Kind.PERSON) == ["Head of training"]


def test_groups_stand_in_their_order() -> None:
    snapshot = _snapshot(("1", "Риск"), frameworks=(_framework(),), assessors=(Assessor("a", 0, "Рискин"),))
    kinds = [group.kind for group in Search("ru").find(snapshot, typed_words("риск"))]
    assert kinds == [Kind.TOPIC, Kind.ITEM, Kind.PERSON]


def test_a_search_follows_the_assessment() -> None:
    search = Search("en")
    before = _snapshot(("1", "Стоимость"))
    assert [group.total for group in search.find(before, typed_words("стоим"))] == [1]
    after = _snapshot(("1", "Происхождение"), ("2", "Стоимость сделки"))
    (group,) = search.find(after, typed_words("стоим"))
    assert [entry.text for entry in group.entries] == ["Стоимость сделки"]
    assert search.find(after, typed_words("происхождении"))[0].total == 1


def test_reading_ahead_ends_and_changes_no_answer() -> None:
    snapshot = _snapshot(*((str(number), f"Риски {number}") for number in range(30)), frameworks=(_framework(),))
    ahead, unread = Search("en"), Search("en")
    steps = 0
    while ahead.work_ahead(snapshot, 10):
        steps += 1
    assert steps > 3
    typed = typed_words("риски")
    assert ahead.find(snapshot, typed) == unread.find(snapshot, typed)


def test_any_list_of_entries_can_be_searched() -> None:
    shelf = Shelf(Kind.COMMAND, [Entry(Kind.COMMAND, "copy", "Save a copy as…", others=("Сохранить копию как…",))])
    for typed in ("save copy", "копия"):
        assert shelf.find(typed_words(typed), 4).total == 1
    assert shelf.find((), 4) == Found(Kind.COMMAND, 0, ())


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Таможенная стоимость и стоимости", "стоим", ["стоим", "стоим"]),
        ("Таможенной стоимости", "стоимостью", ["стоимости"]),
        ("Учёт и e-customs", "УЧЕТ e-cu", ["Учёт", "e", "cu"]),
        ("Риск", "стоим", []),
        ("Риск", "р", []),
    ],
)
def test_marks_stand_on_what_answered(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, typed_words(typed))] == marked


def test_what_is_not_shown_and_answered_can_be_told() -> None:
    entry = Entry(Kind.TOPIC, "t", "Оценка", "4.2", ("Valuation of goods", "Методы стоимости"))
    for typed, told in (
        ("оценк", ""),
        ("4.2", ""),
        ("стоимость", "Методы стоимости"),
        ("4 valuation", "Valuation of goods"),
    ):
        assert answering_text(entry, typed_words(typed)) == told


def test_a_long_text_begins_shortly_before_the_answer() -> None:
    text = "Слова, которые стоят в начале длинного текста, и потом наконец\nстоимость сделки"
    assert from_answer(text, typed_words("стоим"), 40) == "…и потом наконец стоимость сделки"
    assert from_answer(text, typed_words("слова"), 20) == text.replace("\n", " ")
    assert from_answer("а" * 60 + " стоимость", typed_words("стоим"), 20) == "…стоимость"
