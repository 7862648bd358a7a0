"""Plans in text files: .csv in old encodings, .txt, .md, .html."""

from tests.importing.plans.files import Grid


def _separated(rows: Grid, separator: str) -> str:
    return "".join(separator.join("" if c is None else str(c) for c in row) + "\r\n" for row in rows)


def dos_csv() -> bytes:
    """A database of the nineties: code page 866, semicolons, decimal commas, numbers alone tell the levels."""
    rows: Grid = [
        ["№", "Наименование разделов и тем", "Всего", "Лекции", "Практика", "Самостоятельно", "Форма контроля"],
        ["1", "Склады и зоны", "13,5", "5", "6", "2,5", ""],
        ["1.1", "Склад временного хранения", "5,5", "2", "2", "1,5", "опрос"],
        ["1.2", "Свободная таможенная зона", "4", "1,5", "2", "0,5", ""],
        ["1.3", "Магазин беспошлинной торговли", "4", "1,5", "2", "0,5", ""],
        ["2", "Автоматизация", "12", "3", "7,5", "1,5", ""],
        ["2.1", "Рабочее место инспектора", "6,5", "1,5", "4", "1", "тест"],
        ["2.2", "Весы, рамки, датчики", "5,5", "1,5", "3,5", "0,5", ""],
        ["3", "Заключительное занятие", "1", "1", "", "", ""],
        ["", "Итого", "26,5", "9", "13,5", "4", ""],
    ]
    return _separated(rows, ";").encode("cp866")


def koi8_csv() -> bytes:
    """KOI8-R with commas and quotes; module and topic in columns, the module once."""
    rows: Grid = [
        ["Раздел", "Тема", '"Лекции, час"', '"Семинары, час"', '"Самост. работа, час"'],
        ["История службы", "Мытное дело", "2", "2", "1"],
        ["", '"Сборы, пошлины и откупщики"', "2", "", "2"],
        ["", "Реформы тарифа", "2", "2", ""],
        ["Служба сегодня", '"Структура, штаты, кадры"', "2", "", "1"],
        ["", "Символика и форма одежды", "1", "1", ""],
        ["", "Международное сотрудничество", "2", "4", "2"],
        ["Итого", "", "11", "9", "6"],
    ]
    return _separated(rows, ",").encode("koi8-r")


def utf16_csv() -> bytes:
    """UTF-16 with tabs, as a spreadsheet exports "Unicode text"; Tajik."""
    rows: Grid = [
        ["№", "Мавзӯъҳо", "Лексия", "Машғулияти амалӣ", "Кори мустақилона", "Ҷамъ"],
        ["Модули 1. Баҳодиҳии арзиши гумрукӣ", "", "", "", "", ""],
        ["1", "Усулҳои муайянкунии арзиш", "2", "4", "2", "8"],
        ["2", "Ҳуҷҷатҳои тасдиқкунанда", "2", "2", "", "4"],
        ["Модули 2. Муҳофизати бозори дохилӣ", "", "", "", "", ""],
        ["3", "Чораҳои ғайритарифӣ", "2", "1", "1", "4"],
        ["4", "Иҷозатномадиҳӣ", "1", "1", "", "2"],
        ["5", "Молҳои қалбакӣ", "1", "3", "1", "5"],
        ["", "Ҷамъ", "8", "11", "4", "23"],
    ]
    return b"\xff\xfe" + _separated(rows, "\t").encode("utf-16-le")


def bulleted_hours() -> bytes:
    """An outline typed in an editor: sections with numbers, topics with dashes and hours behind them."""
    return """ПРОГРАММА ОБУЧЕНИЯ НАСТАВНИКОВ

Раздел 1. Взрослый ученик
  - Как учатся взрослые – 2 ч.
  - Постановка учебных целей – 1 ч.
  - Обратная связь без обиды – 3 ч.
Раздел 2. Занятие на рабочем месте
  - Показ приёма и повторение – 4 ч.
  - Разбор ошибки – 2 ч.
  - Дневник наставника – 1,5 ч.
Раздел 3. Оценка
  - Лист наблюдения – 2 ч.
  - Беседа по итогам месяца – 0,5 ч.

Итого – 16 ч.
""".encode("cp1251")


