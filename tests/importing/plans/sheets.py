"""Plans in spreadsheets: .xlsx, .xls, .ods."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from openpyxl.styles import Alignment, Font

from tests.importing.plans.files import Grid, fill, new_book, repacked, xlsx
from tests.readers.writers import Label, make_xls, odf_archive


def semesters_side_by_side() -> bytes:
    """Two semesters beside each other, each with its own columns and its own total."""
    book = new_book("2 курс")
    head = ["Код", "Дисциплина", "Лекции", "Практ.", "СРС", "Всего"]
    rows: Grid = [
        ["УЧЕБНЫЙ ПЛАН 2 КУРСА"],
        [],
        ["3 семестр", None, None, None, None, None, None, "4 семестр"],
        [*head, None, *head],
        ["ТД 201", "Таможенные процедуры", 18, 18, 36, 72, None, "ТД 205", "Таможенная стоимость", 18, 36, 54, 108],
        ["ТД 202", "Товарная номенклатура", 18, 36, 54, 108, None, "ТД 206", "Валютное регулирование", 18, 18, 36, 72],
        ["ОБ 203", "Иностранный язык", None, 36, 36, 72, None, "ОБ 207", "Иностранный язык", None, 36, 36, 72],
        ["ОБ 204", "Логика и риторика", 10, 10, 16, 36, None, "ТД 208", "Нетарифные меры", 18, 18, 36, 72],
        [None, "Итого", 46, 100, 142, 288, None, None, "Итого", 54, 108, 162, 324],
    ]
    fill(book["2 курс"], rows, "A1:M1", "A3:F3", "H3:M3")
    return xlsx(book)


def sheet_per_year() -> bytes:
    """Azerbaijani: a sheet a year, one discipline taught in both."""
    book = new_book("I kurs", "II kurs")
    head = ["№", "Fənnin adı", "Cəmi saat", "Mühazirə", "Məşğələ", "Sərbəst iş", "Yoxlama forması"]
    fill(
        book["I kurs"],
        [
            ["Gömrük Akademiyasının tədris planı"],
            head,
            [1, "Gömrük hüququ", 90, 30, 30, 30, "imtahan"],
            [2, "Xarici dil", 60, None, 40, 20, "məqbul"],
            [3, "Əmtəəşünaslıq", 60, 30, 15, 15, "imtahan"],
            [4, "İnformasiya texnologiyaları", 45, 15, 20, 10, "məqbul"],
            [None, "Cəmi", 255, 75, 105, 75],
        ],
        "A1:G1",
    )
    fill(
        book["II kurs"],
        [
            ["Gömrük Akademiyasının tədris planı"],
            head,
            [1, "Gömrük ödənişləri", 90, 30, 30, 30, "imtahan"],
            [2, "Xarici dil", 60, None, 40, 20, "imtahan"],
            [3, "Gömrük nəzarəti", 75, 25, 30, 20, "imtahan"],
            [4, "Risklərin idarə edilməsi", 45, 15, 15, 15, "məqbul"],
            [None, "Cəmi", 270, 70, 115, 85],
        ],
        "A1:G1",
    )
    return xlsx(book)


def formulas() -> bytes:
    """Sums as formulas without results, a hidden column and a hidden row, written by a program that counts nothing."""
    book = new_book("План")
    sheet = book["План"]
    rows: Grid = [
        ["№", "Разделы и темы", "Лекции", "Практика", "Самостоятельно", "Всего", "для служебных отметок"],
        ["1", "Раздел 1. Информационные системы таможни", "=SUM(C3:C5)", "=SUM(D3:D5)", "=SUM(E3:E5)", "=SUM(F3:F5)"],
        ["1.1", "Личный кабинет участника ВЭД", 2, 2, 1, "=SUM(C3:E3)", "к"],
        ["1.2", "Электронная декларация", 2, "=2*3", 2, "=SUM(C4:E4)", "к"],
        ["1.3", "Единое окно", 1, 1, None, "=SUM(C5:E5)", "м"],
        ["2", "Раздел 2. Защита сведений", "=C7+C9", "=D7+D9", "=E7+E9", "=F7+F9"],
        ["2.1", "Электронная подпись", "=C3", 2, 1, "=C7+D7+E7"],
        ["2.9", "Черновик строки", 9, 9, 9, "=SUM(C8:E8)"],
        ["2.2", "Разграничение доступа", 1, 3, 2, "=C9+D9+E9"],
        [None, "Всего", "=C2+C6", "=D2+D6", "=E2+E6", "=F2+F6"],
    ]
    fill(sheet, rows)
    sheet.column_dimensions["G"].hidden = True
    sheet.row_dimensions[8].hidden = True
    return xlsx(book)


def merged_modules_xls() -> bytes:
    """Uzbek in Cyrillic letters, Excel 97: module rows merged over the whole width."""
    rows: Grid = [
        [Label("Малака ошириш курси ўқув режаси", bold=True), "", "", "", "", ""],
        ["№", "Мавзулар номи", "Жами соат", "Маъруза", "Амалий машғулот", "Мустақил таълим"],
        [Label("1-модуль. Божхона назорати", bold=True), "", "", "", "", ""],
        [1, "Назорат шакллари ва тартиби", 6, 2, 2, 2],
        [2, "Техник воситалардан фойдаланиш", 8, 2, 4, 2],
        [3, "Шахсий кўрик", 4, 2, 2, ""],
        [Label("2-модуль. Божхона тўловлари", bold=True), "", "", "", "", ""],
        [4, "Божларни ҳисоблаш", 8, 2, 6, ""],
        [5, "Имтиёзлар бериш асослари", 6, 2, 2, 2],
        [Label("3-модуль. Коррупцияга қарши курашиш", bold=True), "", "", "", "", ""],
        [6, "Манфаатлар тўқнашуви", 4, 2, 2, ""],
        ["", "Якуний назорат", 2, "", 2, ""],
        ["", "Жами", 38, 12, 20, 6],
    ]
    return make_xls("Режа", rows, merges=[(row, row, 0, 5) for row in (0, 2, 6, 9)])


def look_alike_letters() -> bytes:
    """Latin letters among Cyrillic ones in headers, module words, totals and titles."""
    book = new_book("Лист1")
    rows: Grid = [
        ["№", "Teмa", "Лeкции", "Пpaктикa", "Вceгo чacoв"],
        ["1", "Moдуль 1. Экспорт", None, None, None],
        ["1.1", "Подача декларации", 2, 2, 4],
        ["1.2", "Выпуск товаров", 2, 4, 6],
        [None, "Итoгo", 4, 6, 10],
        ["2", "Moдуль 2. Импорт", None, None, None],
        ["2.1", "Tаможенный представитель", 1, 1, 2],
        ["2.2", "Отсрочка и рассрочка", 2, 1, 3],
        ["2.3", "Последующий контроль", 2, 2, 4],
        [None, "Итoгo", 5, 4, 9],
        [None, "Bceгo", 9, 10, 19],
        [None, "Экзaмeн", None, 2, 2],
    ]
    fill(book["Лист1"], rows)
    return xlsx(book)


def outcomes_and_credits() -> bytes:
    """English: credits beside hours, a column of outcomes and one of the form of assessment."""
    book = new_book("Programme")
    rows: Grid = [
        ["Diploma in Border Management"],
        [
            "Module code",
            "Module title",
            "Learning outcomes",
            "Credits",
            "Notional hours",
            None,
            None,
            None,
            "Assessment",
        ],
        [None, None, None, None, "Contact", "Practical", "Self-directed", "Total"],
        ["Semester 1"],
        [
            "BM101",
            "Coordinated Border Management",
            "Describe the roles of border agencies.",
            4,
            20,
            10,
            10,
            40,
            "Essay",
        ],
        ["BM102", "Profiling of Travellers", "Explain indicators; apply them to a case.", 3, 12, 12, 6, 30, "Exam"],
        ["BM103", "Search of Vehicles", "Carry out a search in safety.", 2, 4, 14, 2, 20, "Practical test"],
        ["Semester 2"],
        ["BM201", "Free Zones and Warehouses", "Supervise stock movements.", 4, 20, 8, 12, 40, "Exam"],
        ["BM202", "Trade in Endangered Species", "Recognise listed species.", 2, 8, 8, 4, 20, "Portfolio"],
        ["BM203", "Workplace Attachment", "Work under supervision.", 6, None, 60, None, 60, "Log book"],
        [None, "Total", None, 21, 64, 112, 34, 210],
    ]
    fill(book["Programme"], rows, "A1:I1", "E2:H2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "I2:I3", "A4:I4", "A8:I8")
    return xlsx(book)


def topic_last() -> bytes:
    """Kyrgyz: hours first, the topic in the last column."""
    book = new_book("Пландаштыруу")
    rows: Grid = [
        ["№", "Саат", "Лекция", "Практикалык сабак", "Өз алдынча иш", "Тема"],
        ["1-бөлүм. Бажы укугу"],
        [1, 6, 2, 2, 2, "Бажы кодексинин жалпы жоболору"],
        [2, 4, 2, 2, None, "Бажы органдарынын укуктары"],
        ["2-бөлүм. Бажы көзөмөлү"],
        [3, 8, 2, 4, 2, "Көзөмөлдүн түрлөрү"],
        [4, 6, 2, 4, None, "Унаа каражаттарын текшерүү"],
        [5, 3, 1, 1, 1, "Тобокелдиктерди башкаруу"],
        ["Бардыгы", 27, 9, 13, 5],
    ]
    fill(book["Пландаштыруу"], rows, "A2:F2", "A5:F5")
    return xlsx(book)


def exams_between() -> bytes:
    """Totals and examinations behind each block, the total first among the kinds, weeks and a form of control."""
    book = new_book("РУП")
    rows: Grid = [
        ["Индекс", "Элементы учебного процесса", "Недель", "Всего", "в том числе", None, None, None, "Форма контроля"],
        [None, None, None, None, "Теория", "Практика", "Консультации", "СР"],
        ["1", "Общепрофессиональный цикл", 4, 96, 40, 32, 4, 20],
        ["1.1", "Основы экономики", None, 32, 16, 8, None, 8, "Зачет"],
        ["1.2", "Делопроизводство", None, 28, 8, 14, None, 6, "Диф. зачет"],
        ["1.3", "Психология общения", None, 36, 16, 10, 4, 6, "Экзамен"],
        ["1.4", "Экзамен по циклу", None, 6, None, None, None, None, "Экзамен"],
        ["2", "Специальный цикл", 6, 126, 50, 54, 2, 20],
        ["2.1", "Огневая подготовка", None, 40, 6, 34, None, None, "Зачет"],
        ["2.2", "Оперативно-розыскная деятельность", None, 50, 26, 10, 2, 12, "Экзамен"],
        ["2.3", "Административное расследование", None, 36, 18, 10, None, 8, "Экзамен"],
        ["2.4", "Комплексный экзамен", None, 8, None, None, None, None, "Экзамен"],
        ["3", "Стажировка в таможенном органе", 4, 144, None, None, None, None, "Отчет"],
        ["4", "Каникулы", 2],
        ["5", "Защита выпускной работы", 1, 36, None, None, None, None, "Защита"],
        [None, "Итого", 17, 416, 90, 86, 6, 40],
    ]
    fill(book["РУП"], rows, "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:H1", "I1:I2")
    return xlsx(book)


def kinds_by_row() -> bytes:
    """Each topic over several rows, one for each kind of class; cells of number and topic merged down."""
    book = new_book("Расписание тем")
    rows: Grid = [
        ["Раздел", "№", "Тема", "Вид занятия", "Часы"],
        ["Кинология", 1, "Подготовка вожатого", "лекция", 4],
        [None, None, None, "практическое занятие", 12],
        [None, 2, "Поиск в багаже", "практическое занятие", 16],
        [None, None, None, "самостоятельная работа", 4],
        [None, 3, "Уход за собакой", "лекция", 2],
        ["Водный транспорт", 4, "Осмотр яхты", "семинар", 2],
        [None, None, None, "практическое занятие", 6],
        [None, 5, "Судовые документы", "лекция", 2],
        [None, None, None, "семинар", 2],
    ]
    fill(book["Расписание тем"], rows, "A2:A6", "B2:B3", "C2:C3", "B4:B5", "C4:C5", "A7:A10", "B7:B8", "C7:C8")
    fill(book["Расписание тем"], [], "B9:B10", "C9:C10")
    return xlsx(book)


def indented() -> bytes:
    """Neither numbers nor merges: bold blocks, and topics with an indent below their section."""
    book = new_book("Учебный план")
    sheet = book["Учебный план"]
    rows: Grid = [
        ["Наименование", "Аудиторные часы", "Внеаудиторные часы", "Общий объём, ч."],
        ["Экономика внешней торговли", 14, 10, 24],
        ["Платёжный баланс", 4, 2, 6],
        ["Торговые соглашения", 6, 4, 10],
        ["Мировые рынки сырья", 4, 4, 8],
        ["Управление персоналом", 10, 6, 16],
        ["Наставничество", 4, 2, 6],
        ["Оценка результатов труда", 6, 4, 10],
        ["ИТОГО", 24, 16, 40],
    ]
    fill(sheet, rows)
    for number in (2, 6, 9):
        sheet.cell(number, 1).font = Font(bold=True)
    for number in (3, 4, 5, 7, 8):
        sheet.cell(number, 1).alignment = Alignment(indent=2)
    return xlsx(book)


def repeated_rows_ods() -> bytes:
    """Tajik, OpenDocument: repeated rows and cells, covered cells, a sheet of notes behind."""
    head = ["№", "Номгӯи мавзӯъҳо", "Ҳамагӣ", "Лексия", "Машғулияти амалӣ", "Кори мустақилона"]
    parts = [_ods_wide("Фасли 1. Ҳуқуқи гумрукӣ", 6)]
    parts += [_ods_row(row) for row in ([1, "Кодекси гумрук", 6, 2, 2, 2], [2, "Мақомоти гумрук", 6, 2, 2, 2])]
    parts.append(_ods_wide("Фасли 2. Назорати гумрукӣ", 6))
    parts.append(_ods_row([3, "Тартиби назорат", 8, 2, 4, 2]))
    parts.append(_ods_row([4, "Идораи хавфҳо", 5, 2, 2, 1]))
    parts.append(_ods_row([5, "Ҷустуҷӯи молҳо", 5, 1, 4, None]))
    parts.append(_ods_row([None, "Ҳамагӣ", 30, 9, 14, 7]))
    plan = (
        _ods_wide("Нақшаи таълимӣ", 6) + _ods_empty(3, 6) + _ods_row(head) + "".join(parts) + _ods_empty(1048550, 1024)
    )
    notes = _ods_row(["Эзоҳ: нақша барои як сол тасдиқ мешавад."])
    body = f'<table:table table:name="Нақша">{plan}</table:table><table:table table:name="Эзоҳ">{notes}</table:table>'
    return repacked(odf_archive("spreadsheet", body))


def _ods_row(values: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, values))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = (
        f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def _ods_empty(rows: int, columns: int) -> str:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}"/>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def _ods_wide(text: str, width: int) -> str:
    covered = f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/>'
    spans = f'table:number-columns-spanned="{width}" table:number-rows-spanned="1"'
    cell = f'<table:table-cell office:value-type="string" {spans}><text:p>{escape(text)}</text:p></table:table-cell>'
    return f"<table:table-row>{cell}{covered}</table:table-row>"


FILES = {
    "semesters-side-by-side-ru.xlsx": semesters_side_by_side,
    "sheet-per-year-az.xlsx": sheet_per_year,
    "formulas-ru.xlsx": formulas,
    "merged-modules-uz-cyrl.xls": merged_modules_xls,
    "look-alike-letters-ru.xlsx": look_alike_letters,
    "outcomes-and-credits-en.xlsx": outcomes_and_credits,
    "topic-last-ky.xlsx": topic_last,
    "exams-between-ru.xlsx": exams_between,
    "kinds-by-row-ru.xlsx": kinds_by_row,
    "indented-ru.xlsx": indented,
    "repeated-rows-tg.ods": repeated_rows_ods,
}
