"""A document as read → a draft curriculum: which tables are plans, what stands above them, what is left aside."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assessor.importing.amounts import NO_SUM
from assessor.importing.branch import Branch, root_branch, shared_outcomes, to_draft
from assessor.importing.checks import find_doubts
from assessor.importing.choices import NO_CHOICES, Choices, TableChoices
from assessor.importing.columns import Columns
from assessor.importing.continued import lines_of, runs_of
from assessor.importing.draft import Draft, DraftProblem, DraftProgramme, PrintedTotal, SetAsideRow
from assessor.importing.guess import guess_columns
from assessor.importing.header import Header, chosen_header, find_headers, fits_under, rows_above
from assessor.importing.language import LanguageGuess
from assessor.importing.lines import read_lines
from assessor.importing.numbering import level_of, rank_of, split_number
from assessor.importing.outcomes import take_outcomes, without_doubles
from assessor.importing.outline import read_outline
from assessor.importing.plan import Plan, draft_tables, unit_of
from assessor.importing.programme_title import find_programme_title, is_document_name
from assessor.importing.repeats import without_passports, without_repeats
from assessor.importing.section_words import is_foreign_header, is_side_section
from assessor.importing.sums import settle_module
from assessor.importing.text import folded, shown
from assessor.importing.title_hours import split_title_hours
from assessor.importing.tree import Grown, grow
from assessor.marks import N_
from assessor.model.curriculum import SourceUnit
from assessor.model.place import Place
from assessor.readers import Document, Paragraph, Row, Table

ASIDE_HIDDEN_SHEET = N_("hidden sheet")
ASIDE_NO_PLAN = N_("a table without topics")
ASIDE_OUTSIDE = N_("text outside the plan")
ASIDE_COLUMN = N_("column not read")
ASIDE_CAPTION = N_("heading of the sheet or table")

_YEAR = re.compile(
    r"(?:\d+|[IVX]+)(?:\s*-?\s*(?:й|ый|ой|st|nd|rd|th))?\s+(?:курс|year)\b|(?:курс|year)\s+(?:\d+|[IVX]+)\b"
    r"|(?:перв|втор|треть|четв[её]рт|пят)\w+\s+курс\b|(?:first|second|third|fourth)\s+year\b",
    re.IGNORECASE,
)
_DEFAULT_SHEET = re.compile(r"(?:лист|sheet|tabelle|varaq|парақ|баракча|аркуш)\s*\d*", re.IGNORECASE)
_YEAR_OR_TERM = re.compile(
    r"(?:\d+|[IVX]+)(?:\s*-?\s*(?:й|ый|ой|st|nd|rd|th))?\s+(?:курс|семестр|year|semester|term)\b"
    r"|(?:курс|семестр|year|semester|term)\s+(?:\d+|[IVX]+)\b"
    r"|(?:перв|втор|треть|четв[её]рт|пят)\w+\s+(?:курс|семестр)\b|(?:first|second|third|fourth)\s+(?:year|semester)\b",
    re.IGNORECASE,
)
_HIDDEN = N_("Hidden columns or texts ({count}) were left out.")
_NO_HEADER = N_("No header row was found; the columns were read by what they hold. Look whether that is right.")
_MAX_CAPTION = 200
_MAX_ASIDE_TEXT = 300


class NoTopicError(Exception):
    """Nothing in the document reads as a topic."""


def assemble(document: Document, file_name: str, choices: Choices = NO_CHOICES) -> Draft:
    """Find the curriculum of a document.

    Args: `choices` what a person said of its columns and units.
    Raises: NoTopicError, TooDeepError.
    """
    return _Assembler(document, file_name, choices).draft()


class _Assembler:
    def __init__(self, document: Document, file_name: str, choices: Choices) -> None:
        self._document = document
        self._choices = choices
        self._file_name = file_name
        self._set_aside: list[SetAsideRow] = []
        self._problems = [DraftProblem(note.place, note.template, dict(note.values)) for note in document.notes]
        self._title = ""
        self._outcomes: tuple[str, ...] = ()  # of the programme
        self._totals: list[PrintedTotal] = []

    def draft(self) -> Draft:
        plans = self._new_plans([plan for plan in self._find_plans() if plan.entries])
        branches = self._branches_of(plans) if plans else self._outline()
        if not branches:
            plans = self._guess_plans()
            branches = self._branches_of(plans) if plans else []
        language_of = LanguageGuess(branch.line.title for branch in _all_of(branches))
        topics, modules = to_draft(branches, language_of)
        if not topics and not modules:
            raise NoTopicError
        title = self._title or find_programme_title(self._texts_before(plans))
        place = plans[0].table.place(plans[0].table.rows[0]) if plans else Place()
        outcomes = without_doubles((*self._outcomes, *shared_outcomes(branches)))
        programme = DraftProgramme(title, place if title else Place(), topics, modules, outcomes, language_of(title))
        unit = unit_of(plans)
        return Draft(
            self._file_name,
            self._document.sha256,
            (programme,),
            set_aside=tuple(self._set_aside),
            problems=(*self._problems, *find_doubts(programme)),
            tables=draft_tables(plans),
            totals=tuple(self._totals),
            unit=unit,
            unit_minutes=None if unit is SourceUnit.HOURS else self._choices.unit_minutes,
        )

    def _new_plans(self, plans: Sequence[Plan]) -> list[Plan]:
        """Without tables that say again what others say."""
        first, named = without_passports(plans)
        kept, repeated, problems = without_repeats(first)
        self._set_aside += named + repeated
        self._problems += problems
        for plan in plans:
            if plan not in kept:
                self._set_aside += plan.found.set_aside
        return kept

    def _find_plans(self) -> Iterator[Plan]:
        last: Plan | None = None
        headings: list[Paragraph] = []
        between: list[Paragraph] = []
        for block in self._document.blocks:
            if isinstance(block, Paragraph):
                between.append(block)
                if block.heading is not None and not block.hidden:
                    headings = [h for h in headings if h.heading is not None and h.heading < block.heading]
                    headings.append(block)
                continue
            if block.hidden:
                self._leave_out(block, ASIDE_HIDDEN_SHEET)
                continue
            table = self._without_hidden_cells(block)
            aside = _stands_aside(table, between, headings)
            plans = [plan for plan in self._plans_of(table) if plan.columns.has_hours or not aside]
            plans = plans or list(self._continued(table, last, between))
            if not plans:
                self._leave_out(block, ASIDE_NO_PLAN)
                continue
            captions = _caption_of(between)
            plans[0].captions[:0] = [(p.place, p.text) for p in captions]
            self._leave_out_text([p for p in between if p not in captions])
            for plan in plans:
                plan.headings = tuple((h.heading or 1, _with_label(h), h.place) for h in headings)
                plan.take_kind_from_words()
            between = []
            last = plans[-1]
            yield from plans
        if last is not None:
            self._leave_out_text(between)

    def _without_hidden_cells(self, table: Table) -> Table:
        """A hidden column is no part of what the host shows; that it was there is told."""
        hidden = {cell.column for row in table.rows for cell in row.cells if cell.hidden}
        if not hidden:
            return table
        self._problems.append(DraftProblem(Place(table.sheet, table=table.number), _HIDDEN, {"count": len(hidden)}))
        kept = [(row, tuple(cell for cell in row.cells if not cell.hidden)) for row in table.rows]
        rows = tuple(Row(row.number, cells, row.hidden, row.page, row.box) for row, cells in kept if cells)
        return Table(rows, table.sheet, table.number)

    def _plans_of(self, table: Table) -> Iterator[Plan]:
        choices = TableChoices(self._choices, table.sheet, table.number)
        headers = find_headers(table, choices)
        if not headers and (chosen := chosen_header(table, choices)) is not None:
            headers = (chosen,)
        for position, header in enumerate(headers):
            if any(map(is_foreign_header, header.texts)) and not any(part.has_hours for part in header.parts):
                continue
            end = headers[position + 1].first if position + 1 < len(headers) else len(table.rows)
            floor = headers[position - 1].last + 1 if position else 0
            captions = rows_above(table.rows, header.first, floor)
            following = rows_above(table.rows, end, header.last + 1) if position + 1 < len(headers) else []
            for part in header.parts:
                yield self._plan(table, header, end - len(following), part, captions)

    def _plan(self, table: Table, header: Header, end: int, part: Columns, captions: Sequence[Row]) -> Plan:
        found = read_lines(table, header, end, part, self._choices.unit_minutes)
        texts = [(table.place(row), shown(row.cells[0].text)) for row in captions]
        if part.caption:
            texts.append((table.place(table.rows[header.first]), part.caption))
        return Plan(table, part, found, texts, header)

    def _continued(self, table: Table, last: Plan | None, between: Sequence[Paragraph]) -> Iterator[Plan]:
        """A table without header right behind a plan of the same width goes on with it."""
        if last is None or table.number is None or not table.rows or any(map(_opens_part, between)):
            return
        if not fits_under(table, last.columns):
            return
        width = max(cell.column + cell.column_span - 1 for row in table.rows for cell in row.cells)
        if width == last.columns.last and len(last.columns.levels) + len(last.columns.hours) > 1:
            plan = self._plan(table, Header(-1, -1, (last.columns,), ()), len(table.rows), last.columns, ())
            plan.headings = last.headings
            yield plan

    def _branches_of(self, plans: Sequence[Plan]) -> list[Branch]:
        """The trees of all plans under the modules that headings, sheets and captions make."""
        root = root_branch()
        captioned: list[Branch] = []
        several_sheets = len({plan.table.sheet for plan in plans}) > 1
        common = _common_headings(plans)
        for _, text, place in common:
            if is_document_name(text) or level_of("", text).rank is None:
                self._set_aside.append(SetAsideRow(place, text, ASIDE_CAPTION))
                if not is_document_name(text):
                    self._title = split_number(text)[1]
        runs = runs_of(plans)
        for run in runs:
            grown = grow(lines_of(run))
            self._gather(run, grown)
            parent = root
            for title, place in self._modules_over(run[0], len(runs) > 1, several_sheets, common):
                parent = _child(parent, title, place)
                captioned.append(parent)
            parent.children += grown.root.children
        for module in reversed(list({id(branch): branch for branch in captioned}.values())):  # the inner ones first
            self._problems += settle_module(module)
        return root.children

    def _modules_over(
        self, plan: Plan, several: bool, several_sheets: bool, common: Sequence[tuple[int, str, Place]]
    ) -> list[tuple[str, Place]]:
        modules = []
        dropped = {text for _, text, _ in common if is_document_name(text) or rank_of(text) is None}
        for _, text, place in plan.headings:
            if text not in dropped and not is_document_name(text):
                modules.append((text, place))
        captions = [(place, text) for place, text in plan.captions if text not in {title for title, _ in modules}]
        if several_sheets and (sheet_module := _sheet_module(plan, captions)):
            modules.append(sheet_module)
            captions = [(p, t) for p, t in captions if not _says_again(t, sheet_module[0])]
        for place, text in captions:
            term = _YEAR_OR_TERM.search(text)
            if rank_of(text) is not None:
                modules.append((text, place))
            elif several and term is not None:
                modules.append((term[0], place))
            elif several and not is_document_name(text) and text == captions[-1][1] and not several_sheets:
                modules.append((text, place))
            else:
                self._set_aside.append(SetAsideRow(place, text, ASIDE_CAPTION))
        return list(dict.fromkeys(modules))

    def _gather(self, run: Sequence[Plan], grown: Grown) -> None:
        summed = {branch.line.place for branch in grown.root.modules()}
        for plan in run:
            self._set_aside += plan.found.set_aside
            self._problems += [
                problem  # a module's kinds may not add up: its topics are what counts
                for problem in plan.found.problems
                if problem.template != NO_SUM or problem.place not in summed
            ]
        self._set_aside += grown.set_aside
        self._problems += grown.problems
        place = run[0].table.place(run[0].table.rows[0])
        for column in run[0].columns.left_out:
            self._set_aside.append(SetAsideRow(place, shown(column.header) or str(column.index), ASIDE_COLUMN))
        self._totals += grown.totals

    def _guess_plans(self) -> list[Plan]:
        """Tables without any header words, by what their columns hold; only where nothing else was found."""
        plans = []
        for table in self._document.tables:
            columns = None if table.hidden else guess_columns(table)
            if columns is not None:
                plan = self._plan(table, Header(-1, -1, (columns,), ()), len(table.rows), columns, ())
                self._problems.append(DraftProblem(table.place(table.rows[0]), _NO_HEADER))
                plans.append(plan)
        if plans:  # what was left out before is a part of the plan now
            self._set_aside = [row for row in self._set_aside if row.reason != ASIDE_NO_PLAN]
        return plans

    def _outline(self) -> list[Branch]:
        outline = read_outline(self._document.paragraphs)
        self._set_aside += outline.set_aside
        self._problems += outline.problems
        self._title = outline.title
        self._outcomes = outline.outcomes
        return outline.branches

    def _leave_out(self, table: Table, reason: str) -> None:
        for row in table.rows:
            text = " | ".join(shown(cell.text) for cell in row.cells)[:_MAX_ASIDE_TEXT]
            self._set_aside.append(SetAsideRow(table.place(row), text, reason))

    def _leave_out_text(self, paragraphs: Iterable[Paragraph]) -> None:
        """What stands around the tables; headings are told where their plans are, outcomes are the programme's."""
        paragraphs = list(paragraphs)
        outcomes, taken = take_outcomes(paragraphs)
        self._outcomes += outcomes
        for paragraph in paragraphs:
            if paragraph.text and paragraph.heading is None and paragraph.number not in taken:
                text = shown(f"{paragraph.label} {paragraph.text}")[:_MAX_ASIDE_TEXT]
                self._set_aside.append(SetAsideRow(paragraph.place, text, ASIDE_OUTSIDE))

    def _texts_before(self, plans: Sequence[Plan]) -> Iterator[str]:
        """Texts that may name the programme: before the first plan, and its captions."""
        first = plans[0].table if plans else None
        for block in self._document.blocks:
            if block is first:
                break
            if isinstance(block, Paragraph):
                yield block.text
            elif not block.hidden:
                yield from (cell.text for row in block.rows for cell in row.cells)
        for plan in plans[:1]:
            yield from (text for _, text in plan.captions)