def markdown() -> bytes:
    """English: a table a module below its heading, in Markdown."""
    return b"""# Training Programme for Dog Handlers

## Aims

Handlers and dogs work as a team at every border point.

## Module A: Care of the dog

| No. | Lesson | Lecture hours | Practical hours |
|-----|--------|--------------:|----------------:|
| 1 | Feeding and kennel hygiene | 1 | 2 |
| 2 | First aid for dogs | 2 | 2 |
| 3 | Transport in the heat | 0.5 | 1 |
| | **Total** | 3.5 | 5 |

## Module B: Searching

| No. | Lesson | Lecture hours | Practical hours |
|-----|--------|--------------:|----------------:|
| 1 | Scent and wind | 1 | 3 |
| 2 | Luggage belts | 0.5 | 6 |
| 3 | Trucks and containers | 0.5 | 8 |
| | **Total** | 2 | 17 |

## Module C: Law

| No. | Lesson | Lecture hours | Practical hours |
|-----|--------|--------------:|----------------:|
| 1 | Powers of search | 2 | - |
| 2 | Giving evidence in court | 1 | 3 |
| | **Total** | 3 | 3 |

## References

- Manual of the canine service
"""


def html_credits() -> bytes:
    """Turkmen, a web page: credits and weeks, no hours at all; cells over rows and columns."""
    return """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Okuw meýilnamasy</title>
<style>td { border: 1px solid }</style></head><body>
<nav><a href="/">Baş sahypa</a></nav>
<h1>Gümrük işi boýunça okuw meýilnamasy</h1>
<table>
<tr><th rowspan="2">№</th><th rowspan="2">Dersiň ady</th>
<th colspan="2">Göwrümi</th><th rowspan="2">Barlag görnüşi</th></tr>
<tr><th>kredit</th><th>hepde</th></tr>
<tr><td colspan="5"><b>1-nji ýarym ýyllyk</b></td></tr>
<tr><td>1</td><td>Gümrük hukugy</td><td>5</td><td>16</td><td>synag</td></tr>
<tr><td>2</td><td>Harytlary öwreniş</td><td>4</td><td>16</td><td>hasap</td></tr>
<tr><td>3</td><td>Daşary ýurt dili</td><td>3</td><td>16</td><td>hasap</td></tr>
<tr><td colspan="5"><b>2-nji ýarym ýyllyk</b></td></tr>
<tr><td>4</td><td>Gümrük gözegçiligi</td><td>6</td><td>18</td><td>synag</td></tr>
<tr><td>5</td><td>Gümrük tölegleri</td><td>4</td><td>18</td><td>synag</td></tr>
<tr><td>6</td><td>Daşary ýurt dili</td><td>2</td><td>18</td><td>synag</td></tr>
<tr><td></td><td>Jemi</td><td>24</td><td>34</td><td></td></tr>
</table><p>Bellik: bir kredit 30 sagada deňdir.</p></body></html>
""".encode()


def html_nested() -> bytes:
    """A page saved by a word processor in windows-1251: empty paragraphs, spans, non-breaking spaces."""
    return """<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"></head><body>
<p align=center><b><span>План занятий учебного центра</span></b></p><p>&nbsp;</p>
<h2>Блок 1. Морской порт</h2>
<table border=1 cellspacing=0><tr><td><p>№</p></td><td><p><b>Темы&nbsp;занятий</b></p></td>
<td><p>Очно,<br>часов</p></td><td><p>Дистанционно, часов</p></td></tr>
<tr><td>1.</td><td><p><span>Коносамент</span> и&nbsp;манифест</p></td><td>4</td><td>2</td></tr>
<tr><td>2.</td><td><p>Контейнерный<br>терминал</p></td><td>6</td><td>&nbsp;</td></tr>
<tr><td>3.</td><td><p>Припасы &amp; снабжение судна</p></td><td>2</td><td>1</td></tr>
<tr><td></td><td><p>Итого</p></td><td>12</td><td>3</td></tr></table>
<h2>Блок 2. Железная дорога</h2>
<table border=1 cellspacing=0><tr><td><p>№</p></td><td><p><b>Темы&nbsp;занятий</b></p></td>
<td><p>Очно,<br>часов</p></td><td><p>Дистанционно, часов</p></td></tr>
<tr><td>1.</td><td><p>Накладная и передаточная ведомость</p></td><td>3</td><td>3</td></tr>
<tr><td>2.</td><td><p>Осмотр вагона</p></td><td>5</td><td>&nbsp;</td></tr>
<tr><td></td><td><p>Итого</p></td><td>8</td><td>3</td></tr></table></body></html>
""".encode("cp1251")


FILES = {
    "numbers-and-commas-ru.csv": dos_csv,
    "module-once-ru.csv": koi8_csv,
    "unicode-text-tg.csv": utf16_csv,
    "bulleted-hours-ru.txt": bulleted_hours,
    "table-a-module-en.md": markdown,
    "credits-and-weeks-tk.html": html_credits,
    "saved-by-word-ru.html": html_nested,
}
