"""The documents of the sample's academy, as text files: what the quotes of the evidence are taken from."""

from collections.abc import Iterator

from assessor.sample.tables import Row, table

_HOUR_COLUMNS = {
    "contact": "лекции",
    "practice": "практические занятия",
    "self_study": "самостоятельная работа",
    "internship": "стажировка",
}
_TASK_WORDS = {"practical_task": "Задание", "examination_task": "Вопрос"}


def paper(document: Row) -> bytes:
    """One document of `documents.tsv`, UTF-8 text as a host's office would save it."""
    programme, kind = document["document"].split("-")
    lines = [document["title"], ""]
    match kind:
        case "plan":
            lines += _plan(programme)
            if not _has_syllabi(programme):
                lines += _syllabi(programme)
        case "syllabi":
            lines += _syllabi(programme)
        case "tasks" if not _has_examinations(programme):
            lines += _tasks(programme, "practical_task", "examination_task")
        case "tasks":
            lines += _tasks(programme, "practical_task")
        case "exams":
            lines += _tasks(programme, "examination_task")
        case _:
            raise ValueError(document["document"])
    return ("\n".join(lines) + "\n").encode()


def _rows(programme: str) -> list[Row]:
    return [row for row in table("curriculum") if row["key"].split(".")[0] == programme]


def _has_syllabi(programme: str) -> bool:
    return any(row["document"] == f"{programme}-syllabi" for row in table("documents"))


def _has_examinations(programme: str) -> bool:
    return any(row["document"] == f"{programme}-exams" for row in table("documents"))


def _plan(programme: str) -> Iterator[str]:
    for row in _rows(programme):
        if row["kind"] == "module":
            control = f" ({row['form_of_assessment']})" if row["form_of_assessment"] else ""
            yield f"\nРаздел {row['number']}. {row['title']}{control}"
        elif row["kind"] == "topic":
            hours = [f"{word} {row[column]} ч" for column, word in _HOUR_COLUMNS.items() if row[column]]
            yield f"{row['number']} {row['title']}{': ' if hours else ''}{', '.join(hours)}"


def _syllabi(programme: str) -> Iterator[str]:
    outcomes = table("outcomes")
    for row in _rows(programme):
        if row["kind"] == "topic":
            if row["description"]:
                yield f"{row['number']} {row['title']}. {row['description']}"
            continue
        yield f"\n{row['number']} {row['title']}".rstrip() if row["number"] else ""
        own = [outcome for outcome in outcomes if outcome["owner"] == row["key"]]
        yield from (f"Результат обучения {outcome['number']}: {outcome['text']}" for outcome in own)


def _tasks(programme: str, *kinds: str) -> Iterator[str]:
    tasks = table("tasks")
    for row in _rows(programme):
        own = [task for task in tasks if task["module"] == row["key"] and task["kind"] in kinds]
        if own:
            yield f"\n{row['number']} {row['title']}"
            yield from (f"{_TASK_WORDS[task['kind']]} {task['number']}: {task['text']}" for task in own)