def _all_of(branches: Sequence[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _all_of(branch.children)


def _stands_aside(table: Table, between: Sequence[Paragraph], headings: Sequence[Paragraph]) -> bool:
    """A table under "Литература", or on a sheet of competences: no plan unless it has hours."""
    near = [p.text for p in between if p.text and not p.hidden][-1:] + [h.text for h in headings[-1:]]
    return any(map(is_side_section, filter(None, (*near, table.sheet))))


def _opens_part(paragraph: Paragraph) -> bool:
    """A heading or what looks like one."""
    return paragraph.heading is not None or paragraph.bold or is_side_section(paragraph.text)


def _caption_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The short paragraph right above a table, when it looks like a title: bold, or opened by a level word."""
    usable = [p for p in paragraphs if p.text and not p.hidden and not p.footnote]
    last = usable[-1:] if usable and usable[-1].heading is None else []
    return [p for p in last if len(p.text) < _MAX_CAPTION and (p.bold or rank_of(_with_label(p)) is not None)]


def _with_label(paragraph: Paragraph) -> str:
    """The text with an automatic number only where that carries the level word ("Раздел 1.")."""
    text = shown(paragraph.text)
    return f"{paragraph.label} {text}" if rank_of(paragraph.label) is not None else text


def _common_headings(plans: Sequence[Plan]) -> tuple[tuple[int, str, Place], ...]:
    """The headings that stand over every plan."""
    first = plans[0].headings
    shared = [h for h in first if all(h in plan.headings for plan in plans)]
    return tuple(shared)


def _sheet_module(plan: Plan, captions: Iterable[tuple[Place, str]]) -> tuple[str, Place] | None:
    """The year that the heading of the sheet names ("1-й курс"), else the name of the sheet if it has one."""
    place = Place(sheet=plan.table.sheet)
    years = [match[0] for _, text in captions if (match := _YEAR.search(text))]
    if years:
        return years[0], place
    return None if _DEFAULT_SHEET.fullmatch(plan.table.sheet) else (plan.table.sheet, place)


def _says_again(caption: str, title: str) -> bool:
    """Whether a heading says no more than the module that was made of it or of the sheet's name."""
    return _YEAR.search(caption) is not None or folded(title) in folded(caption) or folded(caption) in folded(title)


def _child(parent: Branch, title: str, place: Place) -> Branch:
    """The module of that title that stood last, or a new one."""
    title, hours = split_title_hours(title)
    if parent.children and not parent.children[-1].is_topic and parent.children[-1].line.title == title:
        return parent.children[-1]
    branch = root_branch(title, place, hours)
    parent.children.append(branch)
    return branch
