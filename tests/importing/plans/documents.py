"""Plans in text documents: .docx, .odt, .rtf."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.importing.conftest import docx_table, paragraph
from tests.importing.plans.files import docx, repacked
from tests.readers.writers import odf_archive

p = paragraph
Rows = list[Sequence[object]]


def bold(text: str) -> str:
    return p(text, bold=True)


def lines(*texts: str) -> str:
    """One paragraph whose lines were broken by hand."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in texts)
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def three_header_rows() -> bytes:
    """An approval stamp, a header of three rows, modules over the whole width, a total below each."""
    stamp = docx_table(
        [
            [
                p("СОГЛАСОВАНО") + p("Начальник управления кадров") + p("____________ А. Примеров"),
                p("УТВЕРЖДАЮ") + p("Ректор Академии") + p("____________ Б. Образцова") + p("«__» ________ 20__ г."),
            ]
        ]
    )
    rows: Rows = [
        ["№ п/п", "Наименование модулей и тем", "Всего часов", ("в том числе", 4), "Форма контроля"],
        ["^", "^", "^", ("аудиторные занятия", 3), "самостоя-тельная работа", "^"],
        ["^", "^", "^", "лекции", "семинары", "практические занятия", "^", "^"],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        [("Модуль 1. Таможенная служба и её место в государстве", 8)],
        ["1.1", "Задачи и устройство таможенной службы", "6", "2", "2", "", "2", ""],
        ["1.2", "Должностное лицо: права, обязанности, присяга", "8", "4", "", "2", "2", "опрос"],
        ["1.3", "Служебная этика и противодействие коррупции", "6", "2", "2", "-", "2", "эссе"],
        [("Итого по модулю 1", 2), "20", "8", "4", "2", "6", "зачёт"],
        [("Модуль 2. Перемещение товаров через границу", 8)],
        ["2.1", "Предварительная информация и прибытие товаров", "8", "2", "-", "4", "2", ""],
        ["2.2", "Временное хранение и склады", "6", "2", "-", "2", "2", ""],
        ["2.3", "Таможенный транзит и меры обеспечения", "10", "2", "2", "4", "2", "задача"],
        ["2.4", "Товары для личного пользования", "7", "2", "-", "4", "1", ""],
        [("Итого по модулю 2", 2), "31", "8", "2", "14", "7", "зачёт"],
        [("Модуль 3. Платежи", 8)],
        ["3.1", "Виды платежей и сроки уплаты", "5", "2", "1", "-", "2", ""],
        ["3.2", "Льготы по уплате, возврат и зачёт сумм", "9", "2", "1", "4", "2", "тест"],
        [("Итого по модулю 3", 2), "14", "4", "2", "4", "4", ""],
        [("Итоговая аттестация", 2), "4", "", "", "4", "", "экзамен"],
        [("ВСЕГО", 2), "69", "20", "8", "24", "17", ""],
    ]
    return docx(
        stamp,
        p("УЧЕБНО-ТЕМАТИЧЕСКИЙ ПЛАН"),
        p("программы повышения квалификации «Инспектор таможенного поста»"),
        docx_table(rows),
        p("Заведующий кафедрой ______________ В. Типовой"),
    )


def tables_by_module() -> bytes:
    """Each module in a table of its own, its name in the paragraph above; outcomes before the plan."""
    head = ["№", "Тема занятия", "Теория", "Практика", "Всего"]
    body = [
        p("Программа начальной подготовки сотрудников", style="1"),
        bold("Результаты обучения"),
        p("После окончания курса слушатель должен уметь:"),
        p("– проверять сведения декларации;"),
        p("– выбирать форму контроля."),
        bold("Модуль I. Правовые основы"),
        docx_table(
            [
                head,
                ["1", "Источники таможенного права", "4", "0", "4"],
                ["2", "Международные договоры и их применение", "4", "2", "6"],
                ["3", "Обжалование решений", "2", "2", "4"],
                ["", "Итого", "10", "4", "14"],
            ]
        ),
        bold("Модуль II. Классификация товаров"),
        docx_table(
            [
                head,
                ["1", "Основные правила интерпретации", "4", "6", "10"],
                ["2", "Примечания к разделам и группам", "2", "4", "6"],
                ["3", "Предварительные решения", "1", "1", "2"],
                ["", "Итого", "7", "11", "18"],
            ]
        ),
        bold("Модуль III. Определение страны происхождения"),
        docx_table(
            [
                head,
                ["1", "Полностью полученные товары", "2", "1", "3"],
                ["2", "Достаточная переработка", "2", "3", "5"],
                ["", "Итого", "4", "4", "8"],
            ]
        ),
        p("Общий объём программы: 40 часов."),
    ]
    return docx(*body)


