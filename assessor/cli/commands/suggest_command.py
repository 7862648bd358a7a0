"""assessor suggest: items of a framework that may fit topics."""

from pathlib import Path

import click

from assessor.cli.access import framework_of, reading
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument, framework_option, json_option, whole_number
from assessor.cli.output import print_json, print_json_line, print_table
from assessor.errors import NotAllowedError
from assessor.find import find_topic
from assessor.marks import N_
from assessor.model.curriculum import Curriculum, Node
from assessor.suggestion.engine import Query, Suggester, Suggestions
from assessor.suggestion.topics import topic_query
from assessor.words import Words, load_words
from standards.framework import Framework

_TOP = "10"


@click.command(cls=Command, name="suggest", help=N_("Suggest items of a framework for a topic, a text or all topics."))
@file_argument
@framework_option
@click.option("--topic", metavar="ID", help=N_("A topic, by its number, title or id."))
@click.option("--text", metavar="T", help=N_("Any text."))
@click.option("--all", "everything", is_flag=True, help=N_("Every topic, in the order of the curriculum."))
@click.option("--top", default=_TOP, metavar="N", help=N_("How many suggestions; 10 if not said."))
@json_option
def command(
    file: Path, framework: str, topic: str | None, text: str | None, everything: bool, top: str, as_json: bool
) -> None:
    """Rank the items for what was asked."""
    asked = [topic is not None, text is not None, everything]
    if not any(asked):
        raise click.UsageError(shell_words().text(N_("Give --topic, --text or --all.")), click.get_current_context())
    count = whole_number(top) or 0
    if sum(asked) > 1 or count < 1:
        raise NotAllowedError(
            N_("Give one of --topic, --text and --all, and a --top of 1 or more. Nothing was changed.")
        )
    with reading(file) as store:
        edition = framework_of(store, framework)
        curriculum = store.curriculum()
    answer = _Answer(edition, curriculum, count, as_json, load_words("en") if as_json else shell_words())
    if text is not None:
        answer.give(None, Query(text))
    elif topic is not None:
        found = find_topic(curriculum, topic)
        answer.give(found, topic_query(curriculum, found))
    else:
        answer.give_all()


class _Answer:
    """Prints suggestions as they were asked for."""

    def __init__(self, framework: Framework, curriculum: Curriculum, top: int, as_json: bool, words: Words) -> None:
        self._framework = framework
        self._curriculum = curriculum
        self._suggester = Suggester(framework)
        self._top = top
        self._as_json = as_json
        self._words = words

    def give(self, topic: Node | None, query: Query) -> None:
        """Answer for one topic or text."""
        suggestions = self._suggester.suggest(query, self._top, self._words.language)
        if self._as_json:
            print_json(self._json(topic, query, suggestions))
        else:
            self._print(query.title, suggestions)

    def give_all(self) -> None:
        """Answer for every topic; in JSON one line each."""
        for topic in self._curriculum.topics:
            query = topic_query(self._curriculum, topic)
            suggestions = self._suggester.suggest(query, self._top, self._words.language)
            if self._as_json:
                print_json_line(self._json(topic, query, suggestions))
            else:
                self._print(f"{topic.number} {topic.title}".strip(), suggestions)
                click.echo()

    def _json(self, topic: Node | None, query: Query, suggestions: Suggestions) -> dict[str, object]:
        return {
            "topic": topic.id if topic else None,
            "text": query.title,
            "no_counterpart": suggestions.no_counterpart,
            "suggestions": [
                {
                    "code": found.code,
                    "title": self._title(found.code),
                    "score": round(found.score, 4),
                    "reasons": [self._words.text(reason.template, **reason.values) for reason in found.reasons],
                }
                for found in suggestions.ranked
            ],
        }

    def _print(self, title: str, suggestions: Suggestions) -> None:
        click.echo(title)
        if suggestions.no_counterpart:
            click.echo(self._words.text(N_("Nothing fits well. This may have no counterpart.")))
        print_table(
            [
                [
                    f"  {found.code}",
                    self._words.number(found.score, 2),
                    self._title(found.code),
                    "; ".join(self._words.text(reason.template, **reason.values) for reason in found.reasons),
                ]
                for found in suggestions.ranked
            ]
        )

    def _title(self, code: str) -> str:
        return self._framework.by_code[code].shown_title(self._words.language)
