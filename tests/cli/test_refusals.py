"""A person's mistake: a sentence that names the file, the right exit code, and nothing changed."""

import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from assessor.store import Opening, Store
from assessor.words import load_words
from tests.cli.shell import EU, WCO, ok, refused, run

MAP = ("--framework", EU, "--coverage", "L")


@pytest.mark.parametrize(
    "words",
    [
        ("map", "9.9", "OP-03", *MAP),
        ("map", "1.1", "OP-99", *MAP),
        ("map", "1.1", "OP-03", "--framework", "no-such", "--coverage", "L"),
        ("map", "1.1", "OP-03", *MAP, "--level", "5"),
        ("map", "1.1", "OP-03", *MAP, "--level", "0"),
        ("map", "1.1", "OP-03", *MAP, "--level", "-1"),
        ("map", "1.1", "OP-03", *MAP, "--level", "two"),
        ("map", "1.1", "OP-03", *MAP, "--level", "9" * 5000),
        ("map", "1.1", "CV-01", *MAP, "--level", "1"),
        ("map", "1.1", "OP-03", "--framework", EU, "--coverage", "N", "--level", "1"),
        ("map", "1.1", "OP-03", *MAP, "--assessor", " "),
        ("map", "1.1", "OP-03", *MAP, "--evidence", "\udcff"),
        ("map", "9.9", "OP-03", *MAP, "--assessor", "Новый"),
        ("map", "", "OP-03", *MAP),
        ("unmap", "1.1", "OP-03", "--framework", EU),
        ("unmap", "1.1", "OP-03", "--framework", EU, "--assessor", "Новый"),
        ("set-aside", "1.1", "9.9"),
        ("judge", "OP-03", *MAP, "--reason", " "),
        ("judge", "OP-A", *MAP, "--reason", "R"),
        ("judge", "OP-03", *MAP, "--reason", "R", "--programme", "Нет такой"),
        ("judge", "OP-03", *MAP, "--reason", "R", "--consensus", "--assessor", "Анна Ли"),
        ("outside", "K05", "--framework", WCO, "--reason", "restricted"),
        ("aims", "Нет такой", "X", "--framework", EU),
        ("aims", "Таможенное дело", "X", "--framework", EU),
        ("complete", "Нет такой"),
        ("complete", "Таможенное дело", "--undo"),
        ("gaps", "--framework", "no-such"),
        ("gaps", "--framework", EU, "--role", "X"),
        ("gaps", "--framework", EU, "--programme", "X"),
        ("suggest", "--framework", "no-such", "--all"),
        ("suggest", "--framework", EU, "--topic", "9.9"),
        ("suggest", "--framework", EU, "--all", "--text", "X"),
        ("suggest", "--framework", EU, "--all", "--top", "0"),
        ("redo",),
        ("report", "-o", "/tmp"),
        ("report", "-o", "x" * 300 + ".pdf"),
        ("export", "-o", "/no/such/folder/x.xlsx"),
        ("export", "-o", "/tmp/x.docx"),
        ("export", "-o", "/tmp/x"),
        ("report", "-o", "/no/such/folder/x.pdf"),
        ("new", "--title", "T"),
    ],
    ids=" ".join,
)
def test_a_word_that_fits_nothing_is_exit_1(file: Path, words: tuple[str, ...]) -> None:
    command, *rest = words
    assert file.name in refused(file, command, file, *rest)


@pytest.mark.parametrize(
    "words",
    [
        ("map", "1.1"),
        ("map", "1.1", "OP-03", "--coverage", "L"),
        ("map", "1.1", "OP-03", "--framework", EU),
        ("map", "1.1", "OP-03", "--framework", EU, "--coverage", "X"),
        ("map", "1.1", "OP-03", *MAP, "--kind", "rumour"),
        ("map", "1.1", "OP-03", *MAP, "--confidence", "sure"),
        ("map", "1.1", "OP-03", *MAP, "--no-such"),
        ("map", "1.1", "OP-03", "more", *MAP),
        ("map", "1.1", "OP-03", *MAP, "--level"),
        ("judge", "OP-03", *MAP),
        ("outside", "OP-03", "--framework", EU, "--reason", "other"),
        ("outside", "OP-03", "--framework", EU),
        ("set-aside",),
        ("aims", "Таможенное дело", "--framework", EU),
        ("import",),
        ("gaps",),
        ("suggest", "--framework", EU),
        ("report",),
        ("report", "-o", "x.pdf", "--language", "xx"),
        ("report", "-o", "x.pdf", "--kind", "recognition"),
        ("export",),
        ("new",),
        ("load", "list.xlsx"),
        ("upgrade", "--framework", EU, "--to", EU),
        ("rate", "CUR-3", "2"),
        ("capability",),
    ],
    ids=" ".join,
)
def test_an_unknown_option_a_missing_argument_or_a_word_outside_a_set_is_exit_2(
    file: Path, words: tuple[str, ...]
) -> None:
    command, *rest = words
    refused(file, command, file, *rest, code=2)