def headings_only() -> bytes:
    """English headings with numbers in their text and hours behind it, no table at all."""
    return docx(
        p("Post Clearance Audit: Foundation Course", style="1"),
        p("Introduction", style="2"),
        p("The course is meant for officers with at least one year of service."),
        p("1. Planning an audit", style="2"),
        p("1.1 Selecting the auditee (2 hours)", style="3"),
        p("Risk indicators, earlier findings, size of the trader."),
        p("1.2 Reading the books before the visit (4 hours)", style="3"),
        p("Balance sheet, ledgers, stock records."),
        p("1.3 The letter of notice (1 hour)", style="3"),
        p("2. At the premises", style="2"),
        p("2.1 The opening meeting (1 hour)", style="3"),
        p("2.2 Testing the trader's controls (6 hours)", style="3"),
        p("Walk-through, samples, working papers."),
        p("2.3 Valuation and royalties (5 hours)", style="3"),
        p("2.4 Preferential origin (3 hours)", style="3"),
        p("3. After the visit", style="2"),
        p("3.1 Writing the report (4 hours)", style="3"),
        p("3.2 Recovery and penalties (2 hours)", style="3"),
        p("References", style="2"),
        p("Handbook of the service, chapter 7."),
    )


_CHAPTERS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-бөлім."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def automatic_numbers() -> bytes:
    """Kazakh: numbers made by the word processor, hours behind a dash."""
    points = [
        ("Кеден ісінің негіздері", 0),
        ("Кеден органдарының жүйесі – 4 сағат", 1),
        ("Қызметкердің құқықтық мәртебесі – 2 сағат", 1),
        ("Қызмет әдебі – 2 сағат", 1),
        ("Кедендік бақылау", 0),
        ("Бақылау нысандары – 6 сағат", 1),
        ("Тәуекелдерді басқару – 8 сағат", 1),
        ("Кинологиялық қызмет – 3 сағат", 1),
        ("Кедендік төлемдер", 0),
        ("Төлем түрлері – 4 сағат", 1),
        ("Кедендік құнды анықтау әдістері – 10 сағат", 1),
    ]
    body = [p("ОҚУ БАҒДАРЛАМАСЫ"), *(p(text, numbered=(1, level)) for text, level in points)]
    return docx(*body, p("Әдебиеттер"), p("1. Кеден кодексі."), numbering=_CHAPTERS)


def broken_titles() -> bytes:
    """Titles broken over lines, by hyphens, soft hyphens and small cells."""
    rows: Rows = [
        [
            lines("№", "п/п"),
            lines("Наименова-", "ние разде-", "лов и тем"),
            lines("Всего", "часов"),
            lines("Лек-", "ции"),
            lines("Прак-", "тика"),
            lines("Само-", "подго-", "товка"),
        ],
        ["1", bold("Контроль до\u00adстав\u00adки"), "12", "4", "6", "2"],
        ["1.1", lines("Технические сред-", "ства таможен-", "ного контроля"), "6", "2", "4", "-"],
        ["1.2", lines("Пломбы и печати: наложе-", "ние, проверка, учёт"), "6", "2", "2", "2"],
        ["2", bold("Обеспе\u00adчение платежей"), "16", "6", "6", "4"],
        ["2.1", lines("Гене\u00adраль\u00adное обеспечение", "и поручительство"), "8", "4", "2", "2"],
        ["2.2", lines("Торгово-", "промышленная палата как гарант"), "4", "-", "2", "2"],
        ["2.3", lines("Взыскание", "задолженности"), "4", "2", "2", "-"],
        ["3", bold("Экспертиза"), "8", "2", "4", "2"],
        ["3.1", lines("Отбор проб", "и образцов"), "5", "1", "3", "1"],
        ["3.2", "За\u00adклю\u00adче\u00adние эксперта", "3", "1", "1", "1"],
        ["", "Итого", "36", "12", "16", "8"],
    ]
    return docx(p("Тематический план"), docx_table(rows))


