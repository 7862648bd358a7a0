"""The manner of every command: help in the person's language, refusals as sentences, exit codes 0, 1 and 2."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assessor.cli.language import shell_words
from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.words import Words

WRONG_USE = 2
REFUSED = 1


class Refusal(click.ClickException):
    """A problem that the person can mend: told on stderr, exit 1."""

    exit_code = REFUSED


class WrongWord(click.UsageError):
    """A word outside a fixed set: exit 2."""

    def __init__(self, parameter: str, value: str, choices: Sequence[str]) -> None:
        super().__init__("")
        self.parameter, self.value, self.choices = parameter, value, choices


class TooMuch(click.UsageError):
    """More words than the command takes: exit 2."""

    def __init__(self, words: Sequence[str], ctx: click.Context) -> None:
        super().__init__("", ctx)
        self.words = words


class OneOf(click.Choice[str]):
    """A word of a fixed set, whatever its case."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__(choices, case_sensitive=False)

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        return super().normalize_choice(choice, ctx).replace("-", "_")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise WrongWord(_name(param), str(value), self.choices) from None

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.choices)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return ""


class Manner(click.Command):
    """What commands and the group of them share: texts are templates of the catalogue, put into words when shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        if rest and not takes_more:
            raise TooMuch(rest, ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = shell_words().text(N_("Usage:")) + " "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        template = self.help or self.name or ""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(shell_words().text(template))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = shell_words()
        rows = [_record(param, ctx, words) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(words.text(N_("Options"))):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Show this page.")
        return option


class Command(Manner):
    """One command."""

    def invoke(self, ctx: click.Context) -> Any:
        from standards.faults import PackError

        try:
            return super().invoke(ctx)
        except AssessorError as error:
            raise Refusal(refusal(error, ctx.params.get("file"), shell_words())) from error
        except PackError as error:
            raise Refusal(refusal(error, ctx.params.get("file"), shell_words())) from error


def refusal(error: Any, file: Path | None, words: Words) -> str:
    """The sentence of an error; it names the assessment that the command was about, if it does not yet."""
    text = words.text(error.template, **error.values)
    if file is None or file.name in text:
        return text
    return words.text(N_("“{file}”: {text}"), file=file.name, text=text)


def usage_sentence(error: click.ClickException, words: Words) -> str:
    """What is wrong with the words that were typed."""
    match error:
        case WrongWord():
            return words.text(
                N_("{name} takes one of {choices}, not “{value}”."),
                name=error.parameter,
                choices=", ".join(error.choices),
                value=error.value,
            )
        case TooMuch():
            return words.text(N_("There are more words than the command takes: {words}"), words=" ".join(error.words))
        case click.MissingParameter():
            return words.text(N_("{name} is missing."), name=_name(error.param))
        case click.NoSuchOption():
            return _near(words.text(N_("There is no option {name}."), name=error.option_name), error, words)
        case click.BadOptionUsage():
            return words.text(N_("{name} needs a value."), name=error.option_name)
        case click.exceptions.NoSuchCommand():
            return _near(words.text(N_("There is no command “{name}”."), name=error.command_name), error, words)
        case _:
            return error.format_message()


def show(error: click.ClickException, program: str) -> None:
    """Print an error on stderr in one to three lines."""
    words = shell_words()
    if not isinstance(error, click.UsageError):
        click.echo(error.format_message(), err=True)
        return
    click.echo(usage_sentence(error, words), err=True)
    command = error.ctx.command_path if error.ctx else program
    click.echo(words.text(N_("“{command} --help” shows how it is used."), command=command), err=True)


def _near(sentence: str, error: Any, words: Words) -> str:
    if not error.possibilities:
        return sentence
    return f"{sentence} " + words.text(N_("Near it: {near}."), near=", ".join(error.possibilities))


def _record(option: click.Option, ctx: click.Context, words: Words) -> tuple[str, str]:
    names = (option.get_help_record(ctx) or ("", ""))[0]
    template = option.help or names
    text = words.text(template)
    return names, words.text(N_("{text} (needed)"), text=text) if option.required else text


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.name or "").upper() if param is not None else ""