def write_newer(path: Path) -> None:
    with Store.create(path, opening=Opening("tests", "2026-10-14T09:00:00+00:00", None)):
        pass
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def write_foreign(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE moz_places (url TEXT)")
    database.close()


BAD_FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_bytes(b""),
    "picture": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000)),
    "text": lambda path: path.write_text("таможня\n" * 100, encoding="utf-8"),
    "database": write_foreign,
    "newer": write_newer,
    "cut": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(50)),
}
COMMANDS = [
    ("curriculum",),
    ("history", "--json"),
    ("gaps", "--framework", EU),
    ("suggest", "--framework", EU, "--text", "X"),
    ("map", "1.1", "OP-03", *MAP),
    ("undo",),
    ("report", "-o", "x.pdf"),
]


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_assessment_is_named_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Файл 1.assessment"
    BAD_FILES[kind](path)
    for command, *rest in COMMANDS:
        assert path.name in refused(path, command, path, *rest)


def write_docx(path: Path, body: str) -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


BAD_SOURCES: dict[str, Callable[[Path], object]] = {
    "нет.xlsx": lambda path: None,
    "папка.docx": lambda path: path.mkdir(),
    "пустой.csv": lambda path: path.write_bytes(b""),
    "пустой.xlsx": lambda path: path.write_bytes(b""),
    "снимок.xlsx": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(2000)),
    "пароль.xlsx": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)),
    "письмо.docx": lambda path: write_docx(path, "<w:p><w:r><w:t>Уважаемые коллеги, добрый день</w:t></w:r></w:p>"),
    "чужой.db": write_foreign,
    "план.txt": lambda path: path.write_bytes(b"\x00\x01\x02" * 100),
}


@pytest.mark.parametrize("name", BAD_SOURCES)
def test_a_source_without_a_curriculum_is_named_and_nothing_comes_in(begun: Path, plan: Path, name: str) -> None:
    source = begun.parent / name
    BAD_SOURCES[name](source)
    assert name in refused(begun, "import", begun, source)
    assert name in refused(begun, "import", begun, plan, source)  # all or none
    assert name in refused(begun, "import", begun, source, "--dry-run", "--json")


def test_case_67_the_same_source_twice_is_refused(file: Path, plan: Path) -> None:
    assert plan.name in refused(file, "import", file, plan)
    assert plan.name in refused(file, "import", file, plan, "--dry-run")


def test_new_never_touches_an_existing_file_or_makes_half_of_one(tmp_path: Path) -> None:
    taken = tmp_path / "снимок.jpg"
    taken.write_bytes(b"\xff\xd8")
    assert taken.name in refused(taken, "new", taken, "--title", "T")
    free = tmp_path / "новый.assessment"
    refused(free, "new", free, "--title", "  ")
    refused(free, "new", free, "--title", "T", "--framework", "no-such")
    missing = tmp_path / "нет" / "x.assessment"
    assert missing.name in refused(missing, "new", missing, "--title", "T")


def test_who_judges_must_be_clear(file: Path) -> None:
    ok("map", file, "1.1", "OP-03", *MAP, "--assessor", "Пётр Ким")
    sentence = refused(file, "map", file, "1.2", "OP-04", *MAP)
    assert "Анна Ли; Пётр Ким" in sentence


def test_case_17_a_write_protected_file_is_read_with_a_note_and_never_written(file: Path) -> None:
    file.chmod(0o444)
    answer = run("curriculum", file, "--json")
    assert answer.code == 0
    assert len(answer.json) == 8
    assert answer.err == f"“{file.name}” is open read-only: The file is write-protected.\n"
    assert "write-protected" in refused(file, "map", file, "1.1", "OP-03", *MAP)
    file.chmod(0o644)


_HOLDER = """
import sys
from pathlib import Path
from assessor.store import Opening, Store
with Store.open(Path(sys.argv[1]), opening=Opening("window 9", "2026-10-14T09:00:00+00:00", None)):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_case_41_while_another_process_writes_one_reads_and_learns_who_holds_the_file(file: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert len(ok("curriculum", file, "--json").json) == 8
        sentence = refused(file, "map", file, "1.1", "OP-03", *MAP)
        assert "window 9" in sentence
    finally:
        holder.communicate("")
    ok("map", file, "1.1", "OP-03", *MAP)
    assert not [path for path in file.parent.iterdir() if "lock" in path.name]


def test_where_nobody_judges_yet_that_is_said_in_words(tmp_path: Path, plan: Path) -> None:
    file = tmp_path / "x.assessment"
    ok("new", file, "--title", "T")
    ok("import", file, plan)
    sentence = refused(file, "map", file, "1.1", "OP-03", *MAP)
    assert "has no assessor yet" in sentence
    assert "–" not in sentence
    assert "has no assessor yet" in refused(file, "unmap", file, "1.1", "OP-03", "--framework", EU, "--assessor", "X")


def test_who_holds_a_file_is_said_with_a_time_that_people_read(file: Path) -> None:
    at = "2026-11-25T08:05:00+00:00"
    with Store.open(file, opening=Opening("tests", at, backups=None)):
        answers = {said: run("map", file, "1.1", "OP-03", *MAP, ASSESSOR_LANGUAGE=said) for said in ("en", "ru")}
    for language, answer in answers.items():
        said = load_words(language).moment(at)
        assert said in answer.err
        assert at[:10] not in answer.err
        assert str(datetime.fromisoformat(at).astimezone().day) in said