def strokes_and_minutes() -> bytes:
    """Lectures and practice in one column parted by a stroke; some topics in minutes."""
    rows: Rows = [
        ["№", "Тема", "Лекции/практика, час.", "Самостоятельная работа"],
        [("Раздел 1. Досмотр на автомобильной дороге", 4)],
        ["1", "Документы перевозчика", "2/2", "1"],
        ["2", "Осмотр полуприцепа и тайники", "2/4", "2"],
        ["3", "Весовой контроль", "-/2", "-"],
        [("Раздел 2. Досмотр в аэропорту", 4)],
        ["4", "Зелёный и красный коридоры", "2/2", "1"],
        ["5", "Беседа с пассажиром", "1/3", "1,5"],
        ["6", "Почтовые отправления", "1,5/-", "30 мин"],
        ["", "Итого", "8,5/13", "6"],
    ]
    return docx(p("План семинара по досмотру"), docx_table(rows))


def module_column() -> bytes:
    """The module in a cell merged down beside its topics, the sum in the last column."""
    rows: Rows = [
        ["Модуль", "№", "Тема", "Лекция", "Семинар", "Лаб. работа", "СРС", "Итого часов"],
        ["Анализ рисков", "1", "Источники сведений", "2", "1", "-", "2", "5"],
        ["^", "2", "Профиль риска", "2", "2", "2", "2", "8"],
        ["^", "3", "Случайная выборка", "1", "-", "1", "1", "3"],
        ["Работа с данными", "4", "Запросы к базе деклараций", "2", "-", "6", "4", "12"],
        ["^", "5", "Сопоставление зеркальной статистики", "2", "2", "2", "2", "8"],
        ["Отчётность", "6", "Аналитическая записка", "1", "1", "-", "4", "6"],
        ["^", "7", "Защита персональных данных", "2", "-", "-", "2", "4"],
        ["Всего", "", "", "12", "6", "11", "17", "46"],
    ]
    return docx(p("Курс для аналитиков"), docx_table(rows))


def bold_modules() -> bytes:
    """Modules without numbers, told by bold type alone; internship and examination at the end."""
    rows: Rows = [
        ["Дисциплины и темы", "Всего", "Теоретические занятия", "Практические занятия", "Форма аттестации"],
        [bold("Служебная подготовка"), "14", "6", "8", "зачёт"],
        ["Устав и внутренний распорядок", "4", "4", "", ""],
        ["Строевая подготовка", "4", "", "4", ""],
        ["Оказание первой помощи", "6", "2", "4", ""],
        [bold("Специальная подготовка"), "26", "10", "16", "экзамен"],
        ["Распознавание поддельных документов", "8", "4", "4", ""],
        ["Наркотические средства: признаки и упаковка", "8", "2", "6", ""],
        ["Контрабанда культурных ценностей", "4", "2", "2", ""],
        ["Составление протокола", "6", "2", "4", ""],
        [bold("Производственная практика"), "36", "", "36", "отчёт"],
        [bold("Итоговый экзамен"), "4", "", "4", ""],
        [bold("Итого"), "80", "16", "64", ""],
    ]
    return docx(p("УЧЕБНЫЙ ПЛАН"), docx_table(rows))


