"""Arguments and options that several commands share, so that they read the same everywhere."""

from pathlib import Path

import click

from assessor.cli.command import OneOf
from assessor.errors import NotAllowedError
from assessor.marks import N_
from assessor.model.mapping import Coverage

PATH = click.Path(path_type=Path)

file_argument = click.argument("file", type=PATH)
json_option = click.option("--json", "as_json", is_flag=True, help=N_("Answer in JSON."))
framework_option = click.option("--framework", required=True, metavar="ID", help=N_("The framework that is meant."))
assessor_option = click.option(
    "--assessor", metavar="NAME", help=N_("Who judges; a new name adds an assessor. Left out: the only one there is.")
)
programme_option = click.option("--programme", metavar="NAME", help=N_("A programme, by its title or id."))
coverage_option = click.option(
    "--coverage",
    required=True,
    type=OneOf([coverage.name for coverage in Coverage]),
    help=N_("Not, partly, largely, fully."),
)
level_option = click.option("--level", metavar="K", help=N_("The level on the framework's own scale."))


def whole_number(text: str | None) -> int | None:
    """The number that was typed.

    Raises: NotAllowedError for what is no whole number.
    """
    if text is None:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise NotAllowedError(N_("“{text}” is no whole number. Nothing was changed."), text=text[:40]) from error