def day_by_day() -> bytes:
    """A short course day by day with clock times, breaks and speakers."""
    rows: Rows = [
        ["Время", "Тема", "Часы", "Преподаватель"],
        [("День 1", 4)],
        ["09:00–09:30", "Регистрация участников", "", ""],
        ["09:30–11:00", "Авторские права и товарный знак", "2", "Г. Лекторова"],
        ["11:00–11:15", "Кофе-брейк", "", ""],
        ["11:15–12:45", "Реестр объектов интеллектуальной собственности", "2", "Г. Лекторова"],
        ["12:45–13:45", "Обед", "", ""],
        ["13:45–15:15", "Приостановление выпуска", "2", "Д. Практиков"],
        [("День 2", 4)],
        ["09:30–11:00", "Признаки контрафакта", "2", "Д. Практиков"],
        ["11:00–11:15", "Перерыв", "", ""],
        ["11:15–12:45", "Взаимодействие с правообладателем", "2", "Е. Гостев"],
        ["12:45–13:45", "Обеденный перерыв", "", ""],
        ["13:45–14:30", "Уничтожение товаров", "1", "Е. Гостев"],
        ["14:30–15:15", "Подведение итогов, вручение сертификатов", "", ""],
        ["", "Итого", "11", ""],
    ]
    return docx(p("Программа семинара «Защита интеллектуальной собственности»"), docx_table(rows))


def weekly_syllabus() -> bytes:
    """A syllabus by weeks: one topic a week, two controls between, kinds of hours beside."""
    rows: Rows = [
        ["Неделя", "Название темы", "Лекции", "Практ. занятия", "СРСП", "СРС", "Баллы"],
        [("Модуль 1. Таможенная статистика", 7)],
        ["1", "Предмет и задачи статистики внешней торговли", "2", "1", "1", "3", "5"],
        ["2", "Методология учёта", "2", "1", "1", "3", "5"],
        ["3", "Стоимостные и количественные показатели", "1", "2", "1", "3", "5"],
        ["4", "Рубежный контроль 1", "", "", "", "", "20"],
        [("Модуль 2. Анализ и публикация", 7)],
        ["5", "Группировки и индексы", "2", "2", "1", "3", "5"],
        ["6", "Качество данных", "1", "1", "1", "3", "5"],
        ["7", "Подготовка статистического бюллетеня", "1", "2", "2", "4", "10"],
        ["8", "Рубежный контроль 2", "", "", "", "", "20"],
        ["", "Экзамен", "", "", "", "", "40"],
        ["", "Итого", "9", "9", "7", "19", "100"],
    ]
    return docx(p("СИЛЛАБУС"), p("Дисциплина: «Таможенная статистика»"), docx_table(rows))


def cut_by_hand() -> bytes:
    """One table cut in three: the header again on the second, none on the third, a line of text between."""
    head = ["№", "Тема", "Лекции", "Практика", "Форма контроля"]
    first: Rows = [
        head,
        [("Раздел 1. Общение с участником внешней торговли", 5)],
        ["1.1", "Приём посетителей", "1", "1", ""],
        ["1.2", "Разъяснение норм", "2", "2", "опрос"],
        [("Раздел 2. Письма и жалобы", 5)],
        ["2.1", "Виды обращений", "2", "", ""],
    ]
    second: Rows = [head, ["2.2", "Сроки ответа", "1", "1", ""], ["2.3", "Язык ответа", "1", "3", "письмо"]]
    third: Rows = [
        ["2.4", "Повторная жалоба", "1", "1", ""],
        [("Раздел 3. Трудные случаи", 5)],
        ["3.1", "Конфликт в очереди", "1", "2", "игра"],
        ["", "Итого", "9", "10", ""],
    ]
    go_on = p("Продолжение таблицы")
    return docx(p("План занятий"), docx_table(first), go_on, docx_table(second), go_on, docx_table(third))


def latin_uzbek_odt() -> bytes:
    """Uzbek in Latin letters, a text document of LibreOffice; numbers tell the levels."""
    rows: Rows = [
        ["T/r", "Modul va mavzular nomi", "Jami soat", "Ma'ruza", "Amaliy mashg'ulot", "Mustaqil ta'lim"],
        ["1.", "Bojxona qonunchiligi", "20", "8", "6", "6"],
        ["1.1.", "Bojxona kodeksining tuzilishi", "8", "4", "2", "2"],
        ["1.2.", "Xalqaro konvensiyalar", "6", "2", "2", "2"],
        ["1.3.", "Mansabdor shaxsning javobgarligi", "6", "2", "2", "2"],
        ["2.", "Bojxona rejimlari", "22", "6", "12", "4"],
        ["2.1.", "Erkin muomalaga chiqarish", "8", "2", "4", "2"],
        ["2.2.", "Qayta ishlash rejimlari", "8", "2", "4", "2"],
        ["2.3.", "Vaqtincha olib kirish", "6", "2", "4", "-"],
        ["3.", "Bojxona to'lovlari", "10", "4", "4", "2"],
        ["3.1.", "Boj stavkalari va imtiyozlar", "6", "2", "2", "2"],
        ["3.2.", "Aksiz solig'i", "4", "2", "2", "-"],
        ["", "Jami", "52", "18", "22", "12"],
    ]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            + (f"<text:p>{escape(str(c))}</text:p>" if c else "")
            + "</table:table-cell>"
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    body = f'<text:p>O\'quv-mavzu rejasi</text:p><table:table table:name="Reja">{cells}</table:table>'
    return repacked(odf_archive("text", body))


def rich_text() -> bytes:
    """Rich Text: a total in the middle, examinations, two internships."""
    rows: Rows = [
        ["Индекс", "Наименование учебных дисциплин", "Кол-во часов", "Лекции", "Практические занятия", "Сам. работа"],
        ["", "Общие дисциплины", "", "", "", ""],
        ["ОД.1", "Государственный язык в деловой переписке", "40", "4", "26", "10"],
        ["ОД.2", "Информационная безопасность", "24", "8", "10", "6"],
        ["", "Всего по общим дисциплинам", "64", "12", "36", "16"],
        ["", "Профильные дисциплины", "", "", "", ""],
        ["ПД.1", "Таможенные процедуры", "72", "30", "24", "18"],
        ["ПД.2", "Товароведение", "60", "20", "28", "12"],
        ["ПД.3", "Валютный контроль", "36", "14", "12", "10"],
        ["", "Всего по профильным дисциплинам", "168", "64", "64", "40"],
        ["", "Практика", "", "", "", ""],
        ["П.1", "Учебная практика на посту", "36", "", "", ""],
        ["П.2", "Производственная практика", "72", "", "", ""],
        ["", "Государственный экзамен", "8", "", "", ""],
        ["", "ИТОГО", "348", "76", "100", "56"],
    ]
    title = "".join(_rtf_sign(sign) for sign in "Рабочий учебный план")
    table = "".join(_rtf_row(row) for row in rows)
    text = (
        f"{{\\rtf1\\ansi\\ansicpg1251\\uc1{{\\fonttbl{{\\f0\\fcharset204 Arial;}}}}\\f0\\pard\\qc {title}\\par\n{table}"
    )
    return (text + "\\pard\\par}").encode("ascii")


def _rtf_row(row: Sequence[object]) -> str:
    edges = "".join(f"\\cellx{1400 * place}" for place in range(1, len(row) + 1))
    cells = "".join(f"\\pard\\intbl {''.join(map(_rtf_sign, str(value)))}\\cell " for value in row)
    return f"\\trowd{edges} {cells}\\row\n"


def _rtf_sign(sign: str) -> str:
    return f"\\u{ord(sign)}?" if ord(sign) > 127 else sign


FILES = {
    "three-header-rows-ru.docx": three_header_rows,
    "tables-by-module-ru.docx": tables_by_module,
    "headings-only-en.docx": headings_only,
    "automatic-numbers-kk.docx": automatic_numbers,
    "broken-titles-ru.docx": broken_titles,
    "strokes-and-minutes-ru.docx": strokes_and_minutes,
    "module-column-ru.docx": module_column,
    "bold-modules-ru.docx": bold_modules,
    "day-by-day-ru.docx": day_by_day,
    "cut-by-hand-ru.docx": cut_by_hand,
    "weekly-syllabus-ru.docx": weekly_syllabus,
    "numbers-tell-levels-uz.odt": latin_uzbek_odt,
    "totals-in-the-middle-ru.rtf": rich_text,
}
